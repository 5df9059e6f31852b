"""Ends of names put right, names joined and cut, and types that their own words tell."""

from __future__ import annotations

import pytest

from rapportage.syntax.analysis import Name
from rapportage.syntax.name_spans import is_demonym, is_short_for, lists, tidy_names, without_storms


def marked(line: str) -> tuple[list[str], list[Name]]:
    """Return the words of a line and the names in its brackets: "[PER Aru Tal] left"; "[[" and "]]" are brackets themselves."""
    words: list[str] = []
    names: list[Name] = []
    kind, first = "", 0
    for each in line.split(" "):
        word = each
        if word.startswith("["):
            kind, first = word[1:], len(words)
            continue
        ends = word.endswith("]")
        words.append(word.removesuffix("]"))
        if ends:
            names.append(Name(first, len(words), kind, 0.9))
    return words, names


def told(words: list[str], names: list[Name]) -> list[str]:
    return [f"{name.type} {' '.join(words[name.first : name.end])}" for name in names]


def tidied(line: str) -> list[str]:
    words, names = marked(line)
    return told(words, tidy_names(words, names, [0] * len(words)))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[LOC Velmia 's] port", ["LOC Velmia"]),
        ("[LOC Velmia ’ s] port", ["LOC Velmia"]),
        ("said [ORG the Velm Guard ,] which", ["ORG Velm Guard"]),
        ("the [ORG Guard of] old", ["ORG Guard"]),
        ("[PER “ Aru Tal ”] left", ["PER Aru Tal"]),
        ("[PER Aru T .] left", ["PER Aru T ."]),
        ("in [LOC Nahr .]", ["LOC Nahr"]),
        ("[ORG Velm ( North )] won", ["ORG Velm ( North )"]),
        ("[PER Tal Jae - in] left", ["PER Tal Jae - in"]),
        ("in [DATE the spring of 2031]", ["DATE the spring of 2031"]),
        ("[ORG ( ’]", []),
    ],
)
def test_a_name_ends_where_its_words_do(line: str, expected: list[str]) -> None:
    assert tidied(line) == expected


def test_what_a_hyphen_adds_is_no_part_of_a_name() -> None:
    assert tidied("the [ORG Velm - backed Nahr Front] and [LOC Dol - based] firms") == [
        "ORG Velm",
        "ORG Nahr Front",
        "LOC Dol",
    ]


def test_a_hyphen_within_a_name_stays() -> None:
    assert tidied("[PER Al - Rashad] met [LOC Guinea - Bissau]") == ["PER Al - Rashad", "LOC Guinea - Bissau"]


def test_an_office_before_a_person_is_a_title() -> None:
    assert tidied("[PER Foreign Minister Aru Tal] and [PER Gen. Omar Sel]") == [
        "TITLE Foreign Minister",
        "PER Aru Tal",
        "TITLE Gen.",
        "PER Omar Sel",
    ]


def test_mr_is_neither_name_nor_title() -> None:
    assert tidied("[PER Mr. Tal] and [PER Mr. President Sel]") == ["PER Tal", "TITLE President", "PER Sel"]


def test_a_surname_that_is_an_office_stays() -> None:
    assert tidied("[PER Aru Major] left") == ["PER Aru Major"]


def test_an_office_alone_is_a_title_and_no_person() -> None:
    assert tidied("the [PER Emperor] and the [PER First Lady]") == ["TITLE Emperor", "TITLE First Lady"]


def test_a_minister_s_field_is_a_title_and_no_body() -> None:
    assert tidied("the Minister of [ORG Foreign Affairs] left") == ["TITLE Foreign Affairs"]
    assert tidied("the Bank of [ORG Foreign Affairs] left") == ["ORG Foreign Affairs"]


def test_a_nickname_in_quotes_lies_within_the_name() -> None:
    assert tidied("[PER Aru] “ [PER The Fox ” Tal] left") == ["PER Aru “ The Fox ” Tal"]
    assert tidied("[PER Aru] “ [PER Tal] left") == ["PER Aru", "PER Tal"]


def test_a_body_goes_on_after_of() -> None:
    assert tidied("the [ORG Office] of the [ORG Velm Commission] and [ORG Front] for [ORG Nahr]") == [
        "ORG Office of the Velm Commission",
        "ORG Front for Nahr",
    ]


def test_a_firm_is_whole_a_place_is_no_half_and_a_person_is_of_no_body() -> None:
    assert tidied("[ORG Velm Inc.] of [ORG Nahr Group]") == ["ORG Velm Inc.", "ORG Nahr Group"]
    assert tidied("[ORG Velm Guard] of [LOC Nahr]") == ["ORG Velm Guard", "LOC Nahr"]
    assert tidied("[PER Aru] of [LOC Nahr]") == ["PER Aru", "LOC Nahr"]


def test_two_bodies_side_by_side_are_one_but_not_across_sentences() -> None:
    words, names = marked("the [ORG Royal] [ORG Velm Guard]")
    assert told(words, tidy_names(words, names, [0] * 4)) == ["ORG Royal Velm Guard"]
    assert told(words, tidy_names(words, names, [0, 0, 1, 1])) == ["ORG Royal", "ORG Velm Guard"]


def test_two_persons_or_places_side_by_side_are_two() -> None:
    assert tidied("[PER Aru] [PER Tal] [LOC Dol] [LOC Nahr]") == ["PER Aru", "PER Tal", "LOC Dol", "LOC Nahr"]


def test_a_weekday_and_its_date_are_one_and_two_years_are_two() -> None:
    assert tidied("on [DATE Monday] , [DATE 3 May] and the [DATE 14th] of [DATE June]") == [
        "DATE Monday , 3 May",
        "DATE 14th of June",
    ]
    assert tidied("in [DATE 2030] , [DATE 2031] and [DATE Monday] , [DATE Friday]") == [
        "DATE 2030",
        "DATE 2031",
        "DATE Monday",
        "DATE Friday",
    ]


def test_an_acronym_makes_the_body_before_it_whole() -> None:
    assert tidied("[ORG Women for Peace] in [LOC Velmia] ( [ORG WPV] ) said") == [
        "ORG Women for Peace in Velmia",
        "ORG WPV",
    ]


def test_an_acronym_after_a_body_is_a_body() -> None:
    assert tidied("the [ORG Velm Liberation Front] ( VLF ) said") == ["ORG Velm Liberation Front", "ORG VLF"]
    assert tidied("the [ORG Front] ( VLF ) and [ORG Velm Front] ( north )") == ["ORG Front", "ORG Velm Front"]


def test_a_short_name_in_brackets_stands_for_the_body_but_a_country_does_not() -> None:
    words, names = marked("[ORG Velm Tourist Board] ( [LOC Velmatur] ) and [ORG Nahr Bank] ( [LOC Kenya] )")
    assert is_short_for(words, names[0], names[1])
    assert not is_short_for(words, names[2], names[3])
    assert not is_short_for(words, names[1], names[2])


def test_the_state_is_no_place() -> None:
    assert tidied("the [LOC Kingdom] and [LOC the Republic] and [LOC Velm Republic]") == ["LOC Velm Republic"]


def test_a_sign_s_country_is_no_place() -> None:
    assert tidied("[LOC US] $ 40 and the [LOC US]") == ["LOC US"]


def test_demonyms_and_countries_are_what_they_are() -> None:
    assert tidied("[MISC Kenyan] and [LOC South Korean] in [ORG Kenya] and [PER Burkina Faso]") == [
        "NORP Kenyan",
        "NORP South Korean",
        "LOC Kenya",
        "LOC Burkina Faso",
    ]


def test_a_name_with_a_demonym_in_it_keeps_its_type() -> None:
    assert tidied("[ORG Kenyan Red Guard] and [PER Christian] met [MISC Christian] friends") == [
        "ORG Kenyan Red Guard",
        "PER Christian",
        "NORP Christian",
    ]
    assert is_demonym(["Bosnian", "Serb"])
    assert not is_demonym(["South"])


def test_a_storm_is_no_person_anywhere_in_the_text() -> None:
    words, names = marked("Typhoon [PER Aru] hit [LOC Dol] . [PER Aru] grew . [PER Aru Tal] left .")
    assert told(words, without_storms(words, names)) == ["MISC Aru", "LOC Dol", "MISC Aru", "PER Aru Tal"]


def test_a_storm_that_holds_its_word_counts_and_a_storm_in_small_letters_does_not() -> None:
    words, names = marked("[MISC Cyclone Aru] grew and [PER Aru] turned after a storm [PER Omar] saw")
    assert told(words, without_storms(words, names)) == ["MISC Cyclone Aru", "MISC Aru", "PER Omar"]


def test_nothing_is_made_of_nothing() -> None:
    assert tidy_names([], [], []) == []
    assert without_storms([], []) == []


def test_small_lists_are_in_small_letters_and_the_others_are_not() -> None:
    for name in (
        "offices",
        "honorifics",
        "bare",
        "generic",
        "linking",
        "joining",
        "ministers",
        "after_hyphen",
        "storms",
    ):
        assert all(entry == entry.lower() for entry in lists()[name])
    assert all(entry[:1].isupper() for entry in lists()["demonyms"])
    assert len(lists()["countries"]) > 190


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[ORG 's - backed Guard]", ["ORG Guard"]),
        ("[DATE ( - backed May]", ["DATE May"]),
        ("[ORG Velmia - backed ) of]", ["ORG Velmia"]),
    ],
)
def test_a_part_of_a_name_with_nothing_in_it_is_none(line: str, expected: list[str]) -> None:
    assert tidied(line) == expected
