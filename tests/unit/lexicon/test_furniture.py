"""The vocabulary of furniture and of holes is written as it is matched."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from rapportage.lexicon.furniture import furniture
from rapportage.lexicon.holes import hole_rules
from rapportage.reading.plain_lines import look
from rapportage.schema.report import Missing, Use


def rows() -> list[dict[str, object]]:
    table = tomllib.loads(files("rapportage.lexicon.data").joinpath("furniture.toml").read_text("utf-8"))
    found: list[dict[str, object]] = table["cue"]
    return found


@pytest.mark.parametrize("row", rows(), ids=lambda row: str(row["name"]))
def test_every_phrase_can_be_met_as_lines_are_compared(row: dict[str, object]) -> None:
    phrases = row["phrases"]
    assert isinstance(phrases, list)
    odd = [phrase for phrase in phrases if look(phrase, 0, len(phrase), lexicon=furniture()).norm != f" {phrase} "]
    assert odd == []


def test_every_cue_speaks_for_a_use() -> None:
    assert {row["use"] for row in rows()} <= {use.value for use in Use}


def test_cue_names_are_unlike() -> None:
    names = [row["name"] for row in rows()]
    assert len(names) == len(set(names))


def test_shapes_and_credits_are_read() -> None:
    lexicon = furniture()
    assert {name for name, _, _ in lexicon.shapes} >= {"address", "mail", "phone", "stamp"}
    assert all(pattern.fullmatch("") is None for pattern in lexicon.credits)


def test_every_rule_of_a_hole_says_where_and_what() -> None:
    rules = [rule for found in hole_rules().values() for rule in found]
    assert rules
    for rule in rules:
        assert "at" in rule.pattern.groupindex
        assert Missing(rule.missing)
        assert 0 < rule.confidence < 1
