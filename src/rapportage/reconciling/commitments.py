"""One promise under all its restatements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from rapportage.lexicon.comparing import comparing
from rapportage.reconciling.independence import count_reports, count_voices
from rapportage.reconciling.joining import join
from rapportage.schema.codes import Undertaking
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

    Two mentions are one promise when one day could satisfy both due times, their expected acts do not differ, and
    either the deeds share half their words and those bound can be the same, or act, day and those bound are the same.
    """
    mentions = {m.id: m for record in records if record.report in reports for m in record.commitments}
    puts = {one: _put(m, reports[m.span.report].text) for one, m in mentions.items()}
    pairs = [
        (one, other)
        for one, other in _sharing(puts)
        if _is_restated(mentions[one], mentions[other], one_put=puts[one], other_put=puts[other])
    ]
    ordered = sorted(mentions)
    commitments = [
        _commitment([mentions[one] for one in cluster], reports, work_of=work_of) for cluster in join(ordered, pairs)
    ]
    return tuple(sorted(commitments, key=lambda one: (one.due.start.isoformat() if one.due else "~", one.id)))


class _Put(NamedTuple):
    """How a promise is put: the stems of the deed's telling words and of those bound."""

    deed: frozenset[str]
    bound: frozenset[str]


def _put(mention: CommitmentMention, text: str) -> _Put:
    return _Put(_stems(mention.deed.of(text)), _stems(" ".join(mention.by_names)))


def _stems(text: str) -> frozenset[str]:
    """Return the telling words, endings of grammar apart: "visiting" and "visit" are one."""
    stems = (word for word in words(text) if word not in comparing().empty)
    return frozenset(
        next((word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) > 5), word) for word in stems
    )


_ENDINGS = ("ing", "ed", "es", "s")


def _sharing(puts: Mapping[str, _Put]) -> list[tuple[str, str]]:
    """Return the pairs whose deeds or whose bound share a word; words of many promises pair neighbours only."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for one in sorted(puts):
        for word in puts[one].deed | puts[one].bound:
            holders[word].append(one)
    pairs: set[tuple[str, str]] = set()
    for members in holders.values():
        pairs.update(combinations(members, 2) if len(members) <= FREQUENT else pairwise(members))
    return sorted(pairs)


def _is_restated(one: CommitmentMention, other: CommitmentMention, *, one_put: _Put, other_put: _Put) -> bool:
    if GROUPS[one.kind] != GROUPS[other.kind] or (one.due and other.due and not one.due.agrees(other.due)):
        return False
    if one.expected and other.expected and one.expected is not other.expected:
        return False
    like, bound = _share(one_put.deed, other_put.deed), _share(one_put.bound, other_put.bound)
    if like >= LIKE_DEED:
        return bound > 0 or like == 1.0 or not (one_put.bound and other_put.bound)
    is_same_act = one.expected is not None and one.expected is other.expected
    return is_same_act and one.due is not None and other.due is not None and bound >= SAME_BOUND


GROUPS = {
    Undertaking.PROMISE: "bound",
    Undertaking.AGREEMENT: "bound",
    Undertaking.INVITATION: "bound",
    Undertaking.SCHEDULE: "bound",
    Undertaking.OFFER: "offer",
    Undertaking.DEMAND: "demand",
    Undertaking.THREAT: "threat",
}
"""What may be one commitment: a visit promised by one report and scheduled by another; never a demand and a promise."""

SAME_BOUND = 0.75
"""Part of the words naming those bound that must be the same where only act and day speak for one promise:
the foreign ministers of two states share two words of three."""


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
        kind=best.kind,
        by=tuple(sorted({name for m in mentions for name in m.by_names})),
        deed=best.deed.of(reports[best.span.report].text),
        expected=next((m.expected for m in (best, *mentions) if m.expected), None),
        pledge=best.pledge,
        due=best.due,
        due_kind=best.due_kind,
    )
