"""What the version of reading and recording hangs on."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from rapportage.lexicon import load


def test_another_gazetteer_is_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for table in files("rapportage.lexicon").joinpath("data").iterdir():
        if table.name.endswith((".toml", ".bin")):
            (tmp_path / "data").mkdir(exist_ok=True)
            (tmp_path / "data" / table.name).write_bytes(table.read_bytes())
    monkeypatch.setattr(load, "files", lambda _: tmp_path)
    before = load.digest.__wrapped__()
    with (tmp_path / "data" / "gazetteer.bin").open("ab") as added:
        added.write(b"\0")
    assert load.digest.__wrapped__() != before
