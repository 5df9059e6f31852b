"""Quotation marks: curly, straight, guillemets, single; nested, unclosed, over several paragraphs.

Marks come in pairs of three families: double, single and angle. Straight marks open or close by what
stands beside them; an apostrophe is never a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARK = re.compile(
    r"[\"“”„‟«»‹›『』「」＂]|``|''|[‘‚‛]|(?<!\w)'(?!\d0s\b|em\b|til\b|cause\b|tis\b|twas\b|n\b)(?=[\w\[“\"(…])|(?<![\s'])['’](?!\w)"
)
_OPENS = {"“": "double", "„": "double", "‟": "double", "``": "double", "«": "angle", "‹": "angle", "‘": "single",
          "‚": "single", "‛": "single", "「": "corner", "『": "corner"}  # fmt: skip
_CLOSES = {"”": "double", "»": "angle", "›": "angle", "’": "single", "」": "corner", "』": "corner"}
_LONGEST_SINGLE = 1_500
"""Single marks farther apart are apostrophes that look like marks."""


class Quoted(NamedTuple):
    """Words in marks: ``text[start:end]`` with them, ``text[low:high]`` without.

    Attributes:
        start: The opening mark.
        end: One past the closing mark, or the end of the text where none closes it.
        low: First character of the words.
        high: One past the last.
        depth: 0 for the outermost marks, 1 for marks within those.
        is_closed: Whether a closing mark stands.
        is_single: Whether the marks are single ones.
    """

    start: int
    end: int
    low: int
    high: int
    depth: int
    is_closed: bool
    is_single: bool


class _Open(NamedTuple):
    family: str
    start: int
    low: int


def _sides(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Tell whether a straight mark may open and may close here, by its neighbours."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    may_open = (before.isspace() or before in "([{—–-/:;,‘'“\"…") and not after.isspace()
    may_close = not before.isspace() and (start > 0) and not (after.isalnum() and before not in ".,!?…")
    return may_open, may_close


def _turned(text: str, mark: re.Match[str], stack: list[_Open]) -> tuple[str, bool] | None:
    """Return the reading of a mark that opens or closes against its usual direction: „…“, »…«, ”…”."""
    families = [each.family for each in stack]
    opens = _sides(text, *mark.span())[0]
    if mark[0] == "“" and "double" in families and text[stack[families.index("double")].start] == "„":
        return "double", False
    if mark[0] == "”" and "double" not in families and opens:
        return "double", True  # Swedish, and slips of the keyboard
    if mark[0] == "»" and "angle" not in families and opens:
        return "angle", True
    return ("angle", False) if mark[0] == "«" and "angle" in families else None


def _decide(text: str, mark: re.Match[str], stack: list[_Open]) -> tuple[str, bool] | None:
    """Return the family of a mark and whether it opens; None when it is an apostrophe."""
    char = mark[0]
    start, end = mark.span()
    families = [each.family for each in stack]
    if char in {'"', "＂", "''"}:  # two apostrophes stand for both marks in some archives
        may_open, may_close = _sides(text, start, end)
        if "double" in families:
            return ("double", False) if may_close or not may_open else None
        return ("double", True) if may_open or not may_close else None
    if char == "'":
        may_open, may_close = _sides(text, start, end)
        if "single" in families and may_close:
            return "single", False
        return ("single", True) if may_open and "single" not in families else None
    turned = _turned(text, mark, stack)
    if turned is not None:
        return turned
    if char in _OPENS:
        return _OPENS[char], True
    family = _CLOSES[char]
    if family not in families:
        return None
    opening = text[stack[families.index(family)].start]
    return None if family == "single" and opening == "'" else (family, False)


def find_quoted(text: str) -> Iterator[Quoted]:
    """Yield the words in quotation marks of one paragraph, outermost and inner, by where they start.

    >>> text = "“He told me, ‘go’,” she said. It was 'over', the boys' mother's 'end"
    >>> [(text[each.low : each.high], each.depth) for each in find_quoted(text)]
    [('He told me, ‘go’,', 0), ('go', 1), ('over', 0)]
    """
    found: list[Quoted] = []
    stack: list[_Open] = []
    for mark in _MARK.finditer(text):
        decided = _decide(text, mark, stack)
        if decided is None:
            continue
        family, opens = decided
        start, end = mark.span()
        if opens:
            if any(each.family == family for each in stack):
                # A second opening mark: the first was never closed.
                stack = _drop(stack, family)
            stack.append(_Open(family, start, end))
            continue
        while stack and stack[-1].family != family:
            stack.pop()  # an inner mark that never closed
        opened = stack.pop()
        is_single = family == "single"
        if start > opened.low and not (is_single and start - opened.low > _LONGEST_SINGLE):
            found.append(Quoted(opened.start, end, opened.low, start, len(stack), is_closed=True, is_single=is_single))
    for depth, opened in enumerate(stack):
        if opened.family != "single" and depth == 0 and opened.low < len(text.rstrip()):
            found.append(
                Quoted(opened.start, len(text), opened.low, len(text.rstrip()), depth, is_closed=False, is_single=False)
            )
    yield from sorted(found, key=lambda each: (each.start, -each.end))


def _drop(stack: list[_Open], family: str) -> list[_Open]:
    """Return the stack up to the mark of that family, which is forgotten with all it held."""
    index = next(index for index, each in enumerate(stack) if each.family == family)
    return stack[:index]
