"""Copies by containment: of made-up reports."""

from __future__ import annotations

from datetime import date

import pytest

from rapportage.reconciling.copies import find_copies
from rapportage.reconciling.options import ReconcilingOptions
from rapportage.schema.matters import Copy, Lineage
from rapportage.schema.report import Damage, Report
from tests.unit.reconciling.making import fact, report

OPTIONS = ReconcilingOptions()
ONE = "The ferry between the two islands stopped on Monday after the harbour master counted more guns than passengers."
TWO = "Shopkeepers on the quay said that they would rather sell rope to an army than bread to an empty street."
THREE = (
    "A spokesman for the port declined to say who had ordered the chain to be drawn across the mouth of the harbour."
)
FOUR = "By evening the lamps along the mole were lit again and somebody had hung washing on the barrier of the customs house."
OTHER = (
    "In the capital the finance committee spent the same day on the price of barley and went home without a vote on it."
)


def copies(*reports: Report) -> tuple[Copy, ...]:
    return find_copies(reports, options=OPTIONS)


def test_a_report_that_stands_wholly_in_another_is_contained_in_it() -> None:
    whole = report(ONE, TWO, THREE, FOUR, OTHER, name="whole")
    part = report(THREE, ONE, TWO, name="part")
    (copy,) = copies(whole, part)
    assert (copy.original, copy.copy, copy.lineage) == (whole.id, part.id, Lineage.CONTAINED)
    assert (copy.share, copy.paragraphs, copy.of_paragraphs) == (1.0, 3, 3)
    assert copy.is_one_work
    assert copy.direction == "completeness"


def test_passages_read_back_alike_on_both_sides() -> None:
    whole, part = report(OTHER, ONE, TWO, name="whole"), report(ONE, TWO, name="part")
    (copy,) = copies(whole, part)
    for mine, theirs in copy.passages:
        assert mine.of(part.text).split() == theirs.of(whole.text).split()


def test_furniture_makes_no_copy() -> None:
    letter = ["~" + text for text in (ONE, TWO, THREE)]
    assert copies(report(OTHER, *letter, name="a"), report(FOUR, *letter, name="b")) == ()


def test_a_paragraph_of_many_otherwise_different_reports_counts_nothing() -> None:
    def own(n: int) -> str:
        return " ".join(f"word{n}x{k}" for k in range(30)) + "."

    pages = [report(ONE + " " + TWO, own(n), name=f"page{n}", outlet=fact("Courier")) for n in range(6)]
    assert copies(*pages) == ()


def test_a_run_that_reports_of_different_months_share_is_furniture() -> None:
    pages = [report(ONE, f"Page {n}.", name=f"page{n}", day=date(2031, 2 * n, 1)) for n in (1, 2, 3, 4)]
    assert copies(*pages) == ()


def test_a_story_that_many_outlets_carry_is_still_a_copy() -> None:
    pages = [report(ONE, TWO, THREE, FOUR, f"Outlet number {n} of many.", name=f"page{n}") for n in range(6)]
    assert len(copies(*pages)) == 15
    assert all(copy.is_one_work for copy in copies(*pages))


def test_two_writers_who_quote_one_statement_are_two_writers() -> None:
    said = f"“{ONE} {TWO}”"
    one = report(f"{THREE} {said}", name="one")
    other = report(f"{OTHER} {FOUR} {said}", name="other")
    assert not any(copy.is_one_work for copy in copies(one, other))


def test_the_earlier_of_two_dated_reports_is_the_original() -> None:
    late = report(ONE, TWO, THREE, name="a", day=date(2031, 3, 7))
    early = report(ONE, TWO, THREE, name="b", day=date(2031, 3, 6))
    (copy,) = copies(late, early)
    assert (copy.original, copy.direction) == (early.id, "date")
    assert copy.lineage is Lineage.SAME


def test_the_credited_agency_is_the_original() -> None:
    paper = report(ONE, TWO, THREE, name="a", agency=fact("Northwire"), outlet=fact("The Soreth Herald"))
    wire = report(ONE, TWO, THREE, name="b", outlet=fact("Northwire"))
    (copy,) = copies(paper, wire)
    assert (copy.original, copy.direction) == (wire.id, "agency")


def test_a_damaged_copy_is_compared_as_repaired() -> None:
    clean = report(ONE, TWO, name="clean")
    text = ONE.replace(" ", "Ěý")
    spoilt = report(text, TWO.replace(" ", "Ěý"), name="spoilt")
    damages = tuple(
        Damage(span=spoilt.span(at, at + 2), repaired="\u00a0", chain=("cp1250", "gb18030"), confidence=1.0)
        for at in range(len(spoilt.text))
        if spoilt.text.startswith("Ěý", at)
    )
    spoilt = report(text, TWO.replace(" ", "Ěý"), name="spoilt", damages=damages)
    (copy,) = copies(clean, spoilt)
    assert copy.lineage is Lineage.SAME


def test_short_forms_of_one_outlet_months_apart_are_no_work() -> None:
    poll = f"{ONE} {TWO}"
    one = report(poll, name="a", day=date(2031, 1, 2), outlet=fact("Courier"))
    other = report(poll, name="b", day=date(2031, 6, 2), outlet=fact("Courier"))
    assert not any(copy.is_one_work for copy in copies(one, other))


def test_empty_and_tiny_reports_are_no_copies() -> None:
    assert (
        copies(report("", name="a"), report("", name="b"), report("Home.", name="c"), report("Home.", name="d")) == ()
    )


def test_damages_that_overlap_do_no_harm() -> None:
    one = report(ONE, TWO, name="one")
    twice = tuple(
        Damage(span=one.span(at, at + 6), repaired="x", chain=("cp1252", "utf-8"), confidence=1.0) for at in (4, 4, 7)
    )
    (copy,) = copies(one, report(ONE, TWO, name="other", damages=twice))
    assert copy.is_one_work


def test_a_very_long_report_is_compared_by_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rapportage.reconciling.wording.MOST_WORDS", 500)
    long = " ".join(f"w{n}" for n in range(1000))
    (copy,) = copies(report(long, name="long"), report(long[:1500], name="short"))
    assert copy.is_one_work
    assert copy.passages[0][0].end <= 2900


def test_a_copy_made_of_stock_phrases_is_known_by_its_few_own_words() -> None:
    stock = [f"{sentence} {sentence[::-1]}" for sentence in (ONE, TWO, THREE, FOUR, OTHER)]

    def desk(n: int, name: str) -> Report:
        own = f"number {n} " * 8
        mix = [stock[(n + k) % 5] for k in (0, 2, 3)]
        return report(own, *mix, name=name, day=date(2031, 1 + n, 1))

    pages = [desk(n, f"page{n}") for n in range(8)]
    found = copies(*pages, desk(3, "copy"))
    assert [{copy.original, copy.copy} for copy in found if copy.is_one_work] == [{pages[3].id, desk(3, "copy").id}]
