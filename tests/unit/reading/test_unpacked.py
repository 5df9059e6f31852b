"""Packed streams."""

import bz2
import gzip
import lzma

import pytest

from tests.containers import addresses, codes, issues, json_lines, opened, texts

TEXT = b"Talks went on in Ardania. " * 200


@pytest.mark.parametrize(("end", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_a_packed_text_is_the_text_under_its_name(end: str, pack) -> None:
    found = opened(pack(TEXT), f"a.txt.{end}")
    assert (texts(found), addresses(found), codes(found)) == ([TEXT], [f"a.txt.{end}"], [])
    assert texts(opened(pack(TEXT[:9]) + pack(TEXT[9:]), f"a.txt.{end}")) == [TEXT]
    assert texts(opened(pack(json_lines(3)), f"a.jsonl.{end}")) == texts(opened(json_lines(3), "a.jsonl"))


@pytest.mark.parametrize(("end", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_a_cut_stream_gives_what_came_and_says_where(end: str, pack) -> None:
    packed = pack(TEXT)
    [found] = issues(opened(packed[:-3], f"a.txt.{end}"))
    assert (found.code, found.byte) == ("R157", len(packed) - 3)


def test_a_wrong_checksum_costs_the_trust_and_not_the_text() -> None:
    packed = bytearray(gzip.compress(TEXT))
    packed[-6] ^= 1
    found = opened(bytes(packed), "a.txt.gz")
    assert (texts(found), codes(found)) == ([TEXT], ["R158"])


def test_bytes_behind_the_end_are_told_but_padding_is_not() -> None:
    assert codes(opened(gzip.compress(TEXT) + b"\0" * 512, "a.txt.gz")) == []
    assert codes(opened(gzip.compress(TEXT) + b"more", "a.txt.gz")) == ["R169"]


@pytest.mark.parametrize(("end", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_a_bomb_is_stopped_early(end: str, pack) -> None:
    found = opened(pack(b"x" * 4_000_000), f"a.txt.{end}", free_bytes=100_000, max_ratio=10)
    assert codes(found) == ["R156"]
    assert sum(map(len, texts(found))) < 1_000_000


def test_a_stream_packed_over_and_over_is_not_opened_to_the_end() -> None:
    packed = TEXT
    for _ in range(5):
        packed = gzip.compress(packed)
    assert codes(opened(packed, "a.gz")) == ["R160"]


def test_what_is_longer_than_any_report_is_left_out() -> None:
    assert codes(opened(b"x" * 2000, "a.txt", max_payload_bytes=1000)) == ["R154"]
    assert codes(opened(gzip.compress(b"x" * 2000), "a.txt.gz", max_payload_bytes=1000)) == ["R154"]
