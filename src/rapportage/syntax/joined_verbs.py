"""What joined verbs share to their right: "shelled and stormed the town", "was shelled and stormed by rebels"."""

from __future__ import annotations

from rapportage.syntax import relations as rel
from rapportage.syntax.clause_places import heads_of
from rapportage.syntax.drafts import Draft, Drafts

_AWAY = frozenset(("back", "out", "away", "off", "up", "down", "in", "on", "over", "ahead", "forward"))
"""Words beside a first verb that then takes no object: "pull back and fly drones"."""
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
    elif not (here or mine.contents or mine.opens) and _says_later(drafts, draft, theirs.contents):
        for content in theirs.contents:
            draft.add("message", content, through="shared")
    elif (
        here
        and not there
        and adjacent
        and before.lemma not in drafts.words.lone
        and tree.low[first + 1] not in _AWAY
        and not (theirs.contents or theirs.opens)
    ):
        _lend(drafts, before, here, role=role)
    elif mine.contents and adjacent and not (there or theirs.contents or theirs.opens):
        for content in mine.contents:
            before.add("message", content, through="shared")


def _says_later(drafts: Drafts, draft: Draft, contents: list[int]) -> bool:
    """Tell whether a clause behind both verbs is what the second says too: "will neither confirm nor deny that ..."."""
    words = drafts.words
    speaks = draft.lemma in words.say | words.tell | words.judge | words.quoting
    return speaks and draft.voice == "active" and bool(contents) and min(contents) > draft.clause


def _lend(drafts: Drafts, draft: Draft, phrases: list[int], *, role: str) -> None:
    says = draft.lemma in drafts.words.say and role == "patient"
    for phrase in phrases:
        for head, _ in heads_of(drafts.tree, phrase):
            draft.add("message" if says else role, head, through="shared", marker="by" if role == "agent" else "")
