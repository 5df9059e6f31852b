"""What a brief says of figures that were raised, and of those who hold a figure loosely."""

from __future__ import annotations

from datetime import date

import rapportage
from rapportage.export.brief import find_brief
from rapportage.export.brief_shapes import Brief
from rapportage.schema.ids import MentionId
from rapportage.schema.matters import Disagreement, Reconciliation, Side, Verdict
from rapportage.schema.report import Payload

TEXTS = (
    b"Nine sailors were killed when a shell hit the ferry landing on Tuesday, harbour officials said.",
    b"A shell hit the ferry landing on Tuesday, killing five sailors, harbour police said.",
    b"At least nine people were killed at the ferry landing on Tuesday, a doctor said.",
)


def brief_of(verdict: Verdict) -> Brief:
    """A brief of three reports whose figures stand to each other as ``verdict`` says."""
    reports = [rapportage.read(Payload(body=text, address=f"{i}.txt")) for i, text in enumerate(TEXTS)]
    records = [rapportage.record(report) for report in reports]
    nine, five, least = (MentionId(record.tolls[0].id) for record in records)
    sides = (
        Side(account="9", holders=("0.txt < harbour officials", "2.txt"), evidence=(nine, least)),
        Side(account="5", holders=("1.txt",), evidence=(five,)),
    )
    gap = Disagreement(id="disagreement:1", attribute="toll", topic="killed in VLD", verdict=verdict, sides=sides)
    together = Reconciliation(disagreements=(gap,))
    return find_brief(reports, records, together, outcomes=(), as_of=date(2031, 3, 20))


def lines_of(brief: Brief, title: str) -> list[str]:
    return [line.text for section in brief.sections if section.title == title for line in section.lines]


def test_a_figure_that_later_reports_raised_is_told_the_earlier_first() -> None:
    brief = brief_of(Verdict.UPDATE)
    [line] = lines_of(brief, "Updated")
    assert line.startswith(
        "Killed in VLD: 5 (1.txt), then 9 or “at least nine” (0.txt, citing harbour officials; 2.txt)."
    )
    assert not lines_of(brief, "In dispute")


def test_a_contradiction_says_who_holds_its_figure_only_as_a_bound() -> None:
    [line] = lines_of(brief_of(Verdict.CONTRADICT), "In dispute")
    assert "9 or “at least nine” (0.txt, citing harbour officials; 2.txt) against 5 (1.txt)" in line


def test_every_verdict_that_is_given_stands_somewhere_in_the_brief() -> None:
    for verdict in (Verdict.AGREE, Verdict.REFINE, Verdict.BOUND, Verdict.UPDATE, Verdict.CONTRADICT):
        brief = brief_of(verdict)
        told = [line for title in ("In dispute", "Updated", "Agreed") for line in lines_of(brief, title)]
        assert len(told) == 1, verdict
