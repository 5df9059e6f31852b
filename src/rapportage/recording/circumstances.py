"""When and where an act was done: the times and places that its clause gives, not those of the saying."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from rapportage.lexicon.speech import speech
from rapportage.recording.grammar import Grammar
from rapportage.schema.mentions import Mention, PlaceMention, TimeMention, TimeType

_LOCATIVE = frozenset(
    {"in", "at", "near", "inside", "outside", "on", "off", "around", "across", "along", "within", "throughout", "over", "into", "to",
     "through", "between", "close", "by", "outside of", "above", "beyond", "toward", "towards"}
)  # fmt: skip
_CLIMB = 7
"""Words between a time or place and its predicate: "in the Velmarki town of Brenn in the district of Ardal" is five."""
_SHARED = frozenset({"advcl", "xcomp", "conj", "obl", "obj", "nsubj", "nsubj:pass", "nmod", "advcl:relcl"})
"""Links over which an act has the time and place of what governs it: "killed in an attack on Monday"."""
_CLAUSES = ("ccomp", "parataxis", "acl:relcl", "csubj")
M = TypeVar("M", bound=Mention)


class Placed(NamedTuple):
    """A time or place of a sentence: its row, its head word, the predicate it hangs on (-1: none), whether a locative leads to it."""

    row: Mention
    word: int
    over: int
    is_local: bool


class Circumstances:
    """The times and places of a report, by the predicates they hang on."""

    def __init__(self, grammar: Grammar, times: Sequence[TimeMention], places: Sequence[PlaceMention]) -> None:
        self._grammar = grammar
        self._times = sorted(times, key=lambda row: row.span.start)
        self._places = sorted(places, key=lambda row: row.span.start)
        self._kept: dict[int, tuple[list[Placed], list[Placed]]] = {}

    def time_of(self, members: Collection[int], acts: Collection[int]) -> TimeMention | None:
        """Return the time of an act.

        Args:
            members: The words that name the act.
            acts: The words that name all acts of the report: the time of another act is not this one's.
        """
        times, _ = self._of(min(members))
        times = [each for each in times if _is_point(each.row) and not self._is_behind_stop(each.word, members)]
        own = [each for each in times if each.over in members]
        if not own:
            above = self._above(members, acts)
            own = [each for each in times if each.over in above]
        if not own and len(times) == 1 and times[0].over not in acts and not self._is_saying(times[0].over):
            own = times
        row = own[0].row if own else None
        return row if isinstance(row, TimeMention) else None

    def place_of(self, members: Collection[int], acts: Collection[int]) -> PlaceMention | None:
        """Return the place of an act, the most precise where its clause gives several."""
        _, places = self._of(min(members))
        local = [each for each in places if each.is_local]
        own = [each for each in local if each.over in members]
        if not own:
            above = self._above(members, acts)
            own = [each for each in local if each.over in above]
        rows = [each.row for each in own if isinstance(each.row, PlaceMention)]
        return min(rows, key=lambda row: (row.precision, row.span.start)) if rows else None

    def _is_behind_stop(self, word: int, members: Collection[int]) -> bool:
        """Tell whether a semicolon stands between an act and a time: "agreed to a truce; both envoys return by 26 March"."""
        first, last = min(word, *members), max(word, *members)
        return any(self._grammar.word(each) == ";" for each in range(first, last))

    def _is_saying(self, word: int) -> bool:
        return word >= 0 and (self._grammar.word(word).lower() in speech().say or self._grammar.lemma[word] in _SAYING)

    def _above(self, members: Collection[int], acts: Collection[int]) -> list[int]:
        """Return the predicates whose time and place an act shares: those above it in its own clause."""
        grammar = self._grammar
        word = min(members, key=lambda each: len(list(grammar.above(each))))
        found: list[int] = []
        while grammar.head[word] >= 0 and len(found) < _CLIMB:
            if grammar.deprel[word] not in _SHARED:
                break
            is_part = not grammar.deprel[word].startswith(("advcl", "xcomp", "conj"))
            word = grammar.head[word]
            if self._is_saying(word) or (is_part and word in acts and word not in members):
                break
            found.append(word)
        return found

    def _of(self, word: int) -> tuple[list[Placed], list[Placed]]:
        """Return the times and places of a word's sentence."""
        number = self._grammar.sentence[word]
        kept = self._kept.get(number)
        if kept is None:
            words = self._grammar.sentence_of(word)
            span = self._grammar.span(words.start, words.stop)
            times = _between(self._times, span.start, span.end)
            places = _between(self._places, span.start, span.end)
            starts = [self._grammar.span(each, each + 1).start for each in words] if times or places else []
            kept = (
                [self._placed(row, words, starts) for row in times],
                [self._placed(row, words, starts) for row in places],
            )
            self._kept[number] = kept
        return kept

    def _placed(self, row: Mention, words: range, starts: list[int]) -> Placed:
        """Return a row with what it hangs on."""
        first = max(0, bisect_right(starts, row.span.start) - 1)
        end = max(first + 1, bisect_left(starts, row.span.end))
        inside = range(words.start + first, words.start + end)
        grammar = self._grammar
        head = next((word for word in inside if grammar.head[word] not in inside), inside.start)
        word, is_local = head, False
        for _ in range(_CLIMB):
            is_local = is_local or any(
                grammar.deprel[kid] == "case" and grammar.lemma[kid] in _LOCATIVE for kid in grammar.children[word]
            )
            above = grammar.head[word]
            if above < 0:
                return Placed(row, head, -1, is_local)
            if above in self._predicates or grammar.upos[above] == "VERB":
                return Placed(row, head, self._predicates.get(above, above), is_local)
            word = above
        return Placed(row, head, -1, is_local)

    @cached_property
    def _predicates(self) -> dict[int, int]:
        """The words that times and places hang on, each with the predicate it means: of a light verb its noun."""
        found: dict[int, int] = {}
        for frame in self._grammar.frames:
            found[frame.predicate] = frame.predicate
            if frame.kind == "light":
                verb = next(
                    (word for word in self._grammar.above(frame.predicate) if self._grammar.upos[word] == "VERB"), -1
                )
                if verb >= 0:
                    found.setdefault(verb, frame.predicate)
        return found


_SAYING = frozenset({"say", "tell", "add", "announce", "report", "state", "write", "tweet", "quote", "accord", "note"})


def _is_point(row: Mention) -> bool:
    """Tell whether a row is a time at which something can be done: no duration, no repetition."""
    if not isinstance(row, TimeMention) or row.value.endswith("_REF"):  # "now", "recently"
        return False
    return row.type in {TimeType.DATE, TimeType.TIME} and row.modifier != "since"


def _between(rows: list[M], start: int, end: int) -> list[M]:
    """Return the rows that begin within a range."""
    first = bisect_left(rows, start, key=lambda row: row.span.start)
    last = bisect_left(rows, end, first, key=lambda row: row.span.start)
    return rows[first:last]
