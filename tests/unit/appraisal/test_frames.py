"""Acts judged against gold in a notation of our own."""

from __future__ import annotations

import pytest

from rapportage.appraisal.frame_gold import parse_examples, read_examples
from rapportage.appraisal.frames import SCORED, SETS, Judged, Said, by_construction, judge

TOLD = """
% a comment
# The guards told Aru Tal that Velm had not fired, a shepherd said.
@ addressee say-after
= told: agent=guards addressee=Tal message=fired
= fired: agent=Velm not
= said: agent=shepherd message=told
"""


def said(text: str, predicate: str, *, negated: bool = False, modal: str = "", **roles: str) -> Said:
    def span(word: str) -> tuple[int, int]:
        return text.index(word), text.index(word) + len(word)

    heads = {role: tuple(span(word) for word in roles.get(role, "").split()) for role in SCORED}
    return Said(span(predicate), heads, negated, modal)


def judged(notation: str, *ours: dict[str, object]) -> Judged:
    [example] = parse_examples(notation)
    return judge(example, [said(example.text, **each) for each in ours])


def rights(found: Judged) -> list[bool]:
    return [verdict.right for verdict in found.verdicts]


def one(line: str, **ours: object) -> bool:
    return rights(judged(f"# Velm may give Corran guns and boats.\n@ x\n{line}", ours))[0]


def test_an_act_is_right_with_its_roles_its_negation_and_its_modal_word() -> None:
    line = "= give: agent=Velm recipient=Corran patient=guns,boats modal=may"
    whole = {"predicate": "give", "agent": "Velm", "recipient": "Corran", "patient": "guns boats", "modal": "may"}
    assert one(line, **whole)
    assert not one(line, **{**whole, "modal": ""})
    assert not one(line, **{**whole, "negated": True})
    assert not one(line, **{**whole, "patient": "guns"})
    assert not one(line, **{**whole, "attribute": "boats"})
    assert not one(line, **{**whole, "predicate": "may"})


def test_what_may_be_left_empty_may_not_be_filled_by_another() -> None:
    line = "= give: agent?=Velm modal?=may not?"
    assert one(line, predicate="give", agent="Velm", modal="may")
    assert one(line, predicate="give", negated=True)
    assert not one(line, predicate="give", agent="Corran")


def test_either_of_two_roles_and_either_of_two_heads_will_do() -> None:
    line = "= give: recipient/addressee=Corran/guns modal?=may"
    assert one(line, predicate="give", recipient="Corran")
    assert one(line, predicate="give", addressee="guns")
    assert not one(line, predicate="give", recipient="Corran", addressee="guns")
    assert not one(line, predicate="give")


def test_a_filler_may_be_missing_where_the_gold_says_so() -> None:
    line = "= give: patient=guns,boats? modal?=may"
    assert one(line, predicate="give", patient="guns")
    assert one(line, predicate="give", patient="boats guns")
    assert not one(line, predicate="give", patient="boats")


def test_any_word_of_a_name_stands_for_it() -> None:
    found = judged(TOLD, {"predicate": "told", "agent": "guards", "addressee": "Aru", "message": "fired"})
    assert rights(found) == [True, False, False]


def test_a_name_ends_before_a_weekday_and_after_a_possessor() -> None:
    [example] = parse_examples(
        "# On Monday Velm's Prime Minister left.\n@ x\n= left: agent=Minister\n= left: agent=Velm"
    )
    first, second = (act.places[0].fillers[0].spans for act in example.acts)
    assert [example.text[slice(*span)] for span in first] == ["Prime", "Minister"]
    assert [example.text[slice(*span)] for span in second] == ["Velm"]


def test_the_table_of_speech_tells_where_the_speaker_stands() -> None:
    found = judged(
        TOLD,
        {"predicate": "told", "agent": "guards", "addressee": "Velm", "message": "fired"},
        {"predicate": "said", "message": "told"},
    )
    assert [verdict.speech for verdict in found.verdicts] == [
        {"say_before": True, "addressee": False, "message": True},
        {},
        {"say_before": False, "message": True},
    ]


def test_a_speaker_after_the_verb_is_in_a_row_of_its_own_and_a_passive_in_none() -> None:
    notation = "# “Go,” said Tal.\n@ x\n= said: agent=Tal message=Go\n= Go:"
    assert judged(notation).verdicts[0].speech == {"say_after": False, "message": False}
    notation = "# Velm was told by Tal to go.\n@ x\n= told: agent=Tal addressee=Velm message=go passive"
    assert judged(notation).verdicts[0].speech == {"addressee": False, "message": False}


def test_a_word_that_is_no_act_counts_against_us_only_with_someone_in_it() -> None:
    notation = "# A retired smith left.\n@ x\n= left: agent=smith\n- retired"
    left = {"predicate": "left", "agent": "smith"}
    assert rights(judged(notation, left)) == [True, True]
    assert rights(judged(notation, left, {"predicate": "retired"})) == [True, True]
    assert rights(judged(notation, left, {"predicate": "retired", "patient": "smith"})) == [True, False]


def test_frames_beyond_the_gold_are_counted_and_optional_acts_are_not_judged() -> None:
    notation = "# Velm hopes to win.\n@ x\n? hopes: agent=Velm"
    found = judged(notation, {"predicate": "hopes"}, {"predicate": "win"})
    assert (found.verdicts, found.unlisted) == ((), 1)


def test_every_construction_has_its_share() -> None:
    found = judged(TOLD, {"predicate": "fired", "agent": "Velm", "negated": True})
    assert by_construction([found, found]) == {"addressee": (2, 6), "say-after": (2, 6)}


@pytest.mark.parametrize(
    "notation",
    ["= told: agent=x", "# Velm fell.\n= fell:", "# Velm fell.\n@ x\n= sank:", "# Go, go.\n@ x\n= go: agent=Go#2"],
)
def test_a_slip_in_the_notation_is_told(notation: str) -> None:
    with pytest.raises(ValueError, match=r"first|stands"):
        list(parse_examples(notation))


def test_the_sets_are_whole_and_apart() -> None:
    texts = {name: {example.text for example in read_examples(file)} for name, file in SETS.items()}
    assert len(texts["dev"] | texts["check"]) >= 320
    assert not texts["dev"] & texts["check"]
    for file in SETS.values():
        for example in read_examples(file):
            assert set().union(*(place.roles for act in example.acts for place in act.places)) <= set(SCORED)
