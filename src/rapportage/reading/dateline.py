"""Where a report was filed from: the words before its first sentence.

"OSTROW, Velia (Reuters) - ", "Ostrow, Velia – ", "OSTROW: ", "OSTROW, January 16. /TASS/." and the like. The
place of a dateline is not the place of what is told.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from rapportage.lexicon.datelines import not_places
from rapportage.lexicon.outlets import house_named
from rapportage.lexicon.states import states
from rapportage.reading.sheet import Sheet, noted
from rapportage.schema.report import Block, Fact, FactBasis, Use

RULE = "dateline/1"

_LOOKS_AT = 160
"""Characters of a paragraph that are looked at; the longest dateline of 2,183 articles has 53."""

_PARAGRAPHS = 4
"""Body paragraphs that may open with a dateline: a byline or a photo line taken for body may come first."""

_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_PLACE = rf"(?:{_CAPITALS}|{_NAME})(?:[ \xa0](?:{_NAME}|al-|el-|de|of|the|la|del)){{0,3}}"
_DAY = r"(?:[A-Z][a-z]{2,8}\.?[ ]\d{1,2}|\d{1,2}[ ][A-Z][a-z]{2,8}\.?)(?:,?[ ]\d{4})?"
_LINE = re.compile(
    rf"(?P<place>(?P<city>{_PLACE})(?:/{_PLACE})?(?P<land>(?:,[ \xa0]{_PLACE}){{0,2}}?))"
    rf"(?:[.,]?[ \xa0]*(?P<day>{_DAY})\.?)?"
    r"(?:,?[ \xa0]*(?:[(\[/](?P<agency>[A-Z][\w .&/'’-]{1,40})[)\]/]|(?P<bare>[A-Z]{3,8})(?=[ \xa0]?[-–—:])))?"
    r"(?P<stop>[ \xa0]?[-–—]{1,2}[ \xa0]|[ \xa0]*[—–][ \xa0]*|:[ \xa0]|\.[ \xa0]+|[ \xa0]-|[ \xa0]+(?=[A-Z\"“]))"
)
_AGENCY_ONLY = re.compile(r"\((?P<agency>[A-Z][\w .&/'’-]{1,40})\)[ \xa0]*[-–—]{1,2}[ \xa0]*")


class Dateline(NamedTuple):
    """A dateline at the head of a paragraph: offsets within it, and what it says.

    Attributes:
        end: One past its last character that is not white space.
        place: The place as printed, empty where only an agency is named.
        place_end: One past the last character of the place; it begins at 0.
        day: The day as printed, empty where none is.
        agency: The agency credited, empty where none is.
    """

    end: int
    place: str
    place_end: int
    day: str
    agency: str


def mark_datelines(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with the dateline of the first body paragraph that has one in a block of its own."""
    bodies = [index for index, block in enumerate(blocks) if block.use is Use.BODY]
    if _is_transcript(text, blocks, bodies):
        return blocks
    for index in bodies[:_PARAGRAPHS]:
        block = blocks[index]
        found = read_dateline(text[block.start : min(block.end, block.start + _LOOKS_AT)])
        if found is None:
            continue
        line = Block(start=block.start, end=block.start + found.end, use=Use.DATELINE, rule=RULE, confidence=0.95)
        return (*blocks[:index], line, *_rest(text, block, line.end), *blocks[index + 1 :])
    return blocks


def _rest(text: str, block: Block, start: int) -> tuple[Block, ...]:
    """Return the block that is left after its dateline, none where the dateline was all of it."""
    while start < block.end and text[start].isspace():
        start += 1
    if start >= block.end:
        return ()
    return (Block(start=start, end=block.end, use=block.use, rule=block.rule, confidence=block.confidence),)


def _is_transcript(text: str, blocks: tuple[Block, ...], bodies: list[int]) -> bool:
    """Return whether paragraphs open with speakers in capitals, who would pass for places."""
    speaking = 0
    for index in bodies[:60]:
        head = text[blocks[index].start : blocks[index].start + 40]
        speaking += bool(re.match(rf"{_CAPITALS}(?:[ ]{_CAPITALS}){{0,3}}:[ ]", head))
    return speaking >= 3


def read_dateline(words: str) -> Dateline | None:
    """Return the dateline that a paragraph opens with.

    >>> read_dateline("OSTROW, Velia (AP) — Ferries stopped.")[1:]
    ('OSTROW, Velia', 13, '', 'AP')
    >>> read_dateline("Tall Ships – a view from the harbour") is None
    True
    """
    match = _LINE.match(words)
    if match and _is_dateline(match):
        stop = match.end("stop") if match["stop"].strip() else match.start("stop")
        end = len(words[:stop].rstrip())
        place = match["place"] if match["land"] else match["place"].rstrip(".")
        return Dateline(end, place, len(place), match["day"] or "", match["agency"] or match["bare"] or "")
    match = _AGENCY_ONLY.match(words)
    if match and house_named(match["agency"].partition("/")[0]):
        return Dateline(len(match[0].rstrip()), "", 0, "", match["agency"])
    return None


def _is_dateline(match: re.Match[str]) -> bool:
    """Return whether a place-like head is a dateline: by agency, day, capitals, a country, or a known capital."""
    city, land, stop = match["city"], match["land"], match["stop"].strip()
    if city.upper() in not_places() or match["place"].upper() in not_places():
        return False
    known_agency = _is_agency(match["agency"]) or _is_agency(match["bare"])
    if match["agency"] and not known_agency and not city.isupper():
        return False
    if match["agency"] or known_agency:
        return bool(stop or match["day"] or land) or city.isupper()
    if not stop or stop == ".":
        return False
    return bool(match["day"]) or _stands_as_place(city, land, stop)


def _stands_as_place(city: str, land: str, stop: str) -> bool:
    """Return whether a head without agency and day is a place: in capitals, in a known country, or a known capital."""
    in_capitals = city.isupper() and len(city) > 3
    if stop == ":" or in_capitals:
        return in_capitals
    if land:
        return _is_known(land.rpartition(",")[2].strip()) or _is_known(city)
    return stop != "-" and _is_known(city)


def _is_agency(credit: str | None) -> bool:
    return bool(credit) and house_named(str(credit).partition("/")[0]) is not None


def _is_known(name: str) -> bool:
    return name.casefold() in _places()


@cache
def _places() -> frozenset[str]:
    """Return the names of states and their capitals, folded."""
    names = [name for state in states().values() for name in (state.name, state.capital, *state.also)]
    return frozenset(name.casefold() for name in names if name)


def dateline_of(sheet: Sheet) -> tuple[Dateline, int] | None:
    """Return the dateline of a report and where it begins."""
    block = next(sheet.of_use(Use.DATELINE), None)
    if block is None:
        return None
    found = read_dateline(sheet.page.text[block.start : block.start + _LOOKS_AT])
    return (found, block.start) if found else None


def find_dateline(sheet: Sheet) -> Fact:
    """Return the place a report was filed from."""
    given = sheet.hinted("dateline")
    if given is not None and given.basis is FactBasis.GIVEN:
        return given
    found = dateline_of(sheet)
    if found is not None and found[0].place:
        line, start = found
        return sheet.printed(line.place, start, start + line.place_end, confidence=0.95)
    if given is not None:
        return given
    meta = next((meta for meta in sheet.page.meta if meta.name in {"json-ld:dateline", "dateline"}), None)
    return noted(meta.content, meta.name, meta.content, confidence=0.9) if meta else Fact()
