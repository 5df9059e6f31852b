"""Lines of ``tests/golden/recording.jsonl``: what is read out of them, and what we cannot read yet."""

import json
from pathlib import Path

import pytest

from rapportage.schema.codes import Form
from rapportage.schema.mentions import Record
from tests.unit.recording.made_reports import recorded

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "golden" / "recording.jsonl").read_text("utf-8").splitlines()
]


def found(kind: str, record: Record, text: str) -> list[object]:
    match kind:
        case "tolls":
            return [[row.harm.value, row.count.low, row.count.high] for row in record.tolls]
        case "parts":
            order = {row.id: at for at, row in enumerate(record.tolls)}
            return [
                [row.population, row.count.low, order[row.part_of] if row.part_of else None] for row in record.tolls
            ]
        case "speakers":
            return [row.speaker_name for row in record.statements if row.form is not Form.INDIRECT]
        case "contents":
            said = [row for row in record.statements if row.rule not in {"statements.regard/1", "statements.stance/1"}]
            return [piece.of(text) for row in said for piece in row.content]
        case "roles":
            return [[row.speaker_name, row.voice[0].role.value] for row in record.statements if row.voice]
        case "times":
            return [[row.span.of(text), row.value] for row in record.times]
        case _:
            return [
                [row.by_names[0], row.deed.of(text), row.due.last.isoformat() if row.due else None]
                for row in record.commitments
            ]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, marks=pytest.mark.xfail(strict=True, reason="not read yet"))
        if row.get("expect") == "fail"
        else row
        for row in ROWS
    ],
    ids=lambda row: f"{row['kind']}: {row['lines'][-1][:40]}",
)
def test_a_golden_line_is_read(row: dict):
    record, text = recorded(*row["lines"])
    assert found(row["kind"], record, text) == row["want"]
