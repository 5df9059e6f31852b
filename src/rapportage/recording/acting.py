"""Which words that may tell an act tell one: by rules and by what the model of acts sees, with sides, voice and status."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapportage.recording.act_factuality import Index, find_act_factuality
from rapportage.recording.cast import Cast
from rapportage.recording.circumstances import Circumstances
from rapportage.recording.grammar import Grammar
from rapportage.recording.occasions import Occasion
from rapportage.recording.participants import Party
from rapportage.recording.seen_acts import is_rumoured, seen, sides_seen
from rapportage.recording.sides import SPOKEN, Sides, find_sides_of
from rapportage.recording.sight import Sight, find_sight
from rapportage.recording.status import Factuality
from rapportage.recording.timing import Anchors
from rapportage.recording.told import Told
from rapportage.recording.weighing import is_apart, is_bare, is_hollow, is_loose, is_only_thought, is_told
from rapportage.schema.codes import ActorKind, EventType, Role, Status, Strength
from rapportage.schema.mentions import PlaceMention, TimeMention, Voice

SEEN, _NAMELESS = 0.5, 0.8
"""Chance of an act of its likeliest type from which on the model's word is taken where no rule reads one, and the same where no party has a name. On
the labelled crisis news for tuning: precision .76 at recall .49; by the chance of any act alone .65 at .67, but of the 45 rows of which it is less
sure two were right whole."""
_LEAST = 0.1
"""Chance of an act below which what a rule reads is taken for none."""
_SURE = 0.5
"""Chance from which on a status is taken that no word at the act tells."""
_ADDED = 0.6
"""Chance from which on a side is added that rules do not find."""
_SURE_TYPE = 0.8
"""Share of the chance from which on the model's type goes before that of the lexicon."""
_PLAIN = frozenset({Status.ASSERTED, Status.CLAIMED})


class Around(NamedTuple):
    """What a report's other rows tell of an act.

    Attributes:
        cast: Its actors.
        told: Its statements.
        times: Its times.
        places: Its places.
        published: The days of publication, None where they are unknown.
    """

    cast: Cast
    told: Told
    times: Sequence[TimeMention]
    places: Sequence[PlaceMention]
    published: Anchors | None


class Act(NamedTuple):
    """An act with its sides, before it becomes a row; ``sight`` is what the model sees of it, None where it was not asked."""

    occasion: Occasion
    sides: Sides
    voice: tuple[Voice, ...]
    factuality: Factuality
    sight: Sight | None = None


def read_act(grammar: Grammar, around: Around, occasion: Occasion, index: Index, *, where: Circumstances) -> Act | None:
    """Return an act with its sides, None where it is no event.

    What rules read counts unless the model takes it for nothing; what they do not read counts where the model is sure enough.
    """
    sight = find_sight(grammar, occasion.members)
    act = None if is_seen(occasion) else _by_rule(grammar, around, occasion, index, where=where)
    if not grammar.hint_labels:
        return act
    if act is not None:
        if sight is not None and sight.chance >= _LEAST:
            return _filled(grammar, around, act, sight)
        return act if _is_between(act.sides) else None
    if sight is None or sight.types[sight.type] < SEEN:
        return None
    return _by_sight(grammar, around, occasion, index, sight)


def _is_between(sides: Sides) -> bool:
    """Tell whether both sides of an act are known parties."""
    known = [any(party.country or party.key for party in side) for side in (sides.initiators, sides.recipients)]
    return all(known) or (known[0] and len(sides.initiators) > 1)


def is_seen(occasion: Occasion) -> bool:
    """Tell whether the model alone sees an act."""
    return occasion.coding.rule.startswith("coding.seen")


def _filled(grammar: Grammar, around: Around, act: Act, sight: Sight) -> Act:
    """Return an act that rules read with the sides and the status that the model adds."""
    sides, kind = act.sides, act.occasion.coding.type
    if not sides.initiators or not (sides.recipients or len(sides.initiators) > 1):
        more = sides_seen(grammar, around.cast, sight, kind, least=_ADDED, sure=_ADDED)
        named = {party.same for party in (*sides.initiators, *sides.recipients)}
        doers = sides.initiators or tuple(party for party in more.initiators if party.same not in named)
        others = sides.recipients or tuple(party for party in more.recipients if party.same not in named)
        sides = sides._replace(initiators=doers, recipients=others)
    return act._replace(sides=sides, factuality=_judged(act.factuality, sight), sight=sight)


def _judged(found: Factuality, sight: Sight) -> Factuality:
    """Return what the words at an act say of it, or, where they say nothing, what the model is sure of."""
    if found.status is not Status.ASSERTED or sight.status in _PLAIN or sight.statuses[sight.status] < _SURE:
        return found
    return Factuality(sight.status)


def _by_sight(grammar: Grammar, around: Around, occasion: Occasion, index: Index, sight: Sight) -> Act | None:
    """Return an act as the model sees it, None in questions and games and for what somebody outside only imagines."""
    if is_apart(grammar, occasion.frame) or is_rumoured(grammar, occasion.frame.predicate):
        return None
    found = seen(grammar, sight)._replace(members=occasion.members)
    if not is_seen(occasion) and sight.types[sight.type] < _SURE_TYPE * sight.chance:
        coding = occasion.coding
        found = found._replace(
            coding=found.coding._replace(type=coding.type, modes=coding.modes, contexts=coding.contexts)
        )
    sides = sides_seen(grammar, around.cast, sight, found.coding.type)
    if len(sides.initiators) > 1 and not sides.recipients:  # a mutual act
        found = found._replace(coding=found.coding._replace(recipients=()))
    if found.coding.type in SPOKEN and sides.initiators and all(map(_is_onlooker, sides.initiators)):
        return None  # an analyst condemns for no state
    if not _is_enough(sides, sight) or is_hollow(grammar, found, sides):
        return None
    factuality = find_act_factuality(grammar, found, index)
    if factuality.status is Status.ASKED:
        return None
    if sight.types[sight.type] < _NAMELESS and is_only_thought(found, sides, factuality.status):
        return None
    word = found.frame.predicate
    voice = around.told.voice_at(grammar.span(word, word + 1)) or _accusing(grammar, around, found, index)
    if factuality.status in _IMAGINED and any(each.role in _ONLOOKERS for each in voice):
        return None
    return Act(found, sides, voice, _judged(factuality, sight), sight)


def _is_enough(sides: Sides, sight: Sight) -> bool:
    """Tell whether an act has a party with a name, or the model is the surer of it."""
    parties = (*sides.initiators, *sides.recipients)
    if any(party.country or party.key or party.participant.name[:1].isupper() for party in parties):
        return True
    return bool(parties) and sight.types[sight.type] >= _NAMELESS


def _is_onlooker(party: Party) -> bool:
    return party.participant.role in _LOOKING_ON or (not party.may_speak and party.kind is not ActorKind.UNKNOWN)


_LOOKING_ON = frozenset({Role.ANALYST, Role.WITNESS, Role.MEDIA})
_IMAGINED = frozenset({Status.POSSIBLE, Status.CONDITIONAL, Status.COUNTERFACTUAL})
_ONLOOKERS = frozenset({Role.ANALYST, Role.FORMER_OFFICIAL})


def _by_rule(grammar: Grammar, around: Around, occasion: Occasion, index: Index, *, where: Circumstances) -> Act | None:
    """Return an act with its sides, None where it is no event: a question, one person's view, nobody's deed."""
    factuality = find_act_factuality(grammar, occasion, index)
    if factuality.status is Status.ASKED or is_apart(grammar, occasion.frame):
        return None
    sides = find_sides_of(grammar, around.cast, occasion)
    if sides is None or not is_told(grammar, occasion, sides):
        return None
    if factuality.status is Status.GENERIC and not any(party.country or party.key for party in sides.initiators):
        return None  # "empires always punish their rebels"
    if is_loose(grammar, occasion, sides) or is_only_thought(occasion, sides, factuality.status):
        return None
    if is_bare(grammar, occasion, sides) and where.time_of(occasion.members, index.keys()) is None:
        return None  # "the Velmarki raid", told before
    word = occasion.frame.predicate
    voice = around.told.voice_at(grammar.span(word, word + 1)) or _accusing(grammar, around, occasion, index)
    return Act(occasion, sides, voice, factuality)


def _accusing(grammar: Grammar, around: Around, occasion: Occasion, index: Index) -> tuple[Voice, ...]:
    """Return who vouches for an act that is the content of an accusation: "A accused B of shelling C"."""
    word = occasion.frame.predicate
    over = occasion.frame.governor
    accusing = index.get(over)
    if accusing is None or accusing.coding.type is not EventType.ACCUSE or word in accusing.members:
        return ()
    if grammar.upos[word] != "VERB" and "allege" not in accusing.coding.modes:
        return ()  # "condemned the attack": nobody doubts that there was one
    of_accusing = find_sides_of(grammar, around.cast, accusing)
    cue = grammar.span(over, over + 1)
    if of_accusing is None or not of_accusing.initiators:
        return (Voice(cue=cue, strength=Strength.ALLEGED),)
    by = of_accusing.initiators[0]
    return (
        Voice(
            speaker=by.participant.actor,
            name=by.participant.name,
            role=by.participant.role,
            side=by.country,
            cue=cue,
            strength=Strength.ALLEGED,
        ),
    )
