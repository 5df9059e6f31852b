"""What a row points at is found by the types of its fields."""

from __future__ import annotations

from rapportage.ledger.pointing import ids_of, spans_of
from tests.unit.ledger.made import actor_of, copy_of, disagreement_of, matter_of, report_of, toll_of


def test_spans_and_ids_are_found_at_any_depth() -> None:
    report = report_of()
    actor = actor_of(report)
    toll = toll_of(report, speaker=actor)
    assert list(spans_of(toll)) == [("span", toll.span), ("number", toll.number)]
    assert ("voice.speaker", actor.id) in set(ids_of(toll))
    assert ("span.report", report.id) in set(ids_of(toll)) or ("span", toll.span) in set(spans_of(toll))
    copy = copy_of(report, report)
    assert [field for field, _ in spans_of(copy)] == ["passages", "passages"]
    assert list(ids_of(copy)) == [("original", report.id), ("copy", report.id)]
    matter = matter_of(toll)
    assert list(ids_of(matter)) == [("evidence", toll.id)]
    assert list(ids_of(disagreement_of(matter, toll))) == [("about", matter.id), ("sides.evidence", toll.id)]


def test_words_are_not_ids() -> None:
    report = report_of()
    assert list(ids_of(report)) == []
    assert list(spans_of(report)) == []
