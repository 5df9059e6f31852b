"""Trees mended after the model."""

from __future__ import annotations

import random

import pytest

from rapportage.syntax.tree_repairs import repair_tree
from rapportage.syntax.trees import is_tree


def test_every_later_part_of_a_name_hangs_on_its_first_word():
    heads = [3, 0, 1, -1]
    repair_tree(heads, ["nsubj", "flat", "flat", "root"], ["Aru", "Tal", "Orr", "spoke"])
    assert heads == [3, 0, 0, -1]


def test_a_chain_of_two_relations_stays_as_it_is():
    heads = [-1, 0, 1]
    repair_tree(heads, ["root", "flat", "fixed"], ["Aru", "Tal", "Orr"])
    assert heads == [-1, 0, 1]


@pytest.mark.parametrize(("opening", "closing"), [("(", ")"), ("“", "”"), ('"', '"')])
def test_both_marks_of_a_pair_hang_on_what_they_enclose(opening: str, closing: str):
    heads = [-1, 0, 0, 2, 0]
    repair_tree(heads, ["root", "punct", "appos", "nmod", "punct"], ["council", opening, "chamber", "upper", closing])
    assert heads == [-1, 2, 0, 2, 2]


def test_marks_around_two_phrases_stay_where_they_are():
    heads = [-1, 0, 0, 0, 0]
    repair_tree(heads, ["root", "punct", "obj", "obl", "punct"], ["saw", "“", "Velmia", "today", "”"])
    assert heads == [-1, 0, 0, 0, 0]


def test_of_three_straight_quotation_marks_none_is_taken_for_a_pair():
    heads = [-1, 0, 0, 0, 0, 0]
    repair_tree(heads, ["root", "punct", "obj", "punct", "obl", "punct"], ["saw", '"', "Velmia", '"', "today", '"'])
    assert heads == [-1, 0, 0, 0, 0, 0]


def test_marks_that_govern_a_word_are_left_lest_the_tree_close_on_itself():
    heads = [1, -1, 0, 2]
    repair_tree(heads, ["punct", "punct", "obj", "punct"], ["“", "x", "Velmia", "”"])
    assert heads == [1, -1, 0, 2]


def test_any_tree_stays_a_tree():
    draw = random.Random(7)
    for _ in range(2000):
        size = draw.randint(1, 9)
        heads = [-1, *(draw.randrange(at) for at in range(1, size))]
        order = draw.sample(range(size), size)
        mixed = [0] * size
        for at, head in enumerate(heads):
            mixed[order[at]] = order[head] if head >= 0 else -1
        relations = ["root" if head < 0 else draw.choice(["punct", "flat", "fixed", "obj"]) for head in mixed]
        words = [draw.choice(["“", "”", '"', "(", ")", "rain"]) for _ in mixed]
        repair_tree(mixed, relations, words)
        assert is_tree(mixed), (mixed, relations, words)
