"""Parties and words of acts: who is meant by both countries, whose a thing is, what is talk and no act, what an excerpt holds."""

from __future__ import annotations

import pytest

from rapportage.schema.codes import EventType, Status
from rapportage.schema.mentions import EventMention
from tests.unit.recording.made_reports import recorded


def events_in(*lines: str) -> list[EventMention]:
    found, _ = recorded(*lines)
    return list(found.events)


def sides_in(line: str) -> list[tuple[str, list[str], list[str]]]:
    """Return type, initiators and recipients of each event of a line."""
    return [
        (row.type.value, [side.name for side in row.initiators], [side.name for side in row.recipients])
        for row in events_in(line)
    ]


def excerpts(line: str) -> list[str]:
    found, text = recorded(line)
    return [text[row.span.start : row.span.end] for row in found.events]


def test_both_countries_are_two_parties():
    rows = sides_in("Velmark and Ostravia met on Monday. Both countries condemned the Red Dawn Army.")
    assert ("ACCUSE", ["Velmark", "Ostravia"], ["Red Dawn Army"]) in rows


def test_a_thing_that_was_shot_down_has_its_owner_for_recipient():
    [(kind, doers, others)] = sides_in("Velmark said that it had shot down an Ostravian drone over its waters.")
    assert (kind, doers) == ("ASSAULT", ["Velmark"])
    assert [name.split()[0] for name in others] == ["Ostravian"]


def test_a_missile_that_says_whose_it_is_has_a_sender():
    [row] = events_in("An Ostravian missile hit a fuel depot in the Velmarki port of Drin.")
    found, _ = recorded("An Ostravian missile hit a fuel depot in the Velmarki port of Drin.")
    country = {actor.id: actor.country for actor in found.actors}
    assert [country[side.actor or ""] for side in row.initiators] == ["OST"]
    assert [country[side.actor or ""] for side in row.recipients] == ["VLM"]


def test_who_is_deported_is_acted_on_not_where_he_goes():
    [row] = events_in("Velmark deported the journalist to Ostravia.")
    assert [side.name for side in row.recipients] == ["the journalist"]


def test_nobody_strikes_the_place_that_missiles_come_from():
    assert sides_in("The missiles had been fired from Velmark.") == []


def test_the_noun_of_a_general_strike_is_no_general():
    [(kind, _, others)] = sides_in("Velmark's trade unions called a general strike for Friday.")
    assert (kind, others) == ("PROTEST", [])


def test_defences_put_on_alert_are_their_owner():
    [(kind, doers, _)] = sides_in("Velmark put its air defences on alert.")
    assert (kind, doers) == ("MOBILIZE", ["Velmark"])


@pytest.mark.parametrize(
    "line",
    [
        "The measures targeting Velmark cost too much.",
        "Training the forces of Ostravia would take a year.",
        "Velmark intends to assemble a team.",
        "Velmark has not ruled out a deal with Ostravia.",
        "The minister defeated his rival at the polls.",
        "There was talk of Velmarki attacks.",
    ],
)
def test_talk_and_contests_are_no_acts_of_force(line: str):
    assert not [row for row in events_in(line) if row.type in {EventType.ASSAULT, EventType.AGREE, EventType.AID}]


def test_a_noun_with_one_side_is_less_sure():
    rows = events_in("Ostravia denounced the Velmarki raid.")
    raids = [row for row in rows if row.type is EventType.ASSAULT]
    assert all(row.confidence <= 0.4 for row in raids)


def test_men_held_were_held_whatever_is_tried_for_them():
    rows = events_in("Velmark tried to free the men held by Ostravia.")
    assert all(row.status is Status.ASSERTED for row in rows if row.initiators and row.initiators[0].name == "Ostravia")


def test_a_case_for_striking_is_no_strike():
    rows = [
        row for row in events_in("The minister made the case for bombing Ostravia.") if row.type is EventType.ASSAULT
    ]
    assert all(row.status is not Status.ASSERTED for row in rows)


def test_an_excerpt_holds_sides_and_object():
    line = "Late on Monday the army of Velmark launched a heavy attack on the Ostravian town of Drin, officials said."
    assert excerpts(line) == ["the army of Velmark launched a heavy attack on the Ostravian town of Drin"]
