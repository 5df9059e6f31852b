import pytest

from rapportage.schema.codes import ActorKind
from tests.unit.recording.made_reports import recorded


def actors(line: str) -> dict[str, tuple[ActorKind, str]]:
    record, text = recorded(line)
    return {row.span.of(text): (row.kind, row.key) for row in record.actors}


@pytest.mark.parametrize(
    ("line", "words", "kind", "key"),
    [
        ("Velmark fired first.", "Velmark", ActorKind.STATE, "VLM"),
        ("It hit Velmark’s coast.", "Velmark", ActorKind.STATE, "VLM"),
        ("Velmarki missiles fell.", "Velmarki", ActorKind.STATE, "VLM"),
        ("Velmarki officials denied it.", "Velmarki officials", ActorKind.BODY, "VLM.GOVERNMENT"),
        ("Velmark’s foreign ministry denied it.", "Velmark’s foreign ministry", ActorKind.BODY, "VLM.MFA"),
        (
            "Velmark's Ministry of Foreign Affairs denied it.",
            "Velmark's Ministry of Foreign Affairs",
            ActorKind.BODY,
            "VLM.MFA",
        ),
        ("The Velmarki army left.", "Velmarki army", ActorKind.BODY, "VLM.MILITARY"),
        ("A Velmarki academic wrote it.", "Velmarki academic", ActorKind.PEOPLE, "VLM"),
        ("A Velmarki senator wrote it.", "Velmarki senator", ActorKind.PEOPLE, "VLM"),
        ("Nine Velmarkis fled.", "Velmarkis", ActorKind.PEOPLE, "VLM"),
        ("The Red Dawn Army claimed it.", "Red Dawn Army", ActorKind.ARMED_GROUP, "RDA"),
        ("The Sipah-i-Dawn claimed it.", "Sipah-i-Dawn", ActorKind.ARMED_GROUP, "RDA"),
    ],
)
def test_names_are_read_by_what_stands_beside_them(line: str, words: str, kind: ActorKind, key: str):
    assert actors(line)[words] == (kind, key)


def test_hyphens_and_strokes_join_two_states():
    found = actors("The Velmark-Ostravia border and Velmark/Ostravia ties")
    assert found["Velmark"] == (ActorKind.STATE, "VLM")
    assert found["Ostravia"] == (ActorKind.STATE, "OST")


@pytest.mark.parametrize(
    "line", ["Lorsk rejected the demand.", "Relations with Lorsk soured.", "Lorsk's refusal angered many."]
)
def test_a_capital_stands_for_its_government_where_it_acts(line: str):
    assert actors(line)["Lorsk"] == (ActorKind.STATE, "VLM")


@pytest.mark.parametrize(
    "line", ["The talks were held in Lorsk.", "He flew to Lorsk.", "A Lorsk-based expert wrote it."]
)
def test_a_capital_is_a_place_where_things_happen(line: str):
    record, text = recorded(line)
    assert "Lorsk" not in {row.span.of(text) for row in record.actors}
    assert [row.country for row in record.places] == ["VLM"]


def test_names_that_are_also_other_things_need_company():
    assert "Georgia" not in actors("She drove through Georgia to Alabama.")
    assert actors("Georgia and Georgian troops agreed.")["Georgia"] == (ActorKind.STATE, "GEO")


def test_another_bodys_security_council_is_not_the_united_nations():
    assert "UNSC" not in {key for _, key in actors("The National Security Council met.").values()}
    assert "UNSC" in {key for _, key in actors("The UN Security Council met.").values()}


def test_a_body_is_known_by_the_acronym_the_text_gives_it():
    record, text = recorded("The Ardal Border Council (ABC) met.")
    row, short = record.actors
    assert row.span.of(text) == "Ardal Border Council"
    assert row.key == ""
    assert [blank.field for blank in row.blanks] == ["key"]
    assert (short.span.of(text), short.alias_of) == ("ABC", row.id)


def test_a_treaty_with_an_acronym_is_no_body():
    record, _ = recorded("Both signed a River Trade Agreement (RTA).")
    assert record.actors == ()
