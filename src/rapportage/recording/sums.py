"""How the figures of one report add up to what it says of the harm it is about: how many killed, how many injured.

A report gives the same dead again and again: in its title, in a sentence, by name, as "the victim". The rules:

1. Only what is asserted or claimed counts; what is dated long before counts where there is nothing else. Parts of another figure,
   figures of none beside others, and what a running total rose from are left out.
2. Figures that stand together ("two men and a girl", "killed a guard and three others") are added. One who is named again in the
   same breath is not.
3. Such sums vote for their value: counted ones with a full voice, those whom no number counts with half a voice, later ones with
   less. Two and more distinct names vote for how many they are. Attackers who died count, as they do for registries.
4. The injured are first those said to be injured, where these are two or more. Else those shot, struck or taken to hospital, less
   the killed - unless one sentence sets them beside the killed. Else single ones who are not among the killed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapportage.schema.codes import Harm, Status
from rapportage.schema.ids import MentionId
from rapportage.schema.mentions import TollMention

_COUNTED = frozenset({Status.ASSERTED, Status.CLAIMED})
_UNCOUNTED = frozenset({"named", "definite", "pronoun", "bare"})
_OPEN = frozenset({"shot", "hospital"})
"""Rules of figures that leave open whether the people lived."""
_TOTALS = frozenset({"state", "subject", "noun", "toll", "participle"})
"""Frames that give all the dead: "three dead", "three were killed"; "he killed three" leaves out the one who killed."""
_WEAKER = 0.15
"""How fast later figures lose their voice: the seventh has half the first one's. Told best on development reports."""
_HALF = 0.5
_MEMBER = 0.2
_OPENING = 2
"""Where one of the first figures counts several, single ones are most often of their number and have less voice."""
_NEAR = 8
"""Characters between the figures of one breath."""
_ANYBODY = frozenset({"", "civilians"})
_SEXES = frozenset({"men", "women"})


class Sum(NamedTuple):
    """How many, and the figures that say so."""

    number: int
    tolls: tuple[MentionId, ...]


class Sums(NamedTuple):
    """What the figures of a report come to."""

    killed: Sum
    injured: Sum


class _Group(NamedTuple):
    """Figures that stand together."""

    rows: tuple[TollMention, ...]
    number: int
    is_counted: bool


_NONE = Sum(0, ())


def add_up(tolls: Iterable[TollMention], *, text: str = "") -> Sums:
    """Return how many a report that tells of one harm says were killed and injured, by the rules of this module.

    Args:
        tolls: The report's figures.
        text: The report's text: it tells "two others" from the two that died, and who survived.
    """
    rows = [row for row in sorted(tolls, key=lambda row: row.span.start) if row.part_of is None]
    now = [row for row in rows if row.status in _COUNTED]
    killed = [row for row in now if row.harm is Harm.KILLED]
    if not killed:
        killed = [
            row for row in rows if row.harm is Harm.KILLED and row.status is Status.BACKGROUND and not row.is_cumulative
        ]
    dead = _dead(killed)
    hurt = [row for row in now if row.harm is Harm.INJURED] or [
        row for row in rows if row.harm is Harm.INJURED and row.status is Status.BACKGROUND
    ]
    apart = frozenset(row.id for row in hurt if _is_apart(row, text))
    return Sums(dead, _injured(hurt, killed, dead, apart=apart))


def _dead(killed: Sequence[TollMention]) -> Sum:
    """Return the dead, with an attacker who killed himself where the figures tell only of those he killed."""
    groups = _groups(killed)
    others = [group for group in groups if any(row.population != "attacker" for row in group.rows)]
    dead = _voted(others or groups, named=_names(killed))
    attackers = [group for group in groups if group not in others]
    told = [row for group in others if group.number == dead.number for row in group.rows]
    is_total = any(_frame(row) in _TOTALS or row.population == "attacker" for row in told)
    if is_total or any(group.number == dead.number + 1 for group in others):
        return dead
    after = [row for group in attackers for row in group.rows]
    if not any(0 <= row.span.start - one.span.end < _THEN for row in after for one in told):
        return dead
    return Sum(dead.number + 1, (*dead.tolls, MentionId(attackers[0].rows[0].id)))


def _is_apart(row: TollMention, text: str) -> bool:
    """Tell whether the words of a figure set it apart from the killed: "two others", "a third victim", "but survived"."""
    end = max(row.span.end, row.population_span.end if row.population_span else 0)
    if _ELSE.search(text[row.number.start : min(end, row.number.end + _NEXT)]):
        return True
    after = text[row.span.start : end + _AFTER]
    stop = _STOP.search(after, end - row.span.start)
    return bool(_ALIVE.search(after, 0, stop.start() if stop else len(after)))


_ELSE = re.compile(r"\b(?:other|others|another|second|third|fourth|fifth|sixth)\b", re.IGNORECASE)
_ALIVE = re.compile(
    r"\b(?:surviv\w+|recover\w*|stable|released|in (?:fair|good) condition|non-?life|not life|(?:to|will) live|minor)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?\n]")
_THEN = 120
"""Characters between those an attacker killed and his own end: "killed his wife before he shot and killed himself"."""
_NEXT, _AFTER = 12, 90
"""Characters after a number in which "others" stands, and after a figure in which its sentence tells how they fared."""


def _injured(hurt: Sequence[TollMention], killed: Sequence[TollMention], dead: Sum, *, apart: frozenset[str]) -> Sum:
    """Return the injured, who are not among the dead."""
    alive = [group for group in _groups(hurt) if group.number and not _is_dead(group, killed, apart)]
    said = [group for group in _split(hurt, is_open=False) if group.number and not _is_dead(group, killed, apart)]
    left_open = [group for group in _split(hurt, is_open=True) if group.number]
    many = next((group for group in left_open if group.number > 1), None)
    if said and (said[0].number > 1 or many is None):
        return _sum_of(said[0], said[0].number)
    if many is not None:
        is_beside = any(row.id in apart or _is_beside(row, killed) for row in many.rows)
        return _sum_of(many, many.number if is_beside else max(many.number - dead.number, 0))
    return _sum_of(alive[0], alive[0].number) if alive else _NONE


def _split(rows: Sequence[TollMention], *, is_open: bool) -> list[_Group]:
    """Return the groups of figures that leave open whether the people lived, or of those that do not."""
    return _groups([row for row in rows if (_frame(row) in _OPEN) is is_open])


def _sum_of(group: _Group, number: int) -> Sum:
    return Sum(number, tuple(MentionId(row.id) for row in group.rows))


def _is_dead(group: _Group, killed: Sequence[TollMention], apart: frozenset[str]) -> bool:
    """Tell whether one who was injured is one of the killed."""
    return group.number == 1 and any(
        _is_same(row, other, is_apart=row.id in apart)
        for row in group.rows
        for other in killed
        if other.count.low == 1 or _frame(row) in {"pronoun", "definite"}
    )


def _frame(row: TollMention) -> str:
    """Return the frame of a figure's rule: "tolls.shot/2" is "shot"."""
    return row.rule.partition(".")[2].partition("/")[0]


def _groups(rows: Sequence[TollMention]) -> list[_Group]:
    """Return figures by those that stand together, in text order."""
    runs: list[list[TollMention]] = []
    for row in rows:
        if runs and row.span.start < runs[-1][-1].span.end:
            runs[-1].append(row)
        else:
            runs.append([row])
    return [_group(run) for run in runs]


def _group(run: Sequence[TollMention]) -> _Group:
    """Return figures that stand together, one named again left out."""
    number = 0
    seen: set[str] = set()
    for row in run:
        is_again = _frame(row) in _UNCOUNTED and row.population in seen
        seen.add(row.population)
        number += 0 if is_again else row.count.low
    return _Group(tuple(run), number, any(_frame(row) not in _UNCOUNTED for row in run))


def _names(rows: Sequence[TollMention]) -> dict[str, MentionId]:
    """Return the persons named, by surname; "Mira" alone is Mira Ray where she is named in full."""
    found = {
        row.population: MentionId(row.id)
        for row in reversed(rows)
        if row.count.high == 1 and row.population[:1].isupper()
    }
    full = {word: name for name in found for word in name.split() if " " in name}
    whole = {full.get(name, name) for name in found}
    return {name.split()[-1]: found[name] for name in found if name in whole}


def _voted(groups: Sequence[_Group], named: dict[str, MentionId] | None = None) -> Sum:
    """Return the number that most figures give, earlier ones with more voice."""
    groups = [group for group in groups if group.number] or list(groups[:1])
    if not groups:
        return _NONE
    voices: defaultdict[int, float] = defaultdict(float)
    single = _HALF if all(group.number == 1 for group in groups[:_OPENING]) else _MEMBER
    for order, group in enumerate(groups):
        voices[group.number] += (1.0 if group.number > 1 else single) / (1 + _WEAKER * order)
    if named and len(named) > 1:
        voices[len(named)] += 1.0
    number = max(voices, key=lambda each: voices[each])
    evidence = [MentionId(row.id) for group in groups if group.number == number for row in group.rows]
    return Sum(number, tuple(evidence or (named or {}).values()))


def _is_beside(row: TollMention, killed: Sequence[TollMention]) -> bool:
    """Tell whether a figure follows others that were killed in one breath: "two killed, three shot"; "three shot, one dead" is less."""
    return any(_is_one_breath(other, row) and other.span.start < row.span.start for other in killed)


def _is_one_breath(one: TollMention, other: TollMention) -> bool:
    """Tell whether two figures of different people stand together."""
    return (
        one.number != other.number
        and max(one.span.start, other.span.start) - min(one.span.end, other.span.end) < _NEAR
        and "pronoun" not in {_frame(one), _frame(other)}
    )


def _is_one_name(one: str, other: str) -> bool:
    """Tell whether two names may be one person's: of one surname, or one a part of the other."""
    words, others = one.split(), other.split()
    return words[-1] == others[-1] or (min(len(words), len(others)) == 1 and not set(words).isdisjoint(others))


def _is_same(row: TollMention, dead: TollMention, *, is_apart: bool) -> bool:
    """Tell whether one injured may be one of the killed: by name, or as nothing tells them apart."""
    if row.number == dead.number:
        return True
    if "attacker" in {row.population, dead.population}:
        return row.population == "attacker"
    if row.population[:1].isupper() and dead.population[:1].isupper():
        return _is_one_name(row.population, dead.population)
    kinds = {row.population, dead.population}
    if is_apart or row.is_increment or kinds == _SEXES:
        return False
    if _frame(row) in {"pronoun", "definite"}:
        return True
    if _is_one_breath(row, dead):
        return False
    return len(kinds) == 1 or row.population in _ANYBODY or _frame(row) in _OPEN
