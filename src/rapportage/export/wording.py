"""Numbers, times and holders in words."""

from __future__ import annotations

from rapportage.schema.when import When

LONGEST_QUOTE = 25
"""Words of a quotation shown in the brief's own lines: short enough to be a quotation in most copyright laws."""


def holder_words(holder: str) -> str:
    """Return who holds an account in words: ``outlet < voice`` is an outlet that cites a voice.

    >>> holder_words("Harbour Post < officials")
    'Harbour Post, citing officials'
    """
    return holder.replace(" < ", ", citing ")


def shortened(words: str) -> str:
    """Return at most LONGEST_QUOTE words of a quotation."""
    parts = words.strip("“”\"', ").split()
    return " ".join(parts[:LONGEST_QUOTE]) + (" …" if len(parts) > LONGEST_QUOTE else "")


def count_words(low: int, high: int | None) -> str:
    """Return a range of numbers in words.

    >>> count_words(9, 9), count_words(7, 9), count_words(2, None)
    ('9', '7 to 9', '2 or more')
    """
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"


def when_words(when: When) -> str:
    """Return a time as its days, never as a clock time.

    >>> from datetime import date
    >>> when_words(When.days(date(2031, 3, 4), date(2031, 3, 6)))
    '4 to 6 Mar 2031'
    """
    first, last = when.first, when.last
    if first == last:
        return f"{first.day} {first:%b %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {last.day} {last:%b %Y}"
    return f"{first.day} {first:%b %Y} to {last.day} {last:%b %Y}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural but for one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
