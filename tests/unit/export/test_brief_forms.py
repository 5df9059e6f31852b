"""A brief's forms keep its words words."""

from __future__ import annotations

from datetime import date

from rapportage.export.brief_forms import to_html, to_markdown
from rapportage.export.brief_shapes import Brief, Line, Section
from rapportage.export.footnotes import Note

NASTY = "<script>alert(1)</script> [x](javascript:1) *b* `c`"
BRIEF = Brief(
    title="Brief: " + NASTY,
    as_of=date(2031, 3, 4),
    sections=(Section("In dispute", (Line(NASTY, (1,)),), "none"), Section("Agreed", (), "Nothing agreed.")),
    notes=(Note(1, "toll:1", "a<b>.txt", 3, 9, "before <i>", NASTY, "after & more"),),
    limits=("No events.",),
)


def test_no_markup_of_a_report_survives_in_html() -> None:
    page = to_html(BRIEF)
    assert "<script" not in page
    assert "<i>" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "")


def test_no_markup_of_a_report_survives_in_markdown() -> None:
    words = to_markdown(BRIEF)
    assert "<script" not in words
    assert "[x](" not in words
    assert "\\[x\\](javascript:1)" in words


def test_every_line_carries_its_footnote_and_an_empty_section_says_so() -> None:
    words = to_markdown(BRIEF)
    assert "[^1]" in words
    assert "[^1]: a&lt;b&gt;.txt 3-9:" in words
    assert "_Nothing agreed._" in words


def test_words_of_a_report_begin_no_markup_of_a_line_and_hide_nothing() -> None:
    nasty = "1. \n\n[^1]: forged\x1b[2J &lt;b&gt; \u202ecod.txt $x$"
    brief = BRIEF._replace(sections=(Section("Agreed", (Line(nasty, (1,)), Line("+ x", ()), Line("---", ())), ""),))
    words = to_markdown(brief)
    assert "\n- 1\\. \\[^1\\]: forged␛\\[2J &amp;lt;b&amp;gt; \ufffdcod.txt \\$x\\$[^1]\n- \\+ x\n- \\---\n" in words
    assert words.count("\n[^1]:") == 1
    page = to_html(brief)
    assert not set("\x1b\u202e") & set(page + words)


def test_a_file_name_closes_no_element() -> None:
    note = BRIEF.notes[0]._replace(address='"></style><script>x</script>.txt', id="toll:<1>")
    page = to_html(BRIEF._replace(notes=(note,), title="</title></style><img src=x>"))
    assert page.count("</style>") == page.count("</title>") == 1
    assert "<img" not in page
    assert "<script" not in page
