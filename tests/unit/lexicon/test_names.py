import re

import pytest

from rapportage.lexicon.groups import groups
from rapportage.lexicon.names import ExtraActor, Reading, names
from rapportage.lexicon.states import states
from rapportage.schema.codes import ActorKind


def test_the_states_of_the_world_are_there_with_unlike_codes():
    table = states()
    assert len(table) >= 195
    assert all(re.fullmatch("[A-Z]{3}", code) for code in table)
    assert len({state.iso2 for state in table.values()}) == len(table)


def test_no_name_stands_for_two_states():
    owner: dict[str, str] = {}
    for state in states().values():
        for name in (state.name, *state.also, *state.old):
            assert owner.setdefault(name, state.code) == state.code, name


def test_groups_are_rooted_in_states_or_nowhere():
    assert {group.country for group in groups().values()} <= {"", *states()}


@pytest.mark.parametrize(
    ("first", "key"),
    [("Pakistani", "PAK"), ("Tehran", "IRN"), ("Jaish", "JAISH_AL_ADL"), ("Tehreek", "TTP"), ("Sino", "CHN")],
)
def test_names_lead_to_their_actor(first: str, key: str):
    assert key in {name.key for name in names()[first]}


def test_a_group_and_its_near_namesake_stay_apart():
    assert {name.key for name in names()["Taliban"]} == {"TALIBAN"}
    assert "TTP" in {name.key for name in names()["Pakistani"]}  # "Pakistani Taliban", two words


def test_longer_names_come_first():
    rows = names()["Islamic"]
    assert [len(name.words) for name in rows] == sorted((len(name.words) for name in rows), reverse=True)


def test_a_user_may_add_actors_that_win_over_the_lexicon():
    index = names((ExtraActor(name="Iran", code="XXX", kind=ActorKind.ARMED_GROUP),))
    assert [name.key for name in index["Iran"] if name.words == ("Iran",)] == ["XXX"]
    assert [name.key for name in names()["Iran"] if name.words == ("Iran",)] == ["IRN"]


def test_an_added_state_has_people_and_a_capital():
    index = names((ExtraActor(name="Velmark", code="VLM", demonyms=("Velmarki",), capital="Lorsk"),))
    assert index["Velmarkis"][0].reading is Reading.PEOPLE
    assert index["Lorsk"][0].reading is Reading.CAPITAL
