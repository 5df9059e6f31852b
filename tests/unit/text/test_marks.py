import pytest

from rapportage.text.marks import find_quoted


def words(text: str) -> list[str]:
    return [text[each.low : each.high] for each in find_quoted(text) if each.depth == 0]


@pytest.mark.parametrize(
    "text",
    [
        "He said “go now” and left.",
        'He said "go now" and left.',
        "He said «go now» and left.",
        "He said „go now“ and left.",
        "He said ‘go now’ and left.",
        "He said 'go now' and left.",
        "He said ``go now'' and left.",
        "He said »go now« and left.",
    ],
)
def test_every_style_of_marks_is_read(text: str):
    assert words(text) == ["go now"]


def test_apostrophes_are_no_marks():
    assert words("The ministers' aides didn't see the '90s boys’ choir") == []


def test_inner_marks_stand_one_deeper():
    text = "“They told us ‘we are not asleep’ again,” he said."
    assert [(text[q.low : q.high], q.depth) for q in find_quoted(text)] == [
        ("They told us ‘we are not asleep’ again,", 0),
        ("we are not asleep", 1),
    ]


def test_an_apostrophe_within_single_marks_does_not_close_them():
    assert words("He cried ‘we don’t yield’ twice.") == ["we don’t yield"]


def test_an_unclosed_quotation_runs_to_the_end_of_the_paragraph():
    [found] = find_quoted("“The first paragraph of a long answer.")
    assert not found.is_closed
    assert found.high == len("“The first paragraph of a long answer.")


def test_a_mark_opened_twice_starts_again():
    assert words("“Lost words and “go now” he said.") == ["go now"]


def test_editors_brackets_stay_inside():
    assert words('"[The raid] came late," she said.') == ["[The raid] came late,"]
