"""Adding: again, in another order, on two processes, over faults of ours; the ledger ends up the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rapportage.config import Config, EngineOptions
from rapportage.ledger.ledger import Ledger
from rapportage.ledger.verify import verify
from rapportage.pipeline import adding, stages
from rapportage.pipeline.adding import Added, add, refresh
from rapportage.pipeline.rulings import heading_ruling
from rapportage.schema.issue import Issue
from rapportage.schema.judgement import Judgement, Ruling
from rapportage.schema.report import Report

NEWS = (
    "VARO, 4 March 2031 - Nine people were killed near the ferry in Aldra, the mayor said on Monday.\n"
    '"We will rebuild the pier by 20 March," she said.\n',
    "Officials in Veldara said 12 people were killed and 30 wounded on Tuesday. The army denied it.\n",
    "The harbour of Varo was closed. Eleven people were killed near the ferry, officials said on Wednesday.\n",
)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders of made-up reports; both hold the same bytes once, under different names."""
    made = tmp_path / "a", tmp_path / "b"
    for number, folder in enumerate(made):
        folder.mkdir()
        for at, text in enumerate(NEWS):
            (folder / f"{number}{at}.txt").write_text(text if at == 0 else text + f"Ship {number} sailed.\n", "utf-8")
    return made


def go(ledger: Ledger, *places: Path, processes: int = 1) -> Added:
    config = Config(engine=EngineOptions(processes=processes))
    return add(ledger, [str(place) for place in places], config=config, watch=lambda step, done: None)


def fresh_hash(*orders: Sequence[Path], processes: int = 1) -> str:
    """Add place after place to a new ledger, a run each, and return the hash of what it holds."""
    with Ledger.open(":memory:") as ledger:
        for places in orders:
            go(ledger, *places, processes=processes)
        assert verify(ledger)
        return ledger.content_hash()


def test_the_order_of_adding_and_the_number_of_runs_leave_no_trace(folders: tuple[Path, Path]) -> None:
    a, b = folders
    expected = fresh_hash([a, b])
    assert fresh_hash([b, a]) == expected
    assert fresh_hash([a], [b]) == expected
    assert fresh_hash([b], [a], [a, b]) == expected


def test_two_processes_make_the_ledger_of_one(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    expected = fresh_hash(folders)
    monkeypatch.setattr(adding, "PART_REPORTS", 1)  # or there are too few parts to share out
    assert fresh_hash(folders, processes=2) == expected


def test_seeds_of_hashing_leave_no_trace(folders: tuple[Path, Path], tmp_path: Path) -> None:
    found = set()
    for seed in ("0", "1", "4242"):
        ledger = tmp_path / f"{seed}.ledger"
        words = [sys.executable, "-m", "rapportage", "add", *map(str, folders), "--ledger", str(ledger), "--quiet"]
        subprocess.run(words, check=True, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True)
        with Ledger.open(ledger) as opened:
            found.add(opened.content_hash())
    assert len(found) == 1


def test_adding_and_rebuilding_again_changes_nothing(folders: tuple[Path, Path]) -> None:
    with Ledger.open(":memory:") as ledger:
        first = go(ledger, *folders)
        expected = ledger.content_hash()
        again = go(ledger, *folders)
        assert (len(first.fresh), again.fresh, again.known, again.again, again.gathered) == (6, [], 6, 0, False)
        assert refresh(ledger, config=Config(), watch=lambda step, done: None, everything=True).again == 6
        assert ledger.content_hash() == expected


def test_a_report_no_longer_in_its_folder_stays(folders: tuple[Path, Path]) -> None:
    with Ledger.open(":memory:") as ledger:
        go(ledger, *folders)
        expected = ledger.content_hash()
        (folders[0] / "00.txt").unlink()
        go(ledger, *folders)
        assert ledger.content_hash() == expected


def test_the_same_bytes_under_two_names_are_two_reports_and_one_work(folders: tuple[Path, Path]) -> None:
    with Ledger.open(":memory:") as ledger:
        go(ledger, folders[0] / "00.txt", folders[1] / "10.txt")
        assert ledger.count(Report) == 2
        digests = {report.sha256 for report in ledger.rows(Report)}
        assert len(digests) == 1
        assert ledger.store.run("SELECT count(*) FROM bodies") == [(1,)]
        assert ledger.store.run("SELECT count(*) FROM works") == [(1,)]


def test_an_empty_file_is_an_issue_until_it_is_filled(folders: tuple[Path, Path]) -> None:
    late = folders[0] / "02.txt"
    words = late.read_bytes()
    late.write_bytes(b"")
    with Ledger.open(":memory:") as ledger:
        assert [issue.code for issue in go(ledger, *folders).issues if not issue.report] == ["R152"]
        late.write_bytes(words)
        go(ledger, *folders)
        assert ledger.count(Issue, where={"code": "R152"}) == 0
        assert ledger.content_hash() == fresh_hash(folders)


def test_a_fault_of_ours_costs_one_report_until_the_next_release(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    right = stages.record

    def wrong(report: Report, options: object) -> object:
        if "Ship 1" in report.text:
            message = "a fault \ud800"
            raise KeyError(message)
        return right(report, options)  # type: ignore[arg-type]

    with Ledger.open(":memory:") as ledger:
        monkeypatch.setattr(stages, "record", wrong)
        added = go(ledger, *folders)
        assert [issue.code for issue in added.issues].count("R199") == 2
        assert ledger.count(Report) == 4
        assert len(ledger.report_ids()) == 6
        assert go(ledger, *folders).again == 0, "the same release would fail again"
        monkeypatch.setattr(stages, "record", right)
        monkeypatch.setattr(adding, "__version__", "next")
        assert go(ledger, *folders).again == 2
        assert ledger.content_hash() == fresh_hash(folders)


def test_a_part_that_dies_is_read_by_the_next_run(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(lines: object, *, config: Config) -> Iterator[bytes]:
        raise MemoryError

    right = stages.run
    with Ledger.open(":memory:") as ledger:
        monkeypatch.setattr(stages, "run", dies)
        assert {issue.code for issue in go(ledger, *folders).issues} == {"R198"}
        assert ledger.report_ids() == ()
        assert ledger.count(Issue, where={"code": "R198"}) == 6
        monkeypatch.setattr(stages, "run", right)
        assert len(go(ledger, *folders).fresh) == 6
        assert ledger.content_hash() == fresh_hash(folders)


def test_another_word_list_reads_the_ledger_again(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(":memory:") as ledger:
        go(ledger, *folders)
        monkeypatch.setattr(stages, "digest", lambda: "other words")
        assert go(ledger, *folders).again == 6
        assert go(ledger, *folders).again == 0


def test_a_decision_on_a_report_that_is_there_is_as_one_made_before(folders: tuple[Path, Path]) -> None:
    at = datetime(2031, 3, 9, tzinfo=UTC)
    dated = heading_ruling(Ruling.PUBLISHED, "01=2031-03-05", by="me", at=at)
    undo = Judgement(id="judgement:undo", ruling=Ruling.UNDO, about=(dated.id,), by="me", at=at)
    with Ledger.open(":memory:") as ledger:
        ledger.judge(dated)
        go(ledger, *folders)
        expected = ledger.content_hash()
    with Ledger.open(":memory:") as ledger:
        go(ledger, *folders)
        plain = ledger.content_hash()
        ledger.judge(dated)
        assert go(ledger, *folders).again == 1
        assert ledger.content_hash() == expected != plain
        ledger.judge(undo)
        assert refresh(ledger, config=Config(), watch=lambda step, done: None).again == 1
        assert ledger.content_hash() == plain


def test_half_characters_in_a_row_are_an_issue_and_no_end(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"text":"A shell killed nine people near the ferry.","title":"x \\ud800 y"}\n'
        '{"text":"Twelve \\udc80 people were killed.","title":"z"}\n'
        '{"text":"The mayor of Varo said nothing."}\n',
        "utf-8",
    )
    with Ledger.open(":memory:") as ledger:
        added = go(ledger, tmp_path / "a.jsonl")
        assert [issue.code for issue in added.issues].count("R138") == 2
        reports = {report.address: report for report in ledger.rows(Report)}
        assert reports["a.jsonl#1"].title.value == "x \ufffd y"
        assert reports["a.jsonl#2"].text == "Twelve \ufffd people were killed."
        assert verify(ledger)
