"""Slips in single constructions: clefts, bare headlines, two bare objects, lists of verbs, "for X to do"."""

from __future__ import annotations

from rapportage.syntax import relations as rel
from rapportage.syntax.clause_slips import after_comma
from rapportage.syntax.grammar_tree import NOMINAL, GrammarTree, is_clause
from rapportage.syntax.grammar_words import GrammarWords

_SUBJECTS = frozenset((rel.SUBJECT, rel.PASSIVE_SUBJECT))
_LIFTING = frozenset(("that", "who", "whom", "whose"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_BEFORE_GERUND = frozenset(("of", "for", "from"))
_BEFORE_NOUN = frozenset((rel.COMPOUND, rel.ADJECTIVE, rel.TITLE, rel.POSSESSOR))
_OF_WHOLE_CLAUSE = frozenset((
    rel.OBJECT, rel.AUXILIARY, rel.PASSIVE_AUXILIARY, rel.COPULA, rel.MARK, rel.CONTENT_CLAUSE, rel.OPEN_COMPLEMENT,
))  # fmt: skip
"""What a past participle on a noun has not: with one of these a verb is the main one."""
_OF_ITS_OWN = frozenset((rel.DETERMINER, rel.POSSESSOR))


def mend_construction(tree: GrammarTree, verb: int, *, words: GrammarWords, quoted: bytearray) -> None:
    """Mend the slips of single constructions around a verb in place."""
    relation = tree.relation[verb]
    if relation == rel.SENTENCE_RELATIVE:
        _mend_lifted(tree, verb)
    elif relation == rel.ADVERBIAL_CLAUSE and tree.head[verb] >= 0:
        _mend_listed(tree, verb, words=words)
        _mend_moving(tree, verb, words=words)
    elif relation == rel.CONJUNCT and tree.xpos[verb] == "VBN":
        _free_preposition(tree, verb)
    elif relation == rel.PARATAXIS and tree.head[verb] >= 0 and not quoted[verb]:
        _mend_headline(tree, verb, words=words)
    if tree.xpos[verb] == "VBG":
        _return_case(tree, verb)
    elif relation == rel.CONJUNCT:
        _lead_out(tree, verb)
    _take_fenced(tree, verb)
    _free_number(tree, verb)
    if tree.xpos[verb] == "VB":
        _mend_for(tree, verb)
        _mend_to_come(tree, verb, words=words)
    if tree.lemma[verb] in words.double:
        _part_objects(tree, verb, words=words)
    if tree.lemma[verb] in words.naming:
        _part_named(tree, verb)


def _subject_of(tree: GrammarTree, verb: int) -> int:
    """Return the first subject of a verb, -1 where it shows none."""
    return next((kid for kid in tree.kids[verb] if tree.relation[kid] in _SUBJECTS), -1)


def _mend_lifted(tree: GrammarTree, verb: int) -> None:
    """Make a clause of "it was X that ..." a relative clause of X, and what hangs on "how" of "explained how ..." what is explained."""
    above = tree.head[verb]
    if above < 0:
        return
    if tree.xpos[above] == "WRB" and tree.head[above] >= 0 and tree.relation[above] in {rel.OBJECT, rel.CONTENT_CLAUSE}:
        tree.hang(verb, tree.head[above], rel.CONTENT_CLAUSE)
        tree.hang(above, verb, rel.ADVERB)
    elif (
        above < verb
        and tree.upos[above] in NOMINAL
        and any(tree.low[word] in _LIFTING for word in tree.kids[verb] if word < verb)
    ):
        tree.relation[verb] = rel.RELATIVE_CLAUSE


def _mend_listed(tree: GrammarTree, verb: int, *, words: GrammarWords) -> None:
    """Join "tripled" to "doubled" in "doubled in March, tripled in April and fell", where a parse took it for a circumstance."""
    above = tree.head[verb]
    if verb < above or tree.xpos[verb] not in {"VBN", "VBD"} or tree.upos[above] != "VERB":
        return
    if tree.kid(verb, rel.MARK) >= 0 or _subject_of(tree, verb) >= 0 or not after_comma(tree, verb):
        return
    if any(
        tree.relation[kid] == rel.AGENT
        and tree.lemma[kid] not in words.byways
        and tree.lemma[kid] not in words.measures
        for kid in tree.kids[verb]
    ):
        return
    is_passive = tree.kid(above, rel.PASSIVE_AUXILIARY) >= 0
    for holder in (above, verb) if is_passive else (above,):
        for kid in tree.kids[holder]:
            if (
                kid > verb
                and tree.relation[kid] == rel.CONJUNCT
                and tree.upos[kid] == "VERB"
                and tree.kid(kid, rel.COORDINATOR) >= 0
                and _subject_of(tree, kid) < 0
            ):
                tree.relation[verb] = rel.CONJUNCT
                return


def _lead_out(tree: GrammarTree, verb: int) -> None:
    """Make "killed" the main verb of "Mines laid in the war killed two boys": nothing joins it to "laid", which has no object."""
    first = tree.head[verb]
    if first < 0 or verb < first or tree.xpos[first] not in {"VBD", "VBN"} or _subject_of(tree, verb) >= 0:
        return
    start = min([verb, *tree.kids[verb]])
    finite = (
        tree.xpos[verb] in _FINITE or tree.kid(verb, rel.AUXILIARY) >= 0 or tree.kid(verb, rel.PASSIVE_AUXILIARY) >= 0
    )
    parted = tree.relation[start] in {rel.COORDINATOR, rel.PUNCTUATION} or tree.upos[start - 1] in {"PUNCT", "CCONJ"}
    subject = _subject_of(tree, first)
    if not finite or parted or not 0 <= subject < first or tree.upos[subject] == "PRON":
        return
    if any(tree.relation[kid] in _OF_WHOLE_CLAUSE for kid in tree.kids[first]):
        return
    link, above = tree.relation[first], tree.head[first]
    for kid in [kid for kid in tree.kids[first] if kid > verb or kid < subject]:
        tree.hang(kid, verb, tree.relation[kid])
    tree.hang(verb, above, link)
    tree.hang(subject, verb, rel.PASSIVE_SUBJECT if tree.kid(verb, rel.PASSIVE_AUXILIARY) >= 0 else rel.SUBJECT)
    tree.hang(first, subject, rel.NOUN_CLAUSE)


def _mend_moving(tree: GrammarTree, verb: int, *, words: GrammarWords) -> None:
    """Make the troops the doers in "were set by fleeing troops": nobody flees anybody there."""
    above, mark, thing = tree.head[verb], tree.kid(verb, rel.MARK), tree.kid(verb, rel.OBJECT)
    if mark != verb - 1 or tree.low[mark] != "by" or thing != verb + 1 or tree.xpos[verb] != "VBG":
        return
    is_passive = tree.kid(above, rel.PASSIVE_AUXILIARY) >= 0 or tree.kid(above, rel.PASSIVE_SUBJECT) >= 0
    if is_passive and tree.lemma[verb] in words.lone and tree.kid(above, rel.AGENT) < 0:
        tree.hang(thing, above, rel.AGENT)
        tree.hang(mark, thing, rel.CASE)
        tree.hang(verb, thing, rel.ADJECTIVE)


def _return_case(tree: GrammarTree, gerund: int) -> None:
    """Hang "of" on the gerund in "accused of laundering money", which a parse hung on the money."""
    case = gerund - 1
    thing = tree.head[case] if case >= 0 else -1
    if thing <= gerund or tree.relation[case] != rel.CASE or tree.head[thing] not in {gerund, tree.head[gerund]}:
        return
    tree.hang(thing, gerund, tree.relation[thing])
    tree.hang(case, gerund, rel.MARK)
    if tree.relation[thing] in {rel.MODIFIER, rel.OBLIQUE} and tree.kid(thing, rel.CASE) < 0:
        tree.relation[thing] = rel.OBJECT


def _free_number(tree: GrammarTree, verb: int) -> None:
    """Make "thirty" the subject in "nine were killed, thirty wounded": no verb is numbered."""
    if _subject_of(tree, verb) < 0 and tree.xpos[verb] in {"VBN", "VBD"}:
        number = tree.kid(verb, rel.NUMBER)
        if 0 <= number < verb:
            tree.relation[number] = rel.PASSIVE_SUBJECT if tree.xpos[verb] == "VBN" else rel.SUBJECT


def _free_preposition(tree: GrammarTree, verb: int) -> None:
    """Make "on" a preposition in "were seized, put on a bus and driven off", which a parse took for a particle: the bus is not put on."""
    particle, thing = tree.kid(verb, rel.PARTICLE), tree.kid(verb, rel.OBJECT)
    if particle != verb + 1 or thing < particle or min([thing, *tree.kids[thing]]) != particle + 1:
        return
    if tree.kid(tree.head[verb], rel.PASSIVE_AUXILIARY) < 0 or tree.kid(verb, rel.AUXILIARY) >= 0:
        return
    tree.hang(particle, thing, rel.CASE)
    tree.relation[thing] = rel.OBLIQUE


def _mend_headline(tree: GrammarTree, verb: int, *, words: GrammarWords) -> None:
    """Join "vow" to "seize" in "Rebels seize town, vow to march on": it has no subject, nor anyone behind it who could say so."""
    above = tree.head[verb]
    if verb < above or tree.xpos[verb] not in _FINITE or tree.xpos[above] not in _FINITE or tree.low[verb - 1] != ",":
        return
    if _subject_of(tree, verb) >= 0 or _subject_of(tree, above) < 0 or tree.kid(verb, rel.MARK) >= 0:
        return
    speaks = tree.lemma[verb] in words.say | words.tell | words.quoting | words.judge
    for kid in tree.kids[verb]:
        if kid > verb and (
            tree.relation[kid] == rel.OPEN_COMPLEMENT
            or (tree.relation[kid] == rel.OBJECT and (not speaks or tree.lemma[kid] in words.acts))
        ):
            tree.relation[verb] = rel.CONJUNCT
            return


def _take_fenced(tree: GrammarTree, verb: int) -> None:
    """Give "were" its subject in "as envoys were preparing", which a parse hung on the verb above though "as" stands before it."""
    mark, above = tree.kid(verb, rel.MARK), tree.head[verb]
    if mark < 0 or above < 0 or above > mark or mark + 1 >= verb or tree.low[mark] in {"to", "for"}:
        return
    if (
        tree.xpos[verb] not in _FINITE
        and tree.kid(verb, rel.AUXILIARY) < 0
        and tree.kid(verb, rel.PASSIVE_AUXILIARY) < 0
    ):
        return
    if _subject_of(tree, verb) >= 0:
        return
    for kid in tree.kids[above]:
        if mark < kid < verb and tree.upos[kid] in NOMINAL and min([kid, *tree.kids[kid]]) == mark + 1:
            is_passive = tree.kid(verb, rel.PASSIVE_AUXILIARY) >= 0
            tree.hang(kid, verb, rel.PASSIVE_SUBJECT if is_passive else rel.SUBJECT)
            return


def _mend_to_come(tree: GrammarTree, verb: int, *, words: GrammarWords) -> None:
    """Make "Lenn" the subject in the headline "Lenn to expel envoys", of which a parse made a noun with an infinitive."""
    noun = tree.head[verb]
    if (
        noun < 0
        or tree.head[noun] >= 0
        or verb < noun
        or tree.upos[noun] not in {"NOUN", "PROPN"}
        or is_clause(tree, noun)
    ):
        return
    if tree.low[noun + 1] != "to" or tree.head[noun + 1] != verb or tree.kid(noun, rel.DETERMINER) >= 0:
        return
    name = tree.names.get(noun)
    if tree.upos[noun] == "NOUN" and name is None and tree.lemma[noun] not in words.actors | words.hearers:
        return
    tree.hang(verb, -1, rel.TOP)
    tree.hang(noun, verb, rel.SUBJECT)


def _mend_for(tree: GrammarTree, verb: int) -> None:
    """Give "resume" its subject in "for talks to resume", which a parse hung on another word."""
    to = tree.kid(verb, rel.MARK)
    if to >= 0 and tree.low[to] == "for":
        to = next((kid for kid in tree.kids[verb] if tree.low[kid] == "to" and tree.relation[kid] == rel.MARK), -1)
    if to < 1 or tree.low[to] != "to" or _subject_of(tree, verb) >= 0:
        return
    noun = to - 1
    for _ in range(12):  # from the last word before "to" up to the head of its phrase
        above = tree.head[noun]
        if above < 0 or above >= to or tree.relation[noun] in _SUBJECTS | {rel.OBLIQUE, rel.OBJECT}:
            break
        noun = above
    if (
        tree.upos[noun] not in NOMINAL
        or tree.is_under(verb, noun)
        or tree.relation[noun] not in {rel.OBLIQUE, *_SUBJECTS}
    ):
        return
    case = tree.kid(noun, rel.CASE)
    first = min([noun, *tree.kids[noun]])
    if case >= 0 and tree.low[case] == "for":
        tree.hang(case, verb, rel.MARK)
    elif first < 1 or tree.low[first - 1] != "for" or tree.head[first - 1] != verb:
        return
    tree.hang(noun, verb, rel.SUBJECT)


def _part_objects(tree: GrammarTree, verb: int, *, words: GrammarWords) -> None:
    """Part the one who gets from what is given: "refused the widow permission", "offered Castine 40 lorries", "denied them work"."""
    things = [kid for kid in tree.kids[verb] if kid > verb and tree.relation[kid] == rel.OBJECT]
    if tree.kid(verb, rel.PASSIVE_AUXILIARY) >= 0:
        for thing in things[1:]:
            tree.relation[thing] = rel.OTHER  # "were offered 90 crowns a head"
    elif len(things) == 2 and tree.kid(verb, rel.SECOND_OBJECT) < 0 and not after_comma(tree, things[1]):
        tree.relation[things[0]] = rel.SECOND_OBJECT  # "offered each of them 2,000 crowns"
        return
    if len(things) != 1 or tree.kid(verb, rel.SECOND_OBJECT) >= 0:
        return
    thing = things[0]
    for kid in tree.kids[thing]:
        if tree.relation[kid] in _BEFORE_NOUN and verb < kid < thing and _stands_alone(tree, kid, thing):
            tree.hang(kid, verb, rel.SECOND_OBJECT)
            return
    if tree.lemma[verb] in words.naming or tree.kid(verb, rel.PASSIVE_AUXILIARY) >= 0:
        return
    if _free_gift(tree, verb, thing, words=words):
        return
    opens = [kid for kid in tree.kids[verb] if tree.relation[kid] == rel.OPEN_COMPLEMENT and kid > thing]
    if opens and tree.upos[opens[0]] == "NOUN" and not tree.marker(opens[0]) and not is_clause(tree, opens[0]):
        tree.relation[thing], tree.relation[opens[0]] = rel.SECOND_OBJECT, rel.OBJECT


def _free_gift(tree: GrammarTree, verb: int, thing: int, *, words: GrammarWords) -> bool:
    """Free the crowns in "awarded the widow of the driver 12,000 crowns", hung on the driver; tell whether that was done."""
    for kid in tree.kids[thing]:
        for gift in tree.kids[kid] if tree.relation[kid] == rel.MODIFIER else ():
            is_bare = tree.relation[gift] == rel.ADVERBIAL and tree.lemma[gift] not in words.measures
            if is_bare and tree.kid(gift, rel.NUMBER) >= 0:
                tree.hang(gift, verb, rel.OBJECT)
                tree.relation[thing] = rel.SECOND_OBJECT
                return True
    return False


def _stands_alone(tree: GrammarTree, kid: int, thing: int) -> bool:
    """Tell whether a noun before another one is a phrase of its own: it has an article, or a number or article follows it."""
    if tree.upos[kid] not in NOMINAL or tree.kid(kid, rel.CASE) >= 0 or tree.xpos[kid] in {"PRP$", "WP$"}:
        name = tree.names.get(kid)
        if name is None or tree.kid(kid, rel.CASE) >= 0 or tree.xpos[kid] in {"PRP$", "WP$"}:
            return False
    if any(tree.relation[each] in _OF_ITS_OWN for each in tree.kids[kid]):
        return tree.upos[kid] == "NOUN"
    if tree.names.get(kid) is None and tree.upos[kid] != "PROPN":
        return False
    between = [each for each in tree.kids[thing] if kid < each < thing]
    return bool(between) and tree.relation[between[0]] in {rel.NUMBER, rel.DETERMINER}


def _part_named(tree: GrammarTree, verb: int) -> None:
    """Part the person from the office in "elected Una Brand president", which a parse took for one phrase."""
    office = tree.kid(verb, rel.OBJECT)
    if office < verb or tree.upos[office] != "NOUN" or tree.kid(office, rel.DETERMINER) >= 0:
        return
    for kid in tree.kids[office]:
        name = tree.names.get(kid)
        if verb < kid < office and name is not None and name.type == "PER" and name.end == office:
            if tree.kid(kid, rel.CASE) < 0 and tree.kid(verb, rel.OPEN_COMPLEMENT) < 0:
                tree.hang(kid, verb, rel.OBJECT)
                tree.relation[office] = rel.OPEN_COMPLEMENT
            return


def mend_gerund(tree: GrammarTree, noun: int, *, words: GrammarWords) -> None:
    """Make a gerund of "insulting" in "jailed for insulting king" and of "waging" in "a record of waging attacks"."""
    case = tree.kid(noun, rel.CASE)
    gerund = case + 1
    if case < 0 or gerund >= noun or tree.xpos[gerund] != "VBG" or tree.head[gerund] != noun:
        return
    if (
        tree.low[case] not in _BEFORE_GERUND
        or tree.relation[gerund] != rel.ADJECTIVE
        or tree.kid(noun, rel.DETERMINER) >= 0
    ):
        return
    above = tree.head[noun]
    if above < 0:
        return
    if tree.relation[noun] == rel.OBLIQUE and tree.lemma[above] in words.gerund_control:
        link = rel.ADVERBIAL_CLAUSE
    elif tree.lemma[gerund] in words.light and tree.lemma[noun] in words.acts:
        link = rel.NOUN_CLAUSE if tree.upos[above] in NOMINAL else rel.ADVERBIAL_CLAUSE
    else:
        return
    tree.hang(gerund, above, link)
    tree.hang(case, gerund, rel.MARK)
    tree.hang(noun, gerund, rel.OBJECT)
