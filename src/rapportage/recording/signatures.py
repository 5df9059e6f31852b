"""Who speaks as the next paragraph tells: a signature below a quotation ("- Ada Lorne, Lorsk"), a clause behind words that run on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapportage.recording.actors import Cast
from rapportage.recording.readings import Reading
from rapportage.recording.statement_rows import Draft
from rapportage.recording.voices import Speaker, named_speaker
from rapportage.schema.codes import Form

_SIGNATURE = re.compile(
    r"\s*[-–—―]{1,2}\s?(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4})(?:,? ?\([^()]{1,40}\))?(?:, [^.!?“”\"]{1,80})?\.?\s*"
)
"""A paragraph that is a dash, a name of up to five words, and what the bearer is or where; no more than a line."""

_LONGEST_ALONE = 4
"""Words of a signature by one name, the dash and a town included: what is longer is a line of a list."""

_STRIP = " .”\"’'"


class Sheet(NamedTuple):
    """A passage with the statements drafted of it.

    Attributes:
        number: Its number in the report.
        reading: The passage.
        drafts: Its statements in text order.
    """

    number: int
    reading: Reading
    drafts: list[Draft]


def find_signatures(sheets: Sequence[Sheet], cast: Cast) -> list[Sheet]:
    """Return the passages with their statements, quotations that nobody claimed given to whom the next passage names."""
    found = list(sheets)
    for at in range(len(found) - 2, -1, -1):  # from the end, as words may run on over several paragraphs
        sheet, after = found[at], found[at + 1]
        if not sheet.drafts:
            continue
        place = next((at for at in range(len(sheet.drafts) - 1, -1, -1) if sheet.drafts[at].cue is None), -1)
        last = sheet.drafts[place]
        signed = _signed(sheet, after, last, cast)
        speaker = signed or _run_on(sheet, after, last)
        if speaker is not None:
            rule = "statements.cited/1" if signed else "statements.running/1"
            found[at] = sheet._replace(
                drafts=[
                    draft._replace(speaker=speaker, rule=rule, blank=None) if draft is last else draft
                    for draft in sheet.drafts
                ]
            )
    return found


def _signed(sheet: Sheet, after: Sheet, last: Draft, cast: Cast) -> Speaker | None:
    """Return who signs the quotation that a passage is, in the passage after it."""
    text = sheet.reading.passage.text
    is_whole = last.cue is None and last.start <= 2 and not text[last.end :].strip(_STRIP)
    signature = _SIGNATURE.fullmatch(after.reading.passage.text) if is_whole and not after.drafts else None
    if signature is None or not any(low.islower() for low in signature["who"]):
        return None
    if " " not in signature["who"] and len(after.reading.passage.text.split()) > _LONGEST_ALONE:
        return None  # "- Flour, oil and salt were sold out by noon."
    return named_speaker(signature["who"], signature.span("who"), after.number, cast=cast)


def _run_on(sheet: Sheet, after: Sheet, last: Draft) -> Speaker | None:
    """Return who says the words that go on with a quotation which the passage before left open."""
    quoted = sheet.reading.quoted
    is_open = last.speaker is None and last.cue is None and bool(quoted) and not quoted[-1].is_closed
    if not is_open or not after.drafts:
        return None
    first = after.drafts[0]
    return first.speaker if first.form is not Form.INDIRECT and first.pieces[0][0] <= 2 else None
