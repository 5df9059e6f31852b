"""How well acts, statements, tolls and commitments are read in news of crises: openings of articles that two readers labelled.

The labels are in ``accuracy/labels/crisis60.json``, its ``README.md`` says how they were made. Half of the articles, by the parity of their key,
is for tuning (``failures`` prints what goes wrong there); the scores are of the other half, whose errors nobody reads.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from rapportage.appraisal.score import Score
from rapportage.appraisal.tally import Counts, Sheet, score
from rapportage.lexicon.names import names
from rapportage.reading.read import read
from rapportage.recording.record import record
from rapportage.schema.codes import ActorKind
from rapportage.schema.mentions import ActorMention, Participant, Record
from rapportage.schema.report import Hint, Payload

LABELS = Path(__file__).parents[3] / "accuracy" / "labels" / "crisis60.json"
ARTICLES = Path("eval", "crisis_news", "articles.jsonl.xz")
DEV, CHECK = "dev", "check"
_NO_STATE = frozenset({ActorKind.ARMED_GROUP, ActorKind.PEOPLE, ActorKind.ORGANISATION, ActorKind.OUTLET})
"""Kinds of actors that do not act for the country they belong to."""

_SERVANT = re.compile(
    r"administration|army|forces|governments?|jets|leaders?|leadership|military|minister|ministry|officials?|parliament|president|regime|troops"
)
"""Words after a state's name that leave it the state: "Iranian officials"."""

_EMPTY = frozenset({"a", "an", "and", "of", "the", "his", "her", "its", "their", "s"})
_WORD = re.compile(r"\w+")
_MEASURES = {
    "event_precision": "events by their trigger",
    "event_recall": "events by their trigger",
    "event_f1": "events by their trigger",
    "event_whole_f1": "type, both sides and status right",
    "event_type": "of events found",
    "event_sides": "of events found: a right initiator and a right recipient, or none where there is none",
    "event_initiators": "of events found",
    "event_recipients": "of events found",
    "status": "of events found",
    "statement_cues": "statements by their cue",
    "speakers": "of statements found",
    "tolls_f1": "harm and figures exact",
    "commitments_f1": "deed and kind right",
}


_OF_FOUND = frozenset(
    {"event_precision", "event_recall", "event_sides", "event_initiators", "event_recipients", "event_type", "status"}
)
"""Held to no floor: shares of what is found, which fall as more is found, and the two that F1 weighs against each other."""


class Party(NamedTuple):
    """One side of an act, or a speaker: the words of its names, and the keys of whom it stands for."""

    words: tuple[frozenset[str], ...]
    keys: frozenset[str]


Parties = tuple[Party, ...]


class Mark(NamedTuple):
    """Something told at some characters: its kind, and what else is asked of it.

    Attributes:
        start: First character of the trigger, cue, number or deed.
        end: Past its last.
        kind: PLOVER's type, harm with its figures, or kind of commitment; empty for a statement.
        first: Who acts or speaks.
        second: On whom it is done.
        status: Whether it happened.
    """

    start: int
    end: int
    kind: str = ""
    first: Parties = ()
    second: Parties = ()
    status: str = ""


class Marks(NamedTuple):
    """What is told in one excerpt; at ``skip`` stands what is neither asked for nor held wrong."""

    events: tuple[Mark, ...] = ()
    statements: tuple[Mark, ...] = ()
    tolls: tuple[Mark, ...] = ()
    commitments: tuple[Mark, ...] = ()
    skip: tuple[Mark, ...] = ()


class Excerpt(NamedTuple):
    """An excerpt with what the labels hold and what we read."""

    text: str
    wanted: Marks
    given: Marks


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return how well the excerpts of the half that nobody tunes on are read; nothing where labels or articles are absent."""
    if not (LABELS.exists() and (shared / ARTICLES).exists()):
        return ()
    between: dict[str, float] = json.loads(LABELS.read_text("utf-8"))["agreement"][CHECK]
    sheets = [sheet(each.wanted, each.given) for each in excerpts(shared, CHECK)]
    return tuple(
        score(
            f"recording.crisis_{name}",
            sheets,
            name,
            held=name not in _OF_FOUND,
            beside=f"two readers {between.get(name, between['event_f1']):.2f}; {note}",
        )
        for name, note in _MEASURES.items()
    )


def failures(shared: Path, half: str = DEV) -> Iterator[str]:
    """Yield a line for each thing missed, wrongly given or wrong in part, with the words around it, for those who tune.

    Raises:
        ValueError: The half asked for is the one whose errors nobody reads.
    """
    if half != DEV:
        message = f"errors are read of the half {DEV!r} alone, not of {half!r}"
        raise ValueError(message)
    for each in excerpts(shared, half):
        for name in ("events", "statements", "tolls", "commitments"):
            wanted = getattr(each.wanted, name)
            given = [row for row in getattr(each.given, name) if name != "events" or not _is_skipped(row, each.wanted)]
            pairs, missed, extra = matched(wanted, given)
            for said, rows in (("missed", missed), ("extra", extra)):
                yield from (f"{name} {said}: {_told(row)} | {_around(each.text, row)}" for row in rows)
            for gold, ours in pairs:
                if not is_whole(gold, ours):
                    yield f"{name} wrong: {_told(gold)} | ours {_told(ours)} | {_around(each.text, gold)}"


def excerpts(shared: Path, half: str) -> Iterator[Excerpt]:
    """Yield the excerpts of a half ("dev" or "check"), read and labelled."""
    rows = {row["key"]: row for row in json.loads(LABELS.read_text("utf-8"))["labels"] if row["half"] == half}
    with lzma.open(shared / ARTICLES, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)["input"]
            row = rows.get(sha256((article["url"] or article["title"]).encode()).hexdigest())
            if row is None:
                continue
            text = article["text"][: row["length"]]
            hints = tuple(
                Hint(name=name, value=article[key] or "") for name, key in (("title", "title"), ("published", "date"))
            )
            report = read(Payload(body=text.encode(), address=article["url"] or "", hints=hints))
            if sha256(text.encode()).hexdigest() == row["excerpt"] and report.text == text:
                yield Excerpt(text, labelled(row), recorded(record(report)))


def labelled(row: dict[str, Any]) -> Marks:
    """Return the labels of one article as marks."""
    return Marks(
        tuple(
            Mark(start, end, kind, _named(doers), _named(others), status)
            for start, end, kind, doers, others, status in row["events"]
        ),
        tuple(Mark(start, end, "", _named([who] if who else [])) for start, end, who, _ in row["statements"]),
        tuple(Mark(start, end, f"{harm} {low} {high}") for start, end, harm, low, high in row["tolls"]),
        tuple(Mark(start, end, kind) for start, end, kind in row["commitments"]),
        tuple(Mark(start, end) for start, end in row["skip"]),
    )


def recorded(found: Record) -> Marks:
    """Return what a record holds as marks; a statement without a cue of its own goes on from the one before and is none here."""
    actors = {row.id: row for row in found.actors}

    def side(name: str, ident: str | None) -> Party:
        return _party(name, actors.get(ident or ""), actors)

    def sides(rows: Sequence[Participant]) -> Parties:
        return tuple(side(row.name, row.actor) for row in rows)

    spoken: dict[tuple[int, int], Mark] = {}
    for row in found.statements:
        if row.cue is not None and row.repeats is None:
            at = row.cue.start, row.cue.end
            who = (side(row.speaker_name, row.speaker),) if row.speaker_name or row.speaker else ()
            spoken.setdefault(at, Mark(*at, "", who))
    return Marks(
        tuple(
            Mark(
                row.trigger.start,
                row.trigger.end,
                row.type.value,
                sides(row.initiators),
                sides(row.recipients),
                row.status.value,
            )
            for row in found.events
        ),
        tuple(spoken.values()),
        tuple(
            Mark(row.number.start, row.number.end, f"{row.harm.value} {row.count.low} {row.count.high}")
            for row in found.tolls
        ),
        tuple(Mark(row.deed.start, row.deed.end, row.kind.value) for row in found.commitments),
    )


def _party(name: str, actor: ActorMention | None, actors: dict[str, ActorMention]) -> Party:
    """Return a side as we read it: its words, the name that the mention has and the one that it means ("he")."""
    called, keys = [name], set()
    if actor is not None:
        meant = actors.get(actor.alias_of or "")
        called += [row.name for row in (actor, meant) if row is not None]
        keys.add(actor.key.partition(".")[0])
        if actor.kind not in _NO_STATE:
            keys.add(actor.country)
    return Party(tuple(_words(each) for each in called), frozenset(keys - {""}))


def _named(called: Sequence[str]) -> Parties:
    """Return sides as the labels name them."""
    return tuple(Party((_words(each),), _keys(each)) for each in called)


def _words(name: str) -> frozenset[str]:
    """Return the words of a name that tell it from others.

    >>> sorted(_words("the U.S. president's envoy"))
    ['envoy', 'president', 'us']
    """
    return frozenset(_WORD.findall(name.replace(".", "").lower().replace("’", "'"))) - _EMPTY


@cache
def _keys(name: str) -> frozenset[str]:
    """Return the key of a state or group that a name is, with or without words for those who act for it."""
    words = tuple(_WORD.findall(name.replace(".", "").replace("’s", "").replace("'s", "")))
    while words and words[0].lower() in _EMPTY:
        words = words[1:]
    while words and _SERVANT.fullmatch(words[-1].lower()):
        words = words[:-1]
    rows = names().get(words[0], ()) if words else ()
    return frozenset(row.key.partition(".")[0] for row in rows if tuple(row.words) == words)


def is_same(one: Party, other: Party) -> bool:
    """Tell whether two sides are the same: the words of a name of one are all in a name of the other, or both stand for the same key."""
    if one.keys & other.keys:
        return True
    return any(a and b and (a <= b or b <= a) for a in one.words for b in other.words)


def is_side_right(wanted: Parties, given: Parties) -> bool:
    """Tell whether some side that is given is wanted, or nobody is given where nobody is wanted."""
    return any(is_same(one, other) for one in wanted for other in given) if wanted else not given


def is_whole(wanted: Mark, given: Mark) -> bool:
    """Tell whether kind, sides and status of a mark are right."""
    sides = is_side_right(wanted.first, given.first) and is_side_right(wanted.second, given.second)
    return sides and wanted.kind == given.kind and wanted.status == given.status


def matched(wanted: Sequence[Mark], given: Sequence[Mark]) -> tuple[list[tuple[Mark, Mark]], list[Mark], list[Mark]]:
    """Return wanted and given marks that share a character, one to one, those of one kind first, the nearest starts next; what is left of both."""
    meeting = sorted(
        (gold.kind != ours.kind, abs(gold.start - ours.start), at, place)
        for at, gold in enumerate(wanted)
        for place, ours in enumerate(given)
        if _meet(gold, ours)
    )
    found: dict[int, int] = {}
    for _, _, at, place in meeting:
        if at not in found and place not in found.values():
            found[at] = place
    pairs = [(wanted[at], given[found[at]]) for at in sorted(found)]
    missed = [row for at, row in enumerate(wanted) if at not in found]
    return pairs, missed, [row for place, row in enumerate(given) if place not in found.values()]


def sheet(wanted: Marks, given: Marks) -> Sheet:
    """Return the counts of one excerpt, measure by measure; what is given at a skipped place counts for nothing."""
    ours = [row for row in given.events if not _is_skipped(row, wanted)]
    pairs = matched(wanted.events, ours)[0]
    spoken = matched(wanted.statements, given.statements)[0]

    def share(rows: Sequence[tuple[Mark, Mark]], is_right: Callable[[Mark, Mark], bool]) -> Counts:
        return Counts(sum(is_right(*row) for row in rows), len(rows), len(rows))

    return {
        "event_precision": Counts(len(pairs), len(ours), len(ours)),
        "event_recall": Counts(len(pairs), len(wanted.events), len(wanted.events)),
        "event_f1": Counts(len(pairs), len(ours), len(wanted.events)),
        "event_whole_f1": Counts(sum(is_whole(*row) for row in pairs), len(ours), len(wanted.events)),
        "event_type": share(pairs, lambda gold, row: gold.kind == row.kind),
        "event_sides": share(
            pairs,
            lambda gold, row: is_side_right(gold.first, row.first) and is_side_right(gold.second, row.second),
        ),
        "event_initiators": share(pairs, lambda gold, row: is_side_right(gold.first, row.first)),
        "event_recipients": share(pairs, lambda gold, row: is_side_right(gold.second, row.second)),
        "status": share(pairs, lambda gold, row: gold.status == row.status),
        "statement_cues": Counts(len(spoken), len(given.statements), len(wanted.statements)),
        "speakers": share(spoken, lambda gold, row: is_side_right(gold.first, row.first)),
        "tolls_f1": _alike(wanted.tolls, given.tolls),
        "commitments_f1": _alike(wanted.commitments, given.commitments),
    }


def _alike(wanted: Sequence[Mark], given: Sequence[Mark]) -> Counts:
    """Return the counts of marks found with their kind."""
    pairs = matched(wanted, given)[0]
    return Counts(sum(gold.kind == ours.kind for gold, ours in pairs), len(given), len(wanted))


def _meet(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


def _is_skipped(row: Mark, wanted: Marks) -> bool:
    return any(_meet(row, each) for each in wanted.skip) and not any(_meet(row, each) for each in wanted.events)


def _told(row: Mark) -> str:
    def listed(sides: Parties) -> str:
        return ", ".join(" ".join(sorted(frozenset[str]().union(*side.words))) for side in sides)

    sides = f"{listed(row.first)} > {listed(row.second)}" if row.first or row.second else ""
    return " ".join(filter(None, (row.kind, row.status, sides)))


def _around(text: str, row: Mark) -> str:
    before, after = text[max(0, row.start - 70) : row.start], text[row.end : row.end + 70]
    return " ".join(f"{before}[{text[row.start : row.end]}]{after}".split())
