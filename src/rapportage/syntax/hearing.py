"""Who can hear: whether a phrase speaks of somebody to whom something can be said or given."""

from __future__ import annotations

from rapportage.syntax.drafts import Drafts

_HEARING_KINDS = frozenset(("person", "organization", "animal"))
_HEARING_NAMES = frozenset(("PER", "ORG", "LOC", "NORP", "TITLE"))
_THINGS = frozenset(("it", "this", "that", "what", "which", "something", "anything", "nothing", "everything"))
_DOERS = ("er", "or", "ist", "man", "men", "woman", "people", "ian", "ent", "ant", "ee", "eer", "folk", "mate", "kin")
_ABSTRACT = ("tion", "sion", "ment", "ness", "ance", "ence", "ity", "ism", "dom", "ing", "age", "ure")


def can_hear(drafts: Drafts, word: int) -> bool:
    """Tell whether a phrase speaks of somebody, by its name, the kind of thing it is, or the shape of its noun."""
    tree, words = drafts.tree, drafts.words
    name = tree.names.get(word)
    if name is not None and name.type != "MISC":
        return name.type in _HEARING_NAMES
    kind = tree.analysis.kind[word]
    if kind:
        return kind in _HEARING_KINDS
    if tree.upos[word] == "PRON":
        return tree.low[word] not in _THINGS
    lemma = tree.lemma[word]
    if tree.upos[word] == "PROPN" or lemma in words.actors or lemma in words.sufferers or lemma in words.hearers:
        return True
    return (
        lemma.endswith(_DOERS)
        and lemma not in words.lifeless
        and lemma not in words.acts
        and not lemma.endswith(_ABSTRACT)
    )


def cannot_hear(drafts: Drafts, word: int) -> bool:
    """Tell whether a phrase surely speaks of nobody: an act, a quality, a thing that is asked for."""
    tree, words = drafts.tree, drafts.words
    name = tree.names.get(word)
    if name is not None and name.type in _HEARING_NAMES:
        return False
    lemma = tree.lemma[word]
    kind = tree.analysis.kind[word]
    if lemma in words.acts or lemma in words.unhearing or (kind and kind not in _HEARING_KINDS and kind != "place"):
        return True
    if tree.upos[word] == "PRON":
        return tree.low[word] in _THINGS
    return (
        tree.upos[word] == "NOUN"
        and lemma.endswith(_ABSTRACT)
        and lemma not in words.actors
        and lemma not in words.hearers
        and lemma not in words.bodies
    )
