"""Acts between parties: who did what to whom, when, where, with which status, and each act once."""

from __future__ import annotations

import pytest

from rapportage.schema.codes import QUAD, EventType, Quad, Status
from rapportage.schema.mentions import EventMention
from rapportage.schema.report import Use
from tests.unit.recording.made_reports import recorded


def events_in(*lines: str, **how: object) -> list[EventMention]:
    found, _ = recorded(*lines, **how)
    return list(found.events)


def told(*lines: str, **how: object) -> list[str]:
    """Return the events as short lines: type, who, whom, status."""
    return [
        f"{row.type.value}: {' & '.join(side.name for side in row.initiators)} > "
        f"{' & '.join(side.name for side in row.recipients)} ({row.status.value})"
        for row in events_in(*lines, **how)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Velmark attacked Ostravia on Monday.",
        "Ostravia was attacked by Velmark on Monday.",
        "Velmark launched an attack on Ostravia on Monday.",
    ],
)
def test_the_doer_is_the_same_in_active_passive_and_light_verbs(line: str):
    assert told(line) == ["ASSAULT: Velmark > Ostravia (asserted)"]


def test_a_noun_of_an_act_has_its_sides():
    assert told("The attack on Ostravia by Velmark drew no answer.") == ["ASSAULT: Velmark > Ostravia (asserted)"]


def test_both_sides_of_a_mutual_act_are_initiators():
    [row] = events_in("Velmark and Ostravia exchanged fire along the river.")
    assert [side.name for side in row.initiators] == ["Velmark", "Ostravia"]
    assert row.recipients == ()
    assert any(blank.field == "recipients" and "mutual" in blank.reason for blank in row.blanks)


def test_several_doers_are_one_list_of_one_event():
    [row] = events_in("Velmark and Ostravia condemned the Red Dawn Army.")
    assert len(row.initiators) == 2
    assert [side.name for side in row.recipients] == ["Red Dawn Army"]


def test_a_denial_keeps_the_act_with_its_status_and_cue():
    found, text = recorded("Velmark denied that it had attacked Ostravia.")
    row = next(row for row in found.events if row.type is EventType.ASSAULT)
    assert row.status is Status.DENIED
    assert row.status_cue is not None
    assert row.status_cue.of(text) == "denied"


def test_what_somebody_says_that_another_did_is_claimed_in_his_voice():
    found, _ = recorded("Ostravia said that Velmark had attacked the Red Dawn Army.")
    row = next(row for row in found.events if row.type is EventType.ASSAULT)
    assert row.status is Status.CLAIMED
    assert [hop.name for hop in row.voice] == ["Ostravia"]
    assert [side.name for side in row.initiators] == ["Velmark"]


def test_what_somebody_is_accused_of_is_a_second_act_in_the_voice_of_the_accuser():
    rows = events_in("Ostravia accused Velmark of bombing the Red Dawn Army.")
    assert {row.type for row in rows} == {EventType.ACCUSE, EventType.ASSAULT}
    bombing = next(row for row in rows if row.type is EventType.ASSAULT)
    assert bombing.status is Status.CLAIMED
    assert [hop.name for hop in bombing.voice] == ["Ostravia"]


def test_a_question_tells_of_no_event():
    assert told("Did Velmark attack Ostravia?") == []


def test_a_match_tells_of_no_attack():
    assert told("The striker shot early as Velmark attacked Ostravia in the second half of the match.") == []


def test_what_a_film_shows_is_no_event():
    assert told("The film shows how Velmark attacked Ostravia.") == []


def test_an_analyst_condemns_for_no_state():
    assert told("A Velmarki analyst condemned Ostravia.") == []


def test_an_act_long_before_the_report_is_background_with_its_date():
    [row] = events_in("Velmark attacked Ostravia in 1994.")
    assert row.status is Status.BACKGROUND
    assert row.when is not None
    assert row.when.first.year == 1994


def test_the_time_of_the_saying_is_not_that_of_the_act():
    found, _ = recorded("Ostravia said on Monday that Velmark had attacked the Red Dawn Army.")
    row = next(row for row in found.events if row.type is EventType.ASSAULT)
    assert row.when is None
    assert any(blank.field == "when" for blank in row.blanks)


def test_the_time_of_the_clause_is_that_of_the_act():
    found, text = recorded("Velmark attacked Ostravia on Monday.")
    assert found.events[0].when_span is not None
    assert found.events[0].when_span.of(text) == "Monday"


def test_killing_within_an_attack_is_the_same_act():
    rows = events_in("Velmark launched an attack on Ostravia, killing four people.")
    assert [row.type for row in rows] == [EventType.ASSAULT]


def test_the_dead_belong_to_the_attack():
    found, _ = recorded("Velmark attacked Ostravia on Monday, killing four people.")
    [toll] = found.tolls
    [row] = found.events
    assert row.tolls == (toll.id,)
    assert toll.event == row.id
    assert all(blank.field != "event" for blank in toll.blanks)


def test_a_figure_without_an_act_says_why_it_has_none():
    found, _ = recorded("Four people died in a storm in Tarn.")
    assert found.tolls
    assert all(toll.event is None and any(blank.field == "event" for blank in toll.blanks) for toll in found.tolls)


def test_retaliation_knows_what_prompted_it():
    rows = events_in("In retaliation for a raid by Ostravia, Velmark bombed Ostravia.")
    raid, bombing = sorted(rows, key=lambda row: row.trigger.start)
    assert bombing.prompted_by == (raid.id,)
    assert raid.prompted_by == ()


def test_a_group_hit_on_the_soil_of_a_state_is_the_recipient():
    [row] = events_in("Velmark bombed the Red Dawn Army inside Ostravia.")
    assert [side.name for side in row.recipients] == ["Red Dawn Army"]
    assert row.territory_of == "OST"


def test_a_pull_quote_that_repeats_a_line_counts_once():
    line = "Velmark attacked Ostravia on Monday."
    assert len(events_in(line, line, uses={1: Use.PULL_QUOTE}, repeats=((1, 0),))) == 1


def test_score_and_quad_follow_type_and_first_mode():
    [row] = events_in("Velmark recalled its ambassador from Ostravia.")
    assert (row.type, row.modes) == (EventType.SANCTION, ("withdraw",))
    assert (row.quad, row.score) == (Quad.MATERIAL_CONFLICT, -6.0)
    assert [side.name for side in row.recipients] == ["Ostravia"]


def test_an_agreement_to_come_is_not_dated_by_what_is_to_come():
    rows = events_in("Velmark agreed to release the prisoners next month.")
    assert [row.type for row in rows] == [EventType.CONCEDE]
    assert rows[0].when is None
    assert any(blank.field == "when" and "to come" in blank.reason for blank in rows[0].blanks)


def test_every_event_has_its_quad_a_rule_and_words_that_can_be_read():
    found, text = recorded("Police arrested ten protesters in Lorsk.", "Velmark thanked Ostravia.")
    assert found.events
    for row in found.events:
        assert row.quad is QUAD[row.type]
        assert row.rule.endswith("/1")
        assert row.span.of(text).strip()
        assert row.span.start <= row.trigger.start
        assert 0.0 < row.confidence <= 1.0


@pytest.mark.parametrize("line", ["", "\x00\x07", "\ud800", "(((", "attack " * 3000, "Velmark attacked " * 500])
def test_odd_text_never_raises(line: str):
    assert isinstance(events_in(line or " "), list)


def test_the_same_report_gives_the_same_rows():
    line = "In retaliation for a raid by Ostravia, Velmark bombed Ostravia on Monday, killing four people."
    assert events_in(line) == events_in(line)


def test_who_is_sentenced_to_prison_is_convicted_and_held():
    rows = events_in("A Velmarki court sentenced two Ostravian engineers to nine years in prison.")
    assert {(row.type, row.modes) for row in rows} == {
        (EventType.SANCTION, ("convict",)),
        (EventType.COERCE, ("arrest",)),
    }
    assert len({row.id for row in rows}) == 2


def test_its_and_their_are_whose_they_are():
    found, _ = recorded("Velmark vowed revenge after Ostravian jets struck its airfield.")
    struck = next(row for row in found.events if row.type is EventType.ASSAULT and row.status is Status.ASSERTED)
    actors = {row.id: row for row in found.actors}
    assert [actors[side.actor].country for side in struck.recipients if side.actor] == ["VLM"]


def test_those_who_lose_men_in_strikes_are_struck():
    row = events_in("The Red Dawn Army lost 12 men in Velmarki air strikes.")[0]
    assert [side.name for side in row.recipients] == ["Red Dawn Army"]


def test_what_somebody_works_to_do_is_not_done():
    rows = events_in("Velmark worked to free the Ostravian prisoners.")
    assert all(row.status is not Status.ASSERTED for row in rows)


def test_nothing_but_silence_is_no_rejection():
    assert told("A Velmarki official declined to comment.") == []


def test_wishing_is_no_act():
    assert told("Velmark believes in Ostravia.") == []


def test_arrests_by_nobody_named_are_told_with_the_reason():
    [row] = events_in("More than 400 arrests have been made in Tarn.")
    assert (row.type, row.modes) == (EventType.COERCE, ("arrest",))
    assert {blank.field for blank in row.blanks} >= {"initiators", "recipients"}


def test_those_who_are_killed_in_police_firing_are_killed_by_police():
    [row] = events_in("Two men were killed in police firing in Tarn.")
    assert [side.sector for side in row.initiators] == ["COP"]
    assert row.modes == ("firearms",)


def test_an_act_during_another_is_one_of_its_own():
    rows = events_in(
        "Ostravia explained its motive behind conducting strikes inside Karel during Velmark's assault on Tarn."
    )
    assert len({row.trigger.start for row in rows if row.type is EventType.ASSAULT}) == 2


def test_what_one_can_hardly_leave_undone_is_not_denied():
    rows = events_in("“It is impossible for Velmark not to retaliate against Ostravia,” said Mira Ray, an analyst.")
    assert [row.status for row in rows if row.type is EventType.ASSAULT] == [Status.NEGATED]


def test_a_time_behind_a_semicolon_dates_no_act_before_it():
    rows = events_in(
        "Velmark and Ostravia agreed to a truce in a telephone conversation; their envoys return on 26 March 2031."
    )
    assert rows
    assert [row.when for row in rows if row.trigger.end <= 45] == [None] * sum(row.trigger.end <= 45 for row in rows)


def test_what_only_the_model_sees_says_so_and_is_less_sure():
    rows = events_in("Ostravia's president jabbed Velmark in a speech on Monday.")
    seen = [row for row in rows if row.rule == "events.seen/1"]
    assert seen
    [read] = events_in("Velmarki jets struck Ostravia on Monday.")
    assert read.rule == "events.verb/1"
    assert all(0 < row.confidence < read.confidence < 1 for row in seen)


def test_a_deed_under_a_demand_or_a_threat_is_a_row_of_its_own():
    found = {
        (row.type, row.status) for row in events_in("Ostravia urged Velmark to withdraw its forces from the border.")
    }
    assert found == {(EventType.REQUEST, Status.ASSERTED), (EventType.RETREAT, Status.DEMANDED)}


def test_what_is_agreed_is_one_act():
    [row] = events_in("Velmark promised to release the sailors.")
    assert row.type is EventType.CONCEDE


def test_of_a_word_with_two_acts_the_model_sees_one():
    rows = events_in("Velmark's court would have sentenced protesters to ten years in prison.")
    assert len({row.id for row in rows}) == len(rows)
    assert len({(row.trigger, row.type) for row in rows}) == len(rows)
