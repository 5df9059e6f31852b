"""What words around a name make of its bearer: an official, a soldier, an analyst."""

from __future__ import annotations

from rapportage.lexicon.grammar import listed
from rapportage.lexicon.roles import roles
from rapportage.schema.codes import Role
from rapportage.text.tokens import Tokens

STOPS = frozenset(",.;:!?()[]\"“”«»‘’'—–…|")
_ORGAN_ROLE = {"MILITARY": Role.MILITARY, "MEDIA": Role.MEDIA}


def is_capital(words: Tokens, index: int) -> bool:
    """Tell whether a token starts with a capital."""
    return words.words[index][0].isupper()


def role_kind(words: Tokens, first: int, last: int) -> tuple[Role, bool]:
    """Return the voice that a stretch of words describes, and whether a former one."""
    vocabulary = roles()
    kind = Role.UNKNOWN
    former = leads = False
    for index in range(first, last):
        word = words.lower[index]
        if word in vocabulary.former or word.startswith("ex-"):
            former = True
        pair = f"{word} {words.lower[index + 1]}" if index + 1 < last else ""
        found = (
            vocabulary.person.get(pair) or vocabulary.person.get(word) or vocabulary.person.get(word.rpartition("-")[2])
        )
        if found and (kind is Role.UNKNOWN or kind is Role.ORGANISATION):
            kind = found
            leads = word in vocabulary.heads
    if leads or kind in {Role.UNKNOWN, Role.ORGANISATION}:
        kind = _led_kind(words, first, last) or kind
    if former and kind in {Role.OFFICIAL, Role.MILITARY}:
        kind = Role.FORMER_OFFICIAL
    return kind, former


def _led_kind(words: Tokens, first: int, last: int) -> Role | None:
    """Return what a "head of", "chief of" or "member of" is by the body named after it or right before it."""
    vocabulary = roles()
    heads = [at for at in range(first, last) if words.lower[at] in vocabulary.heads]
    if not heads:
        return None
    around = [*range(heads[0] + 1, last), *range(heads[0] - 1, first - 1, -1)]
    for at in around:
        pair = f"{words.lower[at]} {words.lower[at + 1]}" if at + 1 < last else ""
        found = vocabulary.led.get(pair) or vocabulary.led.get(words.lower[at].removesuffix("'s").removesuffix("’s"))
        if found:
            return found
    return None


def organ_kind(head: str) -> Role:
    """Return the voice of an organ of a state that its bare noun names: "the foreign ministry said"."""
    return _ORGAN_ROLE.get(roles().organ[head], Role.OFFICIAL)


def is_speaking(word: str) -> bool:
    """Tell whether a word in lower case is one for those who speak."""
    return word in roles().person or word in roles().organ


def leads_to_speaker(words: Tokens, index: int, high: int) -> bool:
    """Tell whether plain words that follow a capital lead up to a word for those who speak."""
    for at in range(index, min(index + 4, high)):
        word = words.lower[at]
        if words.words[at] in STOPS or word in listed("after_name") or is_capital(words, at):
            return False
        if is_speaking(word):
            return True
    return False


def strip_role(words: Tokens, first: int, last: int) -> int:
    """Return where the name proper starts, after offices and nationalities that stand before it in capitals."""
    vocabulary = roles()
    start = first
    for index in range(first, last):
        word = words.lower[index]
        pair = f"{words.words[index]} {words.words[index + 1]}" if index + 1 < last else ""
        if word.endswith(("'s", "’s")) and not listed("no_person").isdisjoint(words.lower[index + 1 : last + 1]):
            continue  # "Velmark's Ministry of Defence" is one name
        if (
            word.endswith(("'s", "’s"))
            or (index == first and word.replace(".", "") in {"un", "us", "uk", "eu"} and word != "us")
            or word in vocabulary.person
            or words.words[index] in vocabulary.titles
            or pair in vocabulary.titles
        ):
            start = index + 1
            if start <= last and words.words[start] == ".":
                start += 1
            if (
                start + 1 < last
                and words.lower[start] == "of"
                and words.lower[start + 1] in {"state", "staff", "defense", "defence"}
            ):
                start += 2  # "Secretary of State NAME"
    return min(start, last)
