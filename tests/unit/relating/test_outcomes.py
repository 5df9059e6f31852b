"""What became of promises, as far as it can be said."""

from __future__ import annotations

from datetime import date

from rapportage.relating.outcomes import find_outcomes
from rapportage.relating.relate import relate
from rapportage.schema.ids import MentionId
from rapportage.schema.matters import Commitment, Reconciliation
from rapportage.schema.relation import Dyad, Standing
from rapportage.schema.when import When

BACK = Commitment(
    id="commitment:1",
    evidence=(MentionId("m"),),
    deed="return to their posts",
    due=When.days(date(2031, 3, 10), date(2031, 3, 14)),
)


def standing(day: int) -> Standing:
    (outcome,) = find_outcomes([BACK], date(2031, 3, day))
    return outcome.standing


def test_a_promise_is_pending_up_to_its_last_day_and_unknown_after() -> None:
    assert standing(14) is Standing.PENDING
    assert standing(15) is Standing.UNKNOWN


def test_a_promise_without_a_due_time_is_unknown_and_says_why() -> None:
    (outcome,) = find_outcomes([Commitment(id="c", evidence=(MentionId("m"),), deed="answer")], date(2031, 3, 1))
    assert outcome.standing is Standing.UNKNOWN
    assert "no time" in outcome.reason


def test_relate_carries_the_outcomes_and_invents_no_days() -> None:
    relation = relate(
        Reconciliation(commitments=(BACK,)), dyad=Dyad(first="VLD", second="KTH"), as_of=date(2031, 3, 12)
    )
    assert [outcome.commitment for outcome in relation.outcomes] == [BACK.id]
    assert relation.days == ()
