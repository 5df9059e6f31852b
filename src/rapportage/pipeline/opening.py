"""The Python door to a ledger."""

from __future__ import annotations

from pathlib import Path

from rapportage.ledger.ledger import Ledger


def open(path: str | Path = "rapportage.ledger") -> Ledger:  # noqa: A001
    """Return the ledger at ``path``, to be used in a ``with`` block; made when there is none.

    Raises:
        LedgerError: It cannot be opened, is in use, or was written by a newer rapportage.
    """
    return Ledger.open(str(path), command="python")
