"""Arrays, the network and its first weights; skipped where torch is not installed (extra "training")."""
# ruff: noqa: E402

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")

from safetensors.torch import save_file
from torch.nn import functional
from training import train
from training.average import average
from training.batches import CLS, MASK, SEP, Batch, collate
from training.beginning import PARTS, load_weights
from training.distillation import Teachers, taught
from training.encoding import Encoder
from training.export import write_model
from training.grammar import generate
from training.labels import NAME_LABELS, make_labels
from training.losses import losses, measure, scores, total
from training.network import Network, with_distance
from training.optimising import Average, learn, make_optimiser, rate
from training.sentences import Sentence
from training.windows import batches, windows

from rapportage.syntax.decode import arc_scores
from rapportage.syntax.model import Scores, load_model
from rapportage.syntax.pieces import Pieces

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789'’“”\"-–—.,;:!?()$%&/"
VOCABULARY = [
    *("[PAD]" if i == 0 else "[UNK]" if i == 100 else f"[unused{i}]" for i in range(104)),
    *LETTERS,
    *("##" + letter for letter in LETTERS),
]
"""Letters only: every word can be spelled and nothing has to be downloaded."""


def encoder_of(sentences: list[Sentence]) -> Encoder:
    return Encoder(Pieces(VOCABULARY), make_labels(sentences, None) | {"ner": NAME_LABELS})


def small(count: int = 6) -> tuple[Encoder, Batch]:
    sentences = generate(1, count)
    encoder = encoder_of(sentences * 8)
    encoded = [encoder.encode(each) for each in sentences]
    return encoder, collate([encoded[:2], encoded[2:3]], len(NAME_LABELS), None)


def sizes(labels: dict[str, list[str]]) -> dict[str, int]:
    return {key: len(column) for key, column in labels.items()}


def test_heads_count_over_the_window_and_what_is_padded_has_no_gold() -> None:
    encoder = encoder_of(generate(1, 3) * 8)
    one, two, three = (encoder.encode(each) for each in generate(1, 3))
    found = collate([[one, two], [three]], len(NAME_LABELS), None)
    n, m = len(one.pieces), len(two.pieces)
    assert found.gold["head"][0, :n].tolist() == one.head
    assert found.gold["head"][0, n : n + m].tolist() == [head + n if head else 0 for head in two.head]
    assert found.gold["start"][0, : n + m].tolist() == [1] + [0] * (n - 1) + [1] + [0] * (m - 1)
    assert found.gold["sentence"][0, : n + m].tolist() == [0] * n + [1] * m
    k = len(three.pieces)
    assert all((column[1, k:] == -1).all() for column in found.gold.values())
    assert not found.named[1, k:].any()
    assert found.ids[0, 0] == CLS
    assert found.ids[0, one.length + two.length + 1] == SEP
    assert found.ids[0, found.first[0, n]] == two.pieces[0][0]
    assert found.shapes[0, found.first[0, n]] == two.shapes[0]


def test_words_are_hidden_where_chance_is_given_and_nowhere_else() -> None:
    sentences = generate(2, 40)
    encoder = encoder_of(sentences)
    found = [[encoder.encode(each)] for each in sentences]
    assert not (collate(found, len(NAME_LABELS), None).ids == MASK).any()
    hidden = collate(found, len(NAME_LABELS), Random(1))
    words = torch.gather(hidden.ids, 1, hidden.first)[hidden.gold["start"] >= 0]
    assert 0.03 < float((words == MASK).float().mean()) < 0.1


def test_distances_are_those_of_the_decoder() -> None:
    n = 70
    dist, away = torch.rand(n, 18), ~torch.eye(n, dtype=torch.bool)
    ours = with_distance(torch.zeros(1, n, n + 1), dist[None])[0, :, 1:]
    blank: dict[str, Any] = dict.fromkeys(Scores._fields)
    asked = Scores(**blank | {"arc": np.zeros((n, n + 1), np.float32), "dist": dist.numpy()})
    theirs = torch.from_numpy(arc_scores(asked, [0]))[:, 1:]
    assert torch.equal(ours[away], theirs[away])


def test_the_root_has_no_distance() -> None:
    added = with_distance(torch.zeros(1, 5, 6), torch.arange(18.0).expand(1, 5, 18))
    assert added[0, :, 0].tolist() == [0.0] * 5
    assert added[0, 0, 2] == 9
    assert added[0, 4, 4] == 0


def test_a_word_hangs_on_no_word_of_another_sentence_nor_on_itself() -> None:
    encoder, batch = small()
    arc = scores(Network(sizes(encoder.labels)).eval(), batch)["arc"]
    n = int((batch.gold["sentence"][0] == 0).sum())
    assert (arc[0, :n, n + 1 :] == -1e4).all()
    assert (arc[0].diagonal(1) == -1e4).all()
    assert (arc[0, :, 0] > -1e4).all()


def test_an_open_label_costs_nothing_and_a_narrow_one_what_cross_entropy_says() -> None:
    encoder, batch = small()
    network = Network(sizes(encoder.labels)).eval()
    wide = batch._replace(allowed=torch.ones_like(batch.allowed))
    assert float(losses(network, wide)["names"].detach()) == pytest.approx(0, abs=1e-5)
    third = torch.full(batch.named.shape, 3)
    narrow = batch._replace(allowed=functional.one_hot(third, len(NAME_LABELS)).bool())
    expected = functional.cross_entropy(scores(network, batch)["names"][batch.named], third[batch.named])
    assert float(losses(network, narrow)["names"].detach()) == pytest.approx(float(expected.detach()), abs=1e-4)


def test_a_batch_without_trees_teaches_no_tree() -> None:
    encoder, batch = small()
    gold = {key: torch.full_like(column, -1) for key, column in batch.gold.items()}
    parts = losses(Network(sizes(encoder.labels)), batch._replace(gold=gold | {"sentence": batch.gold["sentence"]}))
    assert "arc" not in parts
    assert float(parts["upos"].detach()) == 0
    assert torch.isfinite(total(parts))


def test_rates_rise_and_fall_to_the_floor() -> None:
    assert rate(0, 0.1) < 0.02
    assert max(rate(i / 100, 0.1) for i in range(101)) > 0.95
    assert rate(1, 0.1) == pytest.approx(0.1)
    assert rate(1, 0.0) == pytest.approx(0)


def test_a_frozen_table_stands_still_and_what_is_fresh_learns_fast() -> None:
    encoder, batch = small()
    network = Network(sizes(encoder.labels))
    optimiser = make_optimiser(network, ["dist.weight"], encoder_rate=1e-5, head_rate=1e-4, thaw=False)
    assert [group["lr"] for group in optimiser.param_groups] == [1e-5, 1e-4, 1e-3]
    assert len(optimiser.param_groups[2]["params"]) == 1
    before = {key: value.clone() for key, value in network.state_dict().items()}
    mean = Average(network)
    learn(network, optimiser, batch)
    mean.take(network)
    after = network.state_dict()
    assert torch.equal(before["we.weight"], after["we.weight"])
    assert not torch.equal(before["pe.weight"], after["pe.weight"])
    part = (mean.values["tag.bias"] - before["tag.bias"]) / (after["tag.bias"] - before["tag.bias"])
    assert part.median() == pytest.approx(10 / 11, abs=1e-3)


def bert() -> dict[str, torch.Tensor]:
    """Return an encoder's weights under BERT's names, each filled with a number of its own."""
    shapes = {"embeddings.word_embeddings.weight": (30522, 384), "embeddings.position_embeddings.weight": (512, 384),
              "embeddings.token_type_embeddings.weight": (2, 384), "embeddings.LayerNorm.weight": (384,), "embeddings.LayerNorm.bias": (384,)}  # fmt: skip
    for i in range(6):
        for part, (rows, width) in {
            "attention.self.query": (384, 384), "attention.self.key": (384, 384), "attention.self.value": (384, 384),
            "attention.output.dense": (384, 384), "intermediate.dense": (1536, 384), "output.dense": (384, 1536),
        }.items():  # fmt: skip
            shapes |= {f"encoder.layer.{i}.{part}.weight": (rows, width), f"encoder.layer.{i}.{part}.bias": (rows,)}
        for part in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes |= {f"encoder.layer.{i}.{part}.{side}": (384,) for side in ("weight", "bias")}
    return {key: torch.full(shape, float(number)) for number, (key, shape) in enumerate(shapes.items(), 1)}


@pytest.mark.parametrize("lead", ["", "bert."])
def test_every_part_of_the_encoder_finds_its_place(tmp_path: Path, lead: str) -> None:
    stored = bert()
    save_file({lead + key: value for key, value in stored.items()}, tmp_path / "model.safetensors")
    labels = encoder_of(generate(1, 9)).labels
    network, fresh = train.make_network(labels, tmp_path / "model.safetensors", earlier=None)
    state = network.state_dict()
    assert fresh == []
    assert torch.equal(state["we.weight"], stored["embeddings.word_embeddings.weight"])
    assert float(state["pe.weight"][5, 5]) == 2 + 3
    for side in ("weight", "bias"):
        for ours, theirs in PARTS.items():
            assert torch.equal(state[f"layers.4.{ours}.{side}"], stored[f"encoder.layer.4.{theirs}.{side}"])
        parts = state[f"layers.2.qkv.{side}"].split(384)
        for found, part in zip(parts, ("query", "key", "value"), strict=True):
            assert torch.equal(found, stored[f"encoder.layer.2.attention.self.{part}.{side}"])


def test_earlier_weights_keep_their_labels_and_new_labels_begin_like_none(tmp_path: Path) -> None:
    labels = encoder_of(generate(1, 9)).labels
    earlier = labels | {"ner": ["B-OTH", "O", "B-PER"]}
    before = Network(sizes(earlier))
    stored = {key: value.half() for key, value in before.state_dict().items() if not key.startswith("dist.")}
    torch.save(stored, tmp_path / "weights.pt")
    network = Network(sizes(labels))
    assert load_weights(network, tmp_path / "weights.pt", labels=labels, earlier=earlier) == [
        "dist.weight",
        "dist.bias",
    ]
    rows, old = network.ner.weight, stored["ner.weight"].float()
    assert torch.equal(rows[NAME_LABELS.index("B-NORP")], old[0])
    assert torch.equal(rows[NAME_LABELS.index("O")], old[1])
    assert torch.equal(rows[NAME_LABELS.index("B-PER")], old[2])
    assert torch.allclose(rows[NAME_LABELS.index("I-WEAPON")], old[1] * 0.3)
    assert torch.equal(network.U, stored["U"].float())


def test_an_average_lies_between(tmp_path: Path) -> None:
    paths = [tmp_path / f"{i}.pt" for i in range(3)]
    for i, path in enumerate(paths):
        torch.save({"a": torch.tensor([float(i), 4.0]).half()}, path)
    found = average(paths)
    assert found["a"].dtype == torch.float16
    assert found["a"].tolist() == pytest.approx([1.0, 4.0], abs=1e-3)


def test_a_run_of_two_steps_saves_its_average_and_its_labels(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sentences = generate(1, 6)
    encoder = encoder_of(sentences)
    encoded = [encoder.encode(each) for each in sentences]
    options = SimpleNamespace(
        encoder_rate=1e-4,
        head_rate=1e-3,
        thaw=True,
        steps=2,
        minutes=1e9,
        floor=0.0,
        every=5,
        out=tmp_path,
        teachers=[],
    )
    run = train.Run(Network(sizes(encoder.labels)), [], {"made": encoded}, options)
    run.go(iter([collate([[each]], len(NAME_LABELS), Random(1)) for each in encoded]))
    told = capsys.readouterr().out
    assert told.count("==") == 1
    assert "done 2" in told
    stored = torch.load(tmp_path / "weights.pt")
    assert torch.equal(stored["tag.bias"], run.average.values["tag.bias"].half())


def test_a_network_that_is_taught_by_itself_has_nothing_to_learn_but_certainty() -> None:
    sentences = generate(1, 4)
    encoder = encoder_of(sentences)
    torch.manual_seed(1)
    network, other = Network(sizes(encoder.labels)).eval(), Network(sizes(encoder.labels)).eval()
    batch = collate([[encoder.encode(each)] for each in sentences], len(NAME_LABELS), None)
    own, foreign = Teachers([network]).opinions(batch), Teachers([other]).opinions(batch)
    found = scores(network, batch)
    assert float(taught(network, found, own, batch).detach()) < float(taught(network, found, foreign, batch).detach())


def test_teachers_see_the_words_that_are_hidden_from_their_pupil() -> None:
    sentences = generate(2, 6)
    encoder = encoder_of(sentences)
    batch = collate([[encoder.encode(each)] for each in sentences], len(NAME_LABELS), Random(1))
    assert not torch.equal(batch.ids, batch.clean)
    plain = collate([[encoder.encode(each)] for each in sentences], len(NAME_LABELS), None)
    assert torch.equal(batch.clean, plain.ids)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_thirty_steps_teach_something_and_the_export_says_the_same(tmp_path: Path) -> None:
    pytest.importorskip("onnxscript")
    torch.manual_seed(1)
    torch.set_num_threads(1)
    chance = Random(1)
    sentences = generate(4, 40)
    encoder = encoder_of(sentences)
    network = Network(sizes(encoder.labels))
    encoded = [encoder.encode(each) for each in sentences]
    optimiser = make_optimiser(network, [], encoder_rate=1e-4, head_rate=1e-3, thaw=True)
    before = measure(network, encoded)
    told: list[float] = []
    while len(told) < 30:
        for batch in batches(windows(encoded, chance), 700, chance):
            told += [sum(learn(network, optimiser, collate(batch, len(NAME_LABELS), chance)).values())]
    after = measure(network, encoded)
    assert sum(told[-5:]) < 0.75 * sum(told[:5])
    assert after["upos"] > before["upos"] + 10

    torch.save({key: value.half() for key, value in network.state_dict().items()}, tmp_path / "weights.pt")
    (tmp_path / "labels.json").write_text(json.dumps(encoder.labels), encoding="utf-8")
    vocabulary = tmp_path / "vocabulary.txt"
    vocabulary.write_text("\n".join(VOCABULARY) + "\n", encoding="utf-8")
    assert write_model(tmp_path / "weights.pt", tmp_path / "model", vocabulary=vocabulary) < 1e-3
    model = load_model(tmp_path / "model")
    assert model.labels == encoder.labels
    found = model.scores(encoded[0].pieces, encoded[0].shapes)
    words = len(encoded[0].pieces)
    assert found.arc.shape == (words, words + 1)
    assert all(column is not None and bool(torch.isfinite(torch.from_numpy(column)).all()) for column in found)
    exact = scores(network.eval(), collate([[encoded[0]]], len(NAME_LABELS), None))
    assert (torch.from_numpy(found.ner) - exact["names"][0]).abs().max() < 0.5
