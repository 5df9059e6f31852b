"""Text of our own: brackets become labels, what stands around them stays."""

from __future__ import annotations

from pathlib import Path

from training.own_text import labelled, read_own


def test_names_of_several_words_and_names_side_by_side_keep_apart() -> None:
    found = labelled("[LOC Velm] [TITLE Foreign Minister] [PER Ilva Dane] left.", origin="own")
    assert found.words == ["Velm", "Foreign", "Minister", "Ilva", "Dane", "left", "."]
    assert found.names == ["B-LOC", "B-TITLE", "I-TITLE", "B-PER", "I-PER", "O", "O"]


def test_spaces_are_those_of_the_text() -> None:
    found = labelled("“[PER Dane]'s men”, he said.", origin="own")
    text = "".join(word + " " * space for word, space in zip(found.words, found.space, strict=True))
    assert text.strip() == "“Dane's men”, he said."


def test_a_name_within_a_compound_labels_its_own_words_only() -> None:
    found = labelled("a [NORP Corrani]-backed force", origin="own")
    assert [word for word, name in zip(found.words, found.names or [], strict=True) if name != "O"] == ["Corrani"]


def test_a_line_without_words_is_no_trouble() -> None:
    assert labelled("", origin="own").words == []


def test_remarks_and_blank_lines_are_left_out_and_files_come_in_order(tmp_path: Path) -> None:
    (tmp_path / "sentences_02_b.txt").write_text("# a remark\n\nSecond [LOC Velm]\n", encoding="utf-8")
    (tmp_path / "sentences_01_a.txt").write_text("First\n", encoding="utf-8")
    (tmp_path / "other.txt").write_text("Third\n", encoding="utf-8")
    assert [each.words for each in read_own(tmp_path)] == [["First"], ["Second", "Velm"]]
