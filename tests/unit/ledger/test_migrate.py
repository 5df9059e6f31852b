"""A newer ledger is refused by name; an older one is carried over, and its file kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapportage import __version__
from rapportage.errors import LedgerError
from rapportage.ledger import migrate
from rapportage.ledger.ledger import Ledger
from rapportage.ledger.store import Store
from rapportage.schema.mentions import ActorMention, TollMention
from rapportage.schema.report import Report
from tests.unit.ledger.made import actor_of, judgement_of, matter_of, payload_of, report_of, toll_of

REPORT = report_of()
ACTOR = actor_of(REPORT)
TOLL = toll_of(REPORT, speaker=ACTOR)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as ledger:
        ledger.put([REPORT, ACTOR, TOLL, matter_of(TOLL)])
        ledger.keep(payload_of(REPORT.text), REPORT.id)
        ledger.mark("part", "read@1")
        ledger.note("reconciled", "x")
        ledger.judge(judgement_of(1))
    return path


def altered(path: Path, *statements: str) -> None:
    store = Store(path)
    views = store.run("SELECT view_name FROM duckdb_views() WHERE database_name = 'ledger' AND NOT internal")
    for (view,) in views:
        store.run(f'DROP VIEW "{view}"')
    for statement in statements:
        store.run(statement)
    store.close()


def files(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_todays_ledger_is_left_alone(path: Path) -> None:
    before = path.stat().st_ino
    with Ledger.open(path):
        pass
    assert path.stat().st_ino == before
    assert files(path) == ["a.ledger", "a.ledger.judgements.jsonl"]


def test_a_newer_ledger_is_refused_naming_its_version(path: Path) -> None:
    altered(
        path,
        "UPDATE meta SET value = '9' WHERE key = 'schema'",
        "UPDATE meta SET value = '7.1.0' WHERE key = 'rapportage'",
    )
    for is_reading in (False, True):
        with pytest.raises(LedgerError, match=rf"written by rapportage 7\.1\.0.*{__version__}.*update"):
            Ledger.open(path, is_reading=is_reading)
    assert files(path) == ["a.ledger", "a.ledger.judgements.jsonl"]


def test_a_field_from_the_future_is_refused_and_nothing_changed(path: Path) -> None:
    altered(
        path,
        "ALTER TABLE toll_mentions ADD COLUMN colour VARCHAR",
        "UPDATE meta SET value = 'other' WHERE key = 'shapes'",
    )
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="update rapportage"):
        Ledger.open(path)
    assert path.read_bytes() == before
    assert files(path) == ["a.ledger", "a.ledger.judgements.jsonl"]


@pytest.mark.parametrize("is_reading", [False, True])
def test_a_ledger_of_version_0_without_a_field_is_carried_over(path: Path, is_reading: bool) -> None:
    with Ledger.open(path) as ledger:
        digest = ledger.content_hash()
    altered(
        path,
        "ALTER TABLE toll_mentions DROP COLUMN is_cumulative",
        "DROP TABLE rehearsals",
        "DELETE FROM meta WHERE key IN ('schema', 'shapes')",
    )
    with Ledger.open(path, is_reading=is_reading) as ledger:
        assert ledger.content_hash() == digest
        assert list(ledger.rows(TollMention)) == [TOLL]
        assert ledger.payload_of(REPORT.id) == payload_of(REPORT.text)
        assert (ledger.marks(), ledger.noted("reconciled")) == ({"part": "read@1"}, "x")
        assert ledger.judgements() == (judgement_of(1),)
    assert files(path) == ["a.ledger", "a.ledger.judgements.jsonl", "a.ledger.v0.bak"]
    old = Store(path.with_name("a.ledger.v0.bak"), is_reading=True)
    assert old.run("SELECT count(*) FROM toll_mentions") == [(1,)]
    assert old.run("SELECT 1 FROM duckdb_tables() WHERE table_name = 'rehearsals'") == []
    old.close()


def test_a_step_may_rename_a_table_and_a_field_and_drop_rows(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    altered(
        path,
        "CREATE TABLE casualties AS SELECT * RENAME (harm AS outcome) FROM toll_mentions",
        "DROP TABLE toll_mentions",
        "UPDATE meta SET value = '0' WHERE key = 'schema'",
    )

    def step(table: str, row: migrate.Plain) -> tuple[str, migrate.Plain] | None:
        if table == "casualties":
            return "toll_mentions", {("harm" if key == "outcome" else key): value for key, value in row.items()}
        return None if table == "actor_mentions" else (table, row)

    monkeypatch.setitem(migrate.STEPS, 0, step)
    with Ledger.open(path) as ledger:
        assert list(ledger.rows(TollMention)) == [TOLL]
        assert ledger.count(ActorMention) == 0
        assert ledger.count(Report) == 1


def test_there_is_a_step_from_every_older_version() -> None:
    assert set(migrate.STEPS) == set(range(migrate.SCHEMA))


def test_an_earlier_copy_is_never_overwritten(path: Path) -> None:
    for _ in range(2):
        altered(path, "DELETE FROM meta WHERE key IN ('schema', 'shapes')")
        with Ledger.open(path):
            pass
    assert files(path)[2:] == ["a.ledger.v0-2.bak", "a.ledger.v0.bak"]


def test_a_migration_that_was_killed_is_begun_again(path: Path) -> None:
    altered(path, "DELETE FROM meta WHERE key IN ('schema', 'shapes')")
    path.with_name("a.ledger.migrating").write_bytes(b"half of it")
    with Ledger.open(path) as ledger:
        assert list(ledger.rows(TollMention)) == [TOLL]
    assert "a.ledger.migrating" not in files(path)
