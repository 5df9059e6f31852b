"""By whom a report was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapportage.lexicon.outlets import house_named
from rapportage.reading.sheet import Sheet, noted
from rapportage.schema.report import Fact, FactBasis, Use

_FIELDS = {"json-ld:author": 0.95, "author": 0.9, "article:author": 0.85, "dc.creator": 0.9, "dcterms.creator": 0.9, "byl": 0.9,
           "parsely-author": 0.9, "sailthru.author": 0.9, "citation_author": 0.95, "itemprop:author": 0.9, "json-ld:creator": 0.8}  # fmt: skip
_BY = re.compile(
    r"^\W*(?:by|(?:ein artikel |ein beitrag |text |interview )?von|par|por|di|door|av|af|autor(?:in)?:?|author:?|written by|story by|words by|text:?)\s+",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:[,;|•·/\n\t]|\s(?:and|und|et|y|e|en|og|och|with|in|for|–|—|-)\s|&)\s*")
_NAME = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Sir|Lt|Col|Gen|Amb)\.?[ \xa0]+)*"
    r"[^\W\d_a-zß-ÿ][\w’'.-]*(?:[ \xa0]+(?:[^\W\d_a-zß-ÿ][\w’'.-]*|al|bin|ibn|bint|da|de|del|den|der|di|dos|du|el|la|le|ten|ter|van|von|y|zu|zur)){1,4}\Z"
)
_BIO = re.compile(
    rf"(?P<name>{_NAME.pattern.removesuffix(chr(92) + 'Z')})[ \xa0](?:is|was|are|writes|reports|covers|has been|ist|est|es)\b"
)
_NO_NAME = re.compile(
    r"\b(?:author|authors|autor|staff|editor|editors|editorial|desk|team|admin|administrator|reporter|reporters|correspondent|writer|news|agency|agencies|press|"
    r"redaktion|newsroom|bureau|service|contributor|guest|photo|photos|image|images|updated|published|read|min|mins|subscribe|share|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|"
    r"december|online|web|media|times|post|the|this|how|why|what|edt|est|gmt|am|pm)\b",
    re.IGNORECASE,
)
_MOST = 12


def find_authors(sheet: Sheet) -> tuple[Fact, ...]:
    """Return the people named as authors, each once; agencies, desks and outlets are none."""
    found: dict[str, Fact] = {}
    for fact in (*_hinted(sheet), *_stated(sheet), *_bylines(sheet), *_bios(sheet)):
        key = " ".join(fact.value.casefold().split())
        if key not in found and len(found) < _MOST:
            found[key] = fact
    given = [fact for fact in found.values() if fact.basis is FactBasis.GIVEN]
    return tuple(given or found.values())


def names_in(words: str) -> Iterator[str]:
    """Yield the names of people in a byline.

    >>> list(names_in("By Ada Ostrow and Ben de Vale | Staff writer, Reuters"))
    ['Ada Ostrow', 'Ben de Vale']
    """
    for part in _PARTS.split(_BY.sub("", words.strip()[:300], count=1)):
        name = _BY.sub("", part).strip(" .:()[]\u00a0")
        if name.isupper():
            name = name.title()
        if is_name(name):
            yield name


def is_name(name: str) -> bool:
    """Return whether some words can be a person's name: two to five, capitalised, no house, no desk, no day."""
    return bool(_NAME.match(name)) and len(name) <= 60 and not _NO_NAME.search(name) and house_named(name) is None


def _hinted(sheet: Sheet) -> Iterator[Fact]:
    for hint in sheet.payload.hints:
        if hint.name == "author" and hint.value.strip():
            sure = 1.0 if hint.basis is FactBasis.GIVEN else 0.9
            names = list(names_in(hint.value)) or ([hint.value.strip()] if hint.basis is FactBasis.GIVEN else [])
            for name in names:
                yield noted(name, "author", hint.value, confidence=sure, basis=hint.basis)


def _stated(sheet: Sheet) -> Iterator[Fact]:
    for meta in sheet.page.meta:
        confidence = _FIELDS.get(meta.name)
        if confidence is not None and not meta.content.startswith("http"):
            for name in names_in(meta.content):
                yield noted(name, meta.name, meta.content, confidence=confidence)


def _bylines(sheet: Sheet) -> Iterator[Fact]:
    for block in list(sheet.of_use(Use.BYLINE))[:4]:
        words = sheet.words(block)
        has_by = bool(_BY.match(words))
        for name in names_in(words):
            start = _place_of(sheet, name, block.start, block.end)
            if start is not None:
                yield sheet.printed(name, start, start + len(name), confidence=0.9 if has_by else 0.75)


def _bios(sheet: Sheet) -> Iterator[Fact]:
    for block in list(sheet.of_use(Use.BIO))[:3]:
        match = _BIO.match(sheet.words(block).lstrip("*_ \u00a0"))
        if match and is_name(match["name"]):
            start = _place_of(sheet, match["name"], block.start, block.end)
            if start is not None:
                yield sheet.printed(match["name"], start, start + len(match["name"]), confidence=0.85)


def _place_of(sheet: Sheet, name: str, low: int, high: int) -> int | None:
    """Return where a block prints a name, whatever its case."""
    match = re.search(re.escape(name), sheet.page.text[low:high], re.IGNORECASE)
    return low + match.start() if match else None
