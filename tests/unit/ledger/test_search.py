"""Search finds paragraphs by words, takes any question, and keeps in step."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapportage.ledger.ledger import Ledger
from rapportage.ledger.search import search, search_path
from tests.unit.ledger.made import TEXT, report_of

ONE, TWO = report_of(), report_of("Élan of Ostrava\n\nNobody spoke at the ford.", "b.txt")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as ledger:
        ledger.put([ONE, TWO])
    return path


def places(ledger: Ledger, words: str) -> set[tuple[str, int]]:
    return {(hit.report, hit.start) for hit in search(ledger, words)}


def test_words_find_the_paragraphs_that_hold_all_of_them(path: Path) -> None:
    with Ledger.open(path) as ledger:
        (hit,) = search(ledger, "ministry NINE")
        assert (hit.report, hit.start, hit.end, hit.use) == (ONE.id, *[(b.start, b.end) for b in ONE.blocks][1], "body")
        assert "nine people" in hit.snippet
        assert places(ledger, "ostrava") == {(ONE.id, 0), (TWO.id, 0)}
        assert places(ledger, "ostrava élan") == {(TWO.id, 0)}
        assert places(ledger, "ostrava zebra") == set()


def test_accents_phrases_and_beginnings(path: Path) -> None:
    with Ledger.open(path) as ledger:
        assert places(ledger, "ELAN") == {(ONE.id, TEXT.index("VELMAR")), (TWO.id, 0)}
        assert places(ledger, '"seven dead"') == {(ONE.id, TEXT.index("Borland spoke"))}
        assert places(ledger, '"dead seven"') == set()
        assert places(ledger, "Ostr*") == {(ONE.id, 0), (TWO.id, 0)}


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "*",
        '"',
        '""',
        "'",
        "a OR",
        "NOT",
        "NEAR(",
        "text:",
        "-x",
        "^",
        "(",
        "\x00",
        "\ud800",
        "a\x00b",
        '"a" "',
        "💥",
        "--",
        ";",
        "%",
    ],
)
def test_any_question_is_answered(path: Path, words: str) -> None:
    with Ledger.open(path) as ledger:
        search(ledger, words)


@pytest.fixture(scope="module")
def memory() -> Iterator[Ledger]:
    with Ledger.open(":memory:") as ledger:
        yield ledger


@settings(max_examples=40, deadline=None)
@given(words=st.text())
def test_no_text_is_a_wrong_question(words: str, memory: Ledger) -> None:
    assert search(memory, words) == ()


def test_it_keeps_in_step_with_what_is_put_changed_and_dropped(path: Path) -> None:
    with Ledger.open(path) as ledger:
        assert len(search(ledger, "ford")) == 2
        ledger.put([report_of("A third ford.", "c.txt")])
        assert len(search(ledger, "ford")) == 3
        ledger.drop_report(ONE.id)
        assert places(ledger, "ford") == {(TWO.id, 17), (report_of("A third ford.", "c.txt").id, 0)}
        ledger.drop_report(TWO.id)
        ledger.put([type(TWO)(id=TWO.id, text="changed", address="b.txt", sha256=TWO.sha256)])
        assert len(search(ledger, "ford")) == 1


def test_it_is_made_once_and_made_anew_when_damaged_or_deleted(path: Path) -> None:
    with Ledger.open(path) as ledger:
        assert len(search(ledger, "ford")) == 2
        with sqlite3.connect(search_path(path)) as index:
            index.execute("UPDATE paragraphs SET text = 'zebra' WHERE report = ? AND first = 0", (ONE.id,))
        index.close()
        assert len(search(ledger, "zebra")) == 1  # not read anew while nothing changed
        search_path(path).write_bytes(b"no database" * 999)
        assert len(search(ledger, "ford")) == 2
        search_path(path).unlink()
        assert len(search(ledger, "ford")) == 2


def test_where_it_cannot_be_written_it_is_made_in_memory(path: Path) -> None:
    search_path(path).mkdir()
    with Ledger.open(path, is_reading=True) as ledger:
        assert len(search(ledger, "ford")) == 2


def test_hits_are_limited_best_first(path: Path) -> None:
    with Ledger.open(path) as ledger:
        assert len(search(ledger, "ford", limit=1)) == 1
