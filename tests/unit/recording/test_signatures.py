"""Quotations whose speaker the next paragraph or the paragraph before names."""

from __future__ import annotations

from rapportage.schema.mentions import StatementMention
from tests.unit.recording.made_reports import recorded

QUOTED = "“We went to bed hungry and woke up hungry every day.”"


def statements(*lines: str) -> tuple[StatementMention, ...]:
    return recorded(*lines)[0].statements


def test_a_signature_below_a_quotation_names_its_speaker() -> None:
    (row,) = statements(QUOTED, "— Ada Lorne, a teacher in Lorsk")
    assert row.speaker_name == "Ada Lorne"
    assert row.voice[0].name == "Ada Lorne"


def test_a_signature_outdoes_whoever_spoke_before() -> None:
    rows = statements("Mira Ray said that the harvest had failed.", QUOTED, "- Ada Lorne.")
    assert [row.speaker_name for row in rows] == ["Mira Ray", "Ada Lorne"]


def test_a_line_of_a_list_is_no_signature() -> None:
    (row,) = statements(QUOTED, "- Flour, oil and salt were sold out by noon.")
    assert row.speaker_name == ""


def test_words_that_run_on_into_the_next_paragraph_have_its_speaker() -> None:
    rows = statements("“They have done this every winter.", "“It must stop now,” Ada Lorne said.")
    assert {row.speaker_name for row in rows} == {"Ada Lorne"}


def test_a_clause_before_a_colon_is_the_cue_of_the_next_paragraph() -> None:
    (row,) = statements("In a speech in May, Ada Lorne declared:", QUOTED)
    assert row.rule == "statements.announced/1"
    assert row.cue is not None
    assert row.voice[0].cue == row.cue
    assert row.cue.end - row.cue.start == len("declared")
