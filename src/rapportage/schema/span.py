"""Where in a report something was found."""

from __future__ import annotations

from rapportage.schema.base import Shape
from rapportage.schema.ids import ReportId


class Span(Shape, frozen=True, kw_only=True):
    """The half-open range ``report.text[start:end]``, in code points of the text as decoded.

    Attributes:
        report: The report the span points into.
        start: First character.
        end: One past the last character.
    """

    report: ReportId
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            message = f"a span holds at least one character: {self.start}..{self.end}"
            raise ValueError(message)

    def of(self, text: str) -> str:
        """Return the characters the span points at in its report's text."""
        return text[self.start : self.end]
