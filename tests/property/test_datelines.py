"""Laws of marking datelines and of finding dates, for whatever text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rapportage.reading.dateline import mark_datelines
from rapportage.schema.report import Block, Use
from rapportage.text.dates import find_dates, parse_date

HEADS = st.sampled_from(
    ["OSTROW (AP) — ", "OSTROW, Velia – ", "OSTROW: ", "Ostrow, Jan 16 (Reuters) - ", "", "(AFP) - "]
)
WORDS = st.text(alphabet="Ferries stop.\n\t –—:(AP)\xa0\u200c", max_size=60)
DATED = st.text(alphabet="January 16, 2031-/.:MayMarch0349 of and to–", max_size=80)


@given(st.lists(st.tuples(HEADS, WORDS), min_size=1, max_size=6))
def test_marking_keeps_every_character_in_ascending_trimmed_blocks(lines: list[tuple[str, str]]) -> None:
    text, blocks = "", []
    for head, words in lines:
        line = (head + words).strip()
        if line:
            text += "\n"
            blocks.append(Block(start=len(text), end=len(text) + len(line), use=Use.BODY))
            text += line
    marked = mark_datelines(text, tuple(blocks))
    end = 0
    for block in marked:
        assert end <= block.start < block.end
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        end = block.end
    held = "".join(text[block.start : block.end] for block in marked)
    assert "".join(held.split()) == "".join(text.split())
    assert sum(block.use is Use.DATELINE for block in marked) <= 1


@given(st.one_of(DATED, st.text(max_size=60)))
def test_dates_ascend_do_not_overlap_and_read_back(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        assert (found.first is None) == (found.last is None)
        if found.first is not None and found.last is not None:
            assert found.first <= found.last
        end = found.end


@given(st.one_of(DATED, st.text(max_size=60), st.dates().map(str)))
def test_a_parsed_date_lies_in_its_string(words: str) -> None:
    found = parse_date(words)
    if found is not None:
        assert 0 <= found.start < found.end
        assert found.first is None or found.last is None or found.first <= found.last
