"""Sentences made into windows, and windows of like length put together."""

from __future__ import annotations

from random import Random

from training.encoding import Encoded

LONGEST = 300
"""Sentences of more pieces are left out of training (3 in EWT and GUM)."""
WINDOW = 160
"""Pieces; the model is asked in windows of this size too."""
ALONE = 0.45
"""Share of sentences that stand alone in their window; the others follow one another as in a text."""
JITTER = 6
"""Pieces by which lengths are shaken before they are sorted, so that the same sentences do not always meet."""

Window = list[Encoded]


def windows(sentences: list[Encoded], chance: Random) -> list[Window]:
    """Return the sentences as windows: many alone, the others with those that follow them in the paragraph."""
    found: list[Window] = []
    current: Window = []
    length = 0
    for each in sentences:
        if each.length > LONGEST:
            continue
        if current and (
            each.new_paragraph
            or length + each.length > WINDOW
            or chance.random() < ALONE
            or _differs(current[-1], each)
        ):
            found.append(current)
            current, length = [], 0
        current.append(each)
        length += each.length
    return [*found, current] if current else found


def _differs(one: Encoded, other: Encoded) -> bool:
    """Tell whether one of two sentences has a tree or names and the other has none."""
    return one.has_tree != other.has_tree or (one.names is None) != (other.names is None)


def batches(found: list[Window], size: int, chance: Random | None) -> list[list[Window]]:
    """Return windows of like length together, at most ``size`` pieces a batch, padding counted; shuffled where chance is given."""
    lengths = [length_of(window) for window in found]
    order = sorted(range(len(found)), key=lambda i: lengths[i] + (chance.random() * JITTER if chance else 0))
    together: list[list[Window]] = []
    current: list[Window] = []
    for i in order:
        if current and max(lengths[i], length_of(current[-1])) * (len(current) + 1) > size:
            together.append(current)
            current = []
        current.append(found[i])
    if current:
        together.append(current)
    if chance:
        chance.shuffle(together)
    return together


def length_of(window: Window) -> int:
    """Return the pieces of a window with those that open and close it."""
    return sum(each.length for each in window) + 2
