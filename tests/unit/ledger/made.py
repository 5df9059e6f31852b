"""Rows made up for tests of the shelf: a crisis between Arland and Borland."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256

from rapportage.schema.codes import Harm, Role
from rapportage.schema.count import Count
from rapportage.schema.ids import MatterId, MentionId, ReportId, mint
from rapportage.schema.issue import Issue, remark
from rapportage.schema.judgement import Judgement, Ruling
from rapportage.schema.matters import Copy, Disagreement, Lineage, Side, Toll, Verdict, Work
from rapportage.schema.mentions import ActorMention, TollMention, Voice
from rapportage.schema.report import Block, Dated, Fact, FactBasis, Payload, Report, Use
from rapportage.schema.span import Span
from rapportage.schema.when import When

TEXT = (
    "Nine die near Ostrava ford\n"
    "VELMAR — Arland's ministry said on Monday that nine people 😀 were killed when its e\u0301lan patrol was shelled.\n"
    "Borland spoke of seven dead."
)


def payload_of(text: str, address: str = "a.txt") -> Payload:
    return Payload(body=text.encode(), address=address, path=f"/somewhere/{address}")


def report_of(text: str = TEXT, address: str = "a.txt") -> Report:
    body = text.encode()
    digest = sha256(body).hexdigest()
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start=at, end=at + len(line), use=Use.BODY if blocks else Use.HEADLINE, rule="test/1"))
        at += len(line) + 1
    when = When.days(date(2031, 3, 4), date(2031, 3, 4))
    return Report(
        id=mint("report", address, digest),
        text=text,
        address=address,
        sha256=digest,
        outlet=Fact(value="Velmar Courier", basis=FactBasis.GIVEN, confidence=1.0),
        dated=Dated(when=when, basis=FactBasis.PRINTED, confidence=0.9),
        blocks=tuple(blocks),
    )


def span_of(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return report.span(start, start + len(words))


def actor_of(report: Report, words: str = "Arland's ministry") -> ActorMention:
    span = span_of(report, words)
    minted = mint("actor", report.id, span.start, span.end)
    return ActorMention(id=minted, span=span, rule="actors.test/1", name=words, country="ARL")


def toll_of(
    report: Report, words: str = "nine people", low: int = 9, speaker: ActorMention | None = None
) -> TollMention:
    span = span_of(report, words)
    voice = (Voice(speaker=MentionId(speaker.id), name=speaker.name, role=Role.OFFICIAL),) if speaker else ()
    return TollMention(
        id=mint("toll", report.id, span.start, span.end), span=span, rule="tolls.test/1", harm=Harm.KILLED,
        count=Count(low=low, high=low), number=span, voice=voice, actor=("ARL",),
        when=When.days(date(2031, 3, 3), date(2031, 3, 3)),
    )  # fmt: skip


def matter_of(*tolls: TollMention) -> Toll:
    ids = tuple(MentionId(toll.id) for toll in tolls)
    lows = [toll.count.low for toll in tolls]
    return Toll(id=mint("matter", *ids), evidence=ids, harm=Harm.KILLED, low=min(lows), best=lows[0], high=max(lows))


def disagreement_of(matter: Toll, *tolls: TollMention) -> Disagreement:
    sides = tuple(Side(account=str(t.count.low), holders=("x",), evidence=(MentionId(t.id),)) for t in tolls)
    return Disagreement(
        id=mint("disagreement", matter.id), about=MatterId(matter.id), attribute="toll", topic="Ostrava ford",
        verdict=Verdict.CONTRADICT, sides=sides,
    )  # fmt: skip


def copy_of(copy: Report, original: Report) -> Copy:
    return Copy(
        id=mint("copy", copy.id, original.id), original=ReportId(original.id), copy=ReportId(copy.id),
        lineage=Lineage.SAME, share=1.0, back_share=0.9, paragraphs=3, of_paragraphs=3, is_one_work=True,
        passages=((copy.span(0, 10), original.span(0, 10)),),
    )  # fmt: skip


def work_of(*reports: Report) -> Work:
    ids = tuple(ReportId(report.id) for report in reports)
    return Work(id=mint("work", *ids), reports=ids, head=ids[0])


def issue_of(report: Report, code: str = "R201") -> Issue:
    return remark(code, "made up", address=report.address, report=report.id)


def judgement_of(number: int, ruling: Ruling = Ruling.WRONG, about: tuple[str, ...] = ("toll:1",)) -> Judgement:
    at = datetime(2031, 3, 5, 12, number % 60, tzinfo=UTC)
    return Judgement(id=mint("judgement", number), ruling=ruling, about=about, by="someone", at=at)
