"""Footnotes: numbered pointers from a brief's sentences to the characters they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rapportage.schema.mentions import Mention
from rapportage.schema.report import Report
from rapportage.schema.span import Span
from rapportage.text.context import around

LONGEST_MARK = 280
"""Characters of a span a footnote shows: two sentences; a copied passage may be a page long."""


class Note(NamedTuple):
    """A footnote: where it points, and the sentence there as (before, marked, after)."""

    number: int
    id: str
    address: str
    start: int
    end: int
    before: str
    marked: str
    after: str


class Footnotes:
    """Numbers footnotes as they are first used."""

    def __init__(self, reports: Iterable[Report], mentions: Iterable[Mention]) -> None:
        self._reports = {report.id: report for report in reports}
        self._spans = {mention.id: mention.span for mention in mentions}
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.notes: list[Note] = []

    def to(self, ids: Iterable[str]) -> tuple[int, ...]:
        """Return the footnote numbers of some mentions."""
        return tuple(dict.fromkeys(self.at(self._spans[i], i) for i in ids if i in self._spans))

    def at(self, span: Span, row: str) -> int:
        """Return the footnote number of a span."""
        key = (span.report, span.start, span.end)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            report = self._reports[span.report]
            text = report.text
            shown_end = min(span.end, span.start + LONGEST_MARK)
            low, high = around(text, span.start, shown_end)
            marked = one_line(text[span.start : shown_end])
            is_cut = shown_end < span.end
            before, after = one_line(text[low : span.start]), "" if is_cut else one_line(text[span.end : high])
            place = (report.address, span.start, span.end)
            self.notes.append(Note(self._numbers[key], row, *place, before, marked + " …" * is_cut, after))
        return self._numbers[key]

    def words(self, span: Span) -> str:
        """Return the characters of a span, on one line."""
        return one_line(span.of(self._reports[span.report].text))

    def head(self, report: Report) -> int:
        """Return the footnote number of a report's headline, or of its first block where none was found."""
        block = next((b for b in report.blocks), None)
        span = report.title.span or (report.span(block.start, min(block.end, block.start + 120)) if block else None)
        return self.at(span, report.id) if span else 0


def one_line(text: str) -> str:
    """Return a text with its white space as single spaces."""
    return " ".join(text.split())
