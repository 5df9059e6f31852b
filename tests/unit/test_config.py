"""The settings file."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapportage.config import Config, load
from rapportage.errors import ConfigError


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load() == Config()


def test_a_file_in_the_folder_is_found_and_one_named_goes_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rapportage.toml").write_text("[engine]\nprocesses = 3\n", encoding="utf-8")
    (tmp_path / "other.toml").write_text("[engine]\nprocesses = 5\n", encoding="utf-8")
    assert load().engine.processes == 3
    assert load(tmp_path / "other.toml").engine.processes == 5


@pytest.mark.parametrize("words", ["[engine]\nproceses = 3\n", "[engine]\nprocesses = 'three'\n", "[engine\n", "\xff"])
def test_an_unknown_or_mistyped_setting_is_named(tmp_path: Path, words: str) -> None:
    path = tmp_path / "rapportage.toml"
    path.write_bytes(words.encode("latin-1"))
    with pytest.raises(ConfigError, match=r"rapportage\.toml"):
        load(path)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml"):
        load(tmp_path / "none.toml")
