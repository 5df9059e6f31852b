"""Who speaks, as words: the name, pronoun or noun phrase that a reporting word has for its holder, with the role stated beside it."""

from __future__ import annotations

from collections.abc import Sequence

from rapportage.lexicon.attributing import attributing
from rapportage.lexicon.roles import roles
from rapportage.recording.described import is_speaking, organ_kind, role_kind
from rapportage.recording.grammar import Grammar
from rapportage.recording.subjects import PRONOUNS, Subject
from rapportage.schema.codes import Role
from rapportage.text.tokens import Tokens

_HONORIFIC = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "mr.", "mrs.", "ms.", "dr.", "prof."})
_BREAKS = frozenset({",", ":", ";", "“", '"', "”", "—", "–", "(", ")"})
_OPENING = frozenset({"case", "mark", "cc", "fixed"})
_CLAUSE = frozenset({"cop", "aux", "nsubj", "advcl", "obl", "expl", "discourse"})
_NO_SPEAKERS = frozenset({"DATE", "NUMBER", "WEAPON", "TITLE"})
_PLACING = frozenset({"of", "for", "from", "in", "at", "on", "with", "near", "within"})
_LINKS = frozenset({"flat", "compound", "flat:name", "flat:foreign"})


def find_subject(grammar: Grammar, holder: Sequence[int], speaker: int) -> Subject | None:
    """Return who speaks, None where nobody does.

    Args:
        grammar: The words of the report.
        holder: The words beside the reporting word, a relative pronoun included.
        speaker: Head word of the phrase that is meant.
    """
    if speaker < 0:
        return None
    beside = [word for word in holder if grammar.passage[word] == grammar.passage[speaker]] or [speaker]
    outer = (min(beside[0], speaker) if speaker in beside else beside[0], beside[-1] + 1)
    speaker = _equated(grammar, speaker)
    if grammar.upos[speaker] in {"PRON", "DET"}:
        return _made(
            grammar,
            "pronoun" if grammar.word(speaker).lower() in PRONOUNS else "noun",
            (speaker, speaker + 1),
            outer=outer,
        )
    named = _named(grammar, speaker) or _named_last(grammar, beside, speaker)
    if named is not None:
        first, end = named
        role = _role(grammar, speaker, first, end)
        if role and not (outer[0] <= role[0] and role[1] <= outer[1]) and speaker in beside:
            outer = (min(outer[0], role[0]), max(outer[1], role[1]))
        return _made(grammar, "name", named, outer=outer, role=role)
    return _made(grammar, "noun", _phrase(grammar, speaker), outer=outer)


def _equated(grammar: Grammar, speaker: int) -> int:
    """Return whom a noun behind "is" means: in "the Front is a group that claims" the Front."""
    kids = grammar.children[speaker]
    if any(grammar.deprel[kid] == "cop" for kid in kids):
        return next(
            (kid for kid in kids if grammar.deprel[kid] == "nsubj" and grammar.upos[kid] in {"PROPN", "NOUN"}), speaker
        )
    return speaker


def _made(
    grammar: Grammar,
    manner: str,
    words: tuple[int, int],
    *,
    outer: tuple[int, int],
    role: tuple[int, int] | None = None,
) -> Subject:
    """Return a subject of words."""
    described = role or (words if manner == "noun" else None)
    kind, former = _kind(grammar, described) if described else (Role.UNKNOWN, False)
    if kind is Role.UNKNOWN and manner == "noun":
        head = grammar.word(words[1] - 1).lower()
        kind = organ_kind(head) if head in roles().organ else kind
    if manner == "name" and kind is Role.UNKNOWN and not role:
        kind = _kind(grammar, words)[0] if _is_body(grammar, words) else kind
    span = _characters(grammar, words)
    around = _characters(grammar, outer)
    body = _affiliation(grammar, described) if described else None
    return Subject(
        *span, manner, _characters(grammar, role) if role else (span if manner == "noun" else None), former, kind,
        min(around[0], span[0]) if _touch(outer, words) else around[0], max(around[1], span[1]) if _touch(outer, words) else around[1],
        _characters(grammar, body) if body else None,
    )  # fmt: skip


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _characters(grammar: Grammar, words: tuple[int, int]) -> tuple[int, int]:
    """Return words as characters of the passage in which the first stands: a sentence may go over a passage's end."""
    last = min(words[1], grammar.words_of(grammar.passage[words[0]]).stop) - 1
    return grammar.start[words[0]], grammar.end[last]


def _is_body(grammar: Grammar, words: tuple[int, int]) -> bool:
    """Tell whether a name is that of a body: its last word is one for those who speak ("Lorsk Police")."""
    return is_speaking(grammar.word(words[1] - 1).lower())


def _kind(grammar: Grammar, words: tuple[int, int]) -> tuple[Role, bool]:
    """Return the voice that words describe, and whether a former one."""
    written = [grammar.word(word) for word in range(*words)]
    # Hyphened words and titles of several words are one token to the parser and to the lists alike.
    found = Tokens(written, [word.lower().rstrip(".") or word for word in written], [], [])
    return role_kind(found, 0, len(written))


def _named(grammar: Grammar, head: int) -> tuple[int, int] | None:
    """Return the words of the name that a word heads, of joined names those of all; None for a plain noun."""
    name = grammar.name_at(head)
    if name is not None and (name.type in _NO_SPEAKERS or (name.type == "NORP" and name.end - 1 < head)):
        name = None
    if name is not None:
        first, end = name.first, name.end
    elif grammar.upos[head] == "PROPN":
        first, end = _capitals(grammar, head)
    else:
        return _named_in_apposition(grammar, head)
    end = _joined(grammar, head, end)
    if grammar.upos[first] == "DET" and end - first > 1:
        first += 1
    if name is not None and name.type == "ORG" and first > 1 and _is_possessive(grammar, first - 1):
        first = _left(grammar, grammar.head[first - 1])  # "Velmark's Ministry of Defence" is one name
    return first, end - int(grammar.word(end - 1) in {"'s", "’s"} and end - first > 1)


def _is_possessive(grammar: Grammar, word: int) -> bool:
    return grammar.deprel[word] == "case" and grammar.word(word) in {"'s", "’s"}


def _capitals(grammar: Grammar, head: int) -> tuple[int, int]:
    """Return the words of a name that the model knows by its capitals only."""
    first = end = head
    kids = grammar.children[head]
    while first - 1 in kids and grammar.upos[first - 1] == "PROPN":
        first -= 1
    while end + 1 in kids and grammar.deprel[end + 1] in _LINKS:
        end += 1
    return first, end + 1


def _joined(grammar: Grammar, head: int, end: int) -> int:
    """Return where the last of some names joined by "and" ends."""
    for kid in grammar.children[head]:
        if grammar.deprel[kid] != "conj" or kid < end:
            continue
        other = grammar.name_at(kid)
        if other is not None:
            end = max(end, other.end)
        elif grammar.upos[kid] in {"NOUN", "PROPN"} and kid - end < 6:
            end = kid + 1
    return end


def _named_in_apposition(grammar: Grammar, head: int) -> tuple[int, int] | None:
    """Return the name of "the head of the force, NAME, said"."""
    for kid in grammar.children[head]:
        name = grammar.name_at(kid)
        if (
            grammar.deprel[kid].startswith(("appos", "flat", "nmod:desc"))
            and name is not None
            and name.type == "PER"
            and kid > head
        ):
            return name.first, name.end
    return None


def _named_last(grammar: Grammar, beside: Sequence[int], speaker: int) -> tuple[int, int] | None:
    """Return the person that a phrase of the speaker's trade ends in: "an expert on border issues NAME said"."""
    name = grammar.name_at(beside[-1])
    if name is None or name.type != "PER" or name.first <= speaker or not is_speaking(grammar.word(speaker).lower()):
        return None
    before = grammar.word(name.first - 1)
    return (name.first, name.end) if before not in {",", "and", "or", "of", "for", "from", "to", "by", "with"} else None


def _role(grammar: Grammar, head: int, first: int, end: int) -> tuple[int, int] | None:
    """Return the words that state a named speaker's role: before the name, or set off by a comma after it."""
    name = grammar.name_at(first)
    if not (first <= head < end):  # the name stands in apposition to the role
        return (_left(grammar, head), first - 1 if grammar.upos[first - 1] == "PUNCT" else first)
    left = _left(grammar, head)
    while left < first and (grammar.upos[left] == "PUNCT" or grammar.word(left).lower() in _HONORIFIC):
        left += 1
    if left < first and any(grammar.upos[word] in {"NOUN", "PROPN"} for word in range(left, first)):
        return left, first
    if name is not None and name.type not in {"PER", "MISC"}:
        return None
    for kid in grammar.children[head]:
        if grammar.deprel[kid] == "appos" and kid >= end and grammar.upos[kid] in {"NOUN", "PROPN", "ADJ"}:
            words = [word for word in grammar.subtree(kid) if word >= end]
            last = len(words)
            while last > 1 and grammar.upos[words[last - 1]] == "PUNCT":
                last -= 1
            low = next((at for at, word in enumerate(words) if grammar.upos[word] != "PUNCT"), 0)
            return words[low], words[last - 1] + 1
    return _role_clause(grammar, head, end)


def _role_clause(grammar: Grammar, head: int, end: int) -> tuple[int, int] | None:
    """Return the words after "who" that tell a role: "who heads the river branch"."""
    for kid in grammar.children[head]:
        if grammar.deprel[kid] == "acl:relcl" and kid >= end and grammar.lemma[kid] in attributing().leading:
            words = [word for word in grammar.subtree(kid) if word >= kid and grammar.upos[word] != "PUNCT"]
            found = words[0], words[-1] + 1
            if _kind(grammar, found)[0] is not Role.UNKNOWN:
                return found
    return None


def _left(grammar: Grammar, head: int) -> int:
    """Return the first word of the phrase that a noun heads, without what is set off before it."""
    words = set(grammar.subtree(head))
    first = head
    while first - 1 in words and grammar.word(first - 1) not in _BREAKS and head - first < 12:
        relation = grammar.deprel[first - 1].partition(":")[0]
        if relation in _CLAUSE or (relation in _OPENING and grammar.word(first - 1).lower() not in {"of", "'s", "’s"}):
            break  # "according to the army"; "it is the army"
        first -= 1
    return first


def _phrase(grammar: Grammar, head: int) -> tuple[int, int]:
    """Return a noun with its adjectives before it and what "of", "for" or "from" adds after it."""
    first = _left(grammar, head)
    while first < head and grammar.upos[first] in {"CCONJ", "PUNCT"}:
        first += 1
    end = head + 1
    for kid in grammar.children[head]:
        if kid < end or kid - end > 4:
            continue
        relation = grammar.deprel[kid].partition(":")[0]
        if relation == "conj" and grammar.upos[kid] in {"NOUN", "PROPN"}:
            end = kid + 1
        elif relation == "nmod" and any(grammar.lemma[mark] in _PLACING for mark in grammar.children[kid]):
            words = [word for word in grammar.subtree(kid) if word <= kid + 3]
            run = kid + 1
            while run in words and grammar.deprel[run] in _LINKS:
                run += 1
            end = run
            break
    return first, end


def _affiliation(grammar: Grammar, words: tuple[int, int]) -> tuple[int, int] | None:
    """Return the first name of a body or place among the words of a role."""
    for word in range(*words):
        name = grammar.name_at(word)
        if name is not None and name.type in {"ORG", "LOC"} and words[0] <= name.first and name.end <= words[1]:
            return name.first, name.end
    return None
