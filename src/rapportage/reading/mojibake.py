"""Characters read under a wrong encoding, what they must have been, and a view with them mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from rapportage.reading.cells import Repair, apart
from rapportage.reading.eastern_utf8 import find_utf8_misread_as_eastern
from rapportage.reading.misread_east import find_misread_marks, find_misread_words
from rapportage.reading.misread_utf8 import find_misread_utf8
from rapportage.schema.ids import ReportId
from rapportage.schema.report import Damage
from rapportage.schema.span import Span
from rapportage.text.scan import lines_holding
from rapportage.text.view import Edit, View

_SUSPECT = re.compile("[^\x00-\x7f\xa0\xad\xb7–—―‘’“”•…\ufffd]")
"""A line without one of these holds no damage: every sign of ftfy's and every sign of ours needs one."""

_TELLING = 10
"""Characters of East Asian words (five of them) that count for more than a few bytes of UTF-8 among them."""

_SEVERAL = 3
"""Runs of a text that are words of one East Asian encoding: then the short ones are too."""

_UNKNOWN = re.compile("\ufffd+")


def find_damages(text: str, *, report: ReportId) -> tuple[Damage, ...]:
    r"""Return the damaged runs of a text, ascending and apart, each with its repair where one is known.

    >>> [(damage.span.start, damage.span.end, damage.repaired) for damage in
    ...  find_damages("the cafÃ© of the envoy\ufffd", report=ReportId("report:1"))]
    [(7, 9, 'é'), (22, 23, '')]
    """
    if not _SUSPECT.search(text):
        return tuple(_damage(repair, report) for repair in _lost(text))
    words = find_misread_words(text)
    common = Counter(word.chain for word in words)
    repairs = [word for word in words if word.end - word.start >= _TELLING or common[word.chain] >= _SEVERAL]
    for found in (
        _misread_utf8(text),
        words,
        find_misread_marks(text),
        find_utf8_misread_as_eastern(text),
        _lost(text),
    ):
        repairs = sorted([*repairs, *apart(list(found), repairs)])
    return tuple(_damage(repair, report) for repair in repairs)


def _damage(repair: Repair, report: ReportId) -> Damage:
    return Damage(
        span=Span(report=report, start=repair.start, end=repair.end),
        repaired=repair.new,
        chain=repair.chain,
        confidence=repair.confidence,
        trusted=repair.trusted,
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


def _misread_utf8(text: str) -> Iterator[Repair]:
    """Yield the repairs of every line that holds a suspicious character."""
    for start, end in lines_holding(text, _SUSPECT):
        for repair in find_misread_utf8(text[start:end]):
            yield repair._replace(start=repair.start + start, end=repair.end + start)


def _lost(text: str) -> Iterator[Repair]:
    """Yield the runs of U+FFFD, whose bytes are gone."""
    for found in _UNKNOWN.finditer(text):
        yield Repair(found.start(), found.end(), "", ("lost",), 1.0)
