"""Acts between parties in PLOVER's terms: each tie-break of the codebook, direction, what is no act."""

from __future__ import annotations

from functools import cache

import pytest

from rapportage.appraisal.coding import pairs_own
from rapportage.lexicon.acts import acts, shifted
from rapportage.recording.coding import Coding, code
from rapportage.recording.coding_pairs import code_pair
from rapportage.recording.grammar import Grammar, find_grammar
from rapportage.recording.passages import Passage
from rapportage.schema.codes import CONTEXTS, MODE_SCORE, EventType
from rapportage.schema.report import Use
from rapportage.syntax.opening import kept_backbone
from rapportage.text.view import View

TYPED = {
    # Future cooperation is agreement, future retreat a concession.
    "Velmark will help Ostravia with the dam.": "AGREE",
    "Velmark and Ostravia will hold talks in May.": "AGREE",
    "Velmark will withdraw its troops from the valley.": "CONCEDE",
    "The rebels promised to release the pilots.": "CONCEDE",
    # What one promises not to do is conceded or refused.
    "The rebels promised not to attack Velmark.": "CONCEDE",
    "Ostravia decided not to attend the talks.": "REJECT/meet",
    # A party's own call for an end is an offer, a stranger's a request.
    "Velmark called for an end to its war with Ostravia.": "AGREE",
    "The council called for an end to the war.": "REQUEST/yield",
    "Ostravia summoned the Velmarki ambassador.": "ACCUSE/disapprove",
    "Velmark cancelled a meeting with Ostravia.": "REJECT/meet",
    "Velmark and Ostravia held a joint exercise in the strait.": "COOPERATE",
    "Velmark held military exercises in the strait.": "MOBILIZE/troops",
    # Forces sent to an attack are the attack.
    "Velmark sent warplanes to bomb the camp.": "ASSAULT/aerial",
    "Commandos rescued nine hostages.": "AID",
    "Troops captured fourteen fighters.": "ASSAULT/abduct",
    "Ostravia expelled the Velmarki ambassador.": "SANCTION/expel",
    "Ostravia deported sixty workers.": "COERCE/deport",
    "Velmark recalled its ambassador from Tarn.": "SANCTION/withdraw",
    "The president pardoned the rebels.": "CONCEDE",
    "The rebels released the pilot.": "RETREAT/release",
    "Velmark expressed regret for the raid.": "CONCEDE",
    "Ostravia apologised to Karel.": "CONCEDE",
    # What demonstrators demand is no request of its own.
    "Demonstrators marched through Tarn to demand the resignation of the premier.": "PROTEST/demo",
    "Ostravia barred a Velmarki journalist from entering the country.": "REJECT",
    "Karel offered to mediate between Velmark and Ostravia.": "AGREE",
    "Velmark fired ballistic missiles at Ostravia.": "ASSAULT/heavy-weapons",
    "Velmark attacked Tarn with drones.": "ASSAULT/drone",
    "Velmark and Ostravia agreed to respect each other's sovereignty.": "SUPPORT",
    "Velmark imposed sanctions on Ostravia.": "COERCE/restrict",
    "Velmark threatened to recall its ambassador.": "THREATEN/relations",
    "Velmark refused to release the crew.": "REJECT/yield",
    "Velmark will not lift its embargo on Karel.": "REJECT/yield",
    "Ostravia said Velmark must withdraw its troops.": "REQUEST/yield",
    "Velmark and the rebels traded fire across the river.": "ASSAULT",
    "Fighting erupted between Velmark and Ostravia.": "ASSAULT",
    # Weapons programmes given up, sieges lifted, things given back.
    "Velmark scrapped its missile programme.": "RETREAT/disarm",
    "Ostravia will dilute its stock of enriched uranium.": "CONCEDE",
    "Velmark dismantled its watchtowers along the canal.": "RETREAT",
    "Velmark handed over the captured ship.": "RETREAT",
    "Ostravia lifted the siege of Tarn.": "RETREAT",
    "Velmark ended its military operations in the valley.": "RETREAT/ceasefire",
    "Ostravia flew sixty wounded children to its hospitals.": "AID",
    "The premier of Velmark addressed the parliament of Karel.": "CONSULT/visit",
    # Signing and ratifying are SUPPORT, agreeing to sign is AGREE.
    "Velmark's parliament ratified the treaty with Ostravia.": "SUPPORT",
    "A treaty was concluded between Velmark and Ostravia.": "SUPPORT",
    "Velmark agreed to sign the treaty.": "AGREE",
    "Ostravia called off the talks with Velmark.": "REJECT/meet",
    "Velmark broke off the talks.": "SANCTION/withdraw",
    "Velmark and Ostravia resumed ferry services.": "COOPERATE",
    "Velmark and Ostravia traded threats.": "THREATEN",
    "Velmark called the strike a crime.": "ACCUSE/disapprove",
    "A protest note was handed to the ambassador by Ostravia.": "ACCUSE/disapprove",
    "The colonel threatened to mine the strait.": "THREATEN/violence",
    "The rebels blew up the pipeline.": "ASSAULT/explosives",
    "Police fired into the air.": "ASSAULT/firearms",
}
"""Sentences of one act, with its type and its first mode where it has one."""

NONE = (
    "The storm struck the coast at noon.",
    "The two rivers meet below Orsk.",
    "The company's shares hit a record high on Tuesday.",
    "The minister was born in Tarn and lives in Lorsk.",
    "The film was shot in the old town.",
)

COMMON = (
    "The agreement has to pass through the senate of Karel.",
    "The tests demonstrate that the engine works.",
    "The counterattack met several objectives.",
    "Ostravia needs the help of Karel.",
    "The minister argues that the road is safe.",
    "The rise in prices threatens the harvest.",
    "The officials declined to give details.",
    "The economy was crushed by the drought.",
    "The lawyers face an uphill battle against the plan.",
    "Ostravia delivered a bitter defeat to its rivals in the final.",
    "The minister warned that the winter was getting colder.",
    "An Ostravian patrol reached the village.",
    "Karel is weighing an attack on Tarn.",
    "The offices did not respond to requests for comment.",
    "The premier spoke at a press conference.",
    "Asked about the raid, the premier smiled.",
    "The militia expanded its territory.",
)
"""Common verbs and nouns in senses that are no acts between parties."""

DIRECTED = {
    "Tarn was shelled by Velmark.": ("Velmark", "Tarn"),
    "The attack on Tarn by Velmark killed six people.": ("Velmark", "people"),
    "Karel received an apology from Ostravia.": ("Ostravia", "Karel"),
    "Velmark was hit by rockets from Ostravia.": ("Ostravia", "Velmark"),
    "Rocket fire from Ostravia killed Karel.": ("Ostravia", "Karel"),
    "The convoy came under fire from Ostravian troops.": ("troops", "convoy"),
    "Velmark carried out missile strikes against Ostravia.": ("Velmark", "Ostravia"),
    "Velmark's strike on Tarn was the third in a week.": ("Velmark", "Tarn"),
    "Ostravia was accused by Velmark of sheltering the group.": ("Velmark", "Ostravia"),
    "Velmark sent warplanes to bomb Tarn.": ("Velmark", "Tarn"),
    "Ostravia demanded that Velmark withdraw.": ("Ostravia", "Velmark"),
    "An Ostravian strike hit Velmarki soil.": ("Ostravian", "Velmarki"),
    "Velmark struck a Karel Front base in Ostravia.": ("Velmark", "Front"),
}


@cache
def coded() -> dict[str, tuple[Grammar, tuple[Coding, ...]]]:
    """Return what is coded of each sentence, all read at once."""
    texts = (*TYPED, *NONE, *COMMON, *DIRECTED, *EXTRA)
    passages = [Passage("report:made", 0, View.of(text), text, Use.BODY) for text in texts]  # type: ignore[arg-type]
    grammar = find_grammar(passages, kept_backbone("builtin"))
    found: dict[str, tuple[Grammar, tuple[Coding, ...]]] = {}
    for number, text in enumerate(texts):
        frames = (frame for frame in grammar.frames if grammar.passage[frame.predicate] == number)
        found[text] = grammar, tuple(coding for frame in frames if (coding := code(grammar, frame)) is not None)
    return found


BOTH = "Velmark fired ballistic missiles and drones at bases in Ostravia."
JAILED = "A court sentenced the editor to nine years in prison."
THREE = "Velmark, Karel and Ostravia signed a treaty."
DENIED = "Velmark denied having shelled Tarn."
EXTRA = (BOTH, JAILED, THREE, DENIED, "Velmark halted its gas deliveries to Karel after Karel shelled Tarn.")


@pytest.mark.parametrize("text", TYPED)
def test_an_act_is_typed_as_the_codebook_has_it(text: str) -> None:
    expected, _, mode = TYPED[text].partition("/")
    assert [each.type.value for each in coded()[text][1]] == [expected]
    assert not mode or mode in coded()[text][1][0].modes


@pytest.mark.parametrize("text", NONE)
def test_weather_markets_and_rivers_do_nothing_to_anybody(text: str) -> None:
    assert coded()[text][1] == ()


@pytest.mark.parametrize("text", COMMON)
def test_common_words_in_other_senses_are_no_acts(text: str) -> None:
    assert coded()[text][1] == ()


@pytest.mark.parametrize("text", DIRECTED)
def test_who_acts_and_on_whom_is_told_whatever_the_grammar(text: str) -> None:
    grammar, found = coded()[text]
    first = found[0]
    assert (
        [grammar.word(word) for word in first.initiators],
        [grammar.word(word) for word in first.recipients],
    ) == tuple([name] for name in DIRECTED[text])


def test_missiles_and_drones_are_both_modes_and_the_soil_is_kept() -> None:
    grammar, found = coded()[BOTH]
    assert set(found[0].modes) == {"drone", "heavy-weapons"}
    assert [grammar.word(word) for word in found[0].territory] == ["Ostravia"]
    assert found[0].instrument is not None


def test_a_conviction_to_prison_is_an_arrest_too() -> None:
    (found,) = coded()[JAILED][1]
    assert (found.type, found.modes) == (EventType.SANCTION, ("convict",))
    assert found.also is not None
    assert (found.also.type, found.also.modes) == (EventType.COERCE, ("arrest",))


def test_compound_parties_are_a_list_in_one_act() -> None:
    grammar, found = coded()[THREE]
    assert [[grammar.word(word) for word in each.initiators] for each in found] == [["Velmark", "Karel", "Ostravia"]]


def test_courtesies_are_unsure() -> None:
    text = "Velmark and Ostravia agreed to respect each other's sovereignty."
    assert coded()[text][1][0].confidence <= 0.5


def test_a_turned_deed_is_kept_beside_what_it_became() -> None:
    (found,) = coded()["The rebels promised to release the pilots."][1]
    assert (found.shift, found.deed) == ("intend", EventType.RETREAT)


def test_a_pair_gets_the_act_that_connects_it() -> None:
    grammar, _ = coded()[EXTRA[4]]
    words = [word for word in range(len(grammar)) if grammar.passages[grammar.passage[word]].text == EXTRA[4]]
    by_name = {name: [word for word in words if grammar.word(word) == name] for name in ("Velmark", "Karel", "Tarn")}
    stopped = code_pair(grammar, by_name["Velmark"], by_name["Karel"][:1])
    shelled = code_pair(grammar, by_name["Karel"][1:], by_name["Tarn"])
    assert stopped is not None
    assert stopped.type is EventType.SANCTION
    assert shelled is not None
    assert shelled.type is EventType.ASSAULT


def test_every_mode_and_context_is_one_of_the_codebook() -> None:
    lexicon = acts()
    deeds = [
        rule.outcome.deed
        for table in (lexicon.verbs, lexicon.nouns, lexicon.adjectives)
        for rules in table.values()
        for rule in rules
    ]
    deeds += [deed for rows in lexicon.shifts.values() for deed in rows.values()]
    odd = {deed for deed in deeds if deed is not None and not set(deed.modes) <= set(MODE_SCORE.get(deed.type, {}))}
    assert odd == set()
    assert {context for _, found in coded().values() for each in found for context in each.contexts} <= CONTEXTS


def test_every_operator_has_a_table() -> None:
    lexicon = acts()
    used = {
        rule.outcome.operator
        for table in (lexicon.verbs, lexicon.nouns, lexicon.adjectives)
        for rules in table.values()
        for rule in rules
    }
    assert used - {"", "start", "through", "arise", "say", "duty"} <= set(lexicon.shifts)


def test_an_operator_that_says_nothing_of_a_deed_leaves_no_reading() -> None:
    assert shifted("phone", next(rule.outcome.deed for rule in acts().verbs["bombard"] if rule.outcome.deed)) is None


def test_our_own_sentences_are_well_formed() -> None:
    rows = list(pairs_own())
    assert len(rows) > 250
    assert all(row.type == "" or EventType(row.type) for row in rows)
