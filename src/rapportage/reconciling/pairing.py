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


def find_candidates(prints: Sequence[Sequence[int]], *, days: Sequence[int | None], frequent: int) -> Candidates:
    """Return the pairs that share enough fingerprints, runs of many otherwise different reports left out.

    One sorted list of (hash, report) stands for the inverted index: n log n, and a tenth of a dict's memory.

    Args:
        prints: The fingerprints of each report, ascending.
        days: The day each was published, as an ordinal, where known.
        frequent: A run in more reports than this proposes neighbours only.
    """
    sets = [frozenset(one) for one in prints]
    known: dict[tuple[int, ...], bool] = {}
    shared: Counter[tuple[int, int]] = Counter()
    templates: list[int] = []
    for run, holders in _postings(prints):
        if len(holders) >= TEMPLATE_REPORTS:
            if holders not in known:
                known[holders] = _is_template(holders, sets, days)
            if known[holders]:
                templates.append(run)
                continue
        shared.update(combinations(holders, 2) if len(holders) <= frequent else _neighbours(holders))
    furniture = frozenset(templates)
    sizes = [len(one - furniture) if furniture else len(one) for one in sets]
    likely = (pair for pair, count in shared.items() if count >= max(1.0, LIKELY * min(sizes[pair[0]], sizes[pair[1]])))
    return Candidates(tuple(sorted(likely)), furniture)


def _postings(prints: Sequence[Sequence[int]]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield every fingerprint that two or more reports hold, with its holders ascending."""
    low = (1 << _BITS) - 1
    entries = sorted((run << _BITS) | at for at, one in enumerate(prints) for run in one)
    for run, group in groupby(entries, key=lambda entry: entry >> _BITS):
        holders = tuple(entry & low for entry in group)
        if len(holders) > 1:
            yield run, holders


def _is_template(holders: tuple[int, ...], sets: Sequence[frozenset[int]], days: Sequence[int | None]) -> bool:
    """Tell whether most pairs of a sample of a run's holders are of different months or otherwise different."""
    step = max(1, len(holders) // _SAMPLE)
    sample = holders[::step][:_SAMPLE]
    unrelated = pairs = 0
    for one, other in combinations(sample, 2):
        pairs += 1
        day, other_day = days[one], days[other]
        gap = abs(day - other_day) if day is not None and other_day is not None else None
        if gap is not None and gap > TEMPLATE_DAYS:
            unrelated += 1
        elif gap is None or len(holders) >= TEMPLATE_MANY:
            alike = len(sets[one] & sets[other]) / max(1, min(len(sets[one]), len(sets[other])))
            unrelated += alike < TEMPLATE_ALIKE
    return 2 * unrelated > pairs


def _neighbours(holders: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Yield each holder with the next three: enough to find every copy by way of another."""
    for ahead in (1, 2, 3):
        yield from zip(holders, holders[ahead:], strict=False)
