"""Names of the fields and the printed words by which pages date themselves."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load


class DateFields(NamedTuple):
    """See the comments in ``data/date_fields.toml``.

    Attributes:
        kind_of: "published", "created", "page" or "modified" by the name of a field.
        label: A printed word of any kind at the end of a folded string; its group says which.
    """

    kind_of: dict[str, str]
    label: re.Pattern[str]


@cache
def date_fields() -> DateFields:
    """Return the names, loaded once."""
    table = load("date_fields")
    kinds = ("modified", "page", "created", "published")
    kind_of = {name: kind for kind in kinds for name in table[kind]}
    groups = [
        f"(?P<{kind}>{'|'.join(re.escape(word) for word in sorted(table[f'{kind}_words'], key=lambda word: (-len(word), word)))})"
        for kind in ("published", "updated", "other")
    ]
    return DateFields(
        kind_of,
        re.compile(rf"(?<!\w)(?:{'|'.join(groups)})\W{{0,3}}(?:on|am|at|the|le|el|il|den|der|op|vom|um)?\W{{0,3}}\Z"),
    )
