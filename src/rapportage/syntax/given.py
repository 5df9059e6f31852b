"""Words that someone has cut already: CoNLL-U, one word a line, or one sentence a line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapportage.errors import PayloadError
from rapportage.syntax.windows import guess_spaces

_NUMBER = re.compile(r"[0-9]{1,9}(?:[-.][0-9]{1,9})?")
_ID = re.compile(_NUMBER.pattern + r"\t")
_COLUMNS = 10
_LAYOUTS = (
    "CoNLL-U, one word a line with an empty line between sentences, or one sentence a line with spaces between words"
)


class Kept(NamedTuple):
    """What of a CoNLL-U sentence is neither a word nor its analysis.

    Attributes:
        comments: Its comment lines.
        lines: Ranges and empty nodes, by the number of words before them.
    """

    comments: tuple[str, ...] = ()
    lines: Mapping[int, Sequence[str]] = {}


class Given(NamedTuple):
    """Sentences of given words, none without a word.

    Attributes:
        sentences: The words of each.
        spaces_after: Whether a space followed each word; guessed where nothing tells.
        kept: What else stood there.
    """

    sentences: tuple[tuple[str, ...], ...]
    spaces_after: tuple[tuple[bool, ...], ...]
    kept: tuple[Kept, ...]

    @property
    def spaces_before(self) -> list[list[bool]]:
        """Whether a space stood before each word; true for the first."""
        return [[True, *after[:-1]] for after in self.spaces_after]


def read_words(text: str) -> Given:
    r"""Return the sentences of a text that is cut into words.

    The first line that is neither empty nor a comment decides: CoNLL-U if it has tabs and begins with a word's number; otherwise one word
    a line if no line of the text has white space within it, else one sentence a line.

    >>> read_words("Rain fell .\nNobody came .").sentences
    (('Rain', 'fell', '.'), ('Nobody', 'came', '.'))

    Raises:
        PayloadError: A line fits none of these.
    """
    lines = text.removesuffix("\n").split("\n") if text else []
    lines = [line.removesuffix("\r") for line in lines]
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    if _ID.match(first):
        return _conllu(lines)
    for number, line in enumerate(lines, start=1):
        if "\t" in line.strip():
            message = (
                f"line {number} has {line.count(chr(9)) + 1} columns between tabs but does not begin with a word's number; "
                f"--tokens takes {_LAYOUTS}"
            )
            raise PayloadError(message)
    if any(len(line.split()) > 1 for line in lines):
        return _plain([line.split() for line in lines])
    sentences: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            sentences[-1].append(line.strip())
        else:
            sentences.append([])
    return _plain(sentences)


def _plain(sentences: Sequence[Sequence[str]]) -> Given:
    filled = tuple(tuple(words) for words in sentences if words)
    spaces = tuple((*guess_spaces(words)[1:], True) for words in filled)
    return Given(filled, spaces, tuple(Kept() for _ in filled))


def _conllu(lines: Sequence[str]) -> Given:
    sentences: list[tuple[str, ...]] = []
    spaces: list[tuple[bool, ...]] = []
    kept: list[Kept] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].strip():
            end += 1
        if end > at:
            words, after, others = _sentence(lines, at, end)
            if words:
                sentences.append(words)
                spaces.append(after)
                kept.append(others)
        at = end + 1
    return Given(tuple(sentences), tuple(spaces), tuple(kept))


def _sentence(lines: Sequence[str], begin: int, end: int) -> tuple[tuple[str, ...], tuple[bool, ...], Kept]:
    words: list[str] = []
    after: list[bool] = []
    comments: list[str] = []
    others: dict[int, list[str]] = {}
    last_joined, joined_after = 0, True
    for at in range(begin, end):
        if lines[at].startswith("#") and not words:
            comments.append(lines[at])
            continue
        cells = lines[at].split("\t")
        _check(cells, at + 1, expected=len(words) + 1)
        is_followed = "SpaceAfter=No" not in cells[9].split("|")
        if cells[0].isdecimal():
            words.append(cells[1])
            inside = len(words) < last_joined
            after.append(not inside and (joined_after if len(words) == last_joined else is_followed))
            continue
        others.setdefault(len(words), []).append(lines[at])
        if "-" in cells[0]:
            last_joined, joined_after = int(cells[0].partition("-")[2]), is_followed
    return tuple(words), tuple(after), Kept(tuple(comments), others)


def _check(cells: Sequence[str], number: int, *, expected: int) -> None:
    """Complain of a line that is no line of CoNLL-U."""
    if len(cells) != _COLUMNS:
        message = f"line {number} has {len(cells)} columns; CoNLL-U has ten, with tabs between them"
    elif not _NUMBER.fullmatch(cells[0]):
        message = f"line {number} begins with {cells[0][:40]!r}; CoNLL-U numbers words 1, 2, 3 ..., ranges 1-2, empty nodes 1.1"
    elif cells[0].isdecimal() and int(cells[0]) != expected:
        message = f"line {number} is word {cells[0]}, but word {expected} of its sentence is due; is an empty line missing before it?"
    elif not cells[1]:
        message = f"line {number} has no form in its second column"
    else:
        return
    raise PayloadError(message)
