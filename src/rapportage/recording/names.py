"""Names of states, groups and organisations that the lexicon knows, read by the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapportage.lexicon.actor_words import actor_words
from rapportage.lexicon.grammar import listed
from rapportage.lexicon.names import WORD, Index, Name
from rapportage.lexicon.names import Reading as Kind
from rapportage.lexicon.roles import roles
from rapportage.recording.metonyms import is_government
from rapportage.recording.passages import Passage
from rapportage.schema.codes import ActorKind, Role

_CAPITALISED = re.compile(r"(?<![\w])[^\W\d_a-z][^\W_]*")
_GAP = re.compile(r"[ \-'’/]{1,2}|\. ?|, ")
_AHEAD = 40
"""Characters in which the next two words of a name end."""
_ARTICLE = re.compile(r"\b(?:[Aa]l|[Ee]l)[- ]$")
_CAPITAL_BEFORE = re.compile(r"[A-Z]\w+ $")
_FOLLOWING = re.compile(r"(?:'s?|’s?)?(?P<words>(?:[ -]{1,3}[^\W\d_]+(?:[-'’][^\W\d_]+){0,3}){1,4})")
_PERSON_TITLES = frozenset({"minister", "president", "premier", "ambassador", "general", "senator", "envoy", "chief"})


class FoundName(NamedTuple):
    """A known name at ``start..end`` of a passage, and the actor it stands for there."""

    start: int
    end: int
    kind: ActorKind
    key: str
    country: str
    confidence: float
    rule: str
    is_place: bool = False
    is_caution: bool = False
    bearers: tuple[Name, ...] = ()  # of a name that several bear: all of them, the likeliest first


def find_names(passage: Passage, *, index: Index) -> Iterator[FoundName]:
    """Yield the known names of a passage, none overlapping another."""
    text = passage.text
    done = 0
    for word in _CAPITALISED.finditer(text):
        if word.start() < done:
            continue
        rows = index.get(word[0]) or (index.get(word[0].title()) if len(word[0]) > 3 and word[0].isupper() else None)
        if not rows:
            continue
        loud = word[0].isupper() and len(word[0]) > 3
        many = not loud and len(rows) > 2
        second, third = [*WORD.findall(text, word.end(), word.end() + _AHEAD), "", ""][:2] if many else ("", "")
        for name in rows:
            known = name.words
            if many and len(known) > 1 and (known[1] != second or (len(known) > 2 and known[2] != third)):
                continue  # most names of a frequent first word go on otherwise
            end = _match(text, word, name)
            if end:
                found = _read(text, word.start(), end, name)
                if found:
                    yield found
                    done = found.end
                break


def _match(text: str, first: re.Match[str], name: Name) -> int:
    """Return where a name that begins with ``first`` ends, 0 when the text goes on otherwise."""
    end = first.end()
    loud = first[0].isupper() and len(first[0]) > 3
    for expected in name.words[1:]:
        gap = _GAP.match(text, end)
        word = WORD.match(text, gap.end()) if gap else None
        if not gap or not word or (word[0] != expected and not (loud and word[0] == expected.upper())):
            return 0
        if gap[0].startswith(".") and len(text[first.start() : end].rpartition(" ")[2]) > 4:
            return 0
        end = word.end()
    if len(name.words[-1]) == 1 and text[end : end + 1] == "." and "." in text[first.start() : end]:
        return end + 1  # the last stop of "U.S."
    return end


def _read(text: str, start: int, end: int, name: Name) -> FoundName | None:
    """Return what a matched name stands for where it stands, None when it is part of another's name."""
    if name.kind is not ActorKind.STATE:
        if name.words[0] in listed("plain_first") and _CAPITAL_BEFORE.search(text, max(0, start - 16), start):
            before = text[max(0, start - 16) : start].rsplit(maxsplit=1)[-1]
            if before not in {"The", "UN", "US"}:
                return None
        article = _ARTICLE.search(text, max(0, start - 4), start)
        start = article.start() if article else start
        bearers = (name, *name.others) if name.others else ()
        return FoundName(
            start, end, name.kind, name.key, name.country, 0.95, "names.group/1", is_caution=name.is_caution, bearers=bearers
        )  # fmt: skip
    if name.reading is Kind.PEOPLE:
        return FoundName(start, end, ActorKind.PEOPLE, name.key, name.country, 0.9, "names.people/1")
    if name.reading is Kind.PREFIX:
        if text[end : end + 1] != "-" or not text[end + 1 : end + 2].isupper():
            return None
        return FoundName(start, end, ActorKind.STATE, name.key, name.country, 0.9, "names.prefix/1")
    if name.reading is Kind.ADJECTIVE and _is_stance(text, start):
        return None
    if name.reading is Kind.CAPITAL:
        return _capital(text, start, end, name)
    if name.body:
        return FoundName(
            start, end, ActorKind.BODY, name.body, name.country, 0.85, "names.seat/1", is_caution=name.is_caution
        )
    return _state(text, start, end, name)


def _capital(text: str, start: int, end: int, name: Name) -> FoundName | None:
    """Return a capital as a government where the words beside it say so, as a place otherwise."""
    government = is_government(text, start, end)
    sure = 0.75 if government else 0.5
    if government is None:
        opens = start == 0 or text[max(0, start - 2) : start].strip() in {".", "“", '"'}
        government = opens and not name.is_caution
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper():
        government, sure = True, 0.7  # "Lorsk-Ardal relations"
    kind = ActorKind.STATE if government else ActorKind.UNKNOWN
    return FoundName(start, end, kind, name.key, name.country, sure, "names.capital/1", not government)


def _state(text: str, start: int, end: int, name: Name) -> FoundName:
    """Return a state, an organ of it, or people from it, by what follows its name or adjective."""
    rule = "names.adjective/1" if name.reading is Kind.ADJECTIVE else "names.state/1"
    following = _FOLLOWING.match(text, end) if text[end : end + 1] != "-" and not _is_stance(text, start) else None
    owns = text[end : end + 2] in {"'s", "’s", "' ", "’ "}
    if following and (name.reading is Kind.ADJECTIVE or owns or text[end : end + 1] == " "):
        body = _organ(following)
        if body:
            at, key = body
            return FoundName(start, at, ActorKind.BODY, f"{name.key}.{key}", name.country, 0.85, "names.organ/1")
        if name.reading is Kind.ADJECTIVE:
            at, word = _person(following)
            if at:
                kind = _kind_of(word)
                # Rebels and firms of a country are neither it nor its people.
                key = name.key if kind is ActorKind.PEOPLE else ""
                return FoundName(start, at, kind, key, name.country, 0.8, "names.person/1")
    sure = {Kind.ADJECTIVE: 0.8, Kind.METONYM: 0.8, Kind.OLD: 0.6}.get(name.reading, 0.95)
    return FoundName(start, end, ActorKind.STATE, name.key, name.country, sure, rule, is_caution=name.is_caution)


def _is_stance(text: str, start: int) -> bool:
    """Tell whether a name only says for or against whom others are: "pro-Velmarki rebels"."""
    return text[max(0, start - 5) : start].lower().endswith(("pro-", "anti-"))


def _organ(following: re.Match[str]) -> tuple[int, str] | None:
    """Return the end and the key of a state's organ named next, longest first."""
    organ = roles().organ
    words = [*WORD_WITH_MARKS.finditer(following[0])]
    base = following.start()
    for first in range(min(2, len(words))):
        for last in range(min(len(words), first + 4), first, -1):
            phrase = following[0][words[first].start() : words[last - 1].end()].lower()
            key = organ.get(phrase)
            if key:
                return base + words[last - 1].end(), key
        if first == 0 and words and words[0][0].lower() not in listed("organ_modifier"):
            break
    return None


WORD_WITH_MARKS = re.compile(r"[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*")


def _person(following: re.Match[str]) -> tuple[int, str]:
    """Return where a word for a person ends that stands within three words, and the word; 0 when none does."""
    person = roles().person
    for found in list(WORD_WITH_MARKS.finditer(following[0]))[:3]:
        word = found[0].lower()
        if word in person or word.rstrip("s") in person or word in _PERSON_TITLES:
            return following.start() + found.end(), word
        if word in {"and", "or", "nor", "in", "on", "of", "to", "s", "the", "for", "with"}:
            break
    return 0, ""


def _kind_of(word: str) -> ActorKind:
    """Return what "Velmarki" and a word for those who act name: people, fighters, or a body."""
    single = word.removesuffix("s")
    if single in actor_words("described", "fighters") or roles().person.get(word) is Role.ARMED_GROUP:
        return ActorKind.ARMED_GROUP
    if single in actor_words("described", "group") | actor_words("described", "named"):
        return ActorKind.ORGANISATION
    return ActorKind.PEOPLE
