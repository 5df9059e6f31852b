"""People with SQL find plain columns, the excerpt and the report."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from rapportage.ledger.ledger import Ledger
from rapportage.ledger.tables import KINDS, table_name
from tests.unit.ledger.made import actor_of, copy_of, issue_of, matter_of, report_of, toll_of, work_of

REPORT = report_of()
ACTOR = actor_of(REPORT)
TOLL = toll_of(REPORT, speaker=ACTOR)


@pytest.fixture
def database(tmp_path: Path) -> duckdb.DuckDBPyConnection:
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        ledger.put([REPORT, ACTOR, TOLL, matter_of(TOLL), issue_of(REPORT), copy_of(REPORT, REPORT), work_of(REPORT)])
    return duckdb.connect(str(tmp_path / "a.ledger"), read_only=True)


def test_a_toll_has_its_excerpt_behind_an_emoji_its_outlet_and_its_numbers(database: duckdb.DuckDBPyConnection) -> None:
    columns = "excerpt, address, outlet, published_from::DATE::VARCHAR, count_low, voice, actor, when_start::DATE::VARCHAR, span_start"
    found = database.execute(f"SELECT {columns} FROM flat_toll_mentions").fetchall()
    assert found == [
        (
            "nine people",
            "a.txt",
            "Velmar Courier",
            "2031-03-04",
            9,
            "Arland's ministry",
            "ARL",
            "2031-03-03",
            TOLL.span.start,
        )
    ]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_has_a_view_of_plain_columns(kind: type, database: duckdb.DuckDBPyConnection) -> None:
    described = database.execute(f"DESCRIBE flat_{table_name(kind)}").fetchall()
    names = [name for name, *_ in described]
    assert len(set(names)) == len(names)
    assert {sql for _, sql, *_ in described} <= {
        "VARCHAR", "BIGINT", "DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP WITH TIME ZONE",
    }  # fmt: skip
    assert (
        database.execute(f"SELECT count(*) FROM flat_{table_name(kind)}").fetchall()
        == database.execute(f"SELECT count(*) FROM {table_name(kind)}").fetchall()
    )


def test_excerpts_are_cut_by_characters_as_python_cuts_them(tmp_path: Path) -> None:
    text = "a\u200c😀e\u0301\u200fمرحبا\r\nz\x00tail of it"
    report = report_of(text)
    tolls = []
    for start in range(len(text)):
        toll = toll_of(report, text[start:])
        tolls.append(
            type(toll)(
                id=f"toll:{start:03}",
                span=report.span(start, min(start + 4, len(text))),
                rule="x",
                harm=toll.harm,
                count=toll.count,
                number=toll.number,
            )
        )
    with Ledger.open(":memory:") as ledger:
        ledger.put([report, *tolls])
        found = ledger.store.run("SELECT excerpt FROM flat_toll_mentions ORDER BY id")
    assert [excerpt for (excerpt,) in found] == [toll.span.of(text) for toll in tolls]
