"""Sentences other than speech: clefts, headlines, datelines, lists, claims of responsibility, equations."""

from __future__ import annotations

from random import Random

from training.grammar import plans
from training.grammar.clauses import MAKER, Options, clause, participial, related, sentence
from training.grammar.commons import determiner, genitive, noun, plural_noun
from training.grammar.copulas import copular
from training.grammar.names import body_name, city_name, country_name, media_name, person_name
from training.grammar.nouns import adjectives, money, nationals, people, plain
from training.grammar.persons import role_with_name, with_acronym, with_role
from training.grammar.plans import Plan, under
from training.grammar.speech import stop
from training.grammar.times import DAYS, MONTHS, SHORT, date, time_adjunct
from training.grammar.tree import Part, Phrase, comma, grow, mark, named, word
from training.grammar.words import listed, pick


def event(rng: Random) -> Phrase:
    """Return a plain report of an event, often with a participle behind it."""
    plan = rng.choice((plans.attack, plans.harm, plans.harm, plans.move, plans.light, plans.acts))(rng, 1, MAKER)
    made = clause(rng, plan, Options(rng.choice(("past", "past", "past", "perfect")), adjuncts=2), 1)
    if rng.random() < 0.6:
        made = grow(made, right=[participial(rng, 1)])
    return stop(made)


def statement(rng: Random) -> Phrase:
    """Return any clause."""
    return stop(sentence(rng, rng.choice((0, 1, 1, 2))))


def copula(rng: Random) -> Phrase:
    """Return a copular clause."""
    return stop(copular(rng, 1, MAKER))


def cleft(rng: Random) -> Phrase:
    """Return "it was X who V-ed" and "the aim is to V", "the problem is that S"."""
    if rng.random() < 0.5:
        human = rng.random() < 0.6
        focus = person_name(rng) if human else nationals(rng) if rng.random() < 0.5 else body_name(rng)
        link = word("who", "PRON", "WP") if human and rng.random() < 0.7 else word("that", "PRON", "WDT")
        link.plural = focus.plural
        inner = sentence(rng, 0, subject=link, shape="past")
        it = word("it", "PRON", "PRP")
        tag = rng.choice((("was", "VBD"), ("is", "VBZ")))
        left: list[Part] = [("expl", it), ("cop", word(tag[0], "AUX", tag[1], "be"))]
        if rng.random() < 0.15:
            left.append(("advmod", word("not", "PART", "RB")))
        return stop(grow(focus, left=left, right=[("advcl:relcl", inner)]))
    head = noun(
        rng.choice(("aim", "goal", "problem", "purpose", "question", "truth", "plan", "fear", "result", "message"))
    )
    subject = grow(head, left=[determiner("the"), *adjectives(rng, 1)])
    if rng.random() < 0.4:
        subject = grow(subject, right=[("nmod", under("of", plain(rng, "event")))])
    be = word(*rng.choice((("is", "AUX", "VBZ"), ("was", "AUX", "VBD"))), "be")
    if rng.random() < 0.5:
        return stop(grow(MAKER.infinitive(rng, 1), left=[("nsubj:outer", subject), ("cop", be)]))
    inner = grow(sentence(rng, 0), left=[("mark", word("that", "SCONJ", "IN"))])
    return stop(grow(inner, left=[("nsubj:outer", subject), ("cop", be)]))


def claimed(rng: Random) -> Phrase:
    """Return "the group, which X designates a terrorist organisation, claimed responsibility for N"."""
    head = grow(
        noun(rng.choice(("group", "organisation", "movement", "faction", "party"))),
        left=[determiner("the"), *adjectives(rng, 1)],
    )
    host = head if rng.random() < 0.5 else body_name(rng) if rng.random() < 0.5 else with_acronym(rng)
    terms = grow(
        noun(rng.choice(("organisation", "group", "entity", "threat"))),
        left=[
            determiner("a"),
            ("amod", word(rng.choice(("terrorist", "criminal", "hostile", "separatist")), "ADJ", "JJ")),
        ],
    )
    lemma = rng.choice(
        ("designate", "consider", "call", "label", "brand", "deem", "describe", "regard", "list", "classify")
    )
    rest: list[Part] = (
        [("obl", under("as", terms))]
        if lemma in ("describe", "regard", "list", "classify") or rng.random() < 0.3
        else [("xcomp", terms)]
    )
    inner = clause(
        rng, Plan(lemma, country_name, None, rest), Options("present", passive=False, gap="object", adjuncts=0), 0
    )
    inner = grow(inner, left=[comma(), ("obj", word("which", "PRON", "WDT"))])
    subject = grow(host, right=[("acl:relcl", inner), comma()])
    plan = plans.light(rng, 0, MAKER) if rng.random() < 0.7 else plans.attack(rng, 0, MAKER)
    return stop(clause(rng, plan, Options("past", subject=subject, passive=False, adjuncts=1), 0))


def headline(rng: Random) -> Phrase:
    """Return a headline: present tense, no articles, no stop."""
    plan = rng.choice((plans.attack, plans.harm, plans.policy, plans.alone, plans.visits, plans.move))(rng, 0, MAKER)
    subject = country_name(rng) if rng.random() < 0.5 else plural_noun(pick(rng, "nouns", "body"))
    made = clause(rng, plan, Options("present", subject=subject, passive=False, adjuncts=1), -1)
    made = _bare(made)
    if rng.random() < 0.35:
        source = (
            country_name(rng)
            if rng.random() < 0.5
            else grow(noun("minister"), left=[("compound", noun(pick(rng, "nouns", "compound_noun")))])
        )
        cue = word("says", "VERB", "VBZ", "say")
        made = grow(cue, left=[("ccomp", grow(made, right=[comma()])), ("nsubj", source)])
    return made


def _bare(phrase: Phrase) -> Phrase:
    dropped = [each for each in phrase.words if each.rel == "det" and each.form in ("the", "a")]
    kept = [each for each in phrase.words if each not in dropped]
    return Phrase(kept, phrase.head, phrase.plural, phrase.sense)


def listing(rng: Random) -> Phrase:
    """Return a clause whose object or subject is a list."""
    sense = rng.choice(("abstract", "body", "thing", "weapon", "place", "country"))
    members = [country_name(rng) if sense == "country" else plain(rng, sense) for _ in range(rng.choice((2, 3, 3, 4)))]
    row = chain(rng, members)
    plan = Plan(pick(rng, "verbs", rng.choice(("policy", "everyday", "move"))), plans.someone, row)
    if rng.random() < 0.35:
        plan = plans.policy(rng, 0, MAKER)
        plan.passive = False
        return stop(clause(rng, plan, Options("past", subject=row, passive=False, adjuncts=1), 0))
    return stop(clause(rng, plan, Options(passive=None, adjuncts=1), 0))


def chain(rng: Random, members: list[Phrase]) -> Phrase:
    """Return phrases in a row: "A, B and C"."""
    first, *rest = members
    parts: list[Part] = []
    for i, each in enumerate(rest):
        left: list[Part] = [comma()] if i < len(rest) - 1 or (len(rest) > 1 and rng.random() < 0.3) else []
        if i == len(rest) - 1:
            left.append(("cc", word(rng.choice(("and", "and", "and", "or")), "CCONJ", "CC")))
        parts.append(("conj", grow(each, left=left)))
    made = grow(first, right=parts)
    made.plural = True
    return made


def verbs_in_row(rng: Random) -> Phrase:
    """Return two or three predicates of one subject, the later ones far from it."""
    made = clause(rng, plans.make(rng, 0, MAKER), Options("past", passive=False, adjuncts=0), 0)
    parts: list[Part] = []
    count = rng.choice((1, 1, 2))
    for i in range(count):
        each = clause(rng, plans.make(rng, 0, MAKER), Options("past", bare=True, passive=False, adjuncts=1), 0)
        left: list[Part] = [comma()] if count > 1 or rng.random() < 0.35 else []
        if i == count - 1:
            left.append(("cc", word(rng.choice(("and", "and", "but")), "CCONJ", "CC")))
        parts.append(("conj", grow(each, left=left)))
    return stop(grow(made, right=parts))


def nested(rng: Random) -> Phrase:
    """Return "X said that Y had told Z that S" and relatives inside appositions."""
    inner = sentence(rng, 0)
    for verb in ("say", "claim", "announce")[: rng.choice((1, 2, 2))]:
        lemma = verb if rng.random() < 0.4 else pick(rng, "verbs", "say")
        inner = grow(inner, left=[("mark", word("that", "SCONJ", "IN"))])
        inner = clause(rng, Plan(lemma, plans.someone, rest=[("ccomp", inner)], passive=False), Options(adjuncts=1), 0)
    return stop(inner)


def relative(rng: Random) -> Phrase:
    """Return a clause whose subject or object has a relative clause, inside an apposition too."""
    draw = rng.random()
    if draw < 0.35:
        host = with_role(rng, person_name(rng), close=False)
        role_head = next(each for each in host.words if each.rel == "appos")
        inside = Phrase([each for each in host.words if _under(each, role_head)], role_head, sense="person")
        front = [each for each in host.words if each not in inside.words]
        grown = related(rng, inside, 1)
        host = Phrase(front + grown.words, host.head, sense="person")
        host = grow(host, right=[comma()])
        return stop(sentence(rng, 0, subject=host))
    sense = rng.choice(("person", "body", "people", "event", "facility", "abstract"))
    host = related(rng, plain(rng, sense), 1)
    if draw < 0.7:
        return stop(sentence(rng, 0, subject=host))
    lemma = pick(rng, "verbs", {"person": "harm", "people": "harm", "facility": "attack"}.get(sense, "policy"))
    return stop(clause(rng, Plan(lemma, plans.someone, host), Options(adjuncts=1), 0))


def _under(each: object, top: object) -> bool:
    at = each
    while at is not None:
        if at is top:
            return True
        at = at.above  # type: ignore[attr-defined]
    return False


def passive(rng: Random) -> Phrase:
    """Return a passive clause with its agent."""
    plan = rng.choice(
        (plans.attack, plans.harm, plans.harm, plans.policy, plans.move, plans.everyday, plans.describe, plans.accuse)
    )(rng, 0, MAKER)
    if plan.object is None or plan.particle or not plan.passive:
        return event(rng)
    agent = under("by", plan.subject(rng))
    made = clause(
        rng, plan, Options(rng.choice(("past", "past", "perfect", "modal", "pluperfect")), passive=True, adjuncts=1), 0
    )
    if not any(each.rel == "obl:agent" for each in made.words):
        made = (
            grow(made, right=[("obl:agent", agent)]) if made.words[-1].rel != "ccomp" and rng.random() < 0.7 else made
        )
    return stop(made)


def nominal(rng: Random) -> Phrase:
    """Return a clause about a nominal act with its arguments."""
    head, preposition = rng.choice(listed("nouns", "act")).split(":")
    what = plans.act_noun(rng, head, preposition) if rng.random() < 0.7 else plans.between_noun(rng)
    if rng.random() < 0.5:
        plan = rng.choice((plans.harm, plans.alone, plans.policy))(rng, 0, MAKER)
        return stop(clause(rng, plan, Options("past", subject=what, passive=False, adjuncts=1), 0))
    return stop(clause(rng, Plan(pick(rng, "verbs", "policy"), plans.someone, what), Options(adjuncts=1), 0))


def control(rng: Random) -> Phrase:
    """Return a clause with a verb of control."""
    plan = rng.choice((plans.control, plans.urge, plans.accuse, plans.urge))(rng, 2, MAKER)
    return stop(clause(rng, plan, Options(adjuncts=1), 1))


def visit(rng: Random) -> Phrase:
    """Return "the country's foreign minister, X Y, would visit Z on 16 January"."""
    subject = role_with_name(rng)
    plan = plans.visits(rng, 0, MAKER) if rng.random() < 0.6 else plans.policy(rng, 0, MAKER)
    made = clause(
        rng, plan, Options(rng.choice(("past", "modal", "progressive")), subject=subject, passive=False, adjuncts=1), 0
    )
    if rng.random() < 0.5:
        made = grow(made, right=[("obl", under("on", date(rng)))])
    return stop(made)


def costs(rng: Random) -> Phrase:
    """Return a clause with money or a share in it."""
    subject = plans.someone(rng)
    what = money(rng)
    if rng.random() < 0.4:
        what = grow(
            word("%", "SYM", "NN") if rng.random() < 0.5 else word("percent", "NOUN", "NN"),
            left=[("nummod", word(str(rng.randint(2, 90)), "NUM", "CD"))],
            right=[("nmod", under("of", plain(rng, "thing")))],
        )
        what.head.tight_left = what.head.form == "%"
    lemma = rng.choice(
        [
            "spend",
            "pay",
            "offer",
            "receive",
            "demand",
            "seize",
            "raise",
            "invest",
            "lose",
            "approve",
            "pledge",
            "promise",
            "cut",
        ]
    )
    return stop(
        clause(
            rng,
            Plan(lemma, plans.someone, what),
            Options(rng.choice(("past", "perfect", "modal")), subject=subject, passive=False, adjuncts=1),
            0,
        )
    )


def dateline(rng: Random) -> Phrase:
    """Return "VELM, May 3 (Courier) -": in the treebanks a sentence of its own, headed by the place."""
    city = city_name(rng)
    city.head.form = city.head.form.upper()
    right: list[Part] = []
    if rng.random() < 0.2:
        right.append(("appos", grow(country_name(rng), left=[comma()])))
    if rng.random() < 0.5:
        day = word(str(rng.randint(1, 28)), "NUM", "CD")
        month = word(rng.choice((*MONTHS, *SHORT)), "PROPN", "NNP")
        month.head.lemma = month.head.form
        when = named(grow(day, left=[("nmod:unmarked", month)]), "DATE")
        right.append(("nmod:unmarked", grow(when, left=[comma()] if right or rng.random() < 0.7 else [])))
    elif rng.random() < 0.2:
        weekday = rng.choice(DAYS)
        right.append(("nmod:unmarked", grow(named(word(weekday, "PROPN", "NNP", weekday), "DATE"), left=[comma()])))
    if rng.random() < 0.6:
        outlet = media_name(rng)
        right.append(
            ("list", grow(outlet, left=[mark("(", "-LRB-", right=True)], right=[mark(")", "-RRB-", left=True)]))
        )
    right.append(mark(rng.choice(("-", "--", "—", "–")), ":"))
    return grow(city, right=right)


def possessed(rng: Random) -> Phrase:
    """Return a clause opened by a time or place, with a genitive subject: "On Tuesday, Velm's army seized N"."""
    rel, when = time_adjunct(rng)
    owned = grow(
        noun(pick(rng, "nouns", "organisation")), left=[("nmod:poss", genitive(country_name(rng))), *adjectives(rng, 1)]
    )
    made = clause(rng, plans.make(rng, 0, MAKER), Options("past", subject=owned, passive=False, adjuncts=1), 0)
    opening = grow(when, right=[comma()]) if rng.random() < 0.7 else when
    return stop(grow(made, left=[(rel, opening)]))


def toll(rng: Random) -> Phrase:
    """Return a report of dead and wounded: "an attack killed at least N people and wounded M others"."""
    cause = plain(rng, "event")
    first = clause(
        rng, Plan("kill", plans.happening, people(rng)), Options("past", subject=cause, passive=False, adjuncts=1), 0
    )
    lemma = rng.choice(("wound", "injure", "hurt"))
    second = clause(
        rng, Plan(lemma, plans.happening, people(rng)), Options("past", bare=True, passive=False, adjuncts=1), 0
    )
    return stop(grow(first, right=[("conj", grow(second, left=[("cc", word("and", "CCONJ", "CC"))]))]))
