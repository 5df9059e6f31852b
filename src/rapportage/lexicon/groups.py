"""Armed groups, alliances, organisations, parties, peoples and bodies of states, each under all its names.

The data stand in ``data/armed_groups.toml``, ``alliances.toml``, ``parties.toml``, ``peoples.toml``, ``entities.toml`` and, for single
bodies of one state, ``bodies.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rapportage.lexicon.lines import Names, read_names, rows
from rapportage.lexicon.load import load
from rapportage.schema.codes import ActorKind, Role

ROLES: dict[str, Role] = {
    "GOV": Role.OFFICIAL, "PRM": Role.OFFICIAL, "LEG": Role.OFFICIAL, "JUD": Role.OFFICIAL, "SPY": Role.OFFICIAL, "COP": Role.OFFICIAL,
    "PTY": Role.OFFICIAL, "OPP": Role.OFFICIAL, "ELI": Role.OFFICIAL, "MIL": Role.MILITARY, "REB": Role.ARMED_GROUP,
    "UAF": Role.ARMED_GROUP, "CRM": Role.ARMED_GROUP, "JRN": Role.MEDIA, "PRE": Role.MEDIA, "EDU": Role.ANALYST, "CVL": Role.WITNESS,
    "REF": Role.WITNESS, "BUS": Role.ORGANISATION, "MED": Role.ORGANISATION, "LAB": Role.ORGANISATION, "REL": Role.ORGANISATION,
    "SOC": Role.ORGANISATION, "AGR": Role.WITNESS,
}  # fmt: skip
"""The kind of voice that speaks for a PLOVER sector; party and opposition speak as officials do, for want of a better class."""
FOREIGN = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
"""What PLOVER writes in place of a country for those that belong to none."""


class Group(NamedTuple):
    """One actor that is no state, under all its names.

    Attributes:
        key: Our own key, in capitals.
        kind: What kind of actor it is.
        country: Where it is rooted; empty when in many or none.
        name: Its usual name in English.
        also: Its other names.
        sector: PLOVER's sector (REB, MIL, GOV ...), empty where none fits.
        code: PLOVER's word for those of no country (IGO, UNO, IMG ...), empty for those that have one.
        parent: The key of the group that it is part of or broke away from.
        near: Keys of others whose names look alike and who are somebody else.
        caution: Names that count only beside other evidence.
        shared: Names that somebody else in the lexicon bears as well.
    """

    key: str
    kind: ActorKind
    country: str
    name: str
    also: tuple[str, ...]
    sector: str = ""
    code: str = ""
    parent: str = ""
    near: frozenset[str] = frozenset()
    caution: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()

    @property
    def role(self) -> Role:
        """The kind of voice that speaks for it."""
        return ROLES.get(self.sector, Role.ORGANISATION)


@cache
def groups() -> dict[str, Group]:
    """Return every group by its key."""
    found: dict[str, Group] = {}
    for sector, table in load("armed_groups").items():
        _add(found, table, kind=ActorKind.ARMED_GROUP, sector=sector)
    for sector, table in load("bodies")["named"].items():
        _add(found, table, kind=ActorKind.BODY, sector=sector)
    for word, table in load("alliances").items():
        _add(found, table, kind=ActorKind(word), sector="")
    for file, kind in (
        ("parties", ActorKind.ORGANISATION),
        ("peoples", ActorKind.PEOPLE),
        ("entities", ActorKind.ORGANISATION),
    ):
        for sector, table in load(file).items():
            _add(found, table, kind=kind, sector="" if sector == "none" else sector)
    return found


def _add(found: dict[str, Group], table: dict[str, str], *, kind: ActorKind, sector: str) -> None:
    """Add the groups of one table: key, home, names and, in a fourth column, parent (<) and near names (!=)."""
    for block in table.values():
        for key, home, written, *ties in rows(block):
            if key in found:
                message = f"the lexicon lists {key} twice"
                raise ValueError(message)
            names = read_names(written)
            found[key] = _group(key, home, names, kind=kind, sector=sector, ties=ties[0] if ties else "")


def _group(key: str, home: str, names: Names, *, kind: ActorKind, sector: str, ties: str) -> Group:
    """Return one group; of a home in no country, PLOVER's code is kept instead."""
    code = home if home in FOREIGN else "IMG" if home == "" and sector == "REB" else ""
    return Group(
        key, kind, "" if code else home, names.written[0], names.written[1:], sector, code,
        next((tie[1:] for tie in ties.split() if tie[0] == "<"), ""),
        frozenset(tie[2:] for tie in ties.split() if tie[:2] == "!="),
        names.caution, names.shared,
    )  # fmt: skip


def offshoots(key: str) -> Iterator[Group]:
    """Yield the groups that are part of a group or broke away from it."""
    return (group for group in groups().values() if group.parent == key)
