"""Names and kinds out of GUM's entity layer, on mentions made up here."""

from __future__ import annotations

from training.gum import read_gum
from training.sentences import Sentence

from tests.unit.training.rows import conllu, trees

OPEN = "O~TITLE~WEAPON~MISC"


def read(*words: str) -> Sentence:
    lines = conllu(*words)
    sentences = trees(*lines)
    read_gum(lines, sentences)
    return sentences[0]


def labels(*words: str) -> list[str]:
    return read(*words).names or []


MEETING = (
    "On ADP IN 2 case",
    "Tuesday PROPN NNP 7 obl Entity=(1-time-new-cf1-1-sgl)",
    "Prime PROPN NNP 4 amod Entity=(2-person-new-cf1-3-sgl",
    "Minister PROPN NNP 5 nmod:desc",
    "Ilva PROPN NNP 7 nsubj",
    "Dane PROPN NNP 5 flat Entity=2)",
    "met VERB VBD 0 root",
    "envoys NOUN NNS 7 obj Entity=(3-person-new-cf2-1-coref",
    "of ADP IN 10 case",
    "Velm PROPN NNP 8 nmod SpaceAfter=No|Entity=(4-place-giv-cf1-1-sgl)3)",
    ". PUNCT . 7 punct",
)


def test_a_name_stands_without_its_title_and_a_title_without_its_name() -> None:
    assert labels(*MEETING)[2:7] == ["B-TITLE", "I-TITLE", "B-PER", "I-PER", OPEN]


def test_every_mention_gives_its_head_a_kind_named_or_not() -> None:
    kinds = read(*MEETING).kinds or []
    assert [(i, kind) for i, kind in enumerate(kinds) if kind] == [
        (1, "time"), (4, "person"), (7, "person"), (9, "place"),
    ]  # fmt: skip


def test_a_common_noun_is_no_name_but_the_name_in_its_phrase_is_one() -> None:
    assert labels(*MEETING)[7:10] == [OPEN, OPEN, "B-LOC"]


def test_a_time_with_a_day_a_month_or_a_year_is_a_date_and_another_may_be_one() -> None:
    assert labels(*MEETING)[:2] == [OPEN, "B-DATE"]
    night = ("that DET DT 2 det Entity=(1-time-new", "night NOUN NN 3 obl Entity=1)", "fell VERB VBD 0 root")
    assert labels(*night) == [OPEN, "B-DATE~O", OPEN]
    year = ("in ADP IN 2 case Entity=(1-time-new", "2031 NUM CD 0 root Entity=1)")
    assert labels(*year) == [OPEN, "B-DATE"]


def test_a_time_with_a_clause_is_no_date() -> None:
    words = [f"w{i} NOUN NN 1 dep" for i in range(2, 10)]
    long = ("day NOUN NN 0 root Entity=(1-time-new", *words, "May PROPN NNP 1 dep Entity=1)")
    assert not any("DATE" in label for label in labels(*long))


def test_a_name_goes_on_over_small_words_but_not_a_persons() -> None:
    bank = (
        "Bank PROPN NNP 0 root Entity=(1-organization-new",
        "of ADP IN 3 case",
        "Velm PROPN NNP 1 nmod Entity=(2-place-new)1)",
    )
    assert labels(*bank) == ["B-ORG", "I-ORG", "I-ORG"]
    person = (
        "Dane PROPN NNP 0 root Entity=(1-person-new",
        "of ADP IN 3 case",
        "Velm PROPN NNP 1 nmod Entity=(2-place-new)1)",
    )
    assert labels(*person) == ["B-PER", OPEN, "B-LOC"]


def test_an_article_and_a_possessive_stand_outside() -> None:
    ship = ("the DET DT 2 det Entity=(1-object-new", "Halcyon PROPN NNP 0 root", "'s PART POS 2 case Entity=1)")
    assert labels(*ship) == [OPEN, "B-MISC~B-WEAPON~B-NORP", OPEN]


def test_what_follows_a_possessive_is_another_name() -> None:
    words = ("Halcyon PROPN NNP 0 root Entity=(1-object-new", "'s PART POS 1 case", "Orsa PROPN NNP 1 appos Entity=1)")
    assert labels(*words) == ["B-MISC~B-WEAPON~B-NORP", OPEN, "*"]


def test_proper_nouns_in_the_plural_may_be_a_people() -> None:
    people = ("the DET DT 2 det Entity=(1-person-new", "Corrani PROPN NNPS 3 nsubj Entity=1)", "left VERB VBD 0 root")
    assert labels(*people) == [OPEN, "B-NORP~B-PER", OPEN]


def test_an_office_alone_is_a_title_and_an_address_may_be_one() -> None:
    office = ("the DET DT 2 det Entity=(1-person-giv", "President PROPN NNP 3 nsubj Entity=1)", "left VERB VBD 0 root")
    assert labels(*office) == [OPEN, "B-TITLE~O", OPEN]
    address = (
        "Mrs. PROPN NNP 2 nmod:desc Entity=(1-person-giv",
        "Dane PROPN NNP 3 nsubj Entity=1)",
        "left VERB VBD 0 root",
    )
    assert labels(*address) == ["B-TITLE~O", "B-PER", OPEN]


def test_a_capitalised_adjective_and_a_name_that_no_mention_covers_are_left_wholly_open() -> None:
    words = ("the DET DT 3 det", "Velmish ADJ JJ 3 amod", "navy NOUN NN 0 root", "Halcyon PROPN NNP 3 dep")
    assert labels(*words) == [OPEN, "*", OPEN, "*"]


def test_mentions_count_over_the_document_and_one_that_leaves_its_sentence_is_dropped() -> None:
    lines = [
        *conllu("Rain NOUN NN 0 root Entity=(1-event-new)", "fell VERB VBD 1 dep Entity=(2-place-new"),
        *conllu("Velm PROPN NNP 2 nsubj Entity=(3-place-new)", "slept VERB VBD 0 root Entity=2)"),
    ]
    first, second = trees(*lines)
    read_gum(lines, [first, second])
    assert first.kinds == ["event", ""]
    assert second.kinds == ["place", ""]
    assert second.names == ["B-LOC", OPEN]
