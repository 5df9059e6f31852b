import pytest

from rapportage.schema.codes import Due, EventType, Pledge, Status
from rapportage.schema.mentions import CommitmentMention
from rapportage.schema.report import Hole, Missing
from tests.unit.recording.made_reports import made, recorded


def promises(*lines: str, **how: object) -> tuple[list[CommitmentMention], str]:
    record, text = recorded(*lines, **how)
    return list(record.commitments), text


@pytest.mark.parametrize(
    ("line", "who", "deed", "due", "kind", "pledge"),
    [
        ("The Velmarki foreign minister will visit Tarn on 18 March.", "The Velmarki foreign minister", "visit Tarn", "2031-03-18", Due.ON, Pledge.WILL),
        ("Officials announced that both harbour envoys would “return to the river” by 14 March.", "both harbour envoys", "return to the river", "2031-03-14", Due.BY, Pledge.WILL),
        ("Both ambassadors to resume their duties from 14 March.", "Both ambassadors", "resume their duties", "2031-03-14", Due.FROM, Pledge.WILL),
        ("Both armies are expected to reopen the crossing on Sunday.", "Both armies", "reopen the crossing", "2031-03-16", Due.ON, Pledge.EXPECTED),
        ("Velmark and Ostravia have agreed to restore full relations.", "Velmark and Ostravia", "restore full relations", None, Due.NONE, Pledge.AGREED),
        ("On the invitation of his counterpart, the Velmarki foreign minister will be visiting Tarn on 18 March.", "the Velmarki foreign minister", "be visiting Tarn", "2031-03-18", Due.ON, Pledge.INVITED),
    ],
)  # fmt: skip
def test_who_will_do_what_by_when(line: str, who: str, deed: str, due: str | None, kind: Due, pledge: Pledge):
    [row], text = promises(line)
    assert row.by_names == (who,)
    assert row.deed.of(text) == deed
    assert (row.due.first.isoformat() if row.due else None) == due
    assert (row.due_kind, row.pledge) == (kind, pledge)


@pytest.mark.parametrize(
    "line",
    [
        "The war will likely erode trust next week.",
        "Lorsk would not return by Friday.",
        "Ostravia handed over a rebel to Velmark in 2029.",
        "It will be catastrophic for both countries.",
        "The minister would visit on 3 February.",
        "They failed to meet on Friday.",
    ],
)
def test_forecasts_demands_and_history_are_no_promises(line: str):
    assert promises(line)[0] == []


def test_both_countries_are_the_two_named_before():
    record, _ = recorded("Velmark and Ostravia agreed. The ambassadors of both countries will return by 14 March.")
    keys = {row.id: row.key for row in record.actors}
    [row] = [row for row in record.commitments if row.due]
    assert [keys[ident] for ident in row.by] == ["VLM", "OST"]


def test_a_promise_whose_verb_is_lost_says_so():
    line = "The ambassadors will by 14 March and Velmark’s envoy will visit Tarn on 18 March."
    report = made(line)
    hole = Hole(at=20, span=report.span(4, 33), missing=Missing.VERB, rule="holes.made/1", confidence=0.9)
    [lost, visit], text = promises(line, holes=(hole,))
    assert lost.deed.of(text) == "will"
    assert "hole" in lost.blanks[0].reason
    assert lost.due_kind is Due.BY
    assert visit.expected is EventType.CONSULT


def test_a_condition_is_kept():
    [row], text = promises("Velmark will withdraw its troops by Friday if the shelling stops.")
    assert row.condition is not None
    assert row.condition.of(text) == "if the shelling stops"
    assert row.status is Status.CONDITIONAL


def test_the_day_of_the_announcement_is_kept():
    [row], _ = promises("In a statement issued yesterday, Velmark said that its envoy would return next week.")
    assert row.announced is not None
    assert row.announced.first.isoformat() == "2031-03-10"
    assert row.due is not None
    assert row.due.first.isoformat() == "2031-03-17"


def test_a_pronoun_that_may_mean_two_keeps_its_word_and_says_so():
    [row], _ = promises("Velmark accused Ostravia on Monday.", "It will open the border on 20 March.")
    assert row.by == ()
    assert row.by_names == ("It",)
    assert "by" in [blank.field for blank in row.blanks]


def test_a_length_runs_from_publication_unless_the_words_name_another_start():
    [row], text = promises("Velmark will pay compensation within 30 days.")
    assert row.due is not None
    assert (row.due.first.isoformat(), row.due.last.isoformat()) == ("2031-03-11", "2031-04-10")
    assert (row.due_kind, row.due_span.of(text)) == (Due.WITHIN, "within 30 days")
    [other], _ = promises("Velmark will pay compensation within 30 days of the ruling.")
    [undated], _ = promises("Velmark will pay compensation within 30 days.", published=None)
    for blank_row in (other, undated):
        assert blank_row.due is None
        assert "due" in [blank.field for blank in blank_row.blanks]
