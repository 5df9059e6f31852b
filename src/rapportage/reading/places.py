"""Where a place of the original text stands in a view of it."""

from __future__ import annotations

from rapportage.text.view import View


def forth(view: View, offset: int) -> int:
    """Return the first offset of ``view.text`` that stands for ``view.original[offset]`` or what follows it.

    >>> from rapportage.text.view import Edit
    >>> forth(View.of("abcdef").edit([Edit(1, 3, "")]), 4)
    2
    """
    if view.text is view.original:
        return offset
    low, high = 0, len(view.text)
    while low < high:
        middle = (low + high) // 2
        if view.back(middle, middle + 1)[1] <= offset:
            low = middle + 1
        else:
            high = middle
    return low
