"""The adapter of spaCy pipelines, on as much of spaCy as it touches, and on spaCy where it is installed."""

from __future__ import annotations

import sys

import pytest

from rapportage.errors import ConfigError
from rapportage.syntax.analysis import ROOT
from rapportage.syntax.opening import open_backbone
from rapportage.syntax.spacy_ import SpacyBackbone, digest_of, open_spacy, scheme_of, type_of
from tests.unit.syntax.spacy_made import Doc, Language, Span


class Ready(Language):
    """A pipeline that gives a document it was handed, once for every call."""

    def __init__(self, doc: Doc) -> None:
        super().__init__()
        self.doc = doc

    def __call__(self, given: object) -> Doc:
        return self.doc


def named(words: str, start: int, end: int, label: str) -> list[tuple[str, str]]:
    doc = Doc(None, words=words.split())
    doc.ents = [Span(doc, start, end, label)]
    found = SpacyBackbone(Ready(doc), name="x", doc=Doc).analyze(words)
    return [(found.phrase(name.first, name.end), name.type) for name in found.names]


def test_blanks_are_no_words_and_what_they_governed_hangs_on_their_own_head() -> None:
    doc = Language._cut("Orsk  fell again")
    assert [token.text for token in doc] == ["Orsk", "  ", "fell", "again"]
    doc[0].governor, doc[1].governor, doc[3].governor = 2, 2, 1
    for token in doc:
        token.dep_ = "ROOT" if token.i == 2 else "advmod"
    found = SpacyBackbone(Ready(doc), name="x", doc=Doc).analyze("Orsk  fell again")
    assert [found.word(at) for at in range(len(found))] == ["Orsk", "fell", "again"]
    assert found.head.tolist() == [1, ROOT, 1]
    assert found.deprel == ("advmod", "root", "advmod")


def test_a_blank_that_heads_a_sentence_leaves_it_a_tree() -> None:
    doc = Language._cut("\tOrsk fell")
    for token in doc:
        token.governor, token.dep_ = 0, "ROOT" if token.i == 0 else "nsubj"
    found = SpacyBackbone(Ready(doc), name="x", doc=Doc).analyze("\tOrsk fell")
    assert found.head.tolist() == [ROOT, 0]
    assert found.deprel == ("root", "dep")


def test_names_lose_article_and_possessive_ending_but_dates_do_not() -> None:
    assert named("the Ketland Guard 's men", 0, 4, "ORG") == [("Ketland Guard", "ORG")]
    assert named("the spring of 1904", 0, 4, "DATE") == [("the spring of 1904", "DATE")]
    assert named("the", 0, 1, "ORG") == [("the", "ORG")]


def test_types_of_ontonotes_become_ours() -> None:
    assert [type_of(label) for label in ("PERSON", "GPE", "NORP", "TIME", "MONEY", "EVENT", "WEAPON")] == [
        "PER", "LOC", "NORP", "DATE", "NUMBER", "MISC", "WEAPON",
    ]  # fmt: skip


def test_the_scheme_is_told_by_the_parsers_labels_and_by_the_name() -> None:
    assert scheme_of(Language(labels=("nsubj", "dobj", "pobj"))) == "clear"
    assert scheme_of(Language(labels=("nsubj", "obj", "obl"))) == "ud"
    assert scheme_of(Language(labels=(), name="core_web_trf")) == "clear"
    assert scheme_of(Language(labels=())) == "ud"


def test_the_digest_says_which_pipeline_and_not_how_fast_it_was() -> None:
    one, same, other = Language(), Language(), Language()
    same.meta["performance"] = {"speed": 99.0}
    other.meta["version"] = "1.1"
    assert digest_of(one) == digest_of(same) != digest_of(other)


def test_a_text_longer_than_spacy_takes_is_handed_over_in_parts() -> None:
    text = "Rain fell on Orsk. " * 12_000
    found = SpacyBackbone(Language(), name="x", doc=Doc).analyze(text)
    assert len(found) == 60_000
    assert found.sentence[-1] == 11_999
    assert found.word(59_998) == "Orsk"


def test_a_missing_spacy_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ConfigError, match=r"spacy:en_x needs spaCy .*pip install 'rapportage\[spacy\]'"):
        open_spacy("en_x")


def test_a_missing_pipeline_is_told_with_what_to_download() -> None:
    pytest.importorskip("spacy")
    with pytest.raises(ConfigError, match="spaCy has no pipeline 'en_nowhere' here"):
        open_backbone("spacy:en_nowhere")
