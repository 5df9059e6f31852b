"""The per-report stairs as a stage: lines of payloads in, lines of what was read and recorded out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import blake2b

import msgspec

from rapportage.config import Config
from rapportage.engine.stage import Stage
from rapportage.reading import read as reading
from rapportage.reading.read import read, report_id
from rapportage.recording import record as recording
from rapportage.recording.record import record
from rapportage.schema.base import Shape
from rapportage.schema.ids import ReportId
from rapportage.schema.issue import Issue, remark
from rapportage.schema.mentions import Record
from rapportage.schema.report import Payload, Report


class Made(Shape, frozen=True, kw_only=True):
    """What the first two stairs make of one payload; ``report`` is None only after a fault of ours (R199)."""

    address: str
    report: Report | None = None
    record: Record | None = None
    issues: tuple[Issue, ...] = ()


def version(config: Config) -> str:
    """Return the version of reading and recording under these settings: another one reads a ledger anew."""
    settings = msgspec.json.encode((config.reading, config.recording), order="deterministic")
    return f"{reading.VERSION}.{recording.VERSION}+{blake2b(settings, digest_size=6).hexdigest()}"


def read_and_record(config: Config) -> Stage:
    """Return the stage that reads and records."""
    return Stage(name="read_and_record", version=version(config), run=partial(run, config=config))


def run(lines: Iterable[bytes], *, config: Config) -> Iterator[bytes]:
    """Yield one ``Made`` for each payload, as lines of JSON, in order."""
    take = msgspec.json.Decoder(Payload)
    give = msgspec.json.Encoder()
    for line in lines:
        yield give.encode(make(take.decode(line), config))


def make(payload: Payload, config: Config) -> Made:
    """Return what a payload says; a fault of ours on one payload is an issue (R199), and the run goes on."""
    try:
        report = read(payload, config.reading)
        return Made(address=payload.address, report=report, record=record(report, config.recording))
    except Exception as error:  # one report's fault must not lose a thousand others
        message = f"rapportage failed here ({type(error).__name__}: {error}); the payload is kept, please report this"
        wrong = remark("R199", message, address=payload.address, report=report_id(payload))
        return Made(address=payload.address, issues=(wrong,))


def id_of(payload: Payload) -> ReportId:
    """Return the id that reading will give the payload's report."""
    return report_id(payload)
