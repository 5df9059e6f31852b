"""Train the network: ``python -m training.train --help``. Writes weights.pt and labels.json; says on the way how it goes."""

from __future__ import annotations

import argparse
import json
import math
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import torch

from rapportage.syntax.pieces import Pieces
from training.batches import Batch, collate
from training.beginning import load_encoder, load_weights
from training.distillation import Teachers, read_teacher
from training.encoding import Encoded, Encoder
from training.labels import NAME_LABELS, make_labels
from training.losses import measure
from training.material import Material, read_material
from training.network import Network
from training.optimising import Average, learn, make_optimiser, rate
from training.windows import Window, batches, windows

TOLD = 50
"""Steps between lines that tell the losses."""


def arguments() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with EWT, GUM, UNER and wikigold")
    parser.add_argument("--evaluation", type=Path, required=True, help="folder with gum_ccby and re3d")
    parser.add_argument("--own", type=Path, default=Path(__file__).parent / "own", help="text of our own")
    parser.add_argument(
        "--start", type=Path, required=True, help="weights to go on from (.pt), or the encoder (.safetensors)"
    )
    parser.add_argument("--labels", type=Path, help="labels.json of the weights to go on from; else beside them")
    parser.add_argument("--vocabulary", type=Path, required=True, help="vocab.txt of the encoder")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--steps", type=int, default=1600)
    parser.add_argument("--size", type=int, default=1400, help="pieces a batch")
    parser.add_argument("--encoder-rate", type=float, default=5e-5)
    parser.add_argument("--head-rate", type=float, default=5e-4)
    parser.add_argument("--grammar", type=int, default=1500, help="generated sentences an epoch")
    parser.add_argument("--own-times", type=int, default=2, help="how often an epoch holds the text of our own")
    parser.add_argument("--share", type=float, default=1.0, help="share of the treebanks' windows in an epoch")
    parser.add_argument("--floor", type=float, default=0.0, help="share of the learning rate left at the end")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--every", type=int, default=400, help="steps between measurements")
    parser.add_argument("--thaw", action="store_true", help="train the piece table too")
    parser.add_argument(
        "--teachers",
        type=Path,
        nargs="*",
        default=[],
        help="trained weights (same labels) whose mean opinion is learnt from",
    )
    parser.add_argument(
        "--minutes",
        type=float,
        default=math.inf,
        help="stop after this time; the schedule follows it (no run is then like another)",
    )
    options = parser.parse_args()
    if options.labels is None and options.start.suffix == ".pt":
        options.labels = options.start.parent / "labels.json"
    return options


def make_network(
    labels: dict[str, list[str]], start: Path, *, earlier: dict[str, list[str]] | None
) -> tuple[Network, list[str]]:
    """Return the network with its first weights, and which parameters start afresh.

    Args:
        labels: Labels of every head.
        start: The encoder (.safetensors) or weights to go on from.
        earlier: Labels of the weights to go on from.
    """
    network = Network({key: len(column) for key, column in labels.items()})
    if start.suffix == ".safetensors":
        load_encoder(network, start)
        return network, []
    return network, load_weights(network, start, labels=labels, earlier=earlier or labels)


def epoch(material: Material, encoder: Encoder, options: argparse.Namespace, chance: Random) -> list[Window]:
    """Return the windows of one epoch: the sets, names exchanged afresh, and text of our own."""
    out: list[Window] = []
    parts = material.epoch(chance, grammar=options.grammar, own_times=options.own_times, share=options.share)
    for part in parts:
        for _ in range(part.times):
            found = windows([encoder.encode(each) for each in part.sentences], chance)
            out += found if part.share >= 1 else chance.sample(found, round(len(found) * part.share))
    return out


def stream(material: Material, encoder: Encoder, options: argparse.Namespace, chance: Random) -> Iterator[Batch]:
    """Yield batches, epoch after epoch without end."""
    while True:
        for batch in batches(epoch(material, encoder, options, chance), options.size, chance):
            yield collate(batch, len(encoder.labels["ner"]), chance)


class Run:
    """A network in training.

    Attributes:
        network: What is trained.
        average: Its running average, which is measured and saved.
        dev: Held-out sentences by set.
        options: Those of the command line.
    """

    def __init__(
        self, network: Network, fresh: list[str], dev: dict[str, list[Encoded]], options: argparse.Namespace
    ) -> None:
        self.network, self.dev, self.options = network, dev, options
        self._optimiser = make_optimiser(
            network, fresh, encoder_rate=options.encoder_rate, head_rate=options.head_rate, thaw=options.thaw
        )
        self._full_rates = [group["lr"] for group in self._optimiser.param_groups]
        self.average = Average(network)
        taught_by = [read_teacher(path, network.sizes) for path in options.teachers]
        self._teachers = Teachers(taught_by) if taught_by else None

    def go(self, stream: Iterator[Batch]) -> None:
        """Train until the steps or the minutes are up."""
        began, summed = time.monotonic(), Counter[str]()
        self.network.train()
        for step, batch in enumerate(stream, 1):
            spent = time.monotonic() - began
            progress = max((step - 1) / self.options.steps, spent / 60 / self.options.minutes)
            self._set_rates(min(1.0, progress))
            summed.update(learn(self.network, self._optimiser, batch, teachers=self._teachers))
            self.average.take(self.network)
            if step % TOLD == 0:
                print(step, round(spent), {key: round(value / TOLD, 3) for key, value in summed.items()}, flush=True)
                summed.clear()
            is_over = step >= self.options.steps or progress >= 1
            if is_over or step % self.options.every == 0:
                self.report()
            if is_over:
                print("done", step, round(time.monotonic() - began), flush=True)
                return

    def _set_rates(self, progress: float) -> None:
        for group, full in zip(self._optimiser.param_groups, self._full_rates, strict=True):
            group["lr"] = full * rate(progress, self.options.floor)

    def measured(self) -> dict[str, dict[str, float]]:
        """Return the accuracies on the held-out sentences, set by set."""
        return {key: measure(self.network, part) for key, part in self.dev.items()}

    def report(self) -> None:
        """Measure the averaged weights and save them in half precision."""
        kept = {key: value.clone() for key, value in self.network.state_dict().items()}
        self.network.load_state_dict(self.average.values)
        print("==", self.measured(), flush=True)
        halved = {key: value.half() for key, value in self.network.state_dict().items()}
        torch.save(halved, self.options.out / "weights.pt")
        self.network.load_state_dict(kept)


def main() -> None:
    """Train and save the weights and the labels."""
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    chance = Random(options.seed)  # noqa: S311
    material = read_material(options.treebanks, options.evaluation, options.own)
    earlier = json.loads(options.labels.read_text(encoding="utf-8")) if options.labels else None
    labels = make_labels(material.treed, earlier) | {"ner": NAME_LABELS}
    encoder = Encoder(Pieces(options.vocabulary.read_text(encoding="utf-8").split("\n")), labels)
    network, fresh = make_network(labels, options.start, earlier=earlier)
    dev = {key: [encoder.encode(each) for each in part] for key, part in material.dev.items()}
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
    run = Run(network, fresh, dev, options)
    print("start", run.measured(), "afresh", fresh, flush=True)
    run.go(stream(material, encoder, options, chance))


if __name__ == "__main__":
    main()
