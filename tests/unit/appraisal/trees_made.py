"""A made-up treebank of two paragraphs, and a backbone that says what it is told to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from rapportage.appraisal.treebank import Annotated, read_conllu, written
from rapportage.syntax.analysis import ROOT, Analysis, Name

CONLLU = """# newdoc id = made_news_harbour
# newpar
# sent_id = 1
1	Orsk	Orsk	PROPN	NNP	_	2	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	VERB	VBD	_	0	root	_	_
3	n't	not	PART	RB	_	2	advmod	_	_
4	tell	tell	VERB	VB	_	2	xcomp	_	_
5	Mara	Mara	PROPN	NNP	_	4	iobj	_	_
6	it	it	PRON	PRP	_	7	nsubj	_	_
7	rained	rain	VERB	VBD	_	4	ccomp	_	SpaceAfter=No
8	.	.	PUNCT	.	_	2	punct	_	_

# newpar
# sent_id = 2
1	"	"	PUNCT	``	_	3	punct	_	SpaceAfter=No
2	Rain	rain	NOUN	NN	_	3	nsubj	_	_
3	falls	fall	VERB	VBZ	_	6	ccomp	_	SpaceAfter=No
4	,	,	PUNCT	,	_	3	punct	_	SpaceAfter=No
5	"	"	PUNCT	''	_	3	punct	_	_
6	says	say	VERB	VBZ	_	0	root	_	_
7	Mara	Mara	PROPN	NNP	_	6	nsubj	_	SpaceAfter=No
8	.	.	PUNCT	.	_	6	punct	_	_
8.1	_	_	_	_	_	_	_	_	_

# sent_id = 3
1	It	it	PRON	PRP	_	2	nsubj	_	_
2	fell	fall	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

"""


def made() -> Annotated:
    """Return the made-up text."""
    (text,) = read_conllu(CONLLU.splitlines(keepends=True))
    return text


def true_analysis(annotated: Annotated) -> Analysis:
    """Return the analysis of the running text as the annotators have it."""
    text, spans = written(annotated.sentences)
    heads, sentence = list[int](), list[int]()
    for number, each in enumerate(annotated.sentences):
        at = len(heads)
        heads += [ROOT if head == ROOT else at + head for head in each.heads]
        sentence += [number] * len(each.words)
    flat = [span for places in spans for span in places]
    blank = ("",) * len(heads)
    return Analysis(
        text=text,
        start=np.array([low for low, _ in flat], np.int32),
        end=np.array([high for _, high in flat], np.int32),
        sentence=np.array(sentence, np.int32),
        head=np.array(heads, np.int32),
        upos=tuple(tag for each in annotated.sentences for tag in each.upos),
        xpos=blank,
        lemma=tuple(lemma for each in annotated.sentences for lemma in each.lemmas),
        deprel=tuple(relation for each in annotated.sentences for relation in each.relations),
        kind=blank,
        sure=np.ones(len(heads), np.float32),
        names=(Name(0, 1, "PER", 1.0), Name(4, 5, "PER", 1.0), Name(14, 15, "PER", 1.0)),
    )


class Told:
    """A backbone that gives one analysis for whatever it is asked."""

    name = "told"
    digest = "0"
    scheme = "ud"

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis

    def analyze(self, text: str) -> Analysis:
        return replace(self.analysis, text=text)

    def analyze_words(self, sentences: Sequence[Sequence[str]]) -> Analysis:
        return self.analysis
