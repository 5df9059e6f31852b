"""Actor mentions as rows: each with its span, what it means, and why a field is empty."""

from __future__ import annotations

from collections.abc import Sequence

from rapportage.lexicon.bodies import bodies
from rapportage.lexicon.known import known
from rapportage.lexicon.offices import offices
from rapportage.recording.cast import Cast, Found, Pair
from rapportage.recording.designations import Called
from rapportage.recording.passages import Passage
from rapportage.recording.persons import Register
from rapportage.recording.scene import Scene
from rapportage.schema.codes import ActorKind, Role
from rapportage.schema.ids import MentionId, mint
from rapportage.schema.mentions import ActorMention, Blank, Designation, PlaceMention

_VOICED = frozenset(
    {ActorKind.BODY, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.ALLIANCE, ActorKind.OUTLET}
)
_UNLISTED = Blank(field="key", reason="not in the lexicon")
Ids = dict[tuple[int, int], MentionId]


def cast_of(
    passages: Sequence[Passage], scene: Scene, persons: Register, *, places: Sequence[Found], masked: tuple[str, ...],
    called: Sequence[Called],
) -> Cast:  # fmt: skip
    """Return the rows for what was found, short forms tied to the full names, in text order."""
    ids: Ids = {}
    for each in scene.found:
        span = passages[each.passage].span(each.start, each.end)
        ids[each.passage, each.start] = MentionId(mint("actor_mention", span.report, span.start, span.end, each.rule))
    designated: dict[int, list[Called]] = {}
    for word in called:
        designated.setdefault(word.actor, []).append(word)
    pairs: list[Pair] = []
    for number in range(len(scene.found)):
        found = _known(scene, number)
        marks = tuple(_designation(scene, each, ids) for each in designated.get(number, ()))
        pairs.append(
            (found, _row(passages[found.passage], found, ids, marks=marks, written=_written(passages, scene, number)))
        )
    pairs.sort(key=lambda pair: (pair[0].passage, pair[0].start, -pair[0].end))
    by_passage: list[list[Pair]] = [[] for _ in passages]
    for pair in pairs:
        by_passage[pair[0].passage].append(pair)
    return Cast(
        tuple(row for _, row in pairs), tuple(_place(passages[each.passage], each) for each in places),
        tuple(map(tuple, by_passage)), persons, {pair[1].id: pair for pair in pairs}, masked,
    )  # fmt: skip


def _known(scene: Scene, number: int) -> Found:
    """Return a mention with what is known of the one it means: a name's own kind, key and country go to all that mean it."""
    found = scene.found[number]
    root = _listed(scene.found[scene.root(number)])
    if scene.root(number) == number:
        return root
    return found._replace(
        kind=root.kind, key=root.key, country=found.country or root.country, sectors=found.sectors or root.sectors, voice=root.voice,
        parent=root.parent, name=root.name,
    )  # fmt: skip


def _listed(found: Found) -> Found:
    """Return an actor with what the lexicon has behind its key: sector, kind of voice, and what it is part of."""
    organ = bodies().organs.get(found.key.partition(".")[2])
    entry = known(found.key) if found.key else None
    sector = organ.sector if organ else entry.sector if entry else "GOV" if found.kind is ActorKind.STATE else ""
    sector = sector or ("REB" if found.kind is ActorKind.ARMED_GROUP else "")
    voice = found.voice
    if voice is Role.UNKNOWN and found.kind in _VOICED:
        voice = organ.role if organ else entry.role if entry else voice
    parent = entry.parent if entry and found.kind is not ActorKind.BODY else ""
    if found.kind is ActorKind.PEOPLE and not sector:
        office = offices().by_name.get(found.name.lower().split(" ", 1)[-1]) or offices().by_name.get(
            found.name.lower().split()[-1]
        )
        sector = office.sector if office else ""
        return found._replace(sectors=found.sectors or ((sector,) if sector else ()))
    has_own = found.kind not in {ActorKind.PEOPLE, ActorKind.PERSON}
    return found._replace(
        sectors=found.sectors or ((sector,) if sector and has_own else ()), voice=voice, parent=found.parent or parent
    )


def _written(passages: Sequence[Passage], scene: Scene, number: int) -> str:
    """Return a mention's words as the report has them."""
    found = scene.found[number]
    return passages[found.passage].text[found.start : found.end]


def _designation(scene: Scene, called: Called, ids: Ids) -> Designation:
    """Return what a party calls an actor."""
    grammar = scene.grammar
    by = scene.found[called.by] if called.by >= 0 else None
    return Designation(
        word=grammar.word(called.word).lower(), span=grammar.span(called.word, called.word + 1),
        by=ids[by.passage, by.start] if by else None, by_name=scene.found[scene.root(called.by)].name if by else "",
    )  # fmt: skip


def _place(passage: Passage, found: Found) -> PlaceMention:
    """Return a capital that stands for itself."""
    span = passage.span(found.start, found.end)
    ident = mint("place_mention", span.report, span.start, span.end, "places.capital/1")
    return PlaceMention(
        id=ident, span=span, rule="places.capital/1", confidence=0.8, country=found.country, precision=1,
        blanks=(Blank(field="key", reason="no gazetteer is read yet"),),
    )  # fmt: skip


def _row(passage: Passage, found: Found, ids: Ids, *, marks: tuple[Designation, ...], written: str) -> ActorMention:
    """Return the row for an actor."""
    span = passage.span(found.start, found.end)
    blanks = () if found.key else (_UNLISTED,)
    if found.why:
        blanks = (Blank(field="alias_of", reason=found.why), *(blanks if not found.key else ()))
    has_office = found.role is not None and found.role[1] > found.role[0] and found.role_passage in {-1, found.passage}
    return ActorMention(
        id=ids[found.passage, found.start],
        span=span,
        rule=found.rule,
        confidence=found.confidence,
        name=written,
        kind=found.kind,
        key=found.key,
        country=found.country,
        sectors=found.sectors,
        office=passage.span(*found.role) if has_office and found.role else None,
        is_former=found.is_former and has_office,
        alias_of=ids.get(found.alias) if found.alias else None,
        parent=found.parent,
        designations=marks,
        blanks=blanks,
    )
