"""Armed groups, arms of states and organisations, with their other names (``data/armed_groups.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load
from rapportage.schema.codes import ActorKind


class Group(NamedTuple):
    """A group under all its names; ``country`` is where it is rooted, empty when in many or none."""

    key: str
    kind: ActorKind
    country: str
    name: str
    also: tuple[str, ...]


@cache
def groups() -> dict[str, Group]:
    """Return every group by its key."""
    return {
        key: Group(key, ActorKind(row["kind"]), row["country"], row["name"], tuple(row.get("also", ())))
        for key, row in load("armed_groups").items()
    }
