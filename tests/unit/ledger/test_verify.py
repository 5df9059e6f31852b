"""A whole ledger passes; every way of breaking one is told."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from rapportage.ledger.ledger import Ledger
from rapportage.ledger.verify import verify
from rapportage.schema.base import Row
from rapportage.schema.ids import MentionId, ReportId
from rapportage.schema.matters import Toll
from rapportage.schema.mentions import TollMention
from rapportage.schema.report import Block, Hole, Missing, Report, Use
from rapportage.schema.span import Span
from tests.unit.ledger.made import (
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
TOLL = toll_of(REPORT, speaker=ACTOR)


def rows() -> list[Row]:
    matter = matter_of(TOLL)
    return [
        REPORT, OTHER, ACTOR, TOLL, matter, disagreement_of(matter, TOLL), copy_of(OTHER, REPORT),
        work_of(REPORT, OTHER), issue_of(REPORT),
    ]  # fmt: skip


def whole() -> Ledger:
    ledger = Ledger.open(":memory:")
    ledger.put(rows())
    ledger.keep(payload_of(REPORT.text), REPORT.id)
    ledger.keep(payload_of(OTHER.text, "b.txt"), OTHER.id)
    return ledger


def test_a_whole_ledger_passes_and_says_what_was_checked() -> None:
    with whole() as ledger:
        verdict = verify(ledger)
    assert verdict
    assert verdict.mismatches == ()
    assert verdict.checked["rows"] == 9
    assert verdict.checked["payloads"] == 2
    assert verdict.checked["spans"] >= 7
    assert verdict.checked["ids"] >= 6


def test_an_empty_ledger_passes() -> None:
    with Ledger.open(":memory:") as ledger:
        assert verify(ledger)


replace = msgspec.structs.replace
FAR = Span(report=ReportId(REPORT.id), start=5, end=10_000)


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (replace(TOLL, id="toll:x", number=FAR), "number 5-10000 lies outside"),
        (
            replace(TOLL, id="toll:x", span=replace(FAR, report=ReportId("report:none"))),
            "report:none, which is not here",
        ),
        (replace(TOLL, id="toll:x", part_of=MentionId("toll:none")), "part_of names toll:none"),
        (replace(matter_of(TOLL), id="matter:x", evidence=(MentionId("toll:none"),)), "evidence names toll:none"),
        (replace(copy_of(OTHER, REPORT), id="copy:x", passages=((FAR, FAR),)), "passages 5-10000"),
        (replace(matter_of(TOLL), id=TOLL.id), "stands in toll_mentions and in tolls"),
        (replace(REPORT, id="report:x"), "its payload is not kept"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_row_is_named(broken: Row, words: str) -> None:
    with whole() as ledger:
        ledger.put([broken])
        verdict = verify(ledger)
    assert not verdict
    assert verdict.failed == len(verdict.mismatches) >= 1
    assert any(words in mismatch and broken.id in mismatch for mismatch in verdict.mismatches)


def _other_body(ledger: Ledger) -> None:
    ledger.keep(payload_of("quite another text"), REPORT.id)


def _spoilt_body(ledger: Ledger) -> None:
    ledger.store.run("UPDATE bodies SET codec = 'zlib', body = ?", [b"spoilt"])


def _shorter_text(ledger: Ledger) -> None:
    ledger.store.run("UPDATE reports SET text = substring(text, 1, 40)")


def _no_report(ledger: Ledger) -> None:
    ledger.store.run("DELETE FROM reports WHERE id = ?", [REPORT.id])


@pytest.mark.parametrize(
    ("spoil", "words"),
    [(_other_body, "digest"), (_spoilt_body, "unpacked"), (_shorter_text, "lies outside"), (_no_report, "not here")],
)
def test_a_spoilt_ledger_is_told(spoil: Callable[[Ledger], None], words: str) -> None:
    with whole() as ledger:
        spoil(ledger)
        verdict = verify(ledger)
    assert any(words in mismatch for mismatch in verdict.mismatches)


def test_blocks_and_holes_lie_in_their_text_in_order() -> None:
    one, two = Block(start=0, end=9, use=Use.BODY), Block(start=5, end=12, use=Use.BODY)
    hole = Hole(
        at=9999, span=Span(report=ReportId("report:x"), start=0, end=1), missing=Missing.VERB, rule="x", confidence=1
    )
    with Ledger.open(":memory:") as ledger:
        ledger.put([replace(REPORT, id="report:x", blocks=(one, two), holes=(hole,))])
        ledger.keep(payload_of(REPORT.text), "report:x")
        mismatches = verify(ledger).mismatches
    assert [mismatch.partition(": ")[2].split()[:2] for mismatch in mismatches] == [["block", "5-12"], ["a", "hole"]]


def test_many_mismatches_are_counted_but_not_all_told() -> None:
    report = report_of("word " * 1500)
    with Ledger.open(":memory:") as ledger:
        tolls = [
            replace(TOLL, id=f"toll:{n}", span=report.span(n, n + 1), number=report.span(n, n + 1), voice=())
            for n in range(1200)
        ]
        ledger.put(tolls)
        verdict = verify(ledger)
        assert ledger.count(TollMention) == 1200
        assert ledger.count(Toll) == ledger.count(Report) == 0
    assert (verdict.failed, len(verdict.mismatches)) == (2400, 1000)
