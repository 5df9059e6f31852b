"""The table of outlets, carriers and agencies says one thing once."""

from __future__ import annotations

import re

from rapportage.lexicon.date_fields import date_fields
from rapportage.lexicon.load import load
from rapportage.lexicon.outlets import house_at, house_named, houses

TABLES = {
    "outlet": load("outlets")["outlet"],
    "carrier": load("outlets")["carrier"],
    "agency": load("agencies")["agency"],
}


def test_no_domain_belongs_to_two_houses() -> None:
    domains = [domain for table in TABLES.values() for row in table.values() for domain in row["domains"]]
    assert len(domains) == len(set(domains)) == len(houses().by_domain)
    assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain) for domain in domains)


def test_no_name_belongs_to_two_houses_of_one_kind() -> None:
    for kind, table in TABLES.items():
        names = [name for key, row in table.items() for name in {key, *row.get("also", ()), *row.get("acronyms", ())}]
        doubled = {name for name in names if names.count(name) > 1}
        assert doubled == set(), kind


def test_every_country_is_a_code() -> None:
    codes = {row.get("country", "") for table in TABLES.values() for row in table.values()}
    assert all(re.fullmatch(r"[A-Z]{3}|", code) for code in codes)


def test_a_subdomain_belongs_to_its_domain_unless_named_itself() -> None:
    assert house_at("m.bbc.co.uk") == house_at("bbc.co.uk") == house_named("BBC News")
    assert house_at("news.google.com") != house_at("google.com")
    assert house_at("localhost") is None
    assert house_at("") is None


def test_labels_before_dates_are_recognised_folded() -> None:
    match = date_fields().label.search("veroffentlicht am ")
    assert match is not None
    assert match["published"]
