"""An edited text that can always point back at the text it was made from.

A report's text is never edited. What a rule wants to read without no-break spaces, soft hyphens or
misread characters is a ``View``: the edited text, and for every range of it the range of the original
that it stands for. Views stack: an edit of a view is a view of the same original.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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

    Making a view costs time and room for the text and its edits, once; ``back`` and ``forth`` cost a
    binary search a layer.

    Attributes:
        original: The text that ranges point back at.
        text: The text as edited.

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
        """Return the view of a text as it is."""
        return cls(original, original, (_Piece(0, 0, len(original), kept=True),), (0,))

    def edit(self, edits: Iterable[Edit]) -> View:
        """Return a new view with the edits made; offsets in ``edits`` are offsets in this view.

        Without edits the view itself comes back.

        Raises:
            ValueError: An edit is empty, leaves the text, or overlaps the one before it.
        """
        pieces: list[_Piece] = []
        parts: list[str] = []
        done = length = 0
        for start, end, new in edits:
            if not done <= start < end <= len(self.text):
                message = f"edit {start}..{end} is empty, overlaps the one before it or leaves the text"
                raise ValueError(message)
            if done < start:
                pieces.append(_Piece(length, done, start, kept=True))
                parts.append(self.text[done:start])
                length += start - done
            if new:
                pieces.append(_Piece(length, start, end, kept=False))
                parts.append(new)
                length += len(new)
            done = end
        if not done:
            return self
        if done < len(self.text):
            pieces.append(_Piece(length, done, len(self.text), kept=True))
            parts.append(self.text[done:])
        starts = tuple([piece.start for piece in pieces])
        return View(self.original, "".join(parts), tuple(pieces), starts, self)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of ``original`` that ``text[start:end]`` was made from.

        A range that holds a part of a replacement points at all it replaced; characters that were
        deleted at the range's ends are left out.

        Raises:
            ValueError: The range is empty or leaves the text.
        """
        if not 0 <= start < end <= len(self.text):
            message = f"{start}..{end} is not a range of a text of {len(self.text)} characters"
            raise ValueError(message)
        first = self._pieces[bisect_right(self._starts, start) - 1]
        last = self._pieces[bisect_right(self._starts, end - 1) - 1]
        low = first.parent_start + (start - first.start if first.kept else 0)
        high = last.parent_start + (end - last.start) if last.kept else last.parent_end
        return self._parent.back(low, high) if self._parent else (low, high)

    def forth(self, start: int, end: int) -> tuple[int, int] | None:
        r"""Return the range of ``text`` that stands for ``original[start:end]``, None where all of it was deleted.

        A range that holds a part of what a replacement stands for takes in the whole replacement.

        >>> view = View.of("caf\u00c3\u00a9s").edit([Edit(3, 5, "\u00e9")])
        >>> view.forth(0, 4), view.forth(5, 6)
        ((0, 4), (4, 5))

        Raises:
            ValueError: The range is empty or leaves the original.
        """
        if not 0 <= start < end <= len(self.original):
            message = f"{start}..{end} is not a range of a text of {len(self.original)} characters"
            raise ValueError(message)
        if self._parent:
            within = self._parent.forth(start, end)
            if within is None:
                return None
            start, end = within
        first = bisect_right(self._pieces, start, key=_end)  # the first piece that ends after ``start``
        last = bisect_left(self._pieces, end, key=_parent_start) - 1  # the last one that begins before ``end``
        if first > last:
            return None
        one, other = self._pieces[first], self._pieces[last]
        low = one.start + max(0, start - one.parent_start) if one.kept else one.start
        if other.kept:
            return low, other.start + min(end, other.parent_end) - other.parent_start
        return low, self._starts[last + 1] if last + 1 < len(self._starts) else len(self.text)


def _end(piece: _Piece) -> int:
    return piece.parent_end


def _parent_start(piece: _Piece) -> int:
    return piece.parent_start
