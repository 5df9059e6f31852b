"""Starts of sentences: what the rules make of the model's chances."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapportage.syntax.sentences import adjust_starts
from rapportage.syntax.words import split_words

SCRAPS = ["Orr", "left", "The", "U.S.", "Gen.", ".", "?", "!", "...", ",", ";", ":", '"', "'", "“", "”", "’", "(", ")", "[", "]", "-", "--",
          "—", "1", "b", "he", "VELM", "3", "said", "n't", "\ud800", "中国"]  # fmt: skip
MIXED = st.lists(st.tuples(st.sampled_from(SCRAPS), st.sampled_from(["", " "])).map("".join), max_size=30).map("".join)


def sentences(text: str, chances: dict[str, float], *, usual: float = 0.0) -> list[str]:
    """The sentences of a text, given the chance of a start at words by their spelling."""
    spans = split_words(text)
    values = [chances.get(text[start:end], usual) for start, end in spans]
    starts = [at for at, chance in enumerate(values) if at == 0 or chance > 0.5]
    found = adjust_starts(text, spans, starts, chances=values)
    return _cut(text, spans, found)


def _cut(text: str, spans: Sequence[tuple[int, int]], starts: Sequence[int]) -> list[str]:
    ends = [*starts[1:], len(spans)]
    return [text[spans[start][0] : spans[end - 1][1]] for start, end in zip(starts, ends, strict=True)]


@given(MIXED, st.data())
def test_starts_are_words_in_order_beginning_with_the_first(text: str, data: st.DataObject) -> None:
    spans = split_words(text)
    chances = data.draw(st.lists(st.floats(0, 1), min_size=len(spans), max_size=len(spans)))
    for found in (adjust_starts(text, spans, [0], chances=chances), adjust_starts(text, spans, range(len(spans)))):
        assert found == sorted(set(found))
        assert found[:1] == [0][: len(spans)]
        assert all(0 <= start < len(spans) for start in found)


@given(MIXED)
def test_nothing_starts_where_the_model_sees_no_chance_but_behind_a_dateline(text: str) -> None:
    spans = split_words(text)
    found = adjust_starts(text, spans, [0], chances=[0.0] * len(spans))
    assert len(found) <= 2
    assert all(text[slice(*spans[start - 1])] in {"-", "--", "—", "–"} for start in found[1:])


def test_without_chances_the_starts_given_are_kept() -> None:
    text = "He left. She stayed. They slept"
    assert adjust_starts(text, split_words(text), [0, 3, 6]) == [0, 3, 6]
    assert adjust_starts(text, split_words(text), [0]) == [0]
    assert adjust_starts("", [], []) == []


@pytest.mark.parametrize(
    ("text", "chances", "expected"),
    [
        ("He left. She stayed.", {"She": 0.2}, ["He left.", "She stayed."]),
        ("He said “we won.” Orr left.", {"Orr": 0.2}, ["He said “we won.”", "Orr left."]),
        ('He left. "She" stayed.', {"She": 0.8}, ["He left.", '"She" stayed.']),
        ('"I left." Orr sat.', {'"': 0.9, "Orr": 0.4}, ['"I left."', "Orr sat."]),
        ("It hit the U.S. The envoy left.", {"The": 0.2}, ["It hit the U.S.", "The envoy left."]),
        ("The U.S. Government left.", {"Government": 0.55}, ["The U.S. Government left."]),
        ("On Monday, Home Office staff left.", {"Home": 0.8}, ["On Monday, Home Office staff left."]),
        ("Now the Home Office left.", {"Home": 0.8}, ["Now the Home Office left."]),
        ("“Why?” asked Orr.", {"asked": 0.8}, ["“Why?” asked Orr."]),
        ("It was ... it was late.", {"it": 0.9}, ["It was ... it was late."]),
        ("The men (Orr left. Dask came) sat.", {"Dask": 0.9}, ["The men (Orr left. Dask came) sat."]),
        ("2. Orders and men", {"Orders": 0.9}, ["2. Orders and men"]),
        ("He said: 1) Go away now", {"Go": 0.9}, ["He said:", "1) Go away now"]),
        ("It was over.Then he left.", {"Then": 0.8}, ["It was over.", "Then he left."]),
    ],
)  # fmt: skip
def test_each_rule_in_its_place(text: str, chances: dict[str, float], expected: list[str]) -> None:
    assert sentences(text, chances) == expected


@pytest.mark.parametrize(
    ("dateline", "report"),
    [
        ("VELM, May 3 (Courier) -", "Troops crossed the river on Monday."),
        ("Nahr Bay, Velm, 3 May 2031 (Velm Wire Service) —", "The port is shut until June."),
        ("TARIM, Dask --", "Rebels left the town last night."),
    ],
)
def test_a_dateline_stands_by_itself_whatever_the_chances(dateline: str, report: str) -> None:
    assert sentences(f"{dateline} {report}", {}, usual=0.0) == [dateline, report]
    assert sentences(f"{dateline} {report}", {"May": 0.9, "Courier": 0.9, "Velm": 0.9, "Dask": 0.9}) == [
        dateline,
        report,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "IRIA - VELM talks",
        "We met Orr - The envoy of Velm came too",
        "Orr (the envoy) left Velm - He was ill all day long",
    ],
)
def test_a_dash_in_a_headline_or_sentence_is_no_dateline(text: str) -> None:
    assert sentences(text, {}) == [text]


def test_a_dateline_is_looked_for_only_where_a_paragraph_opens() -> None:
    text = "VELM (Courier) - Troops crossed the river on Monday."
    assert adjust_starts(text, split_words(text), [0]) == [0, 5]
    assert adjust_starts(text, split_words(text), [0], is_opening=False) == [0]
