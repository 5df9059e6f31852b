"""Those who act and are acted on, told by the head words of their phrases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from rapportage.lexicon.roles import roles
from rapportage.lexicon.speech import speech
from rapportage.lexicon.unnamed import unnamed
from rapportage.recording.cast import Cast, Found, Pair
from rapportage.recording.grammar import Grammar
from rapportage.recording.standins import find_standins
from rapportage.schema.codes import ActorKind, Role
from rapportage.schema.ids import MentionId
from rapportage.schema.mentions import ActorMention, Participant

_BEFORE = frozenset({"amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "det:poss"})
_POLITICAL = frozenset({ActorKind.STATE, ActorKind.BODY, ActorKind.ARMED_GROUP, ActorKind.ALLIANCE, ActorKind.PEOPLE})
_KIND_SECTOR = {ActorKind.STATE: "GOV", ActorKind.ARMED_GROUP: "UAF"}
_KEY_SECTOR = {
    "MILITARY": "MIL", "MOD": "MIL", "POLICE": "COP", "PARLIAMENT": "LEG", "COURT": "JUD", "INTELLIGENCE": "SPY", "MEDIA": "MED",
    "GOVERNMENT": "GOV", "MFA": "GOV", "INTERIOR": "GOV", "MINISTRY": "GOV", "PRESIDENCY": "GOV", "EMBASSY": "GOV",
}  # fmt: skip
_KIND_ROLE = {
    ActorKind.STATE: Role.OFFICIAL,
    ActorKind.BODY: Role.OFFICIAL,
    ActorKind.ARMED_GROUP: Role.ARMED_GROUP,
    ActorKind.ALLIANCE: Role.ORGANISATION,
    ActorKind.ORGANISATION: Role.ORGANISATION,
    ActorKind.OUTLET: Role.MEDIA,
}
_SECTOR_ROLE = {
    "MIL": Role.MILITARY, "COP": Role.OFFICIAL, "GOV": Role.OFFICIAL, "JUD": Role.OFFICIAL, "LEG": Role.OFFICIAL, "SPY": Role.OFFICIAL,
    "UAF": Role.ARMED_GROUP, "REB": Role.ARMED_GROUP, "JRN": Role.MEDIA, "SOC": Role.ORGANISATION,
}  # fmt: skip
_SILENT = frozenset({Role.ANALYST, Role.WITNESS, Role.MEDIA, Role.UNNAMED, Role.FORMER_OFFICIAL})
_OWNERS = ("nmod:poss", "amod", "compound", "nmod:desc")
_STANDS_FOR_NOBODY = frozenset(
    {"it", "this", "that", "what", "which", "there", "who", "whom", "whose", "one", "other", "another", "something", "anything", "nothing",
     "everything", "some", "others", "many", "most", "all", "few", "each", "left", "right", "rest", "reason", "move", "comment", "remark", "decision", "report"}
)  # fmt: skip


class Party(NamedTuple):
    """One side of an act.

    Attributes:
        participant: Its row.
        country: The state it is or belongs to, empty when unknown.
        key: Its key in the lexicon, empty when it has none.
        kind: What kind of actor it is, unknown when only a noun names it.
        is_public: Whether it acts for a state, a body, a group or a crowd of people: a side of conflict.
        may_speak: Whether what it says is an act between parties: not one person's view, nor a thing that belongs to somebody.
        is_place: Whether it is only a place: it may be shelled, but does nothing.
        who: The mention that introduces the actor, empty where a phrase only says whose it is.
    """

    participant: Participant
    country: str
    key: str
    kind: ActorKind
    is_public: bool
    may_speak: bool
    is_place: bool = False
    who: str = ""

    @property
    def same(self) -> str:
        """What two mentions of one party have in common."""
        if self.kind is ActorKind.ARMED_GROUP or not self.country:
            return self.key or self.participant.name.lower()
        return self.country


def find_participants(
    grammar: Grammar, cast: Cast, heads: Iterable[int], *, avoid: Collection[str] = (), persons: bool = False
) -> tuple[Party, ...]:
    """Return the sides that head words name, each once, in text order; things that belong to nobody are none.

    ``avoid`` are parties (`Party.same`) that "its" and "their" do not mean: nobody raids his own ships. ``persons`` tells
    that only persons can be meant, as of an arrest, so that any noun will do.
    """
    found: dict[str, Party] = {}
    for head in (each for one in heads for each in (one, *_joined_owners(grammar, cast, one))):
        party = _party(grammar, cast, head, avoid) or (_person(grammar, head) if persons else None)
        for each in _meant(grammar, cast, head) or ((party,) if party is not None else ()):
            found.setdefault(f"{each.country}{each.key}{each.participant.name.lower()}", each)
    return tuple(found.values())


def _meant(grammar: Grammar, cast: Cast, head: int) -> tuple[Party, ...]:
    """Return the parties that a plural description means, each named at its words: "both countries"; nothing where it means one."""
    hit = cast.at(grammar.passage[head], grammar.start[head], grammar.end[head])
    if hit is None or not hit[0].members:
        return ()
    first, end = phrase_of(grammar, head)
    found = []
    for one, row in cast.several(hit):
        role = one.voice if one.voice is not Role.UNKNOWN else _KIND_ROLE.get(row.kind, Role.UNKNOWN)
        name = one.name or row.name
        side = Participant(
            actor=MentionId(row.id), name=name, span=grammar.span(first, end), role=role, sector=_sector(one, row)
        )
        who = row.alias_of or row.id
        is_public = row.kind is not ActorKind.OUTLET
        found.append(Party(side, row.country, row.key, row.kind, is_public, may_speak=is_public, who=who))
    return tuple(found) if len(found) > 1 else ()


def _joined_owners(grammar: Grammar, cast: Cast, head: int) -> Iterator[int]:
    """Yield the second and later of those whose a plural phrase is: "the presidents of A and B", "A and B's troops"."""
    hit = cast.at(grammar.passage[head], grammar.start[head], grammar.end[head])
    if grammar.xpos[head] not in {"NNS", "NNPS"} or (hit is not None and hit[1].alias_of):
        return
    for kid in grammar.children[head]:
        if grammar.deprel[kid] in _OWNERS or (
            grammar.deprel[kid] == "nmod" and grammar.lemma[kid - 1] in {"of", "the"}
        ):
            yield from (each for each in grammar.children[kid] if grammar.deprel[each] == "conj")


def _party(grammar: Grammar, cast: Cast, head: int, avoid: Collection[str]) -> Party | None:
    """Return the side that a head word names, None where it names none."""
    hit = cast.of_word(grammar, head)
    if hit is None and _is_theirs(grammar, head):
        hit = _owner(grammar, cast, head, avoid)
    hit = hit or _home(grammar, cast, head)
    if hit is not None:
        return _known(grammar, head, *hit)
    for other in find_standins(grammar, head):
        party = _party(grammar, cast, other, avoid) if other != head else None
        if party is not None:
            return party
    lemma = grammar.lemma[head].lower()
    if (
        grammar.upos[head] == "PRON"
        or lemma in _STANDS_FOR_NOBODY
        or (lemma in {"side", "country", "nation", "state"} and grammar.xpos[head] == "NN")
    ):
        return None
    return _unnamed(grammar, head, lemma)


def _home(grammar: Grammar, cast: Cast, head: int) -> Pair | None:
    """Return the state that people are from, where the words say so right behind them: "fishermen from Velmark"."""
    at = head + 2
    if at >= len(grammar.lemma) or grammar.lemma[head + 1] != "from" or grammar.sentence[at] != grammar.sentence[head]:
        return None
    if grammar.lemma[head].lower() not in unnamed().sector or grammar.passage[at] != grammar.passage[head]:
        return None
    hit = cast.at(grammar.passage[at], grammar.start[at], grammar.end[at])
    return hit if hit is not None and hit[1].kind is ActorKind.STATE else None


def _is_theirs(grammar: Grammar, head: int) -> bool:
    return any(
        grammar.deprel[kid] == "nmod:poss" and grammar.lemma[kid] in {"its", "their"} for kid in grammar.children[head]
    )


def _owner(grammar: Grammar, cast: Cast, head: int, avoid: Collection[str]) -> Pair | None:
    """Return whom "its" and "their" mean in a phrase: the nearest state, body or group that acts in the clauses above it."""
    within = set(grammar.subtree(head))
    for over in grammar.above(head):
        frame = grammar.frame_at(over)
        for agent in frame.fillers("agent") if frame is not None else ():
            hit = cast.of_word(grammar, agent) if agent not in within else None
            if hit is not None and hit[1].kind in _OWNERS_KINDS and (hit[1].country or hit[1].key) not in avoid:
                return hit
    return None


_OWNERS_KINDS = frozenset({ActorKind.STATE, ActorKind.BODY, ActorKind.ARMED_GROUP, ActorKind.ALLIANCE})


def _known(grammar: Grammar, head: int, found: Found, row: ActorMention) -> Party | None:
    """Return a side that the cast knows: its own words, or a phrase that says whose it is ("Velmarki patrols")."""
    is_own = found.start <= grammar.start[head] and grammar.end[head] <= found.end
    lemma = grammar.lemma[head].lower()
    words = unnamed()
    first, end = phrase_of(grammar, head)
    is_thing = not is_own and lemma not in words.sector and grammar.kind[head] not in {"person", "organization"}
    if is_own or is_thing:
        name, span = found.name or row.name, row.span
        sector = _sector(found, row)
        role = found.voice if found.voice is not Role.UNKNOWN else _KIND_ROLE.get(row.kind, Role.UNKNOWN)
    else:
        name, span = grammar.text(first, end), grammar.span(first, end)
        sector = words.sector.get(lemma, "") or _sector(found, row)
        role = _role_of(grammar, first, end, sector)
        role = _KIND_ROLE.get(row.kind, Role.UNKNOWN) if role is Role.UNKNOWN else role
    if row.is_former:
        role = Role.FORMER_OFFICIAL
    is_private = lemma in words.private or role in _SILENT
    public = row.kind in _POLITICAL or bool(row.key) or role in {Role.OFFICIAL, Role.MILITARY, Role.ARMED_GROUP}
    public = public or bool(words.sector.get(lemma)) or row.kind in {ActorKind.ORGANISATION, ActorKind.PERSON}
    may_speak = not is_private and row.kind is not ActorKind.OUTLET and (not is_thing or lemma in speech().said_nouns)
    row_of = Participant(actor=MentionId(row.id), name=name, span=span, role=role, sector=sector)
    who = (row.alias_of or row.id) if is_own else ""
    return Party(
        row_of, row.country, row.key, row.kind, public and row.kind is not ActorKind.OUTLET, may_speak, who=who
    )


def _sector(found: Found, row: ActorMention) -> str:
    """Return the sector of an actor by itself: as its row has it, else by its key, kind or role."""
    if row.sectors:
        return row.sectors[0]
    part = row.key.rpartition(".")[2]
    if part in _KEY_SECTOR and "." in row.key:
        return _KEY_SECTOR[part]
    if row.kind in _KIND_SECTOR:
        return _KIND_SECTOR[row.kind]
    return {Role.OFFICIAL: "GOV", Role.MILITARY: "MIL", Role.ARMED_GROUP: "UAF", Role.MEDIA: "JRN"}.get(found.voice, "")


def _role_of(grammar: Grammar, first: int, end: int, sector: str) -> Role:
    """Return the role that the words of a phrase give, else that of its sector."""
    person = roles().person
    for word in range(end - 1, first - 1, -1):
        found = person.get(grammar.word(word).lower()) or person.get(grammar.lemma[word].lower())
        if found is not None and found not in {Role.WITNESS, Role.UNNAMED}:
            return found
    return _SECTOR_ROLE.get(sector, Role.UNKNOWN)


def _unnamed(grammar: Grammar, head: int, lemma: str) -> Party | None:
    """Return a side that only a noun or a name nobody knows names: "police", "two villagers", "Mira Ray"."""
    words = unnamed()
    if grammar.upos[head] in {"ADJ", "VERB"} and grammar.deprel[head] == "amod":
        return None  # "a general strike"
    if any(grammar.lemma[kid] in _ANYBODY for kid in grammar.children[head]):
        return None
    sector = words.sector.get(lemma, "") or _housed(grammar, head)
    name = grammar.name_at(head)
    is_name = grammar.upos[head] == "PROPN" if name is None else name.type in {"PER", "ORG", "NORP", "LOC"}
    if not sector and not is_name and grammar.kind[head] not in {"person", "organization"}:
        return None
    first, end = phrase_of(grammar, head)
    if name is not None and name.type == "LOC" and not sector:  # a place that is no state: something may be done to it
        row = Participant(name=grammar.text(first, end), span=grammar.span(first, end))
        return Party(row, "", "", ActorKind.UNKNOWN, is_public=False, may_speak=False, is_place=True)
    role = _role_of(grammar, first, end, sector)
    row = Participant(name=grammar.text(first, end), span=grammar.span(first, end), role=role, sector=sector)
    private = lemma in words.private or role in _SILENT or (not sector and not is_name)
    is_public = (bool(sector) or is_name) and lemma not in words.private
    return Party(row, "", "", ActorKind.UNKNOWN, is_public, not private)


_ANYBODY = frozenset({"any", "every", "such", "no", "whatever", "whichever"})


def _person(grammar: Grammar, head: int) -> Party | None:
    """Return a side that a noun names which can be nothing but a person there: "17 pickets were arrested"."""
    if grammar.upos[head] not in {"NOUN", "PROPN", "NUM"} or grammar.kind[head] in {"time", "event"}:
        return None
    first, end = phrase_of(grammar, head)
    row = Participant(name=grammar.text(first, end), span=grammar.span(first, end))
    return Party(row, "", "", ActorKind.UNKNOWN, is_public=True, may_speak=False)


def _housed(grammar: Grammar, head: int) -> str:
    """Return the sector of those whose a building is: "an army base", "the police station"."""
    if grammar.lemma[head] not in _HOUSES:
        return ""
    sector = unnamed().sector
    return next(
        (
            sector[grammar.lemma[kid]]
            for kid in grammar.children[head]
            if grammar.deprel[kid] == "compound" and grammar.lemma[kid] in sector
        ),
        "",
    )


_HOUSES = frozenset(
    {"base", "post", "station", "building", "office", "headquarters", "compound", "camp", "checkpoint", "barracks", "position", "outpost", "vehicle",
     "convoy", "bus", "truck", "house", "home", "depot", "bunker"}
)  # fmt: skip


def phrase_of(grammar: Grammar, head: int) -> tuple[int, int]:
    """Return the first word of the short phrase that a word heads and the word after it: no article, no clause."""
    name = grammar.name_at(head)
    first, end = (name.first, name.end) if name is not None and name.first <= head < name.end else (head, head + 1)
    for kid in grammar.children[head]:
        if grammar.passage[kid] != grammar.passage[head]:
            continue
        relation = grammar.deprel[kid]
        if kid < first and relation in _BEFORE and grammar.upos[kid] != "DET":
            first = min((first, *_tight(grammar, kid, head)))
        elif kid >= end and relation in {"flat", "flat:name"}:
            end = kid + 1
        elif end < kid <= end + 3 and relation == "nmod" and grammar.lemma[end] == "of":
            end = max(end, phrase_of(grammar, kid)[1])
    while first < head and (
        grammar.upos[first] in {"DET", "PUNCT", "ADP", "CCONJ"} or grammar.lemma[first] in _LOOSELY
    ):
        first += 1
    return first, end


def _tight(grammar: Grammar, kid: int, head: int) -> Iterator[int]:
    """Yield a modifier and the words of its own that stand before the head."""
    for word in grammar.subtree(kid):
        if word < head and head - word < _LONGEST:
            yield word


_LOOSELY = frozenset(
    {"least", "most", "than", "more", "about", "some", "nearly", "almost", "around", "up", "many", "few"}
)
"""What makes a number loose and is no part of a name: "at least two children"."""
_LONGEST = 8
"""Words before a head: longer phrases hold clauses."""
