"""Trees in the making: words that know what they hang on, phrases that are joined, and the sentence that comes of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field

from training.sentences import Sentence

END = (".", "?", "!", ":", ";", "-", "--", "–", "—", ")")
"""Before these a comma that closes an inserted phrase is not written."""


@dataclass(eq=False, slots=True)
class Word:
    """One word.

    Attributes:
        form: As written in the middle of a sentence.
        lemma: Dictionary form.
        upos: Universal tag.
        xpos: Penn tag.
        rel: Relation to `above`; empty until the phrase is joined to another.
        above: The word that it hangs on.
        tight_left: No space before it.
        tight_right: No space after it.
        name: BIO label.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    rel: str = ""
    above: Word | None = None
    tight_left: bool = False
    tight_right: bool = False
    name: str = "O"


@dataclass(eq=False, slots=True)
class Phrase:
    """Words in order and the one that heads them.

    Attributes:
        words: The words.
        head: The head among them.
        plural: Whether a verb agrees with it in the plural.
        sense: What it speaks of: person, body, place, thing, event, abstract or empty.
        person: 1, 2 or 3.
    """

    words: list[Word]
    head: Word
    plural: bool = False
    sense: str = ""
    person: int = 3
    notes: dict[str, str] = field(default_factory=dict)


Part = tuple[str, Phrase]
"""A relation and the phrase that takes it."""


def word(form: str, upos: str, xpos: str, lemma: str | None = None) -> Phrase:
    """Return a phrase of one word; the lemma is its lower form unless given."""
    made = Word(form, form.lower() if lemma is None else lemma, upos, xpos)
    return Phrase([made], made)


def grow(core: Phrase, *, left: Iterable[Part] = (), right: Iterable[Part] = ()) -> Phrase:
    """Return the core with phrases before and after it, all hanging on its head."""
    before, after = list(left), list(right)
    for rel, part in (*before, *after):
        part.head.rel, part.head.above = rel, core.head
    words = (
        [each for _, part in before for each in part.words]
        + core.words
        + [each for _, part in after for each in part.words]
    )
    return Phrase(words, core.head, core.plural, core.sense, core.person, core.notes)


def comma() -> Part:
    """Return a comma to hang on a phrase."""
    made = word(",", "PUNCT", ",")
    made.head.tight_left = True
    return "punct", made


def mark(form: str, xpos: str, *, left: bool = False, right: bool = False) -> Part:
    """Return a punctuation mark, tight on its left or its right side or both."""
    made = word(form, "PUNCT", xpos, lemma={"“": '"', "”": '"', "‘": "'", "’": "'"}.get(form, form))
    made.head.tight_left, made.head.tight_right = left, right
    return "punct", made


def set_off(phrase: Phrase) -> Phrase:
    """Return the phrase between commas of its own: an adjunct that interrupts a clause."""
    return grow(phrase, left=[comma()], right=[comma()])


def named(phrase: Phrase, kind: str) -> Phrase:
    """Return the phrase with all its words labelled as one name; `kind` may hold choices, "TITLE~O"."""
    for i, each in enumerate(phrase.words):
        side = "B" if i == 0 else "I"
        each.name = "~".join(one if one == "O" else f"{side}-{one}" for one in kind.split("~"))
    return phrase


def finish(phrase: Phrase, *, new_paragraph: bool = True, articles: bool = True) -> Sentence:
    """Return the sentence: commas that meet are one, the first letter is large, heads are numbers; "a" becomes "an" if `articles`."""
    phrase.head.rel, phrase.head.above = "root", None
    words = _spare_commas(phrase.words)
    number = {id(each): i + 1 for i, each in enumerate(words)}
    spoken = [each for each in words if each.upos != "PUNCT" or not each.tight_right]
    for each, following in itertools.pairwise(spoken):
        if articles and each.form in ("a", "A") and each.xpos == "DT" and _vowel(following.form):
            each.form += "n"
    opening = next((each for each in words if each.upos != "PUNCT"), words[0])
    opening.form = opening.form[:1].upper() + opening.form[1:]
    space = [not (each.tight_right or (i + 1 < len(words) and words[i + 1].tight_left)) for i, each in enumerate(words)]
    space[-1] = True
    return Sentence(
        words=[each.form for each in words],
        upos=[each.upos for each in words],
        xpos=[each.xpos for each in words],
        heads=[0 if each.above is None else number[id(each.above)] for each in words],
        rels=[each.rel for each in words],
        lemmas=[each.lemma for each in words],
        space=space,
        names=[each.name for each in words],
        new_paragraph=new_paragraph,
        origin="grammar",
    )


def _vowel(form: str) -> bool:
    """Tell whether a word begins with a vowel sound, by its letters."""
    if form.isupper() and len(form) > 1:
        return form[0] in "AEFHILMNORSX"
    if form[0].isdigit():
        return form[0] == "8" or form in ("11", "18")
    return form[0].lower() in "aeiou" and not form.lower().startswith(("uni", "us", "one", "eu", "uk"))


def _spare_commas(words: list[Word]) -> list[Word]:
    kept: list[Word] = []
    for i, each in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else None
        after = words[i + 2] if i + 2 < len(words) else None
        if each.form == ",":
            if following is None or following.form == "," or following.form in END or not kept:
                continue
            # a comma before a closing quotation mark goes where a comma or stop follows the mark
            if following.xpos == "''" and after is not None and after.form in (",", *END):
                continue
        kept.append(each)
    return kept
