"""Why a row says what it says: the chain from any row down to characters someone can read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapportage.errors import UnknownId
from rapportage.ledger.ledger import Ledger
from rapportage.ledger.pointing import ids_of, spans_of
from rapportage.schema.base import Row
from rapportage.schema.matters import Copy, Dating, Work
from rapportage.schema.mentions import Mention
from rapportage.schema.report import Report
from rapportage.schema.span import Span

CONTEXT = 160
"""Characters shown on either side of a span: a sentence of news is 130 long on average, two lines of a terminal."""

_OF_MENTIONS = frozenset({"speaker", "voice.speaker", "alias_of", "nested_in", "repeats", "part_of"})
_OF_OTHERS = frozenset({"evidence", "sides.evidence", "commitment", "about", "copied_from"})
"""The fields that say what a row rests on. Others (an event's parties, its place) say what it is about: each has
its own evidence, a state's being every mention of it."""


class Place(NamedTuple):
    """Characters a row rests on.

    Attributes:
        field: The field that points at them.
        report: The report they stand in.
        address: Where its payload lies.
        path: Where the file was on this machine, empty when it was none.
        sha256: Digest of the payload.
        start: First character.
        end: One past the last.
        before: What stands before it in the line, at most CONTEXT characters.
        excerpt: The characters.
        after: What stands after it in the line.
    """

    field: str
    report: str
    address: str
    path: str
    sha256: str
    start: int
    end: int
    before: str
    excerpt: str
    after: str


class Reason(NamedTuple):
    """One link of the chain.

    Attributes:
        depth: 0 for the row asked about, 1 for what it rests on, and so on.
        field: By which field the row above leads here, empty at the top.
        row: The row.
        places: The characters it points at itself, its main span first.
        rule: What found it, empty for what is no mention.
        voice: Who vouches, outermost first, as named; empty when the outlet does.
    """

    depth: int
    field: str
    row: Row
    places: tuple[Place, ...]
    rule: str
    voice: tuple[str, ...]


def why(ledger: Ledger, row_id: str) -> tuple[Reason, ...]:
    """Return the row and all it rests on, each row once, a row before what it rests on.

    Raises:
        UnknownId: No row, or more than one, answers to the id.
    """
    return tuple(_Asking(ledger).reasons(ledger.find(row_id)))


class _Asking:
    """One question, with the reports it has opened."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._reports: dict[str, tuple[Report, str]] = {}
        self._told: set[str] = set()

    def reasons(self, row: Row, *, depth: int = 0, field: str = "") -> Iterator[Reason]:
        """Yield the reason for a row, then those for the rows it rests on."""
        self._told.add(row.id)
        rule, voice = "", tuple[str, ...]()
        if isinstance(row, Mention):
            rule, voice = row.rule, tuple(one.name or one.role.value for one in row.voice)
        yield Reason(depth=depth, field=field, row=row, places=tuple(self._places(row)), rule=rule, voice=voice)
        leads = list(self._leads(row))
        rows = self._ledger.rows_of_ids(other for _, other in leads)
        for inner, other in leads:
            if other in rows and other not in self._told:  # a broken chain is for verify to tell
                yield from self.reasons(rows[other], depth=depth + 1, field=inner)

    def _leads(self, row: Row) -> Iterator[tuple[str, str]]:
        """Yield the ids of what a row rests on: a mention on who speaks, a matter on its evidence."""
        if isinstance(row, Work | Dating):
            yield from self._copies(row)
        wanted = _OF_MENTIONS if isinstance(row, Mention) else _OF_OTHERS
        for field, other in ids_of(row):
            if field in wanted:
                yield field, other

    def _copies(self, row: Work | Dating) -> Iterator[tuple[str, str]]:
        """Yield the copies that make reports one work."""
        reports = set(row.reports if isinstance(row, Work) else (row.report, row.copied_from))
        for copy in self._ledger.rows(Copy, where={"is_one_work": True}):
            if {copy.copy, copy.original} <= reports:
                yield "reports", copy.id

    def _places(self, row: Row) -> Iterator[Place]:
        spans = sorted(spans_of(row), key=lambda pair: pair[0] != "span")
        if isinstance(row, Report) and not spans and row.text.strip():
            start = len(row.text) - len(row.text.lstrip())
            spans = [("text", row.span(start, start + len(row.text[start:].partition("\n")[0].rstrip())))]
        for field, span in spans:
            place = self._place(field, span)
            if place is not None:
                yield place

    def _place(self, field: str, span: Span) -> Place | None:
        opened = self._open(span.report)
        if opened is None:
            return None
        report, path = opened
        before, after = around(report.text, span)
        return Place(
            field=field,
            report=report.id,
            address=report.address,
            path=path,
            sha256=report.sha256,
            start=span.start,
            end=span.end,
            before=before,
            excerpt=span.of(report.text),
            after=after,
        )

    def _open(self, report_id: str) -> tuple[Report, str] | None:
        if report_id not in self._reports:
            report = next(iter(self._ledger.rows(Report, where={"id": report_id})), None)
            if report is None:
                return None
            try:
                path = self._ledger.payload_of(report_id).path
            except UnknownId:
                path = ""
            self._reports[report_id] = (report, path)
        return self._reports[report_id]


def around(text: str, span: Span) -> tuple[str, str]:
    r"""Return what stands before and after a span in its line, each cut to CONTEXT characters at a word.

    >>> around("One.\nTwo three four.", Span(report="r", start=9, end=14))
    ('Two ', ' four.')
    """
    line = text.rfind("\n", 0, span.start) + 1
    first = max(line, span.start - CONTEXT)
    if first > line:
        first = _word_start(text, first, span.start)
    end = text.find("\n", span.end)
    line_end = len(text) if end < 0 else end
    last = min(line_end, span.end + CONTEXT)
    if last < line_end:
        cut = text.rfind(" ", span.end, last)
        last = last if cut < 0 else cut
    return text[first : span.start], text[span.end : last]


def _word_start(text: str, first: int, limit: int) -> int:
    space = text.find(" ", first, limit)
    return first if space < 0 else space + 1
