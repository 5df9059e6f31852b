"""How well a parse tells who says what to whom: the places of reporting verbs, in treebanks and in attributed news."""

from __future__ import annotations

import json
import lzma
import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from rapportage.appraisal.tally import Sheet, added, one
from rapportage.appraisal.treebank import Sentence
from rapportage.appraisal.trees import base
from rapportage.syntax.analysis import ROOT, Analysis

_CLAUSES = ("ccomp", "parataxis")
"""A message may hang on its verb as either; which of the two depends on word order and marks only."""


_SHARED = ("conj", "xcomp", "advcl", "aux")
"""Links up which a verb has its subject from another: "rose and said", "went on to say"."""

_EVERY = 3
"""Articles of PolNeAR's 840 for training of which one is asked for speakers after the verb: some 330 in 150 articles."""

_LINE = re.compile(r"[^\n]+")


@cache
def _verbs(group: str) -> frozenset[str]:
    table = tomllib.loads(files("rapportage.appraisal").joinpath("data/speaking.toml").read_text("utf-8"))
    return frozenset(table[group])


def count_speaking(gold: Sentence, found: Analysis, first: int) -> Sheet:
    """Return the counts of one sentence: speaker_before and speaker_after the verb, addressee, message.

    A place counts as found when our head is that verb and our relation does for it: nsubj for a speaker, iobj or obj for an
    addressee, ccomp or parataxis for a message.
    """
    sheets = list[Sheet]()
    for at, head in enumerate(gold.heads):
        if head != ROOT and gold.upos[head] == "VERB" and (asked := _place(gold, at=at, verb=head)):
            name, allowed = asked
            headed = int(found.head[first + at]) == first + head
            sheets.append({name: one(right=headed and base(found.deprel[first + at]) in allowed)})
    return added(sheets)


def _place(gold: Sentence, *, at: int, verb: int) -> tuple[str, tuple[str, ...]] | None:
    """Return what place a word fills and which relations would do for it, None where it fills none of ours."""
    relation = gold.relations[at]
    lemma = gold.lemmas[verb]
    if lemma in _verbs("say"):
        if relation == "nsubj":
            return ("speaker_after" if at > verb else "speaker_before"), ("nsubj",)
        if relation in _CLAUSES:
            return "message", _CLAUSES
    if lemma in _verbs("address") and (relation == "iobj" or (relation == "obj" and _says_clause(gold, verb))):
        return "addressee", ("iobj", "obj")
    return None


def _says_clause(gold: Sentence, verb: int) -> bool:
    """Tell whether a verb has a clause beside its object: "told him to go", but not "told the truth"."""
    return any(
        head == verb and relation in {"ccomp", "xcomp", "parataxis"}
        for head, relation in zip(gold.heads, gold.relations, strict=True)
    )


class Speaker(NamedTuple):
    """A speaker and the verb that says so, as character spans of an article."""

    speaker: tuple[int, int]
    verb: tuple[int, int]

    @property
    def is_after(self) -> bool:
        """Tell whether the speaker stands after the verb."""
        return self.speaker > self.verb

    def moved(self, by: int) -> Speaker:
        """Return the same with its spans moved."""
        (one, two), (three, four) = self
        return Speaker((one + by, two + by), (three + by, four + by))


def attributed(shared: Path) -> Iterator[tuple[str, str, tuple[Speaker, ...]]]:
    """Yield article, line and speakers of news whose attributions are annotated, line by line, lines without speakers left out.

    Speakers with one finite verb in their line only, and no "said by" or "as told in". Those before the verb are of the development articles, those
    after it, which are few, also of one in three of the others: nothing of them is trained on.
    """
    for part, every in (("dev", 1), ("train", _EVERY)):
        with lzma.open(shared / "eval" / "polnear" / f"{part}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for packed in islice(lines, None, None, every):
                row = json.loads(packed)
                text = row["input"]["text"]
                speakers = list(_speakers(text, row["gold"]["attributions"]))
                for line in _LINE.finditer(text):
                    inside = tuple(
                        each.moved(-line.start())
                        for each in speakers
                        if line.start() <= each.verb[0] < line.end() and (part == "dev" or each.is_after)
                    )
                    if inside:
                        yield row["id"], line[0], inside


def _speakers(text: str, rows: Sequence[dict[str, Any]]) -> Iterator[Speaker]:
    for row in rows:
        if len(row["source"]) == len(row["cue"]) == 1:
            speaker, verb = tuple(row["source"][0]), tuple(row["cue"][0])
            low, high = min(speaker[0], verb[0]), max(speaker[1], verb[1])
            words, between = text[verb[0] : verb[1]].lower().split(), text[verb[0] : speaker[0]].split()
            is_subject_of = "\n" not in text[low:high] and not {"by", "in"}.intersection(between)
            if is_subject_of and not _verbs("forms").isdisjoint(words):
                yield Speaker(speaker, verb)


def count_attributed(speakers: Sequence[Speaker], found: Analysis) -> Sheet:
    """Return the counts of a line: said_before and said_after, right where a word of the speaker is subject of the verb."""
    return added(
        {"said_after" if each.is_after else "said_before": one(right=is_subject(each, found))} for each in speakers
    )


def is_subject(asked: Speaker, found: Analysis) -> bool:
    """Tell whether a word of the speaker is the subject of a word of the verb, or of one that the verb shares it with."""
    verbs = set(_within(found, asked.verb))
    for verb in tuple(verbs):
        at = verb
        for _ in range(3):  # "rose and went on to say" is two
            if found.deprel[at] not in _SHARED:
                break
            at = int(found.head[at])
            verbs.add(at)
    return any(
        base(found.deprel[at]) == "nsubj" and int(found.head[at]) in verbs for at in _within(found, asked.speaker)
    )


def _within(found: Analysis, span: tuple[int, int]) -> range:
    """Return the words of a character span."""
    first, end = found.end.searchsorted(span[0], "right"), found.start.searchsorted(span[1], "left")
    return range(int(first), int(end))
