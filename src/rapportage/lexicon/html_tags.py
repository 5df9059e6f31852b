"""How HTML elements behave: which stand on a line of their own, which are never shown."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load


class HtmlTags(NamedTuple):
    """Sets of element names; see the comments in ``data/html_tags.toml``."""

    block: frozenset[str]
    spaced: frozenset[str]
    silent: frozenset[str]
    silent_in_svg: frozenset[str]
    preformatted: frozenset[str]
    void: frozenset[str]
    raw: frozenset[str]
    closes: dict[str, frozenset[str]]


@cache
def html_tags() -> HtmlTags:
    """Return the behaviour of HTML elements, loaded once."""
    table = load("html_tags")
    closes = {tag: frozenset(by) for tag, by in table["closes"].items()}
    sets = {name: frozenset(tags) for name, tags in table.items() if name != "closes"}
    return HtmlTags(closes=closes, **sets)
