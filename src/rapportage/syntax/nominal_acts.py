"""Nouns that name acts and what fills their places: "the attack on X by Y", "X's assassination", "talks between X and Y"."""

from __future__ import annotations

from rapportage.syntax import relations as rel
from rapportage.syntax.clause_places import antecedents, heads_of, spread
from rapportage.syntax.drafts import Draft, Drafts
from rapportage.syntax.grammar_tree import NOMINAL
from rapportage.syntax.grammar_words import Act
from rapportage.syntax.hearing import can_hear

_NAMED = frozenset(("PER", "ORG", "LOC", "NORP"))
_SHARED_LEFT = frozenset((rel.POSSESSOR, rel.COMPOUND, rel.ADJECTIVE))
_TELLING = ("agent", "patient", "recipient", "addressee", "message", "topic", "oblique")
_WANTING = frozenset(("right", "ability", "inability", "readiness", "willingness", "drive"))
_SHORTEST_STEM = 3
_NOMINAL_PLACES = frozenset((rel.SUBJECT, rel.PASSIVE_SUBJECT, rel.OBJECT))


def act_at(drafts: Drafts, word: int) -> Act | None:
    """Return the act that a noun names, None where it names none.

    A noun that no list has is one where its ending and its places say so: "the militarisation of the coast by ...".
    """
    tree, words = drafts.tree, drafts.words
    lemma = tree.lemma[word]
    if tree.upos[word] != "NOUN":
        is_noun = tree.upos[word] == "ADJ" and tree.relation[word] in _NOMINAL_PLACES
        return words.acts.get(lemma) if is_noun else None
    act = words.acts.get(lemma) or words.acts.get(tree.low[word])
    if act is not None:
        return act
    if not lemma.endswith(words.endings) or lemma in words.not_acts:
        return None
    kids = tree.kids[word]
    markers = {tree.marker(kid) for kid in kids if tree.relation[kid] == rel.MODIFIER}
    owned = any(tree.relation[kid] == rel.POSSESSOR for kid in kids)
    is_gerund = lemma.endswith("ing") and len(lemma) > _SHORTEST_STEM + 3
    if ("by" in markers and "of" in markers) or ("of" in markers and owned and is_gerund):
        return Act(lemma, "agent", "patient", {"by": "agent"}, speaks=False, name="taking")
    return None


def fill_noun(drafts: Drafts, draft: Draft, act: Act) -> None:
    """Fill the places of a noun that names an act from what hangs on it, and from the nouns joined to it."""
    tree, noun = drafts.tree, draft.predicate
    kids = list(tree.kids[noun])
    for kid in tree.kids[noun]:
        if tree.relation[kid] == rel.COMPOUND:  # "Velm" hung on "trade" of "Velm's trade embargo"
            kids.extend(under for under in tree.kids[kid] if tree.relation[under] == rel.POSSESSOR)
    markers = [tree.marker(kid) for kid in kids if tree.relation[kid] in {rel.MODIFIER, rel.OBLIQUE}]
    of_is_patient = act.of != "topic" and any(marker == "of" for marker in markers)
    owner = "agent" if of_is_patient or (act.owner == "patient" and _has_patient(act, markers)) else act.owner
    has_owner = any(tree.relation[kid] == rel.POSSESSOR for kid in kids) or "by" in markers
    for kid in kids:
        relation = tree.relation[kid]
        if relation == rel.POSSESSOR:
            for head, _ in heads_of(tree, kid):
                draft.add(owner, head, through="possessor", marker="")
        elif relation in {rel.MODIFIER, rel.OBLIQUE, rel.AGENT, rel.ADVERBIAL}:
            fill_modifier(draft, act, drafts, kid, has_owner=has_owner)
        elif relation in {rel.COMPOUND, rel.ADJECTIVE}:
            _fill_compound(drafts, draft, act, kid, owner=owner)
        elif relation in {rel.NOUN_CLAUSE, rel.CONTENT_CLAUSE} and act.speaks:
            _fill_message(drafts, draft, kid)
    _borrow(drafts, draft, act)


def _has_patient(act: Act, markers: list[str]) -> bool:
    return any(act.markers.get(marker) == "patient" for marker in markers)


def fill_modifier(draft: Draft, act: Act, drafts: Drafts, phrase: int, *, has_owner: bool) -> None:
    """Fill the place of a phrase under a preposition that hangs on an act, or on the verb that lends itself to it."""
    tree = drafts.tree
    marker = tree.marker(phrase)
    if not marker and tree.relation[phrase] != rel.ADVERBIAL:
        return
    if marker == "of":
        role = "patient" if has_owner and act.of != "topic" else act.of
        if role == "agent" and act.name == "striking" and not can_hear(drafts, phrase):
            role = "oblique"
    else:
        role = act.markers.get(marker, "oblique")
        if role == "patient" and act.of == "patient" and draft.has("patient") and act.name in {"taking", "killing"}:
            role = "oblique"  # "the deployment of troops on its soil"
    if role == "addressee" and not can_hear(drafts, phrase):
        role = "oblique"
    if role == "topic" and marker == "of" and can_hear(drafts, phrase):
        role = "agent"
    if drafts.is_measure(phrase):
        role = "oblique"
    for head, through in heads_of(tree, phrase):
        draft.add(role, head, through=through, marker=marker)


def _fill_compound(drafts: Drafts, draft: Draft, act: Act, kid: int, *, owner: str) -> None:
    """Fill the place of a noun or adjective before the act: "Corran air strikes", "drone attack", "hostage release"."""
    tree, words = drafts.tree, drafts.words
    is_adjective = tree.relation[kid] == rel.ADJECTIVE
    lemma = tree.lemma[kid]
    if is_adjective:
        if is_demonym(drafts, kid):
            for head in spread(tree, kid):
                draft.add("agent" if act.name != "killing" or owner == "agent" else owner, head, through="compound")
        return
    if drafts.is_measure(kid) or tree.upos[kid] == "NUM":
        return
    name = tree.names.get(kid)
    if lemma in words.means and (name is None or name.type not in _NAMED):
        _fill_means(drafts, draft, kid)
        return
    for head in spread(tree, kid):
        role = _compound_role(drafts, act, head, owner=owner)
        if role == "agent" or not is_hyphened(drafts, head):
            draft.add(role, head, through="compound")


def _fill_means(drafts: Drafts, draft: Draft, kid: int) -> None:
    """Fill the means of an act, "drone" of "drone attack", and its doer where a parse hung that on the means."""
    tree = drafts.tree
    for head in spread(tree, kid):
        if not is_hyphened(drafts, head):
            draft.add("oblique", head, through="compound")
    for under in tree.kids[kid]:  # "Corran" hung on "air" of "Corran air strikes"
        if tree.relation[under] in {rel.COMPOUND, rel.ADJECTIVE} and is_demonym(drafts, under):
            draft.add("agent", under, through="compound")


def is_hyphened(drafts: Drafts, word: int) -> bool:
    """Tell whether a hyphen ties a word to the next one: "tit" and "for" of "tit-for-tat" are no words of their own."""
    tree = drafts.tree
    hyphen = word + 1
    if hyphen + 1 < len(tree.low) and tree.low[hyphen] == "-":
        start, end = tree.analysis.start, tree.analysis.end
        return bool(start[hyphen] == end[word] and start[hyphen + 1] == end[hyphen])
    return False


def _compound_role(drafts: Drafts, act: Act, head: int, *, owner: str) -> str:
    tree, words = drafts.tree, drafts.words
    noun = tree.lemma[tree.head[head]] if tree.head[head] >= 0 else ""
    lemma = tree.lemma[head]
    name = tree.names.get(head)
    if lemma in words.sufferers:
        return "patient" if act.name not in {"coming", "saying", "striking"} else "agent"
    if lemma in words.actors:
        return "agent"
    if tree.upos[head] == "PROPN" or (name is not None and name.type in _NAMED):
        return owner if act.name == "killing" else "agent"
    if act.speaks:
        return "topic"
    if act.name == "striking" and noun not in words.struck:
        return "oblique"
    return "patient" if act.name in {"taking", "killing", "giving", "striking", "backing"} else "oblique"


def is_demonym(drafts: Drafts, word: int) -> bool:
    """Tell whether an adjective or name before a noun says whose it is: "Corran", "Dravian"."""
    tree = drafts.tree
    name = tree.names.get(word)
    if name is not None:
        return name.type in _NAMED
    if tree.upos[word] == "PROPN":
        return True
    first = tree.analysis.text[tree.analysis.start[word]]
    return first.isupper() and not tree.low[word].isupper() and tree.head[word] != word - 1 and not _opens(drafts, word)


def _opens(drafts: Drafts, word: int) -> bool:
    """Tell whether a word opens its sentence, where every word has a capital."""
    sentence = drafts.tree.analysis.sentence
    return word == 0 or bool(sentence[word - 1] != sentence[word])


def _fill_message(drafts: Drafts, draft: Draft, clause: int) -> None:
    """Give an act of speech its message: "the claim that ...", "a threat to ..."."""
    tree = drafts.tree
    marker = tree.marker(clause)
    if marker.startswith(("that", "to", "whether", "if")) or tree.relation[clause] == rel.CONTENT_CLAUSE:
        draft.add("message", clause)


def _borrow(drafts: Drafts, draft: Draft, act: Act) -> None:
    """Let "attacks and raids on X" share what stands before the first and after the last."""
    tree, noun = drafts.tree, draft.predicate
    if tree.relation[noun] == rel.CONJUNCT:
        first = drafts.nouns.get(tree.head[noun])
        if first is not None and first.predicate == tree.head[noun]:
            _borrow_left(drafts, draft, act, first.predicate)
            _borrow_right(drafts, draft, act, first.predicate)
    for kid in tree.kids[noun]:
        if tree.relation[kid] == rel.CONJUNCT and tree.upos[kid] == "NOUN" and act_at(drafts, kid) is not None:
            _borrow_right(drafts, draft, act, kid)


def _borrow_left(drafts: Drafts, draft: Draft, act: Act, first: int) -> None:
    tree = drafts.tree
    if any(tree.relation[kid] in _SHARED_LEFT for kid in tree.kids[draft.predicate]):
        return
    for kid in tree.kids[first]:
        if tree.relation[kid] == rel.POSSESSOR:
            for head, _ in heads_of(tree, kid):
                draft.add(act.owner, head, through="shared")
        elif tree.relation[kid] in {rel.COMPOUND, rel.ADJECTIVE} and kid < first and is_demonym(drafts, kid):
            draft.add("agent", kid, through="shared")


def _borrow_right(drafts: Drafts, draft: Draft, act: Act, other: int) -> None:
    """Share the phrases that stand behind both nouns, whichever of them the parse gave them to."""
    tree, noun = drafts.tree, draft.predicate
    last = max(noun, other)
    if noun < other and any(tree.relation[kid] == rel.MODIFIER for kid in tree.kids[noun]):
        return
    for kid in tree.kids[other]:
        if tree.relation[kid] != rel.MODIFIER or kid < last:
            continue
        marker = tree.marker(kid)
        role = act.of if marker == "of" else act.markers.get(marker, "")
        if role and not drafts.is_measure(kid):
            for head, _ in heads_of(tree, kid):
                draft.add(role, head, through="shared", marker=marker)


def is_telling(draft: Draft) -> bool:
    """Tell whether a noun's frame says anything beyond the noun; of "right" and "ability" it must name whose they are."""
    if draft.lemma in _WANTING:
        return draft.has("agent")
    return any(role in _TELLING for role, _ in draft.places)


def antecedent_or_self(drafts: Drafts, word: int) -> list[int]:
    """Return what a relative pronoun stands for, or the heads of the phrase itself."""
    return antecedents(drafts.tree, word) or [
        each for each in spread(drafts.tree, word) if drafts.tree.upos[each] in NOMINAL
    ]
