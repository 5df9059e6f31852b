"""Treebanks and name sets, read from files made here."""

from __future__ import annotations

import io
import json
import lzma
import tarfile
from pathlib import Path

import pytest
from training.sentences import Sentence, bare
from training.treebanks import (
    countries_are_places,
    read_ewt,
    read_gum_open,
    read_trees,
    read_wikigold,
    uner_label,
    wikigold_labels,
)

from tests.unit.training.rows import conllu, trees

PORT = conllu(
    "Velm PROPN NNP 2 nsubj", "slept VERB VBD 0 root SpaceAfter=No", ". PUNCT . 2 punct", ident="weblog-made-7"
)


def pack(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8") as packed:
        packed.write("\n".join(lines) + "\n")


def test_a_tree_is_read_column_by_column() -> None:
    ((ident, sentence),) = read_trees(PORT, origin="made")
    assert ident == "weblog-made-7"
    assert sentence == Sentence(
        words=["Velm", "slept", "."],
        upos=["PROPN", "VERB", "PUNCT"],
        xpos=["NNP", "VBD", "."],
        heads=[2, 0, 2],
        rels=["nsubj", "root", "punct"],
        lemmas=["velm", "slept", "."],
        space=[True, False, True],
        origin="made",
    )


def test_a_word_that_is_two_has_no_space_within_and_an_empty_word_is_none() -> None:
    lines = conllu("Do AUX VB 3 aux", "n't PART RB 3 advmod", "go VERB VB 0 root")
    lines[1:1] = ["1-2\tDon't" + "\t_" * 8]
    lines[-1:-1] = ["3.1\thome" + "\t_" * 8]
    (sentence,) = trees(*lines)
    assert sentence.words == ["Do", "n't", "go"]
    assert sentence.space == [False, True, True]


def test_only_what_follows_newpar_opens_a_paragraph_and_the_last_blank_line_may_be_missing() -> None:
    sentences = trees(*PORT, *PORT, "# newpar", *PORT[:-1])
    assert [sentence.new_paragraph for sentence in sentences] == [True, False, True]


@pytest.mark.parametrize(
    ("tag", "label"),
    [
        ("B-PER", "B-PER"),
        ("I-ORG", "I-ORG"),
        ("B-OTH", "B-NORP~B-MISC"),
        ("I-OTH", "I-NORP~I-MISC"),
        ("O", "O~TITLE~WEAPON~DATE~MISC"),
    ],
)
def test_universal_ner_leaves_open_what_it_does_not_mark(tag: str, label: str) -> None:
    assert uner_label(tag) == label


def test_ewt_takes_its_names_by_sent_id_with_or_without_the_genre(tmp_path: Path) -> None:
    mayor = conllu("Mayor PROPN NNP 2 nmod:desc", "Dane PROPN NNP 3 nsubj", "slept VERB VBD 0 root", ident="made-8")
    pack(tmp_path / "ewt.dev.conllu.xz", [*PORT, *mayor, *conllu("Rain NOUN NN 0 root", ident="made-9")])
    names = ["# sent_id = made-7", "1\tVelm\tB-LOC\t-", "2\tslept\tO\t-", "3\t.\tO\t-", "", "# sent_id = made-8"]
    names += ["# text = Mayor Dane slept", "1\tMayor\tO\t-", "2\tDane\tB-PER\t-", "3\tslept\tO\t-"]
    pack(tmp_path / "uner.dev.iob2.xz", names)
    first, second, third = read_ewt(tmp_path, "dev")
    assert (first.names or [])[0] == "B-LOC"
    assert (second.names or [])[:2] == ["B-TITLE", "B-PER"]
    assert third.names is None


def test_a_description_that_is_marked_as_a_name_stays_one(tmp_path: Path) -> None:
    lines = conllu("Velm PROPN NNP 2 nmod:desc", "Dane PROPN NNP 0 root", ident="made-3")
    pack(tmp_path / "ewt.dev.conllu.xz", lines)
    pack(tmp_path / "uner.dev.iob2.xz", ["# sent_id = made-3", "1\tVelm\tB-LOC\t-", "2\tDane\tB-PER\t-"])
    assert [sentence.names for sentence in read_ewt(tmp_path, "dev")] == [["B-LOC", "B-PER"]]


def test_names_that_do_not_fit_their_sentence_are_left_out(tmp_path: Path) -> None:
    pack(tmp_path / "ewt.train.conllu.xz", PORT)
    pack(tmp_path / "uner0.train.iob2.xz", ["# sent_id = weblog-made-7", "1\tVelm\tB-LOC\t-"])
    assert [sentence.names for sentence in read_ewt(tmp_path, "train")] == [None]


def test_a_place_elsewhere_may_be_a_place_where_it_is_called_a_body() -> None:
    there = bare(["East", "Velm", "slept"], ["B-LOC", "I-LOC", "O"], [True] * 3, origin="made")
    here = bare(["East", "Velm", "scored"], ["B-ORG", "I-ORG", "O"], [True] * 3, origin="made")
    other = bare(["Velm", "FC", "scored"], ["B-ORG", "I-ORG", "O"], [True] * 3, origin="made")
    countries_are_places([there, here, other])
    assert here.names == ["B-ORG~B-LOC", "I-ORG~I-LOC", "O"]
    assert other.names == ["B-ORG", "I-ORG", "O"]
    assert there.names == ["B-LOC", "I-LOC", "O"]


def test_gum_gives_each_document_of_an_open_genre_once_and_prefers_the_copy_from_its_authors(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "gum_open.dev.tar.xz", "w:xz") as archive:
        for name in ("GUM_bio_made", "GUM_fiction_made", "GUM_news_made"):
            content = "\n".join(conllu("Rain NOUN NN 0 root")).encode()
            member = tarfile.TarInfo(f"folder/{name}.conllu")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    rows = [
        {"id": f"GUM_{genre}_made", "gold": {"conllu": "\n".join(conllu("Snow NOUN NN 0 root"))}}
        for genre in ("news", "conversation")
    ]
    pack(tmp_path / "gum_ccby" / "dev.jsonl.xz", [json.dumps(row) for row in rows])
    assert [sentence.words for sentence in read_gum_open(tmp_path, tmp_path, "dev")] == [["Rain"], ["Snow"]]
    spoken = read_gum_open(tmp_path, tmp_path, "dev", genres=frozenset(("news",)))
    assert [sentence.words for sentence in spoken] == [["Snow"]]
    assert spoken[0].new_paragraph


def test_wikigold_marks_no_beginnings_so_two_names_of_one_type_in_a_row_are_one() -> None:
    labels = wikigold_labels(["I-PER", "I-PER", "I-ORG", "O", "I-ORG", "I-MISC", "I-MISC"])
    assert labels[:5] == ["B-PER", "I-PER", "B-ORG", "O~TITLE~WEAPON~DATE", "B-ORG"]
    assert labels[5:] == ["B-MISC~B-NORP~B-WEAPON", "I-MISC~I-NORP~I-WEAPON"]


def test_wikigold_is_cut_at_blank_lines(tmp_path: Path) -> None:
    pack(tmp_path / "wikigold.txt.xz", ["-DOCSTART- O", "", "Velm I-LOC", "slept O", ". O", "", "", "Rain O"])
    first, second = read_wikigold(tmp_path)
    assert first.words == ["Velm", "slept", "."]
    assert first.space == [True, False, True]
    assert (first.names or [])[0] == "B-LOC"
    assert not first.has_tree
    assert second.words == ["Rain"]
