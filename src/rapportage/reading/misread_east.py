"""East Asian text that was read under a Western code page: "China¡¯s", "°®Âţµş", "wordĚýword".

Three kinds of run are looked for: punctuation of the local code page inside English; a no-break space
that went through UTF-8, GBK and simplified characters; and words. None is repaired for being decodable
alone (nearly everything is): it must also be odd where it stands. A repaired word is never trusted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product

import ftfy.bad_codecs  # noqa: F401  (the sloppy code pages)

from rapportage.lexicon.east_asian import east_asian
from rapportage.reading.cells import Repair, apart

_WESTERN = ("cp1252", "cp1250", "cp1251")
"""In order of how often pages are misread so; latin-1 has the same characters where it matters."""

_EASTERN = ("gb18030", "big5", "euc_kr")
"""GBK first: its marks have the same bytes as those of EUC-KR."""

_MARK = 0.95
_SPACE = 0.9
_WORD = 0.7
"""Chances that the repair is right: a mark has one reading, the space is proven by its bytes but came a long
way, a word may be another encoding's. Set by judgement on the few real cases at hand."""

_LEVEL_ONE = range(0xB0, 0xD8)
"""Lead bytes of the 3,755 common characters of GB 2312: 99.7 % of running text."""

_LEVEL_ONE_SHARE = 0.9
_LAST_HANGUL = 0xC8
_BIG5_FIRST, _BIG5_LAST = 0xA4, 0xC6
_ROW_OF_MARKS = 0xA3
_LONGEST = 400
_UTF8_SHARE = 0.5
"""GBK text is valid UTF-8 by chance in some 7 % of its bytes."""

_HIGH = "\xa1-\u024f\u02c6-\u02dd\u0401-\u045f\u0490\u0491"
_BESIDE = re.compile(f"[^\x00-\xa0{_HIGH}–—‘’“”„…•]")
"""What no run may touch: it is then a part of some other damage."""

_ONE = re.compile(f"[{_HIGH}]")
_RUN = re.compile(f"[{_HIGH}]{{2,400}}")
_SYMBOL = "¡¢£¤¥¦§¨©ª¬®¯°±²³´µ¶¸¹º¼½¾¿×÷ˇ˘˙˛˝"
_ODD = re.compile(
    f"[{_SYMBOL}](?=[{_HIGH}])|(?<=[{_HIGH}])[{_SYMBOL}]|(?<=[a-zß-öø-ÿа-џ])[À-ÖØ-ÞĂĄĆČĎĐĘĚĹŁĽŃŇŐŘŚŞŠŢŤŮŰŹŻŽА-ЯЁ]"
)
"""Where a run may be: a symbol beside a letter beyond ASCII or another symbol, or a capital after a small letter."""

_PLAIN_EDGE = "«»“”‘’„…©®°§¡¿ºª"
_INNER = re.compile(f"[{_SYMBOL}]")
_CAMEL = re.compile("[a-zß-öø-ÿăąćčďđęěĺłľńňőřśşšţťůűźżža-zа-џ][À-ÖØ-ÞĂĄĆČĎĐĘĚĹŁĽŃŇŐŘŚŞŠŢŤŮŰŹŻŽА-ЯЁ]")


def find_misread_words(text: str) -> list[Repair]:
    r"""Return the repairs of words, and of spaces that went through Chinese, ascending.

    >>> [repair[:3] for repair in find_misread_words("the envoyĚýtold °®Âţµş")]
    [(9, 11, '\xa0'), (16, 22, '爱漫岛')]
    """
    return apart(_repeated(text, list(_words(text)))) if _ODD.search(text) else []


def find_misread_marks(text: str) -> list[Repair]:
    """Return the repairs of punctuation of an East Asian code page, ascending.

    >>> [repair[:4] for repair in find_misread_marks("Veldara¡¯s envoy")]
    [(7, 9, '’', ('cp1252', 'gb18030'))]
    """
    return sorted(_marks(text)) if _ODD.search(text) else []


@cache
def _written() -> dict[str, tuple[str, str, str]]:
    """Return what each mark looks like under each Western code page, with the mark and the two encodings."""
    signs = east_asian()
    found: dict[str, tuple[str, str, str]] = {}
    for eastern, western, mark in product(_EASTERN, _WESTERN, signs.marks + signs.wide_space):
        try:
            looks = mark.encode(eastern).decode(western)
        except UnicodeError:
            continue
        if len(looks) == 2 and not looks.isascii() and looks[0] in "¡£ˇŁЎЈ":
            found.setdefault(looks, (mark, western, eastern))
    return found


@cache
def _mark_pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_written()))))


def _marks(text: str) -> Iterator[Repair]:
    """Yield the marks of an East Asian code page; wide spaces only in a text with other marks."""
    written = _written()
    wide = east_asian().wide_space
    spaces: list[Repair] = []
    others = False
    for found in _mark_pattern().finditer(text):
        mark, western, eastern = written[found[0]]
        start, end = found.span()
        if found[0].isalpha() and not text[max(0, start - 1) : start].islower():
            continue  # "Łż" begins a Polish word
        repair = Repair(start, end, mark, (western, eastern), _MARK)
        if mark == wide:
            spaces.append(repair)
            continue
        others = True
        yield repair
    if others:
        yield from spaces


def _words(text: str) -> Iterator[Repair]:
    """Yield the odd runs that read as a space or as words under an East Asian encoding.

    Where several encodings could be meant, the one that most runs of the text agree with is.
    """
    found: list[tuple[int, int, dict[str, tuple[str, str]]]] = []
    for start, end in _odd_runs(text):
        run = text[start:end]
        camel = bool(_CAMEL.search(text[max(0, start - 1) : end]))
        if _is_utf8(run):
            continue
        if len(run) == 2 and camel:
            yield from _space(run, start, end)
        elif len(run) >= 4 and len(run) % 2 == 0 and (_INNER.search(run.strip(_PLAIN_EDGE)) or camel):
            found.append((start, end, _readings(run)))
    votes = Counter(next(iter(readings)) for _, _, readings in found if readings)
    for start, end, readings in found:
        if readings:
            eastern = max(readings, key=lambda name: votes[name])
            western, word = readings[eastern]
            yield Repair(start, end, word, (western, eastern), _WORD, trusted=False)


def _is_utf8(run: str) -> bool:
    """Return whether most of a run is misread UTF-8: nearly all of that can be decoded as GBK as well."""
    for western in _WESTERN:
        raw = run.encode(f"sloppy-windows-{western[2:]}", "ignore")
        left = raw.decode("utf-8", "ignore")
        if len(left.encode()) > _UTF8_SHARE * len(run):
            return True
    return False


def _odd_runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the runs beyond ASCII around odd places, each once."""
    done = 0
    for found in _ODD.finditer(text):
        if found.start() < done:
            continue
        start = found.start()
        while start > done and found.start() - start < _LONGEST and _ONE.match(text, start - 1):
            start -= 1
        if run := _RUN.match(text, start):
            done = run.end()
            if not (_BESIDE.match(text, start - 1) if start else None) and not _BESIDE.match(text, done):
                yield run.span()


def _readings(run: str) -> dict[str, tuple[str, str]]:
    """Return the words a run may be, with the Western code page, by East Asian encoding, the likeliest first."""
    readings: dict[str, tuple[str, str]] = {}
    for western in _WESTERN:
        try:
            raw = run.encode(western)
        except UnicodeError:
            continue
        for eastern in ("euc_kr", "euc_jp", "gb18030", "big5"):
            if word := _word(raw, eastern):
                readings.setdefault(eastern, (western, word))
        for eastern in ("euc_kr", "gb18030"):  # less common words, if others say that this is the encoding
            if word := _word(raw, eastern, strict=False):
                readings.setdefault(eastern, (western, word))
        break
    return readings


def _space(run: str, start: int, end: int) -> Iterator[Repair]:
    """Yield the no-break space (or capital) that two characters are by way of UTF-8, GBK and simplified Chinese."""
    for western in _WESTERN:
        try:
            character = run.encode(western).decode("gb18030")
            latin = east_asian().traditional[character].encode("gb18030").decode("utf-8")
        except (UnicodeError, KeyError):
            continue
        yield Repair(start, end, latin, (western, "gb18030", "traditional", "gb18030", "utf-8"), _SPACE)
        return


def _word(raw: bytes, eastern: str, *, strict: bool = True) -> str:
    """Return the bytes as words of an East Asian language, empty where they are none.

    Strict words are hardly another language's; lax ones wait for strict ones elsewhere in the text.
    """
    try:
        word = raw.decode(eastern)
    except UnicodeError:
        return ""
    if len(word) * 2 != len(raw):
        return ""
    leads = [lead for lead in raw[::2] if lead > _ROW_OF_MARKS]
    if eastern == "euc_kr":
        common = sum(character in east_asian().korean for character in word)
        is_word = all(lead <= _LAST_HANGUL for lead in leads) and (len(leads) > 2 and common >= 0.7 * len(leads))
        is_word = is_word if strict else all(lead <= _LAST_HANGUL for lead in leads)
    elif eastern == "gb18030":
        least = _LEVEL_ONE_SHARE if len(leads) > 8 or not strict else 1
        is_word = bool(leads) and sum(lead in _LEVEL_ONE for lead in leads) >= least * len(leads)
    elif eastern == "big5":
        is_word = all(_BIG5_FIRST <= lead <= _BIG5_LAST for lead in leads)
    else:
        kana = sum("\u3040" <= character <= "\u30ff" for character in word)
        is_word = kana * 3 >= len(word)
    return word if is_word else ""


def _repeated(text: str, repairs: list[Repair]) -> list[Repair]:
    """Return the repairs, and beside them every other place where the same run of a repaired space stands."""
    spaces = {text[repair.start : repair.end]: repair for repair in repairs if repair.trusted}
    known = {repair.start for repair in repairs}
    for run, repair in spaces.items():
        places = re.finditer(re.escape(run), text)
        repairs += [
            repair._replace(start=found.start(), end=found.end()) for found in places if found.start() not in known
        ]
    return repairs
