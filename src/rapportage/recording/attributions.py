"""Who says, thinks or wants what, as grammar has it: a reporting word, its holder and the words that it reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapportage.lexicon.attributing import Attributing, attributing
from rapportage.recording.attribution import (
    EMPTY,
    SELF,
    UNSAID,
    Attribution,
    author_of,
    covered,
    holder_of,
    is_actor,
    is_unreal,
    is_voice,
    spoken_by,
    trimmed,
)
from rapportage.recording.complements import Complements, adjective_complements, noun_complements, verb_complements
from rapportage.recording.grammar import Grammar
from rapportage.recording.introductions import find_asides, find_introduction
from rapportage.schema.codes import SpeechAct, Strength
from rapportage.syntax.frames import Frame

_SHOWING = frozenset({"show", "demonstrate", "prove"})
_NOBODY = frozenset({"nobody", "none", "no-one", "nothing"})
_IF = frozenset({"if", "though"})
_SOURCING = frozenset({"report", "claim", "allege", "assert", "contend", "maintain", "suggest", "tell", "put it"})
"""Verbs that keep others answerable behind "as": "as the agency reported", "as they claim"."""


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
            found = _verb(grammar, _as_phrase(grammar, frame), lexicon)
        elif frame.kind in {"noun", "light"} and frame.lemma in lexicon.nouns:
            found = _noun(grammar, frame, lexicon)
        elif frame.kind == "copula" and frame.lemma in lexicon.adjectives:
            found = _adjective(grammar, frame, lexicon)
        if found is None and quoted and frame.predicate >= 0 and not quoted[frame.predicate]:
            found = find_introduction(grammar, frame, quoted)
        if found is not None and not (quoted and quoted[found.word] and not _may_nest(grammar, found)):
            yield found
    yield from find_asides(grammar, lexicon, quoted)


def _as_phrase(grammar: Grammar, frame: Frame) -> Frame:
    """Return the frame of "put it" under that name."""
    if frame.lemma != "put" or not any(grammar.lemma[head] == "it" for head in frame.fillers("patient")):
        return frame
    return frame._replace(lemma="put it")


def _may_nest(grammar: Grammar, found: Attribution) -> bool:
    """Tell whether words within a quotation report what a third party said."""
    return (
        found.manner == "speech"
        and found.has_clause
        and found.speaker >= 0
        and not found.is_negated
        and grammar.lemma[found.speaker].lower() not in SELF | EMPTY
    )


def _according(grammar: Grammar, frame: Frame) -> Attribution | None:
    """Return "according to X" with the clause it stands in."""
    holder, speaker = holder_of(grammar, frame)
    if speaker < 0:
        return None
    first = frame.predicate
    if first < 0:  # the tree hides the words among those of the speaker
        first = next((word for word in holder if grammar.lemma[word].startswith("accord")), -1)
    if first < 0:
        return None
    cue = tuple(word for word in (first, first + 1) if word < len(grammar) and word != speaker)
    holder = tuple(word for word in holder if word not in cue)
    heads = [part.head for part in frame.parts if part.role == "message"]
    content = covered(grammar, heads, word=-1, without={*holder, *cue})
    return Attribution(
        first,
        cue,
        "according to",
        "speech",
        "according",
        SpeechAct.ASSERT,
        holder,
        author_of(grammar, speaker),
        content,
        has_clause=bool(content),
    )


def _verb(grammar: Grammar, frame: Frame, lexicon: Attributing) -> Attribution | None:
    """Return what a verb reports, None where it reports nothing or is not said to have been done."""
    verb, lemma = frame.predicate, frame.lemma
    manner = lexicon.manner(lemma)
    if not manner or is_unreal(grammar, frame, manner):
        return None
    holder, speaker = spoken_by(grammar, frame) if manner == "speech" else holder_of(grammar, frame)
    speaker = author_of(grammar, speaker) if speaker >= 0 else speaker
    if _is_nobody(grammar, frame, manner, speaker):
        return None
    if frame.voice == "passive" and holder and grammar.lemma[speaker].lower() in EMPTY:
        holder, speaker = (), -1
    found, agrees = _complements(grammar, frame, lexicon)
    if not found.heads and (manner != "speech" or frame.negated):
        return None
    if grammar.deprel[verb] == "acl" and lemma in lexicon.naming and not found.has_clause:
        return None  # "a group called X", "a law known as X"
    act = _act(grammar, lemma, found, lexicon)
    if lemma in _SHOWING and speaker >= 0 and not found.has_clause and is_actor(grammar, speaker, lexicon):
        return None  # "has shown another missile"
    manner = _settled(grammar, frame, manner, speaker, found=found, act=act, lexicon=lexicon)
    if not manner:
        return None  # "the raids threatened to widen the war"
    addressed = [part.head for part in frame.parts if part.role in {"addressee", "recipient"}]
    addressee = {word for head in addressed if head not in found.heads for word in grammar.subtree(head)}
    particles = {kid for kid in grammar.children[verb] if grammar.deprel[kid] == "compound:prt"}
    cue = {verb, *particles, *found.markers}
    aside = _joined_clauses(grammar, found.heads[0]) if agrees else set()
    content = covered(grammar, found.heads, word=verb, without={*holder, *cue, *addressee, *aside})
    return Attribution(
        verb, tuple(sorted(cue)), lemma, manner, "verb", act, holder, speaker, content, trimmed(grammar, addressee),
        frame.negated and not agrees, found.has_clause, lexicon.strength.get(lemma, Strength.SAID),
        agrees and manner == "speech" and lemma not in _SOURCING,
    )  # fmt: skip


def _settled(
    grammar: Grammar,
    frame: Frame,
    manner: str,
    speaker: int,
    *,
    found: Complements,
    act: SpeechAct,
    lexicon: Attributing,
) -> str:
    """Return how a verb reports with its speaker and what it reports, empty where it does not: things show, infinitives are wished."""
    lemma = frame.lemma
    if speaker >= 0 and not is_voice(grammar, speaker, lexicon):
        if lemma not in lexicon.evidence and (act is not SpeechAct.ASSERT or not found.has_clause):
            return ""
        manner = "evidence" if lemma in lexicon.evidence else manner
    if speaker >= 0 and lemma in _SHOWING and grammar.lemma[speaker].lower() in lexicon.images:
        return "evidence"  # "released a video showing troops"
    return "stance" if manner == "attitude" and _is_wish(grammar, lemma, found, lexicon) else manner


def _joined_clauses(grammar: Grammar, head: int) -> set[int]:
    """Return the words of the clauses with subjects of their own that are joined to one: in "it rained, as he said, and we left" the last."""
    words: set[int] = set()
    for kid in grammar.children[head]:
        if grammar.deprel[kid] == "conj" and any(
            grammar.deprel[each].startswith("nsubj") for each in grammar.children[kid]
        ):
            words.update(grammar.subtree(kid))
    return words


def _complements(grammar: Grammar, frame: Frame, lexicon: Attributing) -> tuple[Complements, bool]:
    """Return what a verb reports, and whether that is the clause around it: "as the ministry pointed out"."""
    found = verb_complements(grammar, frame, lexicon)
    above = grammar.head[frame.predicate]
    own = [head for head in found.heads if head != above and grammar.head[head] != above]
    if (not found.has_clause or not own) and frame.lemma in lexicon.clause and _is_as(grammar, frame.predicate):
        return Complements((above,), (), has_clause=True), True
    return found, False


def _is_as(grammar: Grammar, verb: int) -> bool:
    """Tell whether a verb stands in a clause of its own behind "as"."""
    if grammar.deprel[verb] != "advcl":
        return False
    first = next(word for word in grammar.subtree(verb) if grammar.upos[word] != "PUNCT")
    return grammar.word(first).lower() == "as" and grammar.lemma[first + 1].lower() not in _IF


def _is_nobody(grammar: Grammar, frame: Frame, manner: str, speaker: int) -> bool:
    """Tell whether it is nobody who says so, or the writer who thinks so."""
    if speaker < 0:
        return manner != "speech" and frame.voice != "passive"
    return grammar.lemma[speaker].lower() in (_NOBODY if manner == "speech" else SELF | _NOBODY)


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


def _noun(grammar: Grammar, frame: Frame, lexicon: Attributing) -> Attribution | None:
    """Return what a noun of saying or thinking reports: "her claim that", "a warning by X that", "issued a statement saying"."""
    noun = frame.predicate
    holder, speaker = holder_of(grammar, frame)
    found = noun_complements(grammar, frame)
    if not found.heads or (speaker < 0 and not found.has_clause):
        return None
    manner = lexicon.nouns[frame.lemma]
    if any(grammar.deprel[head] == "acl" and grammar.lemma[head] in {"say", "state"} for head in found.heads):
        return None  # the verb reports: "a statement saying that"
    if (
        not found.has_clause
        and frame.kind != "light"
        and not (found.markers and _is_owned(grammar, frame, speaker, lexicon))
    ):
        return None
    cue = {noun, *found.markers}
    if frame.kind == "light" and grammar.deprel[noun].partition(":")[0] == "obj":
        cue.add(grammar.head[noun])
    content = covered(grammar, found.heads, word=noun, without={*holder, *cue})
    return Attribution(
        noun, tuple(sorted(cue)), frame.lemma, manner, "noun", lexicon.act_of(frame.lemma), holder, speaker, content, (),
        frame.negated, found.has_clause, lexicon.strength.get(frame.lemma, Strength.SAID),
    )  # fmt: skip


def _is_owned(grammar: Grammar, frame: Frame, speaker: int, lexicon: Attributing) -> bool:
    """Tell whether a noun of judging is that of a person or body: "his opposition to the pact"."""
    is_somebody = speaker >= 0 and (is_actor(grammar, speaker, lexicon) or grammar.upos[speaker] == "PRON")
    return is_somebody and frame.lemma in lexicon.owned


def _adjective(grammar: Grammar, frame: Frame, lexicon: Attributing) -> Attribution | None:
    """Return what somebody is sure, afraid or glad of."""
    holder, speaker = holder_of(grammar, frame)
    if speaker < 0 or frame.modal in UNSAID or grammar.lemma[speaker].lower() in SELF | EMPTY:
        return None
    found = adjective_complements(grammar, frame)
    if not found.heads:
        return None
    word = frame.predicate
    cue = {word, *found.markers}
    content = covered(grammar, found.heads, word=word, without={*holder, *cue})
    return Attribution(
        word, tuple(sorted(cue)), frame.lemma, lexicon.adjectives[frame.lemma], "adjective", SpeechAct.UNKNOWN, holder, speaker,
        content, (), frame.negated, found.has_clause,
    )  # fmt: skip
