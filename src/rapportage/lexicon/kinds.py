"""What files are: first bytes, ends of names, and what to do about those that cannot be read."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Magic(NamedTuple):
    """First bytes, or bytes ``at`` a place, that give a kind away.

    ``unless_text`` where a sentence may open with them too.
    """

    kind: str
    starts: tuple[bytes, ...]
    advice: str = ""
    unless_text: bool = False
    at: int = 0


class Kinds(NamedTuple):
    """The tables of ``data/kinds.toml``; see the comments there."""

    magic: tuple[Magic, ...]
    names: dict[str, str]
    compressed: frozenset[str]
    unread: dict[str, str]
    members: dict[str, str]


@cache
def kinds() -> Kinds:
    """Return the kinds of files, loaded once."""
    table = tomllib.loads(files("rapportage.lexicon").joinpath("data/kinds.toml").read_text("utf-8"))
    compressed = frozenset(table["names"].pop("compressed"))
    return Kinds(
        magic=tuple(
            Magic(
                kind=row["kind"],
                starts=tuple(start.encode("latin-1") for start in row["starts"]),
                advice=row.get("advice", ""),
                unless_text=row.get("unless_text", False),
                at=row.get("at", 0),
            )
            for row in table["magic"]
        ),
        names={end: kind for kind, ends in table["names"].items() for end in ends},
        compressed=compressed,
        unread={end: kind for kind, ends in table["unread"].items() for end in ends},
        members={member: kind for kind, member in table["members"].items()},
    )
