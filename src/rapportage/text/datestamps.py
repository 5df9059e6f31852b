"""Dates in figures, and dates in the strings that machines and page furniture write.

``find_numeric_dates`` finds "2031-01-16", "16.01.2031", "20310116" in a text; ``parse_date`` reads one string
that is known to be a date: ISO 8601, RFC 822, seconds since 1970, or words in some thirty languages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime

from rapportage.text.found_date import FoundDate, exists, found_date
from rapportage.text.months import joined, month_number

# Where such a date can begin: the engine skips by first figures, so this is cheap to look for.
_FIGURES = re.compile(r"[0-9](?<![\w.,:/#+=-][0-9])[0-9]{0,7}(?:[-/.][0-9]|(?<=[0-9]{8})(?![0-9]))")
_NUMERIC = re.compile(
    r"(?:"
    r"(?P<y1>(?:1[5-9]|20)\d\d)(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?=T\d|\b)(?![-/]\d|\.\d)"
    r"|(?P<a>\d{1,2})(?P<s2>[-/.])(?P<b>\d{1,2})(?P=s2)(?P<y2>(?:19|20)\d\d|\d\d(?![:.]\d))(?![\w%]|[-/.,:]\d)"
    r"|(?P<y3>(?:19|20)\d\d)(?P<m3>0[1-9]|1[0-2])(?P<d3>0[1-9]|[12]\d|3[01])(?![\w%]|[-.,:]\d)"
    r"|(?P<y4>(?:19|20)\d\d)-(?P<m4>0[1-9]|1[0-2])(?![\w%]|[-.,:/]\d)"
    r")"
)
_ISO = re.compile(
    r"\s*(?P<y>\d{4})(?P<s>[-/.]?)(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)(?:$|[T\s,Z_]|(?<=\d)[+-]\d)|\s*(?P<y2>\d{4})-(?P<m2>\d{2})\s*$"
)
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?\d{2,6}(?:\.\d+)?Z?)?\s*$")
_EPOCH = re.compile(r"\s*(\d{9,10}|\d{12,13})(?:\.\d*)?\s*$")
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_VIETNAMESE = re.compile(r"(\d{1,2})\s+(?:tháng|thg)\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})", re.IGNORECASE)
_TOKEN = re.compile(r"\d+(?:[:.]\d\d(?::\d\d)?(?!\d|\.\d))?|[^\W\d_]+")
_Number = tuple[int, int, int]
"""A number of a string, where it starts and where it ends."""

_LONGEST = 200
"""Characters of a metadata string that are looked at: the longest date field of 194 pages has 29, the rest is for words around one."""


def find_numeric_dates(text: str, *, day_first: bool | None = None) -> Iterator[FoundDate]:
    """Yield dates written in figures alone.

    Years of two figures count only where one reading stands ("16/01/31"); a month in figures only with its year
    before it and a nought ("2031-01"), since "2011-12" may be two years.

    >>> [found.first.isoformat() for found in find_numeric_dates("2031-01-16 16.01.2031 20310116")]
    ['2031-01-16', '2031-01-16', '2031-01-16']
    >>> either = next(find_numeric_dates("03/04/2031"))
    >>> either.is_ambiguous, either.first.isoformat(), either.last.isoformat()
    (True, '2031-03-04', '2031-04-03')
    """
    done = 0
    for figures in _FIGURES.finditer(text):
        match = _NUMERIC.match(text, figures.start()) if figures.start() >= done else None
        found = _numeric(match, day_first=day_first) if match else None
        if found is not None:
            done = found.end
            yield found


def _numeric(match: re.Match[str], *, day_first: bool | None) -> FoundDate | None:
    if match["a"]:
        short = len(match["y2"]) == 2
        if short and (match["s2"] == "-" or len(match["a"]) + len(match["b"]) < 4):  # scores, versions: "12.5.10"
            return None
        year = int(match["y2"]) + (2000 if short else 0)
        return either_way(
            match.span(),
            (int(match["a"]), int(match["b"]), year),
            dotted=match["s2"] == ".",
            day_first=day_first,
            is_short=short,
        )
    if match["y4"]:
        year, month = int(match["y4"]), int(match["m4"])
        if month > year % 100:  # two years: "2011-12"
            return None
        return found_date(match.span(), year=year, month=month)
    year, month, day = (
        int(match["y1"] or match["y3"]),
        int(match["m1"] or match["m3"]),
        int(match["d1"] or match["d3"]),
    )
    return _day(match.span(), year, month, day)


def _day(span: tuple[int, int], year: int, month: int, day: int) -> FoundDate | None:
    if not 1 <= year <= 9999 or not exists(month, day, year=year):
        return None
    return found_date(span, year=year, month=month, day=day)


def either_way(
    span: tuple[int, int],
    numbers: tuple[int, int, int],
    *,
    dotted: bool,
    day_first: bool | None,
    is_short: bool = False,
) -> FoundDate | None:
    """Return the date of two numbers and a year, ambiguous where both orders stand and none is told to hold."""
    one, two, year = numbers
    first = _day(span, year, two, one)
    second = _day(span, year, one, two)
    if dotted:  # nobody writes month.day.year
        return first
    if first is None or second is None:
        return first or second
    if one == two:
        return first
    if day_first is not None:
        return first if day_first else second
    if is_short or first.first is None or second.first is None:
        return None
    low, high = sorted((first.first, second.first))
    return first._replace(first=low, last=high, is_ambiguous=True)


def parse_date(words: str, *, day_first: bool | None = None) -> FoundDate | None:
    """Return the day a metadata string names, as printed: an offset from UTC never moves it.

    >>> [parse_date(words).first.isoformat() for words in ("2031-01-16T23:30:00-05:00", "Tue, 16 Jan 2031 10:00 GMT")]
    ['2031-01-16', '2031-01-16']
    >>> [parse_date(words).first.isoformat() for words in ("16. Jänner 2031", "16 de enero de 2031", "16 يناير 2031")]
    ['2031-01-16', '2031-01-16', '2031-01-16']
    >>> parse_date("1926288000").first.isoformat(), parse_date("soon")
    ('2031-01-16', None)
    """
    plain = _in_ascii_digits(words[:_LONGEST])
    found = _iso(plain) or _epoch(plain) or _signs(plain)
    if found is None:
        found = _in_words(plain)
    if found is None:
        found = next(find_numeric_dates(plain, day_first=day_first), None)
    return found if found is None or found.year is None or 1500 <= found.year <= 2200 else None


def _in_ascii_digits(words: str) -> str:
    if words.isascii():
        return words
    return "".join(str(unicodedata.digit(mark)) if mark.isdigit() and not mark.isascii() else mark for mark in words)


def _iso(words: str) -> FoundDate | None:
    match = _ISO.match(words)
    if match and match["y"]:
        return _day(_trimmed(words), int(match["y"]), int(match["m"]), int(match["d"]))
    if match:
        year, month = int(match["y2"]), int(match["m2"])
        return found_date(_trimmed(words), year=year, month=month) if year and 1 <= month <= 12 else None
    match = _COMPACT.match(words)
    return _day(_trimmed(words), *map(int, match.groups())) if match and "1900" <= match[1] <= "2100" else None


def _trimmed(words: str) -> tuple[int, int]:
    stripped = words.strip()
    start = words.find(stripped)
    return start, start + len(stripped)


def _epoch(words: str) -> FoundDate | None:
    match = _EPOCH.match(words)
    if match is None:
        return None
    seconds = int(match[1]) / (1000 if len(match[1]) >= 12 else 1)
    moment = datetime.fromtimestamp(seconds, UTC).date()
    return _day(match.span(1), moment.year, moment.month, moment.day)


def _signs(words: str) -> FoundDate | None:
    match = _CJK.search(words)
    if match:
        return _day(match.span(), *map(int, match.groups()))
    match = _VIETNAMESE.search(words)
    return _day(match.span(), int(match[3]), int(match[2]), int(match[1])) if match else None


def _in_words(words: str) -> FoundDate | None:
    """Return the date around the first month's name: the nearest day, then the year; commas and "de" pass."""
    text = joined(words)
    tokens = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]
    for index, (word, start, end) in enumerate(tokens):
        month = month_number(word) if not word[0].isdigit() else None
        if month is None:
            continue
        before = _numbers(reversed(tokens[max(0, index - 3) : index]))
        after = _numbers(tokens[index + 1 : index + 7])
        day, year = _day_and_year(before, after)
        if year is None:
            continue
        low = min(start, *(each[1] for each in (day, year) if each))
        high = max(end, *(each[2] for each in (day, year) if each))
        if day is not None:
            return _day((low, high), year[0], month, day[0])
        return found_date((low, high), year=year[0], month=month)
    return None


def _numbers(tokens: Iterator[tuple[str, int, int]] | list[tuple[str, int, int]]) -> list[_Number]:
    return [(int(word), start, end) for word, start, end in tokens if word.isdigit() and len(word) in {1, 2, 4}]


def _day_and_year(before: list[_Number], after: list[_Number]) -> tuple[_Number | None, _Number | None]:
    """Return which of the numbers near a month is its day and which its year."""
    day = next((each for each in before if 1 <= each[0] <= 31), None)
    year = next((each for each in after if 1500 <= each[0] <= 2200), None)
    if year is None:
        year = next((each for each in before if 1500 <= each[0] <= 2200), None)  # "2031. január 16."
        if year is not None and after and 1 <= after[0][0] <= 31:
            day = after[0]
    if day is None:
        day = next((each for each in after if 1 <= each[0] <= 31 and (year is None or each[1] < year[1])), None)
    if year is None and day is not None:  # RFC 822 of old: "16 Jan 31"
        short = next((each for each in after if each is not day and each[0] <= 99), None)
        year = (2000 + short[0] if short[0] < 70 else 1900 + short[0], short[1], short[2]) if short else None
    return day, year


_WORDED = re.compile(
    r"(?<![\d.,:/])(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?(?:\s*-?\s*|\s+de\s+|\s+d['’])(?P<m>[^\W\d_]{3,14})[.,]?(?:\s+|\s+de[l]?\s+|-)(?P<y>(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?P<y2>(?:19|20)\d\d)\s*[年년]\s*(?P<mm>\d{1,2})\s*[月월]\s*(?P<dd>\d{1,2})\s*[日일]"
    r"|(?<!\d)(?P<y3>(?:19|20)\d\d)\.?\s+(?P<m3>[^\W\d_]{3,14})\s+(?P<d3>\d{1,2})(?!\d)"
)


def find_worded_dates(text: str) -> Iterator[FoundDate]:
    """Yield whole dates with the month in words of any language, as pages print them.

    >>> [found.first.isoformat() for found in find_worded_dates("Geschrieben am 3. März 2031, lu le 4 mars 2031")]
    ['2031-03-03', '2031-03-04']
    """
    for match in _WORDED.finditer(text):
        name = match["m"] or match["m3"]
        month = month_number(name) if name else int(match["mm"])
        if month is not None:
            year, day = int(match["y"] or match["y2"] or match["y3"]), int(match["d"] or match["dd"] or match["d3"])
            found = _day(match.span(), year, month, day)
            if found is not None:
                yield found
