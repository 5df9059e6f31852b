"""Drafts of reports: blocks of text with marks for what is true of them.

A draft is a text file: ``key: value`` lines, a line ``---``, then blocks, each opened by a line ``@use``. A line
``@from NAME 3-7 1`` takes blocks of another draft over. Inside a block ``{kind argument ...|words}`` marks words:

    {toll killed 9 9 - reply|nine people}       harm, low, high ("-": no bound), population ("-": people), event
    {part killed 4 4 children reply|four children}   the same, as part of another toll of the report
    {quote Ilka_Vantresse|We sought no quarrel}  words said, by whom
    {promise return 2031-03-14 2031-03-14 VLD,KTH by|both envoys will be back by 14 March}
    {hole noun_phrase|Harat Tovun}              words that a scraper dropped: not printed, their place is known
    {damage cp1252 utf-8|’}                     characters printed as if read under the wrong encoding; a third
                                                word "nbsp" says that they stand for a no-break space
    {group TOVUN|Dawn Army}                     a name of an armed group
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Fact:
    """A mark of a block: what is true of ``text[start:end]`` of the block as printed."""

    kind: str
    words: tuple[str, ...]
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Part:
    """One block as printed, with its facts."""

    use: str
    text: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Draft:
    """One report before it is made into a page."""

    name: str
    heads: dict[str, str]
    parts: tuple[Part, ...]
    taken: dict[str, int] = field(default_factory=dict)


def unmark(marked: str) -> tuple[str, tuple[Fact, ...]]:
    """Return a block as printed and its facts.

    >>> unmark("It hit {group TOVUN|Harat Tovun} and killed {toll killed 2 2 - raid|two}.")[0]
    'It hit Harat Tovun and killed two.'
    """
    printed: list[str] = []
    facts: list[Fact] = []
    length, at = 0, 0
    opened: list[tuple[str, tuple[str, ...], int]] = []
    while at < len(marked):
        sign = marked[at]
        if sign == "{":
            head, _, _ = marked[at + 1 :].partition("|")
            kind, *arguments = head.split()
            opened.append((kind, tuple(arguments), length))
            at += len(head) + 2
        elif sign == "}" and opened:
            kind, arguments, start = opened.pop()
            inside = "".join(printed)[start:]
            shown, stop = _shown(kind, arguments, inside)
            if stop is not None:
                printed = ["".join(printed)[:start] + shown]
                length = len(printed[0])
                if kind == "hole" and length and printed[0][-1] == " ":  # "to [gone] (Army": one space goes too
                    printed[0] = printed[0][:-1]
                    length -= 1
                    start -= 1
            told = "\u00a0" if arguments[-1:] == ("nbsp",) else inside  # a mirror that had damaged it once before
            facts.append(Fact(kind, arguments, start, length, told))
            at += 1
        else:
            printed.append(sign)
            length += 1
            at += 1
    return "".join(printed), tuple(sorted(facts, key=lambda fact: (fact.start, fact.end)))


def _shown(kind: str, arguments: tuple[str, ...], inside: str) -> tuple[str, int | None]:
    """Return what is printed for marked words where that is not the words themselves."""
    if kind == "hole":
        return "", 0
    if kind == "damage":
        wrong, right = arguments[:2]
        return inside.encode(right).decode(wrong), 0
    return inside, None


def parse(name: str, text: str, others: dict[str, Draft]) -> Draft:
    """Return the draft in a file's text."""
    top, _, rest = text.partition("\n---\n")
    heads = dict(line.split(": ", 1) for line in top.splitlines() if ": " in line)
    parts: list[Part] = []
    taken: dict[str, int] = {}
    for chunk in ("\n" + rest).split("\n@")[1:]:
        first, _, body = chunk.partition("\n")
        use, *arguments = first.split()
        if use == "from":
            found = _take(others[arguments[0]], arguments[1:])
            taken[arguments[0]] = taken.get(arguments[0], 0) + len(found)
            parts.extend(found)
        else:
            printed, facts = unmark(body.strip("\n").replace("\n", " "))
            parts.append(Part(use, printed, facts))
    return Draft(name, heads, tuple(parts), taken)


def _take(draft: Draft, ranges: list[str]) -> list[Part]:
    """Return parts of a draft by their numbers from 1: "3-7" or "4"; all of its article parts without any."""
    if not ranges:
        return [part for part in draft.parts if part.use in {"dateline", "standfirst", "body", "heading", "caption"}]
    found: list[Part] = []
    for one in ranges:
        low, _, high = one.partition("-")
        found.extend(draft.parts[int(low) - 1 : int(high or low)])
    return found


def load(folder: Path) -> list[Draft]:
    """Return the drafts of a folder in the order of their names; a draft may take from those before it."""
    drafts: dict[str, Draft] = {}
    for path in sorted(folder.glob("*.draft")):
        name = path.stem.partition("-")[2] or path.stem
        drafts[name] = parse(name, path.read_text("utf-8"), drafts)
    return list(drafts.values())
