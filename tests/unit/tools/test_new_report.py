"""The tool that writes made-up reports: what it says is true is true."""

from __future__ import annotations

import json
import sys
from email import message_from_bytes
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.shared import ROOT

sys.path.insert(0, str(ROOT / "tools"))

import new_report
from making.corpus import Troubles, make_corpus
from making.drafts import load, parse, unmark
from making.worlds import make_world


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    new_report.main(["--seed", "7", "--reports", "20", "--incidents", "3", "--out", str(folder)])
    return folder


def truth(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "truth.json").read_text("utf-8"))
    return found


def test_the_same_seed_writes_the_same_bytes(made: Path, tmp_path: Path) -> None:
    new_report.main(["--seed", "7", "--reports", "20", "--incidents", "3", "--out", str(tmp_path)])
    files = {file.relative_to(made): file.read_bytes() for file in made.rglob("*") if file.is_file()}
    assert files == {file.relative_to(tmp_path): file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}


def test_marks_stand_in_their_blocks_where_the_truth_says(made: Path) -> None:
    for report in truth(made)["reports"]:
        for fact in report["facts"]:
            block = report["blocks"][fact["block"]]["text"]
            if fact["kind"] not in {"hole", "damage"}:
                assert len(block[fact["start"] : fact["end"]]) >= len(fact["text"].split()[0])


def test_blocks_of_plain_text_stand_in_the_file_where_the_truth_says(made: Path) -> None:
    plain = [report for report in truth(made)["reports"] if report["address"].endswith(".txt")]
    assert plain
    for report in plain:
        text = (made / "reports" / report["address"]).read_text("utf-8")
        for block in report["blocks"]:
            assert text[block["start"] : block["start"] + len(block["text"])] == block["text"]


def test_the_parts_of_a_copy_are_those_of_its_work() -> None:
    _, drafts = make_corpus(3, reports=40, incidents=3, troubles=Troubles(mojibake=False, holes=False))
    works = {draft.heads["work"]: draft for draft in drafts if not draft.taken}
    copies = [draft for draft in drafts if draft.taken]
    assert copies
    for copy in copies:
        theirs = {part.text for part in works[copy.heads["work"]].parts}
        shared = [part for part in copy.parts if part.use == "body" and part.text in theirs]
        assert len(shared) >= 3


def test_troubles_can_be_left_out() -> None:
    none = Troubles(**dict.fromkeys(new_report.SWITCHES, False))
    _, drafts = make_corpus(5, reports=30, incidents=4, troubles=none)
    kinds = {fact.kind for draft in drafts for part in draft.parts for fact in part.facts}
    assert kinds.isdisjoint({"hole", "damage"})
    assert {part.use for draft in drafts for part in draft.parts}.isdisjoint(
        {"promo", "navigation", "pull_quote", "teaser"}
    )
    assert not any(draft.taken for draft in drafts)


def test_no_name_of_a_world_is_used_twice() -> None:
    for seed in range(50):
        world = make_world(Random(seed))
        states = (world.one, world.other, world.third)
        names = [name for state in states for name in (state.name, state.capital, *state.provinces, *state.towns)]
        assert len(set(names)) == len(names)


def test_mail_can_be_parsed(made: Path) -> None:
    for file in (made / "reports").glob("*.eml"):
        assert message_from_bytes(file.read_bytes())["Subject"]


def test_marks_inside_marks_and_dropped_words_keep_their_places() -> None:
    text, facts = unmark("They {promise a 2031-03-14 2031-03-14 X by|will {hole verb|return} by 14 March}.")
    assert text == "They will by 14 March."
    assert {fact.kind: text[fact.start : fact.end] for fact in facts} == {"promise": "will by 14 March", "hole": ""}


def test_damaged_characters_are_printed_as_the_wrong_encoding_shows_them() -> None:
    text, (fact,) = unmark("Veldara{damage cp1252 utf-8|’}s envoy")
    assert text == "Veldaraâ€™s envoy"
    assert text[fact.start : fact.end].encode("cp1252").decode("utf-8") == fact.text == "’"


def test_a_draft_takes_blocks_of_another_over() -> None:
    first = parse("first", "work: w\n---\n@headline\nH\n@body\nOne.\n@body\nTwo.", {})
    second = parse("second", "work: w\n---\n@from first 3 2", {"first": first})
    assert [part.text for part in second.parts] == ["Two.", "One."]
    assert second.taken == {"first": 2}


def test_the_demo_is_what_its_drafts_make(tmp_path: Path) -> None:
    new_report.main(["--drafts", str(ROOT / "demo" / "drafts"), "--out", str(tmp_path)])
    for file in (ROOT / "demo" / "reports").iterdir():
        assert (tmp_path / "reports" / file.name).read_bytes() == file.read_bytes()
    assert (tmp_path / "truth.json").read_bytes() == (ROOT / "demo" / "truth.json").read_bytes()


def test_the_demo_has_every_trouble() -> None:
    drafts = load(ROOT / "demo" / "drafts")
    kinds = {fact.kind for draft in drafts for part in draft.parts for fact in part.facts}
    assert {"toll", "part", "quote", "promise", "hole", "damage", "group"} <= kinds
    names = {fact.text for draft in drafts for part in draft.parts for fact in part.facts if fact.words == ("TOVUN",)}
    assert len(names) >= 4
    assert {draft.heads.get("format", "txt") for draft in drafts} == {"txt", "html", "eml", "jsonl"}
    assert sum(bool(draft.taken) for draft in drafts) == 3
    assert any(harm["verdict"] == "contradict" for harm in truth(ROOT / "demo")["harms"])
