"""Where text is cut for the model."""

from rapportage.syntax.pieces import Pieces
from rapportage.syntax.windows import (
    HARD_LIMIT,
    MOST_PIECES,
    Window,
    cut_sentence,
    cut_windows,
    guess_spaces,
    spaces_before,
)

PIECES = Pieces(["x"] * 103 + ["word", ".", '"', ",", "and"])


def lengths(windows: list[Window]) -> list[int]:
    return [len(window.pieces) for window in windows]


def cut(words: list[str]) -> list[Window]:
    return list(cut_windows(words, [word not in '.",' for word in words], PIECES))


def test_sentences_fill_a_window_and_none_is_torn() -> None:
    windows = cut([*["word"] * 49, "."] * 7)
    assert lengths(windows) == [150, 150, 50]
    assert [window.first for window in windows] == [0, 150, 300]


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    windows = cut([*["word"] * 98, ".", '"', *["word"] * 98, "."])
    assert lengths(windows) == [100, 99]


def test_a_long_sentence_has_a_window_of_its_own() -> None:
    windows = cut([*["word"] * 9, ".", *["word"] * 299, ".", *["word"] * 9, "."])
    assert lengths(windows) == [10, 300, 10]


def test_a_sentence_too_long_for_any_window_is_cut_after_a_comma() -> None:
    windows = cut([*["word"] * 400, ",", *["word"] * 400])
    assert lengths(windows)[0] == 401
    assert sum(lengths(windows)) == 801
    assert max(lengths(windows)) <= HARD_LIMIT + 1


def test_a_sentence_without_commas_is_cut_before_a_conjunction_and_one_without_either_anywhere() -> None:
    assert lengths(cut([*["word"] * 380, "and", *["word"] * 200]))[0] == 380
    windows = cut(["word"] * 5000)
    assert sum(lengths(windows)) == 5000
    assert max(lengths(windows)) <= HARD_LIMIT + 1


def test_a_given_sentence_is_one_window_whatever_stops_stand_in_it() -> None:
    words = [*["word"] * 99, "."] * 4
    assert lengths(list(cut_sentence(words, [True] * 400, PIECES))) == [400]
    assert MOST_PIECES < 400


def test_no_words_are_no_window() -> None:
    assert cut([]) == []


def test_a_word_is_spaced_unless_it_begins_where_another_ends() -> None:
    assert spaces_before([(0, 4), (4, 5), (6, 8)]) == [True, False, True]


def test_spaces_are_guessed_as_they_are_printed() -> None:
    words = ["He", "said", ":", '"', "Do", "n't", "go", '"', "(", "at", "5", "%", ")", "."]
    printed = "".join((" " if gap else "") + word for word, gap in zip(words, guess_spaces(words), strict=True))
    assert printed.strip() == 'He said: "Don\'t go" (at 5%).'


def test_a_sentence_that_surely_ends_has_a_window_of_its_own() -> None:
    words = ["Velm", "fell", ".", "Orsk", "held", ".", "He", "wept"]
    assert lengths(cut(words)) == [3, 3, 2]


def test_no_window_ends_within_a_quotation_a_bracket_or_after_an_initial() -> None:
    assert lengths(cut(["“", "Velm", "fell", ".", "Orsk", "held", ".", "”", "He", "said", "."])) == [11]
    assert lengths(cut(["(", "Velm", "fell", ".", "Orsk", "held", ".", ")", "."])) == [9]
    assert lengths(cut(["J", ".", "Orr", "spoke", "."])) == [5]
    assert lengths(cut(["Velm", "fell", ".", "so", "it", "went", "."])) == [7]
