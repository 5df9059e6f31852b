"""worn_marks: signs of misread UTF-8 that lost something on the way."""

from __future__ import annotations

import pytest

from rapportage.reading.cells import cells_of, repairs_of, text_of
from rapportage.reading.worn_marks import is_worn, restored


@pytest.mark.parametrize(
    ("worn", "put_back"),
    [
        ("partyâ€ said", "party” said"),
        ("partyâ€", "party”"),
        ("end.â€\n", "end.”\n"),
        ("realâ€world", "real‐world"),
        ("itâ€TMs", "itâ€™s"),
        ("naÃ \u0304ve", "naÃ¯ve"),
        ("fÃ1⁄4r", "fÃ¼r"),
        ("RaÃ\x83Âol", "RaÃ\x83Âºl"),
    ],
)
def test_what_was_lost_is_put_back_where_one_reading_is_left(worn: str, put_back: str) -> None:
    assert is_worn(worn)
    assert text_of(restored(cells_of(worn))) == put_back


@pytest.mark.parametrize("text", ["â€ on its own", "Pâte, ÂGE, São", "a\u0302ge and man\u0303ana", "5 â€? 6"])
def test_what_may_be_anything_is_left(text: str) -> None:
    assert text_of(restored(cells_of(text))) == text


def test_a_character_put_back_stands_for_all_it_was_put_in_place_of() -> None:
    line = "partyâ€ said"
    (repair,) = repairs_of(line, restored(cells_of(line)))
    assert (line[repair.start : repair.end], repair.new, repair.chain) == ("â€", "”", ("worn",))
