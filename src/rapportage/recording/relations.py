"""Claims about how two sides stand: trust, deterrence, agreements in force, trade, mediation, ties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapportage.lexicon.bonds import Bonds, Term, bonds
from rapportage.recording.cast import Cast
from rapportage.recording.grammar import Grammar
from rapportage.recording.status import Factuality, find_factuality, settled
from rapportage.recording.told import Told
from rapportage.schema.codes import ActorKind, Bond, Polarity, Status
from rapportage.schema.ids import MentionId, mint
from rapportage.schema.mentions import ActorMention, Participant, RelationMention

_PARTIES = frozenset({ActorKind.STATE, ActorKind.BODY, ActorKind.ARMED_GROUP, ActorKind.ALLIANCE, ActorKind.PEOPLE})
_WHOLE = frozenset({"nsubj", "nsubj:pass", "obj", "root", "conj", "obl", "nmod", "ccomp", "appos", "iobj"})
_TURNED = {
    Polarity.POSITIVE: Polarity.NEGATIVE,
    Polarity.NEGATIVE: Polarity.POSITIVE,
    Polarity.NEUTRAL: Polarity.NEUTRAL,
}


class Claim(NamedTuple):
    """A claim before it becomes a row.

    Attributes:
        term: What it speaks of.
        word: The word that names the bond.
        act: The word whose factuality is the claim's: the predicate, else the bond's own word.
        words: First word of the claim and the word after its last.
        sign: Whether it says that things are good or bad.
        confidence: How sure the rule is.
        rule: Its name.
    """

    term: Term
    word: int
    act: int
    words: tuple[int, int]
    sign: Polarity
    confidence: float
    rule: str


def find_relations(grammar: Grammar, cast: Cast, told: Told) -> Iterator[RelationMention]:
    """Yield the claims of a report about how sides stand, in text order; what a page says twice counts once.

    A bond is claimed where a word speaks of one (``lexicon/data/bonds.toml``) and something gives it a sign: an adjective beside it or said of
    it, what is done to it, or the word itself. A good sign that a negation meets is a bad one; whether the claim holds at all is its status.
    """
    words = bonds()
    done: set[tuple[Bond, int]] = set()
    for word, lemma in enumerate(grammar.lemma):
        if lemma not in words.nouns and lemma not in words.verbs:
            continue
        if grammar.passages[grammar.passage[word]].repeats is not None:
            continue
        claim = _noun(grammar, word, words) if grammar.upos[word] in {"NOUN", "PROPN"} else _verb(grammar, word, words)
        if claim is not None:
            row = _row(grammar, cast, told, claim)
            if row is not None and (claim.term.bond, claim.act) not in done:
                done.add((claim.term.bond, claim.act))
                yield row


def _verb(grammar: Grammar, word: int, words: Bonds) -> Claim | None:
    """Return the claim of a verb that speaks of a bond by itself: "the two sides cooperate"."""
    term = words.verbs.get(grammar.lemma[word])
    frame = grammar.frame_at(word)
    if term is None or frame is None or grammar.upos[word] != "VERB":
        return None
    if any(grammar.lemma[part.head] in words.nouns for part in frame.parts if part.role == "patient"):
        return None  # "normalised relations": the noun's claim
    inside = [
        word,
        *(each for part in frame.parts for each in part.words if part.role in {"agent", "patient", "oblique"}),
    ]
    return Claim(term, word, word, _extent(grammar, word, inside), term.sign, 0.7, "relations.verb/1")


def _noun(grammar: Grammar, word: int, words: Bonds) -> Claim | None:
    """Return the claim about a noun of a bond, None where nothing is claimed of it."""
    term = _term(grammar, word, words)
    if term is None or _is_part_of_name(grammar, word):
        return None
    beside = _adjectives(grammar, word, words, own=term.sign)
    act, effect = _effect(grammar, word, words)
    said = _predicated(grammar, word, words)
    sign, rule = term.sign, "relations.noun/1"
    if beside is not None:
        sign, rule = beside, "relations.adjective/1"
    if said is not None:
        act, sign, rule = said[0], said[1], "relations.predicate/1"
    elif effect == "worse":
        sign, rule = Polarity.NEGATIVE, "relations.effect/1"
    elif effect == "down":
        turned = term.sign if term.sign is not Polarity.NEUTRAL else Polarity.POSITIVE
        sign, rule = _TURNED[turned], "relations.effect/1"
    elif effect == "up":
        sign = term.sign if term.sign is not Polarity.NEUTRAL else Polarity.POSITIVE
        rule = "relations.effect/1"
    elif effect == "standing" and term.bond is Bond.AGREEMENT:
        rule = "relations.standing/1"
    if sign is Polarity.NEUTRAL and rule != "relations.standing/1":
        return None
    inside = [*grammar.subtree(word), act]
    sure = 0.8 if rule in {"relations.effect/1", "relations.predicate/1"} else 0.65
    return Claim(term, word, act, _extent(grammar, word, inside), sign, sure, rule)


def _term(grammar: Grammar, word: int, words: Bonds) -> Term | None:
    """Return what a noun speaks of, by the phrase it closes where that is listed."""
    for term in words.nouns.get(grammar.lemma[word], ()):
        size = len(term.before)
        before = tuple(grammar.word(each).lower() for each in range(max(0, word - size), word))
        if before == term.before:
            return term
    return None


def _is_part_of_name(grammar: Grammar, word: int) -> bool:
    """Tell whether a noun is part of a name, such as that of a body for relations, or modifies another noun: "trade minister"."""
    name = grammar.name_at(word)
    if name is not None and name.type in {"ORG", "PER", "TITLE"} and name.end - name.first > 1:
        return True
    return grammar.deprel[word] in {"compound", "flat"} or grammar.deprel[word].split(":")[0] not in _WHOLE


def _adjectives(grammar: Grammar, word: int, words: Bonds, *, own: Polarity) -> Polarity | None:
    """Return the sign that adjectives before or after a noun give it; "a strong rival" is no friend."""
    if own is Polarity.NEGATIVE:
        return None
    for kid in grammar.children[word]:
        if grammar.deprel[kid] in {"amod", "acl"}:
            for each in (kid, *grammar.children[kid]):
                if grammar.lemma[each] in words.bad or grammar.word(each).lower() in words.bad:
                    return Polarity.NEGATIVE
                if grammar.lemma[each] in words.good and grammar.lemma[each] != "mutual":
                    return Polarity.POSITIVE
    return None


def _predicated(grammar: Grammar, word: int, words: Bonds) -> tuple[int, Polarity] | None:
    """Return the adjective said of a noun, with its sign: "relations are tense", "the relationship had remained tense"."""
    over = grammar.head[word]
    if over < 0 or not grammar.deprel[word].startswith("nsubj"):
        return None
    for each in (over, *(kid for kid in grammar.children[over] if grammar.deprel[kid] in {"xcomp", "obl"})):
        form, lemma = grammar.word(each).lower(), grammar.lemma[each]
        if grammar.upos[each] not in {"ADJ", "VERB"} and each != over:
            continue
        if form in words.bad or lemma in words.bad:
            return over, Polarity.NEGATIVE
        if lemma in words.good:
            return over, Polarity.POSITIVE
    return None


def _effect(grammar: Grammar, word: int, words: Bonds) -> tuple[int, str]:
    """Return the word that says what becomes of a bond, and up, down, worse, factuality or nothing."""
    word = _first_of_joined(grammar, word)
    over = grammar.head[word]
    relation = grammar.deprel[word].split(":")[0]
    if over < 0:
        return word, ""
    if relation == "nmod" and grammar.upos[over] == "NOUN":  # "a souring of relations", "the erosion of trust"
        verb = _verb_of(grammar.lemma[over])
        return over, _kind_of(verb, words, is_subject=False)
    if relation not in {"nsubj", "obj"}:
        return (over, "") if grammar.upos[over] == "VERB" else (word, "")
    lemma = grammar.lemma[over]
    particle = next((grammar.lemma[kid] for kid in grammar.children[over] if grammar.deprel[kid] == "compound:prt"), "")
    if particle and f"{lemma} {particle}" in words.up:
        return over, "up"
    return over, _kind_of(lemma, words, is_subject=grammar.deprel[word] == "nsubj")


def _first_of_joined(grammar: Grammar, word: int) -> int:
    """Return the first of the nouns that a noun is joined to: "strengthen coordination and trust"."""
    for _ in range(_REACH):
        if grammar.deprel[word] != "conj" or grammar.upos[grammar.head[word]] not in {"NOUN", "PROPN"}:
            break
        word = grammar.head[word]
    return word


_OF_NOUNS = {
    "souring": "sour", "erosion": "erode", "deterioration": "deteriorate", "breakdown": "break", "restoration": "restore", "severance": "sever",
    "breach": "breach", "violation": "violate", "collapse": "collapse", "lack": "lose", "loss": "lose", "improvement": "improve", "escalation": "escalate",
    "easing": "ease", "resumption": "resume", "worsening": "worsen", "cost": "lose", "absence": "lose", "deficit": "lose", "rise": "rise",
    "normalization": "normalize", "normalisation": "normalise", "suspension": "suspend", "deepening": "deepen", "strengthening": "strengthen", "end": "end",
}  # fmt: skip


def _verb_of(noun: str) -> str:
    return _OF_NOUNS.get(noun, "")


def _kind_of(verb: str, words: Bonds, *, is_subject: bool) -> str:
    """Return what a verb does to a bond; one that damages something else tells nothing of a bond that is its subject."""
    if verb in words.worse:
        return "worse"
    if verb in words.down:
        return "" if is_subject and verb in _TRANSITIVE else "down"
    if verb in words.standing:
        return "standing" if is_subject or verb == "have" else ""
    return "up" if verb in words.up else ""


_TRANSITIVE = frozenset(
    {
        "damage",
        "hurt",
        "violate",
        "breach",
        "undermine",
        "threaten",
        "prevent",
        "challenge",
        "complicate",
        "compromise",
        "destroy",
    }
)


def _extent(grammar: Grammar, word: int, inside: Sequence[int]) -> tuple[int, int]:
    """Return the words of a claim, within the passage of the word that names the bond and at most thirty each way."""
    near = [each for each in inside if grammar.passage[each] == grammar.passage[word] and abs(each - word) <= _REACH]
    first, last = min(near), max(near)
    while first < word and grammar.upos[first] in {"PUNCT", "ADP", "SCONJ", "CCONJ"}:
        first += 1
    while last > word and grammar.upos[last] == "PUNCT":
        last -= 1
    return first, last + 1


_PAIR = 2
"""A claim about one side alone was right in one of five when read by eye, one about two in four of five."""
_REACH = 30
"""Words: a longer claim is a clause with others inside."""


def _row(grammar: Grammar, cast: Cast, told: Told, claim: Claim) -> RelationMention | None:
    """Return the row of a claim, None where its words name no two parties."""
    sides = _sides(grammar, cast, claim)
    if len(sides) < _PAIR:
        return None
    span = grammar.span(*claim.words)
    voice = told.voice_at(grammar.span(claim.word, claim.word + 1))
    is_none = any(grammar.word(kid).lower() == "no" for kid in grammar.children[claim.word])
    is_done = claim.rule in {"relations.effect/1", "relations.predicate/1", "relations.verb/1"}
    factuality = find_factuality(grammar, claim.act) if is_done else Factuality(Status.ASSERTED)
    sign = claim.sign
    if is_none and not is_done:
        sign = _TURNED[sign]
    if factuality.status is Status.NEGATED:
        sign, factuality = _TURNED[sign], factuality._replace(status=Status.ASSERTED)
    factuality = settled(factuality, voiced=bool(voice), when=None, published=None)
    return RelationMention(
        id=MentionId(mint("relation_mention", span.report, span.start, span.end, claim.rule, claim.term.bond.value)),
        span=span,
        rule=claim.rule,
        confidence=claim.confidence,
        voice=voice,
        status=factuality.status,
        status_cue=grammar.span(factuality.first, factuality.end) if factuality.first >= 0 else None,
        bond=claim.term.bond,
        polarity=sign,
        sides=sides,
        words=grammar.span(claim.word, claim.word + 1),
    )


def _sides(grammar: Grammar, cast: Cast, claim: Claim) -> tuple[Participant, ...]:
    """Return the parties whose relation a claim speaks of, each once, in text order.

    They are whose the bond is ("Velmark's ties"), between or with whom ("with Ostravia", "the Velmark-Ostravia border pact"), and who does to
    the bond what is done to it ("Velmark broke off relations"); a party that only stands in the same sentence is none of them.
    """
    found: dict[str, ActorMention] = {}
    for word in sorted(_heads(grammar, claim)):
        hit = cast.of_word(grammar, word)
        if hit is None:
            continue
        for _, row in cast.several(hit):
            if row.kind in _PARTIES:
                found.setdefault(row.country or row.key or row.name, row)
    return tuple(Participant(actor=MentionId(row.id), name=row.name, span=row.span) for row in found.values())


def _heads(grammar: Grammar, claim: Claim) -> set[int]:
    """Return the words that name the sides of a claim."""
    heads: set[int] = set()
    if grammar.upos[claim.word] == "VERB":
        frame = grammar.frame_at(claim.word)
        if frame is not None:
            heads.update(part.head for part in frame.parts if part.role in {"agent", "patient"} or part.marker in _WITH)
        return _joined(grammar, heads)
    first = _first_of_joined(grammar, claim.word)
    for noun in {claim.word, first}:
        for kid in grammar.children[noun]:
            relation = grammar.deprel[kid].split(":")[0]
            mark = next((grammar.lemma[each] for each in grammar.children[kid] if grammar.deprel[each] == "case"), "")
            if grammar.deprel[kid] in {"nmod:poss", "amod", "compound", "nmod:desc", "appos"} or (
                relation in {"nmod", "acl"} and mark in _WITH
            ):
                heads.add(kid)
    over = grammar.frame_at(claim.act) if claim.act != claim.word else None
    if over is not None and over.kind == "verb" and grammar.lemma[claim.act] not in _NOT_DOING:
        agents = over.fillers("agent")
        if claim.word not in agents and first not in agents:
            heads.update(agents)
        heads.update(part.head for part in over.parts if part.role == "oblique" and part.marker in {"with", "between"})
    return _joined(grammar, heads)


def _joined(grammar: Grammar, heads: set[int]) -> set[int]:
    """Return words with those joined to them: "between Velmark and Ostravia"."""
    found = set(heads)
    for word in heads:
        found.update(
            kid
            for kid in grammar.children[word]
            if grammar.deprel[kid] in {"conj", "compound", "nmod:desc"} and grammar.upos[kid] == "PROPN"
        )
        found.update(kid for kid in grammar.children[word] if grammar.deprel[kid] == "conj")
    return found


_WITH = frozenset({"between", "with", "of", "among", "towards", "toward", "to"})
_NOT_DOING = frozenset({"say", "see", "seem", "appear", "remain", "be", "become", "believe", "think", "hope", "want"})
