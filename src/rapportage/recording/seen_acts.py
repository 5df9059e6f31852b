"""Acts that the model sees where no rule reads one, and the sides that it sees."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from rapportage.lexicon.acts import Deed
from rapportage.recording.cast import Cast
from rapportage.recording.coding import Coding, code_word
from rapportage.recording.coding_contexts import contexts_of, words_of
from rapportage.recording.coding_modes import find_instrument, with_modes
from rapportage.recording.coding_reading import read, rules_of
from rapportage.recording.coding_views import holds
from rapportage.recording.grammar import Grammar
from rapportage.recording.occasions import Occasion
from rapportage.recording.participants import Party, find_participants, phrase_of
from rapportage.recording.sides import Sides
from rapportage.recording.sight import Sight, likely, sight_at
from rapportage.schema.codes import ActorKind, EventType, Role
from rapportage.schema.mentions import Participant
from rapportage.syntax.frames import Frame

_LEAST, _OTHERS, _FAR = 0.2, 0.4, 0.9
"""Chances that fill a side: the likeliest word, further ones, and a word of another sentence. Tuned on the half of the labelled crisis news
that is for tuning and on police news: asking .9 of words of other sentences instead of .7 left the acts right whole at .18 and took wrong acts of
force by police from 16 to 12 (22 right)."""
_JOINS = frozenset({"conj", "appos", "flat"})
_TWO = 2
_MUTUAL = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})


def find_seen(grammar: Grammar, *, least: float) -> Iterator[Occasion]:
    """Yield the acts that the model sees, in text order, but those that are coded with the word that governs them ("agreed to release").

    Args:
        grammar: The report.
        least: Chance of an act that is enough.
    """
    for word in grammar.hints:
        sight = sight_at(grammar, word)
        if sight is None or sight.chance < least or _is_coded_above(grammar, word):
            continue
        if not _is_none(grammar, word, sight):
            yield seen(grammar, sight)


def _is_coded_above(grammar: Grammar, word: int) -> bool:
    """Tell whether the deed is part of the act that governs it: what is agreed or promised is, what is demanded or threatened is one of its own."""
    for above in grammar.above(word):
        governor = grammar.frame_at(above)
        if governor is None:
            continue
        reading = read(grammar, governor)
        if reading is None:
            return False
        if reading.beyond is None or reading.beyond.predicate != word:
            return False
        return reading.deed.type in _TAKEN_IN
    return False


def _is_none(grammar: Grammar, word: int, sight: Sight) -> bool:
    """Tell whether the lexicon knows a word and says that it tells no act here: surely of "declined to comment", else unless the model is sure."""
    frame = grammar.frame_at(word)
    rules = None if frame is None else rules_of(grammar, frame)
    if frame is None or rules is None or read(grammar, frame) is not None:
        return False
    fitting = (rule for rule in rules if all(holds(grammar, frame, each) for each in rule.conditions))
    first = next(fitting, None)
    return (first is not None and bool(first.conditions)) or sight.types[sight.type] < _AGAINST


_AGAINST = 0.8
"""Chance of its likeliest type from which on the model's word goes against the lexicon's."""


def is_rumoured(grammar: Grammar, word: int) -> bool:
    """Tell whether there is only talk of an act."""
    over = grammar.head[word]
    if over < 0 or grammar.deprel[word] != "nmod" or grammar.xpos[over] != "NN" or grammar.lemma[over] not in _RUMOURS:
        return False
    return any(grammar.lemma[kid] == "of" for kid in grammar.children[word] if grammar.deprel[kid] == "case")


_RUMOURS = frozenset({"talk", "rumour", "rumor", "whisper", "mention", "speculation"})
_TAKEN_IN = frozenset({EventType.AGREE, EventType.CONCEDE})


def seen(grammar: Grammar, sight: Sight) -> Occasion:
    """Return an act as the model sees it."""
    word = sight.word
    frame = grammar.frame_at(word) or _frame(grammar, word)
    told = code_word(grammar, word)
    is_alike = told is not None and told.type is sight.type
    deed = with_modes(grammar, frame, Deed(sight.type, told.modes if told is not None and is_alike else ()))
    coding = Coding(
        type=sight.type,
        modes=deed.modes,
        contexts=contexts_of(grammar, words_of(frame), deed.modes),
        first=word,
        end=word + 1,
        initiators=_likely(grammar, sight, sight.doers, _LEAST, _OTHERS),
        recipients=_likely(grammar, sight, sight.others, _LEAST, _OTHERS),
        territory=(),
        instrument=find_instrument(grammar, frame) if sight.type is EventType.ASSAULT else None,
        rule="coding.seen/1",
        confidence=round(sight.chance * sight.types[sight.type] / sum(sight.types.values()), 3),
    )
    return Occasion(coding, frame, (word,))


def sides_seen(
    grammar: Grammar, cast: Cast, sight: Sight, kind: EventType, *, least: float = _LEAST, sure: float = _OTHERS
) -> Sides:
    """Return the sides that the model sees.

    Args:
        grammar: The report.
        cast: Its actors.
        sight: What the model sees of the act.
        kind: Its type.
        least: Chance that the likeliest word of a side must have.
        sure: Chance that others must have.
    """
    named = _likely(grammar, sight, sight.doers, least, sure)
    doers = tuple(_parties(grammar, cast, (word for word in named if not _is_scene(grammar, word)), ()))
    taken = {party.same for party in doers if party.country or party.key}
    aimed = _likely(grammar, sight, sight.others, least, sure)
    others = tuple(
        party
        for party in _parties(
            grammar,
            cast,
            (word for word in aimed if not (kind in _OF_ITS_OWN and grammar.kind[word] == "place")),
            taken,
        )
        if party.same not in taken and not _is_one(party, doers) and not _is_medium(party)
    )
    if kind in _MUTUAL and len(doers) > 1:
        others = ()
    return Sides(doers, others, "")


def _is_scene(grammar: Grammar, word: int) -> bool:
    """Tell whether a word names where something is done: "air strikes in Ostravia"."""
    return any(grammar.lemma[kid] in _SCENE for kid in grammar.children[word] if grammar.deprel[kid] == "case")


def _is_medium(party: Party) -> bool:
    """Tell whether somebody only passes on what is said: reporters, a network."""
    return party.kind is ActorKind.OUTLET or party.participant.role is Role.MEDIA


_OF_ITS_OWN = frozenset({EventType.MOBILIZE, EventType.RETREAT})
"""What is moved or left is no party: troops withdrawn "from the valley"; captives are persons."""
_SCENE = frozenset({"in", "inside", "within", "near", "across", "over", "throughout", "into", "around"})


def _likely(
    grammar: Grammar, sight: Sight, words: tuple[tuple[int, float], ...], least: float, sure: float
) -> tuple[int, ...]:
    """Return the words that fill a side; those of other sentences only where the model is surer, several where they are joined or the act is mutual."""
    own = grammar.sentence[sight.word]
    near = tuple((word, chance) for word, chance in words if chance >= _FAR or grammar.sentence[word] == own)
    kept = likely(near, least=least, sure=sure)
    if sight.type in _MUTUAL or len(kept) < _TWO:
        return kept
    return tuple(word for word in kept if word == kept[0] or _is_joined(grammar, word, kept[0]))


def _is_joined(grammar: Grammar, one: int, other: int) -> bool:
    """Tell whether two words are joined by "and" or the like, or one is but a name beside the other."""
    for word, top in ((one, other), (other, one)):
        if grammar.head[word] == top and grammar.deprel[word] in _JOINS:
            return True
    both = grammar.deprel[one] == grammar.deprel[other] == "conj"
    return both and grammar.head[one] == grammar.head[other]


def _parties(grammar: Grammar, cast: Cast, words: Iterable[int], avoid: Collection[str]) -> Iterator[Party]:
    """Yield the parties that words name, each once: actors, unnamed people, and what else the model is sure of."""
    seen_before: set[str] = set()
    for head in words:
        found = find_participants(grammar, cast, (head,), avoid=avoid, persons=True) or _by_words(grammar, head)
        for party in found:
            key = f"{party.country}{party.key}{party.participant.name.lower()}"
            if key not in seen_before:
                seen_before.add(key)
                yield party._replace(is_place=False)


def _by_words(grammar: Grammar, head: int) -> tuple[Party, ...]:
    """Return a side that is known by its words alone: "the planes", "a checkpoint"."""
    if grammar.upos[head] not in {"NOUN", "PROPN"} or grammar.kind[head] in _NO_PARTY or head in grammar.hints:
        return ()
    first, end = phrase_of(grammar, head)
    row = Participant(name=grammar.text(first, end), span=grammar.span(first, end))
    may_speak = grammar.kind[head] in {"person", "organization"}
    return (Party(row, "", "", ActorKind.UNKNOWN, is_public=False, may_speak=may_speak),)


_NO_PARTY = frozenset({"time", "abstract", "event"})


def _is_one(party: Party, doers: Sequence[Party]) -> bool:
    return any(
        party.participant.name == doer.participant.name or (party.who and party.who == doer.who) for doer in doers
    )


def _frame(grammar: Grammar, word: int) -> Frame:
    kind = "verb" if grammar.upos[word] == "VERB" else "noun"
    return Frame(word, grammar.lemma[word].lower(), kind, "", negated=False, modal="", governor=-1, parts=())
