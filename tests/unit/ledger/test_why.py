"""Every row leads to characters someone can read."""

from __future__ import annotations

import msgspec
import pytest

from rapportage.errors import UnknownId
from rapportage.ledger.ledger import Ledger
from rapportage.ledger.why import CONTEXT, around, why
from rapportage.schema.base import Row
from rapportage.schema.matters import Dating
from rapportage.schema.span import Span
from tests.unit.ledger.made import (
    TEXT,
    actor_of,
    copy_of,
    disagreement_of,
    issue_of,
    matter_of,
    payload_of,
    report_of,
    toll_of,
    work_of,
)

REPORT = report_of()
OTHER = report_of(address="b.txt")
ACTOR = actor_of(REPORT)
NINE = toll_of(REPORT, speaker=ACTOR)
SEVEN = toll_of(OTHER, "seven", 7)
MATTER = matter_of(NINE, SEVEN)
DISPUTE = disagreement_of(MATTER, NINE, SEVEN)
COPY = copy_of(OTHER, REPORT)
DATING = Dating(id="dating:1", report=OTHER.id, when=REPORT.dated.when, copied_from=REPORT.id)
ROWS: list[Row] = [REPORT, OTHER, ACTOR, NINE, SEVEN, MATTER, DISPUTE, COPY, work_of(REPORT, OTHER), DATING]


@pytest.fixture
def ledger() -> Ledger:
    made = Ledger.open(":memory:")
    made.put([*ROWS, issue_of(REPORT)])
    for report in (REPORT, OTHER):
        made.keep(payload_of(report.text, report.address), report.id)
    return made


def test_a_disagreement_leads_by_its_matter_to_the_figures_and_who_gave_them(ledger: Ledger) -> None:
    with ledger:
        reasons = why(ledger, DISPUTE.id)
    assert [(reason.depth, reason.row) for reason in reasons] == [
        (0, DISPUTE), (1, MATTER), (2, NINE), (3, ACTOR), (2, SEVEN),
    ]  # fmt: skip
    assert [reason.field for reason in reasons] == ["", "about", "evidence", "voice.speaker", "evidence"]
    nine = reasons[2]
    assert (nine.rule, nine.voice) == ("tolls.test/1", ("Arland's ministry",))
    place = nine.places[0]
    assert (place.field, place.excerpt, place.address, place.path) == (
        "span",
        "nine people",
        "a.txt",
        "/somewhere/a.txt",
    )
    assert (place.sha256, place.start, place.end) == (REPORT.sha256, NINE.span.start, NINE.span.end)
    assert place.before + place.excerpt + place.after == TEXT.split("\n")[1]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: type(row).__name__)
def test_every_chain_ends_in_characters(row: Row, ledger: Ledger) -> None:
    with ledger:
        reasons = why(ledger, row.id)
    assert reasons[0].row == row
    places = [place for reason in reasons for place in reason.places]
    assert places
    assert all(place.excerpt.strip() for place in places)
    assert len({reason.row.id for reason in reasons}) == len(reasons)


def test_a_broken_chain_shows_what_there_is() -> None:
    with Ledger.open(":memory:") as ledger:
        ledger.put([MATTER, NINE])
        reasons = why(ledger, MATTER.id)
    assert [reason.row for reason in reasons] == [MATTER, NINE]
    assert reasons[1].places == ()


def test_rows_that_name_each_other_are_told_once() -> None:
    one = msgspec.structs.replace(ACTOR, alias_of="actor:2")
    two = msgspec.structs.replace(ACTOR, id="actor:2", alias_of=one.id)
    with Ledger.open(":memory:") as ledger:
        ledger.put([REPORT, one, two])
        assert [reason.row for reason in why(ledger, "actor:2")] == [two, one]


def test_an_unknown_id_is_refused(ledger: Ledger) -> None:
    with ledger, pytest.raises(UnknownId):
        why(ledger, "toll:none")


@pytest.mark.parametrize("length", [10, CONTEXT, 5000])
def test_context_stays_in_the_line_and_within_bounds(length: int) -> None:
    text = "other line\n" + "word " * length + "HERE" + " word" * length + "\nother line"
    start = text.index("HERE")
    before, after = around(text, Span(report="r", start=start, end=start + 4))
    assert "\n" not in before + after
    assert len(before) <= CONTEXT
    assert len(after) <= CONTEXT
    assert before.endswith("word ")
    assert before.startswith("word")
    assert after.startswith(" word")
    assert after.rstrip().endswith("word")


def test_context_of_a_line_without_spaces_is_cut_anywhere() -> None:
    text = "x" * 1000
    assert [len(part) for part in around(text, Span(report="r", start=500, end=501))] == [CONTEXT, CONTEXT]
