"""Who did what to whom, on trees that are right."""

from __future__ import annotations

from random import Random

from rapportage.syntax.clauses import find_frames
from rapportage.syntax.frames import ROLES
from rapportage.syntax.relations import UNIVERSAL
from tests.unit.syntax.made_clauses import analysis, told


def test_the_subject_acts_and_the_object_suffers_whatever_the_voice() -> None:
    assert told(
        "The/DT/det/2 army/NN/nsubj/3 shelled=shell/VBD/root/0 the/DT/det/5 town/NN/obj/3 on/IN/case/7 "
        "Monday/NNP/obl/3 ././punct/3"
    ) == ["shell agent=army patient=town"]
    assert told(
        "The/DT/det/2 town/NN/nsubj:pass/4 was=be/VBD/aux:pass/4 shelled=shell/VBN/root/0 by/IN/case/7 "
        "the/DT/det/7 army/NN/obl:agent/4 ././punct/4"
    ) == ["shell passive patient=town agent=army"]
    assert told(
        "Two/CD/nummod/2 soldiers=soldier/NNS/nsubj:pass/4 got=get/VBD/aux:pass/4 killed=kill/VBN/root/0 ././punct/4"
    ) == ["kill passive patient=soldiers"]
    assert told(
        "Corra/NNP/nsubj/4 and/CC/cc/3 Dravia/NNP/conj/1 attacked=attack/VBD/root/0 each/DT/obj/4 "
        "other/JJ/fixed/5 ././punct/4"
    ) == ["attack agent=Corra agent=Dravia patient=each"]


def test_joined_verbs_share_their_subject_and_what_stands_behind_both() -> None:
    assert told(
        "Rebels=rebel/NNS/nsubj/2 ambushed=ambush/VBD/root/0 a/DT/det/4 patrol/NN/obj/2 and/CC/cc/6 "
        "burned=burn/VBD/conj/2 its/PRP$/nmod:poss/8 trucks=truck/NNS/obj/6 ././punct/2"
    ) == ["ambush agent=Rebels patient=patrol", "burn agent=Rebels patient=trucks"]
    assert told(
        "Troops=troop/NNS/nsubj/2 shelled=shell/VBD/root/0 and/CC/cc/4 stormed=storm/VBD/conj/2 "
        "the/DT/det/6 town/NN/obj/4 ././punct/2"
    ) == ["shell agent=Troops patient=town", "storm agent=Troops patient=town"]
    assert told(
        "The/DT/det/2 town/NN/nsubj:pass/4 was=be/VBD/aux:pass/4 shelled=shell/VBN/root/0 and/CC/cc/6 "
        "stormed=storm/VBN/conj/4 by/IN/case/8 rebels=rebel/NNS/obl:agent/6 ././punct/4"
    ) == ["shell passive patient=town agent=rebels", "storm passive patient=town agent=rebels"]


def test_joined_phrases_are_a_part_each() -> None:
    assert told(
        "Gunmen=gunman/NNS/nsubj/2 stormed=storm/VBD/root/0 the/DT/det/4 hotel/NN/obj/2 ,/,/punct/6 "
        "killing=kill/VBG/advcl/2 nine/CD/nummod/8 guests=guest/NNS/obj/6 and/CC/cc/11 two/CD/nummod/11 "
        "cooks=cook/NNS/conj/8 ././punct/2"
    ) == ["storm agent=Gunmen patient=hotel", "kill agent=Gunmen patient=guests patient=cooks"]
    assert told(
        "Corra/NNP/nsubj/4 and/CC/cc/3 Dravia/NNP/conj/1 denied=deny/VBD/root/0 that/IN/mark/7 "
        "rebels=rebel/NNS/nsubj/7 attacked=attack/VBD/ccomp/4 Brenk/NNP/obj/7"
    ) == ["deny agent=Corra agent=Dravia message=attacked", "attack not <denied> agent=rebels patient=Brenk"]


def test_a_relative_pronoun_stands_for_its_antecedent() -> None:
    assert told(
        "The/DT/det/2 men=man/NNS/nsubj/7 who/WP/nsubj/4 attacked=attack/VBD/acl:relcl/2 the/DT/det/6 "
        "village/NN/obj/4 fled=flee/VBD/root/0 ././punct/7"
    ) == ["attack agent=men patient=village", "flee agent=men"]
    assert told(
        "The/DT/det/2 convoy/NN/nsubj/7 that/WDT/obj/5 rebels=rebel/NNS/nsubj/5 "
        "attacked=attack/VBD/acl:relcl/2 was=be/VBD/aux/7 carrying=carry/VBG/root/0 food/NN/obj/7 "
        "././punct/7"
    ) == ["attack patient=convoy agent=rebels", "carry agent=convoy patient=food"]
    assert told(
        "The/DT/det/2 hostages=hostage/NNS/nsubj:pass/6 they/PRP/nsubj/4 seized=seize/VBD/acl:relcl/2 "
        "were=be/VBD/aux:pass/6 freed=free/VBN/root/0 ././punct/6"
    ) == ["seize patient=hostages agent=they", "free passive patient=hostages"]
    assert told(
        "The/DT/det/2 raid/NN/nsubj/6 he/PRP/nsubj/4 said=say/VBD/acl:relcl/2 killed=kill/VBD/ccomp/4 "
        "failed=fail/VBD/root/0"
    ) == ["say agent=he message=killed", "kill <said> agent=raid", "fail agent=raid"]
    assert told(
        "The/DT/det/2 judge/NN/nsubj/7 whose/WP$/nmod:poss/4 arrest/NN/nsubj/5 "
        "shocked=shock/VBD/acl:relcl/2 us/PRP/obj/5 resigned=resign/VBD/root/0 ././punct/7"
    ) == ["arrest patient=judge", "shock agent=arrest patient=us", "resign agent=judge"]
    assert told(
        "The/DT/det/2 raid/NN/nsubj/12 ,/,/punct/7 which/WDT/obj/7 the/DT/det/6 governor/NN/nsubj/7 "
        "described=describe/VBD/acl:relcl/2 as/IN/case/10 a/DT/det/10 crime/NN/obl/7 ,/,/punct/2 "
        "killed=kill/VBD/root/0 nine/CD/obj/12 ././punct/12"
    ) == ["describe patient=raid agent=governor attribute=crime", "kill agent=raid patient=nine"]


def test_a_participle_borrows_its_subject() -> None:
    assert told(
        "Gunmen=gunman/NNS/nsubj/2 stormed=storm/VBD/root/0 the/DT/det/4 hotel/NN/obj/2 ,/,/punct/6 "
        "killing=kill/VBG/advcl/2 nine/CD/nummod/8 guests=guest/NNS/obj/6 and/CC/cc/11 two/CD/nummod/11 "
        "cooks=cook/NNS/conj/8 ././punct/2"
    ) == ["storm agent=Gunmen patient=hotel", "kill agent=Gunmen patient=guests patient=cooks"]
    assert told(
        "Troops=troop/NNS/nsubj/6 led=lead/VBN/acl/1 by/IN/case/4 Adan/NNP/obl:agent/2 Sorel/NNP/flat/4 "
        "entered=enter/VBD/root/0 Brenk/NNP/obj/6 ././punct/6"
    ) == ["lead passive patient=Troops agent=Adan", "enter agent=Troops patient=Brenk"]
    assert told(
        "Backed=back/VBN/advcl/6 by/IN/case/3 tanks=tank/NNS/obl:agent/1 ,/,/punct/1 "
        "troops=troop/NNS/nsubj/6 entered=enter/VBD/root/0 Brenk/NNP/obj/6 ././punct/6"
    ) == ["back passive agent=tanks patient=troops", "enter agent=troops patient=Brenk"]
    assert told(
        "Troops=troop/NNS/nsubj:pass/3 were=be/VBD/aux:pass/3 sent=send/VBN/root/0 to/TO/mark/5 "
        "guard/VB/advcl/3 the/DT/det/7 port/NN/obj/5"
    ) == ["send passive patient=Troops", "guard agent=Troops patient=port"]


def test_an_apposition_is_no_part_of_its_noun_and_may_be_an_act() -> None:
    assert told(
        "Ilan/NNP/nsubj/7 Tovesk/NNP/flat/1 ,/,/punct/5 the/DT/det/5 governor/NN/appos/1 ,/,/punct/1 "
        "resigned=resign/VBD/root/0 ././punct/7"
    ) == ["resign agent=Ilan"]
    assert told(
        "The/DT/det/2 operation/NN/nsubj/12 ,/,/punct/5 an/DT/det/5 attack/NN/appos/2 on/IN/case/8 "
        "the/DT/det/8 port/NN/nmod/5 by/IN/case/10 rebels=rebel/NNS/nmod/5 ,/,/punct/2 "
        "failed=fail/VBD/root/0 ././punct/12"
    ) == ["attack patient=port agent=rebels", "fail agent=operation"]


def test_a_noun_that_names_an_act_has_doer_and_sufferer() -> None:
    assert told(
        "Corra/NNP/nmod:poss/3 's/POS/case/1 attack/NN/nsubj/7 on/IN/case/6 the/DT/det/6 port/NN/nmod/3 "
        "failed=fail/VBD/root/0"
    ) == ["attack agent=Corra patient=port", "fail agent=attack"]
    assert told(
        "The/DT/det/2 assassination/NN/nsubj/8 of/IN/case/5 the/DT/det/5 mayor/NN/nmod/2 by/IN/case/7 "
        "rebels=rebel/NNS/nmod/2 shocked=shock/VBD/root/0 Corra/NNP/obj/8 ././punct/8"
    ) == ["assassination patient=mayor agent=rebels", "shock agent=assassination patient=Corra"]
    assert told(
        "The/DT/det/2 mayor/NN/nmod:poss/4 's/POS/case/2 assassination/NN/nsubj/5 "
        "shocked=shock/VBD/root/0 Corra/NNP/obj/5"
    ) == ["assassination patient=mayor", "shock agent=assassination patient=Corra"]
    assert told(
        "Corra/NNP/nmod:poss/3 's/POS/case/1 killing/NN/nsubj/7 of/IN/case/6 the/DT/det/6 "
        "hostages=hostage/NNS/nmod/3 shocked=shock/VBD/root/0 Dravia/NNP/obj/7"
    ) == ["killing agent=Corra patient=hostages", "shock agent=killing patient=Dravia"]
    assert told(
        "Corran/NNP/compound/3 air/NN/compound/3 strikes=strike/NNS/nsubj/6 in/IN/case/5 "
        "Dravia/NNP/nmod/3 killed=kill/VBD/root/0 six/CD/nummod/8 people/NNS/obj/6 ././punct/6"
    ) == ["strike agent=Corran", "kill agent=strikes patient=people"]
    assert told(
        "Talks=talk/NNS/nsubj/6 between/IN/case/3 Corra/NNP/nmod/1 and/CC/cc/5 Dravia/NNP/conj/3 "
        "collapsed=collapse/VBD/root/0 ././punct/6"
    ) == ["talk agent=Corra agent=Dravia", "collapse agent=Talks"]
    assert told(
        "The/DT/det/2 militarisation/NN/nsubj/8 of/IN/case/5 the/DT/det/5 coast/NN/nmod/2 by/IN/case/7 "
        "Corra/NNP/nmod/2 alarmed=alarm/VBD/root/0 Dravia/NNP/obj/8 ././punct/8"
    ) == ["militarisation patient=coast agent=Corra", "alarm agent=militarisation patient=Dravia"]


def test_a_verb_that_lends_itself_leaves_the_frame_to_its_noun() -> None:
    assert told(
        "Rebels=rebel/NNS/nsubj/2 carried=carry/VBD/root/0 out/RP/compound:prt/2 an/DT/det/5 "
        "attack/NN/obj/2 on/IN/case/8 the/DT/det/8 port/NN/nmod/5 ././punct/2"
    ) == ["attack agent=Rebels patient=port"]
    assert told(
        "An/DT/det/2 attack/NN/nsubj:pass/7 on/IN/case/5 the/DT/det/5 port/NN/nmod/2 "
        "was=be/VBD/aux:pass/7 carried=carry/VBN/root/0 out/RP/compound:prt/7 by/IN/case/10 "
        "rebels=rebel/NNS/obl:agent/7 ././punct/7"
    ) == ["attack passive patient=port agent=rebels"]
    assert told(
        "The/DT/det/2 convoy/NN/nsubj/3 came=come/VBD/root/0 under/IN/case/5 fire/NN/obl/3 "
        "from/IN/case/7 gunmen=gunman/NNS/obl/3 ././punct/3"
    ) == ["fire patient=convoy agent=gunmen"]
    assert told(
        "Corra/NNP/nsubj/2 gave=give/VBD/root/0 the/DT/det/4 rebels=rebel/NNS/iobj/2 a/DT/det/6 "
        "warning/NN/obj/2 ././punct/2"
    ) == ["warning agent=Corra addressee=rebels"]
    assert told("The/DT/det/2 port/NN/nsubj/5 is=be/VBZ/cop/5 under/IN/case/5 attack/NN/root/0 ././punct/5") == [
        "attack patient=port"
    ]


def test_control_and_raising_say_who_acts() -> None:
    assert told(
        "Corra/NNP/nsubj/2 wants=want/VBZ/root/0 to/TO/mark/4 expel/VB/xcomp/2 the/DT/det/6 envoy/NN/obj/4 ././punct/2"
    ) == ["want agent=Corra", "expel (want) <wants> agent=Corra patient=envoy"]
    assert told(
        "Corra/NNP/nsubj/2 urged=urge/VBD/root/0 Dravia/NNP/obj/2 to/TO/mark/5 free/VB/xcomp/2 "
        "the/DT/det/7 pilots=pilot/NNS/obj/5 ././punct/2"
    ) == ["urge agent=Corra addressee=Dravia message=free", "free (urge) <urged> agent=Dravia patient=pilots"]
    assert told(
        "Dravia/NNP/nsubj:pass/3 was=be/VBD/aux:pass/3 forced=force/VBN/root/0 to/TO/mark/5 "
        "free/VB/xcomp/3 the/DT/det/7 pilots=pilot/NNS/obj/5 ././punct/3"
    ) == ["force passive patient=Dravia", "free <forced> agent=Dravia patient=pilots"]
    assert told(
        "Corra/NNP/nsubj/2 called=call/VBD/root/0 on/IN/case/4 Dravia/NNP/obl/2 to/TO/mark/6 "
        "free/VB/advcl/2 the/DT/det/8 pilots=pilot/NNS/obj/6 ././punct/2"
    ) == ["call agent=Corra addressee=Dravia", "free (call) <called> agent=Dravia patient=pilots"]
    assert told(
        "Corra/NNP/nsubj/2 dropped=drop/VBD/root/0 plans=plan/NNS/obj/2 to/TO/mark/5 expel/VB/acl/3 "
        "the/DT/det/7 envoy/NN/obj/5 ././punct/2"
    ) == ["drop agent=Corra patient=plans", "expel (plan) <plans> agent=Corra patient=envoy"]
    assert told(
        "Dravia/NNP/nsubj:pass/3 was=be/VBD/aux:pass/3 accused=accuse/VBN/root/0 of/IN/mark/5 "
        "arming=arm/VBG/advcl/3 rebels=rebel/NNS/obj/5 ././punct/3"
    ) == ["accuse passive patient=Dravia", "arm <accused> agent=Dravia patient=rebels"]
    assert told(
        "The/DT/det/2 governor/NN/nsubj/3 let/VBD/root/0 the/DT/det/5 pilots=pilot/NNS/obj/3 "
        "leave/VB/xcomp/3 ././punct/3"
    ) == ["let agent=governor patient=pilots", "leave <let> agent=pilots"]


def test_what_is_denied_is_negated() -> None:
    assert told(
        "Troops=troop/NNS/nsubj/2 entered=enter/VBD/root/0 the/DT/det/4 town/NN/obj/2 without/IN/mark/6 "
        "firing=fire/VBG/advcl/2 a/DT/det/8 shot/NN/obj/6 ././punct/2"
    ) == ["enter agent=Troops patient=town", "fire not agent=Troops patient=shot"]
    assert told(
        "No/DT/det/2 troops=troop/NNS/nsubj:pass/4 were=be/VBD/aux:pass/4 killed=kill/VBN/root/0 ././punct/4"
    ) == ["kill passive not patient=troops"]
    assert told(
        "Corra/NNP/nsubj/3 neither/CC/cc:preconj/3 confirmed=confirm/VBD/root/0 nor/CC/cc/5 "
        "denied=deny/VBD/conj/3 the/DT/det/7 raid/NN/obj/5 ././punct/3"
    ) == ["confirm not agent=Corra message=raid", "deny not agent=Corra message=raid"]
    assert told(
        "Rebels=rebel/NNS/nsubj/2 denied=deny/VBD/root/0 shelling=shell/VBG/xcomp/2 the/DT/det/5 "
        "town/NN/obj/3 ././punct/2"
    ) == ["deny agent=Rebels message=shelling", "shell not <denied> agent=Rebels patient=town"]
    assert told(
        "Corra/NNP/nsubj/2 failed=fail/VBD/root/0 to/TO/mark/4 free/VB/xcomp/2 the/DT/det/6 "
        "pilots=pilot/NNS/obj/4 ././punct/2"
    ) == ["fail agent=Corra", "free not <failed> agent=Corra patient=pilots"]
    assert told(
        "Corra/NNP/nsubj/4 did=do/VBD/aux/4 not/RB/advmod/4 manage/VB/root/0 to/TO/mark/6 "
        "free/VB/xcomp/4 the/DT/det/8 pilots=pilot/NNS/obj/6 ././punct/4"
    ) == ["manage not agent=Corra", "free not <manage> agent=Corra patient=pilots"]
    assert told(
        "Corra/NNP/nsubj/4 did=do/VBD/aux/4 not/RB/advmod/4 fail/VB/root/0 to/TO/mark/6 free/VB/xcomp/4 "
        "the/DT/det/8 pilots=pilot/NNS/obj/6 ././punct/4"
    ) == ["fail not agent=Corra", "free <fail> agent=Corra patient=pilots"]
    assert told(
        "There/EX/expl/2 was=be/VBD/root/0 no/DT/det/4 attack/NN/nsubj/2 on/IN/case/7 the/DT/det/7 "
        "port/NN/nmod/4 ././punct/2"
    ) == ["attack not patient=port"]


def test_a_modal_word_is_told() -> None:
    assert told("Corra/NNP/nsubj/3 may/MD/aux/3 attack/VB/root/0 Dravia/NNP/obj/3 ././punct/3") == [
        "attack (may) agent=Corra patient=Dravia"
    ]
    assert told(
        "The/DT/det/2 ministers=minister/NNS/nsubj/5 are=be/VBP/aux/5 to/TO/mark/5 meet/VB/root/0 "
        "in/IN/case/7 May/NNP/obl/5 ././punct/5"
    ) == ["meet (be to) agent=ministers"]
    assert told("The/DT/det/2 rebels=rebel/NNS/nsubj/3 have/VBP/root/0 to/TO/mark/5 leave/VB/xcomp/3 ././punct/3") == [
        "have agent=rebels",
        "leave (have to) <have> agent=rebels",
    ]
    assert told(
        "Corra/NNP/nsubj/2 threatened=threaten/VBD/root/0 strikes=strike/NNS/obj/2 on/IN/case/5 "
        "Dravia/NNP/nmod/3 ././punct/2"
    ) == ["threaten agent=Corra patient=strikes", "strike (threaten) <threatened> agent=Corra patient=Dravia"]


def test_a_speaker_has_message_addressee_and_topic() -> None:
    assert told(
        "\"/``/punct/4 We/PRP/nsubj/4 will/MD/aux/4 leave/VB/ccomp/7 ,/,/punct/7 \"/''/punct/4 "
        "said=say/VBD/root/0 Ilan/NNP/nsubj/7 Tovesk/NNP/flat/8 ././punct/7"
    ) == ["leave (will) <said> agent=We", "say message=leave agent=Ilan"]
    assert told(
        "The/DT/det/2 army/NN/nsubj/8 ,/,/punct/5 Tovesk/NNP/nsubj/5 said=say/VBD/parataxis/8 "
        ",/,/punct/5 will/MD/aux/8 leave/VB/root/0 ././punct/8"
    ) == ["say agent=Tovesk message=leave", "leave (will) <said> agent=army"]
    assert told(
        "Tovesk/NNP/nsubj/2 told=tell/VBD/root/0 reporters=reporter/NNS/iobj/2 that/IN/mark/7 "
        "troops=troop/NNS/nsubj/7 would/MD/aux/7 leave/VB/ccomp/2 ././punct/2"
    ) == ["tell agent=Tovesk addressee=reporters message=leave", "leave (would) <told> agent=troops"]
    assert told(
        "Tovesk/NNP/nsubj/2 said=say/VBD/root/0 in/IN/case/5 a/DT/det/5 letter/NN/obl/2 to/IN/case/8 "
        "the/DT/det/8 council/NN/nmod/5 that/IN/mark/12 troops=troop/NNS/nsubj/12 would/MD/aux/12 "
        "leave/VB/ccomp/2 ././punct/2"
    ) == [
        "say agent=Tovesk addressee=council message=leave",
        "letter addressee=council",
        "leave (would) <said> agent=troops",
    ]
    assert told(
        "According/VBG/case/4 to/IN/fixed/1 the/DT/det/4 ministry/NN/obl/7 ,/,/punct/4 "
        "rebels=rebel/NNS/nsubj/7 shelled=shell/VBD/root/0 the/DT/det/9 town/NN/obj/7 ././punct/7"
    ) == ["accord agent=ministry message=shelled", "shell <According> agent=rebels patient=town"]
    assert told(
        "As/IN/mark/4 the/DT/det/3 governor/NN/nsubj/4 put/VBD/advcl/10 it/PRP/obj/4 ,/,/punct/4 "
        "the/DT/det/8 war/NN/nsubj:pass/10 is=be/VBZ/aux:pass/10 lost=lose/VBN/root/0 ././punct/10"
    ) == ["put agent=governor message=lost", "lose passive <put> patient=war"]
    assert told("Tovesk/NNP/nsubj/2 spoke=speak/VBD/root/0 about/IN/case/5 the/DT/det/5 war/NN/obl/2 ././punct/2") == [
        "speak agent=Tovesk topic=war"
    ]


def test_who_is_given_something_is_its_recipient() -> None:
    assert told(
        "Corra/NNP/nsubj/2 gave=give/VBD/root/0 the/DT/det/4 rebels=rebel/NNS/iobj/2 rifles=rifle/NNS/obj/2 ././punct/2"
    ) == ["give agent=Corra recipient=rebels patient=rifles"]
    assert told(
        "Corra/NNP/nsubj/2 gave=give/VBD/root/0 rifles=rifle/NNS/obj/2 to/IN/case/6 the/DT/det/6 "
        "rebels=rebel/NNS/obl/2 ././punct/2"
    ) == ["give agent=Corra patient=rifles recipient=rebels"]
    assert told(
        "The/DT/det/2 rebels=rebel/NNS/nsubj:pass/4 were=be/VBD/aux:pass/4 given=give/VBN/root/0 "
        "rifles=rifle/NNS/obj/4 ././punct/4"
    ) == ["give passive recipient=rebels patient=rifles"]


def test_copulas_clefts_and_clauses_for_subjects_are_told() -> None:
    assert told("Ilan/NNP/nsubj/5 Tovesk/NNP/flat/1 is=be/VBZ/cop/5 a/DT/det/5 general/NN/root/0 ././punct/5") == [
        "general agent=Ilan"
    ]
    assert told(
        "It/PRP/expl/4 was=be/VBD/cop/4 the/DT/det/4 army/NN/root/0 that/WDT/nsubj/6 "
        "shelled=shell/VBD/acl:relcl/4 the/DT/det/8 town/NN/obj/6 ././punct/4"
    ) == ["shell agent=army patient=town"]
    assert told(
        "Killing=kill/VBG/csubj/5 civilians=civilian/NNS/obj/1 is=be/VBZ/cop/5 a/DT/det/5 crime/NN/root/0 ././punct/5"
    ) == ["kill <crime> patient=civilians", "crime agent=Killing"]
    assert told(
        "That/IN/mark/3 rebels=rebel/NNS/nsubj/3 shelled=shell/VBD/csubj:pass/7 the/DT/det/5 "
        "town/NN/obj/3 was=be/VBD/aux:pass/7 confirmed=confirm/VBN/root/0 by/IN/case/10 a/DT/det/10 "
        "panel/NN/obl:agent/7 ././punct/7"
    ) == ["shell <confirmed> agent=rebels patient=town", "confirm passive message=shelled agent=panel"]
    assert told(
        "Corra/NNP/nsubj/2 called=call/VBD/root/0 Dravia/NNP/obj/2 a/DT/det/5 threat/NN/xcomp/2 ././punct/2"
    ) == ["call agent=Corra patient=Dravia attribute=threat"]
    assert told(
        "Rebels=rebel/NNS/nsubj/2 blew=blow/VBD/root/0 up/RP/compound:prt/2 a/DT/det/5 bridge/NN/obj/2 ././punct/2"
    ) == ["blow up agent=Rebels patient=bridge"]


def test_a_part_says_its_words_its_marker_and_how_it_was_found() -> None:
    found = analysis(
        "Rebels=rebel/NNS/nsubj/2 shelled=shell/VBD/root/0 the/DT/det/5 old/JJ/amod/5 port/NN/obj/2 ,/,/punct/9 "
        "a/DT/det/9 navy/NN/compound/9 base/NN/appos/5 ,/,/punct/5 near/IN/case/12 Brenk/NNP/obl/2 and/CC/cc/14 "
        "fled=flee/VBD/conj/2"
    )
    shelled, fled = find_frames(found)
    assert [
        (part.role, part.marker, part.through, [found.word(word) for word in part.words]) for part in shelled.parts
    ] == [
        ("agent", "", "stated", ["Rebels"]),
        ("patient", "", "stated", ["the", "old", "port"]),
        ("oblique", "near", "stated", ["Brenk"]),
    ]
    assert [(part.role, part.through) for part in fled.parts] == [("agent", "shared")]


def test_a_relative_clause_leaves_itself_out_of_its_antecedent() -> None:
    found = analysis(
        "The/DT/det/2 men=man/NNS/nsubj/7 who/WP/nsubj/4 attacked=attack/VBD/acl:relcl/2 the/DT/det/6 village/NN/obj/4 "
        "fled=flee/VBD/root/0"
    )
    attacked, fled = find_frames(found)
    assert [found.word(word) for word in attacked.parts[0].words] == ["The", "men"]
    assert [found.word(word) for word in fled.parts[0].words] == ["The", "men", "who", "attacked", "the", "village"]
    assert attacked.parts[0].through == "relative"


def test_an_empty_text_has_no_frames() -> None:
    assert find_frames(analysis("")) == ()


def test_every_tree_gives_frames_and_the_same_ones_twice() -> None:
    chance = Random(7)
    tags = ["NN", "NNP", "VBD", "VBN", "VBG", "VB", "IN", "NNS", "PRP", "WP", "WDT", "JJ", "CC", "TO", "RB", "MD"]
    lemmas = [
        "say",
        "tell",
        "attack",
        "carry",
        "by",
        "that",
        "who",
        "according",
        "no",
        "be",
        "talk",
        "it",
        "put",
        "deny",
        "“",
        "”",
    ]
    for _ in range(300):
        size = chance.randint(1, 25)
        root = chance.randint(1, size)
        words = [
            f"{chance.choice(lemmas)}/{chance.choice(tags)}/{'root' if at == root else chance.choice(list(UNIVERSAL))}"
            f"/{0 if at == root else root if at < 3 else chance.randint(1, at - 1)}"
            for at in range(1, size + 1)
        ]
        found = analysis(" ".join(words))
        frames = find_frames(found)
        assert frames == find_frames(found)
        assert find_frames(found, scheme="clear") is not None
        assert all(part.role in ROLES and part.words for frame in frames for part in frame.parts)


def test_a_sentence_of_5000_words_is_no_trouble() -> None:
    chain = ["said=say/VBD/root/0", *(f"said=say/VBD/ccomp/{at}" for at in range(1, 2500))]
    flat = [f"man/NN/{'nsubj' if at % 2 else 'conj'}/{at}" for at in range(2500, 5000)]
    assert len(find_frames(analysis(" ".join([*chain, *flat])))) == 2500
