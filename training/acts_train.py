"""Train the network of acts on passages of our own: ``python -m training.acts_train --help``. Writes a .pt file; says on the way how it goes."""

from __future__ import annotations

import argparse
import math
import time
from pathlib import Path
from random import Random

import torch

from training.acts_features import Asked
from training.acts_loss import loss, measured
from training.acts_material import ActMaterial, read_acts
from training.acts_network import DEPTH, ActNetwork
from training.beginning import load_encoder
from training.network import Network
from training.optimising import rate

SHIFTS = 6
"""A passage's first window may be numbered 0 to 5, so that the numbers mean no place in a text."""
AVERAGED, EARLY = 0.99, 20
"""Share that the running average of the weights keeps at each step, and steps until it has half of that."""


def arguments() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--own", type=Path, default=Path(__file__).parent / "own", help="folder with acts_*.txt")
    parser.add_argument(
        "--start",
        type=Path,
        help="weights of the syntax network (.pt) or of its encoder (.safetensors), whose upper layers it begins with",
    )
    parser.add_argument("--out", type=Path, required=True, help="file to write (.pt)")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--variants", type=int, default=4, help="times each passage stands with other names of states")
    parser.add_argument("--batch", type=int, default=8, help="passages a step")
    parser.add_argument("--layer-rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--dropout", type=float, default=0.3, help="of the heads")
    parser.add_argument("--decay", type=float, default=0.01)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--all", action="store_true", help="keep no passage out")
    return parser.parse_args()


def begin(network: ActNetwork, start: Path) -> None:
    """Give the layers the weights of the syntax network's upper half."""
    if start.suffix == ".safetensors":
        whole = Network({"upos": 1, "xpos": 1, "lemma": 1, "ner": 1, "kind": 1, "rel": 1})
        load_encoder(whole, start)
        weights = whole.state_dict()
    else:
        weights = torch.load(start)
    for number in range(DEPTH):
        prefix = f"layers.{number + 3}."
        own = {key.removeprefix(prefix): value.float() for key, value in weights.items() if key.startswith(prefix)}
        network.layers[number].load_state_dict(own)


class Run:
    """A network in training.

    Attributes:
        network: What is trained.
        average: The running average of its weights, which is measured and saved.
        material: The passages.
        options: Those of the command line.
    """

    def __init__(self, material: ActMaterial, options: argparse.Namespace, chance: Random) -> None:
        self.material, self.options, self._chance = material, options, chance
        self.network = ActNetwork(len(material.features), len(material.ways), head_dropout=options.dropout)
        if options.start:
            begin(self.network, options.start)
        layers = [each for key, each in self.network.named_parameters() if key.startswith("layers")]
        heads = [each for key, each in self.network.named_parameters() if not key.startswith("layers")]
        self._optimiser = torch.optim.AdamW(
            [{"params": layers, "lr": options.layer_rate}, {"params": heads, "lr": options.head_rate}],
            weight_decay=options.decay,
            betas=(0.9, 0.98),
        )
        self._full = [group["lr"] for group in self._optimiser.param_groups]
        self.average = {key: value.detach().clone() for key, value in self.network.state_dict().items()}
        self._step, self._steps = 0, options.epochs * math.ceil(len(material.taught) / options.batch)

    def epoch(self) -> float:
        """Show the network every passage once, in one of its variants; return the mean loss of a word."""
        order = list(range(len(self.material.taught)))
        self._chance.shuffle(order)
        losses = []
        for at in range(0, len(order), self.options.batch):
            numbers = order[at : at + self.options.batch]
            losses.append(self._learn([self._chance.choice(self.material.taught[number]) for number in numbers]))
        return sum(losses) / len(losses)

    def _learn(self, batch: list[Asked]) -> float:
        for group, height in zip(self._optimiser.param_groups, self._full, strict=True):
            group["lr"] = height * rate(self._step / self._steps, 0.02)
        words = sum(len(each.kind) for each in batch)
        self._optimiser.zero_grad()
        summed = 0.0
        for each in batch:
            part = loss(self.network, each, shift=self._chance.randrange(SHIFTS)) / words
            part.backward()  # type: ignore[no-untyped-call]
            summed += float(part.detach())
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self._optimiser.step()
        self._step += 1
        share = min(AVERAGED, self._step / (self._step + EARLY))
        for key, value in self.network.state_dict().items():
            self.average[key].mul_(share).add_(value, alpha=1 - share)
        return summed

    def report(self) -> dict[str, float]:
        """Measure the averaged weights on the passages kept out, and write them."""
        own = {key: value.clone() for key, value in self.network.state_dict().items()}
        self.network.load_state_dict(self.average)
        told = {key: round(value, 3) for key, value in measured(self.network, self.material.kept).items()}
        stored = {key: value.half() for key, value in self.average.items()}
        torch.save({"weights": stored, "ways": self.material.ways}, self.options.out)
        self.network.load_state_dict(own)
        return told


def main() -> None:
    """Train and write."""
    options = arguments()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    chance = Random(options.seed)  # noqa: S311 - a run that can be repeated, no secret
    began = time.monotonic()
    material = read_acts(options.own, chance, variants=options.variants, keep_none=options.all)
    print(len(material.taught), "passages,", len(material.kept), "kept out;", round(time.monotonic() - began), "s")
    run = Run(material, options, chance)
    for number in range(1, options.epochs + 1):
        mean = run.epoch()
        print(number, round(time.monotonic() - began), "s", round(mean, 3), run.report(), flush=True)


if __name__ == "__main__":
    main()
