"""The headline of a report."""

from __future__ import annotations

import re

from rapportage.reading.sheet import Sheet, noted
from rapportage.schema.report import Fact, FactBasis, Use

_FIELDS = (("json-ld:headline", 0.93), ("og:title", 0.92), ("twitter:title", 0.9), ("dc.title", 0.9), ("title", 0.8))
_SITE = re.compile(r"\s+(?:[|»·•–—-]|::)\s+[^|»·•–—]{2,40}$")
_SPACES = re.compile(r"\s+")


def find_title(sheet: Sheet) -> Fact:
    """Return the title: as given, as printed, as the page's fields or the container have it, or unknown."""
    given = sheet.hinted("title")
    if given is not None and given.basis is FactBasis.GIVEN:
        return given
    block = next(sheet.of_use(Use.HEADLINE), None)
    if block is not None:
        words = _SPACES.sub(" ", sheet.words(block)).strip()
        return sheet.printed(words, block.start, block.end, confidence=min(block.confidence, 0.95))
    if given is not None:
        return given
    contents = {meta.name: meta.content for meta in reversed(sheet.page.meta)}
    for name, confidence in _FIELDS:
        if contents.get(name):
            value = _SITE.sub("", contents[name]) if name == "title" else contents[name]
            return noted(value, name, contents[name], confidence=confidence)
    return Fact()
