"""The measure of article text."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapportage.appraisal.pages import appraise, decoded, mean_scores, page_score, shingles
from tests.shared import eval_folder


def test_shingles_are_counted_as_often_as_they_stand() -> None:
    assert shingles("a b c d a b c d").most_common(1) == [(("a", "b", "c", "d"), 2)]
    assert shingles("a b") == {("a", "b"): 1}
    assert not shingles("...")


def test_a_page_is_scored_by_precision_and_recall() -> None:
    assert page_score("a b c d e", "a b c d f") == (0.5, 0.5)
    assert page_score("", "a b c d") == (None, 0.0)


def test_a_page_without_a_prediction_counts_in_recall_only() -> None:
    assert mean_scores([(1.0, 1.0), (None, 0.0)]) == (1.0, 0.5, pytest.approx(2 / 3))


def test_a_page_mislabelled_latin_1_is_read_as_windows() -> None:
    assert decoded(b'<meta charset="iso-8859-1">\x93x\x94') == '<meta charset="iso-8859-1">“x”'


def test_no_scores_where_the_set_is_absent(tmp_path: Path) -> None:
    assert appraise(tmp_path) == ()


@pytest.mark.accuracy
@pytest.mark.slow
def test_article_text_reaches_its_goal() -> None:
    shared = eval_folder("boilerplate").parent.parent
    f1, speed = appraise(shared)
    assert f1.name == "reading.boilerplate_f1"
    assert f1.value >= 0.965
    assert speed.value > 2
