"""Known truth of made-up reports against what is found in them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from rapportage.appraisal.made_up import Tally, measure
from tests.shared import ROOT

sys.path.insert(0, str(ROOT / "tools"))

import new_report


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tally]:
    folder = tmp_path_factory.mktemp("world")
    new_report.main(["--seed", "12", "--reports", "20", "--incidents", "3", "--out", str(folder)])
    return measure(folder)


def share(tally: Tally) -> float:
    assert tally.of_all, "nothing to measure on"
    return tally.found / tally.of_all


def test_copies_of_a_generated_world_are_found(generated: dict[str, Tally]) -> None:
    assert share(generated["copy_recall"]) >= 0.9
    assert share(generated["copy_precision"]) >= 0.7


def test_tolls_of_a_generated_world_are_found(generated: dict[str, Tally]) -> None:
    assert share(generated["toll_recall"]) >= 0.9
    assert share(generated["toll_precision"]) >= 0.9


def test_furniture_of_a_generated_world_is_set_aside_and_its_articles_kept(generated: dict[str, Tally]) -> None:
    assert share(generated["furniture_aside"]) >= 0.9
    assert share(generated["article_kept"]) >= 0.98


def test_the_demo_comes_out_as_it_was_made() -> None:
    found = measure(Path(ROOT) / "demo")
    for name in ("copy_precision", "copy_recall", "clash_precision", "clash_recall"):
        assert share(found[name]) == 1.0, name
    assert share(found["toll_recall"]) >= 0.9
    assert share(found["quote_recall"]) >= 0.9
    assert share(found["article_kept"]) >= 0.98
