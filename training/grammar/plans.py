"""What a clause says: a verb with its subject's sense, its object and its complements, before it has a shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Protocol

from training.grammar.commons import OBJECTS, determiner, noun, plural_noun, pronoun
from training.grammar.names import city_name, country_name
from training.grammar.nouns import adjectives, money, nationals, outlet_or_body, people, place, plain, possessive
from training.grammar.persons import actor, person, role, speaker
from training.grammar.tree import Part, Phrase, grow, word
from training.grammar.words import pick


@dataclass(slots=True)
class Plan:
    """A verb and what it takes.

    Attributes:
        lemma: The verb.
        subject: Makes a subject.
        object: Its direct object, None where it takes none.
        rest: Complements after the object.
        particle: A verb particle.
        passive: Whether it can be passive.
        indirect: An addressee or recipient, before the object.
    """

    lemma: str
    subject: Callable[[Random], Phrase]
    object: Phrase | None = None
    rest: list[Part] = field(default_factory=list)
    particle: str = ""
    passive: bool = True
    indirect: Phrase | None = None


class Clauses(Protocol):
    """Makes clauses inside clauses; handed in, for phrases hold clauses and clauses phrases."""

    def infinitive(self, rng: Random, depth: int) -> Phrase:
        """Return "to V ..."."""

    def gerund(self, rng: Random, depth: int, preposition: str = "") -> Phrase:
        """Return "V-ing ...", under a preposition or bare."""

    def finite(self, rng: Random, depth: int) -> Phrase:
        """Return "S"."""

    def rich(self, rng: Random, phrase: Phrase, depth: int) -> Phrase:
        """Return a noun phrase, sometimes with a clause or complement on it."""


def under(preposition: str, phrase: Phrase) -> Phrase:
    """Return a noun phrase under a preposition."""
    form = OBJECTS.get(phrase.head.form)
    if form and phrase.head.xpos == "PRP":
        phrase.head.form = form
    return grow(phrase, left=[("case", word(preposition, "ADP", "IN"))])


def someone(rng: Random) -> Phrase:
    """Return a subject that decides and speaks: a pronoun, a person or a body."""
    return pronoun(rng) if rng.random() < 0.2 else speaker(rng, long=0.15) if rng.random() < 0.6 else actor(rng)


def anyone(rng: Random) -> Phrase:
    """Return any acting subject."""
    return actor(rng) if rng.random() < 0.5 else people(rng) if rng.random() < 0.3 else someone(rng)


def happening(rng: Random) -> Phrase:
    """Return something that happens."""
    return plain(rng, rng.choice(("event", "abstract", "event")))


def make(rng: Random, depth: int, clauses: Clauses) -> Plan:
    """Return a plan of a random kind."""
    kinds = SIMPLE if depth <= 0 else SIMPLE + DEEP
    return rng.choice(kinds)(rng, depth, clauses)


def attack(rng: Random, depth: int, clauses: Clauses) -> Plan:
    """Return a plan about a place or thing under attack."""
    what = plain(rng, "facility") if rng.random() < 0.6 else place(rng) if rng.random() < 0.6 else nationals(rng)
    return Plan(pick(rng, "verbs", "attack"), actor, clauses.rich(rng, what, depth - 1))


def harm(rng: Random, depth: int, clauses: Clauses) -> Plan:
    """Return a plan about people harmed or held."""
    who = people(rng) if rng.random() < 0.75 else role(rng) if rng.random() < 0.6 else person(rng)
    return Plan(pick(rng, "verbs", "harm"), rng.choice((actor, happening, actor)), clauses.rich(rng, who, depth - 1))


def policy(rng: Random, depth: int, clauses: Clauses) -> Plan:
    """Return a plan about a decision."""
    what = clauses.rich(rng, plain(rng, rng.choice(("abstract", "abstract", "event"))), depth)
    return Plan(pick(rng, "verbs", "policy"), someone, what)


def move(rng: Random, depth: int, clauses: Clauses) -> Plan:
    """Return a plan about arms, forces or goods that move."""
    what = plain(rng, "weapon") if rng.random() < 0.55 else people(rng) if rng.random() < 0.5 else plain(rng, "thing")
    lemma = pick(rng, "verbs", "move")
    made = Plan(lemma, actor, clauses.rich(rng, what, depth - 1))
    if rng.random() < 0.4:
        made.rest.append(
            ("obl", under(rng.choice(("to", "at", "into", "from", "near", "towards", "across")), place(rng)))
        )
    return made


def everyday(rng: Random, depth: int, clauses: Clauses) -> Plan:
    """Return a plan about everyday or economic life."""
    what = plain(rng, rng.choice(("thing", "place", "abstract", "thing"))) if rng.random() < 0.9 else money(rng)
    return Plan(pick(rng, "verbs", "everyday"), someone, clauses.rich(rng, what, depth - 1))


def alone(rng: Random, _depth: int, _clauses: Clauses) -> Plan:
    """Return a plan of a verb without object."""
    return Plan(pick(rng, "verbs", "alone"), rng.choice((happening, anyone)), passive=False)


def prepositional(rng: Random, depth: int, clauses: Clauses) -> Plan:
    """Return a plan of a verb and its preposition."""
    lemma, preposition = pick(rng, "verbs", "with_preposition").split(":")
    what = plain(rng, rng.choice(("abstract", "event", "thing"))) if rng.random() < 0.7 else outlet_or_body(rng)
    return Plan(
        lemma,
        rng.choice((someone, anyone)),
        rest=[("obl", under(preposition, clauses.rich(rng, what, depth - 1)))],
        passive=False,
    )


def particled(rng: Random, _depth: int, _clauses: Clauses) -> Plan:
    """Return a plan of a verb with a particle and an object."""
    lemma, particle = pick(rng, "verbs", "particle").split(":")
    sense = {"shoot": "weapon", "blow": "facility", "carry": "event", "call": "event"}.get(lemma, "abstract")
    return Plan(lemma, actor, plain(rng, sense), particle=particle)


def light(rng: Random, _depth: int, _clauses: Clauses) -> Plan:
    """Return a plan of a light verb: "held talks with", "claimed responsibility for", "launched an attack on"."""
    draw = rng.random()
    if draw < 0.25:
        responsibility = grow(noun("responsibility"), right=[("nmod", under("for", plain(rng, "event")))])
        return Plan(
            rng.choice(("claim", "take", "accept", "deny", "bear")), rng.choice((actor, someone)), responsibility
        )
    if draw < 0.5:
        talks = word("talks", "NOUN", "NNS", "talk")
        talks.plural = True
        return Plan("hold", someone, grow(talks, right=[("nmod", under("with", speaker(rng, long=0.3)))]))
    head, preposition = pick(rng, "nouns", "act").split(":")
    act = act_noun(rng, head, preposition)
    return Plan(
        rng.choice(("launch", "make", "conduct", "carry:out", "plan", "continue", "mount")).split(":")[0], actor, act
    )


def act_noun(rng: Random, head: str, preposition: str) -> Phrase:
    """Return an event or state with its arguments: "a Velmian attack on X", "the killing of N by Y"."""
    plural = head in ("sanctions", "talks", "ties", "negotiations")
    core = plural_noun(head) if plural else noun(head, plural=rng.random() < 0.2, sense="event")
    if preposition == "of":
        who: Phrase = people(rng) if rng.random() < 0.6 else plain(rng, "facility")
    elif preposition in ("on", "against", "with", "to", "from"):
        who = outlet_or_body(rng) if rng.random() < 0.6 else plain(rng, "facility")
    else:
        who = plain(rng, "abstract")
    right: list[Part] = [("nmod", under(preposition, who))]
    if rng.random() < 0.35:
        right.append(("nmod", under("by", actor(rng))))

    draw = rng.random()
    opening = (
        [determiner("the")]
        if draw < 0.4
        else [possessive(rng)]
        if draw < 0.6
        else []
        if core.plural
        else [determiner("a")]
    )
    made = grow(core, left=[*opening, *adjectives(rng)], right=right)
    made.sense = "event"
    return made


def between_noun(rng: Random) -> Phrase:
    """Return "talks between X and Y"."""
    head = pick(rng, "nouns", "between")
    plural = head.endswith("s")
    core = plural_noun(head) if plural else noun(head)
    one, other = (country_name, country_name) if rng.random() < 0.5 else (actor, actor)
    pair = grow(one(rng), right=[("conj", grow(other(rng), left=[("cc", word("and", "CCONJ", "CC"))]))])

    opening = [determiner("the")] if not plural or rng.random() < 0.4 else []
    made = grow(core, left=[*opening, *adjectives(rng, 1)], right=[("nmod", under("between", pair))])
    made.sense, made.plural = "event", plural
    return made


def control(rng: Random, depth: int, clauses: Clauses) -> Plan:
    """Return a plan of a verb that takes "to V" or "V-ing" of its own subject."""
    if rng.random() < 0.8:
        return Plan(
            pick(rng, "verbs", "wish"), someone, rest=[("xcomp", clauses.infinitive(rng, depth - 1))], passive=False
        )
    return Plan(pick(rng, "verbs", "gerund"), someone, rest=[("xcomp", clauses.gerund(rng, depth - 1))], passive=False)


def urge(rng: Random, depth: int, clauses: Clauses) -> Plan:
    """Return a plan of a verb that makes another act: its addressee is an iobj with ask, urge, tell, warn, allow, advise."""
    whom = pronoun(rng, who=("they", "we", "he", "she", "I"), obj=True) if rng.random() < 0.25 else anyone_named(rng)
    rest: list[Part] = [("xcomp", clauses.infinitive(rng, depth - 1))]
    if rng.random() < 0.55:
        return Plan(pick(rng, "verbs", "urge"), someone, rest=rest, indirect=whom)
    return Plan(pick(rng, "verbs", "press"), someone, whom, rest)


def anyone_named(rng: Random) -> Phrase:
    """Return an addressee that is no pronoun."""
    return outlet_or_body(rng) if rng.random() < 0.5 else nationals(rng) if rng.random() < 0.5 else person(rng)


def accuse(rng: Random, depth: int, clauses: Clauses) -> Plan:
    """Return a plan of "accuse X of V-ing", "blame X for N"."""
    whom = anyone_named(rng)
    if rng.random() < 0.6:
        return Plan(pick(rng, "verbs", "accuse_of"), someone, whom, [("advcl", clauses.gerund(rng, depth - 1, "of"))])
    if rng.random() < 0.5:
        return Plan(pick(rng, "verbs", "accuse_for"), someone, whom, [("advcl", clauses.gerund(rng, depth - 1, "for"))])
    return Plan(pick(rng, "verbs", "accuse_for"), someone, whom, [("obl", under("for", plain(rng, "event")))])


def describe(rng: Random, _depth: int, _clauses: Clauses) -> Plan:
    """Return a plan of "describe X as Y" and "call X Y"."""
    whom = anyone_named(rng) if rng.random() < 0.5 else plain(rng, rng.choice(("event", "abstract")))
    lemma, rest = described(rng)
    return Plan(lemma, someone, whom, rest)


def described(rng: Random) -> tuple[str, list[Part]]:
    """Return verb and complement of "describe ... as Y" or "call ... Y", without what is described."""
    epithet = grow(noun(pick(rng, "nouns", "epithet")), left=[determiner("a"), *adjectives(rng, 1)])
    if rng.random() < 0.3:
        epithet = grow(
            noun(rng.choice(("organisation", "group", "state", "entity"))),
            left=[determiner("a"), ("compound", noun("terror"))],
        )
    elif rng.random() < 0.3:
        epithet = word(pick(rng, "adjectives", "verdict"), "ADJ", "JJ")
    if rng.random() < 0.65:
        return pick(rng, "verbs", "name_as"), [("obl", under("as", epithet))]
    return pick(rng, "verbs", "call_it"), [("xcomp", epithet)]


def give(rng: Random, _depth: int, _clauses: Clauses) -> Plan:
    """Return a plan of a verb with recipient and thing: "offered X a deal", "sent a letter to X"."""
    what = money(rng) if rng.random() < 0.3 else plain(rng, rng.choice(("abstract", "thing", "weapon")))
    whom = anyone_named(rng)
    if rng.random() < 0.5:
        return Plan(pick(rng, "verbs", "give"), someone, what, indirect=whom, passive=False)
    return Plan(pick(rng, "verbs", "put"), someone, what, [("obl", under("to", whom))])


def report(rng: Random, depth: int, clauses: Clauses) -> Plan:
    """Return a plan of "say that S"."""
    inner = clauses.finite(rng, depth - 1)
    if rng.random() < 0.75:
        inner = grow(inner, left=[("mark", word("that", "SCONJ", "IN"))])
    return Plan(pick(rng, "verbs", "say"), someone, rest=[("ccomp", inner)], passive=False)


def told(rng: Random, depth: int, clauses: Clauses) -> Plan:
    """Return a plan of "tell Y that S"."""
    inner = clauses.finite(rng, depth - 1)
    if rng.random() < 0.75:
        inner = grow(inner, left=[("mark", word("that", "SCONJ", "IN"))])
    return Plan(pick(rng, "verbs", "tell"), someone, rest=[("ccomp", inner)], indirect=anyone_named(rng), passive=False)


def visits(rng: Random, _depth: int, _clauses: Clauses) -> Plan:
    """Return a plan about a place visited."""
    return Plan(
        rng.choice(("visit", "leave", "enter", "reach")), someone, rng.choice((city_name, country_name, place))(rng)
    )


def acts(rng: Random, _depth: int, _clauses: Clauses) -> Plan:
    """Return a plan about a nominal event with its arguments."""
    head, preposition = pick(rng, "nouns", "act").split(":")
    what = act_noun(rng, head, preposition) if rng.random() < 0.7 else between_noun(rng)
    return Plan(pick(rng, "verbs", "policy"), someone, what)


Maker = Callable[[Random, int, Clauses], Plan]
SIMPLE: tuple[Maker, ...] = (
    attack, attack, harm, harm, harm, policy, policy, move, everyday, everyday, alone, alone, prepositional, prepositional, particled, light, light,
    visits, acts, acts,
)  # fmt: skip
DEEP: tuple[Maker, ...] = (
    control,
    control,
    control,
    urge,
    urge,
    accuse,
    accuse,
    describe,
    describe,
    give,
    report,
    report,
    told,
)
