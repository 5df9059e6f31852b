"""Finding what a page says twice."""

from __future__ import annotations

from rapportage.reading.plain import lay_out_plain
from rapportage.reading.plain_blocks import find_plain_blocks
from rapportage.reading.repeats import find_repeats
from rapportage.schema.ids import ReportId
from rapportage.schema.report import Repeat
from rapportage.text.view import Edit, View
from tests.unit.reading.pages_made import STORY, page


def repeats(text: str, view: View | None = None) -> list[tuple[str, str, float]]:
    found = find_repeats(view or View.of(text), find_plain_blocks(lay_out_plain(text)), report=ReportId("r"))
    return [(span_of(row, text), row.first.of(text), row.share) for row in found]


def span_of(row: Repeat, text: str) -> str:
    return row.span.of(text)


def test_a_story_told_once_repeats_nothing() -> None:
    assert repeats(page(STORY)) == []


def test_a_paragraph_doubled_is_a_repeat_of_its_first_telling() -> None:
    text = page(STORY, STORY[3])
    ((again, first, share),) = repeats(text)
    assert (again, first, share) == (STORY[3], STORY[3], 1.0)
    row = find_repeats(View.of(text), find_plain_blocks(lay_out_plain(text)), report=ReportId("r"))[0]
    assert row.span.start > row.first.start


def test_a_pull_quote_with_a_word_put_in_repeats_the_narrative() -> None:
    said = "“But shelling a village and then openly boasting of it was reckless from Halm. It was wrong,” said Corr."
    pulled = '"Shelling a village and then openly boasting of it was quite reckless from Halm"'
    ((again, first, share),) = repeats(page(STORY[:1], pulled, STORY[1:], said))
    assert again == pulled
    assert first in said
    assert 0.5 < share < 1


def test_one_sentence_of_a_paragraph_may_repeat() -> None:
    later = f"Aid workers reached the village at noon. {STORY[1]} A second convoy was turned back at the river."
    ((again, first, _),) = repeats(page(STORY, later))
    assert again == STORY[1]
    assert first == STORY[1]


def test_stock_sentences_are_no_repeats() -> None:
    assert repeats(page(STORY[:2], "No arrests have been made.", STORY[2:], "No arrests have been made.")) == []


def test_spans_point_through_a_view_into_the_text() -> None:
    text = page(STORY, STORY[3]).replace("truce", "tru\u00adce")
    view = View.of(text).edit([Edit(at, at + 1, "") for at, mark in enumerate(text) if mark == "\u00ad"])
    ((again, first, _),) = repeats(text, view)
    assert again == first == STORY[3].replace("truce", "tru\u00adce")


def test_of_three_tellings_two_are_repeats() -> None:
    assert len(repeats(page(STORY, STORY[3], STORY[3]))) == 2


def test_a_sentence_on_another_person_or_day_is_no_repeat_though_worded_alike() -> None:
    one = "Oto Marl died from a shell wound to the upper body on the way to the hospital."
    other = "Dessa Marl died from a shell wound to the upper body on the way to the hospital."
    earlier = "The second convoy from the city reached the village at noon on 12 May."
    later = "The second convoy from the city reached the village at noon on 13 May."
    assert repeats(page(STORY[:2], one, earlier, STORY[2:], other, later)) == []
