"""What commands print."""

from __future__ import annotations

import pytest

from rapportage.cli.options import counted, say, table, tell

NASTY = "Nine\x1b]0;owned\x07 \x1b[31mkilled\x9b2J \u202etxt.exe\x7f"


def test_words_of_a_report_give_a_terminal_no_commands(capsys: pytest.CaptureFixture[str]) -> None:
    say(NASTY)
    tell(NASTY)
    tell(table([[NASTY, NASTY + "\n\nx"]], ["a", "b"]))
    printed = "".join(capsys.readouterr())
    assert not set("\x1b\x07\x9b\u202e\x7f") & set(printed)
    assert printed.count("\n") == 4
    assert "␛[31mkilled" in printed


ROWS = [
    [
        "toll_mention:0123456789abcdef01",
        "a_long_name_of_a_file.txt",
        "killed",
        "nine people were killed at the landing " * 2,
    ],
    ["toll_mention:89abcdef0123456789", "b.txt", "injured", "three"],
]


def test_a_table_on_a_narrow_terminal_keeps_every_word_and_the_beginning_of_ids() -> None:
    lines = table(ROWS, ["id", "report", "harm", "text"], width=60).splitlines()
    assert all(len(line) <= 60 for line in lines)
    assert lines[2] == "toll_mention:01234567  a_long_name_of_a_file.txt  killed"
    assert " ".join(" ".join(lines[3:5]).split()) == " ".join(ROWS[0][3].split())
    assert lines[-2:] == ["toll_mention:89abcdef  b.txt                      injured", "    three"]


def test_a_table_that_goes_elsewhere_than_to_a_terminal_is_whole() -> None:
    first = table(ROWS, ["id", "report", "harm", "text"]).splitlines()[1]
    assert first.split()[0] == ROWS[0][0]
    assert first.endswith("at the landing")


def test_columns_give_way_no_further_than_to_their_beginnings() -> None:
    lines = table([["a" * 40, "b" * 40, "c"]], ["one", "two", "three"], width=5).splitlines()
    assert lines[2] == "a" * 40 + "  " + "b" * 9 + "…"


@pytest.mark.parametrize(
    ("number", "noun", "words"), [(1, "copy", "1 copy"), (0, "copy", "0 copies"), (2, "mismatch", "2 mismatches")]
)
def test_one_is_not_said_in_the_plural(number: int, noun: str, words: str) -> None:
    assert counted(number, noun) == words
