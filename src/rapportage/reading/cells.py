"""Characters on their way to a repair, each with the range of the line it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

SOUND = 0.99
"""Bytes that are valid UTF-8 again under the other code page: chance hardly makes them."""

LOSSY = 0.9
"""A byte was lost on the way: what is left agrees, the character itself is reckoned, or U+FFFD."""


class Repair(NamedTuple):
    """Characters ``start..end`` of a text, what they must have been, and how that is reckoned."""

    start: int
    end: int
    new: str
    chain: tuple[str, ...]
    confidence: float
    trusted: bool = True


class Cell(NamedTuple):
    """One character, the range of the line it stands for, and the steps that made it."""

    start: int
    end: int
    value: str
    chain: tuple[str, ...] = ()


def cells_of(line: str) -> list[Cell]:
    """Return the cells of a line as it is."""
    return [Cell(at, at + 1, character) for at, character in enumerate(line)]


def text_of(cells: Sequence[Cell]) -> str:
    """Return the text that cells hold by now."""
    return "".join([cell.value for cell in cells])


def put(cells: list[Cell], pattern: re.Pattern[str], new: Callable[[re.Match[str]], str], *, step: str) -> list[Cell]:
    """Return the cells with every match of a pattern replaced; the new characters stand for all of it."""
    made: list[Cell] = []
    done = 0
    for found in pattern.finditer(text_of(cells)):
        first, last = cells[found.start()], cells[found.end() - 1]
        chain = (*max((cell.chain for cell in cells[found.start() : found.end()]), key=len), step)
        made += cells[done : found.start()]
        made += [Cell(first.start, last.end, character, chain) for character in new(found)]
        done = found.end()
    return made + cells[done:] if done else cells


def repairs_of(line: str, cells: Sequence[Cell]) -> list[Repair]:
    """Return the changed cells as repairs, those that touch taken together."""
    made: list[Repair] = []
    for cell in cells:
        if cell.end - cell.start == 1 and line[cell.start] == cell.value:
            continue
        worn = "\ufffd" in cell.value or " " in line[cell.start : cell.end] or "worn" in cell.chain
        confidence = LOSSY if worn else SOUND
        last = made[-1] if made else None
        if last and cell.start <= last.end:
            chain = last.chain if len(last.chain) >= len(cell.chain) else cell.chain
            end, least = max(last.end, cell.end), min(last.confidence, confidence)
            made[-1] = Repair(last.start, end, last.new + cell.value, chain, least)
        else:
            made.append(Repair(cell.start, cell.end, cell.value, cell.chain, confidence))
    return made


def apart(repairs: Sequence[Repair], taken: Sequence[Repair] = ()) -> list[Repair]:
    """Return the repairs in order that overlap nothing taken and nothing before them.

    >>> one, other = Repair(0, 2, "a", (), 1.0), Repair(1, 3, "b", (), 1.0)
    >>> apart([other, one]) == [one], apart([other], [one])
    (True, [])
    """
    kept: list[Repair] = []
    spans = iter(sorted(taken))
    near = next(spans, None)
    done = 0
    for repair in sorted(repairs):
        while near and near.end <= repair.start:
            near = next(spans, None)
        if repair.start >= done and (not near or repair.end <= near.start):
            kept.append(repair)
            done = repair.end
    return kept
