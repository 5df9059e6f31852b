"""What speaks for and against each run of a page being the article's text: named features, summed by weights."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from rapportage.lexicon.html_hints import kinds_of_opening, kinds_of_token
from rapportage.reading.extract import Extract, is_taken, shingles_of, words_of
from rapportage.reading.layout import HIDDEN, Frame, Run

NEAR = 3
"""Levels of elements, its own first, whose names are said to be near a run."""

FAR = 8
"""Levels looked at altogether; beyond stand the page's outer wraps, whose names tell nothing of one run."""

_CLIMB = 60
"""Levels that a run's characters are added up through. Real pages nest 35 levels at most."""

_SENTENCE_END = re.compile(r"[.!?…。！？।؟۔:;][\"'”’»)\]\s]*$")
_LETTER = re.compile(r"[^\W\d_]")
_LENGTHS = (15, 30, 60, 120, 250, 600)
_TAGS = frozenset(
    {
        "p",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "td",
        "th",
        "div",
        "blockquote",
        "figcaption",
        "pre",
        "section",
        "article",
        "dd",
        "dt",
        "header",
        "footer",
        "aside",
        "address",
        "option",
        "body",
    }
)
_AROUND = frozenset(
    {
        "<figure>",
        "<aside>",
        "<nav>",
        "<footer>",
        "<header>",
        "<form>",
        "<table>",
        "<blockquote>",
        "<article>",
        "<main>",
        "<ul>",
        "<ol>",
        "<li>",
        "<button>",
        "<label>",
        "<select>",
        "<section>",
        "<p>",
    }
)

Features = dict[str, float]


@dataclass(slots=True)
class _Sums:
    """Characters in an element: all, taken by the strict extractor, in links, and runs."""

    characters: int = 0
    taken: int = 0
    linked: float = 0.0
    runs: int = 0
    prose: int = 0


class Opinions(NamedTuple):
    """What was asked about a page before its runs are weighed."""

    strict: Extract | None
    lenient: Extract | None
    titles: frozenset[tuple[str, ...]]
    bodies: frozenset[tuple[str, ...]]


@dataclass(slots=True)
class _Weighed:
    """A run with what is known of it alone."""

    run: Run
    words: tuple[str, ...]
    length: int
    strict: bool
    lenient: bool
    is_prose: bool
    features: Features = field(default_factory=dict)


def find_evidence(text: str, runs: list[Run], opinions: Opinions) -> list[Features]:
    """Return the features of every run, each 0 or more, most of them 0 or 1."""
    weighed = [_weigh(text[run.start : run.end], run, opinions) for run in runs]
    _mark_repeats(weighed, opinions)
    sums = _sum_up(weighed)
    main = _main_frame(weighed, sums)
    own = _own_frame(sums)
    for number, each in enumerate(weighed):
        _around(each, sums)
        _beside(each, weighed, number)
        if main is not None:
            each.features[f"main:{min(6, _distance(each.run.frame, main))}"] = 1.0
        if own is not None:
            each.features[f"own:{min(6, _distance(each.run.frame, own))}"] = 1.0
    return [each.features for each in weighed]


def _weigh(words_as_printed: str, run: Run, opinions: Opinions) -> _Weighed:
    words = words_of(words_as_printed)
    length = len(words_as_printed)
    strict = opinions.strict is not None and is_taken(words, opinions.strict)
    lenient = opinions.lenient is not None and is_taken(words, opinions.lenient)
    ends = bool(_SENTENCE_END.search(words_as_printed[-12:]))
    is_prose = length >= 80 and run.links < 0.5 and ends
    each = _Weighed(run, words, length, strict, lenient, is_prose)
    add = each.features
    add["bias"] = 1.0
    if strict:
        add["strict"] = 1.0
        add["strict:whole"] = float(opinions.strict is not None and words in opinions.strict.lines)
    if lenient:
        add["lenient"] = 1.0
    add[f"extract:{int(strict)}{int(lenient)}"] = 1.0
    add[f"length:{sum(length >= step for step in _LENGTHS)}"] = 1.0
    tag = run.frame.tag if run.frame.tag in _TAGS else "other"
    add[f"tag:{tag}"] = 1.0
    links = 0 if run.links == 0 else 1 if run.links < 0.3 else 2 if run.links < 0.8 else 3
    add[f"links:{links}"] = 1.0
    if links == 3:
        add[f"links:3:{tag}"] = 1.0
    if not ends:
        add["open-ended"] = 1.0
    if not _LETTER.search(words_as_printed):
        add["no-letters"] = 1.0
    for kind in sorted(kinds_of_opening(words_as_printed)):
        add[f"opens:{kind}"] = 1.0
    if opinions.bodies and len(words) > 2:
        shingles = shingles_of(words)
        share = sum(shingle in opinions.bodies for shingle in shingles) / len(shingles)
        add["ld:in" if share > 0.6 else "ld:out"] = 1.0
    _hints(run, add)
    return each


def _hints(run: Run, add: Features) -> None:
    """Add what class names say, near and far, and the elements around."""
    level = 0
    for token in (*run.marks, *run.frame.hints()):
        if token in {"<body>", "<html>"}:
            break
        if token.startswith("<"):
            level += token not in run.marks
            if level > 1 and token in _AROUND:
                add[f"in:{token}"] = 1.0
            continue
        reach = "near" if level <= NEAR else "far" if level <= FAR else ""
        if token == HIDDEN:
            add["hidden"] = 1.0
        elif reach:
            for kind in kinds_of_token(token):
                add[f"{reach}:{kind}"] = 1.0
    for token in run.marks:
        if token in {"<b>", "<strong>", "<em>", "<i>", "<small>", "<button>", "<label>", "<time>"}:
            add[f"wrapped:{token}"] = 1.0


def _mark_repeats(weighed: list[_Weighed], opinions: Opinions) -> None:
    """Mark runs said before on the page, the title among them; a repeat is not taken twice."""
    times = Counter(each.words for each in weighed if each.words)
    seen: Counter[tuple[str, ...]] = Counter()
    for each in weighed:
        if each.words in opinions.titles:
            each.features["title"] = 1.0
        if times[each.words] > 1 and each.words:
            seen[each.words] += 1
            each.features["repeat:first" if seen[each.words] == 1 else "repeat:later"] = 1.0


def _sum_up(weighed: list[_Weighed]) -> dict[int, tuple[Frame, _Sums]]:
    """Return the sums of every element that holds a run, by its number."""
    sums: dict[int, tuple[Frame, _Sums]] = {}
    for each in weighed:
        frame: Frame | None = each.run.frame
        for _ in range(_CLIMB):
            if frame is None:
                break
            found = sums.get(frame.number)
            if found is None:
                found = sums[frame.number] = (frame, _Sums())
            total = found[1]
            total.characters += each.length
            total.taken += each.length * each.strict
            total.linked += each.length * each.run.links
            total.runs += 1
            total.prose += each.length * each.is_prose
            frame = frame.parent
    return sums


def _main_frame(weighed: list[_Weighed], sums: dict[int, tuple[Frame, _Sums]]) -> Frame | None:
    """Return the innermost element with most of what the strict extractor took."""
    taken = sum(each.length for each in weighed if each.strict)
    best: Frame | None = None
    for frame, total in sums.values():
        if taken and total.taken >= 0.7 * taken and (best is None or frame.depth > best.depth):
            best = frame
    return best


def _own_frame(sums: dict[int, tuple[Frame, _Sums]]) -> Frame | None:
    """Return the innermost element with most of the page's prose, no extractor asked."""
    prose = max((total.prose for _, total in sums.values()), default=0)
    best: Frame | None = None
    for frame, total in sums.values():
        if prose and total.prose >= 0.6 * prose and (best is None or frame.depth > best.depth):
            best = frame
    return best


def _distance(frame: Frame, root: Frame) -> int:
    """Return how many elements lie between a frame and one around it; 6 when it is not around it."""
    here: Frame | None = frame
    for steps in range(_CLIMB):
        if here is None or here.depth < root.depth:
            return 6
        if here is root:
            return min(5, steps)
        here = here.parent
    return 6


def _around(each: _Weighed, sums: dict[int, tuple[Frame, _Sums]]) -> None:
    """Add the share of the neighbourhood taken and linked, at the first two elements that hold more than the run."""
    frame: Frame | None = each.run.frame
    levels = 0
    last = each.length
    for _ in range(_CLIMB):
        if frame is None or levels == 3:
            break
        total = sums[frame.number][1]
        if total.characters > last:
            levels += 1
            last = total.characters
            others = total.characters - each.length
            add = each.features
            add[f"around{levels}:taken"] = (total.taken - each.length * each.strict) / others
            add[f"around{levels}:linked"] = (total.linked - each.length * each.run.links) / others
            add[f"around{levels}:prose"] = (total.prose - each.length * each.is_prose) / others
        frame = frame.parent


def _beside(each: _Weighed, weighed: list[_Weighed], number: int) -> None:
    """Add what the runs before and after are."""
    before = weighed[max(0, number - 3) : number]
    after = weighed[number + 1 : number + 4]
    add = each.features
    if before and before[-1].strict:
        add["before:taken"] = 1.0
    if after and after[0].strict:
        add["after:taken"] = 1.0
    if any(other.strict for other in before) and any(other.strict for other in after):
        add["between:taken"] = 1.0
    if any(other.is_prose for other in before):
        add["before:prose"] = 1.0
    if any(other.is_prose for other in after):
        add["after:prose"] = 1.0
    if after and after[0].run.links > 0.8:
        add["after:link"] = 1.0
    if before and before[-1].run.links > 0.8:
        add["before:link"] = 1.0
