"""Promises whose deed is missing from the text: "the ambassadors will by 14 March"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from rapportage.recording.dues import due_time
from rapportage.recording.readings import Reading
from rapportage.recording.subjects import left_subject
from rapportage.recording.timing import Anchors
from rapportage.schema.mentions import TimeMention

_MODAL = re.compile(
    r"\b(?:will|shall|would|(?:is|are|was|were) (?:now |also |both )?(?:due|set|scheduled|expected|slated|planned|poised) to|(?:is|are) to)\b"
)
_NEAREST = 4
"""Characters between the modal word and the words of the time: white space and no verb."""


class Lost(NamedTuple):
    """Where the subject and the modal word stand in the passage's text, and the time that stands where the deed should."""

    subject: tuple[int, int]
    modal: tuple[int, int]
    due: TimeMention


def find_lost_deeds(reading: Reading, times: tuple[TimeMention, ...], published: Anchors | None) -> Iterator[Lost]:
    """Yield each modal word right before a due time, with whom it binds; a time before publication binds nobody."""
    for found in _MODAL.finditer(reading.masked):
        low, high = next(((low, high) for low, high in reading.sentences if low <= found.start() < high), (0, 0))
        if found.end() >= high or not (due := due_time(reading, found.end(), (low, high), times=times)):
            continue
        first = (due.modifier_span or due.span).start
        if not 0 <= first - reading.passage.span(found.end() - 1, found.end()).end <= _NEAREST:
            continue
        if _has_verb(reading, due, first, found.end()) or (due.when and published and due.when.last < published.first):
            continue
        words = reading.tokens
        subject = left_subject(words, bisect_left(words.starts, low), bisect_left(words.starts, found.start()))
        if subject is not None:
            yield Lost((subject.start, subject.end), found.span(), due)


def _has_verb(reading: Reading, due: TimeMention, first: int, at: int) -> bool:
    """Tell whether the deed follows the time: "will today open the bridge"."""
    after = reading.masked[at + due.span.end - first + 1 :]
    return not re.match(
        r"\s*(?:[^\sa-z]|$|(?:in|at|on|by|and|or|as|when|while|with|for|to|after|before|of|from|but|that|because|if)\b)",
        after,
    )
