"""ADD: everything a user names goes up the stairs into the ledger; what is there already stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

import msgspec

from rapportage import __version__
from rapportage.config import Config
from rapportage.engine.choose import choose_processes
from rapportage.engine.parts import Part, PartResult, run_parts
from rapportage.intake.walk import find_payloads
from rapportage.ledger.ledger import Ledger
from rapportage.pipeline.gathering import MENTIONS, gather
from rapportage.pipeline.rulings import hinted, standing
from rapportage.pipeline.stages import Made, id_of, read_and_record, version
from rapportage.schema.base import Row
from rapportage.schema.ids import ReportId
from rapportage.schema.issue import Issue, remark
from rapportage.schema.judgement import Judgement
from rapportage.schema.report import Payload, Report

PART_REPORTS = 32
"""Reports in a part, read and put in one transaction: a commit costs some 10 ms, a news report about as much,
so 32 keep its share near 3 % and lose at most 32 reports' work to a kill."""

UNREAD = frozenset({"R150", "R152", "R153", "R154", "R155", "R156", "R182", "R198"})
"""Issues that say nothing was read at an address: no longer so once something is."""

PART_BYTES = 4 << 20
"""Bytes in a part, so that a folder of long pages does not fill memory."""


@dataclass(slots=True)
class Added:
    """What one run did.

    Attributes:
        fresh: Ids of reports read now, in order.
        known: How many payloads were in the ledger already.
        again: How many of the ledger's reports were read again, because settings, version or a decision changed.
        issues: Issues found by this run.
        gathered: Whether reconciling had to be done.
        mended: Addresses where nothing could be read in an earlier run, and something was in this one.
    """

    fresh: list[ReportId] = field(default_factory=list)
    known: int = 0
    again: int = 0
    issues: list[Issue] = field(default_factory=list)
    gathered: bool = False
    mended: set[str] = field(default_factory=set)


Watch = Callable[[str, int], None]
"""Told of progress: the step's name and how many reports it has done so far."""


def add(ledger: Ledger, places: Sequence[str], *, config: Config, watch: Watch) -> Added:
    """Put everything the places hold into the ledger, step by step, and return what was done.

    Killed at any moment, it loses nothing that a finished part had put; run again, it goes on from there.

    Raises:
        PayloadError: A place cannot be opened at all.
        LedgerError: The ledger cannot be written.
    """
    added = Added()
    rulings = standing(ledger.judgements())
    unread = [issue for issue in ledger.rows(Issue) if issue.code in UNREAD]
    _run(ledger, stale_payloads(ledger, rulings, config), config=config, added=added, watch=watch, is_again=True)
    added.again, added.fresh = len(added.fresh), []
    fresh = fresh_payloads(ledger, find_payloads(places, config.intake), rulings=rulings, added=added)
    _run(ledger, fresh, config=config, added=added, watch=watch)
    with ledger.transaction():
        ledger.drop_rows(Issue, [issue.id for issue in unread if issue.address in added.mended])
        ledger.put([issue for issue in added.issues if not issue.report])
    watch("reconcile", 0)
    added.gathered = gather(ledger, config)
    return added


def refresh(ledger: Ledger, *, config: Config, watch: Watch, everything: bool = False) -> Added:
    """Read again what a changed version, setting or decision made stale - or everything - and reconcile."""
    added = Added()
    stale = stale_payloads(ledger, standing(ledger.judgements()), config, everything=everything)
    _run(ledger, stale, config=config, added=added, watch=watch, is_again=True)
    added.again, added.fresh = len(added.fresh), []
    added.gathered = gather(ledger, config, force=everything)
    return added


def fresh_payloads(
    ledger: Ledger, found: Iterable[Payload | Issue], *, rulings: Sequence[Judgement], added: Added
) -> Iterator[Payload]:
    """Yield the payloads whose report the ledger lacks; count the others, collect the issues."""
    seen = set(ledger.report_ids())
    for one in found:
        if isinstance(one, Issue):
            added.issues.append(one)
            continue
        report = id_of(one)
        if report in seen:
            added.known += 1
            added.mended.add(one.address)
            continue
        seen.add(report)
        yield hinted(one, rulings)


def stale_payloads(
    ledger: Ledger, rulings: Sequence[Judgement], config: Config, *, everything: bool = False
) -> Iterator[Payload]:
    """Yield the kept payloads of reports that were read under another version, setting or decision."""
    keys = ledger.marks()
    reading = version(config)
    stale = [
        report
        for report, described in ledger.described()
        if everything or keys.get(report) not in _settled(hinted(described, rulings), reading)
    ]
    for report in stale:  # bodies one by one: together they may be more than memory holds
        yield hinted(ledger.payload_of(report), rulings)


def reading_key(payload: Payload, reading: str, *, has_failed: bool = False) -> str:
    """Return what a report's reading depends on beside its bytes: version, settings, what people said of it.

    What failed by a fault of ours is read again by the next release, whether or not that says it reads otherwise.
    """
    hints = blake2b(msgspec.json.encode(payload.hints), digest_size=6).hexdigest()
    return f"{reading}/{hints}" + f"/failed in {__version__}" * has_failed


def _settled(payload: Payload, reading: str) -> tuple[str, str]:
    return reading_key(payload, reading), reading_key(payload, reading, has_failed=True)


def parts_of(payloads: Iterable[Payload]) -> Iterator[list[Payload]]:
    """Yield the payloads in parts of at most PART_REPORTS and about PART_BYTES."""
    part: list[Payload] = []
    size = 0
    for payload in payloads:
        part.append(payload)
        size += len(payload.body)
        if len(part) >= PART_REPORTS or size >= PART_BYTES:
            yield part
            part, size = [], 0
    if part:
        yield part


def _run(
    ledger: Ledger, payloads: Iterable[Payload], *, config: Config, added: Added, watch: Watch, is_again: bool = False
) -> None:
    stage = read_and_record(config)
    waiting: dict[str, list[Payload]] = {}
    encode = msgspec.json.Encoder().encode

    def parts() -> Iterator[Part]:
        for batch in parts_of(payloads):
            part = Part.of([id_of(payload) for payload in batch], [encode(payload) for payload in batch], stage=stage)
            waiting[part.name] = batch
            yield part

    for result in run_parts(stage, parts(), processes=choose_processes(config.engine.processes)):
        _keep(ledger, waiting.pop(result.part.name), result, config=config, added=added, is_again=is_again)
        watch("read", len(added.fresh))


def _keep(
    ledger: Ledger, batch: list[Payload], result: PartResult, *, config: Config, added: Added, is_again: bool
) -> None:
    """Put one finished part, whole or not at all."""
    take = msgspec.json.Decoder(Made)
    made = [take.decode(line) for line in result.lines]
    if len(made) != len(batch):
        words = f"reading stopped in this part ({result.error or 'no reason given'}); run the same command again"
        added.issues += [remark("R198", words, address=payload.address) for payload in batch]
        return
    with ledger.transaction():
        if is_again:  # all at once: each drop looks through every table
            ledger.drop_report(*map(id_of, batch))
        for payload, one in zip(batch, made, strict=True):
            report = id_of(payload)
            ledger.keep(payload, report)
            rows = rows_of(one)
            ledger.put(rows)
            ledger.mark(report, reading_key(payload, version(config), has_failed=one.report is None))
            added.mended.add(payload.address)
            added.fresh.append(report)
            added.issues += [row for row in rows if isinstance(row, Issue)]


def rows_of(made: Made) -> list[Row]:
    """Return every row that one payload gave."""
    rows: list[Row] = [*made.issues]
    if isinstance(made.report, Report):
        rows += [made.report, *made.report.issues]
    if made.record is not None:
        rows += [mention for name in MENTIONS for mention in getattr(made.record, name)]
        rows += made.record.issues
    return rows
