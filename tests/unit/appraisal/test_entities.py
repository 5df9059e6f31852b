"""The measure of names."""

from __future__ import annotations

import json
import lzma
from dataclasses import replace
from pathlib import Path

import numpy as np

from rapportage.appraisal.entities import Article, Crisis, articles, count_crisis, counted, held_out, place_of, world
from rapportage.appraisal.tally import Counts
from rapportage.syntax.analysis import Name
from tests.unit.appraisal.trees_made import Told, made, true_analysis


def pack(path: Path, rows: list[dict[str, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)


def sentence(name: str, number: int, tokens: str, *spans: tuple[int, int, str]) -> dict[str, object]:
    return {"id": f"{name}-{number}", "input": {"doc": name, "tokens": tokens.split()}, "gold": {"spans": spans}}


def test_spans_count_over_the_article_and_other_types_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl.xz"
    pack(
        path,
        [
            sentence("a_1", 0, "Asha Rao sang", (0, 2, "Person")),
            sentence("a_1", 1, "in Ket for 3 crowns", (1, 2, "Location"), (3, 5, "Money")),
        ],
    )
    (article,) = articles(path, types={"Person": "PER", "Location": "LOC"})
    assert article.spans == {(0, 2, "PER"), (4, 5, "LOC")}
    assert [len(words) for words in article.sentences] == [3, 5]


def test_a_name_is_right_only_with_its_span_and_its_type() -> None:
    gold = Article("a", (), frozenset({(0, 2, "PER"), (4, 5, "LOC"), (7, 8, "ORG")}))
    sheet = counted(gold, frozenset({(0, 1, "PER"), (4, 5, "LOC"), (7, 8, "LOC")}), types=("LOC",))
    assert sheet == {"names": Counts(1, 3, 3), "LOC": Counts(1, 2, 1)}


def test_types_of_ours_that_the_set_does_not_ask_for_cost_nothing() -> None:
    gold = Article("a", (), frozenset({(0, 2, "PER"), (4, 6, "aside:LOC")}))
    ours = frozenset({(0, 2, "PER"), (4, 6, "LOC"), (8, 9, "WEAPON"), (10, 11, "DATE")})
    assert counted(gold, ours, types=())["names"] == Counts(1, 1, 1)


def test_a_country_is_asked_for_four_articles_however_many_there_are(tmp_path: Path) -> None:
    rows = [sentence(f"kenya_paper_{at}", 0, "Rain fell .") for at in range(9)] + [sentence("uae_x_1", 0, "It fell .")]
    pack(tmp_path / "eval" / "ner" / "worldwide.jsonl.xz", rows)
    assert [place_of(each.name)[1] for each in world(tmp_path)] == ["Kenya"] * 4 + ["United Arab Emirates"]
    assert world(tmp_path) == world(tmp_path)
    assert len(world(tmp_path, whole=True)) == 10


def test_a_fifth_of_the_documents_is_kept_from_training() -> None:
    assert 150 < sum(held_out(str(at)) for at in range(1000)) < 250


def test_a_phrase_is_met_by_the_name_in_it_and_doubtful_ones_cost_nothing() -> None:
    annotated = made()
    truth = true_analysis(annotated)  # Orsk, Mara, Mara are persons
    text = truth.text
    first, second = text.index("Mara"), text.rindex("Mara")
    asked = Crisis(
        "x",
        text,
        sure=frozenset({(first - 5, first + 4, "PER"), (text.index("it"), text.index("it") + 2, "PER")}),
        doubtful=frozenset({(second, second + 4, "PER")}),
    )
    sheet = count_crisis(asked, backbone=Told(truth), types=("PER", "ORG", "LOC"))
    assert sheet["PER"] == Counts(1, 2, 1)  # "Orsk" is nowhere annotated; "it" has no name to be found
    nameless = replace(truth, names=(Name(2, 3, "ORG", 1.0),), head=np.array(truth.head))
    assert count_crisis(asked, backbone=Told(nameless), types=("PER", "ORG", "LOC"))["names"] == Counts(0, 1, 1)
