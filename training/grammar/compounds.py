"""Numbers in figures and hyphen compounds, each in three words: "Velm-backed", "two-day", "41-year-old", "long-range"."""

from __future__ import annotations

from random import Random

from training.grammar.commons import noun
from training.grammar.names import country_name, pick_name, proper
from training.grammar.tree import Part, Phrase, grow, mark, named, word
from training.grammar.words import pick

SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def hyphen_compound(rng: Random) -> Phrase:
    """Return a hyphen compound before a noun in three or more words: "Velm-backed", "two-day", "41-year-old", "long-range"."""
    draw = rng.random()
    if draw < 0.4:
        owner = country_name(rng) if rng.random() < 0.7 else named(proper(pick_name(rng, "acronym")), "ORG")
        form = pick(rng, "hyphen", "participle")
        lemma = {
            "led": "lead",
            "held": "hold",
            "made": "make",
            "controlled": "control",
            "occupied": "occupy",
            "supplied": "supply",
        }.get(form)
        lemma = lemma or {
            "backed": "back",
            "sponsored": "sponsor",
            "funded": "fund",
            "trained": "train",
            "mediated": "mediate",
        }.get(form)
        lemma = lemma or {"administered": "administer", "drafted": "draft", "brokered": "broker"}.get(form, "base")
        return hyphened(word(form, "VERB", "VBN", lemma), [("obl:unmarked", owner)])
    if draw < 0.6:
        first, second = pick(rng, "hyphen", "adverb").split(":")
        if second == "range":
            return hyphened(word(second, "NOUN", "NN"), [("amod", word(first, "ADJ", "JJ"))])
        return _participle(second, ("advmod", word(first, "ADV", "RB")))
    if draw < 0.75:
        first, second = pick(rng, "hyphen", "adjective").split(":")
        if second in ("level", "scale", "term", "range", "speed", "cost"):
            return hyphened(word(second, "NOUN", "NN"), [("amod", word(first, "ADJ", "JJ"))])
        return hyphened(word(second, "ADJ", "JJS" if second == "largest" else "JJ", "large" if second == "largest" else second), [
            ("advmod", word(first, "ADV", "RB")),
        ])  # fmt: skip
    if draw < 0.9:
        first, second = pick(rng, "hyphen", "noun").split(":")
        return _participle(second, ("compound" if second not in ("rich", "free") else "obl:unmarked", noun(first)))
    year = grow(
        word("year", "NOUN", "NN"),
        left=[("nummod", grow(digits(rng, 6, 90), right=[mark("-", "HYPH", left=True, right=True)]))],
    )
    return hyphened(word("old", "ADJ", "JJ"), [("obl:unmarked", year)])


def _participle(form: str, first: Part) -> Phrase:
    lemmas = {
        "known": "know", "built": "build", "won": "win", "run": "run", "torn": "tear", "held": "hold", "hit": "hit", "driven": "drive",
        "armed": "arm", "called": "call", "awaited": "await", "backed": "back", "owned": "own", "guided": "guide", "covered": "cover",
        "hardened": "harden",
    }  # fmt: skip
    if form in lemmas:
        return hyphened(word(form, "VERB", "VBN", lemmas[form]), [first])
    if form.endswith("ing"):
        lemma = {
            "standing": "stand",
            "reaching": "reach",
            "loving": "love",
            "seeking": "seek",
            "ranking": "rank",
            "lying": "lie",
        }[form]
        return hyphened(word(form, "VERB", "VBG", lemma), [first])
    return hyphened(word(form, "ADJ", "JJ"), [first])


def hyphened(last: Phrase, first: list[Part]) -> Phrase:
    """Return the last part with the first before it and a hyphen between; the hyphen hangs on the first, as in EWT."""
    rel, part = first[0]
    return grow(last, left=[(rel, grow(part, right=[mark("-", "HYPH", left=True, right=True)]))])


def span_compound(rng: Random) -> Part:
    """Return "two-day" before a noun: the unit is a compound."""
    unit = noun(rng.choice(("day", "week", "month", "hour", "year", "minute", "point", "member")))
    return "compound", hyphened(unit, [("nummod", word(rng.choice((*SMALL, "30", "10", "48")), "NUM", "CD"))])


def digits(rng: Random, low: int, high: int) -> Phrase:
    """Return a number in figures."""
    return word(str(rng.randint(low, high)), "NUM", "CD")
