"""Names from labels, dates and numbers by rule."""

import numpy as np

from rapportage.syntax.analysis import Name
from rapportage.syntax.name_votes import VOTING
from rapportage.syntax.names import Labels, names_of_text, with_dates_and_numbers

LABELS = Labels(["O", "B-PER", "I-PER", "B-OTH", "I-OTH"])


def scores(*likely: int) -> np.ndarray:
    return np.eye(5, dtype=np.float32)[list(likely)] * 10


def test_a_name_runs_from_its_b_over_its_is() -> None:
    found = LABELS.spans(scores(0, 1, 2, 1, 0), [0], base=10)
    assert [(name.first, name.end, name.type) for name in found] == [(11, 13, "PER"), (13, 14, "PER")]
    assert all(0.99 < name.confidence <= 1 for name in found)


def test_an_older_label_is_misc() -> None:
    assert [name.type for name in LABELS.spans(scores(3, 4), [0], base=0)] == ["MISC"]


def test_no_name_begins_with_i() -> None:
    doubtful = scores(0, 2, 2)
    doubtful[1, 1] = 9.5
    assert LABELS.best(doubtful, [0]) == [0, 1, 2]


def test_no_name_runs_into_the_next_sentence() -> None:
    doubtful = scores(1, 2)
    doubtful[1, 1] = 9.0
    assert LABELS.best(doubtful, [0]) == [1, 2]
    assert LABELS.best(doubtful, [0, 1]) == [1, 1]


def test_whether_a_name_begins_or_goes_on_says_nothing_of_how_sure_its_type_is() -> None:
    doubtful = scores(2)
    doubtful[0, 1] = 9.9
    [name] = LABELS.spans(doubtful, [0], base=0)
    assert name.confidence > 0.99


def test_evidence_is_by_type_for_the_words_of_names_only() -> None:
    asked = scores(0, 1, 2, 4)
    evidence = LABELS.evidence(asked, [Name(11, 13, "PER", 1.0), Name(13, 14, "MISC", 1.0)], base=10)
    assert {at: VOTING[int(row.argmax())] for at, row in evidence.items()} == {11: "PER", 12: "PER", 13: "MISC"}
    assert all(np.isfinite(row).all() and row.max() > -0.01 for row in evidence.values())
    assert LABELS.evidence(asked, [], base=10) == {}


def words(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for word in text.split(" "):
        spans.append((at, at + len(word)))
        at += len(word) + 1
    return spans


def found(text: str, upos: str, *names: Name) -> list[tuple[str, str]]:
    spans = words(text)
    made = with_dates_and_numbers(text, spans, upos.split(), names, sentence=[0] * len(spans))
    return [(text[spans[name.first][0] : spans[name.end - 1][1]], name.type) for name in made]


def test_dates_and_numbers_are_found_by_rule() -> None:
    text = "On 3 March 2031 some two hundred and six men paid $ 40 million or 7 per cent"
    upos = "ADP NUM PROPN NUM DET NUM NUM CCONJ NUM NOUN VERB SYM NUM NUM CCONJ NUM ADP NOUN"
    assert found(text, upos) == [
        ("3 March 2031", "DATE"),
        ("two hundred and six", "NUMBER"),
        ("$ 40 million", "NUMBER"),
        ("7 per cent", "NUMBER"),
    ]


def test_the_models_names_keep_their_words() -> None:
    assert found("Boeing 737 fell", "PROPN NUM VERB", Name(0, 2, "MISC", 0.9)) == [("Boeing 737", "MISC")]


def test_one_as_a_verb_is_no_number() -> None:
    assert found("It scores", "PRON VERB") == []


def test_nothing_is_found_in_nothing() -> None:
    assert with_dates_and_numbers("", [], [], [], sentence=[]) == ()


def test_no_number_or_date_goes_from_one_sentence_into_the_next() -> None:
    text = "in 12 13 % 14 per cent $ 15 3 May"
    spans = words(text)
    sentence = [0, 0, 1, 2, 3, 4, 5, 5, 6, 7, 8]
    upos = ["ADP", "NUM", "NUM", "SYM", "NUM", "ADP", "NOUN", "SYM", "NUM", "NUM", "PROPN"]
    made = with_dates_and_numbers(text, spans, upos, [], sentence=sentence)
    assert [(name.first, name.end) for name in made] == [(1, 2), (2, 3), (4, 5), (8, 9), (9, 10)]
    whole = with_dates_and_numbers(text, spans, upos, [], sentence=[0] * len(spans))
    assert (9, 11, "DATE") in [(name.first, name.end, name.type) for name in whole]


def test_names_are_put_right_settled_and_joined_by_dates() -> None:
    text = "Typhoon Aru hit Dol 's port on 3 March 2031"
    spans = words(text)
    names = [Name(1, 2, "PER", 0.9), Name(3, 5, "LOC", 0.9)]
    evidence = LABELS.evidence(scores(0, 1, 0, 3, 4, 0, 0, 0, 0, 0), names, base=0)
    made = names_of_text(text, spans, upos=["X"] * 10, sentence=[0] * 10, found=names, evidence=evidence)
    assert [(text[spans[name.first][0] : spans[name.end - 1][1]], name.type) for name in made] == [
        ("Aru", "MISC"),
        ("Dol", "LOC"),
        ("3 March 2031", "DATE"),
    ]
