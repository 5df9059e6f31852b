"""The sentences that we wrote and labelled: every label names words of its sentence, and both labellings the same acts."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from rapportage.appraisal.statuses import agreement, labelled, macro_f1
from rapportage.appraisal.undertakings import Counts, lines, precision, recall, whole
from rapportage.schema.codes import Status, Undertaking


@pytest.mark.parametrize("half", ["dev", "check", "check_second"])
def test_every_labelled_act_stands_in_its_sentence(half: str) -> None:
    for row in labelled(half):
        places = re.findall(rf"(?<!\w){re.escape(row.act)}(?!\w)", row.text)
        assert len(places) >= row.number, row


def test_both_labellings_are_of_the_same_acts_and_agree() -> None:
    one, other = labelled("check"), labelled("check_second")
    assert [(row.text, row.act, row.number) for row in one] == [(row.text, row.act, row.number) for row in other]
    same, kappa = agreement([row.status for row in one], [row.status for row in other])
    assert same > 0.9
    assert kappa > 0.9


@pytest.mark.parametrize("half", ["dev", "check"])
def test_each_half_has_every_status_and_shares_no_sentence(half: str) -> None:
    assert {row.status for row in labelled(half)} == set(Status)
    assert min(Counter(row.status for row in labelled(half)).values()) >= 15
    other = "check" if half == "dev" else "dev"
    assert {row.text for row in labelled(half)}.isdisjoint({row.text for row in labelled(other)})


@pytest.mark.parametrize("half", ["dev", "check"])
def test_every_labelled_commitment_has_its_words_in_the_sentence(half: str) -> None:
    kinds = Counter()
    for text, wanted in lines(half):
        for line in wanted:
            kinds[line.kind] += 1
            assert line.deed in text.lower(), text
            assert line.by in text.lower(), text
    assert set(kinds) == set(Undertaking)
    assert any(not wanted for _, wanted in lines(half))


def test_a_status_never_given_counts_as_nothing_found() -> None:
    pairs = [(Status.ASKED, Status.ASSERTED)] * 5 + [(Status.ASSERTED, Status.ASSERTED)] * 5
    assert macro_f1(pairs) == pytest.approx((0 + 2 * 5 / 15) / 2)


def test_precision_counts_what_is_given_and_recall_what_is_wanted() -> None:
    rows = [Counts(found=1, whole=0, ours=2, gold=1), Counts(found=1, whole=1, ours=1, gold=3)]
    assert (precision(rows), recall(rows), whole(rows)) == (2 / 3, 2 / 4, 1 / 2)
