"""One work a cluster of copies, and the dates that reports without one take from their copies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rapportage.reconciling.joining import join
from rapportage.reconciling.wording import article_blocks
from rapportage.schema.ids import ReportId, mint
from rapportage.schema.issue import Issue, remark
from rapportage.schema.matters import Copy, Dating, Work
from rapportage.schema.report import FactBasis, Report
from rapportage.text.addresses import short_addresses


def find_works(reports: Sequence[Report], copies: Iterable[Copy]) -> tuple[Work, ...]:
    """Return every work with its reports, the fullest at the head; a report that nobody copied is a work too."""
    pairs = [(copy.original, copy.copy) for copy in copies if copy.is_one_work]
    by_id = {report.id: report for report in reports}
    works = []
    for cluster in join(sorted(by_id), pairs):
        head, *rest = sorted(cluster, key=lambda one: _rank(by_id[one]))
        members = tuple(ReportId(one) for one in (head, *rest))
        works.append(Work(id=mint("work", *sorted(cluster)), reports=members, head=ReportId(head)))
    return tuple(sorted(works, key=lambda work: (by_id[work.head].address, work.id)))


def work_of_report(works: Iterable[Work]) -> dict[str, str]:
    """Return the id of the work each report belongs to."""
    return {report: work.id for work in works for report in work.reports}


def names_of(works: Iterable[Work], reports: Mapping[str, Report]) -> dict[str, str]:
    """Return what each report's work is called: the first outlet known of it, or the end of its head's address."""
    works = tuple(works)
    short = short_addresses(reports[work.head].address for work in works)
    names: dict[str, str] = {}
    for work in works:
        outlets = [reports[report].outlet.value for report in work.reports if reports[report].outlet.value]
        name = outlets[0] if outlets else short[reports[work.head].address]
        names.update(dict.fromkeys(work.reports, name))
    return names


def find_datings(works: Iterable[Work], copies: Iterable[Copy], reports: Mapping[str, Report]) -> tuple[Dating, ...]:
    """Return a date for each report without one that has a dated copy: that of the copy it shares most with.

    A date inferred from what a report tells is no date of its own: a copy's is better.
    """
    nearest: dict[str, tuple[float, str]] = {}
    for copy in copies:
        share = max(copy.share, copy.back_share)
        for one, other in ((copy.copy, copy.original), (copy.original, copy.copy)):
            if copy.is_one_work and not _is_undated(reports[other]):
                nearest[one] = min(nearest.get(one, (1.0, "~")), (-share, other))
    datings = []
    for work in works:
        for report in work.reports:
            found = nearest.get(report)
            if found is None or not _is_undated(reports[report]):
                continue
            when = reports[found[1]].dated.when
            if when is not None:
                name = mint("dating", report, found[1])
                datings.append(Dating(id=name, report=report, when=when, copied_from=ReportId(found[1])))
    return tuple(datings)


FAR_DAYS = 7
"""Copies dated further apart than this are remarked on: most are carried within two days."""


def find_misdatings(copies: Iterable[Copy], reports: Mapping[str, Report]) -> tuple[Issue, ...]:
    """Return an issue for each copy whose own date lies far from its original's: one of the two dates is in doubt."""
    issues = []
    for copy in copies:
        one, other = reports[copy.copy], reports[copy.original]
        when, other_when = one.dated.when, other.dated.when
        if not copy.is_one_work or when is None or other_when is None or _is_undated(one) or _is_undated(other):
            continue
        gap = max(when.start, other_when.start) - min(when.end, other_when.end)
        if gap.days > FAR_DAYS:
            message = (
                f"dated {when.first.isoformat()}, yet it is one work with {other.address} of "
                f"{other_when.first.isoformat()}; see which date is right and set it with --published"
            )
            issues.append(remark("R301", message, address=one.address, report=one.id))
    return tuple(sorted(issues, key=lambda issue: issue.id))


def _is_undated(report: Report) -> bool:
    return report.dated.when is None or report.dated.basis is FactBasis.INFERRED


def _rank(report: Report) -> tuple[int, str, str]:
    """Return what orders the reports of a work: the most article text first."""
    return -sum(block.end - block.start for block, _ in article_blocks(report)), report.address, report.id
