"""The places a report names: which words, which place, how precise, what is none."""

from __future__ import annotations

import pytest

from rapportage.recording.metonyms import is_government
from rapportage.recording.places import is_inside
from rapportage.recording.record import record
from rapportage.schema.mentions import PlaceMention
from rapportage.schema.report import Fact, FactBasis, Report
from tests.unit.recording.made_reports import OPTIONS, made


def places(*lines: str, dateline: tuple[int, int] | None = None) -> dict[str, PlaceMention]:
    report = made(*lines)
    if dateline:
        span = report.span(*dateline)
        fact = Fact(value=report.text[dateline[0] : dateline[1]], basis=FactBasis.PRINTED, confidence=0.9, span=span)
        report = Report(**{**{name: getattr(report, name) for name in report.__struct_fields__}, "dateline": fact})
    return {report.text[row.span.start : row.span.end]: row for row in record(report, OPTIONS).places}


def test_a_town_its_province_and_its_strait_are_found_with_precision():
    found = places("Three boats were seized in the Strait of Hormuz near Bandar Abbas, in Hormozgan province.")
    assert (found["Strait of Hormuz"].key, found["Strait of Hormuz"].precision) == ("strait_of_hormuz", 7)
    assert (found["Bandar Abbas"].country, found["Bandar Abbas"].precision) == ("IRN", 2)
    assert (found["Hormozgan"].key, found["Hormozgan"].precision) == ("IR.11", 4)


def test_what_lies_in_several_countries_says_why_it_has_none():
    [row] = places("Two climbers were lost in Kashmir on Monday.").values()
    assert (row.key, row.country, row.precision) == ("kashmir", "", 5)
    assert [blank.field for blank in row.blanks] == ["country"]


def test_a_country_is_a_place_where_something_happens_and_none_where_it_acts():
    assert places("A bus burned in Jordan on Monday.")["Jordan"].precision == 6
    assert "Jordan" not in places("Jordan rejected the offer on Monday.")


def test_a_capital_that_decides_is_no_place_and_one_that_burns_is():
    assert "Lorsk" not in places("Lorsk rejected the demand.")
    row = places("Nine people were killed in Lorsk.")["Lorsk"]
    assert (row.country, row.key, [blank.field for blank in row.blanks]) == ("VLM", "", ["key"])


def test_a_users_state_goes_before_a_town_of_its_name():
    row = places("Floods hit villages in Velmark.")["Velmark"]
    assert (row.key, row.country, row.precision) == ("VLM", "VLM", 6)


def test_the_place_of_filing_is_marked_as_that():
    found = places("Amman, Jordan – Two bridges were closed in Irbid on Monday.", dateline=(0, 13))
    filed = found["Amman, Jordan"]
    assert (filed.rule, filed.key, filed.country) == ("places.dateline/1", "250441", "JOR")
    assert found["Irbid"].rule != "places.dateline/1"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The governor, Jordan Ellery, resigned on Monday.", "Jordan"),
        ("The Bank of England kept its rate.", "England"),
        ("NATO ministers will meet again.", "NATO"),
        ("They moved North on Monday.", "North"),
    ],
)
def test_persons_bodies_and_directions_are_no_places(line, name):
    assert name not in places(line)


def test_two_provinces_of_one_name_are_told_apart_by_whose_they_are():
    report = made("Police were shot at in Iran's Balochistan. Trains were stopped in Pakistan's Balochistan.")
    rows = [row for row in record(report, OPTIONS).places if row.precision == 4]
    assert [row.country for row in rows] == ["IRN", "PAK"]


def test_an_unlisted_village_keeps_its_country_where_its_sentence_gives_one():
    found = places("Shells fell on houses in Qarzabel village, Iraq, on Monday.")
    row = next(row for words, row in found.items() if words.startswith("Qarzabel"))
    assert row.key == ""
    assert row.precision == 1
    assert "key" in {blank.field for blank in row.blanks}


def test_a_town_in_a_country_that_has_none_of_its_name_is_unlisted_and_in_that_country():
    row = places("Talks were held in Fairview, Mongolia, on Monday.")["Fairview"]
    assert (row.key, row.country) == ("", "MNG")


def test_whose_a_thing_is_makes_no_place():
    assert "Jordan" not in places("The Jordan deal was signed in May.")
    assert "Jordan" not in places("The president of Jordan resigned in May.")
    assert "Jordan" in places("Smugglers were caught on Jordan's border.")


def test_every_place_without_a_key_says_why():
    for row in places("Nine people died in Lorsk, in Ordavel province and in Iraq.").values():
        assert bool(row.key) != ("key" in {blank.field for blank in row.blanks})


def test_odd_text_never_raises():
    for line in ("Paris, ", ", Paris", "\x00 in Paris\ud800, ", "In " + "Paris " * 500, "in — IN — in"):
        assert isinstance(record(made(line), OPTIONS).places, tuple)


def test_words_before_a_name_make_it_a_territory():
    text = "raids inside northern Velmark and talks with Ostravia"
    assert is_inside(text, text.index("Velmark"))
    assert not is_inside(text, text.index("Ostravia"))


def test_words_beside_a_capital_make_it_a_government():
    text = "Lorsk rejected the demand in Lorsk"
    assert is_government(text, 0, 5)
    assert is_government(text, 29, 34) is False
