"""Datelines: which heads of paragraphs are places, and how they are cut off."""

from __future__ import annotations

import pytest

from rapportage.reading.dateline import find_dateline, mark_datelines, read_dateline
from rapportage.schema.report import Block, Use
from tests.unit.reading.sheets import sheet_of


@pytest.mark.parametrize(
    ("head", "place", "agency", "day"),
    [
        ("OSTROW (Reuters) - Ferries stopped.", "OSTROW", "Reuters", ""),
        ("OSTROW, Velia (AP) — Ferries stopped.", "OSTROW, Velia", "AP", ""),
        ("OSTROW/PORT VALE (Reuters) - Ferries", "OSTROW/PORT VALE", "Reuters", ""),
        ("OSTROW, Jan 16 (Reuters) - Ferries", "OSTROW", "Reuters", "Jan 16"),
        ("OSTROW, January 16. /TASS/. Ferries", "OSTROW", "TASS", "January 16"),
        ("Ostrow, Jan. 16 (Xinhua) -- Ferries", "Ostrow", "Xinhua", "Jan. 16"),
        ("OSTROW: Ferries stopped.", "OSTROW", "", ""),
        ("OSTROW — Ferries stopped.", "OSTROW", "", ""),
        ("Ostrow, Pakistan – Ferries stopped.", "Ostrow, Pakistan", "", ""),
        ("Islamabad – Ferries stopped.", "Islamabad", "", ""),
        ("(Reuters) - Ferries stopped.", "", "Reuters", ""),
    ],
)
def test_a_dateline_gives_place_agency_and_day(head: str, place: str, agency: str, day: str) -> None:
    found = read_dateline(head)
    assert found is not None
    assert (found.place, found.agency, found.day) == (place, agency, day)
    assert head[found.end :].lstrip().startswith("Ferries")


@pytest.mark.parametrize(
    "head",
    [
        "Ada Vale – a minister – left.",
        "WATCH: Ferries burn.",
        "EXCLUSIVE — Ferries burn.",
        "The ferry, Ostrow – said he.",
        "Ferries stopped on Monday - they said.",
        "A: yes",
        "Ostrow-based analysts said",
        "",
    ],
)
def test_what_is_no_dateline_stays_text(head: str) -> None:
    assert read_dateline(head) is None


def test_the_dateline_becomes_a_block_of_its_own() -> None:
    sheet = sheet_of((Use.HEADLINE, "Ferries stop"), (Use.BODY, "OSTROW, Velia (AP) — Ferries stopped on Monday."))
    blocks = mark_datelines(sheet.page.text, sheet.blocks)
    assert [(block.use, sheet.page.text[block.start : block.end]) for block in blocks] == [
        (Use.HEADLINE, "Ferries stop"),
        (Use.DATELINE, "OSTROW, Velia (AP) —"),
        (Use.BODY, "Ferries stopped on Monday."),
    ]
    fact = find_dateline(sheet._replace(blocks=blocks))
    assert fact.value == "OSTROW, Velia"
    assert fact.span is not None
    assert fact.span.of(sheet.page.text) == "OSTROW, Velia"


def test_a_dateline_on_a_line_of_its_own_leaves_no_empty_block() -> None:
    text = "OSTROW (AP) —"
    (block,) = mark_datelines(text, (Block(start=0, end=len(text), use=Use.BODY),))
    assert block.use is Use.DATELINE


def test_the_speakers_of_a_transcript_are_no_places() -> None:
    sheet = sheet_of(*((Use.BODY, f"ADA VALE: Answer {number}.") for number in range(4)))
    assert mark_datelines(sheet.page.text, sheet.blocks) == sheet.blocks
