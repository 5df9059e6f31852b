"""The five reports: offsets, counts, dates and codes only."""

from __future__ import annotations

from datetime import date

import pytest

from rapportage.reading.read import read
from rapportage.reconciling.reconcile import reconcile
from rapportage.recording.record import record
from rapportage.schema.matters import Lineage, Reconciliation, Verdict
from rapportage.schema.report import Payload
from tests.shared import reports_folder

pytestmark = pytest.mark.reports


@pytest.fixture(scope="module")
def together() -> tuple[Reconciliation, dict[str, str]]:
    files = sorted(reports_folder().glob("*.txt"))
    reports = [read(Payload(body=file.read_bytes(), address=file.name)) for file in files]
    names = {report.id: report.address[:3] for report in reports}
    return reconcile(reports, [record(report) for report in reports]), names


def test_000_is_contained_in_001_and_there_are_four_works(together: tuple[Reconciliation, dict[str, str]]) -> None:
    found, names = together
    (copy,) = found.copies
    assert (names[copy.copy], names[copy.original]) == ("000", "001")
    assert copy.is_one_work
    assert copy.lineage is Lineage.CONTAINED
    assert (copy.paragraphs, copy.of_paragraphs) == (25, 25)
    assert len(found.works) == 4


def test_000_takes_its_date_from_001(together: tuple[Reconciliation, dict[str, str]]) -> None:
    found, names = together
    (dating,) = (one for one in found.datings if names[one.report] == "000")
    assert dating.when.first == dating.when.last == date(2024, 1, 23)


def test_seven_against_nine_is_the_only_contradiction(together: tuple[Reconciliation, dict[str, str]]) -> None:
    found, _ = together
    (clash,) = (one for one in found.disagreements if one.verdict is Verdict.CONTRADICT)
    assert {side.account for side in clash.sides} == {"7", "9"}
    nine = next(toll for toll in found.tolls if toll.id == clash.about)
    assert (nine.low, nine.best, nine.high) == (7, 9, 9)
    assert nine.reports == 4


def test_the_two_children_are_agreed_on(together: tuple[Reconciliation, dict[str, str]]) -> None:
    found, _ = together
    (agreed,) = (one for one in found.disagreements if one.verdict is Verdict.AGREE and one.topic.endswith("PAK"))
    assert [side.account for side in agreed.sides] == ["2"]
    toll = next(toll for toll in found.tolls if toll.id == agreed.about)
    assert (toll.population, toll.reports, toll.voices) == ("children", 4, 3)


def test_four_children_among_the_nine_are_agreed_on_across_works(
    together: tuple[Reconciliation, dict[str, str]],
) -> None:
    found, _ = together
    (agreed,) = (one for one in found.disagreements if one.verdict is Verdict.AGREE and one.topic.endswith("IRN"))
    assert [side.account for side in agreed.sides] == ["4"]
    assert "parts of one whole" in agreed.reasons
    toll = next(toll for toll in found.tolls if toll.id == agreed.about)
    assert (toll.population, toll.reports, toll.voices) == ("children", 3, 2)
