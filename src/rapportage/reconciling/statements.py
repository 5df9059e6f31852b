"""One utterance, however many reports quote it: the same words by the same speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rapportage.reconciling.independence import count_reports
from rapportage.schema.ids import MentionId, mint
from rapportage.schema.matters import Statement
from rapportage.schema.mentions import Record, StatementMention
from rapportage.schema.report import Report
from rapportage.text.shingles import words

LEAST_WORDS = 4
"""Shorter quotations are phrases anybody may use: they are joined only within one work."""


def find_statements(
    records: Sequence[Record], reports: Mapping[str, Report], *, work_of: Mapping[str, str]
) -> tuple[Statement, ...]:
    """Return every utterance with its mentions.

    Its voices are the works that heard it; the speaker is what they vouch for. Mentions are joined when the words are the same, case and punctuation apart, and the speakers' names can be
    one name: the shorter's words all stand in the longer, or one report names nobody.
    """
    groups: defaultdict[tuple[str, ...], list[StatementMention]] = defaultdict(list)
    for record in records:
        report = reports.get(record.report)
        for mention in record.statements if report else ():
            said = tuple(words(" ".join(span.of(report.text) for span in mention.content))) if report else ()
            if said:
                where = () if len(said) >= LEAST_WORDS else (work_of.get(record.report, record.report),)
                groups[said + where].append(mention)
    statements = [
        _statement(mentions, reports, work_of=work_of)
        for group in groups.values()
        for mentions in _by_speaker(sorted(group, key=lambda mention: mention.id))
    ]
    return tuple(sorted(statements, key=lambda statement: statement.id))


def _by_speaker(mentions: list[StatementMention]) -> list[list[StatementMention]]:
    """Return the mentions in groups whose speakers can be one, longest names first so that order changes nothing."""
    groups: list[tuple[frozenset[str], list[StatementMention]]] = []
    for mention in sorted(mentions, key=lambda one: (-len(words(one.speaker_name)), one.speaker_name, one.id)):
        name = frozenset(words(mention.speaker_name))
        home = next((group for known, group in groups if name <= known), None)
        if home is None:
            groups.append((name, [mention]))
        else:
            home.append(mention)
    return [group for _, group in groups]


def _statement(
    mentions: list[StatementMention], reports: Mapping[str, Report], *, work_of: Mapping[str, str]
) -> Statement:
    first = mentions[0]
    text = reports[first.span.report].text
    return Statement(
        id=mint("statement", *sorted(mention.id for mention in mentions)),
        evidence=tuple(MentionId(one) for one in sorted(mention.id for mention in mentions)),
        reports=count_reports(mentions),
        voices=len({work_of.get(mention.span.report, mention.span.report) for mention in mentions}),
        speaker_name=first.speaker_name,
        words=" … ".join(span.of(text) for span in first.content),
    )
