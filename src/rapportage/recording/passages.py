"""The parts of a report worth recording, cleaned for reading, as views that point back at it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from rapportage.schema.ids import ReportId
from rapportage.schema.report import MINED, Damage, Repeat, Report, Use
from rapportage.schema.span import Span
from rapportage.text.view import Edit, View

# Characters that show nothing, and runs of white space: what stands there becomes nothing, or one space.
_CLEAN = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e]+|[^\\S\n]{2,}|\\s*\n\\s*")
_SAME_LENGTH = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\t": " ", "\r": " ",
                              "\u2028": " ", "\x0b": " ", "\x0c": " ", "\u3000": " "})  # fmt: skip
_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")


class Passage(NamedTuple):
    """A block of a report, cleaned for reading. Lives inside RECORD only.

    Attributes:
        report: The report.
        offset: Where the block starts in ``report.text``.
        view: The block with damage mended and white space settled.
        text: ``view.text`` with odd spaces and apostrophes made plain, character for character.
        use: What the block is for.
        repeats: The words elsewhere in the page that it says again, None when it says them first.
    """

    report: ReportId
    offset: int
    view: View
    text: str
    use: Use
    repeats: Repeat | None = None

    def span(self, start: int, end: int) -> Span:
        """Return ``text[start:end]`` as characters of the report."""
        low, high = self.view.back(start, end)
        return Span(report=self.report, start=self.offset + low, end=self.offset + high)


LONGEST = 20_000
"""A block longer than this is read in parts, so that work within a passage stays bounded on a text of one line."""


def find_passages(report: Report) -> Iterator[Passage]:
    """Yield the blocks that records may come from, in order; furniture never."""
    repeats = sorted(_turned(report), key=lambda each: each.span.start)
    damages = sorted(report.damages, key=lambda each: each.span.start)
    starts = [each.span.start for each in damages]
    for block in report.blocks:
        if block.use not in MINED:
            continue
        repeat = _repeat_of(repeats, block.start, block.end)
        is_first = block.use is Use.PULL_QUOTE and repeat is None and _is_repeated(repeats, block.start, block.end)
        use = Use.BODY if is_first else block.use
        for start, end in _parts(report.text, block.start, block.end):
            near = damages[bisect_left(starts, start) : bisect_left(starts, end)]
            passage = _passage(report, (start, end), use, repeat, damages=near)
            if passage is not None:
                yield passage


def _turned(report: Report) -> Iterator[Repeat]:
    """Yield the repeats, one turned round where the running text "repeats" a box: the running text is read first.

    Of two boxes the longer is taken for running text: a paragraph that is one quotation looks like a pull quote.
    """
    starts = [block.start for block in report.blocks]
    for repeat in report.repeats:
        again = report.blocks[max(0, bisect_right(starts, repeat.span.start) - 1)]
        first = report.blocks[max(0, bisect_right(starts, repeat.first.start) - 1)]
        longer = again.use in _BOXES and again.end - again.start > first.end - first.start
        is_turned = first.use in _BOXES and (again.use is Use.BODY or longer)
        yield Repeat(span=repeat.first, first=repeat.span, share=repeat.share) if is_turned else repeat


_BOXES = frozenset({Use.PULL_QUOTE, Use.TEASER})


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a block whole, or cut after a full stop or at white space where it is very long."""
    while end - start > LONGEST:
        cut = text.rfind(". ", start + LONGEST // 2, start + LONGEST) + 1
        cut = cut or text.rfind(" ", start + LONGEST // 2, start + LONGEST) or start + LONGEST
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _passage(
    report: Report, within: tuple[int, int], use: Use, repeat: Repeat | None, *, damages: list[Damage]
) -> Passage | None:
    """Return a range of the report cleaned for reading, None when nothing readable stands there."""
    start, end = within
    view = View.of(report.text[start:end])
    mends = list(_mends(damages, start, end))
    if mends:
        view = view.edit(mends)
    cleaning = [Edit(*found.span(), _cleaned(found[0])) for found in _CLEAN.finditer(view.text)]
    if cleaning:
        view = view.edit(cleaning)
    text = _APOSTROPHE.sub("'", view.text.translate(_SAME_LENGTH))
    return Passage(ReportId(report.id), start, view, text, use, repeat) if text.strip() else None


def _cleaned(run: str) -> str:
    """Return what a run of odd characters reads as."""
    return (
        " "
        if run.strip("\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e") != "" or " " in run
        else ""
    )


def _mends(damages: list[Damage], start: int, end: int) -> Iterator[Edit]:
    """Yield the repairs that may be relied on, as edits of a block; the others are left as they came."""
    done = start
    for damage in damages:
        if done <= damage.span.start and damage.span.end <= end and damage.trusted and damage.repaired:
            yield Edit(damage.span.start - start, damage.span.end - start, damage.repaired)
            done = damage.span.end


def _is_repeated(repeats: list[Repeat], start: int, end: int) -> bool:
    """Tell whether another block says again what stands in this one."""
    return any(start <= repeat.first.start < end for repeat in repeats)


def _repeat_of(repeats: list[Repeat], start: int, end: int) -> Repeat | None:
    """Return the repeat that covers most of a block, None when none covers half of it."""
    for repeat in repeats:
        if repeat.span.start >= end:
            break
        common = min(end, repeat.span.end) - max(start, repeat.span.start)
        if common * 2 > end - start:
            return repeat
    return None
