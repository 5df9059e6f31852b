"""Tables of separated values."""

import csv
import io

import pytest

from rapportage.schema.report import Payload
from tests.containers import addresses, codes, hints, opened, texts


def table(rows: list[list[str]], delimiter: str = ",") -> str:
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter).writerows(rows)
    return made.getvalue()


ROWS = [
    ["title", "text", "date"],
    ['A "quoted" word', "Two\nlines, one text", "2024-01-20"],
    ["B", "Plain; text\twith | all", ""],
]


@pytest.mark.parametrize(
    ("delimiter", "name"), [(",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv"), ("|", "a.csv"), ("\t", "a.csv")]
)
def test_the_delimiter_is_found_and_quoted_values_may_hold_anything(delimiter: str, name: str) -> None:
    found = opened(table(ROWS, delimiter).encode(), name)
    assert texts(found) == [b"Two\nlines, one text", b"Plain; text\twith | all"]
    assert hints(found[0]) == {"title": 'A "quoted" word', "published": "2024-01-20"}
    assert addresses(found) == [f"{name}#2", f"{name}#4"]


def test_a_byte_order_mark_is_no_part_of_the_first_name() -> None:
    assert texts(opened(b"\xef\xbb\xbftext\nTalks\n", "a.csv")) == [b"Talks"]
    assert texts(opened("text\ttitle\nTalks\tx\n".encode("utf-16"), "a.tsv")) == [b"Talks"]


def test_bytes_of_an_unknown_encoding_are_handed_on_as_they_are() -> None:
    [found] = opened("title,text\nCafé,Café offen\n".encode("cp1252"), "a.csv")
    assert isinstance(found, Payload)
    assert (found.body, found.charset) == (b"Caf\xe9 offen", "")
    assert hints(found)["title"] == "Café"


def test_one_stray_quotation_mark_does_not_swallow_the_table() -> None:
    found = opened(b'title,text\na,one\nb,"two\nc,three\nd,four\n', "a.csv")
    assert texts(found) == [b"one", b'"two', b"three", b"four"]
    assert codes(found) == ["R134"]


def test_a_row_with_more_values_than_columns_is_read_with_a_warning() -> None:
    found = opened(b"title,text\na,They met, and left\n", "a.csv")
    assert texts(found) == [b"They met"]
    assert codes(found) == ["R133"]


def test_a_table_without_a_known_text_column_says_how_to_name_it() -> None:
    found = opened(b"kopf,wortlaut\na,b\n", "a.csv")
    assert codes(found) == ["R175"]
    assert "--map text=" in found[0].message
    assert texts(opened(b"kopf,wortlaut\na,b\n", "a.csv", columns={"text": "wortlaut"})) == [b"b"]


def test_a_field_longer_than_the_csv_module_allows_is_read() -> None:
    assert [len(text) for text in texts(opened(b'text\n"' + b"x" * 300_000 + b'"\n', "a.csv"))] == [300_000]


def test_line_ends_of_old_macs_are_line_ends() -> None:
    assert texts(opened(b"title,text\ra,one\rb,two\r", "a.csv")) == [b"one", b"two"]


def test_nul_bytes_are_kept() -> None:
    assert texts(opened(b"title,text\na,o\x00ne and a few more words\n", "a.csv")) == [b"o\x00ne and a few more words"]
