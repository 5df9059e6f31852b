"""What the model sees of a word."""

import pytest

from rapportage.syntax.pieces import MOST_PIECES, SHAPES, UNKNOWN, Pieces, apply_script, script_of, shape_of

VOCAB = ["[PAD]", "un", "##done", "##d", "'", "s", "re", "cafe", "-", "a", "##a"]


def test_the_longest_piece_that_fits_comes_first() -> None:
    pieces = Pieces(VOCAB)
    assert pieces.ids("Undone") == (1, 2)
    assert pieces.ids("und") == (1, 3)


def test_case_and_accents_do_not_count() -> None:
    assert Pieces(VOCAB).ids("Café") == Pieces(VOCAB).ids("cafe") == (7,)


def test_a_mark_is_a_piece_of_its_own() -> None:
    assert Pieces(VOCAB).ids("re-un") == (6, 8, 1)


def test_what_the_vocabulary_cannot_spell_is_one_unknown_piece_a_part() -> None:
    assert Pieces(VOCAB).ids("unx-re") == (UNKNOWN, 8, 6)
    assert Pieces(VOCAB).ids("\ud800") == (UNKNOWN,)
    assert Pieces(VOCAB).ids("") == (UNKNOWN,)


def test_a_word_has_eight_pieces_at_most_and_a_very_long_one_is_no_work() -> None:
    assert len(Pieces(VOCAB).ids("a" * 50)) == MOST_PIECES
    assert Pieces(VOCAB).ids("a" * 1_000_000) == (UNKNOWN,)


def test_a_word_met_again_has_the_same_pieces() -> None:
    pieces = Pieces(VOCAB)
    assert pieces.ids("undone") == pieces.ids("undone")


@pytest.mark.parametrize(
    ("word", "shape"),
    [("lower", 1), ("Title", 2), ("UPPER", 3), ("X", 4), ("McCoy", 5), ("1990", 6), ("1,500", 7), ("--", 8), ("$", 9)],
)
def test_shapes_tell_letters_figures_and_marks_apart(word: str, shape: int) -> None:
    assert shape_of(word, spaced=True) == 2 * shape
    assert shape_of(word, spaced=False) == 2 * shape + 1
    assert 2 * shape + 1 < SHAPES


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("Ran", "run"), ("Bombings", "bombing"), ("MEN", "man"), ("Paris", "Paris"), ("is", "be"), ("US", "US"), ("", "")],
)
def test_a_script_leads_from_a_form_to_its_lemma(form: str, lemma: str) -> None:
    assert apply_script(form, script_of(form, lemma)) == lemma


def test_a_script_that_takes_off_more_than_there_is_leaves_the_form() -> None:
    assert apply_script("Go", "L|5|x") == "go"
