"""The training text of our own: brackets that parse, types that exist, nothing twice, lists that are whole."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

OWN = Path(__file__).resolve().parents[3] / "training" / "own"
FILES = sorted(OWN.glob("sentences_*.txt"))
TYPES = {"PER", "ORG", "LOC", "NORP", "TITLE", "WEAPON", "DATE", "MISC"}
NAME = re.compile(r"\[([A-Z]+) ([^\[\]]+)\]")


def lines_of(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def plain(line: str) -> str:
    return NAME.sub(r"\2", line)


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((OWN / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_bracket_parses_and_none_is_left_over(path: Path) -> None:
    broken = [line for line in lines_of(path) if re.search(r"[\[\]]", plain(line))]
    assert broken == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_type_exists_and_no_name_is_padded(path: Path) -> None:
    names = [match.groups() for line in lines_of(path) for match in NAME.finditer(line)]
    assert names
    assert [name for name in names if name[0] not in TYPES or name[1] != name[1].strip()] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_name_begins_and_ends_with_a_whole_word(path: Path) -> None:
    for line in lines_of(path):
        for match in NAME.finditer(line):
            before, after = line[: match.start()][-1:], line[match.end() :][:1]
            assert not before.isalnum(), line
            assert not after.isalnum(), line


def test_there_is_enough_of_it_and_no_sentence_twice() -> None:
    sentences = [plain(line) for path in FILES for line in lines_of(path)]
    assert len(sentences) >= 600
    assert len(set(sentences)) == len(sentences)


def test_every_type_is_met_often() -> None:
    found = [match[1] for path in FILES for line in lines_of(path) for match in NAME.finditer(line)]
    assert {kind: found.count(kind) for kind in TYPES if found.count(kind) < 75} == {}


def test_every_culture_has_names_patterns_and_places() -> None:
    cultures = table("names.toml")
    assert len(cultures) >= 60
    for culture, lists in cultures.items():
        assert len(lists["given"]) >= 15, culture
        assert len(lists["family"]) >= 13, culture
        assert len(lists["places"]) >= 15, culture
        assert all(len(people) == 2 for people in lists["peoples"]), culture
        assert all(re.search(r"\b[GFI]\b", pattern) for pattern in lists["patterns"]), culture
        assert lists["honorifics"], culture
        assert lists["bodies"], culture


def test_no_list_says_a_name_twice() -> None:
    for name in ("names.toml", "bodies.toml"):
        for key, held in table(name).items():
            for part, items in held.items() if isinstance(held, dict) else [(key, held)]:
                if part != "patterns":
                    keys = [str(item) for item in items]
                    assert len(set(keys)) == len(keys), (name, key, part)


def test_there_are_150_armed_groups_and_none_twice() -> None:
    groups = table("groups.toml")
    names = [name for lists in groups.values() for name in lists.get("names", ())]
    assert len(names) >= 150
    assert len(set(names)) == len(names)
