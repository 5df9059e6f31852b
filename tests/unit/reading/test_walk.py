"""The two walkers: libxml2's tree, and tag by tag."""

from __future__ import annotations

import pytest

from rapportage.reading.walk import Walked, parse, walk_tags, walk_tree


def by_tree(page: str) -> Walked:
    tree, is_whole = parse(page)
    assert tree is not None
    assert is_whole
    return walk_tree(tree)


PAGES = [
    "<p>a<p>b<div>c</div>d",
    "<ul><li>one<li>two<ul><li>three</ul></ul>",
    "<table><tr><th>h<td>1<tr><td>2</table>after",
    "<dl><dt>t<dd>d<dt>u</dl>",
    "<p>x <b>bold</b>, <i>it</i>!</p><!-- gone --><p>y",
    "<script>if (a < b) {}</script><p>z</p><style>p > a {}</style>",
    "<textarea>a<b>c</textarea><title>t</title>",
    "<p title='1 > 2' data-x=\"</p>\">q</p>",
    "a < b and c > d &copy; &#8364;",
    "<SELECT><OPTION>1<OPTION>2</SELECT>",
]


@pytest.mark.parametrize("page", PAGES)
def test_both_walkers_read_the_same_text(page: str) -> None:
    assert walk_tags(page).text.split() == by_tree(page).text.split()


def test_a_tree_that_libxml2_gave_up_on_is_said_not_to_be_whole() -> None:
    assert parse("<div>" * 3000 + "deep")[1] is False


def test_no_tree_is_made_of_nothing() -> None:
    assert parse("")[0] is None


def test_odd_attribute_names_do_no_harm() -> None:
    assert by_tree('<p {}="x" {{a}}="y">text</p>').text == "text"


@pytest.mark.parametrize("walk", [by_tree, walk_tags])
def test_both_walkers_find_the_meta_facts(walk: object) -> None:
    page = (
        '<html lang="vm"><head><title>A &amp; B</title><meta name="Author" content="I. Tal">'
        '<meta property="og:title" content="A"><link rel="canonical" href="https://osk.example/a">'
        '<script type="application/ld+json">{"headline": "A"}</script></head><body>'
        '<time datetime="2031-05-01">May</time><article><time itemprop="datePublished" datetime="2031-05-02">x</time>'
        '<span itemprop="dateModified" content="2031-05-03">y</span></article></body></html>'
    )
    walked = walk(page)  # type: ignore[operator]
    assert [(meta.name, meta.content) for meta in walked.meta] == [
        ("html:lang", "vm"),
        ("title", "A & B"),
        ("author", "I. Tal"),
        ("og:title", "A"),
        ("link:canonical", "https://osk.example/a"),
        ("time", "2031-05-01"),
        ("time:article:datepublished", "2031-05-02"),
        ("itemprop:datemodified", "2031-05-03"),
    ]
    assert walked.scripts == ['{"headline": "A"}']


def test_an_end_tag_that_was_never_opened_is_passed_over() -> None:
    assert walk_tags("<div>a</section></b>b</div>").text == "ab"
