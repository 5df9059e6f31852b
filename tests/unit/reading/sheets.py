"""Made-up pages laid out by hand: lines with the use each one has."""

from __future__ import annotations

from rapportage.reading.heading import Heading, find_heading
from rapportage.reading.page import Meta, Page, Piece
from rapportage.reading.sheet import Sheet
from rapportage.schema.ids import ReportId
from rapportage.schema.report import Block, Hint, Medium, Payload, Use
from rapportage.text.view import View

Line = tuple[Use, str]


def sheet_of(
    *lines: Line,
    meta: dict[str, str] | None = None,
    address: str = "a.txt",
    hints: tuple[Hint, ...] = (),
    is_html: bool = False,
) -> Sheet:
    """Return a sheet whose text is the lines, one block each."""
    text, blocks = "", []
    for use, words in lines:
        text += "\n" if text else ""
        blocks.append(Block(start=len(text), end=len(text) + len(words), use=use))
        text += words
    pieces = tuple(Piece(block.start, block.end) for block in blocks)
    page = Page(text, pieces, is_html, tuple(Meta(*each) for each in (meta or {}).items()))
    medium = Medium.HTML if is_html else Medium.TEXT
    payload = Payload(body=b"", address=address, medium=medium, hints=hints)
    return Sheet(page, tuple(blocks), View.of(text), payload, ReportId("report:made"))


def heading_of(sheet: Sheet) -> Heading:
    """Return the heading of a sheet."""
    return find_heading(sheet.page, sheet.blocks, sheet.view, sheet.payload, report=sheet.report)
