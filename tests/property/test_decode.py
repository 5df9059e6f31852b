"""Laws of decoding: every body has a text, and nothing depends on anything but the bytes and the label."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from rapportage.reading.decode import decode
from rapportage.schema.report import Medium

LABELS = st.sampled_from(
    (
        *("", "utf-8", "iso-8859-1", "gbk", "big5", "shift_jis", "euc-jp", "euc-kr", "iso-2022-jp", "utf-16"),
        *("utf-32", "x-user-defined", "iso-2022-kr", "utf-7", "nonsense", "windows-1255", "tis-620", "\x00"),
    )
)
BODIES = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace")),
    st.lists(
        st.one_of(st.binary(max_size=4), st.sampled_from(["é".encode(), "’".encode(), b" the "])), max_size=30
    ).map(b"".join),
)


@given(BODIES, LABELS, st.sampled_from(Medium))
@example(b"\xff\xfe\x00\x00", "", Medium.TEXT)
@example(b"\xed\xa0\xbd\xed\xb8\x8d\xc3\xa9", "", Medium.TEXT)
def test_every_body_decodes_to_a_text_that_can_be_written_again(body: bytes, label: str, medium: Medium) -> None:
    found = decode(body, charset=label, medium=medium)
    found.text.encode("utf-8")
    assert "\x00" not in found.text
    assert 0 < found.confidence <= 1
    assert found == decode(body, charset=label, medium=medium)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), max_size=200))
def test_utf_8_comes_back_as_it_was_written(text: str) -> None:
    body = text.encode()
    if not body.isascii():
        assert decode(body).text == text
        assert decode(body, charset="utf-8").text == text
    assert decode(b"\xef\xbb\xbf" + body, charset="koi8-r").text == text


@given(st.text(st.characters(codec="cp1252", exclude_characters="\x00"), max_size=200))
def test_windows_1252_under_its_label_comes_back_unless_it_is_valid_utf_8(text: str) -> None:
    body = text.encode("cp1252")
    found = decode(body, charset="iso-8859-1")
    assert found.text == text or found.encoding == "utf-8"
