"""What binds somebody to a deed to come: the frame of the deed, and the word over it that promises, schedules, demands or threatens it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapportage.lexicon.acts import acts
from rapportage.lexicon.pledges import Pledges, pledges
from rapportage.recording.coding_reading import read
from rapportage.recording.factuality_governors import is_own
from rapportage.recording.grammar import Grammar
from rapportage.recording.pledge_links import first_joined, is_gift, is_object, lent, links, verb_of, whole
from rapportage.schema.codes import EventType, Pledge, Undertaking
from rapportage.syntax.frames import Frame

_BLOWS = frozenset({EventType.ASSAULT, EventType.SANCTION, EventType.COERCE, EventType.THREATEN})
_PRESENT = frozenset({"back", "home", "present", "open", "ready", "there", "operational", "closed", "free"})
"""Said of somebody under "will" these are deeds: "will be back by Friday"."""


class Pledged(NamedTuple):
    """A deed to come and what binds to it.

    Attributes:
        frame: The frame of the deed.
        kind: What kind of commitment it is.
        pledge: How firmly it is put.
        cue: The word that binds: "agreed", "will", "demanded".
        by: Head words of those who are to do it, in order; empty where the words name nobody.
        holder: Head words of those who demand, offer, threaten or invite, where they are others than those bound.
        expected: PLOVER's type of the deed if done, None where that is unclear.
        is_clause: Whether the deed is a clause ("to withdraw"), not a noun ("a withdrawal").
    """

    frame: Frame
    kind: Undertaking
    pledge: Pledge
    cue: int
    by: tuple[int, ...]
    holder: tuple[int, ...]
    expected: EventType | None
    is_clause: bool

    @property
    def is_hostile(self) -> bool:
        """Whether the deed would be a blow at another."""
        return self.expected in _BLOWS or self.frame.lemma in pledges().hostile


def find_pledges(grammar: Grammar) -> Iterator[Pledged]:
    """Yield each deed that some word of a report binds somebody to, in the order of the deeds; whether it stands is for others to say."""
    words = pledges()
    found = [_bound(grammar, frame, words) for frame in (*grammar.frames, *_bare_deeds(grammar, words))]
    yield from sorted((each for each in found if each is not None), key=lambda each: each.frame.predicate)


def _bare_deeds(grammar: Grammar, words: Pledges) -> Iterator[Frame]:
    """Yield frames without places for nouns of acts that syntax gave none, where a word that binds governs them: "demanded an apology"."""
    nouns = acts().nouns
    for word, lemma in enumerate(grammar.lemma):
        over = grammar.head[word]
        if over >= 0 and grammar.upos[word] == "NOUN" and is_gift(grammar, word):
            yield Frame(word, lemma, "noun", "", negated=False, modal="", governor=over, parts=())
        elif lemma in nouns and over >= 0 and grammar.upos[word] == "NOUN" and grammar.frame_at(word) is None:
            top = grammar.head[first_joined(grammar, word)]
            if grammar.lemma[top] in words.verbs or grammar.lemma[top] in words.nouns:
                yield Frame(word, lemma, "noun", "", negated=False, modal="", governor=top, parts=())


def _bound(grammar: Grammar, frame: Frame, words: Pledges) -> Pledged | None:
    deed = frame.predicate
    is_state = frame.kind == "copula" and frame.lemma not in _PRESENT and grammar.xpos[deed] != "VB"
    if is_state or (frame.lemma in words.verbs and _binds_more(grammar, deed, words)):
        return None
    over = _over(grammar, frame, words)
    if over is not None:
        return _made(grammar, frame, *over)
    due = due_word(grammar, frame.predicate)
    if due >= 0:
        by = _doers(frame)
        return Pledged(
            frame, Undertaking.SCHEDULE, Pledge.EXPECTED, due, by, (), _expected(grammar, frame), is_clause=True
        )
    if frame.kind == "noun" or frame.lemma in words.forecast or _is_unreal(grammar, frame) or _is_forced(frame):
        return None
    headline = _headline_subject(grammar, deed) if not frame.modal else -1
    if frame.modal in words.will or headline >= 0:
        cue = _modal_word(grammar, frame)
        kind = Undertaking.SCHEDULE
        pledge = Pledge.EXPECTED if frame.modal == "be to" else Pledge.WILL
        by = (headline,) if headline >= 0 else _doers(frame)
        return Pledged(frame, kind, pledge, cue, by, (), _expected(grammar, frame), is_clause=True)
    if frame.modal in words.must:
        cue = _modal_word(grammar, frame)
        return Pledged(
            frame, Undertaking.DEMAND, Pledge.WILL, cue, _doers(frame), (), _expected(grammar, frame), is_clause=True
        )
    return None


def _binds_more(grammar: Grammar, deed: int, words: Pledges) -> bool:
    """Tell whether a word that binds has a deed of its own below it: of "will agree to withdraw" the withdrawal counts."""
    for kid in grammar.children[deed]:
        below = grammar.frame_at(kid)
        if below is not None and (links(grammar, below, deed) or below.predicate in _objects(grammar, deed)):
            return below.lemma not in words.verbs or below.kind == "verb"
    return False


def _objects(grammar: Grammar, word: int) -> tuple[int, ...]:
    return tuple(kid for kid in grammar.children[word] if grammar.deprel[kid] in {"obj", "nsubj:pass"})


class _Over(NamedTuple):
    """The word that binds, its frame and what it makes of the deed."""

    word: int
    frame: Frame | None
    kind: Undertaking


def _over(grammar: Grammar, frame: Frame, words: Pledges) -> tuple[_Over, bool] | None:
    """Return the word that binds to a deed, with whether the deed is a clause under it."""
    if frame.kind == "light":
        verb = verb_of(grammar, frame)
        kind = words.verbs.get(grammar.lemma[verb])
        if kind is not None and not frame.negated:
            return _Over(verb, frame, kind), False
    deed = verb_of(grammar, frame) if frame.kind == "light" else frame.predicate
    for word in (frame.governor, grammar.head[whole(grammar, deed)]):
        if word < 0 or (
            word != grammar.head[whole(grammar, deed)] and word != lent(grammar, grammar.head[whole(grammar, deed)])
        ):
            continue
        noun = lent(grammar, word) if links(grammar, frame, word) else -1
        if noun >= 0 and grammar.lemma[noun] in words.nouns:
            return _Over(noun, grammar.frame_at(noun), words.nouns[grammar.lemma[noun]]), True
        above = grammar.frame_at(word)
        lemma = above.lemma if above is not None else grammar.lemma[word]
        by_class = (
            words.verbs
            if grammar.upos[word] in {"VERB", "AUX"}
            else words.nouns
            if grammar.upos[word] == "NOUN"
            else words.adjectives
        )
        kind = by_class.get(lemma) or by_class.get(grammar.lemma[word])
        if kind is None or (above is not None and above.negated):
            continue
        if links(grammar, frame, word):
            return _Over(word, above, kind), True
        if is_object(grammar, frame, word):
            return _Over(word, above, kind), False
    return None


def _made(grammar: Grammar, frame: Frame, over: _Over, is_clause: bool) -> Pledged | None:  # noqa: FBT001 - one of a pair
    """Return the deed bound by a word over it."""
    words = pledges()
    lemma = over.frame.lemma if over.frame is not None else grammar.lemma[over.word]
    kind = over.kind
    expected = None if frame.negated else _expected(grammar, frame)
    holder = _holder(grammar, over)
    by = tuple(part.head for part in frame.parts if part.role == "agent")
    if not _is_meant(grammar, frame, over, is_clause=is_clause, by=by):
        return None
    if lemma == "warn" and _has_to(grammar, frame) and over.frame is not None and over.frame.fillers("addressee"):
        kind = Undertaking.DEMAND  # "warned the crew to leave"
    if kind in {Undertaking.DEMAND, Undertaking.INVITATION}:
        hearers = over.frame.fillers("addressee") if over.frame is not None else ()
        if is_clause and over.frame is not None:
            hearers += over.frame.fillers("patient")
        by = tuple(each for each in hearers if each != frame.predicate) or tuple(
            each for each in by if each not in holder
        )
        if lemma == "want" and not set(by) - set(holder):
            return None
    elif not by or not is_clause:
        by = holder
    by = tuple(each for each in by if each != frame.predicate)
    holder = tuple(each for each in holder if each != frame.predicate)
    if kind is Undertaking.THREAT and grammar.upos[over.word] == "NOUN" and not holder:
        return None  # "the threat of strikes": nobody's
    if kind is Undertaking.INVITATION and expected is None:
        expected = EventType.CONSULT  # to come somewhere as a guest is to consult
    vows = kind is Undertaking.PROMISE and grammar.upos[over.word] == "VERB"
    if vows and (expected in _BLOWS or frame.lemma in words.hostile) and not frame.negated:
        kind = Undertaking.THREAT
    return Pledged(frame, kind, words.strengths.get(lemma, Pledge.WILL), over.word, by, holder, expected, is_clause)


def _is_meant(grammar: Grammar, frame: Frame, over: _Over, *, is_clause: bool, by: tuple[int, ...]) -> bool:
    """Tell whether a word that binds does so here: not in set phrases, and of a warning only where it warns of its own deed."""
    lemma = grammar.lemma[over.word]
    if lemma == "commit":
        return is_clause or any(grammar.lemma[kid] == "to" for kid in grammar.children[frame.predicate])
    if lemma in {"call", "appeal"} and is_clause:
        return any(
            grammar.lemma[kid] in {"on", "upon", "to", "for"}
            for each in grammar.children[over.word]
            for kid in grammar.children[each]
        )
    if lemma in {"offer", "extend"} and not is_clause and not is_gift(grammar, frame.predicate):
        return _expected(grammar, frame) in _GIVEN and frame.lemma not in _SAID
    if lemma in {"warn", "warning"} and is_clause and not _has_to(grammar, frame):
        return is_own(grammar, frame) or not by
    return True


def _has_to(grammar: Grammar, frame: Frame) -> bool:
    return any(
        grammar.deprel[kid] == "mark" and grammar.word(kid).lower() == "to" for kid in grammar.children[frame.predicate]
    )


_GIVEN = frozenset(
    {EventType.CONSULT, EventType.AID, EventType.RETREAT, EventType.CONCEDE, EventType.COOPERATE, EventType.AGREE}
)
_SAID = frozenset(
    {
        "message",
        "assessment",
        "support",
        "criticism",
        "praise",
        "explanation",
        "condolence",
        "view",
        "account",
        "apology",
        "thanks",
        "word",
    }
)


def _holder(grammar: Grammar, over: _Over) -> tuple[int, ...]:
    """Return who promises, demands or threatens."""
    if over.frame is None or (over.frame.kind == "noun" and not over.frame.fillers("agent")):
        verb = grammar.frame_at(grammar.head[over.word]) if grammar.head[over.word] >= 0 else None
        if verb is not None and grammar.deprel[over.word] == "obj":
            return verb.fillers("agent")  # "signed a compact to leave"
    if over.frame is not None:
        return over.frame.fillers("agent") or (
            over.frame.fillers("patient") if over.frame.voice == "passive" and over.kind is Undertaking.SCHEDULE else ()
        )
    return tuple(kid for kid in grammar.children[over.word] if grammar.deprel[kid] in {"nmod:poss", "nsubj"})


def _doers(frame: Frame) -> tuple[int, ...]:
    return frame.fillers("agent")


def _is_unreal(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether a deed under "would" or "will" is one of the past, or no plain future: "would have struck"."""
    kids = grammar.children[frame.predicate]
    if any(grammar.deprel[kid].startswith("aux") and grammar.lemma[kid] == "have" for kid in kids):
        return True
    sentence = grammar.sentence_of(frame.predicate)
    return grammar.word(sentence[-1]) == "?" or any(
        grammar.deprel[kid] == "mark" and grammar.word(kid).lower() in {"if", "whether", "unless", "until", "once"}
        for kid in kids
    )


def due_word(grammar: Grammar, word: int) -> int:
    """Return the "due" of "is due to begin" where syntax took "due to" for a preposition, -1 where there is none."""
    top = first_joined(grammar, word)
    if grammar.xpos[top] != "VB":
        return -1
    for kid in grammar.children[top]:
        if (
            grammar.lemma[kid] == "due"
            and kid < top
            and any(grammar.deprel[each] == "fixed" for each in grammar.children[kid])
        ):
            return kid
    return -1


def _is_forced(frame: Frame) -> bool:
    """Tell whether a deed comes about by force of things: "will be forced to leave"."""
    return frame.voice == "passive" and frame.lemma in {
        "force",
        "compel",
        "oblige",
        "leave",
        "see",
        "expect",
        "require",
    }


def _headline_subject(grammar: Grammar, word: int) -> int:
    """Return who is to do a deed that a headline or an aside puts as an infinitive, -1 where it does not: "Both envoys to return by 4 March"."""
    to = next(
        (kid for kid in grammar.children[word] if grammar.deprel[kid] == "mark" and grammar.word(kid).lower() == "to"),
        -1,
    )
    if grammar.xpos[word] != "VB" or to < 0:
        return -1
    opening = grammar.sentence_of(word).start
    first = to
    while first > opening and grammar.word(first - 1) not in _BREAKS:
        first -= 1
        if grammar.upos[first] in {"VERB", "AUX"} or to - first > _LONGEST_SUBJECT:
            return -1
    inside = range(first, to)
    heads = [each for each in inside if grammar.upos[each] in {"NOUN", "PROPN"} and grammar.head[each] not in inside]
    return heads[0] if len(heads) == 1 and grammar.lemma[heads[0]] not in pledges().nouns else -1


_BREAKS = frozenset({";", ":", "—", "–", "|"})
_LONGEST_SUBJECT = 10
"""Words: a headline's subject is shorter."""


def _modal_word(grammar: Grammar, frame: Frame) -> int:
    """Return the word that puts a deed into the future: its modal, else "to", else the deed itself."""
    verb = verb_of(grammar, frame)
    for kid in grammar.children[verb]:
        if grammar.deprel[kid].startswith("aux") and (
            grammar.xpos[kid] == "MD" or (frame.modal == "be to" and grammar.lemma[kid] == "be")
        ):
            return kid
    for kid in grammar.children[verb]:
        if grammar.deprel[kid] == "mark" and grammar.word(kid).lower() == "to":
            return kid
    return verb


def _expected(grammar: Grammar, frame: Frame) -> EventType | None:
    """Return PLOVER's type of a deed if it is done."""
    found = read(grammar, frame, 1)
    return None if found is None else found.deed.type


def expected_of(grammar: Grammar, noun: int) -> EventType | None:
    """Return PLOVER's type of the act that a noun names."""
    frame = grammar.frame_at(noun) or Frame(
        noun, grammar.lemma[noun], "noun", "", negated=False, modal="", governor=-1, parts=()
    )
    return _expected(grammar, frame)
