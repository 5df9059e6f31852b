"""What one ledger has that another has not, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

import msgspec

from rapportage.ledger.ledger import Ledger
from rapportage.ledger.rows import select_rows
from rapportage.ledger.tables import KINDS
from rapportage.schema.base import Row


class Fate(Enum):
    """What became of a row from one ledger to the other."""

    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"


class Change(NamedTuple):
    """One row that differs: as it was (None when added), as it is (None when dropped), and which fields differ."""

    fate: Fate
    before: Row | None
    after: Row | None
    fields: tuple[str, ...] = ()

    @property
    def row(self) -> Row:
        """The row as it is, or as it was where it is no more."""
        row = self.after or self.before
        if row is None:
            message = "a change is of a row"
            raise ValueError(message)
        return row


def diff(old: Ledger, new: Ledger) -> Iterator[Change]:
    """Yield each row that differs, kind by kind in the order of the stairs, by id; both are read once, side by side."""
    for kind in KINDS:
        yield from _side_by_side(select_rows(old.store, kind), select_rows(new.store, kind))


def _side_by_side(olds: Iterator[Row], news: Iterator[Row]) -> Iterator[Change]:
    """Yield the changes between two runs of rows, both sorted by id."""
    old, new = next(olds, None), next(news, None)
    while old is not None or new is not None:
        if new is None or (old is not None and old.id < new.id):
            yield Change(Fate.DROPPED, old, None)
            old = next(olds, None)
        elif old is None or new.id < old.id:
            yield Change(Fate.ADDED, None, new)
            new = next(news, None)
        else:
            if old != new:
                yield Change(Fate.CHANGED, old, new, _differing(old, new))
            old, new = next(olds, None), next(news, None)


def _differing(old: Row, new: Row) -> tuple[str, ...]:
    names = (field.name for field in msgspec.structs.fields(type(new)))
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))
