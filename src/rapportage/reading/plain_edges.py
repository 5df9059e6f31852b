"""What stands above, between and below the paragraphs of a plain text: headline, names, headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapportage.reading.cues import is_name
from rapportage.reading.plain_calls import Call
from rapportage.reading.plain_lines import Line
from rapportage.reading.plain_odds import Reach, is_title
from rapportage.schema.report import Use

_DASHES = ("-", "–", "—")
_LABEL_WORDS = 4
"""Most words of a section label ("World", "Al Jazeera", "Halm Evening Courier")."""


def call_head(lines: Sequence[Line], calls: Sequence[Call], first: int) -> list[Call]:
    """Return the calls with headline, byline, standfirst and labels found above the first paragraph."""
    found = list(calls)
    reach = first + 1 if first + 1 < len(lines) and lines[first].n_words <= 20 else first
    for at in range(min(reach, 3)):
        if calls[at].use in {Use.BODY, Use.NAVIGATION} and lines[at].known is None and _are_names(lines[at].text):
            found[at] = Call(Use.BYLINE, "plain.names_at_head", 1.5)
    title = next((at for at in range(reach) if found[at].use is Use.BODY and is_title(lines[at])), -1)
    if title >= 0:
        found[title] = Call(Use.HEADLINE, "plain.title", 2.0)
    seen = Counter(line.norm for line in lines[:first])
    for at in range(first):
        if at != title and lines[at].known is None and found[at].use in {Use.BODY, Use.NAVIGATION}:
            found[at] = _call_above(lines[at], found, at, title=title, again=seen[lines[at].norm] > 1)
    return found


def _call_above(line: Line, calls: Sequence[Call], at: int, *, title: int, again: bool) -> Call:
    """Return what one line above the first paragraph is for."""
    beside = [by for by in (at - 1, at + 1) if by >= 0]
    near = title >= 0 and abs(at - title) <= 2
    by_line = near or any(calls[by].use is Use.BYLINE for by in beside if by < len(calls))
    if calls[at].use is Use.NAVIGATION and calls[at].odds > 2:
        return calls[at]
    if by_line and not again and is_name(line.text.strip(" •,")):
        return Call(Use.BYLINE, "plain.name_at_title", 1.5)
    if calls[at].use is not Use.BODY:
        return calls[at]
    label = not line.ends and line.n_words <= _LABEL_WORDS and not line.text.endswith((*_DASHES, ":"))
    if label and (at < title or again):
        return Call(Use.NAVIGATION, "plain.label", 1.0)
    if title >= 0 and at == title + 1 and line.n_words <= 40:
        return Call(Use.STANDFIRST, "plain.under_title", 0.8)
    return calls[at]


def _are_names(text: str) -> bool:
    """Return whether a line is two persons' names or more: "Mara Ilic and Oto Brandt"."""
    parts = text.replace(" and ", ", ").split(", ")
    return " and " in text and all(is_name(part) for part in parts)


def call_signed(lines: Sequence[Line], calls: Sequence[Call], found: Reach) -> list[Call]:
    """Return the calls with names alone below the last paragraph as bylines."""
    return [
        Call(Use.BYLINE, "plain.name_at_end", 1.0)
        if at > found.last and call.use is Use.BODY and line.known is None and is_name(line.text.strip(" •,-–—"))
        else call
        for at, (line, call) in enumerate(zip(lines, calls, strict=True))
    ]


def call_headings(lines: Sequence[Line], calls: Sequence[Call]) -> list[Call]:
    """Return the calls with short unclosed lines ahead of a paragraph as headings."""
    found = list(calls)
    for at in range(len(lines) - 1):
        line, below = lines[at], lines[at + 1]
        short = line.n_words <= 12 and (not line.ends or line.text[-1] in "?!")
        is_open = line.text.endswith((*_DASHES, ","))
        if calls[at].use is Use.BODY and short and not is_open and line.known is None:
            paragraph = below.n_words > 12 or below.ends
            if calls[at + 1].use in {Use.BODY, Use.CAPTION, Use.CREDIT} and paragraph:
                found[at] = Call(Use.HEADING, "plain.heading", 1.5)
    return found
