"""Clauses: plans given a shape, finite or not, with adjuncts, coordination and relative clauses."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from training.grammar import plans
from training.grammar.commons import determiner, genitive, noun
from training.grammar.copulas import copular, existential
from training.grammar.names import country_name
from training.grammar.nouns import outlet_or_body, people, place, plain
from training.grammar.order import add_part, in_order, is_place
from training.grammar.persons import actor, speaker
from training.grammar.plans import Plan, under
from training.grammar.times import time_adjunct
from training.grammar.tree import Part, Phrase, comma, grow, word
from training.grammar.verbs import FINITE, group
from training.grammar.words import pick


@dataclass(slots=True)
class Options:
    """How a clause is to come out.

    Attributes:
        shape: Shape of the verb group; a finite one by chance where empty.
        subject: A subject that is given; None makes one, unless `bare`.
        bare: Whether it has no subject.
        passive: Whether it is passive; by chance where None.
        gap: "object" leaves the object out and gives it back in no way.
        adjuncts: How many adjuncts at most.
    """

    shape: str = ""
    subject: Phrase | None = None
    bare: bool = False
    passive: bool | None = None
    gap: str = ""
    adjuncts: int = 2


class Maker:
    """The clauses that plans ask for."""

    def infinitive(self, rng: Random, depth: int) -> Phrase:
        """Return "to V ..."."""
        return clause(rng, plans.make(rng, depth, self), Options("inf", bare=True, passive=None, adjuncts=1), depth)

    def gerund(self, rng: Random, depth: int, preposition: str = "") -> Phrase:
        """Return "V-ing ...", under a preposition or bare."""
        made = clause(rng, plans.make(rng, depth, self), Options("ing", bare=True, passive=False, adjuncts=1), depth)
        return grow(made, left=[("mark", word(preposition, "SCONJ", "IN"))]) if preposition else made

    def finite(self, rng: Random, depth: int) -> Phrase:
        """Return "S"."""
        return sentence(rng, depth)

    def rich(self, rng: Random, phrase: Phrase, depth: int) -> Phrase:
        """Return a noun phrase, sometimes with a clause or complement on it."""
        return rich(rng, phrase, depth)


MAKER = Maker()
DOUBTFUL = 0.6
"""Share of places left out behind an object, where nothing but sense tells whether they belong to it or to the verb."""


def sentence(rng: Random, depth: int, *, subject: Phrase | None = None, shape: str = "") -> Phrase:
    """Return a finite clause of any kind, without a full stop."""
    draw = rng.random()
    if draw < 0.14 and subject is None:
        return copular(rng, depth, MAKER)
    if draw < 0.18 and subject is None:
        return existential(rng, depth, MAKER)
    made = clause(rng, plans.make(rng, depth, MAKER), Options(shape, subject=subject), depth)
    if depth > 0 and rng.random() < 0.14:
        made = coordinate(rng, made, depth)
    return made


def coordinate(rng: Random, first: Phrase, depth: int) -> Phrase:
    """Return the clause with a second predicate of the same subject, or a second clause."""
    conjunction = rng.choice(("and", "and", "and", "but", "or"))
    shared = rng.random() < 0.65
    shape = {"VBD": "past", "VBZ": "present", "VBP": "past"}.get(first.head.xpos, "past")
    options = Options(shape, bare=shared, passive=False if shared else None, adjuncts=1)
    if shared and shape == "present":
        options.shape = "past"
    second = clause(rng, plans.make(rng, depth - 1, MAKER), options, depth - 1)
    opening: list[Part] = [comma()] if not shared or rng.random() < 0.3 else []
    second = grow(second, left=[*opening, ("cc", word(conjunction, "CCONJ", "CC"))])
    return grow(first, right=[("conj", second)])


def clause(rng: Random, plan: Plan, options: Options, depth: int) -> Phrase:
    """Return a plan as a clause."""
    passive = options.passive
    if passive is None:
        passive = plan.passive and plan.object is not None and not plan.particle and rng.random() < 0.25
    shape = options.shape or rng.choice(FINITE)
    undergoer = plan.object if passive else None
    subject = options.subject or (None if options.bare else undergoer or plan.subject(rng))
    if passive and shape == "progressive" and rng.random() < 0.7:
        shape = "past"
    left, verb = group(rng, plan.lemma, shape, subject=subject, passive=passive, negative=rng.random() < 0.07)
    if rng.random() < 0.12 and shape != "inf":
        left.append(("advmod", word(pick(rng, "adverbs", "manner"), "ADV", "RB")))
    if subject is not None:
        left.insert(0, ("nsubj:pass" if passive else "nsubj", subject))
    right = complements(plan, passive=passive, gap=options.gap)
    if passive and rng.random() < 0.4:
        right.append(("obl:agent", under("by", plan.subject(rng) if rng.random() < 0.3 else outlet_or_body(rng))))
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        if len(right) < 5 and options.adjuncts:
            options.adjuncts -= 1
            part = adjunct(rng, depth - 1)
            if not (
                is_place(part) and right and right[-1][0] in ("obj", "iobj", "obl", "xcomp") and rng.random() < DOUBTFUL
            ):
                add_part(right, part)
    if (
        subject is not None
        and not options.gap
        and subject.head.xpos not in ("WP", "WDT")
        and rng.random() < 0.1
        and options.adjuncts
    ):
        left.insert(0, opener(rng, depth - 1))
    made = grow(verb, left=left, right=in_order(right))
    made.sense = "clause"
    return made


def complements(plan: Plan, *, passive: bool, gap: str) -> list[Part]:
    """Return what follows the verb: particle, recipient, object, the rest."""
    right: list[Part] = []
    if plan.particle:
        right.append(("compound:prt", word(plan.particle, "ADP", "RP")))
    if plan.indirect is not None:
        right.append(("iobj", plan.indirect))
    if plan.object is not None and not passive and gap != "object":
        right.append(("obj", plan.object))
    return right + list(plan.rest)


def adjunct(rng: Random, depth: int) -> Part:
    """Return an adjunct after the verb: a time, a place, a manner, a purpose, a cause, a participle."""
    draw = rng.random()
    if draw < 0.32:
        return time_adjunct(rng)
    if draw < 0.54:
        return "obl", under(
            rng.choice(["in", "in", "in", "near", "at", "across", "outside", "along", "inside", "around"]), place(rng)
        )
    if draw < 0.66:
        return "obl", under(
            rng.choice(["during", "after", "before", "amid", "despite", "without", "over", "since", "with", "under"]),
            plain(rng, "event"),
        )
    if draw < 0.72:
        return "obl", under("with", plain(rng, rng.choice(("weapon", "thing"))))
    if depth < 0:
        return time_adjunct(rng)
    if draw < 0.8:
        return "advcl", clause(
            rng, plans.make(rng, depth - 1, MAKER), Options("inf", bare=True, passive=False, adjuncts=0), depth - 1
        )
    if draw < 0.86:
        preposition = rng.choice(["by", "without", "after", "before", "while", "in", "for"])
        return "advcl", MAKER.gerund(rng, depth - 1, preposition)
    if draw < 0.94:
        return participial(rng, depth)
    inner = sentence(rng, depth - 1)
    conjunction = rng.choice(
        ["because", "after", "before", "when", "if", "although", "while", "as", "until", "since", "unless"]
    )
    opening: Part = (
        ("advmod", word("when", "ADV", "WRB")) if conjunction == "when" else ("mark", word(conjunction, "SCONJ", "IN"))
    )
    return "advcl", grow(inner, left=[opening])


def participial(rng: Random, depth: int) -> Part:
    """Return a participial clause after a comma: ", killing at least nine people and injuring four", ", saying that S"."""
    draw = rng.random()
    if draw < 0.45:
        first = clause(
            rng,
            Plan(pick(rng, "verbs", "harm"), actor, people(rng)),
            Options("ing", bare=True, passive=False, adjuncts=1),
            0,
        )
        if rng.random() < 0.55:
            plan = Plan(
                pick(rng, "verbs", rng.choice(("harm", "attack"))),
                actor,
                people(rng) if rng.random() < 0.6 else plain(rng, "facility"),
            )
            second = clause(rng, plan, Options("ing", bare=True, passive=False, adjuncts=1), 0)
            first = grow(first, right=[("conj", grow(second, left=[("cc", word("and", "CCONJ", "CC"))]))])
        return "advcl", grow(first, left=[comma()])
    if draw < 0.8:
        return "advcl", grow(saying(rng, depth), left=[comma()])
    if draw < 0.88:
        cite = word("citing", "VERB", "VBG", "cite")
        made = grow(cite, right=[("obj", rng.choice((speaker, lambda each: plain(each, "abstract")))(rng))])
        return "advcl", grow(made, left=[comma()])
    return "advcl", grow(MAKER.gerund(rng, depth - 1), left=[comma()])


def saying(rng: Random, depth: int) -> Phrase:
    """Return "noting that S, and adding that S"."""
    first = _saying(rng, depth)
    if rng.random() < 0.3:
        second = grow(_saying(rng, depth), left=[comma(), ("cc", word("and", "CCONJ", "CC"))])
        first = grow(first, right=[("conj", second)])
    return first


def _saying(rng: Random, depth: int) -> Phrase:
    form = pick(rng, "verbs", "participle_say")
    lemmas = {"noting": "note", "citing": "note", "arguing": "argue", "announcing": "announce", "declaring": "declare"}
    if form == "citing":
        form = "noting"
    inner = sentence(rng, depth - 1)
    if rng.random() < 0.75:
        inner = grow(inner, left=[("mark", word("that", "SCONJ", "IN"))])
    return grow(word(form, "VERB", "VBG", lemmas.get(form, form[:-3])), right=[("ccomp", inner)])


def opener(rng: Random, depth: int) -> Part:
    """Return an adjunct before the subject, with its comma."""
    draw = rng.random()
    if draw < 0.35:
        rel, made = time_adjunct(rng)
        return rel, grow(made, right=[comma()])
    if draw < 0.5:
        return "obl", grow(under(rng.choice(("in", "at", "near")), place(rng)), right=[comma()])
    if draw < 0.65:
        return "advmod", grow(word(pick(rng, "adverbs", "opener").lower(), "ADV", "RB"), right=[comma()])
    if draw < 0.8 or depth < 0:
        return "obl", grow(
            under(rng.choice(("after", "during", "despite", "amid", "following")[:4]), plain(rng, "event")),
            right=[comma()],
        )
    if draw < 0.9:
        made = sentence(rng, depth - 1)
        conjunction = rng.choice(("after", "although", "while", "if", "as", "because", "before", "since"))
        return "advcl", grow(made, left=[("mark", word(conjunction, "SCONJ", "IN"))], right=[comma()])
    return "advcl", grow(MAKER.gerund(rng, depth - 1, rng.choice(("after", "by", "before", "while"))), right=[comma()])


def rich(rng: Random, phrase: Phrase, depth: int) -> Phrase:
    """Return a noun phrase, sometimes with a relative or participial clause, an infinitive, "that S" or a phrase on it."""
    if phrase.head.upos not in ("NOUN", "PROPN") or phrase.notes.get("closed"):
        return phrase
    draw = rng.random()
    if depth <= 0:
        if draw < 0.1 and phrase.head.upos == "NOUN":
            return grow(phrase, right=[("nmod", under(rng.choice(("of", "of", "of", "in", "from")), place(rng)))])
        return phrase
    if draw < 0.16:
        return related(rng, phrase, depth)
    if draw < 0.24 and phrase.head.upos == "NOUN":
        return reduced(rng, phrase, depth)
    if draw < 0.3 and phrase.sense == "abstract":
        form = pick(rng, "nouns", "state_of")
        return grow(
            noun(form),
            left=[("nmod:poss", genitive(country_name(rng)))],
            right=[("acl", MAKER.infinitive(rng, depth - 1))],
        )
    if draw < 0.36 and phrase.sense == "abstract":
        inner = grow(sentence(rng, depth - 1), left=[("mark", word("that", "SCONJ", "IN"))])
        return grow(
            noun(pick(rng, "nouns", "that_noun")), left=[determiner(rng.choice(("the", "a")))], right=[("acl", inner)]
        )
    if draw < 0.5 and phrase.head.upos == "NOUN":
        return grow(
            phrase,
            right=[
                (
                    "nmod",
                    under(
                        rng.choice(("of", "of", "of", "of", "in")),
                        place(rng) if rng.random() < 0.5 else plain(rng, "event"),
                    ),
                )
            ],
        )
    return phrase


def reduced(rng: Random, host: Phrase, depth: int) -> Phrase:
    """Return a noun with "led by X", "built in 1998", "carrying N"."""
    if rng.random() < 0.6:
        plan = Plan(pick(rng, "verbs", rng.choice(("move", "attack", "policy"))), actor, host)
        left, verb = group(rng, plan.lemma, "VBN")
        right = [("obl:agent", under("by", actor(rng)))] if rng.random() < 0.6 else [time_adjunct(rng)]
        return grow(host, right=[("acl", grow(verb, left=left, right=right))])
    return grow(host, right=[("acl", MAKER.gerund(rng, depth - 2))])


def related(rng: Random, host: Phrase, depth: int) -> Phrase:
    """Return a noun with a relative clause, restrictive or between commas."""
    human = host.sense in ("person", "people")
    free = host.head.upos == "PROPN" or rng.random() < 0.45
    draw = rng.random()
    if draw < 0.5:
        who = (
            word("who", "PRON", "WP")
            if human
            else word("which", "PRON", "WDT")
            if free or rng.random() < 0.3
            else word("that", "PRON", "WDT")
        )
        who.plural = host.plural
        inner = (
            copular(rng, depth - 1, MAKER, subject=who)
            if rng.random() < 0.15
            else sentence(rng, depth - 1, subject=who)
        )
    elif draw < 0.78:
        inner = _object_relative(rng, free=free, human=human, depth=depth)
    elif draw < 0.9:
        owned = grow(plain(rng, rng.choice(("event", "abstract", "facility")), bare=True), left=[])
        owned = _without_article(owned)
        owned = grow(owned, left=[("nmod:poss", word("whose", "PRON", "WP$"))])
        inner = sentence(rng, depth - 1, subject=owned)
    else:
        inner = sentence(rng, depth - 1)
        if human:
            opening: Part = ("obl", under(rng.choice(("with", "against", "from")), word("whom", "PRON", "WP")))
        elif rng.random() < 0.6 or host.sense in ("place", "facility", "state"):
            opening = ("advmod", word("where", "ADV", "WRB"))
        else:
            opening = ("obl", under(rng.choice(("in", "under", "during", "by")), word("which", "PRON", "WDT")))
        inner = grow(inner, left=[opening])
    if free:
        return grow(host, right=[("acl:relcl", grow(inner, left=[comma()])), comma()])
    return grow(host, right=[("acl:relcl", inner)])


def _without_article(phrase: Phrase) -> Phrase:
    """Return the phrase without a determiner at its front."""
    words = [each for each in phrase.words if not (each.rel in ("det", "nmod:poss") and each.above is phrase.head)]
    gone = [each for each in phrase.words if each not in words]
    keep = [each for each in words if each.above not in gone]
    return Phrase(keep, phrase.head, phrase.plural, phrase.sense)


def _object_relative(rng: Random, *, free: bool, human: bool, depth: int) -> Phrase:
    """Return "which X described as Y", "that X seized", "X seized"."""
    if rng.random() < 0.5:
        lemma, rest = plans.described(rng)
        plan = Plan(lemma, plans.someone, None, rest)
    else:
        plan = Plan(
            pick(rng, "verbs", rng.choice(("policy", "attack", "move", "harm" if human else "policy"))),
            plans.someone,
            word("x", "X", "X"),
        )
    inner = clause(rng, plan, Options(passive=False, gap="object", adjuncts=1), depth - 1)
    if free:
        link = word("whom", "PRON", "WP") if human else word("which", "PRON", "WDT")
    elif rng.random() < 0.4:
        return inner
    else:
        link = word("who", "PRON", "WP") if human and rng.random() < 0.5 else word("that", "PRON", "WDT")
    return grow(inner, left=[("obj", link)])
