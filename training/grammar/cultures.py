"""Names of the world from the lists beside the own training text, where they stand."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

OWN = Path(__file__).parents[1] / "own"
WRITTEN = re.compile(r"[^\W\d_][\w'’.-]*( [\w'’.-]+)*")
"""Names without digits in front, brackets or signs."""


@cache
def cultures() -> tuple[dict[str, Any], ...]:
    """Return the cultures of names.toml: given, family, patterns, honorifics, places, peoples, bodies; empty without the file."""
    path = OWN / "names.toml"
    if not path.exists():
        return ()
    found = tomllib.loads(path.read_text(encoding="utf-8")).values()
    return tuple(
        each
        for each in found
        if isinstance(each, dict) and {"given", "family", "patterns", "places", "peoples"} <= set(each)
    )


@cache
def groups() -> tuple[tuple[str, str], ...]:
    """Return the names of armed groups of groups.toml, each with its acronym or an empty string."""
    path = OWN / "groups.toml"
    if not path.exists():
        return ()
    found = []
    for section in tomllib.loads(path.read_text(encoding="utf-8")).values():
        for name in section.get("names", ()) if isinstance(section, dict) else ():
            plain, _, short = str(name).partition(" (")
            short = short.rstrip(")")
            if WRITTEN.fullmatch(plain) and (not short or short.isalpha()) and short.isupper() | (not short):
                found.append((plain, short))
    return tuple(found)


@cache
def adjectives() -> frozenset[str]:
    """Return every nationality and creed as an adjective."""
    return frozenset(pair[0] for culture in cultures() for pair in culture["peoples"])


def person(rng: Random) -> list[str]:
    """Return a person's name as tokens, empty without lists."""
    if not cultures():
        return []
    culture = rng.choice(cultures())
    if rng.random() < 0.2:
        return str(rng.choice(culture["family"])).split()
    filled = []
    for part in str(rng.choice(culture["patterns"])).split():
        piece = re.sub(r"\bF\b", rng.choice(culture["family"]), part)
        piece = re.sub(r"\bG\b", rng.choice(culture["given"]), piece)
        filled.append(re.sub(r"\bI\.", f"{rng.choice('ABCDEFGHJKLMNPRSTVW')}.", piece))
    tokens = " ".join(filled).split()
    while len(tokens) > 1 and tokens[0] in _honorifics():
        tokens = tokens[1:]
    return tokens if all(WRITTEN.fullmatch(each) for each in tokens) else []


@cache
def _honorifics() -> frozenset[str]:
    """Return the forms of address that some patterns of names begin with: titles, no part of the name."""
    return frozenset(
        word for culture in cultures() for each in culture.get("honorifics", ()) for word in str(each).split()
    )


def place(rng: Random) -> str:
    """Return a place, empty without lists."""
    name = str(rng.choice(rng.choice(cultures())["places"])) if cultures() else ""
    return name if WRITTEN.fullmatch(name) else ""


def people(rng: Random) -> tuple[str, str]:
    """Return a nationality as adjective and plural noun, empty without lists."""
    if not cultures():
        return "", ""
    one, many = rng.choice(rng.choice(cultures())["peoples"])
    return (one, many) if one.isalpha() and many.isalpha() else ("", "")


def body(rng: Random) -> str:
    """Return an organisation, empty without lists."""
    name = str(rng.choice(rng.choice(cultures()).get("bodies") or [""])) if cultures() else ""
    return name if WRITTEN.fullmatch(name) else ""
