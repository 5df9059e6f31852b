"""One owner at a time, by name."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rapportage.errors import LedgerBusy, LedgerError
from rapportage.ledger.ledger import Ledger
from rapportage.ledger.lock import Owner, lock_path, owner_of, owning

HOLD = """
import sys, time
from rapportage.ledger.ledger import Ledger
with Ledger.open(sys.argv[1], command="add news"):
    print("owned", flush=True)
    time.sleep(60)
"""


def holding(path: Path, code: str = HOLD) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "owned\n"
    return process


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.ledger"


def test_a_second_owner_learns_who_the_first_is_and_gets_the_ledger_once_that_is_killed(path: Path) -> None:
    process = holding(path)
    try:
        for is_reading in (False, True):
            with pytest.raises(LedgerBusy, match=rf"process {process.pid} \(add news\) since 20") as error:
                Ledger.open(path, wait_s=0.1, is_reading=is_reading)
            assert "--ledger" in str(error.value)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
    assert lock_path(path).exists()
    with Ledger.open(path, wait_s=0.1):
        assert owner_of(path).pid == os.getpid()
    assert not lock_path(path).exists()


def test_a_ledger_held_by_another_program_is_busy_too(path: Path) -> None:
    with Ledger.open(path):
        pass
    code = "import duckdb, sys, time; c = duckdb.connect(sys.argv[1]); print('owned', flush=True); time.sleep(60)"
    process = holding(path, code)
    try:
        with pytest.raises(LedgerBusy, match=str(process.pid)):
            Ledger.open(path, wait_s=0.1)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    assert not lock_path(path).exists()


def test_an_owner_waits_for_another_to_let_go(path: Path) -> None:
    code = HOLD.replace("time.sleep(60)", "time.sleep(0.3)")
    process = holding(path, code)
    with Ledger.open(path, wait_s=20):
        pass
    assert process.wait(10) == 0
    process.stdout.close()


def test_this_process_does_not_own_it_twice(path: Path) -> None:
    with owning(path, command="one"), pytest.raises(LedgerBusy, match="this very process"), owning(path, wait_s=0):
        pass


def test_the_lock_ends_with_the_block_and_with_an_error(path: Path) -> None:
    with pytest.raises(ZeroDivisionError), owning(path):
        raise ZeroDivisionError
    with owning(path, wait_s=0):
        assert owner_of(path) == Owner(pid=os.getpid(), since=owner_of(path).since)
    assert owner_of(path) is None


@pytest.mark.parametrize("written", [b"", b"{", b"\xff", b'{"pid": "x"}', b'{"pid": 1, "more": 2}'])
def test_a_lock_file_that_nobody_holds_is_no_lock(path: Path, written: bytes) -> None:
    lock_path(path).write_bytes(written)
    assert owner_of(path) is None
    with Ledger.open(path, wait_s=0):
        pass


def test_where_nothing_can_be_written_the_error_says_where() -> None:
    if not Path("/proc/self").exists():
        pytest.skip("no /proc here")
    with pytest.raises(LedgerError, match=r"/proc/self/a.ledger.lock: .*--ledger"):
        Ledger.open("/proc/self/a.ledger")
