"""Facts of a report's heading, each with how it was come by: title, outlet, dates, authors, language and so on."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapportage.reading.authors import find_authors
from rapportage.reading.dated import find_dated
from rapportage.reading.dateline import find_dateline
from rapportage.reading.language import find_language
from rapportage.reading.outlets import find_outlets
from rapportage.reading.page import Page
from rapportage.reading.sheet import Sheet
from rapportage.reading.titles import find_title
from rapportage.schema.ids import ReportId
from rapportage.schema.issue import Issue, remark
from rapportage.schema.report import Block, Dated, Fact, FactBasis, Payload, Use
from rapportage.text.dates import parse_date
from rapportage.text.view import View

_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[\+\d+ chars\])\s*$")
_WALL = re.compile(
    r"\b(?:to (?:continue|keep) reading|to read (?:the (?:full|rest)|this)|continue reading|subscribe to (?:continue|read)|sign (?:up|in) to read|"
    r"subscribers? only|log ?in to (?:read|continue)|full (?:story|article) is available)\b",
    re.IGNORECASE,
)


_SHORT = 2_500
"""Characters of body below which an ellipsis at the end is a cut; longer texts that end in one mean it."""


class Heading(NamedTuple):
    """What the head and the furniture of a page say about its text; see ``Report`` for each."""

    title: Fact
    outlet: Fact
    carrier: Fact
    agency: Fact
    authors: tuple[Fact, ...]
    dateline: Fact
    language: Fact
    dated: Dated
    updated: Dated
    is_truncated: bool
    issues: tuple[Issue, ...]


def find_heading(page: Page, blocks: tuple[Block, ...], view: View, payload: Payload, *, report: ReportId) -> Heading:
    """Return the heading facts of a laid out page; what is not known is an empty fact, never a guess."""
    sheet = Sheet(page, blocks, view, payload, report)
    title = find_title(sheet)
    provenance = find_outlets(sheet)
    dating = find_dated(sheet, title=title.value)
    made = Heading(
        title=title,
        outlet=provenance.outlet,
        carrier=provenance.carrier,
        agency=provenance.agency,
        authors=find_authors(sheet),
        dateline=find_dateline(sheet),
        language=find_language(sheet),
        dated=dating.dated,
        updated=dating.updated,
        is_truncated=_is_truncated(sheet),
        issues=(),
    )
    return made._replace(issues=_issues(made, payload, report))


def _is_truncated(sheet: Sheet) -> bool:
    """Return whether the text stops before its end: in an ellipsis, or at a wall after which no paragraph follows.

    A wall after a whole text is a plea, not an end: the last paragraph must break off, or be one of two.
    """
    bodies = list(sheet.of_use(Use.BODY))
    if not bodies:
        return False
    last = sheet.words(bodies[-1])
    if _CUT.search(last[-40:]) and sum(block.end - block.start for block in bodies) < _SHORT:
        return True
    walls = (block for block in sheet.of_use(Use.PROMO) if block.start > bodies[-1].end)
    has_wall = any(_WALL.search(sheet.words(block)) for block in list(walls)[:6])
    return has_wall and (len(bodies) <= 2 or not last.rstrip().endswith((".", "!", "?", "”", '"', "’", ")", "。")))


def _issues(made: Heading, payload: Payload, report: ReportId) -> tuple[Issue, ...]:
    """Return remarks on facts that a reader should look at."""
    found: list[Issue] = []
    when = made.dated.when
    if when is not None and when.first != when.last and made.dated.basis is FactBasis.INFERRED:
        message = f"publication date only inferred from content: {when.first} to {when.last}; give it with --published"
        found.append(remark("R120", message, address=payload.address, span=made.dated.span, report=report))
    for hint in payload.hints:
        if hint.name == "published" and hint.value.strip() and parse_date(hint.value) is None:
            message = f"cannot read {hint.value[:60]!r} as a date; write it as YYYY-MM-DD"
            found.append(remark("R122", message, address=payload.address, report=report))
    if made.is_truncated:
        found.append(
            remark(
                "R121",
                "the text breaks off before its end; look for the whole report",
                address=payload.address,
                report=report,
            )
        )
    return tuple(found)
