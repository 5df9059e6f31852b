"""re3d's crowd labels made into names: kept where they are sure, left open where they are not."""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import Any

from rapportage.appraisal.entities import held_out
from rapportage.syntax.words import split_words
from training.gum import labels_of
from training.lists import words_of
from training.sentences import Sentence, plain

TYPES = {
    "Organisation": ("ORG",),
    "Location": ("LOC",),
    "Person": ("PER",),
    "Nationality": ("NORP",),
    "Temporal": ("DATE", "O"),
    "Weapon": ("WEAPON",),
    "MilitaryPlatform": ("WEAPON",),
    "Vehicle": ("WEAPON", "O"),
}
"""What its types are for us; a time may be an hour or a length of time, a vehicle a lorry, which are no names."""
SURE = 0.5
"""Labels that fewer annotators than this agreed on are left out, as its authors advise."""
ARTICLES = ("the", "a", "an", "our", "this", "these", "that", "his", "its", "their")
JOINING = ("of", "the", "and", "for", "-", "al", "in", "'s", "’s", "&", "district", "province", "on", "de")


def read_re3d(folder: Path) -> list[Sentence]:
    """Return re3d's sentences with names, without the fifth of its documents that is kept for measuring."""
    found = []
    with lzma.open(folder / "re3d" / "documents.jsonl.xz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if not held_out(row["id"]):
                found += sentences_of(row["input"]["text"], row["gold"]["entities"])
    return found


def sentences_of(text: str, entities: list[dict[str, Any]]) -> list[Sentence]:
    """Return the sentences of a text with the labels that its annotators' spans give; a line's end ends a sentence."""
    spans = split_words(text)
    words = [text[start:end] for start, end in spans]
    labels = _labels(spans, words, entities)
    found, begin = [], 0
    for i, (_, end) in enumerate(spans):
        last = i + 1 == len(spans)
        if last or "\n" in text[end : spans[i + 1][0]] or (words[i] in ".?!" and words[i + 1][:1].isupper()):
            opens = last or "\n" in text[spans[begin][0] - 1 : spans[begin][0]]
            found.append(plain(words[begin : i + 1], labels[begin : i + 1], origin="re3d", new_paragraph=opens))
            begin = i + 1
    return found


def _labels(spans: list[tuple[int, int]], words: list[str], entities: list[dict[str, Any]]) -> list[str]:
    """Return a label for each word: longer spans first, "*" where a span is unsure or a capitalised word unmarked."""
    labels = [""] * len(words)
    starts = {start: i for i, (start, _) in enumerate(spans)}
    ends = {end: i + 1 for i, (_, end) in enumerate(spans)}
    kept = [each for each in entities if each.get("confidence", 1) >= SURE and each["type"] in TYPES]
    for each in sorted(kept, key=lambda one: one["begin"] - one["end"]):
        first, end = starts.get(each["begin"]), ends.get(each["end"])
        if first is None or end is None:
            continue
        while first < end and words[first].lower() in ARTICLES:
            first += 1
        if first < end and set(labels[first:end]) in ({""}, {"*"}):
            sure = _is_sure(each["type"], words[first:end])
            labels[first:end] = labels_of(end - first, TYPES[each["type"]]) if sure else ["*"] * (end - first)
    for i, word in enumerate(words):
        if not labels[i]:
            labels[i] = "*" if word[:1].isupper() else "O~DATE~WEAPON~TITLE"
    return labels


def _is_sure(kind: str, words: list[str]) -> bool:
    """Tell whether a span is a name from end to end, without an office or a description."""
    if kind in ("Temporal", "Weapon", "MilitaryPlatform", "Vehicle"):
        return True
    if kind == "Person" and any(word.lower().startswith(tuple(words_of("offices_begin"))) for word in words):
        return False
    if kind == "Location" and len(words) == 1 and words[0].isupper() and len(words[0]) < 3:
        return False
    is_large = [word[:1].isupper() for word in words]
    return (
        is_large[0]
        and is_large[-1]
        and all(large or word in JOINING for large, word in zip(is_large, words, strict=True))
    )
