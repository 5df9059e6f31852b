"""names: keys under which the spellings of one name meet."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rapportage.text.names import fold, skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        "al-Adl|al Adel|Al-Adl|el-Adl|العدل",
        "Hussain|Husain|Hussein|Husayn|Hossein",
        "Jaish al-Adl|Jaysh ul-Adl|Jeish al Adel|جيش العدل",
        "Mahmoud|Mahmud|Mehmood|Mahmood",
        "Muhammad|Mohammed|Mohamed|Mohammad",
        "Hezbollah|Hizbullah|Hizballah",
        "ash-Shabab|al-Shabaab|Al Shabab|الشباب",
        "Zelensky|Zelenskyy|Зеленский|Зеленський",
        "Qaddafi|Kadhafi|Qadhafi",
        "Chechnya|Tchetchnia",
        "Łódź|Lodz",
        "Αθήνα|Athina",
        "O’Brien|OBrien|O'Brien",
    ],
)
def test_spellings_of_one_name_have_one_skeleton(spellings: str) -> None:
    assert len({skeleton(name) for name in spellings.split("|")}) == 1


@pytest.mark.parametrize("names", ["Veldara|Kestria", "Adl|Aden", "Khan|Jan", "al-Qaim|al-Qasr", "Rahim|Karim"])
def test_other_names_have_another(names: str) -> None:
    one, other = names.split("|")
    assert skeleton(one) != skeleton(other)


def test_an_article_alone_is_a_name() -> None:
    assert skeleton("Al") == "al"
    assert skeleton("Ali") == "al"


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Ängström ØRE", "angstrom ore"), ("STRAßE", "strasse"), ("İstanbul", "istanbul"), ("Ḥasan ʿAlī", "hasan ali")],
)
def test_folding_drops_case_accents_and_glottal_marks(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60))
@example("𝐀")
def test_keys_never_fail_and_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert skeleton(text) == skeleton(text.replace("'", ""))
