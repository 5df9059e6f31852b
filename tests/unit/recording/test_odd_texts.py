"""Texts that no outlet would print: rows stay one each, point at rows that are there, and come in time."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from rapportage.schema.mentions import Mention, Record
from tests.unit.recording.made_reports import recorded

_KINDS = ("times", "places", "actors", "statements", "events", "tolls", "commitments", "relations")


def rows(found: Record) -> Iterator[Mention]:
    for kind in _KINDS:
        yield from getattr(found, kind)


@pytest.mark.parametrize(
    "line",
    [
        "A Call For Help, of In 12 Transported The Boy To The Hospital.",
        "She says “check the roads,” “Ardal decision,” V,N, said, “My Secretary] else, it's a great relation\r\nship",
    ],
)
def test_no_row_is_told_twice(line: str):
    found, _ = recorded(line)
    ids = [row.id for row in rows(found)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("line", ["LORNESAIDTHATTHEYWENTHOME." * 60, "A" * 3_000, "Ab.Cd-Ef’" * 400])
def test_a_line_without_spaces_is_read_in_time(line: str):
    begun = time.process_time()
    recorded(line)
    assert time.process_time() - begun < 1


def test_a_sentence_over_a_passage_s_end_gives_no_speaker_of_words_beyond_it():
    lines = [
        "They are",
        "trigger-happy,” says",
        "Dan Ray of the Ardal Watch,",
        "a group",
        "in Lorsk, on the",
        "raid",
        "there.",
    ]
    found, text = recorded(*lines)
    assert all("\n" not in text[row.span.start : row.span.end] for row in rows(found))
