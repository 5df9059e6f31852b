"""Who did what to whom, where we are wrong: acts of the development sentences one by one, and every construction's share."""

from __future__ import annotations

import argparse
from pathlib import Path

from rapportage.appraisal.frame_gold import Example, Filler, read_examples
from rapportage.appraisal.frames import SETS, Judged, Said, Verdict, by_construction, judge_all
from rapportage.syntax.builtin import Builtin


def lines_of(judged: Judged) -> list[str]:
    """Return a sentence with what is wrong in it, nothing where all is right."""
    wrong = [verdict for verdict in judged.verdicts if not verdict.right]
    if not wrong:
        return []
    lines = [judged.example.text, f"  @ {' '.join(judged.example.constructions)}"]
    for verdict in wrong:
        lines.append(f"  gold  {_gold(judged.example, verdict)}")
        lines += [f"  ours  {_ours(judged.example, said)}" for said in verdict.said] or ["  ours  none"]
    return lines


def _gold(example: Example, verdict: Verdict) -> str:
    act = verdict.act
    if act is None:
        return "no act"
    places = [
        f"{'/'.join(place.roles)}{'?' * place.optional}={','.join(_written(example, each) for each in place.fillers)}"
        for place in act.places
    ]
    status = "not" if act.negated else "not?" if act.negated is None else ""
    modal = "" if act.modals == ("",) else f"modal={'/'.join(act.modals)}"
    return " ".join([f"{act.word}:", *places, status, modal]).strip()


def _written(example: Example, filler: Filler) -> str:
    words = "/".join(example.text[slice(*span)] for span in filler.spans)
    return words + "?" * filler.optional


def _ours(example: Example, said: Said) -> str:
    places = [
        f"{role}={','.join(example.text[slice(*span)] for span in spans)}"
        for role, spans in said.roles.items()
        if spans
    ]
    modal = f"modal={said.modal}" if said.modal else ""
    return " ".join([f"{example.text[slice(*said.predicate)]}:", *places, "not" * said.negated, modal]).strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only sentences of this construction")
    parser.add_argument("--totals", action="store_true", help="no sentences, only the table by construction")
    parser.add_argument("--check", action="store_true", help="the table of the checking sentences, which are not shown")
    parser.add_argument(
        "--weights", type=Path, help="a folder of weights, in place of those that come with the package"
    )
    asked = parser.parse_args()
    judged = judge_all(read_examples(SETS["check" if asked.check else "dev"]), Builtin(asked.weights))
    for one in judged:
        if not asked.totals and not asked.check and (not asked.only or asked.only in one.example.constructions):
            for line in lines_of(one):
                print(line)
    for name, (right, of_all) in by_construction(judged).items():
        print(f"{name:16} {right:4} of {of_all:4}  {right / of_all:.2f}")
    verdicts = [verdict.right for one in judged for verdict in one.verdicts]
    print(f"{'all':16} {sum(verdicts):4} of {len(verdicts):4}  {sum(verdicts) / len(verdicts):.3f}")


if __name__ == "__main__":
    main()
