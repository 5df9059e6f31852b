"""Which runs of made-up pages are elected as the article's text, and for what reason others are not."""

from __future__ import annotations

import pytest

from rapportage.reading import html as html_module
from rapportage.reading.html import lay_out_html

STORY = [
    "The harbour council of Port Osk said on Tuesday that the ferry to Velmar would stay closed until both sides had read "
    "the report on the collision, which is expected within two weeks.",
    "Two sailors of the Velmari coast guard were taken to hospital after the collision, the coast guard said, and a third "
    "is still missing in the strait between the two countries.",
    "“We will not open the line while the wreck lies in the channel,” said Ilka Tal, who speaks for the council, after a "
    "meeting with the ambassador of Velmar that lasted three hours.",
    "The ministry of the sea in Velmar called the closing of the line unlawful and asked for talks before the end of the "
    "month, when the treaty on the strait comes up for renewal.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
OTHER = (
    "The mayor of Lum opened the new fish market on Friday after nine years of building and two changes of plan, and "
    "promised that the stalls would be let to families of the old town first."
)


def elected(inside: str, *, around: str = "") -> str:
    page = lay_out_html(
        "<html><head><title>Ferry line stays closed</title></head><body><nav><a href='/'>Home</a></nav><main>"
        f"<article><h1>Ferry line stays closed</h1><div class='article-body'>{BODY}{inside}</div></article>{around}"
        "</main><footer><p>Osk Courier, Pier Street 4</p></footer></body></html>"
    )
    return "\n".join(page.text[piece.start : piece.end] for piece in page.pieces if piece.chosen)


def test_the_story_is_elected_and_nothing_else() -> None:
    assert elected("").split("\n") == STORY


@pytest.mark.parametrize(
    "line",
    [
        "<p><a href='/1'>Bridge over the strait is delayed for the third year</a></p>",
        "<ul><li><a href='/1'>Bridge is delayed for the third year</a></li><li><a href='/2'>Treaty talks are off</a></li></ul>",
        "<p>Sign up for our newsletter and have the harbour news in your inbox every morning.</p>",
        "<p>Follow the Osk Courier on Facebook and never miss a story about the sea.</p>",
        "<p>Click here to download the tide tables of the whole year.</p>",
        "<p>Leave a comment</p>",
        "<p>Advertisement</p>",
        f"<div style='display: none'><p>{OTHER}</p></div>",
    ],
)
def test_furniture_between_paragraphs_is_not_elected(line: str) -> None:
    assert elected(f"{line}<p>{OTHER.replace('Lum', 'Tesk')}</p>").split("\n") == [*STORY, OTHER.replace("Lum", "Tesk")]


def test_a_paragraph_that_begins_like_furniture_is_elected() -> None:
    long = (
        "More news of the collision came from the coast guard on Wednesday, when divers reached the wreck for the first "
        "time and found the missing sailor's boat, a chart of the strait with the course drawn in by hand, and a log that "
        "ends two minutes before the ships met in the fog off the northern pier."
    )
    assert long in elected(f"<p>{long}</p><p>{OTHER}</p>")


def test_a_page_that_hides_all_its_text_until_its_scripts_run_is_read() -> None:
    page = lay_out_html(f"<title>Ferry</title><div style='visibility: hidden'><h1>Ferry</h1><div>{BODY}</div></div>")
    assert sum(piece.chosen is True for piece in page.pieces) >= 4


def test_teasers_nested_in_one_article_are_other_stories() -> None:
    teasers = "".join(f"<article><h2>Lum {n}</h2><p>{OTHER} {n}.</p></article>" for n in ("I", "II", "III", "IV", "V"))
    assert "Lum" not in elected("", around=f"<article>{teasers}</article>")


def test_an_article_that_holds_only_the_headline_makes_no_other_story_of_the_text() -> None:
    page = lay_out_html(
        f"<title>Ferry</title><article><h1>Ferry</h1><p>{OTHER}</p></article><article class='story'>{BODY}</article>"
    )
    chosen = [page.text[piece.start : piece.end] for piece in page.pieces if piece.chosen]
    assert set(STORY) <= set(chosen)


def test_a_last_paragraph_that_a_paywall_cuts_short_is_elected_and_teasers_are_not() -> None:
    cut = "The treaty on the strait was signed forty years ago, and its renewal was thought a mere form until the wreck ..."
    teasers = "".join(f"<div class='media'><p>{OTHER[:120]} {word} ...</p></div>" for word in ("one", "two", "three"))
    found = elected(f"<p>{cut}</p>", around=f"<div>{teasers}</div>")
    assert found.split("\n") == [*STORY, cut]


def test_without_the_extractor_the_prose_outside_footers_and_comments_is_elected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(html_module, "MAX_ELEMENTS", 1)
    comments = "".join(f"<li class='comment'><p>{OTHER} {word}.</p></li>" for word in ("No", "Yes", "So", "Ah", "Oh"))
    found = elected("<ul><li>A list in the text</li></ul><p>" + OTHER.replace("Lum", "Tesk") + "</p>", around=f"<ol>{comments}</ol>")  # fmt: skip
    assert set(STORY) <= set(found.split("\n"))
    assert "Lum" not in found
