"""The command line, run as its users run it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from rapportage.cli.app import door

DEMO = Path(__file__).resolve().parent.parent.parent / "demo"


def run(*words: str, cwd: Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "rapportage", *words],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
    )


def here(*words: str, cwd: Path) -> str:
    """Run a command in this process, where starting Python for each would take most of the time."""
    done = CliRunner().invoke(door, [*words, "--ledger", str(cwd / "rapportage.ledger")])
    assert done.exit_code == 0, (words, done.output)
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger of the demo's reports in it."""
    made = tmp_path_factory.mktemp("demo")
    (made / "rapportage.toml").write_bytes((DEMO / "rapportage.toml").read_bytes())
    done = run("add", str(DEMO / "reports"), cwd=made)
    assert done.returncode in {0, 3}, done.stderr.decode()
    assert done.stdout.decode().splitlines()[-1].startswith("ledger ./rapportage.ledger; next: ")
    return made


def test_adding_again_has_nothing_to_do_and_changes_nothing(folder: Path) -> None:
    before = json.loads(run("verify", "--json", cwd=folder).stdout)["content_hash"]
    again = run("add", str(DEMO / "reports"), cwd=folder)
    assert b"nothing to do" in again.stdout
    assert json.loads(run("verify", "--json", cwd=folder).stdout)["content_hash"] == before


def test_every_kind_lists_as_json_csv_and_lines(folder: Path) -> None:
    counts = json.loads(run("list", "--json", cwd=folder).stdout)
    assert counts["reports"] >= 12
    for kind, count in counts.items():
        rows = json.loads(here("list", kind, "--json", cwd=folder))
        assert len(rows) == count, kind
        here("list", kind, cwd=folder)
        assert here("list", kind, "--csv", cwd=folder).startswith("id,") or count == 0


def test_list_filters(folder: Path) -> None:
    killed = json.loads(run("list", "tolls", "--where", "harm=killed", "--json", cwd=folder).stdout)
    assert killed
    assert {row["harm"] for row in killed} == {"killed"}
    one = json.loads(run("list", "tolls", "--limit", "1", "--json", cwd=folder).stdout)
    assert len(one) == 1
    sure = json.loads(run("list", "events", "--sure", "0.4", "--json", cwd=folder).stdout)
    assert 0 < len(sure) < len(json.loads(run("list", "events", "--json", cwd=folder).stdout))
    assert all(row["confidence"] >= 0.4 for row in sure)
    unsure = run("list", "works", "--sure", "0.4", cwd=folder)
    assert unsure.returncode == 2
    assert b"do not have" in unsure.stderr
    wrong = run("list", "tolls", "--where", "hram=killed", cwd=folder)
    assert wrong.returncode == 2
    assert b"no field 'hram'" in wrong.stderr


def test_why_ends_in_characters_for_a_row_of_every_kind(folder: Path) -> None:
    for kind in (
        "reports",
        "copies",
        "tolls",
        "statements",
        "times",
        "actors",
        "commitments",
        "disagreements",
        "issues",
    ):
        rows = json.loads(here("list", kind, "--limit", "1", "--json", cwd=folder))
        assert rows, kind
        shown = here("why", rows[0]["id"], cwd=folder)
        assert rows[0]["id"] in shown
        assert "[[" in shown or kind == "issues", kind
    assert run("why", "toll:nothing", cwd=folder).returncode == 1


def test_excerpts_read_back_in_the_export(folder: Path) -> None:
    done = run("export", "jsonl", "rows", cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    files = {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        for path in (folder / "rows").glob("*.jsonl")
    }
    texts = {row["id"]: row["text"] for row in files["reports"]}
    assert all(row["address"] and row["article"] for row in files["reports"])
    spans = 0
    for name, rows in files.items():
        for row in rows:
            span = row.get("span")
            if span and name != "issues":
                spans += 1
                assert texts[span["report"]][span["start"] : span["end"]] == row["excerpt"], (name, row["id"])
    assert spans > 100
    assert {"toll_mentions", "statement_mentions", "copies", "issues", "blocks"} <= files.keys()


def test_verify_is_clean_and_counts_what_it_checked(folder: Path) -> None:
    done = run("verify", "--json", cwd=folder)
    verdict = json.loads(done.stdout)
    assert done.returncode == 0
    assert verdict["mismatches"] == []
    assert sum(verdict["checked"].values()) > 100


def test_every_line_of_the_brief_has_a_footnote_that_exists(folder: Path) -> None:
    words = run("brief", "--as-of", "2031-03-20", cwd=folder).stdout.decode()
    body, _, rest = words.partition("## What this version does not do")
    lines = [line for line in body.splitlines() if line.startswith("- ")]
    assert len(lines) >= 8
    for line in lines:
        assert "[^" in line, line
    import re

    used = set(re.findall(r"\[\^(\d+)\](?!:)", body))
    given = set(re.findall(r"^\[\^(\d+)\]:", rest, re.MULTILINE))
    assert used == given


def test_the_brief_is_the_same_bytes_twice_and_as_a_page_holds_no_link(folder: Path) -> None:
    first, second = (run("brief", "--html", "--as-of", "2031-03-20", cwd=folder).stdout for _ in range(2))
    assert first == second
    assert b"http://" not in first
    assert b"<script" not in first


def test_a_mistyped_command_or_kind_is_told_the_nearest(tmp_path: Path, folder: Path) -> None:
    wrong = run("ad", "x", cwd=tmp_path)
    assert wrong.returncode == 2
    assert b"'add'" in wrong.stderr
    wrong = run("list", "tols", cwd=folder)
    assert wrong.returncode == 2
    assert b"'tolls'" in wrong.stderr


def test_errors_say_what_where_and_what_to_do_without_a_traceback(tmp_path: Path) -> None:
    for words in (["add", "nowhere"], ["list", "reports"], ["why", "x"], ["brief"], ["verify"]):
        done = run(*words, cwd=tmp_path)
        assert done.returncode == 1, words
        assert b"Traceback" not in done.stderr
        assert done.stderr.startswith(b"rapportage: "), done.stderr
        assert done.stdout == b""


def test_a_payload_that_cannot_be_read_makes_read_and_record_end_with_3(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "b.txt").write_text("Nine people were killed, officials said.\n", encoding="utf-8")
    for command in ("read", "record"):
        done = run(command, "a.pdf", "b.txt", cwd=tmp_path)
        assert done.returncode == 3, command
        assert b"R153" in done.stderr
        assert b"b.txt" in done.stdout


def test_a_reader_that_stops_reading_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nine people were killed, officials said.\n" * 20000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "rapportage", "read", "--json", "a.txt"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as going:
        assert going.stdout is not None
        assert going.stderr is not None
        going.stdout.read(10)
        going.stdout.close()
        assert going.stderr.read() == b""
    assert going.returncode == 0


def test_a_decision_on_a_file_that_is_not_there_is_remarked_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nine people were killed, officials said.\n", encoding="utf-8")
    done = run("add", "a.txt", "--published", "aa=2031-03-07", "--outlet", "a=Harbour Post", cwd=tmp_path)
    assert b"--published: no report's file is 'aa'" in done.stderr
    assert b"--outlet" not in done.stderr


def test_wrong_words_are_answered_with_what_to_write(folder: Path) -> None:
    for words, told in (
        (["brief", "--as-of", "tomorrow"], b"'tomorrow' is no day; write it as 2031-03-20"),
        (["export", "xml", "rows"], b"no format 'xml'; formats: jsonl"),
        (["why", ""], b"an empty ID"),
    ):
        done = run(*words, cwd=folder)
        assert done.returncode == 2, words
        assert told in done.stderr
    many = run("why", "block:", cwd=folder)
    assert many.returncode == 1
    assert b"may be any of block:" in many.stderr


def test_read_takes_stdin_and_prints_one_report_a_line(tmp_path: Path) -> None:
    done = run("read", "-", "--json", cwd=tmp_path, stdin=b"Nine people were killed, officials said.\n")
    row = json.loads(done.stdout)
    assert row["text"] == "Nine people were killed, officials said.\n"


def test_a_published_date_given_reaches_relative_dates_and_can_be_undone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "A shell hit the ferry on Tuesday, killing two sailors, the ministry said.\n", encoding="utf-8"
    )
    run("add", "a.txt", cwd=tmp_path)
    [before] = json.loads(run("list", "times", "--json", cwd=tmp_path).stdout)
    assert before["when"] is None
    done = run("add", "a.txt", "--published", "a=2031-03-07", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    [after] = json.loads(run("list", "times", "--json", cwd=tmp_path).stdout)
    assert after["when"]["start"].startswith("2031-03-04")
    assert b"2031-03-07" in run("history", cwd=tmp_path).stdout
    assert run("undo", cwd=tmp_path).returncode == 0
    [undone] = json.loads(run("list", "times", "--json", cwd=tmp_path).stdout)
    assert undone["when"] is None


def test_quiet_prints_nothing_and_help_answers(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nine people were killed, officials said on 4 March 2031.\n", encoding="utf-8")
    done = run("add", "a.txt", "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert b"Commands:" in run("--help", cwd=tmp_path).stdout
    assert b"\x1b" not in run("list", "reports", cwd=tmp_path).stdout


def test_doctor_names_every_use_of_the_network(tmp_path: Path) -> None:
    done = run("doctor", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert json.loads(done.stdout)["network"]
    assert {"what": "parse", "state": "one line parsed", "ok": True} in json.loads(done.stdout)["checks"]


def test_a_ledger_that_cannot_be_written_can_be_read(folder: Path, tmp_path: Path) -> None:
    from rapportage.ledger.ledger import Ledger

    kept = tmp_path / "rapportage.ledger"
    kept.write_bytes((folder / "rapportage.ledger").read_bytes())
    with Ledger.open(kept, is_reading=True):  # somebody else reads it too
        for words in (
            ["list", "tolls"],
            ["brief", "--as-of", "2031-03-20"],
            ["verify"],
            ["relate"],
            ["search", "harbour"],
        ):
            done = run(*words, cwd=tmp_path)
            assert done.returncode == 0, (words, done.stderr)
    assert not (tmp_path / "rapportage.ledger.lock").exists()
