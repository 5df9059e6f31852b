import pytest

from rapportage.text.sentences import LONGEST, find_sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Ray met Gen. Oto on Jan. 16 in Lorsk.",
        "The U.S. Navy left at 9 a.m. on Friday.",
        "J. Ray of the St. Anne mission spoke.",
    ],
)
def test_abbreviations_end_no_sentence(text: str):
    assert cut(text) == [text]


def test_quotations_and_questions_end_sentences():
    assert cut("Is it over? “It is.” Nobody moved. (So they say.) The end") == [
        "Is it over?",
        "“It is.”",
        "Nobody moved.",
        "(So they say.)",
        "The end",
    ]


def test_a_country_in_initials_may_end_a_sentence():
    assert cut("He went to the U.S. The envoy stayed.") == ["He went to the U.S.", "The envoy stayed."]


def test_a_text_without_stops_is_cut_and_loses_nothing():
    text = "word " * 5_000
    pieces = cut(text)
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert " ".join(pieces).split() == text.split()
