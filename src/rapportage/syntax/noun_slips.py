"""Slips around nouns: a list taken for an apposition, a name taken for a second member, a doer hung on the wrong noun."""

from __future__ import annotations

from rapportage.syntax import relations as rel
from rapportage.syntax.grammar_tree import NOMINAL, GrammarTree
from rapportage.syntax.grammar_words import GrammarWords

_BY = frozenset(("by", "between"))
_HIGHEST = 4


def mend_noun(tree: GrammarTree, noun: int, *, words: GrammarWords) -> None:
    """Mend the slips around a noun in place."""
    relation = tree.relation[noun]
    if relation == rel.CONJUNCT:
        _unjoin_name(tree, noun)
    elif relation == rel.APPOSITION:
        _join_list(tree, noun)
        _free_addressee(tree, noun)
    elif relation == rel.MODIFIER:
        _lift_doer(tree, noun, words=words)
        _lift_sufferer(tree, noun, words=words)
    elif relation == rel.AGENT:
        _raise_agent(tree, noun)
    elif relation == rel.POSSESSOR:
        _free_recipient(tree, noun, words=words)
    elif relation == rel.OBLIQUE:
        _return_to_act(tree, noun, words=words)
        if tree.marker(noun) == "by" and not words.measures.intersection((tree.lemma[noun],)):
            _raise_agent(tree, noun)


def _unjoin_name(tree: GrammarTree, noun: int) -> None:
    """Make "Casimir Dorn" of "the ambassador, Casimir Dorn, ..." an apposition: nothing joins the two but a comma."""
    first = tree.head[noun]
    if tree.upos[first] not in NOMINAL:
        _lift_joined(tree, noun, first)
        return
    if (
        tree.relation[first] == rel.APPOSITION
        and tree.head[first] == first - 1
        and tree.kid(noun, rel.COORDINATOR) >= 0
    ):
        tree.hang(
            noun, first - 1, rel.CONJUNCT
        )  # "the leader Goran and his deputy": the deputy is no other name of the leader
        return
    if _join_to_office(tree, noun, first):
        return
    joined = [kid for kid in tree.kids[first] if tree.relation[kid] == rel.CONJUNCT]
    if any(tree.kid(kid, rel.COORDINATOR) >= 0 for kid in joined) or tree.kid(first, rel.COORDINATOR) >= 0:
        return
    tree.relation[noun] = rel.APPOSITION


def _join_to_office(tree: GrammarTree, noun: int, first: int) -> bool:
    """Join "a former member" to "a lawyer" in "Ilan Tovesk, a lawyer and a former member, ..."; tell whether that was done."""
    coordinator = tree.kid(noun, rel.COORDINATOR)
    if (
        tree.upos[noun] not in {"NOUN", "NUM"}
        or tree.upos[first] != "PROPN"
        or coordinator < 1
        or tree.low[coordinator - 1] == ","
    ):
        return False
    for kid in tree.kids[first]:
        if tree.relation[kid] == rel.APPOSITION and tree.upos[kid] == "NOUN" and first < kid < noun:
            tree.hang(noun, kid, rel.CONJUNCT)
            return True
    return False


def _lift_joined(tree: GrammarTree, noun: int, verb: int) -> None:
    """Join "Corra's silence" to "refusal" in "the refusal to leave and Corra's silence": no noun is joined to an infinitive."""
    above = tree.head[verb]
    if tree.relation[verb] != rel.NOUN_CLAUSE or tree.xpos[verb] != "VB" or tree.upos[noun] != "NOUN" or above < 0:
        return
    if tree.kid(noun, rel.COORDINATOR) >= 0 and tree.kid(noun, rel.COPULA) < 0:
        tree.hang(noun, above, rel.CONJUNCT)


def _free_addressee(tree: GrammarTree, noun: int) -> None:
    """Make "we" the subject in "Dear minister, we ask you ...": the minister is spoken to."""
    spoken_to = tree.head[noun]
    verb = tree.head[spoken_to]
    if tree.low[noun] in {"we", "i", "they", "he", "she"} and tree.relation[spoken_to] == rel.SUBJECT and noun < verb:
        tree.relation[spoken_to] = rel.OTHER
        tree.hang(noun, verb, rel.SUBJECT)


def _join_list(tree: GrammarTree, noun: int) -> None:
    """Make "a yard" of "a bridge, a yard and two silos" a member of the list: it has a further member and the first one's article."""
    first = tree.head[noun]
    if tree.upos[first] != "NOUN" or tree.upos[noun] != "NOUN":
        return
    further = [
        kid for kid in tree.kids[noun] if tree.relation[kid] == rel.CONJUNCT and tree.kid(kid, rel.COORDINATOR) >= 0
    ]
    if not further or _article(tree, noun) != _article(tree, first) or _article(tree, noun) == "the":
        return
    tree.relation[noun] = rel.CONJUNCT


def _article(tree: GrammarTree, noun: int) -> str:
    determiner = tree.kid(noun, rel.DETERMINER)
    article = tree.low[determiner] if determiner >= 0 else ""
    return "a" if article == "an" else article


def _lift_doer(tree: GrammarTree, noun: int, *, words: GrammarWords) -> None:
    """Hang "by gunners" on the act, or the passive, that it belongs to, where a parse hung it on the noun between."""
    marker = tree.marker(noun)
    if marker not in _BY:
        return
    at = tree.head[noun]
    if marker == "by" and tree.relation[at] == rel.OPEN_COMPLEMENT and _lacks_agent(tree, tree.head[at]):
        tree.hang(noun, tree.head[at], rel.AGENT)  # "was called a crime by X"
        return
    for _ in range(_HIGHEST):
        if at < 0 or tree.lemma[at] in words.acts or tree.lemma[at] in words.works:
            return
        above, relation = tree.head[at], tree.relation[at]
        if above < 0:
            return
        if relation == rel.MODIFIER and tree.lemma[above] in words.acts:
            tree.hang(noun, above, rel.MODIFIER)
            return
        if marker == "by" and relation in {rel.OBJECT, rel.OBLIQUE} and _lacks_agent(tree, above):
            if (
                tree.lemma[noun] not in words.byways
                and tree.lemma[noun] not in words.measures
                and tree.upos[noun] != "NUM"
            ):
                tree.hang(noun, above, rel.AGENT)
            return
        if relation not in {rel.MODIFIER, rel.CONJUNCT}:
            return
        at = above


def _raise_agent(tree: GrammarTree, noun: int) -> None:
    """Hang "by guards" on "stopped" in "were stopped from entering by guards": the gerund is no passive."""
    gerund = tree.head[noun]
    verb = tree.head[gerund]
    name = tree.names.get(noun)
    if tree.upos[noun] == "NUM" or (name is not None and name.type == "DATE"):
        return
    if verb >= 0 and tree.xpos[gerund] in {"VB", "VBG"} and not _lacks_agent(tree, gerund) and _lacks_agent(tree, verb):
        tree.hang(noun, verb, rel.AGENT)


def _lift_sufferer(tree: GrammarTree, noun: int, *, words: GrammarWords) -> None:
    """Hang "of villagers" on "abduction" in "the abduction by gunmen of villagers", which a parse hung on the gunmen."""
    doer = tree.head[noun]
    act = tree.head[doer]
    if act < 0 or tree.marker(noun) != "of" or tree.relation[doer] != rel.MODIFIER or tree.marker(doer) != "by":
        return
    kind = words.acts.get(tree.lemma[act])
    if kind is None or kind.of != "patient" or tree.lemma[doer] in words.parts:
        return
    if all(tree.relation[kid] != rel.MODIFIER or tree.marker(kid) != "of" for kid in tree.kids[act]):
        tree.hang(noun, act, rel.MODIFIER)


def _lacks_agent(tree: GrammarTree, verb: int) -> bool:
    """Tell whether a verb is passive and nobody stands under "by"."""
    if tree.kid(verb, rel.PASSIVE_AUXILIARY) < 0 and tree.kid(verb, rel.PASSIVE_SUBJECT) < 0:
        return False
    return all(
        tree.relation[kid] not in {rel.AGENT, rel.OBLIQUE} or tree.marker(kid) != "by" for kid in tree.kids[verb]
    )


def _free_recipient(tree: GrammarTree, noun: int, *, words: GrammarWords) -> None:
    """Make "the widow" of "refused the widow permission" who gets it: no possessor lacks its mark."""
    thing = tree.head[noun]
    verb = tree.head[thing]
    if (
        tree.xpos[noun] in {"PRP$", "WP$"}
        or tree.kid(noun, rel.CASE) >= 0
        or verb < 0
        or tree.relation[thing] != rel.OBJECT
    ):
        return
    if tree.lemma[verb] in words.double and noun > verb:
        tree.hang(noun, verb, rel.SECOND_OBJECT)


def _return_to_act(tree: GrammarTree, noun: int, *, words: GrammarWords) -> None:
    """Hang "against Corran" on "embargo" in "the embargo against Corran has ...", which a parse hung on the verb."""
    verb = tree.head[noun]
    case = tree.kid(noun, rel.CASE)
    if verb < noun or case < 1 or tree.upos[verb] not in {"VERB", "AUX"}:
        return
    act = case - 1
    if (
        tree.head[act] == verb
        and tree.relation[act] in {rel.SUBJECT, rel.PASSIVE_SUBJECT}
        and tree.lemma[act] in words.acts
    ):
        tree.hang(noun, act, rel.MODIFIER)
