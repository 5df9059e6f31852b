"""Works and the dates their reports lend each other."""

from __future__ import annotations

from datetime import date

from rapportage.reconciling.works import find_datings, find_misdatings, find_works, names_of, work_of_report
from rapportage.schema.report import Report
from tests.unit.reconciling.making import fact, report
from tests.unit.reconciling.test_copies import FOUR, ONE, OTHER, THREE, TWO, copies


def by_id(*reports: Report) -> dict[str, Report]:
    return {one.id: one for one in reports}


def test_a_work_is_headed_by_its_fullest_report_and_a_loner_is_a_work() -> None:
    whole, part = report(ONE, TWO, THREE, name="whole"), report(ONE, TWO, name="part")
    alone = report(OTHER, FOUR, name="alone")
    works = find_works([part, alone, whole], copies(whole, part, alone))
    assert sorted(work.reports for work in works) == sorted([(whole.id, part.id), (alone.id,)])
    assert work_of_report(works)[part.id] == work_of_report(works)[whole.id]


def test_a_report_without_a_date_takes_its_copys() -> None:
    dated, bare = report(ONE, TWO, THREE, name="dated", day=date(2031, 3, 11)), report(ONE, TWO, name="bare")
    found = copies(dated, bare)
    works = find_works([dated, bare], found)
    (dating,) = find_datings(works, found, by_id(dated, bare))
    assert (dating.report, dating.when.first, dating.copied_from) == (bare.id, date(2031, 3, 11), dated.id)


def test_no_date_is_made_up_where_no_copy_has_one() -> None:
    one, other = report(ONE, TWO, THREE, name="one"), report(ONE, TWO, name="other")
    found = copies(one, other)
    assert find_datings(find_works([one, other], found), found, by_id(one, other)) == ()


def test_copies_dated_weeks_apart_are_remarked_on() -> None:
    pair = [report(ONE, TWO, THREE, FOUR, name=name, day=date(2031, 3, day)) for name, day in (("a", 1), ("b", 20))]
    (issue,) = find_misdatings(copies(*pair), by_id(*pair))
    assert (issue.code, issue.address) == ("R301", "b")


def test_copies_dated_days_apart_are_not() -> None:
    pair = [report(ONE, TWO, THREE, FOUR, name=name, day=date(2031, 3, day)) for name, day in (("a", 1), ("b", 3))]
    assert find_misdatings(copies(*pair), by_id(*pair)) == ()


def test_a_work_is_called_by_its_outlet_or_its_file() -> None:
    whole = report(ONE, TWO, THREE, name="news/whole.txt")
    part = report(ONE, TWO, name="news/part.txt", outlet=fact("Courier"))
    alone = report(OTHER, FOUR, name="news/alone.txt")
    works = find_works([part, alone, whole], copies(whole, part, alone))
    names = names_of(works, by_id(whole, part, alone))
    assert names == {whole.id: "Courier", part.id: "Courier", alone.id: "alone.txt"}
