"""Fit the weights that elect a page's article text, and say how they do on pages they were not fitted on.

    python tools/fit_html_weights.py --pages ../shared/eval/boilerplate [--write]

Logistic regression over the runs of every page, each weighing as its share of the page's words, drawn towards
the weights set by hand in ``[prior]`` of ``lexicon/data/html_weights.toml`` (ridge of 20 around them: of 3, 5, 10,
20, 30, 100 and 300 the flattest between folds). Needs numpy, which the package itself does not.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import tomllib
from collections import Counter
from hashlib import sha256
from pathlib import Path

import numpy as np

from rapportage.appraisal.pages import decoded, mean_scores, page_score, shingles
from rapportage.reading.election import find_evidence
from rapportage.reading.extract import extract
from rapportage.reading.html_meta import flatten_json_ld
from rapportage.reading.walk import parse, walk_tree

WEIGHTS = Path(__file__).resolve().parent.parent / "src/rapportage/lexicon/data/html_weights.toml"
RIDGE = 20.0
FOLDS = 8
PAGES_AT_LEAST = 4  # a feature seen on fewer pages keeps its prior


class Sample:
    """One page: its text, runs, features, and for every run how much of it the gold text holds."""

    def __init__(self, record: dict, gold: str, *, is_asked: bool) -> None:
        page = decoded(record["html"])
        tree, _ = parse(page)
        walked = walk_tree(tree)
        fields, _ = flatten_json_ld(walked.scripts)
        meta = (*walked.meta, *fields)
        self.is_check = int(sha256(record["id"].encode()).hexdigest()[0], 16) % 4 == 0
        self.gold = gold
        self.texts = [walked.text[run.start : run.end] for run in walked.runs]
        taken = extract(tree)[0] if is_asked else None
        self.features = find_evidence(walked.text, walked.runs, meta, taken=taken)
        self.shares, self.sizes = _shares(self.texts, gold)

    def score(self, chosen: np.ndarray) -> tuple[float | None, float]:
        return page_score("\n".join(text for text, yes in zip(self.texts, chosen, strict=True) if yes), self.gold)


def _shares(texts: list[str], gold: str) -> tuple[np.ndarray, np.ndarray]:
    """Return for every run the share of its words that stand in the gold text in the same company, and how many it has.

    Company counts across runs, so that the cells of a table and a heading between paragraphs are told by what
    stands before and after them. What the gold text holds once is found once.
    """
    runs = [re.findall(r"\w+", text) for text in texts]
    words = [word for run in runs for word in run]
    left = shingles(gold)
    held = np.zeros(len(words))
    for at in range(len(words) - 3):
        shingle = tuple(words[at : at + 4])
        if left[shingle] > 0:
            left[shingle] -= 1
            held[at : at + 4] = 1.0
    sizes = np.array([len(run) for run in runs], float)
    ends = np.cumsum(sizes).astype(int)
    sums = np.array([held[end - int(size) : end].sum() for end, size in zip(ends, sizes, strict=True)])
    return sums / np.maximum(sizes, 1), sizes


def fit(samples: list[Sample], names: list[str], prior: dict[str, float], ridge: float = RIDGE) -> np.ndarray:
    """Return weights by damped Newton steps."""
    x = np.vstack([matrix(sample, names) for sample in samples])
    y = np.concatenate([sample.shares for sample in samples])
    weight = np.concatenate(
        [np.minimum(s.sizes / max(len(re.findall(r"\w+", s.gold)), 50), 0.3) * 50 + 0.05 for s in samples]
    )
    start = np.array([prior.get(name, 0.0) for name in names])
    pull = np.array([0.01 if name == "bias" else ridge for name in names])

    def loss(b: np.ndarray) -> float:
        z = np.clip(x @ b, -50, 50)
        return float((weight * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * (pull * (b - start) ** 2).sum())

    b, best = start.copy(), loss(start)
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ b, -50, 50)))
        slope = x.T @ (weight * (p - y)) + pull * (b - start)
        curve = (x * (weight * np.maximum(p * (1 - p), 1e-6))[:, None]).T @ x + np.diag(pull)
        step, size = np.linalg.solve(curve, slope), 1.0
        while size > 1e-5 and loss(b - size * step) > best:
            size /= 2
        b = b - size * step
        now = loss(b)
        if best - now < 1e-3:
            break
        best = now
    return b


def matrix(sample: Sample, names: list[str]) -> np.ndarray:
    at = {name: column for column, name in enumerate(names)}
    x = np.zeros((len(sample.features), len(names)))
    for row, features in enumerate(sample.features):
        for name, value in features.items():
            if name in at:
                x[row, at[name]] = value
    return x


def report(title: str, scores: list[tuple[float | None, float]]) -> None:
    precision, recall, f1 = mean_scores(scores)
    print(f"{title}: P {precision:.4f} R {recall:.4f} F1 {f1:.4f} pages {len(scores)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    spec = importlib.util.spec_from_file_location("boilerplate_load", arguments.pages / "load.py")
    loader = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loader)
    records = list(loader.items())
    whole = tomllib.loads(WEIGHTS.read_text("utf-8"))
    text = WEIGHTS.read_text("utf-8").split("[weights]")[0]
    for table, is_asked in (("weights", True), ("unasked", False)):
        print("the extractor asked:" if is_asked else "the extractor not asked:")
        fitted = assess([Sample(record, gold["text"], is_asked=is_asked) for record, gold in records], whole["prior"])
        text += f"[{table}]\n" + "".join(f'"{name}" = {value:.2f}\n' for name, value in sorted(fitted.items()))
        text += "\n" if is_asked else ""
    if arguments.write:
        WEIGHTS.write_text(text, "utf-8")


def assess(samples: list[Sample], prior: dict[str, float]) -> dict[str, float]:
    """Print how weights do on pages left out and return those fitted on all."""
    pages = Counter(name for sample in samples for name in {name for each in sample.features for name in each})
    names = sorted(name for name, times in pages.items() if times >= PAGES_AT_LEAST)
    dev = [sample for sample in samples if not sample.is_check]
    check = [sample for sample in samples if sample.is_check]
    for title, group in (("dev", dev), ("all", samples)):
        scores = []
        for fold in range(FOLDS):
            b = fit([s for n, s in enumerate(group) if n % FOLDS != fold], names, prior)
            scores += [s.score(matrix(s, names) @ b > 0) for n, s in enumerate(group) if n % FOLDS == fold]
        report(f"  {title}, each page by weights fitted without it ({FOLDS} folds)", scores)
    b = fit(dev, names, prior)
    report("  check, by weights fitted on dev", [s.score(matrix(s, names) @ b > 0) for s in check])
    by_hand = np.array([prior.get(name, 0.0) for name in names])
    report("  all, by the weights set by hand", [s.score(matrix(s, names) @ by_hand > 0) for s in samples])
    b = fit(samples, names, prior)
    report("  all, by weights fitted on all (no estimate)", [s.score(matrix(s, names) @ b > 0) for s in samples])
    kept = {name: value for name, value in prior.items() if name not in names}
    return {name: value for name, value in {**kept, **dict(zip(names, b, strict=True))}.items() if abs(value) >= 0.005}


if __name__ == "__main__":
    main()
