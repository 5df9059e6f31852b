"""How names are counted: whole spans of the right type, on words or on characters, and which articles of a set are asked."""

from __future__ import annotations

import json
import lzma
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from rapportage.appraisal.tally import Counts, Sheet
from rapportage.syntax.analysis import Analysis
from rapportage.syntax.backbone import Backbone

CORE = ("PER", "ORG", "LOC")
"""Types that every set of names has; the overall F1 is theirs."""

_WORLD = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "NORP": "NORP", "Date": "DATE"}
_ASIDE = {"Facility": "LOC", "Product": "MISC", "Misc": "MISC", "Money": "NUMBER"}
"""Types of the world set that ours cover otherwise: neither asked for, nor held against us where we give what they name."""

_CRISIS = {
    "Organisation": "ORG",
    "Person": "PER",
    "Location": "LOC",
    "Nationality": "NORP",
    "Weapon": "WEAPON",
    "MilitaryPlatform": "WEAPON",
    "Temporal": "DATE",
}
_SURE = 0.5
"""Spans of re3d that fewer annotators than this agreed on are not asked for, as its authors advise."""

_A_COUNTRY = 4
"""Articles of a country that are asked: with 45 countries some 115,000 of 340,000 words, 25 s on one core."""

Span = tuple[int, int, str]


class Article(NamedTuple):
    """An article with annotated names: its name, its sentences of words, spans over all its words, end exclusive."""

    name: str
    sentences: tuple[tuple[str, ...], ...]
    spans: frozenset[Span]


def articles(path: Path, *, types: Mapping[str, str]) -> tuple[Article, ...]:
    """Return the articles of a set of sentences, types renamed, other types left out."""
    sentences: dict[str, list[tuple[str, ...]]] = {}
    spans: dict[str, set[Span]] = {}
    sizes: dict[str, int] = {}
    for row in _rows(path):
        name, tokens = row["input"]["doc"], tuple(row["input"]["tokens"])
        at = sizes.get(name, 0)
        sizes[name] = at + len(tokens)
        sentences.setdefault(name, []).append(tokens)
        spans.setdefault(name, set()).update(
            (at + first, at + end, types[kind]) for first, end, kind in row["gold"]["spans"] if kind in types
        )
    return tuple(Article(name, tuple(rows), frozenset(spans[name])) for name, rows in sentences.items())


def uner(shared: Path, part: str) -> tuple[Article, ...]:
    """Return the articles of UNER EWT, part "dev" or "test"."""
    return articles(shared / "eval" / "ner" / f"uner_ewt_{part}.jsonl.xz", types={each: each for each in CORE})


def world(shared: Path, *, whole: bool = False) -> tuple[Article, ...]:
    """Return articles of the world set, at most four of a country, chosen by the hash of their names; all of them if asked.

    Spans of types that ours cover otherwise carry the type "aside:" and what we may call them.
    """
    types = {**_WORLD, **{kind: f"aside:{ours}" for kind, ours in _ASIDE.items()}}
    chosen, taken = list[Article](), dict[str, int]()
    everything = articles(shared / "eval" / "ner" / "worldwide.jsonl.xz", types=types)
    for article in sorted(everything, key=lambda article: sha256(article.name.encode()).hexdigest()):
        country = place_of(article.name)[1]
        taken[country] = taken.get(country, 0) + 1
        if whole or taken[country] <= _A_COUNTRY:
            chosen.append(article)
    return tuple(sorted(chosen))


def place_of(name: str) -> tuple[str, str]:
    """Return region and country of an article of the world set.

    >>> place_of("kenya_paper_3")
    ('Africa', 'Kenya')
    """
    return _places().get(name.partition("_")[0], ("elsewhere", "elsewhere"))


@cache
def _places() -> dict[str, tuple[str, str]]:
    table = tomllib.loads(files("rapportage.appraisal").joinpath("data/world_names.toml").read_text("utf-8"))
    return {prefix: (region, country) for region, rows in table.items() for prefix, country in rows.items()}


def spans_of(found: Analysis) -> frozenset[Span]:
    """Return the names of an analysis as word spans."""
    return frozenset((name.first, name.end, name.type) for name in found.names)


def count_names(article: Article, *, backbone: Backbone, types: Iterable[str]) -> Sheet:
    """Return the counts of an article: names (persons, organisations, places together), and each type asked for."""
    return counted(article, spans_of(backbone.analyze_words(article.sentences)), types=types)


def counted(article: Article, ours: frozenset[Span], *, types: Iterable[str]) -> Sheet:
    """Return the counts of an article against spans of ours.

    >>> gold = Article("a", (("Asha", "Rao", "sang"),), frozenset({(0, 2, "PER")}))
    >>> counted(gold, frozenset({(0, 2, "PER"), (2, 3, "LOC")}), types=("PER", "LOC"))["names"]
    Counts(hit=1, ours=2, gold=1)
    """
    aside = {(first, end, kind.removeprefix("aside:")) for first, end, kind in article.spans if kind[:6] == "aside:"}
    kept = ours - aside
    sheet = {"names": _counts(article.spans, kept, CORE)}
    for kind in types:
        sheet[kind] = _counts(article.spans, kept, (kind,))
    return sheet


def _counts(gold: frozenset[Span], ours: frozenset[Span], types: tuple[str, ...]) -> Counts:
    wanted = {span for span in gold if span[2] in types}
    given = {span for span in ours if span[2] in types}
    return Counts(len(wanted & given), len(given), len(wanted))


class Crisis(NamedTuple):
    """A document of re3d: its id, its text, and character spans with their types and whether they are asked for."""

    name: str
    text: str
    sure: frozenset[Span]
    doubtful: frozenset[Span]


def held_out(name: str) -> bool:
    """Tell whether a document of re3d is kept from training: its id's sha256, read as a number, is divisible by five.

    >>> held_out("A"), held_out("B")
    (True, False)
    """
    return int(sha256(name.encode()).hexdigest(), 16) % 5 == 0


def re3d(shared: Path) -> tuple[Crisis, ...]:
    """Return the documents of re3d that are kept from training, spans without the article before them."""
    found = []
    for row in _rows(shared / "eval" / "re3d" / "documents.jsonl.xz"):
        if held_out(row["id"]):
            text, sure, doubtful = row["input"]["text"], set[Span](), set[Span]()
            for each in row["gold"]["entities"]:
                if each["type"] in _CRISIS:
                    span = (each["begin"], each["end"], _CRISIS[each["type"]])
                    (sure if each["confidence"] >= _SURE else doubtful).add(span)
            found.append(Crisis(row["id"], text, frozenset(sure), frozenset(doubtful)))
    return tuple(found)


def count_crisis(asked: Crisis, *, backbone: Backbone, types: Iterable[str]) -> Sheet:
    """Return the counts of a document of re3d by overlap: its spans are whole phrases, ours are the names in them.

    Only phrases with a name in them are asked for (a capital after the first word, or the first word no article); one of ours is
    right where it lies in a phrase of its type, and set aside where it lies in a doubtful one or a phrase without a name.
    """
    found = backbone.analyze(asked.text)
    ours = {(int(found.start[n.first]), int(found.end[n.end - 1]), n.type) for n in found.names}
    sheet = {}
    for kind in types:
        given = [span for span in ours if span[2] == kind]
        phrases = [span for span in asked.sure if span[2] == kind]
        named = [span for span in phrases if _has_name(asked.text, span) or kind in {"DATE", "WEAPON"}]
        met = [span for span in named if any(_meet(span, each) for each in given)]
        others = [*named, *phrases, *(span for span in asked.doubtful if span[2] == kind)]
        wrong = [each for each in given if not any(_meet(span, each) for span in others)]
        sheet[kind] = Counts(len(met), len(met) + len(wrong), len(named))
    sheet["names"] = Counts(*map(sum, zip(*(sheet[kind] for kind in CORE), strict=True)))
    return sheet


_NAMED = re.compile(r"\b(?!(?:The|A|An|Our|His|Her|Their|These|This|Some|All|Many|Both|We|I|He|She|They)\b)[A-Z]")


def _has_name(text: str, span: Span) -> bool:
    return _NAMED.search(text[span[0] : span[1]]) is not None


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
