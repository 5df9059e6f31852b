"""re3d's spans made into labels, on texts made up here."""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import Any

from training.re3d import read_re3d, sentences_of

from rapportage.appraisal.entities import held_out

OPEN = "O~DATE~WEAPON~TITLE"


def span(text: str, part: str, kind: str, confidence: float = 0.9) -> dict[str, Any]:
    begin = text.index(part)
    return {"begin": begin, "end": begin + len(part), "type": kind, "confidence": confidence}


def labels(text: str, *spans: tuple[str, str]) -> list[str]:
    return [label for each in sentences_of(text, [span(text, *one) for one in spans]) for label in each.names or []]


def test_types_become_ours_and_a_time_may_be_none() -> None:
    text = "Velm Guard fired six rockets at Orsa on Monday"
    spans = [("Velm Guard", "Organisation"), ("rockets", "Weapon"), ("Orsa", "Location"), ("Monday", "Temporal")]
    assert labels(text, *spans) == ["B-ORG", "I-ORG", OPEN, OPEN, "B-WEAPON", OPEN, "B-LOC", OPEN, "B-DATE~O"]


def test_an_article_stands_outside() -> None:
    assert labels("near the Orsa Valley", ("the Orsa Valley", "Location")) == [OPEN, OPEN, "B-LOC", "I-LOC"]


def test_a_description_is_not_a_name_for_sure() -> None:
    assert labels("Minister Ilva Dane left", ("Minister Ilva Dane", "Person")) == ["*", "*", "*", OPEN]
    assert labels("rebel forces left", ("rebel forces", "Organisation")) == ["*", "*", OPEN]
    assert labels("he left UK", ("UK", "Location")) == [OPEN, OPEN, "*"]


def test_a_longer_span_comes_first_and_a_shorter_fills_what_is_open() -> None:
    text = "Velm Guard left"
    assert labels(text, ("Velm", "Location"), ("Velm Guard", "Organisation")) == ["B-ORG", "I-ORG", OPEN]
    assert labels("Velm forces left", ("Velm", "Location"), ("Velm forces", "Organisation")) == ["B-LOC", "*", OPEN]


def test_what_few_annotators_saw_is_no_label_and_an_unmarked_capital_says_nothing() -> None:
    text = "soldiers saw Orsa"
    entities = [span(text, "Orsa", "Location", 0.3), span(text, "soldiers", "Quantity")]
    assert [each.names for each in sentences_of(text, entities)] == [[OPEN, OPEN, "*"]]


def test_a_span_that_cuts_a_word_is_left_out() -> None:
    assert labels("Orsaland slept", ("Orsa", "Location")) == ["*", OPEN]


def test_a_sentence_ends_at_a_stop_before_a_capital_and_at_the_end_of_a_line() -> None:
    found = sentences_of("Rain fell. Snow followed at 5. p.m.\nVelm slept", [])
    assert found[0].words == ["Rain", "fell", "."]
    assert found[-1].words == ["Velm", "slept"]
    assert found[-1].new_paragraph
    assert not found[1].new_paragraph


def test_the_documents_kept_for_measuring_are_those_of_the_appraisal(tmp_path: Path) -> None:
    idents = [f"made {i}" for i in range(40)]
    (tmp_path / "re3d").mkdir()
    with lzma.open(tmp_path / "re3d" / "documents.jsonl.xz", "wt", encoding="utf-8") as rows:
        for i, ident in enumerate(idents):
            row = {"id": ident, "input": {"text": f"report {i}"}, "gold": {"entities": []}}
            rows.write(json.dumps(row) + "\n")
    kept = [i for i, ident in enumerate(idents) if held_out(ident)]
    assert 0 < len(kept) < 20
    assert [int(each.words[1]) for each in read_re3d(tmp_path)] == [i for i in range(40) if i not in kept]
