"""UTF-8 that was read under a single-byte code page, run by run.

ftfy decides whether a line is damaged and by which code pages it is undone; its steps are replayed
here with the place of every character kept, so that each repair covers just the damaged characters.
Only its machinery for encodings is used: quotation marks, entities and ligatures stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ftfy import TextFixerConfig, fix_encoding_and_explain
from ftfy.badness import is_bad
from ftfy.chardata import ALTERED_UTF8_RE, LOSSY_UTF8_RE, UTF8_DETECTOR_RE

SOUND = 0.99
"""Bytes that are valid UTF-8 again under the other code page: chance hardly makes them."""

LOSSY = 0.9
"""A byte was lost on the way: what is left agrees, the character itself is U+FFFD or reckoned."""

_CONFIG = TextFixerConfig(unescape_html=False)
_NAMES = {"macroman": "mac_roman", "utf-8-variants": "cesu-8", "latin-1": "latin-1"}
_A_GRAVE = re.compile(rb"\xc3 (?! |quele|quela|quilo|s )")  # as ftfy.fixes: a word "a" with grave, its own space kept
_PAIR = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_C1 = re.compile("[\x80-\x9f]")


class Repair(NamedTuple):
    """Characters ``start..end`` of a text, what they must have been, and how that is reckoned."""

    start: int
    end: int
    new: str
    chain: tuple[str, ...]
    confidence: float
    trusted: bool = True


class _Cell(NamedTuple):
    """A character (or byte) on the way to the repaired line, and the range of the line it stands for."""

    start: int
    end: int
    value: str
    chain: tuple[str, ...] = ()


class _Byte(NamedTuple):
    start: int
    end: int
    byte: int
    chain: tuple[str, ...]


def find_misread_utf8(line: str) -> list[Repair]:
    """Return the repairs of one line, ascending and apart, empty when it is not damaged.

    >>> [repair[:4] for repair in find_misread_utf8("the envoyâ€™s cafÃ©")]
    [(9, 12, '’', ('cp1252', 'utf-8')), (17, 19, 'é', ('cp1252', 'utf-8'))]
    """
    if not is_bad(line):
        return []
    fixed = fix_encoding_and_explain(line, _CONFIG).text
    if fixed == line:
        return []
    cells = _replay([_Cell(at, at + 1, character) for at, character in enumerate(line)])
    if "".join(cell.value for cell in cells) != fixed:
        return _trimmed(line, fixed)
    return _runs(line, cells)


def _replay(cells: list[_Cell]) -> list[_Cell]:
    """Return the cells after ftfy's steps for them."""
    text = "".join(cell.value for cell in cells)
    explained = fix_encoding_and_explain(text, _CONFIG)
    steps = explained.explanation or []
    at = 0
    while at < len(steps):
        action, parameter = steps[at]
        if action == "encode":
            length = next(more for more, step in enumerate(steps[at:], 1) if step.action == "decode")
            names = [step.parameter for step in steps[at : at + length]]
            cells = _reread(cells, names)
            at += length
            continue
        if parameter == "decode_inconsistent_utf8":
            cells = _embedded(cells)
        elif parameter == "fix_c1_controls":
            cells = [_without_c1(cell) for cell in cells]
        at += 1
    return cells


def _reread(cells: list[_Cell], names: Sequence[str]) -> list[_Cell]:
    """Return the cells encoded by the first name, mended by the ones between, decoded by the last."""
    encoding, decoding = names[0], names[-1]
    link = tuple(
        _NAMES.get(name, name.replace("sloppy-windows-", "cp").replace("windows-", "cp"))
        for name in (encoding, decoding)
    )
    run = [
        _Byte(cell.start, cell.end, byte, cell.chain)
        for cell, byte in zip(cells, "".join(cell.value for cell in cells).encode(encoding), strict=True)
    ]
    if "restore_byte_a0" in names:
        run = _with_spaces(run)
    if "replace_lossy_sequences" in names:
        run = _with_losses(run)
    if not decoding.startswith("utf-8"):
        return [_decoded([byte], decoding, link) for byte in run]
    made: list[_Cell] = []
    whole = bytes(byte.byte for byte in run)
    at = 0
    while at < len(run):
        length = _length(whole, at)
        made.append(_decoded(run[at : at + length], "utf-8-variants" if length == 6 else decoding, link))
        at += length
    return made


def _length(whole: bytes, at: int) -> int:
    """Return how many bytes the character at a place takes."""
    lead = whole[at]
    if lead < 0x80:
        return 1
    if lead == 0xED and _PAIR.match(whole, at):
        return 6
    return 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4


def _decoded(run: Sequence[_Byte], decoding: str, link: tuple[str, ...]) -> _Cell:
    value = bytes(byte.byte for byte in run).decode(decoding, "replace")
    first, last = run[0], run[-1]
    chain = first.chain if len(run) == 1 and value == chr(first.byte) else (*first.chain, *link)
    return _Cell(first.start, max(first.end, last.end), value, chain)


def _with_spaces(run: list[_Byte]) -> list[_Byte]:
    """Return the bytes with the no-break spaces put back that became spaces."""
    made: list[_Byte] = []
    done = 0
    for found in _A_GRAVE.finditer(bytes(byte.byte for byte in run)):
        lead = run[found.start()]
        made += [*run[done : found.start() + 1], lead._replace(byte=0xA0)]
        done = found.start() + 1
    made += run[done:]
    for found in ALTERED_UTF8_RE.finditer(bytes(byte.byte for byte in made)):
        for at in range(found.start(), found.end()):
            if made[at].byte == 0x20:
                made[at] = made[at]._replace(byte=0xA0)
    return made


def _with_losses(run: list[_Byte]) -> list[_Byte]:
    """Return the bytes with each sequence that lost a byte put as U+FFFD."""
    made: list[_Byte] = []
    done = 0
    for found in LOSSY_UTF8_RE.finditer(bytes(byte.byte for byte in run)):
        first, last = run[found.start()], run[found.end() - 1]
        made += run[done : found.start()]
        made += [_Byte(first.start, last.end, byte, first.chain) for byte in "\ufffd".encode()]
        done = found.end()
    return made + run[done:]


def _embedded(cells: list[_Cell]) -> list[_Cell]:
    """Return the cells with each stretch that looks like UTF-8 repaired on its own."""
    text = "".join(cell.value for cell in cells)
    made: list[_Cell] = []
    done = 0
    for found in UTF8_DETECTOR_RE.finditer(text):
        start, end = found.span()
        if end - start < len(text) and is_bad(found[0]):
            made += [*cells[done:start], *_replay(cells[start:end])]
            done = end
    return made + cells[done:]


def _without_c1(cell: _Cell) -> _Cell:
    if not _C1.match(cell.value):
        return cell
    value = cell.value.encode("latin-1").decode("sloppy-windows-1252")
    return cell._replace(value=value, chain=(*cell.chain, "latin-1", "cp1252")) if value != cell.value else cell


def _runs(line: str, cells: list[_Cell]) -> list[Repair]:
    """Return the changed cells as repairs, those that touch taken together."""
    made: list[Repair] = []
    for cell in cells:
        if cell.end - cell.start == 1 and line[cell.start] == cell.value:
            continue
        confidence = LOSSY if "\ufffd" in cell.value or " " in line[cell.start : cell.end] else SOUND
        last = made[-1] if made else None
        if last and cell.start <= last.end:
            made[-1] = Repair(
                last.start,
                max(last.end, cell.end),
                last.new + cell.value,
                last.chain if len(last.chain) >= len(cell.chain) else cell.chain,
                min(last.confidence, confidence),
            )
        else:
            made.append(Repair(cell.start, cell.end, cell.value, cell.chain, confidence))
    return made


def _trimmed(line: str, fixed: str) -> list[Repair]:
    """Return one repair from the first difference to the last: for steps that could not be replayed."""
    most = min(len(line), len(fixed))
    low = next((at for at in range(most) if line[at] != fixed[at]), most)
    high = next((at for at in range(most - low) if line[-1 - at] != fixed[-1 - at]), most - low)
    if low == len(line) - high:  # a pure insertion: take one character more
        low, high = (low - 1, high) if low else (low, high - 1)
    return [Repair(low, len(line) - high, fixed[low : len(fixed) - high], ("ftfy",), LOSSY)]


def is_apart(repairs: Sequence[Repair]) -> bool:
    """Return whether repairs ascend and never overlap."""
    return all(one.end <= other.start for one, other in pairwise(repairs))
