"""``rapportage parse``, run as its users run it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rapportage.cli.app import door
from rapportage.cli.doctor_ import parse_one_line
from rapportage.errors import ConfigError, PayloadError, RapportageError
from rapportage.syntax.builtin import Builtin

TEXT = "The Kestrian navy shelled Dorn on Monday. Two sailors didn't return.\n\n“We will answer,” said Ana Orr.\n"
PAGE = "<html><body><h1>Dorn shelled</h1><p>The Kestrian navy shelled Dorn on Monday, officials said in a statement.</p></body></html>"


def parse(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(door, ["parse", *words], input=given)


def sentences(result: Result) -> list[list[str]]:
    """Return the rows of each sentence, having checked that they are CoNLL-U."""
    assert result.exit_code == 0, result.output
    assert result.stdout == "" or result.stdout.endswith("\n\n")
    found = []
    for block in result.stdout.split("\n\n")[:-1]:
        rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
        assert all(len(row) == 10 for row in rows)
        words = [row for row in rows if row[0].isdecimal()]
        assert [row[0] for row in words] == [str(number) for number in range(1, len(words) + 1)]
        assert [row[7] for row in words if row[6] == "0"] == ["root"]
        assert all(0 <= int(row[6]) <= len(words) and row[6] != row[0] for row in words)
        found.append([row[1] for row in words])
    return found


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_text_is_printed_as_conllu_and_its_offsets_are_its_own(report: Path) -> None:
    result = parse(str(report))
    assert [len(words) for words in sentences(result)] == [8, 6, 10]
    for line in result.stdout.split("\n"):
        row = line.split("\t")
        if len(row) == 10:
            misc = dict(pair.split("=", 1) for pair in row[9].split("|"))
            assert TEXT[int(misc["start_char"]) : int(misc["end_char"])] == row[1]
    assert f"# newdoc id = {report}\n" in result.stdout


def test_standard_input_is_parsed_and_nothing_gives_nothing() -> None:
    assert sentences(parse("-", given="Rain fell.")) == [["Rain", "fell", "."]]
    assert sentences(parse("-", given="")) == []


def test_given_words_come_back_as_they_were(report: Path, tmp_path: Path) -> None:
    first = parse(str(report))
    cut = tmp_path / "cut.conllu"
    cut.write_text(first.stdout, encoding="utf-8")
    again = parse("--tokens", str(cut))
    assert sentences(again) == sentences(first)
    comments = [line for line in first.stdout.split("\n") if line.startswith("#")]
    assert [line for line in again.stdout.split("\n") if line.startswith("#")] == comments


def test_wrong_words_are_told_by_line_and_the_other_files_are_parsed(tmp_path: Path) -> None:
    (tmp_path / "bad").write_text("1\tRain\n", encoding="utf-8")
    (tmp_path / "good").write_text("Rain fell .\n", encoding="utf-8")
    result = parse("--tokens", str(tmp_path / "bad"), str(tmp_path / "good"))
    assert result.exit_code == 3
    assert "bad: line 1 has 2 columns" in result.stderr
    assert "\tRain\t" in result.stdout


def test_a_page_is_hinted_at_and_with_read_its_article_is_parsed(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    assert "--read takes the article out" in parse(str(page)).stderr
    result = parse("--read", str(page))
    assert ["Dorn", "shelled"] in sentences(result)
    assert "# block = body\n" in result.stdout


def test_processes_change_nothing(report: Path, tmp_path: Path) -> None:
    files = [str(report)]
    for number in range(3):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"{number + 2} ships left Dorn.\n" * 3, encoding="utf-8")
        files.append(str(path))
    alone = parse(*files)
    assert alone.exit_code == 0
    assert parse("--processes", "2", *files).stdout == alone.stdout


def test_other_encodings_are_told(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("One line.\nCafé.".encode("latin-1"))
    result = parse(str(path))
    assert result.exit_code == 3
    assert "line 2) is no UTF-8; --read finds out" in result.stderr


@pytest.mark.parametrize(
    ("words", "error", "told"),
    [
        (["nowhere.txt"], PayloadError, "there is no file 'nowhere.txt'"),
        (["https://example.org/a"], PayloadError, "there is no file .*; give --read to have an address fetched"),
        (["."], PayloadError, "is a folder; .* --read"),
        (["--syntax", "magic", "-"], ConfigError, "no syntax called 'magic'"),
        (["--syntax", "spacy:", "-"], ConfigError, "write builtin, or spacy:NAME"),
    ],
)
def test_what_cannot_be_done_is_told(words: list[str], error: type[Exception], told: str) -> None:
    result = parse(*words, given="")
    with pytest.raises(error, match=told):
        raise result.exception or AssertionError


def test_words_need_no_reading() -> None:
    assert parse("--tokens", "--read", "-", given="").exit_code == 2


def test_offsets_of_what_was_read_are_those_of_the_reports_text(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    shown = CliRunner().invoke(door, ["read", "--json", str(tmp_path / "page.html")])
    text = json.loads(shown.stdout)["text"]
    result = parse("--read", str(tmp_path / "page.html"))
    assert "# block = headline\n" in result.stdout
    rows = [line.split("\t") for line in result.stdout.split("\n") if line.count("\t") == 9]
    assert rows
    for row in rows:
        misc = dict(pair.split("=", 1) for pair in row[9].split("|"))
        assert text[int(misc["start_char"]) : int(misc["end_char"])] == row[1]


def test_sentences_of_several_files_of_given_words_are_told_apart(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text("Rain fell .\nNobody came .\n", encoding="utf-8")
    called = [
        line
        for line in parse("--tokens", str(tmp_path / "one"), str(tmp_path / "two")).stdout.split("\n")
        if "sent_id" in line
    ]
    assert len(set(called)) == len(called) == 4


def test_a_files_name_need_be_no_utf8(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    try:
        Path(path).write_text("Rain fell.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert sentences(parse(path)) == [["Rain", "fell", "."]]
    assert "caf\\xe9.txt" in parse(path).stdout


def test_commands_to_a_terminal_are_shown_on_one_and_kept_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = "Rain \x1b[31mfell."
    assert "\x1b" in parse("-", given=odd).stdout
    monkeypatch.setattr("rapportage.cli.parse_.is_terminal", lambda: True)
    result = parse("-", given=odd)
    assert "\x1b" not in result.stdout
    assert "␛" in result.stdout


def test_frames_are_found_by_the_relations_that_the_backbone_gives(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schemes = []

    def noted(_: object, *, scheme: str) -> tuple[()]:
        schemes.append(scheme)
        return ()

    class Other(Builtin):
        scheme = "clear"

    monkeypatch.setattr("rapportage.syntax.clauses.find_frames", noted)
    assert parse("--frames", str(report)).exit_code == 0
    monkeypatch.setattr("rapportage.pipeline.parsing._opened", lambda *_: Other())
    assert parse("--frames", str(report)).exit_code == 0
    assert schemes == ["ud", "clear"]


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_parsed(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "locked":
            raise PermissionError(13, "Permission denied")
        return whole(path)

    (tmp_path / "locked").touch()
    monkeypatch.setattr(Path, "read_bytes", refused)
    result = parse(str(tmp_path / "locked"), str(report))
    assert result.exit_code == 3
    assert "locked cannot be read: Permission denied" in result.stderr
    assert "\tshelled\t" in result.stdout


def test_missing_weights_are_told_once_before_anything_is_read(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rapportage.syntax.shipped.resources.files", lambda _: tmp_path)
    result = parse(str(report), str(report))
    assert result.stdout == result.stderr == ""
    with pytest.raises(
        RapportageError, match=r"model\.int8\.onnx of the syntax model is not in .*; install rapportage again"
    ):
        raise result.exception or AssertionError
    what, state, ok = parse_one_line()
    assert (what, ok) == ("parse", False)
    assert "is not in" in state


def test_a_quotation_over_a_line_end_is_one_message(tmp_path: Path) -> None:
    lines = [
        "DORN SHELLED",
        "",
        "The harbour of the old town was shelled again on Monday morning, the",
        "navy of Kestria said in a statement. “The harbour will be defended and",
        "the shelling of Dorn will be answered,” said Ana Orr, the minister.",
    ]
    (tmp_path / "a.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = parse("--read", "--frames", str(tmp_path / "a.txt"))
    said = [
        line for line in result.stdout.split("\n") if line.startswith("# frame") and " say [" in line and "Orr" in line
    ]
    assert len(said) == 1
    assert "message=" in said[0]
