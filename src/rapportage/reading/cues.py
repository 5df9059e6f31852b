"""What the wording and the shape of one line say of its use."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from rapportage.lexicon.furniture import Cue, Furniture
from rapportage.schema.report import Use

SHAPED = 160
"""Longest line held against the shapes; the longest credit among 9,000 short lines read had 131 characters."""

_SPACES = re.compile(r"\s+")
_BULLETS = " .•·|*–—-►▶»>+×⦁◦▪[]"
_LABEL = re.compile(r"[^\w]*([\w'/ ]{2,24}?)\s*[:|](?=\s|['\"‘“A-Z]|$)")
_JOINED = re.compile(r"\w:[A-Z'‘“\"][\w.'’]")
_STOP = re.compile(r"[.!?…][\"'”“’)\]*\s]*\Z")
_OPEN_SHAPES = (
    (re.compile(r"(?:\+|>{1,2}|»|►|▶|→)\s*[\w'‘“\"]"), "plus_bullet", 3.0),
    (re.compile(r"\d{1,2}:\d{2}\s+[A-Z'‘“\"]|.{4,160}\D\s\d{1,2}:\d{2}\Z"), "clocked", 4.0),
    (re.compile(r"[(\[]\s[^()\[\]]{4,110}[)\]]\Z"), "braced", 3.0),
    (re.compile(r"\[[A-Z][^\[\]]*[a-z][^\[\]]{14,110}\]\Z"), "bracketed", 2.5),
)
_PLAYED = re.compile(r"[·•|]\s*\d{1,2}:\d{2}\s+\d{1,2}:\d{2}\Z")
"""The running times that an audio player leaves."""

SURE = 8.0
"""Log odds of a line whose shape or whole wording decides."""

_LINKED = 10
"""Most words of a linked headline that closes with a full stop."""

_TITLE = 22
"""Most words of a headline."""

_SIGNED = re.compile(r"(?:--|—|–)\s*[A-Z]")
_MAIL = re.compile(r"[\w.+-]{1,40}@[\w-]{1,40}\.[a-z]{2,}")
_HANDLE = re.compile(r"(?:^|[\s(:])@\w{2,20}")
_CONNECTIVES = frozenset(
    ["of", "the", "for", "via", "and", "de", "al", "el", "bin", "van", "von", "&", "in", "to", "at"]
)


class Weighed(NamedTuple):
    """What cues say of a line.

    Attributes:
        odds: Log odds that it is furniture.
        use: The use they speak for most.
        rule: The strongest cue's rule.
        is_touched: Whether some cue of furniture stands in it, though the line be too long for the cue to count.
    """

    odds: float
    use: Use
    rule: str
    is_touched: bool = False


def known_use(shown: str, norm: str, n_words: int, lexicon: Furniture) -> tuple[Use | None, str]:
    """Return the use that the shape or the whole wording of a line decides, and the rule; None where neither does."""
    whole = lexicon.wholes.get(norm[1:-1]) if n_words <= 12 else None
    if whole and (n_words == 1 or n_words > 3 or shown[-1] not in ".!?"):
        return Use(whole.use), f"plain.{whole.name}"
    if len(shown) > SHAPED:
        return None, ""
    single = _SPACES.sub(" ", shown).lstrip(_BULLETS).rstrip(_BULLETS.replace(".", "").replace("]", ""))
    if not single:
        return Use.NAVIGATION, "plain.rule"
    for name, use, pattern in lexicon.shapes:
        if pattern.fullmatch(single):
            return Use(use), f"plain.{name}"
    return _known_name(shown, single, lexicon)


def _known_name(shown: str, single: str, lexicon: Furniture) -> tuple[Use | None, str]:
    """Return whether a line names who took a picture or who wrote, and the rule."""
    if any(pattern.fullmatch(single) for pattern in lexicon.credits) or is_credit(single, lexicon):
        return Use.CREDIT, "plain.credit"
    if is_byline(single) or (_SIGNED.match(shown) and is_name(single)):
        return Use.BYLINE, "plain.byline"
    return None, ""


def is_credit(single: str, lexicon: Furniture) -> bool:
    """Return whether a line is a name, a stroke and an agency: "Mara Ilic/Reuters", "Palace Office/AP"."""
    all_words = single.rstrip(")]").split()
    if len(all_words) > 2 and all_words[-1].lower() in lexicon.words["shape.desks"] and len(all_words) <= 12:
        before = all_words[-2].lower().strip(",")
        if (before in {"via", "photo", "images", "for"} or all_words[-2].endswith(",")) and _is_named(all_words):
            return True
    name, stroke, desk = single.rpartition("/")
    if not stroke or single[-1] in ".!?" or "://" in single:
        return False
    tokens = name.replace("/", " ").split()
    desk_words = desk.split()
    if not 0 < len(tokens) <= 9 or not 0 < len(desk_words) <= 6:
        return False
    wire = desk.lower().strip(" )]") in lexicon.words["shape.desks"]
    return _is_named(tokens) and (wire or (len(tokens) > 1 and all(word[0].isupper() for word in desk_words)))


def is_byline(single: str) -> bool:
    """Return whether a line names who wrote: "By Mara Ilic and Oto Brandt, Dravian Post"."""
    tokens = single.split()
    if len(tokens) < 2 or len(tokens) > 22 or tokens[0] not in {"By", "BY", "By:", "by", "BY:", "by:"}:
        return False
    lower = sum(token[0].islower() and token not in _CONNECTIVES and "@" not in token for token in tokens[1:])
    return (
        tokens[1][0].isupper() and lower * 5 <= len(tokens) and (single[-1] != "." or tokens[-1][:-1] in {"Jr", "Sr"})
    )


def is_name(single: str) -> bool:
    """Return whether a line looks like a person's name, or two: two to seven words, each with a capital."""
    words = single.replace(",", "").split()
    if any(len(word) > 2 and word.isupper() for word in words) and not all(word.isupper() for word in words):
        return False
    capital = all(w == "and" or (w[0].isupper() and w.replace(".", "").replace("-", "").isalpha()) for w in words)
    return capital and 2 <= len(words) <= (7 if "and" in words else 4)


def _is_named(tokens: list[str]) -> bool:
    """Return whether every word of a name is capital or a connective."""
    return all(token[0].isupper() or token[0] in "(©[" or token in _CONNECTIVES for token in tokens)


def weigh(shown: str, norm: str, words: list[str], lexicon: Furniture) -> Weighed:
    """Return what phrases and marks say of a line."""
    if not words:
        return Weighed(0.0, Use.NAVIGATION, "")
    found = _phrases(norm, words, lexicon)
    found.update((cue.name, cue) for cue in _marks(shown, words, lexicon))
    touched = any(cue.weight > 3 for cue in found.values())
    if len(words) <= _TITLE and not _STOP.search(shown[-12:]):
        found.pop("prose", None)  # headlines too have verbs of saying
    counted = [cue for cue in found.values() if not cue.short or len(words) <= cue.short]
    total = math.fsum(cue.weight for cue in counted)
    for_it = sorted((cue for cue in counted if cue.weight > 0), key=lambda cue: (-cue.weight, cue.name))
    if not for_it:
        return Weighed(total, Use.NAVIGATION, "", touched)
    return Weighed(total, Use(for_it[0].use), f"plain.{for_it[0].name}", touched)


def _phrases(norm: str, words: list[str], lexicon: Furniture) -> dict[str, Cue]:
    """Return the cues whose phrases open, close or stand in a line, by name."""
    found: dict[str, Cue] = {}
    for phrase, cue in lexicon.starts.get(words[0], ()):
        if norm.startswith(f" {phrase} "):
            found[cue.name] = cue
    for phrase, cue in lexicon.ends.get(words[-1], ()):
        if norm.endswith(f" {phrase} "):
            found[cue.name] = cue
    for word in lexicon.inside_words.intersection(words):
        for phrase, cue in lexicon.insides[word]:
            if cue.name not in found and f" {phrase} " in norm:
                found[cue.name] = cue
    return found


def _marks(shown: str, words: list[str], lexicon: Furniture) -> list[Cue]:
    """Return the cues that are not phrases: labels, addresses, handles, capitals."""
    found = list(_link_marks(shown, words, lexicon))
    if len(words) <= 25 and not _STOP.search(shown[-12:]):
        found.extend(_open_marks(shown))
    if "@" in shown:
        if _MAIL.search(shown):
            found.append(Cue("mail_in_line", "bio", 3.0, 60))
        elif _HANDLE.search(shown):
            found.append(Cue("handle_in_line", "bio", 2.0, 30))
    if shown[0] in '“"‘«„' and _STOP.search(shown[-12:]):
        found.append(Cue("quoted", "body", -3.0, 0))  # somebody says it, not the page
    if not any(mark in shown for mark in '“"”') and not lexicon.words["prose.second_person"].isdisjoint(words):
        found.append(Cue("second_person", "promo", 1.0, 60))
    return found


def _link_marks(shown: str, words: list[str], lexicon: Furniture) -> Iterator[Cue]:
    """Yield the cues of links: a label and a headline, "read it here", an address, a player's running times."""
    label = _LABEL.match(shown[:40])
    named = label[1].lower().strip() if label else ""
    # "Photos: the bridge was shelled on Monday, officials said." tells; links seldom close with a stop.
    is_told = shown[-1] == "." and len(words) > _LINKED and named in lexicon.words["label.pictures"]
    if named in lexicon.words["label.words"] and len(words) <= 30 and not is_told:
        yield Cue("label", "navigation", lexicon.label_weight, 0)
    if words[-1] == "here" and len(words) <= 16 and words[0] in lexicon.words["label.calls"]:
        yield Cue("call", "navigation", lexicon.label_weight, 0)
    if "://" in shown or "www." in shown:
        yield Cue("address_in_line", "navigation", 2.0, 25)
    if len(words) <= 60 and _PLAYED.search(shown[-24:]):
        yield Cue("played", "navigation", SURE, 0)


def _open_marks(shown: str) -> Iterator[Cue]:
    """Yield the cues of short lines that close without a stop, as linked headlines do."""
    if _JOINED.search(shown):
        yield Cue("joined_label", "navigation", 5.0, 0)
    for pattern, name, weight in _OPEN_SHAPES:
        if pattern.match(shown):
            yield Cue(name, "navigation", weight, 0)
            break
