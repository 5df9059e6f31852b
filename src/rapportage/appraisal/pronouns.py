"""Whom pronouns are taken to mean, against the coreference that GUM's annotators marked."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rapportage.appraisal.score import Score
from rapportage.appraisal.tally import Counts, Sheet, score
from rapportage.recording.pronouns import PRONOUNS
from rapportage.recording.record import record
from rapportage.schema.mentions import ActorMention, Record
from rapportage.schema.report import Block, Report, Use

_SPOKEN = frozenset({"conversation", "vlog", "court", "podcast", "interview"})
"""Genres left out: talk has no report's voice, and the licence of one of them bars it."""
_PART = re.compile(r"\([^()]+\)?|[^()]+\)")
_NAMED = frozenset({"person", "organization", "place"})
_CAPITAL = re.compile(r"\b[A-Z]")
_AHEAD = 40
"""Characters that a word may stand after the one before it: more is a word that the text lacks."""


class Marked(NamedTuple):
    """A mention in the gold: its cluster, characters and type."""

    cluster: str
    start: int
    end: int
    type: str


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return how often a pronoun that was tied to a named actor is that one's, and how many of those that mean a named one are tied."""
    sheets = [_judge(row) for row in _rows(shared / "eval" / "gum_ccby" / "dev.jsonl.xz")]
    beside = "GUM dev, written genres; a name must be the antecedent"
    return (
        score(
            "recording.pronoun_links_right",
            [{"links": sheet["right"]} for sheet in sheets],
            "links",
            beside=beside,
            held=False,
        ),
        score(
            "recording.pronoun_links_f1",
            [{"links": sheet["both"]} for sheet in sheets],
            "links",
            beside=beside,
            held=False,
        ),
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["input"]["genre"] not in _SPOKEN:
                yield row


def _judge(row: dict[str, Any]) -> Sheet:
    """Return the counts of one text: links made and right; and the same with the links that there are."""
    text = row["input"]["text"]
    marked = list(mentions(row["gold"]["conllu"], text))
    found = record(_report(text))
    named = {each.cluster for each in marked if each.type in _NAMED and _is_name(text[each.start : each.end])}
    by_span = {(each.span.start, each.span.end): each for each in found.actors}
    made = right = wanted = 0
    for each in marked:
        if text[each.start : each.end].lower() in PRONOUNS:
            wanted += each.cluster in named
            link = by_span.get((each.start, each.end))
            if link is not None and link.alias_of is not None:
                root = _root(link, found)
                made += 1
                right += _cluster(marked, root.span.start, root.span.end) == each.cluster
    return {"right": Counts(right, made, made), "both": Counts(right, made, wanted)}


def _is_name(words: str) -> bool:
    return bool(_CAPITAL.search(words)) and words.lower() not in PRONOUNS


def _report(text: str) -> Report:
    """Return a text as a report with a block a line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start=at, end=at + len(line), use=Use.BODY))
        at += len(line) + 1
    return Report(id="report:made", text=text, address="made.txt", sha256="0", blocks=tuple(blocks))


def _root(row: ActorMention, found: Record) -> ActorMention:
    by_id = {each.id: each for each in found.actors}
    while row.alias_of in by_id:
        row = by_id[row.alias_of]
    return row


def _cluster(marked: list[Marked], start: int, end: int) -> str:
    """Return the cluster of the shortest mention that holds some characters, empty where none does."""
    holding = [each for each in marked if each.start <= start and end <= each.end]
    return min(holding, key=lambda each: each.end - each.start).cluster if holding else ""


def mentions(conllu: str, text: str) -> Iterator[Marked]:
    """Yield the mentions that the last column of a CoNLL-U file marks ("Entity=(3-person-...)"), as characters of the text."""
    at = 0
    open_mentions: list[Marked] = []
    for line in conllu.splitlines():
        columns = line.split("\t")
        if len(columns) < 10 or not columns[0].isdigit():
            continue
        place = text.find(columns[1], at)
        start = place if 0 <= place - at <= _AHEAD else at
        at = start + len(columns[1])
        entities = re.search(r"Entity=([^|]+)", columns[9])
        for part in _PART.findall(entities[1]) if entities else ():
            name, _, rest = part.strip("()").partition("-")
            if part.startswith("("):
                mention = Marked(name, start, at, rest.partition("-")[0])
                if part.endswith(")"):
                    yield mention
                else:
                    open_mentions.append(mention)
            else:
                last = next((each for each in reversed(open_mentions) if each.cluster == name), None)
                if last is not None:
                    open_mentions.remove(last)
                    yield last._replace(end=at)
