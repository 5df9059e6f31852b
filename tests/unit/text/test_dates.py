"""Calendar expressions: what is found, what is said of it, and what is no date."""

from __future__ import annotations

from datetime import date

import pytest

from rapportage.text.dates import FoundDate, find_dates, parse_date


def only(text: str, *, day_first: bool | None = None) -> FoundDate:
    (found,) = find_dates(text, day_first=day_first)
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met on January 16, 2031, late.", "January 16, 2031"),
        ("Jan.18, 2031: quiet", "Jan.18, 2031"),
        ("Seen Friday, January 17, 2031 [Photo]", "Friday, January 17, 2031"),
        ("Tuesday 14 January 2031", "Tuesday 14 January 2031"),
        ("on the 16th of January 2031 at dawn", "the 16th of January 2031"),
        ("SEPTEMBER 5, 2031", "SEPTEMBER 5, 2031"),
        ("Published 14:05, 23 Jan 2031", "23 Jan 2031"),
        ("saved 2031-01-16T10:00", "2031-01-16"),
        ("file of 20310116", "20310116"),
        ("am 16.01.2031 um", "16.01.2031"),
    ],
)
def test_a_full_date_is_one_day(text: str, words: str) -> None:
    found = only(text)
    assert text[found.start : found.end] == words
    assert found.is_exact
    assert found.grain == "day"
    assert found.year == 2031


@pytest.mark.parametrize(
    ("text", "month", "day"), [("by Jan. 26.", 1, 26), ("On 16 January, it", 1, 16), ("since March 3rd", 3, 3)]
)
def test_a_date_without_a_year_has_no_days_until_a_year_is_told(text: str, month: int, day: int) -> None:
    found = only(text)
    assert (found.month, found.day, found.year, found.first, found.last) == (month, day, None, None, None)
    assert found.in_year(2031).first == date(2031, month, day)


@pytest.mark.parametrize(
    "text",
    [
        "They may go and march on; a march may come.",
        "2,031 people and 2031 troops",
        "won 21-19 and 3-2",
        "Tel. +00 2031 555 0116",
        "by 2000 troops",
        "April Ostrow and June Vale left",
        "version 12.5.10",
        "Mayor, Marchand, Augusta, Sunday",
        "room 1908",
        "in the 1700 block of Vale Way",
        "lives at 2036 Ostrow Avenue",
        "about 1960 others and some 2031 in all",
        "31 February 2031 and 2031-02-31",
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert [text[found.start : found.end] for found in find_dates(text) if found.grain != "month"] == []


def test_a_number_of_people_is_no_day() -> None:
    assert only("In January 12 people were hurt").day is None


def test_listed_days_are_days_and_a_dash_makes_a_range() -> None:
    assert [found.day for found in find_dates("on 3, 4 and 5 March 2031")] == [3, 4, 5]
    span = only("16-18 January 2031")
    assert (span.first, span.last, span.until) == (date(2031, 1, 16), date(2031, 1, 18), (1, 18))


def test_the_second_year_of_a_range_holds_for_the_first() -> None:
    first, second = find_dates("from 28 December to 3 January 2031")
    assert (first.first, second.first) == (date(2030, 12, 28), date(2031, 1, 3))


def test_a_day_and_month_in_figures_stay_ambiguous_until_an_order_is_told() -> None:
    assert only("03/04/2031").is_ambiguous
    assert (only("03/04/2031").first, only("03/04/2031").last) == (date(2031, 3, 4), date(2031, 4, 3))
    assert only("03/04/2031", day_first=False).first == date(2031, 3, 4)
    assert only("16/04/2031").first == only("04/16/2031").first == date(2031, 4, 16)


@pytest.mark.parametrize(
    ("text", "first", "last", "grain"),
    [
        ("in June 2031", date(2031, 6, 1), date(2031, 6, 30), "month"),
        ("the plan for 2031-36", date(2031, 1, 1), date(2036, 12, 31), "year"),
        ("in 1988.", date(1988, 1, 1), date(1988, 12, 31), "year"),
        ("founding in 1908.", date(1908, 1, 1), date(1908, 12, 31), "year"),
        ("last seen in winter 2031", date(2031, 12, 1), date(2032, 2, 29), "season"),
        ("month of 2031-01", date(2031, 1, 1), date(2031, 1, 31), "month"),
    ],
)
def test_months_years_and_seasons_are_wide(text: str, first: date, last: date, grain: str) -> None:
    found = only(text)
    assert (found.first, found.last, found.grain) == (first, last, grain)


@pytest.mark.parametrize(
    "words",
    [
        "2031-01-16T23:30:00-05:00",
        "2031-01-16",
        "20310116T101112Z",
        "Thu, 16 Jan 2031 10:00:00 GMT",
        "Thu Jan 16 10:00:00 PST 2031",
        "1926288000",
        "1926288000000",
        "16.01.2031, 10:15 Uhr",
        "16. Jänner 2031",
        "jeudi 16 janvier 2031 à 10h00",
        "16 de enero de 2031",
        "16 gennaio 2031",
        "16 januari 2031",
        "16 de janeiro de 2031",
        "16 января 2031",
        "16 stycznia 2031",
        "16 Ocak 2031",
        "16 يناير 2031",
        "١٦ كانون الثاني ٢٠٣١",
        "۱۶ ژانویه ۲۰۳۱",
        "2031年1月16日",
        "2031. január 16.",
        "16 tháng 1, 2031",
        "January 16th, 2031 5:00 pm",
    ],
)
def test_a_metadata_string_gives_the_day_as_printed(words: str) -> None:
    found = parse_date(words)
    assert found is not None
    assert found.first == found.last == date(2031, 1, 16)


@pytest.mark.parametrize("words", ["", "soon", "2031", "0001-01-01", "9" * 30, "2031-13-45", "\x00", "-" * 500])
def test_a_string_that_is_no_date_gives_none(words: str) -> None:
    assert parse_date(words) is None


@pytest.mark.parametrize(
    "text",
    ["the 2031 elections", "pre-2031 lines", "a 2031 letter", "Vale's 2031 speech", "dating back to 2031", "(2031)"],
)
def test_a_year_is_read_where_nothing_is_counted(text: str) -> None:
    assert (only(text).year, only(text).grain) == (2031, "year")


@pytest.mark.parametrize(("text", "month"), [("the March tests", 3), ("her June summit", 6), ("until May.", 5)])
def test_a_month_stands_alone_where_it_can_be_nothing_else(text: str, month: int) -> None:
    assert (only(text).month, only(text).grain) == (month, "month")


def test_a_month_is_not_made_a_day() -> None:
    found = parse_date("March 2031")
    assert found is not None
    assert (found.grain, found.first, found.last) == ("month", date(2031, 3, 1), date(2031, 3, 31))
