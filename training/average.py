"""Average trained weights: ``python -m training.average OUT.pt ONE.pt TWO.pt ...``.

Weights that went on from the same ones lie in one valley, and their mean does better than each (Wortsman et al. 2022, "Model soups:
averaging weights of multiple fine-tuned models improves accuracy without increasing inference time").
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def average(paths: list[Path]) -> dict[str, torch.Tensor]:
    """Return the mean of weights, in half precision as they are stored."""
    states = [torch.load(path) for path in paths]
    share = 1 / len(paths)
    nothing = torch.zeros(())
    return {key: sum((share * state[key].float() for state in states), nothing).half() for key in states[0]}


def main() -> None:
    """Write the average beside a copy of their labels."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("weights", type=Path, nargs="+")
    options = parser.parse_args()
    labels = [path.parent / "labels.json" for path in options.weights if (path.parent / "labels.json").exists()]
    if not labels or len({path.read_text(encoding="utf-8") for path in labels}) > 1:
        parser.error("labels.json must lie beside the weights, and be the same where it lies beside several")
    text = labels[0].read_text(encoding="utf-8")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(average(options.weights), options.out)
    (options.out.parent / "labels.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
