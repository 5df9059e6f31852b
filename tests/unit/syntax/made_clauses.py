"""Sentences with their trees written out, and their frames in one line each."""

from __future__ import annotations

import numpy as np

from rapportage.syntax.analysis import Analysis, Name
from rapportage.syntax.clauses import find_frames
from rapportage.syntax.frames import Frame

UPOS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WDT": "PRON",
    "WP$": "PRON", "EX": "PRON", "VB": "VERB", "VBD": "VERB", "VBZ": "VERB", "VBP": "VERB", "VBG": "VERB", "VBN": "VERB",
    "MD": "AUX", "IN": "ADP", "TO": "PART", "DT": "DET", "JJ": "ADJ", "CD": "NUM", "RB": "ADV", "RP": "ADP", "CC": "CCONJ",
    "POS": "PART", "WRB": "ADV",
}  # fmt: skip
AUXILIARIES = {"aux", "aux:pass", "cop", "auxpass"}


def analysis(*sentences: str, names: tuple[Name, ...] = ()) -> Analysis:
    """Return an analysis of words written as form=lemma/tag/relation/head, the head counted from 1, 0 for none."""
    words = [[word.rsplit("/", 3) for word in sentence.split()] for sentence in sentences]
    text, start, end, sentence, head = "", [], [], [], []
    lemma, xpos, upos, deprel = [], [], [], []
    for number, each in enumerate(words):
        first = len(start)
        for form, tag, relation, above in each:
            shown, _, base = form.partition("=") if form != "=" else (form, "", "")
            text += " " if text else ""
            start.append(len(text))
            text += shown
            end.append(len(text))
            sentence.append(number)
            head.append(first + int(above) - 1 if int(above) else -1)
            lemma.append(base or shown.lower())
            xpos.append(tag)
            deprel.append(relation)
            part = "PUNCT" if relation == "punct" else UPOS.get(tag, "X")
            upos.append("AUX" if relation in AUXILIARIES else "SCONJ" if relation == "mark" and tag == "IN" else part)
    return Analysis(
        text=text,
        start=np.array(start, dtype=np.int32),
        end=np.array(end, dtype=np.int32),
        sentence=np.array(sentence, dtype=np.int32),
        head=np.array(head, dtype=np.int32),
        upos=tuple(upos),
        xpos=tuple(xpos),
        lemma=tuple(lemma),
        deprel=tuple(deprel),
        kind=("",) * len(upos),
        sure=np.ones(len(upos), dtype=np.float32),
        names=names,
    )


def shown(found: Analysis, frame: Frame) -> str:
    """Return a frame in one line: lemma, whether negated, modal, what governs it, and the head of each part that is no oblique."""
    told = [frame.lemma]
    if frame.voice == "passive":
        told.append("passive")
    if frame.negated:
        told.append("not")
    if frame.modal:
        told.append(f"({frame.modal})")
    if frame.governor >= 0:
        told.append(f"<{found.word(frame.governor)}>")
    told.extend(f"{part.role}={found.word(part.head)}" for part in frame.parts if part.role != "oblique")
    return " ".join(told)


def told(*sentences: str, scheme: str = "ud", names: tuple[Name, ...] = ()) -> list[str]:
    """Return the frames of sentences, each in one line."""
    found = analysis(*sentences, names=names)
    return [shown(found, frame) for frame in find_frames(found, scheme=scheme)]
