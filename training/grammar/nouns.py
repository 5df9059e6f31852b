"""Noun phrases without clauses: roles, people in numbers, places, weapons, events, abstract things, pronouns."""

from __future__ import annotations

from random import Random

from training.grammar.commons import determiner, genitive, noun, plural_noun
from training.grammar.compounds import SMALL, digits, hyphen_compound, span_compound
from training.grammar.mentions import entitle
from training.grammar.names import (
    body_name,
    city_name,
    country_name,
    nationality,
    people_name,
    pick_name,
    proper,
)  # fmt: skip
from training.grammar.tree import Part, Phrase, comma, grow, named, word
from training.grammar.words import listed, pick, singular_of

PARTICIPLES = {
    "exiled": "exile",
    "abandoned": "abandon",
    "besieged": "besiege",
    "occupied": "occupy",
    "disputed": "dispute",
}
"""Participles among the adjectives; armed, wounded and retired are adjectives in EWT."""


def possessive(rng: Random) -> Part:
    """Return "its", "their" and the like, or a country's or body's genitive."""
    draw = rng.random()
    if draw < 0.45:
        return "nmod:poss", word(rng.choice(("its", "their", "his", "her", "our")), "PRON", "PRP$")
    owner = country_name(rng) if draw < 0.8 else plain(rng, "body", bare=True) if draw < 0.9 else body_name(rng)
    return "nmod:poss", genitive(owner)


def adjectives(rng: Random, most: int = 2) -> list[Part]:
    """Return up to some adjectives, a hyphen compound or a participle among them."""
    made: list[Part] = []
    for _ in range(rng.choice((0, 0, 0, 1, 1, 2)) if most > 1 else rng.choice((0, 0, 1))):
        draw = rng.random()
        if draw < 0.16:
            compound = hyphen_compound(rng)
            made.append(("compound" if compound.head.upos == "NOUN" else "amod", compound))
        elif draw < 0.3:
            made.append(("amod", nationality(rng)))
        elif draw < 0.34:
            made.append(("amod", word(pick(rng, "hyphen", "prefix"), "ADJ", "JJ")))
        else:
            made.append(_adjective(rng))
    return made[:most]


def _adjective(rng: Random) -> Part:
    form = pick(rng, "adjectives", "plain")
    if form in PARTICIPLES:
        return "amod", word(form, "VERB", "VBN", PARTICIPLES[form])
    if form in ("growing", "remaining", "rising", "ruling", "leading"):
        return "amod", word(form, "VERB", "VBG", {"ruling": "rule", "rising": "rise"}.get(form, form[:-3]))
    return "amod", word(form, "ADJ", "JJ")


def number(rng: Random) -> Phrase:
    """Return a number, often with "at least", "more than" and the like before it."""
    draw = rng.random()
    if draw < 0.45:
        core = word(rng.choice(SMALL), "NUM", "CD")
    elif draw < 0.85:
        core = digits(rng, 11, 900)
    else:
        figure = f"{rng.randint(1, 90)},{rng.choice(('000', '200', '500', '350'))}"
        core = word(figure, "NUM", "CD", figure.replace(",", ""))
    return bounded(rng, core)


def bounded(rng: Random, core: Phrase) -> Phrase:
    """Return a number under a bound or a hedge, or bare."""
    draw = rng.random()
    if draw < 0.24:
        return grow(core, left=[("nmod", grow(word("least", "ADJ", "JJS"), left=[("case", word("at", "ADP", "IN"))]))])
    if draw < 0.44:
        form, lemma = rng.choice((("more", "more"), ("more", "more"), ("fewer", "few"), ("less", "less")))
        than = word("than", "ADP", "IN")
        return grow(core, left=[("advmod", grow(word(form, "ADJ", "JJR", lemma), right=[("fixed", than)]))])
    if draw < 0.5:
        fixed: list[Part] = [
            ("fixed", word(rng.choice(("many", "many", "few")), "ADJ", "JJ")),
            ("fixed", word("as", "ADP", "IN")),
        ]
        return grow(core, left=[("advmod", grow(word("as", "ADV", "RB"), right=fixed))])
    if draw < 0.56:
        return grow(core, left=[("advmod", grow(word("up", "ADP", "IN"), right=[("fixed", word("to", "ADP", "IN"))]))])
    if draw < 0.68:
        return grow(
            core,
            left=[
                (
                    "advmod",
                    word(rng.choice(["about", "around", "nearly", "almost", "some", "over", "only"]), "ADV", "RB"),
                )
            ],
        )
    return core


def people(rng: Random) -> Phrase:
    """Return people in number: "at least nine people", "dozens of soldiers", "41 others", "four"."""
    draw = rng.random()
    noun_form = rng.choice(("people", "people", *listed("nouns", "people")))
    head = word("people", "NOUN", "NNS") if noun_form == "people" else plural_noun(noun_form)
    if draw < 0.13:
        many = word(rng.choice(("dozens", "hundreds", "thousands", "scores")), "NOUN", "NNS")
        many.head.lemma = many.head.form[:-1]
        made = grow(many, right=[("nmod", grow(head, left=[("case", word("of", "ADP", "IN"))]))])
    elif draw < 0.2:
        made = bounded(rng, word(str(rng.randint(2, 60)), "NUM", "CD"))
    elif draw < 0.28:
        made = grow(word("others", "NOUN", "NNS", "other"), left=[("nummod", number(rng))])
    elif draw < 0.36:
        one = bounded(rng, word(rng.choice(SMALL), "NUM", "CD"))
        made = grow(one, right=[("nmod", grow(head, left=[("case", word("of", "ADP", "IN")), determiner("the")]))])
    elif draw < 0.44:
        made = grow(head, left=[("amod", word(rng.choice(("several", "many", "several")), "ADJ", "JJ"))])
    elif draw < 0.5:
        made = grow(head, left=adjectives(rng))
    else:
        adjs = adjectives(rng, 1) if rng.random() < 0.3 else []
        made = grow(head, left=[("nummod", number(rng)), *adjs])
    made.plural, made.sense = True, "people"
    if rng.random() < 0.12:
        made = grow(made, right=[including(rng)])
    return made


def including(rng: Random) -> Part:
    """Return ", including two children" as a part."""
    few = plural_noun(rng.choice(listed("nouns", "people")))
    few = grow(few, left=[("nummod", word(rng.choice(SMALL), "NUM", "CD"))])
    return "nmod", grow(few, left=[comma(), ("case", word("including", "VERB", "VBG", "include"))], right=[comma()])


def plain(rng: Random, sense: str, *, bare: bool = False) -> Phrase:
    """Return a noun phrase of a sense with articles, adjectives and compounds, no clause and no complement."""
    plural = rng.random() < (0.55 if sense in ("weapon", "facility", "thing") else 0.3)
    if sense == "people":
        return people(rng)
    if sense == "body" and rng.random() < 0.4:
        head = plural_noun(pick(rng, "nouns", "body"), "body")
        plural = True
    else:
        key = "organisation" if sense == "body" else sense
        head = noun(pick(rng, "nouns", key), plural=plural, sense=sense)
        if head.head.form in ("police", "talks", "ties", "headquarters", "barracks"):
            head.plural = plural = True
            head.head.xpos, head.head.lemma = (
                "NNS",
                {"talks": "talk", "ties": "tie"}.get(head.head.form, head.head.form),
            )
    left = [] if bare else adjectives(rng)
    if rng.random() < 0.18:
        left.append(("compound", noun(pick(rng, "nouns", "compound_noun"))))
    elif rng.random() < 0.08:
        left = [span_compound(rng), *left]
    if rng.random() < 0.1 and sense == "weapon":
        left = [("compound", named(proper(pick_name(rng, "weapon")), "WEAPON"))]
    return grow(head, left=[*_opening(rng, plural=plural, bare=bare), *left])


def _opening(rng: Random, *, plural: bool, bare: bool) -> list[Part]:
    draw = rng.random()
    if bare or draw < 0.45:
        return [determiner("the")]
    if plural:
        if draw < 0.65:
            return []
        if draw < 0.75:
            return [("amod", word(rng.choice(("several", "many", "other")), "ADJ", "JJ"))]
        if draw < 0.85:
            return [("nummod", number(rng))]
        return [determiner(rng.choice(("these", "those", "some", "all")))] if draw < 0.9 else [possessive(rng)]
    if draw < 0.75:
        return [determiner("a")]
    if draw < 0.85:
        return [determiner(rng.choice(("this", "that", "another", "any", "no", "every")))]
    return [possessive(rng)]


def place(rng: Random) -> Phrase:
    """Return a place: a city, a country, "the northern province of X", "the border with X", "X province"."""
    draw = rng.random()
    if draw < 0.35:
        return city_name(rng)
    if draw < 0.55:
        return country_name(rng)
    if draw < 0.75:
        kind = noun(pick(rng, "nouns", "place"))
        of = grow(city_name(rng), left=[("case", word("of", "ADP", "IN"))])
        return grow(kind, left=[determiner("the"), *adjectives(rng, 1)], right=[("nmod", of)])
    if draw < 0.85:
        city = city_name(rng)
        return grow(
            noun(rng.choice(("province", "district", "region", "airport", "valley"))),
            left=[determiner("the"), ("compound", city)],
        )
    if draw < 0.93:
        within = grow(country_name(rng), left=[comma()], right=[comma()])
        return grow(city_name(rng), right=[("appos", within)])
    return plain(rng, "place")


def money(rng: Random) -> Phrase:
    """Return a sum: "$5 million in aid", "more than $300"."""
    figure = word(str(rng.randint(2, 900)), "NUM", "CD")
    if rng.random() < 0.75:
        figure = grow(word(rng.choice(("million", "billion", "million")), "NUM", "CD"), left=[("compound", figure)])
    sign = word("$", "SYM", "$")
    sign.head.tight_right = True
    left: list[Part] = []
    if rng.random() < 0.4:
        more = grow(word("more", "ADJ", "JJR", "more"), right=[("fixed", word("than", "ADP", "IN"))])
        left = [("advmod", more)]
    made = grow(sign, left=left, right=[("nummod", figure)])
    if rng.random() < 0.6:
        aim = pick(rng, "nouns", "money")
        lemma = aim if aim in ("aid", "debt") else singular_of(aim)
        goods = word(aim, "NOUN", "NN" if aim == lemma else "NNS", lemma)
        made = grow(made, right=[("nmod", grow(goods, left=[("case", word(rng.choice(("in", "of")), "ADP", "IN"))]))])
    made.sense = "thing"
    return made


def office_holder(rng: Random) -> Phrase:
    """Return a person's office without article: "foreign minister", "army commander", "foreign ministry spokesman"."""
    draw = rng.random()
    if draw < 0.35:
        form = pick(rng, "nouns", "portfolio")
        first = ("amod", word(form, "ADJ", "JJ")) if form in ("foreign", "interior") else ("compound", noun(form))
        return grow(noun("minister", sense="person"), left=[first])
    if draw < 0.55:
        form = pick(rng, "nouns", "portfolio")
        first = ("amod", word(form, "ADJ", "JJ")) if form in ("foreign", "interior") else ("compound", noun(form))
        body = grow(noun(rng.choice(("ministry", "ministry", "department"))), left=[first])
        return grow(
            noun(rng.choice(("spokesman", "spokesperson", "spokeswoman", "official")), sense="person"),
            left=[("compound", body)],
        )
    if draw < 0.7:
        body = noun(pick(rng, "nouns", "organisation"))
        return grow(
            noun(rng.choice(("spokesman", "chief", "leader", "commander", "official")), sense="person"),
            left=[("compound", body)],
        )
    if draw < 0.78:
        return grow(noun("minister", sense="person"), left=[("amod", word("prime", "ADJ", "JJ"))])
    return noun(pick(rng, "nouns", "office"), sense="person")


def outlet_or_body(rng: Random) -> Phrase:
    """Return a body: a name, a country or a common noun."""
    draw = rng.random()
    if draw < 0.35:
        return body_name(rng)
    if draw < 0.65:
        return country_name(rng)
    return plain(rng, "body")


def nationals(rng: Random) -> Phrase:
    """Return "Velmian forces" or "Velmians"."""
    if rng.random() < 0.25:
        return people_name(rng)
    made = plural_noun(pick(rng, "nouns", "body"), "body")
    return grow(made, left=[("amod", nationality(rng))])


def titled(name: Phrase, title: Phrase) -> Phrase:
    """Return a name with a title before it."""
    entitle(title.words)
    return grow(name, left=[("nmod:desc", title)])
