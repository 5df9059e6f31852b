"""The rows of the syntax appraisal."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapportage.appraisal import syntax
from rapportage.appraisal.entities import Article, Crisis
from tests.shared import eval_folder
from tests.unit.appraisal.trees_made import Told, made, true_analysis


@pytest.fixture
def sets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put one made-up text in the place of every set."""
    annotated = made()._replace(genre="news")
    words = tuple(sentence.words for sentence in annotated.sentences)
    gold = frozenset({(0, 1, "PER"), (4, 5, "PER"), (14, 15, "PER")})
    text = true_analysis(annotated).text
    monkeypatch.setattr(syntax, "gum", lambda shared: (annotated,))
    monkeypatch.setattr(syntax, "ewt", lambda shared: (annotated._replace(name="web"),))
    monkeypatch.setattr(syntax, "attributed", lambda shared: ())
    monkeypatch.setattr(syntax.entities, "uner", lambda shared, part: (Article("x", words, gold),))
    monkeypatch.setattr(
        syntax.entities, "world", lambda shared: (Article("panaf_1", words, gold), Article("kenya_1", words, gold))
    )
    monkeypatch.setattr(
        syntax.entities, "re3d", lambda shared: (Crisis("x", text, frozenset({(0, 4, "PER")}), frozenset()),)
    )
    monkeypatch.setattr(syntax, "_pace", lambda shared, backbone: ())


def test_every_row_has_a_name_of_its_own_and_what_annotators_say_scores_one(sets: None) -> None:
    rows = syntax.appraise_with(Told(true_analysis(made())), shared=Path())
    names = [row.name for row in rows]
    assert len(names) == len(set(names))
    assert {"syntax.world_region.africa", "syntax.world_country.africa", "syntax.world_country.kenya"} <= set(names)
    measured = {row.name: row.value for row in rows if row.n}
    assert {name for name, value in measured.items() if value < 1} == {"syntax.re3d_names", "syntax.re3d_per"}
    assert measured["syntax.news_las_raw"] == 1.0


def test_places_and_speeds_are_held_to_no_floor(sets: None) -> None:
    rows = syntax.appraise_with(Told(true_analysis(made())), shared=Path())
    assert not any(row.held for row in rows if row.name.startswith(("syntax.world_region", "syntax.world_country")))


@pytest.mark.accuracy
@pytest.mark.slow
def test_the_shipped_model_is_as_good_as_the_first() -> None:
    shared = eval_folder("ner").parent.parent
    rows = {row.name: row.value for row in syntax.appraise(shared)}
    assert rows["syntax.news_las"] >= 0.86
    assert rows["syntax.uner_test_names"] >= 0.74
    assert rows["syntax.said_after"] >= 0.95
    assert rows["syntax.resident_mb"] < 350
