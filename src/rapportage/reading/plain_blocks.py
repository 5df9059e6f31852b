"""The use of every line of a plain text: a classifier of our own."""

from __future__ import annotations

from collections.abc import Sequence

from rapportage.lexicon.furniture import Furniture, furniture
from rapportage.reading.captions import caption_rule
from rapportage.reading.cues import SURE
from rapportage.reading.echoes import find_echoes
from rapportage.reading.page import Page
from rapportage.reading.plain_calls import Call
from rapportage.reading.plain_edges import call_head, call_headings, call_signed
from rapportage.reading.plain_lines import Line, look_at
from rapportage.reading.plain_odds import Known, add_head, article_use, is_title, place, reach, smooth
from rapportage.reading.promo import promo_lines
from rapportage.reading.teasers import call_pull_quotes, call_teasers, opens_teaser
from rapportage.schema.report import FURNITURE, Block, Use


def find_plain_blocks(page: Page) -> tuple[Block, ...]:
    """Return one block per line of a plain text with what it is for.

    Lines that a fixed width broke are one block a paragraph; furniture that runs on at the end of a paragraph is a
    block of its own.
    """
    lexicon = furniture()
    lines = look_at(page, lexicon)
    return tuple(
        Block(start=line.start, end=line.end, use=call.use, rule=call.rule, confidence=call.chance)
        for line, call in zip(lines, call_lines(lines, lexicon), strict=True)
    )


def call_lines(lines: Sequence[Line], lexicon: Furniture) -> list[Call]:
    """Return what each line is for: odds one by one, smoothed along the page, then the finer uses."""
    known = Known(
        [caption_rule(line, lexicon) if line.known is None else "" for line in lines], promo_lines(lines, lexicon)
    )
    found = reach(lines, known)
    odds = place(lines, known, found, lexicon)
    titles = [at for at in range(found.first) if odds[at] < 4 and is_title(lines[at])]
    add_head(odds, titles, is_teaser=bool(titles) and opens_teaser(lines[titles[0]], lexicon))
    calls = [
        _call_outside(line, known.promo.get(at, ""), odds[at])
        if is_outside
        else _call_inside(line, known.captions[at], odds[at], lexicon)
        for at, (line, is_outside) in enumerate(zip(lines, smooth(odds), strict=True))
    ]
    echoes = find_echoes([line.norm.split() for line in lines])
    calls = call_signed(lines, call_head(lines, calls, found.first), found)
    calls = call_pull_quotes(lines, call_headings(lines, calls), echoes)
    return call_teasers(lines, calls, echoes, lexicon)


def _call_outside(line: Line, promo: str, odds: float) -> Call:
    """Return what a line outside the article is for."""
    if line.known is not None and line.known in FURNITURE:
        return Call(Use.PROMO if promo == "plain.letter" else line.known, line.rule, SURE)
    if promo:
        return Call(Use.PROMO, promo, odds)
    use = line.use if line.use in FURNITURE else Use.NAVIGATION
    return Call(use, line.rule or "plain.place", odds)


def _call_inside(line: Line, caption: str, odds: float, lexicon: Furniture) -> Call:
    """Return what a line of the article is for."""
    if caption:
        return Call(Use.CAPTION, caption, odds)
    use = article_use(line, lexicon)
    return Call(use, "plain.correction" if use is Use.CORRECTION else "plain.prose", odds)
