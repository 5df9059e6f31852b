"""Which reports repeat which, found by how much of the one stands in the other (never by likeness)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapportage.reconciling.options import ReconcilingOptions
from rapportage.reconciling.overlap import Overlap, find_overlap
from rapportage.reconciling.pairing import Page, find_candidates
from rapportage.reconciling.wording import Wording, fingerprints, lay_out
from rapportage.schema.ids import ReportId, mint
from rapportage.schema.matters import Copy, Lineage
from rapportage.schema.report import Report
from rapportage.schema.span import Span

MOST_PASSAGES = 40
"""Passages kept with a copy, largest first; a copy with each paragraph moved has as many as paragraphs."""

_KEPT = 512  # wordings held at once while pairs are compared in order


def find_copies(reports: Sequence[Report], *, options: ReconcilingOptions) -> tuple[Copy, ...]:
    """Return every pair of reports that share a good part of their words, in the order of their ids.

    Args:
        reports: In any order; the answer is the same.
        options: From which share on.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    candidates = find_candidates([_page(report) for report in ordered], frequent=options.frequent)
    wordings: dict[int, Wording] = {}
    copies: list[Copy] = []
    for pair in candidates.pairs:
        for at in pair:
            if at not in wordings:
                if len(wordings) >= _KEPT:
                    del wordings[min(wordings)]
                wordings[at] = lay_out(ordered[at])
        one, other = (wordings.get(at) or lay_out(ordered[at]) for at in pair)
        copy = compare(one, other, templates=candidates.templates, options=options)
        if copy:
            copies.append(copy)
    return tuple(sorted(copies, key=lambda copy: (copy.original, copy.copy)))


def _page(report: Report) -> Page:
    when = report.dated.when
    return Page(fingerprints(report), when.first.toordinal() if when else None, report.outlet.value)


def compare(one: Wording, other: Wording, *, templates: frozenset[int], options: ReconcilingOptions) -> Copy | None:
    """Return how two reports hang together, None when they share too little."""
    if min(len(one.words), len(other.words)) < options.least_words:
        return None
    overlap = find_overlap(one, other, templates=templates)
    if max(overlap.share, overlap.back_share) < options.shared_share:
        return None
    if not _is_enough(overlap, options):
        return None
    direction = find_direction(one.report, other.report, overlap)
    if direction.first_is_original:
        one, other = other, one
        overlap = find_overlap(one, other, templates=templates)
    return _copy(one, other, overlap, direction.reason, options)


def _is_enough(overlap: Overlap, options: ReconcilingOptions) -> bool:
    """Tell whether enough words are shared: of those that no template explains, or of all and nearly all of the rest.

    A report made of stock phrases has few words of its own; where even those are the other's, it is a copy.
    """
    own = min(overlap.words, overlap.back_words)
    if own >= options.least_words:
        return True
    most = max(overlap.share, overlap.back_share)
    return own >= LEAST_REST and overlap.all_words >= LEAST_STOCK and most >= CONTAINED_SHARE


LEAST_REST = 10
"""Words outside templates that must be shared where most of a report is stock phrases."""

LEAST_STOCK = 100
"""Words that must then be shared in all."""


def _copy(one: Wording, other: Wording, overlap: Overlap, reason: str, options: ReconcilingOptions) -> Copy:
    """Return the row that says that ``one`` repeats ``other``."""
    most, least = max(overlap.share, overlap.back_share), min(overlap.share, overlap.back_share)
    if least >= options.same_share:
        lineage = Lineage.SAME
    else:
        lineage = Lineage.CONTAINED if most >= CONTAINED_SHARE else Lineage.SHARED
    largest = sorted(overlap.passages, key=lambda passage: (-passage.length, passage.first))[:MOST_PASSAGES]
    return Copy(
        id=mint("copy", other.report.id, one.report.id),
        original=ReportId(other.report.id),
        copy=ReportId(one.report.id),
        lineage=lineage,
        share=round(overlap.share, 4),
        back_share=round(overlap.back_share, 4),
        paragraphs=overlap.paragraphs,
        of_paragraphs=overlap.of_paragraphs,
        is_one_work=_is_one_work(one.report, other.report, overlap, options),
        direction=reason,
        passages=tuple(
            (_span(one, passage.first, passage.length), _span(other, passage.second, passage.length))
            for passage in largest
        ),
    )


def _is_one_work(one: Report, other: Report, overlap: Overlap, options: ReconcilingOptions) -> bool:
    """Tell whether two reports are one piece of writing: by the words that are their writers' own.

    One outlet's pages of different months that share little text share furniture that nobody could know as such.
    """
    dated, other_dated = one.dated.when, other.dated.when
    is_small = overlap.words < LEAST_REPRINT and one.outlet.value == other.outlet.value
    if is_small and dated and other_dated and abs((dated.start - other_dated.start).days) > REPRINT_DAYS:
        return False
    share = min(overlap.share, overlap.own_share)
    back_share = min(overlap.back_share, overlap.back_own_share)
    return max(share, back_share) >= options.one_work_share


LEAST_REPRINT = 150
"""Words that one outlet's pages of different months must share to be one work: a poll or a form is shorter."""

REPRINT_DAYS = 28

CONTAINED_SHARE = 0.8
"""Part of the shorter report from which it counts as contained."""


class Direction(NamedTuple):
    """Whether the first of two is the original, and why that is thought."""

    first_is_original: bool
    reason: str


def find_direction(one: Report, other: Report, overlap: Overlap) -> Direction:
    """Return which of two had it first or has it whole, by the strongest reason there is."""
    dated, other_dated = one.dated.when, other.dated.when
    if dated and other_dated and not dated.agrees(other_dated):
        return Direction(dated.start < other_dated.start, "date")
    credits_other = _credits(one, other)
    if credits_other != _credits(other, one):
        return Direction(not credits_other, "agency")
    if abs(overlap.share - overlap.back_share) >= LESS_COMPLETE:
        return Direction(overlap.share < overlap.back_share, "completeness")
    if bool(one.carrier) != bool(other.carrier):
        return Direction(not one.carrier, "carrier")
    return Direction((one.address, one.id) < (other.address, other.id), "none")


LESS_COMPLETE = 0.02
"""By how much the shares must differ before one report is thought the fuller: a sentence in fifty."""


def _credits(one: Report, other: Report) -> bool:
    """Tell whether one credits the outlet of the other as the agency it took the text from."""
    return bool(one.agency and other.outlet) and one.agency.value.casefold() == other.outlet.value.casefold()


def _span(wording: Wording, first: int, length: int) -> Span:
    return wording.report.span(wording.words[first].start, wording.words[first + length - 1].end)
