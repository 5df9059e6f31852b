"""A brief before it takes a form: sections of sentences, each with its footnotes."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from rapportage.export.footnotes import Note


class Line(NamedTuple):
    """One sentence of a brief and the numbers of its footnotes."""

    text: str
    notes: tuple[int, ...]


class Section(NamedTuple):
    """Lines under one title; ``empty`` is said when there are none."""

    title: str
    lines: tuple[Line, ...]
    empty: str


class Brief(NamedTuple):
    """A whole brief, before it takes a form."""

    title: str
    as_of: date
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    limits: tuple[str, ...]
