"""Small reports and mentions for the tests of reconciling, all made up."""

from __future__ import annotations

from datetime import date

from rapportage.schema.codes import ActorKind, Harm
from rapportage.schema.count import Count
from rapportage.schema.ids import MentionId, ReportId, mint
from rapportage.schema.mentions import ActorMention, PlaceMention, Record, TollMention, Voice
from rapportage.schema.report import Block, Dated, Fact, Report, Use
from rapportage.schema.when import When


def report(*paragraphs: str, name: str, day: date | None = None, **more: object) -> Report:
    """Return a report of body paragraphs; one that begins with "~" is furniture."""
    blocks, text = [], ""
    for paragraph in paragraphs:
        use = Use.PROMO if paragraph.startswith("~") else Use.BODY
        start = len(text)
        text += paragraph
        blocks.append(Block(start=start, end=len(text), use=use))
        text += "\n\n"
    dated = Dated(when=When.days(day, day)) if day else Dated()
    return Report(
        id=mint("report", name),
        text=text.rstrip("\n"),
        address=name,
        sha256="",
        blocks=tuple(blocks),
        dated=dated,
        **more,
    )


def fact(value: str) -> Fact:
    """Return a fact that is known."""
    return Fact(value=value)


def actor(given: Report, words: str, code: str, *, nth: int = 0, kind: ActorKind = ActorKind.STATE) -> ActorMention:
    """Return the mention of a state at the n-th place its words stand."""
    start = _find(given, words, nth)
    span = given.span(start, start + len(words))
    return ActorMention(
        id=mint("actor", given.id, start), span=span, rule="t", name=words, kind=kind, key=code, country=code
    )


def place(given: Report, words: str, code: str, *, nth: int = 0, precision: int = 6) -> PlaceMention:
    """Return the mention of a place."""
    start = _find(given, words, nth)
    span = given.span(start, start + len(words))
    return PlaceMention(
        id=mint("place", given.id, start), span=span, rule="t", key=words.upper(), country=code, precision=precision
    )


def toll(
    given: Report, words: str, low: int, high: int | None, *, harm: Harm = Harm.KILLED, voice: str = "", **more: object
) -> TollMention:
    """Return a casualty figure where its words stand."""
    start = _find(given, words, 0)
    span = given.span(start, start + len(words))
    return TollMention(
        id=mint("toll", given.id, start),
        span=span,
        rule="t",
        number=span,
        harm=harm,
        count=Count(low=low, high=high),
        voice=(Voice(name=voice),) if voice else (),
        **more,
    )


def record(given: Report, **found: object) -> Record:
    """Return a record of a report."""
    return Record(report=ReportId(given.id), **found)


def ids(mentions: object) -> set[MentionId]:
    """Return the ids of mentions."""
    return {MentionId(mention.id) for mention in mentions}


def _find(given: Report, words: str, nth: int) -> int:
    start = -1
    for _ in range(nth + 1):
        start = given.text.index(words, start + 1)
    return start
