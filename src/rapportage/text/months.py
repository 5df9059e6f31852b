"""The number of a month by its name, in some thirty languages."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

_JOINED = re.compile(r"(كانون|تشرين)\s+")


def folded(word: str) -> str:
    """Return a word without case, accents or dots, so that spellings of one name compare equal.

    >>> folded("Févr."), folded("KASIM") == folded("Kasım")
    ('fevr', True)
    """
    if word.isascii():
        return word.lower().replace(".", "")
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join("i" if mark == "ı" else mark for mark in bare if not unicodedata.combining(mark) and mark != ".")


def joined(words: str) -> str:
    """Return words in which month names of two words are one."""
    return _JOINED.sub(r"\1", words)


@cache
def month_numbers() -> dict[str, int]:
    """Return the number of each month name, folded; loaded once."""
    table = tomllib.loads(files("rapportage.text").joinpath("months.toml").read_text("utf-8"))
    numbers = {folded(name): number for number, names in enumerate(table["months"], 1) for name in names}
    numbers.update({folded(joined(name)): number for number, name in enumerate(table["levant"], 1)})
    return numbers


def month_number(word: str) -> int | None:
    """Return the number of a month by its name in whatever language, None where it is no month.

    >>> [month_number(word) for word in ("Jan.", "März", "août", "stycznia", "يناير", "Ekim", "Maybe")]
    [1, 3, 8, 1, 1, 10, None]
    """
    return month_numbers().get(folded(word))
