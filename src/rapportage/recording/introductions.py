"""Words of any meaning that lead to a quotation: "she gloated: “...”", a paragraph that ends with a colon; asides such as "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapportage.lexicon.attributing import Attributing, attributing
from rapportage.recording.attribution import EMPTY, SELF, Attribution, covered, holder_of, is_actor, is_unreal, is_voice
from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import SpeechAct
from rapportage.syntax.frames import Frame


def find_introduction(grammar: Grammar, frame: Frame, quoted: Sequence[bool]) -> Attribution | None:
    """Return a verb of any meaning with the quotation that it leads to, in its sentence or behind a colon in the next paragraph."""
    return _introduced(grammar, frame, quoted) or _announced(grammar, frame, quoted)


def _introduced(grammar: Grammar, frame: Frame, quoted: Sequence[bool]) -> Attribution | None:
    """Return a verb of any meaning that leads to a quotation: "she gloated: “...”", "he was blunt: “...”"."""
    known = attributing().manner(frame.lemma) or frame.kind == "noun"
    if known or not frame.fillers("agent") or is_unreal(grammar, frame, "speech"):
        return None
    heads = [part.head for part in frame.parts if part.role == "message"]
    heads.extend(kid for kid in grammar.children[frame.predicate] if grammar.deprel[kid] == "parataxis")
    heads = [head for head in heads if quoted[head]]
    holder, speaker = holder_of(grammar, frame)
    if not any(head > frame.predicate for head in heads) and not (heads and _follows(grammar, frame, holder, quoted)):
        return None
    if grammar.lemma[speaker].lower() in SELF | EMPTY or not is_voice(grammar, speaker, attributing()):
        return None
    word = frame.predicate
    content = tuple(each for each in covered(grammar, heads, word=word, without={*holder, word}) if quoted[each])
    return Attribution(
        word, (word,), frame.lemma, "speech", "verb", SpeechAct.UNKNOWN, holder, speaker, content, has_clause=True
    )  # fmt: skip


def _follows(grammar: Grammar, frame: Frame, holder: Sequence[int], quoted: Sequence[bool]) -> bool:
    """Tell whether a clause of a speaker and a verb alone stands right behind a quotation: "“We went home,” she started."."""
    if not holder or grammar.xpos[frame.predicate] not in {"VBD", "VBZ"}:
        return False
    at = min(holder[0], frame.predicate) - 1
    while at > 0 and grammar.upos[at] == "PUNCT" and not quoted[at]:
        at -= 1
    return quoted[at] and grammar.word(at) in {",", "?", "!"}


def _announced(grammar: Grammar, frame: Frame, quoted: Sequence[bool]) -> Attribution | None:
    """Return a verb of any meaning whose clause ends with a colon before a quotation: its subject says that, here or in the next paragraph."""
    word = frame.predicate if frame.kind != "light" else grammar.head[frame.predicate]
    if frame.kind == "noun" or word < 0 or grammar.head[word] >= 0:
        return None
    if not frame.fillers("agent") or frame.negated or not (_is_last(grammar, word) or _is_colon(grammar, word, quoted)):
        return None
    holder, speaker = holder_of(grammar, frame)
    lexicon = attributing()
    if not is_actor(grammar, speaker, lexicon) and grammar.word(speaker).lower() not in {"he", "she", "they"}:
        return None
    return Attribution(word, (word,), frame.lemma, "speech", "verb", SpeechAct.UNKNOWN, holder, speaker, ())


def _is_last(grammar: Grammar, word: int) -> bool:
    """Tell whether the sentence of a word ends its paragraph with a colon."""
    last = grammar.sentence_of(word).stop - 1
    ends = last + 1 == len(grammar) or grammar.passage[last + 1] != grammar.passage[last]
    return ends and grammar.word(last) == ":"


def _is_colon(grammar: Grammar, word: int, quoted: Sequence[bool]) -> bool:
    """Tell whether a colon and a quotation follow a word in its sentence, with no other quotation between."""
    sentence = grammar.sentence_of(word)
    for at in range(word + 1, min(sentence.stop, len(quoted))):
        if quoted[at]:
            return False
        if grammar.word(at) == ":":
            return at + 2 < len(quoted) and grammar.upos[at + 1] == "PUNCT" and quoted[at + 2]
    return False


def find_asides(grammar: Grammar, lexicon: Attributing, quoted: Sequence[bool]) -> Iterator[Attribution]:
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
            content = covered(grammar, [clause], word=-1, without={word})
            yield Attribution(
                word, (word,), low, "speech", "adverb", SpeechAct.ASSERT, (), -1, content, has_clause=True,
                strength=lexicon.hidden[low],
            )  # fmt: skip
            continue
        kids = grammar.children[word]
        owner = [kid for kid in kids if grammar.deprel[kid] in {"nmod:poss", "nmod"}]
        if not owner or not any(grammar.lemma[kid] == "in" for kid in kids):
            continue
        own = set(grammar.subtree(word))
        holder = tuple(
            each
            for each in grammar.subtree(owner[0])
            if grammar.deprel[each] != "case" and grammar.upos[each] != "PUNCT"
        )
        cue = tuple(
            sorted(
                each for each in (word, *kids) if each not in holder and grammar.upos[each] in {"ADP", "DET", "NOUN"}
            )
        )
        content = covered(grammar, [clause], word=-1, without=own)
        yield Attribution(
            word, cue, low, "speech" if low in {"words", "word", "account", "telling"} else "attitude", "view", SpeechAct.ASSERT,
            holder, owner[0], content, has_clause=True,
        )  # fmt: skip
