"""The labels of the model's heads."""

from __future__ import annotations

from collections import Counter

from rapportage.syntax.pieces import script_of
from training.sentences import Sentence

NAME_TYPES = ("PER", "ORG", "LOC", "NORP", "TITLE", "WEAPON", "DATE", "MISC")
NAME_LABELS = ["O", *(f"{side}-{kind}" for kind in NAME_TYPES for side in "BI")]
KINDS = ["", "person", "organization", "place", "event", "time", "object", "substance", "animal", "plant", "abstract"]
FEWEST = {"lemma": 3, "rel": 8}
"""A lemma script seen less often is not taught, a relation seen less often is taught without its subtype."""


def make_labels(sentences: list[Sentence], earlier: dict[str, list[str]] | None) -> dict[str, list[str]]:
    """Return the labels of every head but that of names; those of earlier weights stay where they are."""
    if earlier:
        return {key: earlier[key] for key in ("upos", "xpos", "lemma", "rel")} | {"kind": KINDS}
    count = {key: Counter[str]() for key in ("upos", "xpos", "lemma", "rel")}
    for sentence in sentences:
        count["upos"].update(sentence.upos)
        count["xpos"].update(sentence.xpos)
        count["rel"].update(sentence.rels)
        count["lemma"].update(
            script_of(word, lemma) for word, lemma in zip(sentence.words, sentence.lemmas, strict=True)
        )
    kept = {
        key: sorted(label for label, n in counted.items() if n >= FEWEST.get(key, 1)) for key, counted in count.items()
    }
    return kept | {"lemma": ["_", *kept["lemma"]], "kind": KINDS}
