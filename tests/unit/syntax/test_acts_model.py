"""The model of acts: chunks that cover a text, ways through trees, and hints that point at words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapportage.errors import RapportageError
from rapportage.syntax import opening
from rapportage.syntax.act_paths import find_paths
from rapportage.syntax.acts_model import _chunks, known_at
from rapportage.syntax.analysis import Analysis
from rapportage.syntax.builtin import Builtin
from rapportage.syntax.hints import Hint
from rapportage.syntax.model import Model
from rapportage.syntax.shipped import ACT_FILES, FILES, find_weights

TEXT = (
    "Velmarki jets struck two posts across the Ostravian border on Monday, killing four soldiers. "
    "Ostravia condemned the attack and urged Velmark to withdraw its forces."
)


@pytest.fixture(scope="module")
def model() -> Builtin:
    return Builtin()


@pytest.fixture(scope="module")
def analysis(model: Builtin) -> Analysis:
    return model.analyze(TEXT)


def best(analysis: Analysis, hint: Hint) -> str:
    return analysis.act_labels["kind"][max(range(len(hint.kinds)), key=hint.kinds.__getitem__)]


@given(st.lists(st.integers(min_value=3, max_value=300), max_size=40))
def test_chunks_read_every_window_once_and_look_back_only(sizes: list[int]) -> None:
    chunks = list(_chunks(sizes))
    assert [begin for _, begin, _ in chunks] == [0, *(end for _, _, end in chunks)][: len(chunks)]
    assert sum(end - begin for _, begin, end in chunks) == len(sizes)
    for context, begin, end in chunks:
        assert 0 <= context <= begin < end <= len(sizes)
        assert sum(sizes[context:begin]) <= 40
        assert end - begin == 1 or sum(sizes[context:end]) <= 256


def test_a_way_leads_from_a_word_to_its_kin_and_to_each_word_once() -> None:
    # "jets struck posts of B": struck governs jets and posts, posts governs B
    head, deprel = [1, -1, 1, 4, 2], ["nsubj", "root", "obj", "case", "nmod"]
    ways = list(find_paths(head, deprel))
    assert {(word, other): way for word, other, way in ways if word == 1} == {
        (1, 0): "c nsubj",
        (1, 2): "c obj",
        (1, 4): "g obj nmod",
    }
    assert (0, 1, "h nsubj") in ways
    assert (0, 2, "s nsubj obj") in ways
    assert (4, 1, "hh nmod obj") in ways
    assert (4, 0, "u nmod obj nsubj") in ways
    assert len({(word, other) for word, other, _ in ways}) == len(ways)


def test_features_stand_at_the_first_piece_and_prefer_the_verb_with_its_particle() -> None:
    known = {"v pull": [1], "v pull back": [2], "n troops": [3]}
    found = known_at(known, ["VERB", "ADV", "NOUN", "ADP"], ["pull", "back", "troops", "of"], np.array([1, 2, 4, 5]))
    assert found.tolist() == [[1, 2], [4, 3]]


def test_acts_are_seen_with_their_kinds_and_sides(analysis: Analysis) -> None:
    seen = {analysis.word(hint.word): hint for hint in analysis.acts if 1 - hint.kinds[0] > 0.5}
    assert best(analysis, seen["struck"]) == "ASSAULT"
    assert best(analysis, seen["condemned"]) == "ACCUSE"
    assert best(analysis, seen["urged"]) == "REQUEST"
    assert best(analysis, seen["withdraw"]) == "RETREAT"
    assert analysis.word(seen["struck"].doers[0][0]) == "jets"
    assert analysis.word(seen["withdraw"].doers[0][0]) == "Velmark"
    status = analysis.act_labels["status"]
    assert status[int(np.argmax(seen["withdraw"].statuses))] == "demanded"
    assert status[int(np.argmax(seen["struck"].statuses))] == "asserted"


def test_chances_add_up_and_words_are_in_the_text(analysis: Analysis) -> None:
    assert [hint.word for hint in analysis.acts] == sorted({hint.word for hint in analysis.acts})
    for hint in analysis.acts:
        assert sum(hint.kinds) == pytest.approx(1, abs=1e-4)
        assert len(hint.kinds) == len(analysis.act_labels["kind"])
        assert all(0 <= word < len(analysis) and 0.1 <= chance <= 1 for word, chance in (*hint.doers, *hint.others))


def test_a_game_tells_no_act(model: Builtin) -> None:
    found = model.analyze(
        "Ostravia beat Velmark 3-1 in the cup on Sunday; its striker fired home twice after the break."
    )
    assert not [hint for hint in found.acts if 1 - hint.kinds[0] > 0.5]


@pytest.mark.parametrize("text", ["", " \n ", ".", "Rain.", "\n\n".join(["One two three."] * 60), "x " * 900])
def test_no_text_is_too_short_or_too_long(model: Builtin, text: str) -> None:
    found = model.analyze(text)
    assert all(hint.word < len(found) for hint in found.acts)


def test_a_folder_without_the_model_reads_no_acts(model: Builtin, tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes((find_weights() / name).read_bytes())
    other = Builtin(tmp_path)
    assert other.digest != model.digest
    found = other.analyze(TEXT)
    assert found.acts == ()
    assert found.lemma == model.analyze(TEXT).lemma


@pytest.mark.parametrize("name", ["acts.json", "acts.int8.onnx"])
def test_damaged_files_are_told_with_what_to_do(tmp_path: Path, name: str) -> None:
    for each in (*FILES, *ACT_FILES):
        (tmp_path / each).write_bytes((find_weights() / each).read_bytes())
    (tmp_path / name).write_bytes(b"no weights")
    with pytest.raises(RapportageError, match=r"damaged .* by rules alone"):
        Builtin(tmp_path)


def test_a_syntax_model_without_vectors_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Model, "has_vectors", property(lambda _: False))
    with pytest.raises(RapportageError, match="gives no vectors"):
        Builtin()


def test_what_ledgers_compare_covers_the_model_of_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = opening.fingerprint()
    opening.fingerprint.cache_clear()
    monkeypatch.setattr(opening, "has_acts", lambda _: False)
    try:
        assert opening.fingerprint() != whole
    finally:
        opening.fingerprint.cache_clear()
