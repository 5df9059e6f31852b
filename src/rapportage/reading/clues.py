"""Signs of when a page was published that stand outside its sentences: fields, addresses, printed lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

from rapportage.lexicon.date_fields import date_fields
from rapportage.reading.addresses import URL, date_in, own_addresses, slug_share
from rapportage.reading.dateline import dateline_of
from rapportage.reading.page import Piece
from rapportage.reading.sheet import Sheet
from rapportage.schema.report import ARTICLE, FactBasis, Use
from rapportage.schema.span import Span
from rapportage.text.dates import FoundDate, find_dates, parse_date
from rapportage.text.datestamps import find_worded_dates

EARLIEST = date(1990, 1, 1)
"""Before this a field is a default ("1970-01-01"), not a day of publication on the web."""

LATEST = date(2100, 1, 1)

_OWN_WORDS = ARTICLE | {Use.STANDFIRST}
"""Blocks in the writer's own words, where a day or an address is part of the story."""

_FIELD_WEIGHT = {"published": 0.95, "created": 0.75, "page": 0.85, "modified": 0.3}
"""Of 137 pages: published fields right on .96, the page's on all 21 (but it may be another page's), modified on .68."""


class Clue(NamedTuple):
    """A sign of a day or an interval.

    Attributes:
        kind: "published" or "updated".
        first: First day it allows.
        last: Last day it allows.
        basis: Where it stands.
        weight: Chance that it is right, alone.
        span: The characters, where printed.
        evidence: The field or the address otherwise.
    """

    kind: str
    first: date
    last: date
    basis: FactBasis
    weight: float
    span: Span | None = None
    evidence: str = ""

    @property
    def is_exact(self) -> bool:
        """Return whether it names one day."""
        return self.first == self.last


def _clue(
    found: FoundDate | None, kind: str, basis: FactBasis, weight: float, *, span: Span | None = None, evidence: str = ""
) -> Iterator[Clue]:
    """Yield the clue of a date that is plausible."""
    if found is not None and found.first is not None and found.last is not None and EARLIEST <= found.first < LATEST:
        yield Clue(kind, found.first, found.last, basis, weight, span, evidence)


def find_clues(sheet: Sheet, *, title: str) -> list[Clue]:
    """Return every clue of a page, strongest kinds first; see each function for what it reads."""
    return list(
        chain(
            _hinted(sheet),
            _stated(sheet),
            _described(sheet),
            _addressed(sheet),
            _printed_addresses(sheet, title),
            _printed(sheet),
        )
    )


def _hinted(sheet: Sheet) -> Iterator[Clue]:
    for hint in sheet.payload.hints:
        if hint.name == "published":
            weight = 1.0 if hint.basis is FactBasis.GIVEN else 0.95
            yield from _clue(
                parse_date(hint.value), "published", hint.basis, weight, evidence=f"{hint.name}={hint.value}"
            )


def _stated(sheet: Sheet) -> Iterator[Clue]:
    """Yield dates of the page's fields; a field said twice with two days (a list of articles) is halved."""
    kinds = date_fields().kind_of
    said: dict[str, list[tuple[str, FoundDate]]] = {}
    for meta in sheet.page.meta:
        name = meta.name
        if name in kinds or name in {"time:article", "time"}:
            found = parse_date(meta.content)
            if found is not None and found.grain == "day":
                said.setdefault(name, []).append((meta.content, found))
    for name, founds in said.items():
        days = {found.first for _, found in founds}
        content, found = founds[0]
        kind = kinds.get(name, "time")
        weight = _FIELD_WEIGHT.get(kind, 0.8 if name == "time:article" else 0.5)
        weight = weight if len(days) == 1 else weight * (0.9 if kind != "time" else 0.8)
        yield from _clue(
            found,
            "updated" if kind == "modified" else "published",
            FactBasis.METADATA,
            weight,
            evidence=f"{name}={content}",
        )


def _described(sheet: Sheet) -> Iterator[Clue]:
    """Yield dates within the page's title and description, and days spelled by the address of its picture."""
    for meta in sheet.page.meta:
        if meta.name in {"title", "og:title", "description", "og:description"}:
            for found in _dates_in(meta.content[:300])[:1]:
                yield from _clue(found, "published", FactBasis.METADATA, 0.5, evidence=f"{meta.name}={meta.content}")
        elif meta.name in {"og:image", "twitter:image", "image"}:
            spelt = date_in(meta.content)
            if spelt is not None and spelt.is_exact:
                yield from _clue(spelt, "published", FactBasis.METADATA, 0.3, evidence=f"{meta.name}={meta.content}")


def _addressed(sheet: Sheet) -> Iterator[Clue]:
    seen: set[date | None] = set()
    for name, url in own_addresses(sheet):
        found = date_in(url)
        if found is not None and found.first not in seen:
            seen.add(found.first)
            yield from _clue(found, "published", FactBasis.URL, 0.9, evidence=f"{name}={url}")


def _printed_addresses(sheet: Sheet, title: str) -> Iterator[Clue]:
    """Yield the day of an address printed in furniture ("read this article at"), surer where it spells the headline."""
    if sheet.page.is_html:
        return
    for block in sheet.blocks:
        words = sheet.words(block)[:4_000]
        if block.use in {Use.BODY, Use.CAPTION} and len(words) > 250:
            continue
        for match in URL.finditer(words):
            found = date_in(match[0])
            spells = slug_share(match[0], title) >= 0.6
            if found is not None and (spells or block.use not in _OWN_WORDS):
                where = sheet.span(block.start + match.start(), block.start + match.end())
                yield from _clue(
                    found, "published", FactBasis.URL, 0.95 if spells else 0.7, span=where, evidence=match[0]
                )


def _filed(sheet: Sheet) -> Iterator[Clue]:
    """Yield the day of a dateline that names its year: "OSTROW, January 16, 2031 (Reuters)"."""
    line = dateline_of(sheet)
    if line is not None and line[0].day:
        found = parse_date(line[0].day)
        where = sheet.span(line[1], line[1] + line[0].end)
        if found is not None and found.is_exact:
            yield from _clue(found, "published", FactBasis.PRINTED, 0.85, span=where)


_LOOKS_BACK = 40
_FIGURE = re.compile(r"\d")
_TIME_NEAR = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
_DATED_HINT = re.compile(r"date|time|publish|posted|meta|byline|datum|fecha|tarih|info")
_COMMENT_HINT = re.compile(
    r"comment|kommentar|respond|reply|related|sidebar|footer|widget|recent|teaser|archive|nav\b|menu|popular|event|kalender|calendar"
)
_HEAD = 700
"""Characters after the headline in which a date is near it."""

_LINE = 220
"""Longest line that is furniture; of a longer one only the first ``_LEAD`` characters can date the page ("Ostrow, (16.01.2031). Text")."""

_LEAD = 60

_REST = 45
"""Characters beside a date up to which a line is of the date: "Published 14:05 GMT, by Ada Ostrow" and the like."""

_LABEL = 8
"""Characters of a paragraph before its label: where more stand there, "released on" is a verb of the sentence."""

_MOST_PRINTED = 60
"""Printed dates looked at; after these come comments and lists of other articles."""


_STOPS = (".", "!", "?", "”", '"')


class _Layout(NamedTuple):
    """Where a page's headline ends and its running text begins and ends."""

    headline_end: int | None
    first_body: int
    last_body: int


def _printed(sheet: Sheet) -> Iterator[Clue]:
    """Yield dates printed in lines of their own: by their label, their nearness to the headline, their element's name."""
    headline = next(sheet.of_use(Use.HEADLINE), None)
    bodies = [block for block in sheet.of_use(Use.BODY) if block.end - block.start > 60]
    end = len(sheet.page.text)
    layout = _Layout(
        headline.end if headline else None, bodies[0].start if bodies else end, bodies[-1].end if bodies else end
    )
    count = 0
    label_before = ""
    for piece in sheet.page.pieces:
        words = sheet.page.text[
            piece.start : min(piece.end, piece.start + (_LINE if piece.end - piece.start <= _LINE else _LEAD))
        ]
        before, label_before = label_before, words[-_LOOKS_BACK:] if piece.end - piece.start <= _LOOKS_BACK else ""
        if _FIGURE.search(words) is None or sheet.use_at(piece.start) is Use.CAPTION:
            continue
        is_prose = not sheet.page.is_html and sheet.use_at(piece.start) in _OWN_WORDS
        for found in _dates_in(words):
            if is_prose and (len(words) - (found.end - found.start) > _REST or words.endswith(_STOPS)):
                continue
            count += 1
            if count > _MOST_PRINTED:
                return
            kind, weight = _printed_weight(sheet, piece, words, found, layout, before)
            where = sheet.span(piece.start + found.start, piece.start + found.end)
            if kind:
                yield from _clue(found, kind, FactBasis.PRINTED, weight, span=where)


def _printed_weight(
    sheet: Sheet, piece: Piece, words: str, found: FoundDate, layout: _Layout, before: str
) -> tuple[str, float]:
    """Return what a printed date is of and how likely it is the page's; no kind where it is none of publication."""
    hints = " ".join(piece.hints[:8])
    start = piece.start + found.start
    kind, weight, lead = _label(
        f"{before}\n{words[: found.start]}" if len(words[: found.start].strip()) < 3 else words[: found.start]
    )
    if not kind:
        return "", 0.0
    if weight and lead > _LABEL and sheet.use_at(start) is Use.BODY:
        weight *= 0.4  # "was first released on ..." within a sentence
    if weight:
        return kind, weight if start < layout.last_body + _HEAD else weight * 0.7
    weight = _nearness(start, layout)
    is_line = len(words) - (found.end - found.start) < _REST
    weight *= 1.0 if is_line or bool(_TIME_NEAR.search(words)) else 0.7
    if sheet.page.is_html and _DATED_HINT.search(hints):
        weight = 1 - (1 - weight) * 0.6
    if sheet.page.is_html and _COMMENT_HINT.search(hints):
        weight *= 0.4
    return kind, weight


def _dates_in(words: str) -> list[FoundDate]:
    """Return the whole dates of a line, in whatever language."""
    found = [
        each
        for each in chain(find_dates(words), find_worded_dates(words))
        if each.first is not None and each.grain == "day"
    ]
    found.sort(key=lambda each: each.start)
    kept: list[FoundDate] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _label(before: str) -> tuple[str, float, int]:
    """Return what the words before a date say it is, how firmly, and how many characters stand before those words.

    No kind where it is none of publication.
    """
    match = date_fields().label.search(_folded(before[-_LOOKS_BACK:]))
    if match is None:
        return "published", 0.0, 0
    lead = max(0, len(before) - _LOOKS_BACK) + match.start()
    if match["other"]:
        return "", 0.0, lead
    return ("updated", 0.7, lead) if match["updated"] else ("published", 0.8, lead)


def _folded(words: str) -> str:
    if words.isascii():
        return words.lower()
    return "".join(mark for mark in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(mark))


def _nearness(start: int, layout: _Layout) -> float:
    """Return how likely an unlabelled date is the page's by where it stands."""
    near = layout.headline_end
    if near is not None and -250 <= start - near <= _HEAD and start < max(layout.first_body, near) + _LEAD:
        return 0.72
    if start < layout.first_body + _LEAD:
        return 0.6
    return 0.4 if start > layout.last_body else 0.2
