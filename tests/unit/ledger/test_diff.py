"""Two ledgers are told apart row by row."""

from __future__ import annotations

import msgspec

from rapportage.ledger.diff import Fate, diff
from rapportage.ledger.ledger import Ledger
from tests.unit.ledger.made import actor_of, report_of, toll_of

REPORT = report_of()
ACTOR, NINE, SEVEN = actor_of(REPORT), toll_of(REPORT), toll_of(REPORT, "seven", 7)


def test_rows_added_dropped_and_changed_are_told_with_their_fields() -> None:
    other = msgspec.structs.replace(NINE, confidence=0.5, population="women")
    with Ledger.open(":memory:") as old, Ledger.open(":memory:") as new:
        old.put([REPORT, NINE, SEVEN])
        new.put([REPORT, ACTOR, other])
        found = {(change.fate, change.row.id, change.fields) for change in diff(old, new)}
        assert found == {
            (Fate.ADDED, ACTOR.id, ()),
            (Fate.DROPPED, SEVEN.id, ()),
            (Fate.CHANGED, NINE.id, ("confidence", "population")),
        }
        assert list(diff(new, new)) == []
