"""What rows become."""

import json

from rapportage.schema.report import Medium, Payload
from tests.containers import addresses, codes, hints, opened, texts


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def test_common_names_of_columns_are_known() -> None:
    found = opened(
        line(
            Headline="Talks",
            Body="They met.",
            **{"Publish Date": "2024-01-20"},
            authors=["Ana Orr", "Bo Lind"],
            source={"name": "Courier"},
        ),
        "a.jsonl",
    )
    assert texts(found) == [b"They met."]
    assert hints(found[0]) == {"title": "Talks", "published": "2024-01-20", "author": "Bo Lind", "outlet": "Courier"}


def test_a_mapping_goes_before_the_common_names_and_may_be_a_path() -> None:
    rows = line(text="not this", input={"words": "This one."}, head="T")
    found = opened(rows, "a.jsonl", columns={"text": "input.words", "title": "head"})
    assert texts(found) == [b"This one."]
    assert hints(found[0])["title"] == "T"


def test_a_path_through_a_list_gives_a_payload_for_each_with_its_own_title() -> None:
    rows = line(
        input={"reports": [{"text": "One.", "t": "a"}, {"text": "Two.", "t": "b"}]}, url="https://news.example/x"
    )
    found = opened(rows, "a.jsonl", columns={"text": "input.reports[].text", "title": "input.reports[].t"})
    assert texts(found) == [b"One.", b"Two."]
    assert addresses(found) == ["a.jsonl#1.1", "a.jsonl#1.2"]
    assert [hints(each)["title"] for each in found] == ["a", "b"]
    assert hints(found[1])["url"] == "https://news.example/x"


def test_a_row_is_called_by_its_own_id_or_its_line() -> None:
    assert addresses(opened(line(text="a", id="k-7") + line(text="b"), "a.jsonl")) == ["a.jsonl#k-7", "a.jsonl#2"]


def test_a_row_that_wraps_its_text_in_one_field_is_unwrapped() -> None:
    found = opened(line(id="k-7", article={"title": "T", "text": "They met."}, tags=["x"]), "a.jsonl")
    assert (texts(found), addresses(found), hints(found[0])) == ([b"They met."], ["a.jsonl#k-7"], {"title": "T"})


def test_a_text_with_tags_is_html() -> None:
    [page] = opened(line(content="<p>They met.</p>"), "a.jsonl")
    assert isinstance(page, Payload)
    assert page.medium is Medium.HTML


def test_seconds_and_milliseconds_since_1970_become_dates() -> None:
    found = opened(line(text="a", timestamp=1705000000) + line(text="b", timestamp=1705000000000), "a.jsonl")
    assert [hints(each)["published"] for each in found] == ["2024-01-11T19:06:40+00:00"] * 2


def test_a_row_without_text_says_which_fields_it_has() -> None:
    found = opened(line(text="a") + line(words="b"), "a.jsonl")
    assert codes(found) == ["R170"]
    assert "line 2" in found[1].message
    assert "words" in found[1].message
    assert found[1].byte == len(line(text="a"))


def test_many_rows_without_text_are_counted_rather_than_listed() -> None:
    found = opened(line(a=1) * 50, "a.jsonl", max_row_issues=3)
    assert codes(found) == ["R170"] * 3 + ["R171"]
    assert "47 more" in found[-1].message
