"""Where names begin and end: the model's spans trimmed, cut and joined, and types that the words themselves tell.

What each rule is worth stands in docs/syntax-errors.md: on the half of the world set that they were made on trimming, joining and
acronyms bring organisations some 2 points of F1, demonyms 2 points of nationalities, offices and storms a point of persons.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from rapportage.syntax.analysis import Name

_APOSTROPHES = frozenset("'’‘`")
_POSSESSIVES = frozenset({"'s", "’s", "‘s"})
_HYPHENS = frozenset("-‐‑–")
_QUOTES = frozenset({'"', "“", "”", "„", "``", "''"})
_PARTNERS = {")": "(", "]": "[", "”": "“", "»": "«"}
_MAY_END = frozenset(".!+&")
"""Marks that end a name after a single letter: "J .", "E !"; after a longer word they end a sentence."""

_LONGEST_NICKNAME = 4
"""Words between quotes within a person's name: 'Aru " The Old Fox " Tal'."""

_OF_STORMS = frozenset({"PER", "LOC", "ORG"})

_MOST_BETWEEN = 2
"""Words between the halves of one name, as in "Front of the Coast"."""


@cache
def lists() -> dict[str, frozenset[str]]:
    """Return the lists of ``data/names.toml``, read once."""
    raw = tomllib.loads(files("rapportage.syntax").joinpath("data/names.toml").read_text(encoding="utf-8"))
    return {name: frozenset(entries) for name, entries in raw.items()}


@cache
def _countries() -> frozenset[tuple[str, ...]]:
    """Return the words of each country, in small letters."""
    return frozenset(tuple(each.lower().replace("-", " - ").split()) for each in lists()["countries"])


def is_demonym(words: Sequence[str]) -> bool:
    """Return whether words are a demonym: one, or several with what belongs to them.

    >>> is_demonym(["South", "Korean"]), is_demonym(["Korean", "Airlines"])
    (True, False)
    """
    demonyms, parts = lists()["demonyms"], lists()["parts"]
    return words[-1] in demonyms and all(word in demonyms or word in parts or word == "-" for word in words[:-1])


def tidy_names(words: Sequence[str], names: Sequence[Name], sentence: Sequence[int]) -> list[Name]:
    """Return the model's names with their ends put right and types that their own words tell, in order.

    Args:
        words: All words of the text.
        names: The model's names, in order, none overlapping another.
        sentence: Number of the sentence of each word: no name is joined with one of another sentence.
    """
    found = [part for name in names for part in _parts(words, name) if part.first < part.end]
    found = [part for name in found for part in _without_office(words, name)]
    for join in (_nickname, _halves, _run, _date):
        found = _joined(words, found, sentence, join)
    found = _beside_acronyms(words, found, sentence)
    return [_renamed(words, name) for name in found if not _is_generic(words, name) and not _is_currency(words, name)]


def without_storms(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Return names where a storm's is MISC throughout the text: "Typhoon Aru" makes every "Aru" one.

    Args:
        words: All words of the text.
        names: The names, in order.
    """
    storms = {_bare_storm(words, name) for name in names if _is_storm(words, name)} - {""}
    return [
        name._replace(type="MISC") if name.type in _OF_STORMS and _bare_storm(words, name) in storms else name
        for name in names
    ]


def _bare_storm(words: Sequence[str], name: Name) -> str:
    """Return the one word that a storm is called by, "" where a name is longer."""
    first = name.first + (words[name.first].lower() in lists()["storms"])
    return words[first] if name.end - first == 1 else ""


def _is_storm(words: Sequence[str], name: Name) -> bool:
    """Return whether a storm word stands before a name or opens it."""
    opening = words[name.first]
    before = words[name.first - 1] if name.first else ""
    return any(word[:1].isupper() and word.lower() in lists()["storms"] for word in (before, opening))


def _parts(words: Sequence[str], name: Name) -> Iterator[Name]:
    """Yield a name trimmed, or its two parts where something like "-backed" stands within; either may be empty."""
    name = _trimmed(words, name)
    cuts = lists()["after_hyphen"]
    for at in range(name.first + 1, name.end - 1):
        if words[at] in _HYPHENS and words[at + 1] in cuts:
            yield _trimmed(words, name._replace(end=at))
            if at + 2 < name.end:
                yield _trimmed(words, name._replace(first=at + 2))
            return
    yield name


def _trimmed(words: Sequence[str], name: Name) -> Name:
    """Return a name without the possessive, marks and small linking words at its ends; empty where nothing else is in it."""
    first, end = name.first, name.end
    linking = lists()["linking"]
    if name.type != "DATE":
        while first < end and (words[first] in linking or not any(map(str.isalnum, words[first]))):
            first += 1
    while end > first:
        last = words[end - 1]
        is_joined = end - first > 1 and words[end - 2] in _HYPHENS  # "Tal Jae-in"
        if last in _POSSESSIVES or (last in linking and not is_joined) or _is_stray(words, first, end):
            end -= 1
        elif last == "s" and end - first > 1 and words[end - 2] in _APOSTROPHES:
            end -= 2
        else:
            break
    return name._replace(first=first, end=end)


def _is_stray(words: Sequence[str], first: int, end: int) -> bool:
    """Return whether the last word of a name is a mark that belongs to what stands around it."""
    last = words[end - 1]
    if any(map(str.isalnum, last)):
        return False
    if last in _PARTNERS:
        return _PARTNERS[last] not in words[first:end]
    return not (last in _MAY_END and end - first > 1 and len(words[end - 2]) == 1)


def _without_office(words: Sequence[str], name: Name) -> Iterator[Name]:
    """Yield a person without the offices before the name, and those as a title."""
    if name.type != "PER" or _is_bare(words, name):
        yield name
        return
    offices, honorifics = lists()["offices"], lists()["honorifics"]
    at = begin = name.first
    while at < name.end - 1:
        word = words[at].rstrip(".").lower()
        if word in honorifics and at == begin:
            begin = at + 1
        elif word and word not in offices and word not in honorifics:
            break
        at += 1
    if begin < at:
        yield Name(begin, at, "TITLE", name.confidence)
    yield name._replace(first=at)


def _is_bare(words: Sequence[str], name: Name) -> bool:
    """Return whether a name is an office and nothing else."""
    titles = lists()["offices"] | lists()["bare"]
    return all(word.rstrip(".").lower() in titles for word in words[name.first : name.end])


_Join = Callable[[Sequence[str], Name, Name], str]
"""Tells of two names in a row which type they have together; "" where they are two."""


def _joined(words: Sequence[str], names: Sequence[Name], sentence: Sequence[int], join: _Join) -> list[Name]:
    found: list[Name] = []
    for name in names:
        if found and name.first - found[-1].end <= _MOST_BETWEEN and sentence[found[-1].first] == sentence[name.first]:
            kind = join(words, found[-1], name)
            if kind:
                before = found.pop()
                found.append(Name(before.first, name.end, kind, min(before.confidence, name.confidence)))
                continue
        found.append(name)
    return found


def _nickname(words: Sequence[str], before: Name, name: Name) -> str:
    """Join the halves of a person's name around a nickname in quotes."""
    if before.type != "PER" or name.type != "PER":
        return ""
    marks = [at for at in range(before.first, name.end) if words[at] in _QUOTES]
    between = range(before.end, name.first)
    if len(marks) != 2 or any(words[at] not in _QUOTES for at in between):
        return ""
    opening, closing = marks
    is_inside = before.first < opening and closing < name.end - 1 and closing - opening <= _LONGEST_NICKNAME
    return "PER" if is_inside else ""


def _halves(words: Sequence[str], before: Name, name: Name) -> str:
    """Join a body and what it is of: "Front" of the "Coast"; a firm with its dot ("Inc.") is whole."""
    between = " ".join(words[before.end : name.first]).lower()
    is_whole = words[before.end - 1].endswith(".")
    is_body = before.type == name.type == "ORG"
    return "ORG" if is_body and not is_whole and between in lists()["joining"] else ""


def _run(words: Sequence[str], before: Name, name: Name) -> str:
    """Join two bodies with nothing between them: the model began anew amid a name."""
    is_run = before.type == name.type == "ORG" and before.end == name.first and words[name.first][:1].isupper()
    return "ORG" if is_run else ""


def _date(words: Sequence[str], before: Name, name: Name) -> str:
    """Join a day and its month, a weekday and its date: "14th of June", "Monday, 3 May"."""
    if before.type != "DATE" or name.type != "DATE":
        return ""
    between = words[before.end : name.first]
    is_weekday = words[before.end - 1].lower() in lists()["weekdays"]
    has_day = any(word[:1].isdigit() for word in words[name.first : name.end])
    return "DATE" if between == ["of"] or (between == [","] and is_weekday and has_day) else ""


def _beside_acronyms(words: Sequence[str], names: Sequence[Name], sentence: Sequence[int]) -> list[Name]:
    """Return names with those before an acronym in brackets made whole and the acronym of a body added."""
    found: list[Name] = []
    taken = {name.first for name in names}
    for name in names:
        if _is_acronym(words, name.first, name.end) and len(found) > 1 and found[-1].end == name.first - 1:
            body, rest = found[-2:]
            is_near = rest.first - body.end <= _MOST_BETWEEN and sentence[body.first] == sentence[name.first]
            if (
                body.type == "ORG"
                and is_near
                and all(words[at] in lists()["linking"] for at in range(body.end, rest.first))
            ):
                found[-2:] = [body._replace(end=rest.end)]
        found.append(name)
        end = name.end
        if (
            name.type == "ORG"
            and end - name.first > 1
            and end + 1 not in taken
            and _is_acronym(words, end + 1, end + 2)
        ):
            found.append(Name(end + 1, end + 2, "ORG", name.confidence))
    return found


def _in_brackets(words: Sequence[str], first: int, end: int) -> bool:
    """Return whether a span is one word in brackets of its own."""
    is_one = end - first == 1 and first > 0 and end < len(words)
    return is_one and words[first - 1] == "(" and words[end] == ")"


def _is_acronym(words: Sequence[str], first: int, end: int) -> bool:
    """Return whether a span is one word in capitals in brackets of its own."""
    return _in_brackets(words, first, end) and words[first].isupper() and len(words[first]) > 1


def is_short_for(words: Sequence[str], full: Name, name: Name) -> bool:
    """Return whether a name in brackets stands for the name before it: an acronym, or a body's short name ("Sinatur").

    A country or a demonym in brackets says where a body is.
    """
    first, end = name.first, name.end
    if full.end != first - 1 or not _in_brackets(words, first, end):
        return False
    if _is_acronym(words, first, end):
        return True
    is_place = (words[first].lower(),) in _countries() or is_demonym(words[first:end])
    return full.type == "ORG" and full.end - full.first > 1 and words[first][:1].isupper() and not is_place


def _is_currency(words: Sequence[str], name: Name) -> bool:
    """Return whether a name tells whose dollars follow: "US $ 40"."""
    return name.end - name.first == 1 and name.end < len(words) and words[name.end] == "$"


def _is_generic(words: Sequence[str], name: Name) -> bool:
    """Return whether a place is no name but the state or a body spoken of in general ("the Kingdom")."""
    if name.type != "LOC":
        return False
    small = [word.lower() for word in words[name.first : name.end]]
    return all(word in lists()["generic"] or word in lists()["linking"] for word in small)


def _renamed(words: Sequence[str], name: Name) -> Name:
    """Return a name with the type that its words tell: demonym, country, office."""
    own = words[name.first : name.end]
    if is_demonym(own):
        is_person = name.type == "PER" and own[0] in lists()["given_names"]
        return name if is_person else name._replace(type="NORP")
    small = tuple(word.lower() for word in own)
    if name.type not in {"LOC", "NORP"} and small in _countries():
        return name._replace(type="LOC")
    if name.type == "PER" and _is_bare(words, name):
        return name._replace(type="TITLE")
    if name.type == "ORG":
        before = [word.lower() for word in words[max(0, name.first - 3) : name.first]]
        if before[-1:] == ["the"]:
            before.pop()
        if len(before) > 1 and before[-1] in {"of", "for"} and before[-2] in lists()["ministers"]:
            return name._replace(type="TITLE")
    return name
