"""What the rows of a table become: payloads, by a mapping the user gives or by the common names of columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import NamedTuple

from rapportage.lexicon.columns import column_names
from rapportage.reading.flow import Holding
from rapportage.schema.issue import Issue, remark
from rapportage.schema.report import Hint, Medium, Payload

HINTS = ("title", "outlet", "carrier", "agency", "author", "published", "url", "language", "dateline")
"""What a row may say of its text, besides the text."""

FIELDS = (*HINTS, "text", "html", "id")
"""What a column may be mapped to."""

_SAID = frozenset({*HINTS, "id"})

_MAX_HINT = 2000
"""Characters kept of a hint: longer than any headline, shorter than an article put into the wrong column."""

_MAX_PLACE = 200
"""Characters kept of a row's own id in its address."""

_HTML = re.compile(r"</(?:p|div|a|span|h[1-6]|li|em|strong|b|i|figure|table|body)>|<br\s{0,3}/?>|<p>", re.IGNORECASE)
_SECONDS = (10**8, 10**11)
"""Numbers taken for seconds since 1970: from 1973 to 5138; a thousand times as much for milliseconds."""


class Row(NamedTuple):
    """A row as it came: its fields by name, its number from 1, and the byte where it begins.

    ``charset`` is empty where the table's encoding is not known: values then are bytes as Latin-1 characters.
    ``was_halved`` tells that half characters somewhere in the row, or in the object it lies in, became U+FFFD.
    """

    fields: dict[str, object]
    number: int
    byte: int
    charset: str = "utf-8"
    word: str = "line"
    was_halved: bool = False

    @property
    def called(self) -> str:
        """What messages call it: "line 12", or "row 12" where rows are not lines."""
        return f"{self.word} {self.number}"


class Value(NamedTuple):
    """A value found by a path through a row: which element of each list on the way, and the value."""

    at: tuple[int, ...]
    value: object


class Rows:
    """Turns the rows of one table into payloads and issues, and counts those that gave none."""

    def __init__(self, holding: Holding) -> None:
        self._holding = holding
        self._columns = holding.options.columns
        self._broken = 0

    def has_text(self, fields: dict[str, object]) -> bool:
        """Return whether a row with these fields would give a payload."""
        row = Row(fields, 0, 0)
        values = self._values(row, usual_names(fields), "text") or self._values(row, usual_names(fields), "html")
        return any(as_text(value.value).strip() for value in values)

    def payloads(self, row: Row) -> Iterator[Payload | Issue]:
        """Yield what one row holds: a payload, several where its text lies in a list, or an issue."""
        row = self._unwrapped(row)
        named = usual_names(row.fields)
        found = False
        for value in self._values(row, named, "text") or self._values(row, named, "html"):
            text = as_text(value.value)
            if text.strip():
                found = True
                yield self._payload(row, named, text=text, index=value.at)
        if not found:
            yield from self.broken("R170", self._without_text(row), byte=row.byte)

    def _unwrapped(self, row: Row) -> Row:
        """Return a row whose text lies one level down, as in dumps of databases and APIs, with that level lifted up."""
        if self._columns.keys() & {"text", "html"} or self.has_text(row.fields):
            return row
        for inner in row.fields.values():
            if isinstance(inner, dict) and self.has_text(inner):
                own = {name: value for name, value in row.fields.items() if not isinstance(value, dict | list)}
                return row._replace(fields={**own, **inner})
        return row

    def broken(self, code: str, message: str, *, byte: int) -> Iterator[Issue]:
        """Yield an issue about a row, as long as there were not too many of them."""
        self._broken += 1
        if self._broken <= self._holding.options.max_row_issues:
            yield self._holding.issue(code, message, byte)

    def rest(self) -> Iterator[Issue]:
        """Yield one issue that counts the rows no issue was given for."""
        more = self._broken - self._holding.options.max_row_issues
        if more > 0:
            yield self._holding.issue("R171", f"{more:,} more rows could not be read; the issues above show the first")

    def _payload(self, row: Row, named: dict[str, str], *, text: str, index: tuple[int, ...]) -> Payload:
        hints = [Hint(name=name, value=value) for name in HINTS for value in self._hint(row, named, name, index=index)]
        own = next(iter(self._hint(row, named, "id", index=())), "")[:_MAX_PLACE]
        part = "".join(f".{number + 1}" for number in index)
        address = f"{self._holding.address}#{own or row.number}{part}"
        message = f"{row.called} holds half characters (lone surrogates), which no file can keep: read as U+FFFD"
        return Payload(
            body=text.encode(row.charset or "latin-1", "replace"),
            address=address,
            medium=Medium.HTML if is_html(text) else Medium.TEXT,
            charset=row.charset,
            hints=(*hints, *self._holding.hints),
            path=self._holding.path,
            issues=(remark("R138", message, address=address, byte=row.byte),) if row.was_halved else (),
        )

    def _hint(self, row: Row, named: dict[str, str], name: str, *, index: tuple[int, ...]) -> list[str]:
        values = {found.at: found.value for found in self._values(row, named, name)}
        for length in range(len(index), -1, -1):
            if index[:length] in values:
                return [said for said in hint_texts(values[index[:length]], name, row.charset) if said]
        if not index and values:
            return [said for value in values.values() for said in hint_texts(value, name, row.charset) if said]
        return []

    def _values(self, row: Row, named: dict[str, str], name: str) -> list[Value]:
        """Return what a row says under ``name``: by the user's mapping, else by the usual names."""
        if mapped := self._columns.get(name):
            if mapped in row.fields:
                return [Value((), row.fields[mapped])]
            return list(follow(row.fields, mapped))
        if name == "html" and "text" in self._columns:
            return []
        if name == "text" and "html" in self._columns:
            return []
        for usual in column_names().get(name, ()):
            value = row.fields[named[usual]] if usual in named else None
            if any(hint_texts(value, name, "utf-8")) if name in _SAID else as_text(value).strip():
                return [Value((), value)]
        return []

    def _without_text(self, row: Row) -> str:
        seen = ", ".join(_latin(name, row.charset) for name in list(row.fields)[:20]) or "none"
        asked = self._columns.get("text") or self._columns.get("html")
        why = f"nothing at {asked!r}" if asked else "no column is known to hold the text, or it is empty"
        return f"{row.called} has no text: {why} (fields: {seen[:500]}); name it with --map text=FIELD"


def is_html(text: str) -> bool:
    """Return whether a value is marked up: it opens with a tag, or holds more of them than a stray one or two.

    >>> is_html("<p>They met.</p>"), is_html("They met.</p> He left."), is_html("A<br>b<br>c<br>d")
    (True, False, True)
    """
    found = _HTML.finditer(text)
    needed = 1 if text.lstrip().startswith("<") else 3
    return sum(1 for _ in islice(found, needed)) == needed


def usual_names(fields: dict[str, object]) -> dict[str, str]:
    """Return the fields' own names by their names in lower case with underscores.

    >>> usual_names({"Publish Date": "", "URL": ""})
    {'publish_date': 'Publish Date', 'url': 'URL'}
    """
    return {name.lower().strip().replace(" ", "_").replace("-", "_"): name for name in fields}


def follow(value: object, path: str) -> Iterator[Value]:
    """Yield every value a path leads to: ``a.b`` goes into fields, ``a[]`` through a list.

    >>> list(follow({"reports": [{"text": "One."}, {"text": "Two."}]}, "reports[].text"))
    [Value(at=(0,), value='One.'), Value(at=(1,), value='Two.')]
    """
    here = [Value((), value)]
    for step in path.split("."):
        name = step.rstrip("[]")
        lists = step.count("[]")
        if name:
            here = [Value(so.at, so.value[name]) for so in here if isinstance(so.value, dict) and name in so.value]
        for _ in range(lists):
            here = [
                Value((*so.at, number), inner)
                for so in here
                if isinstance(so.value, list)
                for number, inner in enumerate(so.value)
            ]
    yield from here


def as_text(value: object) -> str:
    r"""Return the text of a value: a string, paragraphs in a list, or a field that holds it one level down.

    >>> as_text(["One.", "Two."]), as_text({"rendered": "<p>One.</p>"}), as_text(7)
    ('One.\n\nTwo.', '<p>One.</p>', '')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    if isinstance(value, dict):
        return next((inner for key in ("rendered", "value") if isinstance(inner := value.get(key), str)), "")
    return ""


def hint_texts(value: object, name: str, charset: str) -> list[str]:
    """Return what a hint's value says, one string an author where there are several."""
    if isinstance(value, list):
        said = [text for part in value[:20] for text in hint_texts(part, name, charset)]
        return said if name == "author" else said[:1]
    if isinstance(value, dict):
        inner = next((value[key] for key in ("name", "title", "rendered", "date") if key in value), None)
        return [] if inner is None or isinstance(inner, dict) else hint_texts(inner, name, charset)
    if isinstance(value, bool) or value is None:
        return []
    if isinstance(value, int | float):
        return [_moment(value) if name == "published" else str(value)]
    text = _latin(str(value), charset).strip()[:_MAX_HINT]
    if name == "published" and text.isdecimal() and 9 <= len(text) <= 13:
        return [_moment(int(text))]
    return [text]


def _moment(number: float) -> str:
    """Return seconds or milliseconds since 1970 as a date, other numbers as they are."""
    low, high = _SECONDS
    for seconds in (number, number / 1000):
        if low <= seconds < high:
            return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    return str(number)


def _latin(text: str, charset: str) -> str:
    """Return a string, decoded as UTF-8 or else Windows-1252 where it is bytes written as Latin-1 characters."""
    if charset:
        return text
    raw = text.encode("latin-1", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
