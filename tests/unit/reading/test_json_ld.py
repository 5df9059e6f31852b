"""JSON-LD flattened, whole or broken."""

from __future__ import annotations

import json

from rapportage.reading.json_ld import read_json_ld


def fields(thing: object) -> dict[str, list[str]]:
    found, is_whole = read_json_ld(json.dumps(thing))
    assert is_whole
    gathered: dict[str, list[str]] = {}
    for name, content in found:
        gathered.setdefault(name, []).append(content)
    return gathered


def test_an_article_gives_its_fields_by_plain_names() -> None:
    found = fields(
        {
            "@type": "NewsArticle",
            "headline": "Ferry closed",
            "datePublished": "2031-05-02T10:00:00Z",
            "author": [{"@type": "Person", "name": "Ilka Tal"}, "R. Osk"],
            "publisher": {"name": "Osk Courier"},
            "articleSection": ["News", "Sea"],
            "inLanguage": "en",
            "isAccessibleForFree": False,
        }
    )
    assert found["json-ld:headline"] == ["Ferry closed"]
    assert found["json-ld:datePublished"] == ["2031-05-02T10:00:00Z"]
    assert found["json-ld:author"] == ["Ilka Tal", "R. Osk"]
    assert found["json-ld:publisher"] == ["Osk Courier"]
    assert found["json-ld:articleSection"] == ["News", "Sea"]
    assert found["json-ld:isAccessibleForFree"] == ["false"]


def test_things_that_are_no_article_carry_their_type_in_the_name() -> None:
    found = fields({"@graph": [{"@type": "WebPage", "datePublished": "2031"}, {"@type": ["Report"], "headline": "h"}]})
    assert found["json-ld:WebPage:datePublished"] == ["2031"]
    assert found["json-ld:headline"] == ["h"]


def test_a_list_at_the_root_is_read_in_order() -> None:
    assert fields([{"@type": "Article", "headline": "a"}, {"@type": "Article", "headline": "b"}])[
        "json-ld:headline"
    ] == ["a", "b"]


def test_every_update_of_a_live_blog_has_its_time() -> None:
    found = fields(
        {
            "@type": "LiveBlogPosting",
            "liveBlogUpdate": [
                {"@type": "BlogPosting", "headline": "one", "datePublished": "2031-05-02T10:00Z"},
                {"@type": "BlogPosting", "headline": "two", "datePublished": "2031-05-02T11:00Z"},
            ],
        }
    )
    assert found["json-ld:liveBlogUpdate.0.datePublished"] == ["2031-05-02T10:00Z"]
    assert found["json-ld:liveBlogUpdate.1.headline"] == ["two"]


def test_what_cannot_be_parsed_is_searched_for_its_dates_and_headline() -> None:
    found, is_whole = read_json_ld('{"headline": "A \\"b\\"", "datePublished": "2031-05-02", "author": {,}')
    assert not is_whole
    assert found == [("json-ld:headline", 'A "b"'), ("json-ld:datePublished", "2031-05-02")]


def test_wrappings_trailing_commas_and_raw_newlines_are_no_trouble() -> None:
    script = '\n//<![CDATA[\n{"@type": "Article", "headline": "a\nb",}\n//]]>\n'
    found, is_whole = read_json_ld(script)
    assert is_whole
    assert ("json-ld:headline", "a\nb") in found


def test_nothing_of_any_shape_raises() -> None:
    for script in (
        "",
        "null",
        "3",
        '"x"',
        "[" * 100_000,
        '{"@type": {"a": 1}, "author": [[1], null, {}]}',
        '{"@graph": 4}',
    ):
        read_json_ld(script)


def test_half_characters_are_replaced() -> None:
    script = '{"@type": "NewsArticle", "headline": "x \\ud800 y"}'
    assert dict(read_json_ld(script)[0])["json-ld:headline"] == "x \ufffd y"
    assert dict(read_json_ld(script[:-1])[0])["json-ld:headline"] == "x \ufffd y"
