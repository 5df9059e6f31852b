"""Everyone a report names, as one list of mentions in text order, with a way to find who stands at some words."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from rapportage.lexicon.grammar import listed
from rapportage.lexicon.names import Index, settled
from rapportage.lexicon.roles import roles
from rapportage.recording.aliases import find_aliases, uses
from rapportage.recording.bodies import find_bodies
from rapportage.recording.cast import Cast, Found, Pair
from rapportage.recording.cues import Cue
from rapportage.recording.designations import find_designations, find_parents
from rapportage.recording.grammar import Grammar
from rapportage.recording.metonyms import find_metonym
from rapportage.recording.named_persons import find_named_persons, settle_several
from rapportage.recording.names import FoundName, find_names
from rapportage.recording.offices import find_office
from rapportage.recording.passages import Passage
from rapportage.recording.persons import (
    Person,
    Register,
    find_heard,
    find_plain,
    find_titled,
    heard_as_person,
    heard_otherwise,
    name_words,
    register,
)
from rapportage.recording.readings import Reading
from rapportage.recording.references import find_references
from rapportage.recording.rows import cast_of
from rapportage.recording.scene import Scene, head_of
from rapportage.recording.subjects import Subject
from rapportage.recording.unlisted import find_unlisted
from rapportage.schema.codes import ActorKind

_ACRONYM = re.compile(r"\((?P<short>[A-Z][A-Za-z]?[A-Z&-]{0,6}[A-Z])\)")
_NO_NAMES = frozenset(
    {"He", "She", "It", "They", "The", "A", "An", "Others", "Some", "Many", "Both", "many", "some", "others", "both"}
)


def find_actors(readings: Sequence[Reading], cues: Sequence[Sequence[Cue]], *, index: Index, grammar: Grammar) -> Cast:
    """Return everyone the readings name. Unknown ones are kept, with an empty key and the reason."""
    passages = [reading.passage for reading in readings]
    masked = tuple(reading.masked for reading in readings)
    known = _without_caution([list(find_names(passage, index=index)) for passage in passages])
    known = [[_settled(grammar, number, each) for each in rows] for number, rows in enumerate(known)]
    persons = _persons(passages, readings, cues, known, index=index, grammar=grammar)
    named, places = _named(passages, known, persons, grammar=grammar)
    scene = Scene(grammar, named)
    _alias(scene, passages)
    for holder, body in list(find_bodies(scene)):
        if holder >= 0:
            scene.replace(holder, body)
        else:
            scene.place(body)
    offices = _offices(scene)
    settle_several(scene, offices)
    find_references(scene, masked=masked, offices=offices)
    parents = {child: scene.found[scene.root(parent)] for child, parent in find_parents(scene)}
    for child, parent in parents.items():
        scene.found[child] = scene.found[child]._replace(parent=parent.key or parent.name)
    spans: list[list[tuple[int, int]]] = [[] for _ in passages]
    for each in scene.found:
        spans[each.passage].append((each.start, each.end))
    for number, cue_rows in enumerate(cues):
        for each in _speaking(number, spans[number], cue_rows, scene=scene, masked=masked[number]):
            scene.place(each)
    return cast_of(passages, scene, persons, places=places, masked=masked, called=tuple(find_designations(scene)))


def _without_caution(known: list[list[FoundName]]) -> list[list[FoundName]]:
    """Drop names that are also something else, where the report has no other name of that actor or of its country.

    Of those who share a name the one rooted in a country that the report speaks of is meant, else the likeliest.
    """
    sure = [each for rows in known for each in rows if not each.is_caution]
    words = {word for each in sure for word in (each.key, each.country) if word}
    countries = {each.country for each in sure if not each.bearers}
    return [
        [_borne(each, countries) for each in rows if not each.is_caution or {each.key, each.country} & words]
        for rows in known
    ]  # fmt: skip


def _borne(name: FoundName, countries: set[str]) -> FoundName:
    """Return a name that several bear as the one that fits the countries in play."""
    if not name.bearers:
        return name
    meant = settled(name.bearers[0], countries)
    return name._replace(kind=meant.kind, key=meant.key, country=meant.country)


def _settled(grammar: Grammar, passage: int, name: FoundName) -> FoundName:
    """Return a capital as government or place by the words that govern it, where those tell."""
    if name.rule not in {"names.capital/1", "names.seat/1"}:
        return name
    words = grammar.within(passage, name.start, name.end)
    told = find_metonym(grammar, head_of(grammar, words)) if words else None
    if told is None or (told and name.rule == "names.seat/1"):
        return name
    kind = ActorKind.STATE if told else ActorKind.UNKNOWN
    return name._replace(kind=kind, is_place=not told, confidence=0.85 if told else 0.8)


def _persons(
    passages: Sequence[Passage], readings: Sequence[Reading], cues: Sequence[Sequence[Cue]], known: list[list[FoundName]],
    *, index: Index, grammar: Grammar,
) -> Register:  # fmt: skip
    """Return the persons of a report: by title or aside, by a surname taken up, by the model, or because they speak."""
    plain = (each for each in find_plain(passages, index=index) if heard_as_person(grammar, each))
    heard = [
        each for each in find_heard(grammar, index=index)
        if not _touches([(name.start, name.end) for name in known[each.passage]], each.start, each.end)
    ]  # fmt: skip
    titled = (each for each in find_titled(passages, index=index) if each.role or not heard_otherwise(grammar, each))
    speakers = (each for each in _speakers(readings, cues, known) if not heard_otherwise(grammar, each))
    return register([*titled, *plain, *speakers, *heard])


def _speakers(
    readings: Sequence[Reading], cues: Sequence[Sequence[Cue]], known: list[list[FoundName]]
) -> Iterable[Person]:
    """Yield the persons among those who speak: names of two words and more that are no body's."""
    for number, rows in enumerate(cues):
        taken = [(each.start, each.end) for each in known[number]]
        for cue in rows:
            subject = cue.subject
            if subject is None or subject.manner != "name":
                continue
            words = name_words(readings[number].passage.text[subject.start : subject.end])
            written = readings[number].passage.text[subject.start : subject.end]
            if (
                len(words) < 2
                or "'s " in written
                or not words[0][:1].isupper()
                or len(words) > 5
                or "and" in words
                or any(word.lower() in listed("no_person") for word in words)
            ):
                continue
            if _touches(taken, subject.start, subject.end):
                continue
            yield Person(number, subject.start, subject.end, words, subject.role, subject.is_former, subject.kind)


def _touches(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a range shares a character with one of some ranges, which ascend and do not overlap."""
    at = bisect_left(taken, (end, 0))
    return at > 0 and taken[at - 1][1] > start


def _named(
    passages: Sequence[Passage], known: list[list[FoundName]], persons: Register, *, grammar: Grammar
) -> tuple[list[Found], list[Found]]:
    """Return all that bears a name, in text order, and apart the capitals that stand for themselves."""
    found: list[Found] = []
    for number, passage in enumerate(passages):
        text = passage.text
        here = list(find_named_persons(number, text, persons))
        taken = [(each.start, each.end) for each in here]
        here.extend(
            Found(number, name.start, name.end, text[name.start : name.end], name.kind, name.key, name.country,
                  name.confidence, name.rule)
            for name in known[number] if not _touches(taken, name.start, name.end)
        )  # fmt: skip
        spans = sorted((each.start, each.end) for each in here)
        here.extend(_acronyms(number, text, spans))
        found.extend(sorted(here, key=lambda each: (each.start, each.end)))
    dropped: set[int] = set()
    unlisted: list[Found] = []
    for each, parts in find_unlisted(grammar, found):
        unlisted.append(each)
        dropped.update(parts)
    kept = [*(each for number, each in enumerate(found) if number not in dropped), *unlisted]
    kept.sort(key=lambda each: (each.passage, each.start, -each.end))
    seats = {"names.capital/1", "names.seat/1"}
    is_place = [each.rule in seats and each.kind is ActorKind.UNKNOWN for each in kept]
    named = _rooted([each for each, place in zip(kept, is_place, strict=True) if not place])
    return named, [each for each, place in zip(kept, is_place, strict=True) if place]


def _rooted(named: list[Found]) -> list[Found]:
    """Return names with those that point at a mention that is none pointing at the first that points there."""
    there = {(each.passage, each.start) for each in named}
    first: dict[tuple[int, int], tuple[int, int]] = {}
    found = []
    for each in named:
        if each.alias is not None and each.alias not in there:
            here = (each.passage, each.start)
            root = first.setdefault(each.alias, here)
            each = each._replace(alias=None if root == here else root)  # noqa: PLW2901 - the mention, mended
        found.append(each)
    return found


def _acronyms(number: int, text: str, spans: list[tuple[int, int]]) -> Iterable[Found]:
    """Yield bodies the text introduces with their acronym: "the Ardal Border Council (ABC)"."""
    for bracket in _ACRONYM.finditer(text):
        letters = re.sub(r"[^A-Za-z]", "", bracket["short"]).upper()
        before = list(re.finditer(r"[^\W\d_]+", text[max(0, bracket.start() - 90) : bracket.start()]))
        capitals = [each for each in before if each[0][0].isupper()]
        if len(capitals) < len(letters):
            continue
        used = capitals[-len(letters) :]
        if "".join(each[0][0].upper() for each in used) != letters or used[-1][0].lower() in listed("no_body"):
            continue
        start, end = max(0, bracket.start() - 90) + used[0].start(), max(0, bracket.start() - 90) + used[-1].end()
        if _touches(spans, start, end):
            continue
        yield Found(number, start, end, text[start:end], ActorKind.ORGANISATION, "", "", 0.7, "actors.acronym/1")


def _alias(scene: Scene, passages: Sequence[Passage]) -> None:
    """Tie names that the text gives an actor, and later mentions of a name on no list, to where it is first named."""
    at = {(each.passage, each.start): number for number, each in enumerate(scene.found)}
    for alias, passage, start, end in uses(passages, list(find_aliases(passages, scene.found))):
        words = scene.grammar.within(passage, start, end)
        there = at.get((passage, start))
        root = scene.found[scene.root(alias.of)]
        if not words or there == alias.of or (there is not None and not _gives_way(scene.found[there], root)):
            continue
        meant = scene.meaning(alias.of, (words.start, words.stop), rule="aliases.given/1", confidence=0.9)
        if there is not None and scene.found[there].end >= end:
            scene.found[there] = meant._replace(end=scene.found[there].end)
        elif there is None and scene.is_free(words.start, words.stop):
            at[passage, start] = scene.place(meant)
    _again(scene)


def _gives_way(there: Found, root: Found) -> bool:
    """Tell whether what stands at a short form may be the actor that the text gives it to.

    "The Northern Salvation Army (NSA)" is no agency that others call so, though a list has it; a name of a listed actor stays its own.
    """
    return there.key in {"", root.key} or not root.key


def _again(scene: Scene) -> None:
    """Tie later mentions of a name on no list to the first, and its last words alone: "the Front" after "Hill People's Front"."""
    first: dict[str, int] = {}
    for number, each in enumerate(scene.found):
        if each.kind in {ActorKind.PERSON, ActorKind.PEOPLE, ActorKind.STATE} or each.alias is not None:
            continue
        name = each.name.lower()
        longer = [known for known in first if _is_short(each.name, known)] if not each.key and name not in first else []
        root_number = first[longer[0]] if len(longer) == 1 else first.setdefault(name, number)
        if root_number != number and not each.key:
            root = scene.found[root_number]
            scene.found[number] = each._replace(
                alias=(root.passage, root.start), rule="aliases.again/1", kind=root.kind
            )


def _is_short(name: str, longer: str) -> bool:
    """Tell whether a name is the last words or the initials of a longer one in small letters.

    >>> _is_short("Front", "hill front"), _is_short("IHF", "institute of the hill front"), _is_short("Hill", "hill front")
    (True, True, False)
    """
    if longer.endswith(" " + name.lower()):
        return True
    words = [word for word in longer.split() if word not in {"of", "the", "for", "and", "on", "in"}]
    return name.isupper() and len(words) > 2 and name.lower() == "".join(word[0] for word in words)


def _offices(scene: Scene) -> dict[int, frozenset[str]]:
    """Put the office beside each person's name to it, and return the words of all offices by person."""
    words: dict[int, frozenset[str]] = {}
    for number, each in enumerate(scene.found):
        if each.kind is not ActorKind.PERSON:
            continue
        office = find_office(scene, number)
        if office is None:
            continue
        grammar = scene.grammar
        span = (grammar.start[office.first], grammar.end[office.end - 1])
        scene.found[number] = each._replace(
            role=span, is_former=office.is_former, voice=office.kind, country=office.country or each.country, sectors=office.sectors,
            role_passage=grammar.passage[office.first],
        )  # fmt: skip
        scene.offices.update(range(office.first, office.end))
        root = scene.root(number)
        _bear(scene, root, range(office.first, office.end))
        told = frozenset(grammar.word(word).lower() for word in range(office.first, office.end))
        words[root] = words.get(root, frozenset()) | told
    return words


def _bear(scene: Scene, person: int, office: range) -> None:
    """Make the mention that a nationality and an office make ("the Kareli spokesman") one of the person who bears it."""
    root = scene.found[person]
    for word in office:
        held = scene.holder[word]
        if held >= 0 and scene.found[held].rule == "names.person/1" and scene.head[held] == word:
            scene.found[held] = scene.found[held]._replace(
                kind=ActorKind.PERSON, key="", alias=(root.passage, root.start), rule="offices.bearer/1"
            )


def _is_somebody(grammar: Grammar, number: int, subject: Subject) -> bool:
    """Tell whether a noun that is said to speak is one for persons or bodies: no "statement", no "our"."""
    words = grammar.within(number, subject.start, subject.end)
    if not words:
        return False
    head = head_of(grammar, words)
    lemma = grammar.lemma[head].lower()
    known = lemma in roles().person or lemma in roles().organ or grammar.word(head).lower() in roles().organ
    return known or (grammar.kind[head] in {"person", "organization"} and grammar.upos[head] != "PRON")


def _named_beside(scene: Scene, number: int, subject: Subject) -> int:
    """Return the actor whose name stands beside a noun that speaks: "the group Red Dawn, ... said"; -1 where none does."""
    words = scene.grammar.within(number, subject.start, subject.end)
    if not words or subject.manner != "noun":
        return -1
    beside = (
        scene.holder[child] for child in scene.grammar.children[head_of(scene.grammar, words)]
        if scene.grammar.deprel[child] in {"appos", "flat"} and child >= words.stop
    )  # fmt: skip
    return next(
        (each for each in beside if each >= 0 and scene.found[each].kind not in {ActorKind.STATE, ActorKind.PEOPLE}), -1
    )


def _speaking(
    number: int, taken: Sequence[tuple[int, int]], cues: Sequence[Cue], *, scene: Scene, masked: str
) -> Iterable[Found]:
    """Yield those who speak in a passage and are told by nothing else; ``taken`` are the words that others stand at."""
    text, spans = scene.grammar.passages[number].text, sorted(taken)
    for cue in cues:
        subject = cue.subject
        if subject is None or subject.manner == "pronoun" or (cue.is_weak and not cue.has_that and "_" not in masked):
            continue  # "to keep campaign promises": nobody speaks
        if any(start < subject.end and subject.start < end for start, end in spans):
            continue
        written = text[subject.start : subject.end]
        if written in _NO_NAMES or (subject.manner == "noun" and not _is_somebody(scene.grammar, number, subject)):
            continue
        bearer = _named_beside(scene, number, subject)
        if bearer >= 0:
            words = scene.grammar.within(number, subject.start, subject.end)
            insort(spans, (subject.start, subject.end))
            yield scene.meaning(bearer, (words.start, words.stop), rule="references.named/1", confidence=0.85)
            continue
        kind = ActorKind.PEOPLE if subject.manner == "noun" else ActorKind.UNKNOWN
        insort(spans, (subject.start, subject.end))
        role = subject.role if subject.manner == "name" or subject.is_former else None  # a noun is the mention itself
        yield Found(number, subject.start, subject.end, written, kind, "", "", 0.6, "actors.speaker/1", role,
                    subject.is_former, subject.kind)  # fmt: skip


__all__ = ["Cast", "Found", "Pair", "find_actors"]
