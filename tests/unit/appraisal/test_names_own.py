"""Names of our own sentences and how they are counted."""

from __future__ import annotations

from rapportage.appraisal.names_own import TYPES, Named, Tally, f1, parse_lines, read_lines, tally


def test_brackets_give_the_names_and_leave_the_sentence() -> None:
    [line] = parse_lines("% no sentence\n@ a tag\nThe [ORG Red Crane] freed [PER Aru Tal].\n")
    assert line.text == "The Red Crane freed Aru Tal."
    assert [(name.type, line.text[name.start : name.end]) for name in line.names] == [
        ("ORG", "Red Crane"),
        ("PER", "Aru Tal"),
    ]


def test_a_name_is_right_with_its_type_and_both_ends() -> None:
    gold = [Named("ORG", 4, 13), Named("PER", 20, 27)]
    found = tally(gold, [Named("ORG", 4, 13), Named("PER", 24, 27), Named("LOC", 30, 33)])
    assert (found["ORG"], found["PER"], found["LOC"]) == (Tally(1, 1, 1), Tally(0, 1, 1), Tally(0, 1, 0))


def test_the_ends_of_weapons_and_offices_may_differ() -> None:
    found = tally([Named("WEAPON", 4, 20)], [Named("WEAPON", 0, 20), Named("WEAPON", 30, 33)])
    assert found["WEAPON"] == Tally(1, 2, 1)


def test_f1_of_nothing_is_nought() -> None:
    assert f1([]) == 0.0


def test_our_own_sentences_hold_every_type() -> None:
    names = [name for line in read_lines() for name in line.names]
    assert {name.type for name in names} == set(TYPES)
    assert sum(name.type == "ORG" for name in names) >= 40
