"""Text as it may be shown or kept: no half characters in files, no commands to a terminal, no hidden turns of direction."""

from __future__ import annotations

import re

_HALF = re.compile("[\ud800-\udfff]")
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: "\u2421"}
_HIDDEN = (*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029, *range(0xD800, 0xE000))
"""Controls of eight bits (a terminal takes U+009B for ESC [), embeddings, overrides and isolates of direction (a name
made of them reads as another), line ends that are none to a file, halves of characters. Marks (U+200E, U+200F) and
joiners, which real languages need, stay."""
_SHOWN = str.maketrans(_PICTURES | dict.fromkeys(_HIDDEN, "\ufffd"))
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def whole(text: str) -> str:
    r"""Return a text with every half character (a lone surrogate), which no file can keep, as U+FFFD.

    >>> whole("x \ud800 y")
    'x \ufffd y'
    """
    return text if text.isascii() else _HALF.sub("\ufffd", text)


def whole_value(value: object) -> tuple[object, bool]:
    r"""Return a value of JSON with every string in it whole, and whether one was not.

    >>> whole_value({"title": ["x \ud800"], "n": 1}), whole_value(["x"])
    (({'title': ['x \ufffd'], 'n': 1}, True), (['x'], False))
    """
    if isinstance(value, str):
        made = whole(value)
        return made, made != value
    if isinstance(value, list):
        parts = [whole_value(one) for one in value]
        return [one for one, _ in parts], any(was for _, was in parts)
    if isinstance(value, dict):
        pairs = [(whole_value(key), whole_value(one)) for key, one in value.items()]
        return {key: one for (key, _), (one, _) in pairs}, any(was or is_ for (_, was), (_, is_) in pairs)
    return value, False


def shown(text: str) -> str:
    r"""Return a text that can be printed anywhere: control characters as their pictures, the invisible as U+FFFD.

    Tabs and line feeds stay.

    >>> shown("\x1b[31mred\x07 \u202ecod.txt"), shown("two\nlines")
    ('␛[31mred␇ �cod.txt', 'two\nlines')
    """
    return text.translate(_SHOWN) if _ODD.search(text) else text
