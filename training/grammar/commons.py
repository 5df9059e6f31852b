"""Common nouns, articles, genitives, pronouns."""

from __future__ import annotations

from random import Random

from training.grammar.tree import Part, Phrase, grow, word
from training.grammar.words import plural_of, singular_of

PRONOUNS = {
    "he": ("he", False, 3), "she": ("she", False, 3), "they": ("they", True, 3), "it": ("it", False, 3), "we": ("we", True, 1), "I": ("I", False, 1),
    "you": ("you", True, 2),
}  # fmt: skip


OBJECTS = {"he": "him", "she": "her", "they": "them", "we": "us", "I": "me", "it": "it", "you": "you"}


def noun(form: str, *, plural: bool = False, sense: str = "") -> Phrase:
    """Return a common noun, given in the singular."""
    made = word(plural_of(form), "NOUN", "NNS", form) if plural else word(form, "NOUN", "NN")
    made.plural, made.sense = plural, sense
    return made


def plural_noun(form: str, sense: str = "") -> Phrase:
    """Return a common noun, given in the plural; an underscore joins a compound to it."""
    *first, last = form.split("_")
    made = word(last, "NOUN", "NNS", singular_of(last))
    made.plural, made.sense = True, sense
    return grow(made, left=[("compound", noun(each)) for each in first])


def determiner(form: str) -> Part:
    """Return a determiner as a part."""
    lemma = {"these": "this", "those": "that"}.get(form, form)
    return "det", word(form, "DET", "DT", lemma)


def genitive(owner: Phrase) -> Phrase:
    """Return the owner with its 's (a bare ' after a plural in s)."""
    bare = owner.plural and owner.words[-1].form.endswith("s")
    clitic = word("'" if bare else "'s", "PART", "POS", "'s")
    clitic.head.tight_left = True
    return grow(owner, right=[("case", clitic)])


def pronoun(rng: Random, *, who: tuple[str, ...] = ("he", "she", "they"), obj: bool = False) -> Phrase:
    """Return a personal pronoun as a subject or an object."""
    form = rng.choice(who)
    lemma, plural, person = PRONOUNS[form]
    made = word(OBJECTS[form] if obj else form, "PRON", "PRP", lemma)
    made.plural, made.person, made.sense = plural, person, "person"
    return made
