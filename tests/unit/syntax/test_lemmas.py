"""Dictionary forms of verbs."""

from __future__ import annotations

import pytest

from rapportage.syntax.lemmas import verb_lemma


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("fled", "flee"),
        ("struck", "strike"),
        ("died", "die"),
        ("was", "be"),
        ("undergone", "undergo"),
        ("added", "add"),
    ],
)
def test_an_irregular_verb_has_its_base_in_a_list(form: str, base: str) -> None:
    assert verb_lemma(form, "x") == base


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("seized", "seize"), ("planned", "plan"), ("denied", "deny"), ("killed", "kill"), ("fired", "fire"), ("noted", "note"),
        ("striking", "strike"), ("expelled", "expel"), ("boycotted", "boycott"), ("breathing", "breathe"), ("carries", "carry"),
        ("clashes", "clash"), ("agreed", "agree"), ("need", "need"), ("visited", "visit"), ("taking", "take"),
    ],
)  # fmt: skip
def test_a_regular_verb_loses_its_ending_and_keeps_its_spelling(form: str, base: str) -> None:
    assert verb_lemma(form, "x") == base


def test_what_the_model_spells_out_stands_where_it_makes_the_form() -> None:
    assert verb_lemma("found", "find") == "find"
    assert verb_lemma("attacked", "attack") == "attack"
    assert verb_lemma("carries", "carrie") == "carry"
