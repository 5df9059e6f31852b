"""Where tolls were suffered: in the country of their act's place."""

from __future__ import annotations

from tests.unit.recording.made_reports import recorded


def test_a_toll_lies_where_its_act_was_done():
    record, _ = recorded("Gunmen attacked a convoy in Basra on Monday, killing nine people.")
    [row] = record.tolls
    assert row.where == "IRQ"
    assert "where" not in {blank.field for blank in row.blanks}


def test_a_toll_without_a_place_says_why_it_has_none():
    record, _ = recorded("Gunmen attacked a convoy on Monday, killing nine people.")
    [row] = record.tolls
    assert row.where == ""
    assert "where" in {blank.field for blank in row.blanks}
