"""Everyone a report names, as one list of mentions in text order, with a way to find who stands at some words."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from rapportage.lexicon.grammar import listed
from rapportage.lexicon.names import Index
from rapportage.recording.cast import Cast, Found
from rapportage.recording.cues import Cue
from rapportage.recording.grammar import Grammar
from rapportage.recording.names import FoundName, find_names
from rapportage.recording.passages import Passage
from rapportage.recording.persons import (
    RUN,
    Person,
    Register,
    find_plain,
    find_titled,
    name_words,
    register,
    whole_name,
)
from rapportage.recording.readings import Reading
from rapportage.schema.codes import ActorKind
from rapportage.schema.ids import MentionId, mint
from rapportage.schema.mentions import ActorMention, Blank, PlaceMention

_UNLISTED = Blank(field="key", reason="not in the lexicon")
_ACRONYM = re.compile(r"\((?P<short>[A-Z][A-Za-z]?[A-Z&-]{0,6}[A-Z])\)")
_NO_NAMES = frozenset(
    {"He", "She", "It", "They", "The", "A", "An", "Others", "Some", "Many", "Both", "many", "some", "others", "both"}
)


def find_actors(readings: Sequence[Reading], cues: Sequence[Sequence[Cue]], *, index: Index, grammar: Grammar) -> Cast:
    """Return everyone the readings name. Unknown ones are kept, with an empty key and the reason."""
    passages = [reading.passage for reading in readings]
    known: list[list[FoundName]] = [list(find_names(passage, index=index)) for passage in passages]
    known = _without_caution(known)
    named = (*find_titled(passages, index=index), *find_plain(passages, index=index))
    persons = register([*named, *_speakers(readings, cues, known)])
    found: list[Found] = []
    for number, passage in enumerate(passages):
        found.extend(
            _merge(number, passage, known[number], persons=persons, cues=cues[number], masked=readings[number].masked)
        )
    return _cast(passages, found, persons, masked=tuple(reading.masked for reading in readings))


def _without_caution(known: list[list[FoundName]]) -> list[list[FoundName]]:
    """Drop names that are also something else, where the report has no other name of that actor."""
    sure = {each.country for rows in known for each in rows if not each.is_caution}
    return [[each for each in rows if not each.is_caution or each.country in sure] for rows in known]


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
            if (
                len(words) < 2
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


def _merge(
    number: int, passage: Passage, known: list[FoundName], *, persons: Register, cues: Sequence[Cue], masked: str
) -> list[Found]:
    """Return the actors of one passage: persons first, then lexicon names, then speakers nobody knows."""
    text = passage.text
    found: list[Found] = list(_persons(number, text, persons))
    taken = [(each.start, each.end) for each in found]
    free = [name for name in known if not _touches(taken, name.start, name.end)]
    found.extend(
        Found(number, name.start, name.end, text[name.start : name.end], name.kind, name.key, name.country,
              name.confidence, name.rule)
        for name in free
    )  # fmt: skip
    spans = sorted((each.start, each.end) for each in found)
    for cue in cues:
        subject = cue.subject
        if subject is None or subject.manner == "pronoun" or (cue.is_weak and not cue.has_that and "_" not in masked):
            continue  # "to keep campaign promises": nobody speaks
        if _touches(spans, subject.start, subject.end):
            continue
        written = text[subject.start : subject.end]
        if written in _NO_NAMES:
            continue
        kind = ActorKind.PEOPLE if subject.manner == "noun" else ActorKind.UNKNOWN
        found.append(
            Found(number, subject.start, subject.end, written, kind, "", "", 0.6, "actors.speaker/1", subject.role,
                  subject.is_former, subject.kind)
        )  # fmt: skip
        insort(spans, (subject.start, subject.end))
    found.extend(_acronyms(number, text, spans))
    return sorted(found, key=lambda each: (each.start, each.end))


def _persons(number: int, text: str, persons: Register) -> Iterable[Found]:
    """Yield every mention of a known person in a passage, full or short."""
    if not persons.by_last:
        return
    for run in RUN.finditer(text):
        parts = list(re.finditer(r"\S+", run[0]))
        words = [name_words(part[0])[0] for part in parts]
        last = len(words) - 1
        while last >= 0 and words[last] not in persons.by_last:
            last -= 1
        if last < 0:
            continue
        candidates = persons.by_last[words[last]]
        allowed = {word for each in candidates for word in each.words}
        first = last
        while first > 0 and words[first - 1] in allowed:
            first -= 1
        if last + 1 < len(words) and not parts[last][0].endswith(("'s", "’s", ".", ",")):
            continue  # the surname opens another name
        whole = whole_name(tuple(words[first : last + 1]), persons)
        if whole is None or (first == last and first > 0 and len(whole.words) > 1 and not _is_title(words[first - 1])):
            continue
        start = run.start() + parts[first].start()
        end = run.start() + parts[last].end()
        end -= 2 if text[start:end].endswith(("'s", "’s")) else int(text[end - 1] == "." and len(words[last]) > 1)
        is_first = (whole.passage, whole.start) == (number, start)
        yield Found(
            number, start, end, text[start:end], ActorKind.PERSON, "", "", 0.85 if len(whole.words) > 1 else 0.6,
            "persons.name/1" if is_first else "persons.again/1",
            whole.role if is_first else None, whole.is_former if is_first else False, whole.kind,
            None if is_first else (whole.passage, whole.start),
        )  # fmt: skip


def _is_title(word: str) -> bool:
    """Tell whether a word before a surname may be a title: "Mr Ray", "Minister Ray"."""
    return word.lower().rstrip(".") in listed("before_surname")


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


def _cast(passages: list[Passage], found: list[Found], persons: Register, *, masked: tuple[str, ...]) -> Cast:
    """Return the rows for what was found, short forms tied to the full names."""
    ids = {}
    for each in found:
        span = passages[each.passage].span(each.start, each.end)
        ids[each.passage, each.start] = MentionId(mint("actor_mention", span.report, span.start, span.end, each.rule))
    rows: list[ActorMention] = []
    places: list[PlaceMention] = []
    by_passage: list[list[tuple[Found, ActorMention]]] = [[] for _ in passages]
    for each in found:
        passage = passages[each.passage]
        if each.rule == "names.capital/1" and each.kind is ActorKind.UNKNOWN:
            places.append(_place(passage, each))
            continue
        row = _row(passage, each, ids)
        rows.append(row)
        by_passage[each.passage].append((each, row))
    pairs = {pair[1].id: pair for each in by_passage for pair in each}
    return Cast(tuple(rows), tuple(places), tuple(tuple(each) for each in by_passage), persons, pairs, masked)


def _place(passage: Passage, found: Found) -> PlaceMention:
    """Return a capital that stands for itself."""
    span = passage.span(found.start, found.end)
    ident = mint("place_mention", span.report, span.start, span.end, "places.capital/1")
    return PlaceMention(
        id=ident, span=span, rule="places.capital/1", confidence=0.8, country=found.country, precision=1,
        blanks=(Blank(field="key", reason="no gazetteer is read yet"),),
    )  # fmt: skip


def _row(passage: Passage, found: Found, ids: dict[tuple[int, int], MentionId]) -> ActorMention:
    """Return the row for an actor."""
    span = passage.span(found.start, found.end)
    return ActorMention(
        id=ids[found.passage, found.start],
        span=span,
        rule=found.rule,
        confidence=found.confidence,
        name=found.name,
        kind=found.kind,
        key=found.key,
        country=found.country,
        office=passage.span(*found.role) if found.role and found.role[1] > found.role[0] else None,
        is_former=found.is_former,
        alias_of=ids.get(found.alias) if found.alias else None,
        blanks=() if found.key else (_UNLISTED,),
    )
