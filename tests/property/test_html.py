"""Laws of HTML pages: whatever the markup, blocks hold every visible character and nothing raises."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapportage.reading.html import lay_out_html
from rapportage.reading.html_blocks import find_html_blocks
from rapportage.reading.walk import walk_tags

_WORDS = st.text(
    alphabet=st.sampled_from(
        "abz AZ09.,“”'\u00a0\u200c\u200d\u00ad\u202e\u202c\u0627\u0644\u0628\u05d0\u6f22\uac00\U0001f6a2\u0301\n\t"
    ),
    max_size=25,
)
_INLINE = st.sampled_from(["a", "b", "em", "span", "time", "small", "u", "q"])
_BLOCK = st.sampled_from(
    ["p", "div", "h1", "h2", "li", "section", "article", "figure", "figcaption", "blockquote", "aside", "nav", "main"]
)
_CLASSES = st.sampled_from(
    ["", ' class="article-body"', ' class="caption"', ' class="related"', ' id="x" hidden', ' itemprop="headline"']
)


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def _wrapped(tags: st.SearchStrategy[str], children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(tags, _CLASSES, st.lists(children, max_size=4)).map(
        lambda t: f"<{t[0]}{t[1]}>{''.join(t[2])}</{t[0]}>"
    )


_TEXT = _WORDS.map(_escaped)
_PHRASE = st.recursive(_TEXT, lambda inner: _wrapped(_INLINE, inner), max_leaves=6)
_PAGE = st.recursive(_PHRASE, lambda inner: _wrapped(_BLOCK, inner), max_leaves=12)
_SCRAPS = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div class='x'>",
            "</div>",
            "<b",
            ">",
            "<",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "&amp;",
            "&#0;",
            "&nope;",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            '<a href="',
            '"',
            "'",
            "words ",
            "\u00a0",
            "\0",
            "\ud800",
            "<svg>",
            "<title>",
            "<br>",
            "]]>",
        ]
    ),
    max_size=40,
).map("".join)

_QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _bare(text: str) -> str:
    return "".join(text.split())


def _check_blocks(markup: str) -> None:
    page = lay_out_html(markup)
    done = 0
    for block in find_html_blocks(page):
        words = page.text[block.start : block.end]
        assert done <= block.start < block.end
        assert words == words.strip()
        assert not page.text[done : block.start].strip()
        done = block.end
    assert not page.text[done:].strip()


@given(_PAGE)
@_QUICK
def test_blocks_ascend_and_hold_every_character_of_well_formed_pages(markup: str) -> None:
    _check_blocks(markup)


@given(_SCRAPS)
@_QUICK
def test_blocks_ascend_and_hold_every_character_of_scraps(markup: str) -> None:
    _check_blocks(markup)


@given(st.lists(st.tuples(_BLOCK, _WORDS), max_size=8))
@_QUICK
def test_every_visible_character_is_in_the_text_and_in_order(parts: list[tuple[str, str]]) -> None:
    markup = "<html><body>" + "".join(f"<{tag}>{_escaped(words)}</{tag}>" for tag, words in parts) + "</body></html>"
    assert _bare(lay_out_html(markup).text) == _bare("".join(words for _, words in parts))


@given(st.lists(st.tuples(_BLOCK, _WORDS), max_size=8))
@_QUICK
def test_the_second_walker_keeps_every_visible_character_too(parts: list[tuple[str, str]]) -> None:
    markup = "".join(f"<{tag}>{_escaped(words)}</{tag}>" for tag, words in parts)
    assert _bare(walk_tags(markup).text) == _bare("".join(words for _, words in parts))


@given(_WORDS, st.integers(min_value=1, max_value=400))
@settings(max_examples=15, deadline=None)
def test_no_depth_loses_words(words: str, depth: int) -> None:
    markup = f"{'<div>' * depth}{_escaped(words)}{'</div>' * depth}"
    assert _bare(lay_out_html(markup).text) == _bare(words)
