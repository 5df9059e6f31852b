"""The vocabulary of what stands around an article (``data/furniture.toml``)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Cue(NamedTuple):
    """One phrase's testimony: which use it speaks for, how strongly, in lines of up to ``short`` words (0: any)."""

    name: str
    use: str
    weight: float
    short: int


class Furniture(NamedTuple):
    """Phrases by where they stand, and the shapes of lines.

    ``starts``, ``ends`` and ``insides`` map a phrase's first word (its last for ``ends``) to the phrases.
    """

    wholes: dict[str, Cue]
    starts: dict[str, tuple[tuple[str, Cue], ...]]
    ends: dict[str, tuple[tuple[str, Cue], ...]]
    insides: dict[str, tuple[tuple[str, Cue], ...]]
    inside_words: frozenset[str]
    shapes: tuple[tuple[str, str, re.Pattern[str]], ...]
    credits: tuple[re.Pattern[str], ...]
    words: dict[str, frozenset[str]]
    label_weight: float


@cache
def furniture() -> Furniture:
    """Return the vocabulary of furniture, read once."""
    table = tomllib.loads(files("rapportage.lexicon.data").joinpath("furniture.toml").read_text("utf-8"))
    wholes: dict[str, Cue] = {}
    by_place: dict[str, dict[str, list[tuple[str, Cue]]]] = {"start": {}, "end": {}, "inside": {}}
    for row in table["cue"]:
        cue = Cue(row["name"], row["use"], row["weight"], row["short"])
        for phrase in row["phrases"]:
            if row["where"] == "whole":
                wholes[phrase] = cue
            else:
                key = phrase.split()[-1 if row["where"] == "end" else 0]
                by_place[row["where"]].setdefault(key, []).append((phrase, cue))
    starts, ends, insides = (
        {key: tuple(found) for key, found in by_place[where].items()} for where in ("start", "end", "inside")
    )
    shape = table["shape"]
    shapes = tuple((row["name"], row["use"], re.compile(row["pattern"])) for row in shape["patterns"])
    credit_shapes = tuple(re.compile(pattern) for pattern in shape["credits"])
    words = _sets(table)
    return Furniture(
        wholes, starts, ends, insides, frozenset(insides), shapes, credit_shapes, words, table["label"]["weight"]
    )


def _sets(table: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Return every other list of the file under "section.key"."""
    return {
        f"{section}.{key}": frozenset(value)
        for section, rows in table.items()
        if isinstance(rows, dict) and section != "shape"
        for key, value in rows.items()
        if isinstance(value, list)
    } | {"shape.desks": frozenset(table["shape"]["desks"])}
