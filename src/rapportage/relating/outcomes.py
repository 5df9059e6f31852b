"""What became of commitments by a given day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rapportage.schema.codes import Undertaking
from rapportage.schema.ids import MatterId, mint
from rapportage.schema.matters import Commitment
from rapportage.schema.relation import Outcome, Standing


def find_outcomes(commitments: Iterable[Commitment], as_of: date) -> tuple[Outcome, ...]:
    """Return the standing of each commitment on a day: pending until its due time is over, unknown after.

    Demands and threats bind nobody: they have no standing.

    Nothing is called kept or broken here: that needs the later events, which come with the rest of RELATE.

    Args:
        commitments: Promises under all their restatements.
        as_of: The day it is judged on.
    """
    return tuple(_outcome(each, as_of) for each in commitments if each.kind not in _UNBOUND)


_UNBOUND = frozenset({Undertaking.DEMAND, Undertaking.THREAT})


def _outcome(commitment: Commitment, as_of: date) -> Outcome:
    due = commitment.due
    if due is None:
        standing, reason = Standing.UNKNOWN, "it names no time at which it falls due"
    elif as_of <= due.last:
        standing, reason = Standing.PENDING, f"it falls due by {due.last.isoformat()}"
    else:
        standing, reason = Standing.UNKNOWN, "no later report in the ledger says"
    return Outcome(
        id=mint("outcome", commitment.id, as_of.isoformat()),
        commitment=MatterId(commitment.id),
        standing=standing,
        judged_on=as_of,
        evidence=commitment.evidence,
        reason=reason,
    )
