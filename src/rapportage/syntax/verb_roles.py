"""What fills the places of a verb: who does it, to whom, who is told what about what."""

from __future__ import annotations

from rapportage.syntax import relations as rel
from rapportage.syntax.clause_places import Places, antecedents, heads_of, is_relative, spread
from rapportage.syntax.drafts import Draft, Drafts
from rapportage.syntax.grammar_tree import NOMINAL
from rapportage.syntax.hearing import can_hear, cannot_hear

_VERBAL = frozenset(("VERB", "AUX"))


def fill_verb(drafts: Drafts, draft: Draft) -> None:
    """Fill the places of a verb from what hangs on it and from its subject."""
    places, lemma = drafts.places[draft.clause], draft.lemma
    _fill_subject(drafts, draft, places)
    _fill_objects(drafts, draft, places)
    _fill_clauses(drafts, draft, places)
    for phrase in places.agents:
        is_way = drafts.tree.lemma[phrase] in drafts.words.byways or drafts.is_measure(phrase)
        for head, through in heads_of(drafts.tree, phrase):
            draft.add("oblique" if is_way else "agent", head, through=through, marker="by")
    for phrase in places.obliques:
        fill_oblique(drafts, draft, phrase, lemma=lemma)
    if lemma in drafts.words.naming:
        _fill_as(drafts, draft)
    if drafts.tree.relation[draft.clause] == rel.RELATIVE_CLAUSE:
        _fill_gap(drafts, draft)


def _fill_as(drafts: Drafts, draft: Draft) -> None:
    """Fill the attribute of "described it as insulting"."""
    tree = drafts.tree
    for kid in tree.kids[draft.clause]:
        if tree.relation[kid] != rel.ADVERBIAL_CLAUSE or kid < draft.clause or tree.marker(kid) != "as":
            continue
        if tree.kid(kid, rel.SUBJECT) < 0:
            draft.add("attribute", kid, marker="as")


def _fill_subject(drafts: Drafts, draft: Draft, places: Places) -> None:
    role = "agent" if draft.voice == "active" else _passive_role(drafts, draft, places)
    if role:
        for head, through in drafts.surface[draft.clause]:
            draft.add(role, head, through=through)
    for clause in places.clause_subjects:
        draft.add("agent" if draft.voice == "active" else "message", clause)


def _passive_role(drafts: Drafts, draft: Draft, places: Places) -> str:
    """Return what the subject of a passive is."""
    words, lemma, tree = drafts.words, draft.lemma, drafts.tree
    says_something = bool(places.contents or places.objects or _verbal(drafts, places.opens))
    if lemma in words.leading and not says_something:
        return "patient"
    if lemma in words.tell:
        mute = lemma in words.either and not says_something
        mute = mute and any(cannot_hear(drafts, head) for head, _ in drafts.surface[draft.clause])
        return "message" if mute else "addressee"
    if lemma in words.double and places.objects:
        return "recipient"
    if lemma in words.say and lemma not in words.odd_objects:
        if says_something:
            return ""
        return "patient" if all(can_hear(drafts, head) for head, _ in drafts.surface[draft.clause]) else "message"
    if lemma in words.giving_with and any(tree.marker(phrase) == "with" for phrase in places.obliques):
        return "recipient"
    return "patient"


def _verbal(drafts: Drafts, clauses: list[int]) -> list[int]:
    """Return those complements that are headed by a verb or have a copula."""
    tree = drafts.tree
    return [each for each in clauses if tree.upos[each] in _VERBAL or tree.kid(each, rel.COPULA) >= 0]


def _object_role(drafts: Drafts, draft: Draft, places: Places, phrase: int) -> str:
    """Return what the object of a verb is."""
    tree, words, lemma = drafts.tree, drafts.words, draft.lemma
    says_more = bool(places.contents or _verbal(drafts, places.opens))
    if (lemma in words.leading and not says_more and not places.seconds) or _withholds(drafts, lemma, places):
        return "patient"
    if lemma in words.tell:
        if draft.voice == "passive" or places.seconds:
            return "message"
        if lemma in words.either and not says_more and cannot_hear(drafts, phrase):
            return "message"
        if places.opens and all(tree.xpos[each] == "VBN" for each in places.opens):
            return "patient"  # "ordered the square cleared"
        if lemma == "tell" and tree.lemma[phrase] in {"story", "truth", "lie", "joke", "tale"}:
            return "message"
        return "addressee"
    if lemma in words.naming and any(tree.upos[each] not in _VERBAL for each in (*places.contents, *places.opens)):
        return "patient"
    if lemma in words.say and lemma not in words.quoting and lemma not in words.odd_objects:
        if can_hear(drafts, phrase) and tree.names.get(phrase) is None and tree.upos[phrase] != "PROPN":
            return "addressee" if says_more else "patient"
        return "patient" if can_hear(drafts, phrase) and not says_more else "message"
    return "patient"


def _fill_objects(drafts: Drafts, draft: Draft, places: Places) -> None:
    tree, words, lemma = drafts.tree, drafts.words, draft.lemma
    for phrase in places.seconds:
        role = _second_role(drafts, draft, places)
        for head, through in heads_of(tree, phrase):
            draft.add(role, head, through=through)
    armed = lemma in words.giving_with and any(tree.marker(phrase) == "with" for phrase in places.obliques)
    for phrase in places.objects:
        if tree.xpos[phrase] == "WRB" and places.contents:
            continue  # "why" of "explained why ..."
        if lemma == "put" and tree.low[phrase] in words.dummy and places.contents:
            continue  # "as the minister put it"
        if drafts.is_measure(phrase) and lemma in drafts.words.lone:
            role = "oblique"
        else:
            role = "recipient" if armed and draft.voice == "active" else _object_role(drafts, draft, places, phrase)
        for head, through in heads_of(tree, phrase):
            draft.add(role, head, through=through)


def _withholds(drafts: Drafts, lemma: str, places: Places) -> bool:
    """Tell whether a verb that may say something gives or withholds it here: "denied them work"."""
    words = drafts.words
    gives = lemma in words.giving and lemma in words.double and lemma not in words.tell
    return gives and bool(places.seconds and places.objects)


def _second_role(drafts: Drafts, draft: Draft, places: Places) -> str:
    """Return what an indirect object is: who is told, who gets, or, where nothing is told or given, the object after all."""
    words, lemma = drafts.words, draft.lemma
    if _withholds(drafts, lemma, places):
        return "recipient"
    if lemma in words.tell or lemma in words.say:
        return "addressee"
    gives = lemma in words.double or lemma in words.giving
    if gives and not places.objects and not places.contents and draft.voice == "active":
        lacks = drafts.tree.relation[draft.clause] == rel.RELATIVE_CLAUSE and bool(places.subjects)
        lacks = lacks and not any(is_relative(drafts.tree, subject) for subject in places.subjects)
        return "recipient" if lacks else "patient"  # "the guns they gave them", but "the men who paid them"
    return "recipient" if places.objects or gives else "patient"


def _fill_clauses(drafts: Drafts, draft: Draft, places: Places) -> None:
    for clause in places.contents:
        _fill_content(drafts, draft, clause)
    for clause in places.opens:
        _fill_open(drafts, draft, clause)


def _fill_content(drafts: Drafts, draft: Draft, clause: int) -> None:
    """Fill what a clause that says something is: a message, unless a verb of causing or naming governs it."""
    tree, words, lemma = drafts.tree, drafts.words, draft.lemma
    if lemma in words.naming and _fill_small_clause(drafts, draft, clause):
        return
    if lemma in words.causing and tree.xpos[clause] in {"VB", "VBG", "VBN"} and tree.marker(clause) == "":
        helped = tree.kid(clause, rel.AUXILIARY) >= 0 or tree.kid(clause, rel.PASSIVE_AUXILIARY) >= 0
        if not helped:  # "found him lying", but "found that money had been stolen", even without "that"
            return
    if tree.upos[clause] == "ADV" and tree.kid(clause, rel.COPULA) < 0:
        return
    for each in _clauses(drafts, clause):
        draft.add("message", each)


def _fill_open(drafts: Drafts, draft: Draft, clause: int) -> None:
    """Fill what a complement without a subject is: an attribute, or a message of a verb of saying."""
    tree, words, lemma = drafts.tree, drafts.words, draft.lemma
    marker = tree.marker(clause)
    if tree.upos[clause] not in _VERBAL:
        if lemma in words.naming and tree.kid(clause, rel.SUBJECT) >= 0 and _fill_small_clause(drafts, draft, clause):
            return
        is_next = clause == draft.clause + 1 and tree.upos[clause] == "ADJ" and lemma not in words.naming
        if is_next and any(thing > clause for thing in drafts.places[draft.clause].objects):
            return  # "shot dead two guards"
        for each in spread(tree, clause) if tree.upos[clause] != "ADV" else ():
            draft.add("attribute", each, marker=marker)
    elif lemma in words.tell or lemma in words.say:
        for each in _clauses(drafts, clause):
            draft.add("message", each)
    elif lemma in words.naming and marker == "as":
        draft.add("attribute", clause, marker="as")


def _fill_small_clause(drafts: Drafts, draft: Draft, clause: int) -> bool:
    """Split "the provinces a disaster area" of "declared the provinces a disaster area"; tell whether it is so."""
    tree = drafts.tree
    if tree.upos[clause] in _VERBAL or tree.kid(clause, rel.COPULA) >= 0 or tree.kid(clause, rel.MARK) >= 0:
        return False
    subject = tree.kid(clause, rel.SUBJECT)
    if subject < 0 and not drafts.places[draft.clause].objects:
        return False
    for head, through in heads_of(tree, subject) if subject >= 0 else ():
        draft.add("patient", head, through=through)
    for head in spread(tree, clause):
        draft.add("attribute", head)
    return True


def _clauses(drafts: Drafts, clause: int) -> list[int]:
    """Return a clause and the clauses joined to it that have a verb of their own, not "and it never has"."""
    tree = drafts.tree
    return [each for each in spread(tree, clause) if each == clause or tree.lemma[each] not in _ELLIPTIC]


def fill_oblique(drafts: Drafts, draft: Draft, phrase: int, *, lemma: str) -> None:
    """Fill the role of a phrase under a preposition, or of a bare one that is no object."""
    tree = drafts.tree
    marker = tree.marker(phrase)
    if marker in {"according to", "that"} or (
        tree.upos[phrase] == "VERB" and not (marker == "as" and lemma in drafts.words.naming)
    ):
        return
    if tree.upos[phrase] == "ADP":
        return  # "to" left behind in "provisions it had not agreed to"
    role = _oblique_role(drafts, draft, phrase, marker=marker, lemma=lemma)
    for head, through in heads_of(tree, phrase):
        draft.add(role, head, through=through, marker=marker)
    if (
        marker in {"in", "at", "during", "via", "by", "through", "on"}
        and tree.lemma[phrase] in drafts.words.messages
        and (lemma not in drafts.words.judge and not draft.has("addressee"))
    ):
        for kid in tree.kids[phrase]:
            if tree.relation[kid] == rel.MODIFIER and tree.marker(kid) in {"to", "with"}:
                for head, through in heads_of(tree, kid):
                    draft.add("addressee", head, through=through, marker=tree.marker(kid))


def _oblique_role(drafts: Drafts, draft: Draft, phrase: int, *, marker: str, lemma: str) -> str:
    """Return what a phrase under a preposition is to a verb."""
    tree, words = drafts.tree, drafts.words
    measure = drafts.is_measure(phrase)
    if marker == "by" and draft.voice == "passive":
        return "oblique" if measure or tree.lemma[phrase] in words.byways else "agent"
    if measure or not marker:
        return "oblique"
    speaks = lemma in words.say or lemma in words.talk or lemma in words.tell
    places = drafts.places[draft.clause]
    quotes = lemma in words.quoting and bool(places.contents)
    tells = speaks and (lemma not in words.tell or lemma in words.say or lemma in words.talk)
    to_hearer = (marker in words.addressee_marks and (tells or quotes)) or (
        marker == "with" and lemma in words.addressee_with
    )
    if to_hearer and can_hear(drafts, phrase):
        return "addressee"
    if marker in _CALLING and f"{lemma} {marker}" in words.oblique_control and speaks:
        return "addressee"  # "called on Corra to ..."
    if marker in words.topic_marks and speaks and not (marker == "on" and tree.upos[phrase] == "PROPN"):
        return "topic"
    return _role_by_verb(drafts, draft, phrase, marker=marker, lemma=lemma)


def _role_by_verb(drafts: Drafts, draft: Draft, phrase: int, *, marker: str, lemma: str) -> str:
    """Return what a phrase is by what its preposition means after this very verb."""
    tree, words = drafts.tree, drafts.words
    if marker == "of" and tree.xpos[draft.clause] == "VBG" and not drafts.places[draft.clause].objects:
        act = words.acts.get(tree.low[draft.clause])
        return "patient" if act is not None and act.of == "patient" else "oblique"  # "denied shelling of the camp"
    if marker == "of" and lemma in words.topic_of:
        return "topic"
    if marker == "as" and lemma in words.naming:
        return "attribute"
    moved = draft.voice == "passive" or bool(drafts.places[draft.clause].objects)
    if marker == "to" and moved and lemma in words.giving and (lemma not in words.sending or can_hear(drafts, phrase)):
        return "recipient"
    armed = marker == "with" and lemma in words.giving_with
    return "patient" if armed and moved else "oblique"


def _fill_gap(drafts: Drafts, draft: Draft) -> None:
    """Give the antecedent of "the town they shelled" the place that stands empty in its clause, or in one under it."""
    tree = drafts.tree
    clause = draft.clause
    noun = tree.head[clause]
    if tree.upos[noun] not in NOMINAL or not drafts.places[clause].subjects:
        return
    if _shows_pronoun(drafts, clause):
        return
    stranded = _stranded(drafts, clause)
    if stranded >= 0:
        draft.add("oblique", noun, through="relative", marker=tree.low[stranded])
        return
    places = drafts.places[clause]
    if places.objects or draft.voice == "passive" or places.contents or _verbal(drafts, places.opens):
        return  # the gap lies lower, if anywhere: `fill_low_gap` sees to it
    if drafts.is_measure(noun) or tree.lemma[noun] in drafts.words.adverbial_nouns:
        return
    role = _object_role(drafts, draft, places, noun)
    draft.add(role, noun, through="relative")


def _shows_pronoun(drafts: Drafts, clause: int) -> bool:
    """Tell whether a relative clause has a relative pronoun or adverb anywhere before its verb."""
    tree = drafts.tree
    noun = tree.head[clause]
    for word in range(noun + 1, clause):
        if (is_relative(tree, word) and antecedents(tree, word)) or tree.xpos[word] == "WRB":
            return True
    return False


def _stranded(drafts: Drafts, clause: int) -> int:
    """Return a preposition that governs nothing behind the verb of a clause ("the town they fired on"), -1 where none does."""
    tree = drafts.tree
    for kid in tree.kids[clause]:
        if kid > clause and tree.upos[kid] == "ADP" and not tree.kids[kid] and tree.relation[kid] != rel.PARTICLE:
            return kid
    return -1


def fill_low_gap(drafts: Drafts, draft: Draft) -> None:
    """Give the antecedent the place that stands empty under a verb of saying or wanting: "the raid he said killed nine"."""
    tree = drafts.tree
    at, steps = draft.clause, 0
    while tree.relation[at] in {rel.CONTENT_CLAUSE, rel.OPEN_COMPLEMENT} and steps < 6:
        at, steps = tree.head[at], steps + 1
    if not steps or tree.relation[at] != rel.RELATIVE_CLAUSE or at not in drafts.surface:
        return
    noun, places = tree.head[at], drafts.places[draft.clause]
    if not drafts.places[at].subjects or _shows_pronoun(drafts, at) or tree.upos[noun] not in NOMINAL:
        return
    if noun in (head for head, _ in drafts.surface[at]):
        return
    if not drafts.surface[draft.clause] and tree.relation[draft.clause] == rel.CONTENT_CLAUSE:
        drafts.surface[draft.clause] = [(noun, "relative")]
        _fill_subject(drafts, draft, places)
    elif draft.voice == "active" and not places.objects and not places.contents and not places.opens:
        draft.add(_object_role(drafts, draft, places, noun), noun, through="relative")


_CALLING = frozenset(("on", "upon", "to", "with"))
_ELLIPTIC = frozenset(("have", "do", "be"))
