"""The model that ships, asked as its users ask it."""

from __future__ import annotations

import threading
from importlib import resources
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapportage.errors import RapportageError
from rapportage.syntax.analysis import NAME_TYPES, ROOT, Analysis
from rapportage.syntax.builtin import Builtin
from rapportage.syntax.model import load_model
from rapportage.syntax.opening import open_backbone

STRUCK = "Two drones struck the port of Vellanza on 3 March 2031, officials said."
ANSWER = '"We will answer," said Omar Belhadj, the foreign minister of Kestria. He couldn\'t say when.'


@pytest.fixture(scope="module")
def model() -> Builtin:
    return Builtin()


def columns(analysis: Analysis) -> tuple[object, ...]:
    arrays = (analysis.start, analysis.end, analysis.sentence, analysis.head, analysis.sure)
    rest = (
        analysis.upos,
        analysis.xpos,
        analysis.lemma,
        analysis.deprel,
        analysis.kind,
        analysis.names,
        analysis.joined,
    )
    return (*(array.tobytes() for array in arrays), *rest)


def check(analysis: Analysis) -> None:
    """Check what holds of every analysis."""
    covered = set()
    for start, end in zip(analysis.start.tolist(), analysis.end.tolist(), strict=True):
        assert start < end
        assert not any(letter.isspace() for letter in analysis.text[start:end])
        assert covered.isdisjoint(range(start, end))
        covered.update(range(start, end))
    assert covered == {at for at, letter in enumerate(analysis.text) if not letter.isspace()}
    check_trees(analysis)
    assert all(name.type in NAME_TYPES and name.first < name.end for name in analysis.names)


def check_trees(analysis: Analysis) -> None:
    for begin, end in analysis.sentences():
        heads = analysis.head[begin:end].tolist()
        assert heads.count(ROOT) == 1
        assert [analysis.deprel[begin + at] == "root" for at in range(end - begin)] == [head == ROOT for head in heads]
        assert all(head == ROOT or begin <= head < end for head in heads)
        for word in range(begin, end):
            steps = 0
            while word != ROOT:
                word, steps = int(analysis.head[word]), steps + 1  # noqa: PLW2901
                assert steps <= end - begin


def test_it_says_who_did_what(model: Builtin) -> None:
    analysis = model.analyze(STRUCK)
    check(analysis)
    verb = STRUCK.split().index("struck")
    assert (analysis.word(1), analysis.deprel[1], int(analysis.head[1])) == ("drones", "nsubj", verb)
    assert (analysis.word(4), analysis.deprel[4]) == ("port", "obj")
    assert analysis.upos[:3] == ("NUM", "NOUN", "VERB")
    assert ("3 March 2031", "DATE") in {(analysis.phrase(name.first, name.end), name.type) for name in analysis.names}


def test_sentences_paragraphs_and_joined_words_are_told(model: Builtin) -> None:
    analysis = model.analyze(f"{STRUCK}\n\n{ANSWER}")
    check(analysis)
    assert len(list(analysis.sentences())) == 3
    assert [analysis.word(at) for at in analysis.fresh] == ["Two", '"']
    assert [analysis.phrase(*pair) for pair in analysis.joined] == ["couldn't"]
    assert ("Omar Belhadj", "PER") in {(analysis.phrase(name.first, name.end), name.type) for name in analysis.names}


def test_a_paragraph_is_analysed_the_same_whatever_stands_beside_it(model: Builtin) -> None:
    alone, both = model.analyze(ANSWER), model.analyze(f"{STRUCK}\n\n{ANSWER}")
    before = len(model.analyze(STRUCK))
    assert both.upos[before:] == alone.upos
    assert both.deprel[before:] == alone.deprel
    assert both.sure[before:].tobytes() == alone.sure.tobytes()
    assert np.where(alone.head < 0, -1, alone.head + before).tolist() == both.head[before:].tolist()


def test_a_name_has_one_type_in_all_paragraphs_of_a_text_and_none_from_another_text(model: Builtin) -> None:
    storm = "Typhoon Belhadj made landfall near Vellanza."
    alone = columns(model.analyze(ANSWER))
    both = model.analyze(f"{ANSWER}\n\nBelhadj spoke.\n\n{storm}")
    types = {name.type for name in both.names if both.phrase(name.first, name.end) == "Belhadj"}
    assert types == {"MISC"}
    assert columns(model.analyze(ANSWER)) == alone


def test_the_same_text_gives_the_same_bytes_twice_and_from_threads_at_once(model: Builtin) -> None:
    texts = [STRUCK, ANSWER, f"{ANSWER}\n{STRUCK}"]
    expected = [columns(model.analyze(text)) for text in texts]
    found: dict[int, tuple[object, ...]] = {}

    def work(number: int) -> None:
        found[number] = columns(model.analyze(texts[number % len(texts)]))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[number] for number in range(6)] == expected * 2


def test_two_threads_within_a_run_change_nothing(model: Builtin) -> None:
    text = f"{STRUCK} {ANSWER}"
    assert columns(Builtin(threads=2).analyze(text)) == columns(model.analyze(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\u2028",
        "\ud800 a \x00b\u200b c\ufeff\x85 x",
        "\u0301" * 20 + " \u200d",
        "a" * 1_000_000,
        "x,y;" * 500,
        ". " * 300,
        "word " * 1200,
        "((" * 200 + '"' * 200,
        "\U0001f600" * 300,
    ],
    ids=["empty", "blank", "odd", "marks", "one long word", "no spaces", "stops", "no stop", "brackets", "emoji"],
)
def test_any_text_has_an_analysis(model: Builtin, text: str) -> None:
    check(model.analyze(text))


@given(st.text(max_size=60))
@settings(max_examples=40, deadline=None)
def test_no_text_fails(model: Builtin, text: str) -> None:
    check(model.analyze(text))


def test_given_words_stay_as_they_are_and_each_sentence_is_one_tree(model: Builtin) -> None:
    analysis = model.analyze_words([["Rain", "fell", ".", "Much", "rain"], [], ["Nobody", "came"], [""]])
    assert analysis.text == "Rain fell . Much rain\nNobody came\n"
    assert [analysis.word(at) for at in range(len(analysis))] == [
        "Rain",
        "fell",
        ".",
        "Much",
        "rain",
        "Nobody",
        "came",
        "",
    ]
    assert [end - begin for begin, end in analysis.sentences()] == [5, 2, 1]
    check_trees(analysis)


def test_a_given_sentence_of_a_thousand_words_is_one_tree(model: Builtin) -> None:
    analysis = model.analyze_words([["word"] * 1000, ["Rain", "fell"]])
    check_trees(analysis)
    assert [end - begin for begin, end in analysis.sentences()] == [1000, 2]
    assert "parataxis" in analysis.deprel


def test_a_number_in_given_words_is_whole_where_spaces_are_guessed(model: Builtin) -> None:
    analysis = model.analyze_words([["twenty", "-", "five", "men", "died"]])
    assert [(name.first, name.end) for name in analysis.names if name.type == "NUMBER"] == [(0, 3)]


def test_it_has_a_name_and_a_digest(model: Builtin) -> None:
    assert (model.name, model.scheme) == ("rapportage", "ud")
    assert model.digest == Builtin().digest
    assert len(model.digest) == 64
    assert isinstance(open_backbone(), Builtin)


def test_a_folder_without_weights_is_told(tmp_path: Path) -> None:
    with pytest.raises(RapportageError, match=r"model\.int8\.onnx .* is not in"):
        load_model(tmp_path)


@pytest.mark.parametrize("name", ["model.int8.onnx", "relations.npz", "labels.json", "vocab.txt"])
def test_damaged_weights_are_told(tmp_path: Path, name: str) -> None:
    place = resources.files("rapportage.syntax") / "weights"
    for each in ("model.int8.onnx", "relations.npz", "labels.json", "vocab.txt"):
        with resources.as_file(place / each) as path:
            (tmp_path / each).symlink_to(path)
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes(b"\xff\xfe version https://git-lfs.github.com/spec/v1")
    with pytest.raises(RapportageError, match=r"are damaged or do not belong together .* install rapportage again"):
        load_model(tmp_path)


def test_a_dateline_stands_only_where_a_paragraph_opens(model: Builtin, monkeypatch: pytest.MonkeyPatch) -> None:
    opening = []

    def noted(*_: object, is_opening: bool, **__: object) -> list[int]:
        opening.append(is_opening)
        return [0]

    monkeypatch.setattr("rapportage.syntax.builtin.adjust_starts", noted)
    model.analyze("The ferry left the old harbour of Dorn at noon. " * 30 + "\n\nRain fell.")
    assert opening[0]
    assert opening[-1]
    assert len(opening) > 2
    assert not any(opening[1:-1])
