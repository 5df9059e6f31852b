"""decode: bytes to characters, with what decided it."""

from __future__ import annotations

import pytest

from rapportage.reading.decode import Decoded, decode
from rapportage.schema.report import FactBasis, Medium


def codes(found: Decoded) -> list[str]:
    return [remark.code for remark in found.remarks]


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (b"\xef\xbb\xbfcaf\xc3\xa9", "utf-8"),
        ("café".encode("utf-16"), "utf-16le"),
        (b"\xfe\xff" + "café".encode("utf-16-be"), "utf-16be"),
        ("café".encode("utf-32"), "utf-32le"),
    ],
)
def test_a_byte_order_mark_decides_before_any_label_and_is_no_text(body: bytes, encoding: str) -> None:
    found = decode(body, charset="koi8-r")
    assert (found.text, found.encoding, found.basis) == ("café", encoding, FactBasis.METADATA)


@pytest.mark.parametrize("label", ["iso-8859-1", "ISO_8859-1", "latin1", "us-ascii", "cp1252", " Windows-1252 "])
def test_latin_1_and_ascii_labels_mean_windows_1252_as_in_browsers(label: str) -> None:
    found = decode(b"\x93No,\x94 he said \x97 caf\xe9", charset=label)
    assert (found.text, found.encoding) == ("“No,” he said — café", "windows-1252")
    assert codes(found) == []


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("gb2312", "gb18030"),
        ("shift_jis", "cp932"),
        ("tis-620", "cp874"),
        ("ks_c_5601-1987", "cp949"),
        ("big5", "big5"),
    ],
)
def test_a_label_means_the_wider_code_page(label: str, codec: str) -> None:
    text = {"gb18030": "爱漫岛镕", "cp932": "①これ髙", "cp874": "ไทย€", "cp949": "뷁한국", "big5": "中國人民"}[codec]
    assert decode(text.encode(codec), charset=label).text == text


def test_bytes_that_windows_1252_leaves_open_become_controls_and_nothing_is_lost() -> None:
    assert decode(b"a\x81\x8d\x8f\x90\x9db\xe9", charset="latin1").text == "a\x81\x8d\x8f\x90\x9dbé"


def test_a_page_names_its_own_encoding_where_the_container_names_none() -> None:
    body = b'<html><!-- charset="big5" --><meta http-equiv=x content="text/html; charset=koi8-r">' + "Мир".encode(
        "koi8-r"
    )
    found = decode(body, medium=Medium.HTML)
    assert found.text.endswith("Мир")
    assert found.encoding == "koi8-r"
    assert "page" in found.evidence


def test_the_container_goes_before_the_page_and_plain_text_names_nothing() -> None:
    body = b'<meta charset="koi8-r">' + "Мир".encode("cp1251")
    assert decode(body, charset="windows-1251", medium=Medium.HTML).encoding == "windows-1251"
    assert decode(b'<meta charset="koi8-r">').encoding == "utf-8"


def test_a_page_that_says_utf_16_in_readable_bytes_is_utf_8() -> None:
    found = decode(b'<meta charset="utf-16">caf\xc3\xa9', medium=Medium.HTML)
    assert (found.encoding, found.text[-4:]) == ("utf-8", "café")


def test_utf_8_under_a_label_of_windows_1252_is_utf_8_with_a_remark() -> None:
    found = decode("the envoy’s café".encode(), charset="iso-8859-1")
    assert (found.text, found.encoding, codes(found)) == ("the envoy’s café", "utf-8", ["R101"])


def test_mostly_utf_8_under_a_label_of_windows_1252_is_utf_8_too() -> None:
    found = decode("café ".encode() * 8 + b"\x93no\x94", charset="iso-8859-1")
    assert found.text == "café " * 8 + "“no”"
    assert codes(found) == ["R101", "R102"]


def test_windows_1252_under_a_label_of_utf_8_is_windows_1252_with_a_remark() -> None:
    found = decode(b"It\x92s a caf\xe9", charset="utf-8")
    assert (found.text, found.encoding) == ("It’s a café", "windows-1252")
    assert codes(found)[0] == "R101"


def test_two_chinese_characters_that_are_valid_utf_8_by_chance_follow_their_label() -> None:
    assert decode("联通".encode("gbk"), charset="gbk").text == "联通"
    assert decode("你好吗朋友".encode(), charset="gbk").text == "你好吗朋友"


def test_stray_bytes_in_utf_8_are_read_one_by_one_and_remarked_once() -> None:
    found = decode("Größe é ö — ".encode() + b"\x93no\x94, na\xefve, 5\xa3, \xe2\x80")
    assert found.text == "Größe é ö — “no”, naïve, 5£, \ufffd"
    assert codes(found) == ["R102"]
    assert found.remarks[0].message.startswith("6 bytes")
    assert "first at byte" in found.remarks[0].message


def test_surrogates_written_as_utf_8_are_the_characters_they_mean() -> None:
    found = decode(b"caf\xc3\xa9 \xed\xa0\xbd\xed\xb8\x8d")
    assert found.text == "café 😍"
    assert codes(found) == ["R102"]


def test_a_multibyte_text_cut_in_a_character_ends_in_a_replacement_character() -> None:
    body = "会谈将继续进行。".encode("gbk")[:-1]
    found = decode(body, charset="gbk")
    assert found.text == "会谈将继续进行\ufffd"
    assert codes(found) == ["R102"]


def test_nul_characters_are_read_as_replacement_characters_and_counted() -> None:
    found = decode(b"a\x00b\x00\x00cd")
    assert found.text == "a\ufffdb\ufffd\ufffdcd"
    assert codes(found) == ["R106"]
    assert found.remarks[0].message.startswith("3 NUL")


def test_utf_16_without_a_mark_is_known_by_its_nuls() -> None:
    found = decode("The talks go on.".encode("utf-16-le"))
    assert (found.text, found.encoding, found.basis) == ("The talks go on.", "utf-16le", FactBasis.INFERRED)


def test_utf_7_is_never_decoded_and_unknown_labels_are_remarked() -> None:
    found = decode(b"+ADw-script+AD4-", charset="utf-7")
    assert found.text == "+ADw-script+AD4-"
    assert codes(found) == ["R107"]


def test_encodings_that_hide_scripts_become_one_replacement_character() -> None:
    assert decode(b"\x1b$)C\x0e<script>", charset="iso-2022-kr").text == "\ufffd"


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\nd\x85e", charset="iso-8859-1").text == "a\r\nb\rc\nd…e"


def test_unlabelled_english_with_curly_quotes_is_windows_1252_and_the_guess_is_remarked() -> None:
    found = decode(b"\x93We will,\x94 the minister\x92s aide said \x96 twice.")
    assert (found.text[:10], found.encoding, codes(found)) == ("“We will,”", "windows-1252", ["R103"])
    assert found.basis is FactBasis.INFERRED
    assert 0.5 < found.confidence < 1


@pytest.mark.parametrize(
    "body", [b"", b"\x80", b"\xff\xfe", b"\xff\xfe\x00\x00", b"\xef\xbb\xbf", b"\x00", b"\xd8\x00"]
)
def test_the_shortest_bodies_decode(body: bytes) -> None:
    decode(body).text.encode()


def test_a_label_longer_than_any_page_is_no_trouble() -> None:
    assert decode(b"<meta " + b"a=b " * 200_000, medium=Medium.HTML).encoding == "utf-8"
