"""The treebanks and name sets, read into training sentences."""

from __future__ import annotations

import json
import lzma
import re
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.gum import call_titles, labels_of, read_gum
from training.sentences import Sentence, plain

OPEN_GENRES = frozenset(("academic", "bio", "court", "interview", "news", "voyage", "speech", "textbook", "vlog"))
"""Genres of GUM whose texts are CC BY, CC BY-SA or public domain; the others are not open (conversation: unclear)."""


def read_trees(lines: Iterable[str], *, origin: str) -> Iterator[tuple[str, Sentence]]:
    """Yield the sentences of CoNLL-U lines with their sent_id; a word that is two ("don't") has no space within."""
    ident, new_paragraph = "", True
    rows: list[list[str]] = []
    joined: dict[int, tuple[int, bool]] = {}
    for line in [*(each.rstrip("\n") for each in lines), ""]:
        if line.startswith("#"):
            new_paragraph = new_paragraph or line.startswith(("# newpar", "# newdoc"))
            if line.startswith("# sent_id"):
                ident = line.split("=", 1)[1].strip()
        elif line:
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
            elif "-" in columns[0]:
                first, last = map(int, columns[0].split("-"))
                joined[first] = (last, "SpaceAfter=No" not in columns[9])
        elif rows:
            yield ident, _tree(rows, joined, origin=origin, new_paragraph=new_paragraph)
            ident, new_paragraph, rows, joined = "", False, [], {}


def _tree(rows: list[list[str]], joined: dict[int, tuple[int, bool]], *, origin: str, new_paragraph: bool) -> Sentence:
    space = ["SpaceAfter=No" not in row[9] for row in rows]
    for first, (last, after) in joined.items():
        space[first - 1 : last] = [False] * (last - first) + [after]
    return Sentence(
        words=[row[1] for row in rows],
        upos=[row[3] for row in rows],
        xpos=[row[4] for row in rows],
        heads=[int(row[6]) for row in rows],
        rels=[row[7] for row in rows],
        lemmas=[row[2] for row in rows],
        space=space,
        new_paragraph=new_paragraph,
        origin=origin,
    )


def read_ewt(folder: Path, split: str) -> list[Sentence]:
    """Return EWT with the names of Universal NER; OTH there is nearly always a nationality or creed."""
    with lzma.open(folder / f"ewt.{split}.conllu.xz", "rt", encoding="utf-8") as lines:
        trees = list(read_trees(lines, origin="ewt"))
    part = "uner0.train" if split == "train" else f"uner.{split}"
    with lzma.open(folder / f"{part}.iob2.xz", "rt", encoding="utf-8") as lines:
        tags = dict(_tags(lines))
    shorter = {_without_genre(ident): found for ident, found in tags.items()}
    for ident, sentence in trees:
        found = tags.get(ident) or shorter.get(_without_genre(ident)) or []
        if len(found) == len(sentence.words):
            sentence.names = [uner_label(tag) for tag in found]
            _call_titles_of_persons(sentence, sentence.names)
    return [sentence for _, sentence in trees]


def _without_genre(ident: str) -> str:
    """Return a sent_id as EWT's earlier editions wrote it."""
    return re.sub(r"^(weblog|newsgroup|email|reviews|answers)-", "", ident)


def _tags(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the sent_id and tags of Universal NER's sentences."""
    ident, tags = "", list[str]()
    for line in [*(each.rstrip("\n") for each in lines), ""]:
        if line.startswith("# sent_id"):
            ident = line.split("=", 1)[1].strip()
        elif line and not line.startswith("#"):
            tags.append(line.split("\t")[2])
        elif not line and tags:
            yield ident, tags
            ident, tags = "", []


def uner_label(tag: str) -> str:
    """Return our label for a tag of Universal NER, which has persons, places, bodies and others only.

    >>> uner_label("B-LOC"), uner_label("I-OTH"), uner_label("O")
    ('B-LOC', 'I-NORP~I-MISC', 'O~TITLE~WEAPON~DATE~MISC')
    """
    if tag == "O":
        return "O~TITLE~WEAPON~DATE~MISC"
    side, kind = tag.split("-", 1)
    return tag if kind in ("PER", "LOC", "ORG") else f"{side}-NORP~{side}-MISC"


def _call_titles_of_persons(sentence: Sentence, names: list[str]) -> None:
    """Call the descriptions before names titles where no name was marked."""
    titled = list(names)
    call_titles(sentence, titled)
    for i, label in enumerate(titled):
        if label.endswith(("TITLE", "TITLE~O")) and names[i].startswith("O"):
            names[i] = label


def countries_are_places(sentences: list[Sentence]) -> None:
    """Leave open whether a name that is a place elsewhere is one where a set calls it an organisation ("Korea scored")."""
    places = {
        " ".join(each.words[first:end]) for each in sentences for first, end, kind in _sure(each) if kind == "LOC"
    }
    for each in sentences:
        for first, end, kind in list(_sure(each)):
            if kind == "ORG" and " ".join(each.words[first:end]) in places and each.names:
                each.names[first:end] = labels_of(end - first, ("ORG", "LOC"))


def _sure(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Yield the names that have one type: first word, end, type."""
    names, i = sentence.names or [], 0
    while i < len(names):
        if names[i][:2] == "B-" and "~" not in names[i]:
            end = i + 1
            while end < len(names) and names[end] == "I-" + names[i][2:]:
                end += 1
            yield i, end, names[i][2:]
            i = end
        else:
            i += 1


def read_gum_open(
    folder: Path, evaluation: Path, split: str, *, genres: frozenset[str] = OPEN_GENRES
) -> list[Sentence]:
    """Return GUM's open genres, each document once, with names and kinds.

    Args:
        folder: Holds ``gum_open.SPLIT.tar.xz``, a CoNLL-U file a document.
        evaluation: Holds ``gum_ccby/SPLIT.jsonl.xz``; where both have a document, this one is taken.
        split: "train" or "dev".
        genres: Genres to take.
    """
    texts: dict[str, str] = {}
    with tarfile.open(folder / f"gum_open.{split}.tar.xz") as archive:
        for member in archive:
            opened = archive.extractfile(member)
            if opened is not None:
                texts[Path(member.name).stem] = opened.read().decode()
    with lzma.open(evaluation / "gum_ccby" / f"{split}.jsonl.xz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            texts[row["id"]] = row["gold"]["conllu"]
    found = []
    for name, text in sorted(texts.items()):
        if name.split("_")[1] in genres:
            lines = text.split("\n")
            sentences = [sentence for _, sentence in read_trees(lines, origin="gum")]
            read_gum(lines, sentences)
            if sentences:
                sentences[0].new_paragraph = True
            found += sentences
    return found


def read_wikigold(folder: Path) -> list[Sentence]:
    """Return wikigold: names only."""
    found, words, tags = list[Sentence](), list[str](), list[str]()
    with lzma.open(folder / "wikigold.txt.xz", "rt", encoding="utf-8") as lines:
        for columns in [*map(str.split, lines), []]:
            if columns and columns[0] != "-DOCSTART-":
                words.append(columns[0])
                tags.append(columns[-1])
            elif words:
                found.append(plain(words, wikigold_labels(tags), origin="wikigold"))
                words, tags = [], []
    return found


def wikigold_labels(tags: list[str]) -> list[str]:
    """Return our labels for wikigold's tags, which mark no beginnings; its MISC may be a people or a weapon for us.

    >>> wikigold_labels(["I-PER", "I-PER", "O", "I-MISC"])
    ['B-PER', 'I-PER', 'O~TITLE~WEAPON~DATE', 'B-MISC~B-NORP~B-WEAPON']
    """
    found, before = [], "O"
    for tag in tags:
        kind = tag[2:]
        if tag == "O":
            found.append("O~TITLE~WEAPON~DATE")
        else:
            side = "I" if before == kind and not tag.startswith("B-") else "B"
            kinds = ("MISC", "NORP", "WEAPON") if kind == "MISC" else (kind,)
            found.append("~".join(f"{side}-{each}" for each in kinds))
        before = kind or "O"
    return found
