"""Other names that a text itself gives an actor: "the Balochistan Liberation Army (BLA)", "known as X", "or X", "also spelled X"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapportage.lexicon.grammar import listed
from rapportage.recording.cast import Found
from rapportage.recording.passages import Passage
from rapportage.schema.codes import ActorKind

_RUN = r"[^\W\d_a-z][\w'’]*(?:[ -](?:(?:of|the|for|al|and|de|e|i|ul)[ -]){0,2}[^\W\d_a-z][\w'’]*){0,6}"
_WAY = (
    r"(?:(?:which|who|that) (?:is|are|was|were) )?(?:(?:also|better|formerly|previously|commonly|locally|widely|sometimes|otherwise|more often) )?"
    r"(?:known|called|spelled|spelt|written|transliterated|abbreviated|dubbed|named|styled|nicknamed|referred to)"
    r"(?: (?:locally|in English|in Arabic|collectively))?(?: (?:as|to|by))?(?: (?:its|the|their|simply)(?: \w+)? (?:acronym|initials|name|abbreviation))?"
)
_BRACKET = re.compile(rf" \((?:the |or |aka |a\.k\.a\. |formerly |{_WAY} )*[\"“‘']?(?P<short>{_RUN})[\"”’']?\)")
_NAMED = re.compile(rf"(?:,| -| –| —)? (?:{_WAY}|aka|a\.k\.a\.|alias) (?:the )?[\"“‘']?(?P<short>{_RUN})")
_OR = re.compile(
    rf"(?:,| -| –| —) (?:or(?: simply)?|also) (?:the )?[\"“‘']?(?P<short>{_RUN})[\"”’']?(?=[,.;)]| -| –| —)"
)
_DASHED = re.compile(rf" (?P<dash>[-–—]) (?:the )?[\"“‘']?(?P<short>{_RUN})[\"”’']? (?P=dash) ")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z&-]{0,6}[A-Z]s?")
_OTHERS = frozenset({ActorKind.STATE, ActorKind.PERSON, ActorKind.PEOPLE})
_NAMEABLE = frozenset(
    {
        ActorKind.ARMED_GROUP,
        ActorKind.ORGANISATION,
        ActorKind.ALLIANCE,
        ActorKind.BODY,
        ActorKind.OUTLET,
        ActorKind.UNKNOWN,
    }
)


class Alias(NamedTuple):
    """A name that a text gives an actor: the words, where they first stand, and the number of the actor among those found."""

    words: str
    passage: int
    start: int
    of: int


def find_aliases(passages: Sequence[Passage], found: Sequence[Found]) -> Iterator[Alias]:
    """Yield the other names that stand right after a name and are said to be the same actor's."""
    taken = {(each.passage, each.start): each for each in found}
    for number, each in enumerate(found):
        if each.kind not in _NAMEABLE:
            continue
        text = passages[each.passage].text
        for pattern in (_BRACKET, _NAMED, _OR, _DASHED):
            hit = pattern.match(text, each.end)
            if hit is None or not _is_other(hit, each, taken.get((each.passage, hit.start("short")))):
                continue
            yield Alias(hit["short"].removesuffix("'s").removesuffix("’s"), each.passage, hit.start("short"), number)
            break


def _is_other(hit: re.Match[str], named: Found, there: Found | None) -> bool:
    """Tell whether the words are another name of the actor: not a state, a person or a day, not the same words."""
    short = hit["short"]
    if short == named.name or short.split()[-1].lower() in listed("time_nouns"):
        return False
    is_told = hit.re in {_NAMED, _OR}  # "known as Zarkat": whatever else it sounds like
    if there is not None and there.kind in _OTHERS - ({ActorKind.PERSON} if is_told else set()):
        return False
    if there is not None and there.key and there.key != named.key and (named.key or not _ACRONYM.fullmatch(short)):
        return False
    if " " in short or hit.re is not _BRACKET:
        return len(short) > 1
    return _ACRONYM.fullmatch(short) is not None or there is not None


def uses(passages: Sequence[Passage], aliases: Iterable[Alias]) -> Iterator[tuple[Alias, int, int, int]]:
    """Yield every place where a name given in the text stands from there on: the alias, passage, start and end."""
    for alias in aliases:
        pattern = re.compile(rf"(?<![\w-]){re.escape(alias.words)}(?!\w)")
        for number in range(alias.passage, len(passages)):
            text = passages[number].text
            if alias.words not in text:
                continue
            low = alias.start if number == alias.passage else 0
            for hit in pattern.finditer(text, low):
                yield alias, number, hit.start(), hit.end()
