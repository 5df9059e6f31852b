"""Which runs of a page are its article's text."""

from __future__ import annotations

from rapportage.reading.evidence import Opinions, find_evidence
from rapportage.reading.extract import Extract, shingles_of, words_of
from rapportage.reading.layout import Run
from rapportage.reading.page import Meta

_TITLES = frozenset({"og:title", "twitter:title", "json-ld:headline", "title", "dc.title", "itemprop:headline"})
_SEPARATORS = (" | ", " - ", " – ", " — ", " : ", " « ", " · ")
_LONG_BODY = 300
"""Characters of a JSON-LD articleBody below which it is a summary and says nothing of what is left out."""


def elect(
    text: str, runs: list[Run], meta: tuple[Meta, ...], *, strict: Extract | None, lenient: Extract | None
) -> list[bool]:
    """Return for every run whether it is the article's text."""
    opinions = Opinions(strict, lenient, title_words(meta), _bodies(meta))
    return [_is_chosen(features) for features in find_evidence(text, runs, opinions)]


def _is_chosen(features: dict[str, float]) -> bool:
    if "repeat:later" in features or "title" in features or "hidden" in features:
        return False
    return "strict" in features


def title_words(meta: tuple[Meta, ...]) -> frozenset[tuple[str, ...]]:
    """Return the words of the titles a page gives itself, with and without the outlet's name."""
    found: set[tuple[str, ...]] = set()
    for name, content in meta:
        if name in _TITLES:
            found.add(words_of(content))
        if name == "title":
            for separator in _SEPARATORS:
                if separator in content:
                    found.update((words_of(content.split(separator, 1)[0]), words_of(content.rsplit(separator, 1)[0])))
    return frozenset(found - {()})


def _bodies(meta: tuple[Meta, ...]) -> frozenset[tuple[str, ...]]:
    """Return the shingles of the article's text as JSON-LD gives it, nothing where it gives none."""
    return frozenset(
        shingle
        for name, content in meta
        if name == "json-ld:articleBody" and len(content) >= _LONG_BODY
        for shingle in shingles_of(words_of(content))
    )
