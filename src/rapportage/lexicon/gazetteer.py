"""Places of the world by name and by key: towns, provinces, districts, countries, straits, regions, bases (``gazetteer.bin``)."""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from array import array
from bisect import bisect_right
from enum import Enum
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from json import loads
from typing import NamedTuple

STEP = 64
"""Names in a block of the table: a lookup halves its way to a block and scans it (about 4 us)."""

_UNDECOMPOSED = str.maketrans(
    {
        "ı": "i", "İ": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ß": "ss", "æ": "ae", "Æ": "ae",
        "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "ə": "a", "Ə": "a", "ʻ": "", "ʼ": "", "‘": "", "’": "", "'": "", "`": "", "ʿ": "", "ʾ": "",
        ".": " ", "-": " ", "‑": " ", "–": " ", "—": " ", "/": " ", ",": " ",
    }
)  # fmt: skip
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_STOPS = re.compile(r"\b([A-Za-z])\.\s?(?=[A-Za-z]\.)|\b([A-Za-z])\.")


class PlaceKind(Enum):
    """What a place is; decides how precise a mention of it is."""

    CITY = "city"
    CAPITAL = "capital"
    COUNTY = "county"  # second level: county, district
    STATE = "state"  # first level: state, province, governorate
    COUNTRY = "country"
    CONTINENT = "continent"
    WIDER = "wider"
    REGION = "region"
    LINE = "line"
    STRAIT = "strait"
    SEA = "sea"
    GULF = "gulf"
    OCEAN = "ocean"
    WATER = "water"
    ISLAND = "island"
    MOUNTAIN = "mountain"
    CROSSING = "crossing"
    SITE = "site"


KINDS = tuple(PlaceKind)

PRECISION = {
    PlaceKind.CITY: 1, PlaceKind.CAPITAL: 1, PlaceKind.COUNTY: 3, PlaceKind.STATE: 4, PlaceKind.COUNTRY: 6, PlaceKind.CONTINENT: 7,
    PlaceKind.WIDER: 7, PlaceKind.REGION: 5, PlaceKind.LINE: 5, PlaceKind.STRAIT: 7, PlaceKind.SEA: 7, PlaceKind.GULF: 7, PlaceKind.OCEAN: 7,
    PlaceKind.WATER: 5, PlaceKind.ISLAND: 5, PlaceKind.MOUNTAIN: 5, PlaceKind.CROSSING: 1, PlaceKind.SITE: 1,
}  # fmt: skip
"""UCDP's where_prec by kind: 1 a point, 3 a district, 4 a province, 5 a line or fuzzy region, 6 a country, 7 waters and what is wider."""


class Place(NamedTuple):
    """One entry of the gazetteer.

    Attributes:
        key: GeoNames' number of a town ("98182"), GeoNames' code of a province or district ("IR.04", "US.TX.113"), ISO 3166 alpha-3 of a
            country ("IRN"), else its own name in small letters ("strait_of_hormuz").
        name: Its name as commonly written.
        country: ISO 3166 alpha-3 (plus KOS), empty for several or none.
        admin1: GeoNames' code of its province ("IR.04"), empty where it has none.
        latitude: Degrees north, to a hundredth.
        longitude: Degrees east, to a hundredth.
        kind: What it is.
        population: How many live there; 0 where nobody knows.
    """

    key: str
    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    kind: PlaceKind
    population: int

    @property
    def precision(self) -> int:
        """Return how precise a mention of it is, as UCDP's where_prec."""
        return PRECISION[self.kind]


@lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """Return a place's name as compared: small letters, no accents, apostrophes and hyphens, "st" and "ft" spelt out.

    >>> place_key("Deir ez-Zor"), place_key("St. Paul"), place_key("Ṣan‘ā’"), place_key("Washington, D.C.")
    ('deir ez zor', 'saint paul', 'sana', 'washington dc')
    """
    if name.isascii() and name.isalpha():
        low = name.lower()
        return _SHORT.get(low, low)
    joined = _STOPS.sub(lambda stop: stop[1] or f"{stop[2]} ", name)
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", joined.translate(_UNDECOMPOSED)) if not unicodedata.combining(c)
    )
    words = [_SHORT.get(word, word) for word in bare.lower().split()]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


class Gazetteer:
    """All places, read from the packed file on first use (about 80 ms); each lookup reads only what it needs.

    The file is a line of JSON that names its sections with their packed lengths, then the sections, each packed by zlib:
    ``names`` (folded names in order, a line each), ``heads`` (where every 64th begins), ``firsts`` (its first posting), ``counts``
    (postings of each name), ``postings`` (entries by number), ``ids``, ``lands``, ``latitudes``, ``longitudes``, ``populations``, ``kinds``
    (one value an entry), ``titles`` (a line an entry) and ``title_heads``, ``codes`` (a line for each entry without a number), ``provinces`` (a line each).
    """

    def __init__(self, packed: bytes) -> None:
        (length,) = struct.unpack_from("<I", packed)
        self._packed = packed
        self._sections: dict[str, tuple[int, int]] = {}
        at = 4 + length
        for name, size in loads(packed[4:at]):
            self._sections[name] = (at, size)
            at += size

    def _bytes(self, section: str) -> bytes:
        at, size = self._sections[section]
        return zlib.decompress(memoryview(self._packed)[at : at + size])

    def _numbers(self, section: str, code: str) -> array[int]:
        found: array[int] = array(code)
        found.frombytes(self._bytes(section))
        return found

    @cached_property
    def _names(self) -> bytes:
        return self._bytes("names")

    @cached_property
    def _heads(self) -> array[int]:
        return self._numbers("heads", "I")

    @cached_property
    def _head_names(self) -> list[bytes]:
        names = self._names
        return [names[at : names.index(b"\n", at)] for at in self._heads]

    @cached_property
    def _firsts(self) -> array[int]:
        return self._numbers("firsts", "I")

    @cached_property
    def _counts(self) -> array[int]:
        return self._numbers("counts", "H")

    @cached_property
    def _postings(self) -> array[int]:
        return self._numbers("postings", "I")

    @cached_property
    def _ids(self) -> array[int]:
        return self._numbers("ids", "i")

    @cached_property
    def _lands(self) -> array[int]:
        return self._numbers("lands", "H")

    @cached_property
    def _latitudes(self) -> array[int]:
        return self._numbers("latitudes", "h")

    @cached_property
    def _longitudes(self) -> array[int]:
        return self._numbers("longitudes", "h")

    @cached_property
    def _populations(self) -> array[int]:
        return self._numbers("populations", "I")

    @cached_property
    def _kinds(self) -> bytes:
        return self._bytes("kinds")

    @cached_property
    def _titles(self) -> bytes:
        return self._bytes("titles")

    @cached_property
    def _title_heads(self) -> array[int]:
        return self._numbers("title_heads", "I")

    def _title(self, at: int) -> str:
        """Return the name of an entry as commonly written."""
        start = self._title_heads[at // STEP]
        for _ in range(at % STEP):
            start = self._titles.index(b"\n", start) + 1
        return self._titles[start : self._titles.index(b"\n", start)].decode()

    @cached_property
    def _codes(self) -> list[str]:
        return self._bytes("codes").decode().split("\n")

    @cached_property
    def _provinces(self) -> list[tuple[str, str]]:
        """Country and province of each land that an entry may lie in."""
        rows = (line.split("\t") for line in self._bytes("provinces").decode().split("\n"))
        return [(row[0], row[1]) for row in rows]

    @cached_property
    def _by_key(self) -> dict[str, int]:
        codes = self._codes
        return {codes[-number - 1] if number < 0 else str(number): at for at, number in enumerate(self._ids)}

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self._ids)

    def named(self, name: str) -> tuple[Place, ...]:
        """Return every place of a name, those that newswriters mean most often first; nothing where none bears it."""
        return self._named(place_key(name))

    @lru_cache(maxsize=16384)  # noqa: B019 - there is one gazetteer, kept for good
    def _named(self, key: str) -> tuple[Place, ...]:
        """Return the places of a folded name."""
        if not key:
            return ()
        wanted = key.encode("utf-8", "replace")
        block = bisect_right(self._head_names, wanted) - 1
        if block < 0:
            return ()
        start = self._heads[block]
        end = self._heads[block + 1] if block + 1 < len(self._heads) else len(self._names)
        at = (
            start
            if self._names.startswith(wanted + b"\n", start)
            else self._names.find(b"\n" + wanted + b"\n", start, end) + 1
        )
        if not at and start:
            return ()
        if not self._names.startswith(wanted + b"\n", at):
            return ()
        number = block * STEP + self._names.count(b"\n", start, at)
        first = self._firsts[block] + sum(self._counts[block * STEP : number])
        return tuple(self._place(entry) for entry in self._postings[first : first + self._counts[number]])

    def entry(self, key: str) -> Place | None:
        """Return the place of a key, None where no place has it."""
        at = self._by_key.get(key)
        return None if at is None else self._place(at)

    @lru_cache(maxsize=65536)  # noqa: B019 - there is one gazetteer, kept for good
    def _place(self, at: int) -> Place:
        number = self._ids[at]
        country, province = self._provinces[self._lands[at]]
        return Place(
            key=str(number) if number >= 0 else self._codes[-number - 1],
            name=self._title(at),
            country=country,
            admin1=province,
            latitude=self._latitudes[at] / 100,
            longitude=self._longitudes[at] / 100,
            kind=KINDS[self._kinds[at]],
            population=self._populations[at],
        )


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer that ships, opened once.

    >>> gazetteer().entry("98182").name, gazetteer().named("Strait of Hormuz")[0].precision
    ('Baghdad', 7)
    """
    return Gazetteer(files("rapportage.lexicon").joinpath("data/gazetteer.bin").read_bytes())
