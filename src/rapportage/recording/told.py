"""Who says some words of a report: the statement that holds them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from rapportage.schema.mentions import StatementMention, Voice
from rapportage.schema.span import Span

_REACH = 60
"""How many statements that begin before some words are looked at: those of one passage, which nest two deep at most."""


class Told:
    """The statements of a report, found by the characters they hold."""

    def __init__(self, statements: Iterable[StatementMention]) -> None:
        self._rows = sorted(statements, key=lambda row: (row.span.start, -row.span.end))
        self._starts = [row.span.start for row in self._rows]

    def voice_at(self, words: Span) -> tuple[Voice, ...]:
        """Return the chain of the innermost statement whose content holds the words; empty when the outlet says them."""
        best: StatementMention | None = None
        last = bisect_right(self._starts, words.start)
        for row in self._rows[max(0, last - _REACH) : last]:
            holds = any(each.start <= words.start and words.end <= each.end for each in row.content)
            if holds and (best is None or row.span.end - row.span.start <= best.span.end - best.span.start):
                best = row
        return best.voice if best else ()
