"""What RECORD must find in the five reports: names, counts, dates and codes only."""

from __future__ import annotations

from datetime import date

import pytest

from rapportage.reading.read import read
from rapportage.recording.record import record
from rapportage.schema.codes import Due, Form
from rapportage.schema.mentions import Record
from rapportage.schema.report import FURNITURE, FactBasis, Hint, Payload, Report
from tests.shared import reports_folder

pytestmark = pytest.mark.reports

PUBLISHED = {"003": "2024-01-22", "004": "2024-01-24"}  # given, as a user would

SPEAKERS = {
    "000": {
        "Mushahid Hussain Syed": 3,
        "Maleeha Lodhi": 2,
        "Mosharraf Zaidi": 4,
        "Husain Haqqani": 1,
        "Shireen Mazari": 3,
        "Syed Rifaat Hussain": 2,
    },
    "002": {"Joshua White": 3, "Ali Vaez": 6, "Syed Rifaat Hussain": 2},
    "003": {
        "Hossein Amir Abdollahian": 1,
        "Rouzbeh Parsi": 4,
        "Umer Karim": 4,
        "Tehmina Aslam Ranjha": 4,
        "Ali Vaez": 5,
        "Rabia Akhtar": 3,
    },
    "004": {"MOFA": 1, "Associate Press": 1},
}
"""Quotations of each person named, pull quotes of 003 included, as counted by eye."""


@pytest.fixture(scope="module")
def read_reports() -> dict[str, tuple[Report, Record]]:
    found = {}
    for path in sorted(reports_folder().glob("*.txt")):
        key = path.name[:3]
        hints = (Hint(name="published", value=PUBLISHED[key], basis=FactBasis.GIVEN),) if key in PUBLISHED else ()
        report = read(Payload(body=path.read_bytes(), address=path.name, hints=hints))
        found[key] = (report, record(report))
    return found


@pytest.mark.parametrize("key", sorted(SPEAKERS))
def test_every_quotation_has_the_speaker_that_eyes_find(read_reports: dict[str, tuple[Report, Record]], key: str):
    rows = [row for row in read_reports[key][1].statements if row.form is not Form.INDIRECT and row.nested_in is None]
    counted = {name: sum(row.speaker_name == name for row in rows) for name in SPEAKERS[key]}
    assert counted == SPEAKERS[key]
    assert all(row.speaker_name for row in rows)


def test_the_copy_and_its_original_quote_the_same_people(read_reports: dict[str, tuple[Report, Record]]):
    one, other = (
        [row.speaker_name for row in read_reports[key][1].statements if row.form is not Form.INDIRECT]
        for key in ("000", "001")
    )
    assert sorted(one) == sorted(other)


def test_nothing_comes_from_furniture(read_reports: dict[str, tuple[Report, Record]]):
    for report, found in read_reports.values():
        closed = [(block.start, block.end) for block in report.blocks if block.use in FURNITURE]
        rows = (*found.statements, *found.tolls, *found.commitments, *found.actors, *found.times)
        assert not [row for row in rows if any(low <= row.span.start < high for low, high in closed)]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("000", {("killed", 2, None, "children"), ("killed", 9, 9, ""), ("killed", 4, 4, "children")}),
        ("001", {("killed", 2, None, "children"), ("killed", 9, 9, ""), ("killed", 4, 4, "children")}),
        ("002", {("killed", 2, None, "children"), ("injured", 3, 3, ""), ("killed", 9, None, ""), ("killed", 4, 4, "children"), ("killed", 3, 3, "women")}),
        ("003", {("killed", 2, 2, "children"), ("killed", 7, 7, "non-IRN"), ("killed", 90, 99, ""), ("injured", 284, 284, ""), ("killed", 0, 0, "IRN"), ("killed", 1, 1, "Sayyed Razi Mousavi")}),
        ("004", set()),
    ],
)  # fmt: skip
def test_tolls_are_those_the_reports_give_and_no_other_number(
    read_reports: dict[str, tuple[Report, Record]], key: str, expected: set[tuple[str, int, int | None, str]]
):
    tolls = read_reports[key][1].tolls
    assert {(row.harm.value, row.count.low, row.count.high, row.population) for row in tolls} == expected
    assert len(tolls) == len(expected)


def test_claimants_of_the_disputed_toll_are_kept(read_reports: dict[str, tuple[Report, Record]]):
    def voices(key: str, low: int) -> list[str]:
        return [voice.name for row in read_reports[key][1].tolls if row.count.low == low for voice in row.voice]

    assert voices("001", 9) == ["Iranian media"]
    assert voices("002", 9) == []
    assert voices("003", 7) == ["Iranian authorities"]


@pytest.mark.parametrize(
    ("key", "kind", "first"),
    [
        ("001", Due.BY, date(2024, 1, 26)),
        ("001", Due.ON, date(2024, 1, 29)),
        ("003", Due.BY, date(2024, 1, 26)),
        ("003", Due.ON, date(2024, 1, 29)),
        ("004", Due.FROM, date(2024, 1, 26)),
        ("004", Due.ON, date(2024, 1, 29)),
    ],
)
def test_promises_fall_due_as_worded(read_reports: dict[str, tuple[Report, Record]], key: str, kind: Due, first: date):
    rows = read_reports[key][1].commitments
    assert [
        row for row in rows if row.due_kind is kind and row.due and row.due.first == first and len(row.by) in {1, 2}
    ]


def test_the_promise_whose_verb_is_lost_says_so(read_reports: dict[str, tuple[Report, Record]]):
    rows = read_reports["003"][1].commitments
    [reason] = [blank.reason for row in rows for blank in row.blanks if blank.field == "deed"]
    assert reason.endswith("(a hole in the text)")


@pytest.mark.parametrize(
    ("key", "value"),
    [("001", "2024-01-16"), ("001", "2024-01-22"), ("001", "2024-W05"), ("002", "2024-01-19TEV"), ("003", "2024-01-14"), ("003", "2023-12-14"), ("003", "2023-12-16"),
     ("003", "2024-01-17"), ("003", "2024-01-18"), ("002", "2024-W09")],
)  # fmt: skip
def test_relative_dates_are_reckoned(read_reports: dict[str, tuple[Report, Record]], key: str, value: str):
    assert value in {row.value for row in read_reports[key][1].times}


def test_an_offset_from_an_event_points_at_its_date(read_reports: dict[str, tuple[Report, Record]]):
    report, found = read_reports["001"]
    [row] = [row for row in found.times if row.rule == "times.offset/1"]
    assert row.value == "2024-01-18"
    assert row.anchor_span is not None
    assert row.anchor_span.of(report.text) == "Jan. 16"


@pytest.mark.parametrize(
    ("key", "group"), [("001", "JAISH_AL_ADL"), ("003", "JAISH_AL_ADL"), ("004", "JAISH_AL_ADL"), ("001", "TTP"), ("003", "BLA"), ("004", "BLA"), ("003", "BLF")]
)  # fmt: skip
def test_groups_are_known_under_every_spelling(read_reports: dict[str, tuple[Report, Record]], key: str, group: str):
    assert group in {row.key for row in read_reports[key][1].actors}
