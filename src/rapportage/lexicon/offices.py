"""Offices and trades: what kind of voice and which PLOVER sector they give their bearer (``data/offices.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.bodies import bodies, portfolio_offices
from rapportage.lexicon.lines import read_names, rows
from rapportage.lexicon.load import load
from rapportage.schema.codes import Role


class Office(NamedTuple):
    """What an office or a trade makes of its bearer.

    Attributes:
        name: The lower-case words, in the singular.
        role: The kind of voice.
        sector: PLOVER's sector code, empty where the trade has none.
        organ: The key of the body it belongs to ("MFA"), empty where it depends.
    """

    name: str
    role: Role
    sector: str
    organ: str = ""


class Offices(NamedTuple):
    """Offices by their lower-case words, singular and plural; words that say an office is past, coming or held by proxy.

    Attributes:
        by_name: One entry per spelling: "foreign minister", "foreign ministers".
        heads: The last words of all of them: what to look for first.
        past: "former", "ex-", "then", "late" ...: the bearer holds it no longer.
        coming: "-designate", "-elect", "incoming": not yet.
        leaving: "outgoing": still in office.
        proxy: "acting", "interim", "caretaker", "deputy": holds it or stands below it.
    """

    by_name: dict[str, Office]
    heads: frozenset[str]
    past: frozenset[str]
    coming: frozenset[str]
    leaving: frozenset[str]
    proxy: frozenset[str]


_IRREGULAR = {"man": "men", "woman": "women", "person": "people"}


def _plural(name: str) -> str:
    """Return the plural of an office: the noun before "of" or "-general" takes the ending.

    >>> _plural("minister of defence"), _plural("spokeswoman"), _plural("secretary-general"), _plural("deputy")
    ('ministers of defence', 'spokeswomen', 'secretaries-general', 'deputies')
    """
    for mark in (" of ", " for ", " to ", "-general", "-in-chief", "-at-arms"):
        at = name.find(mark)
        if at > 0:
            return _plural(name[:at]) + name[at:]
    for one, many in _IRREGULAR.items():
        if name.endswith(one):
            return name[: -len(one)] + many
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        return name[:-1] + "ies"
    return name + ("es" if name.endswith(("s", "ch", "sh", "x")) else "s")


@cache
def offices() -> Offices:
    """Return the offices, read once."""
    table = load("offices")
    found: dict[str, Office] = {}
    for role, block in table["offices"].items():
        for sector, organ, written in rows(block):
            for name in read_names(written).written:
                _add(found, Office(name, Role(role), sector, organ))
    for name, organ in portfolio_offices():
        _add(found, Office(name, Role.OFFICIAL, bodies().organs[organ].sector, organ))
    marks = {name: frozenset(table["standing"][name]) for name in ("past", "coming", "leaving", "proxy")}
    heads = frozenset(name.rpartition(" ")[2] for name in found)
    return Offices(found, heads, marks["past"], marks["coming"], marks["leaving"], marks["proxy"])


def _add(found: dict[str, Office], office: Office) -> None:
    """Add an office in singular and plural, the first mention of a name winning."""
    found.setdefault(office.name, office)
    found.setdefault(_plural(office.name), office)
