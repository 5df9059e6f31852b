"""Captions: lines that tell what a picture shows, marked by layout or not."""

from __future__ import annotations

import re

from rapportage.lexicon.furniture import Furniture
from rapportage.reading.plain_lines import Line

_DATE = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s?\d{1,2}, ?\d{4}|\d{1,2} [A-Z][a-z]+ \d{4}"
    r"|\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_BESIDE = re.compile(
    r"\((?:(?:cent(?:er|re)|left|right|front|rear|L|R|C|top|bottom)(?: (?:left|right))?|[A-Z])\)|, (?:left|right|cent(?:er|re)),"
)
_CLOSING = re.compile(r"[\[(|]\s*([^\[\]()|]{2,80}?)\s*[\])]?\s*\Z")
_MARK = re.compile(
    r"(?i)\b(?:photos?|images?|file|getty|courtesy|handout|via|picture|reuters|afp|ap|epa|screengrab|©)\b|©|/"
)
_SLASH_END = re.compile(
    r"[.”\"]?\s[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3} ?/ ?(?:via )?(?:AP|AFP|Reuters|REUTERS|EPA|Getty|Getty Images)\Z"
    r"|\b(?:via|Photo via) (?:AP|AFP|Reuters|REUTERS|Getty Images)\Z"
    r"|\bREUTERS/[A-Z][^.]{3,40}\Z"
    r"|\b(?:Photo|Image|Picture|Credit|Photograph|Pictures): ?[A-Z][^.:]{2,60}\Z"
    r"|\bView Full Caption [^.]{3,60}\Z"
)

_OUT = 7.5
"""Log odds from cues at which a line is furniture though it closes with a credit ("Enlarge this image ... Ilic/AP")."""

_LINKS = frozenset({"photos", "gallery"})
"""Openings of captions that open links as well: only a caption closes like a sentence."""

_LONGEST = 900
"""Captions end below this: the longest of 400 read in pictured news had 790 characters."""


def caption_rule(line: Line, lexicon: Furniture) -> str:
    """Return the rule by which a line is a caption, empty where it is none."""
    if line.end - line.start > _LONGEST or line.n_words < 5:
        return ""
    if " image caption " in line.norm:
        return "plain.caption_label"
    if line.cues >= _OUT:
        return ""
    if _opens(line, lexicon):
        return "plain.caption_opening"
    closing = _CLOSING.search(line.text[-90:])
    if (closing and _MARK.search(closing[1]) and not _is_aside(closing[1])) or _SLASH_END.search(line.text[-60:]):
        return "plain.caption_credit"
    return "plain.caption_told" if _tells(line, lexicon) else ""


def _is_aside(words: str) -> bool:
    """Return whether bracketed words are a remark rather than a credit: they run on, or hold a verb of saying."""
    return len(words.split()) > 10 or " said" in words


def _opens(line: Line, lexicon: Furniture) -> bool:
    """Return whether a line opens as captions do."""
    words = line.norm.split(maxsplit=5)
    openings = lexicon.words["caption.openings"]
    found = next((size for size in range(5, 0, -1) if " ".join(words[:size]) in openings), 0)
    if not found:
        return False
    if found == 1:
        if words[0] in _LINKS and not line.ends:
            return False
        return bool(re.match(r"\W*\w+(?: \w+)?\s*[:—–|-]", line.text))
    return True


def _tells(line: Line, lexicon: Furniture) -> bool:
    """Return whether the first sentence tells a picture: someone seen, a verb in the present, a dated place."""
    first = line.text[:400]
    dated = _DATE.search(first)
    beside = _BESIDE.search(first)
    if not dated and not beside:
        return False
    words = line.norm.split(maxsplit=26)[:26]
    verbs = lexicon.words["caption.verbs"]
    seen = next((at for at, word in enumerate(words) if at and word in verbs), 0)
    if not seen or "said" in words[:seen] or "that" in words[:seen]:
        return False
    subject = any(word in lexicon.words["caption.subjects"] for word in words[:seen])
    year = bool(dated and dated[0][-4:].isdigit())
    return bool(beside) or (year and subject)
