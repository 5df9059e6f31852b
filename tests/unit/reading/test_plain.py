"""Laying out plain text in lines."""

from __future__ import annotations

import pytest

from rapportage.reading.plain import lay_out_plain


def lines(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in lay_out_plain(text).pieces]


def test_each_line_that_holds_words_is_a_piece_without_its_blanks() -> None:
    assert lines("  One.\n\n\u00a0Two. \r\n\tThree") == ["One.", "Two.", "Three"]


@pytest.mark.parametrize("break_", ["\n", "\r", "\r\n", "\u2028", "\u2029", "\x85", "\f", "\v"])
def test_every_kind_of_line_break_parts_lines(break_: str) -> None:
    assert lines(f"One.{break_}Two.") == ["One.", "Two."]


def test_a_text_of_blanks_has_no_pieces() -> None:
    assert lines(" \n\u00a0\n\t") == []


def test_the_text_of_a_page_is_the_text_itself() -> None:
    text = "\x00 a\u00ad\u200b \u202bב\u202c 🕊\n"
    assert lay_out_plain(text).text == text
