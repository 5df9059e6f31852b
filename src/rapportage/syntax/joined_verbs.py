"""What joined verbs share to their right: "shelled and stormed the town", "was shelled and stormed by rebels"."""

from __future__ import annotations

from rapportage.syntax import relations as rel
from rapportage.syntax.clause_places import heads_of
from rapportage.syntax.drafts import Draft, Drafts

_BETWEEN = frozenset((rel.COORDINATOR, rel.PUNCTUATION, rel.ADVERB, rel.AUXILIARY, rel.PASSIVE_AUXILIARY))


def share_objects(drafts: Drafts) -> None:
    """Give each of two joined verbs the object or agent that stands behind both."""
    tree = drafts.tree
    for clause, draft in list(drafts.clauses.items()):
        first = tree.head[clause]
        before = drafts.clauses.get(first)
        if tree.relation[clause] != rel.CONJUNCT or before is None or before.kind != "verb" or draft.kind != "verb":
            continue
        if before.voice != draft.voice or drafts.places[clause].subjects:
            continue
        _share(drafts, draft, before, clause=clause, first=first)


def _share(drafts: Drafts, draft: Draft, before: Draft, *, clause: int, first: int) -> None:
    tree = drafts.tree
    mine, theirs = drafts.places[clause], drafts.places[first]
    between = [tree.relation[word] for word in range(first + 1, clause)]
    adjacent = rel.COORDINATOR in between and _BETWEEN.issuperset(between)
    name = "agents" if draft.voice == "passive" else "objects"
    role = "agent" if draft.voice == "passive" else "patient"
    here: list[int] = getattr(mine, name)
    there: list[int] = getattr(theirs, name)
    if not here and there and min(there) > clause and draft.lemma not in drafts.words.lone and not mine.contents:
        _lend(drafts, draft, there, role=role)
    elif (
        here
        and not there
        and adjacent
        and before.lemma not in drafts.words.lone
        and not (theirs.contents or theirs.opens)
    ):
        _lend(drafts, before, here, role=role)
    elif mine.contents and adjacent and not (there or theirs.contents or theirs.opens):
        for content in mine.contents:
            before.add("message", content, through="shared")


def _lend(drafts: Drafts, draft: Draft, phrases: list[int], *, role: str) -> None:
    says = draft.lemma in drafts.words.say and role == "patient"
    for phrase in phrases:
        for head, _ in heads_of(drafts.tree, phrase):
            draft.add("message" if says else role, head, through="shared", marker="by" if role == "agent" else "")
