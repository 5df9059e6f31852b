"""Reports made of a few lines, in states that exist nowhere: Velmark (VLM), Ostrava Coast (OST) and Karel (KRL)."""

from __future__ import annotations

from datetime import date

from rapportage.lexicon.names import ExtraActor
from rapportage.recording.options import RecordingOptions
from rapportage.recording.record import record
from rapportage.schema.codes import ActorKind
from rapportage.schema.mentions import Record
from rapportage.schema.report import Block, Damage, Dated, FactBasis, Hole, Repeat, Report, Use
from rapportage.schema.when import When

ACTORS = (
    ExtraActor(name="Velmark", code="VLM", demonyms=("Velmarki",), capital="Lorsk"),
    ExtraActor(name="Ostravia", code="OST", demonyms=("Ostravian",), aliases=("Republic of Ostravia",), capital="Tarn"),
    ExtraActor(
        name="Red Dawn Army",
        code="RDA",
        kind=ActorKind.ARMED_GROUP,
        aliases=("Sipah-e-Dawn", "Sipah-i Dawn"),
        country="OST",
    ),
)
OPTIONS = RecordingOptions(extra_actors=ACTORS)
TUESDAY = date(2031, 3, 11)


def made(
    *lines: str,
    uses: dict[int, Use] | None = None,
    published: date | None = TUESDAY,
    until: date | None = None,
    repeats: tuple[tuple[int, int], ...] = (),
    holes: tuple[Hole, ...] = (),
    damages: tuple[Damage, ...] = (),
) -> Report:
    """Return a report with one block a line; ``repeats`` pairs a line with the one it says again."""
    text = "\n".join(lines)
    blocks, at = [], 0
    for number, line in enumerate(lines):
        blocks.append(Block(start=at, end=at + len(line), use=(uses or {}).get(number, Use.BODY)))
        at += len(line) + 1
    when = When.days(published, until or published) if published else None
    report = Report(
        id="report:made",
        text=text,
        address="made.txt",
        sha256="0",
        blocks=tuple(blocks),
        dated=Dated(when=when, basis=FactBasis.GIVEN if when else FactBasis.UNKNOWN),
        holes=holes,
        damages=damages,
    )
    spans = [report.span(block.start, block.end) for block in blocks]
    again = tuple(Repeat(span=spans[later], first=spans[first], share=1.0) for later, first in repeats)
    return Report(**{**{name: getattr(report, name) for name in report.__struct_fields__}, "repeats": again})


def recorded(*lines: str, **how: object) -> tuple[Record, str]:
    """Return the record of a made report and its text."""
    report = made(*lines, **how)  # type: ignore[arg-type]
    return record(report, OPTIONS), report.text
