"""Slips around clauses: a relative clause hung on the wrong word, a participle on the wrong verb, a splice taken for a message."""

from __future__ import annotations

from rapportage.syntax import relations as rel
from rapportage.syntax.grammar_tree import NOMINAL, GrammarTree
from rapportage.syntax.grammar_words import GrammarWords

_WHETHER = frozenset(("whether", "if", "that"))
_GERUND_MARKS = frozenset(("of", "from", "for", "with"))
_FINITE = frozenset((rel.SUBJECT, rel.PASSIVE_SUBJECT, rel.AUXILIARY))


def mend_relative(tree: GrammarTree, verb: int, *, words: GrammarWords) -> None:
    """Hang ", who ..." on the noun before it where a parse made it a clause of the verb around it, or of a place within."""
    if tree.relation[verb] == rel.RELATIVE_CLAUSE:
        _raise_relative(tree, verb, words=words)
        return
    if tree.relation[verb] not in {rel.CONTENT_CLAUSE, rel.PARATAXIS, rel.ADVERBIAL_CLAUSE, rel.CONJUNCT}:
        return
    for kid in tree.kids[verb]:
        if tree.relation[kid] in {rel.SUBJECT, rel.PASSIVE_SUBJECT}:
            break
    else:
        return
    if (
        tree.low[kid] not in {"who", "which"}
        or kid < 2
        or tree.low[kid - 1] != ","
        or tree.upos[kid - 2] not in NOMINAL
    ):
        return
    noun = _phrase_before(tree, kid)
    if not tree.is_under(noun, verb):
        tree.hang(verb, noun, rel.RELATIVE_CLAUSE)


def _phrase_before(tree: GrammarTree, pronoun: int) -> int:
    """Return the head of the phrase that ends before the comma before a relative pronoun."""
    noun = pronoun - 2
    for _ in range(8):  # from the last word of the phrase up to its head
        above = tree.head[noun]
        if above < 0 or above > pronoun or tree.upos[above] not in NOMINAL or tree.relation[noun] == rel.CONJUNCT:
            break
        if tree.relation[noun] == rel.MODIFIER and tree.low[pronoun] == "who" and tree.xpos[noun] != "NNP":
            break
        noun = above
    return noun


def _raise_relative(tree: GrammarTree, verb: int, *, words: GrammarWords) -> None:
    """Hang ", who ..." on the person of "the professor of the University, who ...", and "that ..." on the act of speech."""
    noun = tree.head[verb]
    _lower_relative(tree, verb, noun)
    noun = tree.head[verb]
    above = tree.head[noun]
    marks = [kid for kid in tree.kids[verb] if tree.relation[kid] == rel.MARK and tree.low[kid] == "that"]
    if marks:
        tree.relation[verb] = rel.NOUN_CLAUSE
        act = words.acts.get(tree.lemma[above]) if above >= 0 else None
        if act is not None and act.speaks and tree.lemma[noun] not in words.acts:
            tree.hang(verb, above, rel.NOUN_CLAUSE)
        return
    name = tree.names.get(noun)
    if name is not None and name.type == "LOC" and any(tree.low[kid] == "who" for kid in tree.kids[verb]):
        _raise_to_person(tree, verb, noun)
        return
    if above < 0 or name is None or name.type not in {"ORG", "LOC"} or tree.upos[above] not in NOMINAL or above > noun:
        return
    is_apart = tree.relation[noun] in {rel.MODIFIER, rel.TITLE} and after_comma(tree, verb)
    if is_apart and any(tree.low[kid] == "who" and tree.relation[kid] == rel.SUBJECT for kid in tree.kids[verb]):
        tree.hang(verb, above, rel.RELATIVE_CLAUSE)


def _raise_to_person(tree: GrammarTree, verb: int, place: int) -> None:
    """Hang "who ..." on the welder of "a welder from the port of Issen who ...": no place is a who."""
    at = place
    for _ in range(8):
        above = tree.head[at]
        if (
            tree.relation[at] not in {rel.MODIFIER, rel.TITLE}
            or above < 0
            or above > at
            or tree.upos[above] not in NOMINAL
        ):
            break
        at = above
    if at != place:
        tree.hang(verb, at, rel.RELATIVE_CLAUSE)


def _lower_relative(tree: GrammarTree, verb: int, noun: int) -> None:
    """Hang "who ..." on the noun before it in "Ilan Tovesk, a lawyer who ...", and where a phrase of another word lies between."""
    first = min([verb, *tree.kids[verb]])
    if tree.low[first] == ",":
        first += 1
    if first < 2 or tree.low[first] not in {"who", "that", "which"} or first < noun:
        return
    before = first - 1 - (tree.low[first - 1] == ",")
    if tree.upos[before] in NOMINAL and not tree.is_under(before, noun) and not tree.is_under(before, verb):
        # "pulled a man from a school that was hit": the parse let two clauses cross
        tree.hang(verb, _phrase_before(tree, first) if before < first - 1 else before, rel.RELATIVE_CLAUSE)
        return
    if before < first - 1:
        return
    for kid in tree.kids[noun]:
        if tree.relation[kid] == rel.APPOSITION and noun < kid < first and tree.is_under(first - 1, kid):
            tree.hang(verb, kid, rel.RELATIVE_CLAUSE)
            return


def mend_asked(tree: GrammarTree, verb: int, *, words: GrammarWords) -> None:
    """Make "whether ..." or "to ..." behind a verb of asking or telling what is asked, though a parse took it for a circumstance."""
    if tree.lemma[verb] not in words.say | words.tell | words.talk or tree.kid(verb, rel.CONTENT_CLAUSE) >= 0:
        return
    for kid in tree.kids[verb]:
        if tree.relation[kid] == rel.ADVERBIAL_CLAUSE and kid > verb:
            marker = tree.marker(kid)
            if marker in _WHETHER and (
                marker != "if" or tree.lemma[verb] in {"ask", "wonder", "question", "inquire", "enquire"}
            ):
                tree.relation[kid] = rel.CONTENT_CLAUSE
                return
            if marker == "to" and tree.lemma[verb] in words.tell and not after_comma(tree, kid):
                tree.relation[kid] = rel.OPEN_COMPLEMENT
                return


def mend_clause(
    tree: GrammarTree, verb: int, *, words: GrammarWords, quoted: bytearray, reporting: frozenset[str]
) -> None:
    """Hang a clause where it belongs: joined infinitives together, ", saying ..." on the verb of saying, ", waving ..." beside."""
    if tree.head[verb] < 0:
        return
    relation = tree.relation[verb]
    if relation == rel.CONTENT_CLAUSE:
        _mend_content(tree, verb, quoted=quoted)
    elif relation == rel.NOUN_CLAUSE and tree.xpos[verb] == "VBG":
        if tree.marker(verb) in _GERUND_MARKS:
            _return_gerund(tree, verb, words=words)
        elif tree.lemma[verb] in reporting and _is_loose(tree, verb):
            _raise_saying(tree, verb)
    elif relation == rel.ADVERBIAL_CLAUSE and tree.lemma[verb] in reporting and _is_loose(tree, verb):
        _lift_saying(tree, verb, reporting=reporting)


def _mend_content(tree: GrammarTree, verb: int, *, quoted: bytearray) -> None:
    """Tell from a clause that says something one that is joined, spliced or set beside the main clause."""
    above, tag = tree.head[verb], tree.xpos[verb]
    if not _lacks_subject(tree, verb):
        if verb > above and not quoted[verb] and _is_spliced(tree, verb):
            tree.relation[verb] = rel.PARATAXIS
    elif tag == "VB" and tree.kid(verb, rel.MARK) < 0:
        opens = [kid for kid in tree.kids[above] if tree.relation[kid] == rel.OPEN_COMPLEMENT and kid < verb]
        if opens:
            tree.hang(verb, opens[-1], rel.CONJUNCT)
    elif (tag == "VBN" and verb < above and not quoted[verb]) or (tag == "VBG" and _is_loose(tree, verb)):
        tree.relation[verb] = rel.ADVERBIAL_CLAUSE  # "Asked whether he would go, the minister said ..."


def _lacks_subject(tree: GrammarTree, verb: int) -> bool:
    return all(tree.relation[kid] not in _FINITE for kid in tree.kids[verb])


def _is_loose(tree: GrammarTree, verb: int) -> bool:
    """Tell whether a participle stands behind its main clause and a comma."""
    if verb < tree.head[verb] or tree.xpos[verb] != "VBG" or tree.kid(verb, rel.MARK) >= 0:
        return False
    return _lacks_subject(tree, verb) and after_comma(tree, verb)


def _is_spliced(tree: GrammarTree, clause: int) -> bool:
    """Tell whether a comma sets a clause beside a verb that has its object already: "promised a vote, the islanders got ..."."""
    has_object = any(tree.relation[kid] == rel.OBJECT for kid in tree.kids[tree.head[clause]])
    return has_object and tree.kid(clause, rel.MARK) < 0 and after_comma(tree, clause)


def _return_gerund(tree: GrammarTree, verb: int, *, words: GrammarWords) -> None:
    """Hang "of arming ..." on "accused", though a parse hung it on the one who is accused or accuses."""
    noun = tree.head[verb]
    above = tree.head[noun]
    if above >= 0 and tree.relation[noun] in {rel.OBJECT, rel.AGENT} and tree.lemma[above] in words.gerund_control:
        tree.hang(verb, above, rel.ADVERBIAL_CLAUSE)


def _raise_saying(tree: GrammarTree, verb: int) -> None:
    """Hang ", calling it ..." on the verb whose object it was hung on: a charge calls nobody anything."""
    noun = tree.head[verb]
    above = tree.head[noun]
    if above >= 0 and above < noun and tree.upos[above] == "VERB" and tree.relation[noun] in {rel.OBJECT, rel.OBLIQUE}:
        tree.hang(verb, above, rel.ADVERBIAL_CLAUSE)


def _lift_saying(tree: GrammarTree, verb: int, *, reporting: frozenset[str]) -> None:
    """Hang ", adding that ..." on the verb of saying whose message it was hung on, where that verb stands before it."""
    at = tree.head[verb]
    for _ in range(8):
        above = tree.head[at]
        if above < 0 or above > at:
            return
        if tree.relation[at] == rel.CONTENT_CLAUSE and tree.lemma[above] in reporting:
            tree.hang(verb, above, rel.ADVERBIAL_CLAUSE)
            return
        at = above


def after_comma(tree: GrammarTree, clause: int) -> bool:
    """Tell whether a clause begins behind a comma."""
    first = min([clause, *tree.kids[clause]])
    return tree.low[first] == "," or (first > 0 and tree.low[first - 1] == ",")
