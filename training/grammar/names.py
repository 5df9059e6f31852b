"""Names: people, countries, places, bodies, groups, with their titles, trees and labels."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import NamedTuple

from training.grammar import cultures
from training.grammar.tree import Phrase, grow, mark, named, word
from training.grammar.words import pick, table

WORLD = 0.75
"""Share of names drawn from the lists of the world where they stand."""


class Country(NamedTuple):
    """A country: its name, its adjective, its people."""

    name: str
    adjective: str
    people: str


@cache
def entries(key: str, *, by: str = "") -> tuple[str, ...]:
    """Return the names of one list of names.toml, split at white space or at bars."""
    value = str(table("names")[key])
    return (
        tuple(value.split())
        if not by
        else tuple(each.strip() for line in value.splitlines() for each in line.split("|"))
    )


@cache
def countries() -> tuple[Country, ...]:
    """Return the invented countries."""
    return tuple(Country(*row.split()) for row in entries("country", by="|"))


def proper(form: str, *, plural: bool = False, lemma: str | None = None) -> Phrase:
    """Return one proper noun."""
    made = word(form, "PROPN", "NNPS" if plural else "NNP", form if lemma is None else lemma)
    made.plural = plural
    return made


def amod_in_name(form: str) -> Phrase:
    """Return an adjective inside a name."""
    if form == "United":
        return word(form, "ADJ", "NNP", "United")
    return word(form, "ADJ", "NNP", form)


def flat(forms: list[str]) -> Phrase:
    """Return a name whose first word is its head; "al-X" hangs its X on the al, as the treebanks do."""
    first = _article(forms[0]) if "-" in forms[0] else proper(forms[0])
    rest = [("flat", _article(each) if "-" in each else proper(each)) for each in forms[1:]]
    return grow(first, right=rest)


def _article(form: str) -> Phrase:
    parts = form.split("-")
    tail = [proper(each) for each in parts[1:]]
    made = proper(parts[0])
    for each in tail:
        made = grow(made, right=[("flat", grow(each, left=[mark("-", "HYPH", left=True, right=True)]))])
    return made


def person_name(rng: Random) -> Phrase:
    """Return a person's name of one to four words."""
    forms = cultures.person(rng) if rng.random() < WORLD else []
    made = named(flat(forms or _made_up(rng)), "PER")
    made.sense = "person"
    return made


def _made_up(rng: Random) -> list[str]:
    draw = rng.random()
    given, family = rng.choice(entries("given")), rng.choice(entries("family"))
    if draw < 0.2:
        return [family]
    if draw < 0.28:
        return [given, f"{rng.choice(entries('article'))}-{rng.choice(entries('article_family'))}"]
    if draw < 0.36:
        return [given, rng.choice(entries("given")), family]
    if draw < 0.42:
        return [given, rng.choice(entries("middle")), family]
    if draw < 0.47:
        return [given, f"{rng.choice('ABCDEFGHJKLMNPRSTVW')}.", family]
    if draw < 0.5:
        return [given, rng.choice(entries("given")), rng.choice(entries("middle")), family]
    return [given, family]


def country_name(rng: Random) -> Phrase:
    """Return a country's name."""
    made = named(proper(rng.choice(countries()).name), "LOC")
    made.sense = "state"
    return made


def city_name(rng: Random) -> Phrase:
    """Return the name of a town, a province, a river."""
    form = (cultures.place(rng) if rng.random() < WORLD else "") or rng.choice(entries("city"))
    made = named(_tree(form), "LOC")
    made.sense = "place"
    return made


def nationality(rng: Random) -> Phrase:
    """Return a nationality as an adjective."""
    form = (cultures.people(rng)[0] if rng.random() < WORLD else "") or rng.choice(countries()).adjective
    return named(word(form, "ADJ", "JJ", form), "NORP")


def people_name(rng: Random) -> Phrase:
    """Return a nationality as a plural noun."""
    form = (cultures.people(rng)[1] if rng.random() < WORLD else "") or rng.choice(countries()).people
    made = named(proper(form, plural=True, lemma=form.removesuffix("s")), "NORP")
    made.sense = "person"
    return made


def body_name(rng: Random) -> Phrase:
    """Return an organisation's or a group's name, with its article where it takes one."""
    draw = rng.random()
    if draw < 0.35:
        return _acronym(rng)
    if draw < 0.6:
        form = (
            rng.choice(cultures.groups())[0]
            if cultures.groups() and rng.random() < WORLD
            else rng.choice(entries("group", by="|"))
        )
        return _of_name(form, article=rng.random() < 0.8)
    if draw < 0.68 and cultures.cultures():
        return _of_name(cultures.body(rng) or "Red Cross", article=rng.random() < 0.4)
    if draw < 0.85:
        return _of_name(rng.choice(entries("organisation", by="|")), article=True)
    return _ministry(rng)


def media_name(rng: Random) -> Phrase:
    """Return the name of an outlet."""
    form = rng.choice(entries("media", by="|"))
    return _of_name(form, article=rng.random() < 0.6 and " " in form)


def _acronym(rng: Random) -> Phrase:
    made = named(proper(rng.choice(entries("acronym"))), "ORG")
    made.sense = "body"
    return grow(made, left=[("det", word("the", "DET", "DT"))]) if rng.random() < 0.7 else made


def _ministry(rng: Random) -> Phrase:
    portfolio = rng.choice(["Defence", "Finance", "Interior", "Foreign", "Justice", "Health"])
    draw = rng.random()
    if draw < 0.4 and portfolio not in entries("adjective"):
        core = proper(rng.choice(["Ministry", "Department"]))
        head = grow(core, right=[("nmod", grow(proper(portfolio), left=[("case", word("of", "ADP", "IN"))]))])
    else:
        first = (
            ("amod", amod_in_name(portfolio)) if portfolio in entries("adjective") else ("compound", proper(portfolio))
        )
        head = grow(proper(rng.choice(["Ministry", "Ministry", "Office"])), left=[first])
    if rng.random() < 0.4:
        adjective = nationality(rng)
        adjective.head.xpos = "NNP"
        head = grow(head, left=[("amod", adjective)])
    head = named(head, "ORG")
    head.sense = "body"
    return grow(head, left=[("det", word("the", "DET", "DT"))])


def _of_name(form: str, *, article: bool) -> Phrase:
    """Return a name's tree: adjectives and compounds before the head, "of X" and "for X" after it."""
    tokens = form.removeprefix("the ").removeprefix("The ").replace("'s", " 's").replace("s' ", "s ' ").split()
    cut = next((i for i, each in enumerate(tokens) if each in ("of", "for")), len(tokens))
    front = tokens[:cut]
    core = _tree(" ".join(front))
    if cut < len(tokens):
        rest = [each for each in tokens[cut + 1 :] if each != "the"]
        left = [("case", word(tokens[cut], "ADP", "IN"))]
        if "the" in tokens[cut + 1 :]:
            left.append(("det", word("the", "DET", "DT")))
        core = grow(core, right=[("nmod", grow(_compound(rest), left=left))])
    core = named(core, "ORG")
    core.sense, core.plural = "body", False
    return grow(core, left=[("det", word("the", "DET", "DT"))]) if article else core


def _tree(form: str) -> Phrase:
    """Return a name without "of": flat, or headed by its last word where that is an English one."""
    forms = form.split()
    english = forms[-1] in entries("generic") and not any("-" in each for each in forms)
    return _compound(forms) if english or (len(forms) == 1 and "-" not in form) else flat(forms)


def _compound(forms: list[str]) -> Phrase:
    head = _proper_of(forms[-1])
    left: list[tuple[str, Phrase]] = []
    for i, each in enumerate(forms[:-1]):
        if each in ("'s", "'"):
            owner = left.pop()[1]
            clitic = word(each, "PART", "POS", "'s")
            clitic.head.tight_left = True
            left.append(("nmod:poss", grow(owner, right=[("case", clitic)])))
        elif each in entries("adjective") or each in cultures.adjectives() or each in _demonyms():
            left.append(("amod", amod_in_name(each)))
        elif i + 1 < len(forms):
            left.append(("compound", _proper_of(each)))
    return grow(head, left=left)


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(each.adjective for each in countries())


def _proper_of(form: str) -> Phrase:
    plural = (
        form.endswith("s") and form not in ("Press", "News", "Voice", "Cross", "Marash", "Rights")
    ) or form == "Rights"
    lemma = form[:-1] if plural and not form.endswith("ies") else form[:-3] + "y" if form.endswith("ies") else form
    return proper(form, plural=plural, lemma=lemma)


def weapon_name(rng: Random) -> str:
    """Return the name of a weapon."""
    return pick_name(rng, "weapon")


def pick_name(rng: Random, key: str) -> str:
    """Return one name of a list split at white space."""
    return rng.choice(entries(key))


def office_word(rng: Random) -> str:
    """Return an office, in lower case."""
    return pick(rng, "nouns", "office")
