"""Laws of plain text: nothing is lost, nothing overlaps, everything points into the text, whatever the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rapportage.reading.holes import find_holes
from rapportage.reading.plain import lay_out_plain
from rapportage.reading.plain_blocks import find_plain_blocks
from rapportage.reading.repeats import find_repeats
from rapportage.schema.ids import ReportId
from rapportage.text.view import View
from tests.unit.reading.pages_made import LETTER, STORY

ODD = st.sampled_from(
    [
        "\x00",
        "\r",
        "\u00a0",
        "\u202b",
        "\u200f",
        "🕊",
        "\u2028",
        "\x85",
        "\x1c",
        "\u00ad",
        "’",
        "“",
        "”",
        ".",
        "\n",
        "  ",
    ]
)
SCRAPS = st.sampled_from(
    [
        *STORY,
        *LETTER,
        "Advertisement",
        "By Mara Ilic",
        "Mara Ilic/AP",
        "Quick Read",
        "the of ,",
        "Read more",
        "ARMY SAYS NO",
        "Related:",
    ]
)
TEXT = st.lists(st.one_of(SCRAPS, ODD, st.text(max_size=12)), max_size=25).map("".join) | st.lists(
    SCRAPS, max_size=20
).map("\n".join)


@given(TEXT)
@settings(deadline=None)
def test_blocks_hold_every_character_that_is_not_white_space_once_and_in_order(text: str) -> None:
    blocks = find_plain_blocks(lay_out_plain(text))
    done, held = 0, ""
    for block in blocks:
        assert done <= block.start < block.end <= len(text)
        inner = text[block.start : block.end]
        assert inner == inner.strip()
        held += inner
        done = block.end
    assert "".join(held.split()) == "".join(text.split())


@given(TEXT)
@settings(deadline=None)
def test_repeats_and_holes_point_into_the_text(text: str) -> None:
    view, blocks = View.of(text), find_plain_blocks(lay_out_plain(text))
    for repeat in find_repeats(view, blocks, report=ReportId("r")):
        assert 0 < repeat.share <= 1
        assert repeat.span.end <= repeat.first.start or repeat.first.end <= repeat.span.start
        assert repeat.span.end <= len(text)
    for hole in find_holes(view, blocks, report=ReportId("r")):
        assert 0 <= hole.span.start <= hole.at <= hole.span.end <= len(text)


@given(TEXT)
@settings(deadline=None, max_examples=40)
def test_the_same_text_gives_the_same_blocks(text: str) -> None:
    assert find_plain_blocks(lay_out_plain(text)) == find_plain_blocks(lay_out_plain(text))
