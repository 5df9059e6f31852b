"""How well it is told who says, thinks or wants what: contents, sources and cues that annotators of news marked, against ours.

The annotators mark what stands outermost: no speech within speech. They take a quotation that goes on without a clause of its own for more of the one
before. So nested statements are left out here, and what goes on is joined to the same speaker's words.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from rapportage.appraisal.score import Score
from rapportage.reading.read import read
from rapportage.recording.cues import Cue, find_cues, ranges
from rapportage.recording.grammar import Grammar, find_grammar
from rapportage.recording.passages import find_passages
from rapportage.recording.readings import Reading, read_passage
from rapportage.recording.record import record
from rapportage.schema.mentions import StatementMention
from rapportage.schema.report import Payload, Report
from rapportage.syntax.analysis import Analysis
from rapportage.syntax.backbone import Backbone
from rapportage.syntax.opening import kept_backbone

ROLES = ("content", "source", "cue")
_DRAWS = 200
_GOAL = 0.85
_DIRECT_GOAL = 0.95
_DIRECT_WORDS = 5
"""Words of a quotation that is speech beyond doubt: shorter ones may be names or doubts."""

_SAYING = re.compile(
    r"\b(sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|according to|add(?:s|ed|ing)?|stat(?:e|es|ed|ing)|statements?|"
    r"announc\w+|declar\w+|assert\w+|claim\w*|argu(?:e|es|ed|ing)|arguments?|not(?:e|es|ed|ing)|report(?:s|ed|ing|edly)?|"
    r"repl(?:y|ies|ied|ying)|answer\w*|ask(?:s|ed|ing)?|respon(?:d|ds|ded|se)\w*|insist\w*|warn\w*|accus\w+|alleg\w+|"
    r"den(?:y|ies|ied|ying|ial)|call(?:s|ed|ing)? (?:on|for)?|urg(?:e|es|ed|ing)|promis\w+|vow\w*|pledg\w+|"
    r"confirm\w*|acknowledg\w+|admit\w*|suggest\w*|propos\w+|criticiz\w+|condemn\w*|prais\w+|describ\w+|"
    r"explain\w*|emphasi\w+|stress\w*|reiterat\w+|quot(?:e|es|ed|ing)|cit(?:e|es|ed|ing)|tweet\w*|wr(?:ite|ites|ote|iting|itten)|"
    r"testif\w+|remark\w*|comment\w*|speak\w*|sp(?:oke|oken)|speech|interview\w*|joke[sd]?|continued|concluded|recall\w*|"
    r"contend\w*|maintain\w*|point(?:s|ed|ing)? out|talk\w*|demand\w*|recommend\w*|predict\w*|charg(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)  # the words by which the set's own scorer tells speech from belief
_MARK = re.compile("[\"“”]|''")
Ranges = tuple[tuple[int, int], ...]


class Attributed(NamedTuple):
    """An attribution as ranges of the text, and the name of who speaks where ours tells one."""

    content: Ranges
    origin: Ranges
    cue: Ranges
    name: str = ""

    def part(self, role: str) -> Ranges:
        """Return the ranges of "content", "source" or "cue"."""
        return {"content": self.content, "source": self.origin, "cue": self.cue}[role]


Tally = tuple[int, int, int]
"""Of one article: found, ours, annotated."""


class _Keeping:
    """A backbone that keeps the last analysis, so that an article is parsed once."""

    def __init__(self, inner: Backbone) -> None:
        self.name, self.scheme, self.digest = inner.name, inner.scheme, inner.digest
        self._inner = inner
        self._last: tuple[str, Analysis] | None = None

    def analyze(self, text: str) -> Analysis:
        """Return the analysis of a text."""
        if self._last is None or self._last[0] != text:
            self._last = text, self._inner.analyze(text)
        return self._last[1]

    def analyze_words(self, sentences: Sequence[Sequence[str]]) -> Analysis:
        """Return the analysis of given words."""
        return self._inner.analyze_words(sentences)


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return F1 of contents, sources and cues that overlap one to one, all and of speech alone, and speakers of direct speech."""
    backbone = _Keeping(kept_backbone())
    sheets: list[dict[str, Tally]] = []
    for row in _rows(shared / "eval" / "polnear" / "dev.jsonl.xz"):
        report = read(Payload(body=row["input"]["text"].encode(), address=row["id"]))
        if report.text == row["input"]["text"]:
            sheets.append(_sheet(report.text, _annotated(row), attributions(report, backbone)))
    names = [f"{part}.{role}" for part in ("all", "speech") for role in (*ROLES, "attribution")]
    beside = "a clause and a quotation nearby .594 content, .467 source"
    scores = [_score(name, [sheet[name] for sheet in sheets], _f1, goal=_GOAL, beside=beside) for name in names]
    direct = [sheet["direct"] for sheet in sheets]
    scores.append(
        _score("direct_speaker", direct, _share, goal=_DIRECT_GOAL, beside="quotations of five words and more")
    )
    return tuple(scores)


def _score(
    name: str, tallies: list[Tally], figure: Callable[[Sequence[Tally]], float], *, goal: float, beside: str
) -> Score:
    chance = Random(0)  # noqa: S311 - resampling, no secret
    draws = sorted(figure(chance.choices(tallies, k=len(tallies))) for _ in range(_DRAWS))
    low, high = draws[round(0.025 * _DRAWS)], draws[round(0.975 * _DRAWS) - 1]
    told = name.removeprefix("all.").replace(".", "_")
    return Score(
        f"recording.polnear_{told}", figure(tallies), low, high, sum(each[2] for each in tallies), goal, beside
    )


def _f1(tallies: Sequence[Tally]) -> float:
    hit, ours, gold = (sum(column) for column in zip(*tallies, strict=True))
    return 2 * hit / (ours + gold) if ours + gold else 0.0


def _share(tallies: Sequence[Tally]) -> float:
    hit, _, gold = (sum(column) for column in zip(*tallies, strict=True))
    return hit / gold if gold else 0.0


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _annotated(row: dict[str, Any]) -> list[Attributed]:
    def part(each: dict[str, Any], role: str) -> Ranges:
        return tuple((low, high) for low, high in each[role])

    gold = row["gold"]["attributions"]
    return [Attributed(part(each, "content"), part(each, "source"), part(each, "cue")) for each in gold]


def attributions(report: Report, backbone: Backbone) -> list[Attributed]:
    """Return what is recorded of who says what as the annotators would have it: outermost, what goes on joined."""
    readings = [read_passage(passage) for passage in find_passages(report)]
    grammar = find_grammar([reading.passage for reading in readings], backbone)
    clauses = _clauses(readings, find_cues(readings, grammar))
    found: list[Attributed] = []
    for row in record(report, backbone=backbone).statements:
        if row.repeats is not None or row.nested_in is not None:
            continue
        content = tuple((piece.start, piece.end) for piece in row.content)
        before = next((at for at in reversed(range(len(found))) if found[at].name == row.speaker_name), -1)
        if row.rule == "statements.running/1" and before >= 0:
            found[before] = found[before]._replace(content=found[before].content + content)
            continue
        origin, cue = _places(row, clauses, readings, grammar)
        found.append(Attributed(content, origin, cue, row.speaker_name))
    return found


def _clauses(readings: Sequence[Reading], cues: Sequence[Sequence[Cue]]) -> dict[tuple[int, int], tuple[int, Cue]]:
    """Return the clauses by the characters of their cues, each with the number of its passage."""
    found = {}
    for number, rows in enumerate(cues):
        for cue in rows:
            span = readings[number].passage.span(cue.start, cue.end)
            found[span.start, span.end] = number, cue
    return found


def _places(
    row: StatementMention,
    clauses: dict[tuple[int, int], tuple[int, Cue]],
    readings: Sequence[Reading],
    grammar: Grammar,
) -> tuple[Ranges, Ranges]:
    """Return where the source and the cue of a statement stand."""
    if row.cue is None:
        where = (row.span.start, row.span.start + len(row.speaker_name))
        return (where,) if row.rule in {"statements.turn/1", "statements.cited/1"} else (), ()
    number, cue = clauses[row.cue.start, row.cue.end]
    passage = readings[number].passage
    spans = [
        [passage.span(low, high) for low, high in ranges(grammar, words)]
        for words in (cue.attribution.holder, cue.attribution.cue)
    ]
    origin, words = (tuple((span.start, span.end) for span in each) for each in spans)
    return origin, words


def _sheet(text: str, gold: list[Attributed], ours: list[Attributed]) -> dict[str, Tally]:
    """Return the tallies of one article."""
    speech = [_is_speech(text, each) for each in gold]
    pairs = _pairs(gold, ours)
    other = {mine for annotated, mine in pairs if not speech[annotated]}
    sheet = _roles("all", gold, ours)
    spoken = [each for each, is_said in zip(gold, speech, strict=True) if is_said]
    sheet.update(_roles("speech", spoken, [each for at, each in enumerate(ours) if at not in other]))
    sheet["direct"] = _direct(text, gold, ours)
    return sheet


def _roles(part: str, gold: list[Attributed], ours: list[Attributed]) -> dict[str, Tally]:
    """Return the tallies of each role, and of attributions whose content and source are both met."""
    sheet: dict[str, Tally] = {}
    for role in ROLES:
        asked = [each.part(role) for each in gold if each.part(role)]
        given = [each.part(role) for each in ours if each.part(role)]
        sheet[f"{part}.{role}"] = len(_match(asked, given)), len(given), len(asked)
    both = sum(
        _common(gold[at].origin, ours[mine].origin) > 0 or not (gold[at].origin or ours[mine].origin)
        for at, mine in _pairs(gold, ours)
    )
    sheet[f"{part}.attribution"] = both, len(ours), sum(bool(each.content) for each in gold)
    return sheet


def _pairs(gold: list[Attributed], ours: list[Attributed]) -> list[tuple[int, int]]:
    return _match([each.content for each in gold], [each.content for each in ours])


def _match(asked: list[Ranges], given: list[Ranges]) -> list[tuple[int, int]]:
    """Return pairs that share characters, one to one, those that share most first."""
    shared = sorted(
        (-common, one, other)
        for one, left in enumerate(asked)
        for other, right in enumerate(given)
        if (common := _common(left, right))
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    found = []
    for _, one, other in shared:
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            found.append((one, other))
    return found


def _common(one: Ranges, other: Ranges) -> int:
    """Return how many characters two lists of ranges share."""
    return sum(max(0, min(end, high) - max(start, low)) for low, high in one for start, end in other)


def _is_speech(text: str, each: Attributed) -> bool:
    """Tell whether a cue is a word of saying or a content is quoted, as the set's scorer does."""
    if any(_SAYING.search(text[low:high]) for low, high in each.cue):
        return True
    return any(re.search('["“”]', text[max(0, low - 1) : high + 1]) for low, high in each.content)


def _direct(text: str, gold: list[Attributed], ours: list[Attributed]) -> Tally:
    """Return how many direct quotations have the annotated speaker: the same words, or the name that stands there."""
    right = asked = 0
    for each in gold:
        quoted = tuple(piece for piece in each.content if _is_direct(text, *piece))
        if not (quoted and each.origin and each.cue):
            continue
        asked += 1
        best = max(ours, key=lambda mine, quoted=quoted: _common(quoted, mine.content), default=None)  # type: ignore[misc]
        if best is not None and _common(quoted, best.content):
            named = " ".join(text[low:high] for low, high in each.origin)
            last = best.name.split()[-1] if best.name else ""
            right += _common(best.origin, each.origin) > 0 or (bool(last) and last in named)
    return right, asked, asked


def _is_direct(text: str, low: int, high: int) -> bool:
    """Tell whether a piece is in quotation marks from end to end, and long enough to be speech."""
    opens = re.match(r"\s*(?:[“\"]|'')", text[max(0, low - 1) : low + 2])
    closes = re.search(r"(?:[”\"]|'')\W*$", text[low : high + 2])
    return bool(opens and closes) and len(text[low:high].split()) >= _DIRECT_WORDS
