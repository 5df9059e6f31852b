"""The use of every line of a plain text: a classifier of our own."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rapportage.lexicon.furniture import Furniture, furniture
from rapportage.reading.captions import caption_rule
from rapportage.reading.cues import is_name
from rapportage.reading.echoes import Echo, find_echoes
from rapportage.reading.page import Page
from rapportage.reading.plain_lines import Line, look_at
from rapportage.reading.promo import promo_lines
from rapportage.schema.report import FURNITURE, Block, Use

_SURE = 8.0
"""Log odds of a line whose shape or whole wording decides."""

_SWITCH = 0.8
"""Cost of passing between article and furniture: a line that says nothing of itself goes with its neighbours."""

_ANCHOR = -3.5
"""Log odds below which a line is surely the article's."""

_PULLED = 0.7
"""Share of a quotation's words that stand elsewhere in the page for it to be a pull quote."""

_TEASED = 0.45
"""Share of a teaser's words found again further down: teasers reword, pull quotes hardly do."""


class _Call(NamedTuple):
    """What a line is for, by which rule, how surely."""

    use: Use
    rule: str
    odds: float


def find_plain_blocks(page: Page) -> tuple[Block, ...]:
    """Return one block per line of a plain text with what it is for."""
    lexicon = furniture()
    lines = look_at(page, lexicon)
    calls = _call(lines, lexicon)
    return tuple(
        Block(start=line.start, end=line.end, use=call.use, rule=call.rule, confidence=_chance(call.odds))
        for line, call in zip(lines, calls, strict=True)
    )


def _chance(odds: float) -> float:
    """Return the chance behind log odds of either sign, to three places."""
    return round(1 / (1 + math.exp(-min(abs(odds), 20.0))), 3)


def _call(lines: Sequence[Line], lexicon: Furniture) -> list[_Call]:
    """Return what each line is for."""
    captions = [caption_rule(line, lexicon) if line.known is None else "" for line in lines]
    promo = promo_lines(lines, lexicon)
    first, last = _reach(lines, captions, promo)
    odds = [
        _placed(line, index, first=first, last=last, caption=captions[index], promo=promo.get(index, ""))
        for index, line in enumerate(lines)
    ]
    odds = _listed(lines, odds, first=first, last=last, lexicon=lexicon)
    outside = _smooth(odds)
    echoes = find_echoes([line.norm.split() for line in lines])
    calls = [
        _call_outside(line, promo.get(at, ""), odds[at]) if outside[at] else _call_inside(line, captions[at], odds[at])
        for at, line in enumerate(lines)
    ]
    calls = _signed(lines, _head(lines, calls, first), last)
    calls = _headings(lines, calls)
    calls = _pull_quotes(lines, calls, echoes)
    return _teasers(lines, calls, echoes, lexicon)


def _reach(lines: Sequence[Line], captions: Sequence[str], promo: dict[int, str]) -> tuple[int, int]:
    """Return the first and the last line that is surely the article's."""
    for limit in (_ANCHOR, -1.8, -0.9):
        sure = [
            at
            for at, line in enumerate(lines)
            if line.known is None and line.odds <= limit and not captions[at] and at not in promo
        ]
        if sure:
            return sure[0], sure[-1]
    return 0, len(lines) - 1


def _placed(line: Line, index: int, *, first: int, last: int, caption: str, promo: str) -> float:
    """Return the log odds that a line is furniture, its place in the page counted."""
    if promo:
        return _SURE
    if line.known is not None:
        return _SURE if line.known in FURNITURE else -_SURE
    if caption:
        return min(line.prose, -2.0)
    odds = line.odds
    if first < index < last and not line.ends and line.cues <= 0:
        odds -= 1.5
    return odds


def _listed(lines: Sequence[Line], odds: Sequence[float], *, first: int, last: int, lexicon: Furniture) -> list[float]:
    """Return the odds with lists of headlines counted: under a label for such lists, above or below the article."""
    found = list(odds)
    heads = lexicon.words["label.heads"]
    listing = False
    for at, line in enumerate(lines):
        title = line.known is None and not line.ends and 2 <= line.n_words <= 22 and -_SURE < odds[at] < 4
        if listing and title:
            found[at] += 4.0
        elif line.norm.strip() in heads:
            listing = True
        elif line.n_words > 1 and line.known is None:
            listing = False
    tail = range(last + 1, len(lines))
    if any(odds[at] > 2 for at in tail):
        for at in tail:
            if lines[at].known is None and not lines[at].ends and lines[at].n_words <= 20:
                found[at] += 1.6
    run = [at for at in range(first) if found[at] < 4 and _is_title(lines[at])]
    if len(run) >= 4 and run[-1] - run[0] + 1 == len(run) and not _teaser_marker(lines[run[0]], lexicon):
        for at in run:
            found[at] += 4.0
    elif run:
        found[run[0]] = min(found[run[0]], -2.0)
    return found


def _teaser_marker(line: Line, lexicon: Furniture) -> bool:
    """Return whether a line opens with words that announce a summary."""
    words = line.norm.split()
    return any(" ".join(words[:size]) in lexicon.words["teaser.markers"] for size in (1, 2, 3, 4))


def _smooth(odds: Sequence[float]) -> list[bool]:
    """Return for each line whether it is furniture: the likeliest run of states (Viterbi, two states)."""
    inside, outside = 0.0, 0.0
    came: list[tuple[bool, bool]] = []
    for value in odds:
        from_outside = outside - _SWITCH > inside
        stay_outside = outside >= inside - _SWITCH
        inside, outside = (
            max(inside, outside - _SWITCH) - value / 2,
            max(outside, inside - _SWITCH) + value / 2,
        )
        came.append((from_outside, stay_outside))
    state = outside > inside
    states = [False] * len(odds)
    for at in range(len(odds) - 1, -1, -1):
        states[at] = state
        state = came[at][1] if state else came[at][0]
    return states


def _call_outside(line: Line, promo: str, odds: float) -> _Call:
    """Return what a line outside the article is for."""
    if line.known is not None and line.known in FURNITURE:
        return _Call(Use.PROMO if promo == "plain.letter" else line.known, line.rule, _SURE)
    if promo:
        return _Call(Use.PROMO, promo, odds)
    use = line.use if line.use in FURNITURE else Use.NAVIGATION
    return _Call(use, line.rule or "plain.place", odds)


def _call_inside(line: Line, caption: str, odds: float) -> _Call:
    """Return what a line of the article is for."""
    if caption:
        return _Call(Use.CAPTION, caption, odds)
    words = line.norm.strip()
    if any(words.startswith(opening) for opening in furniture().words["correction.openings"]):
        return _Call(Use.CORRECTION, "plain.correction", odds)
    return _Call(Use.BODY, "plain.prose", odds)


def _is_title(line: Line) -> bool:
    """Return whether a line may be the headline: some words, no full stop after one sentence."""
    if line.known is not None or not 4 <= line.n_words <= 26 or line.cues > 2 or line.end - line.start > 180:
        return False
    return not line.ends or line.text.rstrip("\"'”’ ")[-1:] in "?!" or line.text[0] in "‘'“\""


def _head(lines: Sequence[Line], calls: list[_Call], first: int) -> list[_Call]:
    """Return the calls with headline, byline and labels found above the first paragraph."""
    found = list(calls)
    seen = Counter(line.norm for line in lines[:first])
    reach = first + 1 if first + 1 < len(lines) and lines[first].n_words <= 20 else first
    title = next((at for at in range(reach) if calls[at].use is Use.BODY and _is_title(lines[at])), -1)
    if title >= 0:
        found[title] = _Call(Use.HEADLINE, "plain.title", 2.0)
    for at in range(first):
        line, call = lines[at], found[at]
        if at == title or line.known is not None or call.use not in {Use.BODY, Use.NAVIGATION}:
            continue
        near = (
            title >= 0
            and abs(at - title) <= 2
            or any(found[by].use is Use.BYLINE for by in (at - 1, at + 1) if 0 <= by < first)
        )
        if is_name(line.text.strip(" •,")) and seen[line.norm] == 1 and near:
            found[at] = _Call(Use.BYLINE, "plain.name_at_title", 1.5)
        elif call.use is Use.BODY and not line.ends and line.n_words <= 4 and (at < title or seen[line.norm] > 1):
            if not line.text.endswith(("-", "–", "—", ":")):
                found[at] = _Call(Use.NAVIGATION, "plain.label", 1.0)
        elif call.use is Use.BODY and at == title + 1 and title >= 0 and line.n_words <= 40:
            found[at] = _Call(Use.STANDFIRST, "plain.under_title", 0.8)
    return found


def _signed(lines: Sequence[Line], calls: list[_Call], last: int) -> list[_Call]:
    """Return the calls with names alone below the last paragraph as bylines."""
    found = list(calls)
    for at in range(last + 1, len(lines)):
        if calls[at].use is Use.BODY and lines[at].known is None and is_name(lines[at].text.strip(" •,")):
            found[at] = _Call(Use.BYLINE, "plain.name_at_end", 1.0)
    return found


def _headings(lines: Sequence[Line], calls: list[_Call]) -> list[_Call]:
    """Return the calls with short unclosed lines ahead of a paragraph as headings."""
    found = list(calls)
    for at in range(len(lines) - 1):
        line = lines[at]
        short = line.n_words <= 12 and (not line.ends or line.text[-1] in "?!")
        if calls[at].use is Use.BODY and short and not line.text.endswith(("-", "–", "—", ",")) and line.known is None:
            below = calls[at + 1]
            if below.use in {Use.BODY, Use.CAPTION, Use.CREDIT} and (lines[at + 1].n_words > 12 or lines[at + 1].ends):
                found[at] = _Call(Use.HEADING, "plain.heading", 1.5)
    return found


_QUOTES = ("“", '"', "‘", "«", "„")
_UNQUOTES = ("”", '"', "’", "»", "“")


def _pull_quotes(lines: Sequence[Line], calls: list[_Call], echoes: Sequence[Echo]) -> list[_Call]:
    """Return the calls with quotations that stand alone and are said again elsewhere as pull quotes."""
    found = list(calls)
    for at, line in enumerate(lines):
        alone = line.text.startswith(_QUOTES) and line.text.rstrip(". ").endswith(_UNQUOTES) and 4 <= line.n_words <= 80
        inner = line.text[1:-2]
        if (
            calls[at].use is Use.BODY
            and alone
            and not any(mark in inner for mark in '“”"')
            and echoes[at].there >= _PULLED
        ):
            partner = lines[echoes[at].partner]
            if partner.n_words > line.n_words or partner.start < line.start:
                found[at] = _Call(Use.PULL_QUOTE, "plain.quote_again", 2.0)
    return found


def _teasers(lines: Sequence[Line], calls: list[_Call], echoes: Sequence[Echo], lexicon: Furniture) -> list[_Call]:
    """Return the calls with summaries of the text that follows as teasers."""
    found = list(calls)
    markers, slots = lexicon.words["teaser.markers"], lexicon.words["teaser.slots"]
    for at, line in enumerate(lines):
        words = line.norm.strip()
        if words in slots:
            found[at] = _Call(Use.NAVIGATION, "plain.empty_slot", 2.0)
        elif words in markers and calls[at].use in {Use.BODY, Use.HEADING}:
            found[at] = _Call(Use.HEADING, "plain.box_heading", 2.0)
            below = next((by for by in range(at + 1, min(at + 4, len(lines))) if lines[by].n_words > 12), -1)
            if below > 0 and calls[below].use is Use.BODY:
                found[below] = _Call(Use.TEASER, "plain.box", 1.5)
    opening = next((at for at, line in enumerate(lines[:8]) if line.n_words > 3 and _teaser_marker(line, lexicon)), -1)
    if opening >= 0 and "highlights" in lines[opening].norm[:40]:
        for at in range(opening, min(opening + 6, len(lines))):
            if found[at].use not in {Use.BODY, Use.HEADING, Use.HEADLINE, Use.STANDFIRST} or lines[at].n_words > 30:
                break
            if at == opening or not lines[at].ends:
                found[at] = _Call(Use.TEASER, "plain.highlights", 2.0)
    end = _teaser_end(lines, found, echoes)
    for at in range(end):
        if found[at].use in {Use.BODY, Use.PULL_QUOTE, Use.STANDFIRST}:
            found[at] = _Call(Use.TEASER, "plain.told_again", 1.5)
    return found


def _teaser_end(lines: Sequence[Line], calls: Sequence[_Call], echoes: Sequence[Echo]) -> int:
    """Return one past the last line of a summary that opens the text, 0 where none does.

    It is the longest run of opening paragraphs of which most are told again below the run, the last one too,
    while more than as much again follows.
    """
    prose = [at for at, call in enumerate(calls) if call.use in {Use.BODY, Use.TEASER} and lines[at].n_words > 6]
    end, told = 0, 0
    for rank, at in enumerate(prose[: len(prose) // 2]):
        again = echoes[at].share >= _TEASED and echoes[at].partner > at
        told += again
        if told < (rank + 1) * 0.5:
            break
        if again and told >= 2:
            end = at + 1
    if end and any(
        echoes[at].partner < end and echoes[at].share >= _TEASED and calls[at].use is Use.BODY
        for at in prose
        if at < end
    ):
        inner = [at for at in prose if at < end and echoes[at].share >= _TEASED and echoes[at].partner < end]
        if len(inner) * 2 > len([at for at in prose if at < end]):
            return 0
    return end
