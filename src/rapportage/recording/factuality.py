"""A status with the words that give it."""

from __future__ import annotations

from typing import NamedTuple

from rapportage.schema.codes import Status


class Factuality(NamedTuple):
    """A status and the words that give it.

    Attributes:
        status: What is said of the act.
        first: First word of the cue, -1 where there is none.
        end: Word after the cue's last, -1 where there is none.
        is_own: Whether a negation is the act's own ("did not fire"), not that of a word over it ("failed to fire").
    """

    status: Status
    first: int = -1
    end: int = -1
    is_own: bool = False
