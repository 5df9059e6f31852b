from datetime import date

import pytest

from rapportage.schema.mentions import Anchor, TimeMention, TimeType
from rapportage.schema.when import Precision
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
    ("line", "words", "value"),
    [
        ("Velmark extended the truce until Friday.", "Friday", "2031-03-14"),
        ("The talks were postponed to Thursday.", "Thursday", "2031-03-13"),
        ("Both agreed to meet on Friday.", "Friday", "2031-03-14"),
        ("The truce begins on Friday.", "Friday", "2031-03-14"),
        ("Asked on Friday whether it would pay, he left.", "Friday", "2031-03-07"),
        ("It failed this weekend.", "this weekend", "2031-W10-WE"),
        ("They will meet this weekend.", "this weekend", "2031-W11-WE"),
        ("Officials said on Friday that the bridge would open.", "Friday", "2031-03-07"),
        ("A truce is expected to be announced Thursday.", "Thursday", "2031-03-13"),
        ("The bridge had opened in August.", "August", "2030-08"),
        ("Its shares pay a dividend, due in August.", "August", "2031-08"),
        ("The truce came last April.", "last April", "2030-04"),
        ("It fell the day before yesterday.", "the day before yesterday", "2031-03-09"),
        ("It fell overnight.", "overnight", "2031-03-10TNI"),
        ("It came in June last year.", "June last year", "2030-06"),
        ("It began the week of 2 March.", "the week of 2 March", "2031-W09"),
        ("Shells fell over the weekend.", "the weekend", "2031-W10-WE"),
        ("They met on New Year's Eve.", "New Year's Eve", "2030-12-31"),
        ("They met during Ramadan.", "Ramadan", "2030-12-26/2031-01-23"),
        ("They will meet at 5 p.m. on Friday.", "5 p.m. on Friday", "2031-03-14T17:00"),
        ("It fell at dawn on 4 March.", "dawn on 4 March", "2031-03-04TMO"),
        ("It snowed last winter.", "last winter", "2030-WI"),
        ("Trade fell in the third quarter.", "the third quarter", "2030-Q3"),
        ("Trade grew in the first half of 2029.", "the first half of 2029", "2029-H1"),
        ("They fled during the '90s.", "'90s", "199"),
        ("The fort is of the 19th century.", "the 19th century", "18"),
        ("They fled in nineteen ninety-four.", "nineteen ninety-four", "1994"),
        ("By year-end they had left.", "year-end", "2031-12-31"),
        ("They will leave by the 26th.", "the 26th", "2031-03-26"),
    ],
)
def test_more_ways_to_name_a_day(line: str, words: str, value: str):
    record, text = recorded(line)
    [row] = record.times
    assert (row.span.of(text), row.value) == (words, value)
    assert row.when is not None


@pytest.mark.parametrize(
    "line",
    [
        "She may march on the palace.",
        "The second raid failed within the quarter of Tarn.",
        "He reads the Sunday Times.",
        "Ten died on Bloody Sunday.",
        "He writes for Velmark Today and Ostravia Now.",
        "It was the third raid in as many days.",
        "Some quarters of Lorsk are empty.",
        "The prices fall and a spring flows.",
        "A man in his seventies fell.",
        "A quarter of the people fled.",
        "They read The Next Day and 48 Hours.",
        "Mr. Ramzan Brill spoke.",
        "The troops soon fled.",
    ],
)
def test_words_that_only_look_like_times_are_none(line: str):
    assert [row.value for row in times(line)] == []


@pytest.mark.parametrize(
    ("line", "value", "kind"),
    [
        ("Shells fell for weeks.", "PXW", TimeType.DURATION),
        ("It lasted two and a half hours.", "PT2H30M", TimeType.DURATION),
        ("It lasted half an hour.", "PT30M", TimeType.DURATION),
        ("They fought for two decades.", "P20Y", TimeType.DURATION),
        ("A weeklong siege ended.", "P1W", TimeType.DURATION),
        ("They left after a month.", "P1M", TimeType.DURATION),
        ("He earned 300 crowns a month.", "P1M", TimeType.SET),
        ("They meet every two weeks.", "P2W", TimeType.SET),
        ("Shells fall daily.", "P1D", TimeType.SET),
        ("Drones come every night.", "XXXX-XX-XXTNI", TimeType.SET),
        ("Velmark now holds the bridge.", "PRESENT_REF", TimeType.DATE),
        ("Both have recently met.", "PAST_REF", TimeType.DATE),
        ("In recent weeks both met.", "PAST_REF", TimeType.DATE),
        ("It will happen in the near future.", "FUTURE_REF", TimeType.DATE),
        ("Talks will soon open.", "FUTURE_REF", TimeType.DATE),
    ],
)
def test_lengths_rounds_and_vague_times_keep_their_own_values(line: str, value: str, kind: TimeType):
    [row] = times(line)
    assert (row.value, row.type, row.when) == (value, kind, None)
    assert row.blanks


def test_a_length_up_to_publication_has_its_days():
    [row] = times("Shells fell over the past two weeks.")
    assert (row.type, row.value, row.anchor) == (TimeType.DURATION, "P2W", Anchor.PUBLICATION)
    assert row.when is not None
    assert (row.when.first, row.when.last) == (date(2031, 2, 24), date(2031, 3, 11))


def test_an_hour_of_a_known_zone_is_a_moment():
    rows = times("It fell at 8 a.m. (0500 GMT) on Monday.")
    assert [row.value for row in rows] == ["2031-03-10T08:00", "2031-03-10T05:00", "2031-03-10"]
    assert rows[1].when is not None
    assert rows[1].when.start.isoformat() == "2031-03-10T05:00:00+00:00"
    assert rows[1].when.precision is Precision.MOMENT


def test_an_hour_whose_day_is_not_said_stays_open():
    [row] = times("It fell at 8 a.m. in Tarn.")
    assert (row.value, row.when) == ("T08:00", None)
    assert row.blanks[0].reason == "the day of this hour is not said near"


@pytest.mark.parametrize(
    ("line", "words", "value", "anchored"),
    [
        ("The raid on Tarn came on 4 March. Five days after the raid, it paid.", "Five days after", "2031-03-09", "4 March"),
        ("Ostravia launched a missile and drone attack on 4 March. It paid a day after Tarn said it attacked.", "a day after", "2031-03-05", "4 March"),
        ("Ostravia paid a day after the strike on Sunday.", "a day after", "2031-03-10", "Sunday"),
        ("It paid two days before the 4 March raid.", "two days before", "2031-03-02", "the 4 March"),
        ("A decade after the war ended in 1988, it paid.", "A decade after", "1998", "1988"),
        ("The raid came on 4 March. The next morning it paid.", "The next morning", "2031-03-05TMO", "4 March"),
        ("The raid came on 4 March. It paid the same day.", "the same day", "2031-03-04", "4 March"),
        ("The envoy came on 3 March and left on the 6th.", "the 6th", "2031-03-06", "3 March"),
    ],
)  # fmt: skip
def test_offsets_run_from_the_date_or_the_event_that_is_named(line: str, words: str, value: str, anchored: str):
    record, text = recorded(line)
    [row] = [row for row in record.times if row.span.of(text) == words]
    assert row.value == value
    assert row.anchor_span is not None
    assert row.anchor_span.of(text) == anchored


def test_an_offset_from_a_raid_with_two_dates_stays_open():
    rows = times("A raid came on 4 March. Another raid came on 6 March. Five days after the raid, it paid.")
    assert rows[2].when is None


def test_an_offset_beside_a_date_runs_from_another():
    rows = times("The raid came on 4 March; the letter of 6 March, two days later, was short.")
    assert rows[2].value == "P2D"


def test_an_offset_from_a_date_without_its_year_keeps_the_year_open():
    rows = times("The raid came on 4 March. Two days later, Ostravia paid.", published=None)
    assert [(row.value, row.when) for row in rows] == [("XXXX-03-04", None), ("XXXX-03-06", None)]


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
        ("It fell in early March.", "early"),
        ("It ended at the end of the month.", "late"),
        ("Nearly two years passed.", "about"),
        ("It lasted over two years.", "more_than"),
        ("They hold it until 14 March.", "until"),
        ("In mid-January it fell.", "mid"),
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


@pytest.mark.parametrize(
    "line", ["It left the 2029 pact.", "It withdrew from the 2029 pact.", "He came at the start of a two-day visit."]
)
def test_words_that_bound_something_else_bound_no_time(line: str):
    assert [row.modifier for row in times(line)] == [""]


def test_every_time_reads_back():
    report = made("It fell last\u00a0 Tuesday\u00ad and again on 4\u00a0March.")
    record, text = recorded(report.text)
    assert [row.span.of(text) for row in record.times] == ["last\u00a0 Tuesday", "4\u00a0March"]
