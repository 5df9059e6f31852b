"""What a user may set of RECORD."""

from __future__ import annotations

from rapportage.lexicon.names import ExtraActor
from rapportage.schema.base import Shape


class RecordingOptions(Shape, frozen=True, kw_only=True):
    """Settings of RECORD.

    Attributes:
        extra_actors: Actors the lexicon lacks, as ``[[recording.extra_actors]]`` tables: name, code, kind, demonyms,
            aliases, capital, country.
        syntax: What analyses sentences: "builtin", or "spacy:NAME" for a spaCy pipeline of the user's own.
        day_first: How "03/04/2031" is to be read; None leaves it ambiguous.
        indirect: Whether reported speech without quotation marks is recorded.
        longest_interval_days: A publication date known only to an interval longer than this settles no "on Tuesday"
            or "next week"; within it they become the range that both ends allow.
        longest_yearless_days: The same for a calendar date without a year: it needs no more than the right year.
    """

    extra_actors: tuple[ExtraActor, ...] = ()
    syntax: str = "builtin"
    day_first: bool | None = None
    indirect: bool = True
    longest_interval_days: int = 14
    longest_yearless_days: int = 120
