"""The measure of trees, of the places of reporting verbs, and the reading of treebanks."""

from __future__ import annotations

import json
import lzma
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rapportage.appraisal.speaking import Speaker, attributed, count_attributed, count_speaking
from rapportage.appraisal.tally import Counts, added, score
from rapportage.appraisal.treebank import paragraphs, written
from rapportage.appraisal.trees import count_given, count_raw, given
from rapportage.syntax.analysis import ROOT
from tests.unit.appraisal.trees_made import Told, made, true_analysis


def test_a_treebank_is_written_as_it_was_with_words_that_share_a_token_unspaced() -> None:
    text, spans = written(made().sentences)
    assert text == 'Orsk didn\'t tell Mara it rained.\n\n"Rain falls," says Mara. It fell.'
    assert [text[low:high] for low, high in spans[0]] == ["Orsk", "did", "n't", "tell", "Mara", "it", "rained", "."]
    assert [len(part) for part in paragraphs(made().sentences)] == [1, 2]


def test_heads_count_from_nought_and_empty_nodes_are_left_out() -> None:
    first, second, _ = made().sentences
    assert first.heads[:3] == (1, ROOT, 1)
    assert len(second.words) == 8


def test_what_the_annotators_say_scores_full_marks() -> None:
    annotated = made()
    backbone = Told(true_analysis(annotated))
    found, firsts = given(annotated, backbone=backbone)
    for sentence, first in zip(annotated.sentences, firsts, strict=True):
        sheet = added([count_given(sentence, found, first), count_speaking(sentence, found, first)])
        assert all(counts.hit == counts.gold for counts in sheet.values()), sheet
    for sheet in count_raw(annotated, backbone=backbone):
        assert all(counts.hit == counts.ours == counts.gold for counts in sheet.values()), sheet


def test_a_wrong_subtype_costs_las_and_not_las_of_words() -> None:
    annotated = made()
    truth = true_analysis(annotated)
    wrong = replace(truth, deprel=("nsubj:outer", *truth.deprel[1:]))
    sheet = count_given(annotated.sentences[0], wrong, 0)
    assert sheet["uas"] == Counts(8, 8, 8)
    assert sheet["las"] == Counts(7, 8, 8)
    assert sheet["las_words"] == Counts(7, 7, 7)


def test_places_of_reporting_verbs_are_told_apart() -> None:
    annotated = made()
    found = true_analysis(annotated)
    assert count_speaking(annotated.sentences[0], found, 0) == {
        "addressee": Counts(1, 1, 1),
        "message": Counts(1, 1, 1),
    }
    assert count_speaking(annotated.sentences[1], found, 8) == {
        "message": Counts(1, 1, 1),
        "speaker_after": Counts(1, 1, 1),
    }
    taken_for_object = replace(found, deprel=tuple("obj" if r == "nsubj" else r for r in found.deprel))
    assert count_speaking(annotated.sentences[1], taken_for_object, 8)["speaker_after"] == Counts(0, 1, 1)
    hung_elsewhere = replace(found, head=np.where(found.head == 3, 1, found.head))
    assert count_speaking(annotated.sentences[0], hung_elsewhere, 0)["addressee"] == Counts(0, 1, 1)


def test_two_sentences_run_into_one_cost_both_and_one_of_ours_counts() -> None:
    annotated = made()
    run_on = replace(true_analysis(annotated), sentence=np.array([0] * 8 + [1] * 11, np.int32))
    first, second = count_raw(annotated, backbone=Told(run_on))
    assert first["sentences"] == Counts(1, 1, 1)
    assert second["sentences"] == Counts(0, 1, 2)
    assert second["words"] == Counts(11, 11, 11)


def test_words_glued_together_cost_their_own_and_their_heads_marks() -> None:
    annotated = made()
    truth = true_analysis(annotated)
    kept = [at for at in range(len(truth)) if at != 2]
    new = {old: at for at, old in enumerate(kept)}
    end = truth.end.copy()
    end[1] = end[2]
    glued = replace(
        truth,
        start=truth.start[kept],
        end=end[kept],
        sentence=truth.sentence[kept],
        head=np.array([new.get(int(truth.head[at]), ROOT) for at in kept], np.int32),
        **{
            name: tuple(getattr(truth, name)[at] for at in kept) for name in ("upos", "xpos", "lemma", "deprel", "kind")
        },
    )
    first, _ = count_raw(annotated, backbone=Told(glued))
    assert first["words"] == Counts(6, 7, 8)
    assert first["las"] == Counts(3, 7, 8)  # five hang on "did" or are it or its "n't"


def test_a_backbone_that_gives_other_words_is_refused() -> None:
    annotated = made()
    with pytest.raises(ValueError, match="told gives 19 words for 8 of made_news_harbour"):
        given(annotated._replace(sentences=annotated.sentences[:1]), backbone=Told(true_analysis(annotated)))


def test_a_score_has_an_interval_around_it_and_units_without_the_measure_do_not_count() -> None:
    sheets = [{"las": Counts(hit, 10, 10)} for hit in (10, 8, 6, 9)] + [{"words": Counts(1, 1, 1)}]
    found = score("syntax.las", sheets, "las", goal=0.9)
    assert found.value == pytest.approx(33 / 40)
    assert found.low < found.value < found.high
    assert found.n == 4
    assert score("syntax.none", [], "las").value == 0.0


def test_a_speaker_is_found_where_a_word_of_it_is_subject_of_the_verb_or_of_one_it_shares() -> None:
    found = true_analysis(made())
    text = found.text
    after = Speaker((text.rindex("Mara"), text.rindex("Mara") + 4), (text.index("says"), text.index("says") + 4))
    shared = Speaker((0, 4), (text.index("tell"), text.index("tell") + 4))  # subject of "did", of which "tell" is xcomp
    assert count_attributed([after, shared], found) == {"said_after": Counts(1, 1, 1), "said_before": Counts(1, 1, 1)}
    wrong = after._replace(speaker=(text.index("Rain"), text.index("Rain") + 4))
    assert count_attributed([wrong], found) == {"said_before": Counts(0, 1, 1)}


def test_only_speakers_with_a_finite_verb_in_their_line_are_asked_for_line_by_line(tmp_path: Path) -> None:
    text = "Mara said it rained. It rained, according to Orr.\nSo says Ana, we were told by Mara."
    asked = [("Mara", "said"), ("Orr", "according to"), ("Orr", "says"), ("Ana", "says"), ("Mara.", "told")]
    places = [
        ([text.rindex(who), text.rindex(who) + len(who)], [text.index(verb), text.index(verb) + len(verb)])
        for who, verb in asked
    ]
    places[0][0][:] = [0, 4]
    rows = [{"source": [who], "cue": [verb], "content": []} for who, verb in places]
    rows.append({"source": [], "cue": [[50, 54]], "content": []})
    folder = tmp_path / "eval" / "polnear"
    folder.mkdir(parents=True)
    for part in ("dev", "train"):
        with lzma.open(folder / f"{part}.jsonl.xz", "wt", encoding="utf-8") as lines:
            for name in "abcd":
                article = {"id": part + name, "input": {"text": text}, "gold": {"attributions": rows}}
                lines.write(json.dumps(article) + "\n")
    found = list(attributed(tmp_path))
    first, second = text.split("\n")
    assert found[:2] == [("deva", first, (Speaker((0, 4), (5, 9)),)), ("deva", second, (Speaker((8, 11), (3, 7)),))]
    assert [name for name, *_ in found] == [
        "deva",
        "deva",
        "devb",
        "devb",
        "devc",
        "devc",
        "devd",
        "devd",
        "traina",
        "traind",
    ]
    assert found[-1] == ("traind", second, (Speaker((8, 11), (3, 7)),))


def test_a_score_on_a_handful_of_answers_is_held_to_no_floor() -> None:
    assert not score("syntax.x", [{"x": Counts(2, 2, 2)}] * 5, "x").held
    assert score("syntax.x", [{"x": Counts(2, 2, 2)}] * 15, "x").held
