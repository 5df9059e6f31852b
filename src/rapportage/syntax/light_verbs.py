"""Verbs that lend themselves to a noun: "carried out an attack on X", "came under fire from Y", "gave Z an order"."""

from __future__ import annotations

from rapportage.syntax.clause_places import Places, antecedents, heads_of
from rapportage.syntax.drafts import Draft, Drafts
from rapportage.syntax.grammar_words import Act
from rapportage.syntax.hearing import can_hear
from rapportage.syntax.nominal_acts import act_at, antecedent_or_self, fill_modifier, fill_noun

_UNDER = frozenset(("under", "in for"))


def find_light(drafts: Drafts, clause: int, *, voice: str) -> list[tuple[int, Act]]:
    """Return the nouns to which a verb lends itself, with the acts they name; nothing where it keeps its own sense."""
    words, places, lemma = drafts.words, drafts.places[clause], drafts.lemmas[clause]
    found: list[tuple[int, Act]] = []
    if lemma in words.light:
        phrases = places.objects if voice == "active" else places.subjects
        for phrase in phrases:
            found.extend(_acts(drafts, antecedent_or_self(drafts, phrase), lemma=lemma))
        if not phrases and voice == "passive":
            found.extend(_acts(drafts, [head for head, _ in drafts.surface[clause]], lemma=lemma))
    for phrase in places.obliques:
        marker = drafts.tree.marker(phrase)
        if marker in _UNDER and f"{lemma} {marker}" in words.light:
            found.extend(_acts(drafts, [phrase], lemma=f"{lemma} {marker}"))
    return found


def _acts(drafts: Drafts, nouns: list[int], *, lemma: str) -> list[tuple[int, Act]]:
    words = drafts.words
    found = []
    for noun in nouns:
        act = act_at(drafts, noun)
        if act is None or f"{lemma} {drafts.tree.lemma[noun]}" in words.kept:
            continue
        if words.light[lemma] == "patient" and drafts.tree.lemma[noun] in words.messages:
            continue  # "received the letter"
        if lemma in words.shy and drafts.tree.lemma[noun] not in words.shy_nouns and not act.speaks:
            continue
        found.append((noun, act))
    return found


def fill_light(drafts: Drafts, clause: int, noun: int, *, act: Act, voice: str) -> Draft:
    """Return the draft of a noun to which a verb lends itself, filled from both.

    Args:
        drafts: What is known of the text.
        clause: The verb.
        noun: The noun that names the act.
        act: How the noun takes its places.
        voice: Voice of the verb.
    """
    tree, places = drafts.tree, drafts.places[clause]
    draft = drafts.nouns.get(noun)
    if draft is None:
        draft = Draft(drafts.tree, noun, clause=clause, lemma=tree.lemma[noun], kind="light", voice=voice)
        drafts.nouns[noun] = draft
        fill_noun(drafts, draft, act)
    draft.kind, draft.voice, draft.clause = "light", voice, clause
    suffers = _suffers(drafts, clause, places, noun)
    _fill_doers(drafts, draft, clause, role="patient" if suffers else "agent")
    for phrase in places.seconds:
        for head, through in heads_of(tree, phrase):
            role = "addressee" if act.speaks else "recipient" if act.name == "giving" else "patient"
            draft.add(role, head, through=through)
    for phrase in places.obliques:
        if phrase != noun and tree.upos[phrase] != "VERB":
            _fill_oblique(drafts, draft, act, phrase, suffers=suffers)
    for content in (*places.contents, *places.opens):
        if act.speaks:
            draft.add("message", content)
    return draft


def _fill_doers(drafts: Drafts, draft: Draft, clause: int, *, role: str) -> None:
    """Give the subject of the verb, or what stands under "by", its role in the act."""
    if draft.voice == "active":
        for head, through in drafts.surface[clause]:
            draft.add(role, head, through=through)
    for phrase in drafts.places[clause].agents:
        for head, through in heads_of(drafts.tree, phrase):
            draft.add(role, head, through=through, marker="by")


def _suffers(drafts: Drafts, clause: int, places: Places, noun: int) -> bool:
    """Tell whether the subject of the verb suffers the act."""
    words, lemma, tree = drafts.words, drafts.lemmas[clause], drafts.tree
    if noun in places.obliques:
        return words.light.get(f"{lemma} {tree.marker(noun)}") == "patient"
    return words.light.get(lemma) == "patient"


def _fill_oblique(drafts: Drafts, draft: Draft, act: Act, phrase: int, *, suffers: bool) -> None:
    tree = drafts.tree
    marker = tree.marker(phrase)
    if marker in {"according to", "as"}:
        return
    if phrase < draft.clause and not antecedents(tree, phrase):
        draft.add("oblique", phrase, marker=marker)
        return
    if suffers and marker in {"from", "by", "at the hands of"} and can_hear(drafts, phrase):
        for head, through in heads_of(tree, phrase):
            draft.add("agent", head, through=through, marker=marker)
        return
    if marker == "to" and act.name in {"striking", "backing"}:
        for head, through in heads_of(tree, phrase):
            draft.add("patient", head, through=through, marker=marker)
        return
    if not marker:
        for head, through in heads_of(tree, phrase):
            draft.add("oblique", head, through=through)
        return
    if marker == "of" and draft.has("agent") and act.of == "agent":
        return
    fill_modifier(draft, act, drafts, phrase, has_owner=draft.has("agent"))
