"""What must come out of the five real reports, by rules that know none of them: offsets, counts, dates, names and codes only."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from rapportage.config import Config
from rapportage.ledger.ledger import Ledger
from rapportage.ledger.verify import verify
from rapportage.pipeline.adding import add
from rapportage.pipeline.gathering import MENTIONS
from rapportage.schema.codes import Harm
from rapportage.schema.matters import Copy, Dating, Disagreement, Verdict, Work
from rapportage.schema.mentions import CommitmentMention, StatementMention, TollMention
from rapportage.schema.report import FURNITURE, FactBasis, Report, Use
from tests.shared import reports_folder

pytestmark = pytest.mark.reports


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """A ledger of the five reports, made without options and without network."""
    folder = reports_folder()
    made = Ledger.open(":memory:")
    began = time.monotonic()
    add(made, [str(folder)], config=Config(), watch=lambda step, done: None)
    assert time.monotonic() - began < 60
    return made


@pytest.fixture(scope="module")
def reports(ledger: Ledger) -> dict[str, Report]:
    """The reports by their number."""
    return {Path(report.address).name[:3]: report for report in ledger.rows(Report)}


def tolls_of(ledger: Ledger, report: Report) -> set[tuple[str, int, int | None, bool]]:
    rows = ledger.rows(TollMention, where={"report": report.id})
    return {(t.harm.value, t.count.low, t.count.high, t.part_of is not None) for t in rows}


def test_everything_reads_back(ledger: Ledger) -> None:
    verdict = verify(ledger)
    assert verdict.mismatches == ()
    assert verdict.checked["spans"] > 500


def test_five_reports_are_four_works_and_the_copy_is_wholly_contained(
    ledger: Ledger, reports: dict[str, Report]
) -> None:
    assert ledger.count(Work) == 4
    [copy] = [copy for copy in ledger.rows(Copy) if copy.is_one_work]
    assert (copy.copy, copy.original) == (reports["000"].id, reports["001"].id)
    assert copy.paragraphs == copy.of_paragraphs == 25
    assert copy.share > 0.97


def test_no_record_comes_from_furniture(ledger: Ledger, reports: dict[str, Report]) -> None:
    by_id = {report.id: report for report in reports.values()}
    for kind in MENTIONS.values():
        for mention in ledger.rows(kind):
            report = by_id[mention.span.report]
            inside = [b for b in report.blocks if b.start < mention.span.end and mention.span.start < b.end]
            assert not {b.use for b in inside} & FURNITURE, (report.address, mention.span)


def test_the_subscription_letter_and_the_aggregator_are_furniture(reports: dict[str, Report]) -> None:
    letter = [b for b in reports["001"].blocks if b.start >= 8480]
    assert letter
    assert {b.use for b in letter} <= FURNITURE
    foot = [b for b in reports["002"].blocks if b.start >= 6650]
    assert {b.use for b in foot} <= FURNITURE
    head = [b for b in reports["002"].blocks if b.end <= 94]
    assert {b.use for b in head} <= FURNITURE


def test_captions_stay_minable(reports: dict[str, Report]) -> None:
    for number, starts in (("000", [3712]), ("001", [92, 4588]), ("002", [199])):
        captions = [b.start for b in reports[number].blocks if b.use is Use.CAPTION]
        for start in starts:
            assert any(abs(start - found) <= 60 for found in captions), (number, start, captions)


def test_pull_quotes_are_repeats(reports: dict[str, Report]) -> None:
    quotes = [b for b in reports["003"].blocks if b.use is Use.PULL_QUOTE]
    assert len(quotes) == 3
    repeats = {repeat.span.start for repeat in reports["003"].repeats}
    assert all(any(b.start <= start < b.end for start in repeats) for b in quotes)


def test_damage_is_repaired_and_the_repaired_name_is_not_trusted(reports: dict[str, Report]) -> None:
    damages = reports["003"].damages
    assert len(damages) == 7
    spaces = [d for d in damages if d.repaired == "\u00a0"]
    assert len(spaces) == 6
    [name] = [d for d in damages if d.repaired != "\u00a0"]
    assert not name.trusted
    assert [len(reports[n].damages) for n in ("000", "001", "002", "004")] == [0, 0, 0, 0]


def test_holes_are_where_words_are_missing(reports: dict[str, Report]) -> None:
    places = [hole.at for hole in reports["003"].holes]
    for place in (302, 557, 908, 1720, 2770, 2826, 2977, 3521, 9432):
        assert any(abs(place - at) <= 25 for at in places), (place, places)
    assert [len(reports[n].holes) for n in ("000", "002", "004")] == [0, 0, 0]


def test_outlet_carrier_author_and_date_are_apart_each_with_its_basis(reports: dict[str, Report]) -> None:
    assert reports["001"].outlet.value == "The Christian Science Monitor"
    assert (reports["002"].outlet.value, reports["002"].carrier.value) == ("Al Jazeera", "inkl")
    assert reports["003"].outlet.value == "The New Arab"
    assert [reports[n].outlet.basis for n in ("000", "004")] == [FactBasis.UNKNOWN] * 2
    dated = reports["001"].dated
    assert dated.when is not None
    assert (dated.when.first, dated.when.last, dated.basis) == (date(2024, 1, 23), date(2024, 1, 23), FactBasis.URL)
    assert [n for n in ("000", "002", "004") if reports[n].dated.when is None] == [], "each tells an interval"
    assert [author.value for author in reports["002"].authors] == ["Abid Hussain"]
    for number, day in (
        ("000", date(2024, 1, 23)),
        ("002", date(2024, 1, 20)),
        ("003", date(2024, 1, 24)),
        ("004", date(2024, 1, 26)),
    ):
        when = reports[number].dated.when
        if when is not None:  # an interval, never a false exact day; unknown is allowed
            assert when.first <= day <= when.last, number
            assert when.first < when.last, number
            assert reports[number].dated.basis is FactBasis.INFERRED


def test_tolls_are_those_and_no_others(ledger: Ledger, reports: dict[str, Report]) -> None:
    nine = {("killed", 2, None, False), ("killed", 9, 9, False), ("killed", 4, 4, True)}
    assert tolls_of(ledger, reports["000"]) == nine
    assert tolls_of(ledger, reports["001"]) == nine
    assert tolls_of(ledger, reports["002"]) == {
        ("killed", 2, None, False), ("injured", 3, 3, False), ("killed", 9, None, False), ("killed", 4, 4, True),
        ("killed", 3, 3, True),
    }  # fmt: skip
    found = tolls_of(ledger, reports["003"])
    assert {
        ("killed", 2, 2, False),
        ("killed", 7, 7, False),
        ("injured", 284, 284, False),
        ("killed", 0, 0, False),
        ("killed", 1, 1, False),  # a named officer, whom no number counts
    } <= found
    [almost] = found - {
        ("killed", 2, 2, False),
        ("killed", 7, 7, False),
        ("injured", 284, 284, False),
        ("killed", 0, 0, False),
        ("killed", 1, 1, False),
    }
    assert almost[0] == Harm.KILLED.value
    assert almost[2] in {99, 100}
    assert tolls_of(ledger, reports["004"]) == set()


def test_seven_against_nine_is_the_one_contradiction(ledger: Ledger) -> None:
    gaps = [gap for gap in ledger.rows(Disagreement) if gap.verdict is Verdict.CONTRADICT]
    assert [sorted(side.account.split()[0] for side in gap.sides) for gap in gaps] == [["7", "9"]]
    agreed = [gap for gap in ledger.rows(Disagreement) if gap.verdict in {Verdict.AGREE, Verdict.BOUND}]
    assert any("children" in gap.topic for gap in agreed)


def test_the_two_dated_promises_are_there(ledger: Ledger, reports: dict[str, Report]) -> None:
    due: dict[str, set[tuple[int, int]]] = {}
    for promise in ledger.rows(CommitmentMention):
        if promise.due is not None:
            number = next(n for n, r in reports.items() if r.id == promise.span.report)
            due.setdefault(number, set()).add((promise.due.first.day, promise.due.last.day))
    assert (26, 26) in due["001"]
    assert any(first <= 29 or last == 4 for first, last in due["001"] if (first, last) != (26, 26))
    assert (29, 29) in due["004"]


def test_speakers_are_found_and_scare_quotes_are_no_statements(ledger: Ledger, reports: dict[str, Report]) -> None:
    said = [s for s in ledger.rows(StatementMention) if s.repeats is None]
    named = {s.speaker_name for s in said}
    for name in ("Mushahid Hussain Syed", "Maleeha Lodhi", "Mosharraf Zaidi", "Shireen Mazari", "Syed Rifaat Hussain", "Ali Vaez",
                 "Joshua White", "Umer Karim", "Rabia Akhtar", "Rouzbeh Parsi"):  # fmt: skip
        assert name in named, name
    texts = {r.id: r.text for r in reports.values()}
    fragments = {s.content[0].of(texts[s.span.report]).strip("“”‘’\"'") for s in said}
    for scare in ("deter", "deterrence", "precise", "Marg Bar Sarmachar"):
        assert scare not in fragments


def test_the_undated_copy_takes_its_date_from_the_dated_one(ledger: Ledger, reports: dict[str, Report]) -> None:
    [dating] = ledger.rows(Dating)
    assert (dating.report, dating.copied_from) == (reports["000"].id, reports["001"].id)
    assert (dating.when.first, dating.when.last) == (date(2024, 1, 23), date(2024, 1, 23))
