"""Words of a text as Universal Dependencies counts them in English: "do" and "n't", "long", "-" and "standing"."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

Span = tuple[int, int]

_RUN = re.compile(r"\S+")
_AHEAD = re.compile(r"[^\S\n]{0,8}([^\W_]+|\S)")
_HYPHENS = frozenset("-\u2010\u2011")
_APOSTROPHES = "'’‘`´ʼ＇"
_JOINER = "\u200d"
_TEXT_MARKS = frozenset(["Mn", "Mc", "Me", "Cf", "Cc"])
"""Categories of characters that are no word of their own: accents, vowel signs, zero-width marks, soft hyphens, controls."""

_REMEMBERED = 40
"""Longest run between spaces whose cuts are remembered; longer ones are addresses and strange strings, seldom met twice."""

_ADDRESS = re.compile(
    r"(?i)(?:https?|ftp)://[^\s<>\"“”]+|(?:www\.|mailto:)[^\s<>\"“”]+|[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)*"
)
_LOOSE_END = ".,;:!?'’\"”*"

_TOKEN = re.compile(
    rf"""
    (?P<letters>Ph\.D\b\.?|(?<![^\W\d_])(?:[^\W\d_]\.){{2,8}}(?:[^\W\d_](?![^\W_]))?|(?<![^\W_])[^\W\d_]\.[^\W\d_](?![^\W_]))
  | (?P<long>\d{{2,5}}(?:[-‑]\d{{1,5}}){{2,4}}(?![^\W_])|\d{{1,5}}(?:[-‑]\d{{2,5}}){{2,4}}(?![^\W_])|\d{{3}}-\d{{2}}(?!00)\d{{2}}(?![^\W_])
      |\d{{1,4}}/\d{{1,2}}/\d{{2,4}}(?![^\W_])|\d{{1,2}}/\d{{2,3}}(?![^\W_])|\d\d/\d(?![^\W_]))
  | (?P<number>(?:(?<![^\s(\[])\+)?(?:\d{{1,3}}(?:,\d{{2,3}}){{0,9}},\d{{3}}(?!\d)(?:\.\d+)?|\d+(?:[.:]\d+)*)|(?<![\w.])\.\d+)
  | (?P<year>(?<![^\W_])['’‘]\d\ds?(?![\w'’]))
  | (?P<clitic>(?<=\S)[{_APOSTROPHES}](?i:s|re|ve|ll|d|m)(?![^\W_]))
  | (?P<dollar>[A-Z]{{1,3}}\$(?![^\W\d_]))
  | (?P<tag>(?:(?<![^\W_])@|\#)(?=\w*[^\W\d_])\w+)
  | (?P<word>[A-Z]{{1,4}}&[A-Z]{{1,4}}(?![^\W_])|[^\W_]+(?:_+[^\W_]+)*(?:[{_APOSTROPHES}][^\W\d_]+)*)
  | (?P<art>[-=*+|<>~_]{{3,}}|-{{2,}}|[=-]>|<[=-]|<{{2,}}|>{{2,}}|={{2,}}|\*{{2,}}|_{{2,}}|\+{{2,}}|\${{2,}}|~{{2,}}|\#{{2,}}|[—―]{{2,}})
  | (?P<stops>\.{{2,}}[!?]*|…[.…!?]*|[!?]{{2,}}[.…]*|\.[!?]+)
  | (?P<quotes>''|``|‘‘|’’|‘’|"")
  | (?P<face>(?<![^\s.!?])[:;=]-?[()D](?![\w]))
  | (?P<flag>[\U0001f1e6-\U0001f1ff]{{2}})
  | (?P<any>\S)
""",
    re.VERBOSE,
)
_CLITIC_MARK = re.compile(rf"(?i)(?:n[{_APOSTROPHES}]t|[{_APOSTROPHES}](?:s|re|ve|ll|d|m))$")
_AFTER_NUMBER = re.compile(r"[ap]\.m\b\.?|[^\W\d_]+(?![^\W_])|x(?=\d)", re.IGNORECASE)
_REST = re.compile(r"[^\W_]+")
_TIMES = re.compile(r"x(?=\d)")
_DECADE = re.compile(rf"[{_APOSTROPHES}]s(?![^\W_])")


class _Lists(NamedTuple):
    """The word lists of ``data/words.toml``."""

    ever: frozenset[str]
    before: frozenset[str]
    capital: frozenset[str]
    number: frozenset[str]
    openers: frozenset[str]
    prefixes: frozenset[str]
    suffixes: frozenset[str]
    plain_after: frozenset[str]
    whole: frozenset[str]
    units: frozenset[str]
    scales: frozenset[str]
    money: frozenset[str]
    ordinals: frozenset[str]
    elided: frozenset[str]
    fused: dict[str, tuple[int, ...]]
    site: re.Pattern[str]


@cache
def _lists() -> _Lists:
    """Return the word lists, read once."""
    raw = tomllib.loads(files("rapportage.syntax").joinpath("data/words.toml").read_text(encoding="utf-8"))
    endings = "|".join(sorted(raw.pop("endings"), key=lambda ending: (-len(ending), ending)))
    fused = {word: tuple(cuts) for word, cuts in raw.pop("fused").items()}
    site = re.compile(
        rf"(?:(?<![^\W_])[^\W_][\w-]{{0,40}}(?:\.[\w-]{{1,40}}){{0,5}})?\.(?:{endings}|{endings.upper()}|{endings.title()})(?![\w-]|\.\w)(?:/[^\s<>\"“”,;()]*)?"
        r"|(?<![^\W_])[a-z]{2,20}(?:\.[a-z][a-z-]{1,30}){2,6}(?![\w])"
    )
    return _Lists(**{name: frozenset(words) for name, words in raw.items()}, fused=fused, site=site)


def split_words(text: str, base: int = 0) -> list[Span]:
    """Return where each word stands, in order; every character that is no white space lies in exactly one.

    >>> text = "Iran's F-16 didn't land at 5pm."
    >>> [text[start:end] for start, end in split_words(text)]
    ['Iran', "'s", 'F', '-', '16', 'did', "n't", 'land', 'at', '5', 'pm', '.']

    Args:
        text: Any text; a line or paragraph serves best, since abbreviations look at what follows on their line.
        base: Number to add to every offset, for a text that is part of another.
    """
    fused = _lists().fused
    spans: list[Span] = []
    add = spans.append
    for found in _RUN.finditer(text):
        start, end = found.span()
        run = found[0]
        start += base
        if run.isalpha() and run.isascii() and (run.lower() not in fused or not _is_fused(run)):
            add((start, end + base))
            continue
        ahead = _what_follows(text, end) if "." in run[-4:] else ""
        cuts = _remembered(run, ahead) if len(run) <= _REMEMBERED else _cut(run, ahead)
        for low, high in cuts:
            add((start + low, start + high))
    return spans


def joined_words(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the words written as one in common letters, such as "do" and "n't": the first and the one after the last.

    Args:
        text: The text of the words.
        spans: Where they stand in it, as `split_words` gave them with a base that makes them offsets of this text.
    """
    joined: list[Span] = []
    first = 0
    is_quoted = False
    for at in range(1, len(spans)):
        start, end = spans[at]
        before, stop = spans[at - 1]
        mark = text[start]
        glued = False
        if mark in _APOSTROPHES:
            if stop == start and text[stop - 1].isalnum():
                glued = end - start > 1 or (not is_quoted and _is_possessive(text, spans, at))
                is_quoted = is_quoted and (end - start > 1)
            elif end - start == 1:
                is_quoted = True
        elif stop == start and mark.isalpha():
            glued = text[stop - 1].isalpha() and text[before].isalpha()
        if not glued:
            if at - first > 1:
                joined.append((first, at))
            first = at
    if len(spans) - first > 1:
        joined.append((first, len(spans)))
    return joined


def _is_possessive(text: str, spans: Sequence[Span], at: int) -> bool:
    """Tell whether a bare apostrophe makes a plural possessive ("the Houthis' leader"): after s, with a word to follow."""
    start, end = spans[at]
    follows = at + 1 < len(spans) and spans[at + 1][0] > end and text[spans[at + 1][0]].isalnum()
    return text[start - 1] in "sSzx" and follows


def _what_follows(text: str, end: int) -> str:
    """Return what comes next on the line: "" for nothing, "0" a number, "a" small letters, "A" a capital, "T" a word that opens sentences, "." other."""
    ahead = _AHEAD.match(text, end)
    if ahead is None:
        return ""
    return _kind_of(ahead[1])


def _kind_of(word: str) -> str:
    if word[0].isdigit():
        return "0"
    if not word[0].isalpha():
        return "."
    if word[0].isupper():
        return "T" if word.lower() in _lists().openers else "A"
    return "a"


@lru_cache(maxsize=50_000)
def _remembered(run: str, ahead: str) -> tuple[Span, ...]:
    return tuple(_cut(run, ahead))


def _cut(run: str, ahead: str) -> list[Span]:
    """Return the words of a run of characters without white space.

    Args:
        run: The run.
        ahead: What follows on the line, as `_what_follows` says it.
    """
    if run.isascii() and run.isprintable():
        return _cut_clean(run, ahead)
    places = [at for at, mark in enumerate(run) if not _is_mark(mark)]
    if len(places) == len(run):
        return _cut_clean(run, ahead)
    if not places:
        return [(0, len(run))]
    clean = "".join(run[at] for at in places)
    cuts = _cut_clean(clean, ahead)
    starts = [0, *(places[low] for low, _ in cuts[1:])]
    spans: list[Span] = []
    for start, end in zip(starts, [*starts[1:], len(run)], strict=True):
        if spans and run[start - 1] == _JOINER and unicodedata.category(run[start]) == "So":
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _is_mark(mark: str) -> bool:
    """Tell whether a character is no word of its own, nor part of one to any rule."""
    return unicodedata.category(mark) in _TEXT_MARKS or "\U0001f3fb" <= mark <= "\U0001f3ff"  # skin tones of emoji


def _cut_clean(run: str, ahead: str) -> list[Span]:
    """Return the words of a run without marks that combine."""
    lists = _lists()
    if run.lower() in lists.whole:
        return [(0, len(run))]
    has_address = "@" in run or "://" in run or "www." in run.lower() or "mailto:" in run.lower()
    site = lists.site if lists.site.search(run) else None
    spans: list[Span] = []
    at = 0
    while at < len(run):
        found = (_ADDRESS.match(run, at) if has_address else None) or (site.match(run, at) if site else None)
        if found is not None:
            end = _trimmed(run, at, found.end())
            spans.append((at, end))
        else:
            found = _TOKEN.match(run, at)
            if found is None:  # cannot be: the last branch takes anything but white space
                return [*spans, (at, len(run))]
            spans.extend(_parts(run, found, spans, ahead))
            end = spans[-1][1]
        at = end
    return _with_affixes(run, spans) if not _HYPHENS.isdisjoint(run) else spans


def _trimmed(run: str, start: int, end: int) -> int:
    """Return where an address ends without the punctuation of the sentence around it."""
    loose = _LOOSE_END if "(" in run[start:end] or "[" in run[start:end] else _LOOSE_END + ")]"
    return start + max(1, len(run[start:end].rstrip(loose)))


def _is_fused(word: str) -> bool:
    """Tell whether letters that may stand for two words do: of three or fewer, "Im" and "Ive" are names and "IM" is an abbreviation."""
    return len(word) > 3 or word.islower()


def _parts(run: str, found: re.Match[str], spans: Sequence[Span], ahead: str) -> list[Span]:
    """Return the words that one match of the pattern makes; the last may end after the match."""
    start, end = found.span()
    if found.lastgroup == "word":
        return _word_parts(run, start, end, ahead)
    if found.lastgroup == "number":
        return _number_parts(run, start, end, spans)
    if found.lastgroup == "any" and run[start] in _APOSTROPHES and (start == 0 or not run[start - 1].isalnum()):
        rest = _REST.match(run, end)
        if rest is not None and rest[0].lower() in _lists().elided:
            return [(start, rest.end())]
    return [(start, end)]


def _word_parts(run: str, start: int, end: int, ahead: str) -> list[Span]:
    """Return the words of a run of letters with what apostrophes and a dot add to it."""
    lists = _lists()
    word = run[start:end]
    low = word.lower()
    if low in lists.whole:
        return [(start, end)]
    if low in lists.fused and _is_fused(word):
        cuts = [start, *(start + cut for cut in lists.fused[low]), end]
        return list(pairwise(cuts))
    if run[end : end + 1] == "." and _keeps_dot(run, word, end, ahead):
        return [(start, end + 1)]
    money = word.rstrip("0123456789")
    if money != word and money in lists.money:
        return [(start, start + len(money))]
    clitics: list[Span] = []
    while (mark := _CLITIC_MARK.search(run[max(start, end - 4) : end])) and end - start > len(mark[0]):
        clitics.append((end - len(mark[0]), end))
        end -= len(mark[0])
    return [(start, end), *reversed(clitics)]


def _keeps_dot(run: str, word: str, dot: int, ahead: str) -> bool:
    """Tell whether the dot after a word belongs to it, as in "Gen." and "J."."""
    lists = _lists()
    rest = run[dot + 1 : dot + 20]
    follows = ahead
    if rest:
        next_word = _REST.match(rest)
        follows = _kind_of(next_word[0]) if next_word else ("," if rest[0] in ",;:-/" else "")
    low = word.lower()
    if low in lists.capital and not word[0].isupper():
        return low in lists.number and follows == "0"
    if len(word) == 1 and word.isupper():
        return word != "I" and follows not in {"", "T"}
    if low in lists.ever:
        return not (rest and follows == "a")
    if low in lists.number:
        return follows == "0" or (low in lists.before and follows not in {"", "T"})
    return low in lists.before and follows not in {"", "T"}


def _number_parts(run: str, start: int, end: int, spans: Sequence[Span]) -> list[Span]:
    """Return a number with the letters that belong to it ("5th", "1980's"), without a unit glued to it ("5 pm")."""
    lists = _lists()
    if run[start:end].endswith("0") and (decade := _DECADE.match(run, end)):
        return [(start, decade.end())]
    tail = _AFTER_NUMBER.match(run, end)
    is_mark = len(spans) > 1 and run[start - 1] in _HYPHENS and run[spans[-2][0]].isupper()  # "F-35K"
    if tail is None or (is_mark and run[start:end].isdigit()):
        rest = _REST.match(run, end)
        return [(start, rest.end() if rest and run[start:end].isdigit() else end)]
    letters = tail[0]
    if letters in lists.ordinals:
        return [(start, tail.end())]
    is_scaled = "." in run[start:end] or (bool(spans) and run[spans[-1][1] - 1] in "$£€¥₹₨₪₽₺₩₦")
    if letters in lists.units or "." in letters or (is_scaled and letters in lists.scales):
        return [(start, end), (end, tail.end())]
    if letters in {"x", "X"} and run[tail.end() : tail.end() + 1].isdigit():
        return [(start, end), (end, tail.end())]
    return [(start, tail.end() if run[start:end].isdigit() else end)]


def _with_affixes(run: str, spans: list[Span]) -> list[Span]:
    """Return the words with "co" and "-" and "operate" put together again, and "career" and "-" and "wise"."""
    kept: list[Span] = []
    at = 0
    while at < len(spans):
        first = at
        while at + 2 < len(spans) and run[spans[at + 1][0] : spans[at + 1][1]] in _HYPHENS:
            is_first = at == 0 or run[spans[at - 1][0]] not in _HYPHENS
            is_last = at + 3 >= len(spans) or run[spans[at + 3][0]] not in _HYPHENS
            words = [run[start:end] for start, end in (spans[at], spans[at + 2])]
            if not _belong(*words, is_first=is_first, is_last=is_last):
                break
            at += 2
        if at + 2 == len(spans) and run[spans[at + 1][0] :] in _HYPHENS and _is_prefix(run[slice(*spans[at])]):
            at += 1  # "pre- and post-war"
        kept.append((spans[first][0], spans[at][1]))
        at += 1
    return kept


def _is_prefix(word: str) -> bool:
    return word.lower() in _lists().prefixes and len(word) > 1


def _belong(before: str, after: str, *, is_first: bool, is_last: bool) -> bool:
    """Tell whether two words with a hyphen between them are one: by a prefix or a suffix.

    Args:
        before: What stands before the hyphen.
        after: What stands behind it.
        is_first: Whether no hyphen stands before the first.
        is_last: Whether none follows the second.
    """
    lists = _lists()
    if not after[0].isalnum():
        return False
    if after in lists.suffixes and before.isalpha() and len(before) > 1:
        return True
    if before.lower() not in lists.prefixes or (after.lower() in lists.plain_after and not is_last):
        return False
    if len(before) == 1:  # "e-mail" and "U-turn", not "Hizb-e-Islami" or "X-940"
        return is_first and len(after) > 1 and after.islower()
    if before.isupper():  # a headline's "NON-PROFIT", not "UN-backed"
        return after.isupper() and before != "UN"
    return True
