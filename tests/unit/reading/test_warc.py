"""Web archives, whole, cut and damaged."""

import base64
import gzip
import hashlib
import io
import zlib

import pytest

from rapportage.schema.report import Medium, Payload
from tests.containers import PAGES, addresses, answer, codes, issues, opened, record, texts, warc, warc_records

EXPECTED = [*PAGES, b"Plain words of a conversion."]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_are_payloads_under_their_address(packed: bool) -> None:
    found = opened(warc(packed=packed), "a.warc")
    assert texts(found) == EXPECTED
    assert addresses(found)[0] == "https://news.example/0"
    assert isinstance(found[0], Payload)
    assert (found[0].medium, found[0].charset) == (Medium.HTML, "utf-8")
    assert codes(found) == ["R135"]
    assert "1 image/png" in issues(found)[0].message


def test_an_archive_packed_as_one_stream_is_read_too() -> None:
    assert texts(opened(gzip.compress(warc()), "a.warc.gz")) == EXPECTED


@pytest.mark.parametrize("packed", [False, True])
def test_a_cut_archive_gives_all_before_the_cut_and_says_where(packed: bool) -> None:
    whole = warc(packed=packed)
    found = opened(whole[: len(whole) - 40], "a.warc")
    assert texts(found)[:4] == PAGES
    assert set(codes(found)) == ({"R135", "R157", "R177"} if packed else {"R135", "R177"})
    start = sum(len(gzip.compress(each, mtime=0) if packed else each) for each in warc_records()[:-1])
    assert start in [issue.byte for issue in issues(found) if issue.code == "R177"]


def test_records_behind_a_damaged_one_are_read() -> None:
    parts = [bytearray(gzip.compress(each, mtime=0)) for each in warc_records()]
    parts[2][15:40] = b"\xff" * 25
    found = opened(b"".join(parts), "a.warc.gz")
    assert [text for text in texts(found) if text in EXPECTED] == [EXPECTED[0], *EXPECTED[2:]]
    assert "R158" in codes(found)


def test_a_gap_between_records_is_told_and_jumped() -> None:
    records = warc_records()
    found = opened(records[0] + records[1] + b"junk\nmore junk\n" + records[2], "a.warc")
    assert texts(found) == PAGES[:2]
    assert [(issue.code, issue.byte) for issue in issues(found)] == [("R176", len(records[0] + records[1]))]


@pytest.mark.parametrize("length", ["", "-5", "many", "9" * 30])
def test_a_record_without_a_length_is_told_and_jumped(length: str) -> None:
    found = opened(
        record(answer(PAGES[0]), "https://news.example/0", Content_Length=length) + warc_records()[2], "a.warc"
    )
    assert PAGES[1] in texts(found)
    assert "R176" in codes(found)


def test_digests_are_compared() -> None:
    block = answer(PAGES[0])
    right = "sha1:" + base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    uri = "https://news.example/0"
    assert codes(opened(record(block, uri, WARC_Block_Digest=right), "a.warc")) == []
    assert codes(opened(record(block, uri, WARC_Block_Digest="sha1:" + "A" * 32), "a.warc")) == ["R178"]
    payload = "sha256:" + hashlib.sha256(PAGES[0]).hexdigest()
    assert codes(opened(record(block, uri, WARC_Payload_Digest=payload), "a.warc")) == []
    assert codes(opened(record(block, uri, WARC_Payload_Digest="unknown:x"), "a.warc")) == []


def test_chunks_and_packing_of_an_answer_are_undone() -> None:
    page = PAGES[0]
    packed = gzip.compress(page)
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (packed[:7], packed[7:])) + b"0\r\n\r\n"
    uri = "https://news.example/0"
    for body, more in (
        (chunked, "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        (zlib.compress(page), "Content-Encoding: deflate\r\n"),
        (zlib.compress(page, wbits=-15), "Content-Encoding: deflate\r\n"),
        (page, "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),  # as Common Crawl stores them
        (page, "Content-Encoding: br\r\n"),
    ):
        found = opened(record(answer(body, more=more), uri), "a.warc")
        assert (texts(found), codes(found)) == ([page], [])


def test_a_packing_that_is_not_known_is_told() -> None:
    found = opened(
        record(answer(b"\x8b\x02\x80\x00\xff", more="Content-Encoding: br\r\n"), "https://news.example/0"), "a.warc"
    )
    assert codes(found) == ["R179"]


def test_a_bomb_in_an_answer_is_stopped() -> None:
    block = answer(gzip.compress(b"x" * 3_000_000), more="Content-Encoding: gzip\r\n")
    found = opened(gzip.compress(record(block, "https://news.example/0")), "a.warc.gz", free_bytes=100_000, max_ratio=5)
    assert "R179" in codes(found)
    assert sum(map(len, texts(found))) < 1_000_000


def test_visits_that_found_nothing_new_are_listed() -> None:
    found = opened(
        record(b"", "https://news.example/0", kind="revisit", WARC_Refers_To_Target_URI="https://news.example/1"),
        "a.warc",
    )
    assert [(issue.code, issue.address) for issue in issues(found)] == [("R136", "https://news.example/0")]
    assert "https://news.example/1" in issues(found)[0].message


def test_failures_robots_and_scripts_are_counted() -> None:
    body = (
        record(answer(b"gone", status="404 Not Found"), "https://news.example/x")
        + record(answer(b"User-agent: *", "text/plain"), "https://news.example/robots.txt")
        + record(answer(b"a()", "text/javascript"), "https://news.example/a.js")
        + record(b"1.2.3.4", "dns:news.example", Content_Type="text/dns")
    )
    [found] = issues(opened(body, "a.warc"))
    assert found.code == "R135"
    for word in ("1 HTTP 404", "1 robots.txt", "1 text/javascript", "1 dns: records"):
        assert word in found.message


def test_a_record_longer_than_any_page_is_jumped() -> None:
    long = record(answer(b"x" * 900_000), "https://news.example/long")
    found = opened(long + warc_records()[1], "a.warc", max_payload_bytes=500_000)
    assert (texts(found), codes(found)) == (PAGES[:1], ["R154"])


def test_a_feed_in_an_archive_is_opened() -> None:
    feed = b'<?xml version="1.0"?><rss><channel><item><link>https://courier.example/1</link><description>S.</description></item></channel></rss>'
    found = opened(record(answer(feed, "application/rss+xml"), "https://courier.example/feed"), "a.warc")
    assert addresses(found) == ["https://courier.example/1"]


def test_a_page_without_a_type_is_told_by_its_bytes() -> None:
    found = opened(record(b"HTTP/1.0 200 OK\r\n\r\n" + PAGES[0], "https://news.example/0"), "a.warc")
    assert texts(found) == PAGES[:1]


@pytest.mark.parametrize("packed", [False, True])
def test_another_reader_finds_the_same_pages(packed: bool) -> None:
    reading = pytest.importorskip("warcio.archiveiterator")
    records = reading.ArchiveIterator(io.BytesIO(warc(packed=packed)), check_digests="raise")
    pages = [each.content_stream().read() for each in records if each.rec_type in {"response", "conversion"}]
    assert [page for page in pages if not page.startswith(b"\x89PNG")] == texts(opened(warc(packed=packed), "a.warc"))
