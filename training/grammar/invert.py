"""Treebank sentences turned round: "X said that S" becomes a quotation with its speaker behind it, a thing told, a source; an active a passive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from training.grammar.check import faults
from training.grammar.generation import RELATIONS
from training.grammar.speech import quoted
from training.grammar.tree import Part, Phrase, Word, comma, finish, grow, mark, word
from training.grammar.verbs import be_form
from training.grammar.words import listed
from training.sentences import Sentence

SAY = frozenset(listed("inversion", "say"))
WH = ("WP", "WDT", "WRB", "WP$")
STATES = frozenset(listed("inversion", "states"))
"""Verbs that make poor passives."""
CUES = listed("inversion", "cues")
LEMMAS = {
    "said": "say",
    "says": "say",
    "noted": "note",
    "told": "tell",
    "wrote": "write",
    "asks": "ask",
    "argued": "argue",
    "declared": "declare",
}
SUBJECTIVE = {"him": "he", "her": "she", "them": "they", "us": "we", "me": "I"}
OBJECTIVE = {subject: other for other, subject in SUBJECTIVE.items()}


@dataclass(slots=True)
class Stock:
    """What a treebank lends: appositions, people and bodies to speak to, participles of its verbs."""

    appositions: list[tuple[Sentence, list[int], int]] = field(default_factory=list)
    hearers: list[tuple[Sentence, list[int], int]] = field(default_factory=list)
    participles: dict[str, str] = field(default_factory=dict)


def invert(sentences: Sequence[Sentence], seed: int, times: int) -> list[Sentence]:
    """Return new sentences made of a treebank's, every tree exact.

    Args:
        sentences: The treebank.
        seed: Chooses forms, appositions and addressees.
        times: How often each sentence is turned, each time in another way where chance has it so.
    """
    rng = Random(seed)  # noqa: S311
    stock = _harvest(sentences)
    made = []
    for sentence in sentences:
        if not sentence.has_tree or not 4 <= len(sentence.words) <= 60:
            continue
        for _ in range(times):
            turned = _turn(rng, sentence, stock)
            if turned is not None:
                made.append(turned)
    return made


def _turn(rng: Random, sentence: Sentence, stock: Stock) -> Sentence | None:
    reported = _reported(sentence)
    phrase = _speech(rng, sentence, reported, stock) if reported else _passive(rng, sentence, stock)
    if phrase is None:
        return None
    made = finish(phrase, new_paragraph=sentence.new_paragraph, articles=False)
    made.origin = "inverted" if reported else "passive twin"
    if sentence.names is None:
        made.names = None
    return None if faults(made, RELATIONS) or len(made.words) > 60 else made


def below(sentence: Sentence, top: int) -> list[int]:
    """Return the places of a word and all that hangs under it, in order."""
    children: dict[int, list[int]] = {}
    for i, head in enumerate(sentence.heads):
        children.setdefault(head - 1, []).append(i)
    found, standing = [], [top]
    while standing:
        at = standing.pop()
        found.append(at)
        standing += children.get(at, [])
    return sorted(found)


def _whole(places: list[int]) -> bool:
    return bool(places) and places[-1] - places[0] + 1 == len(places)


def _harvest(sentences: Sequence[Sentence]) -> Stock:
    stock = Stock()
    for sentence in sentences:
        if not sentence.has_tree:
            continue
        for i, rel in enumerate(sentence.rels):
            if sentence.xpos[i] == "VBN":
                stock.participles[sentence.lemmas[i]] = sentence.words[i].lower()
            if rel == "appos" and sentence.upos[i] == "NOUN" and sentence.upos[sentence.heads[i] - 1] == "PROPN":
                places = [
                    each
                    for each in below(sentence, i)
                    if sentence.rels[each] != "punct" or sentence.heads[each] - 1 != i
                ]
                if (
                    _whole(places)
                    and 2 <= len(places) <= 12
                    and not any(sentence.xpos[each] == "CD" for each in places)
                ):
                    stock.appositions.append((sentence, places, i))
            if sentence.upos[i] == "PROPN" and rel in ("obj", "obl", "nsubj", "iobj", "nmod"):
                places = [
                    each
                    for each in below(sentence, i)
                    if sentence.upos[each] == "PROPN" or sentence.rels[each] == "det"
                ]
                named = sentence.names is None or sentence.names[i][2:5] in ("ORG", "PER")
                if _whole(places) and len(places) <= 3 and named:
                    stock.hearers.append((sentence, places, i))
    return stock


def lift(sentence: Sentence, places: list[int], head: int) -> Phrase:
    """Return a copy of some words of a sentence as a phrase; what hung on a word left behind hangs on the head."""
    made: dict[int, Word] = {}
    for i in places:
        name = sentence.names[i] if sentence.names is not None else "*"
        fresh = Word(
            sentence.words[i], sentence.lemmas[i], sentence.upos[i], sentence.xpos[i], sentence.rels[i], name=name
        )
        fresh.tight_right = not sentence.space[i]
        if (
            i == 0
            and fresh.upos not in ("PROPN", "NOUN", "ADJ")
            and fresh.xpos != "NNP"
            and fresh.form != "I"
            and not fresh.form.isupper()
        ):
            fresh.form = fresh.form[:1].lower() + fresh.form[1:]
        if i == 0 and fresh.upos in ("NOUN", "ADJ") and fresh.xpos in ("NN", "NNS", "JJ") and fresh.lemma.islower():
            fresh.form = fresh.form[:1].lower() + fresh.form[1:]
        made[i] = fresh
    for i, fresh in made.items():
        if i != head:
            fresh.above = made.get(sentence.heads[i] - 1, made[head])
    made[places[-1]].tight_right = False
    kind = "person" if sentence.upos[head] in ("PROPN", "PRON") else ""
    plural = sentence.xpos[head] in ("NNS", "NNPS") or any(
        sentence.rels[i] == "conj" and sentence.heads[i] - 1 == head for i in places
    )
    plural = plural or sentence.words[head].lower() in ("they", "we", "you")
    first = sentence.words[head].lower() in ("i", "we", "you")
    return Phrase([made[i] for i in places], made[head], plural, kind, 1 if first else 3)


@dataclass(slots=True)
class Report:
    """A report of speech in a tree: places of the verb, its subject, what is said, what else hangs on the verb behind it."""

    verb: int
    speaker: list[int]
    speaker_head: int
    said: list[int]
    said_head: int
    tail: list[tuple[list[int], int]]


def _reported(sentence: Sentence) -> Report | None:
    for verb in range(len(sentence.words)):
        if (
            sentence.lemmas[verb] not in SAY
            or sentence.upos[verb] != "VERB"
            or sentence.xpos[verb] not in ("VBD", "VBZ", "VBP")
        ):
            continue
        children = [i for i, head in enumerate(sentence.heads) if head - 1 == verb]
        subjects = [i for i in children if sentence.rels[i] == "nsubj" and i < verb]
        contents = [i for i in children if sentence.rels[i] == "ccomp" and i > verb]
        if (
            len(subjects) != 1
            or len(contents) != 1
            or any(sentence.rels[i] in ("advmod", "aux") and i < verb for i in children)
        ):
            continue
        speaker, said = below(sentence, subjects[0]), _stripped(sentence, below(sentence, contents[0]), contents[0])
        if (
            not _whole(speaker)
            or not _whole(said)
            or contents[0] not in said
            or not 3 <= len(said) <= 40
            or len(speaker) > 15
        ):
            continue
        if not any(
            sentence.rels[i] in ("nsubj", "nsubj:pass", "expl") and sentence.heads[i] - 1 == contents[0] for i in said
        ):
            continue
        if sentence.xpos[subjects[0]] in WH or sentence.xpos[said[0]] in WH or _is_marked(sentence, said, contents[0]):
            continue
        if any(sentence.words[i] in ('"', "“", "”", "''", "``", "?") for i in said):
            continue
        tail = []
        for i in children:
            places = below(sentence, i)
            if sentence.rels[i] in ("obl", "obl:unmarked", "iobj") and i > verb and _whole(places) and len(places) < 9:
                tail.append((places, i))
        return Report(verb, speaker, subjects[0], said, contents[0], tail)
    return None


def _is_marked(sentence: Sentence, places: list[int], top: int) -> bool:
    return any(sentence.rels[i] == "mark" and sentence.heads[i] - 1 == top for i in places)


def _stripped(sentence: Sentence, places: list[int], top: int) -> list[int]:
    while (
        places
        and sentence.rels[places[0]] == "mark"
        and sentence.lemmas[places[0]] == "that"
        and sentence.heads[places[0]] - 1 == top
    ):
        places = places[1:]
    while places and sentence.rels[places[-1]] == "punct":
        places = places[:-1]
    while places and sentence.rels[places[0]] == "punct":
        places = places[1:]
    return places


def _speech(rng: Random, sentence: Sentence, report: Report, stock: Stock) -> Phrase | None:
    content = lift(sentence, report.said, report.said_head)
    who = lift(sentence, report.speaker, report.speaker_head)
    pronoun = sentence.upos[report.speaker_head] == "PRON"
    if (
        sentence.upos[report.speaker_head] == "PROPN"
        and stock.appositions
        and rng.random() < 0.5
        and len(who.words) < 6
    ):
        inner = grow(lift(*rng.choice(stock.appositions)), left=[comma()])
        who = grow(who, right=[("appos", inner), comma()])
    tail: list[Part] = [
        (sentence.rels[head], lift(sentence, places, head)) for places, head in report.tail if rng.random() < 0.8
    ]
    draw = rng.random()
    if draw < 0.14 and not pronoun:
        return _source(rng, content, who)
    verb = _cue(rng, sentence, report, who)
    told = verb.head.lemma == "tell"
    tail = [each for each in tail if told or each[0] != "iobj"]
    if told and not any(each[0] == "iobj" for each in tail):
        if not stock.hearers:
            return None
        tail.insert(0, ("iobj", lift(*rng.choice(stock.hearers))))
    if draw < 0.26:
        said: Part = (
            "ccomp",
            grow(quoted(rng, content, stop="."), left=[rng.choice((comma(), mark(":", ":", left=True)))]),
        )
        return grow(verb, left=[("nsubj", who)], right=[*tail, said])
    said = ("ccomp", quoted(rng, content, stop=",") if rng.random() < 0.88 else grow(content, right=[comma()]))
    before = pronoun or told or rng.random() < 0.12
    parts: list[Part] = [("nsubj", who)]
    made = grow(verb, left=[said, *(parts if before else [])], right=[*([] if before else parts), *tail])
    return grow(made, right=[mark(".", ".", left=True)])


def _cue(rng: Random, sentence: Sentence, report: Report, who: Phrase) -> Phrase:
    place = report.verb
    if sentence.lemmas[place] in ("think", "believe", "hope", "fear") or rng.random() < 0.4:
        form = rng.choice(CUES)
        lemma = LEMMAS.get(form, form[:-2])
        tag = "VBZ" if form in ("says", "asks") else "VBD"
        if tag == "VBZ" and (who.plural or who.person != 3):
            form, tag = lemma, "VBP"
        return word(form, "VERB", tag, lemma)
    return word(sentence.words[place].lower(), "VERB", sentence.xpos[place], sentence.lemmas[place])


def _source(rng: Random, content: Phrase, who: Phrase) -> Phrase:
    case = grow(word("according", "VERB", "VBG", "accord"), right=[("fixed", word("to", "ADP", "IN"))])
    source = grow(who, left=[("case", case)])
    stop = [mark(".", ".", left=True)]
    if rng.random() < 0.5:
        return grow(content, left=[("obl", grow(source, right=[comma()]))], right=stop)
    return grow(content, right=[("obl", grow(source, left=[comma()])), *stop])


def _passive(rng: Random, sentence: Sentence, stock: Stock) -> Phrase | None:
    """Return the passive twin of a plain clause: subject, verb in the past or present, object, phrases; nothing else."""
    root = sentence.heads.index(0) if 0 in sentence.heads else 0
    participle = stock.participles.get(sentence.lemmas[root], "")
    children = {i: sentence.rels[i] for i, head in enumerate(sentence.heads) if head - 1 == root}
    if not participle or not _is_plain(sentence, root, list(children.values())):
        return None
    spans = {i: below(sentence, i) for i in children}
    agent_at = next(i for i, rel in children.items() if rel == "nsubj")
    object_at = next(i for i, rel in children.items() if rel == "obj")
    if not all(_whole(each) for each in spans.values()) or not _is_fit(sentence, agent_at, object_at):
        return None
    if any(rel == "punct" and i != len(sentence.words) - 1 for i, rel in children.items()):
        return None
    if agent_at > root or object_at < root or (sentence.xpos[agent_at] == "PRP" and rng.random() < 0.9):
        return None
    agent, undergoer = _cased(sentence, spans, agent_at, object_at)
    tag = sentence.xpos[root] if sentence.xpos[root] == "VBD" else "VBZ"
    be = be_form(tag, plural=undergoer.plural, person=undergoer.person)
    left: list[Part] = [
        ("nsubj:pass", undergoer),
        ("aux:pass", word(be, "AUX", "VBP" if be in ("are", "am") else tag, "be")),
    ]
    others = [
        (i, rel, lift(sentence, spans[i], i)) for i, rel in children.items() if rel in ("obl", "obl:unmarked", "advmod")
    ]
    early: list[Part] = [(rel, part) for i, rel, part in others if i < root and rel != "advmod"]
    manner: list[Part] = [(rel, part) for i, rel, part in others if i < root and rel == "advmod"]
    behind: list[Part] = [(rel, part) for i, rel, part in others if i > root]
    by: Part = ("obl:agent", grow(agent, left=[("case", word("by", "ADP", "IN"))]))
    right = [by, *behind] if rng.random() < 0.6 else [*behind, by]
    verb = word(participle, "VERB", "VBN", sentence.lemmas[root])
    return grow(verb, left=[*early, *left, *manner], right=[*right, mark(".", ".", left=True)])


def _is_plain(sentence: Sentence, root: int, rels: list[str]) -> bool:
    """Tell whether a sentence is one finite active clause of subject, verb, object and phrases."""
    if sentence.xpos[root] not in ("VBD", "VBZ", "VBP") or sentence.upos[root] != "VERB" or sentence.words[-1] != ".":
        return False
    plain = all(rel in ("nsubj", "obj", "obl", "obl:unmarked", "punct", "advmod") for rel in rels)
    return plain and rels.count("nsubj") == 1 and rels.count("obj") == 1 and sentence.lemmas[root] not in STATES


def _is_fit(sentence: Sentence, agent: int, undergoer: int) -> bool:
    """Tell whether subject and object can change places: no relative, no demonstrative, nothing reflexive."""
    if sentence.xpos[agent] in ("WP", "WDT", "EX", "DT") or sentence.xpos[undergoer] in ("WP", "WDT", "DT"):
        return False
    return not any(each.endswith(("self", "selves")) or each == "each" for each in sentence.words)


def _cased(sentence: Sentence, spans: dict[int, list[int]], agent_at: int, object_at: int) -> tuple[Phrase, Phrase]:
    """Return agent and undergoer with their pronouns in the new case."""
    agent, undergoer = lift(sentence, spans[agent_at], agent_at), lift(sentence, spans[object_at], object_at)
    agent.head.form = OBJECTIVE.get(agent.head.form, agent.head.form)
    if undergoer.head.form in SUBJECTIVE:
        form = SUBJECTIVE[undergoer.head.form]
        undergoer.head.form = form
        undergoer.plural, undergoer.person = form in ("they", "we"), 1 if form in ("I", "we") else 3
    return agent, undergoer
