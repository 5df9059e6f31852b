"""A page of HTML walked element by element, without recursion, into text, runs and facts about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from rapportage.lexicon.html_tags import html_tags
from rapportage.reading.html_meta import SPEAKING, find_meta, is_json_ld
from rapportage.reading.layout import Layout, Run
from rapportage.reading.page import Meta
from rapportage.reading.tags import read_tags

MAX_DEPTH = 2_000
"""Open elements kept by the second walker; libxml2 stops at 2,048 and no page a person wrote nests 200."""

_NO_ATTRIBUTES: dict[str, str] = {}


@dataclass(slots=True)
class Walked:
    """What a walk yields: the text, its runs, meta facts, the words of JSON-LD scripts, how many elements."""

    text: str = ""
    runs: list[Run] = field(default_factory=list)
    meta: list[Meta] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    elements: int = 0

    def note(self, tag: str, attributes: dict[str, str], *, words: str, in_article: bool) -> None:
        """Keep what an element says for machines."""
        if is_json_ld(tag, attributes):
            self.scripts.append(words)
        elif tag != "script":
            self.meta.extend(find_meta(tag, attributes, words=words, in_article=in_article))


def parse(page: str) -> tuple[HtmlElement | None, bool]:
    """Return the tree libxml2 makes of a page, None where it makes none, and whether it read to the end.

    Beyond 256 nested elements (2,048 with ``huge_tree``) it stops without a word; only the last entry of its
    error log tells.
    """
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, remove_comments=True)
    try:
        tree = document_fromstring(page.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, False
    last = parser.error_log.last_error
    return tree, last is None or last.level < etree.ErrorLevels.FATAL


def walk_tree(tree: HtmlElement) -> Walked:
    """Return what a tree holds, in page order."""
    layout, walked = Layout(), Walked()
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            tag = element.tag
            attributes = dict(element.attrib.items()) if element.attrib else _NO_ATTRIBUTES
            layout.open(tag, attributes)
            if tag in SPEAKING or ("itemprop" in attributes and "content" in attributes):
                in_article = tag == "time" and _in_article(layout)
                walked.note(tag, attributes, words=element.text or "", in_article=in_article)
            if element.text:
                layout.text(element.text)
        else:
            if event == "end":
                layout.close()
            if element.tail:
                layout.text(element.tail)
    walked.text = layout.finish()
    walked.runs = layout.runs
    walked.elements = layout.elements
    return walked


def _in_article(layout: Layout) -> bool:
    return layout.top is not None and "<article>" in layout.top.hints()


class _Balance:
    """Opens and closes elements in a layout for tags that may not pair up."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._open: Counter[str] = Counter()
        self._beyond: Counter[str] = Counter()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element, closing what it implies closed."""
        layout, tags = self._layout, html_tags()
        while (top := layout.top) is not None and tag in tags.closes.get(top.tag, ()):
            self._close()
        if tag in tags.void:
            layout.open(tag, attributes)
            layout.close()
        elif layout.depth >= MAX_DEPTH:
            self._beyond[tag] += 1
        else:
            layout.open(tag, attributes)
            self._open[tag] += 1

    def end(self, tag: str) -> None:
        """Close an element and what is open in it; an end without a start is passed over."""
        if self._beyond[tag]:
            self._beyond[tag] -= 1
        elif self._open[tag]:
            while (top := self._layout.top) is not None:
                self._close()
                if top.tag == tag:
                    break

    def _close(self) -> None:
        top = self._layout.top
        if top is not None:
            self._open[top.tag] -= 1
            self._layout.close()


def walk_tags(page: str) -> Walked:
    """Return what a page holds, read tag by tag: for pages that libxml2 refuses or gives up on."""
    layout, walked = Layout(), Walked()
    balance = _Balance(layout)
    heard: list[str] = []
    pending: Callable[[str], None] | None = None
    for kind, name, attributes in read_tags(page):
        if kind == "words":
            heard.append(name)
            layout.text(name)
            continue
        if pending is not None:
            pending("".join(heard))
            pending = None
        heard.clear()
        if kind == "end":
            balance.end(name)
            continue
        balance.start(name, attributes)
        if name in SPEAKING or ("itemprop" in attributes and "content" in attributes):
            pending = _noting(walked, name, attributes, in_article=name == "time" and _in_article(layout))
    if pending is not None:
        pending("".join(heard))
    walked.text = layout.finish()
    walked.runs = layout.runs
    walked.elements = layout.elements
    return walked


def _noting(walked: Walked, tag: str, attributes: dict[str, str], *, in_article: bool) -> Callable[[str], None]:
    def note(words: str) -> None:
        walked.note(tag, attributes, words=words, in_article=in_article)

    return note
