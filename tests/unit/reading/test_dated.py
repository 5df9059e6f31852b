"""When a report was published: clues, their agreement, and never a false exact day."""

from __future__ import annotations

from datetime import date

import pytest

from rapportage.reading.addresses import date_in
from rapportage.reading.dated import Dating, find_dated
from rapportage.schema.report import Dated, FactBasis, Hint, Use
from rapportage.schema.when import Precision
from tests.unit.reading.sheets import Line, sheet_of


def dating(*lines: Line, title: str = "", **more: object) -> Dating:
    return find_dated(sheet_of(*lines, **more), title=title)  # type: ignore[arg-type]


def days(dated: Dated) -> tuple[date, date] | None:
    return (dated.when.first, dated.when.last) if dated.when else None


DAY = (date(2031, 1, 16), date(2031, 1, 16))
TEXT = (Use.BODY, "Ferries stopped, and nobody knows why they did, or when they will sail again.")


def test_nothing_said_is_unknown() -> None:
    assert dating(TEXT).dated == Dated()


def test_a_person_decides() -> None:
    hints = (Hint(name="published", value="2031-01-16", basis=FactBasis.GIVEN),)
    found = dating(TEXT, meta={"article:published_time": "2030-05-05"}, hints=hints, is_html=True).dated
    assert (days(found), found.basis, found.confidence) == (DAY, FactBasis.GIVEN, 1.0)


@pytest.mark.parametrize(
    "field",
    [
        "article:published_time",
        "json-ld:datePublished",
        "json-ld:WebPage:datePublished",
        "itemprop:datepublished",
        "dc.date",
    ],
)
def test_a_field_dates_the_page(field: str) -> None:
    found = dating(TEXT, meta={field: "2031-01-16T23:30:00-05:00"}, is_html=True).dated
    assert (days(found), found.basis) == (DAY, FactBasis.METADATA)
    assert found.evidence == f"{field}=2031-01-16T23:30:00-05:00"


def test_a_changing_date_is_no_publication_date_beside_one() -> None:
    meta = {"article:modified_time": "2031-02-02", "article:published_time": "2031-01-16"}
    found = dating(TEXT, meta=meta, is_html=True)
    assert days(found.dated) == DAY
    assert days(found.updated) == (date(2031, 2, 2), date(2031, 2, 2))


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/2031/01/16/ferries",
        "https://example.org/World/2031/0116/ferries",
        "https://example.org/news-20310116-ferries",
        "https://example.org/2031-01-16-ferries.html",
        "https://example.org/2031/jan/16/ferries",
        "https://example.org/16-01-2031/ferries",
    ],
)
def test_an_address_spells_its_day(url: str) -> None:
    found = dating(TEXT, address=url, is_html=True).dated
    assert (days(found), found.basis) == (DAY, FactBasis.URL)


@pytest.mark.parametrize(
    "url", ["https://example.org/a-2031", "https://example.org/id/20319999", "https://example.org/v2.10.31/", "a.txt"]
)
def test_figures_in_an_address_are_not_always_a_day(url: str) -> None:
    assert date_in(url) is None


def test_a_month_in_an_address_stays_a_month() -> None:
    found = dating(TEXT, address="https://example.org/2031/01/ferries.html", is_html=True).dated
    assert found.when is not None
    assert found.when.precision is Precision.MONTH
    assert days(found) == (date(2031, 1, 1), date(2031, 1, 31))


def test_a_printed_address_that_spells_the_headline_dates_the_report() -> None:
    promo = (Use.PROMO, "https://www.example.org/World/2031/0116/Ferries-stop-at-Ostrow-quay")
    found = dating(
        (Use.HEADLINE, "Ferries stop at Ostrow quay"), TEXT, promo, title="Ferries stop at Ostrow quay"
    ).dated
    assert (days(found), found.basis) == (DAY, FactBasis.URL)
    assert found.confidence > 0.9
    assert found.span is not None


@pytest.mark.parametrize(
    "line",
    [
        "Published 14:05, 16 Jan 2031",
        "Veröffentlicht am 16. Januar 2031",
        "Publié le 16 janvier 2031 à 10h00",
        "January 16, 2031",
    ],
)
def test_a_printed_line_dates_the_report(line: str) -> None:
    found = dating((Use.HEADLINE, "Ferries stop"), (Use.BYLINE, line), TEXT).dated
    assert (days(found), found.basis) == (DAY, FactBasis.PRINTED)


def test_a_line_that_says_updated_is_the_update() -> None:
    found = dating(
        (Use.HEADLINE, "Ferries stop"), (Use.BYLINE, "16 January 2031"), (Use.BYLINE, "Updated: 18 January 2031"), TEXT
    )
    assert days(found.dated) == DAY
    assert days(found.updated) == (date(2031, 1, 18), date(2031, 1, 18))


def test_a_letter_quoted_in_the_text_does_not_date_the_report() -> None:
    body = (
        Use.BODY,
        "In a letter dated 16 January 2020 the harbour master had warned of it, and was not heard by anyone.",
    )
    found = dating(body).dated
    assert days(found) != (date(2020, 1, 16), date(2020, 1, 16))


def test_default_days_of_machines_are_no_dates() -> None:
    assert dating(TEXT, meta={"article:published_time": "1970-01-01T00:00:00Z"}, is_html=True).dated == Dated()


def test_a_dateline_with_its_year_dates_the_report() -> None:
    found = dating((Use.DATELINE, "OSTROW, January 16, 2031 (Reuters) -"), TEXT).dated
    assert (days(found), found.basis) == (DAY, FactBasis.PRINTED)
