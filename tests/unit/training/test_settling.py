"""What stays open: a label only for words that could bear it."""

from __future__ import annotations

import pytest
from training.sentences import bare
from training.settling import settled

EVERYTHING = "O~TITLE~WEAPON~DATE~MISC"


def kept(word: str, label: str = EVERYTHING, *, opens: bool = False) -> str:
    words = [word] if opens else ["the", word]
    sentence = settled(bare(words, [label] * len(words), [True] * len(words), origin="made"))
    return (sentence.names or [])[-1]


@pytest.mark.parametrize("word", ["rockets", "Howitzer", "ammunition", "Su-25"])
def test_a_weapon_stays_open_for_words_of_weapons(word: str) -> None:
    assert "WEAPON" in kept(word).split("~")


@pytest.mark.parametrize("word", ["table", "ministers", "25", "su-25", "said", "blast"])
def test_and_for_no_other_word(word: str) -> None:
    assert "WEAPON" not in kept(word)


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("minister", "O~TITLE"),
        ("of", "O"),
        ("government", "O"),
        ("Tuesday", "O~DATE~MISC"),
        ("yesterday", "O~DATE"),
        ("2031", "O~DATE"),
        ("14th", "O~DATE"),
        ("Halcyon", "O~MISC"),
        ("harbour", "O"),
    ],
)
def test_the_others_for_words_of_their_kind(word: str, label: str) -> None:
    assert kept(word) == label


def test_a_capital_that_opens_a_line_says_nothing_without_a_tag() -> None:
    assert kept("Halcyon", opens=True) == "O"


def test_labels_of_names_and_what_is_wholly_open_stay_as_they_are() -> None:
    for label in ("B-PER", "B-NORP~B-MISC", "*", "O"):
        assert kept("table", label) == label


def test_a_sentence_without_names_is_the_same() -> None:
    sentence = bare(["rain"], ["O"], [True], origin="made")
    sentence.names = None
    assert settled(sentence) is sentence
