import pytest

from rapportage.lexicon.names import names
from rapportage.recording.actors import find_actors
from rapportage.recording.cast import Cast
from rapportage.recording.cues import find_cues
from rapportage.recording.grammar import Grammar, find_grammar
from rapportage.recording.passages import find_passages
from rapportage.recording.readings import read_passage
from rapportage.schema.codes import ActorKind
from rapportage.schema.mentions import ActorMention
from rapportage.syntax.opening import kept_backbone
from tests.unit.recording.made_reports import OPTIONS, made, recorded


def meant(*lines: str) -> dict[str, str]:
    """Return what each mention of the last line means: a key, or the name it stands for in the end."""
    record, text = recorded(*lines)
    by_id = {row.id: row for row in record.actors}
    found = {}
    for row in record.actors:
        root = row
        while root.alias_of in by_id:
            root = by_id[root.alias_of]
        if row.span.start >= len(text) - len(lines[-1]):
            found[row.span.of(text)] = root.key or (root.name if root is not row else "")
    return found


def row_of(words: str, *lines: str) -> ActorMention:
    record, text = recorded(*lines)
    return next(row for row in record.actors if row.span.of(text) == words)


def cast_of(*lines: str) -> tuple[Cast, Grammar]:
    readings = [read_passage(passage) for passage in find_passages(made(*lines))]
    grammar = find_grammar([reading.passage for reading in readings], kept_backbone("builtin"))
    cast = find_actors(readings, find_cues(readings, grammar), index=names(OPTIONS.extra_actors), grammar=grammar)
    return cast, grammar


@pytest.mark.parametrize(
    ("lines", "words", "meaning"),
    [
        (("The Harbour Defence League (HDL) met.", "HDL members left."), "HDL", "Harbour Defence League"),
        (("The Iron Path Front, also known as Zarkat, met.", "Zarkat said nothing."), "Zarkat", "Iron Path Front"),
        (("The Iron Path Front met.", "The front said nothing."), "The front", "Iron Path Front"),
        (("The Red Dawn Army seized a post.", "The militants held it for a day."), "The militants", "RDA"),
        (("The Red Dawn Army seized a post.", "The group held it for a day."), "The group", "RDA"),
        (("Foreign Minister Ada Lorne arrived.", "The minister met nobody."), "The minister", "Ada Lorne"),
        (("Mrs Ada Lorne arrived.", "She met nobody."), "She", "Ada Lorne"),
        (("Velmark closed the road.", "It reopened the port."), "It", "VLM"),
        (("Velmark’s foreign ministry denied it.", "The ministry gave no reason."), "The ministry", "VLM.MFA"),
        (("Velmark closed the road.", "Its army guards the pass."), "Its army", "VLM.MILITARY"),
        (("Velmark and Ostravia met.", "The former wants gas."), "The former", "VLM"),
        (("Velmark and Ostravia met.", "The latter wants water."), "The latter", "OST"),
    ],
)
def test_words_that_mean_an_actor_named_before_are_tied_to_it(lines: tuple[str, ...], words: str, meaning: str):
    assert meant(*lines)[words] == meaning


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("Velmark accused Ostravia on Monday.", "It closed the road."), "It"),
        (("Ada Lorne met Bela Kost.", "He left early."), "He"),
        (("Velmark fell silent.", "It was raining."), "It"),
        (("A bus hit a bridge.", "It burned."), "It"),
    ],
)
def test_a_pronoun_that_may_mean_two_or_no_actor_is_left_alone(lines: tuple[str, ...], words: str):
    assert words not in meant(*lines)


def test_a_description_that_cannot_be_told_says_so():
    row = row_of("The minister", "It rained.", "The minister left.")
    assert (row.alias_of, row.key) == (None, "")
    assert {blank.field for blank in row.blanks} == {"alias_of", "key"}


def test_both_countries_are_one_row_that_means_two():
    cast, grammar = cast_of("Velmark and Ostravia met. Both countries signed.")
    word = next(at for at in range(len(grammar)) if grammar.word(at) == "countries")
    pair = cast.of_word(grammar, word)
    assert pair is not None
    assert [found.key for found, _ in cast.several(pair)] == ["VLM", "OST"]
    assert cast.several(cast.by_passage[0][0]) == (cast.by_passage[0][0],)


@pytest.mark.parametrize(
    ("line", "word", "key"),
    [
        ("Velmarki patrols crossed the river.", "patrols", "VLM"),
        ("Ships of Velmark fired.", "Ships", "VLM"),
        ("Dozens of members of the Red Dawn Army fled.", "Dozens", "RDA"),
        ("Velmarki police fired.", "police", "VLM.POLICE"),
        ("Velmark’s neighbour fired.", "neighbour", None),
        ("Velmarki-backed gangs fired.", "gangs", None),
        ("A farmer fled.", "farmer", None),
    ],
)
def test_the_actor_of_a_phrase_is_told_by_its_head(line: str, word: str, key: str | None):
    cast, grammar = cast_of(line)
    hit = cast.of_word(grammar, next(at for at in range(len(grammar)) if grammar.word(at) == word))
    assert (hit[0].key if hit else None) == key


@pytest.mark.parametrize(
    ("line", "name", "office", "is_former", "country"),
    [
        ("The Velmarki envoy, Ada Lorne, left.", "Ada Lorne", "Velmarki envoy", False, "VLM"),
        ("Ada Lorne, a former ambassador of Velmark to Ostravia, left.", "Ada Lorne", "former ambassador of Velmark to Ostravia", True, "VLM"),
        ("Ada Lorne, an analyst at the Peace Centre, left.", "Ada Lorne", "analyst at the Peace Centre", False, ""),
        ("General Ada Lorne left.", "Ada Lorne", "General", False, ""),
    ],
)  # fmt: skip
def test_an_office_is_kept_as_stated_with_whose_it_is(line: str, name: str, office: str, is_former: bool, country: str):
    record, text = recorded(line)
    row = next(row for row in record.actors if row.span.of(text) == name)
    assert row.office is not None
    assert (row.office.of(text), row.is_former, row.country) == (office, is_former, country)


def test_a_surname_of_two_persons_is_tied_by_title_only():
    record, text = recorded("Senator Emil Nord and Judge Arne Nord met. Nord was tired. Senator Nord left.")
    alone, titled = [row for row in record.actors if row.span.of(text) == "Nord"]
    assert alone.alias_of is None
    assert alone.blanks[0].field == "alias_of"
    by_id = {row.id: row.name for row in record.actors}
    assert by_id[titled.alias_of] == "Emil Nord"


def test_a_family_name_that_stands_first_is_taken_up_alone():
    record, text = recorded("President Kim Oh-ran met Ada Lorne. Kim left early.")
    alone = next(row for row in record.actors if row.span.of(text) == "Kim")
    assert {row.id: row.name for row in record.actors}[alone.alias_of] == "Kim Oh-ran"


def test_a_body_named_after_a_state_is_not_the_state():
    record, text = recorded("The University of Velmark closed.")
    [row] = record.actors
    assert (row.span.of(text), row.kind, row.key, row.country) == (
        "University of Velmark",
        ActorKind.ORGANISATION,
        "",
        "VLM",
    )


def test_what_a_state_calls_a_group_is_kept_with_who_does():
    row = row_of("River Guard", "Ostravia has labelled the River Guard a terrorist organisation.")
    [mark] = row.designations
    assert (mark.word, mark.by_name) == ("terrorist", "Ostravia")


def test_an_offshoot_has_its_parent():
    row = row_of("Hill Front", "The Hill Front, an offshoot of the Red Dawn Army, burned a mill.")
    assert row.parent == "RDA"


def test_odd_texts_are_borne():
    for text in (" ", "(((", "The the the.", "He he it they.", "’s army", "\ud800 said it.", "It. " * 500):
        recorded(text)
