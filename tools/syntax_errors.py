"""The errors of the syntax model one by one: ``tools/syntax_errors.py relations|sentences|names|speakers|tags [--set ...]``."""

from __future__ import annotations

import argparse
import signal
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus import shared

from rapportage.appraisal import entities
from rapportage.appraisal.speaking import attributed, is_subject
from rapportage.appraisal.treebank import Annotated, Sentence, ewt, gum
from rapportage.appraisal.trees import given
from rapportage.syntax.analysis import ROOT, Analysis
from rapportage.syntax.backbone import Backbone
from rapportage.syntax.opening import open_backbone

WINDOW = 5
"""Words shown on either side of an error."""


def texts(name: str) -> tuple[Annotated, ...]:
    """Return the texts of "news", "gum" (nine genres) or "ewt"."""
    if name == "ewt":
        return ewt(shared())
    return tuple(each for each in gum(shared()) if name in {"gum", each.genre})


def judged(name: str, backbone: Backbone) -> Iterator[tuple[Sentence, Analysis, int]]:
    """Yield each gold sentence with the analysis it is in and its first word there."""
    for annotated in texts(name):
        found, firsts = given(annotated, backbone=backbone)
        for sentence, first in zip(annotated.sentences, firsts, strict=True):
            yield sentence, found, first


def shown(words: tuple[str, ...], at: int, head: int) -> str:
    """Return a word in brackets with its head in braces and some words around them."""
    low, high = min(at, head if head >= 0 else at), max(at, head)
    marked = [f"[{word}]" if n == at else f"{{{word}}}" if n == head else word for n, word in enumerate(words)]
    return " ".join(marked[max(0, low - WINDOW) : high + WINDOW + 1])


def our_head(found: Analysis, first: int, at: int) -> int:
    """Return the head we give a word, counted in its sentence."""
    head = int(found.head[first + at])
    return ROOT if head == ROOT else head - first


def show_relations(name: str, backbone: Backbone, most: int, only: str) -> None:
    """Print confusions of relations, commonest first, each with examples: gold relation > ours, and whether the head is right."""
    kinds: dict[str, list[str]] = defaultdict(list)
    asked = right = 0
    for sentence, found, first in judged(name, backbone):
        for at, (head, relation) in enumerate(zip(sentence.heads, sentence.relations, strict=True)):
            mine, ours = our_head(found, first, at), found.deprel[first + at]
            asked += 1
            if mine == head and ours == relation:
                right += 1
                continue
            kind = f"{relation} > {ours}" if ours != relation else f"{relation}, other head"
            if only in kind:
                governor = "nothing" if mine == ROOT else sentence.words[mine]
                kinds[kind].append(f"{shown(sentence.words, at, head)}   ours: {governor}")
    print(f"{name}: {right} of {asked} words right")
    for kind, rows in sorted(kinds.items(), key=lambda kind: (-len(kind[1]), kind[0])):
        print(f"\n{len(rows):5} {kind}")
        for row in rows[:most]:
            print(f"      {row}")


def show_sentences(name: str, backbone: Backbone, most: int) -> None:
    """Print the sentences with most words wrong, punctuation aside, each wrong word with what it should be."""
    rows = []
    for sentence, found, first in judged(name, backbone):
        wrong = [
            (at, our_head(found, first, at), found.deprel[first + at])
            for at in range(len(sentence.words))
            if sentence.upos[at] != "PUNCT"
            and (our_head(found, first, at), found.deprel[first + at]) != (sentence.heads[at], sentence.relations[at])
        ]
        rows.append((len(wrong), sentence, wrong))
    for count, sentence, wrong in sorted(rows, key=lambda row: -row[0])[:most]:
        words = sentence.words
        print(f"\n{count} of {len(words)} wrong: {' '.join(words)}")
        for at, mine, ours in wrong:
            head = sentence.heads[at]
            gold_head, our_word = (words[each] if each != ROOT else "-" for each in (head, mine))
            print(f"   {words[at]:16} {sentence.relations[at]:12} {gold_head:16} ours {ours:12} {our_word}")


def show_tags(name: str, backbone: Backbone, most: int) -> None:
    """Print confusions of parts of speech and wrong lemmas, commonest first."""
    tags, lemmas = Counter[tuple[str, str]](), Counter[tuple[str, str, str]]()
    seen: dict[tuple[str, str], list[str]] = defaultdict(list)
    for sentence, found, first in judged(name, backbone):
        for at, word in enumerate(sentence.words):
            pair = sentence.upos[at], found.upos[first + at]
            if pair[0] != pair[1]:
                tags[pair] += 1
                seen[pair].append(shown(sentence.words, at, ROOT))
            if sentence.lemmas[at] != found.lemma[first + at]:
                lemmas[word, sentence.lemmas[at], found.lemma[first + at]] += 1
    for pair, count in tags.most_common():
        print(f"\n{count:5} {pair[0]} > {pair[1]}")
        for row in seen[pair][:most]:
            print(f"      {row}")
    print("\nlemmas: word, theirs, ours")
    for (word, gold, ours), count in lemmas.most_common(most * 10):
        print(f"{count:5} {word} {gold} {ours}")


def show_names(name: str, backbone: Backbone, most: int, only: str) -> None:
    """Print names missed, given wrongly, of another type, or with other bounds, commonest first."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for words, gold, ours in named(name, backbone):
        for kind, first, end in wrong_names(gold, ours):
            if only in kind:
                around = [
                    *words[max(0, first - WINDOW) : first],
                    f"[{' '.join(words[first:end])}]",
                    *words[end : end + WINDOW],
                ]
                kinds[kind].append(" ".join(around))
    for kind, rows in sorted(kinds.items(), key=lambda kind: (-len(kind[1]), kind[0])):
        print(f"\n{len(rows):5} {kind}")
        for row in rows[:most]:
            print(f"      {row}")


def named(name: str, backbone: Backbone) -> Iterator[tuple[list[str], set[entities.Span], set[entities.Span]]]:
    """Yield words, gold spans and ours of each article of "uner_dev", "uner_test" or "world"."""
    part = name.removeprefix("uner_")
    for article in entities.world(shared()) if name == "world" else entities.uner(shared(), part):
        asked = {span[2] for span in article.spans} | set(entities.CORE)
        ours = {span for span in entities.spans_of(backbone.analyze_words(article.sentences)) if span[2] in asked}
        yield [word for words in article.sentences for word in words], set(article.spans), ours


def wrong_names(gold: set[entities.Span], ours: set[entities.Span]) -> Iterator[tuple[str, int, int]]:
    """Yield what is wrong with each span that is not in both, and where."""
    meant = {span for span in gold if not span[2].startswith("aside:")}
    aside = {(*span[:2], span[2].removeprefix("aside:")) for span in gold - meant}
    met = set[entities.Span]()
    for span in sorted(meant - ours):
        near = [each for each in sorted(ours - meant) if each[0] < span[1] and span[0] < each[1]]
        met.update(near)
        if not near:
            yield f"{span[2]} missed", span[0], span[1]
        elif near[0][:2] == span[:2]:
            yield f"{span[2]} > {near[0][2]}", span[0], span[1]
        else:
            yield f"{span[2]} bounds, ours {near[0][2]}", min(span[0], near[0][0]), max(span[1], near[0][1])
    for span in sorted(ours - meant - met - aside):
        yield f"{span[2]} given, none there", span[0], span[1]


def show_speakers(backbone: Backbone, most: int) -> None:
    """Print attributed speakers that are no subject of their verb."""
    shown_so_far = 0
    for name, line, speakers in attributed(shared()):
        found = backbone.analyze(line)
        for each in speakers:
            if not is_subject(each, found) and shown_so_far < most:
                shown_so_far += 1
                low, high = min(each.speaker[0], each.verb[0]), max(each.speaker[1], each.verb[1])
                who, verb = line[slice(*each.speaker)], line[slice(*each.verb)]
                print(
                    f"{'after ' if each.is_after else 'before'} {who} | {verb} | ...{line[max(0, low - 80) : high + 60]}  ({name})"
                )


def main(arguments: Iterable[str] | None = None) -> None:
    """Print errors of one kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("relations", "sentences", "tags", "names", "speakers"))
    parser.add_argument("--set", default="", help="news, gum, ewt; for names uner_dev, uner_test, world")
    parser.add_argument("--only", default="", help="only confusions whose name holds this: 'obl', 'ORG missed'")
    parser.add_argument("--most", type=int, default=10, help="examples of each")
    parser.add_argument("--syntax", default="builtin", help="which backbone")
    parser.add_argument("--weights", type=Path, help="folder of other weights than those that ship")
    asked = parser.parse_args(arguments)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # "| head" is no error
    backbone = open_backbone(asked.syntax, folder=asked.weights)
    if asked.kind == "names":
        show_names(asked.set or "uner_dev", backbone, asked.most, asked.only)
    elif asked.kind == "speakers":
        show_speakers(backbone, asked.most)
    elif asked.kind == "sentences":
        show_sentences(asked.set or "news", backbone, asked.most)
    elif asked.kind == "tags":
        show_tags(asked.set or "news", backbone, asked.most)
    else:
        show_relations(asked.set or "news", backbone, asked.most, asked.only)


if __name__ == "__main__":
    main()
