"""Heading facts of the five reports."""

from __future__ import annotations

from datetime import date

import pytest

from rapportage.reading.read import read
from rapportage.schema.report import FactBasis, Payload, Report
from tests.shared import reports_folder

pytestmark = pytest.mark.reports


def report(number: str) -> Report:
    (path,) = sorted(reports_folder().glob(f"{number}_*.txt"))
    return read(Payload(body=path.read_bytes(), address=path.name))


def days(made: Report) -> tuple[date, date] | None:
    return (made.dated.when.first, made.dated.when.last) if made.dated.when else None


def test_the_first_copy_knows_no_outlet_and_an_interval() -> None:
    made = report("000")
    assert (made.outlet.value, made.carrier.value) == ("", "")
    assert days(made) == (date(2024, 1, 18), date(2024, 1, 26))


def test_the_printed_address_dates_the_monitor() -> None:
    made = report("001")
    assert (made.outlet.value, made.outlet.basis) == ("The Christian Science Monitor", FactBasis.URL)
    assert days(made) == (date(2024, 1, 23), date(2024, 1, 23))
    assert made.agency.value == ""


def test_the_aggregator_is_the_carrier() -> None:
    made = report("002")
    assert (made.outlet.value, made.carrier.value, made.dateline.value) == ("Al Jazeera", "inkl", "Islamabad, Pakistan")
    assert [author.value for author in made.authors] == ["Abid Hussain"]
    assert days(made) == (date(2024, 1, 19), date(2024, 1, 21))


def test_a_damaged_outlet_is_known_by_what_speech_is_addressed_to() -> None:
    made = report("003")
    assert (made.outlet.value, made.outlet.basis) == ("The New Arab", FactBasis.INFERRED)
    assert made.dated.when is None
    assert "--01-18/--01-26" in made.dated.evidence
    assert [author.value for author in made.authors] == ["Giorgio Cafiero"]


def test_an_opinion_piece_of_nobody_stays_unknown_before_the_visit() -> None:
    made = report("004")
    assert (made.outlet.value, made.carrier.value, made.agency.value, made.title.value) == ("", "", "", "")
    assert days(made) == (date(2024, 1, 17), date(2024, 1, 28))
