"""Intervals from content: between the latest day told and the first day promised, never one day."""

from __future__ import annotations

from datetime import date

from rapportage.reading.content_dates import find_content_interval
from rapportage.schema.report import Dated, FactBasis, Use
from tests.unit.reading.sheets import sheet_of


def interval(*bodies: str, use: Use = Use.BODY) -> Dated:
    return find_content_interval(sheet_of(*((use, words) for words in bodies)))


def test_the_first_promised_day_ends_the_interval() -> None:
    found = interval("On January 16, 2031, Velia shelled Ostrow.", "The envoy will be visiting on January 29, 2031.")
    assert found.when is not None
    assert (found.when.first, found.when.last) == (date(2031, 1, 16), date(2031, 1, 28))
    assert found.basis is FactBasis.INFERRED
    assert found.confidence <= 0.5


def test_a_day_by_which_a_thing_will_be_done_may_be_the_day_of_publication() -> None:
    found = interval("On January 16, 2031, Velia shelled Ostrow.", "The envoys will return by 26 January.")
    assert found.when is not None
    assert found.when.last == date(2031, 1, 26)


def test_days_counted_on_move_the_beginning() -> None:
    found = interval(
        "On January 16, 2031, Velia shelled Ostrow. Two days later Ostrow answered. It will vote on 29 January."
    )
    assert found.when is not None
    assert found.when.first == date(2031, 1, 18)


def test_a_weekday_named_alone_bounds_to_the_week() -> None:
    found = interval(
        "Shops burned in Ostrow, Friday, January 17, 2031.", "On Friday evening the ministers spoke, said Vale."
    )
    assert found.when is not None
    assert (found.when.first, found.when.last) == (date(2031, 1, 17), date(2031, 1, 23))


def test_this_week_bounds_to_its_sunday() -> None:
    found = interval(
        "Shops burned in Ostrow, Friday, January 17, 2031.", "On Friday, in attacks this week, two ferries sank."
    )
    assert found.when is not None
    assert found.when.last == date(2031, 1, 19)


def test_without_any_year_the_date_is_unknown_and_the_days_are_evidence() -> None:
    found = interval(
        "On 14 December and again on 16 January Velia shelled Ostrow. The envoys will return by 26 January."
    )
    assert found.when is None
    assert found.evidence == "content: --01-16/--01-26 (no year is stated)"


def test_a_text_that_nothing_bounds_has_no_interval() -> None:
    assert interval("On January 16, 2031, Velia shelled Ostrow.").when is None


def test_an_interval_is_never_one_day() -> None:
    found = interval("On January 16, 2031, Velia shelled Ostrow.", "It will be tried on January 17, 2031.")
    assert found.when is not None
    assert found.when.first < found.when.last


def test_what_was_only_meant_for_a_day_tells_nothing() -> None:
    found = interval(
        "On January 16, 2031, Velia shelled Ostrow.",
        "The two agreed to send their envoys back on January 26.",
        "The minister will be visiting on January 29, 2031.",
    )
    assert found.when is not None
    assert (found.when.first, found.when.last) == (date(2031, 1, 16), date(2031, 1, 28))


def test_one_weekday_alone_may_be_chance() -> None:
    assert (
        interval("Shops burned in Ostrow on January 17, 2031.", "On Friday the ministers spoke, said Vale.").when
        is None
    )


def test_a_copyright_line_lends_no_year() -> None:
    sheet = sheet_of(
        (Use.BODY, "On 14 December and on 16 January Velia shelled Ostrow. The envoys will return by 26 January."),
        (Use.NAVIGATION, "© 2029-2031 Ostrow Courier"),
    )
    assert find_content_interval(sheet).when is None


def test_a_dateline_without_a_year_bounds_to_its_day_and_the_next() -> None:
    sheet = sheet_of(
        (Use.DATELINE, "OSTROW, Jan 16 (Reuters) -"), (Use.BODY, "Velia, shelled on January 3, 2031, answered.")
    )
    found = find_content_interval(sheet)
    assert found.when is not None
    assert (found.when.first, found.when.last) == (date(2031, 1, 16), date(2031, 1, 17))
