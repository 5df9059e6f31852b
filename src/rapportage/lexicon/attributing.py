"""Words that put something into somebody's mouth or mind (``data/attributing.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load
from rapportage.schema.codes import SpeechAct, Strength


class Attributing(NamedTuple):
    """Dictionary forms by what they do; a verb with its particle is joined by a space.

    Attributes:
        speech: Verbs of saying, with what is done by saying so.
        attitude: Verbs of holding to be so.
        stance: Verbs of wanting, liking and backing.
        clause: Verbs whose clause is said or thought.
        infinitive: Verbs whose infinitive is.
        thing: Verbs whose object is.
        naming: Verbs whose object is said to be what follows.
        about: Verbs with the prepositions after which it stands.
        nouns: Nouns of saying and thinking, as "speech", "attitude" or "stance".
        adjectives: Adjectives of thinking, as "attitude" or "stance".
        hidden: Adverbs that hide who says so, with how it is held.
        view: Nouns X of "in her X": view, words.
        asking: Verbs whose infinitive behind a passive is what the subject is to do, not what it is said to do: "was asked to".
        strength: How what is said is held, for the words that tell.
        noun_acts: What is done by what a noun names.
        deeds: Verbs of speech that also name deeds.
        idioms: Verbs with the objects that make deeds of them.
        topical: Verbs whose object is what is spoken about.
        leading: Verbs that state a role: "who heads the board".
        second: What is done by saying so with an infinitive or a preposition, of verbs that assert with a clause.
        evidence: Verbs that things do as well, which show rather than say.
        nobody: Words before a colon that name nobody: "photo", "update".
        writings: Nouns for what is written or recorded, which says what its authors say.
        images: Nouns for what only shows.
        owned: Nouns of judging that count with an owner and a preposition, without a clause.
    """

    speech: dict[str, SpeechAct]
    attitude: frozenset[str]
    stance: frozenset[str]
    clause: frozenset[str]
    infinitive: frozenset[str]
    thing: frozenset[str]
    naming: frozenset[str]
    about: dict[str, frozenset[str]]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    hidden: dict[str, Strength]
    view: frozenset[str]
    asking: frozenset[str]
    strength: dict[str, Strength]
    noun_acts: dict[str, SpeechAct]
    deeds: frozenset[str]
    idioms: dict[str, frozenset[str]]
    topical: frozenset[str]
    leading: frozenset[str]
    second: dict[str, SpeechAct]
    evidence: frozenset[str]
    nobody: frozenset[str]
    writings: frozenset[str]
    images: frozenset[str]
    owned: frozenset[str]

    def manner(self, verb: str) -> str:
        """Return "speech", "attitude" or "stance", empty for a verb of neither; of one that is several the first."""
        if verb in self.speech:
            return "speech"
        return "attitude" if verb in self.attitude else "stance" if verb in self.stance else ""

    def act_of(self, noun: str) -> SpeechAct:
        """Return what is done by what a noun of saying names."""
        return self.noun_acts.get(noun, SpeechAct.ASSERT if self.nouns.get(noun) == "speech" else SpeechAct.UNKNOWN)


@cache
def attributing() -> Attributing:
    """Return the words, read once."""
    table = load("attributing")
    verbs, content = table["verbs"], table["content"]
    first: dict[str, SpeechAct] = {}
    second: dict[str, SpeechAct] = {}
    for act, words in verbs["speech"].items():
        for verb in words:
            (second if first.setdefault(verb, SpeechAct(act)) is not SpeechAct(act) else first)[verb] = SpeechAct(act)
    return Attributing(
        speech=first,
        attitude=frozenset(verbs["attitude"]),
        stance=frozenset(verbs["stance"]),
        clause=frozenset(content["clause"]),
        infinitive=frozenset(content["infinitive"]),
        thing=frozenset(content["thing"]),
        naming=frozenset(content["naming"]),
        about={verb: frozenset(markers) for verb, markers in content["about"].items() if markers},
        nouns={noun: manner for manner, nouns in table["nouns"].items() for noun in nouns},
        adjectives={word: manner for manner, words in table["adjectives"].items() for word in words},
        hidden={word: Strength(strength) for strength, words in table["hidden"].items() for word in words},
        view=frozenset(table["phrases"]["view"]),
        asking=frozenset(table["phrases"]["asking"]),
        strength={word: Strength(strength) for strength, words in table["strength"].items() for word in words},
        deeds=frozenset(table["doubtful"]["deeds"]),
        idioms={verb: frozenset(things) for verb, things in table["idioms"].items() if things},
        topical=frozenset(table["doubtful"]["topical"]),
        leading=frozenset(table["doubtful"]["leading"]),
        second=second,
        evidence=frozenset(table["showing"]["evidence"]),
        writings=frozenset(table["showing"]["writings"]) | frozenset(load("reporting_verbs")["said_nouns"]["words"]),
        images=frozenset(table["showing"]["images"]),
        owned=frozenset(table["owned"]["nouns"]),
        nobody=frozenset(table["phrases"]["nobody"]),
        noun_acts={word: SpeechAct(act) for act, words in table["noun_acts"].items() for word in words},
    )
