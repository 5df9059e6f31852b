"""Laws of containers: nothing raises, and what lies before damage is kept."""

import bz2
import gzip
import lzma

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.containers import MAIL, RSS, codes, json_lines, opened, texts, warc, zip_of

MEMBERS = {f"{n}.txt": f"Talks in Ardania, day {n}. ".encode() * 9 for n in range(4)}
CSV = b'title,text\na,"One, and ""more"""\nb,"Two\nlines"\nc,Three\n'
MADE = {
    "a.warc": warc(),
    "a.warc.gz": warc(packed=True),
    "a.zip": zip_of(MEMBERS),
    "b.zip": zip_of({"in.zip": zip_of(MEMBERS), "a.warc.gz": warc(packed=True)}),
    "a.jsonl": json_lines(4),
    "a.jsonl.gz": gzip.compress(json_lines(400)),
    "a.jsonl.bz2": bz2.compress(json_lines(9)),
    "a.jsonl.xz": lzma.compress(json_lines(9)),
    "a.json": b"[" + b",".join(json_lines(4).splitlines()) + b"]",
    "a.csv": CSV,
    "a.xml": RSS,
    "a.eml": MAIL,
}
NAMES = [
    "",
    "a",
    *(f"a.{end}" for end in ("txt", "html", "eml", "json", "jsonl", "csv", "tsv", "xml", "zip", "gz", "warc", "wacz")),
]
STARTS = [
    b"",
    b"PK\x03\x04",
    b"\x1f\x8b\x08\x00",
    b"BZh9",
    b"WARC/1.0\r\n",
    b"<?xml version='1.0'?><rss>",
    b'{"a":',
    b'[{"a":',
    b"\xff\xfe",
    b'"text"\n"',
]
STEPS = 60


@given(st.sampled_from(NAMES), st.sampled_from(STARTS), st.binary(max_size=400))
@settings(deadline=None, max_examples=300)
def test_bytes_of_any_kind_under_any_name_never_raise_and_can_be_written_down(
    name: str, start: bytes, body: bytes
) -> None:
    msgspec.json.encode(opened(start + body, name))


@given(st.sampled_from(sorted(MADE)), st.data())
@settings(deadline=None, max_examples=300)
def test_a_container_damaged_anywhere_never_raises(name: str, drawn: st.DataObject) -> None:
    body = bytearray(MADE[name])
    for _ in range(drawn.draw(st.integers(1, 5))):
        place = drawn.draw(st.integers(0, len(body) - 1))
        kind = drawn.draw(st.sampled_from(["set", "cut", "add"]))
        if kind == "set":
            body[place] = drawn.draw(st.integers(0, 255))
        elif kind == "add":
            body[place:place] = drawn.draw(st.binary(max_size=8))
        else:
            del body[place : place + drawn.draw(st.integers(1, 30))]
        body = body or bytearray(b"x")
    msgspec.json.encode(opened(bytes(body), name))


@pytest.mark.parametrize("name", [name for name in MADE if name not in {"a.eml", "a.csv"}])
def test_a_cut_never_loses_a_member_that_lies_whole_before_it(name: str) -> None:
    body = MADE[name]
    whole = texts(opened(body, name))
    kept = 0
    for length in range(0, len(body), max(1, len(body) // STEPS)):
        found = texts(opened(body[:length], name))
        same = next(
            (n for n, (one, other) in enumerate(zip(found, whole, strict=False)) if one != other),
            min(len(found), len(whole)),
        )
        assert same >= kept, f"a cut at {length} loses member {same} that a shorter cut keeps"
        kept = same
    assert kept >= len(whole) * 0.75


@pytest.mark.parametrize("name", ["a.warc.gz", "a.zip", "a.jsonl.gz", "a.jsonl.bz2", "a.jsonl.xz", "a.json", "a.xml"])
def test_a_cut_is_never_silent(name: str) -> None:
    body = MADE[name]
    ends = {sum(map(len, parts)) for parts in _prefixes(name)}
    for length in range(6, len(body) - 1, max(1, len(body) // STEPS)):
        if length not in ends:
            assert set(codes(opened(body[:length], name))) - {"R135", "R137"}, f"a cut at {length} is silent"


def _prefixes(name: str) -> list[list[bytes]]:
    """Return what may be cut off without a trace: whole records of a WARC, each packed by itself."""
    if name != "a.warc.gz":
        return []
    parts = [b"\x1f\x8b\x08" + rest for rest in MADE[name].split(b"\x1f\x8b\x08")[1:]]
    return [parts[:count] for count in range(1, len(parts) + 1)]


@given(st.sampled_from(sorted(MADE)))
@settings(deadline=None, max_examples=20)
def test_the_same_bytes_give_the_same_payloads(name: str) -> None:
    assert opened(MADE[name], name) == opened(MADE[name], name)
