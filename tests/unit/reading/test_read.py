"""READ from end to end, on made-up payloads."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rapportage.reading.read import last_part, read, report_id
from rapportage.schema.report import Medium, Payload, Report

PAGE = """<html><head><title>Ferry shelled - Harbour Post</title></head><body><nav><p>Share this with</p></nav>
<article><h1>Ferry shelled</h1><p>Nine people were killed when a shell hit the ferry, officials of the harbour said on Tuesday.</p>
<p>The envoy of the islands said that he would return to his post by the end of the week, if the guns were silent.</p>
</article></body></html>"""


def blocks_hold_everything(report: Report) -> bool:
    ends = 0
    held = set()
    for block in report.blocks:
        assert ends <= block.start < block.end <= len(report.text)
        assert not report.text[block.start].isspace()
        assert not report.text[block.end - 1].isspace()
        held.update(range(block.start, block.end))
        ends = block.end
    return all(char.isspace() or at in held for at, char in enumerate(report.text))


def test_a_menu_of_a_page_has_no_holes() -> None:
    report = read(Payload(body=PAGE.encode(), address="a.html", medium=Medium.HTML))
    assert "Share this with" in report.text
    assert report.holes == ()


def test_a_scrape_of_plain_text_has() -> None:
    text = "The raid was aimed at two camps belonging to (Dawn Army), the ministry said in a statement.\n"
    assert len(read(Payload(body=text.encode(), address="a.txt")).holes) == 1


def test_a_report_is_the_same_wherever_its_folder_lies() -> None:
    one, other = (Payload(body=b"Nine died.", address=address) for address in ("a.txt", "news/old/a.txt"))
    assert report_id(one) == report_id(other)
    assert report_id(one) != report_id(Payload(body=b"Nine died.", address="b.txt"))
    assert last_part("old/news.zip!dir/a.html") == "news.zip!dir/a.html"


def test_a_text_longer_than_allowed_is_read_up_to_there_and_says_so() -> None:
    from rapportage.reading.options import ReadingOptions

    report = read(Payload(body=b"Nine people died. " * 50, address="a.txt"), ReadingOptions(max_characters=100))
    assert len(report.text) == 100
    assert report.is_truncated
    assert "R104" in {issue.code for issue in report.issues}


def test_a_payload_without_words_says_so() -> None:
    assert "R105" in {issue.code for issue in read(Payload(body=b" \n ", address="a.txt")).issues}


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(Medium))
def test_any_bytes_are_read_and_every_character_is_in_a_block(body: bytes, medium: Medium) -> None:
    report = read(Payload(body=body, address="a", medium=medium))
    assert blocks_hold_everything(report)
    assert read(Payload(body=body, address="a", medium=medium)) == report


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_character_for_character(text: str) -> None:
    body = text.encode("utf-8", "replace")
    report = read(Payload(body=body, address="a.txt"))
    assert blocks_hold_everything(report)
    if "\0" not in text and not text.startswith("\ufeff"):
        assert report.text == body.decode("utf-8")
