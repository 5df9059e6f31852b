"""Trees in the manner of ClearNLP."""

from __future__ import annotations

from tests.unit.syntax.made_clauses import told


def test_what_a_preposition_governs_is_its_head() -> None:
    assert told(
        "The/DT/det/2 town/NN/nsubjpass/4 was=be/VBD/auxpass/4 shelled=shell/VBN/ROOT/0 by/IN/agent/4 rebels=rebel/NNS/pobj/5",
        scheme="clear",
    ) == ["shell passive patient=town agent=rebels"]
    assert told(
        "The/DT/det/2 attack/NN/nsubj/6 on/IN/prep/2 the/DT/det/5 port/NN/pobj/3 failed=fail/VBD/ROOT/0",
        scheme="clear",
    ) == ["attack patient=port", "fail agent=attack"]
    assert told(
        "Corra/NNP/nsubj/2 gave=give/VBD/ROOT/0 rifles=rifle/NNS/dobj/2 to/IN/dative/2 rebels=rebel/NNS/pobj/4",
        scheme="clear",
    ) == ["give agent=Corra patient=rifles recipient=rebels"]


def test_what_a_copula_links_is_the_head_of_its_clause() -> None:
    assert told(
        "Ilan/NNP/nsubj/2 is=be/VBZ/ROOT/0 not/RB/neg/2 a/DT/det/5 general/NN/attr/2",
        scheme="clear",
    ) == ["general not agent=Ilan"]


def test_several_prepositions_mark_one_phrase() -> None:
    assert told(
        "According/VBG/prep/5 to/IN/prep/1 Tovesk/NNP/pobj/2 ,/,/punct/5 fled=flee/VBD/ROOT/0 rebels=rebel/NNS/nsubj/5",
        scheme="clear",
    ) == ["accord agent=Tovesk message=fled", "flee <According> agent=rebels"]


def test_a_gerund_under_a_preposition_is_a_clause() -> None:
    assert told(
        "Dravia/NNP/nsubjpass/3 was=be/VBD/auxpass/3 accused=accuse/VBN/ROOT/0 of/IN/prep/3 arming=arm/VBG/pcomp/4 "
        "rebels=rebel/NNS/dobj/5",
        scheme="clear",
    ) == ["accuse passive patient=Dravia", "arm <accused> agent=Dravia patient=rebels"]
