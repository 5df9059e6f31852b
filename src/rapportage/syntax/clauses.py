"""Who did what to whom in a text: the frames of its verbs, of its nouns that name acts, and of its copulas."""

from __future__ import annotations

from rapportage.syntax import relations as rel
from rapportage.syntax.analysis import Analysis
from rapportage.syntax.clause_places import Places, heads_of, spread
from rapportage.syntax.drafts import Draft, Drafts
from rapportage.syntax.frames import Frame
from rapportage.syntax.grammar_tree import NOT_CLAUSES, GrammarTree
from rapportage.syntax.grammar_words import grammar_words
from rapportage.syntax.hearing import can_hear
from rapportage.syntax.joined_verbs import share_objects
from rapportage.syntax.light_verbs import fill_light, find_light
from rapportage.syntax.modality import first_of_joined, govern, has_no, own_modal, own_negation
from rapportage.syntax.nominal_acts import act_at, fill_noun, is_hyphened, is_telling
from rapportage.syntax.sharing import find_subjects
from rapportage.syntax.slips import mend
from rapportage.syntax.verb_roles import fill_low_gap, fill_oblique, fill_verb

_REDUCED = frozenset((rel.ADVERBIAL_CLAUSE, rel.PARATAXIS, rel.OPEN_COMPLEMENT))


def find_frames(analysis: Analysis, *, scheme: str = "ud") -> tuple[Frame, ...]:
    """Return the frames of a text in the order of their predicates.

    Args:
        analysis: Its words and trees.
        scheme: Whose relations they carry: "ud" (Universal Dependencies), or "clear" (ClearNLP, as OntoNotes pipelines give).
    """
    tree = GrammarTree(analysis, scheme=scheme)
    words = grammar_words()
    mend(tree, words)
    drafts = Drafts(tree, words)
    _walk(drafts)
    share_objects(drafts)
    found = {id(draft): draft for draft in drafts.clauses.values()}
    found.update({id(draft): draft for draft in drafts.nouns.values() if draft.kind == "light" or is_telling(draft)})
    frames = [draft.frame() for draft in found.values()]
    frames.extend(_accordings(drafts))
    return tuple(sorted(frames, key=lambda frame: (frame.predicate, frame.kind)))


def _walk(drafts: Drafts) -> None:
    """Draft the frames, heads before what hangs on them, so that what is shared is known when it is asked for."""
    tree = drafts.tree
    enclosing: list[Draft | None] = [None] * len(tree.low)
    for word in tree.order():
        above = tree.head[word]
        if above >= 0:
            enclosing[word] = drafts.clauses.get(above) or drafts.nouns.get(above) or enclosing[above]
        part = tree.upos[word]
        if part == "PUNCT" or tree.relation[word] in NOT_CLAUSES:
            continue
        if part == "AUX" and tree.xpos[word] == "MD":
            continue  # "X will come; Y will not": what Y does stands in the other clause
        if part in {"VERB", "AUX"}:
            _draft_verb(drafts, word, enclosing)
        elif tree.kids[word] and (tree.kid(word, rel.COPULA) >= 0 or _is_verbless(drafts, word)):
            _draft_copula(drafts, word, enclosing)
        elif part in {"NOUN", "ADJ"} and not is_hyphened(drafts, word):
            _draft_noun(drafts, word, enclosing)


def _is_verbless(drafts: Drafts, word: int) -> bool:
    """Tell whether an adjective heads a clause without "be": "Unable to reach the town, medics ..."."""
    tree, words = drafts.tree, drafts.words
    if (
        tree.relation[word] != rel.ADVERBIAL_CLAUSE
        or tree.upos[word] != "ADJ"
        or tree.kid(word, rel.OPEN_COMPLEMENT) < 0
    ):
        return False
    return tree.lemma[word] in words.negating_adjectives or tree.lemma[word] in words.modal_adjectives


def _voice(drafts: Drafts, clause: int, places: Places) -> str:
    """Return the voice of a verb."""
    tree = drafts.tree
    helped = [tree.lemma[auxiliary] for auxiliary in places.auxiliaries]
    if places.is_passive:
        if not helped and tree.xpos[clause] == "VBD" and drafts.lemmas[clause] in drafts.words.lone:
            return "active"  # "Talks followed": no helper makes it a passive, nor could it be one
        return "active" if "have" in helped and not {"be", "get"}.intersection(helped) else "passive"
    tag = tree.xpos[clause]
    if tag not in {"VBN", "VBD"}:
        return "active"
    if tag == "VBN" and "be" in helped and "have" not in helped:
        return "passive"
    if helped or tree.upos[clause] == "AUX":
        return "active"
    return _voice_alone(drafts, clause, places)


def _voice_alone(drafts: Drafts, clause: int, places: Places) -> str:
    """Return the voice of a past form without an auxiliary."""
    tree = drafts.tree
    tag, relation = tree.xpos[clause], tree.relation[clause]
    if _is_bare_passive(drafts, clause, places):
        return "passive"
    if relation == rel.RELATIVE_CLAUSE and not (places.subjects or places.objects or places.contents or places.opens):
        return "passive"  # "those killed", taken for a whole clause
    if relation == rel.NOUN_CLAUSE:
        return "active" if places.subjects else "passive"
    if relation in _REDUCED and places.agents and not places.subjects:
        return "passive"
    is_free = tag == "VBN" or not (places.subjects or places.opens)  # not "he was held, but his deputy escaped"
    if relation == rel.CONJUNCT and drafts.is_passive(tree.head[clause]) and not places.objects and is_free:
        return "passive" if tag == "VBN" or drafts.lemmas[clause] not in drafts.words.lone else "active"
    if relation == rel.CONJUNCT and drafts.is_passive(tree.head[clause]) and not places.subjects:
        gives = drafts.words.double
        if drafts.lemmas[clause] in gives and drafts.lemmas.get(tree.head[clause]) in gives:
            return "passive"  # "were given no food and denied a lawyer"
    if tag == "VBN" and relation == rel.CONJUNCT and places.agents:
        return "passive"
    if tag != "VBN" or places.objects or places.contents:
        return "active"
    return "active" if relation == rel.CONJUNCT and tree.head[clause] in drafts.places else "passive"


def _is_bare_passive(drafts: Drafts, clause: int, places: Places) -> bool:
    """Tell whether a past form with a subject and no object stands for a passive, as in headlines: "Minister sacked over dam"."""
    tree = drafts.tree
    if drafts.lemmas[clause] not in drafts.words.undergone or not places.subjects:
        return False
    if places.objects or places.contents or places.opens or tree.relation[clause] == rel.RELATIVE_CLAUSE:
        return False
    if any(tree.upos[subject] == "PRON" for subject in places.subjects):
        return False
    above = tree.head[clause]
    if tree.relation[clause] == rel.CONTENT_CLAUSE and tree.relation[above] == rel.RELATIVE_CLAUSE:
        return False
    return all(tree.relation[kid] != rel.CONJUNCT or tree.kid(kid, rel.OBJECT) < 0 for kid in tree.kids[clause])


def _draft_verb(drafts: Drafts, clause: int, enclosing: list[Draft | None]) -> None:
    tree = drafts.tree
    places = drafts.places[clause] = Places(tree, clause)
    if places.copula >= 0 and not _is_within(drafts, clause, places) and not _is_to(drafts, clause, places):
        _draft_copula(drafts, clause, enclosing)
        return
    lemma = drafts.lemmas[clause] = drafts.lemma_of(clause, places)
    voice = _voice(drafts, clause, places)
    drafts.surface[clause] = find_subjects(drafts, clause)
    if lemma == "be" and places.is_hollow and _is_existential(drafts, clause, places, enclosing):
        return
    lights = find_light(drafts, clause, voice=voice)
    if lights:
        made = [fill_light(drafts, clause, noun, act=act, voice=voice) for noun, act in lights]
    else:
        made = [Draft(drafts.tree, clause, clause=clause, lemma=lemma, kind="verb", voice=voice)]
    drafts.clauses[clause] = made[0]
    for draft in made:
        if draft.kind == "verb":
            fill_verb(drafts, draft)
            fill_low_gap(drafts, draft)
        _qualify(drafts, draft, clause, enclosing)


def _is_within(drafts: Drafts, clause: int, places: Places) -> bool:
    """Tell whether a copula belongs to a clause around this one: "the hope was that relations would improve"."""
    return drafts.tree.kid(clause, rel.OUTER_SUBJECT) >= 0 and bool(places.subjects)


def _is_to(drafts: Drafts, clause: int, places: Places) -> bool:
    """Tell whether "be" before an infinitive is a modal: "the ministers are to meet", not "the aim is to win"."""
    tree = drafts.tree
    if tree.upos[clause] != "VERB" or not any(tree.low[mark] == "to" for mark in places.marks):
        return False
    outer = [kid for kid in tree.kids[clause] if tree.relation[kid] == rel.OUTER_SUBJECT]
    if outer and not places.subjects and can_hear(drafts, outer[0]):
        places.subjects = outer
    return True


def _is_existential(drafts: Drafts, clause: int, places: Places, enclosing: list[Draft | None]) -> bool:
    """Hand "there was no attack on X" to the noun; tell whether that was done."""
    acts = [
        noun for subject in places.subjects for noun in spread(drafts.tree, subject) if act_at(drafts, noun) is not None
    ]
    if not acts:
        return False
    for noun in acts:
        _draft_noun(drafts, noun, enclosing)
        draft = drafts.nouns[noun]
        draft.clause = clause
        if not is_telling(draft) and not any(tree_kid > noun for tree_kid in drafts.tree.kids[noun]):
            for phrase in places.obliques:
                fill_oblique(drafts, draft, phrase, lemma="be")
        _qualify(drafts, draft, clause, enclosing)
    drafts.clauses[clause] = drafts.nouns[acts[0]]
    return True


def _qualify(drafts: Drafts, draft: Draft, clause: int, enclosing: list[Draft | None]) -> None:
    """Set what denies, qualifies and governs a clause."""
    tree, places = drafts.tree, drafts.places[clause]
    first = tree.head[clause] if tree.relation[clause] == rel.CONJUNCT else -1
    joined = drafts.clauses.get(first)
    draft.negated = own_negation(drafts, clause, places) or (draft.kind == "light" and has_no(drafts, draft.predicate))
    draft.modal = own_modal(drafts, places)
    if joined is not None and not places.subjects and not places.auxiliaries:
        if joined.modal and tree.xpos[clause] == tree.xpos[first] == "VB":
            draft.modal = joined.modal
        if _denies_both(drafts, clause, first):
            draft.negated = True
    link = first_of_joined(drafts, clause)
    govern(drafts, draft, above=enclosing[link], link=link)
    _accord(drafts, draft, places)


def _denies_both(drafts: Drafts, clause: int, first: int) -> bool:
    """Tell whether what denies the first of two joined clauses denies the second: "did not fire or move", "nobody ran or hid"."""
    tree, before = drafts.tree, drafts.places[first]
    if any(has_no(drafts, subject) for subject in before.subjects):
        return True
    coordinator = tree.kid(clause, rel.COORDINATOR)
    return coordinator >= 0 and tree.low[coordinator] in {"or", "nor"} and drafts.clauses[first].negated


def _accord(drafts: Drafts, draft: Draft, places: Places) -> None:
    """Let "according to X" govern the frame of its clause."""
    tree = drafts.tree
    for phrase in places.obliques:
        if tree.marker(phrase) == "according to" and draft.predicate not in drafts.accordings:
            marker = tree.kid(phrase, rel.CASE)
            drafts.accordings[draft.predicate] = (marker, phrase, draft.governor)
            draft.governor = marker


def _accordings(drafts: Drafts) -> list[Frame]:
    """Return the frames of "according to X": who accounts for which clause."""
    frames = []
    for said, (marker, phrase, governor) in drafts.accordings.items():
        draft = Draft(drafts.tree, marker, clause=marker, lemma="accord", kind="verb", voice="active")
        draft.governor = governor
        for head, through in heads_of(drafts.tree, phrase):
            draft.add("agent", head, through=through, marker="according to")
        draft.add("message", said)
        frames.append(draft.frame())
    return frames


def _draft_copula(drafts: Drafts, clause: int, enclosing: list[Draft | None]) -> None:
    tree = drafts.tree
    places = drafts.places.get(clause) or Places(tree, clause)
    drafts.places[clause] = places
    drafts.lemmas[clause] = tree.lemma[clause]
    drafts.surface[clause] = find_subjects(drafts, clause)
    if _is_cleft(drafts, clause, places):
        if tree.upos[clause] == "NOUN":
            _draft_noun(drafts, clause, enclosing)
        return
    draft = Draft(drafts.tree, clause, clause=clause, lemma=drafts.lemmas[clause], kind="copula", voice="")
    drafts.clauses[clause] = draft
    act = act_at(drafts, clause)
    is_under = act is not None and tree.marker(clause) == "under"  # "is under attack"
    if act is not None:
        fill_noun(drafts, draft, act)
    for head, through in drafts.surface[clause]:
        draft.add("patient" if is_under else "agent", head, through=through)
    for subject in places.clause_subjects:
        draft.add("message" if places.is_hollow else "agent", subject)
    for content in places.contents:
        draft.add("message", content)
    if act is None:
        for phrase in places.obliques:
            fill_oblique(drafts, draft, phrase, lemma="be")
    _qualify(drafts, draft, clause, enclosing)


def _is_cleft(drafts: Drafts, clause: int, places: Places) -> bool:
    """Tell whether a copula only lifts a phrase out of a clause: "it was the army that attacked"."""
    tree = drafts.tree
    hollow = places.is_hollow or any(tree.low[subject] == "it" for subject in places.subjects)
    return (
        hollow
        and any(tree.relation[kid] == rel.RELATIVE_CLAUSE and kid > clause for kid in tree.kids[clause])
        and tree.upos[clause] != "ADJ"
    )


def _draft_noun(drafts: Drafts, noun: int, enclosing: list[Draft | None]) -> None:
    if noun in drafts.nouns:
        return
    act = act_at(drafts, noun)
    if act is None:
        return
    draft = Draft(drafts.tree, noun, clause=noun, lemma=drafts.tree.lemma[noun], kind="noun", voice="")
    drafts.nouns[noun] = draft
    fill_noun(drafts, draft, act)
    _pass_on(drafts, draft, noun)
    draft.negated = has_no(drafts, noun)
    link = first_of_joined(drafts, noun)
    govern(drafts, draft, above=enclosing[link], link=link)


def _pass_on(drafts: Drafts, draft: Draft, noun: int) -> None:
    """Give the act that is the object of "threaten", "halt" or "plan" the subject of that verb for its doer."""
    tree = drafts.tree
    link = first_of_joined(drafts, noun)
    verb = tree.head[link]
    if tree.relation[link] not in {rel.OBJECT, rel.PASSIVE_SUBJECT} or draft.has("agent"):
        return
    lemma, act = drafts.lemmas.get(verb), drafts.words.acts.get(draft.lemma)
    if lemma not in drafts.words.passing_on:
        return
    if lemma in drafts.words.widening and act is not None and act.name == "together":
        return
    if not drafts.is_passive(verb):
        for head, _ in drafts.surface.get(verb, ()):
            draft.add("agent", head, through="control")
