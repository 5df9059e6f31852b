"""Names of encodings as pages and mails write them, and decoders that never raise.

The labels and their meanings are those of the WHATWG Encoding Standard: what browsers do is what
pages were tested with, so "iso-8859-1" and "ascii" mean windows-1252 and "gb2312" means gb18030.
"""

from __future__ import annotations

import codecs
import re
from functools import cache

_LABELS = """
utf-8: unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8
ibm866: 866 cp866 csibm866 ibm866
iso-8859-2: csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2
iso-8859-3: csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3
iso-8859-4: csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4
iso-8859-5: csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988
iso-8859-6: arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i
iso-8859-6: iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
iso-8859-7: csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7
iso-8859-7: iso_8859-7:1987 sun_eu_greek
iso-8859-8: csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8
iso-8859-8: iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical
iso-8859-10: csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6
iso-8859-13: iso-8859-13 iso8859-13 iso885913
iso-8859-14: iso-8859-14 iso8859-14 iso885914
iso-8859-15: csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9
iso-8859-16: iso-8859-16
koi8-r: cskoi8r koi koi8 koi8-r koi8_r
koi8-u: koi8-ru koi8-u
macintosh: csmacintosh mac macintosh x-mac-roman
windows-874: dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874
windows-1250: cp1250 windows-1250 x-cp1250
windows-1251: cp1251 windows-1251 x-cp1251
windows-1252: ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1
windows-1252: iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252
windows-1253: cp1253 windows-1253 x-cp1253
windows-1254: cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5
windows-1254: windows-1254 x-cp1254
windows-1255: cp1255 windows-1255 x-cp1255
windows-1256: cp1256 windows-1256 x-cp1256
windows-1257: cp1257 windows-1257 x-cp1257
windows-1258: cp1258 windows-1258 x-cp1258
x-mac-cyrillic: x-mac-cyrillic x-mac-ukrainian
gb18030: gb18030 chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk
big5: big5 big5-hkscs cn-big5 csbig5 x-x-big5
euc-jp: cseucpkdfmtjapanese euc-jp x-euc-jp
iso-2022-jp: csiso2022jp iso-2022-jp
shift_jis: csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis
euc-kr: cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949
replacement: csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr replacement
utf-16be: unicodefffe utf-16be
utf-16le: csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le
utf-32be: utf-32be
utf-32le: utf-32 utf-32le
x-user-defined: x-user-defined
"""
# GBK is decoded as GB 18030, as browsers do. The two UTF-32 names are ours: browsers have none.

_CODECS = {
    "ibm866": "cp866",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "windows-874": "cp874",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
}
"""Python's name where it is another: the wider code page each time, as browsers decode."""

SEVERAL = frozenset({"gb18030", "big5", "euc-jp", "shift_jis", "euc-kr", "iso-2022-jp"})
"""East Asian encodings: several bytes a character, as short UTF-8 may happen to be."""

UNICODE = frozenset({"utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"})

REPLACEMENT = "\ufffd"
_SPACE = " \t\n\f\r"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for line in _LABELS.split("\n"):
        name, _, labels = line.partition(": ")
        names.update(dict.fromkeys(labels.split(), name))
    return names


def known(label: str) -> str:
    """Return the encoding that a label of HTTP, MIME or HTML means, empty when none is known.

    >>> known(" ISO-8859-1 "), known("gb2312"), known("utf-7")
    ('windows-1252', 'gb18030', '')
    """
    return _names().get(label.strip(_SPACE).strip("\"'").lower(), "")


def marked(body: bytes) -> tuple[str, int]:
    r"""Return the encoding that a byte order mark names, and the mark's length.

    Four bytes that might be UTF-32's mark or UTF-16's and a NUL are UTF-32's only where the length fits.

    >>> marked(b"\xff\xfea\x00"), marked(b"abc")
    (('utf-16le', 2), ('', 0))
    """
    for mark, name in _BOMS:
        if body.startswith(mark) and (not name.startswith("utf-32") or len(body) % 4 == 0):
            return name, len(mark)
    return "", 0


@cache
def table(name: str) -> str:
    r"""Return the 256 characters of a single-byte encoding.

    Bytes that the code page leaves undefined are C1 controls below 0xA0, as browsers read them, and
    U+FFFD above.

    >>> table("windows-1252")[0x93], table("windows-1252")[0x81]
    ('“', '\x81')
    """
    codec = _CODECS.get(name, name)
    found: list[str] = []
    for byte in range(256):
        try:
            found.append(bytes([byte]).decode(codec))
        except UnicodeDecodeError:
            found.append(chr(byte) if byte < 0xA0 else REPLACEMENT)
    return "".join(found)


@cache
def _user_defined() -> str:
    return "".join(chr(byte if byte < 0x80 else 0xF700 + byte) for byte in range(256))


def decoded_as(body: bytes, name: str) -> str:
    r"""Return the bytes decoded under a name that ``known`` gives; what does not fit is U+FFFD.

    >>> decoded_as(b"\x93no\x94", "windows-1252"), decoded_as(b"\xb0\xae\xff", "gb18030")
    ('“no”', '爱�')
    """
    if name == "replacement":
        return REPLACEMENT if body else ""
    if name == "x-user-defined":
        return codecs.charmap_decode(body, "strict", _user_defined())[0]
    if name in SEVERAL or name in UNICODE:
        codec = name.replace("le", "-le").replace("be", "-be") if name in UNICODE else _CODECS.get(name, name)
        return body.decode(codec, "replace")
    return codecs.charmap_decode(body, "strict", table(name))[0]


_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(
    rb"<meta\s[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_HEAD = 16_384
"""Bytes searched for a label. Browsers look at 1,024; pages with long comments or scripts first have it later."""


def labelled(body: bytes) -> str:
    """Return the label that an HTML or XML page gives itself, as written, empty where it gives none.

    >>> labelled(b'<html><meta http-equiv=x content="text/html; charset=koi8-r">')
    'koi8-r'
    """
    head = _COMMENT.sub(b"", body[:_HEAD])
    found = _META.search(head)
    if not found:
        return ""
    return (found[1] or found[2]).decode("ascii", "replace")
