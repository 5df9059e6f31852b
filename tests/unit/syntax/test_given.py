"""Words cut by someone else."""

import pytest

from rapportage.errors import PayloadError
from rapportage.syntax.given import read_words


def row(number: str, form: str, misc: str = "_") -> str:
    return "\t".join([number, form, *["_"] * 7, misc])


def test_one_sentence_a_line() -> None:
    given = read_words("Rain fell .\r\n\n  Nobody   came .")
    assert given.sentences == (("Rain", "fell", "."), ("Nobody", "came", "."))
    assert given.spaces_after[0] == (True, False, True)


def test_one_word_a_line() -> None:
    assert read_words("Rain\nfell\n\n\nNobody\ncame\n").sentences == (("Rain", "fell"), ("Nobody", "came"))


def test_conllu_keeps_comments_ranges_and_empty_nodes() -> None:
    lines = [
        "# sent_id = a",
        row("1-2", "don't", "SpaceAfter=No"),
        row("1", "do"),
        row("2", "n't"),
        row("2.1", "go"),
        row("3", "."),
    ]
    given = read_words("\n".join(lines) + "\n\n" + row("1", "Rain") + "\n")
    assert given.sentences == (("do", "n't", "."), ("Rain",))
    assert given.spaces_after == ((False, False, True), (True,))
    assert given.kept[0].comments == ("# sent_id = a",)
    assert given.kept[0].lines == {0: [lines[1]], 2: [lines[4]]}
    assert given.spaces_before == [[True, False, False], [True]]


def test_a_word_with_a_space_is_one_word_in_conllu() -> None:
    assert read_words(row("1", "10 000")).sentences == (("10 000",),)


@pytest.mark.parametrize("text", ["", "\n\n \n"])
def test_nothing_is_no_sentence(text: str) -> None:
    assert read_words(text).sentences == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rain\tO\nfell\tO", "line 1 has 2 columns between tabs .* --tokens takes CoNLL-U"),
        ("1\tRain\t_", "line 1 has 3 columns; CoNLL-U has ten"),
        (row("1", "Rain") + "\n" + row("3", "fell"), "line 2 is word 3, but word 2 .* empty line"),
        (row("1", "Rain") + "\n" + row("x", "fell"), "line 2 begins with 'x'"),
        (row("1", "Rain") + "\n# late", "line 2 has 1 columns"),
        (row("1", ""), "line 1 has no form"),
        (row("1", "Rain") + "\n" + row("9" * 5000, "fell"), "line 2 begins with '9{40}';"),
        (row("1", "Rain") + "\n" + row("1-" + "9" * 5000, "fell"), "line 2 begins with '1-9"),
    ],
)
def test_what_is_none_of_these_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(PayloadError, match=told):
        read_words(text)
