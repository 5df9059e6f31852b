"""Whether an act is said not to be, and whether it is said to be at all: negation, modal words, and the frame that governs another."""

from __future__ import annotations

from rapportage.syntax import relations as rel
from rapportage.syntax.clause_places import Places, spread
from rapportage.syntax.drafts import Draft, Drafts

_MODALS = {
    "'ll": "will", "’ll": "will", "ll": "will", "wo": "will", "will": "will", "shall": "shall", "sha": "shall", "ca": "can", "can": "can",
    "could": "could", "may": "may", "might": "might", "must": "must", "would": "would", "'d": "would", "’d": "would",
    "should": "should", "ought": "ought",
}  # fmt: skip
_SMALL = frozenset(("PART", "ADV"))
_COMPLEMENT_MARKS = frozenset(("of", "from", "for", "against", "with", "into", "about", "as"))
_CONTENT = frozenset((rel.CONTENT_CLAUSE, rel.OPEN_COMPLEMENT, rel.CLAUSE_SUBJECT))
_GOVERNED_PHRASES = frozenset((rel.OBJECT, rel.PASSIVE_SUBJECT, rel.OBLIQUE, rel.SECOND_OBJECT))
_PARTIAL_PLACES = frozenset((rel.OBLIQUE, rel.ADVERBIAL_CLAUSE))


def own_negation(drafts: Drafts, clause: int, places: Places) -> bool:
    """Tell whether a clause is denied by a word of its own: not, never, nobody, "no troops", without."""
    tree, words = drafts.tree, drafts.words
    denied = any(
        tree.low[adverb] in words.no_adverbs
        and not _is_only(drafts, adverb)
        and not _is_elsewhere(drafts, clause, adverb)
        for adverb in places.adverbs
    )
    for kid in tree.kids[clause]:
        relation = tree.relation[kid]
        if relation == rel.COORDINATOR and tree.low[kid] in {"neither", "nor"}:
            denied = True
        denied = denied or (relation == rel.OTHER and tree.low[kid] in words.no_adverbs and tree.upos[kid] in _SMALL)
    if not denied:
        denied = any(has_no(drafts, phrase) for phrase in (*places.subjects, *places.objects))
    marker = tree.marker(clause) if places.marks or tree.kid(clause, rel.CASE) >= 0 else ""
    return denied != (marker in words.negating_marks)


def _is_elsewhere(drafts: Drafts, clause: int, adverb: int) -> bool:
    """Tell whether "not" stands behind another auxiliary, and a clause of its own: "X will come; Y will not"."""
    tree = drafts.tree
    before = adverb - 1
    if before < clause or tree.upos[before] != "AUX":
        return False
    return tree.head[before] != clause or tree.relation[before] == rel.PARATAXIS


def _is_only(drafts: Drafts, adverb: int) -> bool:
    """Tell whether "not" is that of "not only"."""
    low = drafts.tree.low
    return adverb + 1 < len(low) and low[adverb + 1] in {"only", "just", "merely", "simply"}


def has_no(drafts: Drafts, phrase: int) -> bool:
    """Tell whether a noun phrase denies its clause: "no one", "none of them", "no troops", "neither side"."""
    tree, words = drafts.tree, drafts.words
    if tree.low[phrase] in words.no_words:
        return True
    return any(
        tree.low[kid] in words.no_words
        for kid in tree.kids[phrase]
        if tree.relation[kid] in {rel.DETERMINER, rel.COORDINATOR, rel.ADVERB}
    )


def own_modal(drafts: Drafts, places: Places) -> str:
    """Return the modal word of a clause: an auxiliary, or "be to"."""
    tree = drafts.tree
    for auxiliary in places.auxiliaries:
        modal = _MODALS.get(tree.low[auxiliary])
        if modal is not None and (tree.xpos[auxiliary] == "MD" or modal != "would"):
            return modal
    forms = [*places.auxiliaries, *([places.copula] if places.copula >= 0 and places.subjects else [])]
    if forms and any(tree.low[mark] == "to" for mark in places.marks):
        first = min(forms)
        to = next(mark for mark in places.marks if tree.low[mark] == "to")
        if first < to and tree.lemma[first] == "be":
            return "be to"
    return ""


def govern(drafts: Drafts, draft: Draft, *, above: Draft | None, link: int) -> None:
    """Set the governor of a frame, and what denies or qualifies it from there.

    Args:
        drafts: What is known of the text.
        draft: The frame.
        above: The nearest frame over it.
        link: The word through which it hangs: its own clause or noun, or the first of those it is joined to.
    """
    tree = drafts.tree
    if above is None:
        return
    relation = tree.relation[link]
    is_direct = tree.head[link] in {above.clause, above.predicate}
    if not (is_direct and _governs(drafts, above, link, relation=relation)):
        draft.governor = above.governor
        return
    draft.governor = above.predicate
    if _denies(drafts, above, link, relation=relation):
        draft.negated = not draft.negated if above.negated else True
        if above.negated:
            draft.negated = False
    elif above.negated and _passes(drafts, above, relation=relation):
        draft.negated = True
    if not draft.modal:
        draft.modal = _modal_from(drafts, above, link, relation=relation)


def _governs(drafts: Drafts, above: Draft, link: int, *, relation: str) -> bool:
    """Tell whether what hangs on a frame's word in this way is what that frame is about."""
    tree, words = drafts.tree, drafts.words
    if relation in _CONTENT:
        return True
    if relation in {rel.NOUN_CLAUSE, rel.MODIFIER}:
        marker = tree.marker(link)
        return above.kind in {"noun", "light"} and (
            (relation == rel.NOUN_CLAUSE and (marker.startswith(("that", "to", "whether")) or marker in {"of", "from"}))
            or (
                relation == rel.MODIFIER
                and marker in {"of", "on", "over", "about", "for", "against", "to"}
                and _is_of_speech(drafts, above)
            )
        )
    if relation in {rel.OBJECT, rel.PASSIVE_SUBJECT, rel.SECOND_OBJECT}:
        return True
    if relation == rel.OBLIQUE:
        lemma = drafts.lemmas.get(above.clause, "")
        marker = tree.marker(link)
        return f"{lemma} {marker}" in words.modal | words.negating or (
            marker in {"of", "for", "about", "against", "from", "over", "with", "to", "on"}
            and (
                lemma in words.say
                or lemma in words.tell
                or lemma in words.judge
                or lemma in words.gerund_control
                or lemma in words.negating
            )
        )
    if relation == rel.ADVERBIAL_CLAUSE:
        lemma = drafts.lemmas.get(above.clause, "")
        marker = tree.marker(link)
        if marker == "to":
            return f"{lemma} on" in words.modal or lemma in words.tell
        return marker in _COMPLEMENT_MARKS and any(
            lemma in group for group in (words.gerund_control, words.negating, words.say, words.tell, words.judge)
        )
    return False


def _is_of_speech(drafts: Drafts, above: Draft) -> bool:
    act = drafts.words.acts.get(above.lemma)
    return act is not None and (act.speaks or act.name == "deciding" or act.verb in drafts.words.judge)


def _denies(drafts: Drafts, above: Draft, link: int, *, relation: str) -> bool:
    """Tell whether a frame denies what hangs on it."""
    tree, words = drafts.tree, drafts.words
    if above.kind == "copula":
        return above.lemma in words.negating_adjectives
    if above.kind in {"noun", "light"}:
        return above.lemma in words.negating_nouns
    lemma, marker = above.lemma, tree.marker(link)
    if f"{lemma} {marker}" in words.negating:
        return True
    if lemma not in words.negating:
        return False
    if relation == rel.CONTENT_CLAUSE and tree.xpos[link] != "VBG":
        return lemma in words.denying
    return lemma not in words.partial or relation in _PARTIAL_PLACES


def _passes(drafts: Drafts, above: Draft, *, relation: str) -> bool:
    """Tell whether the negation of a frame reaches what hangs on it."""
    words = drafts.words
    if above.kind == "copula":
        return above.lemma in words.passing_adjectives
    return relation in {rel.OPEN_COMPLEMENT, rel.OBJECT} and above.kind == "verb" and above.lemma in words.passing


def _modal_from(drafts: Drafts, above: Draft, link: int, *, relation: str) -> str:
    """Return the modal that a governing verb, adjective or noun gives: "threaten" of "threatened to attack"."""
    tree, words = drafts.tree, drafts.words
    if above.kind == "copula":
        return above.lemma if above.lemma in words.modal_adjectives and relation == rel.OPEN_COMPLEMENT else ""
    if above.kind in {"noun", "light"}:
        act = words.acts.get(above.lemma)
        if above.lemma in words.modal_nouns and relation in {rel.NOUN_CLAUSE, rel.OPEN_COMPLEMENT, rel.MODIFIER}:
            return act.verb if act is not None else above.lemma
        return ""
    lemma = above.lemma
    if lemma == "have" and relation == rel.OPEN_COMPLEMENT and tree.marker(link).startswith("to"):
        return "" if drafts.places[above.clause].objects else "have to"
    if relation == rel.OPEN_COMPLEMENT or (
        relation in {rel.ADVERBIAL_CLAUSE, rel.CONTENT_CLAUSE} and tree.marker(link) == "to"
    ):
        return lemma if lemma in words.modal else _with_preposition(drafts, above)
    if relation in _GOVERNED_PHRASES:
        return lemma if lemma in _NOUN_GOVERNORS else ""
    return ""


def _with_preposition(drafts: Drafts, above: Draft) -> str:
    """Return the verb of "called on X to stop" with its preposition."""
    for phrase in drafts.places[above.clause].obliques:
        both = f"{above.lemma} {drafts.tree.marker(phrase)}"
        if both in drafts.words.oblique_control:
            return above.lemma
    return ""


_NOUN_GOVERNORS = frozenset(
    ("threaten", "plan", "promise", "demand", "seek", "urge", "propose", "vow", "pledge", "want", "consider")
)


def first_of_joined(drafts: Drafts, word: int) -> int:
    """Return the first of the words that a word is joined to by conjunctions."""
    tree = drafts.tree
    for _ in range(200):
        if tree.relation[word] != rel.CONJUNCT or tree.head[word] < 0:
            return word
        word = tree.head[word]
    return word


def joined_with(drafts: Drafts, word: int) -> list[int]:
    """Return a word and the words joined to it."""
    return spread(drafts.tree, word)
