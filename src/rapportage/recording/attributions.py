"""Who says, thinks or wants what, as grammar has it: a reporting word, its source and the words that it reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapportage.lexicon.attributing import Attributing, attributing
from rapportage.recording.complements import Complements, adjective_complements, noun_complements, verb_complements
from rapportage.recording.described import is_speaking
from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import SpeechAct, Strength
from rapportage.syntax.frames import Frame

_UNSAID = frozenset({"will", "would", "can", "could", "may", "might", "shall", "should", "must", "be to", "let"})
_ONGOING = frozenset(
    {"go", "continue", "keep", "begin", "start", "proceed", "hasten", "use", "have", "appear", "seem", "come"}
)
"""Verbs that say of an infinitive that it was so: "went on to say", "began to shout"."""

_SELF = frozenset({"i", "we", "you"})
_SHOWING = frozenset({"show", "demonstrate", "prove"})
_IF = frozenset({"if", "unless", "whether", "lest"})
_NOBODY = frozenset({"nobody", "none", "no-one", "nothing"})
_EMPTY = frozenset({"it", "there", "this", "that"})


class Attribution(NamedTuple):
    """A reporting word with its places, all as words of a grammar.

    Attributes:
        word: The word that reports.
        cue: The words of the cue, in order: the word, its particle, the preposition of what it is about.
        lemma: Its dictionary form.
        manner: "speech", "attitude", "stance", or "evidence": what things show.
        form: What the word is: "verb", "noun", "adjective", "according", "view", "adverb".
        act: What is done by saying it.
        source: The words beside it that name who says so, a relative pronoun included; empty where nobody is named.
        speaker: Head word of the phrase that means who says so, -1 where nobody is named.
        content: What is said, in order, as far as the sentence of the word goes; empty where only a quotation can tell.
        addressee: Whom it is said to.
        is_negated: Whether it is said that it was not said.
        has_clause: Whether a whole clause is said.
        strength: How it is held.
    """

    word: int
    cue: tuple[int, ...]
    lemma: str
    manner: str
    form: str
    act: SpeechAct
    source: tuple[int, ...]
    speaker: int
    content: tuple[int, ...]
    addressee: tuple[int, ...] = ()
    is_negated: bool = False
    has_clause: bool = False
    strength: Strength = Strength.SAID


def find_attributions(grammar: Grammar, quoted: Sequence[bool] = ()) -> Iterator[Attribution]:
    """Yield the attributions of a report in the order of their frames; verbs of saying also where only a quotation can tell what.

    Args:
        grammar: The report's words.
        quoted: Of each word whether it stands within quotation marks, where less is trusted; empty where none does.
    """
    lexicon = attributing()
    for frame in grammar.frames:
        found = None
        if frame.lemma == "accord":
            found = _according(grammar, frame)
        elif frame.kind == "verb":
            found = _verb(grammar, frame, lexicon)
        elif frame.kind in {"noun", "light"} and frame.lemma in lexicon.nouns:
            found = _noun(grammar, frame, lexicon)
        elif frame.kind == "copula" and frame.lemma in lexicon.adjectives:
            found = _adjective(grammar, frame, lexicon)
        if found is None and quoted and frame.predicate >= 0 and not quoted[frame.predicate]:
            found = _introduced(grammar, frame, quoted) or _announced(grammar, frame)
        if found is not None and not (quoted and quoted[found.word] and not _may_nest(grammar, found)):
            yield found
    yield from _asides(grammar, lexicon, quoted)


def _may_nest(grammar: Grammar, found: Attribution) -> bool:
    """Tell whether words within a quotation report what a third party said."""
    return (
        found.manner == "speech"
        and found.has_clause
        and found.speaker >= 0
        and not found.is_negated
        and grammar.lemma[found.speaker].lower() not in _SELF | _EMPTY
    )


def _source(grammar: Grammar, frame: Frame) -> tuple[tuple[int, ...], int]:
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
    return _trimmed(grammar, words), agents[0].head


def _trimmed(grammar: Grammar, words: set[int]) -> tuple[int, ...]:
    """Return words in order without punctuation at their ends."""
    found = sorted(words)
    while found and grammar.upos[found[0]] == "PUNCT":
        found.pop(0)
    while found and grammar.upos[found[-1]] == "PUNCT":
        found.pop()
    return tuple(found)


def _covered(grammar: Grammar, heads: Sequence[int], *, word: int, without: set[int]) -> tuple[int, ...]:
    """Return the words under some heads, the predicate's own phrase left out where it stands within them."""
    words: set[int] = set()
    own: set[int] = set()
    for head in heads:
        inside = set(grammar.subtree(head))
        if word in inside:
            own = own or set(grammar.subtree(word))
            inside -= own
        words |= inside
    return _trimmed(grammar, words - without)


def _according(grammar: Grammar, frame: Frame) -> Attribution | None:
    """Return "according to X" with the clause it stands in."""
    source, speaker = _source(grammar, frame)
    if speaker < 0:
        return None
    first = frame.predicate
    if first < 0:  # the tree hides the words among those of the speaker
        first = next((word for word in source if grammar.lemma[word].startswith("accord")), -1)
    if first < 0:
        return None
    cue = tuple(word for word in (first, first + 1) if word < len(grammar) and word != speaker)
    source = tuple(word for word in source if word not in cue)
    heads = [part.head for part in frame.parts if part.role == "message"]
    content = _covered(grammar, heads, word=-1, without={*source, *cue})
    return Attribution(
        first,
        cue,
        "according to",
        "speech",
        "according",
        SpeechAct.ASSERT,
        source,
        speaker,
        content,
        has_clause=bool(content),
    )


def _verb(grammar: Grammar, frame: Frame, lexicon: Attributing) -> Attribution | None:
    """Return what a verb reports, None where it reports nothing or is not said to have been done."""
    verb, lemma = frame.predicate, frame.lemma
    manner = lexicon.manner(lemma)
    if not manner or _is_unreal(grammar, frame, manner):
        return None
    source, speaker = _source(grammar, frame)
    if _is_nobody(grammar, frame, manner, speaker):
        return None
    if frame.voice == "passive" and source and grammar.lemma[speaker].lower() in _EMPTY:
        source, speaker = (), -1
    found = verb_complements(grammar, frame, lexicon)
    if not found.heads and (manner != "speech" or frame.negated):
        return None
    if grammar.deprel[verb] == "acl" and lemma in lexicon.naming and not found.has_clause:
        return None  # "a group called X", "a law known as X"
    act = _act(grammar, lemma, found, lexicon)
    if lemma in _SHOWING and speaker >= 0 and not found.has_clause and _is_actor(grammar, speaker, lexicon):
        return None  # "has shown another missile"
    if speaker >= 0 and not _is_voice(grammar, speaker, lexicon):
        if lemma not in lexicon.evidence and (act is not SpeechAct.ASSERT or not found.has_clause):
            return None  # "the raids threatened to widen the war"
        manner = "evidence" if lemma in lexicon.evidence else manner
    if manner == "attitude" and _is_wish(grammar, lemma, found, lexicon):
        manner = "stance"  # "hopes to win"
    addressed = [part.head for part in frame.parts if part.role in {"addressee", "recipient"}]
    addressee = {word for head in addressed if head not in found.heads for word in grammar.subtree(head)}
    particles = {kid for kid in grammar.children[verb] if grammar.deprel[kid] == "compound:prt"}
    cue = {verb, *particles, *found.markers}
    content = _covered(grammar, found.heads, word=verb, without={*source, *cue, *addressee})
    return Attribution(
        verb, tuple(sorted(cue)), lemma, manner, "verb", act, source, speaker, content, _trimmed(grammar, addressee),
        frame.negated, found.has_clause, lexicon.strength.get(lemma, Strength.SAID),
    )  # fmt: skip


def _is_nobody(grammar: Grammar, frame: Frame, manner: str, speaker: int) -> bool:
    """Tell whether it is nobody who says so, or the writer who thinks so."""
    if speaker < 0:
        return manner != "speech" and frame.voice != "passive"
    return grammar.lemma[speaker].lower() in (_NOBODY if manner == "speech" else _SELF | _NOBODY)


def _act(grammar: Grammar, lemma: str, found: Complements, lexicon: Attributing) -> SpeechAct:
    """Return what is done by saying so: to agree that it is so asserts, to agree to do it promises."""
    act = lexicon.speech.get(lemma, SpeechAct.PREDICT if lemma in {"expect", "anticipate"} else SpeechAct.UNKNOWN)
    bids = any(grammar.lemma[marker] not in {"about", "of"} for marker in found.markers) or any(
        grammar.deprel[head] == "xcomp" and any(grammar.lemma[kid] == "to" for kid in grammar.children[head])
        for head in found.heads
    )
    return lexicon.second.get(lemma, act) if bids else act


def _is_wish(grammar: Grammar, lemma: str, found: Complements, lexicon: Attributing) -> bool:
    """Tell whether an infinitive is hoped for or feared rather than a clause held to be so."""
    opens = any(grammar.deprel[head] == "xcomp" for head in found.heads)
    return opens and not found.has_clause and lemma in lexicon.infinitive and lemma not in lexicon.naming


def _is_actor(grammar: Grammar, speaker: int, lexicon: Attributing) -> bool:
    """Tell whether a phrase means a person, body or state rather than a writing."""
    is_someone = grammar.kind[speaker] in {"person", "organization", "place"} or grammar.name_at(speaker) is not None
    return is_someone and grammar.lemma[speaker].lower() not in lexicon.writings


def _is_voice(grammar: Grammar, speaker: int, lexicon: Attributing) -> bool:
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


def _is_unreal(grammar: Grammar, frame: Frame, manner: str) -> bool:
    """Tell whether a verb tells of no act done: an infinitive, or behind "would"; "would not say" is one."""
    verb = frame.predicate
    if frame.voice != "passive" and grammar.xpos[verb] in {"VB", "VBP"} and not frame.fillers("agent"):
        return True  # a bidding
    if _is_supposed(grammar, verb):
        return True
    if frame.modal in _UNSAID and not (manner == "speech" and frame.negated):
        return True
    if grammar.xpos[verb] != "VB" or frame.modal in _UNSAID:
        return False
    relation = grammar.deprel[verb].partition(":")[0]
    if relation in {"xcomp", "advcl", "acl", "csubj", "ccomp"}:
        return not (relation == "xcomp" and grammar.lemma[grammar.head[verb]] in _ONGOING)
    return False


def _introduced(grammar: Grammar, frame: Frame, quoted: Sequence[bool]) -> Attribution | None:
    """Return a verb of any meaning that leads to a quotation: "she gloated: “...”", "he was blunt: “...”"."""
    known = attributing().manner(frame.lemma) or frame.kind == "noun"
    if known or not frame.fillers("agent") or _is_unreal(grammar, frame, "speech"):
        return None
    heads = [part.head for part in frame.parts if part.role == "message"]
    heads.extend(kid for kid in grammar.children[frame.predicate] if grammar.deprel[kid] == "parataxis")
    heads = [head for head in heads if head > frame.predicate and quoted[head]]
    if not heads:
        return None
    source, speaker = _source(grammar, frame)
    if grammar.lemma[speaker].lower() in _SELF | _EMPTY or not _is_voice(grammar, speaker, attributing()):
        return None
    word = frame.predicate
    content = tuple(each for each in _covered(grammar, heads, word=word, without={*source, word}) if quoted[each])
    return Attribution(
        word, (word,), frame.lemma, "speech", "verb", SpeechAct.UNKNOWN, source, speaker, content, has_clause=True
    )  # fmt: skip


def _announced(grammar: Grammar, frame: Frame) -> Attribution | None:
    """Return a verb of any meaning whose paragraph ends with a colon: the next one is what its subject says."""
    word = frame.predicate if frame.kind != "light" else grammar.head[frame.predicate]
    if frame.kind == "noun" or word < 0 or grammar.head[word] >= 0:
        return None
    last = grammar.sentence_of(word).stop - 1
    ends = last + 1 == len(grammar) or grammar.passage[last + 1] != grammar.passage[last]
    if not ends or grammar.word(last) != ":" or not frame.fillers("agent") or frame.negated:
        return None
    source, speaker = _source(grammar, frame)
    lexicon = attributing()
    if not _is_actor(grammar, speaker, lexicon) and grammar.word(speaker).lower() not in {"he", "she", "they"}:
        return None
    return Attribution(word, (word,), frame.lemma, "speech", "verb", SpeechAct.UNKNOWN, source, speaker, ())


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


def _noun(grammar: Grammar, frame: Frame, lexicon: Attributing) -> Attribution | None:
    """Return what a noun of saying or thinking reports: "her claim that", "a warning by X that", "issued a statement saying"."""
    noun = frame.predicate
    source, speaker = _source(grammar, frame)
    found = noun_complements(grammar, frame)
    if not found.heads or (speaker < 0 and not found.has_clause):
        return None
    manner = lexicon.nouns[frame.lemma]
    if not found.has_clause and frame.kind != "light":
        return None
    cue = {noun, *found.markers}
    if frame.kind == "light" and grammar.deprel[noun].partition(":")[0] == "obj":
        cue.add(grammar.head[noun])
    content = _covered(grammar, found.heads, word=noun, without={*source, *cue})
    return Attribution(
        noun, tuple(sorted(cue)), frame.lemma, manner, "noun", lexicon.act_of(frame.lemma), source, speaker, content, (),
        frame.negated, found.has_clause, lexicon.strength.get(frame.lemma, Strength.SAID),
    )  # fmt: skip


def _adjective(grammar: Grammar, frame: Frame, lexicon: Attributing) -> Attribution | None:
    """Return what somebody is sure, afraid or glad of."""
    source, speaker = _source(grammar, frame)
    if speaker < 0 or frame.modal in _UNSAID or grammar.lemma[speaker].lower() in _SELF | _EMPTY:
        return None
    found = adjective_complements(grammar, frame)
    if not found.heads:
        return None
    word = frame.predicate
    cue = {word, *found.markers}
    content = _covered(grammar, found.heads, word=word, without={*source, *cue})
    return Attribution(
        word, tuple(sorted(cue)), frame.lemma, lexicon.adjectives[frame.lemma], "adjective", SpeechAct.UNKNOWN, source, speaker,
        content, (), frame.negated, found.has_clause,
    )  # fmt: skip


def _asides(grammar: Grammar, lexicon: Attributing, quoted: Sequence[bool]) -> Iterator[Attribution]:
    """Yield who vouches beside a clause: "reportedly", "in her view", "in the words of X"."""
    for word, lemma in enumerate(grammar.lemma):
        low = lemma.lower()
        is_adverb = low in lexicon.hidden and grammar.deprel[word] == "advmod"
        if not is_adverb and not (low in lexicon.view and grammar.deprel[word].startswith("obl")):
            continue
        clause = grammar.head[word]
        if clause < 0 or (quoted and quoted[word]):
            continue
        if is_adverb:
            content = _covered(grammar, [clause], word=-1, without={word})
            yield Attribution(
                word, (word,), low, "speech", "adverb", SpeechAct.ASSERT, (), -1, content, has_clause=True,
                strength=lexicon.hidden[low],
            )  # fmt: skip
            continue
        kids = grammar.children[word]
        holder = [kid for kid in kids if grammar.deprel[kid] in {"nmod:poss", "nmod"}]
        if not holder or not any(grammar.lemma[kid] == "in" for kid in kids):
            continue
        own = set(grammar.subtree(word))
        source = tuple(
            each
            for each in grammar.subtree(holder[0])
            if grammar.deprel[each] != "case" and grammar.upos[each] != "PUNCT"
        )
        cue = tuple(
            sorted(
                each for each in (word, *kids) if each not in source and grammar.upos[each] in {"ADP", "DET", "NOUN"}
            )
        )
        content = _covered(grammar, [clause], word=-1, without=own)
        yield Attribution(
            word, cue, low, "speech" if low in {"words", "word", "account", "telling"} else "attitude", "view", SpeechAct.ASSERT,
            source, holder[0], content, has_clause=True,
        )  # fmt: skip
