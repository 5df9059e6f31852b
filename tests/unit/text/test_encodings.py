"""encodings: labels as browsers read them, and decoders that never raise."""

from __future__ import annotations

import pytest

from rapportage.text.encodings import decoded_as, known, labelled, marked, table


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("ASCII", "windows-1252"),
        ("iso-8859-1", "windows-1252"),
        ("iso-8859-9", "windows-1254"),
        ("iso-8859-11", "windows-874"),
        ("iso-8859-15", "iso-8859-15"),
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("x-sjis", "shift_jis"),
        ("ks_c_5601-1987", "euc-kr"),
        ("unicode-1-1-utf-8", "utf-8"),
        ("utf-16", "utf-16le"),
        ("hz-gb-2312", "replacement"),
        ('"koi8-r"', "koi8-r"),
        ("\tUTF8\n", "utf-8"),
        ("utf-7", ""),
        ("", ""),
        ("windows", ""),
    ],
)
def test_a_label_means_what_browsers_take_it_for(label: str, name: str) -> None:
    assert known(label) == name


def test_every_known_encoding_decodes_every_byte() -> None:
    every = bytes(range(256)) * 2
    labels = (
        "866 l2 l3 l4 cyrillic arabic greek hebrew l6 iso-8859-13 iso-8859-14 l9 iso-8859-16 koi koi8-u mac dos-874"
    )
    labels += " cp1250 cp1251 l1 cp1253 l5 cp1255 cp1256 cp1257 cp1258 x-mac-ukrainian gbk big5 euc-jp iso-2022-jp sjis"
    labels += " euc-kr replacement utf-8 utf-16be utf-16 utf-32 utf-32be x-user-defined"
    for label in labels.split():
        assert known(label), label
        assert decoded_as(every, known(label)), label


def test_a_code_page_has_256_characters_and_keeps_ascii() -> None:
    for name in ("windows-1252", "windows-1255", "windows-874", "iso-8859-8", "x-mac-cyrillic"):
        assert len(table(name)) == 256
        assert table(name)[:128] == "".join(map(chr, range(128)))


def test_the_user_defined_encoding_keeps_every_byte_apart() -> None:
    assert decoded_as(b"a\x80\xff", "x-user-defined") == "a\uf780\uf7ff"


def test_a_utf_32_mark_counts_only_where_the_length_fits() -> None:
    assert marked(b"\xff\xfe\x00\x00a\x00\x00\x00") == ("utf-32le", 4)
    assert marked(b"\xff\xfe\x00\x00a\x00") == ("utf-16le", 2)


@pytest.mark.parametrize(
    ("page", "label"),
    [
        (b'<meta charset="big5">', "big5"),
        (b"<META CHARSET=KOI8-R >", "KOI8-R"),
        (b'<meta http-equiv="Content-Type" content="text/html;charset=gb2312"/>', "gb2312"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?>', "iso-8859-2"),
        (b'<!-- <meta charset="big5"> --><meta charset=utf-8>', "utf-8"),
        (b"<!-- never closed <meta charset=utf-8>", ""),
        (b"<p>charset=utf-8</p>", ""),
        (b"", ""),
    ],
)
def test_the_label_of_a_page_is_found_where_browsers_find_it(page: bytes, label: str) -> None:
    assert labelled(page) == label
