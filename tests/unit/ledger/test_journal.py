"""Decisions are appended, fsynced, and outlive a torn line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rapportage.errors import LedgerError
from rapportage.ledger.journal import Journal, journal_path
from rapportage.ledger.ledger import Ledger
from rapportage.schema.judgement import Judgement, Ruling
from tests.unit.ledger.made import judgement_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.ledger"


def test_decisions_come_back_in_the_order_made(path: Path) -> None:
    made = [judgement_of(1), judgement_of(2), judgement_of(3, Ruling.UNDO, (judgement_of(2).id,))]
    for judgement in made:
        Journal(path).append(judgement)
    assert Journal(path).history() == tuple(made)
    assert Journal(path).issues() == ()


def test_a_decision_is_on_disk_before_the_caller_knows(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(fsync(descriptor)))
    Journal(path).append(judgement_of(1))
    assert len(synced) == 2  # the file and, as it is new, its folder
    Journal(path).append(judgement_of(2))
    assert len(synced) == 3


@pytest.mark.parametrize("torn", range(1, 60, 7))
def test_a_torn_last_line_is_left_aside_and_spoils_no_other(path: Path, torn: int) -> None:
    journal = Journal(path)
    journal.append(judgement_of(1))
    journal.append(judgement_of(2))
    whole = journal_path(path).read_bytes()
    journal_path(path).write_bytes(whole[:-torn])
    kept = journal.history()
    assert kept == ((judgement_of(1), judgement_of(2)) if torn == 1 else (judgement_of(1),))
    journal.append(judgement_of(3))
    assert journal.history() == (*kept, judgement_of(3))
    assert [(issue.code, issue.byte) for issue in journal.issues()] == (
        [] if torn == 1 else [("L101", whole.index(b"\n") + 1)]
    )
    assert journal_path(path).read_bytes().startswith(whole[:-torn])


def test_what_is_no_decision_is_an_issue_with_its_place(path: Path) -> None:
    Journal(path).append(judgement_of(1))
    with journal_path(path).open("ab") as file:
        file.write(b"\xff\xfe\n\n{}\n[]\n" + b"\x00" * 40 + b"\n")
    assert Journal(path).history() == (judgement_of(1),)
    assert len(Journal(path).issues()) == 4


def test_a_decision_written_twice_counts_once(path: Path) -> None:
    for _ in range(2):
        Journal(path).append(judgement_of(1))
    assert Journal(path).history() == (judgement_of(1),)


def test_the_ledger_writes_and_reads_its_journal(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.judge(judgement_of(1))
    path.unlink()
    with Ledger.open(path) as ledger:
        assert ledger.judgements() == (judgement_of(1),)
        assert ledger.count(Judgement) == 0


def test_a_ledger_in_memory_has_its_journal_there() -> None:
    with Ledger.open(":memory:") as ledger:
        ledger.judge(judgement_of(1))
        assert ledger.judgements() == (judgement_of(1),)


def test_a_journal_that_cannot_be_written_says_so(path: Path) -> None:
    journal_path(path).mkdir()
    with pytest.raises(LedgerError, match="not kept"):
        Journal(path).append(judgement_of(1))
    with pytest.raises(LedgerError, match="cannot read"):
        Journal(path).history()
