"""The export is a contract: a field once written is never renamed or taken away."""

from __future__ import annotations

import json
import os
from pathlib import Path

import msgspec

from rapportage.export.rows import file_name
from rapportage.ledger.tables import KINDS

GOLDEN = Path(__file__).parent.parent / "golden" / "export_fields.json"


def test_no_exported_field_is_renamed_or_removed() -> None:
    now = {file_name(kind): [field.name for field in msgspec.structs.fields(kind)] for kind in KINDS}
    if os.environ.get("RAPPORTAGE_GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    kept = json.loads(GOLDEN.read_text(encoding="utf-8"))
    gone = {file: sorted(set(fields) - set(now.get(file, []))) for file, fields in kept.items()}
    assert {file: fields for file, fields in gone.items() if fields} == {}
    assert now == kept, "new fields are welcome: write them down with RAPPORTAGE_GOLDEN=write"
