"""Tolls of different works side by side."""

from __future__ import annotations

from datetime import date

from rapportage.reconciling.reconcile import reconcile
from rapportage.schema.matters import Disagreement, Reconciliation, Verdict
from rapportage.schema.mentions import Record
from rapportage.schema.report import Report
from rapportage.schema.when import When
from tests.unit.reconciling.making import actor, place, record, report, toll

NINE = "Karthune fired rockets at a hamlet in Veldara on Thursday, killing nine people, the governor said."
SEVEN = "Karthune struck back with drones. Seven people lost their lives in Veldara, the ministry in Soreth said."
TWO = "Veldara fired missiles at a village in Karthune on Tuesday, killing two children, doctors said."


def told(text: str, words: str, low: int, high: int | None, *, name: str, **more: object) -> tuple[Report, Record]:
    """Return a report of one sentence or two with its states and its toll."""
    given = report(text, name=name, day=more.pop("day", None))
    states = [actor(given, name, code) for name, code in (("Karthune", "KTH"), ("Veldara", "VLD"))]
    spot = "Veldara" if "in Veldara" in text else "Karthune"
    found = place(given, f"in {spot}", "VLD" if spot == "Veldara" else "KTH")
    figure = toll(given, words, low, high, **more)
    return given, record(given, actors=tuple(states), places=(found,), tolls=(figure,))


def together(*pairs: tuple[Report, Record]) -> Reconciliation:
    return reconcile([pair[0] for pair in pairs], [pair[1] for pair in pairs])


def only(found: Reconciliation) -> Disagreement:
    (disagreement,) = found.disagreements
    return disagreement


def test_seven_against_nine_is_a_contradiction() -> None:
    found = only(together(told(NINE, "nine people", 9, 9, name="a"), told(SEVEN, "Seven people", 7, 7, name="b")))
    assert found.verdict is Verdict.CONTRADICT
    assert {side.account for side in found.sides} == {"7", "9"}
    assert "same hand (KTH)" in found.reasons


def test_at_least_nine_and_nine_agree() -> None:
    found = only(together(told(NINE, "nine people", 9, 9, name="a"), told(SEVEN, "Seven people", 9, None, name="b")))
    assert found.verdict is Verdict.AGREE


def test_at_least_five_bounds_nine() -> None:
    found = only(together(told(NINE, "nine people", 9, 9, name="a"), told(SEVEN, "Seven people", 5, None, name="b")))
    assert found.verdict is Verdict.BOUND


def test_a_higher_figure_that_all_gave_later_is_an_update() -> None:
    early = told(SEVEN, "Seven people", 7, 7, name="a", day=date(2031, 3, 6))
    late = told(NINE, "nine people", 9, 9, name="b", day=date(2031, 3, 8))
    assert only(together(early, late)).verdict is Verdict.UPDATE


def test_strikes_on_different_soil_are_not_compared() -> None:
    assert not together(
        told(NINE, "nine people", 9, 9, name="a"), told(TWO, "two children", 2, 2, name="b")
    ).disagreements


def test_a_part_is_not_compared_with_a_whole() -> None:
    text = "Karthune fired rockets at a hamlet in Veldara, killing nine people, four of them children."
    given = report(text, name="a")
    whole, part = toll(given, "nine people", 9, 9), toll(given, "four of them children", 4, 4, population="children")
    states = (actor(given, "Karthune", "KTH"), actor(given, "Veldara", "VLD"))
    both = record(given, actors=states, places=(place(given, "in Veldara", "VLD"),), tolls=(whole, part))
    other = told(NINE.replace("nine people", "two children"), "two children", 2, 2, name="b", population="children")
    assert not together((given, both), other).disagreements


def test_zero_is_not_set_against_a_number_of_another_day() -> None:
    none = told(SEVEN, "Seven people", 0, 0, name="b")
    assert not together(told(NINE, "nine people", 9, 9, name="a"), none).disagreements


def test_a_copy_takes_no_side() -> None:
    long = (
        NINE
        + " "
        + TWO.replace("Veldara", "The army").replace("Karthune", "the north")
        + " It rained until the weekend."
    )
    one, copy = told(long, "nine people", 9, 9, name="a"), told(long, "nine people", 9, 9, name="copy")
    found = together(one, copy, told(SEVEN, "Seven people", 7, 7, name="b"))
    assert len(found.works) == 2
    nine = next(side for side in only(found).sides if side.account == "9")
    assert len(nine.holders) == 1
    assert len(nine.evidence) == 2
    assert max(toll.voices for toll in found.tolls) == 2


def test_two_outlets_with_one_upstream_voice_are_one_voice() -> None:
    one = told(NINE, "nine people", 9, 9, name="a", voice="the governor of Eastmoor")
    other = told(SEVEN, "Seven people", 9, 9, name="b", voice="The Governor of Eastmoor")
    (found,) = together(one, other).tolls
    assert (found.reports, found.voices, found.best) == (2, 1, 9)


def test_undated_figures_that_fit_strikes_of_different_months_tie_nothing_together() -> None:
    spring = told(NINE, "nine people", 9, 9, name="a", day=date(2031, 3, 6))
    autumn = told(NINE, "nine people", 8, 8, name="b", day=date(2031, 9, 6))
    undated = told(SEVEN, "Seven people", 7, 7, name="c")
    assert not together(spring, autumn, undated).disagreements


def test_an_undated_figure_that_fits_two_days_goes_with_the_town_it_names() -> None:
    def at(text: str, low: int, *, name: str, day: int | None) -> tuple[Report, Record]:
        when = When.days(date(2031, 3, day), date(2031, 3, day)) if day else None
        return told(text, "people died", low, low, name=name, when=when)

    first = at("Karthune fired rockets at Dursk in Veldara, and nine people died.", 9, name="a", day=6)
    second = at("Karthune fired rockets at Orlan in Veldara, and six people died.", 6, name="b", day=9)
    third = at("Karthune sent drones, and seven people died at Dursk in Veldara.", 7, name="c", day=None)
    found = only(together(first, second, third))
    assert {side.account for side in found.sides} == {"9", "7"}
    assert "same name (Dursk)" in found.reasons


def test_three_others_are_no_total() -> None:
    rest = told(
        "Karthune fired rockets; the mayor and three other people died in Veldara.",
        "three other people",
        3,
        3,
        name="b",
    )
    assert not together(told(NINE, "nine people", 9, 9, name="a"), rest).disagreements
