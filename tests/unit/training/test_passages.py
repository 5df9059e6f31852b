"""Passages of our own with their acts: what the notation means, and that every file keeps to it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from training.acts_features import KINDS, Ways, features, trigger
from training.passages import STATUSES, parsed, read_passages, renamed

from rapportage.syntax.analysis import Analysis
from rapportage.syntax.builtin import Builtin

OWN = Path(__file__).resolve().parents[3] / "training" / "own"
MADE = """@ Velmark | Velmarki | Tarn
@ Ostravia | Ostravian | Belgarth
TARN, Velmark - Velmarki jets [1|struck] two posts in Ostravia on Monday. Belgarth [2|urged] Tarn to [3|pull back].
It [4|carried out a raid] of its own.
1 ASSAULT asserted < Velmarki jets > two posts
2 REQUEST asserted < Belgarth > Tarn
3 RETREAT demanded < Tarn > ! demand
4 ASSAULT asserted < Belgarth >"""


def test_labels_point_at_the_characters_of_the_plain_text() -> None:
    found = parsed(MADE)
    assert [found.text[label.start : label.end] for label in found.labels] == [
        "struck",
        "urged",
        "pull back",
        "carried out a raid",
    ]
    assert "[" not in found.text
    assert [label.commitment for label in found.labels] == ["", "", "demand", ""]
    assert all(found.text[start:end] == "Tarn" for start, end in found.labels[1].others[0])
    assert found.states == (("Velmark", "Velmarki", "Tarn"), ("Ostravia", "Ostravian", "Belgarth"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1 ASSAULT asserted < Karel > two posts", "'Karel' is not in"),
        ("1 ATTACK asserted < Velmarki jets >", "trigger or code unknown"),
        ("1 ASSAULT perhaps < Velmarki jets >", "trigger or code unknown"),
        ("9 ASSAULT asserted < Velmarki jets >", "trigger or code unknown"),
    ],
)
def test_a_label_that_fits_nothing_is_told(line: str, said: str) -> None:
    broken = MADE.replace("1 ASSAULT asserted < Velmarki jets > two posts", line)
    with pytest.raises(ValueError, match=said):
        parsed(broken)


def test_a_trigger_without_a_label_is_told() -> None:
    with pytest.raises(ValueError, match="4 triggers and 3 labels"):
        parsed(MADE.rpartition("\n")[0])


def test_other_states_take_the_names_with_their_labels() -> None:
    found = parsed(renamed(MADE, [("Karelia", "Karelian", "Port Ansel"), ("Corran", "Corrani", "Mersk")], Random(1)))
    assert "Velmark" not in found.text
    assert {phrase for label in found.labels for places in label.others for at in places[:1] for phrase in [found.text[slice(*at)]]} <= {
        "two posts", "Mersk", "Port Ansel",
    }  # fmt: skip
    assert (
        "MERSK" in found.text or "PORT ANSEL" in found.text or "Mersk, " in found.text or "Port Ansel, " in found.text
    )


def words_of(analysis: Analysis) -> list[str]:
    return [analysis.word(word) for word in range(len(analysis))]


def test_the_network_is_asked_at_the_word_that_tells_the_act() -> None:
    passage = parsed(MADE)
    backbone = Builtin()
    analysis = backbone.analyze(passage.text)
    words = [analysis.word(trigger(analysis, label)) for label in passage.labels]
    assert words == ["struck", "urged", "pull", "raid"]
    ways = Ways()
    asked = features(passage, backbone, {"v strike": [3]}, ways)
    assert asked.known.tolist() == [[asked.first[words_of(analysis).index("struck")], 3]]
    between = {(analysis.word(word), analysis.word(other)): ways.names[way] for word, other, way in asked.ways.tolist()}
    assert between["struck", "jets"] == "c nsubj"
    assert between["struck", "posts"] == "c obj"
    assert len(asked.first) == len(asked.kind) == len(analysis) == len(asked.words)
    assert asked.window.shape[0] == asked.mid.shape[0] > asked.first[-1]
    told = {analysis.word(word): KINDS[kind] for word, kind in enumerate(asked.kind) if kind}
    assert told == {"struck": "ASSAULT", "urged": "REQUEST", "pull": "RETREAT", "raid": "ASSAULT"}
    assert STATUSES[asked.status[trigger(analysis, passage.labels[2])]] == "demanded"
    arcs = [(analysis.word(word), side, analysis.word(named)) for word, side, named in asked.arcs.tolist()]
    assert arcs == [
        ("struck", 0, "jets"),
        ("struck", 1, "posts"),
        ("urged", 0, "Belgarth"),
        ("urged", 1, "Tarn"),
        ("pull", 0, "Tarn"),
        ("raid", 0, "Belgarth"),
    ]


def test_every_passage_of_ours_can_be_read() -> None:
    passages = [parsed(block) for block in read_passages(OWN)]
    assert len(passages) > 1_000
    assert sum(len(each.labels) for each in passages) > 6_000
    assert len({each.text for each in passages}) == len(passages)
    silent = [each for each in passages if not each.labels]
    assert len(silent) > 100
