from collections import defaultdict

import pytest

from rapportage.lexicon import names as lexicon
from rapportage.lexicon.bodies import bodies
from rapportage.lexicon.groups import FOREIGN, ROLES, Group, groups, offshoots
from rapportage.lexicon.known import known
from rapportage.lexicon.lines import read_names, rows
from rapportage.lexicon.names import Name, names, settled
from rapportage.lexicon.offices import offices
from rapportage.lexicon.roles import roles
from rapportage.lexicon.states import states
from rapportage.lexicon.weapons import weapons
from rapportage.schema.codes import MODE_SCORE, SECTORS, ActorKind, EventType, Role


def named(*words: str) -> Name:
    return next(name for name in names()[words[0]] if name.words == words)


def test_a_name_of_two_actors_is_marked_as_shared_by_both():
    marked: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for group in groups().values():
        for written in group.shared:
            for words in lexicon._variants(written):
                marked[words].add(group.key)
    bearers: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in lexicon._lexicon():
        bearers[name.words].add(name.key)
    unlike = {words: keys for words, keys in bearers.items() if len(keys) > 1 and not keys <= marked.get(words, set())}
    assert unlike == {("Congolese",): {"COD", "COG"}}  # people of two states, told apart by the text only
    assert [words for words, keys in marked.items() if bearers[words] != keys] == []


def test_no_group_is_written_twice_under_one_key_nor_a_state():
    assert not set(groups()) & set(states())


def test_every_group_has_a_valid_home_sector_and_code():
    for group in groups().values():
        assert group.country in {"", *states()}, group.key
        assert group.sector in {"", *SECTORS}, group.key
        assert group.code in {"", *FOREIGN}, group.key
        assert not (group.code and group.country), group.key


def test_ties_lead_to_groups_that_are_there():
    for group in groups().values():
        assert group.parent in {"", *groups()}, group.key
        assert group.near <= set(groups()), group.key
        assert group.parent != group.key, group.key


def test_no_group_is_its_own_ancestor():
    for group in groups().values():
        seen: list[str] = []
        at: Group | None = group
        while at:
            assert at.key not in seen
            seen.append(at.key)
            at = groups().get(at.parent)


@pytest.mark.parametrize(
    ("one", "other"),
    [("TALIBAN", "TTP"), ("JUNDALLAH_IRAN", "JUNDALLAH_PAKISTAN"), ("FATAH", "FATAH_AL_ISLAM"), ("PIJ", "EIJ"), ("QUDS_FORCE", "AL_QUDS_BRIGADES")],
)  # fmt: skip
def test_near_names_are_said_to_be_somebody_else(one: str, other: str):
    assert other in groups()[one].near or one in groups()[other].near
    mine, theirs = groups()[one], groups()[other]
    assert not ({mine.name, *mine.also} - mine.shared) & ({theirs.name, *theirs.also} - theirs.shared)


def test_an_offshoot_knows_its_parent():
    assert "ISKP" in {group.key for group in offshoots("ISIS")}


@pytest.mark.parametrize(
    ("words", "key"),
    [(("Jaysh", "al", "Adl"), "JAISH_AL_ADL"), (("Shabab",), "AL_SHABAAB"), (("Israel", "Defence", "Forces"), "IDF"), (("Baluch", "Liberation", "Army"), "BLA"),
     (("Kata", "ib", "Hezbollah"), "KATAIB_HEZBOLLAH"), (("World", "Health", "Organisation"), "WHO_UN"), (("Verkhovna", "Rada"), "RADA")],
)  # fmt: skip
def test_other_spellings_lead_to_the_same_actor(words: tuple[str, ...], key: str):
    assert named(*words).key == key


def test_an_acronym_that_is_a_word_asks_for_evidence():
    for words in (("ETA",), ("RAW",), ("GHQ",), ("Chad",)):
        assert named(*words).is_caution
    assert not named("NATO").is_caution


def test_a_shared_name_goes_to_the_bearer_whose_country_is_in_play():
    shared = named("Jundallah")
    assert shared.key == "JUNDALLAH_IRAN"
    assert settled(shared, {"PAK"}).key == "JUNDALLAH_PAKISTAN"
    assert settled(shared, {"NOR"}).key == "JUNDALLAH_IRAN"


def test_a_seat_stands_for_a_body_of_its_state():
    seat = named("Kremlin")
    assert (seat.key, seat.body) == ("RUS", "RUS.PRESIDENCY")
    for each in bodies().seats:
        assert known(f"{each.country}.{each.organ}"), each.name


@pytest.mark.parametrize(
    ("key", "expected"),
    [("PAK.MILITARY", ("PAK", "MIL", Role.MILITARY, ActorKind.BODY)), ("TTP", ("PAK", "REB", Role.ARMED_GROUP, ActorKind.ARMED_GROUP)),
     ("ARAB_LEAGUE", ("IGO", "", Role.ORGANISATION, ActorKind.ORGANISATION)), ("NOR", ("NOR", "GOV", Role.OFFICIAL, ActorKind.STATE))],
)  # fmt: skip
def test_a_key_tells_country_sector_and_voice(key: str, expected: tuple[str, str, Role, ActorKind]):
    found = known(key)
    assert found is not None
    assert (found.code, found.sector, found.role, found.kind) == expected


def test_an_unknown_key_is_nobody():
    assert known("XXX") is None
    assert known("NOR.XXX") is None


def test_organs_have_valid_sectors_and_one_meaning_per_phrase():
    for organ in bodies().organs.values():
        assert organ.sector in SECTORS
        assert organ.sector in ROLES
        assert all(phrase == phrase.lower() for phrase in organ.words)
    assert bodies().phrases["ministry of external affairs"] == "MFA"
    assert bodies().phrases["department of defense"] == "MOD"


def test_people_of_a_country_are_no_organ_of_it():
    assert "students" not in roles().organ
    assert bodies().phrases["students"] == "CIVILIANS"
    assert roles().organ["general staff"] == "GENERAL_STAFF"


@pytest.mark.parametrize(
    ("name", "role", "sector", "organ"),
    [("foreign ministers", Role.OFFICIAL, "GOV", "MFA"), ("chief of army staff", Role.MILITARY, "MIL", "GENERAL_STAFF"), ("senior fellow", Role.ANALYST, "EDU", "EDUCATION"),
     ("secretaries-general", Role.ORGANISATION, "SOC", ""), ("gunmen", Role.ARMED_GROUP, "UAF", "MILITIA"), ("ministers of defence", Role.OFFICIAL, "GOV", "MOD")],
)  # fmt: skip
def test_an_office_gives_voice_sector_and_body(name: str, role: Role, sector: str, organ: str):
    office = offices().by_name[name]
    assert (office.role, office.sector, office.organ) == (role, sector, organ)


def test_offices_have_valid_sectors_and_bodies():
    for office in offices().by_name.values():
        assert office.sector in {"", *SECTORS}, office.name
        assert office.organ in {"", *bodies().organs}, office.name


def test_weapons_have_modes_of_assault():
    table = weapons()
    for weapon in (*table.by_name.values(), *table.types.values()):
        assert weapon.mode in {"", *MODE_SCORE[EventType.ASSAULT]}, weapon.name
    assert table.by_name["ballistic missiles"].kind == "ballistic missile"
    assert table.by_name["knives"].mode == "primitive"
    assert table.types["Shahed-136"].mode == "drone"


def test_comments_and_marks_of_a_line_are_no_names():
    assert list(rows("A | x? ; y* # why")) == [["A", "x? ; y*"]]
    assert read_names("x? ; y*").caution == frozenset({"x"})
    assert read_names("x? ; y*").shared == frozenset({"y"})
