"""Files, folders, patterns and standard input."""

import io
import os
from pathlib import Path

import pytest

from rapportage.errors import PayloadError
from rapportage.intake.options import IntakeOptions
from rapportage.intake.walk import find_payloads
from rapportage.schema.issue import Issue
from rapportage.schema.report import Payload
from tests.containers import addresses, codes, issues, json_lines, texts, zip_of


def walk(*places: str | Path, stdin: bytes = b"", **settings: object) -> list[Payload | Issue]:
    return list(find_payloads([str(place) for place in places], IntakeOptions(**settings), stdin=io.BytesIO(stdin)))


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    (folder / "b").mkdir(parents=True)
    (folder / "b" / "2.txt").write_text("Two.")
    (folder / "c.html").write_text("<html><p>Three.")
    (folder / "a.txt").write_text("One.")
    return folder


def test_a_folder_is_walked_in_order_under_its_own_name(news: Path) -> None:
    found = walk(news)
    assert addresses(found) == ["news/a.txt", "news/c.html", "news/b/2.txt"]
    assert isinstance(found[0], Payload)
    assert found[0].path == str((news / "a.txt").resolve())


def test_a_trailing_slash_or_a_dot_changes_no_address(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(news)
    assert addresses(walk(".")) == addresses(walk(f"{news}/")) == addresses(walk(news))


def test_a_file_is_called_by_its_name(news: Path) -> None:
    assert addresses(walk(news / "b" / "2.txt")) == ["2.txt"]


def test_a_pattern_the_shell_left_is_expanded(news: Path) -> None:
    assert texts(walk(f"{news}/*.txt")) == [b"One."]
    assert texts(walk(f"{news}/**/*.txt")) == [b"One.", b"Two."]


def test_a_name_that_looks_like_a_pattern_is_a_name_first(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("One.")
    assert texts(walk(tmp_path / "a[1].txt")) == [b"One."]


@pytest.mark.parametrize("place", ["nowhere.txt", "nowhere/*.txt", "a\0b"])
def test_what_is_not_there_is_an_error_before_anything_is_read(news: Path, place: str) -> None:
    with pytest.raises(PayloadError, match="no file"):
        next(iter(find_payloads([str(news), place], IntakeOptions())))


def test_standard_input_may_hold_anything(news: Path) -> None:
    assert texts(walk("-", stdin=b"Words from a pipe.")) == [b"Words from a pipe."]
    assert addresses(walk("-", stdin=json_lines(2))) == ["stdin#1", "stdin#2"]
    assert addresses(walk("-", stdin=zip_of({"a.txt": b"One."}))) == ["stdin!a.txt"]
    assert codes(walk("-", stdin=b"")) == ["R152"]
    assert texts(walk("-", stdin=b"P")) == [b"P"]


def test_hidden_names_are_noted(news: Path) -> None:
    (news / ".git").mkdir()
    (news / ".git" / "x.txt").write_text("no")
    (news / ".DS_Store").write_text("no")
    found = walk(news)
    assert len(texts(found)) == 3
    assert [(issue.code, issue.address) for issue in issues(found)] == [
        ("R130", "news/.DS_Store"),
        ("R130", "news/.git"),
    ]


def test_links_in_a_circle_are_noted_and_end(news: Path) -> None:
    (news / "b" / "up").symlink_to(news)
    (news / "self").symlink_to(news / "self")
    found = walk(news)
    assert len(texts(found)) == 3
    assert sorted(codes(found)) == ["R131", "R150"]


def test_a_link_to_a_folder_elsewhere_is_followed(news: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "o.txt").write_text("Other.")
    (news / "link").symlink_to(tmp_path / "other")
    assert "news/link/o.txt" in addresses(walk(news))


def test_pipes_and_devices_are_noted_and_never_waited_for(news: Path) -> None:
    os.mkfifo(news / "pipe")
    assert codes(walk(news)) == ["R155"]
    assert codes(walk("/dev/zero")) == ["R155"]


def test_a_file_that_may_not_be_read_or_is_gone_is_noted(news: Path) -> None:
    (news / "gone.txt").symlink_to(news / "nowhere.txt")
    assert codes(walk(news)) == ["R150"]
    walking = find_payloads([str(news)], IntakeOptions())
    next(walking)
    (news / "c.html").unlink()
    assert "R150" in codes(list(walking))


def test_a_name_that_is_no_utf_8_is_written_out(news: Path) -> None:
    (Path(os.fsdecode(os.fsencode(news) + b"/caf\xe9.txt"))).write_bytes(b"Four.")
    found = walk(news)
    assert "news/caf\\xe9.txt" in addresses(found)
    [payload] = [each for each in found if isinstance(each, Payload) and "caf" in each.address]
    assert payload.path.encode()


def test_empty_files_and_unread_kinds_are_listed(news: Path) -> None:
    (news / "empty.txt").touch()
    (news / "scan.pdf").write_bytes(b"%PDF-1.7")
    (news / "style.css").write_text("p { color: red }")
    assert sorted(codes(walk(news))) == ["R152", "R153", "R153"]


def test_settings_reach_the_containers(news: Path) -> None:
    (news / "rows.jsonl").write_text('{"words": "Mapped."}\n')
    assert b"Mapped." in texts(walk(news, columns={"text": "words"}))


def test_the_same_places_give_the_same_answer(news: Path) -> None:
    assert walk(news) == walk(news)
