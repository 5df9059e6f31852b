"""What speaks for and against a run from around it: the elements it shares with others, its kin, its neighbours."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from rapportage.reading.evidence import HALF, HEADINGS, LABEL, LINK, Weighed, kinds_of
from rapportage.reading.extract import shingles_of
from rapportage.reading.layout import HIDDEN, Frame

_CLIMB = 60
"""Levels that a run's characters are added up through. Of 102 real pages the deepest run stands 49 levels down."""

_OUTSIDE = 6
"""The distance of a run that does not stand in an element; inside, distances end at 5."""

_MAIN_SHARE = 0.7
"""Share of what the extractor took that the main element holds."""

_OWN_SHARE = 0.6
"""Share of the page's prose that its densest element holds."""

_ENOUGH_PROSE = 400
"""Characters of prose in one element from which an extractor that took next to nothing is not believed: two
paragraphs."""

_NEXT_TO_NOTHING = 0.1
"""Share of that prose below which the extractor took next to nothing. It takes 90 % of a page it understands, and less than
a quarter where long comments follow a short report, so only a tenth shows that it lost its way."""

_KIN_TAKEN = 200
"""Characters taken from elements of one name before the rest of that name is taken with them: a paragraph."""

_LONG = 80
"""Characters from which a repeat within the main element is a repeat and no table cell or refrain."""

_FURNITURE = frozenset({"in:<nav>", "in:<footer>", "in:<aside>", "in:<form>", "near:comment", "cut-short"})
"""Features of prose that is not the article's where no extractor says so; other class names are too loose to tell."""

_COPIED = 0.6
"""Share of a hidden run's shingles said by shown ones from which it is a copy, for another width or for machines."""

_ANNOUNCING = ("advertisement", "bio", "comment", "legal", "promo", "related", "share")
_BOLD = frozenset({"<b>", "<strong>"})

_CLOSE = 2
"""Elements between a run and the main one below which it stands close: its own and one wrap."""

_LEVELS = 2
"""Elements around a run whose text says what company it keeps."""

_Kin = tuple[str, ...]


@dataclass(slots=True)
class _Sums:
    """Characters in an element: all, taken, in links."""

    characters: int = 0
    taken: int = 0
    linked: float = 0.0


class _Known(NamedTuple):
    """An element with its sums."""

    frame: Frame
    sums: _Sums


def look_around(runs: list[Weighed]) -> None:
    """Add to every run's features what speaks from around it.

    First what the extractor missed for a whole element is taken for it: where it took next to nothing the
    prose of the densest element, and the prose of elements named like those it took from.
    """
    _second_guess(runs)
    _take_kin(runs)
    known = _sum_up(runs)
    main = _main_frame(runs, known)
    for each in runs:
        _mark_shares(each, known)
        _mark_place(each, main)
    _mark_hidden(runs)
    _mark_repeats(runs, main)
    _mark_other_articles(runs)
    _mark_kin(runs)
    _mark_sections(runs)
    _mark_neighbours(runs)


def _sum_up(runs: list[Weighed]) -> dict[int, _Known]:
    """Return the sums of every element that holds a run, by its number."""
    known: dict[int, _Known] = {}
    for each in runs:
        length, taken = each.length, each.length * each.taken
        linked = length * each.run.links
        frame: Frame | None = each.run.frame
        for _ in range(_CLIMB):
            if frame is None:
                break
            found = known.get(frame.number)
            if found is None:
                found = known[frame.number] = _Known(frame, _Sums())
            sums = found.sums
            sums.characters += length
            sums.taken += taken
            sums.linked += linked
            frame = frame.parent
    return known


def _own_frame(plain: list[Weighed]) -> Frame | None:
    """Return the innermost element with most of some prose, no extractor asked."""
    held: Counter[Frame] = Counter()
    for each in plain:
        frame: Frame | None = each.run.frame
        for _ in range(_CLIMB):
            if frame is None:
                break
            held[frame] += each.length
            frame = frame.parent
    most = max(held.values(), default=0)
    holders = [frame for frame, prose in held.items() if prose >= _OWN_SHARE * most]
    return max(holders, key=lambda frame: (frame.depth, -frame.number), default=None)


def _main_frame(runs: list[Weighed], known: dict[int, _Known]) -> Frame | None:
    """Return the innermost element with most of what was taken."""
    taken = sum(each.length for each in runs if each.taken)
    holders = [frame for frame, sums in known.values() if taken and sums.taken >= _MAIN_SHARE * taken]
    return max(holders, key=lambda frame: (frame.depth, -frame.number), default=None)


def _distance(frame: Frame, root: Frame | None) -> int:
    """Return how many elements lie between a frame and one around it, ``_OUTSIDE`` when it is not around it."""
    here: Frame | None = frame
    for steps in range(_CLIMB):
        if here is None or root is None or here.depth < root.depth:
            break
        if here is root:
            return min(_OUTSIDE - 1, steps)
        here = here.parent
    return _OUTSIDE


def _second_guess(runs: list[Weighed]) -> None:
    """Where the extractor took next to nothing, take the element where prose lies densest, from its first prose to its last.

    Furniture and links in it stay out.
    """
    fits = [each.run.links < HALF and _FURNITURE.isdisjoint(each.features) for each in runs]
    plain = [each for each, fit in zip(runs, fits, strict=True) if fit and each.is_prose]
    taken = sum(each.length for each in runs if each.taken)
    if taken and taken > _NEXT_TO_NOTHING * sum(each.length for each in plain):
        return
    own = _own_frame(plain)
    homes = [_distance(each.run.frame, own) < _OUTSIDE for each in runs]
    inside = [number for number, each in enumerate(runs) if homes[number] and fits[number] and each.is_prose]
    if taken and sum(runs[number].length for number in inside) < _ENOUGH_PROSE:
        return
    for number, each in enumerate(runs):
        each.taken = homes[number] and fits[number] and inside[0] <= number <= inside[-1]


def _kin(each: Weighed) -> _Kin:
    """Return how a run's element and the one around it are called."""
    frame = each.run.frame
    parent = frame.parent
    return (frame.tag, *frame.tokens[1:4], "/", *(parent.tokens[:5] if parent is not None else ()))


def _take_kin(runs: list[Weighed]) -> None:
    """Take the prose of elements named like those taken from: the extractor stops at the first of several columns."""
    whole: Counter[_Kin] = Counter()
    prose: Counter[_Kin] = Counter()
    taken: Counter[_Kin] = Counter()
    kins = [_kin(each) for each in runs]
    for each, kin in zip(runs, kins, strict=True):
        whole[kin] += each.length
        prose[kin] += each.length * each.is_prose
        taken[kin] += each.length * each.taken
    for each, kin in zip(runs, kins, strict=True):
        if each.is_prose and not each.taken and taken[kin] >= _KIN_TAKEN and prose[kin] >= 0.8 * whole[kin]:
            each.taken = "article" in kinds_of(kin)


def _mark_kin(runs: list[Weighed]) -> None:
    """Add how much of the text in elements called alike was taken, the run itself not counted."""
    whole: Counter[_Kin] = Counter()
    taken: Counter[_Kin] = Counter()
    kins = [_kin(each) for each in runs]
    for each, kin in zip(runs, kins, strict=True):
        whole[kin] += each.length
        taken[kin] += each.length * each.taken
    for each, kin in zip(runs, kins, strict=True):
        others = whole[kin] - each.length
        if others:
            share = (taken[kin] - each.length * each.taken) / others
            each.features["kin"] = share
            if share > 0.5 and each.is_prose:
                each.features["kin:prose"] = 1.0


def _mark_shares(each: Weighed, known: dict[int, _Known]) -> None:
    """Add how much is taken of the two innermost elements that hold more than the run, and whether it is one of a list of links."""
    frame: Frame | None = each.run.frame
    level, last, share = 0, each.length, 0.0
    for _ in range(_CLIMB):
        if frame is None or level == _LEVELS:
            break
        sums = known[frame.number].sums
        if sums.characters > last:
            level, last = level + 1, sums.characters
            if level == 1 and each.run.links >= LINK and sums.linked >= LINK * sums.characters:
                each.features["link-list"] = 1.0
            share += (sums.taken - each.length * each.taken) / (sums.characters - each.length)
        frame = frame.parent
    each.features["around:taken"] = share / _LEVELS


def _mark_repeats(runs: list[Weighed], main: Frame | None) -> None:
    """Mark what is said again outside the main element and, when long, after its first time in it."""
    times = Counter(each.words for each in runs)
    homes = [_distance(each.run.frame, main) < _OUTSIDE for each in runs]
    at_home = {each.words for each, home in zip(runs, homes, strict=True) if home}
    seen: set[tuple[str, ...]] = set()
    for each, home in zip(runs, homes, strict=True):
        if times[each.words] < 2 or not each.words:
            continue
        is_first = each.words not in seen
        seen.add(each.words)
        if not home and (each.words in at_home or not is_first):
            each.features["repeat:outside"] = 1.0
        elif home and not is_first and each.length >= _LONG:
            each.features["repeat:long"] = 1.0


def _articles(frame: Frame) -> tuple[int, int]:
    """Return the numbers of the innermost and the outermost article element around a frame, 0 where there is none."""
    inner = outer = 0
    here: Frame | None = frame
    for _ in range(_CLIMB):
        if here is None or "<article>" not in here.within:
            break
        if here.tag == "article":
            inner, outer = inner or here.number, here.number
        here = here.parent
    return inner, outer


def _mark_other_articles(runs: list[Weighed]) -> None:
    """Mark runs of article elements other than the one that holds the headline: further stories on the page.

    Not where another has twice the text taken: then the headline's holds the headline alone.
    """
    tops = [each for each in runs if "<h1>" in each.run.frame.within]
    named = [each for each in tops if "title" in each.features]
    holders = {_articles(each.run.frame)[1] for each in named or tops} - {0}
    if len(holders) != 1:
        return
    places = [_articles(each.run.frame) for each in runs]
    mine, others = 0, Counter[int]()
    for each, (inner, outer) in zip(runs, places, strict=True):
        if outer in holders:
            mine += each.length * each.taken
        elif inner:
            others[inner] += each.length * each.taken
    if not mine or 2 * mine < max(others.values(), default=0):
        return
    for each, (_, outer) in zip(runs, places, strict=True):
        if outer and outer not in holders:
            each.features["other-article"] = 1.0


def _mark_sections(runs: list[Weighed]) -> None:
    """Mark what stands under a line that announces furniture, up to the next heading."""
    under: list[str] = []
    for each in runs:
        opens = [kind for kind in _ANNOUNCING if kind in each.opens]
        is_label = each.length <= LABEL
        is_heading = each.run.frame.tag in HEADINGS or (is_label and not _BOLD.isdisjoint(each.run.marks))
        if opens and is_label:
            under = opens
            continue
        if is_heading:
            under = []
        for kind in under:
            each.features[f"under:{kind}"] = 1.0


def _mark_neighbours(runs: list[Weighed]) -> None:
    """Add whether the runs before and after are taken, and whether it stands between some that are."""
    taken = [False, False, False, *(each.taken for each in runs), False, False, False]
    for number, each in enumerate(runs):
        if taken[number + 2]:
            each.features["before:taken"] = 1.0
        if taken[number + 4]:
            each.features["after:taken"] = 1.0
        if any(taken[number : number + 3]) and any(taken[number + 4 : number + 7]):
            each.features["between:taken"] = 1.0


def _mark_place(each: Weighed, main: Frame | None) -> None:
    """Add whether a run was taken and whether it stands in the main element."""
    if each.taken:
        each.features["taken"] = 1.0
    distance = _distance(each.run.frame, main)
    if distance == _OUTSIDE:
        each.features["outside"] = 1.0
        if not each.taken:
            each.features["outside:left"] = 1.0
    else:
        if each.taken:
            each.features["inside:taken"] = 1.0
        if distance < _CLOSE:
            each.features["inside:close"] = 1.0
    if not each.taken and each.run.links >= LINK:
        each.features["links:left"] = 1.0


def _mark_hidden(runs: list[Weighed]) -> None:
    """Mark what no reader sees, unless the page shows no prose: such a page unhides its text by script."""
    hidden = [each.run.frame.is_hidden or HIDDEN in each.run.marks for each in runs]
    shown = sum(each.length for each, is_hidden in zip(runs, hidden, strict=True) if each.is_prose and not is_hidden)
    if shown < _ENOUGH_PROSE or not any(hidden):
        return
    known = {shingle for each, no in zip(runs, hidden, strict=True) if not no for shingle in shingles_of(each.words)}
    for each, is_hidden in zip(runs, hidden, strict=True):
        if is_hidden:
            each.features["hidden"] = 1.0
            said = shingles_of(each.words)
            if said and sum(shingle in known for shingle in said) > _COPIED * len(said):
                each.features["hidden:copy"] = 1.0
