"""What the clause of an act makes of it: condition, question, habit, what was not."""

from __future__ import annotations

from collections.abc import Iterator

from rapportage.lexicon.factuality import FactualityWords
from rapportage.recording.factuality import Factuality
from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import Status

_UNREAL = frozenset({"could", "would", "should", "'d", "ought"})
_PRESENT = frozenset({"VBZ", "VBP"})
_LONGEST_JOIN = 8


def low(grammar: Grammar, word: int) -> str:
    """Return a word in small letters."""
    return grammar.word(word).lower()


def joined_before(grammar: Grammar, word: int) -> Iterator[int]:
    """Yield a word and those it is joined to, nearest first: "stop", then "free", of "to free the crew and to stop"."""
    yield word
    for _ in range(_LONGEST_JOIN):
        if grammar.deprel[word] != "conj":
            return
        word = grammar.head[word]
        yield word


def has_auxiliary(grammar: Grammar, word: int, *forms: str) -> int:
    """Return the auxiliary of a verb that has one of some forms, -1 where it has none."""
    return next(
        (kid for kid in grammar.children[word] if grammar.deprel[kid].startswith("aux") and low(grammar, kid) in forms),
        -1,
    )


def unreal(grammar: Grammar, clause: int) -> Factuality | None:
    """Return counterfactual for "could have shared", "had it shared", "was supposed to have mined", "would have been easy to arrest"."""
    found = _could_have(grammar, clause)
    if found is not None:
        return found
    over = grammar.head[clause]
    if over < 0:
        return None
    if has_auxiliary(grammar, clause, "have") >= 0 and grammar.lemma[over] in {"suppose", "mean", "ought", "intend"}:
        return Factuality(Status.COUNTERFACTUAL, over, over + 1)
    is_below = grammar.deprel[clause] in {"xcomp", "csubj", "ccomp", "advcl"} and grammar.upos[over] in {"ADJ", "NOUN"}
    if is_below and _has_to(grammar, clause):
        found = _could_have(grammar, over)
        if found is not None:
            return found
    had = next(
        (
            kid
            for kid in grammar.children[clause]
            if low(grammar, kid) == "had" and grammar.deprel[kid].startswith("aux")
        ),
        -1,
    )
    subject = next((kid for kid in grammar.children[clause] if grammar.deprel[kid].startswith("nsubj")), -1)
    if grammar.deprel[clause] == "advcl" and had >= 0:
        marks = [kid for kid in grammar.children[clause] if grammar.deprel[kid] == "mark"]
        ifs = [kid for kid in marks if low(grammar, kid) == "if"]
        if ifs or (subject > had and not marks):
            first = ifs[0] if ifs else had
            return Factuality(Status.COUNTERFACTUAL, first, first + 1)
    return None


def _could_have(grammar: Grammar, clause: int) -> Factuality | None:
    kids = [kid for kid in grammar.children[clause] if grammar.deprel[kid].startswith(("aux", "cop"))]
    modals = [kid for kid in kids if low(grammar, kid) in _UNREAL]
    have = [kid for kid in kids if low(grammar, kid) == "have"]
    if modals and have:
        return Factuality(Status.COUNTERFACTUAL, min(modals[0], have[0]), max(modals[0], have[0]) + 1)
    might = [kid for kid in kids if low(grammar, kid) == "might"]
    led = [kid for kid in grammar.children[clause] if grammar.deprel[kid] == "obl" and kid < clause]
    if (
        might
        and have
        and any(low(grammar, each) in {"with", "without", "but"} for kid in led for each in grammar.children[kid])
    ):
        return Factuality(
            Status.COUNTERFACTUAL, might[0], have[0] + 1
        )  # "with better maps they might have got through"
    return None


def _has_to(grammar: Grammar, word: int) -> bool:
    return any(grammar.deprel[kid] == "mark" and low(grammar, kid) == "to" for kid in grammar.children[word])


def within_condition(grammar: Grammar, clause: int, words: FactualityWords) -> Factuality | None:
    """Return conditional for a clause that is a condition or stands within one."""
    for each in (clause, *grammar.above(clause)):
        mark = condition_mark(grammar, each, words)
        if mark >= 0:
            return Factuality(Status.CONDITIONAL, mark, mark + 1)
        if grammar.deprel[each] in {"ccomp", "parataxis", "acl:relcl"}:
            break
    return None


def upon_condition(grammar: Grammar, clause: int, words: FactualityWords) -> Factuality | None:
    """Return conditional for a clause that hangs on a condition."""
    for each in joined_before(grammar, clause):
        for kid in grammar.children[each]:
            if grammar.deprel[kid] in {"advcl", "obl"}:
                mark = condition_mark(grammar, kid, words)
                if mark >= 0:
                    return Factuality(Status.CONDITIONAL, mark, mark + 1)
    return _one_more(grammar, clause)


def _one_more(grammar: Grammar, clause: int) -> Factuality | None:
    """Return conditional for "one more raid and we will close the strait"."""
    over = grammar.head[clause]
    if (
        grammar.deprel[clause] != "conj"
        or over < 0
        or grammar.upos[over] != "NOUN"
        or has_auxiliary(grammar, clause, "will", "'ll", "shall") < 0
    ):
        return None
    more = next((kid for kid in grammar.subtree(over) if low(grammar, kid) in {"more", "another"} and kid < clause), -1)
    return None if more < 0 else Factuality(Status.CONDITIONAL, more, more + 1)


def condition_mark(grammar: Grammar, clause: int, words: FactualityWords) -> int:
    """Return the word that makes a clause or phrase a condition, -1 where none does."""
    relation = grammar.deprel[clause]
    if relation == "obl" or relation.startswith("advcl"):
        first = _first(grammar, clause)
        opening = " ".join(low(grammar, each) for each in range(first, min(first + 3, clause + 1)))
        if opening.startswith(words.opening):
            return first
    if not relation.startswith("advcl"):
        return -1
    for kid in grammar.children[clause]:
        if grammar.deprel[kid] in {"mark", "aux", "advmod"} and low(grammar, kid) in words.condition:
            subject = any(
                grammar.deprel[other].startswith("nsubj") and other < kid for other in grammar.children[clause]
            )
            if low(grammar, kid) != "should" or not subject:
                return kid
        if (
            grammar.deprel[kid].startswith(("aux", "cop"))
            and low(grammar, kid) == "were"
            and kid == _first(grammar, clause)
        ):
            return kid  # "were they to attack"
    return -1


def _first(grammar: Grammar, word: int) -> int:
    """Return the first word below a word, down its left side."""
    while grammar.children[word] and grammar.children[word][0] < word:
        word = grammar.children[word][0]
    return word


def due(grammar: Grammar, clause: int) -> Factuality | None:
    """Return planned for "is due to arrive", where syntax took "due to" for a preposition."""
    for kid in grammar.children[clause]:
        if grammar.lemma[kid] == "due" and kid < clause and grammar.xpos[clause] == "VB":
            return Factuality(Status.PLANNED, kid, kid + 1)
    return None


def asked(grammar: Grammar, word: int, clause: int, words: FactualityWords) -> Factuality | None:
    """Return asked for a question, and for what follows "whether"; a noun in a question is not in question itself."""
    for each in joined_before(grammar, clause):
        for kid in grammar.children[each]:
            if grammar.deprel[kid] != "mark":
                continue
            if low(grammar, kid) in words.asking:
                return Factuality(Status.ASKED, kid, kid + 1)
            over = grammar.head[each]
            if low(grammar, kid) == "if" and over >= 0 and grammar.lemma[over] in words.unsure:
                return Factuality(Status.ASKED, kid, kid + 1)
    if grammar.upos[word] == "NOUN" and grammar.deprel[word] != "root":
        return None
    if grammar.deprel[clause] in {"acl:relcl", "advcl"}:
        return None
    sentence = grammar.sentence_of(clause)
    last = next((each for each in reversed(sentence) if grammar.word(each)[-1] not in "”\"’')"), sentence[-1])
    return Factuality(Status.ASKED, last, last + 1) if grammar.word(last) == "?" else None


def habit(grammar: Grammar, clause: int, words: FactualityWords) -> Factuality | None:
    """Return generic for what is done regularly: in the present or under "would", with a word of habit beside it."""
    present = grammar.xpos[clause] in _PRESENT or has_auxiliary(grammar, clause, "are", "is", "would") >= 0
    long = next(
        (kid for kid in grammar.children[clause] if low(grammar, kid) == "long" and grammar.deprel[kid] == "advmod"), -1
    )
    if long >= 0 and has_auxiliary(grammar, clause, "has", "have") >= 0:
        return Factuality(Status.GENERIC, long, long + 1)
    if not present:
        over = grammar.head[clause]
        tends = over >= 0 and grammar.lemma[over] in words.habit_verbs and grammar.deprel[clause] in {"xcomp", "advcl"}
        tends = tends and (_has_to(grammar, clause) or grammar.lemma[over] != "know")
        tends = tends and not any(grammar.deprel[kid] == "obj" for kid in grammar.children[over])
        by = next((each for each in grammar.above(clause) if grammar.lemma[each] == "tend"), -1)
        if tends or (by >= 0 and grammar.xpos[clause] == "VBG"):
            return Factuality(Status.GENERIC, max(over, by) if by < 0 else by, (over if by < 0 else by) + 1)
        return None
    for each in joined_before(grammar, clause):
        cue = _habit_word(grammar, each, words)
        if cue >= 0:
            return Factuality(Status.GENERIC, cue, cue + 1)
    return next(
        (
            found
            for kid in grammar.children[clause]
            if grammar.deprel[kid] == "conj" and (found := _shared_habit(grammar, kid, words))
        ),
        None,
    )


def _shared_habit(grammar: Grammar, word: int, words: FactualityWords) -> Factuality | None:
    cue = _habit_word(grammar, word, words) if grammar.xpos[word] in _PRESENT else -1
    return None if cue < 0 else Factuality(Status.GENERIC, cue, cue + 1)


def _habit_word(grammar: Grammar, clause: int, words: FactualityWords) -> int:
    """Return the word of habit beside a verb, -1 where it has none."""
    for kid in grammar.children[clause]:
        relation = grammar.deprel[kid]
        if relation == "advmod" and low(grammar, kid) in words.habit:
            return kid
        if relation == "advmod" and low(grammar, kid) == "once":
            if any(grammar.lemma[each] in _UNITS for each in grammar.subtree(kid)):
                return kid
        elif relation.startswith(("obl", "nmod", "advcl", "obj")):
            cue = _habit_phrase(grammar, kid, words)
            if cue >= 0:
                return cue
    return -1


def _habit_phrase(grammar: Grammar, head: int, words: FactualityWords) -> int:
    """Return the word of habit of a phrase: "every Friday", "by night", "thousands a year", "as a rule"."""
    for each in (head, *grammar.children[head]):
        is_time = low(grammar, each) in words.habit_times and _is_time(grammar, head)
        if is_time or low(grammar, each) in words.habit_marks:
            return each
    beside = [low(grammar, each) for each in grammar.children[head]]
    lemma = grammar.lemma[head]
    by_day = lemma in {"day", "night"} and "by" in beside and "the" not in beside
    normally = ("normal" in beside and lemma in {"year", "time"}) or ("as" in beside and lemma == "rule")
    return head if by_day or normally or (beside == ["a"] and lemma in _UNITS) else -1


_UNITS = frozenset({"day", "week", "month", "year", "night", "hour"})


def _is_time(grammar: Grammar, word: int) -> bool:
    """Tell whether a phrase names a time: a unit, a day, a season, "time", or a clause after "each time"."""
    name = grammar.name_at(word)
    return (
        grammar.kind[word] == "time"
        or grammar.lemma[word] in _UNITS | {"time", "autumn", "winter", "summer", "spring"}
        or (name is not None and name.type == "DATE")
        or low(grammar, word).rstrip("s") in _DAYS
    )


_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "drought", "election", "harvest"}
)
