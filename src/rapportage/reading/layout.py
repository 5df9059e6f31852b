"""The text of a page as its elements open, close and speak: what both walkers of HTML write into.

White space is collapsed as a browser does, nothing else is touched: runs of space, tab, newline, form feed
and carriage return become one space outside ``pre`` and vanish at the ends of a line; a block element stands
on a line of its own, with a blank line where a browser has a margin; table cells are parted by a tab; ``br``
is a newline. No-break spaces, joiners, soft hyphens and bidi marks are characters like any other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from rapportage.lexicon.html_tags import html_tags

MAX_HINTS = 160
"""Hints kept per piece, nearest first. Of 19,000 pieces of 102 real pages none has more than 93; the limit keeps a
nest of thousands of elements linear."""

_WRAP_SHARE = 0.8
"""An inline element that holds this share of a run is taken to mark the whole run (the rest is "By" or a comma)."""

_MAX_MARKS = 12
"""Inline elements looked at around one run; real pages nest three or four."""

TELLING = frozenset({"article", "aside", "blockquote", "button", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
                     "h4", "h5", "h6", "header", "label", "li", "main", "nav", "ol", "p", "section", "select", "table",
                     "ul"})  # fmt: skip
"""Elements whose being around a run says what it is for."""

HIDDEN = "[hidden]"
"""The hint of an element that is not shown."""

_SPACES = re.compile("[ \t\n\f\r]+")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_NAMING = ("class", "id", "role", "itemprop", "rel", "data-component", "data-testid", "data-type", "aria-label")
_PAGE = frozenset({"html", "body"})  # pages hide themselves until their scripts have run: that hides nothing
_SPLIT_NAMING = frozenset({"class", "id", "role", "itemprop", "rel"})


@dataclass(slots=True, eq=False)
class Frame:
    """An open element and what it says of everything in it.

    Attributes:
        tag: Its name.
        attributes: Its attributes, which ``tokens`` are read from when asked for.
        parent: The element around it.
        number: The how-manieth element of the page it is; ascending in page order.
        depth: How many elements are around it.
        is_block: Whether it stands on a line of its own.
        is_link: Whether it or one around it is a link.
        is_silent: Whether its text is never shown.
        keeps_space: Whether its white space counts.
        within: Which of ``TELLING`` elements it is or stands in, as "<nav>".
        is_hidden: Whether it or one around it is not shown.
        opened_at: Where in the current run it began, for inline elements.
        block: The innermost block element around it, itself where it is one.
        named: Its tokens, once asked for.
        chain: Its hints, once asked for.
    """

    tag: str
    attributes: Mapping[str, str]
    parent: Frame | None
    number: int
    depth: int
    is_block: bool
    is_link: bool
    is_silent: bool
    keeps_space: bool
    within: frozenset[str] = frozenset()
    is_hidden: bool = False
    opened_at: int = 0
    block: Frame | None = None
    named: tuple[str, ...] | None = None
    chain: tuple[str, ...] | None = None

    @property
    def tokens(self) -> tuple[str, ...]:
        """Return "<tag>", its own classes, id, role, itemprop, and "[hidden]" where it is not shown."""
        if self.named is None:
            self.named = _tokens(self.tag, self.attributes)
        return self.named

    def hints(self) -> tuple[str, ...]:
        """Return the tokens of it and what is around it, nearest first."""
        missing: list[Frame] = []
        frame: Frame | None = self
        while frame is not None and frame.chain is None:
            missing.append(frame)
            frame = frame.parent
        chain = frame.chain if frame is not None and frame.chain is not None else ()
        for each in reversed(missing):
            chain = (each.tokens + chain)[:MAX_HINTS]
            each.chain = chain
        return chain


class Run(NamedTuple):
    """A piece in the making: where it stands, in which element, and how much of it is link text."""

    start: int
    end: int
    frame: Frame
    marks: tuple[str, ...]
    links: float


class Wrap(NamedTuple):
    """An inline element's share of the current run."""

    start: int
    end: int
    frame: Frame


def _tokens(tag: str, attributes: Mapping[str, str]) -> tuple[str, ...]:
    """Return what an element says of itself, lower case."""
    found = [f"<{tag}>"]
    for name in _NAMING:
        value = attributes.get(name)
        if not value:
            continue
        value = value[:400].lower()
        found.extend(value.split()[:20] if name in _SPLIT_NAMING else [value.replace(" ", "-")])
    if _is_hidden(attributes):
        found.append(HIDDEN)
    return tuple(found)


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))


@dataclass(slots=True)
class Layout:
    """Collects text and runs; call ``open``, ``text`` and ``close`` in page order, then ``finish``."""

    runs: list[Run] = field(default_factory=list)
    length: int = 0
    elements: int = 0
    _parts: list[str] = field(default_factory=list)
    _stack: list[Frame] = field(default_factory=list)
    _buffer: list[str] = field(default_factory=list)
    _buffered: int = 0
    _linked: int = 0
    _wraps: list[Wrap] = field(default_factory=list)
    _space: bool = False
    _breaks: int = 0
    _lines: int = 0
    _row_speaks: bool = False
    _tab: bool = False

    @property
    def top(self) -> Frame | None:
        """Return the innermost open element."""
        return self._stack[-1] if self._stack else None

    @property
    def depth(self) -> int:
        """Return how many elements are open."""
        return len(self._stack)

    def open(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        tags = html_tags()
        parent = self.top
        self.elements += 1
        if tag == "br":
            self._line_break()
        is_block = tag in tags.block
        silent = parent is not None and parent.is_silent
        if not silent and tag in tags.silent:
            silent = tag != "template" or "shadowrootmode" not in attributes
        if not silent and tag in tags.silent_in_svg:
            silent = parent is not None and "<svg>" in parent.hints()
        if is_block and not silent:
            self._break(2 if tag in tags.spaced else 1)
            self._cell(tag)
        frame = Frame(
            tag=tag,
            attributes=attributes,
            parent=parent,
            number=self.elements,
            depth=len(self._stack),
            is_block=is_block,
            is_link=(tag == "a" and "href" in attributes) or (parent is not None and parent.is_link),
            is_silent=silent,
            keeps_space=tag in tags.preformatted or (parent is not None and parent.keeps_space),
            opened_at=self._buffered,
        )
        around = parent.within if parent is not None else frozenset()
        frame.within = around | {f"<{tag}>"} if tag in TELLING else around
        frame.is_hidden = (parent is not None and parent.is_hidden) or (tag not in _PAGE and _is_hidden(attributes))
        frame.block = frame if is_block or parent is None else parent.block
        self._stack.append(frame)

    def close(self) -> None:
        """End the innermost element."""
        frame = self._stack[-1]
        if frame.is_block and not frame.is_silent:
            self._break(2 if frame.tag in html_tags().spaced else 1)
        elif not frame.is_silent and self._buffered > frame.opened_at:
            self._wraps.append(Wrap(frame.opened_at, self._buffered, frame))
        self._stack.pop()

    def text(self, words: str) -> None:
        """Add the words of a text node."""
        frame = self.top
        if not words or (frame is not None and frame.is_silent):
            return
        if frame is not None and frame.keeps_space:
            self._keep(words.replace("\r\n", "\n").replace("\r", "\n"), is_link=frame.is_link)
            return
        words = _SPACES.sub(" ", words)
        if words[0] == " ":
            self._space = True
            words = words[1:]
        if not words:
            return
        ends_in_space = words[-1] == " "
        self._write(words[:-1] if ends_in_space else words, is_link=frame is not None and frame.is_link)
        self._space = ends_in_space

    def finish(self) -> str:
        """Close what is open and return the text."""
        while self._stack:
            self.close()
        self._flush()
        return "".join(self._parts)

    def _keep(self, words: str, *, is_link: bool) -> None:
        done = 0
        for blank in _BLANK_LINE.finditer(words):
            self._write_kept(words[done : blank.start()], is_link=is_link)
            self._break(2)
            done = blank.end()
        self._write_kept(words[done:], is_link=is_link)

    def _write_kept(self, words: str, *, is_link: bool) -> None:
        if words:
            self._write(words, is_link=is_link)
            self._space = False

    def _write(self, words: str, *, is_link: bool) -> None:
        if self._buffer:
            separator = "\n" if self._lines else " " if self._space else ""
            if separator:
                self._buffer.append(separator)
                self._buffered += 1
        self._lines = 0
        self._buffer.append(words)
        self._buffered += len(words)
        if is_link:
            self._linked += len(words)

    def _line_break(self) -> None:
        top = self.top
        if top is not None and top.is_silent:
            return
        self._lines += 1
        self._space = False
        if self._lines > 1:
            self._break(2)

    def _break(self, newlines: int) -> None:
        if self._buffer:
            self._flush()
            self._breaks = 0
        self._breaks = max(self._breaks, newlines)
        self._space = False
        self._lines = 0

    def _cell(self, tag: str) -> None:
        if tag == "tr":
            self._row_speaks = self._tab = False
        elif tag in {"td", "th"}:
            self._tab = self._row_speaks

    def _flush(self) -> None:
        if not self._buffer:
            return
        words = "".join(self._buffer)
        frame = self._block()
        if self._parts:
            separator = "\t" if self._tab and frame.tag in {"td", "th"} else "\n" * max(1, self._breaks)
            self._parts.append(separator)
            self.length += len(separator)
        self._tab = False
        self._row_speaks = True
        stripped = words.strip()
        if stripped:
            inset = words.find(stripped[0])
            self.runs.append(self._run(frame, self.length + inset, len(stripped), inset=inset))
        self._parts.append(words)
        self.length += len(words)
        self._buffer.clear()
        self._wraps.clear()
        self._buffered = self._linked = 0
        for open_inline in self._open_inlines():
            open_inline.opened_at = 0

    def _open_inlines(self) -> list[Frame]:
        """Return the inline elements open in the current run, at most the dozen innermost."""
        found = []
        for frame in reversed(self._stack[-_MAX_MARKS:]):
            if frame.is_block:
                break
            found.append(frame)
        return found

    def _block(self) -> Frame:
        top = self.top
        if top is not None and top.block is not None:
            return top.block
        return _ROOT

    def _run(self, frame: Frame, start: int, length: int, *, inset: int) -> Run:
        marks: list[str] = []
        open_wraps = [Wrap(each.opened_at, self._buffered, each) for each in self._open_inlines()]
        for wrap in (*self._wraps, *open_wraps):
            inside = min(wrap.end, inset + length) - max(wrap.start, inset)
            if inside >= _WRAP_SHARE * length and len(marks) < MAX_HINTS:
                marks.extend(wrap.frame.tokens)
        return Run(start, start + length, frame, tuple(marks), min(1.0, self._linked / length))


_ROOT = Frame("", {}, None, 0, 0, is_block=True, is_link=False, is_silent=False, keeps_space=False)
