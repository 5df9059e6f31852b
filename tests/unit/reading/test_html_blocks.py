"""Pieces of a page typed by element, name, place and words."""

from __future__ import annotations

import pytest

from rapportage.reading.html import lay_out_html
from rapportage.reading.html_blocks import find_html_blocks
from rapportage.schema.report import Use

PARAGRAPHS = [
    "The harbour council of Port Osk said on Tuesday that the ferry to Velmar would stay closed until both sides had read "
    "the report on the collision, which is expected within two weeks.",
    "Two sailors of the Velmari coast guard were taken to hospital after the collision, the coast guard said, and a third "
    "is still missing in the strait between the two countries.",
    "“We will not open the line while the wreck lies in the channel,” said Ilka Tal, who speaks for the council, after a "
    "meeting with the ambassador of Velmar that lasted three hours.",
    "The ministry of the sea in Velmar called the closing of the line unlawful and asked for talks before the end of the "
    "month, when the treaty on the strait comes up for renewal.",
]
PAGE = """<html><head><title>Ferry line stays closed | Osk Courier</title>
<meta name="description" content="After a collision in the strait the two capitals blame each other for the wreck."></head><body>
<header class="site-header"><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li></ul></nav></header>
<main><article><h1>Ferry line stays closed</h1>
<p class="lead-in">After a collision in the strait the two capitals blame each other for the wreck.</p>
<div class="byline">By Ilka Tal, Port Osk, 2 May 2031</div>
<figure><img src="a.jpg"><figcaption>The wreck lies in the channel off Port Osk.<span class="credit">Photo: R. Osk/Courier</span></figcaption></figure>
<div class="article-body">
<ul class="key-points"><li>The ferry to Velmar stays closed for at least two weeks more.</li></ul>
<p>{}</p><p>{}</p><h2>Talks before the treaty ends</h2><p>{}</p>
<aside class="pull-quote"><p>We will not open the line while the wreck lies in the channel</p></aside>
<p>{}</p>
<p class="correction">Correction: an earlier version of this report named the wrong ministry of the sea.</p>
</div></article>
<div class="author-bio"><p>Ilka Tal is a reporter for the Osk Courier who writes about ships and the sea.</p></div>
<div class="newsletter-signup"><p>Sign up for our newsletter and have the harbour news in your inbox every morning.</p></div>
<section class="related"><h3>Read more</h3><ul><li><a href="/1">Bridge over the strait delayed again</a></li></ul></section></main>
<footer><p>© 2031 Osk Courier. All rights reserved.</p></footer></body></html>""".format(*PARAGRAPHS)  # fmt: skip


def typed(markup: str) -> list[tuple[Use, str]]:
    page = lay_out_html(markup)
    return [(block.use, page.text[block.start : block.end]) for block in find_html_blocks(page)]


def use_of(words: str, markup: str = PAGE) -> Use:
    found = [use for use, text in typed(markup) if words in text]
    assert found, words
    return found[0]


@pytest.mark.parametrize(
    ("words", "use"),
    [
        ("Home", Use.NAVIGATION),
        ("Ferry line stays closed", Use.HEADLINE),
        ("blame each other", Use.STANDFIRST),
        ("By Ilka Tal", Use.BYLINE),
        ("off Port Osk", Use.CAPTION),
        ("at least two weeks more", Use.TEASER),
        ("harbour council", Use.BODY),
        ("Two sailors", Use.BODY),
        ("Talks before", Use.HEADING),
        ("ministry of the sea in Velmar", Use.BODY),
        ("Correction:", Use.CORRECTION),
        ("is a reporter for", Use.BIO),
        ("Sign up", Use.PROMO),
        ("Bridge over the strait", Use.NAVIGATION),
        ("All rights reserved", Use.NAVIGATION),
    ],
)
def test_each_part_of_a_page_is_told(words: str, use: Use) -> None:
    assert use_of(words) is use


def test_a_pull_quote_is_never_body() -> None:
    markup = PAGE.replace('<aside class="pull-quote"><p>', '<blockquote class="pullquote"><p>')
    for page in (PAGE, markup.replace("</aside>", "</blockquote>")):
        uses = [use for use, text in typed(page) if text.startswith("We will not open")]
        assert uses
        assert Use.BODY not in uses


def test_a_credit_of_its_own_is_told_from_its_caption() -> None:
    markup = PAGE.replace('<span class="credit">', '</figcaption><p class="credit">').replace(
        "</span></figcaption>", "</p>"
    )
    assert use_of("Photo: R. Osk", markup) is Use.CREDIT
    assert use_of("off Port Osk", markup) is Use.CAPTION


@pytest.mark.parametrize(
    ("closing", "credit"),
    [
        (" (R. Osk/Courier)", "(R. Osk/Courier)"),
        (" Photograph: Ilka Tal", "Photograph: Ilka Tal"),
        (" [File: Courier]", "[File: Courier]"),
        (" © Osk Courier 2031", "© Osk Courier 2031"),
        (" (the third since spring)", None),
    ],
)
def test_the_credit_that_closes_a_caption_is_a_block_of_its_own(closing: str, credit: str | None) -> None:
    found = typed(f"<figure><figcaption>The wreck lies in the channel off Port Osk.{closing}</figcaption></figure>")
    assert [text for use, text in found if use is Use.CREDIT] == ([credit] if credit else [])
    assert found[0][0] is Use.CAPTION
    assert found[0][1].startswith("The wreck lies in the channel off Port Osk.")


def test_buttons_in_a_figure_are_no_captions() -> None:
    assert (
        use_of("Close", "<figure><span>Close</span><figcaption>The wreck lies off Osk.</figcaption></figure>")
        is Use.NAVIGATION
    )


def test_every_block_says_why() -> None:
    blocks = find_html_blocks(lay_out_html(PAGE))
    assert all(block.rule.startswith("html.") and block.rule.endswith("/1") for block in blocks)
    assert {block.rule for block in blocks} >= {"html.title/1", "html.caption/1", "html.chosen/1", "html.rest/1"}


def test_a_page_that_is_no_article_is_typed_too() -> None:
    markup = "<title>Not found</title><h1>Not found</h1><ul>" + "<li><a href='/'>Home</a></li>" * 20 + "</ul>"
    uses = {use for use, _ in typed(markup)}
    assert uses <= {Use.HEADLINE, Use.NAVIGATION, Use.BODY}
    assert use_of("Home", markup) is Use.NAVIGATION


def test_other_stories_of_the_page_in_articles_of_their_own_are_not_the_article() -> None:
    others = "".join(
        f"<article><h2>Other {n}</h2><p>{text.replace('Osk', 'Lum')}</p></article>" for n, text in enumerate(PARAGRAPHS)
    )
    markup = PAGE.replace("</main>", f"{others}</main>")
    assert [use for use, text in typed(markup) if "Lum" in text and use is Use.BODY] == []


def test_the_columns_of_an_article_are_all_of_it() -> None:
    columns = "".join(
        f'<div class="grid"><div class="article-column"><p>{text}</p></div></div>' for text in PARAGRAPHS * 1
    )
    markup = f"<title>Ferry | Courier</title><main><h1>Ferry</h1>{columns}</main>"
    assert [use for use, _ in typed(markup)].count(Use.BODY) == 4
