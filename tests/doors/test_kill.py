"""Killed at any moment, ``add`` loses nothing it had put; run again, it completes and changes nothing else."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

WORDS = (
    "envoy",
    "harbour",
    "shell",
    "ministry",
    "border",
    "ferry",
    "patrol",
    "talks",
    "village",
    "rockets",
    "truce",
    "witness",
)


def write_table(path: Path, *, rows: int) -> None:
    """Write made-up rows that each hold a toll, a quotation and a date."""
    chance = random.Random(7)
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            filler = " ".join(
                f"The {chance.choice(WORDS)} near the {chance.choice(WORDS)} saw {chance.randint(2, 90)} {chance.choice(WORDS)}s pass."
                for _ in range(40)
            )
            text = (
                f"A shell hit the ferry on 4 March 2031, killing {chance.randint(2, 40)} people, officials said.\n"
                f"“We shall answer in our own time,” the minister said, “and not before {chance.choice(WORDS)} {number}.”\n{filler}\n"
            )
            file.write(
                json.dumps({"id": f"r{number}", "text": text, "date": "2031-03-05", "source": "Harbour Post"}) + "\n"
            )


def start(folder: Path, ledger: str) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "rapportage", "add", "rows.jsonl", "--ledger", ledger, "--quiet", "--processes", "1"]
    return subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def verified(folder: Path, ledger: str) -> dict[str, object]:
    words = [sys.executable, "-m", "rapportage", "verify", "--json", "--ledger", ledger]
    done = subprocess.run(words, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode() + done.stdout.decode()
    made: dict[str, object] = json.loads(done.stdout)
    return made


@pytest.mark.slow
def test_a_killed_run_leaves_a_ledger_that_opens_and_the_next_completes_it(tmp_path: Path) -> None:
    write_table(tmp_path / "rows.jsonl", rows=200)
    whole = start(tmp_path, "whole.ledger")
    began = time.monotonic()
    assert whole.wait(timeout=120) == 0
    took = time.monotonic() - began
    wanted = verified(tmp_path, "whole.ledger")["content_hash"]
    chance = random.Random(11)
    reports_seen = 0
    for _ in range(4):
        run = start(tmp_path, "killed.ledger")
        time.sleep(chance.uniform(0.15, 0.9) * took)
        run.kill()
        run.wait(timeout=30)
        if (tmp_path / "killed.ledger").exists():
            counted = verified(tmp_path, "killed.ledger")["checked"]
            assert isinstance(counted, dict)
            assert counted["payloads"] >= reports_seen, "what was put is gone"
            reports_seen = counted["payloads"]
    last = start(tmp_path, "killed.ledger")
    assert last.wait(timeout=120) == 0
    assert verified(tmp_path, "killed.ledger")["content_hash"] == wanted
    again = start(tmp_path, "killed.ledger")
    assert again.wait(timeout=60) == 0
    assert verified(tmp_path, "killed.ledger")["content_hash"] == wanted


@pytest.mark.slow
def test_two_processes_make_the_same_ledger_as_one(tmp_path: Path) -> None:
    write_table(tmp_path / "rows.jsonl", rows=120)
    hashes = []
    for processes in ("1", "2"):
        words = [sys.executable, "-m", "rapportage", "add", "rows.jsonl", "--ledger", f"{processes}.ledger", "--quiet"]
        done = subprocess.run(
            [*words, "--processes", processes], cwd=tmp_path, capture_output=True, check=False, timeout=120
        )
        assert done.returncode == 0, done.stderr.decode()
        hashes.append(verified(tmp_path, f"{processes}.ledger")["content_hash"])
    assert hashes[0] == hashes[1]
