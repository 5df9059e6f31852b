"""How trees are counted: words with the right tag, head and relation, on given words and on running text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rapportage.appraisal.tally import Counts, Sheet, added, one
from rapportage.appraisal.treebank import Annotated, Sentence, paragraphs, written
from rapportage.syntax.analysis import ROOT, Analysis
from rapportage.syntax.backbone import Backbone


def base(relation: str) -> str:
    """Return a relation without its subtype.

    >>> base("nsubj:pass")
    'nsubj'
    """
    return relation.partition(":")[0]


def given(annotated: Annotated, *, backbone: Backbone) -> tuple[Analysis, tuple[int, ...]]:
    """Return the analysis of a text's own words and the first word of each of its sentences."""
    found = backbone.analyze_words([sentence.words for sentence in annotated.sentences])
    firsts, at = list[int](), 0
    for sentence in annotated.sentences:
        firsts.append(at)
        at += len(sentence.words)
    if at != len(found):
        message = f"{backbone.name} gives {len(found)} words for {at} of {annotated.name}"
        raise ValueError(message)
    return found, tuple(firsts)


def count_given(gold: Sentence, found: Analysis, first: int) -> Sheet:
    """Return the counts of one sentence: upos, lemma, uas, las with subtypes; las_words without punctuation, subtypes aside."""
    return added(_word(gold, found, at=at, first=first) for at in range(len(gold.words)))


def _word(gold: Sentence, found: Analysis, *, at: int, first: int) -> Sheet:
    mine = first + at
    head = ROOT if gold.heads[at] == ROOT else first + gold.heads[at]
    headed = int(found.head[mine]) == head
    relation, ours = gold.relations[at], found.deprel[mine]
    sheet = {
        "upos": one(right=found.upos[mine] == gold.upos[at]),
        "lemma": one(right=found.lemma[mine] == gold.lemmas[at]),
        "uas": one(right=headed),
        "las": one(right=headed and ours == relation),
    }
    if gold.upos[at] != "PUNCT":
        sheet["las_words"] = one(right=headed and base(ours) == base(relation))
    return sheet


Span = tuple[int, int]
_Word = tuple[Span | None, str]
"""What governs a word (None: nothing) and as what."""


def count_raw(annotated: Annotated, *, backbone: Backbone) -> Iterator[Sheet]:
    """Yield the counts of each paragraph of a text analysed as running text, words met by their characters.

    words: spans of words; sentences: spans of sentences; las: words whose span, head's span and relation are right.
    """
    text, spans = written(annotated.sentences)
    sizes = [len(each) for each in paragraphs(annotated.sentences)]
    found = backbone.analyze(text)
    firsts, at = list[int](), 0
    for size in sizes:
        firsts.append(spans[at][0][0])
        at += size
    gold = _by_paragraph(_gold_words(annotated.sentences, spans), firsts)
    ours = _by_paragraph(_our_words(found), firsts)
    gold_bounds = _by_paragraph({(row[0][0], row[-1][1]): (None, "") for row in spans}, firsts)
    our_bounds = _by_paragraph(
        {(int(found.start[low]), int(found.end[high - 1])): (None, "") for low, high in found.sentences()}, firsts
    )
    for wanted, words, wanted_bounds, bounds in zip(gold, ours, gold_bounds, our_bounds, strict=True):
        right = sum(words.get(span) == tree for span, tree in wanted.items())
        yield {
            "words": Counts(len(wanted.keys() & words.keys()), len(words), len(wanted)),
            "sentences": Counts(len(wanted_bounds.keys() & bounds.keys()), len(bounds), len(wanted_bounds)),
            "las": Counts(right, len(words), len(wanted)),
        }


def _gold_words(sentences: Sequence[Sentence], spans: Sequence[Sequence[Span]]) -> dict[Span, _Word]:
    return {
        places[at]: (None if head == ROOT else places[head], relation)
        for sentence, places in zip(sentences, spans, strict=True)
        for at, (head, relation) in enumerate(zip(sentence.heads, sentence.relations, strict=True))
    }


def _our_words(found: Analysis) -> dict[Span, _Word]:
    places = list(zip(found.start.tolist(), found.end.tolist(), strict=True))
    return {
        place: (None if head == ROOT else places[head], relation)
        for place, head, relation in zip(places, found.head.tolist(), found.deprel, strict=True)
    }


def _by_paragraph(rows: dict[Span, _Word], firsts: Sequence[int]) -> list[dict[Span, _Word]]:
    """Return rows paragraph by paragraph, each where it begins."""
    parts: list[dict[Span, _Word]] = [{} for _ in firsts]
    for span, tree in rows.items():
        parts[max(0, bisect_right(firsts, span[0]) - 1)][span] = tree
    return parts
