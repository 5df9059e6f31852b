"""Characters read under a wrong encoding, what they must have been, and a view with them mended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapportage.reading.misread_east import find_misread_east
from rapportage.reading.misread_utf8 import Repair, find_misread_utf8
from rapportage.schema.ids import ReportId
from rapportage.schema.report import Damage
from rapportage.schema.span import Span
from rapportage.text.view import Edit, View

_SUSPECT = re.compile("[^\x00-\x7f\xa0\xad\xb7–—―‘’“”•…]")
"""A line without one of these holds no damage: every sign of ftfy's and every sign of ours needs one."""

_LINE = re.compile(r"[^\n]+")
_LONG = 4_000
"""Characters after which a line is cut at a space: the cost of a repair grows with the line."""

_UNKNOWN = re.compile("\ufffd+")


def find_damages(text: str, *, report: ReportId) -> tuple[Damage, ...]:
    r"""Return the damaged runs of a text, ascending and apart, each with its repair where one is known.

    >>> [(damage.span.start, damage.span.end, damage.repaired) for damage in
    ...  find_damages("the cafÃ© of the envoy\ufffd", report=ReportId("report:1"))]
    [(7, 9, 'é'), (22, 23, '')]
    """
    if not _SUSPECT.search(text):
        return ()
    repairs = list(_misread(text))
    taken = [(repair.start, repair.end) for repair in repairs]
    repairs += find_misread_east(text, taken=taken)
    taken = [(repair.start, repair.end) for repair in repairs]
    repairs += [Repair(*span, "", ("lost",), 1.0) for span in _lost(text, taken)]
    return tuple(
        Damage(
            span=Span(report=report, start=repair.start, end=repair.end),
            repaired=repair.new,
            chain=repair.chain,
            confidence=repair.confidence,
            trusted=repair.trusted,
        )
        for repair in sorted(repairs)
    )


def mended(text: str, damages: tuple[Damage, ...]) -> View:
    """Return a view of the text in which every damage has given way to its repair.

    What is lost for good (U+FFFD without a repair) stays as it is: a gap must stay visible.

    >>> text = "cafÃ©"
    >>> mended(text, find_damages(text, report=ReportId("report:1"))).text
    'café'
    """
    return View.of(text).edit(
        Edit(damage.span.start, damage.span.end, damage.repaired) for damage in damages if damage.repaired
    )


def _misread(text: str) -> Iterator[Repair]:
    """Yield the repairs of every line that holds a suspicious character."""
    for start, end in _stretches(text):
        for repair in find_misread_utf8(text[start:end]):
            yield repair._replace(start=repair.start + start, end=repair.end + start)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines that hold a suspicious character, the long ones in parts cut at spaces."""
    done = 0
    while found := _SUSPECT.search(text, done):
        start = max(done, text.rfind("\n", done, found.start()) + 1)
        end = text.find("\n", found.end(), start + _LONG)
        if end < 0:
            end = min(len(text), start + _LONG)
            cut = text.rfind(" ", found.end(), end) if end < len(text) else -1
            end = cut if cut > 0 else end
        yield start, end
        done = end


def _lost(text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the runs of U+FFFD that no repair covers."""
    spans = iter(sorted(taken))
    near = next(spans, None)
    for found in _UNKNOWN.finditer(text):
        start, end = found.span()
        while near and near[1] <= start:
            near = next(spans, None)
        if not near or end <= near[0]:
            yield start, end
