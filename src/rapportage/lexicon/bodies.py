"""Bodies of any state by pattern, and the seats that stand for them (``data/bodies.toml``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rapportage.lexicon.groups import ROLES
from rapportage.lexicon.lines import read_names, rows
from rapportage.lexicon.load import load
from rapportage.schema.codes import Role


class Organ(NamedTuple):
    """A kind of body that states have; its key follows the state's: "PAK.MFA".

    Attributes:
        key: Our key: MFA, MOD, MILITARY, PARLIAMENT ...
        sector: PLOVER's sector code.
        words: The lower-case phrases that name it after a state's name or adjective.
    """

    key: str
    sector: str
    words: tuple[str, ...]

    @property
    def role(self) -> Role:
        """The kind of voice that speaks for it."""
        return ROLES.get(self.sector, Role.OFFICIAL)


class Seat(NamedTuple):
    """A building, street or town that stands for a body of a state: "the Kremlin"."""

    name: str
    country: str
    organ: str


class Bodies(NamedTuple):
    """Kinds of bodies by key; the key of the body that a lower-case phrase names; seats; those seats that need other evidence."""

    organs: dict[str, Organ]
    phrases: dict[str, str]
    seats: tuple[Seat, ...]
    caution: frozenset[str]


@cache
def bodies() -> Bodies:
    """Return the bodies, read once."""
    table = load("bodies")
    words: dict[str, list[str]] = {}
    sectors: dict[str, str] = {}
    for sector, block in table["organs"].items():
        for key, written in rows(block):
            sectors[key] = sector
            words.setdefault(key, []).extend(read_names(written).written)
    for key, written in rows(table["portfolios"]["ministries"]):
        sectors.setdefault(key, "GOV")
        words.setdefault(key, []).extend(_ministries(read_names(written).written))
    phrases: dict[str, str] = {}
    for key, listed in words.items():
        for phrase in listed:
            phrases.setdefault(phrase, key)
    seats = [
        (Seat(name, country, organ), name in names.caution)
        for country, organ, written in rows(table["seats"]["names"])
        for names in (read_names(written),)
        for name in names.written
    ]
    return Bodies(
        {key: Organ(key, sectors[key], tuple(listed)) for key, listed in words.items()},
        phrases,
        tuple(seat for seat, _ in seats),
        frozenset(seat.name for seat, needs in seats if needs),
    )


def _ministries(portfolios: tuple[str, ...]) -> Iterator[str]:
    """Yield the names of the ministries of some portfolios: "defence ministry", "ministry of defence", "department of defence"."""
    for portfolio in portfolios:
        yield from (
            f"{portfolio} ministry",
            f"ministry of {portfolio}",
            f"ministry for {portfolio}",
            f"ministry of the {portfolio}",
        )
        yield from (f"department of {portfolio}", f"department of the {portfolio}", f"{portfolio} department")


def portfolio_offices() -> Iterator[tuple[str, str]]:
    """Yield the offices that go with portfolios, each with the key of its ministry: "foreign minister", "minister of defence"."""
    for key, written in rows(load("bodies")["portfolios"]["ministries"]):
        for portfolio in read_names(written).written:
            for office in (
                f"{portfolio} minister",
                f"minister of {portfolio}",
                f"minister for {portfolio}",
                f"{portfolio} secretary",
            ):
                yield office, key
