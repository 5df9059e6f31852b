"""Workings of reading: a decoded text laid out in pieces, before anything is said of their use.

``Page.text`` becomes ``Report.text`` unchanged. For plain text it is the decoded text itself; for HTML it
is the text of every node of the page in order (see ``html.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Piece(NamedTuple):
    """A run of a page that its layout keeps together: a line of plain text, a block element of HTML.

    Attributes:
        start: First character in ``Page.text``, never white space.
        end: One past the last, never after white space.
        tag: The element it stands in ("p", "h1", "li", "figcaption"), empty in plain text.
        hints: Class names, ids, roles and itemprops of it and its ancestors, lower case, nearest first.
        links: Share of its characters that stand in links, 0 to 1.
        chosen: Whether an extractor took it for article text; None where none was asked.
    """

    start: int
    end: int
    tag: str = ""
    hints: tuple[str, ...] = ()
    links: float = 0.0
    chosen: bool | None = None


class Meta(NamedTuple):
    """A machine-readable fact of a page: ``name`` as "og:title", "json-ld:datePublished", "link:canonical", "title"."""

    name: str
    content: str


class Remark(NamedTuple):
    """What laying out noticed: an issue code, a message, and characters where it has any."""

    code: str
    message: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A decoded text and its pieces, ascending and not overlapping, holding every character not white space."""

    text: str
    pieces: tuple[Piece, ...]
    is_html: bool = False
    meta: tuple[Meta, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())
