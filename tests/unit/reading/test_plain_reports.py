"""The five reports as plain text: offsets, counts and uses only."""

from __future__ import annotations

from collections import Counter

import pytest

from rapportage.reading.holes import find_holes
from rapportage.reading.plain import lay_out_plain
from rapportage.reading.plain_blocks import find_plain_blocks
from rapportage.reading.repeats import find_repeats
from rapportage.schema.ids import ReportId
from rapportage.schema.report import Missing, Use
from rapportage.text.view import View
from tests.shared import reports_folder

pytestmark = pytest.mark.reports


def text_of(number: str) -> str:
    (path,) = reports_folder().glob(f"{number}_*")
    return path.read_bytes().decode("utf-8", "replace")


def uses(number: str) -> dict[int, Use]:
    """Return the use of each line by its number, from 1."""
    text = text_of(number)
    return {text.count("\n", 0, block.start) + 1: block.use for block in find_plain_blocks(lay_out_plain(text))}


def test_everything_after_the_story_of_001_is_promotion() -> None:
    found = uses("001")
    assert {use for line, use in found.items() if line >= 78} == {Use.PROMO}
    assert found[76] is Use.BODY


def test_the_quick_read_of_001_is_a_teaser_and_its_boxes_are() -> None:
    found = uses("001")
    assert [line for line, use in found.items() if use is Use.TEASER] == [9, 11, 17, 19, 21, 23, 35]


def test_001_has_its_headline_captions_and_credits() -> None:
    found = uses("001")
    assert [line for line, use in found.items() if use is Use.HEADLINE] == [1]
    assert [line for line, use in found.items() if use is Use.CAPTION] == [5, 50]
    assert [line for line, use in found.items() if use is Use.CREDIT] == [4, 49, 62]
    assert [line for line, use in found.items() if use is Use.HEADING] == [13, 31, 45, 64]


def test_the_aggregator_around_002_is_furniture() -> None:
    found = uses("002")
    assert {use for line, use in found.items() if line < 8 or line > 70} == {Use.PROMO, Use.NAVIGATION}
    assert (found[8], found[10], found[12], found[34], found[36]) == (
        Use.BYLINE,
        Use.HEADLINE,
        Use.CAPTION,
        Use.CREDIT,
        Use.HEADING,
    )
    assert {use for line, use in found.items() if 14 <= line <= 70 and line not in {34, 36}} == {Use.BODY}


def test_003_has_three_pull_quotes_three_headings_and_a_note_on_its_author() -> None:
    found = uses("003")
    assert [line for line, use in found.items() if use is Use.PULL_QUOTE] == [7, 22, 47]
    assert [line for line, use in found.items() if use is Use.HEADING] == [26, 33, 38]
    assert (found[1], found[52], found[53]) == (Use.NAVIGATION, Use.BIO, Use.BIO)


def test_000_opens_with_its_quick_read_and_hides_a_caption() -> None:
    found = uses("000")
    assert Counter(found.values()) == {Use.TEASER: 5, Use.BODY: 19, Use.HEADING: 2, Use.CAPTION: 1}
    assert found[29] is Use.CAPTION
    assert [line for line, use in found.items() if use is Use.TEASER] == [1, 3, 5, 7, 9]


def test_all_of_004_is_body() -> None:
    assert set(uses("004").values()) == {Use.BODY}


@pytest.mark.parametrize(("number", "count"), [("000", 4), ("001", 6), ("002", 0), ("003", 3), ("004", 0)])
def test_what_is_said_twice_is_found(number: str, count: int) -> None:
    text = text_of(number)
    found = find_repeats(View.of(text), find_plain_blocks(lay_out_plain(text)), report=ReportId(number))
    assert len(found) == count


def test_nine_of_the_ten_holes_of_003_are_found_and_nothing_else() -> None:
    text = text_of("003")
    found = find_holes(View.of(text), find_plain_blocks(lay_out_plain(text)), report=ReportId("003"))
    body = [hole for hole in found if hole.rule not in {"hole.handle", "hole.line_end"}]
    assert Counter(hole.missing for hole in body) == {Missing.VERB: 5, Missing.NOUN_PHRASE: 4}
    assert [text.count("\n", 0, hole.at) + 1 for hole in body] == [4, 5, 6, 10, 13, 14, 14, 16, 40]


@pytest.mark.parametrize(("number", "count"), [("000", 0), ("001", 5), ("002", 0), ("004", 0)])
def test_the_other_reports_have_only_the_empty_slots_of_001(number: str, count: int) -> None:
    text = text_of(number)
    found = find_holes(View.of(text), find_plain_blocks(lay_out_plain(text)), report=ReportId(number))
    assert len(found) == count
