from datetime import date

import pytest

from rapportage.schema.mentions import Anchor, TimeMention, TimeType
from tests.unit.recording.made_reports import made, recorded


def times(line: str, **how: object) -> list[TimeMention]:
    record, _ = recorded(line, **how)
    return list(record.times)


@pytest.mark.parametrize(
    ("line", "words", "value"),
    [  # published on Tuesday, 11 March 2031
        ("It fell yesterday.", "yesterday", "2031-03-10"),
        ("It falls tomorrow.", "tomorrow", "2031-03-12"),
        ("It fell on Monday.", "Monday", "2031-03-10"),
        ("It fell last Tuesday.", "last Tuesday", "2031-03-04"),
        ("They will meet on Friday.", "Friday", "2031-03-14"),
        ("They met on Friday evening.", "Friday evening", "2031-03-07TEV"),
        ("They will meet next Friday.", "next Friday", "2031-03-21"),
        ("It fell last week.", "last week", "2031-W10"),
        ("They would meet next week.", "next week", "2031-W12"),
        ("It fell this month.", "this month", "2031-03"),
        ("It fell last month.", "last month", "2031-02"),
        ("It fell last year.", "last year", "2030"),
        ("It fell on 4 March.", "4 March", "2031-03-04"),
        ("It fell on Dec. 14.", "Dec. 14", "2030-12-14"),
        ("It will open in November.", "November", "2031-11"),
        ("It opened in November.", "November", "2030-11"),
        ("It fell on March 4, 2029.", "March 4, 2029", "2029-03-04"),
        ("It fell three days ago.", "three days ago", "2031-03-08"),
        ("It fell two weeks ago.", "two weeks ago", "2031-W09"),
        ("Elections are coming up in six weeks.", "six weeks", "2031-W17"),
        ("It fell last weekend.", "last weekend", "2031-W10-WE"),
    ],
)
def test_times_are_reckoned_against_the_day_of_publication(line: str, words: str, value: str):
    record, text = recorded(line)
    [row] = record.times
    assert (row.span.of(text), row.value) == (words, value)
    assert row.when is not None


@pytest.mark.parametrize(
    ("line", "modifier"),
    [
        ("They return by 14 March.", "by"),
        ("They return from 14 March.", "from"),
        ("It came within 48 hours of the raid.", "within"),
        ("In fewer than 48 hours it came.", "less_than"),
        ("It lasted more than three months.", "more_than"),
        ("Late on Tuesday it fell.", "late"),
        ("It began before 14 March.", "before"),
    ],
)
def test_bounds_are_kept_as_worded(line: str, modifier: str):
    [row] = times(line)
    assert row.modifier == modifier
    assert row.modifier_span is not None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("It took 48 hours.", "PT48H"),
        ("It held it for over 70 years.", "P70Y"),
        ("a three-month war", "P3M"),
        ("It took 30 minutes.", "PT30M"),
    ],
)
def test_lengths_are_no_dates(line: str, value: str):
    [row] = times(line)
    assert row.type is TimeType.DURATION
    assert row.value == value
    assert row.when is None
    assert row.blanks


def test_repeated_times_are_sets():
    assert [row.type for row in times("They meet every day and every Monday.")] == [TimeType.SET, TimeType.SET]


def test_an_offset_is_reckoned_from_the_date_of_its_sentence():
    record, text = recorded("The 4 March strike followed raids two days earlier.")
    row = record.times[1]
    assert row.value == "2031-03-02"
    assert row.anchor is Anchor.EVENT
    assert row.anchor_span is not None
    assert row.anchor_span.of(text) == "4 March"


def test_or_of_the_sentence_before():
    rows = times("The raid came on 4 March. Two days later, Ostravia answered.")
    assert rows[1].value == "2031-03-06"


@pytest.mark.parametrize(
    "line",
    [
        "Two days later, Ostravia answered.",
        "It came two days after Ostravia struck.",
        "One day after the raid it came.",
    ],
)
def test_an_offset_without_a_date_stays_open(line: str):
    [row] = times(line)
    assert row.when is None
    assert row.anchor is Anchor.EVENT
    assert row.blanks[0].field == "when"


def test_the_reading_that_lost_is_kept():
    [row] = times("It fell last Tuesday.")
    assert row.other == "2031-02-25"


def test_without_a_day_of_publication_relative_times_stay_open_and_are_counted():
    record, _ = recorded("It fell on Monday, on 4 March and on March 4, 2029.", published=None)
    assert [row.when is None for row in record.times] == [True, True, False]
    [issue] = record.issues
    assert issue.code == "R201"
    assert "2 of 3" in issue.message
    assert "--published made.txt=" in issue.message


def test_a_short_interval_of_publication_gives_what_both_ends_allow():
    [row] = times("It fell on Monday.", published=date(2031, 3, 11), until=date(2031, 3, 13))
    assert row.value == "2031-03-10"
    [row] = times("It fell yesterday.", published=date(2031, 3, 11), until=date(2031, 3, 13))
    assert row.when is not None
    assert (row.when.first, row.when.last) == (date(2031, 3, 10), date(2031, 3, 12))


def test_a_long_interval_still_tells_the_year():
    rows = times("It fell on Monday, 4 days after 6 March.", published=date(2031, 3, 11), until=date(2031, 4, 30))
    assert [(row.value, row.when is None) for row in rows] == [
        ("XXXX-WXX-1", True),
        ("2031-03-10", False),
        ("2031-03-06", False),
    ]


def test_ages_are_no_times():
    assert times("A 12-year-old boy and a girl of nine years old ran.") == []


def test_every_time_reads_back():
    report = made("It fell last\u00a0 Tuesday\u00ad and again on 4\u00a0March.")
    record, text = recorded(report.text)
    assert [row.span.of(text) for row in record.times] == ["last\u00a0 Tuesday", "4\u00a0March"]
