import pytest

from rapportage.schema.codes import Harm, Status
from rapportage.schema.report import Use
from tests.unit.recording.made_reports import recorded


def tolls(*lines: str, **how: object) -> list[tuple[str, int, int | None]]:
    record, _ = recorded(*lines, **how)
    return [(row.harm.value, row.count.low, row.count.high) for row in record.tolls]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The raid killed at least nine people.", [("killed", 9, None)]),
        ("Nine people were killed.", [("killed", 9, 9)]),
        ("Nine people in the village of Senn were killed.", [("killed", 9, 9)]),
        ("The raid led to the deaths of nine people.", [("killed", 9, 9)]),
        ("It left almost 100 deaths and 284 injuries.", [("killed", 90, 99), ("injured", 284, 284)]),
        ("Seven people lost their lives.", [("killed", 7, 7)]),
        ("It struck a ferry, killing at least two sailors and injuring three.", [("killed", 2, None), ("injured", 3, 3)]),
        ("The death toll rose to 12 from nine.", [("killed", 12, 12), ("killed", 9, 9)]),
        ("The toll rose from nine to 12.", [("killed", 9, 9), ("killed", 12, 12)]),
        ("The death toll is 100 to 150 people.", [("killed", 100, 150)]),
        ("The blast killed 10 to 15 soldiers.", [("killed", 10, 15)]),
        ("over half a million villagers were killed.", [("killed", 500_001, None)]),
        ("The blast left 3 dead and 20 wounded.", [("killed", 3, 3), ("injured", 20, 20)]),
        ("Three injured in raid on Lorsk", [("injured", 3, 3)]),
        ("4 killed, 12 injured in raid on Lorsk", [("killed", 4, 4), ("injured", 12, 12)]),
        ("Two soldiers and a civilian were killed.", [("killed", 2, 2), ("killed", 1, 1)]),
        ("It killed nine people, and three others were injured.", [("killed", 9, 9), ("injured", 3, 3)]),
        ("Dozens of people died in the raid.", [("killed", 24, None)]),
        ("More than 40 civilians have been killed.", [("killed", 41, None)]),
        ("Up to 30 fighters were killed.", [("killed", 1, 30)]),
        ("The raid claimed nine lives.", [("killed", 9, 9)]),
        ("About 2,000 people were displaced.", [("displaced", 1_800, 2_200)]),
        ("Four officers were taken hostage.", [("captured", 4, 4)]),
        ("Five sailors went missing.", [("missing", 5, 5)]),
        ("The raid sent four women to the hospital.", [("injured", 4, 4)]),
        ("A 12-year-old girl was killed.", [("killed", 1, 1)]),
        ("Six guards were shot, two of them fatally.", [("injured", 6, 6), ("killed", 2, 2)]),
    ],
)  # fmt: skip
def test_figures_are_read_in_every_frame(line: str, expected: list[tuple[str, int, int | None]]):
    assert tolls(line) == expected


@pytest.mark.parametrize(
    ("line", "harms"),
    [
        ("No one was killed.", ["killed"]),
        ("The strikes did not kill any Velmarki citizens.", ["killed"]),
        ("There were no reports of injuries.", ["injured"]),
        ("No casualties were reported.", ["killed", "injured"]),
    ],
)
def test_zero_is_a_claim(line: str, harms: list[str]):
    assert tolls(line) == [(harm, 0, 0) for harm in harms]


@pytest.mark.parametrize(
    "line",
    [
        "It hit seven legitimate military targets and killed hopes of peace.",
        "The raid killed talks that cost $15 million.",
        "Two missiles killed the mood.",
        "A 370-mile border has killed trade.",
        "It fired 12 rockets and wounded pride.",
        "Five villages were hit.",
    ],
)
def test_other_numbers_are_no_tolls(line: str):
    assert tolls(line) == []


def test_the_scope_of_a_bound_is_its_own_number():
    record, text = recorded("It killed at least nine villagers, including four children and three women.")
    whole, children, women = record.tolls
    assert (whole.count.low, whole.count.high) == (9, None)
    assert [(part.count.low, part.count.high, part.population) for part in (children, women)] == [
        (4, 4, "children"),
        (3, 3, "women"),
    ]
    assert children.part_of == women.part_of == whole.id
    assert whole.number.of(text) == "at least nine"


def test_parts_may_stand_before_the_verb():
    record, _ = recorded("Nine people, among them four children, were killed.")
    whole, part = record.tolls
    assert part.part_of == whole.id
    assert whole.count.low == 9


def test_a_nationality_that_is_denied_is_kept_as_such():
    record, _ = recorded(
        "Seven people who were not Velmarki nationals lost their lives, according to Velmarki authorities."
    )
    [row] = record.tolls
    assert row.population == "non-VLM"
    assert row.status is Status.CLAIMED
    assert [voice.name for voice in row.voice] == ["Velmarki authorities"]


@pytest.mark.parametrize(
    ("line", "voice"),
    [
        ("Ada Lorne said nine people were killed.", "Ada Lorne"),
        ("Nine people were killed, officials said.", "officials"),
        ("“Nine people were killed,” said Ada Lorne.", "Ada Lorne"),
        ("Ostravia hit a village, with Velmarki media reporting the deaths of nine people.", "Velmarki media"),
    ],
)
def test_a_figure_carries_the_voice_that_gives_it(line: str, voice: str):
    record, _ = recorded(line)
    [row] = record.tolls
    assert [each.name for each in row.voice] == [voice]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Nine people were killed.", Status.ASSERTED),
        ("It could kill nine people.", Status.POSSIBLE),
        ("They plotted to kill nine people.", Status.PLANNED),
        ("Lorsk denied killing nine people.", Status.DENIED),
        ("It did not kill nine people.", Status.NEGATED),
    ],
)
def test_whether_it_happened_is_kept(line: str, status: Status):
    record, _ = recorded(line)
    [row] = record.tolls
    assert row.status is status


def test_the_sentence_gives_place_time_and_actor_where_it_is_plain():
    record, _ = recorded(
        "On Monday Ostravia fired missiles at a village in Velmark’s Senn province, killing nine people."
    )
    [row] = record.tolls
    assert row.actor == ("OST",)
    assert row.where == "VLM"
    assert row.when is not None
    assert row.when.first.isoformat() == "2031-03-10"


def test_a_running_total_is_marked():
    record, _ = recorded("The death toll stands at 40.")
    assert record.tolls[0].is_cumulative


def test_what_a_page_says_twice_counts_once_and_furniture_never():
    lines = ("Nine people were killed.", "Nine people were killed.", "Nine people were killed by boredom. Subscribe!")
    assert tolls(*lines, uses={1: Use.TEASER, 2: Use.PROMO}, repeats=((1, 0),)) == [("killed", 9, 9)]


def test_a_shooting_that_leaves_open_whether_it_killed_is_trusted_less():
    record, _ = recorded("Nine people were shot.")
    [row] = record.tolls
    assert row.harm is Harm.INJURED
    assert row.rule == "tolls.shot/2"
    assert row.confidence < 0.6


@pytest.mark.parametrize(
    ("line", "population"),
    [
        ("Police killed Mira Ray, an aide to the minister.", "Mira Ray"),
        ("Mira Ray, 23, was pronounced dead after the shelling.", "Mira Ray"),
        ("Also killed in the raid was Anton Greer, 21.", "Anton Greer"),
        ("The shell killed his wife.", "women"),
        ("The victim of the blast died in hospital.", "civilians"),
        ("The driver, 47, was killed.", "civilians"),
        ("The gunman then killed himself.", "attacker"),
        ("Officers were arrested over the shooting death of a 12-year-old.", "children"),
    ],
)
def test_one_whom_no_number_counts_is_one(line: str, population: str):
    record, _ = recorded(line)
    assert [(row.harm.value, row.count.low, row.population) for row in record.tolls if row.harm.value == "killed"] == [
        ("killed", 1, population)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The ambassador died in Tarn of a sudden illness.",
        "Her father died last year.",
        "He will be able to die in peace after the war.",
        "Rise up and kill him first, the song goes.",
        "The jet was shot down and three bridges were destroyed.",
        "Police shot two dogs.",
        "She was taken to a hotel.",
        "Five gunmen opened fire and fled.",
        "A man who had lost a shop fled to Ostravia.",
        "Three officers kept watch over a father of four.",
        "The blast damaged 12 cars near the hospital.",
        "Children under age 10 were killed.",
        "The team killed off nine rivals' hopes.",
        "In Lorsk, on Nov. 7 killing frost set in.",
    ],
)
def test_deaths_that_nobody_brought_about_and_other_things_hit_are_no_tolls(line: str):
    assert tolls(line) == []


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("If nine people were killed, the truce would end.", Status.CONDITIONAL),
        ("They threatened to kill nine hostages.", Status.THREATENED),
        ("The blast could lead to the deaths of nine people.", Status.POSSIBLE),
        ("He is suspected of killing nine people.", Status.ASSERTED),
        ("He refused to hear the recording of the murder of Mira Ray.", Status.ASSERTED),
        ("No civilians will be killed, the general promised.", Status.PLANNED),
    ],
)
def test_the_words_that_govern_a_harm_give_its_status(line: str, status: Status):
    record, _ = recorded(line)
    assert record.tolls[0].status is status


def test_killed_or_wounded_leaves_open_how_many_of_each():
    record, text = recorded("The raid killed or wounded 20 soldiers.")
    killed, injured = record.tolls
    assert (killed.harm.value, killed.count.low, killed.count.high) == ("killed", 0, 20)
    assert (injured.harm.value, injured.count.low, injured.count.high) == ("injured", 0, 20)
    assert killed.count.qualifier == "killed or wounded"
    assert killed.number.of(text) == "20"


def test_a_denial_that_anyone_was_killed_claims_none():
    record, _ = recorded("Velmark denied that anyone was killed.")
    [row] = record.tolls
    assert (row.count.low, row.count.high) == (0, 0)


@pytest.mark.parametrize(
    ("line", "cumulative", "increment"),
    [
        ("The death toll rose to 12.", True, False),
        ("So far 40 people have been killed.", True, False),
        ("Three more died of their wounds after the raid.", False, True),
        ("Another two soldiers were killed.", False, True),
        ("More than nine people were killed.", False, False),
        ("Nine people were killed.", False, False),
    ],
)
def test_totals_and_additions_are_told_apart(line: str, cumulative: bool, increment: bool):
    record, _ = recorded(line)
    [row] = record.tolls
    assert (row.is_cumulative, row.is_increment) == (cumulative, increment)


def test_a_figure_counts_up_to_the_day_it_names():
    record, _ = recorded("As of Monday 40 people had been killed.")
    [row] = record.tolls
    assert row.as_of is not None
    assert row.as_of.first.isoformat() == "2031-03-10"
    assert row.when is None


def test_every_empty_field_has_its_reason():
    record, _ = recorded("Nine people were killed.")
    [row] = record.tolls
    assert {blank.field for blank in row.blanks} >= {"actor", "when", "where", "voice"}


def test_what_a_total_rose_from_is_no_longer_asserted():
    record, _ = recorded("The toll rose from nine to 12.")
    assert [(row.count.low, row.status) for row in record.tolls] == [(9, Status.BACKGROUND), (12, Status.ASSERTED)]


def test_the_one_that_only_points_is_counted_by_nobody() -> None:
    found, _ = recorded("The strike wounded 26 people, and the one surgeon in the district worked through the night.")
    assert [toll.count.low for toll in found.tolls] == [26]
