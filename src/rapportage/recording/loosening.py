"""How loosely a number is put - "at least nine", "between 310 and 1,250" - and numbers that are no count at all."""

from __future__ import annotations

from math import ceil, floor

from rapportage.lexicon.harms import harms
from rapportage.schema.count import Count
from rapportage.text.numbers import DIGITS, find_numbers
from rapportage.text.tokens import Tokens

_NUMBERED = frozenset(
    {"age", "aged", "ages", "grade", "number", "no", "channel", "highway", "route", "interstate", "article", "section", "chapter", "line",
     "room", "flight", "page", "hwy", "district", "precinct", "ward", "station", "unit", "gate", "platoon", "rule", "resolution"}
)  # fmt: skip
"""Words whose number after them is a name or an age: "children under age 10", "Channel 4", "Resolution 1701"."""
_MONTHS = frozenset(
    [
        "jan",
        "january",
        "feb",
        "february",
        "mar",
        "march",
        "apr",
        "april",
        "may",
        "jun",
        "june",
        "jul",
        "july",
        "aug",
        "august",
        "sep",
        "sept",
        "september",
        "oct",
        "october",
        "nov",
        "november",
        "dec",
        "december",
    ]
)
_MOVED = frozenset(
    [
        "rose",
        "risen",
        "rises",
        "rising",
        "grew",
        "grown",
        "climbed",
        "climbs",
        "jumped",
        "increased",
        "raised",
        "revised",
        "up",
        "went",
        "gone",
        "fell",
        "fallen",
        "dropped",
        "down",
        "lowered",
        "corrected",
        "changed",
    ]
)
"""Words after which "from nine to 12" is a move and no range."""
_FEW = 5
"""Below this "about" rounds nothing: "a film about two men" counts two."""
ABOUT = 0.1
"""How far "about" and "almost" reach: a tenth, a convention nothing has measured yet."""


def loosened(low: int, high: int | None, kind: str, words: str) -> Count:
    """Return a number as its qualifier loosens it.

    >>> loosened(100, 100, "about", "almost").low, loosened(9, 9, "at_least", "at least").high
    (90, None)
    """
    if kind == "at_least":
        return Count(low=low, high=None, qualifier=words)
    if kind == "more_than":
        return Count(low=low + 1, high=None, qualifier=words)
    if kind == "at_most":
        # "As many as 1,300 dead" says that there are dead: one at least.
        top = high if high is not None else low
        top = max(top - 1, 0) if words in {"fewer than", "less than", "under"} else top
        return Count(low=min(1, top), high=top, qualifier=words)
    if kind == "about" and high is not None and high < _FEW:
        return Count(low=low, high=high, qualifier=words)  # "a film about two men" rounds nothing
    if kind == "about" and high is not None:
        under = words in {"almost", "nearly", "close to", "just under"}
        over = words == "just over"
        return Count(
            low=low if over else min(floor(low * (1 - ABOUT)), high - 1) if under else floor(low * (1 - ABOUT)),
            high=high - 1 if under else ceil(high * (1 + ABOUT)),
            qualifier=words,
        )
    return Count(low=low, high=high, qualifier=words if kind == "about" else "")


def find_count(
    text: str,
    words: Tokens,
    low: int,
    at: tuple[int, int],
    bounds: tuple[int, int | None],
    *,
    qualified: tuple[int, str, str],
) -> tuple[int, Count]:
    """Return how many a number says with the words that loosen it, and the token those words start at."""
    start, kind, said = qualified
    if bounds[1] is None:
        written = text[words.starts[at[0]] : words.ends[at[1]]].lower()  # "several hundred" says itself how loose it is
        said = f"{said} {written}".strip()
        # "Up to several hundred" sets no bound one could name.
        least = 1 if kind == "at_most" else bounds[0] + (kind == "more_than")
        return start, Count(low=least, high=None, qualifier=said)
    between = _between(words, low, at[0], text=text)
    if between is not None and between[0] < bounds[1]:
        return between[1], Count(low=between[0], high=bounds[1], qualifier="between")
    return start, loosened(bounds[0], bounds[1], kind, said)


def _between(words: Tokens, low: int, first: int, *, text: str) -> tuple[int, int] | None:
    """Return the lower bound of "between 322 and 1,300 people" and the token of "between", None without one."""
    if first - 3 < low or words.lower[first - 1] not in {"and", "to"}:
        return None
    for at in range(first - 3, max(low, first - 7) - 1, -1):
        if words.lower[at] == "between" or (
            words.lower[at] == "from"
            and words.lower[first - 1] == "to"
            and not (at > low and words.lower[at - 1] in _MOVED)
        ):
            found = list(find_numbers(text[words.starts[at + 1] : words.ends[first - 2]]))
            whole = words.ends[first - 2] - words.starts[at + 1]
            if len(found) == 1 and found[0].start == 0 and found[0].end == whole and found[0].high is not None:
                return found[0].low, at
            return None
    return None


def find_qualifier(words: Tokens, low: int, first: int) -> tuple[int, str, str]:
    """Return where the words that loosen a number start, their kind and the words; the number itself when none do."""
    table = harms().qualifiers
    for back in range(4, 0, -1):
        at = first - back
        if at < low:
            continue
        for phrase, kind in table.get(words.lower[at], ()):
            if len(phrase) == back and tuple(words.lower[at:first]) == phrase:
                if kind == "exact":
                    return at, kind, ""
                return at, kind, " ".join(phrase)
    return first, "exact", ""


def _is_day(words: Tokens, low: int, first: int) -> bool:
    """Tell whether a number is the day of a month: "the Nov. 7 killing", "on 7 May" apart."""
    at = first - 2 if first - 1 >= low and words.words[first - 1] == "." else first - 1
    return at >= low and words.words[at][0].isupper() and words.lower[at] in _MONTHS


def _is_age(words: Tokens, low: int, high: int, first: int, last: int) -> bool:
    """Tell whether a number is somebody's age: "Mira Ray, 24 and Bo Dow, 23, were"."""
    if first - 2 < low or words.words[first - 1] != "," or not words.words[first].isdigit() or last != first:
        return False
    if len(words.words[first]) > 2 or not words.words[first - 2][0].isupper():
        return False
    following = words.words[last + 1] if last + 1 < high else "."
    then = words.words[last + 2] if last + 2 < high else "."
    return following in {",", ".", ";", ")"} or (following == "and" and (then[0].isupper() or then == "his"))


def is_no_count(words: Tokens, low: int, high: int, *, first: int, last: int) -> bool:
    """Tell whether the number in tokens ``first..last`` is money, a name, a day, an age or a compound, whatever follows it."""
    if "-" in words.lower[last] and words.lower[last].partition("-")[2] not in DIGITS:
        return True
    if first == low:
        return False
    before = words.words[first - 1]
    is_glued = before in _GLUED and words.ends[first - 1] == words.starts[first]
    following = words.lower[last + 1] if last + 1 < high else ""
    is_aside = before == "," and following in {",", "years"} and words.words[first].isdigit()  # "the driver, 47, was"
    is_name = words.lower[first - 1] in _NUMBERED or (
        before == "of" and first - 2 >= low and words.lower[first - 2] in _PARENTS
    )
    is_aside = is_aside or _is_aside(words, low, high, first=first)
    return is_glued or is_aside or is_name or _is_day(words, low, first) or _is_age(words, low, high, first, last)


def _is_aside(words: Tokens, low: int, high: int, *, first: int) -> bool:
    """Tell whether a number ends a phrase for one person: "the shooting of his stepson, 3"."""
    if first - 2 < low or words.words[first - 1] != "," or not words.words[first].isdigit():
        return False
    one = words.lower[first - 2]
    following = words.lower[first + 1] if first + 1 < high else "."
    return one in harms().people and not one.endswith("s") and following in {".", ",", ";", ")", "in", "at", "by"}


_PARENTS = frozenset(
    [
        "father",
        "mother",
        "dad",
        "mom",
        "mum",
        "parent",
        "parents",
        "widow",
        "husband",
        "grandfather",
        "grandmother",
        "population",
        "town",
        "village",
        "city",
    ]
)
"""What "of four" after them tells of: "a father of four was killed"."""
_GLUED = frozenset({"$", "£", "€", "#", "No", ":", "-", "/"})
