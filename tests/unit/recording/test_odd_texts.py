"""Texts that no outlet would print: rows stay one each, point at rows that are there, and come in time."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from rapportage.recording import speakers
from rapportage.recording.grammar import find_grammar
from rapportage.recording.passages import find_passages
from rapportage.recording.readings import read_passage
from rapportage.schema.mentions import Mention, Record
from rapportage.syntax.opening import kept_backbone
from tests.unit.recording.made_reports import made, recorded

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


def test_words_over_the_end_of_a_passage_end_with_it():
    grammar = find_grammar(
        [reading.passage for reading in map(read_passage, find_passages(made("He", "left.")))], kept_backbone()
    )
    assert speakers._characters(grammar, (0, 2)) == (0, 2)
