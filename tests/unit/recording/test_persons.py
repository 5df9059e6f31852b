from rapportage.schema.codes import ActorKind
from tests.unit.recording.made_reports import recorded


def test_a_surname_points_back_at_the_full_name():
    record, text = recorded("Foreign Minister Ada Lorne arrived. Later Mr. Lorne left, and Lorne’s aides stayed.")
    persons = [row for row in record.actors if row.kind is ActorKind.PERSON]
    assert [row.span.of(text) for row in persons] == ["Ada Lorne", "Lorne", "Lorne"]
    assert persons[0].alias_of is None
    assert {row.alias_of for row in persons[1:]} == {persons[0].id}
    assert persons[0].office is not None
    assert persons[0].office.of(text) == "Foreign Minister"


def test_a_surname_goes_to_the_name_that_ends_in_it():
    record, _ = recorded(
        "“It was a slip,” says Mirel Hadi Oskan, a senator.", "“It was not,” says Oskan Tarif Holm, an analyst.",
        "Mr. Oskan argues that it will pass.",
    )  # fmt: skip
    assert record.statements[-1].speaker_name == "Mirel Hadi Oskan"


def test_an_envoy_named_in_an_aside_is_a_person():
    record, text = recorded("Velmark’s envoy to Ostravia, Elin Marrow, was back on Friday.")
    assert "Elin Marrow" in {row.span.of(text) for row in record.actors if row.kind is ActorKind.PERSON}


def test_bodies_and_places_in_capitals_are_no_persons():
    record, _ = recorded("The Lower Senn Province and the Harbour University met. Senn and University are words.")
    assert not [row for row in record.actors if row.kind is ActorKind.PERSON]
