"""Copies and clashes in a larger generated world: as many as made, and no more pairs compared than reports allow."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from rapportage.appraisal.made_up import measure
from rapportage.reconciling.pairing import Page, find_candidates
from rapportage.text.shingles import run_hashes, winnow
from tests.shared import ROOT

sys.path.insert(0, str(ROOT / "tools"))

import new_report


@pytest.mark.slow
def test_a_world_of_400_reports_comes_out_as_made(tmp_path: Path) -> None:
    new_report.main(["--seed", "5", "--reports", "400", "--incidents", "40", "--out", str(tmp_path)])
    found = measure(tmp_path)
    for name, least in (("copy_precision", 0.97), ("copy_recall", 0.9), ("clash_precision", 0.8), ("toll_recall", 0.9)):
        tally = found[name]
        assert tally.found / tally.of_all >= least, name


def test_pairs_to_compare_grow_with_the_reports_not_with_their_square() -> None:
    chance = Random(3)
    template = [f"furniture{n}" for n in range(60)]

    def page(n: int) -> Page:
        own = [f"word{chance.randrange(40_000)}" for _ in range(120)]
        day = (date(2031, 1, 1) + timedelta(days=n)).toordinal()
        return Page(winnow(run_hashes([*own, *template])), day, "Courier")

    pages = [page(n) for n in range(300)]
    copies = [page._replace(day=None) for page in pages[:30]]
    found = find_candidates([*pages, *copies], frequent=24)
    assert found.templates
    assert {(n, 300 + n) for n in range(30)} <= set(found.pairs)
    assert len(found.pairs) <= 60


def test_a_story_that_a_thousand_outlets_carry_is_not_compared_a_million_times() -> None:
    prints = winnow(run_hashes([f"word{n}" for n in range(300)]))
    found = find_candidates([Page(prints, 738_000) for _ in range(1000)], frequent=24)
    assert len(found.pairs) <= 3000
