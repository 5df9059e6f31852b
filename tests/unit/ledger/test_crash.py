"""Killed at any moment, a ledger opens again with all that was acknowledged, and the same command completes it."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rapportage.errors import LedgerError
from rapportage.ledger.ledger import Ledger
from rapportage.ledger.lock import lock_path
from rapportage.ledger.verify import verify
from rapportage.schema.report import Report
from tests.unit.ledger.made import actor_of, issue_of, payload_of, report_of, toll_of

PARTS, REPORTS, KILLS = 120, 8, 10
"""Each kill falls some four to eight parts after the one before: a quick machine had 40 done before the tenth."""

WRITE = """
import sys
from tests.unit.ledger.test_crash import write
write(sys.argv[1])
"""


def write(path: str) -> None:
    """Put each part that is not there yet, whole or not at all, and say so when it is in."""
    with Ledger.open(path, command="crash test", wait_s=10) as ledger:
        ledger.store.run("SET checkpoint_threshold = '200KB'")  # many checkpoints, so that some are hit
        for part in range(PARTS):
            if ledger.is_marked(f"part {part}", "read@1"):
                continue
            with ledger.transaction():
                for number in range(REPORTS):
                    text = (
                        f"Part {part} of report {number}: Arland's ministry said nine people and seven dead. "
                        + "More. " * 300
                    )
                    report = report_of(text, f"{part}/{number}.txt")
                    ledger.drop_report(report.id)
                    ledger.keep(payload_of(text, report.address), report.id)
                    actor = actor_of(report)
                    ledger.put([report, actor, toll_of(report, speaker=actor), issue_of(report)])
                ledger.mark(f"part {part}", "read@1")
            print(part, flush=True)  # noqa: T201 - whoever kills this process listens


FILL = """
import random, resource, signal, sys
from rapportage.errors import LedgerError
from rapportage.ledger.ledger import Ledger
from tests.unit.ledger.made import report_of

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a file that may not grow, for want of a disk to fill
resource.setrlimit(resource.RLIMIT_FSIZE, (3 << 19, 3 << 19))
try:
    with Ledger.open(sys.argv[1]) as ledger:
        for n in range(4000):
            words = random.Random(n).randbytes(3000).hex()
            ledger.put([report_of(words, f"{n}-{i}.txt") for i in range(5)])
except LedgerError as error:
    print(error)
"""


def started(path: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-c", WRITE, str(path)], stdout=subprocess.PIPE, text=True, env=environment
    )


@pytest.mark.slow
def test_killed_ten_times_it_ends_as_if_undisturbed(tmp_path: Path) -> None:
    chance = random.Random(2)
    path = tmp_path / "killed.ledger"
    acknowledged: set[str] = set()
    for kill in range(KILLS):
        with started(path) as process:
            lines = chance.randint(0, 4)
            acknowledged |= {process.stdout.readline() for _ in range(lines)}
            time.sleep(chance.random() * (0.08 if lines else 0.8))  # without lines: while it starts
            process.kill()
            acknowledged |= set(process.stdout)
        if path.exists():
            with Ledger.open(path, is_reading=True) as ledger:
                marks = set(ledger.marks())
            assert {f"part {line.strip()}" for line in acknowledged if line.endswith("\n")} <= marks
            if len(marks) == PARTS:  # this process was kept waiting while the other went on
                assert kill >= KILLS // 2, "the kills must fall into the work"
                break
    write(str(path))
    write(str(tmp_path / "undisturbed.ledger"))
    with Ledger.open(path) as killed, Ledger.open(tmp_path / "undisturbed.ledger") as undisturbed:
        assert verify(killed)
        assert killed.content_hash() == undisturbed.content_hash()
        assert killed.report_ids() == undisturbed.report_ids()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["killed.ledger", "undisturbed.ledger"]


@pytest.mark.skipif(os.name != "posix", reason="needs file size limits")
def test_a_full_disk_is_told_in_words_and_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "full.ledger"
    with Ledger.open(path) as ledger:
        ledger.put([report_of()])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", FILL, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert done.stderr == ""
    assert str(path) in done.stdout
    assert "make room" in done.stdout
    assert not lock_path(path).exists()
    with Ledger.open(path) as ledger:
        assert report_of() in set(ledger.rows(Report))
        assert ledger.count(Report) % 5 == 1, "each put is whole or not at all"


def test_the_log_of_a_deleted_ledger_does_not_haunt_the_next(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    log = path.with_name("a.ledger.wal")
    with Ledger.open(path) as ledger:
        ledger.put([report_of()])
        left = log.read_bytes()  # as a killed process leaves it
    log.write_bytes(left)
    whole = path.read_bytes()
    with pytest.raises(LedgerError, match="move the log away"):  # restored from a copy, say
        Ledger.open(path)
    assert path.read_bytes() == whole
    path.unlink()
    with Ledger.open(path) as ledger:
        assert ledger.kinds() == ()
    with Ledger.open(path) as ledger:
        assert ledger.kinds() == ()
