"""What the heading facts of a report are read from, and how they are written down."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from rapportage.reading.page import Page
from rapportage.schema.ids import ReportId
from rapportage.schema.report import Block, Fact, FactBasis, Hint, Payload, Use
from rapportage.schema.span import Span
from rapportage.text.view import View

MOST_EVIDENCE = 200
"""Characters kept of a field or an address as evidence; enough to recognise it by."""


class Sheet(NamedTuple):
    """A laid out page with its blocks, its mended view, the payload it came in, and the report's id."""

    page: Page
    blocks: tuple[Block, ...]
    view: View
    payload: Payload
    report: ReportId

    def words(self, block: Block) -> str:
        """Return the characters of a block."""
        return self.page.text[block.start : block.end]

    def of_use(self, *uses: Use) -> Iterator[Block]:
        """Yield the blocks of some uses in order."""
        return (block for block in self.blocks if block.use in uses)

    def use_at(self, offset: int) -> Use | None:
        """Return the use of the block that a character of the text stands in, None between blocks."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[index].use if index >= 0 and offset < self.blocks[index].end else None

    def hint(self, name: str) -> Hint | None:
        """Return the strongest hint of a name: what a person gave, else what the container says."""
        hints = [hint for hint in self.payload.hints if hint.name == name and hint.value.strip()]
        return next((hint for hint in hints if hint.basis is FactBasis.GIVEN), hints[0] if hints else None)

    def hinted(self, name: str) -> Fact | None:
        """Return the fact that a hint gives."""
        hint = self.hint(name)
        if hint is None:
            return None
        sure = 1.0 if hint.basis is FactBasis.GIVEN else 0.95
        return Fact(
            value=hint.value.strip(),
            basis=hint.basis,
            confidence=sure,
            evidence=f"{hint.name}={hint.value}"[:MOST_EVIDENCE],
        )

    def span(self, start: int, end: int) -> Span:
        """Return the span of some characters of the report."""
        return Span(report=self.report, start=start, end=end)

    def printed(self, value: str, start: int, end: int, *, confidence: float) -> Fact:
        """Return a fact read from some characters of the report."""
        return Fact(value=value, basis=FactBasis.PRINTED, confidence=confidence, span=self.span(start, end))


def noted(value: str, name: str, content: str, *, confidence: float, basis: FactBasis = FactBasis.METADATA) -> Fact:
    """Return a fact read from a field or an address."""
    return Fact(value=value, basis=basis, confidence=confidence, evidence=f"{name}={content}"[:MOST_EVIDENCE])
