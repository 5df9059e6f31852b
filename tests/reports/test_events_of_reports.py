"""What RECORD must find of acts in the five reports: types, codes, days and words of triggers only."""

from __future__ import annotations

from datetime import date

import pytest

from rapportage.reading.read import read
from rapportage.recording.record import record
from rapportage.schema.codes import EventType, Status
from rapportage.schema.mentions import EventMention, Record
from rapportage.schema.report import FactBasis, Hint, Payload
from tests.shared import reports_folder

pytestmark = pytest.mark.reports

PUBLISHED = {"003": "2024-01-22", "004": "2024-01-24"}  # given, as a user would

ACTS = {
    "000": [
        (EventType.ASSAULT, "attack", "IRN", ""),
        (EventType.ASSAULT, "fired", "PAK", "IRN"),
    ],
    "002": [
        (EventType.ASSAULT, "strikes", "IRN", ""),
        (EventType.ASSAULT, "targeted", "", "JAISH"),
        (EventType.ASSAULT, "struck", "PAK", "IRN"),
    ],
    "003": [
        (EventType.ASSAULT, "fired", "IRN", "PAK"),
        (EventType.ASSAULT, "killed", "ISR", ""),
        (EventType.SANCTION, "recalled", "", ""),
        (EventType.AGREE, "visit", "IRN", "PAK"),
    ],
    "004": [
        (EventType.ASSAULT, "strikes", "IRN", "JAISH"),
        (EventType.ACCUSE, "condemned", "PAK", ""),
        (EventType.AGREE, "offered", "CHN", ""),
        (EventType.AGREE, "offered", "TUR", ""),
        (EventType.AGREE, "visiting", "IRN", "PAK"),
    ],
}
"""Type, trigger, and whom the initiators and recipients must hold: a country, or the beginning of a key."""


@pytest.fixture(scope="module")
def records() -> dict[str, tuple[str, Record]]:
    found = {}
    for path in sorted(reports_folder().glob("*.txt")):
        key = path.name[:3]
        hints = (Hint(name="published", value=PUBLISHED[key], basis=FactBasis.GIVEN),) if key in PUBLISHED else ()
        report = read(Payload(body=path.read_bytes(), address=path.name, hints=hints))
        found[key] = (report.text, record(report))
    return found


def holds(sides: tuple, wanted: str, found: Record) -> bool:
    actors = {row.id: row for row in found.actors}
    rows = [actors[side.actor] for side in sides if side.actor in actors]
    return not wanted or any(wanted == row.country or row.key.startswith(wanted) for row in rows)


def matching(key: str, records: dict[str, tuple[str, Record]], act: tuple) -> list[EventMention]:
    text, found = records[key]
    kind, trigger, doer, other = act
    return [
        row
        for row in found.events
        if row.type is kind
        and row.trigger.of(text) == trigger
        and holds(row.initiators, doer, found)
        and holds(row.recipients, other, found)
    ]


@pytest.mark.parametrize(("key", "act"), [(key, act) for key, acts in ACTS.items() for act in acts], ids=str)
def test_an_act_that_eyes_find_is_found(records: dict[str, tuple[str, Record]], key: str, act: tuple):
    assert matching(key, records, act)


def test_the_strike_of_16_january_has_its_day_and_soil(records: dict[str, tuple[str, Record]]):
    [row] = matching("004", records, (EventType.ASSAULT, "strikes", "IRN", "JAISH"))
    assert row.when is not None
    assert (row.when.first, row.when.last) == (date(2024, 1, 16), date(2024, 1, 16))
    assert row.territory_of == "PAK"


def test_the_first_strikes_hold_their_dead(records: dict[str, tuple[str, Record]]):
    [row] = matching("000", records, (EventType.ASSAULT, "attack", "IRN", ""))[:1]
    assert row.tolls
    assert set(row.modes) == {"drone", "heavy-weapons"}


def test_what_might_have_been_shared_is_counterfactual(records: dict[str, tuple[str, Record]]):
    text, found = records["003"]
    shared = [row for row in found.events if row.trigger.of(text) == "shared"]
    assert all(row.status is Status.COUNTERFACTUAL for row in shared)


def test_no_question_is_an_event(records: dict[str, tuple[str, Record]]):
    for text, found in records.values():
        for row in found.events:
            assert row.status is not Status.ASKED
            assert text[row.trigger.end : row.trigger.end + 1] != "?"
