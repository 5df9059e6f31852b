"""One way to read a word list of ``data/``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Return ``data/<name>.toml`` as it stands, read once; callers must not change it."""
    return tomllib.loads(files("rapportage.lexicon").joinpath(f"data/{name}.toml").read_text("utf-8"))
