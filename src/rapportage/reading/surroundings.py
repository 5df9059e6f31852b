"""What speaks for and against a run from around it: the elements it shares with others, its kin, its neighbours."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from rapportage.reading.evidence import CELLS, HEADINGS, Weighed, kinds_of
from rapportage.reading.layout import Frame

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

_NEXT_TO_NOTHING = 0.25
"""Share of that prose below which the extractor took next to nothing; it takes 90 % of a page it understands."""

_KIN_TAKEN = 200
"""Characters taken from elements of one name before the rest of that name is taken with them: a paragraph."""

_LONG = 80
"""Characters from which a repeat within the main element is a repeat and no table cell or refrain."""

_LABEL = 60
"""Characters up to which a run can announce a section."""

_ANNOUNCING = ("advertisement", "bio", "comment", "legal", "promo", "related", "share")
_BOLD = frozenset({"<b>", "<strong>"})
_LINK = 0.8

_Kin = tuple[str, ...]


@dataclass(slots=True)
class _Sums:
    """Characters in an element: all, taken, in links, in prose."""

    characters: int = 0
    taken: int = 0
    linked: float = 0.0
    prose: int = 0


class _Known(NamedTuple):
    """An element with its sums."""

    frame: Frame
    sums: _Sums


def look_around(runs: list[Weighed]) -> None:
    """Add to every run's features what speaks from around it.

    First what the extractor missed for a whole element is taken for it: where it took next to nothing the
    prose of the densest element, and the prose of elements named like those it took from.
    """
    known = _sum_up(runs)
    own = _own_frame(known)
    taken = [each.taken for each in runs]
    _second_guess(runs, own)
    _take_kin(runs)
    if taken != [each.taken for each in runs]:
        known = _sum_up(runs)
    main = _main_frame(runs, known)
    for each in runs:
        _mark_shares(each, known)
        each.features[f"own:{_distance(each.run.frame, own)}"] = 1.0
    _mark_repeats(runs, main)
    _mark_other_articles(runs)
    _mark_kin(runs)
    _mark_sections(runs)
    _mark_neighbours(runs)
    _mark_zones(runs, main)


def _sum_up(runs: list[Weighed]) -> dict[int, _Known]:
    """Return the sums of every element that holds a run, by its number."""
    known: dict[int, _Known] = {}
    for each in runs:
        length, taken = each.length, each.length * each.taken
        linked, prose = length * each.run.links, length * each.is_prose
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
            sums.prose += prose
            frame = frame.parent
    return known


def _own_frame(known: dict[int, _Known]) -> Frame | None:
    """Return the innermost element with most of the page's prose, no extractor asked."""
    most = max((sums.prose for _, sums in known.values()), default=0)
    holders = [frame for frame, sums in known.values() if most and sums.prose >= _OWN_SHARE * most]
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


def _second_guess(runs: list[Weighed], own: Frame | None) -> None:
    """Where the extractor took next to nothing of the page's prose, take that of its densest element."""
    inside = [each for each in runs if each.is_prose and _distance(each.run.frame, own) < _OUTSIDE]
    prose = sum(each.length for each in inside)
    taken = sum(each.length for each in runs if each.taken)
    if prose < _ENOUGH_PROSE or taken > _NEXT_TO_NOTHING * prose:
        return
    for each in runs:
        each.taken = False
    for each in inside:
        each.taken = True


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
    """Add how much is taken, linked and prose of the first three elements that hold more than the run."""
    add = each.features
    frame: Frame | None = each.run.frame
    level, last = 0, each.length
    for _ in range(_CLIMB):
        if frame is None or level == 3:
            break
        sums = known[frame.number].sums
        if sums.characters > last:
            level, last = level + 1, sums.characters
            others = sums.characters - each.length
            if level == 1 and each.run.links > _LINK and sums.linked > _LINK * sums.characters:
                tag = each.run.frame.tag
                add[f"link-list:{tag if tag in {'li', 'p'} else 'other'}"] = 1.0
            add[f"around{level}:taken"] = (sums.taken - each.length * each.taken) / others
            add[f"around{level}:linked"] = (sums.linked - each.length * each.run.links) / others
            add[f"around{level}:prose"] = (sums.prose - each.length * each.is_prose) / others
        frame = frame.parent


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


def _outer_article(frame: Frame) -> int:
    """Return the number of the outermost article element around a frame, 0 where there is none."""
    found = 0
    here: Frame | None = frame
    for _ in range(_CLIMB):
        if here is None or "<article>" not in here.within:
            break
        if here.tag == "article":
            found = here.number
        here = here.parent
    return found


def _mark_other_articles(runs: list[Weighed]) -> None:
    """Mark runs of article elements other than the one that holds the headline: further stories on the page."""
    tops = [each for each in runs if "<h1>" in each.run.frame.within]
    named = [each for each in tops if "title" in each.features]
    holders = {_outer_article(each.run.frame) for each in named or tops} - {0}
    if len(holders) != 1 or not any(each.taken and _outer_article(each.run.frame) in holders for each in runs):
        return
    for each in runs:
        outer = _outer_article(each.run.frame)
        if outer and outer not in holders:
            each.features["other-article"] = 1.0


def _mark_sections(runs: list[Weighed]) -> None:
    """Mark what stands under a line that announces furniture, up to the next heading."""
    under: list[str] = []
    for each in runs:
        opens = [kind for kind in _ANNOUNCING if kind in each.opens]
        is_label = each.length <= _LABEL
        is_heading = each.run.frame.tag in HEADINGS or (is_label and not _BOLD.isdisjoint(each.run.marks))
        if opens and is_label:
            under = opens
            continue
        if is_heading:
            under = []
        for kind in under:
            each.features[f"under:{kind}"] = 1.0


def _mark_neighbours(runs: list[Weighed]) -> None:
    """Add what the runs before and after are."""
    for number, each in enumerate(runs):
        before = runs[max(0, number - 3) : number]
        after = runs[number + 1 : number + 4]
        add = each.features
        for side, others, next_to in (("before", before, before[-1:]), ("after", after, after[:1])):
            if any(other.taken for other in next_to):
                add[f"{side}:taken"] = 1.0
            if any(other.run.links > _LINK for other in next_to):
                add[f"{side}:link"] = 1.0
            if any(other.is_prose for other in others):
                add[f"{side}:prose"] = 1.0
        if any(other.taken for other in before) and any(other.taken for other in after):
            add["between:taken"] = 1.0


def _mark_zones(runs: list[Weighed], main: Frame | None) -> None:
    """Mark where a run stands to the main element, and to the first and last run taken in it."""
    distances = [_distance(each.run.frame, main) for each in runs]
    taken = [number for number, each in enumerate(runs) if each.taken and distances[number] < _OUTSIDE]
    first, last = (taken[0], taken[-1]) if taken else (len(runs), -1)
    for number, (each, distance) in enumerate(zip(runs, distances, strict=True)):
        place = 0 if number < first else 2 if number > last else 1
        names = ("top", "mid", "tail") if distance < _OUTSIDE else ("before", "amid", "after")
        zone = names[place]
        kind = "prose" if each.is_prose else "links" if each.run.links > _LINK else "scrap"
        kind = "cell" if each.run.frame.tag in CELLS and kind == "scrap" else kind
        add = each.features
        add[f"zone:{zone}"] = add[f"zone:{zone}:{'taken' if each.taken else 'left'}"] = 1.0
        add[f"zone:{zone}:{kind}"] = add[f"main:{distance}"] = 1.0
