"""What kind of commitment a deed to come is, or whether it is none, with all that the report tells of it."""

from __future__ import annotations

from rapportage.lexicon.pledges import pledges
from rapportage.lexicon.roles import roles
from rapportage.recording.cast import Cast
from rapportage.recording.commitment_words import Facts
from rapportage.recording.factuality_governors import is_own
from rapportage.recording.grammar import Grammar
from rapportage.recording.pledges import Pledged
from rapportage.schema.codes import ActorKind, Pledge, Role, Undertaking
from rapportage.schema.mentions import TimeMention, Voice

_PARTIES = frozenset(
    {
        ActorKind.STATE,
        ActorKind.BODY,
        ActorKind.ARMED_GROUP,
        ActorKind.ALLIANCE,
        ActorKind.PEOPLE,
        ActorKind.PERSON,
        ActorKind.ORGANISATION,
    }
)
_THINGS = frozenset({"abstract", "event", "object", "time", "substance"})
_OWN = frozenset({"we", "i"})
_FORESEEN = frozenset({"expect", "tip", "expected"})
_PARTY_VOICES = frozenset({Role.OFFICIAL, Role.MILITARY, Role.ARMED_GROUP, Role.STATE_MEDIA, Role.ORGANISATION})
_ORDERS = frozenset({"order", "instruct", "tell", "command", "direct", "ask"})


def kind_of(
    grammar: Grammar, pledged: Pledged, due: TimeMention | None, facts: Facts
) -> tuple[Undertaking | None, Pledge]:
    """Return what kind of commitment a deed is with all that the report tells, None where it is a forecast, and how firmly it is put."""
    kind, pledge = pledged.kind, pledged.pledge
    if kind is Undertaking.SCHEDULE and _is_under_deal(grammar, pledged):
        return Undertaking.AGREEMENT, Pledge.AGREED
    if kind is Undertaking.SCHEDULE and pledge is Pledge.WILL:
        own = _says_so_himself(grammar, pledged, facts) or is_own(grammar, pledged.frame)
        if pledged.frame.negated:
            return (Undertaking.PROMISE if own and pledged.frame.modal != "would" else None), pledge
        is_act = pledged.expected is not None or pledged.is_hostile
        if due is None and (not own or not is_act or _is_wish(grammar, pledged)):
            return None, pledge
        if own:
            kind = Undertaking.THREAT if pledged.is_hostile else Undertaking.PROMISE
        return kind, Pledge.INVITED if _is_invited(grammar, pledged) else pledge
    if kind is Undertaking.DEMAND and (_is_unaddressed(grammar, pledged, facts) or _is_unnamed(grammar, pledged)):
        return None, pledge
    if (
        kind is Undertaking.DEMAND
        and grammar.lemma[pledged.cue] in _ORDERS
        and _is_own_house(grammar, pledged, facts.cast)
    ):
        return Undertaking.SCHEDULE, Pledge.EXPECTED
    if (
        kind is Undertaking.SCHEDULE
        and pledged.expected is None
        and (due is None or grammar.lemma[pledged.cue] in _FORESEEN)
    ):
        return None, pledge
    if kind is Undertaking.OFFER and grammar.upos[pledged.cue] == "ADJ":
        own = _says_so_himself(grammar, pledged, facts) or is_own(grammar, pledged.frame)
        return (kind if own and pledged.expected is not None else None), pledge
    return kind, pledge


def _says_so_himself(grammar: Grammar, pledged: Pledged, facts: Facts) -> bool:
    """Tell whether those who are to do a deed say so: "we will answer", or a statement of theirs or of their own state."""
    voice = _voice(grammar, pledged, facts)
    if not voice or not pledged.by:
        return False
    if any(grammar.word(each).lower() in _OWN for each in pledged.by):
        return True
    last = voice[-1]
    for word in pledged.by:
        hit = facts.cast.of_word(grammar, word)
        if hit is not None and (
            hit[1].id == last.speaker
            or hit[1].alias_of == last.speaker
            or (hit[1].country and hit[1].country == last.side)
        ):
            return True
    return False


def _is_under_deal(grammar: Grammar, pledged: Pledged) -> bool:
    """Tell whether a deed is one that an agreement lays down: "under the deal, the troops will leave"."""
    nouns = pledges().nouns
    for kid in grammar.children[pledged.frame.predicate]:
        if grammar.deprel[kid] == "obl" and nouns.get(grammar.lemma[kid]) is Undertaking.AGREEMENT:
            return any(grammar.lemma[each] == "under" for each in grammar.children[kid])
    return False


def _is_unaddressed(grammar: Grammar, pledged: Pledged, facts: Facts) -> bool:
    """Tell whether "must" is the outlet's own view, or what somebody says to himself: "we must stand together"."""
    if pledged.holder:
        return False
    voice = _voice(grammar, pledged, facts)
    if not voice or voice[-1].role not in _PARTY_VOICES:
        return True
    return any(grammar.word(each).lower() in _OWN for each in pledged.by)


def _is_unnamed(grammar: Grammar, pledged: Pledged) -> bool:
    """Tell whether somebody asks no more than to stay unnamed."""
    return pledged.frame.lemma in {"name", "identify", "quote", "remain", "stay"} and grammar.lemma[pledged.cue] in {
        "ask",
        "request",
        "insist",
    }


def _is_wish(grammar: Grammar, pledged: Pledged) -> bool:
    """Tell whether "would" stands with the speaker himself: "I would talk to them" is no promise."""
    return pledged.frame.modal == "would" and any(grammar.word(each).lower() in _OWN for each in pledged.by)


def _voice(grammar: Grammar, pledged: Pledged, facts: Facts) -> tuple[Voice, ...]:
    """Return the chain of those who tell of a deed."""
    return facts.told.voice_at(grammar.span(pledged.frame.predicate, pledged.frame.predicate + 1))


def _is_invited(grammar: Grammar, pledged: Pledged) -> bool:
    """Tell whether a deed is done at somebody's invitation."""
    words = grammar.sentence_of(pledged.frame.predicate)
    return any(
        grammar.lemma[word] == "invitation"
        and any(grammar.lemma[kid] in {"on", "at", "upon"} for kid in grammar.children[word])
        for word in words
    )


def _is_own_house(grammar: Grammar, pledged: Pledged, cast: Cast) -> bool:
    """Tell whether somebody orders his own: "the president ordered the army to withdraw"."""
    sides = [
        {hit[1].country for word in words if (hit := cast.of_word(grammar, word)) and hit[1].country}
        for words in (pledged.by, pledged.holder)
    ]
    return bool(sides[0]) and sides[0] == sides[1]


def has_party(grammar: Grammar, pledged: Pledged, cast: Cast, *, due: TimeMention | None) -> bool:
    """Tell whether somebody who may be bound, or who binds, stands there; a dated deed without a doer is kept."""
    heads = (*pledged.by, *pledged.holder)
    if not heads:
        return due is not None and pledged.expected is not None
    for word in heads:
        hit = cast.of_word(grammar, word)
        if (hit is not None and hit[1].kind in _PARTIES) or grammar.upos[word] == "PRON" or _is_officer(grammar, word):
            return True
    return False


def _is_officer(grammar: Grammar, word: int) -> bool:
    """Tell whether a noun names an office, a body or a party to a conflict: "the envoys", "both sides"."""
    lemma, written = grammar.lemma[word], grammar.word(word).lower()
    return bool({lemma, written} & (roles().person.keys() | roles().organ.keys() | _SIDES))


_SIDES = frozenset(
    {
        "side",
        "party",
        "country",
        "state",
        "neighbour",
        "neighbor",
        "nation",
        "rebel",
        "fighter",
        "force",
        "troop",
        "power",
        "delegate",
        "negotiator",
    }
)
