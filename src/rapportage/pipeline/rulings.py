"""What people said of reports' headings: which judgements hold, and which payloads they touch."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from fnmatch import fnmatchcase

import msgspec

from rapportage.errors import ConfigError
from rapportage.reading.read import last_part
from rapportage.schema.ids import mint
from rapportage.schema.judgement import Judgement, Ruling
from rapportage.schema.report import FactBasis, Hint, Payload

HINT_OF = {Ruling.PUBLISHED: "published", Ruling.OUTLET: "outlet"}


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that hold: those no later UNDO names, in order."""
    kept: dict[str, Judgement] = {}
    for judgement in judgements:
        if judgement.ruling is Ruling.UNDO:
            for undone in judgement.about:
                kept.pop(undone, None)
        else:
            kept[judgement.id] = judgement
    return tuple(kept.values())


def heading_ruling(ruling: Ruling, words: str, *, by: str, at: datetime) -> Judgement:
    """Return the judgement that ``FILE=VALUE`` on the command line makes.

    Raises:
        ConfigError: There is no ``=``, or a date is not YYYY-MM-DD.
    """
    option = "--published" if ruling is Ruling.PUBLISHED else "--outlet"
    name, mark, value = words.rpartition("=")
    if not mark or not name or not value:
        message = (
            f"{option} takes FILE=VALUE, found {words!r}; FILE is a report's file name, its beginning, or a pattern"
        )
        raise ConfigError(message)
    if ruling is Ruling.PUBLISHED:
        try:
            value = date.fromisoformat(value).isoformat()
        except ValueError as error:
            message = f"{option} {words}: {value!r} is no date; write it as 2031-03-04"
            raise ConfigError(message) from error
    minted = mint("judgement", ruling.value, name, value, at.isoformat())
    return Judgement(id=minted, ruling=ruling, about=(name,), value=value, by=by, at=at, why="command line")


def matches(address: str, pattern: str) -> bool:
    """Tell whether a judgement's FILE means a payload: its name, the beginning of its name, or a pattern.

    >>> matches("news/002_ab.txt", "002"), matches("news/002_ab.txt", "*_ab.txt"), matches("news/a.txt", "b")
    (True, True, False)
    """
    name = last_part(address)
    return address == pattern or name.startswith(pattern) or fnmatchcase(name, pattern)


def hinted(payload: Payload, judgements: Iterable[Judgement]) -> Payload:
    """Return the payload with what people said of it, last word first."""
    given = tuple(
        Hint(name=HINT_OF[j.ruling], value=j.value, basis=FactBasis.GIVEN)
        for j in judgements
        if j.ruling in HINT_OF and any(matches(payload.address, pattern) for pattern in j.about)
    )
    others = tuple(hint for hint in payload.hints if hint.basis is not FactBasis.GIVEN)
    return msgspec.structs.replace(payload, hints=(*reversed(given), *others))
