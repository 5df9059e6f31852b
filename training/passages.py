"""Passages of our own with their acts (``own/acts_*.txt``): who does what to whom, whether it happened, what is promised; notation in ``own/README.md``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import NamedTuple

STATUSES = (
    "asserted", "claimed", "denied", "negated", "planned", "promised", "demanded", "threatened", "conditional", "possible", "counterfactual",
    "asked", "generic", "background",
)  # fmt: skip
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",
    "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
COMMITMENTS = ("promise", "agreement", "offer", "invitation", "schedule", "demand", "threat")
KEPT_OUT = 10
"""One passage in this many, by the hash of its lines, is kept from training."""
NO_ACT = "-"
"""In the place of a type: a deed that is promised and is none of PLOVER's acts."""

_LABEL = re.compile(r"(\d+) ([A-Z]+|-) ([a-z]+) ?<(.*?)>(.*?)(?:! *([a-z]+))?\s*$")
_TRIGGER = re.compile(r"\[(\d+)\|([^\]|]+)\]")


class Label(NamedTuple):
    """One act of a passage.

    Attributes:
        start: First character of the words that tell it.
        end: Past their last.
        type: PLOVER's type, or `NO_ACT`.
        status: Whether it happened.
        doers: Where those who act are named: for each the places of the phrase.
        others: The same for those acted on.
        commitment: Kind of commitment that the deed is, or empty.
    """

    start: int
    end: int
    type: str
    status: str
    doers: tuple[tuple[tuple[int, int], ...], ...]
    others: tuple[tuple[tuple[int, int], ...], ...]
    commitment: str


class Passage(NamedTuple):
    """A passage: its text, its acts in text order, and the names of states in it as (name, adjective, capital)."""

    text: str
    labels: tuple[Label, ...]
    states: tuple[tuple[str, str, str], ...]


def read_passages(folder: Path) -> Iterator[str]:
    """Yield the passages of the files ``acts_*.txt`` in a folder as they are written, in the order of their names."""
    for path in sorted(folder.glob("acts_*.txt")):
        blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
        kept = ("\n".join(line for line in block.split("\n") if not line.startswith("#")) for block in blocks)
        yield from (block.strip() for block in kept if block.strip())


def parsed(block: str) -> Passage:
    """Return a passage from its lines.

    Raises:
        ValueError: A label names a trigger or a phrase that is not in the text, or a code that is none.
    """
    lines = [line.strip() for line in block.split("\n") if line.strip()]
    states = tuple(_state(line) for line in lines if line.startswith("@"))
    rows = [found for line in lines if (found := _LABEL.match(line))]
    raw = " ".join(line for line in lines if line[0] not in "@%" and not _LABEL.match(line))
    text, places, at = "", {}, 0
    for found in _TRIGGER.finditer(raw):
        text += raw[at : found.start()]
        places[found[1]] = (len(text), len(text) + len(found[2]))
        text += found[2]
        at = found.end()
    text += raw[at:]
    labels = tuple(sorted(_label(row, text, places) for row in rows))
    if len(labels) != len(places):
        message = f"{len(places)} triggers and {len(labels)} labels in {text[:60]!r}"
        raise ValueError(message)
    return Passage(text, labels, states)


def renamed(block: str, states: Sequence[tuple[str, str, str]], chance: Random) -> str:
    """Return a passage with other states' names in place of its own; it may then have an article amiss, as news has too.

    Args:
        block: The passage as it is written.
        states: Name, adjective and capital of the states to draw from.
        chance: What draws.
    """
    own = [_state(line) for line in block.split("\n") if line.startswith("@")]
    new = chance.sample(list(states), len(own))
    words: dict[str, str] = {}
    for old, drawn in zip(own, new, strict=True):
        for before, after in zip(old, drawn, strict=True):
            if before and after:
                words.setdefault(before, after)
                words.setdefault(before.upper(), after.upper())
    if not words:
        return block
    ordered = sorted(words, key=len, reverse=True)
    changed = re.sub(rf"\b(?:{'|'.join(map(re.escape, ordered))})(?=s?\b)", lambda found: words[found[0]], block)
    try:
        parsed(changed)
    except ValueError:  # a name that is also part of a word that stays
        return block
    return changed


def is_kept_out(block: str) -> bool:
    """Tell whether a passage is kept from training."""
    return int(sha256(block.encode()).hexdigest(), 16) % KEPT_OUT == 0


def _state(line: str) -> tuple[str, str, str]:
    parts = [part.strip() for part in line.removeprefix("@").split("|")]
    name, adjective, capital = (*parts, "", "", "")[:3]
    return name, adjective, capital


def _label(row: re.Match[str], text: str, places: dict[str, tuple[int, int]]) -> Label:
    number, kind, status, doers, others, commitment = row.groups()
    is_known = (
        (kind in TYPES or kind == NO_ACT) and status in STATUSES and (commitment or COMMITMENTS[0]) in COMMITMENTS
    )
    if number not in places or not is_known:
        message = f"trigger or code unknown in {row[0]!r} of {text[:60]!r}"
        raise ValueError(message)
    return Label(*places[number], kind, status, _sides(doers, text), _sides(others, text), commitment or "")


def _sides(phrases: str, text: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    found = []
    for phrase in filter(None, map(str.strip, phrases.split(";"))):
        at = tuple(each.span() for each in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text))
        at = at or tuple(
            each.span() for each in re.finditer(re.escape(phrase), text)
        )  # "Tavria" of "Tavria-backed" or "Tavrians"
        if not at:
            message = f"{phrase!r} is not in {text[:60]!r}"
            raise ValueError(message)
        found.append(at)
    return tuple(found)
