"""Persons: names with an office beside them, names of speakers, and their short forms later on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapportage.lexicon.actor_words import actor_words
from rapportage.lexicon.grammar import listed
from rapportage.lexicon.names import Index
from rapportage.lexicon.roles import roles
from rapportage.recording.grammar import Grammar
from rapportage.recording.passages import Passage
from rapportage.schema.codes import Role

_PARTICLE = r"(?:[Aa]l|[Ee]l|ul|ur|uz|e|i|bin|ibn|bint|ben|abu|de|da|di|do|dos|del|der|den|van|von|la|le|du|y|zu|ter)"
_WORD = r"[^\W\d_a-z][^\W_]*(?:[-'’][^\W\d_]+)*"
# A full stop stands within a name only after a title or initials.
_STOPPED = r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Brig|Capt|Adm|Sgt|Cpl|Cmdr|Sen|Rep|Gov|Rev|St|Jr|Sr|Det|Supt)\.|(?:[A-Z]\.){1,3})"
RUN = re.compile(rf"(?<![\w'’])(?:{_STOPPED}|{_WORD})(?:[ -](?:{_PARTICLE}[ -])?(?:{_STOPPED}|{_WORD})){{0,8}}")
_ROLE_AFTER = re.compile(
    r",? (?:\(\d+\), )?(?:(?:a|an|the|who is|former|his|her|its|their)\b|[a-z]+(?: [a-z]+){0,2} (?:of|at|for|with)\b)(?P<words>[^.;:!?“”\"]{2,80})"
)
_ASIDE_BEFORE = re.compile(r"(?P<words>[^.,;:“”\"]{3,66}), $")  # "Velmark's envoy to Ardal, Ada Ray, ..."
_WORDS_BEFORE = re.compile(r"([\w'’-]+ )([\w'’-]+ )$")


class Person(NamedTuple):
    """A person named at ``start..end`` of passage ``passage``; ``words`` is the name without titles."""

    passage: int
    start: int
    end: int
    words: tuple[str, ...]
    role: tuple[int, int] | None = None
    is_former: bool = False
    kind: Role = Role.UNKNOWN


def name_words(written: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared, without the possessive.

    >>> name_words("Amir Abdollahian's")
    ('Amir', 'Abdollahian')
    """
    return tuple(part.strip(".,").removesuffix("'s").removesuffix("’s") for part in written.split())


def find_titled(passages: Iterable[Passage], *, index: Index) -> Iterator[Person]:
    """Yield names of two words or more that a title or an office marks as a person's."""
    for number, passage in enumerate(passages):
        for run in RUN.finditer(passage.text):
            if " " in run[0]:
                yield from _in_run(passage.text, run, number, index)


def _in_run(text: str, run: re.Match[str], number: int, index: Index) -> Iterator[Person]:
    """Yield the person that a run of capitals names, if it names one."""
    words = list(re.finditer(r"[^\s]+", run[0]))
    first, titled = _skip_titles([word[0].strip(".,") for word in words], index)
    if first >= len(words) or len(words) - first > 5:
        return
    start, end = run.start() + words[first].start(), run.start() + words[-1].end()
    name = name_words(text[start:end])
    if text[end - 1] == "." and len(name[-1]) > 1:
        end -= 1
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    if any(part.lower() in listed("no_person") for part in name) or name[-1] in {"", "I"}:
        return
    role = (
        (run.start() + words[0].start(), run.start() + words[first - 1].end()) if titled and titled == first else None
    )
    if role is None and (len(name) < 2 or not _has_role(text, start, end)):
        return
    if role and text[role[0] : role[1]].strip(".").lower() in {"mr", "mrs", "ms", "dr", "miss", "prof", "sir"}:
        role = None
    yield Person(number, start, end, name, role, kind=_title_kind(text[role[0] : role[1]]) if role else Role.UNKNOWN)


def _title_kind(title: str) -> Role:
    """Return the voice a title makes: "Foreign Minister" an official, "Gen." a soldier."""
    person = roles().person
    words = [word.strip(".,").lower() for word in title.split()]
    return next((person[word] for word in reversed(words) if word in person), Role.UNKNOWN)


def _skip_titles(words: list[str], index: Index) -> tuple[int, int]:
    """Return where the name proper starts in a run of capitals, and where its last title ends, 0 without one."""
    vocabulary = roles()
    first = titled = 0
    for at, bare in enumerate(words):
        pair = f"{bare} {words[at + 1]}" if at + 1 < len(words) else ""
        office = bare.lower() in vocabulary.person and at + 1 < len(words)
        if bare.endswith(("'s", "’s")):
            first, titled = at + 1, 0
        elif office or bare in vocabulary.titles or pair in vocabulary.titles:
            first = titled = at + 1
        elif bare in index and at == first:
            first = at + 1
    return first, titled


def _has_role(text: str, start: int, end: int) -> bool:
    """Tell whether a role stands directly before the name or as an aside after it."""
    person = roles().person
    before = _WORDS_BEFORE.search(text, max(0, start - 40), start)
    if before and (before[2].strip().lower() in person or (before[1] + before[2]).strip().lower() in person):
        return True
    aside = _ASIDE_BEFORE.search(text, max(0, start - 70), start) if text[end : end + 1] == "," else None
    if aside and any(word in person for word in re.findall(r"[a-z-]+", aside["words"].lower())):
        return True
    after = _ROLE_AFTER.match(text, end)
    return bool(
        after
        and text[end : end + 1] == ","
        and any(word in person for word in re.findall(r"[a-z-]+", after["words"].lower()))
    )


def find_plain(passages: Iterable[Passage], *, index: Index) -> Iterator[Person]:
    """Yield two-word and three-word names whose last word the report later uses alone: "Ada Ray ... Ray"."""
    alone: set[str] = set()
    titles = roles().titles
    plain: list[tuple[int, int, int, tuple[str, ...]]] = []
    for number, passage in enumerate(passages):
        for run in RUN.finditer(passage.text):
            written = run[0]
            if " " not in written:
                alone.add(name_words(written)[0])
                continue
            words = name_words(written)
            if words[0].lower() in listed("phrase_openers") | listed("opens_no_name"):
                words = words[1:]
            if any(word in titles for word in words):
                alone.add(words[-1])
            elif 2 <= len(words) <= 3 and not any(
                not word
                or word.lower() in listed("no_person")
                or word in index
                or (word.isupper() and len(word) > 2)
                or word.replace(".", "") in index
                for word in words
            ):
                end = run.end() - (2 if written.endswith(("'s", "’s")) else int(written.endswith(".")))
                start = run.start() + (len(written.split(" ", 1)[0]) + 1 if len(words) < len(written.split()) else 0)
                plain.append((number, start, end, words))
    for number, start, end, words in plain:
        if words[-1] in alone and len(words[-1]) > 2:
            yield Person(number, start, end, words)


_HEARD = 0.6
"""A name that the model hears as a person's with less is left out: it is as often a place's or a body's."""


def find_heard(grammar: Grammar, *, index: Index) -> Iterator[Person]:
    """Yield the names that the model hears as persons', without titles and without those that a list has for somebody else."""
    for name in grammar.names:
        first, end = name.first, name.end
        if name.type != "PER" or name.confidence < _HEARD or grammar.passage[first] != grammar.passage[end - 1]:
            continue
        while first < end - 1 and _is_title(grammar.word(first)):
            first += 1
        alone = grammar.word(first) if end - first == 1 else ""
        if alone and (alone in index or len(alone) < 3 or alone.lower() in roles().outlets):
            continue
        passage, start, stop = grammar.passage[first], grammar.start[first], grammar.end[end - 1]
        written = name_words(grammar.passages[passage].text[start:stop])
        if written and written[-1][:1].isupper() and len(written) <= 6:
            yield Person(passage, start, stop, written)


def heard_as_person(grammar: Grammar, person: Person) -> bool:
    """Tell whether the model hears a person's name in what looks like one."""
    words = grammar.within(person.passage, person.start, person.end)
    return any((name := grammar.name_at(word)) is not None and name.type == "PER" for word in words)


def heard_otherwise(grammar: Grammar, person: Person) -> bool:
    """Tell whether the model hears what looks like a person's name as that of a body, a place or a thing."""
    words = grammar.within(person.passage, person.start, person.end)
    names = [grammar.name_at(word) for word in words]
    return bool(names) and all(
        name is not None and name.type in _NOT_PERSONS and name.confidence > _HEARD for name in names
    )


def _is_title(word: str) -> bool:
    """Tell whether a word stands before names and is no part of them."""
    bare = word.strip(".,")
    return bare.lower() in roles().person or bare in roles().titles or not bare


_NOT_PERSONS = frozenset({"ORG", "LOC", "MISC", "NORP", "DATE", "WEAPON"})


class Register(NamedTuple):
    """Who a short name stands for in this report: surname to the first mention of each full name that ends so."""

    by_last: dict[str, list[Person]]
    full: dict[tuple[str, ...], Person]


def register(persons: Iterable[Person]) -> Register:
    """Return the persons of a report by name; the first mention of a name stands for it."""
    by_last: dict[str, list[Person]] = {}
    full: dict[tuple[str, ...], Person] = {}
    ordered = sorted(persons, key=lambda each: (each.passage, each.start))
    stated: dict[tuple[str, ...], Role] = {}
    for person in ordered:
        if person.kind is not Role.UNKNOWN:
            stated.setdefault(person.words, person.kind)
    for person in ordered:
        if person.words not in full:
            # A role stated once holds for every mention of the name.
            known = person._replace(kind=stated.get(person.words, Role.UNKNOWN))
            full[person.words] = known
            by_last.setdefault(person.words[-1], []).append(known)
            if len(person.words) > 1 and len(person.words[0]) > 2 and person.words[0] not in roles().titles:
                by_last.setdefault(person.words[0], []).append(
                    known
                )  # "Kim Jong Un", later "Kim"; a mourner by the given name
            bare = person.words[-1].partition("-")
            if bare[0].lower() in roles().particles and bare[2]:
                by_last.setdefault(bare[2], []).append(known)  # "al-Hadid", later "Hadid"
    return Register(by_last, full)


def whole_name(words: tuple[str, ...], known: Register) -> Person | None:
    """Return the fullest mention a short name stands for in the report; None when it stands alone or for several."""
    candidates = bearers(words, known)
    if not candidates:
        return known.full.get(words)
    best = max(candidates, key=lambda each: (len(each.words), -each.passage, -each.start))
    if len(words) == 1 and any(not set(each.words) <= set(best.words) for each in candidates):
        return None
    return best


def bearers(words: tuple[str, ...], known: Register) -> list[Person]:
    """Return the persons of a report that a short name may stand for, each under a full name.

    Whose family name it is goes before whose given name it is.
    """
    candidates = [
        each for each in known.by_last.get(words[-1], ())
        if len(each.words) > len(words) or each.words == words or (each.words[-1] != words[-1] and len(each.words) == len(words))
    ]  # fmt: skip
    if len(words) == 1:
        family = [each for each in candidates if words[0] in {_family(each.words), _bare(_family(each.words))}]
        return family or candidates
    short = {_bare(word) for word in words}
    return [each for each in candidates if short <= {_bare(word) for word in each.words}]


def _family(words: tuple[str, ...]) -> str:
    """Return the family name in a name, which stands first in some languages.

    >>> _family(("Ada", "Lorne")), _family(("Kim", "Il", "Sung"))
    ('Lorne', 'Kim')
    """
    is_first = words[0].lower() in actor_words("family", "first") and (len(words) > 2 or "-" in words[-1])
    return words[0] if is_first else words[-1]


def _bare(word: str) -> str:
    """Return a word of a name without its particle: "al-Hadid" and "Hadid" are one.

    >>> _bare("al-Hadid"), _bare("Jean-Luc")
    ('Hadid', 'Jean-Luc')
    """
    first, _, rest = word.partition("-")
    return rest if rest and first.lower() in roles().particles else word
