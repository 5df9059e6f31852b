"""Promises, agreements, invitations and schedules: who will do what, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapportage.lexicon.deeds import deeds
from rapportage.recording.actors import Cast
from rapportage.recording.antecedents import antecedent
from rapportage.recording.dues import (
    binds,
    due_span,
    due_time,
    falls_due,
    governs,
    is_history,
    may_be_due,
    offset_of,
    opens,
    times_in,
)
from rapportage.recording.passages import Passage
from rapportage.recording.readings import Reading
from rapportage.recording.subjects import Subject, left_subject
from rapportage.recording.timing import Anchors
from rapportage.recording.told import Told
from rapportage.schema.codes import ActorKind, Due, EventType, Pledge, Status
from rapportage.schema.ids import MentionId, mint
from rapportage.schema.mentions import Blank, CommitmentMention, TimeMention
from rapportage.schema.report import Hole
from rapportage.schema.span import Span
from rapportage.schema.when import When
from rapportage.text.tokens import Tokens

_PLEDGE = re.compile(
    r"(?:\b(?P<agreed>(?:agreed|promised|pledged|vowed|committed|undertook|undertaken|consented) to)\b"
    r"|\b(?P<expected>(?:is|are|was|were|being) (?:now |also |both )?(?:due|set|scheduled|expected|slated|planned|poised) to)\b"
    r"|\b(?P<due>(?:is|are|was|were) to)\b"
    r"|\b(?P<will>will|shall|would)\b|(?P<short>['’]ll)\b"
    r"|\b(?P<bare>to)\b)(?! (?:not|never)\b)"
)
_DOUBT = re.compile(r"^ (?:be (?:[“\"]|forced)|likely|probably|possibly|certainly|never|not|no longer|have to|need to|have been|have|always|only|still|continue|remain|"
                    r"be (?:catastrophic|able|a|an|the|no|in|too|very|more|less|eroded|subordinated)|also need|seem|appear|like|prefer|rather)\b")  # fmt: skip
_UNCERTAIN = re.compile(
    r"\b(?:if|unless|provided|whether|until|once|wondered|hoped?|hopes)\b[^,;]{0,70}$", re.IGNORECASE
)
_LONG_AGO = re.compile(r"\b(?:had|once|famously|repeatedly|previously|earlier)\b(?: \w+){0,2} $")
_FORECAST = re.compile(
    r"^ (?:lose|face|suffer|gain|grow|fall|rise|shrink|decline|benefit|remain|become|last|reach|exceed|cost|see|die)\b"
)
_NO_VERB = frozenset(
    {"a", "an", "the", "his", "her", "their", "its", "this", "that", "these", "those", "our", "my", "no", "any", "some"}
)
_ASKED = re.compile(r"\b(?:ask|urg|call|tell|told|order|demand|want|allow|forc|press|warn|persuad|encourag|appeal|request|invit|remind|permit|help|enabl|"
                    r"caus|lead|led|prompt|beg|instruct|summon|expect|need|refus|fail|declin|threaten|tr(?:y|ied)|seek|sought|hop|like|able|unable|used|"
                    r"likely|right|order|effort|attempt|bid|way|decision|plan|ability|obligation|chance|time|due|according|response|respond|return|came|come|go|went)\w* (?:[\w’'-]+ ){0,5}$")  # fmt: skip
_CLAUSE_END = re.compile(
    r"[;:!?—–]|(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bGov)\.(?=\s|$)|, (?:and|but|while|which|who|as|with|after|noting|adding|saying|according|where|when)\b|,? and (?:that|the|both|its|his|her|their|[A-Z])|\b(?:but|while|because|although)\b|, [^,;]{3,60} (?:said|says|told|announced)\b"
)
_ASKS = re.compile(r"\b(?:which way|how|what|on when|whether) (?:[\w’'-]+ ){1,3}$")
_NO_SUBJECT_AFTER = frozenset(
    {"with", "around", "near", "of", "in", "for", "from", "to", "at", "on", "about", "by", "between", "against", "than"}
)
_INVITED = re.compile(
    r"\b(?:on|at|upon) (?:the|his|her|its|their|an) (?:[\w’'-]+ ){0,4}?invitation\b|\b(?:on|at) (?:the|an) invitation of\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|provided that|unless|as long as|on condition that)\b[^,.;]{4,120}", re.IGNORECASE)
_KIND = {
    "by": Due.BY,
    "before": Due.BY,
    "until": Due.BY,
    "from": Due.FROM,
    "after": Due.FROM,
    "since": Due.FROM,
    "within": Due.WITHIN,
    "less_than": Due.WITHIN,
}
_MARKS = " ,“”\"«»‘’'"
_NO_DEED = Blank(field="deed", reason="the words that say what is to be done are missing here")
_NO_DUE = Blank(field="due", reason="no time is set")
_NO_ONE = Blank(field="by", reason="a pronoun that may stand for more than one, or for nobody named near")
_NO_TYPE = Blank(field="expected", reason="the verb stands for no one type of event")


class Facts(NamedTuple):
    """What a report's other rows tell of a promise."""

    cast: Cast
    times: tuple[TimeMention, ...]
    told: Told
    holes: tuple[Hole, ...]
    published: Anchors | None


class _Promise(NamedTuple):
    """A promise before it becomes a row: offsets in the passage's text."""

    subject: Subject
    pledge: Pledge
    verb: tuple[int, int]
    deed: tuple[int, int] | None
    due: TimeMention | None
    rule: str


def find_commitments(readings: Sequence[Reading], facts: Facts) -> Iterator[CommitmentMention]:
    """Yield what a report says somebody has promised, agreed or is set to do, in text order."""
    for number, reading in enumerate(readings):
        if reading.passage.repeats is not None:
            continue
        for start, end in reading.sentences:
            found = list(_PLEDGE.finditer(reading.masked, start, end))
            for at, match in enumerate(found):
                stop = found[at + 1].start() if at + 1 < len(found) and found[at + 1].lastgroup != "bare" else end
                promise = _promise(reading, match, (start, stop), facts=facts)
                if promise is not None:
                    yield _row(reading, number, promise, (start, end), facts=facts)


def _promise(reading: Reading, match: re.Match[str], within: tuple[int, int], *, facts: Facts) -> _Promise | None:
    """Return the promise a pledging word makes, None when it makes none."""
    text, kind = reading.masked, match.lastgroup or ""
    if _is_refused(text, match, within[0]):
        return None
    words = reading.tokens
    subject = left_subject(words, _token_at(words, within[0]), _token_at(words, match.start()))
    if subject is None or (subject.manner == "pronoun" and kind == "bare"):
        return None
    before = _token_at(words, subject.first) - 1
    if before > 0 and words.lower[before] == "the":
        before -= 1
    if subject.manner == "name" and before >= _token_at(words, within[0]) and words.lower[before] in _NO_SUBJECT_AFTER:
        return None  # "the interview with NAME will be aired"
    times = times_in(reading.passage, facts.times, within)
    due = _due(reading, match, subject, within, facts=facts)
    if is_history(times, facts.published) or not may_be_due(due, kind, facts.published):
        return None
    if due is not None and kind == "agreed" and not binds(due, facts.published):
        due = None
    deed = _deed(reading, match.end(), within[1], due)
    if deed is None and due is not None:
        deed = _deed_after(reading, due, (match.end(), within[1]))
    if deed is None and not _has_lost_deed(reading, match, due):
        return None
    pledge = {"agreed": Pledge.AGREED, "expected": Pledge.EXPECTED, "due": Pledge.EXPECTED}.get(kind, Pledge.WILL)
    if _INVITED.search(text, within[0], within[1]) and pledge is Pledge.WILL:
        pledge = Pledge.INVITED
    return _Promise(subject, pledge, match.span(), deed, due, f"commitments.{kind}/1")


def _due(
    reading: Reading, match: re.Match[str], subject: Subject, within: tuple[int, int], *, facts: Facts
) -> TimeMention | None:
    """Return when a promise falls due; a time before it only where that cannot be when it was said or agreed."""
    due = due_time(reading, match.end(), _clause(reading.masked, match.end(), within), times=facts.times)
    if due is None or not opens(reading, due, match.start()):
        return due
    return due if match.lastgroup != "agreed" and governs(reading, due, subject) else None


def _is_refused(text: str, match: re.Match[str], low: int) -> bool:
    """Tell whether the words around a pledging word make it a forecast, a demand, a condition or history."""
    kind = match.lastgroup or ""
    after = text[match.end() : match.end() + 40]
    lead = text[max(low, match.start() - 90) : match.start()]
    if (
        (kind in {"will", "short"} and _DOUBT.match(after))
        or _FORECAST.match(after)
        or _UNCERTAIN.search(lead)
        or _ASKS.search(lead)
    ):
        return True
    if kind == "agreed":
        return bool(_LONG_AGO.search(lead) or re.search(r"\b(?:not|never|n't) $", lead))
    return kind == "bare" and bool(_ASKED.search(lead[-60:]))


def _has_lost_deed(reading: Reading, match: re.Match[str], due: TimeMention | None) -> bool:
    """Tell whether the due time stands where the verb should: "the envoys will by 14 March"."""
    if due is None or match.lastgroup not in {"will", "due", "expected"} or match.end() >= len(reading.masked):
        return False
    first = (due.modifier_span or due.span).start
    return 0 <= first - reading.passage.span(match.end() - 1, match.end()).end <= 4


def _clause(text: str, at: int, within: tuple[int, int]) -> tuple[int, int]:
    """Return the range up to the next semicolon: what stands after it is another clause's."""
    stop = text.find(";", at, within[1])
    return within[0], stop if stop >= 0 else within[1]


def _token_at(words: Tokens, at: int) -> int:
    """Return the first token that starts at or after a character."""
    low, high = 0, len(words.starts)
    while low < high:
        middle = (low + high) // 2
        if words.starts[middle] < at:
            low = middle + 1
        else:
            high = middle
    return low


def _deed(reading: Reading, at: int, stop: int, due: TimeMention | None) -> tuple[int, int] | None:
    """Return the words of the deed: from after the pledging word to the due time or the end of the clause."""
    text = reading.passage.text
    end = stop
    closing = _CLAUSE_END.search(reading.masked, at, stop)
    if closing:
        end = closing.start()
    if due is not None and not opens(reading, due, at):
        end = min(end, offset_of(reading.passage, due, (at, end)))
    words = text[at:end]
    words = re.sub(r"\s+(?:on|in|by|from|the|for)\s*$", "", words.rstrip(_MARKS))
    first = at + len(words) - len(words.lstrip(_MARKS))
    last = at + len(words.rstrip(_MARKS))
    return (first, last) if last > first and _starts_with_verb(text, first, last) else None


def _deed_after(reading: Reading, due: TimeMention, within: tuple[int, int]) -> tuple[int, int] | None:
    """Return the deed of "will today open the bridge", whose due time stands before its verb."""
    first = (due.modifier_span or due.span).start
    if within[0] >= within[1] or first < reading.passage.span(within[0], within[0] + 1).start:
        return None
    at = offset_of(reading.passage, due, within) + due.span.end - first
    if at - within[0] > due.span.end - first + 4 or _NOT_DEED.match(reading.passage.text, at):
        return None
    return _deed(reading, at, within[1], None)


_NOT_DEED = re.compile(
    r"\s*(?:[^\sa-z]|$|(?:in|at|on|by|and|or|as|when|while|with|for|to|after|before|of|from|but|that|because|if)\b)"
)


def _starts_with_verb(text: str, first: int, last: int) -> bool:
    """Tell whether a deed starts like a verb: a small letter, no article."""
    found = _VERB.match(text, first, last)
    return found is not None and found[0].strip("“\"‘'") not in _NO_VERB and text[first:last] not in {"do", "do so"}


_VERB = re.compile(r"[“\"‘']?[a-z][a-z-]+")


def _expected(words: str) -> EventType | None:
    """Return the type of event a deed would be, by its first verb."""
    lower = re.sub(r"^(?:be |also |both |immediately |soon |then )+", "", words.lower())
    for phrase, kind in deeds().items():
        if lower.startswith(phrase) and not lower[len(phrase) : len(phrase) + 1].isalpha():
            return kind
    return None


def _row(
    reading: Reading, number: int, promise: _Promise, sentence: tuple[int, int], *, facts: Facts
) -> CommitmentMention:
    """Return the row of a promise."""
    passage, subject, due = reading.passage, promise.subject, promise.due
    deed = promise.deed or promise.verb
    expected = _expected(passage.text[slice(*deed)]) if promise.deed else None
    start, end = min(subject.first, promise.verb[0]), max(promise.verb[1], deed[1])
    span = passage.span(start, end)
    if due is not None and due.span.end > span.end:
        span = Span(report=span.report, start=min(span.start, due.span.start), end=due.span.end)
    condition = _IF.search(passage.text, *sentence)
    blanks = []
    if promise.deed is None:
        blanks.append(_hole(facts.holes, span))
    elif expected is None:
        blanks.append(_NO_TYPE)
    if due is None:
        blanks.append(_NO_DUE)
    falls = falls_due(reading, due, facts.published) if due else None
    if isinstance(falls, Blank):
        blanks.append(falls)
    by, name = _bound(reading, number, subject, facts)
    if subject.manner == "pronoun" and not by:
        blanks.append(_NO_ONE)
    to = [row for row in _actors(facts.cast, number, deed) if row not in by] if promise.deed else []
    status = (
        Status.CONDITIONAL if condition else Status.PLANNED if promise.pledge is Pledge.EXPECTED else Status.PROMISED
    )
    return CommitmentMention(
        id=mint("commitment_mention", span.report, span.start, span.end, promise.rule),
        span=span,
        rule=promise.rule,
        confidence=0.8 if due is not None and promise.deed else 0.6,
        voice=facts.told.voice_at(passage.span(*promise.verb)),
        status=status,
        status_cue=passage.span(*promise.verb),
        by=tuple(by),
        by_names=(name,),
        to=tuple(to),
        deed=passage.span(*deed),
        expected=expected,
        pledge=promise.pledge,
        due=falls if isinstance(falls, When) else None,
        due_kind=_KIND.get(due.modifier, Due.ON) if due else Due.NONE,
        due_span=due_span(due) if due else None,
        condition=passage.span(*condition.span()) if condition else None,
        announced=_announced(passage, promise, sentence, facts),
        blanks=tuple(blanks),
    )


def _bound(reading: Reading, number: int, subject: Subject, facts: Facts) -> tuple[list[MentionId], str]:
    """Return the actors a promise binds and their name: those its subject names, or whom a pronoun or "both" stands for."""
    written = reading.passage.text[subject.start : subject.end]
    if subject.manner == "pronoun":
        meant = antecedent(reading, number, subject, cast=facts.cast, told=facts.told)
        return (list(meant.actors), meant.name) if meant else ([], written)
    named = _actors(facts.cast, number, (subject.first, subject.last))
    return named or _pair(reading, number, subject, facts.cast), written


def _pair(reading: Reading, number: int, subject: Subject, cast: Cast) -> list[MentionId]:
    """Return the two states that "both countries" or "the ambassadors" stand for: the two named last before."""
    if not _BOTH.search(reading.passage.text, subject.first, subject.last):
        return []
    found: dict[str, MentionId] = {}
    for at in range(number, max(-1, number - 3), -1):
        for each, row in reversed(cast.by_passage[at]):
            if at == number and each.end > subject.first:
                continue
            if row.country and each.kind in {ActorKind.STATE, ActorKind.BODY, ActorKind.PEOPLE}:
                found.setdefault(row.country, MentionId(row.id))
            if len(found) == 2:
                return sorted(found.values(), key=lambda ident: cast.by_id[ident][1].span.start)
    return []


_BOTH = re.compile(r"\b(?:both|two|sides|countries|neighbou?rs|nations|ambassadors|envoys)\b")


def _hole(holes: tuple[Hole, ...], span: Span) -> Blank:
    """Return the blank for a deed whose words are missing, with the hole where reading found one."""
    if any(span.start <= hole.at <= span.end for hole in holes):
        return Blank(field="deed", reason=_NO_DEED.reason + " (a hole in the text)")
    return _NO_DEED


def _actors(cast: Cast, number: int, within: tuple[int, int]) -> list[MentionId]:
    """Return the actors named in a range."""
    return [
        MentionId(row.id)
        for found, row in cast.within(number, *within)
        if found.kind is not ActorKind.UNKNOWN or found.key
    ]


def _announced(passage: Passage, promise: _Promise, sentence: tuple[int, int], facts: Facts) -> When | None:
    """Return when a promise was made known: the one resolved time before it in its sentence."""
    known = times_in(passage, facts.times, (sentence[0], promise.verb[0]))
    last = facts.published.last if facts.published else None
    past = [row.when for row in known if row.when and row is not promise.due and last and row.when.last <= last]
    return past[0] if len(past) == 1 else None
