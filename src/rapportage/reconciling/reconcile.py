"""RECONCILE: many Reports and their Records to one Reconciliation."""

from __future__ import annotations

from collections.abc import Sequence

from rapportage.reconciling.actors import find_actors
from rapportage.reconciling.commitments import find_commitments
from rapportage.reconciling.copies import find_copies
from rapportage.reconciling.disagreements import find_disagreements
from rapportage.reconciling.options import ReconcilingOptions
from rapportage.reconciling.statements import find_statements
from rapportage.reconciling.tolls import find_tolls
from rapportage.reconciling.works import find_datings, find_misdatings, find_works, names_of, work_of_report
from rapportage.schema.matters import Reconciliation
from rapportage.schema.mentions import Record
from rapportage.schema.report import Report

VERSION = "1"
"""Raised whenever the same reports and records may give another Reconciliation."""


def reconcile(
    reports: Sequence[Report],
    records: Sequence[Record],
    options: ReconcilingOptions = ReconcilingOptions(),  # noqa: B008
) -> Reconciliation:
    """Return what the reports say together; the order in which they are given changes nothing.

    Args:
        reports: What was read. A report given twice counts once.
        records: What each report says; a record of a report that is not given is left out.
        options: Settings of copies.
    """
    by_id = {report.id: report for report in sorted(reports, key=lambda report: report.id)}
    ordered = sorted({record.report: record for record in records if record.report in by_id}.items())
    kept = [record for _, record in ordered]
    copies = find_copies(tuple(by_id.values()), options=options)
    works = find_works(tuple(by_id.values()), copies)
    work_of = work_of_report(works)
    datings = find_datings(works, copies, by_id)
    published = {report.id: report.dated.when for report in by_id.values() if report.dated.when}
    published.update({dating.report: dating.when for dating in datings})
    harms = find_tolls(kept, by_id, work_of=work_of, published=published)
    names = names_of(works, by_id)
    return Reconciliation(
        copies=copies,
        works=works,
        datings=datings,
        actors=find_actors(kept, work_of=work_of),
        tolls=tuple(harm.toll for harm in harms),
        statements=find_statements(kept, by_id, work_of=work_of),
        commitments=find_commitments(kept, by_id, work_of=work_of),
        disagreements=find_disagreements(harms, work_of=work_of, names=names, published=published),
        issues=find_misdatings(copies, by_id),
    )
