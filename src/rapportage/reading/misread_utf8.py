"""UTF-8 that was read under a single-byte code page, run by run.

ftfy decides whether a line is damaged and by which code pages it is undone; its steps are replayed
here with the place of every character kept, so that each repair covers just the damaged characters.
Only its machinery for encodings is used: quotation marks, entities and ligatures stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ftfy import TextFixerConfig, fix_encoding_and_explain
from ftfy.badness import is_bad
from ftfy.chardata import ALTERED_UTF8_RE, LOSSY_UTF8_RE, UTF8_DETECTOR_RE

from rapportage.reading.cells import Cell, Repair, cells_of, repairs_of, text_of
from rapportage.reading.worn_marks import is_worn, restored

_CONFIG = TextFixerConfig(unescape_html=False)
_NAMES = {"macroman": "mac_roman", "utf-8-variants": "cesu-8", "latin-1": "latin-1"}
_A_GRAVE = re.compile(rb"\xc3 (?! |quele|quela|quilo|s )")  # as ftfy.fixes: a word "a" with grave, its own space kept
_PAIR = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_C1 = re.compile("[\x80-\x9f]")


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
    worn = is_worn(line)
    if not worn and not is_bad(line):
        return []
    cells = restored(cells_of(line)) if worn else cells_of(line)
    found = repairs_of(line, _replayed(cells) if is_bad(text_of(cells)) else cells)
    return [repair for repair in found if not _is_in_capitals(line, repair)]


def _is_in_capitals(line: str, repair: Repair) -> bool:
    """Return whether a repair puts one small letter between capitals: Vietnamese "ĐÃ" before a no-break space."""
    beside = line[max(0, repair.start - 1) : repair.start] + line[repair.end : repair.end + 1]
    return len(repair.new) == 1 and repair.new.islower() and len(beside) == 2 and beside.isalpha() and beside.isupper()


def _replayed(cells: list[Cell]) -> list[Cell]:
    """Return the cells after ftfy's steps for them."""
    steps = fix_encoding_and_explain(text_of(cells), _CONFIG).explanation or []
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


def _reread(cells: list[Cell], names: Sequence[str]) -> list[Cell]:
    """Return the cells encoded by the first name, mended by the ones between, decoded by the last."""
    encoding, decoding = names[0], names[-1]
    link = tuple(
        _NAMES.get(name, name.replace("sloppy-windows-", "cp").replace("windows-", "cp"))
        for name in (encoding, decoding)
    )
    run = [
        _Byte(cell.start, cell.end, byte, cell.chain)
        for cell, byte in zip(cells, text_of(cells).encode(encoding), strict=True)
    ]
    if "restore_byte_a0" in names:
        run = _with_spaces(run)
    if "replace_lossy_sequences" in names:
        run = _with_losses(run)
    if not decoding.startswith("utf-8"):
        return [_decoded([byte], decoding, link) for byte in run]
    made: list[Cell] = []
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


def _decoded(run: Sequence[_Byte], decoding: str, link: tuple[str, ...]) -> Cell:
    value = bytes(byte.byte for byte in run).decode(decoding, "replace")
    first, last = run[0], run[-1]
    chain = first.chain if len(run) == 1 and value == chr(first.byte) else (*first.chain, *link)
    return Cell(first.start, max(first.end, last.end), value, chain)


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


def _embedded(cells: list[Cell]) -> list[Cell]:
    """Return the cells with each stretch that looks like UTF-8 repaired on its own."""
    text = text_of(cells)
    made: list[Cell] = []
    done = 0
    for found in UTF8_DETECTOR_RE.finditer(text):
        start, end = found.span()
        if end - start < len(text) and is_bad(found[0]):
            made += [*cells[done:start], *_replayed(cells[start:end])]
            done = end
    return made + cells[done:]


def _without_c1(cell: Cell) -> Cell:
    if not _C1.match(cell.value):
        return cell
    value = cell.value.encode("latin-1").decode("sloppy-windows-1252")
    return cell._replace(value=value, chain=(*cell.chain, "latin-1", "cp1252")) if value != cell.value else cell
