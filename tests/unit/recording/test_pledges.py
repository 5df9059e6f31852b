"""Promises, agreements, offers, invitations, schedules, demands and threats, each told from the others."""

from __future__ import annotations

import pytest

from rapportage.schema.codes import EventType, Status, Undertaking
from tests.unit.recording.made_reports import recorded


@pytest.mark.parametrize(
    ("line", "kind", "by", "deed"),
    [
        ("Velmark and Ostravia agreed to exchange prisoners.", "agreement", "Velmark and Ostravia", "exchange prisoners"),
        ("The sides reached a deal to exchange prisoners.", "agreement", "The sides", "exchange prisoners"),
        ("The generals agreed on a ceasefire.", "agreement", "The generals", "a ceasefire"),
        ("Velmark urged Ostravia to release the sailors.", "demand", "Ostravia", "release the sailors"),
        ("Ostravia called on Velmark to respect the truce.", "demand", "Velmark", "respect the truce"),
        ("Velmark demanded that Ostravia withdraw its guns.", "demand", "Ostravia", "withdraw its guns"),
        ("Lorsk asked the Ostravian envoy to leave by 14 March.", "demand", "the Ostravian envoy", "leave"),
        ("Velmark threatened to bomb the port.", "threat", "Velmark", "bomb the port"),
        ("Velmark warned that it would bomb the port.", "threat", "Velmark", "bomb the port"),
        ("Velmark vowed to attack the port.", "threat", "Velmark", "attack the port"),
        ("Velmark promised to release the sailors.", "promise", "Velmark", "release the sailors"),
        ("Velmark promised not to attack the port.", "promise", "Velmark", "not to attack the port"),
        ("“We will release the sailors,” Velmark's minister Mira Ray said.", "promise", "We", "release the sailors"),
        ("Ostravia offered to mediate between the two.", "offer", "Ostravia", "mediate between the two"),
        ("Ostravia offered talks.", "offer", "Ostravia", "talks"),
        ("Velmark invited the Ostravian president to visit Lorsk.", "invitation", "the Ostravian president", "visit Lorsk"),
        ("The talks are scheduled for 14 March.", "schedule", "", "The talks"),
        ("The border will be reopened by 14 March.", "schedule", "", "be reopened"),
        ("Velmark's president ordered the Velmarki army to withdraw.", "schedule", "the Velmarki army", "withdraw"),
    ],
)  # fmt: skip
def test_a_commitment_is_told_by_the_word_that_binds(line: str, kind: str, by: str, deed: str) -> None:
    record, text = recorded(line)
    [row] = record.commitments
    assert row.kind is Undertaking(kind)
    assert row.deed.of(text) == deed
    assert " ".join(row.by_names) in {by, "Velmark" if by == "We" else by}


@pytest.mark.parametrize(
    "line",
    [
        "Velmark refused to promise a withdrawal.",
        "Velmark did not agree to withdraw.",
        "Trade will grow next year.",
        "Velmark told reporters that the talks went well.",
        "The bridge must be seen to be believed.",
        "Velmark said that it had ordered nothing.",
        "If Velmark agrees to withdraw, talks may follow.",
    ],
)
def test_what_binds_nobody_is_no_commitment(line: str) -> None:
    assert recorded(line)[0].commitments == ()


def test_a_demand_keeps_who_makes_it_and_what_it_would_be() -> None:
    [row] = recorded("Velmark urged Ostravia to release the nine sailors by 14 March.")[0].commitments
    assert (row.demanded_by, row.expected, row.status) == ("Velmark", EventType.RETREAT, Status.DEMANDED)
    assert row.due is not None


def test_a_promise_long_made_is_background() -> None:
    [row] = recorded("Ostravia had promised to return the ship.")[0].commitments
    assert row.status is Status.BACKGROUND


def test_a_time_behind_a_semicolon_is_due_for_something_else() -> None:
    rows = recorded("Velmark agreed to reopen the border; the ambassadors to resume work by March 14.")[0].commitments
    assert [row.due for row in rows if row.kind is Undertaking.AGREEMENT] == [None]
