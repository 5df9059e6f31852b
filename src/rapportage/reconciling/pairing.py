"""Which reports are worth comparing word by word, and which words are furniture of many pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

LIKELY = 0.1
"""Share of the shorter report's fingerprints from which a pair is compared word by word. A pair that shares a
fifth of its words keeps less than half that share of fingerprints in one case of a thousand."""

TEMPLATE_REPORTS = 3
"""A run of words in fewer reports than this is never taken for a template: two are a copy or chance."""

TEMPLATE_ALIKE = 0.3
"""Reports that share a run and less than this of everything else are otherwise different."""

TEMPLATE_DAYS = 30
"""Copies appear within days of each other; a run that reports of different months share is a page's furniture."""

TEMPLATE_MANY = 4
"""Holders from which a run of otherwise different reports is a template, or a statement that all of them quote,
even where all are of one month; three are as often one story and its updates."""

_SAMPLE = 7
_BITS = 24  # reports of one reconciliation: 16 million


class Candidates(NamedTuple):
    """Pairs to compare, as positions of the earlier and the later, ascending; and the hashes of template runs."""

    pairs: tuple[tuple[int, int], ...]
    templates: frozenset[int]


class Page(NamedTuple):
    """A report as far as pairing looks at it.

    Attributes:
        prints: Its fingerprints, ascending.
        day: The day it was published, as an ordinal, where known.
        outlet: Who published it, empty when unknown.
    """

    prints: Sequence[int]
    day: int | None = None
    outlet: str = ""


def find_candidates(pages: Sequence[Page], *, frequent: int) -> Candidates:
    """Return the pairs that share enough fingerprints, runs of many otherwise different reports left out.

    One sorted list of (hash, report) stands for the inverted index: n log n, and a tenth of a dict's memory.
    """
    sets = [frozenset(page.prints) for page in pages]
    postings = list(_postings(pages))
    blocks = Counter(holders for _, holders in postings if len(holders) >= TEMPLATE_REPORTS)
    stale = {holders for holders, runs in blocks.items() if _is_template(holders, runs, sets, pages)}
    furniture = frozenset(run for run, holders in postings if holders in stale)
    shared: Counter[tuple[int, int]] = Counter()
    for _, holders in postings:
        if holders not in stale:
            shared.update(combinations(holders, 2) if len(holders) <= frequent else _neighbours(holders))
    sizes = [len(one - furniture) for one in sets]
    likely = (pair for pair, count in shared.items() if count >= max(1.0, LIKELY * min(sizes[pair[0]], sizes[pair[1]])))
    return Candidates(tuple(sorted(likely)), furniture)


def _postings(pages: Sequence[Page]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield every fingerprint that two or more reports hold, with its holders ascending."""
    low = (1 << _BITS) - 1
    entries = sorted((run << _BITS) | at for at, page in enumerate(pages) for run in page.prints)
    for run, group in groupby(entries, key=lambda entry: entry >> _BITS):
        holders = tuple(entry & low for entry in group)
        if len(holders) > 1:
            yield run, holders


def _is_template(holders: tuple[int, ...], runs: int, sets: Sequence[frozenset[int]], pages: Sequence[Page]) -> bool:
    """Tell whether most pairs of a sample of a run's holders are of different months or otherwise different.

    Args:
        holders: The reports that hold the run.
        runs: How many runs have exactly these holders.
        sets: The fingerprints of all reports.
        pages: All reports.
    """
    step = max(1, len(holders) // _SAMPLE)
    pairs = list(combinations(holders[::step][:_SAMPLE], 2))
    unrelated = 0
    for one, other in pairs:
        day, other_day = pages[one].day, pages[other].day
        gap = abs(day - other_day) if day is not None and other_day is not None else None
        if gap is not None and gap > TEMPLATE_DAYS:
            unrelated += 1
        elif gap is None or len(holders) >= TEMPLATE_MANY:
            is_one_outlet = bool(pages[one].outlet) and pages[one].outlet == pages[other].outlet
            unrelated += _is_different(sets[one], sets[other], runs if is_one_outlet else 0)
    spoilt = 2 if len(holders) == TEMPLATE_REPORTS else len(pairs) // 2  # one misdated copy of three spoils two pairs
    return unrelated > spoilt


def _is_different(one: frozenset[int], other: frozenset[int], runs: int) -> bool:
    """Tell whether two reports share little, apart from ``runs`` that pages of one outlet may share as furniture."""
    least = min(len(one), len(other))
    rest = least - runs
    return rest >= TEMPLATE_ALIKE * least and len(one & other) - runs < TEMPLATE_ALIKE * rest


def _neighbours(holders: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Yield each holder with the next three: enough to find every copy by way of another."""
    for ahead in (1, 2, 3):
        yield from zip(holders, holders[ahead:], strict=False)
