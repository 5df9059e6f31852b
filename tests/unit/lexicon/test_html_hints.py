"""What class names and first words say."""

from __future__ import annotations

import re

import pytest

from rapportage.lexicon.html_hints import html_weights, kinds_of_opening, kinds_of_token
from rapportage.lexicon.html_tags import html_tags
from rapportage.lexicon.load import load


@pytest.mark.parametrize(
    ("token", "kind"),
    [
        ("article__body", "article"),
        ("wp-caption-text", "caption"),
        ("related-stories", "related"),
        ("newsletter-signup", "promo"),
        ("cookie-banner", "legal"),
        ("byline__author", "byline"),
        ("pullquote", "pull_quote"),
        ("social-share", "share"),
        ("comments-list", "comment"),
        ("entry-title", "headline"),
        ("key-points", "teaser"),
    ],
)
def test_a_name_says_its_kind(token: str, kind: str) -> None:
    assert kind in kinds_of_token(token)


def test_a_name_without_meaning_says_nothing() -> None:
    assert kinds_of_token("css-1x2y3z") == frozenset()
    assert kinds_of_token("<nav>") == frozenset()


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("Read more: ferry talks fail", "related"),
        ("Leia mais: o porto", "related"),
        ("(Reporting by Ilka Tal in Osk)", "byline"),
        ("Photo: R. Osk", "credit"),
        ("© 2031 Osk Courier", "legal"),
        ("Correction: the ministry", "correction"),
        ("Subscribe to the Courier", "promo"),
        ("ADVERTISEMENT", "advertisement"),
    ],
)
def test_an_opening_says_its_kind(opening: str, kind: str) -> None:
    assert kind in kinds_of_opening(opening)


def test_the_opening_of_a_report_says_nothing() -> None:
    assert (
        kinds_of_opening("The harbour council of Port Osk said on Tuesday that the ferry would stay closed.")
        == frozenset()
    )
    assert kinds_of_opening("Updates on the collision came from both capitals on Monday evening.") == frozenset()


def test_every_pattern_compiles_and_matches_nothing_empty() -> None:
    for table in ("hints", "openings"):
        for kind, parts in load("html_hints")[table].items():
            for part in parts:
                assert re.compile(part).fullmatch("") is None, (kind, part)


def test_the_weights_say_what_one_expects() -> None:
    weights = html_weights()
    assert weights["near:article"] > 0 > weights["hidden"]
    assert weights["kin"] > 0 > weights["opens:related"]
    assert weights["taken"] > 0 > weights["start"]


def test_weights_are_few_and_in_halves_as_a_person_sets_them() -> None:
    weights = html_weights()
    assert len(weights) < 80
    assert all((2 * weight).is_integer() for weight in weights.values())


def test_no_weight_is_for_a_sign_that_nothing_makes() -> None:
    hints, openings = load("html_hints")["hints"], load("html_hints")["openings"]
    for name in html_weights():
        kind, _, rest = name.partition(":")
        known = {"near": hints, "far": hints, "opens": openings, "under": openings}.get(kind)
        assert known is None or rest in known or name == "opens:label", name


def test_spaced_elements_are_block_elements() -> None:
    tags = html_tags()
    assert tags.spaced <= tags.block
    assert not tags.void & tags.raw
