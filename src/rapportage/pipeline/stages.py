"""The per-report stairs as a stage: lines of payloads in, lines of what was read and recorded out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import blake2b

import msgspec

from rapportage.config import Config
from rapportage.engine.stage import Stage
from rapportage.lexicon.load import digest
from rapportage.reading import read as reading
from rapportage.reading.read import read, report_id
from rapportage.recording import record as recording
from rapportage.recording.record import record
from rapportage.schema.base import Shape
from rapportage.schema.ids import ReportId
from rapportage.schema.issue import Issue, remark
from rapportage.schema.mentions import Record
from rapportage.schema.report import Payload, Report
from rapportage.syntax.opening import fingerprint
from rapportage.text.shown import whole


class Made(Shape, frozen=True, kw_only=True):
    """What the first two stairs make of one payload; ``report`` is None only after a fault of ours (R199)."""

    address: str
    report: Report | None = None
    record: Record | None = None
    issues: tuple[Issue, ...] = ()


def version(config: Config) -> str:
    """Return the version of reading and recording under these settings, word lists and weights: another reads a ledger anew."""
    settings = msgspec.json.encode((config.reading, config.recording), order="deterministic")
    behind = digest() + fingerprint(config.recording.syntax)
    told = blake2b(settings + behind.encode(), digest_size=6).hexdigest()
    return f"{reading.VERSION}.{recording.VERSION}+{told}"


def read_and_record(config: Config) -> Stage:
    """Return the stage that reads and records."""
    return Stage(name="read_and_record", version=version(config), run=partial(run, config=config))


def run(lines: Iterable[bytes], *, config: Config) -> Iterator[bytes]:
    """Yield one ``Made`` for each payload, as lines of JSON, in order."""
    take = msgspec.json.Decoder(Payload)
    give = msgspec.json.Encoder()
    for line in lines:
        payload = take.decode(line)
        made = make(payload, config)
        try:
            yield give.encode(made)
        except UnicodeEncodeError as error:  # half a character that a step let through; not its neighbours' loss
            yield give.encode(failed(payload, error))


def make(payload: Payload, config: Config) -> Made:
    """Return what a payload says; a fault of ours on one payload is an issue (R199), and the run goes on."""
    try:
        report = read(payload, config.reading)
        return Made(address=payload.address, report=report, record=record(report, config.recording))
    except Exception as error:  # one report's fault must not lose a thousand others
        return failed(payload, error)


def failed(payload: Payload, error: Exception) -> Made:
    """Return what is put of a payload that a fault of ours kept from being read: an issue."""
    said = whole(str(error))[:500]
    message = f"rapportage failed here ({type(error).__name__}: {said}); the payload is kept, please report this"
    wrong = remark("R199", message, address=payload.address, report=report_id(payload))
    return Made(address=payload.address, issues=(wrong,))


def id_of(payload: Payload) -> ReportId:
    """Return the id that reading will give the payload's report."""
    return report_id(payload)
