"""Number phrases that may count people: the number, what loosens it, whom it counts."""

from __future__ import annotations

from typing import NamedTuple

from rapportage.lexicon.grammar import listed
from rapportage.lexicon.harms import harms
from rapportage.lexicon.names import Index
from rapportage.lexicon.names import Reading as Kind
from rapportage.recording.loosening import find_count, find_qualifier, is_no_count
from rapportage.schema.count import Count
from rapportage.text.numbers import find_numbers
from rapportage.text.tokens import Tokens

_ARTICLES = frozenset({"a", "an", "another", "one"})
_NONE = frozenset({"no", "nobody", "none", "zero"})
_ANY = frozenset({"any", "anyone", "anybody"})
_ASKING = frozenset({"whether", "if"})
_ORDINALS = frozenset(
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "last",
        "final",
        "the",
    ]
)
_GROWN = 18
"""Who is younger is counted among children."""


class Phrase(NamedTuple):
    """A number phrase in tokens ``first..last`` (both included).

    Attributes:
        first: The qualifier or the number.
        last: The head noun, or the number where no noun stands.
        amount: How many.
        start: First character of the qualifier and number.
        end: One past the number.
        population: Whom it counts: a word of the lexicon, a nationality; empty for people at large.
        people: The characters that say so, None where none do.
        is_bare: Whether no noun for people follows the number.
        is_article: Whether the "number" is an article.
    """

    first: int
    last: int
    amount: Count
    start: int
    end: int
    population: str
    people: tuple[int, int] | None
    is_bare: bool
    is_article: bool = False


def find_phrases(text: str, words: Tokens, low: int, high: int, *, index: Index) -> list[Phrase]:
    """Return the number phrases of tokens ``low..high`` that may count people, in order."""
    if low >= high:
        return []
    numbers = {found.start: found for found in find_numbers(text[words.starts[low] : words.ends[high - 1]])}
    base = words.starts[low]
    found: list[Phrase] = []
    at = low
    while at < high:
        number = numbers.get(words.starts[at] - base)
        phrase = None
        if words.lower[at].endswith(("year-old", "years-old", "month-old", "week-old", "day-old")):
            phrase = _single(words, at, high, index=index)
        elif number is not None:
            last = at
            while last + 1 < high and words.ends[last] < base + number.end:
                last += 1
            phrase = _with_number(text, words, low, high, at=(at, last), bounds=(number.low, number.high), index=index)
        elif _is_comparing(words, at, high):
            pass  # "no fewer than nine": the number that follows takes it as its qualifier
        elif words.lower[at] in _NONE or (words.lower[at] in _ANY and _is_negated(words, low, at)):
            phrase = _zero(words, at, high, index=index)
        elif words.lower[at] in _ARTICLES or _is_headline_one(words, low, at, high, before=found):
            phrase = _single(words, at, high, index=index)
        if phrase is not None:
            found.append(phrase)
            at = max(at, phrase.last)
        at += 1
    return found


def _is_comparing(words: Tokens, at: int, high: int) -> bool:
    """Tell whether a "no" begins "no fewer than", "no less than" or "no more than", and so counts nobody."""
    return (
        at + 2 < high
        and words.lower[at] == "no"
        and words.lower[at + 1] in {"fewer", "less", "more"}
        and words.lower[at + 2] == "than"
    )


def _with_number(
    text: str, words: Tokens, low: int, high: int, *, at: tuple[int, int], bounds: tuple[int, int | None], index: Index
) -> Phrase | None:
    """Return the phrase around a number, None when it counts no people."""
    first, last = at
    if is_no_count(words, low, high, first=first, last=last):
        return None
    following = words.lower[last + 1] if last + 1 < high else ""
    if following in harms().decoys or following in {"%", "/", ":"}:
        return None
    if (
        1900 <= bounds[0] <= 2100
        and text[words.starts[first] : words.ends[last]].isdigit()
        and not _head(words, last + 1, high, index=index)
    ):
        return None
    if first > low and words.lower[first - 1] == "half" and words.lower[first] in {"a", "an"} and bounds[1] is not None:
        at, bounds = (first - 1, last), (bounds[0] // 2, bounds[1] // 2)  # "half a million"
        first -= 1
    qualified = find_qualifier(words, low, first)
    if qualified[1] == "exact" and following == "or" and last + 2 < high and words.lower[last + 2] == "more":
        qualified, last = (first, "at_least", "or more"), last + 2
        following = words.lower[last + 1] if last + 1 < high else ""
    top = _top(text, words, last, high, first=first, low=low) if bounds[1] is not None else None
    if top is not None and top[1] > bounds[0]:
        last, bounds = top[0], (bounds[0], top[1])  # "100 to 150 people"
        following = words.lower[last + 1] if last + 1 < high else ""
    start_token, count = find_count(text, words, low, at, bounds, qualified=qualified)
    start = words.starts[
        first if qualified[1] == "exact" and not count.qualifier.startswith("between") else start_token
    ]
    head = _head(words, last + 1, high, index=index)
    if head is None:
        if following and following[0].isalpha() and not _may_follow(following):
            return None
        return Phrase(start_token, last, count, start, words.ends[last], "", None, is_bare=True)
    return Phrase(start_token, head[0], count, start, words.ends[last], head[1], head[2], is_bare=False)


def _top(text: str, words: Tokens, last: int, high: int, *, first: int, low: int) -> tuple[int, int] | None:
    """Return the last token and the number that a range goes up to, None where no range is told: "fell from 12 to nine"."""
    if last + 2 >= high or words.lower[last + 1] not in {"to", "or", "–"}:
        return None
    if first > low and words.lower[first - 1] in {"from", "between"}:
        return None
    start = words.starts[last + 2]
    number = next(iter(find_numbers(text[start : start + 40])), None)
    if number is None or number.start or number.high is None:
        return None
    end = last + 2
    while end + 1 < high and words.ends[end] < start + number.end:
        end += 1
    return end, number.high


def _may_follow(word: str) -> bool:
    """Tell whether a word may follow a number that stands for people: "nine were", "three others", "two dead"."""
    lexicon = harms()
    return (
        word in listed("no_modifier")
        or word in lexicon.triggers
        or word
        in {
            "critically",
            "seriously",
            "of",
            "more",
            "others",
            "so",
            "there",
            "fatally",
            "confirmed",
            "reported",
            "reportedly",
            "people's",
            "remain",
            "remained",
            "went",
            "suffered",
            "could",
            "may",
            "later",
            "children",
        }
    )


def _head(words: Tokens, first: int, high: int, *, index: Index) -> tuple[int, str, tuple[int, int] | None] | None:
    """Return the noun for people within four words: its token, the population and the characters that say it."""
    lexicon = harms()
    at = first
    if at + 1 < high and words.lower[at] == "of":
        at += (
            2
            if words.lower[at + 1] in {"his", "her", "their", "its", "the", "those", "these", "them", "whom", "our"}
            else 1
        )
        if words.lower[at - 1] in {"them", "whom"} and at + 1 < high and words.lower[at] in {"were", "was", "are"}:
            at += 1  # "four of whom were children"
    start = at
    best: tuple[int, str, tuple[int, int] | None] | None = None
    while at < high and at - start < 5:
        word = words.lower[at]
        if word in listed("no_modifier") or not (word[0].isalpha()) or word in lexicon.decoys:
            break
        tail = word.rpartition("-")[2]
        population = lexicon.people.get(word, lexicon.people.get(tail) if "-" in word else None)
        if word.endswith("-year-olds"):
            years = word.partition("-")[0]
            population = "children" if years.isdigit() and int(years[:4]) < _GROWN else ""
        nation = next(
            (
                name.key
                for name in index.get(words.words[at], ())
                if name.reading is Kind.PEOPLE and len(name.words) == 1
            ),
            "",
        )
        if population is not None or nation:
            named = population or _nation(words, start, at, index) or nation
            best = (at, named, (words.starts[start], words.ends[at]) if (named or at > start) else None)
            if not (at + 1 < high and words.lower[at + 1] in lexicon.people):
                break
        elif words.words[at][0].isupper() and words.words[at] not in index and at > start:
            break
        at += 1
    return best


def _nation(words: Tokens, first: int, last: int, index: Index) -> str:
    """Return the state that an adjective within a phrase names: "nine Velmarki people"."""
    for at in range(first, last):
        for name in index.get(words.words[at], ()):
            if name.reading is Kind.ADJECTIVE and len(name.words) == 1:
                return name.key
    return ""


def _is_negated(words: Tokens, low: int, at: int) -> bool:
    """Tell whether "any" stands under a "not"; "not clear whether any" does not."""
    if not _ASKING.isdisjoint(words.lower[max(low, at - 4) : at]):
        return False
    return any(
        word in {"not", "never", "without", "denied", "denies", "denying", "deny"} or word.endswith(("n't", "n’t"))
        for word in words.lower[max(low, at - 5) : at]
    )


def _zero(words: Tokens, at: int, high: int, *, index: Index) -> Phrase | None:
    """Return a phrase that counts none: "no civilians", "no one", "any of its citizens"."""
    last = at + 1 if at + 1 < high and words.lower[at] == "no" and words.lower[at + 1] == "one" else at
    zero = Count(low=0, high=0)
    if words.lower[at] in {"nobody", "none", "anyone", "anybody"} or last > at:
        return Phrase(at, last, zero, words.starts[at], words.ends[last], "", None, is_bare=True)
    head = _head(words, at + 1, high, index=index)
    if head is not None:
        return Phrase(at, head[0], zero, words.starts[at], words.ends[at], head[1], head[2], is_bare=False)
    return Phrase(at, at, zero, words.starts[at], words.ends[at], "", None, is_bare=True)


def _single(words: Tokens, at: int, high: int, *, index: Index) -> Phrase | None:
    """Return a phrase that counts one by an article: "a soldier", "another child", "a 12-year-old girl"."""
    first = at if words.lower[at] not in _ARTICLES else at + 1
    if first < high and words.lower[first].endswith("-old"):
        head = _aged(words, first, high, index=index)
    else:
        found = _head(words, first, high, index=index)
        if found is None or found[0] - first > 3:
            return None
        head = found
    word = words.lower[head[0]]
    if word in harms().groups:
        return None
    if word.endswith("s") and word not in {"civilians'", "boss", "witness"} and not word.endswith(("ss", "-old")):
        return None
    if word in {
        "people",
        "men",
        "women",
        "children",
        "police",
        "personnel",
        "crew",
        "troops",
        "dead",
        "casualties",
        "lives",
    }:
        return None
    return Phrase(
        at,
        head[0],
        Count(low=1, high=1),
        words.starts[at],
        words.ends[at],
        head[1],
        head[2],
        is_bare=False,
        is_article=True,
    )


def _aged(words: Tokens, first: int, high: int, *, index: Index) -> tuple[int, str, tuple[int, int] | None]:
    """Return the head of a phrase that opens with an age: "17-year-old", "5-year-old Mira Ray", "a 30-year-old soldier"."""
    years = words.lower[first].partition("-")[0]
    is_child = not words.lower[first].endswith("year-old") or (years.isdigit() and int(years[:4]) < _GROWN)
    found = _head(words, first + 1, high, index=index)
    if found is not None and words.words[found[0]][0].islower():
        people = found[2] or (words.starts[first], words.ends[found[0]])
        return found[0], "children" if is_child else found[1], people
    last = _last_capital(words, first, high)
    if last > first:
        return last, "", (words.starts[first + 1], words.ends[last])
    return last, "children" if is_child else "", (words.starts[first], words.ends[first]) if is_child else None


def _last_capital(words: Tokens, first: int, high: int) -> int:
    """Return the last token of the name that follows an age: "5-year-old Mira Ray"."""
    last = first
    while (
        last + 1 < high
        and words.words[last + 1][0].isupper()
        and last - first < 4
        and words.lower[last + 1] not in harms().triggers
    ):
        last += 1
    return last


def _is_headline_one(words: Tokens, low: int, at: int, high: int, *, before: list[Phrase]) -> bool:
    """Tell whether a bare singular opens a headline or goes on with a list: "Man killed in ...", "Man, toddler killed"."""
    if words.lower[at] in _ORDINALS:
        return False
    lexicon = harms().people
    if at != low and words.words[at - 1] != ":":
        is_listed = words.lower[at] in lexicon and not words.lower[at].endswith("s") and bool(before)
        back = at - 1 - (words.lower[at - 1] == "and" and words.words[at - 2] == ",")
        return (
            is_listed
            and before[-1].is_article
            and before[-1].last == back - 1
            and words.lower[back] in {",", "and"}
            and words.lower[at] not in harms().groups
        )
    return any(
        words.lower[each] in lexicon and not words.lower[each].endswith("s") for each in range(at, min(at + 3, high))
    )
