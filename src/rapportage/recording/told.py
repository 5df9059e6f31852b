"""Who says some words of a report: the statement that holds them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from rapportage.schema.codes import Status
from rapportage.schema.mentions import StatementMention, Voice
from rapportage.schema.span import Span

_MUTE = ("statements.stance/", "statements.regard/", "statements.evidence/", "statements.echo/", "statements.inner/")
"""Rules whose rows vouch for nothing that they hold: what is wanted, praised, blamed or shown, words that are nobody's or the outlet's."""


class Told:
    """The statements of a report, found by the characters they hold."""

    def __init__(self, statements: Iterable[StatementMention]) -> None:
        held = [
            (piece.start, piece.end, row)
            for row in statements
            if row.status is not Status.NEGATED and not row.rule.startswith(_MUTE)
            for piece in row.content
        ]
        held.sort(key=lambda each: (each[0], -each[1]))
        self._held = held
        self._starts = [each[0] for each in held]
        self._reach = list(accumulate((each[1] for each in held), max))

    def statement_at(self, words: Span) -> StatementMention | None:
        """Return the innermost statement whose content holds the words, None where the outlet says them."""
        best: StatementMention | None = None
        length = 0
        at = bisect_right(self._starts, words.start) - 1
        while at >= 0 and self._reach[at] >= words.end:
            start, end, row = self._held[at]
            if end >= words.end and (best is None or (end - start, -len(row.voice)) < (length, -len(best.voice))):
                best, length = row, end - start
            at -= 1
        return best

    def voice_at(self, words: Span) -> tuple[Voice, ...]:
        """Return the chain of those who vouch for the words, outermost first; empty when the outlet says them itself."""
        row = self.statement_at(words)
        return row.voice if row is not None else ()
