"""Which runs of a page an extractor takes for the article: trafilatura asked, its words found again in ours.

Its own text is not used: it deletes joiners and soft hyphens, straightens spaces and may reorder blocks.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from lxml.html import HtmlElement

from rapportage.reading.page import Remark

MAX_ELEMENTS = 40_000
"""Pages of more elements are not shown to the extractor: 38,000 take it 2.3 s and nothing can stop it half-way. The
largest of 102 real pages has 1,584."""

MAX_CHARACTERS = 2_000_000
"""Pages of more text are not shown to it either: 10 million characters take it 6 s. The longest of 102 real pages has
56,775 characters of text."""

SHINGLE = 3
"""Words a shingle, for runs that the extractor took only in part."""

_PART = 0.6
"""Share of a run's shingles that must stand in the extract for it to be chosen."""

_WORD = re.compile(r"\w+")
_FORMAT = dict.fromkeys((173, 8203, 8204, 8205, 8206, 8207, 8288, 65279, *range(8234, 8239), *range(8294, 8298)))


class Extract(NamedTuple):
    """The words an extractor took: its lines and the cells of its tables, and all shingles of them."""

    lines: frozenset[tuple[str, ...]]
    shingles: frozenset[tuple[str, ...]]


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, whatever its case, marks and invisible characters."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_FORMAT))
    return tuple(_WORD.findall(text.casefold()))


def shingles_of(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return every run of ``SHINGLE`` words, or the words themselves where they are fewer."""
    if len(words) <= SHINGLE:
        return [words] if words else []
    return [words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1)]


def extract(tree: HtmlElement) -> tuple[Extract | None, list[Remark]]:
    """Return what trafilatura takes of a tree, None and a remark where it fails. The tree is spent."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - takes .3 s to load, and only pages of HTML need it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of every page without an article
    try:
        document = bare_extraction(tree, include_comments=False, favor_precision=True)
    except Exception as trouble:
        return None, [
            Remark(
                "R113", f"the extractor failed on the page ({type(trouble).__name__}); blocks rest on tags and hints"
            )
        ]
    text = getattr(document, "text", None) or ""
    return (_extract_of(text.splitlines()), []) if text else (None, [])


def _extract_of(lines: Iterable[str]) -> Extract:
    found: set[tuple[str, ...]] = set()
    shingles: set[tuple[str, ...]] = set()
    for line in lines:
        words = words_of(line)
        found.add(words)
        shingles.update(shingles_of(words))
        if "|" in line:
            found.update(words_of(cell) for cell in line.split("|"))
    return Extract(frozenset(found - {()}), frozenset(shingles))


def is_taken(words: tuple[str, ...], taken: Extract) -> bool:
    """Return whether an extractor took a run: one of its lines, or most of its shingles."""
    if words in taken.lines:
        return True
    if len(words) <= SHINGLE:
        return False
    shingles = shingles_of(words)
    return sum(shingle in taken.shingles for shingle in shingles) >= _PART * len(shingles)
