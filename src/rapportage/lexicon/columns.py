"""Common names of the columns of news tables."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def column_names() -> dict[str, tuple[str, ...]]:
    """Return, for each thing a row may say, the usual names of its column, best first; loaded once."""
    table = tomllib.loads(files("rapportage.lexicon").joinpath("data/columns.toml").read_text("utf-8"))
    return {field: tuple(names) for field, names in table.items()}
