"""Tags and words read in linear time."""

from __future__ import annotations

from rapportage.reading.tags import read_tags


def read(page: str) -> list[tuple[str, str]]:
    return [(tag.kind, tag.name) for tag in read_tags(page)]


def test_tags_and_words_come_in_order() -> None:
    assert read("a<P>b</P >c") == [("words", "a"), ("start", "p"), ("words", "b"), ("end", "p"), ("words", "c")]


def test_attributes_are_read_in_every_form() -> None:
    page = "<a href='x y' Class=\"n\" hidden id=k data-a = 'v>w' id=late>"
    assert next(iter(read_tags(page))).attributes == {
        "href": "x y",
        "class": "n",
        "hidden": "",
        "id": "k",
        "data-a": "v>w",
    }


def test_a_quote_that_is_never_closed_ends_with_its_tag() -> None:
    assert read('<a href="x>words') == [("start", "a"), ("words", "words")]


def test_comments_and_declarations_are_left_out() -> None:
    assert read("<!doctype html><!-->a<!-- <p> -->b<?php x ?>c<![CDATA[d]]>") == [
        ("words", "a"),
        ("words", "b"),
        ("words", "c"),
    ]


def test_what_looks_like_no_tag_is_words() -> None:
    assert read("1 < 2 <3 a<") == [("words", "1 < 2 <3 a<")]


def test_the_words_of_a_script_are_not_parsed() -> None:
    assert read("<script>'<p>'</script>x") == [
        ("start", "script"),
        ("words", "'<p>'"),
        ("end", "script"),
        ("words", "x"),
    ]


def test_entities_are_resolved_but_not_in_scripts() -> None:
    assert read("<title>a&amp;b</title><style>&amp;</style>") == [
        ("start", "title"),
        ("words", "a&b"),
        ("end", "title"),
        ("start", "style"),
        ("words", "&amp;"),
        ("end", "style"),
    ]
