"""Whom RECORD must tell in the five reports: names, codes and countries only."""

from __future__ import annotations

import pytest

from rapportage.reading.read import read
from rapportage.recording.record import record
from rapportage.schema.codes import ActorKind
from rapportage.schema.mentions import ActorMention, Record
from rapportage.schema.report import Payload
from tests.shared import reports_folder

pytestmark = pytest.mark.reports


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    paths = sorted(reports_folder().glob("*.txt"))
    return {path.name[:3]: record(read(Payload(body=path.read_bytes(), address=path.name))) for path in paths}


def named(found: Record, words: str) -> list[ActorMention]:
    return [row for row in found.actors if row.name == words]


@pytest.mark.parametrize(
    ("key", "words", "code"),
    [
        ("000", "Jaish al-Adl", "JAISH_AL_ADL"),
        ("003", "Army of Justice", "JAISH_AL_ADL"),
        ("004", "Jaish-e-Adal", "JAISH_AL_ADL"),
        ("000", "TTP", "TTP"),
        ("000", "Taliban", "TALIBAN"),
        ("003", "BLA", "BLA"),
    ],
)
def test_groups_with_like_names_are_kept_apart_and_other_names_are_one(
    records: dict[str, Record], key: str, words: str, code: str
):
    rows = named(records[key], words)
    assert rows
    assert {row.key for row in rows} == {code}


@pytest.mark.parametrize(
    ("key", "short", "whole"),
    [
        ("000", "Syed", "Mushahid Hussain Syed"),
        ("002", "Hussain", "Syed Rifaat Hussain"),
        ("002", "White", "Joshua White"),
        ("003", "Vaez", "Ali Vaez"),
    ],
)
def test_a_surname_is_the_one_persons(records: dict[str, Record], key: str, short: str, whole: str):
    by_id = {row.id: row.name for row in records[key].actors}
    rows = named(records[key], short)
    assert rows
    assert {by_id[row.alias_of] for row in rows} == {whole}


@pytest.mark.parametrize(
    ("key", "name", "country", "is_former"),
    [
        ("000", "Maleeha Lodhi", "PAK", True),
        ("000", "Husain Haqqani", "PAK", True),
        ("000", "Mosharraf Zaidi", "", False),
        ("002", "Ali Vaez", "", False),
        ("002", "Hossein Amirabdollahian", "IRN", False),
    ],
)
def test_an_office_gives_a_person_its_state(
    records: dict[str, Record], key: str, name: str, country: str, is_former: bool
):
    row = named(records[key], name)[0]
    assert (row.kind, row.country, row.is_former) == (ActorKind.PERSON, country, is_former)


def test_capitals_that_act_are_governments(records: dict[str, Record]):
    rows = [row for row in records["002"].actors if row.name in {"Tehran", "Islamabad"}]
    assert rows
    assert {(row.kind, row.key) for row in rows} == {(ActorKind.STATE, "IRN"), (ActorKind.STATE, "PAK")}
