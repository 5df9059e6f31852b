"""The two sides of an act: who counts as a party to it, and whether the act counts at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapportage.lexicon.unnamed import unnamed
from rapportage.recording.beyond import doers_before, doers_through, givers_of, grounds_of, struck_through
from rapportage.recording.cast import Cast
from rapportage.recording.coding import Coding
from rapportage.recording.goals import goals_of, senders_of, things_of
from rapportage.recording.grammar import Grammar
from rapportage.recording.occasions import Occasion, codings
from rapportage.recording.participants import Party, find_participants
from rapportage.schema.codes import ActorKind, EventType

SPOKEN = frozenset(
    {EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT,
     EventType.THREATEN}
)  # fmt: skip
"""Acts of words: those who do them must be able to speak for somebody."""
_UNDERGONE = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT})
"""Acts of words that count where only the one spoken of is named: "the ambassador was summoned"."""
_ALONE = frozenset({EventType.ASSAULT, EventType.PROTEST})
"""Acts that count whoever does them: no state need be named."""


class Sides(NamedTuple):
    """Who acts, on whom, and on whose soil (ISO 3166 alpha-3, empty when unknown)."""

    initiators: tuple[Party, ...]
    recipients: tuple[Party, ...]
    soil: str


def find_sides_of(grammar: Grammar, cast: Cast, occasion: Occasion) -> Sides | None:
    """Return the sides of an act, None where it is none between parties.

    The sides of the main word hold; what it lacks comes from the others that name the same act ("were killed in an attack by B").
    """
    doers: tuple[Party, ...] = ()
    others: tuple[Party, ...] = ()
    soil = ""
    for coding in codings(occasion):
        doers = doers or _doers(grammar, cast, coding, occasion)
        others = _better(others, _others(grammar, cast, coding, occasion, doers=doers))
        soil = soil or _soil(grammar, cast, (*coding.territory, *grounds_of(grammar, coding)))
    doers = tuple(party for party in doers if not party.is_place)
    taken = {party.same for party in doers if _is_known(party)}
    others = tuple(party for party in others if party.same not in taken or _is_domestic(party))
    others = tuple(party for party in others if not any(_is_himself(party, doer) for doer in doers))
    is_received = occasion.coding.type in _ON_LAND or "visit" in occasion.coding.modes
    if not others and soil and doers and is_received:
        others = _owner(grammar, cast, occasion, taken)
    if _moves_its_own(occasion):
        doers, others = _own_moved(doers, others)
    if not doers and occasion.coding.initiators and occasion.coding.type in SPOKEN:
        return None  # a pronoun that nobody can be told for, or a thing, says nothing for any party
    found = _judged(occasion.coding.type, doers, others, soil)
    if found is None and "arrest" in occasion.coding.modes and (others or occasion.frame.kind == "light"):
        return Sides(doers, others, soil)  # "432 arrests were made": none but authorities make them
    return found


_ON_LAND = frozenset({EventType.ASSAULT, EventType.AID})
"""Acts whose recipient is the state on whose soil they are done where nobody else is named."""


def _doers(grammar: Grammar, cast: Cast, coding: Coding, occasion: Occasion) -> tuple[Party, ...]:
    """Return who does what one word tells of an act."""
    before = doers_before(grammar, coding)
    named = [
        word for word in before or coding.initiators if word not in occasion.members and not _is_site(grammar, word)
    ]
    found = find_participants(grammar, cast, (each for word in named for each in doers_through(grammar, word)))
    found = found or find_participants(grammar, cast, givers_of(grammar, coding))
    if found or coding.type is not EventType.ASSAULT:
        return _without_own(found) if coding.type is EventType.MOBILIZE else found
    return find_participants(grammar, cast, senders_of(grammar, cast, coding))


def _is_site(grammar: Grammar, word: int) -> bool:
    """Tell whether a word says whose a place is, or names one: places do nothing."""
    at = grammar.head[word] if grammar.deprel[word] in {"compound", "amod"} else word
    is_noun = at >= 0 and grammar.upos[at] == "NOUN" and grammar.kind[at] == "place"
    return is_noun and at != word and grammar.lemma[at] not in unnamed().sector


def _without_own(doers: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return doers without what one of them owns: of "Velmark put its air defences on alert" Velmark alone."""
    if len(doers) < _TWO:
        return doers
    kept = [party for party in doers if not party.participant.name.lower().startswith(_OWNED)]
    states = {party.country for party in kept if party.country}
    return tuple(party for party in doers if party in kept or party.country not in states)


_OWNED = ("its ", "their ", "his ", "her ")
_TWO = 2


def _others(
    grammar: Grammar, cast: Cast, coding: Coding, occasion: Occasion, *, doers: Sequence[Party]
) -> tuple[Party, ...]:
    """Return on whom what one word tells of an act is done; what it is done with is nobody."""
    avoid = {party.same for party in doers}
    tool = range(*coding.instrument) if coding.instrument else range(0)
    persons = bool(_OF_PERSONS & set(coding.modes))
    found: tuple[Party, ...] = ()
    for words in (goals_of(grammar, coding), struck_through(grammar, coding), things_of(grammar, cast, coding)):
        named = [
            word
            for word in words
            if word not in occasion.members and (word not in tool or cast.of_word(grammar, word) is not None)
        ]
        others = find_participants(grammar, cast, named, avoid=avoid, persons=persons)
        found = _better(found, tuple(party for party in others if party.same not in avoid or _is_domestic(party)))
    return found


_OF_PERSONS = frozenset({"arrest", "release", "deport"})


def _moves_its_own(occasion: Occasion) -> bool:
    """Tell whether what an act moves is the doer's own: forces massed or withdrawn, an ambassador recalled."""
    coding = occasion.coding
    if coding.type is EventType.CONCEDE and occasion.frame.lemma not in _FREEING and coding.deed is EventType.RETREAT:
        return True
    return coding.type is EventType.MOBILIZE or (
        coding.type in {EventType.RETREAT, EventType.SANCTION, EventType.CONCEDE} and "withdraw" in coding.modes
    )


_FREEING = frozenset({"release", "free"})


def _own_moved(doers: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return sides without the doer's own forces for a recipient; forces moved by nobody named are the doer."""
    if not doers:
        return tuple(party for party in others if party.participant.sector in _MOVED), ()
    mine = {party.same for party in doers}
    return doers, tuple(
        party
        for party in others
        if party.same not in mine and (_is_known(party) or party.participant.sector not in _MOVED)
    )


_MOVED = frozenset({"MIL", "COP", "UAF", "REB", "GOV"})


def _judged(kind: EventType, doers: tuple[Party, ...], others: tuple[Party, ...], soil: str) -> Sides | None:
    """Return sides where they make an event of a type."""
    if kind in SPOKEN or len(others) > 1:
        others = tuple(party for party in others if not party.is_place or kind is EventType.THREATEN) or others
    if kind in SPOKEN:
        speakers = tuple(party for party in doers if party.may_speak or kind is EventType.CONSULT)
        if doers and not speakers:
            return None
        doers = speakers
        if not doers and not (kind in _UNDERGONE and any(party.is_public and _is_known(party) for party in others)):
            return None
        return Sides(doers, others, soil) if any(party.is_public for party in (*doers, *others)) else None
    if kind in _ALONE:
        return Sides(doers, others, soil) if doers or others else None
    return Sides(doers, others, soil) if any(party.is_public for party in (*doers, *others)) else None


def _is_himself(party: Party, doer: Party) -> bool:
    return bool(party.who and party.who == doer.who) or party.participant.name == doer.participant.name


def _is_known(party: Party) -> bool:
    return bool(party.country or party.key)


def _is_domestic(party: Party) -> bool:
    """Tell whether a recipient of the doer's own country is a party apart: its people, a person, a group."""
    return party.kind is not ActorKind.STATE


def _better(one: tuple[Party, ...], two: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the recipients that say more: those that are known before a few people without a name."""
    if not one:
        return two
    if not any(map(_is_known, one)) and any(map(_is_known, two)):
        return two
    return one


def _soil(grammar: Grammar, cast: Cast, heads: Sequence[int]) -> str:
    """Return the state that some places belong to, empty where none is known."""
    for head in heads:
        hit = cast.of_word(grammar, head)
        if hit is not None and hit[1].kind in {ActorKind.STATE, ActorKind.BODY} and hit[1].country:
            return hit[1].country
    return ""


def _owner(grammar: Grammar, cast: Cast, occasion: Occasion, taken: set[str]) -> tuple[Party, ...]:
    """Return the state on whose soil things that belong to nobody were hit: "struck two depots inside B"."""
    heads = [word for coding in codings(occasion) for word in coding.territory]
    heads += [each for coding in codings(occasion) for each in grounds_of(grammar, coding)]
    found = find_participants(grammar, cast, heads)
    return tuple(party for party in found if party.kind is ActorKind.STATE and party.same not in taken)[:1]
