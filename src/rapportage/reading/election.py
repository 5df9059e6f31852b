"""Which runs of a page are its article's text: the evidence for each, weighed."""

from __future__ import annotations

from rapportage.lexicon.html_hints import html_weights
from rapportage.reading.evidence import PROSE, Opinions, Weighed, weigh
from rapportage.reading.extract import Extract, shingles_of, words_of
from rapportage.reading.layout import Run
from rapportage.reading.page import Meta
from rapportage.reading.surroundings import look_around

_TITLES = frozenset({"og:title", "twitter:title", "json-ld:headline", "title", "dc.title", "itemprop:headline"})
_SEPARATORS = (" | ", " - ", " – ", " — ", " : ", " « ", " · ")

_LOWER_BAR = -1.0
"""What is near enough on a page without an article's text otherwise: even odds are 0, one to three are -1.1."""

_LONG_BODY = 300
"""Characters of a JSON-LD articleBody below which it is a summary and says nothing of what is left out."""


def elect(text: str, runs: list[Run], meta: tuple[Meta, ...], *, taken: Extract | None) -> list[bool]:
    """Return for every run whether it is the article's text: whether the weights of its features sum above 0.

    Where no run of a paragraph's length does, those that come near are taken: a text of one paragraph has no neighbours to
    speak for it.
    """
    weights = html_weights()
    scores = [weights["start"] + each.sum_up(weights) for each in find_evidence(text, runs, meta, taken=taken)]
    has_text = any(score > 0 and run.end - run.start >= PROSE for score, run in zip(scores, runs, strict=True))
    bar = 0.0 if has_text else _LOWER_BAR
    return [score > bar for score in scores]


def find_evidence(text: str, runs: list[Run], meta: tuple[Meta, ...], *, taken: Extract | None) -> list[Weighed]:
    """Return every run with its features, in itself and from around it."""
    opinions = Opinions(taken, title_words(meta), _bodies(meta))
    weighed = [weigh(text[run.start : run.end], run, opinions) for run in runs]
    look_around(weighed)
    return weighed


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
