"""Outlets, carriers and agencies of the world by name, acronym and domain."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from rapportage.lexicon.load import load


class House(NamedTuple):
    """Who publishes, passes on or sells reports.

    Attributes:
        name: As it is called here.
        kind: "outlet", "carrier" or "agency".
        country: ISO 3166 alpha-3, empty for none.
        is_state: Whether a government runs it.
        is_common: Whether its name is also a common word or short for another's.
    """

    name: str
    kind: str
    country: str = ""
    is_state: bool = False
    is_common: bool = False


class Houses(NamedTuple):
    """The houses by what gives them away.

    Attributes:
        by_domain: By domain.
        by_name: By folded name; short forms apart.
        by_acronym: By short form as written: names only where the words around say so.
        by_print: Carriers by words printed in furniture.
    """

    by_domain: dict[str, House]
    by_name: dict[str, House]
    by_acronym: dict[str, House]
    by_print: tuple[tuple[str, House], ...]


_ARTICLE = re.compile(r"^(?:the|die|der|das|le|la|el|il)\s+")
_SPACES = re.compile(r"\s+")


def name_key(name: str) -> str:
    """Return a name as compared: no case, no article, one space.

    >>> name_key("The  Ostrow Courier")
    'ostrow courier'
    """
    return _ARTICLE.sub("", _SPACES.sub(" ", name.strip().casefold()))


@cache
def houses() -> Houses:
    """Return every house, loaded once; where a name is both an outlet's and an agency's, the outlet's."""
    found = Houses({}, {}, {}, ())
    printed: list[tuple[str, House]] = []
    tables = (
        ("agency", load("agencies")["agency"]),
        ("carrier", load("outlets")["carrier"]),
        ("outlet", load("outlets")["outlet"]),
    )
    for kind, table in tables:
        for name, row in table.items():
            house = House(name, kind, row.get("country", ""), bool(row.get("state")), bool(row.get("common")))
            _enter(found, house, row)
            printed.extend((words, house) for words in row.get("printed", ()))
    return found._replace(by_print=tuple(printed))


def _enter(found: Houses, house: House, row: dict[str, Any]) -> None:
    loose = set(row.get("loose", ()))
    plain = house.name.partition(" (")[0]
    for name in (house.name, plain, *row.get("also", ())):
        if name in loose:
            found.by_acronym.setdefault(name, house)
        elif name.isupper() and len(name) <= 4:
            found.by_acronym[name] = house
        else:
            found.by_name[name_key(name)] = house
    for name in (*row.get("acronyms", ()), *loose):
        found.by_acronym[name] = house
    for domain in row["domains"]:
        found.by_domain[domain] = house


def house_named(name: str) -> House | None:
    """Return the house of a name or acronym.

    >>> house_named("the Christian Science Monitor").name, house_named("TNA").name, house_named("Ostrow Courier")
    ('The Christian Science Monitor', 'The New Arab', None)
    """
    bare = name.strip().strip("()[]/").strip()
    return houses().by_acronym.get(bare) or houses().by_name.get(name_key(bare))


def house_at(host: str) -> House | None:
    """Return the house that publishes at a host, by its longest known ending.

    >>> house_at("www.csmonitor.com").name, house_at("edition.cnn.com").name, house_at("example.org")
    ('The Christian Science Monitor', 'CNN', None)
    """
    labels = host.lower().rstrip(".").split(".")[-6:]
    for index in range(len(labels) - 1):
        house = houses().by_domain.get(".".join(labels[index:]))
        if house is not None:
            return house
    return None
