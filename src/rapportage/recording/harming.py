"""Which number phrase each word of harm takes: "killed nine", "nine were killed", "nine dead", "the deaths of nine"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from rapportage.lexicon.grammar import listed
from rapportage.lexicon.harms import harms
from rapportage.recording.hits import Hit, manners
from rapportage.recording.numerals import Phrase
from rapportage.schema.codes import Harm
from rapportage.text.tokens import Tokens

_STOP = frozenset(';:“”"—–()')
_NEAR = 12
"""Words between a word of harm and a figure it may still take, or between the figures of one list."""
_FAR = 14
"""Words between a figure and the verb it is the subject of; what lies farther off is another clause's."""
_OPENING = frozenset({"a", "an", "another", "one"})
_SENT = frozenset({"sent", "sends", "sending", "and"})


class Claim(NamedTuple):
    """A phrase that a word of harm takes.

    Attributes:
        phrase: Its index among the phrases.
        harm: What was done.
        hit: The word of harm, None for the parts of an "including".
        rule: The frame that tied them.
        confidence: How far the frame may be trusted.
        is_cumulative: Whether it is a running total.
        part_of: Index of the phrase it is a part of.
        is_earlier: Whether it is what a running total rose from.
    """

    phrase: int
    harm: Harm
    hit: Hit | None
    rule: str
    confidence: float
    is_cumulative: bool = False
    part_of: int | None = None
    is_earlier: bool = False


class Frames:
    """The frames of one sentence: what each word of harm takes, each phrase given to one word."""

    def __init__(self, words: Tokens, low: int, high: int, *, phrases: list[Phrase], hits: list[Hit]) -> None:
        self.words = words
        self.low, self.high = low, high
        self.phrases = phrases
        self.hits = hits
        self._lasts = [phrase.last for phrase in phrases]  # ascending; where phrases start need not be
        self._firsts = {phrase.first for phrase in phrases}
        self._hit_at = {hit.first: hit for hit in hits}
        self._hit_firsts = [hit.first for hit in hits]
        self._object_at = {each.last + 1 for each in hits if manners(each) & {"passive", "ing", "base", "nominal"}}
        self.parts = self._parts()
        self._part_words = sorted(set(self.parts.values()))
        self.claims: dict[int, Claim] = {}

    def solve(self) -> list[Claim]:
        """Return the claims, direct ones before those that reach over other words."""
        for frame in (self._beside, self._objects, self._subjects, self._tolls):
            for hit in self.hits:
                for claim in frame(hit, manners(hit)):
                    self.claims.setdefault(claim.phrase, claim)
        self._lives()
        self._including()
        return [self.claims[at] for at in sorted(self.claims)]

    def _parts(self) -> dict[int, int]:
        """Return the phrases that an "including" or "among them" lists, with the token of that word."""
        parts: dict[int, int] = {}
        words = self.words
        joins = listed("joining") | {"were", "was"}
        for at in range(self.low, self.high):
            word = words.lower[at]
            after = words.lower[at + 1] if at + 1 < self.high else ""
            if word not in {"including", "include", "included", "includes"} and not (
                word == "among" and after in {"them", "those", "whom", "the"}
            ):
                continue
            edge = at + (4 if word == "among" else 2)
            for number in range(bisect_right(self._lasts, at), len(self.phrases)):
                phrase = self.phrases[number]
                if phrase.first <= at:
                    continue
                if phrase.first > edge + _NEAR or not set(words.lower[edge : phrase.first]) <= joins:
                    break
                parts[number] = at
                edge = phrase.last + 1
        for number, (one, other) in enumerate(pairwise(self.phrases), start=1):
            aside = words.lower[one.last + 1 : one.last + 2] == [","] and other.first == one.last + 2
            if aside and words.lower[other.last + 1 : other.last + 2] == [","] and self._is_of_them(other):
                parts.setdefault(number, other.first)  # "nine people, four of them children, were killed"
        return parts

    def _beside(self, hit: Hit, ways: set[str]) -> Iterator[Claim]:
        """Yield phrases that end right before the word: "nine dead", "284 injuries", "two killed in"."""
        words = self.words
        for number in range(bisect_left(self._lasts, hit.first - 5), bisect_left(self._lasts, hit.first)):
            phrase = self.phrases[number]
            if number in self.parts and phrase.last + 1 != hit.first:
                continue
            gap = words.lower[phrase.last + 1 : hit.first]
            if "and" in gap and (self._is_object(phrase) or self._has_object(hit)):
                continue  # "killed one and injured four"
            if (
                "noun" in ways
                and len(gap) <= 3
                and (phrase.is_bare or not gap)
                and all(word in listed("before_harm_noun") for word in gap)
            ):
                if phrase.is_article and hit.trigger.words[-1].endswith("s"):
                    continue
                yield self._claim(number, hit, "noun", 0.9)
                yield from self._joined_before(number, hit, "noun")
            elif (
                "state" in ways
                and len(gap) <= 4
                and all(word in listed("before_state") or word.endswith("ly") for word in gap)
            ):
                yield self._claim(number, hit, "state", 0.9)
                yield from self._joined_before(number, hit, "state")
            elif "passive" in ways and not gap and not self._has_object(hit):
                yield self._claim(number, hit, "participle", 0.85)
                yield from self._joined_before(number, hit, "participle")

    def _has_object(self, hit: Hit) -> bool:
        """Tell whether a number phrase for people stands right after the word."""
        return hit.last + 1 in self._firsts

    def _is_passive(self, hit: Hit) -> bool:
        """Tell whether a form of "be" stands before a participle."""
        at = hit.first - 1
        while at >= self.low and (self.words.lower[at] in listed("auxiliary") or self.words.lower[at].endswith("ly")):
            if self.words.lower[at] in listed("be"):
                return True
            at -= 1
        return False

    def _objects(self, hit: Hit, ways: set[str]) -> Iterator[Claim]:
        """Yield phrases after the word: "killed at least nine", "killing two", "the deaths of nine"."""
        if not ways & {"passive", "ing", "base", "nominal"} or ("passive" in ways and self._is_passive(hit)):
            return
        if (
            "passive" in ways
            and not ways & {"ing", "base"}
            and hit.trigger.words[-1] in {"wounded", "injured"}
            and self._before_is_number(hit)
        ):
            return
        previous: int | None = None
        for number in range(bisect_right(self._lasts, hit.last), len(self.phrases)):
            phrase = self.phrases[number]
            if phrase.first <= hit.last:
                continue
            edge = hit.last if previous is None else self.phrases[previous].last
            if phrase.first - edge > _NEAR:
                return
            gap = self.words.lower[edge + 1 : phrase.first]
            if previous is None:
                if self._is_list(gap):
                    pass  # "killing officer, 3 others"
                elif (
                    len(gap) > 2
                    or not all(
                        word
                        in {
                            "as",
                            "many",
                            "up",
                            "to",
                            "some",
                            "and",
                            "or",
                            "wounding",
                            "injuring",
                            "himself",
                            "herself",
                            ",",
                        }
                        or word.endswith("ly")
                        for word in gap
                    )
                    or "," in gap
                ):
                    return
            elif (
                not gap
                or not all(word in listed("joining") for word in gap)
                or self._has_own(phrase)
                or number in self.parts
            ):
                return
            yield self._claim(number, hit, "object", 0.9 if previous is None else 0.8)
            previous = number

    def _is_list(self, gap: list[str]) -> bool:
        """Tell whether words open a list of people with one whom no number counts: "officer," or "wife and"."""
        return len(gap) == 2 and gap[0] in harms().people and not gap[0].endswith("s") and gap[1] in {",", "and"}

    def _before_is_number(self, hit: Hit) -> bool:
        """Tell whether a number phrase stands right before the word."""
        at = bisect_left(self._lasts, hit.first - 1)
        return at < len(self._lasts) and self._lasts[at] == hit.first - 1

    def _has_own(self, phrase: Phrase) -> bool:
        """Tell whether a word of harm of its own follows a phrase: "killed nine, and three were injured"."""
        at = phrase.last + 1
        while (
            at < self.high
            and at - phrase.last < 5
            and (
                self.words.lower[at] in listed("auxiliary")
                or self.words.lower[at] in {"others", "more", "who"}
                or self.words.lower[at].endswith("ly")
            )
        ):
            at += 1
        hit = self._hit_at.get(at)
        return hit is not None and bool(manners(hit) & {"passive", "state", "die", "noun"})

    def _subjects(self, hit: Hit, ways: set[str]) -> Iterator[Claim]:
        """Yield phrases farther before the word: "nine people in the village were killed", "two soldiers died"."""
        passive = "passive" in ways and self._is_passive(hit)
        if not passive and "die" not in ways and not ("state" in ways and self._is_passive(hit)):
            return
        at = hit.first - 1
        while at >= self.low and (self.words.lower[at] in listed("auxiliary") or self.words.lower[at].endswith("ly")):
            at -= 1
        for number in range(bisect_right(self._lasts, at) - 1, -1, -1):
            phrase = self.phrases[number]
            if at - phrase.last > _FAR:
                return
            if number in self.parts:
                continue
            gap = self.words.words[phrase.last + 1 : at + 1]
            if not self._bridges(phrase, gap, at):
                return
            yield self._claim(number, hit, "subject", 0.9 if not gap else 0.75)
            yield from self._joined_before(number, hit, "subject")
            return

    def _bridges(self, phrase: Phrase, gap: list[str], at: int) -> bool:
        """Tell whether a subject may stand that far from its verb."""
        if any(word in _STOP for word in gap):
            return False
        inside = bisect_right(self._part_words, at) > bisect_right(self._part_words, phrase.last)
        commas = gap.count(",")
        if commas and not inside and gap[0] != ",":
            return False
        lower = [word.lower() for word in gap]
        if (
            any(word in {"but", "while", "after", "when", "because", "as", "before", "that"} for word in lower)
            and not inside
        ):
            return False
        holds_harm = bisect_right(self._hit_firsts, at) > bisect_right(self._hit_firsts, phrase.last)
        if holds_harm and not inside:
            return False
        verbs = [word for word in lower if word in listed("be") or word in {"has", "have", "had", "said", "says"}]
        return not verbs or lower[0] in {"who", ","}

    def _joined_before(self, number: int, hit: Hit, rule: str) -> Iterator[Claim]:
        """Yield the phrases that "and" joins to one that stands before: "two men and a girl were killed"."""
        joined = False
        while number > 0:
            gap = self.words.lower[self.phrases[number - 1].last + 1 : self.phrases[number].first]
            if (
                not gap
                or len(gap) > 3
                or not all(word in listed("joining") for word in gap)
                or number - 1 in self.parts
            ):
                return
            opening = self.words.lower[self.phrases[number].first]
            is_bare = opening not in _OPENING or (opening == "one" and not self.phrases[number - 1].is_article)
            is_list = is_bare and not self.words.lower[self.phrases[number].first].endswith("-old")
            joined = joined or gap != [","] or is_list  # "Two adults, 1 child dead"
            if not joined:
                return  # "a woman, 19-year-old Mira Ray, was": the same person again
            number -= 1
            if self._is_object(self.phrases[number]):
                return
            yield self._claim(number, hit, rule, 0.75)

    def _is_object(self, phrase: Phrase) -> bool:
        """Tell whether a phrase stands right after another word of harm: "killed nine, and three were injured"."""
        return phrase.first in self._object_at

    def _tolls(self, hit: Hit, ways: set[str]) -> Iterator[Claim]:
        """Yield the figures of "the death toll rose to 12 from nine": what it rose to, and what it rose from."""
        if "toll" not in ways:
            return
        is_found = False
        for number in range(bisect_right(self._lasts, hit.last), bisect_right(self._lasts, hit.last + 3 * _NEAR)):
            phrase = self.phrases[number]
            if phrase.first <= hit.last or phrase.first - hit.last > _NEAR or number in self.parts:
                continue
            claim = self._claim(number, hit, "toll", 0.85)._replace(is_cumulative=True)
            before = self.words.lower[phrase.first - 1]
            if before == "from":
                yield claim._replace(is_earlier=True, confidence=0.7)
            elif is_found or (not phrase.is_bare and phrase.people is None and phrase.is_article):
                continue
            elif before in listed("toll_verbs") or phrase.first == hit.last + 1:
                is_found = True
                yield claim

    def _lives(self) -> None:
        """Add "claimed nine lives", "sent two to hospital" and "no casualties"."""
        for number, phrase in enumerate(self.phrases):
            if number in self.claims:
                continue
            head = self.words.lower[phrase.last]
            before = self.words.lower[phrase.first - 1] if phrase.first > self.low else ""
            if head == "lives" and before in listed("taking_lives"):
                self.claims[number] = Claim(number, Harm.KILLED, None, "lives", 0.9)
            elif before in _SENT and "hospital" in {
                word.rstrip("s") for word in self.words.lower[phrase.last + 1 : phrase.last + 9]
            }:
                self.claims[number] = Claim(number, Harm.INJURED, None, "hospital", 0.8)
            elif head == "casualties" and phrase.amount.high == 0:
                self.claims[number] = Claim(number, Harm.KILLED, None, "none", 0.8)

    def _including(self) -> None:
        """Add the parts that an "including" lists and those of "four of them", each tied to the figure before it."""
        wholes = [number for number in sorted(self.claims) if number not in self.parts]
        ends = [self._lasts[number] for number in wholes]
        for number, at in sorted(self.parts.items()):
            if number in self.claims and self.claims[number].rule != "object":
                continue
            before = bisect_left(ends, at) - 1
            if before >= 0 and self.words.starts[at] - self.words.ends[ends[before]] < 90:
                self._be_part(number, wholes[before], 0.85)
        whole: int | None = None
        for number, phrase in enumerate(self.phrases):
            claim = self.claims.get(number)
            if whole is not None and number not in self.parts and self._is_of_them(phrase):
                if (claim is None and phrase.people) or (claim and claim.hit == self.claims[whole].hit):
                    self._be_part(number, whole, 0.8)
                continue
            if claim is not None and number not in self.parts:
                whole = number

    def _is_of_them(self, phrase: Phrase) -> bool:
        """Tell whether a phrase counts some of those before it: "four of them children", "two of whom"."""
        following = self.words.lower[phrase.first + 1 : phrase.last + 3]
        return any(one == "of" and other in {"them", "whom", "those"} for one, other in pairwise(following))

    def _be_part(self, number: int, whole: int, sure: float) -> None:
        """Make a phrase a part of what another one counts."""
        claim = self.claims[whole]
        self.claims[number] = Claim(number, claim.harm, claim.hit, "part", sure, part_of=whole)

    def _claim(self, number: int, hit: Hit, rule: str, sure: float) -> Claim:
        """Return a claim; "shot" alone leaves open whether it killed."""
        shot = hit.trigger.is_shot
        rule = "shot" if shot else "hospital" if hit.trigger.is_carried else rule
        return Claim(number, hit.trigger.harm, hit, rule, sure * (0.6 if shot else 1.0))
