"""Laws of reconciling: order changes nothing, a copy adds no voice, every passage reads back."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from rapportage.reconciling.copies import find_copies
from rapportage.reconciling.options import ReconcilingOptions
from rapportage.reconciling.reconcile import reconcile
from rapportage.schema.matters import Reconciliation
from rapportage.schema.report import Report
from tests.unit.reconciling.making import report
from tests.unit.reconciling.test_disagreements import NINE, SEVEN, TWO, told

WORDS = st.sampled_from([f"w{n}" for n in range(12)])
PARAGRAPH = st.lists(WORDS, min_size=5, max_size=40).map(" ".join)
POOL = st.lists(PARAGRAPH, min_size=3, max_size=6, unique=True)


@st.composite
def corpora(draw: st.DrawFn) -> list[Report]:
    pool = draw(POOL)
    count = draw(st.integers(2, 5))
    return [
        report(*draw(st.lists(st.sampled_from(pool), min_size=1, max_size=6)), name=f"report{n}") for n in range(count)
    ]


@settings(max_examples=60, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(reports: list[Report], chance: object) -> None:
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert msgspec.json.encode(reconcile(reports, [])) == msgspec.json.encode(reconcile(shuffled, []))


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_every_passage_reads_back_and_shares_are_shares(reports: list[Report]) -> None:
    texts = {one.id: one.text for one in reports}
    for copy in find_copies(reports, options=ReconcilingOptions()):
        assert 0 <= copy.share <= 1
        assert 0 <= copy.paragraphs <= copy.of_paragraphs
        for mine, theirs in copy.passages:
            assert (mine.report, theirs.report) == (copy.copy, copy.original)
            assert mine.of(texts[mine.report]).split() == theirs.of(texts[theirs.report]).split()


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_every_report_belongs_to_one_work(reports: list[Report]) -> None:
    members = [one for work in reconcile(reports, []).works for one in work.reports]
    assert sorted(members) == sorted(one.id for one in reports)


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(4)), st.integers(1, 3))
def test_a_copy_adds_no_voice(order: list[int], copies: int) -> None:
    long = f"{NINE} It rained until the weekend and nobody in the hamlet could say where the road had been before it."
    first = told(long, "nine people", 9, 9, name="first")
    others = [told(SEVEN, "Seven people", 9, 9, name="b"), told(TWO, "two children", 2, 2, name="c")]
    again = [told(long, "nine people", 9, 9, name=f"copy{n}") for n in range(copies)]
    alone = together([first, *others])
    crowd = [first, *others, *again]
    more = together([crowd[at] for at in order if at < len(crowd)] + crowd[4:])
    assert max(toll.voices for toll in alone.tolls) == max(toll.voices for toll in more.tolls)


def together(pairs: list[tuple[Report, object]]) -> Reconciliation:
    return reconcile([pair[0] for pair in pairs], [pair[1] for pair in pairs])
