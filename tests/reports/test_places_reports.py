"""Which places RECORD must find in the five reports: keys, countries and counts only."""

from __future__ import annotations

import pytest

from rapportage.reading.read import read
from rapportage.recording.record import record
from rapportage.schema.mentions import PlaceMention
from rapportage.schema.report import Payload, Report
from tests.shared import reports_folder

pytestmark = pytest.mark.reports

KEYS = {
    "000": {"PK.02", "IR.04", "PS.GZ", "kashmir", "middle_east", "YEM"},
    "001": {"PK.02", "IR.04", "PS.GZ", "kashmir", "middle_east", "YEM"},
    "002": {"PK.02", "IR.04", "PS.GZ", "CHE", "LBN", "YEM"},
    "003": {"PK.02", "IR.04", "SY.12", "SYR", "IRQ"},
    "004": {"PK.02", "PS.GZ", "strait_of_hormuz", "SYR", "IRQ"},
}
"""Some of what each names, as read by eye."""


@pytest.fixture(scope="module")
def places() -> dict[str, tuple[Report, tuple[PlaceMention, ...]]]:
    found = {}
    for path in sorted(reports_folder().glob("*.txt")):
        report = read(Payload(body=path.read_bytes(), address=path.name))
        found[path.name[:3]] = (report, record(report).places)
    return found


@pytest.mark.parametrize("key", sorted(KEYS))
def test_provinces_straits_and_countries_are_found(
    places: dict[str, tuple[Report, tuple[PlaceMention, ...]]], key: str
):
    assert KEYS[key] <= {row.key for row in places[key][1]}


@pytest.mark.parametrize("key", sorted(KEYS))
def test_no_province_is_put_in_the_wrong_country(places: dict[str, tuple[Report, tuple[PlaceMention, ...]]], key: str):
    report, rows = places[key]
    for row in rows:
        words = report.text[row.span.start : row.span.end].lower()
        if "sistan" in words or words == "saravan":
            assert row.country == "IRN"
        elif "balochistan" in words or "baluchistan" in words or words == "panjgur":
            assert row.country == "PAK"


def test_the_place_of_filing_stands_apart(places: dict[str, tuple[Report, tuple[PlaceMention, ...]]]):
    [filed] = [row for row in places["002"][1] if row.rule == "places.dateline/1"]
    assert filed.country == "PAK"
    assert filed.span == places["002"][0].dateline.span
