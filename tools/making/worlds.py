"""An invented world: states, towns, people, armed groups under several spellings, outlets. All from one seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_HEADS = [
    "Bel",
    "Cor",
    "Dra",
    "Est",
    "Fal",
    "Gor",
    "Hes",
    "Ith",
    "Jor",
    "Kel",
    "Lor",
    "Mor",
    "Nar",
    "Ors",
    "Pel",
    "Quor",
    "Ros",
]
_HEADS += [
    "Sel",
    "Tav",
    "Ulm",
    "Var",
    "Wes",
    "Yel",
    "Zar",
    "Brin",
    "Cath",
    "Dun",
    "Fen",
    "Grav",
    "Hol",
    "Kar",
    "Lum",
    "Mir",
]
_TAILS = ["adia", "anor", "ethia", "ovia", "umbra", "aris", "ennia", "orra", "athis", "undia"]
_TOWNS = ["ford", "holm", "mere", "stead", "wick", "haven", "brook", "dale", "crag", "moor", "gate", "fell"]
_FIRST = ["Adrel", "Brona", "Casmir", "Delwyn", "Edda", "Ferran", "Gisla", "Hador", "Ilsa", "Joram", "Kessa", "Lothar"]
_FIRST += [
    "Maelis",
    "Norvin",
    "Odra",
    "Perrin",
    "Quilla",
    "Rhosyn",
    "Sorrel",
    "Tamsin",
    "Ulric",
    "Vesna",
    "Wilmar",
    "Yorath",
]
_LAST = [
    "Ashgrove",
    "Birchall",
    "Corvane",
    "Dunmarrow",
    "Elsworth",
    "Farrowby",
    "Gantry",
    "Hollister",
    "Inglefort",
    "Jessop",
]
_LAST += [
    "Kettering",
    "Lowgate",
    "Marchbane",
    "Netherby",
    "Ostwell",
    "Pennarth",
    "Quarrie",
    "Redfallow",
    "Stanmore",
    "Thornby",
]
_DAWN = ["Dawn", "Ember", "Granite", "Harvest", "Iron", "Lantern", "Sickle", "Thorn"]
_BAND = ["Army", "Brigade", "Front", "Legion", "Vanguard"]
_PAPERS = [
    "Courier",
    "Gazette",
    "Herald",
    "Mercury",
    "Observer",
    "Post",
    "Sentinel",
    "Standard",
    "Tribune",
    "Chronicle",
]


@dataclass(frozen=True)
class State:
    """An invented state."""

    name: str
    people: str
    code: str
    capital: str
    provinces: tuple[str, ...]
    towns: tuple[str, ...]
    minister: str
    spokesman: str
    general: str


@dataclass(frozen=True)
class Band:
    """An armed group under several spellings, the first its own."""

    key: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class World:
    """Two states at odds, a third that offers to mediate, groups, outlets and people who comment."""

    one: State
    other: State
    third: State
    bands: tuple[Band, ...]
    outlets: tuple[str, ...]
    agency: str
    carrier: str
    analysts: tuple[str, ...]

    def actors(self) -> str:
        """Return the world's actors as the TOML that ``record`` takes."""
        rows = [
            (state.name, state.code, "state", [state.people], [], state.capital)
            for state in (self.one, self.other, self.third)
        ]
        rows += [(band.names[0], band.key, "armed_group", [], list(band.names[1:]), "") for band in self.bands]
        tables = [
            f'[[actor]]\nname = "{name}"\ncode = "{code}"\nkind = "{kind}"\ndemonyms = {_list(people)}\n'
            f'aliases = {_list(aliases)}\ncapital = "{capital}"\n'
            for name, code, kind, people, aliases, capital in rows
        ]
        return "\n".join(tables)


def _list(words: list[str]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


def make_world(chance: Random) -> World:
    """Return a world; no name in it is used twice."""
    heads = chance.sample(_HEADS, len(_HEADS))
    tails = chance.sample(_TAILS, 3)
    people = [
        f"{first} {last}" for first, last in zip(chance.sample(_FIRST, 16), chance.sample(_LAST, 16), strict=True)
    ]
    towns = [heads.pop() + tail for tail in chance.sample(_TOWNS, 12)] + [
        heads.pop() + chance.choice(_TOWNS) for _ in range(9)
    ]
    states = []
    for at, tail in enumerate(tails):
        name = heads.pop() + tail
        adjective = name.removesuffix("ia").removesuffix("a") + (
            "ian" if name.endswith("ia") else "i" if not name.endswith("a") else "an"
        )
        code = "X" + name[0].upper() + "QWZ"[at]
        mine, staff = towns[7 * at : 7 * at + 7], people[3 * at : 3 * at + 3]
        states.append(
            State(name, adjective, code, mine[0], (f"Upper {mine[1]}", f"{mine[2]}shire"), tuple(mine[3:]), *staff)
        )
    bands = tuple(_make_band(chance, heads.pop(), heads.pop(), key) for key in ("BAND_ONE", "BAND_TWO"))
    papers = chance.sample(_PAPERS, 6)
    outlets = tuple(f"{chance.choice(towns)} {paper}" for paper in papers)
    agency = heads.pop() + "wire"
    return World(
        *states, bands=bands, outlets=outlets, agency=agency, carrier=heads.pop() + "fold", analysts=tuple(people[9:16])
    )


def _make_band(chance: Random, one: str, other: str, key: str) -> Band:
    """Return a group with a name of its own, two other spellings of it, and its name in translation."""
    first, second = one + "at", "al-" + other + "un"
    doubled = first[:2] + first[2] * 2 + first[3:]
    names = (f"{first} {second}", f"{doubled}-e-{other}un", f"{first}u {second.replace('al-', 'ul-')}")
    return Band(key, (*names, f"{chance.choice(_DAWN)} {chance.choice(_BAND)}"))
