"""Every mention of a person by name, full or short, tied to the fullest one; a surname that two bear is tied by title or nearness."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping

from rapportage.lexicon.grammar import listed
from rapportage.recording.cast import Found
from rapportage.recording.persons import RUN, Person, Register, bearers, name_words, whole_name
from rapportage.recording.scene import Scene
from rapportage.schema.codes import ActorKind

SEVERAL = "several persons of the report bear this name"
_OFTEN = 3
_NEAR = 1
"""Passages within which the only bearer named last is meant: "Ray" after "Mira Ray" of the same paragraph or the one before."""


def find_named_persons(number: int, text: str, persons: Register) -> Iterable[Found]:
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
        first = _first(words, last, persons)
        if last + 1 < len(words) and not parts[last][0].endswith(("'s", "’s", ".", ",")):
            continue  # the surname opens another name
        whole = whole_name(tuple(words[first : last + 1]), persons)
        if first == last and first > 0 and (whole is None or len(whole.words) > 1) and not _is_title(words[first - 1]):
            continue
        if whole is None and not bearers(tuple(words[first : last + 1]), persons):
            continue
        start = run.start() + parts[first].start()
        end = run.start() + parts[last].end()
        end -= 2 if text[start:end].endswith(("'s", "’s")) else int(text[end - 1] == "." and len(words[last]) > 1)
        yield _mention(number, text, (start, end), whole)


def _first(words: list[str], last: int, persons: Register) -> int:
    """Return where the longest name starts that ends with a surname and is of one person."""
    allowed = {word for each in persons.by_last[words[last]] for word in each.words}
    first = last
    while first > 0 and words[first - 1] in allowed:
        first -= 1
    return first


def _mention(number: int, text: str, span: tuple[int, int], whole: Person | None) -> Found:
    """Return the mention of a person, with no full name where several bear it."""
    start, end = span
    if whole is None:
        return Found(
            number, start, end, text[start:end], ActorKind.PERSON, "", "", 0.6, "persons.several/1", why=SEVERAL
        )
    is_first = (whole.passage, whole.start) == (number, start)
    return Found(
        number, start, end, text[start:end], ActorKind.PERSON, "", "", 0.85 if len(whole.words) > 1 else 0.6,
        "persons.name/1" if is_first else "persons.again/1",
        whole.role if is_first else None, whole.is_former if is_first else False, whole.kind,
        None if is_first else (whole.passage, whole.start),
    )  # fmt: skip


def _is_title(word: str) -> bool:
    """Tell whether a word before a surname may be a title: "Mr Ray", "Minister Ray"."""
    return word.lower().rstrip(".") in listed("before_surname")


def settle_several(scene: Scene, offices: Mapping[int, frozenset[str]]) -> None:
    """Tie a surname that several bear to the one with the title before it, or the only one named near before it."""
    if all(each.why != SEVERAL for each in scene.found):
        return
    named = _Named(scene)
    for number, each in enumerate(scene.found):
        if each.why != SEVERAL:
            continue
        rivals = named.bearing(name_words(each.name)[-1])
        titles = _titles(scene, number)
        titled = [other for other in rivals if titles & offices.get(other, frozenset())]
        if titles and len(titled) != 1:
            continue
        chosen = titled or _near(scene, number, rivals, named)
        if len(chosen) == 1:
            root = scene.found[chosen[0]]
            named.add(chosen[0], (each.passage, each.start))
            scene.found[number] = each._replace(
                alias=(root.passage, root.start), why="", rule="persons.again/1", confidence=0.75
            )


class _Named:
    """Where a report names each person, so that no surname is looked for in all of it again."""

    def __init__(self, scene: Scene) -> None:
        self._bearing: dict[str, list[int]] = {}
        self._places: dict[int, list[tuple[int, int]]] = {}
        for number, found in enumerate(scene.found):
            self._places.setdefault(scene.root(number), []).append((found.passage, found.start))
            if found.kind is ActorKind.PERSON and found.alias is None and not found.why:
                for word in set(name_words(found.name)):
                    self._bearing.setdefault(word, []).append(number)
        for places in self._places.values():
            places.sort()

    def bearing(self, word: str) -> list[int]:
        """Return the persons whose full name holds a word."""
        return self._bearing.get(word, [])

    def add(self, person: int, place: tuple[int, int]) -> None:
        """Remember that a person is named at a place."""
        insort(self._places.setdefault(person, []), place)

    def before(self, person: int, place: tuple[int, int]) -> int:
        """Return how often a person is named before a place."""
        return bisect_left(self._places.get(person, []), place)

    def last(self, person: int, place: tuple[int, int]) -> int:
        """Return the last passage in which a person is named before a place; there must be one."""
        return self._places[person][self.before(person, place) - 1][0]


def _titles(scene: Scene, number: int) -> set[str]:
    """Return the words of the title right before a surname, "mr" and "mrs" left out: they tell nothing of who."""
    grammar, found = scene.grammar, set[str]()
    word = scene.first[number] - 1
    while word >= 0 and grammar.passage[word] == scene.found[number].passage and grammar.word(word)[:1].isupper():
        found.add(grammar.word(word).lower().rstrip("."))
        word -= 1
    return found & listed("before_surname") - {
        "mr",
        "mrs",
        "ms",
        "dr",
        "and",
        "but",
        "the",
        "as",
        "if",
        "in",
        "for",
        "since",
        "when",
        "while",
    }


def _near(scene: Scene, number: int, rivals: list[int], named: _Named) -> list[int]:
    """Return the bearers of a name that may be meant by what was named before it, in full or tied to it.

    Those of this passage and the one before go first; of these, or of all where there are none, one who was named thrice and more where
    the others were named once is meant alone.
    """
    here = scene.found[number]
    counts = {each: named.before(each, (here.passage, here.start)) for each in rivals}
    counts = {each: count for each, count in counts.items() if count}
    near = [each for each in counts if here.passage - named.last(each, (here.passage, here.start)) <= _NEAR]
    chosen = sorted(near) or sorted(counts)
    often = [each for each in chosen if counts[each] >= _OFTEN]
    if len(chosen) > 1 and len(often) == 1 and all(counts[each] == 1 for each in chosen if each != often[0]):
        return often
    return chosen
