"""JSON in its forms."""

import json

from tests.containers import addresses, codes, hints, json_lines, opened, texts


def test_lines_an_array_and_a_list_in_an_object_give_the_same_texts() -> None:
    lines = json_lines(3)
    rows = [json.loads(row) for row in lines.splitlines()]
    expected = texts(opened(lines, "a.jsonl"))
    assert len(expected) == 3
    for body in (
        json.dumps(rows),
        json.dumps(rows, indent=2),
        json.dumps({"status": "ok", "response": {"docs": rows}}, indent=1),
    ):
        assert texts(opened(body.encode(), "a.json")) == expected
    assert texts(opened(json.dumps({"articles": rows}).encode(), "a.json")) == expected


def test_rows_under_their_keys_are_called_by_them() -> None:
    body = json.dumps({"k1": {"text": "One."}, "k2": {"text": "Two."}}).encode()
    assert addresses(opened(body, "a.json")) == ["a.json#k1", "a.json#k2"]


def test_an_array_is_cut_at_brackets_outside_of_strings_only() -> None:
    rows = [{"text": 'He said "[{" and \\"}'}, {"text": "]"}]
    assert texts(opened(json.dumps(rows).encode(), "a.json")) == [row["text"].encode() for row in rows]


def test_a_cut_array_gives_the_rows_before_the_cut_and_says_where() -> None:
    body = json.dumps([{"text": f"Text {n}."} for n in range(5)]).encode()
    found = opened(body[:-10], "a.json")
    assert len(texts(found)) == 4
    assert codes(found) == ["R174"]
    assert found[-1].byte is not None


def test_a_broken_line_is_named_and_the_rest_is_read() -> None:
    found = opened(b'{"text": "One."}\n{"text": \n{"text": "Three."}\n', "a.jsonl")
    assert texts(found) == [b"One.", b"Three."]
    assert (codes(found), found[1].byte) == (["R173"], 17)
    assert "line 2" in found[1].message


def test_what_strict_parsers_refuse_but_files_hold_is_read() -> None:
    found = opened(b'{"text": "One.", "score": NaN}\n{"text": "a\\ud800b"}\n{"text": "tab\there"}\n', "a.jsonl")
    assert texts(found) == [b"One.", "a\ufffdb".encode(), b"tab\there"]


def test_a_line_that_is_too_long_is_left_out_and_the_next_is_read() -> None:
    found = opened(b'{"text": "' + b"x" * 5000 + b'"}\n{"text": "short"}\n', "a.jsonl", max_payload_bytes=1000)
    assert texts(found) == [b"short"]
    assert codes(found) == ["R172"]


def test_deep_nesting_is_an_issue() -> None:
    assert codes(opened(b'{"a":' * 100_000, "a.json")) == ["R173"]
    assert codes(opened(b"[" * 100_000, "a.json")) == ["R174"]


def test_a_table_in_utf_16_is_read() -> None:
    body = '{"text": "Café."}\n{"text": "Two."}\n'.encode("utf-16")
    assert texts(opened(body, "a.jsonl")) == ["Café.".encode(), b"Two."]


def test_a_json_feed_is_a_feed() -> None:
    items = [
        {"id": 1, "content_text": "Talks.", "url": "https://courier.example/1", "authors": [{"name": "Ana Orr"}]},
        {"id": "2", "summary": "S."},
    ]
    found = opened(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Courier", "items": items}).encode(),
        "feed.json",
    )
    assert addresses(found) == ["https://courier.example/1", "feed.json#2"]
    assert hints(found[0]) == {"url": "https://courier.example/1", "author": "Ana Orr", "outlet": "Courier"}
    assert codes(found) == ["R137"]
