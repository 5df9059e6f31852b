"""Reported speech: speakers before, in and after what they say, addressees, sources, quotations."""

from __future__ import annotations

from random import Random

from training.grammar import plans
from training.grammar.clauses import MAKER, Options, clause, complements, saying, sentence
from training.grammar.commons import determiner, noun, pronoun
from training.grammar.copulas import copular
from training.grammar.names import media_name, person_name
from training.grammar.nouns import adjectives, outlet_or_body, place, plain
from training.grammar.persons import person, role, role_with_name, speaker, with_role
from training.grammar.plans import Plan, under
from training.grammar.times import day_adjunct
from training.grammar.tree import Part, Phrase, comma, grow, mark, word
from training.grammar.verbs import group
from training.grammar.words import pick, verb_form

MARKS = (("“", "”"), ("“", "”"), ('"', '"'), ('"', '"'), ('"', '"'), ("'", "'"), ("‘", "’"))


def utterance(rng: Random, depth: int = 1) -> Phrase:
    """Return what is said, a finite clause, often in the first person or with a command in it."""
    draw = rng.random()
    if draw < 0.3:
        subject = pronoun(rng, who=("we", "we", "I", "they", "it", "you", "he"))
        return sentence(rng, depth, subject=subject)
    if draw < 0.4:
        this = word(rng.choice(("this", "that")), "PRON", "DT")
        return copular(rng, depth, MAKER, subject=this, shape=rng.choice(("present", "past", "modal")))
    if draw < 0.5:
        subject = pronoun(rng, who=("we", "I"))
        return copular(rng, depth, MAKER, subject=subject)
    if draw < 0.6:
        first = sentence(rng, depth - 1)
        second = sentence(rng, depth - 1)
        joint: list[Part] = [comma(), ("cc", word(rng.choice(("and", "and", "but")), "CCONJ", "CC"))]
        return grow(first, right=[("conj", grow(second, left=joint))])
    return sentence(rng, depth)


def question(rng: Random) -> Phrase:
    """Return a question: "Why has X V-ed?", "Will they V?", with its mark."""
    plan = plans.make(rng, 0, MAKER)
    subject = pronoun(rng, who=("they", "we", "you", "he")) if rng.random() < 0.5 else plan.subject(rng)
    shape = rng.choice(("past", "perfect", "modal", "present"))
    left, verb = group(rng, plan.lemma, shape, subject=subject)
    if not left:
        form = "did" if verb.head.xpos == "VBD" else "does" if verb.head.xpos == "VBZ" else "do"
        left = [("aux", word(form, "AUX", verb.head.xpos, "do"))]
        verb = word(plan.lemma, "VERB", "VB", plan.lemma)
    ask: list[Part] = []
    if rng.random() < 0.6:
        ask = [("advmod", word(rng.choice(("why", "when", "how", "where", "why")), "ADV", "WRB"))]
    return grow(
        verb,
        left=[*ask, left[0], ("nsubj", subject), *left[1:]],
        right=[*complements(plan, passive=False, gap=""), mark("?", ".", left=True)],
    )


def quoted(rng: Random, what: Phrase, *, stop: str, pair: tuple[str, str] | None = None) -> Phrase:
    """Return the phrase between quotation marks, a mark before the closing one; the first word gets a capital."""
    opening, closing = pair or rng.choice(MARKS)
    capital(what)
    marks: list[Part] = [] if not stop else [comma() if stop == "," else mark(stop, ".", left=True)]
    return grow(what, left=[mark(opening, "``", right=True)], right=[*marks, mark(closing, "''", left=True)])


def capital(what: Phrase) -> None:
    """Give the first word a capital."""
    first = next((each for each in what.words if each.upos != "PUNCT"), what.words[0])
    first.form = first.form[:1].upper() + first.form[1:]


def said(rng: Random, *, asking: bool = False, subject: Phrase | None = None) -> tuple[str, Phrase]:
    """Return a verb of saying in the past or present, as lemma and phrase."""
    lemma = pick(rng, "verbs", "ask") if asking else pick(rng, "verbs", "quote")
    plural = subject is not None and subject.plural
    tag = "VBD" if rng.random() < 0.72 else "VBP" if plural else "VBZ"
    return lemma, word(verb_form(lemma, tag), "VERB", tag, lemma)


def tail(rng: Random, *, most: int = 2) -> list[Part]:
    """Return what follows a speaker or a cue: a day, a place, "in an interview", "by telephone"."""
    made: list[Part] = []
    if rng.random() < 0.4:
        made.append(setting(rng))
    if rng.random() < 0.45:
        made.append(day_adjunct(rng))
    return made[:most]


def setting(rng: Random) -> Part:
    """Return where or how something is said."""
    draw = rng.random()
    if draw < 0.6:
        form = pick(rng, "nouns", "statement")
        left = [determiner(rng.choice(("a", "the"))), *adjectives(rng, 1)]
        if rng.random() < 0.25:
            left.append(("compound", noun(rng.choice(("news", "television", "radio", "telephone")))))
        return "obl", under("at" if form in ("conference", "briefing") else "in", grow(noun(form), left=left))
    if draw < 0.75:
        return "obl", under("by", noun(rng.choice(("telephone", "phone", "email"))))
    return "obl", under(rng.choice(("in", "at")), place(rng))


def addressee(rng: Random) -> Phrase:
    """Return someone told: an outlet, a person, a pronoun, reporters."""
    draw = rng.random()
    if draw < 0.35:
        return media_name(rng)
    if draw < 0.55:
        many = word(
            rng.choice(("reporters", "journalists", "lawmakers", "parliament", "state television")), "NOUN", "NNS"
        )
        form = many.head.form
        if form == "state television":
            return grow(noun("television"), left=[("compound", noun("state"))])
        many.head.lemma, many.head.xpos = (form, "NN") if form == "parliament" else (form[:-1], "NNS")
        return many
    if draw < 0.7:
        return pronoun(rng, who=("I", "we", "they", "he", "she"), obj=True)
    return person(rng) if draw < 0.85 else outlet_or_body(rng)


def inverted(rng: Random) -> Phrase:
    """Return a quotation, its verb and its speaker: '"S," said X, the spokesman for Y, in Z on Tuesday'."""
    asking = rng.random() < 0.14
    if asking:
        content = quoted(rng, question(rng), stop="")
    else:
        depth = rng.choice((0, 1, 1))
        content = (
            quoted(rng, utterance(rng, depth), stop=",")
            if rng.random() < 0.9
            else grow(utterance(rng, depth), right=[comma()])
        )
    who = speaker(rng, long=0.6)
    order = rng.random()
    if order < 0.72:
        _, verb = said(rng, asking=asking, subject=who)
        made = grow(verb, left=[("ccomp", content)], right=[("nsubj", who), *tail(rng)])
    elif order < 0.86:
        who = pronoun(rng) if rng.random() < 0.6 else who
        _, verb = said(rng, asking=asking, subject=who)
        made = grow(verb, left=[("ccomp", content), ("nsubj", who)], right=tail(rng))
    else:
        who = pronoun(rng) if rng.random() < 0.4 else who
        verb = word("told", "VERB", "VBD", "tell")
        made = grow(verb, left=[("ccomp", content), ("nsubj", who)], right=[("iobj", addressee(rng)), *tail(rng)])
    if rng.random() < 0.1:
        made = grow(made, right=[("advcl", grow(saying(rng, 1), left=[comma()]))])
    return stop(made)


def stop(made: Phrase, form: str = ".") -> Phrase:
    """Return the sentence with its full stop."""
    return grow(made, right=[mark(form, ".", left=True)])


def interrupted(rng: Random) -> Phrase:
    """Return '"S," said X, "and T."' headed by the cue, as EWT has it, or '"N," she said, "V ..."' headed by the quotation's verb."""
    pair = rng.choice(MARKS)
    who = speaker(rng, long=0.4) if rng.random() < 0.7 else pronoun(rng)
    _, verb = said(rng, subject=who)
    before = who.head.upos == "PRON" or rng.random() < 0.35
    left: list[Part] = [("nsubj", who)] if before else []
    cue = grow(verb, left=left, right=[*([] if before else [("nsubj", who)]), *tail(rng, most=1)])
    end: list[Part] = [mark(".", ".", left=True), mark(pair[1], "''", left=True)]
    if rng.random() < 0.3:
        return _split(rng, cue, pair, end)
    first = sentence(rng, 0, subject=pronoun(rng, who=("we", "they", "it", "I")) if rng.random() < 0.4 else None)
    content = quoted(rng, first, stop=",", pair=pair)
    joint: list[Part] = [comma(), mark(pair[0], "``", right=True)]
    if rng.random() < 0.8:
        joint.append(("cc", word(rng.choice(("and", "but")), "CCONJ", "CC")))
    second = grow(sentence(rng, 0), left=joint, right=end)
    cue.words = [*content.words, *cue.words, *second.words]
    for each in (content, second):
        each.head.rel, each.head.above = "ccomp", cue.head
    return cue


def _split(rng: Random, cue: Phrase, pair: tuple[str, str], end: list[Part]) -> Phrase:
    """Return a clause cut by its cue behind the subject or behind an opening adjunct."""
    plan, subject, passive = _bare_plan(rng)
    left, main = group(rng, plan.lemma, rng.choice(("past", "perfect", "modal")), subject=subject, passive=passive)
    rel = "nsubj:pass" if passive else "nsubj"
    opening = mark(pair[0], "``", right=True)
    again = mark(pair[0], "``", right=True)
    cue = grow(cue, right=[comma()])
    parted: list[Part] = [comma(), mark(pair[1], "''", left=True), ("parataxis", cue), again]
    if rng.random() < 0.5:
        front = day_adjunct(rng)
        parts = [opening, front, *parted, (rel, subject), *left]
    else:
        parts = [opening, (rel, subject), *parted, *left]
    made = grow(main, left=parts, right=[*complements(plan, passive=passive, gap=""), *end])
    capital(made)
    return made


def _bare_plan(rng: Random) -> tuple[Plan, Phrase, bool]:
    """Return a simple plan and a subject without commas, active or passive."""
    while True:
        plan = plans.make(rng, 0, MAKER)
        subject = (
            plan.object if plan.object is not None and not plan.particle and rng.random() < 0.4 else plan.subject(rng)
        )
        if subject.head.upos != "PRON" and not any(each.form == "," for each in subject.words):
            return plan, subject, subject is plan.object


def inserted(rng: Random) -> Phrase:
    """Return "N, X said, V ..." and "S, X said.": a cue without quotation marks inside or after what is said."""
    content = sentence(rng, rng.choice((0, 1)))
    who = speaker(rng, long=0.2)
    _, verb = said(rng, subject=who)
    if rng.random() < 0.7:
        right = tail(rng, most=1)
        made = grow(verb, left=[("ccomp", grow(content, right=[comma()])), ("nsubj", who)], right=right)
        return stop(made)
    plan, subject, passive = _bare_plan(rng)
    left, main = group(rng, plan.lemma, "past", subject=subject, passive=passive)
    cue = grow(verb, left=[comma(), ("nsubj", who)], right=[comma()])
    rel = "nsubj:pass" if passive else "nsubj"
    return stop(
        grow(
            main,
            left=[(rel, subject), ("parataxis", cue), *left],
            right=complements(plan, passive=passive, gap=""),
        )
    )


def before(rng: Random) -> Phrase:
    """Return 'X said that S', 'X, the Y, said: "S."'."""
    who = speaker(rng, long=0.5)
    _, verb = said(rng, subject=who)
    draw = rng.random()
    if draw < 0.5:
        lemma = pick(rng, "verbs", "say")
        tag = "VBD" if rng.random() < 0.7 else "VBP" if who.plural else "VBZ"
        verb = word(verb_form(lemma, tag), "VERB", tag, lemma)
        content = sentence(rng, rng.choice((0, 1, 1, 2)))
        if rng.random() < 0.72:
            content = grow(content, left=[("mark", word("that", "SCONJ", "IN"))])
        made = grow(verb, left=[("nsubj", who)], right=[*tail(rng), ("ccomp", content)])
        if rng.random() < 0.25:
            second = clause(
                rng, Plan("add", speaker, rest=[("ccomp", that(rng))]), Options("past", bare=True, adjuncts=0), 0
            )
            made = grow(made, right=[("conj", grow(second, left=[("cc", word("and", "CCONJ", "CC"))]))])
        return stop(made)
    content = quoted(rng, utterance(rng), stop=".") if rng.random() < 0.85 else quoted(rng, question(rng), stop="")
    lead: list[Part] = [comma()] if rng.random() < 0.6 else [mark(":", ":", left=True)]
    right = tail(rng, most=1)
    content = grow(content, left=lead)
    return grow(verb, left=[("nsubj", who)], right=[*right, ("ccomp", content)])


def that(rng: Random) -> Phrase:
    """Return "that S"."""
    return grow(sentence(rng, 0), left=[("mark", word("that", "SCONJ", "IN"))])


def told(rng: Random) -> Phrase:
    """Return "X told Y that S", "X told Y in an interview: "S."", "X told Y: ...", "X informed Y of N"."""
    who = speaker(rng, long=0.35) if rng.random() < 0.75 else pronoun(rng)
    left: list[Part] = [("nsubj", who)]
    if rng.random() < 0.12:
        left.append(("aux", word("had" if rng.random() < 0.5 or not who.plural else "have", "AUX", "VBD", "have")))
        left[-1][1].head.xpos = "VBD" if left[-1][1].head.form == "had" else "VBP"
        verb = word("told", "VERB", "VBN", "tell")
    else:
        verb = word("told", "VERB", "VBD", "tell")
        if rng.random() < 0.25:
            lemma = rng.choice(("tell", "tell", "inform", "assure", "remind", "warn"))
            tag = "VBP" if who.plural else "VBZ" if rng.random() < 0.4 else "VBD"
            verb = word(verb_form(lemma, tag), "VERB", tag, lemma)
    draw = rng.random()
    right: list[Part] = [("iobj", addressee(rng)), *tail(rng)]
    if draw < 0.45:
        content = grow(sentence(rng, rng.choice((0, 1, 1))), left=[("mark", word("that", "SCONJ", "IN"))])
    elif draw < 0.65:
        content = sentence(rng, rng.choice((0, 1)))
    else:
        lead = [comma()] if rng.random() < 0.5 else [mark(":", ":", left=True)] if rng.random() < 0.8 else []
        return grow(verb, left=left, right=[*right, ("ccomp", grow(quoted(rng, utterance(rng), stop="."), left=lead))])
    return stop(grow(verb, left=left, right=[*right, ("ccomp", content)]))


def according(rng: Random, *, at: str = "") -> Phrase:
    """Return "according to X" at the front, in the middle or at the end of a clause."""
    place = at or rng.choice(("front", "middle", "end", "end"))
    if place == "middle":
        plan, subject, passive = _bare_plan(rng)
        left, verb = group(rng, plan.lemma, rng.choice(("past", "perfect", "modal")), subject=subject, passive=passive)
        rel = "nsubj:pass" if passive else "nsubj"
        given = grow(_according_to(rng), left=[comma()], right=[comma()])
        right = complements(plan, passive=passive, gap="")
        return stop(grow(verb, left=[(rel, subject), ("obl", given), *left], right=right))
    made = sentence(rng, rng.choice((0, 1)))
    source = _according_to(rng)
    if place == "front":
        return stop(grow(made, left=[("obl", grow(source, right=[comma()]))]))
    return stop(grow(made, right=[("obl", grow(source, left=[comma()]) if rng.random() < 0.85 else source)]))


def _according_to(rng: Random) -> Phrase:
    case = grow(word("according", "VERB", "VBG", "accord"), right=[("fixed", word("to", "ADP", "IN"))])
    who = speaker(rng, long=0.3) if rng.random() < 0.7 else grow(plain(rng, "thing"), left=[])
    if rng.random() < 0.15:
        who = grow(
            noun(pick(rng, "nouns", "statement")),
            left=[determiner("a")],
            right=[("nmod", under("by", outlet_or_body(rng)))],
        )
    return grow(who, left=[("case", case)])


def spliced(rng: Random) -> Phrase:
    """Return two clauses joined by a comma or semicolon alone, inside quotation marks and a cue, or bare with "it said"."""
    pair = rng.choice(MARKS)
    first = sentence(rng, 0, subject=pronoun(rng, who=("we", "they", "it", "I", "he")) if rng.random() < 0.5 else None)
    second = sentence(rng, 0, subject=pronoun(rng, who=("we", "they", "it", "I")) if rng.random() < 0.5 else None)
    lead = comma() if rng.random() < 0.75 else mark(rng.choice((";", "-")), ":", left=True)
    if lead[1].head.form == "-":
        lead[1].head.tight_left = False
    both = grow(first, right=[("parataxis", grow(second, left=[lead]))])
    who = speaker(rng, long=0.3)
    _, verb = said(rng, subject=who)
    if rng.random() < 0.6:
        return stop(
            grow(
                verb,
                left=[("ccomp", quoted(rng, both, stop=",", pair=pair))],
                right=[("nsubj", who), *tail(rng, most=1)],
            )
        )
    return grow(
        verb, left=[("nsubj", who)], right=[("ccomp", grow(quoted(rng, both, stop=".", pair=pair), left=[comma()]))]
    )


def fragment(rng: Random) -> Phrase:
    """Return a clause with a quoted fragment: "X called it a “grave mistake”"."""
    pair = rng.choice(MARKS)
    epithet = grow(
        noun(pick(rng, "nouns", "epithet")), left=[("amod", word(pick(rng, "adjectives", "verdict"), "ADJ", "JJ"))]
    )
    inner = grow(epithet, left=[mark(pair[0], "``", right=True)], right=[mark(pair[1], "''", left=True)])
    article = determiner("a")
    who = speaker(rng, long=0.3)
    whom = pronoun(rng, who=("it", "they"), obj=True) if rng.random() < 0.3 else plain(rng, "event")
    if rng.random() < 0.5:
        made = grow(inner, left=[article])
        return stop(
            clause(
                rng,
                Plan("call", speaker, whom, [("xcomp", made)]),
                Options("past", subject=who, passive=False, adjuncts=1),
                0,
            )
        )
    made = under("as", grow(inner, left=[article]))
    lemma = pick(rng, "verbs", "name_as")
    return stop(
        clause(
            rng, Plan(lemma, speaker, whom, [("obl", made)]), Options("past", subject=who, passive=None, adjuncts=1), 0
        )
    )


def by_role(rng: Random) -> Phrase:
    """Return an appositive subject that acts: "the minister, X Y, would visit Z"."""
    who = (
        role_with_name(rng)
        if rng.random() < 0.6
        else with_role(rng, person_name(rng))
        if rng.random() < 0.7
        else role(rng)
    )
    return stop(sentence(rng, 1, subject=who))
