"""Slips that parsers are known to make, mended before any frame is read."""

from __future__ import annotations

from rapportage.syntax import relations as rel
from rapportage.syntax.clause_slips import after_comma, mend_asked, mend_clause, mend_relative
from rapportage.syntax.construction_slips import mend_construction, mend_gerund
from rapportage.syntax.grammar_tree import NOMINAL, NOT_CLAUSES, GrammarTree, is_clause
from rapportage.syntax.grammar_words import GrammarWords
from rapportage.syntax.noun_slips import mend_noun
from rapportage.syntax.quotations import (
    find_quotations,
    gather_quotation,
    inside,
    mend_speaker,
    return_outsiders,
    return_subject,
    turn_report,
)
from rapportage.syntax.subject_slips import mend_subjects

_AUXILIARIES = frozenset((rel.AUXILIARY, rel.PASSIVE_AUXILIARY, rel.COPULA))
_NO_OBJECT = frozenset((
    rel.OBJECT, rel.CONTENT_CLAUSE, rel.COPULA, rel.PASSIVE_SUBJECT, rel.PASSIVE_AUXILIARY,
))  # fmt: skip


def mend(tree: GrammarTree, words: GrammarWords) -> None:
    """Mend the slips of a parse in place."""
    for word, relation in enumerate(tree.relation):
        if relation in _AUXILIARIES and tree.kids[word]:
            _free_auxiliary(tree, word)
    quotations = find_quotations(tree)
    for first, end in quotations:
        gather_quotation(tree, first, end)
    quoted = inside(quotations, len(tree.low))
    reporting = words.say | words.tell | words.quoting | words.judge
    for word, part in enumerate(tree.upos):
        if part == "VERB" and tree.relation[word] not in NOT_CLAUSES:
            _mend_verb(tree, word, words=words, quoted=quoted, reporting=reporting)
        elif part in NOMINAL:
            mend_noun(tree, word, words=words)
            mend_gerund(tree, word, words=words)
        elif tree.low[word] == "according" and tree.relation[word] in {rel.CASE, rel.MARK}:
            _lift_according(tree, word)
    for first, end in quotations:
        return_outsiders(tree, first, end)


def _mend_verb(
    tree: GrammarTree, verb: int, *, words: GrammarWords, quoted: bytearray, reporting: frozenset[str]
) -> None:
    speaks = tree.lemma[verb] in reporting or tree.lemma[verb] == "put"
    if speaks:
        return_subject(tree, verb)
    mend_subjects(tree, verb, words=words, quoted=quoted)
    mend_construction(tree, verb, words=words, quoted=quoted)
    mend_relative(tree, verb, words=words)
    if speaks:
        mend_speaker(tree, verb, quoted=quoted)
        turn_report(tree, verb, words=words, quoted=quoted)
        mend_asked(tree, verb, words=words)
    _mend_phrases(tree, verb, words=words)
    _mend_particle(tree, verb, words=words)
    mend_clause(tree, verb, words=words, quoted=quoted, reporting=reporting)


def _free_auxiliary(tree: GrammarTree, auxiliary: int) -> None:
    """Hang on the verb what a parse hung on its auxiliary."""
    for kid in list(tree.kids[auxiliary]):
        if (
            tree.relation[kid] not in {rel.FIXED, rel.PUNCTUATION, rel.CONJUNCT, rel.COORDINATOR}
            and tree.head[auxiliary] >= 0
        ):
            tree.hang(kid, tree.head[auxiliary], tree.relation[kid])


def _mend_phrases(tree: GrammarTree, verb: int, *, words: GrammarWords) -> None:
    """Mend the bare phrases right of a verb: an object taken for an adverbial, a name parted from its noun."""
    relation = tree.relation
    bare = -1
    closed = False
    objects = [kid for kid in tree.kids[verb] if relation[kid] == rel.OBJECT]
    if objects and objects[0] > verb and _names_hearer(tree, verb, objects[0]):
        tree.hang(objects[0], objects[0] - 1, rel.APPOSITION)
        return
    if len(objects) == 2 and objects[0] > verb and after_comma(tree, objects[1]):
        tree.hang(objects[1], objects[0], rel.APPOSITION)
    for kid in list(tree.kids[verb]):
        if relation[kid] == rel.OBJECT and tree.low[kid : kid + 3] == ["one", "by", "one"]:
            relation[kid] = rel.OTHER
        what = relation[kid]
        if what == rel.AGENT and tree.kid(kid, rel.CASE) >= 0 and tree.marker(kid) != "by":
            relation[kid] = rel.OBLIQUE
        closed = closed or what in _NO_OBJECT
        if (
            bare < 0
            and kid > verb
            and what == rel.OBLIQUE
            and tree.upos[kid] in NOMINAL
            and tree.kid(kid, rel.CASE) < 0
        ):
            bare = kid
    if bare < 0:
        return
    if _join_to_name(tree, verb, bare) or closed or tree.xpos[verb] == "VBN" or is_measure(tree, bare, words=words):
        return
    relation[bare] = rel.OBJECT


def _names_hearer(tree: GrammarTree, verb: int, thing: int) -> bool:
    """Tell whether a person's name only says who stands before it: "spoke to his counterpart Ilan Tovesk"."""
    before, name = thing - 1, tree.names.get(thing)
    if name is None or name.type != "PER" or name.first != thing or tree.upos[before] != "NOUN":
        return False
    return tree.head[before] == verb and tree.relation[before] == rel.OBLIQUE and tree.kid(before, rel.CASE) >= 0


def _join_to_name(tree: GrammarTree, verb: int, bare: int) -> bool:
    """Join "Zarkandi" to "herders" where a parse hung both on the verb of "clashed with Zarkandi herders"; tell whether it did."""
    before = bare - 1
    if (
        before < 0
        or tree.head[before] != verb
        or tree.relation[before] != rel.OBLIQUE
        or tree.upos[before] not in {"PROPN", "ADJ"}
    ):
        return False
    cases = [kid for kid in tree.kids[before] if tree.relation[kid] in {rel.CASE, rel.DETERMINER}]
    if not cases:
        return False
    tree.hang(before, bare, rel.COMPOUND)
    for case in cases:
        tree.hang(case, bare, tree.relation[case])
    return True


def is_measure(tree: GrammarTree, word: int, *, words: GrammarWords) -> bool:
    """Tell whether a bare noun phrase says when or how much."""
    name = tree.names.get(word)
    return (
        tree.lemma[word] in words.measures
        or (name is not None and name.type == "DATE")
        or (tree.upos[word] == "NUM" and len(tree.low[word]) == 4)
    )


def _mend_particle(tree: GrammarTree, verb: int, *, words: GrammarWords) -> None:
    """Make "on" a particle in "put on his hat", which a parse took for a preposition."""
    if any(tree.relation[kid] in _NO_OBJECT or tree.relation[kid] == rel.PARTICLE for kid in tree.kids[verb]):
        return
    is_joined = tree.xpos[verb] == "VBN" and tree.relation[verb] == rel.CONJUNCT and tree.kid(verb, rel.AUXILIARY) < 0
    if is_joined and tree.kid(tree.head[verb], rel.PASSIVE_AUXILIARY) >= 0:
        return  # "were seized, put on a bus and driven off"
    for kid in tree.kids[verb]:
        if tree.relation[kid] != rel.OBLIQUE or kid < verb:
            continue
        case = tree.kid(kid, rel.CASE)
        if case != verb + 1 or f"{tree.lemma[verb]} {tree.low[case]}" not in words.particles:
            continue
        if tree.upos[kid] == "PROPN" or is_measure(tree, kid, words=words) or tree.lemma[kid] in words.particle_places:
            continue
        tree.relation[kid] = rel.OBJECT
        tree.hang(case, verb, rel.PARTICLE)
        return


def _lift_according(tree: GrammarTree, word: int) -> None:
    """Hang "according to X" on the clause that it vouches for, though a parse gave it to a noun on the way."""
    phrase = tree.head[word]
    above = tree.head[phrase]
    for _ in range(20):  # deeper phrases are not language
        if above < 0 or is_clause(tree, above):
            break
        above = tree.head[above]
    if above >= 0 and not tree.is_under(above, phrase):
        tree.hang(phrase, above, rel.OBLIQUE)
