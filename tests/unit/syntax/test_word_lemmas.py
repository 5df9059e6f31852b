"""Dictionary forms."""

import pytest

from rapportage.syntax.word_lemmas import mended_lemma

KNOWN = {
    "case",
    "house",
    "clash",
    "hero",
    "witness",
    "virus",
    "belief",
    "native",
    "large",
    "great",
    "old",
    "strong",
    "nice",
    "ar",
    "footage",
}


def mended(form: str, xpos: str, lemma: str = "x", upos: str = "NOUN") -> str:
    return mended_lemma(form, lemma, upos=upos, xpos=xpos, known=KNOWN)


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("cases", "case"),
        ("Houses", "house"),
        ("clashes", "clash"),
        ("heroes", "hero"),
        ("witnesses", "witness"),
        ("viruses", "virus"),
        ("beliefs", "belief"),
        ("natives", "native"),
        ("militias", "militia"),
        ("embassies", "embassy"),
        ("children", "child"),
        ("gunmen", "gunman"),
        ("fishermen", "fisherman"),
        ("crises", "crisis"),
        ("UAVs", "UAV"),
        ("1990s", "1990s"),
        ("series", "series"),
        ("police", "police"),
    ],
)
def test_a_plural_has_its_singular(plural: str, singular: str) -> None:
    assert mended(plural, "NNS") == singular


@pytest.mark.parametrize(
    ("form", "positive"),
    [
        ("larger", "large"),
        ("greatest", "great"),
        ("heavier", "heavy"),
        ("bigger", "big"),
        ("stronger", "strong"),
        ("worse", "bad"),
    ],
)
def test_a_comparison_has_its_positive(form: str, positive: str) -> None:
    assert mended(form, "JJR", upos="ADJ") == positive


def test_more_is_more() -> None:
    assert mended("More", "JJR", upos="ADJ") == "more"


@pytest.mark.parametrize(
    ("form", "xpos", "lemma"),
    [
        ("an", "DT", "a"),
        ("n’t", "RB", "not"),
        ("’ll", "MD", "will"),
        ("'d", "MD", "would"),
        ("'d", "VBD", "have"),
        ("’s", "POS", "'s"),
    ],
)
def test_small_words_have_the_forms_they_stand_for(form: str, xpos: str, lemma: str) -> None:
    assert mended(form, xpos, upos="PART") == lemma


def test_verbs_are_verbs_whatever_else_they_are_taken_for() -> None:
    assert mended("struck", "VBD", "struc", upos="VERB") == "strike"
    assert mended("fell", "VBD", "fe", upos="NOUN") == "fall"


def test_a_noun_or_adjective_that_is_spelt_as_no_word_is_itself() -> None:
    assert mended("Armed", "JJ", "ar", upos="ADJ") == "armed"
    assert mended("footage", "NN", "footag") == "footage"
    assert mended("Vellanza", "NNP", "Vellanza", upos="PROPN") == "Vellanza"
