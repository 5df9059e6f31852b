"""READ: the bytes of one payload to one Report."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from rapportage.reading.dateline import mark_datelines
from rapportage.reading.decode import decode
from rapportage.reading.heading import find_heading
from rapportage.reading.holes import find_holes
from rapportage.reading.html import lay_out_html
from rapportage.reading.html_blocks import find_html_blocks
from rapportage.reading.mojibake import find_damages, mended
from rapportage.reading.options import ReadingOptions
from rapportage.reading.page import Page, Remark
from rapportage.reading.plain import lay_out_plain
from rapportage.reading.plain_blocks import find_plain_blocks
from rapportage.reading.repeats import find_repeats
from rapportage.schema.ids import ReportId, mint
from rapportage.schema.issue import Issue, remark
from rapportage.schema.report import MINED, Block, Fact, Medium, Payload, Report

VERSION = "1"
"""Raised whenever the same payload may give another Report: the ledger then reads it again."""


def report_id(payload: Payload) -> ReportId:
    """Return the id of the report in a payload, minted from its bytes and the last part of its address.

    The folder is left out, so that the same file added by its name, by its folder or from another
    machine is the same report; two outlets' files of one name differ by their bytes.
    """
    digest = sha256(payload.body).hexdigest()
    return ReportId(mint("report", digest, last_part(payload.address)))


def last_part(address: str) -> str:
    """Return what an address is called where it lies: the file name, or the whole of a URL or a table row.

    >>> last_part("news/a.txt"), last_part("https://example.org/a?b=1"), last_part("old/rows.csv#12")
    ('a.txt', 'https://example.org/a?b=1', 'rows.csv#12')
    """
    if "://" in address:
        return address
    container, mark, member = address.partition("!")
    return container.rpartition("/")[2] + mark + member


def read(payload: Payload, options: ReadingOptions = ReadingOptions()) -> Report:  # noqa: B008
    """Return the one Report in a payload: its text as decoded, typed blocks, heading facts, and issues.

    Never raises on what the payload holds. Same payload and options, same Report.
    """
    report = report_id(payload)
    decoded = decode(payload.body, charset=payload.charset, medium=payload.medium)
    text, cut = cut_to(decoded.text, options.max_characters)
    page = lay_out_html(text) if payload.medium is Medium.HTML else lay_out_plain(text)
    blocks = mark_datelines(page.text, find_blocks(page))
    damages = find_damages(page.text, report=report)
    view = mended(page.text, damages)
    heading = find_heading(page, blocks, view, payload, report=report)
    repeats = find_repeats(view, blocks, report=report)
    holes = find_holes(view, blocks_with_holes(page, blocks), report=report)
    remarks = (*decoded.remarks, *cut, *page.remarks, *thin(page, blocks))
    made = Report(
        id=report,
        text=page.text,
        address=payload.address,
        sha256=sha256(payload.body).hexdigest(),
        medium=payload.medium,
        encoding=Fact(
            value=decoded.encoding, basis=decoded.basis, confidence=decoded.confidence, evidence=decoded.evidence
        ),
        language=heading.language,
        title=heading.title,
        outlet=heading.outlet,
        carrier=heading.carrier,
        agency=heading.agency,
        authors=heading.authors,
        dateline=heading.dateline,
        dated=heading.dated,
        updated=heading.updated,
        blocks=blocks,
        repeats=repeats,
        holes=holes,
        damages=damages,
        is_truncated=heading.is_truncated or bool(cut),
    )
    issues = (
        *payload.issues,
        *(_issue(found, made) for found in remarks),
        *heading.issues,
        *_summaries(made),
    )
    return replace_issues(made, issues)


def blocks_with_holes(page: Page, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks in which words may have been lost: all of plain text, of a page only what is mined.

    A scraper's plain text lost its links everywhere; a page has them still, and its menus are full of lines that end
    in "with" or "on" (20 of 21 holes found on 102 pages were such).
    """
    return tuple(block for block in blocks if block.use in MINED) if page.is_html else blocks


def find_blocks(page: Page) -> tuple[Block, ...]:
    """Return the blocks of a page by the classifier of its medium."""
    return find_html_blocks(page) if page.is_html else find_plain_blocks(page)


def cut_to(text: str, most: int) -> tuple[str, tuple[Remark, ...]]:
    """Return the text up to ``most`` characters, and a remark when there was more."""
    if len(text) <= most:
        return text, ()
    message = f"the text holds {len(text):,} characters; read up to {most:,} (reading.max_characters)"
    return text[:most], (Remark("R104", message),)


def thin(page: Page, blocks: tuple[Block, ...]) -> tuple[Remark, ...]:
    """Return a remark when a payload holds no words at all."""
    if blocks:
        return ()
    where = "page" if page.is_html else "text"
    return (Remark("R105", f"the {where} holds no words; look at the payload, it may need a script to show its text"),)


def replace_issues(report: Report, issues: tuple[Issue, ...]) -> Report:
    """Return the report with its issues, each once, in the order found."""
    return msgspec.structs.replace(report, issues=tuple({issue.id: issue for issue in issues}.values()))


def _issue(found: Remark, report: Report) -> Issue:
    span = report.span(found.start, found.end) if found.end > found.start else None
    return remark(found.code, found.message, address=report.address, span=span, report=report.id)


def _summaries(report: Report) -> tuple[Issue, ...]:
    """Return one issue a kind of trouble that the report's own fields spell out span by span."""
    found: list[Issue] = []
    for damage in report.damages:
        known = f"read as {damage.repaired!r} ({' > '.join(damage.chain)})" if damage.repaired else "cannot be repaired"
        doubt = "" if damage.trusted else "; not trusted as a name until another mention supports it"
        message = f"damaged characters {damage.span.of(report.text)!r} {known}{doubt}"
        found.append(remark("R110", message, address=report.address, span=damage.span, report=report.id))
    for hole in report.holes:
        message = f"words are missing here ({hole.missing.value.replace('_', ' ')}), probably a link's text"
        found.append(remark("R111", message, address=report.address, span=hole.span, report=report.id))
    if report.dated.when is None:
        message = (
            f"no publication date found; relative dates stay open: --published {last_part(report.address)}=YYYY-MM-DD"
        )
        found.append(remark("R112", message, address=report.address, report=report.id))
    return tuple(found)
