"""Verb groups: auxiliaries, negation, agreement."""

from __future__ import annotations

from random import Random

from training.grammar.tree import Part, Phrase, word
from training.grammar.words import verb_form

MODALS = ("will", "will", "would", "would", "could", "may", "might", "must", "should", "can")
FINITE = (
    ("past",) * 9
    + ("present",) * 4
    + ("perfect",) * 3
    + ("pluperfect",) * 2
    + ("modal",) * 4
    + ("progressive",) * 2
    + ("modal perfect",)
)
CONTRACTED = frozenset(
    ("did", "do", "does", "was", "were", "is", "are", "has", "have", "had", "would", "could", "should", "will")
)
"""Forms that take n't."""
TENSED = {"past": "VBD", "present": "VBZ"}


def be_form(tag: str, *, plural: bool, person: int) -> str:
    """Return a form of "be"."""
    if tag == "VBD":
        return "were" if plural or person == 2 else "was"
    if tag in ("VBZ", "VBP"):
        return "are" if plural or person == 2 else "am" if person == 1 else "is"
    return {"VB": "be", "VBN": "been", "VBG": "being"}[tag]


def group(
    rng: Random, lemma: str, shape: str, *, subject: Phrase | None = None, passive: bool = False, negative: bool = False
) -> tuple[list[Part], Phrase]:
    """Return the auxiliaries and the main verb; with the lemma "be" the verb is the copula and comes as a phrase of its own."""
    plural = bool(subject and subject.plural)
    person = subject.person if subject else 3
    left: list[Part] = []
    tag = _helpers(rng, shape, left, plural=plural, person=person)
    if negative and not left and lemma != "be" and not passive and shape in TENSED:
        form = verb_form("do", tag) if tag != "VBZ" else "does"
        left.append(("aux", word(form, "AUX", tag, "do")))
        tag = "VB"
    if passive:
        form = be_form(tag, plural=plural, person=person)
        left.append(("aux:pass", word(form, "AUX", _plain_tag(tag, form), "be")))
        tag = "VBN"
    if lemma == "be":
        form = be_form(tag, plural=plural, person=person)
        main = word(form, "AUX", _plain_tag(tag, form), "be")
    else:
        main = word(verb_form(lemma, tag), "VERB", tag, lemma)
    if negative:
        _negate(rng, left, first=shape in ("inf", "ing", "base"), copula=main if lemma == "be" else None)
    return left, main


def _plain_tag(tag: str, form: str) -> str:
    return "VBP" if tag == "VBZ" and form in ("are", "am") else tag


def _helpers(rng: Random, shape: str, left: list[Part], *, plural: bool, person: int) -> str:
    """Put the auxiliaries before the main verb and return the tag that it takes."""
    here = "VBP" if plural or person < 3 else "VBZ"
    have = ("have", "VBP") if here == "VBP" else ("has", "VBZ")
    if shape in TENSED:
        return "VBD" if shape == "past" else here
    if shape == "inf":
        left.append(("mark", word("to", "PART", "TO")))
        return "VB"
    if shape == "perfect inf":
        left += [("mark", word("to", "PART", "TO")), ("aux", word("have", "AUX", "VB"))]
        return "VBN"
    if shape in ("ing", "base", "VBN"):
        return {"ing": "VBG", "base": "VB", "VBN": "VBN"}[shape]
    if shape == "having":
        left.append(("aux", word("having", "AUX", "VBG", "have")))
        return "VBN"
    if shape == "perfect":
        left.append(("aux", word(have[0], "AUX", have[1], "have")))
        return "VBN"
    if shape == "pluperfect":
        left.append(("aux", word("had", "AUX", "VBD", "have")))
        return "VBN"
    if shape.startswith("modal"):
        left.append(("aux", word(rng.choice(MODALS), "AUX", "MD")))
        if shape == "modal perfect":
            left.append(("aux", word("have", "AUX", "VB")))
            return "VBN"
        return "VB"
    tag = rng.choice(("VBD", here))
    left.append(("aux", word(be_form(tag, plural=plural, person=person), "AUX", tag, "be")))
    return "VBG"


def _negate(rng: Random, left: list[Part], *, first: bool, copula: Phrase | None) -> None:
    """Put "not" after the first auxiliary (or the copula), sometimes as n't."""
    no = word("not", "PART", "RB")
    at = 0 if first else 1
    host = left[0][1] if left and not first else copula
    contracts = host is not None and host.head.form in CONTRACTED
    if contracts and host is not None and rng.random() < 0.35:
        no = word("n't", "PART", "RB", "not")
        no.head.tight_left = True
        if host.head.form == "will":
            host.head.form = "wo"
    if not left and copula is not None and not first:
        copula.notes["not"] = "after"
        left.append(("advmod", no))
        return
    left.insert(min(at, len(left)), ("advmod", no))
