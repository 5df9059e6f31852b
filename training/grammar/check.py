"""What is wrong with a tree: the rules that every generated sentence keeps."""

from __future__ import annotations

from collections.abc import Collection

from training.sentences import Sentence

BEFORE = ("det", "case", "mark", "aux", "aux:pass", "cop", "cc", "nmod:desc", "nmod:poss", "nummod")
"""Relations of words that stand before their head (a genitive's case and "$"s number apart)."""


def faults(sentence: Sentence, relations: Collection[str]) -> list[str]:
    """Return what is wrong with a sentence, empty where nothing is."""
    return _shape(sentence, relations) + _order(sentence) + _labels(sentence)


def _shape(sentence: Sentence, relations: Collection[str]) -> list[str]:
    n = len(sentence.words)
    found = [f"unknown relation {rel}" for rel in sentence.rels if rel not in relations]
    if {
        len(column)
        for column in (sentence.upos, sentence.xpos, sentence.heads, sentence.rels, sentence.lemmas, sentence.space)
    } != {n}:
        return [*found, "columns of different lengths"]
    if sentence.heads.count(0) != 1 or sentence.rels.count("root") != 1:
        found.append("not one root")
    for i in range(n):
        seen, at = 0, i
        while sentence.heads[at] and seen <= n:
            at, seen = sentence.heads[at] - 1, seen + 1
        if seen > n:
            return [*found, "a cycle"]
    arcs = [(min(i + 1, head), max(i + 1, head)) for i, head in enumerate(sentence.heads)]
    found += ["not projective" for low, high in arcs for other, end in arcs if low < other < high < end][:1]
    return found


def _order(sentence: Sentence) -> list[str]:
    found = []
    for i, (head, rel) in enumerate(zip(sentence.heads, sentence.rels, strict=True)):
        governor = sentence.upos[head - 1] if head else ""
        late = (
            rel in BEFORE
            and head <= i
            and head
            and sentence.xpos[i] not in ("POS", "MD")
            and sentence.xpos[head - 1] != "$"
        )
        if late:
            found.append(f"{rel} after its head: {sentence.words[i]}")
        if rel in ("det", "nmod:poss", "nummod", "amod", "nmod", "nmod:desc") and governor in (
            "AUX",
            "PUNCT",
            "ADP",
            "DET",
        ):
            found.append(f"{rel} on {governor}: {sentence.words[i]}")
        if rel in ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "ccomp", "xcomp", "advcl") and governor in (
            "AUX",
            "PUNCT",
            "ADP",
            "DET",
        ):
            found.append(f"{rel} on {governor}: {sentence.words[i]}")
        if head and sentence.rels[head - 1] in ("punct", "det", "aux", "aux:pass", "cop", "cc") and rel != "fixed":
            found.append(f"{rel} hangs on a {sentence.rels[head - 1]}: {sentence.words[i]}")
        if rel == "punct" and sentence.upos[i] != "PUNCT":
            found.append(f"punct that is none: {sentence.words[i]}")
    subjects = [
        head for head, rel in zip(sentence.heads, sentence.rels, strict=True) if rel in ("nsubj", "nsubj:pass", "csubj")
    ]
    pairs = [
        (head, rel) for head, rel in zip(sentence.heads, sentence.rels, strict=True) if rel in ("obj", "iobj", "cop")
    ]
    if len(subjects) != len(set(subjects)):
        found.append("two subjects")
    if len(pairs) != len(set(pairs)) and "nsubj:outer" not in sentence.rels:
        found.append("two objects")
    return found


def _labels(sentence: Sentence) -> list[str]:
    if sentence.names is None:
        return []
    found, before = [], "O"
    for name in sentence.names:
        first = name.split("~")[0]
        if first.startswith("I-") and before[2:] != first[2:]:
            found.append(f"{first} after {before}")
        before = first
    return found
