"""Bodies, groups and peoples that the model hears a name in and that no list has: kept without a key, so that they are queued."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rapportage.lexicon.actor_words import actor_words
from rapportage.lexicon.grammar import listed
from rapportage.lexicon.roles import roles
from rapportage.recording.cast import Found
from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import ActorKind
from rapportage.syntax.analysis import Name

_PLAIN_SURE = 0.85
_PLAIN = frozenset(
    {"al", "el", "the", "islamist", "militant", "sunni", "shiite", "shia", "lebanese", "a", "afghan", "iraqi", "syrian"}
)
"""Before a known name these are no part of it: "Shiite Popular Front" is the Popular Front."""
_SURE = 0.5
"""A name heard with less is left out: half of those are none."""


def find_unlisted(grammar: Grammar, known: Sequence[Found]) -> Iterator[tuple[Found, tuple[int, ...]]]:
    """Yield actors whose names are on no list, each with the numbers of known states that are only a part of its name.

    "University of Velmark" is not Velmark, and is of that country; "Velmark's Red Dawn Army" is two.
    """
    holder: dict[int, int] = {}
    for number, each in enumerate(known):
        for word in grammar.within(each.passage, each.start, each.end):
            holder[word] = number
    for name in grammar.names:
        if name.type in {"ORG", "NORP"} and name.confidence >= _SURE:
            found = _found(grammar, name, known, holders=holder)
            if found is not None:
                yield found


def _found(
    grammar: Grammar, name: Name, known: Sequence[Found], *, holders: Mapping[int, int]
) -> tuple[Found, tuple[int, ...]] | None:
    """Return the actor that a name of the model's is, None where a list has it or it is nobody's."""
    first, end = name.first, name.end
    while first < end - 1 and grammar.word(first).lower() in {"the", "a", "an"}:
        first += 1
    first = max(
        (word + 1 for word in range(first, end - 1) if grammar.word(word) in {"'s", "'"} and _is_owner(grammar, known, holders, word - 1)),
        default=first,
    )  # fmt: skip
    inner = {holders[word] for word in range(first, end) if word in holders}
    written = grammar.text(first, end)
    if grammar.passage[first] != grammar.passage[end - 1] or not any(each.isalpha() for each in written):
        return None
    if any(not _is_part(known[each], grammar, first, end, sure=name.confidence) for each in inner):
        return None
    last = grammar.word(end - 1).lower()
    country = known[min(inner)].country if inner else ""
    if name.type == "NORP":
        people = None if inner else _people(grammar, first, end)
        return (people, ()) if people is not None else None
    if last in listed("no_body"):
        return None
    kind = _kind(grammar, first, end)
    found = Found(
        grammar.passage[first], grammar.start[first], grammar.end[end - 1], written, kind, "", country,
        round(0.5 + 0.4 * name.confidence, 2) if end - first > 1 else 0.7, "unlisted.name/1",
    )  # fmt: skip
    return found, tuple(sorted(inner))


def _is_owner(grammar: Grammar, known: Sequence[Found], holders: Mapping[int, int], word: int) -> bool:
    """Tell whether a state's name ends at a word, before a possessive ending: "Velmark's Hudson Club" is the club."""
    number = holders.get(word)
    return number is not None and known[number].kind is ActorKind.STATE and known[number].end <= grammar.end[word] + 2


def _is_part(part: Found, grammar: Grammar, first: int, end: int, *, sure: float) -> bool:
    """Tell whether a known name is only a part of a longer one: a state's anywhere in it, a body's after capitals of its own."""
    words = grammar.within(part.passage, part.start, part.end)
    if words.start < first or words.stop > end or len(words) == end - first:
        return False
    if part.kind is ActorKind.STATE:
        return words.stop == end or grammar.word(words.stop).lower() not in {"'s", "'"}
    if part.rule == "names.person/1" and part.kind is ActorKind.ORGANISATION:
        return True  # "Velmarki Institute" of "Velmarki Institute of Peace"
    before = [grammar.word(word) for word in range(first, words.start)]
    return (
        part.rule == "names.group/1" and sure >= _PLAIN_SURE and len(words) > 1 and words.stop == end
        and bool(before) and all(word[:1].isupper() and word.lower() not in _PLAIN for word in before)
    )  # fmt: skip


def _people(grammar: Grammar, first: int, end: int) -> Found | None:
    """Return a people or creed where persons are meant: "Baloch fighters", "the Hadari"; no "Sunni mosque"."""
    head, last = grammar.head[end - 1], end - 1
    if grammar.deprel[end - 1] in {"amod", "compound", "nmod:desc"}:
        if head != end:
            return None
        if grammar.kind[head] != "person" and grammar.lemma[head] not in actor_words("described", "group"):
            return None
        last = head
    kind = ActorKind.ARMED_GROUP if grammar.lemma[last] in actor_words("described", "fighters") else ActorKind.PEOPLE
    return Found(
        grammar.passage[first], grammar.start[first], grammar.end[last], grammar.text(first, last + 1), kind, "", "", 0.7,
        "unlisted.people/1",
    )  # fmt: skip


def _kind(grammar: Grammar, first: int, end: int) -> ActorKind:
    """Return what bears a name, by what the text calls it, else by the words of the name."""
    around = _called(grammar, first, end)
    words = [grammar.word(word).lower() for word in range(first, end)]
    if around & actor_words("kinds", "armed_words"):
        return ActorKind.ARMED_GROUP
    if " ".join(words) in roles().outlets:
        return ActorKind.OUTLET
    if "party" in words or "party" in around:
        return ActorKind.ORGANISATION
    if words[-1] in actor_words("kinds", "outlet"):
        return ActorKind.OUTLET
    if not actor_words("kinds", "armed_group").isdisjoint(words) and not around & {"political", "charity", "football"}:
        return ActorKind.ARMED_GROUP
    return ActorKind.ORGANISATION


def _called(grammar: Grammar, first: int, end: int) -> set[str]:
    """Return the dictionary forms of what stands beside a name as an aside or before it: "X, a militant group"; "the militia X"."""
    head = next((word for word in range(first, end) if not first <= grammar.head[word] < end), first)
    beside = [child for child in grammar.children[head] if grammar.deprel[child] in {"appos", "nmod:desc", "compound"}]
    above = grammar.head[head]
    if above >= 0 and grammar.deprel[head] in {"appos", "nmod:desc", "obl", "nmod"} and grammar.upos[above] == "NOUN":
        beside.append(above)
    if above >= 0 and grammar.lemma[above] == "know" and grammar.head[above] >= 0:
        beside.append(grammar.head[above])  # "a rebel force known as X"
    found = set[str]()
    for word in beside:
        if not first <= word < end and grammar.upos[word] != "PROPN":
            found.add(grammar.lemma[word].lower())
            found.update(
                grammar.lemma[child].lower()
                for child in grammar.children[word]
                if grammar.deprel[child] in {"amod", "compound"}
            )
    found.update(
        grammar.lemma[word].lower()
        for word in (end,)
        if end < len(grammar) and grammar.upos[end] == "NOUN" and grammar.head[head] == end
    )
    return found
