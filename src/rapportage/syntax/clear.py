"""Trees in the manner of ClearNLP turned into ours: the head is what a preposition governs, and what a copula links."""

from __future__ import annotations

from collections.abc import Sequence

from rapportage.syntax import relations as rel

_GOVERNED = frozenset(("pobj", "pcomp"))
_LINKED = frozenset(("attr", "acomp"))
_NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM"))


def turned(
    heads: Sequence[int], labels: Sequence[str], *, lemma: Sequence[str], upos: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Return heads and relations of ours for heads and labels in the manner of ClearNLP.

    Args:
        heads: Head of each word, -1 for none.
        labels: Label of each word ("dobj", "pobj", "nsubjpass", "attr").
        lemma: Dictionary form of each word.
        upos: Part of speech of each word.
    """
    head = list(heads)
    relation = [rel.CLEAR.get(label, rel.OTHER) for label in labels]
    for word, label in enumerate(labels):
        if label in _GOVERNED and head[word] >= 0:
            _lift_governed(word, head, relation, labels=labels, upos=upos)
    linked = [word for word, label in enumerate(labels) if label in _LINKED and head[word] >= 0]
    copulas = {head[word]: word for word in reversed(linked) if lemma[head[word]] == "be"}
    for copula, word in copulas.items():
        head[word], relation[word] = head[copula], relation[copula]
        head[copula], relation[copula] = word, rel.COPULA
    for word, above in enumerate(head):
        if above in copulas and copulas[above] != word:
            head[word] = copulas[above]
    return head, relation


def _lift_governed(
    word: int, head: list[int], relation: list[str], *, labels: Sequence[str], upos: Sequence[str]
) -> None:
    """Make prepositions the case of what they govern: "out of" over "town" become two marks of it."""
    is_clause = labels[word] == "pcomp"
    label = ""
    for _ in range(4):  # "from out of the town"; no chain of prepositions is longer
        preposition = head[word]
        if preposition < 0 or labels[preposition] not in {"prep", "agent", "dative"}:
            break
        label = labels[preposition]
        head[word], head[preposition] = head[preposition], word
        relation[preposition] = rel.MARK if is_clause else rel.CASE
    above = head[word]
    if is_clause:
        relation[word] = rel.ADVERBIAL_CLAUSE
    elif label == "agent":
        relation[word] = rel.AGENT
    else:
        relation[word] = rel.MODIFIER if above >= 0 and upos[above] in _NOUNS else rel.OBLIQUE
