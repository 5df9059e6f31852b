"""Which clause a statement belongs to, and which of the words around it are the outlet's own."""

from __future__ import annotations

import pytest

from rapportage.schema.codes import Form
from rapportage.schema.mentions import Record
from tests.unit.recording.made_reports import recorded


def contents(line: str) -> list[str]:
    record, text = recorded(line)
    return [" … ".join(text[piece.start : piece.end] for piece in row.content) for row in record.statements]


def speakers(line: str) -> list[str]:
    return [row.speaker_name for row in recorded(line)[0].statements]


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("Velmark expelled eight diplomats; Ostravia said it would answer.", "it would answer"),
        ("Velmark shelled the port, Ostravia said; four sailors died in a fire.", "Velmark shelled the port"),
        ("Velmark shelled the port, Ostravia said, but four sailors died in a fire.", "Velmark shelled the port"),
        ("Velmark shelled the port, as Ostravia has said, and four sailors died.", "Velmark shelled the port"),
    ],
)
def test_a_clause_of_the_outlet_beside_a_statement_is_left_out(line: str, content: str) -> None:
    assert contents(line) == [content]


def test_the_outlet_vouches_for_what_it_says_with_as() -> None:
    echoed = recorded("Velmark expelled eight diplomats on Monday, as Ostravia has said.")[0]
    assert echoed.statements[0].rule == "statements.echo/1"
    assert voices(echoed) == [()]


def test_somebody_else_vouches_for_what_he_claims_with_as() -> None:
    assert voices(recorded("Velmark expelled eight diplomats on Monday, as Ostravia claims.")[0]) == [("Ostravia",)]


def voices(record: Record) -> list[tuple[str, ...]]:
    return [tuple(hop.name for hop in row.voice) for row in record.events if row.type.value == "SANCTION"]


@pytest.mark.parametrize(
    "line",
    [
        "The raid did not surprise the border expert Ada Lorne: “They have done this every winter for ten years.”",
        "The columnist Ada Lorne went so far as to say: “The port as we know it is over.”",
        "“They have done this every winter for ten years,” Ada Lorne started.",
        "Ada Lorne resisted: “The council has no power to suspend the law.”",
        "The raid involved Ada Lorne, who told the council when asked last month about the inquiry: “That is for the courts.”",
        "Ada Lorne put out a statement saying, “The port has served the whole country well.”",
    ],
)
def test_a_quotation_has_the_speaker_of_its_clause(line: str) -> None:
    (quotation,) = (row for row in recorded(line)[0].statements if row.form is not Form.INDIRECT)
    assert quotation.speaker_name == "Ada Lorne"


def test_who_puts_out_a_statement_says_it() -> None:
    (row,) = recorded("The ministry issued a statement on Monday saying the port had been shelled.")[0].statements
    assert row.speaker_name == "The ministry"


def test_who_makes_a_count_says_it() -> None:
    (row,) = recorded("The raid killed four people, according to a count by local doctors.")[0].statements
    assert row.speaker_name == "local doctors"


def test_a_video_that_shows_something_is_no_voice() -> None:
    rows = recorded("The army released a video showing soldiers at the port of Tarn.")[0].statements
    assert all(row.rule == "statements.evidence/1" for row in rows)


def test_an_aside_beside_a_quotation_does_not_speak_on() -> None:
    line = "“Do these people read?” said Jon Alder, a voter who has accused the council of fraud. “Are they reading some letter?”"
    assert speakers(line)[-1] == "Jon Alder"
