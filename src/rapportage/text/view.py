"""An edited text that can always point back at the text it was made from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace ``text[start:end]``, at least one character, by ``new``.

    Nothing is inserted from nowhere: every character of a view stands for characters it came from.
    """

    start: int
    end: int
    new: str


class _Piece(NamedTuple):
    """A stretch of the view and the stretch of the parent it stands for."""

    start: int
    parent_start: int
    parent_end: int
    kept: bool


@dataclass(frozen=True, slots=True)
class View:
    r"""A readable version of ``original``, made by non-overlapping edits in ascending order.

    >>> view = View.of("said\u00ad  \u0093no\u0094").edit([Edit(4, 6, ""), Edit(7, 8, '"')])
    >>> view.text
    'said "no\x94'
    >>> view.back(6, 8)
    (8, 10)
    """

    original: str
    text: str
    _pieces: tuple[_Piece, ...] = field(repr=False)
    _starts: tuple[int, ...] = field(repr=False)
    _parent: View | None = field(repr=False, default=None)

    @classmethod
    def of(cls, original: str) -> View:
        """Start from a text as it is."""
        return cls(original, original, (_Piece(0, 0, len(original), kept=True),), (0,))

    def edit(self, edits: Iterable[Edit]) -> View:
        """Return a new view with the edits made; offsets in ``edits`` are offsets in this view."""
        pieces: list[_Piece] = []
        parts: list[str] = []
        done = length = 0
        for start, end, new in edits:
            if not done <= start < end <= len(self.text):
                message = f"edit {start}..{end} overlaps the one before it or leaves the text"
                raise ValueError(message)
            for part, parent_end, kept in (
                (self.text[done:start], start, True),
                (new, end, False),
            ):
                if part:
                    pieces.append(_Piece(length, done if kept else start, parent_end, kept))
                    parts.append(part)
                    length += len(part)
            done = end
        if done < len(self.text):
            pieces.append(_Piece(length, done, len(self.text), kept=True))
            parts.append(self.text[done:])
        starts = tuple(piece.start for piece in pieces)
        return View(self.original, "".join(parts), tuple(pieces), starts, self)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Map ``view.text[start:end]`` to the range of ``original`` it was made from."""
        if not 0 <= start < end <= len(self.text):
            message = f"{start}..{end} is not a range of a text of {len(self.text)} characters"
            raise ValueError(message)
        first = self._pieces[bisect_right(self._starts, start) - 1]
        last = self._pieces[bisect_right(self._starts, end - 1) - 1]
        low = first.parent_start + (start - first.start if first.kept else 0)
        high = last.parent_start + (end - last.start) if last.kept else last.parent_end
        return self._parent.back(low, high) if self._parent else (low, high)
