"""The analysis of text by a spaCy pipeline of the user's own (``pip install 'rapportage[spacy]'``)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib import import_module
from typing import Any, NamedTuple

import numpy as np

from rapportage.errors import ConfigError
from rapportage.syntax.analysis import NAME_TYPES, ROOT, Analysis, Name
from rapportage.syntax.words import joined_words

_TYPES = {
    "PERSON": "PER", "GPE": "LOC", "FAC": "LOC", "LOCATION": "LOC", "ORGANIZATION": "ORG", "DATE": "DATE", "TIME": "DATE",
    "CARDINAL": "NUMBER", "ORDINAL": "NUMBER", "QUANTITY": "NUMBER", "MONEY": "NUMBER", "PERCENT": "NUMBER",
}  # fmt: skip
"""Types of OntoNotes and of smaller inventories as ours; those of ours stay, the rest (works, events, laws, products) are MISC."""

_CLEAR_LABELS = frozenset(("dobj", "pobj", "nsubjpass"))
_UD_LABELS = frozenset(("obj", "obl", "nsubj:pass"))

_LONGEST = 100_000
"""Characters handed over at once: spaCy refuses a million, and its parser takes about a kilobyte a word."""

_LINE = re.compile(r"[^\n]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_STAND_IN = "\ufffd"
_ARTICLES = frozenset(("the", "a", "an"))
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


class _Word(NamedTuple):
    """A word of a piece of text: its span there, and what the pipeline says of it; its head is counted in the piece."""

    start: int
    end: int
    upos: str
    xpos: str
    lemma: str
    relation: str
    head: int
    opens: bool


def open_spacy(pipeline: str) -> SpacyBackbone:
    """Return the backbone of an installed spaCy pipeline, or of the folder of one.

    Raises:
        ConfigError: spaCy or the pipeline is not installed.
    """
    try:
        spacy: Any = import_module("spacy")
    except ImportError as error:
        message = f"--syntax spacy:{pipeline} needs spaCy ({error}): pip install 'rapportage[spacy]'"
        raise ConfigError(message) from error
    try:
        nlp = spacy.load(pipeline)
    except OSError as error:
        message = (
            f"spaCy has no pipeline {pipeline!r} here: write the name of an installed one (python -m spacy download "
            f"{pipeline}) or the folder it lies in"
        )
        raise ConfigError(message) from error
    return SpacyBackbone(nlp, name=f"spacy:{pipeline}", doc=import_module("spacy.tokens").Doc)


class SpacyBackbone:
    """The analysis by a spaCy pipeline; lines are given to it one by one, so that none hangs on another.

    What a pipeline leaves out is filled in plainly: without a tagger words are X, without a lemmatizer lemmas are the words in
    small letters, without a parser each line is a sentence whose words hang on its first. Heads count as certain (`sure` is 1),
    since spaCy does not tell how sure it is.
    """

    def __init__(self, nlp: Any, *, name: str, doc: Any) -> None:  # noqa: ANN401 - spaCy may be absent, and its class with it
        """Take a loaded pipeline, to be called ``name`` in records, and the class of spaCy's documents."""
        self._nlp = nlp
        self._doc = doc
        self.name = name
        self.scheme = scheme_of(nlp)
        self.digest = digest_of(nlp)

    def analyze(self, text: str) -> Analysis:
        """Return the analysis of a text; its paragraphs are its lines, and each sentence lies in one."""
        columns, fresh = _Columns(), list[int]()
        safe = _SURROGATE.sub(_STAND_IN, text)
        for line in _LINE.finditer(safe):
            first = len(columns.words)
            for low, high in _cut(safe, *line.span()):
                columns.add(self._nlp(safe[low:high]), base=low)
            if len(columns.words) > first:
                fresh.append(first)
        spans = [(word.start, word.end) for word in columns.words]
        return columns.analysis(text, joined=tuple(joined_words(text, spans)), fresh=tuple(fresh))

    def analyze_words(self, sentences: Sequence[Sequence[str]]) -> Analysis:
        """Return the analysis of words given sentence by sentence, each sentence one tree."""
        columns, base = _Columns(), 0
        for words in sentences:
            safe = [_SURROGATE.sub(_STAND_IN, word) or _STAND_IN for word in words]
            if safe:
                starts = [True, *[False] * (len(safe) - 1)]
                doc = self._nlp(self._doc(self._nlp.vocab, words=safe, sent_starts=starts))
                columns.add_given(doc, words, base=base)
            base += len(" ".join(words)) + 1
        return columns.analysis("\n".join(" ".join(words) for words in sentences))


def scheme_of(nlp: Any) -> str:  # noqa: ANN401
    """Return "clear" where the parser's labels are ClearNLP's, as in English pipelines of spaCy's own, else "ud"."""
    labels = {label for name, part in nlp.pipeline if name == "parser" for label in getattr(part, "labels", ())}
    if labels & _UD_LABELS:
        return "ud"
    meta = nlp.meta
    is_own = f"{meta.get('lang')}_{meta.get('name')}".startswith("en_core_web_")
    return "clear" if is_own or labels & _CLEAR_LABELS else "ud"


def digest_of(nlp: Any) -> str:  # noqa: ANN401
    """Return the SHA-256 of what a pipeline says of itself: name, version, parts, labels; scores and sizes left out."""
    asked = (
        "lang",
        "name",
        "version",
        "spacy_version",
        "spacy_git_version",
        "pipeline",
        "disabled",
        "labels",
        "vectors",
    )
    said = {key: nlp.meta[key] for key in asked if key in nlp.meta}
    return sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()


def _cut(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield parts of a line short enough for spaCy, cut after a sentence's stop, else at a space, else anywhere."""
    while high - low > _LONGEST:
        stop = text.rfind(". ", low, low + _LONGEST) + 1 or text.rfind(" ", low, low + _LONGEST) + 1
        stop = stop if stop > low else low + _LONGEST
        yield low, stop
        low = stop
    yield low, high


class _Columns:
    """The words and names of the pieces analysed so far."""

    def __init__(self) -> None:
        self.words: list[_Word] = []
        self.heads: list[int] = []
        self.relations: list[str] = []
        self.sentences: list[int] = []
        self.names: list[Name] = []

    def add(self, doc: Any, *, base: int) -> None:  # noqa: ANN401
        """Take over a piece of running text that begins at ``base``; blanks are no words here as they are in spaCy."""
        kept = [token for token in doc if token.text.strip()]
        place = {token.i: at for at, token in enumerate(kept)}
        is_parted = doc.has_annotation("SENT_START")
        words = []
        before = -1
        for token in kept:
            opens = before < 0 or (is_parted and any(doc[at].is_sent_start for at in range(before + 1, token.i + 1)))
            span = (base + token.idx, base + token.idx + len(token.text))
            words.append(_word(token, span, place=place, opens=opens))
            before = token.i
        self._take(words, doc, place)

    def add_given(self, doc: Any, given: Sequence[str], *, base: int) -> None:  # noqa: ANN401
        """Take over a sentence of given words, whose text begins at ``base``."""
        place = {at: at for at in range(len(given))}
        words = list[_Word]()
        for token, word in zip(doc, given, strict=True):
            words.append(_word(token, (base, base + len(word)), place=place, opens=not words))
            base += len(word) + 1
        self._take(words, doc, place)

    def _take(self, words: Sequence[_Word], doc: Any, place: dict[int, int]) -> None:  # noqa: ANN401
        """Add words, every sentence of them one tree, and the names over them."""
        base = len(self.words)
        number = self.sentences[-1] if self.sentences else -1
        for word in words:
            number += word.opens
            self.sentences.append(number)
        self.words += words
        self.heads += [word.head if word.head == ROOT else base + word.head for word in words]
        self.relations += [word.relation for word in words]
        self._plant(base)
        for span in doc.ents:
            kind = type_of(span.label_)
            inside = _trimmed([token for token in span if token.i in place], kind)
            if inside:
                self.names.append(Name(base + place[inside[0].i], base + place[inside[-1].i] + 1, kind, 1.0))

    def _plant(self, base: int) -> None:
        """Make the words from ``base`` on one tree a sentence: what hangs on nothing, or beyond its sentence, on the first root."""
        roots: dict[int, int] = {}
        for at in range(base, len(self.heads)):
            if self.heads[at] == ROOT:
                roots.setdefault(self.sentences[at], at)
        for at in range(base, len(self.heads)):
            sentence, head = self.sentences[at], self.heads[at]
            if head != ROOT and self.sentences[head] == sentence:
                continue
            root = roots.setdefault(sentence, at)
            self.heads[at] = ROOT if root == at else root
            self.relations[at] = "root" if root == at else "dep"

    def analysis(self, text: str, *, joined: tuple[tuple[int, int], ...] = (), fresh: tuple[int, ...] = ()) -> Analysis:
        """Return what was taken over as an analysis of ``text``."""
        words = self.words
        return Analysis(
            text=text,
            start=np.array([word.start for word in words], np.int32),
            end=np.array([word.end for word in words], np.int32),
            sentence=np.array(self.sentences, np.int32),
            head=np.array(self.heads, np.int32),
            upos=tuple(word.upos for word in words),
            xpos=tuple(word.xpos for word in words),
            lemma=tuple(word.lemma for word in words),
            deprel=tuple(self.relations),
            kind=("",) * len(words),
            sure=np.ones(len(words), np.float32),
            names=tuple(sorted(self.names)),
            joined=joined,
            fresh=fresh,
        )


def type_of(label: str) -> str:
    """Return our type of name for a label of a pipeline.

    >>> type_of("GPE"), type_of("ORG"), type_of("WORK_OF_ART")
    ('LOC', 'ORG', 'MISC')
    """
    mine = _TYPES.get(label, label)
    return mine if mine in NAME_TYPES else "MISC"


def _word(token: Any, span: tuple[int, int], *, place: dict[int, int], opens: bool) -> _Word:  # noqa: ANN401
    """Return a token as a word; where its head is a blank, what governs the blank governs it."""
    above = token.head
    while above.i not in place and above.head.i != above.i:
        above = above.head
    head = place.get(above.i, ROOT)
    return _Word(
        start=span[0],
        end=span[1],
        upos=token.pos_ or "X",
        xpos=token.tag_ or "_",
        lemma=token.lemma_ or token.text.lower(),
        relation="root" if token.dep_ == "ROOT" else token.dep_ or "dep",
        head=ROOT if above.i == token.i else head,
        opens=opens,
    )


def _trimmed(tokens: list[Any], kind: str) -> list[Any]:
    """Return the tokens of a name without the article and the possessive ending that OntoNotes counts among them."""
    if kind in {"DATE", "NUMBER"}:
        return tokens
    if len(tokens) > 1 and tokens[0].text.lower() in _ARTICLES:
        tokens = tokens[1:]
    return tokens[:-1] if len(tokens) > 1 and tokens[-1].text in _POSSESSIVE else tokens
