import pytest

from rapportage.text.numbers import find_numbers, value_of


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("nine", 9, 9),
        ("284", 284, 284),
        ("1,200", 1_200, 1_200),
        ("two hundred and five", 205, 205),
        ("twenty-three", 23, 23),
        ("a dozen", 12, 12),
        ("half a dozen", 6, 6),
        ("two dozen", 24, 24),
        ("dozens", 24, None),
        ("hundreds of thousands", 200_000, None),
        ("1.5 million", 1_500_000, 1_500_000),
        ("three thousand", 3_000, 3_000),
        ("several", 3, None),
    ],
)
def test_numbers_are_read_as_people_write_them(words: str, low: int, high: int | None):
    [found] = find_numbers(f"There were {words} of them.")
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize("line", ["It cost $15.", "It grew by 3.5 points.", "He earns £40,000 now."])
def test_money_and_decimals_are_no_counts(line: str):
    assert list(find_numbers(line)) == []


def test_numbers_that_only_stand_side_by_side_are_not_added_up():
    assert value_of("two three") is None


def test_a_number_keeps_its_place():
    text = "At least nine people"
    [found] = find_numbers(text)
    assert text[found.start : found.end] == "nine"
