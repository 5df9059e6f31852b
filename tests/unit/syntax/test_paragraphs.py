"""Paragraphs of plain text."""

from hypothesis import given
from hypothesis import strategies as st

from rapportage.syntax.paragraphs import find_paragraphs


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in find_paragraphs(text)]


def test_a_line_is_a_paragraph() -> None:
    assert paragraphs("Ferry sunk off Dorn\n\nA ferry sank.\nNobody died.\n") == [
        "Ferry sunk off Dorn",
        "A ferry sank.",
        "Nobody died.",
    ]


def test_lines_broken_to_a_width_are_one() -> None:
    broken = (
        "The prime minister of Kestria, who had been silent since the shelling\n"
        "of the harbour on Tuesday, told a meeting of village elders in Upper\n"
        "Tarn that the army would stay where it was."
    )
    assert paragraphs(f"{broken}\n\nA second paragraph.") == [broken, "A second paragraph."]


def test_lines_that_could_have_been_longer_are_paragraphs_of_their_own() -> None:
    lines = ["The harbour was closed to all ships, port officials said on Tuesday morning", "the mayor", "said so"]
    assert paragraphs("\n".join(lines)) == lines


def test_headlines_that_happen_to_fill_their_lines_are_not_joined() -> None:
    lines = ["Port of Vellanza shelled for a third night", "Kestria denies that its guns fired at all"]
    assert paragraphs("\n".join(lines)) == lines


@given(st.text(alphabet="ab. \n\r\t\u2028", max_size=200))
def test_all_that_is_no_white_space_lies_in_one_paragraph(text: str) -> None:
    spans = list(find_paragraphs(text))
    inside = [at for start, end in spans for at in range(start, end)]
    assert len(inside) == len(set(inside))
    assert {at for at, letter in enumerate(text) if not letter.isspace()} <= set(inside)
    assert spans == sorted(spans)
