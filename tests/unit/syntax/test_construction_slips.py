"""Who did what to whom, where a parser slips in a single construction."""

from __future__ import annotations

from tests.unit.syntax.made_clauses import told


def test_what_a_cleft_lifts_out_does_what_its_clause_says_and_not_what_it_rules_out() -> None:
    assert told(
        "It/PRP/expl/4 is=be/VBZ/cop/4 the/DT/det/4 army/NN/root/0 ,/,/punct/8 not/RB/advmod/8 the/DT/det/8 "
        "police/NNS/conj/4 ,/,/punct/11 that/WDT/nsubj/11 runs=run/VBZ/advcl:relcl/4 the/DT/det/13 "
        "prisons=prison/NNS/obj/11 ././punct/4"
    ) == ["run agent=army patient=prisons"]


def test_what_hangs_on_how_is_what_is_explained() -> None:
    assert told(
        "The/DT/det/2 army/NN/nsubj/4 has=have/VBZ/aux/4 explained=explain/VBN/root/0 how/WRB/obj/4 "
        "the/DT/det/7 men=man/NNS/nsubj/8 fled=flee/VBD/advcl:relcl/5 ././punct/4"
    ) == ["explain agent=army message=fled", "flee <explained> agent=men"]


def test_a_participle_in_a_list_of_verbs_is_one_of_them() -> None:
    assert told(
        "Prices=price/NNS/nsubj/2 doubled=double/VBD/root/0 in/IN/case/4 March/NNP/obl/2 ,/,/punct/6 "
        "tripled=triple/VBN/advcl/2 in/IN/case/8 April/NNP/obl/6 and/CC/cc/10 vanished=vanish/VBD/conj/2 "
        "././punct/2"
    ) == ["double agent=Prices", "triple agent=Prices", "vanish agent=Prices"]
    assert told(
        "Eleven/CD/nummod/2 men=man/NNS/nsubj:pass/4 were=be/VBD/aux:pass/4 seized=seize/VBN/root/0 "
        ",/,/punct/6 lined=line/VBN/advcl/4 up/RP/compound:prt/6 by/IN/case/10 the/DT/det/10 "
        "roadside/NN/obl:agent/6 and/CC/cc/12 shot=shoot/VBD/conj/6 ././punct/4"
    ) == ["seize passive patient=men", "line up passive patient=men", "shoot passive patient=men"]
    assert told(
        "The/DT/det/2 army/NN/nsubj/3 withdrew=withdraw/VBD/root/0 ,/,/punct/5 beaten=beat/VBN/advcl/3 "
        "by/IN/case/7 rebels=rebel/NNS/obl:agent/5 ,/,/punct/10 and/CC/cc/10 dispersed=disperse/VBD/conj/3"
    ) == ["withdraw agent=army", "beat passive patient=army agent=rebels", "disperse agent=army"]


def test_a_joined_verb_in_a_headline_shares_its_subject_unless_somebody_says_so() -> None:
    assert told(
        "Rebels=rebel/NNS/nsubj/2 seize/VBP/root/0 post/NN/obj/2 ,/,/punct/5 vow/VBP/parataxis/2 to/TO/mark/7 "
        "march/VB/xcomp/5"
    ) == ["seize agent=Rebels patient=post", "vow agent=Rebels message=march", "march (vow) <vow> agent=Rebels"]
    assert told(
        "Court/NN/nsubj/2 frees=free/VBZ/root/0 mayor/NN/obj/2 ,/,/punct/5 orders=order/VBZ/parataxis/2 trial/NN/obj/5"
    ) == ["free agent=Court patient=mayor", "order agent=Court message=trial"]
    assert told(
        "The/DT/det/2 town/NN/nsubj/3 fell=fall/VBD/root/0 ,/,/punct/5 claimed=claim/VBD/parataxis/3 "
        "a/DT/det/7 surgeon/NN/obj/5"
    ) == ["fall <claimed> agent=town", "claim message=fell agent=surgeon"]


def test_a_name_with_an_infinitive_is_the_subject_of_a_headline() -> None:
    assert told(
        "Ostra/NNP/root/0 to/TO/mark/3 expel/VB/advcl/1 envoys=envoy/NNS/obj/3 after/IN/case/6 raid/NN/obl/3"
    ) == ["expel agent=Ostra patient=envoys"]
    assert told("Plan/NN/root/0 to/TO/mark/3 expel/VB/acl/1 envoys=envoy/NNS/obj/3") == [
        "expel (plan) <Plan> patient=envoys"
    ]


def test_a_past_form_without_object_is_passive_where_nobody_does_it_alone() -> None:
    assert told("Minister/NN/nsubj/2 sacked=sack/VBD/root/0 over/IN/case/4 dam/NN/obl/2") == [
        "sack passive patient=Minister"
    ]
    assert told(
        "Gunmen=gunman/NNS/nsubj/2 captured=capture/VBD/root/0 and/CC/cc/4 killed=kill/VBD/conj/2 "
        "nine/CD/nummod/6 guards=guard/NNS/obj/4"
    ) == ["capture agent=Gunmen patient=guards", "kill agent=Gunmen patient=guards"]
    assert told(
        "The/DT/det/2 town/NN/nsubj/5 rebels=rebel/NNS/nsubj/4 captured=capture/VBD/acl:relcl/2 "
        "starved=starve/VBD/root/0"
    ) == ["capture patient=town agent=rebels", "starve agent=town"]


def test_what_stands_between_for_and_to_is_the_subject_of_the_infinitive() -> None:
    assert told(
        "For/IN/mark/5 the/DT/det/3 talks=talk/NNS/obl/9 to/TO/mark/5 resume/VB/advcl/9 ,/,/punct/3 "
        "the/DT/det/8 militia/NN/nsubj/9 must=must/MD/aux/10 yield/VB/root/0"
    ) == ["resume agent=talks", "yield (must) agent=militia"]
    assert told(
        "Talks=talk/NNS/nsubj/3 were=be/VBD/cop/3 necessary/JJ/root/0 for/IN/case/5 "
        "neighbours=neighbour/NNS/obl/3 to/TO/mark/7 restore/VB/advcl/3 trust/NN/obj/7"
    ) == ["necessary agent=Talks", "restore agent=neighbours patient=trust"]
    assert told(
        "It/PRP/expl/2 took=take/VBD/root/0 the/DT/det/4 rescuers=rescuer/NNS/iobj/2 four/CD/nummod/6 "
        "hours=hour/NNS/obj/2 to/TO/mark/8 reach/VB/csubj/2 the/DT/det/10 village/NN/obj/8 ././punct/2"
    ) == ["take recipient=rescuers patient=hours agent=reach", "reach <took> agent=rescuers patient=village"]


def test_of_two_bare_objects_the_first_gets_the_second() -> None:
    assert told(
        "The/DT/det/2 court/NN/nsubj/3 refused=refuse/VBD/root/0 the/DT/det/5 widow/NN/compound/6 permission/NN/obj/3"
    ) == ["refuse agent=court recipient=widow patient=permission"]
    assert told(
        "Ostra/NNP/nsubj/2 offered=offer/VBD/root/0 Brenk/NNP/amod/5 40/CD/nummod/5 lorries=lorry/NNS/obj/2"
    ) == ["offer agent=Ostra recipient=Brenk patient=lorries"]
    assert told(
        "The/DT/det/2 junta/NN/nsubj/3 denied=deny/VBD/root/0 them=they/PRP/obj/3 work/NN/xcomp/3 ././punct/3"
    ) == ["deny agent=junta recipient=them patient=work"]
    assert told(
        "The/DT/det/2 company/NN/nsubj/3 offered=offer/VBD/root/0 each/DT/obj/3 of/IN/case/6 "
        "them=they/PRP/nmod/4 2,000/CD/nummod/8 crowns=crown/NNS/obj/3"
    ) == ["offer agent=company recipient=each patient=crowns"]
    assert told(
        "The/DT/det/2 court/NN/nsubj/3 awarded=award/VBD/root/0 the/DT/det/5 widow/NN/obj/3 of/IN/case/8 "
        "the/DT/det/8 driver/NN/nmod/5 12,000/CD/nummod/10 crowns=crown/NNS/nmod:unmarked/8"
    ) == ["award agent=court recipient=widow patient=crowns"]
    assert told(
        "The/DT/det/2 men=man/NNS/nsubj/6 who/WP/nsubj/4 paid=pay/VBD/acl:relcl/2 them=they/PRP/iobj/4 "
        "fled=flee/VBD/root/0"
    ) == ["pay agent=men patient=them", "flee agent=men"]


def test_who_is_lent_or_given_something_does_what_it_is_for() -> None:
    assert told(
        "Ostra/NNP/nsubj/2 lent=lend/VBD/root/0 them=they/PRP/iobj/2 lorries=lorry/NNS/obj/2 to/TO/mark/6 "
        "move/VB/advcl/2 sand/NN/obj/6"
    ) == ["lend agent=Ostra recipient=them patient=lorries", "move agent=them patient=sand"]
    assert told(
        "It/PRP/nsubj/2 gave=give/VBD/root/0 troops=troop/NNS/iobj/2 leave/NN/obj/2 to/TO/mark/6 fire/VB/acl/4"
    ) == ["give agent=It recipient=troops patient=leave", "fire agent=troops"]


def test_what_somebody_is_declared_is_an_attribute() -> None:
    assert told(
        "The/DT/det/2 government/NN/nsubj/3 declared=declare/VBD/root/0 the/DT/det/5 "
        "provinces=province/NNS/nsubj/8 a/DT/det/8 disaster/NN/compound/8 area/NN/xcomp/3"
    ) == ["declare agent=government patient=provinces attribute=area"]
    assert told("Guards=guard/NNS/nsubj/2 shot=shoot/VBD/root/0 dead/JJ/xcomp/2 two/CD/nummod/5 men=man/NNS/obj/2") == [
        "shoot agent=Guards patient=men"
    ]


def test_a_gerund_behind_a_preposition_has_its_object() -> None:
    assert told(
        "Leader/NN/nsubj:pass/2 jailed=jail/VBN/root/0 for/IN/case/5 insulting=insult/VBG/amod/5 king/NN/obl/2"
    ) == ["jail passive patient=Leader", "insult <jailed> agent=Leader patient=king"]
    assert told(
        "The/DT/det/2 bank/NN/nsubj/10 ,/,/punct/4 accused=accuse/VBN/acl/2 by/IN/case/6 "
        "prosecutors=prosecutor/NNS/obl:agent/4 of/IN/case/9 laundering=launder/VBG/acl/6 money/NN/nmod/6 "
        "denied=deny/VBD/root/0 it/PRP/obj/10"
    ) == [
        "accuse passive patient=bank agent=prosecutors",
        "launder <accused> agent=bank patient=money",
        "deny agent=bank message=it",
    ]
    assert told(
        "The/DT/det/2 group/NN/nsubj/3 has=have/VBZ/root/0 a/DT/det/5 record/NN/obj/3 of/IN/case/8 "
        "waging=wage/VBG/amod/8 attacks=attack/NNS/nmod/5"
    ) == ["have agent=group patient=record", "attack agent=group"]


def test_a_noun_behind_a_conjunction_is_the_subject_of_its_clause() -> None:
    assert told(
        "The/DT/det/2 raid/NN/nsubj/3 came=come/VBD/root/0 as/IN/mark/7 envoys=envoy/NNS/obl/3 "
        "were=be/VBD/aux/7 preparing=prepare/VBG/advcl/3 to/TO/mark/9 leave/VB/xcomp/7"
    ) == ["come agent=raid", "prepare agent=envoys", "leave (prepare) <preparing> agent=envoys"]


def test_a_doer_behind_a_participle_of_moving_does_the_deed() -> None:
    assert told(
        "The/DT/det/2 fires=fire/NNS/nsubj:pass/4 were=be/VBD/aux:pass/4 started=start/VBN/root/0 "
        "by/IN/mark/6 fleeing=flee/VBG/advcl/4 troops=troop/NNS/obj/6"
    ) == ["start passive patient=fires agent=troops"]
    assert told(
        "The/DT/det/2 fires=fire/NNS/nsubj:pass/4 were=be/VBD/aux:pass/4 started=start/VBN/root/0 "
        "by/IN/mark/6 firing=fire/VBG/advcl/4 rockets=rocket/NNS/obj/6"
    ) == ["start passive patient=fires", "fire agent=fires patient=rockets"]


def test_a_number_before_a_participle_is_its_subject() -> None:
    assert told(
        "Fourteen/CD/nsubj:pass/3 were=be/VBD/aux:pass/3 killed=kill/VBN/root/0 ,/,/punct/6 "
        "thirty/CD/nummod/6 wounded=wound/VBN/conj/3"
    ) == ["kill passive patient=Fourteen", "wound passive patient=thirty"]


def test_nobody_is_put_on_a_bus_by_the_bus() -> None:
    assert told(
        "The/DT/det/2 men=man/NNS/nsubj:pass/4 were=be/VBD/aux:pass/4 seized=seize/VBN/root/0 ,/,/punct/6 "
        "put/VBN/conj/4 on/RP/compound:prt/6 a/DT/det/9 bus/NN/obj/6 and/CC/cc/11 freed=free/VBN/conj/4"
    ) == ["seize passive patient=men", "put passive patient=men", "free passive patient=men"]
    assert told(
        "The/DT/det/2 men=man/NNS/nsubj:pass/4 were=be/VBD/aux:pass/4 seized=seize/VBN/root/0 and/CC/cc/6 "
        "put/VBN/conj/4 on/IN/case/9 a/DT/det/9 bus/NN/obl/6"
    ) == ["seize passive patient=men", "put passive patient=men"]
