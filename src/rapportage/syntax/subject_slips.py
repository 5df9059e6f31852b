"""Slips around subjects: a verb has one, whatever a parse says."""

from __future__ import annotations

from rapportage.syntax import relations as rel
from rapportage.syntax.clause_places import is_relative
from rapportage.syntax.clause_slips import after_comma
from rapportage.syntax.grammar_tree import NOMINAL, GrammarTree
from rapportage.syntax.grammar_words import GrammarWords

_SUBJECTS = frozenset((rel.SUBJECT, rel.PASSIVE_SUBJECT))
_PARTICIPLES = frozenset(("VBG", "VBN"))
_BESIDE = frozenset((rel.ADVERBIAL_CLAUSE, rel.NOUN_CLAUSE))


def mend_subjects(tree: GrammarTree, verb: int, *, words: GrammarWords, quoted: bytearray) -> None:
    """Leave a verb one subject and find the others what they are: an apposition, an object, who is told, a participle's own."""
    subjects = [kid for kid in tree.kids[verb] if tree.relation[kid] in _SUBJECTS]
    if len(subjects) < 2:
        return
    first, second = subjects[0], subjects[1]
    if second > verb and _leaves_gap(tree, verb, second):
        return
    if _is_one_phrase(tree, first, second) or _frees_participle(tree, verb, first, second):
        return
    if tree.low[second] in {"we", "i"} and second < verb and after_comma(tree, second):
        tree.relation[first] = rel.OTHER  # "Dear minister, we ask ..."
        return
    if second > verb > first:
        if quoted[first] and not quoted[verb]:
            return  # the first belongs to the quotation before the verb
        tree.relation[second] = rel.SECOND_OBJECT if tree.lemma[verb] in words.tell else rel.OBJECT
    elif _asks_for(tree, first) and tree.kid(verb, rel.OBJECT) < 0:
        tree.relation[first] = rel.OBJECT
    elif tree.relation[verb] == rel.CONTENT_CLAUSE:
        above = tree.head[verb]
        if above < first and tree.lemma[above] in words.tell and tree.kid(above, rel.OBJECT) < 0:
            tree.hang(first, above, rel.SECOND_OBJECT)


def _asks_for(tree: GrammarTree, phrase: int) -> bool:
    """Tell whether a phrase is a relative pronoun or has one for its owner: "a man whose house the police searched"."""
    return is_relative(tree, phrase) or any(
        tree.relation[kid] == rel.POSSESSOR and is_relative(tree, kid) for kid in tree.kids[phrase]
    )


def _leaves_gap(tree: GrammarTree, verb: int, second: int) -> bool:
    """Set aside "Brenk the money" of "Ostra sent the guns, Brenk the money", whose verb is left out; tell whether that was done."""
    objects = [kid for kid in tree.kids[verb] if tree.relation[kid] == rel.OBJECT and kid > verb]
    if len(objects) < 2 or not objects[0] < second < objects[-1] or not after_comma(tree, second):
        return False
    for kid in (second, *objects):
        if kid >= second:
            tree.relation[kid] = rel.OTHER
    return True


def _is_one_phrase(tree: GrammarTree, first: int, second: int) -> bool:
    """Join two subjects that are one: a name in two parts, a name after an office and a comma, a pronoun after its noun."""
    start = min([second, *tree.kids[second]])
    if second == first + 1 and tree.upos[first] == tree.upos[second] == "PROPN":
        tree.hang(second, first, rel.FIXED)
        return True
    if start == first + 1 and tree.upos[first] == "NOUN" and tree.upos[second] == "PROPN":
        tree.hang(second, first, rel.APPOSITION)  # "the newspaper Vox Populi"
        return True
    if second == first + 1 and is_relative(tree, second):
        tree.relation[second] = rel.OTHER
        return True
    comma = start if tree.low[start] == "," else start - 1
    before = comma - 1
    if tree.upos[second] != "PROPN" or before < 0 or tree.low[comma] != "," or tree.upos[before] not in NOMINAL:
        return False
    for _ in range(8):  # from the last word before the comma up to the head of its phrase
        above = tree.head[before]
        if above < 0 or tree.upos[above] not in NOMINAL or above > comma:
            break
        before = above
    if tree.is_under(before, second):
        return False
    tree.hang(second, before, rel.APPOSITION)
    return True


def _frees_participle(tree: GrammarTree, verb: int, first: int, second: int) -> bool:
    """Give "Talks having collapsed, ..." and "..., its lamps covered with mud" the subject that a parse gave to the main verb."""
    for kid in tree.kids[verb]:
        if (
            tree.relation[kid] != rel.ADVERBIAL_CLAUSE
            or tree.xpos[kid] not in _PARTICIPLES
            or tree.kid(kid, rel.MARK) >= 0
        ):
            continue
        if any(tree.relation[each] in _SUBJECTS for each in tree.kids[kid]):
            continue
        if first < kid < second < verb or (second < kid and second > verb):
            tree.hang(first if second < verb else second, kid, rel.SUBJECT)
            return True
    if second < verb:
        return False
    for kid in tree.kids[second]:
        start = min([second, *tree.kids[second]])
        if tree.relation[kid] == rel.NOUN_CLAUSE and tree.xpos[kid] in _PARTICIPLES and tree.low[start - 1] == ",":
            tree.hang(kid, verb, rel.ADVERBIAL_CLAUSE)
            tree.hang(second, kid, rel.SUBJECT)
            return True
    return False
