"""Offices and trades as stated beside a person's name: the words, whether a former one, and whose office it is."""

from __future__ import annotations

from typing import NamedTuple

from rapportage.lexicon.actor_words import actor_words
from rapportage.lexicon.offices import offices
from rapportage.lexicon.roles import roles
from rapportage.recording.bodies import organ_words
from rapportage.recording.grammar import Grammar
from rapportage.recording.scene import Scene
from rapportage.schema.codes import ActorKind, Role

_LONGEST = 24
"""Words of an office at most: what is longer is a clause."""
_STATE_WORDS = frozenset(
    {"foreign", "prime", "deputy", "acting", "interim", "caretaker", "former", "then", "senior", "top", "chief", "special", "national",
     "security", "defence", "defense", "interior", "military", "permanent", "junior", "vice", "first", "new", "longtime", "late", "retired",
     "supreme", "state", "government", "opposition", "armed", "air", "naval", "finance", "information", "oil", "energy", "home", "-"}
)  # fmt: skip
"""Between a state and an office they leave it the state's: "Velmarki deputy foreign minister"."""
_OWNERS = frozenset({ActorKind.STATE, ActorKind.BODY, ActorKind.ARMED_GROUP, ActorKind.PEOPLE})
"""Whose country an office shows; where a university or a company stands says nothing of those who work there."""
_CLAUSES = frozenset({"acl:relcl", "parataxis", "advcl", "cop", "nsubj", "nsubj:pass", "mark", "ccomp"})
_HONORIFIC = frozenset({"mr", "mrs", "ms", "dr", "miss", "prof", "sir", "lady", "lord", "dame"})
_BEFORE = frozenset({"nmod:desc", "compound", "amod", "nmod:poss", "flat", "nmod", "case", "nummod", "det"})
_SECTORS = {
    Role.OFFICIAL: ("GOV",),
    Role.MILITARY: ("MIL",),
    Role.ANALYST: ("EDU",),
    Role.FORMER_OFFICIAL: ("ELI",),
    Role.MEDIA: ("JRN",),
    Role.STATE_MEDIA: ("JRN",),
    Role.ARMED_GROUP: ("REB",),
    Role.ORGANISATION: ("NGO",),
}


class Office(NamedTuple):
    """An office at the words ``first..end``: whether a former one, what voice it makes, whose it is, PLOVER's sectors."""

    first: int
    end: int
    is_former: bool
    kind: Role
    country: str
    sectors: tuple[str, ...]


def find_office(scene: Scene, person: int) -> Office | None:
    """Return the office stated beside the name of a person, None where none is."""
    grammar, head = scene.grammar, scene.head[person]
    if head < 0:
        return None
    found = scene.found[person]
    own = grammar.within(found.passage, found.start, found.end)
    for words in (
        _after(grammar, head, own),
        _before(grammar, head, own),
        _around(grammar, head, own),
        _said_to_be(grammar, head),
    ):
        if words is not None and words.start < words.stop and words.stop - words.start <= _LONGEST:
            office = _read(scene, words)
            if office is not None:
                return office
    return None


def _after(grammar: Grammar, head: int, own: range) -> range | None:
    """Return the aside after a name: "Mira Ray, an analyst at the Institute"."""
    for child in grammar.children[head]:
        if (grammar.deprel[child] == "appos" and child >= own.stop and grammar.upos[child] != "PROPN") or (
            child >= own.stop and grammar.deprel[child] == "appos" and _is_office_word(grammar, child)
        ):
            return _phrase(grammar, child, low=own.stop)
    return None


def _around(grammar: Grammar, head: int, own: range) -> range | None:
    """Return the phrase that a name stands in as an aside: "the foreign minister, Mira Ray,"."""
    above = grammar.head[head]
    if above < 0 or above >= own.start or grammar.deprel[head] not in {"appos", "flat", "nmod:desc"}:
        return None
    return _phrase(grammar, above, low=0, high=own.start)


def _phrase(grammar: Grammar, head: int, *, low: int, high: int | None = None) -> range | None:
    """Return the unbroken words of a phrase without clauses and lists at its end."""
    words = {head}
    open_words = [head]
    while open_words:
        for child in grammar.children[open_words.pop()]:
            if grammar.deprel[child] in _CLAUSES or (grammar.deprel[child] == "appos" and child > head):
                continue
            if child >= low and (high is None or child < high) and grammar.passage[child] == grammar.passage[head]:
                words.add(child)
                open_words.append(child)
    first = last = head
    while first - 1 in words:
        first -= 1
    while last + 1 in words:
        last += 1
    while last > head and grammar.upos[last] in {"PUNCT", "CCONJ", "ADP"}:
        last -= 1
    while (
        first < head
        and grammar.upos[first] in {"PUNCT", "ADP", "CCONJ", "SCONJ", "ADV"}
        and grammar.word(first).lower() not in roles().former
    ):
        first += 1
    return range(first, last + 1)


def _before(grammar: Grammar, head: int, own: range) -> range | None:
    """Return the words right before a name: "former Pakistani ambassador", "Foreign Minister"."""
    first = own.start
    while first - 1 >= 0 and own.start - first < _LONGEST and grammar.passage[first - 1] == grammar.passage[head]:
        word = first - 1
        if grammar.upos[word] in {"PUNCT", "VERB", "AUX", "SCONJ", "CCONJ", "PRON"} and not _joins(grammar, word, own):
            break
        if not (_under(grammar, word, head, own) or _governs(grammar, word, head)):
            break
        first = word
    while first < own.start and grammar.upos[first] in {"PUNCT", "ADP", "CCONJ"}:
        first += 1
    end = own.start
    while end > first and grammar.word(end - 1).lower().rstrip(".") in _HONORIFIC | {"."}:
        end -= 1
    return range(first, end) if first < end else None


def _joins(grammar: Grammar, word: int, own: range) -> bool:
    """Tell whether a mark or conjunction stands within the words before a name: "Vice-President", "President and Chairman"."""
    return (grammar.word(word) in {"-", ".", "and"} and word + 1 < own.start) or grammar.word(word) == "."


def _under(grammar: Grammar, word: int, head: int, own: range) -> bool:
    """Tell whether a word before a name hangs on it, however far up, by words that stand before it too."""
    for _ in range(6):
        if grammar.deprel[word] not in _BEFORE and grammar.deprel[word] not in {
            "conj",
            "cc",
            "punct",
            "advmod",
            "nmod:unmarked",
        }:
            return False
        above = grammar.head[word]
        if above == head or above in own:
            return True
        if above < 0 or above > own.stop:
            return False
        if _governs(grammar, above, head):
            return True
        word = above
    return False


def _governs(grammar: Grammar, word: int, head: int) -> bool:
    """Tell whether a title heads the name: "President" of "President Ray" in some trees."""
    return grammar.head[head] == word and grammar.deprel[head] in {"flat", "flat:name", "compound"} and word < head


def _said_to_be(grammar: Grammar, head: int) -> range | None:
    """Return what a sentence says that somebody is, or served as: "Mira Ray is a senator", "who served as a policy adviser"."""
    above = grammar.head[head]
    if above >= 0 and grammar.deprel[head] == "nsubj" and grammar.upos[above] == "NOUN" and above > head:
        cops = [child for child in grammar.children[above] if grammar.deprel[child] == "cop"]
        if (
            cops
            and grammar.word(cops[0]).lower() in {"is", "was"}
            and not any(grammar.lemma[each] == "not" for each in grammar.children[above])
        ):
            return _phrase(grammar, above, low=cops[0] + 1)
    for child in grammar.children[head]:
        if grammar.deprel[child] != "acl:relcl":
            continue
        if grammar.upos[child] == "NOUN":
            cops = [each for each in grammar.children[child] if grammar.deprel[each] == "cop"]
            if cops and not any(grammar.lemma[each] == "not" for each in grammar.children[child]):
                return _phrase(grammar, child, low=cops[0] + 1)
        if grammar.lemma[child] in {"serve", "work", "act"}:
            for each in grammar.children[child]:
                if grammar.deprel[each] == "obl" and any(
                    grammar.lemma[mark] == "as" for mark in grammar.children[each]
                ):
                    return _phrase(grammar, each, low=child + 1)
    return None


def _is_office_word(grammar: Grammar, word: int) -> bool:
    """Tell whether a word names an office or a trade."""
    person = roles().person
    written = grammar.word(word).lower()
    return (
        written in person
        or grammar.lemma[word].lower() in person
        or written in roles().heads
        or written.rpartition("-")[2] in person
    )


def _read(scene: Scene, words: range) -> Office | None:
    """Return what a stretch of words says of an office, None where it holds no word for one."""
    grammar, vocabulary = scene.grammar, roles()
    lower = [grammar.word(word).lower() for word in words]
    kind = Role.UNKNOWN
    is_office = False
    for at, (word, written) in enumerate(zip(words, lower, strict=True)):
        if grammar.deprel[word] == "nmod:poss" or grammar.lemma[word].lower() in actor_words("described", "anyone"):
            continue
        pair = f"{written} {lower[at + 1]}" if at + 1 < len(lower) else ""
        role = (
            vocabulary.person.get(pair)
            or vocabulary.person.get(written)
            or vocabulary.person.get(grammar.lemma[word].lower())
        )
        is_office = (
            is_office or role is not None or written in vocabulary.heads or grammar.word(word) in vocabulary.titles
        )
        if role is not None and kind in {Role.UNKNOWN, Role.ORGANISATION}:
            kind = role
    if not is_office:
        return None
    led = next((role for written in lower if (role := vocabulary.led.get(written))), None)
    is_led = led is not None and any(written in vocabulary.heads for written in lower)
    kind = led if is_led and led is not None else kind
    past = vocabulary.former | offices().past
    former = any(written in past or written.startswith("ex-") for written in lower[:3]) or _served(grammar, words)
    if former and kind in {Role.OFFICIAL, Role.MILITARY}:
        kind = Role.FORMER_OFFICIAL
    first = words.start + (1 if lower[0] in {"the", "a", "an"} and len(lower) > 1 else 0)
    return Office(
        first, words.stop, former, kind, _country(scene, words), _sectors(lower, kind, by_voice=former or is_led)
    )


def _sectors(lower: list[str], kind: Role, *, by_voice: bool) -> tuple[str, ...]:
    """Return PLOVER's sector of an office by its longest words that are listed, else by the voice it makes; of a former one, or a "head of", by that alone."""
    if by_voice and kind in _SECTORS:
        return _SECTORS[kind]
    by_name = offices().by_name
    for length in (3, 2, 1):
        for at in range(len(lower) - length + 1):
            listed = by_name.get(" ".join(lower[at : at + length]))
            if listed and listed.sector:
                return (listed.sector,)
    return _SECTORS.get(kind, ())


def _served(grammar: Grammar, words: range) -> bool:
    """Tell whether the office is one that somebody served in: "who served as minister until 2020"."""
    before = words.start - 1
    while before > words.start - 4 and before >= 0:
        if grammar.word(before).lower() == "served":
            return True
        before -= 1
    return False


def _qualifies(grammar: Grammar, between: range) -> bool:
    """Tell whether what follows a state up to the head is an office or an organ: "Velmark foreign minister", no "Velmark project director"."""
    last = grammar.word(between[-1]).lower() if between else ""
    if not _is_office_word(grammar, between[-1] if between else 0) and last.removesuffix("s") not in organ_words():
        return False
    lower = [grammar.word(word).lower() for word in between]
    known = offices().by_name
    return all(
        word in known or word in organ_words() or word in roles().person or word in _STATE_WORDS or " ".join(lower[at:]) in known
        for at, word in enumerate(lower[:-1])
    )  # fmt: skip


def _country(scene: Scene, words: range) -> str:
    """Return whose office it is: the first state that owns, qualifies or follows it, or whose body it is in.

    "Velmark's envoy to Ostravia" is of Velmark; "director of the Velmark Project at the Institute" is of nobody's.
    """
    grammar = scene.grammar
    for word in words:
        holder = scene.holder[word]
        if holder < 0 or scene.found[holder].kind not in _OWNERS or not scene.found[holder].country:
            continue
        marks = {grammar.lemma[child] for child in grammar.children[word] if grammar.deprel[child] == "case"}
        is_state = scene.found[holder].kind is ActorKind.STATE
        if marks & {"to", "against", "with", "on", "in"} or (is_state and "for" in marks):
            continue  # "envoy to Ostravia", "negotiator for Ostravia"; but "spokesman for the Ostravian army"
        is_beside = (
            is_state and grammar.deprel[word] in {"compound", "amod", "nmod:desc"} and grammar.head[word] in words
        )
        if is_beside and not _qualifies(grammar, range(word + 1, grammar.head[word] + 1)):
            continue
        return scene.found[holder].country
    return ""
