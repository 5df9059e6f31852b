"""Who did what to whom: what words and places say of it where trees mislead."""

from __future__ import annotations

from rapportage.syntax.analysis import Name
from tests.unit.syntax.made_clauses import told


def test_a_word_tied_by_a_hyphen_is_no_word_of_its_own() -> None:
    assert told(
        "The/DT/det/7 tit/NN/compound/7 -/HYPH/punct/2 for/IN/case/6 -/HYPH/punct/4 tat/NN/nmod/2 "
        "raids=raid/NNS/nsubj/11 on/IN/case/10 the/DT/det/10 ports=port/NNS/nmod/7 ended=end/VBD/root/0"
    ) == ["raid patient=ports", "end agent=raids"]


def test_a_quality_or_body_is_no_act() -> None:
    assert told(
        "The/DT/det/2 leadership/NN/nsubj/6 of/IN/case/5 the/DT/det/5 union/NN/nmod/2 resigned=resign/VBD/root/0"
    ) == ["resign agent=leadership"]
    assert told("The/DT/det/3 centre/NN/compound/3 right/NN/nsubj/4 lost=lose/VBD/root/0") == ["lose agent=right"]


def test_security_is_no_doer_and_the_media_are() -> None:
    assert told(
        "A/DT/det/3 security/NN/compound/3 breach/NN/nsubj/6 by/IN/case/5 guards=guard/NNS/nmod/3 "
        "shocked=shock/VBD/root/0 Brenk/NNP/obj/6"
    ) == ["breach agent=guards", "shock agent=breach patient=Brenk"]
    assert told("Media/NNS/compound/2 reports=report/NNS/nsubj/3 spread=spread/VBD/root/0") == [
        "report agent=Media",
        "spread agent=reports",
    ]


def test_what_a_verb_keeps_to_itself_is_no_act_of_its_own() -> None:
    assert told(
        "He/PRP/nsubj/2 ordered=order/VBD/root/0 them=they/PRP/obj/2 to/TO/mark/5 hold/VB/xcomp/2 "
        "their/PRP$/nmod:poss/7 fire/NN/obj/5"
    ) == [
        "order agent=He addressee=them message=hold",
        "hold (order) <ordered> agent=them patient=fire",
        "fire <hold> agent=their",
    ]
    assert told("The/DT/det/2 raid/NN/nsubj/3 gave=give/VBD/root/0 Brenk/NNP/iobj/3 no/DT/det/6 choice/NN/obj/3") == [
        "give not agent=raid recipient=Brenk patient=choice"
    ]


def test_a_relative_clause_hangs_on_the_noun_before_it_where_no_comma_parts_them() -> None:
    assert told(
        "Ilan/NNP/nsubj/9 ,/,/punct/4 a/DT/det/4 lawyer/NN/appos/1 who/WP/nsubj/6 "
        "teaches=teach/VBZ/acl:relcl/1 law/NN/obj/6 ,/,/punct/4 fled=flee/VBD/root/0"
    ) == ["teach agent=lawyer patient=law", "flee agent=Ilan"]
    assert told(
        "Guards=guard/NNS/nsubj/2 pulled=pull/VBD/root/0 people/NNS/obj/2 from/IN/case/6 a/DT/det/6 "
        "school/NN/obl/2 that/WDT/nsubj:pass/9 was=be/VBD/aux:pass/9 hit/VBN/acl:relcl/3"
    ) == ["pull agent=Guards patient=people", "hit passive patient=school"]


def test_a_second_office_is_no_second_person() -> None:
    assert told(
        "Yeva/NNP/nsubj/10 ,/,/punct/4 a/DT/det/4 lawyer/NN/appos/1 and/CC/cc/7 former/JJ/amod/7 "
        "senator/NN/conj/1 ,/,/punct/1 ,/,/punct/1 fled=flee/VBD/root/0"
    ) == ["flee agent=Yeva"]
    assert told(
        "Yeva/NNP/nsubj/10 ,/,/punct/4 the/DT/det/4 governor/NN/appos/1 ,/,/punct/8 and/CC/cc/8 a/DT/det/8 "
        "priest/NN/conj/1 had=have/VBD/aux/10 fled=flee/VBN/root/0"
    ) == ["flee agent=Yeva agent=priest"]


def test_a_noun_is_joined_to_a_noun_and_to_no_infinitive() -> None:
    assert told(
        "The/DT/det/2 refusal/NN/nsubj/9 to/TO/mark/4 disarm/VB/acl/2 and/CC/cc/8 Brenk/NNP/nmod:poss/8 "
        "'s/POS/case/6 silence/NN/conj/4 angered=anger/VBD/root/0 them=they/PRP/obj/9"
    ) == ["refusal message=disarm", "disarm not (refuse) <refusal>", "anger agent=refusal agent=silence patient=them"]


def test_whom_a_letter_speaks_to_does_not_speak() -> None:
    assert told(
        "Dear/JJ/amod/2 minister/NN/nsubj/6 ,/,/punct/4 we/PRP/appos/2 ,/,/punct/2 ask/VBP/root/0 "
        "you/PRP/iobj/6 to/TO/mark/9 resign/VB/xcomp/6"
    ) == ["ask agent=we addressee=you message=resign", "resign (ask) <ask> agent=you"]
    assert told("Dear/JJ/amod/2 minister/NN/nsubj/5 ,/,/punct/5 we/PRP/nsubj/5 resign/VBP/root/0") == [
        "resign agent=we"
    ]


def test_who_stands_behind_said_within_a_quotation_speaks() -> None:
    assert told(
        "\"/``/punct/10 This/DT/det/3 line/NN/nsubj:pass/10 ,/,/punct/10 \"/''/punct/10 "
        "said=say/VBD/parataxis/10 Tovesk/NNP/nsubj:pass/10 ,/,/punct/7 was=be/VBD/aux:pass/10 "
        "drawn=draw/VBN/root/0"
    ) == ["say agent=Tovesk message=drawn", "draw passive <said> patient=line"]


def test_what_one_was_told_is_not_what_another_reports() -> None:
    assert told(
        "The/DT/det/2 king/NN/nsubj:pass/4 was=be/VBD/aux:pass/4 told=tell/VBN/ccomp/7 ,/,/punct/4 "
        "Horizonte/NNP/nsubj/7 reported=report/VBD/root/0 ,/,/punct/12 that/IN/mark/12 "
        "troops=troop/NNS/nsubj/12 would/MD/aux/12 flee/VB/ccomp/7"
    ) == [
        "tell passive <reported> addressee=king message=flee",
        "report message=told agent=Horizonte",
        "flee (would) <told> agent=troops",
    ]


def test_a_clause_beside_another_reports_it_only_with_a_verb_that_reports() -> None:
    assert told(
        "Troops=troop/NNS/nsubj/2 came=come/VBD/root/0 ,/,/punct/5 shops=shop/NNS/nsubj/5 "
        "closed=close/VBD/parataxis/2 ././punct/2"
    ) == ["come agent=Troops", "close agent=shops"]
    assert told(
        '"/``/punct/3 We/PRP/nsubj/3 waved=wave/VBD/ccomp/12 ,/,/punct/6 they/PRP/nsubj/6 '
        "said=say/VBD/parataxis/3 nothing/NN/obj/6 ,/,/punct/3 \"/''/punct/3 the/DT/det/11 widow/NN/nsubj/12 "
        "recalled=recall/VBD/root/0"
    ) == [
        "wave <recalled> agent=We",
        "say not <recalled> agent=they message=nothing",
        "recall message=waved agent=widow",
    ]


def test_a_clause_whose_verb_is_left_out_adds_nothing_to_the_one_before() -> None:
    assert told(
        "Ostra/NNP/nsubj/2 sent=send/VBD/root/0 the/DT/det/4 guns=gun/NNS/obj/2 ,/,/punct/6 Brenk/NNP/nsubj/2 "
        "the/DT/det/8 money/NN/obj/2"
    ) == ["send agent=Ostra patient=guns"]
    assert told(
        "The/DT/det/2 king/NN/nsubj/4 will/MD/aux/4 come/VB/root/0 ;/:/punct/9 his/PRP$/nmod:poss/7 "
        "son/NN/nsubj/8 will/MD/parataxis/4 not/RB/advmod/4"
    ) == ["come (will) agent=king"]


def test_joined_verbs_of_saying_share_a_message() -> None:
    assert told(
        "It/PRP/nsubj/4 would/MD/aux/4 neither/CC/cc:preconj/4 confirm/VB/root/0 nor/CC/cc/6 deny/VB/conj/4 "
        "that/IN/mark/9 guns=gun/NNS/nsubj/9 fired=fire/VBD/ccomp/4"
    ) == [
        "confirm not (would) agent=It message=fired",
        "deny not (would) agent=It message=fired",
        "fire <confirm> agent=guns",
    ]


def test_who_pulls_back_pulls_nothing() -> None:
    assert told(
        "Troops=troop/NNS/nsubj/3 must/MD/aux/3 pull/VB/root/0 back/RB/advmod/3 and/CC/cc/6 fly/VB/conj/3 "
        "drones=drone/NNS/obj/6"
    ) == ["pull (must) agent=Troops", "fly (must) agent=Troops patient=drones"]


def test_whom_one_commands_is_done_to_unless_told_what_to_do() -> None:
    assert told("He/PRP/nsubj/2 commanded=command/VBD/root/0 the/DT/det/4 brigade/NN/obj/2") == [
        "command agent=He patient=brigade"
    ]
    assert told(
        "The/DT/det/2 raid/NN/nsubj:pass/4 was=be/VBD/aux:pass/4 directed=direct/VBN/root/0 at/IN/case/7 "
        "a/DT/det/7 base/NN/obl/4"
    ) == ["direct passive patient=raid"]
    assert told("He/PRP/nsubj/2 ordered=order/VBD/root/0 the/DT/det/4 square/NN/obj/2 cleared=clear/VBN/xcomp/2") == [
        "order agent=He patient=square message=cleared",
        "clear passive (order) <ordered> patient=square",
    ]


def test_a_copula_around_a_clause_makes_no_copula_of_its_verb() -> None:
    assert told(
        "The/DT/det/2 hope/NN/nsubj:outer/7 was=be/VBD/cop/7 that/IN/mark/7 ties=tie/NNS/nsubj/7 "
        "would/MD/aux/7 improve/VB/root/0"
    ) == ["improve (would) agent=ties"]


def test_talks_that_followed_were_not_followed() -> None:
    assert told("Talks=talk/NNS/nsubj:pass/2 followed=follow/VBD/root/0 ././punct/2") == ["follow agent=Talks"]
    assert told(
        "He/PRP/nsubj:pass/3 was=be/VBD/aux:pass/3 held=hold/VBN/root/0 ,/,/punct/8 but/CC/cc/8 "
        "his/PRP$/nmod:poss/7 wife/NN/nsubj/8 refused=refuse/VBD/conj/3 to/TO/mark/10 leave/VB/xcomp/8"
    ) == ["hold passive patient=He", "refuse agent=wife", "leave not (refuse) <refused> agent=wife"]
    assert told(
        "They/PRP/nsubj:pass/3 were=be/VBD/aux:pass/3 given=give/VBN/root/0 food/NN/obj/3 and/CC/cc/6 "
        "denied=deny/VBD/conj/3 a/DT/det/8 lawyer/NN/obj/6"
    ) == ["give passive recipient=They patient=food", "deny passive recipient=They patient=lawyer"]


def test_an_adjective_that_denies_heads_a_clause_without_be() -> None:
    assert told(
        "Unable/JJ/advcl/7 to/TO/mark/3 land/VB/xcomp/1 ,/,/punct/1 the/DT/det/6 pilots=pilot/NNS/nsubj/7 "
        "returned=return/VBD/root/0"
    ) == ["unable agent=pilots", "land not (unable) <Unable> agent=pilots", "return agent=pilots"]


def test_what_an_audit_found_is_its_message() -> None:
    assert told(
        "Money/NN/nsubj:pass/3 was=be/VBD/aux:pass/3 stolen=steal/VBN/ccomp/8 ,/,/punct/3 an/DT/det/6 "
        "audit/NN/nsubj/8 has=have/VBZ/aux/8 found=find/VBN/root/0"
    ) == ["steal passive <found> patient=Money", "find message=stolen agent=audit"]


def test_what_grows_has_no_doer_yet() -> None:
    assert told("The/DT/det/2 raid/NN/nsubj/4 may/MD/aux/4 escalate/VB/root/0 the/DT/det/6 conflict/NN/obj/4") == [
        "escalate (may) agent=raid patient=conflict"
    ]


def test_whom_a_whose_clause_is_about_suffers_where_another_acts() -> None:
    assert told(
        "A/DT/det/2 man/NN/nsubj/8 whose/WP$/nmod:poss/4 house/NN/nsubj/7 the/DT/det/6 police/NNS/nsubj/7 "
        "searched=search/VBD/acl:relcl/2 fled=flee/VBD/root/0"
    ) == ["search patient=house agent=police", "flee agent=man"]


def test_what_is_joined_by_but_not_is_left_out() -> None:
    assert told(
        "Rebels=rebel/NNS/nsubj/2 freed=free/VBD/root/0 nurses=nurse/NNS/obj/2 but/CC/cc/6 not/RB/advmod/6 "
        "doctors=doctor/NNS/conj/3"
    ) == ["free agent=Rebels patient=nurses"]


def test_who_stands_behind_what_something_is_called_calls_it_so() -> None:
    assert told(
        "The/DT/det/2 vote/NN/nsubj:pass/4 was=be/VBD/aux:pass/4 called=call/VBN/root/0 a/DT/det/6 "
        "crime/NN/xcomp/4 by/IN/case/8 ministers=minister/NNS/nmod/6"
    ) == ["call passive patient=vote attribute=crime agent=ministers"]


def test_a_participle_on_the_subject_is_not_the_main_verb() -> None:
    assert told(
        "Mines=mine/NNS/nsubj/2 laid=lay/VBD/root/0 during/IN/case/5 the/DT/det/5 war/NN/obl/2 "
        "killed=kill/VBD/conj/2 two/CD/nummod/8 boys=boy/NNS/obj/6 ././punct/2"
    ) == ["lay passive patient=Mines", "kill agent=Mines patient=boys"]
    assert told(
        "Troops=troop/NNS/nsubj/2 came=come/VBD/root/0 ,/,/punct/4 saw=see/VBD/conj/2 and/CC/cc/6 left=leave/VBD/conj/2"
    ) == ["come agent=Troops", "see agent=Troops", "leave agent=Troops"]


def test_those_killed_did_not_kill() -> None:
    assert told("Those/DT/nsubj/4 killed=kill/VBD/acl:relcl/1 were=be/VBD/cop/4 soldiers=soldier/NNS/root/0") == [
        "kill passive patient=Those",
        "soldier agent=Those",
    ]


def test_of_a_sum_for_each_the_sum_is_offered() -> None:
    assert told(
        "Herders=herder/NNS/nsubj:pass/3 were=be/VBD/aux:pass/3 offered=offer/VBN/root/0 90/CD/nummod/5 "
        "crowns=crown/NNS/obj/3 a/DT/det/7 head/NN/obj/3"
    ) == ["offer passive recipient=Herders patient=crowns"]


def test_only_a_person_is_a_who() -> None:
    assert told(
        "A/DT/det/2 welder/NN/nsubj/7 from/IN/case/4 Issen/NNP/nmod/2 who/WP/nsubj/6 "
        "served=serve/VBD/acl:relcl/4 fled=flee/VBD/root/0",
        names=(Name(3, 4, "LOC", 1.0),),
    ) == ["serve agent=welder", "flee agent=welder"]


def test_a_name_right_behind_an_office_is_whose_office_it_is() -> None:
    assert told(
        "He/PRP/nsubj/2 spoke=speak/VBD/root/0 to/IN/case/4 counterpart/NN/obl/2 Ilan/NNP/obj/2",
        names=(Name(4, 5, "PER", 1.0),),
    ) == ["speak agent=He addressee=counterpart"]
