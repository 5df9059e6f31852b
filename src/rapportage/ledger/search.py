"""Full-text search over the paragraphs of reports: an SQLite FTS5 file beside the ledger.

It holds nothing that is not in the ledger, can be deleted at any time, and is brought into step whenever it is
asked: reports whose text or blocks changed are indexed anew. Where it cannot be written, it is made in memory.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from rapportage.errors import LedgerError
from rapportage.ledger.ledger import Ledger
from rapportage.schema.report import Report

SNIPPET_WORDS = 24
"""Words a hit shows: two lines of a terminal."""

_DDL = """
CREATE TABLE IF NOT EXISTS reports (id TEXT PRIMARY KEY, state TEXT);
CREATE VIRTUAL TABLE IF NOT EXISTS paragraphs USING fts5(
    text, report UNINDEXED, first UNINDEXED, last UNINDEXED, use UNINDEXED, tokenize = 'unicode61 remove_diacritics 2');
"""
_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


class Hit(NamedTuple):
    """A paragraph that holds the words: where it stands, what it is for, and some of it."""

    report: str
    start: int
    end: int
    use: str
    snippet: str


def search_path(ledger: Path) -> Path:
    """Return where the search file of a ledger lies."""
    return ledger.with_name(ledger.name + ".search.sqlite")


def search(ledger: Ledger, words: str, *, limit: int = 50) -> tuple[Hit, ...]:
    """Return the paragraphs that hold all the words, best first; words in quotation marks stand together.

    Any text is a question: signs are no operators, only a ``*`` at a word's end means any ending.

    Raises:
        LedgerError: This Python's SQLite has no FTS5.
    """
    question = _question(words)
    if not question:
        return ()
    with closing(_open(ledger)) as index:
        found = index.execute(
            "SELECT report, first, last, use, snippet(paragraphs, 0, '', '', '…', ?) FROM paragraphs "
            "WHERE paragraphs MATCH ? ORDER BY rank, report, first LIMIT ?",
            (SNIPPET_WORDS, question, limit),
        )
        return tuple(Hit(report, int(first), int(last), use, text) for report, first, last, use, text in found)


def _question(words: str) -> str:
    """Return words as FTS5 asks: each a string of its own, all of them wanted."""
    asked = []
    for phrase, word in _PIECE.findall(_CONTROL.sub(" ", words)):
        text = phrase or word
        if not any(map(str.isalnum, text)):
            continue
        mark = "*" if text.endswith("*") and not phrase else ""
        asked.append('"' + text.replace('"', '""') + '"' + mark)
    return " ".join(asked)


def _open(ledger: Ledger) -> sqlite3.Connection:
    """Return the index, in step with the ledger; made anew when damaged, in memory when it cannot be written."""
    places = [":memory:"]
    if ledger.path is not None:
        path = search_path(ledger.path)
        places = [str(path), str(path), ":memory:"]
    for attempt, place in enumerate(places):
        try:
            return _in_step(ledger, place)
        except sqlite3.OperationalError as error:
            if "fts5" in str(error):
                message = "full-text search needs an SQLite with FTS5; this Python's has none (sqlite3.sqlite_version)"
                raise LedgerError(message) from error
        except sqlite3.DatabaseError:  # damaged: it holds nothing of its own
            if attempt == 0:
                Path(place).unlink(missing_ok=True)
    message = "the search index can be made neither beside the ledger nor in memory"
    raise LedgerError(message)


def _in_step(ledger: Ledger, place: str) -> sqlite3.Connection:
    index = sqlite3.connect(place, timeout=5)
    try:
        index.executescript(_DDL)
        _update(ledger, index)
    except BaseException:
        index.close()
        raise
    return index


def _update(ledger: Ledger, index: sqlite3.Connection) -> None:
    """Index what is new or changed, forget what is gone."""
    now: dict[str, str] = dict(ledger.store.run("SELECT id, CAST(hash(text, blocks) AS VARCHAR) FROM reports"))
    then: dict[str, str] = dict(index.execute("SELECT id, state FROM reports"))
    if now == then:
        return
    stale = [report for report, state in then.items() if now.get(report) != state]
    fresh = {report for report, state in now.items() if then.get(report) != state}
    with index:
        index.execute("BEGIN IMMEDIATE")
        if stale:
            marks = set(stale)
            gone = [i for i, report in index.execute("SELECT rowid, report FROM paragraphs") if report in marks]
            index.executemany("DELETE FROM paragraphs WHERE rowid = ?", ((i,) for i in gone))
            index.executemany("DELETE FROM reports WHERE id = ?", ((report,) for report in stale))
        index.executemany("INSERT INTO paragraphs VALUES (?, ?, ?, ?, ?)", _paragraphs(ledger, fresh))
        index.executemany("INSERT INTO reports VALUES (?, ?)", sorted((report, now[report]) for report in fresh))


def _paragraphs(ledger: Ledger, wanted: set[str]) -> Iterator[tuple[str, str, int, int, str]]:
    for report in ledger.rows(Report):
        if report.id in wanted:
            for block in report.blocks:
                yield report.text[block.start : block.end], report.id, block.start, block.end, block.use.value
