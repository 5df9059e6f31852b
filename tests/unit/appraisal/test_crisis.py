"""The appraisal of news of crises: how marks are matched, sides told apart and counts made, on labels made up here."""

from __future__ import annotations

import json
import lzma
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from rapportage.appraisal import crisis
from rapportage.appraisal.crisis import (
    LABELS,
    Mark,
    Marks,
    Party,
    appraise,
    failures,
    is_same,
    labelled,
    matched,
    sheet,
)
from rapportage.appraisal.tally import Counts
from rapportage.schema.codes import EventType, Form, Harm, Status, Undertaking

TEXT = "Norway accused Chile of firing on its ships. “We fired on nobody,” the Chilean minister said. Three sailors were wounded."
ROW: dict[str, Any] = {
    "events": [
        [7, 14, "ACCUSE", ["Norway"], ["Chile"], "asserted"],
        [24, 30, "ASSAULT", ["Chile"], ["Norway"], "claimed"],
    ],
    "statements": [[88, 92, "Chilean minister", "direct"]],
    "tolls": [[94, 99, "injured", 3, 3]],
    "commitments": [],
    "skip": [],
}


def party(*names: str, keys: str = "") -> Party:
    return Party(tuple(frozenset(name.split()) for name in names), frozenset(keys.split()))


def test_marks_are_matched_one_to_one_and_those_of_one_kind_first() -> None:
    wanted = [Mark(0, 10, "AGREE"), Mark(12, 20, "ACCUSE")]
    given = [Mark(0, 4, "REJECT"), Mark(6, 9, "AGREE"), Mark(30, 33, "ACCUSE")]
    pairs, missed, extra = matched(wanted, given)
    assert pairs == [(wanted[0], given[1])]
    assert missed == [wanted[1]]
    assert extra == [given[0], given[2]]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (party("anders berg"), party("berg"), True),
        (party("berg"), party("lund"), False),
        (party("oslo", keys="NOR"), party("norwegian navy", keys="NOR"), True),
        (party("he", "anders berg"), party("berg"), True),
        (party(""), party("berg"), False),
    ],
)
def test_a_side_is_known_by_its_name_or_by_whom_it_stands_for(one: Party, other: Party, same: bool) -> None:
    assert is_same(one, other) is same
    assert is_same(other, one) is same


def test_a_state_named_in_the_labels_is_known_with_those_who_act_for_it() -> None:
    row = {**ROW, "events": [[0, 1, "AID", ["Norwegian officials"], ["rebels of Chile"], "asserted"]]}
    (act,) = labelled(row).events
    assert act.first[0].keys == {"NOR"}
    assert act.second[0].keys == frozenset()


def test_nobody_given_is_right_only_where_nobody_is_wanted() -> None:
    assert crisis.is_side_right((), ())
    assert not crisis.is_side_right((), (party("berg"),))
    assert not crisis.is_side_right((party("berg"),), ())
    assert crisis.is_side_right((party("berg"), party("lund")), (party("lund"),))


def test_counts_tell_what_is_found_from_what_is_right() -> None:
    wanted = labelled(ROW)
    first = wanted.events[0]
    given = wanted._replace(
        events=(first._replace(kind="REJECT", status="claimed"), Mark(100, 110, "AID")),
        tolls=(wanted.tolls[0]._replace(kind="injured 3 None"),),
        statements=(wanted.statements[0]._replace(first=(party("lund"),)),),
    )
    counts = sheet(wanted, given)
    assert counts["event_f1"] == Counts(1, 2, 2)
    assert counts["event_type"] == Counts(0, 1, 1)
    assert counts["event_sides"] == Counts(1, 1, 1)
    assert counts["status"] == Counts(0, 1, 1)
    assert counts["event_whole_f1"] == Counts(0, 2, 2)
    assert counts["tolls_f1"] == Counts(0, 1, 1)
    assert counts["statement_cues"] == Counts(1, 1, 1)
    assert counts["speakers"] == Counts(0, 1, 1)


def test_what_stands_at_a_skipped_place_counts_for_nothing() -> None:
    given = Marks(events=(Mark(5, 9, "ACCUSE"), Mark(20, 24, "AID")))
    counts = sheet(Marks(skip=(Mark(4, 10),)), given)
    assert counts["event_precision"] == Counts(0, 1, 1)


def test_labels_as_they_stand_agree_with_themselves() -> None:
    wanted = labelled(ROW)
    assert all(row.hit == row.ours == row.gold for row in sheet(wanted, wanted).values())


def test_nothing_is_scored_where_the_set_is_absent(tmp_path: Path) -> None:
    assert appraise(tmp_path) == ()


def test_errors_of_the_check_half_are_not_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="dev"):
        next(failures(tmp_path, "check"))


def test_an_excerpt_is_found_by_its_key_and_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = "https://example.org/ships"
    article = {"url": address, "title": "Ships", "date": "2031-03-04", "text": TEXT + "\nMore that nobody labelled."}
    folder = tmp_path / crisis.ARTICLES.parent
    folder.mkdir(parents=True)
    with lzma.open(tmp_path / crisis.ARTICLES, "wt", encoding="utf-8") as out:
        out.write(json.dumps({"id": "a", "input": article}) + "\n")
    key, excerpt = (sha256(each.encode()).hexdigest() for each in (address, TEXT))
    labels = tmp_path / "labels.json"
    row = {"key": key, "excerpt": excerpt, "length": len(TEXT), "half": "dev", **ROW}
    labels.write_text(json.dumps({"labels": [row]}), "utf-8")
    monkeypatch.setattr(crisis, "LABELS", labels)
    (found,) = crisis.excerpts(tmp_path, "dev")
    assert found.text == TEXT
    assert [TEXT[row.start : row.end] for row in found.wanted.events] == ["accused", "firing"]
    counts = sheet(found.wanted, found.given)
    assert counts["statement_cues"].hit == 1
    assert counts["tolls_f1"] == Counts(1, 1, 1)
    assert not list(crisis.excerpts(tmp_path, "check"))


@pytest.mark.skipif(not LABELS.exists(), reason="the labels are not here")
def test_the_labels_hold_codes_of_the_codebook_within_their_excerpts() -> None:
    rows = json.loads(LABELS.read_text("utf-8"))["labels"]
    types, statuses = {each.value for each in EventType}, {each.value for each in Status}
    for row in rows:
        assert row["half"] == ("check" if int(row["key"], 16) % 2 else "dev")
        for name in ("events", "statements", "tolls", "commitments", "skip"):
            assert all(0 <= each[0] < each[1] <= row["length"] for each in row[name])
        assert all(each[2] in types and each[5] in statuses for each in row["events"])
        assert {each[3] for each in row["statements"]} <= {each.value for each in Form}
        assert {each[2] for each in row["tolls"]} <= {each.value for each in Harm}
        assert {each[2] for each in row["commitments"]} <= {each.value for each in Undertaking}
