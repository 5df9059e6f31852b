"""One promise under all its restatements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from rapportage.lexicon.comparing import comparing
from rapportage.reconciling.independence import count_reports, count_voices
from rapportage.reconciling.joining import join
from rapportage.schema.ids import MentionId, mint
from rapportage.schema.matters import Commitment
from rapportage.schema.mentions import CommitmentMention, Record
from rapportage.schema.report import Report
from rapportage.text.shingles import words

FREQUENT = 60
"""A word of more deeds than this ("talks") pairs neighbours only, so that a large ledger stays near linear."""

LIKE_DEED = 0.5
"""Part of the shorter deed's telling words that must stand in the longer when nothing else tells them apart."""


def find_commitments(
    records: Sequence[Record], reports: Mapping[str, Report], *, work_of: Mapping[str, str]
) -> tuple[Commitment, ...]:
    """Return every promise with its restatements.

    Two mentions are one promise when the act expected is the same or the deeds share half their words, those
    bound can be the same, and one day could satisfy both due times.
    """
    mentions = {m.id: m for record in records if record.report in reports for m in record.commitments}
    deeds = {one: _telling(m.deed.of(reports[m.span.report].text)) for one, m in mentions.items()}
    ordered = sorted(mentions)
    pairs = [
        (one, other)
        for one, other in _sharing(deeds)
        if _is_restated(mentions[one], mentions[other], like=_share(deeds[one], deeds[other]))
    ]
    commitments = [
        _commitment([mentions[one] for one in cluster], reports, work_of=work_of) for cluster in join(ordered, pairs)
    ]
    return tuple(sorted(commitments, key=lambda one: (one.due.start.isoformat() if one.due else "~", one.id)))


def _sharing(deeds: Mapping[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Return the pairs of mentions whose deeds share a telling word; words of many deeds pair neighbours only."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for one in sorted(deeds):
        for word in deeds[one]:
            holders[word].append(one)
    pairs: set[tuple[str, str]] = set()
    for members in holders.values():
        pairs.update(combinations(members, 2) if len(members) <= FREQUENT else pairwise(members))
    return sorted(pairs)


def _is_restated(one: CommitmentMention, other: CommitmentMention, *, like: float) -> bool:
    if one.due and other.due and not one.due.agrees(other.due):
        return False
    if one.expected and other.expected and one.expected is not other.expected:
        return False
    bound, other_bound = (frozenset(words(" ".join(m.by_names))) - comparing().empty for m in (one, other))
    if bound and other_bound and not bound & other_bound and like < 1.0:
        return False
    both_due = one.due is not None and other.due is not None
    return like >= (LIKE_DEED / 2 if both_due and bound & other_bound else LIKE_DEED)


def _telling(deed: str) -> frozenset[str]:
    return frozenset(words(deed)) - comparing().empty


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0


def _commitment(
    mentions: list[CommitmentMention], reports: Mapping[str, Report], *, work_of: Mapping[str, str]
) -> Commitment:
    """Return the promise as its most precise mention puts it."""
    best = min(mentions, key=lambda m: ((m.due.end - m.due.start).total_seconds() if m.due else 1e12, m.id))
    return Commitment(
        id=mint("commitment", *sorted(m.id for m in mentions)),
        evidence=tuple(MentionId(one) for one in sorted(m.id for m in mentions)),
        reports=count_reports(mentions),
        voices=count_voices(mentions, work_of),
        by=tuple(sorted({name for m in mentions for name in m.by_names})),
        deed=best.deed.of(reports[best.span.report].text),
        expected=next((m.expected for m in (best, *mentions) if m.expected), None),
        pledge=best.pledge,
        due=best.due,
        due_kind=best.due_kind,
    )
