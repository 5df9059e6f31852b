"""Statements, promises and actors of several reports."""

from __future__ import annotations

from datetime import date

from rapportage.reconciling.reconcile import reconcile
from rapportage.schema.codes import ActorKind, Due, EventType, Form
from rapportage.schema.ids import mint
from rapportage.schema.mentions import ActorMention, CommitmentMention, StatementMention
from rapportage.schema.report import Report
from rapportage.schema.when import When
from tests.unit.reconciling.making import actor, record, report

SAID = "Both governments have hurried to put the fire out"


def statement(given: Report, words: str, speaker: str) -> StatementMention:
    start = given.text.index(words)
    span = given.span(start, start + len(words))
    name = mint("statement", given.id, start)
    return StatementMention(id=name, span=span, rule="t", content=(span,), form=Form.DIRECT, speaker_name=speaker)


def promise(
    given: Report, deed: str, by: str, due: When | None, expected: EventType | None = None
) -> CommitmentMention:
    start = given.text.index(deed)
    span = given.span(start, start + len(deed))
    name = mint("commitment", given.id, start)
    kind = Due.BY if due else Due.NONE
    return CommitmentMention(
        id=name, span=span, rule="t", deed=span, by_names=(by,), due=due, due_kind=kind, expected=expected
    )


def test_one_utterance_quoted_twice_is_one_statement() -> None:
    one = report(f"“{SAID}”, said Yusen Taradi in Amarat.", name="one")
    other = report(f"Mr Taradi put it so: “{SAID}.” He did not laugh.", name="other")
    records = [record(one, statements=(statement(one, SAID, "Yusen Taradi"),))]
    records.append(record(other, statements=(statement(other, SAID, "Taradi"),)))
    (found,) = reconcile([one, other], records).statements
    assert (found.reports, found.voices, found.speaker_name, found.words) == (2, 2, "Yusen Taradi", SAID)


def test_the_same_words_of_two_speakers_are_two_statements() -> None:
    one, other = report(f"“{SAID}”, said A.", name="one"), report(f"“{SAID}”, said B.", name="other")
    records = [record(one, statements=(statement(one, SAID, "Yusen Taradi"),))]
    records.append(record(other, statements=(statement(other, SAID, "Mirel Oskan"),)))
    assert len(reconcile([one, other], records).statements) == 2


def test_a_promise_and_its_restatement_are_one_with_the_finest_due_time() -> None:
    one = report("The foreign minister would visit Amarat next week.", name="one")
    other = report("Veldara’s foreign minister will visit Amarat on 18 March.", name="other")
    week, day = When.days(date(2031, 3, 17), date(2031, 3, 23)), When.days(date(2031, 3, 18), date(2031, 3, 18))
    first = promise(one, "visit Amarat", "The foreign minister", week, EventType.CONSULT)
    second = promise(other, "visit Amarat", "Veldara’s foreign minister", day)
    (found,) = reconcile(
        [one, other], [record(one, commitments=(first,)), record(other, commitments=(second,))]
    ).commitments
    assert (found.due, found.expected, found.reports) == (day, EventType.CONSULT, 2)


def test_promises_due_on_different_days_stay_apart() -> None:
    one, other = (
        report("The envoy will visit Amarat.", name="one"),
        report("The envoy will visit Amarat soon.", name="two"),
    )
    days = [When.days(date(2031, 3, day), date(2031, 3, day)) for day in (14, 18)]
    records = [record(one, commitments=(promise(one, "visit Amarat", "envoy", days[0]),))]
    records.append(record(other, commitments=(promise(other, "visit Amarat", "envoy", days[1]),)))
    assert len(reconcile([one, other], records).commitments) == 2


def test_spellings_with_one_key_are_one_actor_and_likeness_alone_merges_nothing() -> None:
    given = report("Harat Tovun, which calls itself Dawn Army, is not Harat Tovar.", name="one")
    names = [
        actor(given, "Harat Tovun", "TOVUN", kind=ActorKind.ARMED_GROUP),
        actor(given, "Dawn Army", "TOVUN", kind=ActorKind.ARMED_GROUP),
        actor(given, "Harat Tovar", "", kind=ActorKind.ARMED_GROUP),
    ]
    found = reconcile([given], [record(given, actors=tuple(names))]).actors
    assert [(one.key, len(one.evidence)) for one in found] == [("TOVUN", 2), ("", 1)]


def test_a_short_form_joins_its_full_name_and_two_reports_of_one_name_stay_two() -> None:
    def named(given: Report) -> tuple[ActorMention, ...]:
        full = actor(given, "Mirel Oskan", "", kind=ActorKind.PERSON)
        short = actor(given, "Ms. Oskan", "", kind=ActorKind.PERSON)
        kept = {name: getattr(short, name) for name in short.__struct_fields__}
        return full, ActorMention(**{**kept, "alias_of": full.id})

    one, other = (report("Mirel Oskan came. Ms. Oskan left.", name=name) for name in ("one", "other"))
    found = reconcile([one, other], [record(one, actors=named(one)), record(other, actors=named(other))]).actors
    assert sorted(len(actor.evidence) for actor in found) == [2, 2]
    assert all(actor.name == "Mirel Oskan" for actor in found)


def test_a_record_of_a_report_not_given_is_left_out() -> None:
    one = report(f"“{SAID}”, said A.", name="one")
    assert reconcile([], [record(one, statements=(statement(one, SAID, "A"),))]).statements == ()
