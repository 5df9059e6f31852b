"""The casualty figures of one sentence: those that a number counts and those whom no number counts, in one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapportage.lexicon.harms import harms
from rapportage.lexicon.names import Index
from rapportage.recording.cast import Cast
from rapportage.recording.grammar import Grammar
from rapportage.recording.harming import Claim, Frames
from rapportage.recording.hits import Hit, find_hits
from rapportage.recording.numerals import Phrase, find_phrases
from rapportage.recording.victims import (
    NAMED,
    PRONOUN,
    Victim,
    find_node,
    find_takers,
    find_victim,
    is_natural,
)
from rapportage.schema.codes import ActorKind, Harm
from rapportage.schema.count import Count
from rapportage.text.tokens import Tokens

_SURE = {"named": 0.8, "definite": 0.65, "pronoun": 0.6, "bare": 0.7}
"""How far one whom no number counts is trusted, by how the text names them; as judged on development reports."""
_SHOT = 0.6
"""What is left of it where the text does not say whether a shot killed."""
_EITHER = 0.7
_ARMED = frozenset({"militants", "soldiers", "attacker"})
"""Those who flee a place without being driven from their homes."""
_LEAVING = frozenset({"disappeared"})
"""Words that one without a number may do of their own: "who disappeared from public view"."""
_FIGURATIVE = frozenset(
    {"politically", "political", "financially", "financial", "emotionally", "metaphorically", "figuratively"}
)
_CLOSE = 0.8
"""A frame trusted more than this stands right beside its verb."""
_QUIET = frozenset({"died", "dies", "die", "passed", "death", "deaths", "succumbed", "loss", "dead", "deceased"})
_ORDER = {harm: number for number, harm in enumerate(Harm)}
_BY_HARM = frozenset({Harm.KILLED, Harm.INJURED, Harm.MISSING, Harm.CAPTURED})


class Figure(NamedTuple):
    """One figure before it becomes a row. Offsets are those of its passage's text.

    Attributes:
        harm: What was done.
        rule: The frame that found it.
        sure: How far that frame may be trusted.
        amount: How many.
        number: The characters of the number, or of the words for one whom no number counts.
        people: The characters that say whom it counts, None where none do.
        population: Whom it counts.
        reach: The characters from the number to the word of harm.
        node: The word of the report that names the harm.
        key: What tells it from the others of its sentence: a token or a word.
        whole: The key of the figure it is a part of, None where it stands alone.
        is_cumulative: Whether a word for a running total gives it.
        is_earlier: Whether it is the figure that a running total rose from.
    """

    harm: Harm
    rule: str
    sure: float
    amount: Count
    number: tuple[int, int]
    people: tuple[int, int] | None
    population: str
    reach: tuple[int, int]
    node: int
    key: tuple[str, int]
    whole: tuple[str, int] | None = None
    is_cumulative: bool = False
    is_earlier: bool = False


class Sentence(NamedTuple):
    """A sentence with all that its figures are read from, and whether it or those beside it tell of violence."""

    grammar: Grammar
    words: range
    tokens: Tokens
    text: str
    cast: Cast
    names: Index
    is_violent: bool = True


def find_figures(sentence: Sentence) -> list[Figure]:
    """Return the figures of a sentence in text order."""
    tokens = sentence.tokens
    high = len(tokens.words)
    hits = find_hits(tokens, 0, high)
    phrases = find_phrases(sentence.text, tokens, 0, high, index=sentence.names)
    claims = Frames(tokens, 0, high, phrases=phrases, hits=hits).solve() if phrases else []
    found = [
        each
        for claim in claims
        for each in _counted(sentence, claim, phrases)
        if not (_is_doer(sentence, each, claim) or _is_own(sentence, each, claim) or _is_far(sentence, each, claim))
    ]
    found.extend(_uncounted(sentence, hits, phrases, found))
    once = {(each.reach, each.number, _ORDER[each.harm]): each for each in reversed(found)}
    return [once[where] for where in sorted(once)]


def _counted(sentence: Sentence, claim: Claim, phrases: Sequence[Phrase]) -> Iterator[Figure]:
    """Yield the figure of a claim; of "killed or wounded twenty" and of "no casualties" one for either harm."""
    phrase, tokens = phrases[claim.phrase], sentence.tokens
    first = min(tokens.starts[phrase.first], tokens.starts[claim.hit.first] if claim.hit else 10**9)
    last = max(tokens.ends[phrase.last], tokens.ends[claim.hit.last] if claim.hit else 0)
    figure = _of_phrase(sentence, phrase, claim.phrase, claim.harm)._replace(
        rule=claim.rule,
        sure=claim.confidence,
        reach=(first, last),
        node=_node_of(sentence, claim.hit, phrase),
        whole=("phrase", claim.part_of) if claim.part_of is not None else None,
        is_cumulative=claim.is_cumulative,
        is_earlier=claim.is_earlier,
    )
    if claim.rule == "none" or (claim.hit is not None and claim.hit.trigger.is_either):
        yield from _either(figure, claim.hit)
    else:
        yield figure


def _is_doer(sentence: Sentence, figure: Figure, claim: Claim) -> bool:
    """Tell whether the people before a word of harm do it: "three officers shot the driver"."""
    if claim.hit is None or claim.hit.trigger.manner == "die" or figure.number[0] > sentence.grammar.start[figure.node]:
        return False
    frame = sentence.grammar.frame_at(figure.node)
    if frame is None or frame.voice != "active" or frame.kind != "verb" or not frame.fillers("patient"):
        return False
    end = max(figure.number[1], figure.people[1] if figure.people else 0)
    return any(figure.number[0] <= sentence.grammar.start[head] <= end for head in frame.fillers("agent"))


def _either(figure: Figure, hit: Hit | None) -> Iterator[Figure]:
    """Yield both harms of a figure that leaves open which it is: none, or up to that many of each."""
    amount = figure.amount
    if amount.high != 0:
        words = " ".join(hit.trigger.words) if hit else ""
        amount = Count(low=0, high=amount.high, qualifier=f"{amount.qualifier} {words}".strip())
        figure = figure._replace(rule="either", sure=_EITHER)
    yield figure._replace(amount=amount)
    yield figure._replace(amount=amount, harm=Harm.INJURED)


def _is_natural(sentence: Sentence) -> bool:
    """Tell whether one who dies, or is in hospital, may do so of themselves."""
    return not sentence.is_violent or is_natural(sentence.grammar, sentence.words)


def _is_own(sentence: Sentence, figure: Figure, claim: Claim) -> bool:
    """Tell whether a single death is one's own: "a diplomat died of a heart attack"."""
    manner = claim.hit.trigger.manner if claim.hit is not None else ""
    if claim.harm is Harm.DISPLACED and (figure.amount.high == 1 or figure.population in _ARMED):
        return True  # "one man, who fled to Ostravia", "five gunmen fled"
    is_quiet = manner in {"die", "nominal"} and claim.harm is Harm.KILLED
    is_quiet = is_quiet and claim.hit is not None and claim.hit.trigger.words[0] in _QUIET
    return figure.amount.high == 1 and (is_quiet or claim.rule == "hospital") and _is_natural(sentence)


def _is_far(sentence: Sentence, figure: Figure, claim: Claim) -> bool:
    """Tell whether the syntax gives a verb to others than a figure that stands some way before it."""
    if claim.rule not in {"subject", "shot", "hospital"} or claim.hit is None:
        return False
    before = sentence.text[max(0, figure.number[0] - 3) : figure.number[0]].lower()
    if claim.confidence > _CLOSE and before != "of ":
        return False  # right beside its verb, and no "town of 9,000"
    takers = find_takers(sentence.grammar, figure.node, harms().rows_of(claim.hit.trigger))
    end = max(figure.number[1], figure.people[1] if figure.people else 0)
    grammar = sentence.grammar
    if any(grammar.word(head).lower() in harms().groups for head in takers):
        return False  # "a family of four was shot"
    return bool(takers) and not any(
        figure.number[0] <= grammar.start[head] <= end
        or grammar.start[_first(grammar, head)] <= figure.number[0] <= grammar.start[head]
        for head in takers
    )


def _of_phrase(sentence: Sentence, phrase: Phrase, number: int, harm: Harm) -> Figure:
    """Return the figure of a number phrase, still without its word of harm."""
    population = phrase.population
    if not population and phrase.is_article and phrase.people is not None:
        population = _name_at(sentence, *phrase.people)
    return Figure(
        harm, "parse", 0.7, phrase.amount, (phrase.start, phrase.end), phrase.people, population,
        (phrase.start, phrase.end), -1, ("phrase", number),
    )  # fmt: skip


def _name_at(sentence: Sentence, start: int, end: int) -> str:
    """Return the name of the person that stands at some words, the words of a name that only the syntax knows, or nothing."""
    grammar = sentence.grammar
    passage = grammar.passage[sentence.words.start]
    pair = sentence.cast.at(passage, start, end)
    if pair is not None and pair[0].kind is ActorKind.PERSON:
        return pair[0].name
    names = [grammar.name_at(word) for word in grammar.within(passage, start, end)]
    name = next((name for name in names if name is not None and name.type == "PER"), None)
    return grammar.text(name.first, name.end) if pair is None and name is not None else ""


def _node_of(sentence: Sentence, hit: Hit | None, phrase: Phrase) -> int:
    """Return the word that names the harm; where the frame has none, the verb that the figure hangs on."""
    grammar, tokens = sentence.grammar, sentence.tokens
    passage = grammar.passage[sentence.words.start]
    if hit is not None:
        words = grammar.within(passage, tokens.starts[hit.first], tokens.ends[hit.last])
        if words:
            return find_node(grammar, words, harms().rows_of(hit.trigger))
    words = grammar.within(passage, tokens.starts[phrase.last], tokens.ends[phrase.last])
    if not words:
        return sentence.words.start
    return next((word for word in grammar.above(words[0]) if grammar.upos[word] in {"VERB", "AUX"}), words[0])


def _uncounted(
    sentence: Sentence, hits: Sequence[Hit], phrases: Sequence[Phrase], found: Sequence[Figure]
) -> Iterator[Figure]:
    """Yield those whom the syntax gives to a word of harm and the words beside it do not."""
    grammar, tokens = sentence.grammar, sentence.tokens
    passage = grammar.passage[sentence.words.start]
    taken = [(each.harm, *_extent(tokens, each, phrases)) for each in found]
    own = {(each.harm, each.node) for each in found}
    used = frozenset(each.key[1] for each in found)
    natural = _is_natural(sentence)
    for hit in hits:
        words = grammar.within(passage, tokens.starts[hit.first], tokens.ends[hit.last])
        triggers = harms().rows_of(hit.trigger)
        if not words or hit.trigger.harm not in _BY_HARM or hit.trigger.is_either or hit.trigger.words[0] in _LEAVING:
            continue
        node = find_node(grammar, words, triggers)
        if grammar.deprel[node] == "compound":
            continue  # "the shooting suspect"
        for head in find_takers(grammar, node, triggers):
            low, high = grammar.start[_first(grammar, head)], grammar.end[head]
            if (
                head in words
                or _is_apart(grammar, node, head)
                or any(harm is hit.trigger.harm and start < high and low < end for harm, start, end in taken)
            ):
                continue
            figure = _taken(sentence, head, hit, node=node, phrases=phrases, natural=natural, used=used)
            if figure is None or (figure.rule == "parse" and figure.key[1] in used and (hit.trigger.harm, node) in own):
                continue
            taken.append((hit.trigger.harm, low, high))
            yield figure._replace(
                reach=(min(figure.number[0], tokens.starts[hit.first]), max(figure.number[1], tokens.ends[hit.last])),
                node=node,
                rule=_rule_of(hit) or figure.rule,
                sure=figure.sure * (_SHOT if hit.trigger.is_shot else 1.0),
            )  # fmt: skip


def _is_apart(grammar: Grammar, node: int, head: int) -> bool:
    """Tell whether a comma stands between a word of harm and what it seems to take: "man killed, pregnant woman wounded"."""
    return head > node and grammar.word(node + 1) == ","


def _rule_of(hit: Hit) -> str:
    """Return the rule that a word of harm gives its figures, empty where how they are named decides."""
    return "shot" if hit.trigger.is_shot else "hospital" if hit.trigger.is_carried else ""


def _extent(tokens: Tokens, figure: Figure, phrases: Sequence[Phrase]) -> tuple[int, int]:
    """Return the characters of a figure already found: its number with its people."""
    phrase = phrases[figure.key[1]]
    return tokens.starts[phrase.first], tokens.ends[phrase.last]


def _taken(
    sentence: Sentence,
    head: int,
    hit: Hit,
    *,
    node: int,
    phrases: Sequence[Phrase],
    natural: bool,
    used: frozenset[int],
) -> Figure | None:
    """Return the figure of one that a word of harm takes: a number phrase, or one whom no number counts."""
    grammar, tokens = sentence.grammar, sentence.tokens
    at = grammar.start[head]
    is_violent = hit.trigger.words[0] not in _QUIET
    is_quiet = natural and (not is_violent or hit.trigger.is_carried)
    for number, phrase in enumerate(phrases):
        if tokens.starts[phrase.first] <= at < tokens.ends[phrase.last]:
            if (
                phrase.amount.high == 0
                or (is_quiet and phrase.amount.high == 1)
                or _is_again(sentence, phrases, number, used=used)
            ):
                return None
            return _of_phrase(sentence, phrase, number, hit.trigger.harm)
    if is_quiet or hit.trigger.harm is Harm.CAPTURED:
        return None
    if any(grammar.word(kid).lower() in _FIGURATIVE for kid in grammar.children[node]):
        return None
    if grammar.xpos[node] == "VB" and _is_bidding(grammar, node):
        return None
    victim = find_victim(grammar, head, sentence.cast)
    return None if victim is None else _of_victim(sentence, victim, hit.trigger.harm)


def _is_bidding(grammar: Grammar, node: int) -> bool:
    """Tell whether a verb bids: "rise up and kill him first"."""
    kids = {grammar.deprel[kid].partition(":")[0] for kid in grammar.children[node]}
    return not kids & {"nsubj", "aux", "mark"} and grammar.deprel[node] in {"root", "conj", "parataxis", "ccomp"}


def _is_again(sentence: Sentence, phrases: Sequence[Phrase], number: int, *, used: frozenset[int]) -> bool:
    """Tell whether a phrase names again the one before it: "a woman, 20-year-old Mira Ray, was shot"."""
    words = sentence.tokens.words
    return any(
        before.last + 2 == here.first and words[before.last + 1] == "," and here.is_article and before.amount.high == 1
        for before, here in pairwise(phrases[max(0, number - 1) : number + 2])
        if (phrases.index(before) if here is phrases[number] else phrases.index(here)) in used
    )


def _of_victim(sentence: Sentence, victim: Victim, harm: Harm) -> Figure:
    """Return the figure of one whom no number counts."""
    grammar = sentence.grammar
    first, last = _phrase(grammar, victim.head)
    number = grammar.start[first], grammar.end[last]
    population = victim.population
    if victim.manner in {NAMED, PRONOUN}:
        named = _name_at(sentence, *number)
        population = named or population or grammar.text(first, last + 1)
    amount = Count(low=victim.amount, high=victim.amount)
    return Figure(
        harm, victim.manner, _SURE[victim.manner], amount, number, number, population, number, -1, ("word", victim.head),
    )  # fmt: skip


def _first(grammar: Grammar, head: int) -> int:
    """Return the first of the words that stand right before a noun and hang on it."""
    kids = set(grammar.children[head])
    first = head
    while first - 1 in kids or (first - 1 >= 0 and grammar.head[first - 1] in kids and grammar.head[first - 1] < first):
        if grammar.upos[first - 1] in {"PUNCT", "VERB", "ADP", "CCONJ"} and grammar.word(first - 1) != "-":
            break
        first -= 1
    return first


def _phrase(grammar: Grammar, head: int) -> tuple[int, int]:
    """Return the first and last word of a name, or of a noun with what stands before it."""
    name = grammar.name_at(head)
    if name is not None and name.type == "PER":
        return name.first, name.end - 1
    first = _first(grammar, head)
    last = head
    while last + 1 < len(grammar) and grammar.head[last + 1] == head and grammar.deprel[last + 1].startswith("flat"):
        last += 1
    return first, last
