"""The tags and words of an HTML page in linear time, whatever its state: the second reader behind libxml2.

The parser of the standard library is quadratic on unclosed tags and quotes (80 kB of ``<a `` take 9 s), so
this one looks every closing mark up once: where none follows, the opening one is words.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from html import unescape
from typing import NamedTuple

from rapportage.lexicon.html_tags import html_tags

_NAME = re.compile(r"[a-zA-Z][^\t\n\f\r />]*")
_ATTRIBUTE_NAME = re.compile(r"[\t\n\f\r /]*([^\t\n\f\r />=][^\t\n\f\r />=]*)[\t\n\f\r ]*(=?)[\t\n\f\r ]*")
_BARE_VALUE = re.compile(r"[^\t\n\f\r >]*")
_TAG_END = re.compile(r"[^>]*>")


class Tag(NamedTuple):
    """A start tag, an end tag, or words.

    Attributes:
        kind: "start", "end" or "words".
        name: The element's name, lower case; the words themselves.
        attributes: Of a start tag, names lower case, the first of a name wins.
    """

    kind: str
    name: str
    attributes: dict[str, str]


_NONE: dict[str, str] = {}


def read_tags(page: str) -> Iterator[Tag]:
    """Yield the tags and words of a page in order, comments and declarations left out."""
    last_close = page.rfind(">")
    at = words_from = 0
    while True:
        opening = page.find("<", at)
        if opening < 0 or opening > last_close:
            break
        mark = page[opening + 1 : opening + 2]
        slash = mark == "/"
        name = _NAME.match(page, opening + 1 + slash)
        if name is None and mark not in {"!", "?", "/"}:
            at = opening + 1
            continue
        if opening > words_from:
            yield Tag("words", unescape(page[words_from:opening]), _NONE)
        if name is None:
            at = words_from = _after_comment(page, opening)
            continue
        tag = name.group().lower()
        if slash:
            at = words_from = page.find(">", name.end()) + 1
            yield Tag("end", tag, _NONE)
            continue
        attributes, at = _attributes(page, name.end())
        words_from = at
        yield Tag("start", tag, attributes)
        if tag in html_tags().raw:
            at = words_from = yield from _raw(page, tag, at)
    if words_from < len(page):
        yield Tag("words", unescape(page[words_from:]), _NONE)


def _after_comment(page: str, opening: int) -> int:
    """Return where a comment, declaration or instruction ends; a ``>`` is known to follow."""
    if page.startswith("<!--", opening):
        for short in ("<!-->", "<!--->"):
            if page.startswith(short, opening):
                return opening + len(short)
        end = page.find("-->", opening + 4)
        return end + 3 if end >= 0 else len(page)
    return page.find(">", opening) + 1


def _attributes(page: str, at: int) -> tuple[dict[str, str], int]:
    """Return the attributes of a start tag and where it ends."""
    found: dict[str, str] = {}
    while match := _ATTRIBUTE_NAME.match(page, at):
        name, equals = match.groups()
        at = match.end()
        value = ""
        quote = page[at : at + 1]
        if equals and quote in {'"', "'"}:
            end = page.find(quote, at + 1)  # fails once at most: after that no such quote is left
            if end < 0:  # never closed: the rest of the tag is the value
                end = page.find(">", at)
                end = end if end >= 0 else len(page)
                value, at = page[at + 1 : end], end
            else:
                value, at = page[at + 1 : end], end + 1
        elif equals and (bare := _BARE_VALUE.match(page, at)):
            value, at = bare.group(), bare.end()
        found.setdefault(name.lower(), unescape(value))
    closing = _TAG_END.match(page, at)
    return found, closing.end() if closing else len(page)


def _raw(page: str, tag: str, at: int) -> Generator[Tag, None, int]:
    """Yield the words of an element that holds nothing else, and its end; return where that is."""
    closing = re.compile(rf"</{tag}(?=[\t\n\f\r />])[^>]*>?", re.IGNORECASE | re.ASCII).search(page, at)
    end = closing.start() if closing and tag != "plaintext" else len(page)
    if end > at:
        words = page[at:end]
        yield Tag("words", unescape(words) if tag in {"title", "textarea"} else words, _NONE)
    yield Tag("end", tag, _NONE)
    return closing.end() if closing and tag != "plaintext" else len(page)
