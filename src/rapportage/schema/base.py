"""The base classes of everything that passes between rooms."""

from __future__ import annotations

from msgspec import Struct


class Shape(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A frozen value: checked when decoded, compared by content, safe to share between processes.

    Restate ``frozen=True, kw_only=True`` on every subclass: msgspec does not pass ``kw_only``
    down, and mypy does not see that ``frozen`` is passed down. ``tests/house`` checks it.
    """


class Row(Shape, frozen=True, kw_only=True):
    """A shape that is kept in the ledger under its ``id``, which is minted from what it says."""

    id: str
