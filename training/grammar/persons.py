"""People and those who speak: names with titles and appositions, offices, officials."""

from __future__ import annotations

from random import Random

from training.grammar.commons import determiner, genitive, noun, plural_noun
from training.grammar.names import amod_in_name, body_name, country_name, nationality, person_name, pick_name, proper
from training.grammar.nouns import adjectives, office_holder, outlet_or_body, plain, titled
from training.grammar.tree import Part, Phrase, comma, grow, mark, named, word
from training.grammar.words import pick

ABBREVIATED = ["Gen.", "Col.", "Maj.", "Lt.", "Dr.", "Mr.", "Mrs.", "Capt.", "Adm.", "Sen.", "Gov."]
FULL = [
    "President",
    "Minister",
    "General",
    "Ambassador",
    "Colonel",
    "Senator",
    "Governor",
    "Secretary",
    "Chairman",
    "King",
    "Sheikh",
    "Professor",
    "Admiral",
    "Premier",
]


def capital_title(rng: Random) -> Phrase:
    """Return a title with a capital before a name: "Foreign Minister", "Gen.", "President"."""
    draw = rng.random()
    if draw < 0.3:
        form = rng.choice(("Foreign", "Foreign", "Prime", "Defence", "Interior", "Finance", "Health"))
        first = ("amod", amod_in_name(form)) if form in ("Foreign", "Prime", "Interior") else ("compound", proper(form))
        return grow(proper("Minister"), left=[first])
    if draw < 0.6:
        return proper(rng.choice(ABBREVIATED))
    return proper(rng.choice(FULL))


def person(rng: Random) -> Phrase:
    """Return a person by name, with a title or an office before it or none."""
    name = person_name(rng)
    draw = rng.random()
    if draw < 0.35:
        return name
    if draw < 0.6:
        title = capital_title(rng)
        made = titled(name, title)
        left = _owner(rng, 0.4)
        if left and left[0][0] == "amod":
            # "Velmian Prime Minister X": the nationality belongs to the title
            adjective = left[0][1]
            adjective.head.rel, adjective.head.above = "amod", title.head
            return Phrase(adjective.words + made.words, made.head, sense="person")
        return grow(made, left=left)
    title = office_holder(rng)
    if rng.random() < 0.25:
        title_words = grow(
            title, left=[("amod", word(rng.choice(("former", "deputy", "senior", "acting")), "ADJ", "JJ"))]
        )
    else:
        title_words = title
    made = titled(name, title_words)
    draw = rng.random()
    if draw < 0.4:
        owner = nationality(rng) if rng.random() < 0.7 else _acronym(rng)
        rel = "amod" if owner.head.upos == "ADJ" else "compound"
        owner.head.rel, owner.head.above = rel, title.head
        made = Phrase(owner.words + made.words, made.head, sense="person")
    elif draw < 0.65:
        made = grow(made, left=[("nmod:poss", genitive(country_name(rng)))])
    elif draw < 0.75:
        made = grow(made, left=[determiner("the")])
    made.sense = "person"
    return made


def _acronym(rng: Random) -> Phrase:
    return named(proper(pick_name(rng, "acronym")), "ORG")


def _owner(rng: Random, chance: float) -> list[Part]:
    if rng.random() > chance:
        return []
    return [("nmod:poss", genitive(country_name(rng)))] if rng.random() < 0.5 else [("amod", nationality(rng))]


def role(rng: Random, *, bare: bool = False) -> Phrase:
    """Return what someone is: "the spokesman for Y", "a senior Velmian official", "the former permanent representative of X to the Y"."""
    draw = rng.random()
    article = [] if bare else [determiner(rng.choice(("the", "the", "a")))]
    if draw < 0.22:
        head = noun(
            rng.choice(("spokesman", "spokeswoman", "spokesperson", "representative", "negotiator", "lawyer")),
            sense="person",
        )
        for_whom = grow(outlet_or_body(rng), left=[("case", word("for", "ADP", "IN"))])
        return grow(head, left=article, right=[("nmod", for_whom)])
    if draw < 0.36:
        head = noun(rng.choice(("representative", "ambassador", "envoy")), sense="person")
        first = [
            ("amod", word(each, "ADJ", "JJ"))
            for each in rng.choice((["former", "permanent"], ["permanent"], ["former"], ["special"], []))
        ]
        of = grow(country_name(rng), left=[("case", word("of", "ADP", "IN"))])
        to = grow(rng.choice((body_name, country_name))(rng), left=[("case", word("to", "ADP", "IN"))])
        right = [("nmod", of), ("nmod", to)] if rng.random() < 0.6 else [("nmod", to)]
        return grow(head, left=[*([] if bare else [determiner("the")]), *first], right=right)
    if draw < 0.52:
        head = noun(
            rng.choice(
                ("head", "director", "chief", "leader", "member", "founder", "commander", "chairman", "president")
            ),
            sense="person",
        )
        of = grow(outlet_or_body(rng), left=[("case", word("of", "ADP", "IN"))])
        return grow(head, left=article, right=[("nmod", of)])
    if draw < 0.64:
        head = noun(pick(rng, "nouns", "person"), sense="person")
        inside = grow(
            rng.choice((country_name, body_name))(rng),
            left=[("case", word(rng.choice(("in", "at", "from", "with")), "ADP", "IN"))],
        )
        return grow(head, left=[determiner("a"), *adjectives(rng, 1)], right=[("nmod", inside)])
    if draw < 0.8:
        left: list[Part] = [("nmod:poss", genitive(country_name(rng)))] if rng.random() < 0.4 else article
        middle = [("amod", nationality(rng))] if left is article and rng.random() < 0.5 else []
        return grow(office_holder(rng), left=[*left, *middle])
    if draw < 0.9:
        head = noun(
            rng.choice(("official", "diplomat", "officer", "adviser", "analyst", "lawmaker", "commander")),
            sense="person",
        )
        return grow(
            head, left=[determiner("a"), *_senior(rng), *([("amod", nationality(rng))] if rng.random() < 0.6 else [])]
        )
    head = noun(pick(rng, "nouns", "person"), sense="person")
    who = [] if bare else [determiner(rng.choice(("a", "the", "another")))]
    return grow(head, left=[*who, *adjectives(rng)])


def _senior(rng: Random) -> list[Part]:
    return [("amod", word(rng.choice(("senior", "former", "top")), "ADJ", "JJ"))] if rng.random() < 0.5 else []


def with_role(rng: Random, name: Phrase, *, close: bool = True) -> Phrase:
    """Return a name with an apposition: ", the spokesman for Y, "."""
    what = role(rng, bare=rng.random() < 0.2)
    inner = grow(what, left=[comma()])
    return grow(name, right=[("appos", inner), *([comma()] if close else [])])


def role_with_name(rng: Random) -> Phrase:
    """Return a role with a name in apposition: "the country's foreign minister, X Y,"; long names among them."""
    what = role(rng)
    name = grow(person_name(rng), left=[comma()])
    made = grow(what, right=[("appos", name), comma()])
    made.sense = "person"
    return made


def with_acronym(rng: Random) -> Phrase:
    """Return a body with its acronym in parentheses."""
    body = body_name(rng)
    inner = named(proper(pick_name(rng, "acronym")), "ORG")
    inner = grow(inner, left=[mark("(", "-LRB-", right=True)], right=[mark(")", "-RRB-", left=True)])
    return grow(body, right=[("appos", inner)])


def speaker(rng: Random, *, long: float = 0.4) -> Phrase:
    """Return someone or something that can speak."""
    draw = rng.random()
    if draw < 0.5:
        made = person(rng)
        if rng.random() < long:
            made = with_role(rng, made)
    elif draw < 0.6:
        made = role_with_name(rng)
    elif draw < 0.78:
        made = role(rng)
    elif draw < 0.84:
        made = with_acronym(rng)
    elif draw < 0.9:
        made = plural_noun(pick(rng, "nouns", "body"), "person")
        made = grow(made, left=adjectives(rng))
    else:
        made = outlet_or_body(rng)
    if not made.sense or made.head.upos == "PROPN":
        made.sense = made.sense or "person"
    return made


def actor(rng: Random) -> Phrase:
    """Return a party to a conflict: a country, a body, its forces."""
    draw = rng.random()
    if draw < 0.3:
        return country_name(rng)
    if draw < 0.5:
        return body_name(rng)
    if draw < 0.75:
        forces = plural_noun(pick(rng, "nouns", "body"), "body")
        owner: Part = (
            ("amod", nationality(rng))
            if rng.random() < 0.7
            else ("compound", noun(pick(rng, "nouns", "compound_noun")))
        )
        return grow(forces, left=[*([determiner("the")] if rng.random() < 0.3 else []), owner])
    return plain(rng, "body")
