"""Pages laid out: every character kept, pieces in order, nothing that makes it raise."""

from __future__ import annotations

import time

import pytest

from rapportage.reading import html as html_module
from rapportage.reading.html import lay_out_html
from rapportage.reading.html_blocks import find_html_blocks
from rapportage.reading.page import Page


def texts(page: Page) -> list[str]:
    return [page.text[piece.start : piece.end] for piece in page.pieces]


def codes(page: Page) -> list[str]:
    return [remark.code for remark in page.remarks]


def test_block_elements_become_pieces_in_page_order() -> None:
    page = lay_out_html("<h1>Ferry talks fail</h1><p>One.</p><ul><li>a<li>b</ul>tail")
    assert texts(page) == ["Ferry talks fail", "One.", "a", "b", "tail"]
    assert [piece.tag for piece in page.pieces] == ["h1", "p", "li", "li", "body"]
    assert page.is_html


def test_white_space_collapses_as_a_browser_does_and_nothing_else_changes() -> None:
    page = lay_out_html("<p>  a\n  b <b> c</b>d\u00a0\u00a0e\u200c\u00ad\u202e\U0001f6a2 </p>")
    assert page.text.strip("\n") == "a b cd\u00a0\u00a0e\u200c\u00ad\u202e\U0001f6a2"


def test_preformatted_text_keeps_its_white_space() -> None:
    page = lay_out_html("<pre>a  b\n c\n\nd</pre>")
    assert texts(page) == ["a  b\n c", "d"]


def test_a_line_break_is_a_newline_and_two_part_paragraphs() -> None:
    page = lay_out_html("<div>a<br>b<br><br>c</div>")
    assert texts(page) == ["a\nb", "c"]


def test_table_cells_of_a_row_are_parted_by_tabs() -> None:
    page = lay_out_html("<table><tr><td>Port<td>Ships<tr><td>Osk<td>12</table>")
    assert page.text == "Port\tShips\nOsk\t12"


def test_paragraphs_are_parted_by_a_blank_line() -> None:
    assert lay_out_html("<p>a</p><p>b</p><div>c</div><div>d</div>").text == "a\n\nb\n\nc\nd"


def test_scripts_styles_templates_noscript_and_comments_are_no_text() -> None:
    hidden = "<script>var s='<p>x</p>'</script><style>p{}</style><template><p>t</p></template><noscript>n</noscript><!-- c -->"
    assert texts(lay_out_html(f"<p>a{hidden}b</p><iframe>f</iframe>")) == ["ab"]


def test_a_template_with_a_shadow_root_is_shown() -> None:
    assert texts(lay_out_html('<x-y><template shadowrootmode="open"><p>seen</p></template></x-y>')) == ["seen"]


def test_a_hidden_element_is_text_with_a_hint() -> None:
    page = lay_out_html('<p>a</p><div style="display: none"><p>b</p></div>')
    assert texts(page) == ["a", "b"]
    assert "[hidden]" in page.pieces[1].hints
    assert "[hidden]" not in page.pieces[0].hints


def test_hints_come_nearest_first_with_elements_and_lower_case_names() -> None:
    page = lay_out_html(
        '<article id="Story"><div class="Body Copy"><p itemprop="articleBody"><em>x</em></p></div></article>'
    )
    hints = page.pieces[0].hints
    assert hints[:7] == ("<em>", "<p>", "articlebody", "<div>", "body", "copy", "<article>")
    assert hints[7] == "story"


def test_links_are_counted_by_their_share_of_characters() -> None:
    page = lay_out_html('<p>abc<a href="/x">def</a></p><p><a href="/y">whole</a></p><p><a name="z">anchor</a></p>')
    assert [piece.links for piece in page.pieces] == [0.5, 1.0, 0.0]


def test_entities_are_resolved() -> None:
    page = lay_out_html("<p>&amp;lt; &eacute;&#8220;&#x2019;&nbsp;&zwnj;&#150;</p>")
    assert page.text.strip("\n") == "&lt; é“’\u00a0\u200c–"


@pytest.mark.parametrize("depth", [300, 1500, 5000])
def test_deep_nests_lose_no_text(depth: int) -> None:
    page = lay_out_html(f"<p>first</p>{'<div>' * depth}deep{'</div>' * depth}<p>last</p>")
    assert texts(page) == ["first", "deep", "last"]
    assert ("R114" in codes(page)) == (depth > 2048)


def test_impossible_characters_are_replaced_with_a_remark() -> None:
    page = lay_out_html("<p>a\0b\ud800c</p>")
    assert texts(page) == ["a\ufffdb\ufffdc"]
    assert codes(page) == ["R115"]


def test_an_xml_declaration_of_another_encoding_is_passed_over() -> None:
    assert texts(lay_out_html('<?xml version="1.0" encoding="latin-1"?><html><body><p>Çéß</p>')) == ["Çéß"]


def test_an_extractor_that_fails_leaves_blocks_by_tags_and_hints(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def fail(*_: object, **__: object) -> None:
        message = "broken"
        raise RuntimeError(message)

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    page = lay_out_html(ARTICLE)
    assert codes(page) == ["R113"]
    assert sum(piece.chosen is True for piece in page.pieces) >= 3


def test_a_page_of_too_many_elements_is_not_shown_to_the_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_module, "MAX_ELEMENTS", 10)
    assert codes(lay_out_html(ARTICLE)) == ["R117"]


PARAGRAPH = (
    "The harbour council of Port Osk said on Tuesday that the ferry to Velmar would stay closed until both sides had "
    "read the report on the collision, which is expected within two weeks."
)
ARTICLE = f"""<html lang="en"><head><title>Ferry stays closed - Osk Courier</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
<main><article><h1>Ferry stays closed</h1>
<div class="article-body"><p>{PARAGRAPH}</p><p>{PARAGRAPH.replace("Tuesday", "Monday")}</p>
<p>{PARAGRAPH.replace("council", "master")}</p><p>{PARAGRAPH.replace("ferry", "bridge")}</p></div></article></main>
<footer><a href="/legal">Legal notice</a></footer></body></html>"""


def test_the_article_is_chosen_and_the_menu_is_not() -> None:
    page = lay_out_html(ARTICLE)
    chosen = [page.text[piece.start : piece.end] for piece in page.pieces if piece.chosen]
    assert len(chosen) == 4
    assert all("Port Osk" in text for text in chosen)


def test_a_repeat_of_the_article_outside_it_is_not_chosen() -> None:
    page = lay_out_html(ARTICLE.replace("</main>", f'</main><div class="print-only" hidden><p>{PARAGRAPH}</p></div>'))
    chosen = [page.text[piece.start : piece.end] for piece in page.pieces if piece.chosen]
    assert chosen.count(PARAGRAPH) == 1


@pytest.mark.parametrize(
    "page",
    [
        "",
        "   ",
        "<",
        "<!-- never closed",
        "<html>",
        "<p",
        "plain words",
        "<![CDATA[x",
        "</p></div>",
        "<a href='",
        "\ufeff<p>x",
    ],
)
def test_scraps_are_laid_out_without_raising(page: str) -> None:
    find_html_blocks(lay_out_html(page))


@pytest.mark.parametrize(
    "unit", ["<a ", "<", "<!--", "</", '<a b="', "<script>", "<p>w", "&", "<b><p>x</b>", "<td>1<td>"]
)
def test_pathological_pages_take_time_in_proportion(unit: str) -> None:
    begun = time.perf_counter()
    page = lay_out_html(unit * 40_000)
    find_html_blocks(page)
    assert time.perf_counter() - begun < 20  # quadratic readers take minutes here; this takes half a second alone


def test_what_is_laid_out_is_the_same_every_time() -> None:
    assert lay_out_html(ARTICLE) == lay_out_html(ARTICLE)


def test_a_page_of_one_paragraph_is_not_left_without_an_article() -> None:
    page = lay_out_html(f"<title>Note</title><ul><li><a href='/'>Home</a></ul><h1>Note</h1><p>{PARAGRAPH}</p>")
    assert [page.text[piece.start : piece.end] for piece in page.pieces if piece.chosen and piece.tag == "p"] == [
        PARAGRAPH
    ]
