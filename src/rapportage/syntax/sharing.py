"""The subject of a clause that states none: a conjunct's, a controller's, an antecedent's, a main clause's."""

from __future__ import annotations

from rapportage.syntax import relations as rel
from rapportage.syntax.clause_places import antecedents, heads_of, is_relative, spread
from rapportage.syntax.drafts import Drafts
from rapportage.syntax.grammar_tree import NOMINAL

Subjects = list[tuple[int, str]]
"""Head words, and how each was found (`Part.through`)."""

_FIRSTS = frozenset(("first", "second", "third", "last", "next", "only", "one"))
_HIGHEST = 12
"""How many clauses up a doer is sought for an infinitive on a noun."""


def find_subjects(drafts: Drafts, clause: int) -> Subjects:
    """Return the grammatical subject of a clause: its own, or the one it shares.

    Args:
        drafts: What is known of the text; clauses above this one are done.
        clause: The word that heads the clause.
    """
    tree, places = drafts.tree, drafts.places[clause]
    own = [head for subject in places.subjects for head in heads_of(tree, subject)]
    if own:
        return [] if _is_empty(drafts, clause, own) else own
    if places.owners and tree.upos[clause] == "VERB":
        return [(head, "possessor") for owner in places.owners for head, _ in heads_of(tree, owner)]
    if places.is_hollow or places.clause_subjects:
        return []
    finder = _FINDERS.get(tree.relation[clause])
    return finder(drafts, clause) if finder is not None and tree.head[clause] >= 0 else []


def _is_empty(drafts: Drafts, clause: int, own: Subjects) -> bool:
    """Tell whether "it" only holds the place of a clause: "it was reported that ...", "it is clear that ...", "it emerged that ..."."""
    tree, places = drafts.tree, drafts.places[clause]
    if len(own) != 1 or tree.low[own[0][0]] != "it" or not (places.contents or places.clause_subjects):
        return False
    return places.is_passive or places.copula >= 0 or tree.lemma[clause] in drafts.words.empty


def _through(subjects: Subjects, way: str) -> Subjects:
    return [(head, way) for head, _ in subjects]


def _of_conjunct(drafts: Drafts, clause: int) -> Subjects:
    """Return the subject that a clause shares with the one it is joined to."""
    above = drafts.tree.head[clause]
    shared = drafts.surface.get(above)
    if shared is None:
        return []
    return [(head, "shared" if how == "stated" else how) for head, how in shared]


def _of_complement(drafts: Drafts, clause: int) -> Subjects:
    """Return who does what an infinitive or gerund under a verb or adjective says."""
    above = drafts.tree.head[clause]
    places = drafts.places.get(above)
    if places is None:
        return []
    if drafts.tree.upos[above] == "ADJ" and drafts.tree.lemma[above] in drafts.words.tough:
        return []
    lemma = drafts.lemmas.get(above, "")
    if not drafts.is_passive(above) and places.copula < 0:
        controllers = _controllers(drafts, above, lemma=lemma)
        if controllers:
            return controllers
    return _through(drafts.surface.get(above, []), "control")


def _controllers(drafts: Drafts, above: int, *, lemma: str) -> Subjects:
    """Return the object, or the phrase under a preposition, that controls an infinitive."""
    tree, places, words = drafts.tree, drafts.places[above], drafts.words
    if lemma not in words.subject_control:
        for phrase in (*places.seconds, *places.objects):
            if not (is_relative(tree, phrase) and not antecedents(tree, phrase)):
                return _through(heads_of(tree, phrase), "control")
    for phrase in places.obliques:
        if f"{lemma} {tree.marker(phrase)}" in words.oblique_control:
            return _through(heads_of(tree, phrase), "control")
    return []


def _of_noun_clause(drafts: Drafts, clause: int) -> Subjects:
    """Return who does what a participle or an infinitive on a noun says."""
    tree = drafts.tree
    noun = tree.head[clause]
    marks = [tree.low[mark] for mark in drafts.places[clause].marks]
    if tree.xpos[clause] == "VB" or "to" in marks:
        return _of_infinitive(drafts, noun)
    if marks:
        return _of_infinitive(drafts, noun)  # "accused ... of killing" hung on a noun, "the risk of losing"
    stood_for = antecedents(tree, noun)
    return [(head, "participle") for head in (stood_for or [noun])]


def _of_infinitive(drafts: Drafts, noun: int) -> Subjects:
    """Return the doer of an infinitive on a noun: the noun's owner, the one told, or who has, makes or drops it."""
    tree = drafts.tree
    for kid in tree.kids[noun]:
        if tree.relation[kid] == rel.POSSESSOR or (tree.relation[kid] == rel.MODIFIER and tree.marker(kid) == "by"):
            return _through(heads_of(tree, kid), "control")
        if (
            tree.relation[kid] == rel.ADJECTIVE
            and tree.lemma[kid] in _FIRSTS
            and tree.analysis.kind[noun] != "abstract"
        ):
            return [(noun, "control")]
    nominal = drafts.nouns.get(noun)
    if nominal is not None:
        heads = nominal.heads("addressee") or nominal.heads("agent")
        if heads:
            return [(head, "control") for head in heads]
    return _of_holder(drafts, noun)


def _of_holder(drafts: Drafts, noun: int) -> Subjects:
    """Return who has, makes or drops what a noun names: "dropped plans to leave"."""
    tree = drafts.tree
    at = noun
    for _ in range(_HIGHEST):
        above, relation = tree.head[at], tree.relation[at]
        places = drafts.places.get(above)
        if places is not None and above in drafts.surface:
            if relation == rel.OBJECT and places.seconds and not places.is_passive:
                return _through(heads_of(tree, places.seconds[0]), "control")  # "gave the army leave to fire"
            if relation == rel.OBJECT and not places.is_passive and drafts.lemmas.get(above) in drafts.words.owning:
                return _through(drafts.surface[above], "control")
            if relation == rel.PASSIVE_SUBJECT and drafts.lemmas.get(above) in drafts.words.owning:
                return [(head, "control") for agent in places.agents for head in spread(tree, agent)]
            return []
        if above < 0 or relation not in {rel.CONJUNCT, rel.MODIFIER}:
            return []
        at = above
    return []


def _of_adverbial(drafts: Drafts, clause: int) -> Subjects:
    """Return the subject that a participle, gerund or infinitive beside a main clause borrows from it."""
    tree = drafts.tree
    above = tree.head[clause]
    main = drafts.places.get(above)
    if main is None and tree.relation[above] == rel.OPEN_COMPLEMENT:
        return _of_complement(drafts, above)  # "was found guilty of ordering ..."
    if main is None:
        return [(above, "participle")] if tree.upos[above] in NOMINAL and not drafts.places[clause].marks else []
    if tree.xpos[clause] in {"VBD", "VBZ", "VBP"} and not _is_participle(drafts, clause):
        return []
    lemma = drafts.lemmas.get(above, "")
    marks = drafts.places[clause].marks
    is_verb = tree.upos[clause] in {"VERB", "AUX"}
    if marks and is_verb and lemma in drafts.words.gerund_control and tree.low[marks[0]] in _GERUND_MARKS:
        told = (*main.objects, *main.seconds)
        if not drafts.is_passive(above) and told:
            return [(head, "control") for phrase in told for head, _ in heads_of(tree, phrase)]
    elif marks and tree.low[marks[0]] == "to" and not drafts.is_passive(above):
        found = _controllers_of_purpose(drafts, above, lemma=lemma)
        if found:
            return found
    elif not marks and drafts.is_passive(above) and _follows_comma(drafts, clause) and tree.xpos[clause] == "VBG":
        return [(head, "participle") for agent in main.agents for head in spread(tree, agent)]
    way = "participle" if tree.xpos[clause] in {"VBG", "VBN", "VBD"} else "control"
    return _through(drafts.surface.get(above, []), way)


def _controllers_of_purpose(drafts: Drafts, above: int, *, lemma: str) -> Subjects:
    """Return who acts where an infinitive beside a verb is really its complement ("called on X to stop", "sent troops to guard")."""
    tree, places = drafts.tree, drafts.places[above]
    for phrase in places.obliques:
        if f"{lemma} {tree.marker(phrase)}" in drafts.words.oblique_control:
            return _through(heads_of(tree, phrase), "control")
    if lemma in drafts.words.sending_out and places.objects:
        return _through(heads_of(tree, places.objects[0]), "control")
    if lemma in drafts.words.double and places.seconds and places.objects:
        return _through(heads_of(tree, places.seconds[0]), "control")  # "lent them lorries to move the sick"
    if lemma in drafts.words.tell and (places.objects or places.seconds):
        return _through(heads_of(tree, (places.seconds or places.objects)[0]), "control")
    return []


def _follows_comma(drafts: Drafts, clause: int) -> bool:
    """Tell whether a clause stands behind the main clause and a comma."""
    tree = drafts.tree
    first = min([clause, *tree.kids[clause]])
    return clause > tree.head[clause] and (tree.low[first] == "," or (first > 0 and tree.low[first - 1] == ","))


def _is_participle(drafts: Drafts, clause: int) -> bool:
    """Tell whether a verb tagged as past tense stands as a participle: "Backed by tanks, troops ..."."""
    return drafts.tree.xpos[clause] == "VBD" and not drafts.places[clause].marks and bool(drafts.places[clause].agents)


def _of_clause_subject(drafts: Drafts, clause: int) -> Subjects:
    """Return who does what an infinitive says that is a subject: "it took the rescuers four hours to reach the village"."""
    main = drafts.places.get(drafts.tree.head[clause])
    if main is None or clause < drafts.tree.head[clause] or drafts.tree.xpos[clause] != "VB":
        return []
    return [(head, "control") for phrase in main.seconds for head, _ in heads_of(drafts.tree, phrase)]


def _of_relative(drafts: Drafts, clause: int) -> Subjects:
    """Return the antecedent, where a relative clause shows no subject."""
    tree = drafts.tree
    return _through(heads_of(tree, tree.head[clause]), "relative")


def _of_content(drafts: Drafts, clause: int) -> Subjects:
    """Return the subject that a gerund or infinitive has which was taken for a whole clause ("denied killing him")."""
    tree = drafts.tree
    marks = [tree.low[mark] for mark in drafts.places[clause].marks]
    if (tree.xpos[clause] == "VBG" and not drafts.places[clause].auxiliaries) or "to" in marks:
        return _of_complement(drafts, clause)
    return []


_GERUND_MARKS = frozenset(("of", "from", "for", "with", "into", "against", "over", "in"))
_FINDERS = {
    rel.CONJUNCT: _of_conjunct,
    rel.OPEN_COMPLEMENT: _of_complement,
    rel.NOUN_CLAUSE: _of_noun_clause,
    rel.RELATIVE_CLAUSE: _of_relative,
    rel.ADVERBIAL_CLAUSE: _of_adverbial,
    rel.OBLIQUE: _of_adverbial,
    rel.CONTENT_CLAUSE: _of_content,
    rel.CLAUSE_SUBJECT: _of_clause_subject,
}
