"""A page of HTML laid out: all its text in page order, its pieces, and what it says of itself.

White space is collapsed the way a browser does it (see ``layout.py``); every other character is kept, no-break
spaces, joiners, soft hyphens and bidi marks included. Words of scripts, styles, templates, ``noscript`` and
comments are no text. Hidden elements are, with the hint "[hidden]". Nothing of the page is run or fetched.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from rapportage.reading.election import elect
from rapportage.reading.extract import MAX_CHARACTERS, MAX_ELEMENTS, Extract, extract
from rapportage.reading.html_meta import flatten_json_ld
from rapportage.reading.layout import MAX_HINTS, Run
from rapportage.reading.page import Page, Piece, Remark
from rapportage.reading.walk import Walked, parse, walk_tags, walk_tree

_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SHARE_OF_TEXT = 0.002
"""A page of which less than this is text is read again by the second walker. Of 102 real pages the barest has
.42 %; libxml2 is known to give up without an error, so little text is never taken at face value."""

_BARE_PAGE = 2_000
"""Characters below which a page may well be nearly all markup."""


def lay_out_html(text: str) -> Page:
    """Return a decoded page of HTML as one text with its pieces, chosen or not, and its meta facts.

    ``Piece.hints`` holds, nearest first, inline elements that wrap the whole piece, then its element and those
    around it: each as "<tag>", followed by its classes, id, role and itemprop, lower case, and "[hidden]".
    Odd input gives remarks, never an exception: R113 extractor failed, R114 libxml2 gave up, R115 impossible
    characters, R116 broken JSON-LD, R117 too large for the extractor.
    """
    remarks: list[Remark] = []
    page, replaced = _IMPOSSIBLE.subn("\ufffd", text.removeprefix("\ufeff"))
    if replaced:
        remarks.append(Remark("R115", f"{replaced} characters that no page may hold were read as U+FFFD"))
    tree, walked = _walk(page, remarks)
    fields, broken = flatten_json_ld(walked.scripts)
    meta = (*walked.meta, *fields)
    taken = _ask(tree, walked, remarks)
    chosen = elect(walked.text, walked.runs, meta, taken=taken)
    pieces = tuple(_piece(run, is_chosen=taken) for run, taken in zip(walked.runs, chosen, strict=True))
    return Page(walked.text, pieces, is_html=True, meta=meta, remarks=(*remarks, *broken))


def _walk(page: str, remarks: list[Remark]) -> tuple[HtmlElement | None, Walked]:
    """Return the tree and what it holds, or no tree and what the second walker read."""
    tree, is_whole = parse(page)
    walked = walk_tree(tree) if tree is not None else Walked()
    is_bare = len(page) >= _BARE_PAGE and len(walked.text) < _SHARE_OF_TEXT * len(page)
    if is_whole and not is_bare and walked.runs:
        return tree, walked
    again = walk_tags(page)
    if len(again.text) > 1.05 * len(walked.text):
        lost = len(again.text) - len(walked.text)
        remarks.append(
            Remark("R114", f"the page's tree stopped {lost} characters short; it was read tag by tag instead")
        )
        return None, again
    return tree, walked


def _ask(tree: HtmlElement | None, walked: Walked, remarks: list[Remark]) -> Extract | None:
    """Return what the extractor takes, None where it cannot be asked."""
    if tree is None or not walked.runs:
        return None
    if walked.elements > MAX_ELEMENTS or len(walked.text) > MAX_CHARACTERS:
        size = f"{walked.elements} elements and {len(walked.text)} characters"
        message = f"{size} are too many for the extractor; blocks rest on tags and hints"
        remarks.append(Remark("R117", message))
        return None
    taken, failed = extract(tree)
    remarks.extend(failed)
    return taken


def _piece(run: Run, *, is_chosen: bool) -> Piece:
    hints = (*run.marks, *run.frame.hints())[:MAX_HINTS]
    return Piece(run.start, run.end, run.frame.tag, hints, run.links, is_chosen)
