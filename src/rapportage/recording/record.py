"""Step 2, RECORD: what one report says, each row tied to the characters that say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rapportage.lexicon.names import names
from rapportage.recording.acting import Around
from rapportage.recording.actors import find_actors
from rapportage.recording.commitment_words import Facts
from rapportage.recording.commitments import find_commitments
from rapportage.recording.cues import find_cues
from rapportage.recording.events import find_events
from rapportage.recording.grammar import find_grammar
from rapportage.recording.linking import find_links
from rapportage.recording.options import RecordingOptions
from rapportage.recording.passages import find_passages
from rapportage.recording.places import find_places
from rapportage.recording.readings import read_passage
from rapportage.recording.relations import find_relations
from rapportage.recording.statement_rows import Telling
from rapportage.recording.statements import find_statements
from rapportage.recording.times import find_times
from rapportage.recording.timing import NO_DATE, anchors
from rapportage.recording.told import Told
from rapportage.recording.toll_places import find_toll_places
from rapportage.recording.tolls import Context, find_tolls
from rapportage.schema.codes import Form
from rapportage.schema.ids import ReportId
from rapportage.schema.issue import Issue, remark
from rapportage.schema.mentions import Mention, Record, StatementMention, TimeMention
from rapportage.schema.report import Report
from rapportage.syntax.backbone import Backbone
from rapportage.syntax.opening import kept_backbone

VERSION = "7"
"""Raised whenever the same report may give another Record: a ledger then records it again."""

_DEFAULTS = RecordingOptions()
M = TypeVar("M", bound=Mention)


def record(report: Report, options: RecordingOptions = _DEFAULTS, *, backbone: Backbone | None = None) -> Record:
    """Return everything one report says. Each line names what it reads and what it yields.

    Args:
        report: What reading made of a payload.
        options: Settings.
        backbone: What analyses sentences, where it is not to be the one that the settings name.

    Raises:
        ConfigError: The settings name a backbone that is not there.
    """
    index = names(options.extra_actors)
    published = anchors(report.dated, longest_interval_days=options.longest_interval_days)
    about = anchors(report.dated, longest_interval_days=options.longest_yearless_days)
    readings = [read_passage(passage) for passage in find_passages(report)]
    grammar = find_grammar([reading.passage for reading in readings], backbone or kept_backbone(options.syntax))
    cues = find_cues(readings, grammar)
    cast = find_actors(readings, cues, index=index, grammar=grammar)
    places = find_places(grammar, cast, report)
    times = tuple(find_times(readings, grammar, published=published, about=about, day_first=options.day_first))
    statements = _in_order(find_statements(readings, cues, Telling(grammar, cast, times), indirect=options.indirect))
    told = Told(statements)
    tolls = _in_order(find_tolls(Context(grammar, cast, index, told, times, published)))
    commitments = _in_order(find_commitments(grammar, readings, Facts(cast, times, told, report.holes, about)))
    events = _in_order(find_events(grammar, Around(cast, told, times, places, published)))
    linked = find_links(grammar, events, tolls, commitments)
    return Record(
        report=ReportId(report.id),
        times=times,
        places=places,
        actors=cast.rows,
        statements=statements,
        events=linked.events,
        tolls=find_toll_places(linked.tolls, linked.events, places),
        commitments=commitments,
        relations=_in_order(find_relations(grammar, cast, told)),
        issues=tuple(_issues(report, times, statements)),
    )


def _in_order(rows: Iterable[M]) -> tuple[M, ...]:
    """Return rows by where they start; of two that start together the one found first."""
    return tuple(sorted(rows, key=lambda row: row.span.start))


def _issues(
    report: Report, times: tuple[TimeMention, ...], statements: tuple[StatementMention, ...]
) -> Iterator[Issue]:
    """Yield what was odd: times that lack the day of publication, quotations that lack a speaker."""
    undated = sum(NO_DATE in time.blanks for time in times)
    if undated:
        yield remark(
            "R201",
            f"{undated} of {len(times)} times wait for the day of publication, which is unknown or too loosely known; "
            f"give it with --published {report.address}=YYYY-MM-DD",
            address=report.address,
            report=report.id,
        )
    unclaimed = sum(
        row.speaker is None and not row.speaker_name and row.nested_in is None and row.form is not Form.INDIRECT
        for row in statements
    )
    if unclaimed:
        yield remark(
            "R202",
            f"{unclaimed} quotations have no speaker near; they are kept without one",
            address=report.address,
            report=report.id,
        )
