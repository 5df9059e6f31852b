"""One way to read the tables of names in ``data/``: blocks of lines with columns between bars, read far faster than TOML's own tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Names(NamedTuple):
    """The names of one thing, the first being its usual one.

    Attributes:
        written: All names in order.
        caution: Those that are also ordinary words or something else: they count only beside other evidence.
        shared: Those that two things of the lexicon bear.
    """

    written: tuple[str, ...]
    caution: frozenset[str]
    shared: frozenset[str]


def rows(block: str) -> Iterator[list[str]]:
    """Yield the columns of each line of a block, without comments.

    >>> list(rows("A | x; y # why"))
    [['A', 'x; y']]
    """
    for line in block.splitlines():
        text = line.partition("#")[0].strip()
        if text:
            yield [column.strip() for column in text.split("|")]


def read_names(column: str) -> Names:
    """Return the names of a column: a question mark asks for caution, a star says that another bears the name too.

    >>> read_names("Azov Brigade; Azov?")
    Names(written=('Azov Brigade', 'Azov'), caution=frozenset({'Azov'}), shared=frozenset())
    """
    marked = [name.strip() for name in column.split(";") if name.strip()]
    bare = tuple(name.rstrip("?*") for name in marked)
    if len("".join(marked)) == len("".join(bare)):
        return Names(bare, frozenset(), frozenset())
    marks = [mark[len(name) :] for mark, name in zip(marked, bare, strict=True)]
    caution = frozenset(name for name, mark in zip(bare, marks, strict=True) if "?" in mark)
    return Names(bare, caution, frozenset(name for name, mark in zip(bare, marks, strict=True) if "*" in mark))
