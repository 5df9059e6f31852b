"""Claims about how two sides stand."""

from __future__ import annotations

import pytest

from tests.unit.recording.made_reports import recorded


@pytest.mark.parametrize(
    ("line", "bond", "polarity", "status"),
    [
        ("Relations between Velmark and Ostravia are tense.", "ties", "negative", "asserted"),
        ("The shelling has eroded trust between Velmark and Ostravia.", "trust", "negative", "asserted"),
        ("Velmark and Ostravia restored full diplomatic relations.", "ties", "positive", "asserted"),
        ("Velmark and Ostravia eased tensions along the river.", "ties", "positive", "asserted"),
        ("Tensions between Velmark and Ostravia rose.", "ties", "negative", "asserted"),
        ("Velmark and Ostravia have a border treaty.", "agreement", "neutral", "asserted"),
        ("Velmark violated the truce with Ostravia, the minister said.", "agreement", "negative", "claimed"),
        ("Ostravia could mediate between Velmark and the Red Dawn Army.", "mediation", "positive", "possible"),
        ("Velmark and Ostravia hope to increase bilateral trade.", "trade", "positive", "planned"),
        ("Velmark's strike was meant to deter Ostravia, an envoy said.", "deterrence", "positive", "planned"),
        ("Velmark did not violate the treaty with Ostravia.", "agreement", "positive", "asserted"),
    ],
)
def test_a_claim_about_the_relation_is_kept_with_its_sign_and_status(
    line: str, bond: str, polarity: str, status: str
) -> None:
    [claim] = recorded(line)[0].relations
    assert (claim.bond.value, claim.polarity.value, claim.status.value) == (bond, polarity, status)


def test_a_claim_keeps_both_sides_and_its_words() -> None:
    found, text = recorded("Relations between Velmark and Ostravia are tense, an analyst said.")
    [claim] = found.relations
    assert [side.name for side in claim.sides] == ["Velmark", "Ostravia"]
    assert claim.words.of(text) == "Relations"
    assert claim.voice


@pytest.mark.parametrize(
    "line",
    [
        "The trade minister of Velmark met his counterpart.",
        "The company improved relations with its customers.",
        "Velmark's foreign relations committee met.",
        "The bonds of the bank lost value in Velmark.",
    ],
)
def test_words_that_only_sound_like_a_bond_claim_nothing(line: str) -> None:
    assert recorded(line)[0].relations == ()
