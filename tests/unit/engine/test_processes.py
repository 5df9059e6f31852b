"""Worker processes make the same lines, die without harm, and leave nobody behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rapportage.engine.choose import MOST, choose_processes, cores
from rapportage.engine.parts import Part, run_parts
from rapportage.engine.stage import Run, Stage
from tests.unit.engine.stages import backwards, deadly, fussy, silent, slow, stage_of, who


def parts(lines: list[bytes], stage: Stage) -> list[Part]:
    return [Part.of([str(n)], [line], stage=stage) for n, line in enumerate(lines)]


def outcome(run: Run, lines: list[bytes], processes: int) -> list[tuple[tuple[bytes, ...], str]]:
    stage = stage_of(run)
    return [(result.lines, result.error) for result in run_parts(stage, parts(lines, stage), processes=processes)]


@pytest.mark.parametrize("run", [backwards, fussy, silent], ids=lambda run: run.__name__)
def test_one_process_and_two_make_the_same_bytes(run: Run) -> None:
    lines = [f"line {n}".encode() for n in range(30)] + [b"bad", b"", b"\x00\xff", b"x" * 3_000_000]
    assert outcome(run, lines, 2) == outcome(run, lines, 1)


def test_workers_are_other_processes_but_a_small_manifest_needs_none() -> None:
    many = {line for lines, _ in outcome(who, [b"x"] * 12, 2) for line in lines}
    few = {line for lines, _ in outcome(who, [b"x"] * 2, 2) for line in lines}
    here = str(os.getpid()).encode()
    assert here not in many
    assert 1 <= len(many) <= 2
    assert few == {here}


def test_a_worker_that_dies_costs_its_part_only_and_only_if_it_dies_again(tmp_path: Path) -> None:
    once = b"once " + os.fsencode(tmp_path / "mark")
    lines = [b"a", b"b", b"deadly", b"c", once, *[b"d"] * 6]
    made = outcome(deadly, lines, 2)
    assert [result for result, _ in made] == [(line,) if line != b"deadly" else () for line in lines]
    assert [bool(error) for _, error in made] == [line == b"deadly" for line in lines]
    assert "twice (exit status 7)" in made[2][1]
    assert (tmp_path / "mark").exists()


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return (
        Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z" if Path("/proc").exists() else True
    )


def workers(place: Path, count: int) -> list[int]:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        found = place.read_text().split() if place.exists() else []
        if len(found) >= count:
            return [int(pid) for pid in found]
        time.sleep(0.02)
    pytest.fail("no worker came")


def test_leaving_early_ends_the_workers_at_once(tmp_path: Path) -> None:
    places = [tmp_path / f"{n}" for n in range(4)]
    stage = stage_of(slow)
    lines = [b"", *(os.fsencode(place) for place in places)]
    stage = stage_of(fussy_then_slow)
    results = run_parts(stage, parts(lines, stage), processes=2)
    next(results)
    (pid,) = workers(places[0], 1)
    began = time.monotonic()
    results.close()
    assert time.monotonic() - began < 10
    assert not alive(pid)


def fussy_then_slow(lines):
    for line in lines:
        if line:
            yield from slow([line])
        yield line


RUN = """
import sys
from rapportage.engine.parts import Part, run_parts
from tests.unit.engine.stages import slow, stage_of
stage = stage_of(slow)
manifest = [Part.of([str(n)], [sys.argv[1].encode()], stage=stage) for n in range(9)]
try:
    for result in run_parts(stage, manifest, processes=2):
        print(result)
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs signals to a group")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_an_interrupted_or_killed_master_leaves_no_worker_and_no_words(
    tmp_path: Path, number: int, status: int
) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", RUN, str(tmp_path / "who")]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=environment, start_new_session=True, **pipes) as process:
        pids = workers(tmp_path / "who", 2)
        if number == signal.SIGINT:
            os.killpg(process.pid, number)  # as a terminal does: to the master and its workers
        else:
            process.send_signal(number)
        assert process.wait(20) == status
        assert process.communicate() == ("", "")
    deadline = time.monotonic() + 10
    while any(map(alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(alive, pids))


def test_the_number_of_processes_is_as_asked_or_as_there_are_cores() -> None:
    assert choose_processes(3) == 3
    assert choose_processes(0) == cores() >= 1
    assert choose_processes(10**6) == MOST
    assert choose_processes(-1) == 1
