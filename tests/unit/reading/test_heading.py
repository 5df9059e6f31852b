"""Title, authors, language, truncation, and the heading as a whole."""

from __future__ import annotations

import pytest

from rapportage.reading.authors import find_authors, names_in
from rapportage.reading.titles import find_title
from rapportage.schema.report import Fact, FactBasis, Hint, Use
from tests.unit.reading.sheets import heading_of, sheet_of

ENGLISH = "The ferries stopped on Monday, and nobody in the harbour knew why they did or when they would sail again."
GERMAN = (
    "Die Fähren blieben am Montag im Hafen, und niemand wusste, warum sie nicht fuhren oder wann sie wieder fahren."
)


def test_the_printed_headline_is_the_title() -> None:
    title = find_title(sheet_of((Use.HEADLINE, "Ferries  stop"), (Use.BODY, ENGLISH), meta={"og:title": "Other"}))
    assert (title.value, title.basis) == ("Ferries stop", FactBasis.PRINTED)


def test_the_page_gives_its_title_where_none_is_printed() -> None:
    title = find_title(sheet_of((Use.BODY, ENGLISH), meta={"title": "Ferries stop | Ostrow Courier"}, is_html=True))
    assert (title.value, title.basis) == ("Ferries stop", FactBasis.METADATA)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ada Vale", ["Ada Vale"]),
        ("By Ada Vale and Ben de Ostrow, Staff writers", ["Ada Vale", "Ben de Ostrow"]),
        ("Von Ada Müller", ["Ada Müller"]),
        ("ADA VALE | Reuters", ["Ada Vale"]),
        ("By Reuters Staff", []),
        ("By Associated Press", []),
        ("Published Monday 16 January", []),
        ("News Desk", []),
    ],
)
def test_a_byline_names_people_only(byline: str, names: list[str]) -> None:
    assert list(names_in(byline)) == names


def test_an_author_is_found_once_wherever_named() -> None:
    sheet = sheet_of((Use.BYLINE, "By Ada Vale"), (Use.BODY, ENGLISH), (Use.BIO, "Ada Vale is a harbour pilot."))
    (author,) = find_authors(sheet)
    assert author.value == "Ada Vale"
    assert author.span is not None
    assert author.span.of(sheet.page.text) == "Ada Vale"


def test_a_bio_names_the_author() -> None:
    (author,) = find_authors(sheet_of((Use.BODY, ENGLISH), (Use.BIO, "Ada Vale is the head of Ostrow Pilots.")))
    assert (author.value, author.basis) == ("Ada Vale", FactBasis.PRINTED)


@pytest.mark.parametrize(("words", "code"), [(ENGLISH, "en"), (GERMAN, "de")])
def test_the_language_is_that_of_the_words(words: str, code: str) -> None:
    assert heading_of(sheet_of((Use.BODY, words))).language.value == code


def test_a_page_that_names_the_wrong_language_is_not_believed() -> None:
    assert heading_of(sheet_of((Use.BODY, GERMAN * 3), meta={"html:lang": "en"}, is_html=True)).language.value == "de"


def test_a_short_text_has_no_language() -> None:
    assert heading_of(sheet_of((Use.BODY, "Ostrow."))).language == Fact()


def test_a_text_that_breaks_off_at_a_wall_is_truncated() -> None:
    cut = heading_of(sheet_of((Use.BODY, ENGLISH), (Use.PROMO, "Subscribe to continue reading")))
    assert cut.is_truncated
    assert [issue.code for issue in cut.issues] == ["R121"]
    whole = heading_of(sheet_of(*[(Use.BODY, ENGLISH)] * 5, (Use.PROMO, "Subscribe to continue reading")))
    assert not whole.is_truncated


def test_an_inferred_interval_is_remarked() -> None:
    made = heading_of(
        sheet_of(
            (Use.BODY, "On January 16, 2031, Velia shelled Ostrow."), (Use.BODY, "It will vote on January 29, 2031.")
        )
    )
    assert [issue.code for issue in made.issues] == ["R120"]


def test_hints_of_a_container_are_facts() -> None:
    hints = (
        Hint(name="title", value="Ferries stop"),
        Hint(name="outlet", value="Ostrow Courier"),
        Hint(name="author", value="Ada Vale"),
        Hint(name="published", value="2031-01-16"),
    )
    made = heading_of(sheet_of((Use.BODY, ENGLISH), hints=hints))
    assert (made.title.value, made.outlet.value, made.authors[0].value) == (
        "Ferries stop",
        "Ostrow Courier",
        "Ada Vale",
    )
    assert made.dated.basis is FactBasis.METADATA


@pytest.mark.parametrize("words", ["", "\x00", "é" * 3000, "© " * 500, "https://" * 300, "told " * 400, "1/1/1 " * 400])
def test_odd_text_raises_nothing(words: str) -> None:
    heading_of(sheet_of((Use.BODY, words), (Use.NAVIGATION, words), (Use.BYLINE, words)) if words else sheet_of())


def test_a_given_date_that_cannot_be_read_is_remarked() -> None:
    hints = (Hint(name="published", value="last week", basis=FactBasis.GIVEN),)
    made = heading_of(sheet_of((Use.BODY, ENGLISH), hints=hints))
    assert made.dated.when is None
    assert [issue.code for issue in made.issues] == ["R122"]
