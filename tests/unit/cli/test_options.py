"""What commands print."""

from __future__ import annotations

import pytest

from rapportage.cli.options import say, table, tell

NASTY = "Nine\x1b]0;owned\x07 \x1b[31mkilled\x9b2J \u202etxt.exe\x7f"


def test_words_of_a_report_give_a_terminal_no_commands(capsys: pytest.CaptureFixture[str]) -> None:
    say(NASTY)
    tell(NASTY)
    tell(table([[NASTY, NASTY + "\n\nx"]], ["a", "b"]))
    printed = "".join(capsys.readouterr())
    assert not set("\x1b\x07\x9b\u202e\x7f") & set(printed)
    assert printed.count("\n") == 4
    assert "␛[31mkilled" in printed
