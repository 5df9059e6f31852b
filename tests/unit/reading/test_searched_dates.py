"""The last voter on publication dates: asked with the page's source, silent on what it cannot read."""

from __future__ import annotations

from datetime import date

import pytest

from rapportage.reading.searched_dates import find_searched_date
from rapportage.reading.sheet import Sheet
from rapportage.schema.report import Medium, Payload, Use
from tests.unit.reading.sheets import sheet_of


def sheet_with(body: bytes, *, is_html: bool = True) -> Sheet:
    sheet = sheet_of((Use.BODY, "Ferries stopped."), is_html=is_html)
    return sheet._replace(payload=Payload(body=body, address="a.html", medium=Medium.HTML))


def test_a_day_in_a_script_is_found() -> None:
    body = b'<html><body><p>Ferries stopped.</p><script>show("2031/01/16 10:00:00")</script></body></html>'
    (clue,) = find_searched_date(sheet_with(body))
    assert clue.first == clue.last == date(2031, 1, 16)
    assert clue.evidence == "htmldate=2031-01-16"


@pytest.mark.parametrize(
    "body", [b"", b"\x00", b"<html", b"plain words", b"<" * 5000, b'<p ="x" :y="1">a', b"\xff\xfe\xfd", b"<a>" * 3000]
)
def test_what_cannot_be_read_is_silent(body: bytes) -> None:
    assert list(find_searched_date(sheet_with(body))) == []


def test_plain_text_is_not_searched() -> None:
    assert list(find_searched_date(sheet_with(b"<p>2031-01-16</p>", is_html=False))) == []
