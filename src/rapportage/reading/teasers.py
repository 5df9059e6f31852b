"""What a page says ahead of or beside its story: quick reads, highlights, boxes, pull quotes."""

from __future__ import annotations

from collections.abc import Sequence

from rapportage.lexicon.furniture import Furniture
from rapportage.reading.echoes import Echo
from rapportage.reading.plain_calls import Call
from rapportage.reading.plain_lines import Line
from rapportage.schema.report import Use

_PULLED = 0.7
"""Share of a quotation's words that stand elsewhere in the page for it to be a pull quote."""

_TEASED = 0.45
"""Share of a teaser's words found again further down: teasers reword, pull quotes hardly do."""

_POINTS = 6
"""Lines that a list of highlights may have: four or five points are usual."""

_QUOTES = ("“", '"', "‘", "«", "„")
_UNQUOTES = ("”", '"', "’", "»", "“")


def opens_teaser(line: Line, lexicon: Furniture) -> bool:
    """Return whether a line opens with words that announce a summary."""
    words = line.norm.split(maxsplit=5)
    return any(" ".join(words[:size]) in lexicon.words["teaser.markers"] for size in (1, 2, 3, 4))


def call_pull_quotes(lines: Sequence[Line], calls: Sequence[Call], echoes: Sequence[Echo]) -> list[Call]:
    """Return the calls with quotations that stand alone and are said again elsewhere as pull quotes."""
    found = list(calls)
    for at, line in enumerate(lines):
        alone = line.text.startswith(_QUOTES) and line.text.rstrip(". ").endswith(_UNQUOTES)
        if calls[at].use is not Use.BODY or not alone or not 4 <= line.n_words <= 80 or echoes[at].there < _PULLED:
            continue
        partner = lines[echoes[at].partner]
        if any(mark in line.text[1:-2] for mark in '“”"'):
            continue
        if partner.n_words > line.n_words or partner.start < line.start:
            found[at] = Call(Use.PULL_QUOTE, "plain.quote_again", 2.0)
    return found


def call_teasers(
    lines: Sequence[Line], calls: Sequence[Call], echoes: Sequence[Echo], lexicon: Furniture
) -> list[Call]:
    """Return the calls with summaries of the text that follows as teasers."""
    found = list(calls)
    _call_boxes(lines, found, lexicon)
    _call_highlights(lines, found, lexicon)
    for at in range(_summary_end(lines, found, echoes)):
        if found[at].use in {Use.BODY, Use.PULL_QUOTE, Use.STANDFIRST}:
            found[at] = Call(Use.TEASER, "plain.told_again", 1.5)
    return found


def _call_boxes(lines: Sequence[Line], calls: list[Call], lexicon: Furniture) -> None:
    """Call the paragraph under a box heading a teaser, and what else the box left behind."""
    markers, slots = lexicon.words["teaser.markers"], lexicon.words["teaser.slots"]
    for at, line in enumerate(lines):
        words = line.norm.strip()
        if words in slots:
            calls[at] = Call(Use.NAVIGATION, "plain.empty_slot", 2.0)
        elif words in markers and calls[at].use in {Use.BODY, Use.HEADING}:
            calls[at] = Call(Use.HEADING, "plain.box_heading", 2.0)
            below = next((by for by in range(at + 1, min(at + 4, len(lines))) if lines[by].n_words > 12), -1)
            if below > 0 and calls[below].use is Use.BODY:
                calls[below] = Call(Use.TEASER, "plain.box", 1.5)


def _call_highlights(lines: Sequence[Line], calls: list[Call], lexicon: Furniture) -> None:
    """Call the points under "Story highlights" teasers, the first often run on in the same line."""
    opening = next((at for at, line in enumerate(lines[:8]) if line.n_words > 3 and opens_teaser(line, lexicon)), -1)
    if opening < 0 or "highlights" not in lines[opening].norm[:40]:
        return
    for at in range(opening, min(opening + _POINTS, len(lines))):
        if calls[at].use not in {Use.BODY, Use.HEADING, Use.HEADLINE, Use.STANDFIRST} or lines[at].n_words > 30:
            break
        if at == opening or not lines[at].ends:
            calls[at] = Call(Use.TEASER, "plain.highlights", 2.0)


def _summary_end(lines: Sequence[Line], calls: Sequence[Call], echoes: Sequence[Echo]) -> int:
    """Return one past the last line of a summary that opens the text, 0 where none does.

    It is the longest run of opening paragraphs of which most are told again below the run, the last one too,
    while at least as much again follows.
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
    run = [at for at in prose if at < end]
    among = [at for at in run if echoes[at].share >= _TEASED and echoes[at].partner < end]
    return 0 if len(among) * 2 > len(run) else end
