"""How many independent voices vouch for a matter: a copy adds none, nor does a second outlet with one upstream."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapportage.schema.mentions import Mention
from rapportage.text.shingles import words


def count_voices(mentions: Iterable[Mention], work_of: Mapping[str, str]) -> int:
    """Return the number of works, or of upstream voices where those are fewer.

    Two outlets that both cite one ministry are one voice; one outlet that cites two is one as well, since it
    alone says that they said so.

    Args:
        mentions: What the matter rests on.
        work_of: The work each report belongs to.
    """
    works: set[str] = set()
    upstream: set[str] = set()
    for mention in mentions:
        work = work_of.get(mention.span.report, mention.span.report)
        works.add(work)
        upstream.add(origin(mention) or work)
    return max(1, min(len(works), len(upstream)))


def count_reports(mentions: Iterable[Mention]) -> int:
    """Return in how many reports the mentions stand."""
    return len({mention.span.report for mention in mentions})


def origin(mention: Mention) -> str:
    """Return the innermost named voice as it is compared, empty when the outlet vouches or the voice is hidden."""
    for voice in reversed(mention.voice):
        if voice.name:
            return "/".join((voice.side, *words(voice.name)))
    return ""


def holder(mention: Mention, names: Mapping[str, str]) -> str:
    """Return who vouches for a mention, in words: the report's name, then the voices it cites, outermost first."""
    chain = [voice.name for voice in mention.voice if voice.name]
    return " < ".join([names.get(mention.span.report, mention.span.report), *chain])
