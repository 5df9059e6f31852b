"""Whether an act is said to have happened: what the words around its predicate make of it."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from rapportage.lexicon.standings import Standings, standings
from rapportage.recording.grammar import Grammar
from rapportage.recording.timing import Anchors
from rapportage.schema.codes import Status
from rapportage.schema.when import When
from rapportage.syntax.frames import Frame

_WINDOW = timedelta(days=60)
"""A dated act so long before publication is background: what a report of a crisis tells of the crisis itself lies within two months."""

_CLIMB = 8
"""How many governors are looked at: deeper nesting does not occur in news."""


class Standing(NamedTuple):
    """A status and the words that give it.

    Attributes:
        status: What is said of the act.
        first: First word of the cue, -1 where there is none.
        end: Word after the cue's last, -1 where there is none.
    """

    status: Status
    first: int = -1
    end: int = -1


_PLAIN = Standing(Status.ASSERTED)


def find_standing(grammar: Grammar, word: int) -> Standing:
    """Return what the words say of the act that a word names: denied, planned, possible ..., asserted where nothing qualifies it.

    Who says so and when it was are not looked at: see `settled`.
    """
    words = standings()
    frame = grammar.frame_at(word)
    clause = _clause(grammar, word, frame)
    return (
        _unreal(grammar, clause)
        or _negated(grammar, word, clause, frame, words)
        or _before(grammar, word, words)
        or _governed(grammar, frame, words)
        or _of_noun(grammar, word, words)
        or _conditional(grammar, clause, words)
        or _modal(grammar, clause, frame, words)
        or _asked(grammar, clause, words)
        or _habit(grammar, clause, words)
        or _PLAIN
    )


def settled(standing: Standing, *, voiced: bool, when: When | None, published: Anchors | None) -> Standing:
    """Return a standing with what the report's other words make of it.

    Args:
        standing: What the words at the act say.
        voiced: Whether somebody other than the outlet vouches.
        when: When it happened, where that is known.
        published: The days of publication, None where they are unknown.
    """
    if standing.status is not Status.ASSERTED:
        return standing
    if when is not None and published is not None and when.last < published.first - _WINDOW:
        return Standing(Status.BACKGROUND)
    return Standing(Status.CLAIMED) if voiced else standing


def _clause(grammar: Grammar, word: int, frame: Frame | None) -> int:
    """Return the verb of the clause that a word stands in: of a light verb's noun that verb, else the word itself."""
    if frame is not None and frame.kind == "light":
        return next((above for above in grammar.above(word) if grammar.upos[above] in {"VERB", "AUX"}), word)
    return word


def _low(grammar: Grammar, word: int) -> str:
    return grammar.word(word).lower()


def _unreal(grammar: Grammar, clause: int) -> Standing | None:
    """Return counterfactual for "could have shared", "had it shared"."""
    kids = grammar.children[clause]
    auxiliaries = [kid for kid in kids if grammar.deprel[kid].startswith("aux")]
    modals = [kid for kid in auxiliaries if _low(grammar, kid) in {"could", "would", "should", "might", "'d", "ought"}]
    have = [kid for kid in auxiliaries if grammar.lemma[kid] == "have"]
    if modals and have and _low(grammar, modals[0]) != "might" and _low(grammar, have[0]) == "have":
        return Standing(Status.COUNTERFACTUAL, min(modals[0], have[0]), max(modals[0], have[0]) + 1)
    subject = next((kid for kid in kids if grammar.deprel[kid].startswith("nsubj")), -1)
    if grammar.deprel[clause] == "advcl" and have and _low(grammar, have[0]) == "had":
        marks = [kid for kid in kids if grammar.deprel[kid] == "mark" and _low(grammar, kid) == "if"]
        if marks or (subject > have[0] and not any(grammar.deprel[kid] == "mark" for kid in kids)):
            first = marks[0] if marks else have[0]
            return Standing(Status.COUNTERFACTUAL, first, first + 1)
    return None


def _negated(grammar: Grammar, word: int, clause: int, frame: Frame | None, words: Standings) -> Standing | None:
    """Return negated or denied, by the frame's own negation or by the word that governs it."""
    if frame is None or not frame.negated:
        return None
    over = frame.governor
    if over >= 0:
        above = grammar.frame_at(over)
        status = words.over.get(above.lemma if above else grammar.lemma[over])
        if status in {Status.DENIED, Status.NEGATED}:
            return Standing(status, over, over + 1)
    cue = next((kid for kid in grammar.children[clause] if _low(grammar, kid) in _NOT), -1)
    if cue < 0:
        cue = next((kid for kid in grammar.children[word] if _low(grammar, kid) in _NOT), -1)
    return Standing(Status.NEGATED, cue, cue + 1 if cue >= 0 else -1)


_NOT = frozenset({"not", "n't", "never", "no", "neither", "nor", "nobody", "none", "without", "nothing"})


def _before(grammar: Grammar, word: int, words: Standings) -> Standing | None:
    """Return what an adjective before a noun makes of it: "a planned visit"."""
    if grammar.upos[word] != "NOUN":
        return None
    for kid in grammar.children[word]:
        if kid < word and grammar.deprel[kid] in {"amod", "det"}:
            status = words.before.get(_low(grammar, kid))
            if status is not None:
                return Standing(status, kid, kid + 1)
    return None


def _governed(grammar: Grammar, frame: Frame | None, words: Standings) -> Standing | None:
    """Return what the words that govern the act make of it, the nearest first; words of saying let what stands above them through."""
    for _ in range(_CLIMB):
        if frame is None or frame.governor < 0:
            return None
        over = frame.governor
        above = grammar.frame_at(over)
        lemma = above.lemma if above else grammar.lemma[over]
        status = words.over.get(lemma)
        if status is not None and _takes(grammar, frame, status, is_strict=lemma in words.infinitive):
            return Standing(status, over, over + 1)
        frame = above
    return None


def _takes(grammar: Grammar, frame: Frame, status: Status, *, is_strict: bool) -> bool:
    """Tell whether a governing word qualifies the act: "warned that X had struck" does not, "warned it would strike" does."""
    link = frame.predicate
    kids = grammar.children[link]
    if grammar.upos[link] == "NOUN" or (grammar.xpos[link] in {"VBG", "VB"} and grammar.deprel[link] != "ccomp"):
        return True
    past = grammar.xpos[link] in {"VBD", "VBZ", "VBP"} or any(
        grammar.deprel[kid].startswith(("aux", "cop")) and _low(grammar, kid) in _FINITE for kid in kids
    )
    if past:
        return status in {Status.DENIED, Status.POSSIBLE}
    return not is_strict or any(grammar.deprel[kid] == "mark" and _low(grammar, kid) == "to" for kid in kids)


_FINITE = frozenset({"had", "has", "have", "was", "were", "is", "are"})


def _of_noun(grammar: Grammar, word: int, words: Standings) -> Standing | None:
    """Return what a noun makes of the act that it is about: "fears of an attack", "plans for a raid"."""
    over = grammar.head[word]
    if over < 0 or not grammar.deprel[word].startswith("nmod") or grammar.upos[over] != "NOUN":
        return None
    marks = {_low(grammar, kid) for kid in grammar.children[word] if grammar.deprel[kid] == "case"}
    status = words.over.get(grammar.lemma[over]) if marks & {"of", "for", "against"} else None
    return None if status is None else Standing(status, over, over + 1)


def _conditional(grammar: Grammar, clause: int, words: Standings) -> Standing | None:
    """Return conditional for a clause within a condition, and for one that hangs on a condition."""
    for each in (clause, *grammar.above(clause)):
        mark = _condition_mark(grammar, each, words)
        if mark >= 0:
            return Standing(Status.CONDITIONAL, mark, mark + 1)
        if grammar.deprel[each] in {"ccomp", "parataxis", "acl:relcl"}:
            break
    for kid in grammar.children[clause]:
        if grammar.deprel[kid] == "advcl":
            mark = _condition_mark(grammar, kid, words)
            if mark >= 0:
                return Standing(Status.CONDITIONAL, mark, mark + 1)
    return None


def _condition_mark(grammar: Grammar, clause: int, words: Standings) -> int:
    """Return the word that makes a clause a condition, -1 where none does."""
    if grammar.deprel[clause] != "advcl":
        return -1
    for kid in grammar.children[clause]:
        if grammar.deprel[kid] in {"mark", "aux"} and _low(grammar, kid) in words.condition:
            if _low(grammar, kid) == "should" and any(
                grammar.deprel[other].startswith("nsubj") and other < kid for other in grammar.children[clause]
            ):
                continue
            return kid
    return -1


def _modal(grammar: Grammar, clause: int, frame: Frame | None, words: Standings) -> Standing | None:
    """Return what a modal word makes of the act."""
    modal = frame.modal if frame else ""
    status = words.modal.get(modal)
    if status is None:
        return None
    opening = modal.split()[0]
    cue = next(
        (kid for kid in grammar.children[clause] if grammar.deprel[kid].startswith("aux")
         and (grammar.lemma[kid] == opening or grammar.xpos[kid] == "MD")), -1
    )  # fmt: skip
    return Standing(status, cue, cue + 1 if cue >= 0 else -1)


def _asked(grammar: Grammar, clause: int, words: Standings) -> Standing | None:
    """Return asked for a question, and for what follows "whether"."""
    for kid in grammar.children[clause]:
        if grammar.deprel[kid] == "mark" and _low(grammar, kid) in words.asking:
            return Standing(Status.ASKED, kid, kid + 1)
    sentence = grammar.sentence_of(clause)
    last = next((each for each in reversed(sentence) if grammar.word(each)[-1] not in "”\"’')"), sentence[-1])
    if grammar.word(last) == "?":
        return Standing(Status.ASKED, last, last + 1)
    return None


def _habit(grammar: Grammar, clause: int, words: Standings) -> Standing | None:
    """Return generic for what is done regularly."""
    for kid in grammar.children[clause]:
        if (
            grammar.deprel[kid] == "advmod"
            and _low(grammar, kid) in words.habit
            and grammar.xpos[clause] in {"VBZ", "VBP", "VB"}
        ):
            return Standing(Status.GENERIC, kid, kid + 1)
    return None
