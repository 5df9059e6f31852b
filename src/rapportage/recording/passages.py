"""The parts of a report worth recording, cleaned for reading, as views that point back at it."""

from __future__ import annotations

import re
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


def find_passages(report: Report) -> Iterator[Passage]:
    """Yield the blocks that records may come from, in order; furniture never."""
    repeats = sorted(report.repeats, key=lambda each: each.span.start)
    damages = sorted(report.damages, key=lambda each: each.span.start)
    for block in report.blocks:
        if block.use not in MINED:
            continue
        raw = report.text[block.start : block.end]
        view = View.of(raw)
        mends = list(_mends(damages, block.start, block.end))
        if mends:
            view = view.edit(mends)
        cleaning = [Edit(*found.span(), _cleaned(found[0])) for found in _CLEAN.finditer(view.text)]
        if cleaning:
            view = view.edit(cleaning)
        text = _APOSTROPHE.sub("'", view.text.translate(_SAME_LENGTH))
        if text.strip():
            repeat = _repeat_of(repeats, block.start, block.end)
            yield Passage(ReportId(report.id), block.start, view, text, block.use, repeat)


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


def _repeat_of(repeats: list[Repeat], start: int, end: int) -> Repeat | None:
    """Return the repeat that covers most of a block, None when none covers half of it."""
    for repeat in repeats:
        common = min(end, repeat.span.end) - max(start, repeat.span.start)
        if common * 2 > end - start:
            return repeat
    return None
