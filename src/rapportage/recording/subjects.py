"""Who speaks: the noun phrase before or after a reporting word, found without a parser."""

from __future__ import annotations

from typing import NamedTuple

from rapportage.lexicon.grammar import listed
from rapportage.lexicon.roles import roles
from rapportage.lexicon.speech import speech
from rapportage.recording.described import (
    STOPS,
    is_capital,
    is_speaking,
    leads_to_speaker,
    organ_kind,
    role_kind,
    strip_role,
)
from rapportage.schema.codes import Role
from rapportage.text.tokens import Tokens

_OTHERS = frozenset({"others", "some", "many", "both", "several", "few", "most"})
PRONOUNS = frozenset({"he", "she", "they", "it"})
_CIRCUMSTANCE = frozenset({"during", "amid", "following", "after", "before"})
_FRONTED = frozenset("in on at after before as for during although while when with if from by since".split())  # noqa: SIM905
_SELF = frozenset({"i", "we", "you"})
_HONORIFIC = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "sir"})


class Subject(NamedTuple):
    """The words that name a speaker, in characters of the masked text.

    Attributes:
        start: First character of the name, the pronoun or the noun phrase.
        end: One past the last.
        manner: "name", "noun" or "pronoun".
        role: The role as stated beside it, as a range.
        is_former: Whether that role is a former one.
        kind: What kind of voice the stated role makes it.
        first: Where the whole phrase starts, role and name together.
        last: Where it ends.
        affiliation: The name of the body in the role, as a range, where one was looked for.
    """

    start: int
    end: int
    manner: str
    role: tuple[int, int] | None
    is_former: bool
    kind: Role
    first: int
    last: int
    affiliation: tuple[int, int] | None = None


def _pronoun(start: int, end: int) -> Subject:
    """Return a pronoun as a subject."""
    return Subject(start, end, "pronoun", role=None, is_former=False, kind=Role.UNKNOWN, first=start, last=end)


def _is_joint(words: Tokens, index: int, low: int) -> bool:
    """Tell whether a token may stand inside a name between capitals: particles, "of", the stop of "Mr."."""
    word = words.lower[index]
    if word == ".":
        return index > low and (
            words.lower[index - 1] in listed("abbreviated_titles") or len(words.words[index - 1]) == 1
        )
    if word in {"of", "for"}:
        return index > low and is_capital(words, index - 1) and words.lower[index - 1] not in listed("time_nouns")
    return word in roles().particles


def _name_run(words: Tokens, low: int, last: int) -> int:
    """Return the first token of the run of capitals that ends at ``last``."""
    first = last
    while first - 1 >= low and last - first < 9:
        if (is_capital(words, first - 1) and words.lower[first - 1] not in PRONOUNS | listed("clause_bounds")) or (
            _is_joint(words, first - 1, low)
            and first - 2 >= low
            and (is_capital(words, first - 2) or words.lower[first - 1] != ".")
        ):
            first -= 1
        else:
            break
    while first < last and (not is_capital(words, first) or (words.lower[first] in listed("phrase_openers"))):
        first += 1
    return first


def _noun_subject(words: Tokens, low: int, last: int) -> Subject | None:
    """Return the noun phrase that ends at ``last`` when its head is a word for those who speak."""
    vocabulary = roles()
    head = words.lower[last].rpartition("-")[2]
    if (
        head not in vocabulary.person
        and head not in vocabulary.organ
        and head not in _OTHERS
        and head not in vocabulary.heads
        and head not in speech().said_nouns
    ):
        return None
    first = last
    while first - 1 >= low and last - first < 7:
        word = words.lower[first - 1]
        if (
            words.words[first - 1] in STOPS
            or word in listed("clause_bounds")
            or word in {"and", "or", "who", "whom", "of", "in", "on", "to", "by", "with", "from"}
        ):
            break
        first -= 1
        if word in listed("determiners"):
            break
    kind, former = role_kind(words, first, last + 1)
    if kind is Role.UNKNOWN and head in vocabulary.organ:
        kind = organ_kind(head)  # "the foreign ministry said"
    start, end = words.starts[first], words.ends[last]
    return Subject(start, end, "noun", (start, end), former, kind, start, end)


def _make_name(
    words: Tokens, first: int, last: int, *, role: tuple[int, int] | None, outer: tuple[int, int]
) -> Subject:
    """Return a name with the role that stands beside it, as token ranges."""
    kind, former = role_kind(words, *role) if role else (Role.UNKNOWN, False)
    span = (words.starts[role[0]], words.ends[role[1] - 1]) if role else None
    return Subject(
        words.starts[first], words.ends[last], "name", span, former, kind, words.starts[outer[0]], words.ends[outer[1]]
    )


def _role_before(words: Tokens, low: int, first: int, *, name: int) -> int:
    """Return where the words before a name start that tell its role; ``first`` when none do."""
    start = first
    while start - 1 >= low and first - start < 10:
        word = words.lower[start - 1]
        if words.words[start - 1] in STOPS or word in listed("clause_bounds") or word in PRONOUNS:
            break
        start -= 1
        if word in {"a", "an", "the"} and (
            start == low or words.lower[start - 1] not in {"of", "for", "at", "in", "on", "from"}
        ):
            break
    kind, _ = role_kind(words, start, name)
    return start if kind is not Role.UNKNOWN else first


def _name_subject(words: Tokens, low: int, last: int, *, after: tuple[int, int] | None = None) -> Subject | None:
    """Return the name that ends at ``last``, with the role before it or, as tokens, after it."""
    first = _name_run(words, low, last)
    if first == last and words.lower[first] in listed("phrase_openers"):
        return None
    if not is_capital(words, first) or (first == last == low and words.lower[first].endswith("ly")):
        return None
    if first > low + 1 and words.lower[first - 1] == "and" and is_capital(words, first - 2) and not after:
        other = _name_run(words, low, first - 2)
        return _make_name(words, other, last, role=None, outer=(other, last))
    start = strip_role(words, first, last)
    before = _role_before(words, low, first, name=start)
    role = (before, start) if start > before else None
    if role and words.words[role[1] - 1] == "." and role[1] - 1 > role[0]:
        role = (role[0], role[1] - 1)
    if role and (role[1] - role[0] == 1 and words.lower[role[0]] in _HONORIFIC):
        role = None
    role = role or after
    return _make_name(words, start, last, role=role, outer=(min(before, start), after[1] - 1 if after else last))


def _appositive(words: Tokens, low: int, comma: int) -> Subject | None:
    """Return the subject of "NAME, an aside, VERB", where ``comma`` closes the aside."""
    segment = low
    for index in range(low, comma):
        if words.words[index] in ";:":
            segment = index + 1
        if words.lower[index] in listed("clause_bounds"):
            segment = index + 1
        if words.words[index] != "," or index == segment:
            continue
        head = words.lower[segment]
        fronted = head in _FRONTED
        if not fronted and index - segment <= 14 and words.lower[index - 1] not in listed("time_nouns"):
            found = None
            if is_capital(words, index - 1):
                found = _name_subject(words, segment, index - 1, after=(index + 1, comma))
            found = found or _noun_subject(words, segment, index - 1)
            if found is not None:
                return found
        segment = index + 1
    return _named_after_role(words, low, segment, comma)


def _named_after_role(words: Tokens, low: int, first: int, comma: int) -> Subject | None:
    """Return the name of "the head of the force, NAME, said": the segment that ``comma`` closes, if it is all name."""
    if first <= low + 1 or first >= comma or words.words[first - 1] != "," or comma - first > 5:
        return None
    if not all(is_capital(words, at) or _is_joint(words, at, first) for at in range(first, comma)):
        return None
    start = first - 1
    while (
        start - 1 >= low
        and words.words[start - 1] not in STOPS
        and words.lower[start - 1] not in listed("clause_bounds")
    ):
        start -= 1
    if role_kind(words, start, first - 1)[0] is Role.UNKNOWN:
        return None
    return _make_name(words, first, comma - 1, role=(start, first - 1), outer=(start, comma - 1))


def _before_asides(words: Tokens, low: int, last: int) -> int:
    """Return the last token before adverbs and days that stand between a subject and its verb."""
    while last >= low and (
        words.lower[last] in listed("aside") or (words.lower[last].endswith("ly") and not is_capital(words, last))
    ):
        last -= 1
    while last > low and words.lower[last] in listed("time_nouns"):  # "X on Tuesday said"
        last -= 1
        while last > low and words.lower[last] in {"on", "in", "late", "early", "last", "this", "the", ",", "of"}:
            last -= 1
    return last


def left_subject(words: Tokens, low: int, verb: int) -> Subject | None:
    """Return who stands before the reporting word at token ``verb``, looking no further than token ``low``."""
    last = _before_asides(words, low, verb - 1)
    if last < low:
        return None
    word = words.lower[last]
    if word in PRONOUNS or word in _SELF:
        return _pronoun(words.starts[last], words.ends[last]) if word in PRONOUNS else None
    if word == ",":
        return _appositive(words, low, last) or _complex_noun(words, low, last - 1)
    if word in {"who", ")"}:
        return _before_relative(words, low, last)
    plain = not is_capital(words, last) or last == low or words.lower[last] in roles().person
    noun = _noun_subject(words, low, last) if plain else None
    if noun is not None:
        return noun
    if is_capital(words, last) and words.lower[last] not in listed("phrase_openers"):
        if last == low and word.endswith("ly"):
            return None
        name = _name_subject(words, low, last)
        return _owner_of_place(words, low, last, name=name) or name
    return _complex_noun(words, low, last)


def _owner_of_place(words: Tokens, low: int, last: int, *, name: Subject | None) -> Subject | None:
    """Return the plural noun of "lawmakers on Castle Hill said", where the name is only where they are."""
    if name is None:
        return None
    at = next((index for index in range(low, last + 1) if words.starts[index] >= name.start), low) - 1
    if at > low and words.lower[at] == "the":
        at -= 1
    if at <= low or words.lower[at] not in {"on", "in", "at", "from", "near", "around"}:
        return None
    return _complex_noun(words, low, last)


def _before_relative(words: Tokens, low: int, last: int) -> Subject | None:
    """Return the name before ", who" or before a bracket that closes at ``last``."""
    index = last - 1
    if words.words[last] == ")":
        while index > low and words.words[index] != "(":
            index -= 1
        index -= 1
    if index >= low and words.words[index] == ",":
        index -= 1
    if index < low:
        return None
    if is_capital(words, index):
        return _name_subject(words, low, index)
    return _noun_subject(words, low, index)


def _complex_noun(words: Tokens, low: int, last: int) -> Subject | None:
    """Return a noun phrase whose head stands farther left: "officials in the north said"."""
    vocabulary = roles()
    for index in range(last, max(low, last - 9) - 1, -1):
        if words.words[index] in STOPS or words.lower[index] in listed("clause_bounds"):
            return None
        if (
            words.lower[index] in vocabulary.person
            and index < last
            and words.lower[index + 1] in {"in", "of", "for", "from", "at", "with", "on", "who", "to"}
        ):
            head = _noun_subject(words, low, index)
            if head is not None:
                # "The ministers of both states during a call agreed to": the call names nobody.
                stop = next((at for at in range(index, last) if words.lower[at + 1] in _CIRCUMSTANCE), last)
                return head._replace(end=words.ends[stop], last=words.ends[stop])
    return None


def right_subject(words: Tokens, first: int, high: int) -> Subject | None:
    """Return who stands after a reporting word, from token ``first`` up to token ``high``."""
    if first < high and words.lower[first] in PRONOUNS:
        span = (words.starts[first], words.ends[first])
        return _pronoun(*span)
    index, name_last = first, -1
    while index < high and index - first < 24:
        word = words.lower[index]
        if _ends_name(words, first, index):
            break
        if _is_owner(words, index) or (name_last >= 0 and name_last == index - 1 and is_speaking(word)):
            name_last = -1  # "North Velmark's ruling party", "Velmarki authorities"
            index += 1
            continue
        if (
            name_last >= 0
            and not is_capital(words, index)
            and word in listed("after_name")
            and not _runs_on(words, index, high)
        ):
            break
        if is_capital(words, index) and not word.endswith(("'s", "’s")) and word not in listed("time_nouns"):
            name_last = index
        elif name_last >= 0 and word not in roles().particles and word != "." and not _runs_on(words, index, high):
            if not leads_to_speaker(words, index, high):
                break
            name_last = -1  # "Velmarki state-run news agency": no name yet
        index += 1
    if name_last >= 0 and not _belongs_to_role(words, first, name_last):
        after = _role_after(words, index, high)
        return _name_subject(words, first, name_last, after=after)
    return _right_noun(words, first, index, high)


def _ends_name(words: Tokens, first: int, index: int) -> bool:
    """Tell whether nothing of a speaker can stand at or after a token: a stop, or "I" ("officials I spoke to")."""
    word = words.lower[index]
    return word in _SELF or (words.words[index] in STOPS and not (word == "." and _is_joint(words, index, first)))


def _is_owner(words: Tokens, index: int) -> bool:
    """Tell whether a capital stands in the possessive."""
    return is_capital(words, index) and words.lower[index].endswith(("'s", "’s", "s'", "s’"))


def _belongs_to_role(words: Tokens, first: int, last: int) -> bool:
    """Tell whether the capitals belong to a description ("an official in Ostrava"), not to a name."""
    run = _name_run(words, first, last)
    return (
        run - 1 >= first
        and words.lower[run - 1] in {"in", "of", "at", "for", "from", "with", "to", "the", "near"}
        and run - first > 1
    )


def _runs_on(words: Tokens, index: int, high: int) -> bool:
    """Tell whether "of" or "for" at ``index`` stands inside a name: "Ministry of Defence"."""
    return words.lower[index] in {"of", "for"} and index + 1 < high and is_capital(words, index + 1)


def _role_after(words: Tokens, index: int, high: int) -> tuple[int, int] | None:
    """Return the tokens of the role after a name: "NAME, a senator from the north,"."""
    if index >= high or words.words[index] != ",":
        return None
    end = index + 1
    while end < high and words.words[end] not in ';:"“”()—–' and end - index < 30:
        if words.words[end] == "." and not (
            words.lower[end - 1] in listed("abbreviated_titles") or len(words.words[end - 1]) == 1
        ):
            break
        if words.words[end] == "," and role_kind(words, index + 1, end)[0] is not Role.UNKNOWN:
            break
        end += 1
    if end == index + 1 or role_kind(words, index + 1, end)[0] is Role.UNKNOWN:
        return None
    return index + 1, end


def _right_noun(words: Tokens, first: int, index: int, high: int) -> Subject | None:
    """Return the noun phrase from ``first`` to ``index``, or the name that follows it after a comma."""
    kind, former = role_kind(words, first, index)
    if kind is Role.UNKNOWN and not any(word in roles().organ for word in words.lower[first:index]):
        return None
    if index + 1 < high and words.words[index] == "," and is_capital(words, index + 1):
        last = index + 1
        while last + 1 < high and (is_capital(words, last + 1) or _is_joint(words, last + 1, index)):
            last += 1
        if last + 1 >= high or words.words[last + 1] in STOPS:
            return _make_name(words, index + 1, last, role=(first, index), outer=(first, last))
    start, end = words.starts[first], words.ends[index - 1]
    return Subject(start, end, "noun", (start, end), former, kind, start, end)
