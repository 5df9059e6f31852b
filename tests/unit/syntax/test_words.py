"""Words as Universal Dependencies counts them: every character in one word, in order, and the habits of written English."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapportage.syntax.words import joined_words, split_words

SCRAPS = [
    "Houthis'", "don't", "cannot", "U.S.", "al-Qaeda", "co-", "non-", "e", "-", "—", "...", "[", "]", "'", "’", "“", '"', "5", "5.3bn",
    "$", "http://a.b/c", "www.", "@", "a@b.org", ".com", "\u00ad", "\u200b", "\u200d", "\u0301", "👩", "🇵🇰", "سلام", "中国", "\n", " ",
    "\t", "Gen.", "No.", "J.", "(", ")", "3,000", "12-", "/", "'s", "n't", "\ud800", "\x00", "st", "am", "#", "+", "_", "&",
]  # fmt: skip
MIXED = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=4), max_size=40).map("".join)


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in split_words(text)]


def joined(text: str) -> list[str]:
    spans = split_words(text)
    return [text[spans[first][0] : spans[end - 1][1]] for first, end in joined_words(text, spans)]


@given(MIXED)
def test_every_character_that_is_no_space_lies_in_exactly_one_word_and_words_stand_in_order(text: str) -> None:
    spans = split_words(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = {at for start, end in spans for at in range(start, end)}
    assert covered == {at for at, mark in enumerate(text) if not mark.isspace()}


@given(MIXED, st.integers(0, 10_000))
def test_a_base_moves_every_offset_and_changes_nothing_else(text: str, base: int) -> None:
    assert split_words(text, base) == [(start + base, end + base) for start, end in split_words(text)]


@given(MIXED)
def test_joined_words_are_glued_runs_of_two_or_more_that_do_not_overlap(text: str) -> None:
    spans = split_words(text)
    last = 0
    for first, end in joined_words(text, spans):
        assert last <= first < end - 1 < len(spans)
        assert all(spans[at][1] == spans[at + 1][0] for at in range(first, end - 1))
        last = end


@given(MIXED, MIXED)
def test_lines_are_cut_alike_alone_and_together(first: str, second: str) -> None:
    first, second = first.replace("\n", " "), second.replace("\n", " ")
    whole = f"{first}\n{second}"
    assert split_words(whole) == split_words(first) + split_words(second, len(first) + 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a long-standing 10-year-old feud", "a long - standing 10 - year - old feud"),
        ("non-Velmish co-operation, mid-May, e-mail", "non-Velmish co-operation , mid-May , e-mail"),
        ("pre- and post-war", "pre- and post-war"),
        ("UN-backed, over-the-counter, Hizb-e-Nahr", "UN - backed , over - the - counter , Hizb - e - Nahr"),
        ("al-Tarim F-16s MQ-9 F-35K #Velm#Iria", "al - Tarim F - 16s MQ - 9 F - 35K #Velm #Iria"),
        ("Velm's can't cannot won’t gonna I'd've", "Velm 's ca n't can not wo n’t gon na I 'd 've"),
        ("O'Hara, Sha'ab, Côte d'Ombre, Qur’anic", "O'Hara , Sha'ab , Côte d'Ombre , Qur’anic"),
        ("the drivers' strike", "the drivers ' strike"),
        ("the '90s and 1980's", "the '90s and 1980's"),
        ("$5m US$5.3bn Rs500 €1,000 8.2b 3D", "$ 5 m US$ 5.3 bn Rs 500 € 1,000 8.2 b 3D"),
        ("5:30pm 5.30 p.m., 2nd 155mm", "5:30 pm 5.30 p.m. , 2nd 155 mm"),
        ("2019-20, 5–6, 12-0 but 2024-05-03", "2019 - 20 , 5 – 6 , 12 - 0 but 2024-05-03"),
        ("on 9/11, 24/7, and/or", "on 9/11 , 24/7 , and / or"),
        ("Lt. Gen. J.K. Orr of the U.S.-led force", "Lt. Gen. J.K. Orr of the U.S. - led force"),
        ("No. 5 said no.", "No. 5 said no ."),
        ("Signed by G. The rest. Cells, etc.", "Signed by G . The rest . Cells , etc ."),
        ("see https://x.test/a?q=1). Or velm.gov, me@velm.org.", "see https://x.test/a?q=1 ) . Or velm.gov , me@velm.org ."),
        ("word—word -- word...", "word — word -- word ..."),
        ("“Go,” ‘no’ («da»)", "“ Go , ” ‘ no ’ ( « da » )"),
        ("ended.Then", "ended . Then"),
        ("the Im family's im ok", "the Im family 's i m ok"),
    ],
)  # fmt: skip
def test_words_follow_the_habits_of_the_treebanks(text: str, expected: str) -> None:
    assert " ".join(words(text)) == expected


@pytest.mark.parametrize(
    "word", ["soft\u00adhyphen", "zero\u200bwidth", "\ufeffmark", "cafe\u0301s", "محمّد", "中国", "👩‍👩‍👧", "🇵🇰", "👍🏽"]
)
def test_marks_that_take_no_room_of_their_own_stay_in_their_word(word: str) -> None:
    assert words(f"a {word} b") == ["a", word, "b"]


def test_joined_words_are_contractions_and_possessives_but_no_quoted_words_and_no_units() -> None:
    assert joined("Velm's men can't, the drivers' strike") == ["Velm's", "can't", "drivers'"]
    assert joined("the 'drivers' strike, 5pm, $5m, co-operate") == []


@pytest.mark.parametrize(
    "scrap",
    [
        "a.",
        "co-",
        "a-",
        "'s",
        "a@",
        "http://a.",
        "123,",
        "12-",
        "12,34,",
        "()",
        "中文，",
        "a\u200b",
        "www.a(",
        "-.com",
        "word ",
        "Gen. ",
    ],
)
def test_time_grows_with_the_text_whatever_it_repeats(scrap: str) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        joined_words(scrap * times, split_words(scrap * times))
        return time.process_time() - began

    small = min(seconds(500) for _ in range(3))
    assert seconds(4_000) < 30 * small + 0.02  # eight times the text; 64 if it were quadratic


def test_long_numbers_are_whole() -> None:
    assert words("1,234,567,890 men and 12,34,567 men") == ["1,234,567,890", "men", "and", "12,34,567", "men"]
