"""One type for one name, by the votes of its mentions."""

from __future__ import annotations

import numpy as np

from rapportage.syntax.analysis import Name
from rapportage.syntax.name_votes import VOTING, settle_types


def votes(**chances: float) -> np.ndarray:
    rest = (1 - sum(chances.values())) / len(VOTING)
    return np.log(np.array([chances.get(kind, 0) + rest for kind in VOTING], np.float32))


def settled(text: str, *mentions: tuple[str, str, np.ndarray]) -> list[str]:
    """Return the names of a text with their types, given what stands where in turn, its type, and the votes of its words."""
    words = text.split()
    names, evidence, at = [], {}, 0
    for name, kind, row in mentions:
        parts = name.split()
        while words[at : at + len(parts)] != parts:
            at += 1
        chance = float(np.exp(row[VOTING.index(kind)]))
        names.append(Name(at, at + len(parts), kind, round(chance, 4)))
        evidence.update(dict.fromkeys(range(at, at + len(parts)), row))
        at += len(parts)
    found = settle_types(words, names, evidence)
    return [f"{name.type} {' '.join(words[name.first : name.end])}" for name in found]


SURE_PLACE, DOUBTFUL = votes(LOC=0.95), votes(PER=0.6, LOC=0.3)


def test_sure_mentions_settle_a_doubtful_one_before_or_after() -> None:
    doubtful, sure = ("Dol", "PER", DOUBTFUL), ("Dol", "LOC", SURE_PLACE)
    assert settled("Dol fell . Dol rose .", doubtful, sure) == ["LOC Dol"] * 2
    assert settled("Dol fell . Dol rose .", sure, doubtful) == ["LOC Dol"] * 2


def test_other_names_have_no_say() -> None:
    assert settled("Dol fell . Nahr rose .", ("Dol", "PER", DOUBTFUL), ("Nahr", "LOC", SURE_PLACE)) == [
        "PER Dol",
        "LOC Nahr",
    ]


def test_letters_of_another_size_are_the_same_name() -> None:
    assert settled("DOL fell . Dol rose .", ("DOL", "PER", DOUBTFUL), ("Dol", "LOC", SURE_PLACE))[0] == "LOC DOL"


def test_a_surname_is_heard_with_the_full_name() -> None:
    full, alone = ("Aru al - Rashad", "PER", votes(PER=0.98)), votes(ORG=0.6, PER=0.3)
    assert settled("Aru al - Rashad left . Rashad won .", full, ("Rashad", "ORG", alone))[1] == "PER Rashad"
    assert (
        settled("Aru al - Rashad left . al - Rashad won .", full, ("al - Rashad", "ORG", alone))[1] == "PER al - Rashad"
    )
    assert settled("Aru al - Rashad left . Aru won .", full, ("Aru", "ORG", alone))[1] == "PER Aru"


def test_a_place_lends_its_type_to_no_part_of_it() -> None:
    found = settled(
        "Port Aru fell . Aru left .", ("Port Aru", "LOC", SURE_PLACE), ("Aru", "PER", votes(PER=0.6, LOC=0.3))
    )
    assert found == ["LOC Port Aru", "PER Aru"]


def test_an_acronym_is_heard_with_the_name_before_it_and_everywhere() -> None:
    body, short = votes(ORG=0.99), votes(LOC=0.6, ORG=0.3)
    found = settled(
        "Velm Front ( VF ) said . VF left .", ("Velm Front", "ORG", body), ("VF", "LOC", short), ("VF", "LOC", short)
    )
    assert found[1:] == ["ORG VF", "ORG VF"]


def test_a_name_of_no_sure_type_is_misc() -> None:
    assert settled("Dol fell .", ("Dol", "PER", votes(PER=0.4, LOC=0.3, ORG=0.2))) == ["MISC Dol"]


def test_a_sure_one_is_left_as_it_is() -> None:
    assert settled("Dol fell .", ("Dol", "LOC", SURE_PLACE)) == ["LOC Dol"]


def test_a_demonym_has_no_vote_and_none_is_cast_on_it() -> None:
    found = settled(
        "Kenyan tea . Kenyan airports .", ("Kenyan", "NORP", votes(NORP=0.6)), ("Kenyan", "NORP", votes(LOC=0.99))
    )
    assert found == ["NORP Kenyan"] * 2


def test_words_without_votes_and_texts_without_names_change_nothing() -> None:
    names = [Name(0, 1, "ORG", 0.9), Name(2, 3, "TITLE", 0.2)]
    assert settle_types(["Dol", ",", "envoy"], names, {}) == names
    assert settle_types([], [], {}) == []


def test_thousands_of_mentions_take_no_time_to_speak_of() -> None:
    words = ["Aru", "Tal", "and", "Tal"] * 5000
    names = [
        name
        for at in range(0, len(words), 4)
        for name in (Name(at, at + 2, "PER", 0.9), Name(at + 3, at + 4, "ORG", 0.6))
    ]
    evidence = {at: votes(PER=0.9) if at % 4 < 2 else votes(ORG=0.6) for at in range(len(words))}
    assert {name.type for name in settle_types(words, names, evidence)} == {"PER"}
