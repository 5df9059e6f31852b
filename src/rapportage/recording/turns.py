"""Words given to somebody by a colon alone: "Lorne: We went home.", as in transcripts and headlines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapportage.lexicon.attributing import attributing
from rapportage.recording.actors import Cast
from rapportage.recording.readings import Reading
from rapportage.recording.statement_rows import Draft
from rapportage.recording.voices import named_speaker
from rapportage.schema.codes import Form

_TURN = re.compile(r"(?P<who>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})\s?(?:\([^()]{1,40}\))?:\s+(?=\S)")


def find_turn(reading: Reading, drafts: Sequence[Draft], *, number: int, cast: Cast) -> Draft | None:
    """Return the words of a passage that opens with a name and a colon, None where another statement tells of them already."""
    text = reading.passage.text
    found = _TURN.match(text)
    if found is None:
        return None
    who = found["who"].strip()
    words = who.lower().split()
    if (
        not attributing().nobody.isdisjoint(words)
        or len(text) - found.end() < 12
        or len(text[found.end() :].split()) < 4
    ):
        return None
    if any(draft.cue is not None and draft.pieces[0][0] <= found.end() + 2 for draft in drafts):
        return None
    start = found.end() + (text[found.end()] in "“\"‘'")
    end = len(text.rstrip(" ”\"’'"))
    if end <= start:
        return None
    speaker = named_speaker(who, (found.start("who"), found.start("who") + len(who)), number, cast=cast)
    return Draft(
        ((start, end),),
        Form.DIRECT if start > found.end() else Form.INDIRECT,
        None,
        speaker,
        found.start(),
        len(text.rstrip()),
        "statements.turn/1",
        None,
    )
