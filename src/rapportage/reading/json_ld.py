"""JSON-LD flattened to named strings: headline, dates, authors, publisher, live updates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from rapportage.text.shown import whole, whole_value

MAX_SCRIPT = 4_000_000
"""Longest script parsed, in characters; the longest of 102 real pages is 10,364."""

MAX_UPDATES = 2_000
"""Live updates kept of a blog; a day of war makes some hundreds."""

_PLAIN = ("headline", "alternativeHeadline", "name", "description", "articleBody", "datePublished", "dateModified",
          "dateCreated", "uploadDate", "articleSection", "inLanguage", "url", "mainEntityOfPage", "isAccessibleForFree",
          "dateline", "coverageStartTime", "coverageEndTime", "copyrightYear", "wordCount")  # fmt: skip
_NAMED = (
    "author",
    "creator",
    "publisher",
    "sourceOrganization",
    "copyrightHolder",
    "contentLocation",
    "provider",
    "isPartOf",
)
_UPDATE = ("headline", "datePublished", "dateModified", "url", "articleBody")
_ARTICLE_ENDINGS = ("article", "blogposting", "report", "review", "posting", "newsstory", "claimreview")
_SAVED = re.compile(
    r'"(headline|datePublished|dateModified|dateCreated|articleSection|inLanguage)"\s*:\s*"((?:[^"\\]|\\.){1,2000})"'
)
_WRAPPING = re.compile(
    r"^[\s;]*(?:/\*\s*)?(?://\s*)?(?:<!--|<!\[CDATA\[)?(?:\s*\*/)?|(?:/\*\s*)?(?://\s*)?(?:-->|\]\]>)?(?:\s*\*/)?[\s;]*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


def read_json_ld(script: str) -> tuple[list[tuple[str, str]], bool]:
    """Return the fields of a script as (name, content), and whether it could be parsed.

    An article's fields are named ``json-ld:headline``, those of anything else with its type
    (``json-ld:WebPage:datePublished``), those of the updates of a live blog
    ``json-ld:liveBlogUpdate.0.datePublished`` and so on, in page order.
    """
    whole = _parse(script[:MAX_SCRIPT])
    if whole is None:
        return [
            (f"json-ld:{name}", _unescaped(content)) for name, content in _SAVED.findall(script[:MAX_SCRIPT])
        ], False
    found: list[tuple[str, str]] = []
    for thing in _things(whole):
        found.extend(_fields(thing))
    return found, True


def _parse(script: str) -> Any:  # noqa: ANN401 - JSON is anything
    """Return the parsed script, None where neither it nor its mended text is JSON."""
    bare = _WRAPPING.sub("", script)
    for mend in (bare, _TRAILING_COMMA.sub(r"\1", bare)):
        try:
            return whole_value(json.loads(mend, strict=False))[0]
        except (ValueError, RecursionError):
            continue
    return None


def _unescaped(content: str) -> str:
    try:
        return whole(str(json.loads(f'"{content}"', strict=False)))
    except ValueError:
        return content


def _things(whole: object) -> Iterator[dict[str, Any]]:
    """Yield every object of interest: the roots, what ``@graph`` and main entities hold, in order."""
    waiting = [whole]
    seen = 0
    while waiting and seen < 10_000:
        thing = waiting.pop()
        seen += 1
        if isinstance(thing, list):
            waiting.extend(reversed(thing))
        elif isinstance(thing, dict):
            yield thing
            inner = [
                thing[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
                if isinstance(thing.get(key), (list, dict))
            ]
            waiting.extend(reversed(inner))


def _type(thing: dict[str, Any]) -> str:
    kind = thing.get("@type", "")
    if isinstance(kind, list):
        kind = next((each for each in kind if isinstance(each, str)), "")
    return str(kind).rsplit("/", 1)[-1]


def _fields(thing: dict[str, Any]) -> Iterator[tuple[str, str]]:
    kind = _type(thing)
    prefix = "json-ld:" if kind.lower().endswith(_ARTICLE_ENDINGS) else f"json-ld:{kind or 'Thing'}:"
    for key in _PLAIN:
        for value in _strings(thing.get(key)):
            yield prefix + key, value
    for key in _NAMED:
        for value in _names(thing.get(key)):
            yield prefix + key, value
    updates = thing.get("liveBlogUpdate")
    for number, update in enumerate((updates if isinstance(updates, list) else [updates])[:MAX_UPDATES]):
        if isinstance(update, dict):
            for key in _UPDATE:
                for value in _strings(update.get(key)):
                    yield f"json-ld:liveBlogUpdate.{number}.{key}", value
    if kind:
        yield "json-ld:@type", kind


def _strings(value: object) -> list[str]:
    """Return a field's plain contents: strings, numbers, truths, ``@id`` and ``@value``."""
    found = []
    for each in (value if isinstance(value, list) else [value])[:200]:
        plain = each.get("@value", each.get("@id")) if isinstance(each, dict) else each
        if isinstance(plain, bool):
            found.append("true" if plain else "false")
        elif isinstance(plain, (str, int, float)):
            found.append(str(plain).strip())
    return [content for content in found if content]


def _names(value: object) -> list[str]:
    """Return the names of people, bodies and places, which are strings or objects with a name."""
    found: list[str] = []
    for each in (value if isinstance(value, list) else [value])[:200]:
        found.extend(_strings(each.get("name") if isinstance(each, dict) else each))
    return found
