r"""Calendar expressions in English prose and page furniture: days, months, years and seasons that are named.

Relative ones ("last Tuesday", "yesterday") are not here: they need a date to reckon from, which characters
alone do not give. ``parse_date`` reads one metadata string.

>>> text = "Shelled on 16 January and Jan. 18, 2031; 2,031 people may march on March 3-5."
>>> [(text[found.start : found.end], found.month, found.day, found.year) for found in find_dates(text)]
[('16 January', 1, 16, 2031), ('Jan. 18, 2031', 1, 18, 2031), ('March 3-5', 3, 3, None)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rapportage.text.datestamps import find_numeric_dates, parse_date
from rapportage.text.found_date import FoundDate, exists, found_date, span_of_days

__all__ = ["FoundDate", "find_dates", "parse_date"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|ST|ND|RD|TH)?"
_TO = r"(?:[ \t]?[-–—/][ \t]?|[ ](?:to|until|till|through|and|or|&)[ ])"
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d)"

# No anchor before the name: the engine then skips by first letters. Boundaries are looked at afterwards.
_MONTH = re.compile(
    r"(?:J(?:an|AN)(?:uary|UARY)?|F(?:eb|EB)(?:ruary|RUARY|r|R)?|M(?:ar|AR)(?:ch|CH)?|A(?:pr|PR)(?:il|IL)?|M(?:ay|AY)"
    r"|J(?:un|UN)(?:e|E)?|J(?:ul|UL)(?:y|Y)?|A(?:ug|UG)(?:ust|UST)?|S(?:ep|EP)(?:tember|TEMBER|t|T)?"
    r"|O(?:ct|CT)(?:ober|OBER)?|N(?:ov|OV)(?:ember|EMBER)?|D(?:ec|EC)(?:ember|EMBER)?)(?![^\W\d_])"
)
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
_BEFORE = re.compile(
    rf"(?:\b{_WEEKDAY}[.,]?[ \t]+)?(?:the[ ])?"
    rf"(?:(?<![\w.,:/$£€#+-])(?P<days>{_DAY}(?:,[ ]{_DAY}){{0,4}}(?:,?{_TO}{_DAY})?)[ \t]*(?:of[ ]|\.[ ]?|-)?)?\Z"
)
# A number of people is no day: "In January 12 people were killed".
_NO_COUNT = (
    r"(?![ ](?:more[ ]|other[ ]|unarmed[ ]|armed[ ])?(?:people|persons|civilians?|soldiers?|troops|men|women|children|members|police|"
    r"militants?|fighters|students|workers|villagers|others|deaths|cases|percent|per[ ]cent|thousand|million|billion|%))"
)
_AFTER = re.compile(
    rf"\.?(?:[ \t]{{0,2}}|-)(?P<days>{_DAY}(?:,[ ]{_DAY}(?=,[ ]{_DAY}|{_TO})){{0,4}}(?:,?{_TO}{_DAY})?)"
    rf"(?!\d|[.:/]\d|,\d(?!\d\d\d(?!\d))|[ ]?%){_NO_COUNT}(?:,?[ \t]{{0,2}}(?P<year>{_YEAR}))?"
)
_AFTER_YEAR = re.compile(rf"\.?,?(?:[ \t]{{0,2}}|-)(?:of[ ])?(?P<year>{_YEAR}){_NO_COUNT}")
_NUMBER = re.compile(r"\d+")
_MONTHS_TO = re.compile(r"\s?[-–—/]\s?\Z|\s(?:to|until|till|through|and|or)\s\Z")
_RANGE = re.compile(r"(?:\s?[-–—]\s?|\s(?:to|until|till|through|and)\s)\Z")

_CUE = re.compile(
    r"\b(?:in|since|of|from|by|until|till|during|before|after|early|late|mid|last|next|through|between|throughout|for|and|to|"
    r"beginning|end|In|Since|From|By|Until|During|Before|After|Early|Late|Mid|Last|Next|Between)[ \t-]+\Z"
)
_DETERMINED = re.compile(r"\b(?:the|The|a|an|An|A|their|his|her|its|our|this|that)[ ]\Z|['’]s[ ]\Z")
_ATTRIBUTIVE = re.compile(r"[ ](?!on\b|for\b|of\b|to\b|through\b|from\b|in\b|by\b|and\b|against\b)[a-z]{3,}")
_NAMES_A_PERSON = re.compile(r"[ ](?:[A-Z][a-z]|[A-Z]\.|said\b|told\b)")
_DOUBTFUL = frozenset({"mar", "may", "apr", "jun", "aug"})  # also verbs and first names: bare ones need a cue

# The first figure comes before what must not stand before it: the engine then skips by first figures.
_YEAR_ALONE = re.compile(
    r"[12](?<![\w$£€¥.,:/#+@=&?][12])(?:(?<=1)[5-9]|(?<=2)0)\d\d(?:[-–—/](?:(?:1[5-9]|20)\d\d|\d\d))?"
    r"(?![\w%°]|[.,:]\d|[-/]\d|[ ]?(?:GMT|UTC|hrs|hours))"
)
_YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|of|from|by|until|till|during|before|after|early|late|mid|through|to|between|year|circa|around|back|the|its|their|"
    r"his|her|this|until|and|or|election|elections|war|In|Since|From|By|Until|During|Before|After|Early|Late|Mid|Between|The|Copyright)"
    r"[ \t-]+|[(\[©][ ]?)\Z"
)
_FIRM_CUE = re.compile(
    r"(?:\b(?:in|since|until|during|year|early|late|mid|In|Since|Until|During|Early|Late|Mid)[ \t-]+|[(\[©][ ]?)\Z"
)
_HYPHENED = re.compile(r"\b(?:pre|mid|post|late|early)-\Z", re.IGNORECASE)
_LOOSE_CUE = re.compile(r"\b(?:to|and|or)[ \t]+\Z")
_COUNTED = re.compile(
    r"[ ](?!(?:\w*(?:ss|us|is|[Aa]ffairs)|was|has|does|as|says|towards|always|perhaps|overseas|sometimes)\b)[a-z]+s\b|[ ](?:people|men|women|children|troops|police|dead|wounded|injured|km|kg|ft|acres|"
    r"metres|meters|feet|tons|tonnes|more|other|or|block|million|billion|per)\b"
)
_STREET = re.compile(
    r"[ ](?:[NSEW]\.?[ ])?(?:[A-Z][\w.]*[ ]){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Blvd|Boulevard|Lane|Ln|Way|Court|Ct)\b"
)
_COUNTING = re.compile(
    r"\b(?:about|nearly|over|some|than|least|almost|approximately|roughly|only|another|all|kill(?:ed|ing)?|injur(?:ed|ing)|wounded|[Ff]light|located at|"
    r"[Rr]oom|[Pp]ages?|[Rr]esolution|[Nn]o\.?|[Nn]umber|[Ss]ection|[Rr]oute|[Hh]ighway|Boeing|[Aa]rticle|[Cc]hannel|[Cc]ode|model|"
    r"with|were|are|has|have|had|sent|deployed|to)[ ]\Z"
)
_BLOCK = re.compile(r"[ ](?:block|blk)\b")
_BACK_TO = re.compile(r"\b(?:back|prior|up|runs?|early|late) to[ ]\Z")
_THE = re.compile(r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)|['’]s)[ ]\Z")
_AFTER_WORD = re.compile(r"(?:[a-z]|['’]s|[A-Z][\w.]*)[,]?[ ]\Z")
_LIKELY = range(1940, 2050)
"""Years that crises are told of: four figures in this range are a year unless something is counted by them."""

_SEASON = re.compile(r"\b(?P<name>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:[ ]of)?[ ]\Z")
_SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
"""Of the northern half, where most newsrooms stand; a season is wide enough to be marked as such."""

_LOOKS_BACK = 56
"""Longest run before a month that is read: "Wednesday, the 16th, 17th, 18th and 19th of" has 43 characters."""


def find_dates(text: str, *, day_first: bool | None = None) -> Iterator[FoundDate]:
    """Yield every calendar expression of a text in order, none overlapping another.

    Without a year ``first`` and ``last`` stay None: the year is for someone who knows the report.

    Args:
        text: English prose or the furniture of a page.
        day_first: How "03/04/2031" is to be read; where it is not said, such a date is ambiguous.

    Yields:
        Dates as said. "3 and 5 March" yields two, "3-5 March" one with ``until``.
    """
    found = [*_named(text), *find_numeric_dates(text, day_first=day_first)]
    found.sort(key=lambda each: (each.start, -each.end))
    kept = _without_overlaps(found)
    wide = list(_years(text, kept))
    if wide:
        kept = _without_overlaps(sorted([*kept, *wide], key=lambda each: (each.start, -each.end)))
    yield from _sharing_years(text, kept)


def _without_overlaps(found: list[FoundDate]) -> list[FoundDate]:
    kept: list[FoundDate] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _sharing_years(text: str, found: list[FoundDate]) -> Iterator[FoundDate]:
    """Yield dates, the first of "28 December to 3 January 2031" in the year before the second's."""
    for each, after in zip(found, [*found[1:], None], strict=False):
        if (
            after is not None
            and each.year is None
            and each.month is not None
            and after.year is not None
            and after.month is not None
            and after.grain == each.grain
            and after.start - each.end <= 9
            and _RANGE.match(text, each.end, after.start)
        ):
            earlier = (each.month, each.day or 0) > (after.month, after.day or 0)
            yield each.in_year(after.year - earlier)
        else:
            yield each


def _named(text: str) -> Iterator[FoundDate]:
    """Yield dates that name their month."""
    done = 0
    for name in _MONTH.finditer(text):
        start, end = name.span()
        if start < done or (start and (text[start - 1].isalpha() or text[start - 1] in "_@#")):
            continue
        key = name[0][:3].lower()
        month = _MONTHS.index(key) + 1
        low = max(done, start - _LOOKS_BACK)
        before = _BEFORE.search(text[low:start])
        dates = tuple(_around(text, (start, end), month, before, low))
        if not dates and _stands_alone(text, name, key):
            dates = (found_date((start, end), year=None, month=month),)
        for each in dates:
            yield each
            done = max(done, each.end)


def _around(
    text: str, name: tuple[int, int], month: int, before: re.Match[str] | None, low: int
) -> Iterator[FoundDate]:
    """Yield the dates made of a month's name and the numbers on either side of it."""
    start, end = name
    days_before = before["days"] if before else None
    after = _AFTER.match(text, end)
    weekday = _WEEKDAYS.index(before["weekday"][:3].lower()) if before and before["weekday"] else None
    if days_before and before and not (after and after["year"]):
        year = _AFTER_YEAR.match(text, end)
        where = low + (before.start() if weekday is not None or before[0].startswith("the ") else before.start("days"))
        close = year.end() if year else end
        yield from _days(text, (where, close), (low + before.start("days"), days_before), month, year, weekday)
        return
    where = low + before.start() if before and weekday is not None else start
    if after:
        yield from _days(text, (where, after.end()), (after.start("days"), after["days"]), month, after, weekday)
        return
    year = _AFTER_YEAR.match(text, end)
    if year:
        yield found_date((start, year.end()), year=int(year["year"]), month=month)


def _days(
    text: str,
    whole: tuple[int, int],
    listed: tuple[int, str],
    month: int,
    year_match: re.Match[str] | None,
    weekday: int | None,
) -> Iterator[FoundDate]:
    """Yield one date a day listed; a dash or "to" between two makes one range of them."""
    year = int(year_match["year"]) if year_match and year_match["year"] else None
    offset, days = listed
    numbers = [(offset + each.start(), offset + each.end(), int(each[0])) for each in _NUMBER.finditer(days)]
    if not all(exists(month, number, year=year) for _, _, number in numbers):
        return
    if len(numbers) == 2 and numbers[0][2] < numbers[1][2]:
        between = text[numbers[0][1] : numbers[1][0]]
        if "and" not in between and "or" not in between and "," not in between and "&" not in between:
            until = (month, numbers[1][2])
            yield found_date(whole, year=year, month=month, day=numbers[0][2], until=until, weekday=weekday)
            return
    for index, (low, high, number) in enumerate(numbers):
        start = whole[0] if index == 0 else low
        end = whole[1] if index == len(numbers) - 1 else _ordinal_end(text, high)
        led_by = weekday if index == 0 else None
        yield found_date((start, end), year=year, month=month, day=number, weekday=led_by)


def _ordinal_end(text: str, end: int) -> int:
    return end + 2 if text[end : end + 2].lower() in {"st", "nd", "rd", "th"} else end


def _stands_alone(text: str, name: re.Match[str], key: str) -> bool:
    """Return whether a month's name without a number is a month: in full, and no verb, no first name."""
    start, end = name.span()
    if len(name[0]) <= 4 and name[0].lower() not in {"june", "july", "may"}:
        return False
    if name[0].isupper() and key in _DOUBTFUL:
        return False
    if key in _DOUBTFUL and _ATTRIBUTIVE.match(text, end) and _DETERMINED.search(text[max(0, start - 14) : start]):
        return True
    if _NAMES_A_PERSON.match(text, end) and key in _DOUBTFUL:
        return bool(re.search(r"\b(?:in|since|until|during|last|next)[ ]\Z", text[max(0, start - 8) : start]))
    return key not in _DOUBTFUL or bool(_CUE.search(text[max(0, start - 14) : start]))


def _season(match: re.Match[str], year: int, before: int, end: int) -> FoundDate | None:
    """Return the season named before a year."""
    first_month, last_month = _SEASON_MONTHS[match["name"].lower()]
    days = span_of_days(year, first_month, None)
    ends = span_of_days(year + (last_month < first_month), last_month, None)
    if days is None or ends is None:
        return None
    start = before + match.start()
    return FoundDate(start, end, days[0], ends[1], year, None, None, "season", is_ambiguous=True)


def _years(text: str, kept: list[FoundDate]) -> Iterator[FoundDate]:
    """Yield years that stand alone and read as years: by the word before, by brackets, or as a range."""
    ends = {each.end for each in kept}
    last_end = -9
    for match in _YEAR_ALONE.finditer(text):
        start, end = match.span()
        before = text[max(0, start - 16) : start]
        words = match[0]
        first, last = int(words[:4]), int(words[:4])
        named = _SEASON.search(before)
        season = _season(named, first, start - len(before), end) if named else None
        if season is not None:
            yield season
            continue
        if len(words) > 4:
            last = int(words[5:]) if len(words) == 9 else first - first % 100 + int(words[5:])
            if not first < last <= first + 120:
                continue
        elif not _reads_as_year(text, before, end, first, follows=start - last_end <= 6 or start - 5 in ends):
            continue
        last_end = end
        doubtful = len(words) == 7 and int(words[5:]) <= 12
        yield FoundDate(
            start, end, date(first, 1, 1), date(last, 12, 31), first, None, None, "year", is_ambiguous=doubtful
        )


def _reads_as_year(text: str, before: str, end: int, year: int, *, follows: bool) -> bool:
    """Return whether four figures are a year: by a word before, or by nothing being counted by them."""
    if before.endswith("-"):
        return bool(_HYPHENED.search(before))
    if _FIRM_CUE.search(before):
        return not (year % 50 == 0 and _COUNTED.match(text, end))
    likely = year in _LIKELY and year % 100 != 0 and not _MONTH.search(before[-11:])
    if _LOOSE_CUE.search(before):
        return follows or (likely and bool(_BACK_TO.search(before)))
    if likely and _THE.search(before) and not _BLOCK.match(text, end):
        return True
    if _COUNTED.match(text, end) or _STREET.match(text, end):
        return False
    if _YEAR_CUE.search(before):
        return True
    return likely and bool(_AFTER_WORD.search(before)) and not _COUNTING.search(before)
