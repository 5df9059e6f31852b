"""Finding places where words are missing."""

from __future__ import annotations

import pytest

from rapportage.appraisal.holes import judge, sentences
from rapportage.reading.holes import find_holes
from rapportage.schema.ids import ReportId
from rapportage.schema.report import Block, Hole, Missing, Use
from rapportage.text.view import Edit, View


def holes(text: str, use: Use = Use.BODY) -> tuple[Hole, ...]:
    return find_holes(View.of(text), (Block(start=0, end=len(text), use=use),), report=ReportId("r"))


@pytest.mark.parametrize(
    ("before", "after", "missing"),
    [
        (
            "The drones were meant for three depots belonging to ",
            "(Sons of the Ridge), the ministry in Halm says.",
            Missing.NOUN_PHRASE,
        ),
        ("As a splinter of ", ", the band lives on tolls from the pass.", Missing.NOUN_PHRASE),
        ("Shells fell on the Ridge Front and the ", "around Tarsk, a town of weavers.", Missing.NOUN_PHRASE),
        ("The band’s ", "of the Oruvian ferryman angered both banks.", Missing.NOUN_PHRASE),
        ("Many in Halm ", "that the pilots had been bribed.", Missing.VERB),
        ("After the flood, Oruvian officials ", "Kestine and Dravia for the broken dam.", Missing.VERB),
        ("If the river allows, both pilots will ", "by 26 May and the cargo follows.", Missing.VERB),
        ("It began as a siege that a year later members of the League Council ", "as “craven”.", Missing.VERB),
        ("In June, the Ridge Army ", "Oruvian border guards at a mill in Halm.", Missing.VERB),
    ],
)
def test_a_lost_link_is_found_where_it_stood(before: str, after: str, missing: Missing) -> None:
    (hole,) = holes(before + after)
    assert (hole.at, hole.missing) == (len(before), missing)
    assert hole.span.start <= hole.at <= hole.span.end


@pytest.mark.parametrize(
    "text",
    [
        "The around 200 soldiers who stayed were the ones he spoke of, and the at least nine dead were theirs.",
        "It's of the essence, he said, and what it is made of was never clear.",
        "That is a friend of John's of the old school.",
        "The ministers will on Monday meet in Halm, and by 26 May they will vote.",
        "This is the house she lived in, the man she came with, and the war they died for.",
        "Several of those in Oruvia that the army calls traitors were freed.",
        "He chose plan A, then plan B; the will of the people was not in it.",
        "The said measures were lifted, and Mr. Venn and Reporter A have spoken since.",
        "They have that in common, and officials Kestine trusts for the talks were there.",
    ],
)
def test_a_whole_sentence_has_no_hole(text: str) -> None:
    assert holes(text) == ()


def test_a_text_that_writes_blanks_before_all_its_commas_has_no_holes_for_them() -> None:
    text = "He spoke of peace , of bread , and of the house he came to . It was what he hoped for . They knew of , or saw , it ."
    assert holes(text) == ()


def test_empty_slots_of_furniture_are_holes() -> None:
    assert [hole.at for hole in holes("You've read\u00a0\u00a0of\u00a0\u00a0free articles.", Use.PROMO)] == [13, 17]
    assert [hole.at for hole in holes("Read this article in", Use.NAVIGATION)] == [20]


def test_a_hole_points_through_a_view_into_the_text() -> None:
    text = "As an off\u00adshoot of , the group has fought."
    view = View.of(text).edit([Edit(9, 10, "")])
    (hole,) = find_holes(view, (Block(start=0, end=len(text), use=Use.BODY),), report=ReportId("r"))
    assert text[: hole.at] == "As an off\u00adshoot of "


def test_no_hole_is_found_in_a_whole_sentence_of_the_made_up_set() -> None:
    assert [row.whole for row in sentences() if judge(row).wrong] == []


def test_at_least_a_third_of_the_made_up_holes_are_found() -> None:
    judged = [judge(row) for row in sentences()]
    assert sum(row.found for row in judged) >= len(judged) / 3


def test_a_button_that_says_log_in_has_no_hole() -> None:
    page = "The ferry sank off Halm on Tuesday, and nine people died in the cold, officials said.\nHave a pass? Log in\nSubscribe to read on\n"
    assert holes(page) == ()
