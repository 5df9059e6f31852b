"""Who did what to whom, on trees with the slips that parsers make."""

from __future__ import annotations

from tests.unit.syntax.made_clauses import told


def test_who_stands_behind_a_quotation_and_its_verb_is_the_speaker() -> None:
    assert told(
        "\"/``/punct/4 We/PRP/nsubj/4 will/MD/aux/4 leave/VB/ccomp/7 ,/,/punct/7 \"/''/punct/4 "
        "said=say/VBD/root/0 Ilan/NNP/obj/7 Tovesk/NNP/flat/8 ././punct/7"
    ) == ["leave (will) <said> agent=We", "say message=leave agent=Ilan"]
    assert told(
        "“/``/punct/10 The/DT/det/3 line/NN/nsubj/6 ,/,/punct/6 ”/''/punct/3 said=say/VBD/root/0 "
        "Tovesk/NNP/obj/6 ,/,/punct/11 “/``/punct/11 was=be/VBD/aux:pass/11 drawn=draw/VBN/ccomp/6 "
        "in/IN/case/13 haste/NN/obl/11 ”/''/punct/11"
    ) == ["say agent=Tovesk message=drawn", "draw passive <said> patient=line"]


def test_who_is_told_is_no_second_subject() -> None:
    assert told(
        "Tovesk/NNP/nsubj/2 told=tell/VBD/root/0 Radio/NNP/nsubj/2 Brenk/NNP/flat/3 "
        "troops=troop/NNS/nsubj/7 would/MD/aux/7 leave/VB/ccomp/2 ././punct/2"
    ) == ["tell agent=Tovesk addressee=Radio message=leave", "leave (would) <told> agent=troops"]


def test_a_bare_phrase_behind_a_verb_without_object_is_its_object() -> None:
    assert told("Rebels=rebel/NNS/nsubj/2 killed=kill/VBD/root/0 nine/CD/nummod/4 people/NNS/obl/2 ././punct/2") == [
        "kill agent=Rebels patient=people"
    ]


def test_a_doer_hung_on_the_noun_between_goes_to_the_act() -> None:
    assert told(
        "The/DT/det/2 attack/NN/nsubj/8 on/IN/case/5 the/DT/det/5 port/NN/nmod/2 by/IN/case/7 "
        "rebels=rebel/NNS/nmod/5 failed=fail/VBD/root/0 ././punct/8"
    ) == ["attack patient=port agent=rebels", "fail agent=attack"]


def test_a_participle_of_saying_goes_to_the_verb_of_saying() -> None:
    assert told(
        "Officials=official/NNS/nsubj/2 said=say/VBD/root/0 rebels=rebel/NNS/nsubj/4 "
        "fled=flee/VBD/ccomp/2 ,/,/punct/6 adding=add/VBG/advcl/4 that/IN/mark/9 nobody/NN/nsubj/9 "
        "died=die/VBD/ccomp/6 ././punct/2"
    ) == [
        "say agent=Officials message=fled",
        "flee <said> agent=rebels",
        "add agent=Officials message=died",
        "die not <adding> agent=nobody",
    ]


def test_a_name_after_an_office_is_no_second_member_and_a_list_is_no_apposition() -> None:
    assert told(
        "The/DT/det/2 governor/NN/nsubj/5 ,/,/punct/4 Ilan/NNP/conj/2 resigned=resign/VBD/root/0 ././punct/5"
    ) == ["resign agent=governor"]
    assert told(
        "Rebels=rebel/NNS/nsubj/2 shelled=shell/VBD/root/0 a/DT/det/4 bridge/NN/obj/2 ,/,/punct/7 "
        "a/DT/det/7 port/NN/appos/4 and/CC/cc/10 a/DT/det/10 school/NN/conj/7"
    ) == ["shell agent=Rebels patient=bridge patient=port patient=school"]


def test_a_participle_gets_back_the_subject_that_was_given_to_the_main_verb() -> None:
    assert told(
        "Talks=talk/NNS/nsubj/7 having=have/VBG/aux/3 collapsed=collapse/VBN/advcl/7 ,/,/punct/7 "
        "both/DT/det/6 fleets=fleet/NNS/nsubj/7 sailed=sail/VBD/root/0"
    ) == ["collapse agent=Talks", "sail agent=fleets"]


def test_according_to_vouches_for_its_clause_though_hung_on_a_noun() -> None:
    assert told(
        "The/DT/det/2 raid/NN/nsubj/3 failed=fail/VBD/root/0 ,/,/punct/7 according/VBG/case/7 "
        "to/IN/fixed/5 Tovesk/NNP/nmod/2"
    ) == ["fail <according> agent=raid", "accord message=failed agent=Tovesk"]


def test_the_first_of_two_subjects_parted_by_an_aside_is_the_messages() -> None:
    assert told(
        "The/DT/det/2 governor/NN/nsubj/6 ,/,/punct/2 an/DT/det/5 aide/NN/nsubj/6 told=tell/VBD/root/0 the/DT/det/8 "
        "Herald/NNP/nsubj/10 ,/,/punct/2 felt=feel/VBD/ccomp/6 ill/JJ/xcomp/10"
    ) == ["tell agent=aide addressee=Herald message=felt", "feel <told> agent=governor attribute=ill"]


def test_what_hangs_on_an_auxiliary_goes_to_its_verb() -> None:
    assert told("Two/CD/nummod/2 guards=guard/NNS/nsubj/3 got=get/VBD/aux:pass/4 hurt/VBN/root/0") == [
        "hurt passive patient=guards"
    ]


def test_a_gerund_hung_on_the_accuser_or_accused_is_what_somebody_is_accused_of() -> None:
    assert told(
        "Corra/NNP/nsubj:pass/3 was=be/VBD/aux:pass/3 accused=accuse/VBN/root/0 by/IN/case/5 Dravia/NNP/obl:agent/3 of/IN/mark/7 "
        "arming=arm/VBG/acl/5 rebels=rebel/NNS/obj/7"
    ) == ["accuse passive patient=Corra agent=Dravia", "arm <accused> agent=Corra patient=rebels"]
