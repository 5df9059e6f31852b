"""One attribution: a reporting word with its holder and what it reports; what all attributing words have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapportage.lexicon.attributing import Attributing, attributing
from rapportage.recording.described import is_speaking
from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import SpeechAct, Strength
from rapportage.syntax.frames import Frame

_CLOSING = frozenset({"”", '"', "''", "’"})
SELF = frozenset({"i", "we", "you"})
EMPTY = frozenset({"it", "there", "this", "that"})
UNSAID = frozenset({"will", "would", "can", "could", "may", "might", "shall", "should", "must", "be to", "let"})
_ONGOING = frozenset(
    {"go", "continue", "keep", "begin", "start", "proceed", "hasten", "use", "have", "appear", "seem", "come"}
)
"""Verbs that say of an infinitive that it was so: "went on to say", "began to shout"."""

_LEADING = frozenset({"prompt", "lead", "cause", "force", "compel", "inspire", "drive", "prod", "oblige"})
"""Verbs that make somebody say what stands as their infinitive, where they are told as done."""

_ISSUING = frozenset(
    {"issue", "release", "publish", "post", "send", "write", "put out", "make", "give", "sign", "distribute"}
)
"""What those who speak do with a writing that says it."""

_IF = frozenset({"if", "unless", "whether", "lest"})


class Attribution(NamedTuple):
    """A reporting word with its places, all as words of a grammar.

    Attributes:
        word: The word that reports.
        cue: The words of the cue, in order: the word, its particle, the preposition of what it is about.
        lemma: Its dictionary form.
        manner: "speech", "attitude", "stance", or "evidence": what things show.
        form: What the word is: "verb", "noun", "adjective", "according", "view", "adverb".
        act: What is done by saying it.
        holder: The words beside it that name who says so, a relative pronoun included; empty where nobody is named.
        speaker: Head word of the phrase that means who says so, -1 where nobody is named.
        content: What is said, in order, as far as the sentence of the word goes; empty where only a quotation can tell.
        addressee: Whom it is said to.
        is_negated: Whether it is said that it was not said.
        has_clause: Whether a whole clause is said.
        strength: How it is held.
        is_echo: Whether the outlet itself says it and adds who has said so too: "the port was shelled, as the army has said".
    """

    word: int
    cue: tuple[int, ...]
    lemma: str
    manner: str
    form: str
    act: SpeechAct
    holder: tuple[int, ...]
    speaker: int
    content: tuple[int, ...]
    addressee: tuple[int, ...] = ()
    is_negated: bool = False
    has_clause: bool = False
    strength: Strength = Strength.SAID
    is_echo: bool = False


def holder_of(grammar: Grammar, frame: Frame) -> tuple[tuple[int, ...], int]:
    """Return the words that name who speaks as they stand beside the predicate, and the head word of who is meant."""
    agents = [part for part in frame.parts if part.role == "agent"]
    if not agents:
        return (), -1
    words: set[int] = set()
    own = set(grammar.subtree(frame.predicate))
    for part in agents:
        inside = set(grammar.subtree(part.head))
        words |= (inside - own if frame.predicate in inside else inside) or set(part.words)
    if agents[0].through == "relative":
        near = [kid for kid in grammar.children[frame.predicate] if grammar.deprel[kid].partition(":")[0] == "nsubj"]
        words = set(grammar.subtree(near[0])) if near else words
    return trimmed(grammar, words), agents[0].head


def spoken_by(grammar: Grammar, frame: Frame) -> tuple[tuple[int, ...], int]:
    """Return who speaks as :func:`holder_of`, mended where a name right beside a verb and a quotation tells it better."""
    verb = frame.predicate
    holder, speaker = holder_of(grammar, frame)
    if speaker < 0 and grammar.deprel[verb] == "advcl" and grammar.lemma[grammar.head[verb]] == "far":
        above = grammar.frame_at(grammar.head[grammar.head[verb]])  # "went so far as to say"
        return holder_of(grammar, above) if above is not None else (holder, speaker)
    if speaker >= 0 and grammar.deprel[verb] in {"acl", "acl:relcl", "advcl"} and grammar.deprel[speaker] == "obj":
        issuer = _issuer(grammar, speaker)
        if issuer[1] >= 0:
            return issuer
    beside = _beside(grammar, verb) if frame.voice != "passive" else None
    if beside is None or beside[0] in holder or beside[0] == speaker:
        return holder, speaker
    return beside, next((word for word in beside if grammar.head[word] not in beside), beside[0])


def author_of(grammar: Grammar, speaker: int) -> int:
    """Return who made a writing that speaks, where its phrase says so: the doctors of "a count by the doctors"; else what speaks."""
    if grammar.lemma[speaker].lower() not in attributing().writings or grammar.name_at(speaker) is not None:
        return speaker
    for kid in grammar.children[speaker]:
        is_by = any(grammar.deprel[mark] == "case" and grammar.lemma[mark] == "by" for mark in grammar.children[kid])
        if grammar.deprel[kid].startswith(("nmod", "obl")) and is_by and is_actor(grammar, kid, attributing()):
            return kid
    return speaker


def _issuer(grammar: Grammar, writing: int) -> tuple[tuple[int, ...], int]:
    """Return who put out a writing that stands as an object: "the ministry issued a statement saying"."""
    verb = grammar.head[writing]
    frame = grammar.frame_at(verb) or grammar.frame_at(writing)
    if frame is None or not _ISSUING & {grammar.lemma[verb], frame.lemma}:
        return (), -1
    return holder_of(grammar, frame) if grammar.lemma[writing].lower() in attributing().writings else ((), -1)


def _beside(grammar: Grammar, verb: int) -> tuple[int, ...] | None:
    """Return the name between a comma and a verb, or between a verb behind a quotation and a stop: "..., Lorne said", "“...,” said Lorne"."""
    if grammar.xpos[verb] not in {"VBD", "VBZ"} or not 1 < verb < len(grammar) - 1:
        return None
    sentence = grammar.sentence_of(verb)
    after = grammar.name_at(verb + 1)
    if grammar.word(verb - 1) in _CLOSING and after is not None and after.type == "PER" and after.first == verb + 1:
        return tuple(range(after.first, after.end))
    before = grammar.name_at(verb - 1)
    if before is None or before.type != "PER" or before.end != verb or before.first <= sentence.start:
        return None
    opens = grammar.word(before.first - 1) in _CLOSING or (
        grammar.word(before.first - 1) == "," and grammar.word(before.first - 2) not in _CLOSING
    )
    ends = grammar.upos[verb + 1] == "PUNCT"
    return tuple(range(before.first, before.end)) if opens and ends else None


def trimmed(grammar: Grammar, words: set[int]) -> tuple[int, ...]:
    """Return words in order without punctuation at their ends."""
    found = sorted(words)
    while found and grammar.upos[found[0]] == "PUNCT":
        found.pop(0)
    while found and grammar.upos[found[-1]] == "PUNCT":
        found.pop()
    return tuple(found)


def covered(grammar: Grammar, heads: Sequence[int], *, word: int, without: set[int]) -> tuple[int, ...]:
    """Return the words under some heads, the predicate's own phrase left out where it stands within them."""
    words: set[int] = set()
    own: set[int] = set()
    for head in heads:
        inside = set(grammar.subtree(head))
        if word in inside:
            own = own or set(grammar.subtree(word))
            inside -= own
        words |= inside
    return trimmed(grammar, words - without)


def is_actor(grammar: Grammar, speaker: int, lexicon: Attributing) -> bool:
    """Tell whether a phrase means a person, body or state rather than a writing."""
    is_someone = grammar.kind[speaker] in {"person", "organization", "place"} or grammar.name_at(speaker) is not None
    return is_someone and grammar.lemma[speaker].lower() not in lexicon.writings


def is_voice(grammar: Grammar, speaker: int, lexicon: Attributing) -> bool:
    """Tell whether a phrase may mean somebody who speaks or a writing, and no event or thing."""
    if (
        grammar.kind[speaker] not in {"event", "abstract", "object", "time", "substance"}
        or grammar.upos[speaker] == "PRON"
    ):
        return True
    lemma = grammar.lemma[speaker].lower()
    return (
        grammar.name_at(speaker) is not None
        or lemma in lexicon.writings
        or is_speaking(lemma)
        or is_speaking(grammar.word(speaker).lower())
    )


def is_unreal(grammar: Grammar, frame: Frame, manner: str) -> bool:
    """Tell whether a verb tells of no act done: an infinitive, or behind "would"; "would not say" is one."""
    verb = frame.predicate
    if manner == "speech" and _is_brought_about(grammar, verb):
        return False
    if frame.voice != "passive" and grammar.xpos[verb] in {"VB", "VBP"} and not frame.fillers("agent"):
        return True  # a bidding
    if _is_supposed(grammar, verb):
        return True
    if frame.modal in UNSAID and not (manner == "speech" and frame.negated):
        return True
    if grammar.xpos[verb] != "VB" or frame.modal in UNSAID:
        return False
    relation = grammar.deprel[verb].partition(":")[0]
    if relation in {"xcomp", "advcl", "acl", "csubj", "ccomp"}:
        return not (relation == "xcomp" and grammar.lemma[grammar.head[verb]] in _ONGOING)
    return False


def _is_brought_about(grammar: Grammar, verb: int) -> bool:
    """Tell whether an infinitive was done: "the raid led him to say", "went so far as to say"."""
    above = grammar.head[verb]
    if grammar.deprel[verb] == "advcl" and grammar.lemma[above] == "far":
        above = grammar.head[above]
    elif grammar.deprel[verb] != "xcomp" or grammar.lemma[above] not in _LEADING:
        return False
    frame = grammar.frame_at(above) if above >= 0 else None
    return frame is not None and grammar.xpos[above] in {"VBD", "VBN"} and not (frame.modal or frame.negated)


def _is_supposed(grammar: Grammar, verb: int) -> bool:
    """Tell whether a verb or what its infinitive hangs on stands behind "if": "if he agrees", "as if they wanted to say"."""
    for _ in range(4):
        marks = [kid for kid in grammar.children[verb] if grammar.deprel[kid] == "mark"]
        if any(grammar.lemma[kid] in _IF for mark in marks for kid in (mark, *grammar.children[mark])):
            return True
        if grammar.deprel[verb] not in {"xcomp", "ccomp"}:
            return False
        verb = grammar.head[verb]
    return False
