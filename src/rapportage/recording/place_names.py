"""Where a report names places, before it is told which: names that the model calls places, and listed names that stand like one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from rapportage.lexicon.gazetteer import Gazetteer, Place, PlaceKind, gazetteer, place_key
from rapportage.lexicon.places import PlaceWords, place_words
from rapportage.recording.grammar import Grammar
from rapportage.recording.locating import AREAS, lies_in
from rapportage.syntax.analysis import Name

_LONGEST = 6
"""Words of the longest listed name that is looked for: "Federally Administered Tribal Areas"; towns have five at most in news."""
_INNER = frozenset({"of", "the", "and", "de", "del", "la", "le", "les", "al", "el", "ez", "es", "as", "az", "ash", "ad", "an", "ar", "i", "e", "y", "du",
                    "des", "am", "on", "sur", "upon", "der", "den", "von", "da", "do", "dos", "di", "-", "'", "in", "&", "under"})  # fmt: skip
_CAPITALS = 6
"""Letters from which a name in capitals may be a town's and no acronym: "LORSK", "NATO"."""
_SURE = 0.75
"""Mean probability that the model must give an unlisted name; below it more were products and bodies than places."""
_FILED = frozenset({"—", "–", "-", "--", "(", ":"})
_TRAILING = frozenset({"-", "–", "'s", "’s", ".", ",", "'", "’"})
_HAND = frozenset(PlaceKind) - {PlaceKind.CITY, PlaceKind.CAPITAL, PlaceKind.COUNTY, PlaceKind.STATE, PlaceKind.COUNTRY}


class PlaceName(NamedTuple):
    """A place's name as words of the grammar.

    Attributes:
        first: Its first word.
        end: The word after its last.
        name: As written, or as much of it as is listed.
        places: What it may mean, the commonest first.
        is_sure: Whether a model says that it is a place, or the words before it do.
        is_hint: Whether it is no mention of a place but part of a body's name: it tells where the report plays.
        is_nested: Whether it stands in the name of a hospital, a school, an airport in which something is.
        is_dateline: Whether it opens a paragraph as the place of filing.
    """

    first: int
    end: int
    name: str
    places: tuple[Place, ...]
    is_sure: bool = True
    is_hint: bool = False
    is_nested: bool = False
    is_dateline: bool = False


def find_place_names(grammar: Grammar, listed: Gazetteer) -> list[PlaceName]:
    """Return the place names of a report in text order, none overlapping another, hints among them."""
    words = place_words()
    found: list[PlaceName] = []
    taken: set[int] = set()
    matches = list(_listed(grammar, listed))
    at_first = {match.first: match for match in matches}
    for name in grammar.names:
        if name.type == "LOC":
            rows = _named(grammar, name, at_first, words)
        elif name.type in {"ORG", "MISC", "PER", "TITLE"}:
            rows = list(_slips(grammar, name, matches, words))
        else:
            continue
        for row in rows:
            if not taken.intersection(range(row.first, row.end)):
                found.append(row)
                taken.update(range(row.first, row.end))
        if name.type != "LOC":
            taken.update(range(name.first, name.end))
    for match in matches:
        if not taken.intersection(range(match.first, match.end)) and _stands_like_place(grammar, match, words):
            found.append(match._replace(is_sure=False))
            taken.update(range(match.first, match.end))
    found += _again(grammar, matches, found, taken)
    return sorted(found, key=lambda row: row.first)


def _again(grammar: Grammar, matches: list[PlaceName], found: list[PlaceName], taken: set[int]) -> list[PlaceName]:
    """Return the names that no model calls anything where they stand, and a place elsewhere in the report."""
    sure = {place_key(row.name) for row in found if row.is_sure and not row.is_hint}
    return [
        match._replace(is_sure=False)
        for match in matches
        if not taken.intersection(range(match.first, match.end))
        and place_key(match.name) in sure
        and grammar.upos[match.end - 1] == "PROPN"
    ]


def _listed(grammar: Grammar, listed: Gazetteer) -> Iterator[PlaceName]:
    """Yield the longest listed names in runs of capitalised words, none overlapping another."""
    done = 0
    for word in range(len(grammar)):
        if word < done or not grammar.word(word)[:1].isupper():
            continue
        for end in range(_run_end(grammar, word), word, -1):
            written = grammar.text(word, end)
            places = listed.named(written)
            if (
                places
                and written.lower() not in place_words().directions
                and not (end == word + 1 and len(written) < 3 and not written.isupper())
            ):
                yield PlaceName(word, end, written, places)
                done = end
                break


def _run_end(grammar: Grammar, word: int) -> int:
    """Return the word after the run of capitalised words that one opens, small words between them included."""
    end = last = word + 1
    most = min(word + _LONGEST, len(grammar))
    while (
        end < most and grammar.passage[end] == grammar.passage[word] and grammar.sentence[end] == grammar.sentence[word]
    ):
        written = grammar.word(end)
        if written[:1].isupper() or _is_stop(grammar, end):
            last = end + 1
        elif written.lower() not in _INNER:
            break
        end += 1
    return last


def _named(grammar: Grammar, name: Name, at_first: dict[int, PlaceName], words: PlaceWords) -> list[PlaceName]:
    """Return the places that the words of one name of the model name: "Paris, Texas" names two."""
    rows: list[PlaceName] = []
    for piece in _pieces(grammar, name.first, name.end):
        low, high = _trimmed(grammar, *piece, words)
        longer = at_first.get(low)
        high = max(high, longer.end) if longer is not None else high
        written = grammar.text(low, high)
        row = PlaceName(low, high, *look_up(written))
        is_name = any(letter.isupper() for letter in written) and row.name.lower() not in words.directions
        if is_name and (row.places or _is_likely(grammar, name, row, words)):
            rows.append(row._replace(is_dateline=_is_filed(grammar, row)))
    return rows


def _is_likely(grammar: Grammar, name: Name, row: PlaceName, words: PlaceWords) -> bool:
    """Tell whether an unlisted name is a place's: the model sure, a word that makes a place beside it, no street, room or building."""
    parts = row.name.lower().rstrip(".").split()
    if parts[-1] in words.small or any(not part[:1].isalpha() for part in parts) or row.name.isupper():
        return False
    before = grammar.word(row.first - 1).lower() if row.first else ""
    before = grammar.word(row.first - 2).lower() if before in {"the", *words.directions} and row.first > 1 else before
    return name.confidence > _SURE and (
        before in words.locative or not words.precision.keys().isdisjoint({parts[0], parts[-1]})
    )


def _trimmed(grammar: Grammar, low: int, high: int, words: PlaceWords) -> tuple[int, int]:
    """Return a name without article, direction in small letters, and what trails it."""
    while low < high - 1 and (grammar.word(low).lower() in {"the", "a", "an"} or grammar.word(low) in words.directions):
        low += 1
    while high > low + 1 and grammar.word(high - 1) in _TRAILING and not _is_stop(grammar, high - 1):
        high -= 1
    return low, high


def _is_stop(grammar: Grammar, word: int) -> bool:
    """Tell whether a full stop belongs to the short form before it: "Tenn."."""
    before = grammar.word(word - 1)
    return (
        grammar.word(word) == "."
        and grammar.end[word - 1] == grammar.start[word]
        and ("." in before or before.lower() in place_words().short)
    )


def _pieces(grammar: Grammar, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a name between commas."""
    low = first
    for word in range(first, end):
        if grammar.word(word) == ",":
            if word > low:
                yield low, word
            low = word + 1
    if low < end:
        yield low, end


def look_up(written: str) -> tuple[str, tuple[Place, ...]]:
    """Return a name as far as it is listed and its places: "North Lorsk" as it stands, or as "Lorsk", or nothing.

    >>> look_up("downtown Baghdad")[0], look_up("the city of Basra")[0], look_up("Nowhere at All")[1]
    ('Baghdad', 'Basra', ())
    """
    listed, words = gazetteer(), place_words()
    places = listed.named(written)
    if places:
        return written, places
    rest = written.removeprefix("the ")
    for before in words.generics_before:
        if rest.lower().startswith(f"{before} "):
            rest = rest[len(before) + 1 :]
            break
    parts = rest.split()
    while len(parts) > 1 and parts[0].lower() in words.directions:
        parts = parts[1:]
        places = listed.named(" ".join(parts))
        if places:
            return " ".join(parts), places
    rest = " ".join(parts)
    for after in words.generics_after:
        if rest.lower().endswith(f" {after}"):
            rest = rest[: -len(after) - 1]
            break
    return (rest, listed.named(rest)) if rest != written and rest else (written, ())


def _slips(grammar: Grammar, name: Name, matches: list[PlaceName], words: PlaceWords) -> Iterator[PlaceName]:
    """Yield the places in what the model calls a body, a work, an office or a person.

    The whole of it where it stands like a place; the place of a hospital or a school where something is there; else hints.
    """
    before = grammar.word(name.first - 1).lower() if name.first else ""
    before = grammar.word(name.first - 2).lower() if before == "the" and name.first > 1 else before
    first = bisect_left(matches, name.first, key=lambda match: match.first)
    for match in matches[first:]:
        if match.first >= name.end:
            break
        is_whole = match.first - name.first <= int(grammar.word(name.first).lower() == "the") and match.end >= name.end
        place = match.places[0]
        is_place = before in words.strict and place.population > 5_000 and match.name.lower() not in words.common
        if is_whole and (
            is_place or (place.kind in _HAND and name.type != "PER") or _has_area(grammar, match, matches)
        ):
            yield match
        elif is_whole and _is_filed(grammar, match):
            yield match._replace(is_dateline=True)
        elif name.type in {"ORG", "MISC", "TITLE"} and not is_whole and _serves(grammar, match, words):
            is_there = (
                grammar.word(name.end - 1).lower() in words.facilities
                and before in words.locative
                and match.first == name.first
                and match.name.lower() not in words.common
            )
            yield match._replace(is_hint=not is_there, is_nested=is_there)
        elif name.type == "TITLE" and is_whole and _is_area(match):
            yield match._replace(is_hint=True)


def _has_area(grammar: Grammar, match: PlaceName, matches: list[PlaceName]) -> bool:
    """Tell whether a comma and the name of an area follow in which a place of this name lies: "Lorsk, Ardal"."""
    if match.end + 1 >= len(grammar) or grammar.word(match.end) != ",":
        return False
    at = bisect_left(matches, match.end + 1, key=lambda each: each.first)
    if at == len(matches) or matches[at].first != match.end + 1:
        return False
    areas = [place for place in matches[at].places[:3] if place.kind in AREAS]
    return any(lies_in(place, area) for place in match.places for area in areas)


def _is_filed(grammar: Grammar, match: PlaceName) -> bool:
    """Tell whether a name in capitals opens a sentence and a dash or an agency follows: "LORSK — Two men"."""
    if not grammar.text(match.first, match.end).isupper() or match.end >= len(grammar):
        return False
    return grammar.sentence[match.first - 1] != grammar.sentence[match.first] and grammar.word(match.end) in _FILED


def _serves(grammar: Grammar, match: PlaceName, words: PlaceWords) -> bool:
    """Tell whether a listed name in a body's name is where the body is."""
    if _is_area(match):
        return True
    if match.name.lower() in words.common:
        return False
    after = grammar.word(match.end).lower() if match.end < len(grammar) else ""
    return after in words.bodies or (match.first > 0 and grammar.word(match.first - 1).lower() in {"of", "at"})


def _is_area(match: PlaceName) -> bool:
    """Tell whether a name is a country's, a province's or a district's above all."""
    return any(place.kind in AREAS for place in match.places[:2])


def _stands_like_place(grammar: Grammar, match: PlaceName, words: PlaceWords) -> bool:
    """Tell whether a listed name that the model calls nothing is one all the same, by what stands beside it."""
    if match.name.lower() in words.common or (grammar.upos[match.end - 1] not in {"PROPN", "NOUN", "X"}):
        return False
    place = match.places[0]
    if match.end - match.first > 1 and place.kind in _HAND:
        return True
    if (
        place.kind is PlaceKind.COUNTRY
        and grammar.upos[match.end - 1] == "PROPN"
        and place_key(place.name) == place_key(match.name)
    ):
        return len(match.name) > 3
    before = (
        grammar.word(match.first - 1).lower()
        if match.first and grammar.sentence[match.first - 1] == grammar.sentence[match.first]
        else ""
    )
    is_large = place.population > 20_000 or place.kind is not PlaceKind.CITY
    return before in words.strict and is_large and len(match.name) > 3
