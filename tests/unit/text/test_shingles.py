"""Runs of words and their fingerprints."""

from __future__ import annotations

from rapportage.text.shingles import containment, fold, placed_words, run_hashes, winnow, words


def test_words_are_compared_without_case_marks_and_invisible_characters() -> None:
    assert words("The En\u00advoy’s CAR…") == ["the", "envoy", "s", "car"]
    assert fold("ＡＢＣ") == "abc"


def test_each_placed_word_stands_where_it_says() -> None:
    text = "Harat\u200c Tovun, 1904; “no”"
    assert [text[word.start : word.end] for word in placed_words(text, 0, len(text))] == [
        "Harat",
        "Tovun",
        "1904",
        "no",
    ]


def test_scripts_without_spaces_give_a_word_a_character() -> None:
    assert words("停火 now") == ["停", "火", "now"]


def test_winnowing_keeps_the_least_of_every_window() -> None:
    hashes = [(n * 7919) % 1009 for n in range(500)]
    assert winnow(hashes, window=8) == sorted({min(hashes[n : n + 8]) for n in range(493)})


def test_a_passage_of_twelve_words_in_common_keeps_a_fingerprint_in_common() -> None:
    shared = ["the", "ambassadors", "of", "both", "river", "states", "took", "up", "their", "duties", "again", "today"]
    one = [f"left{n}" for n in range(60)] + shared + [f"right{n}" for n in range(60)]
    other = [f"above{n}" for n in range(40)] + shared + [f"below{n}" for n in range(40)]
    assert set(winnow(run_hashes(one))) & set(winnow(run_hashes(other)))


def test_a_short_text_has_a_fingerprint_and_an_empty_one_none() -> None:
    assert winnow(run_hashes(["one", "two", "three", "four", "five"]))
    assert winnow(run_hashes(["one", "two"])) == []
    assert containment(frozenset(), frozenset({1})) == 0.0
