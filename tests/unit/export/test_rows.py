"""Rows on their way out."""

from __future__ import annotations

from rapportage.export.rows import article, file_name, flat, parts_of, plain_report, plain_row
from rapportage.schema.ids import MentionId
from rapportage.schema.matters import Copy, Statement, Work
from rapportage.schema.mentions import TimeMention
from rapportage.schema.report import Block, Damage, Hole, Missing, Report, Use

TEXT = "A headline\nNine 😀 people died.\nSubscribe now."
REPORT = Report(
    id="report:1", text=TEXT, address="a.txt", sha256="0",
    blocks=(Block(start=0, end=10, use=Use.HEADLINE), Block(start=11, end=30, use=Use.BODY), Block(start=31, end=45, use=Use.PROMO)),
)  # fmt: skip


def test_a_files_name_is_its_kinds_plural() -> None:
    assert [file_name(kind) for kind in (Report, Copy, Work, Statement, TimeMention)] == [
        "reports", "copies", "works", "statements", "time_mentions",
    ]  # fmt: skip


def test_an_excerpt_is_the_characters_of_the_span_even_after_an_emoji() -> None:
    mention = TimeMention(id=MentionId("time:1"), span=REPORT.span(18, 24), rule="t/1")
    row = plain_row(mention, {"report:1": TEXT})
    assert row["excerpt"] == TEXT[18:24] == "people"
    assert row["span"] == {"report": "report:1", "start": 18, "end": 24}


def test_an_article_is_its_body_without_headline_and_furniture() -> None:
    assert article(REPORT) == "Nine 😀 people died."
    assert plain_report(REPORT)["article"] == article(REPORT)


def test_blocks_and_holes_become_rows_with_an_id_and_an_excerpt() -> None:
    hole = Hole(at=24, span=REPORT.span(18, 29), missing=Missing.VERB, rule="h/1", confidence=0.9)
    made = Report(id="report:1", text=TEXT, address="a.txt", sha256="0", blocks=REPORT.blocks, holes=(hole,))
    rows = list(parts_of(made))
    assert [file for file, _ in rows] == ["blocks"] * 3 + ["holes"]
    assert all(TEXT[row["span"]["start"] : row["span"]["end"]] == row["excerpt"] for _, row in rows)
    assert len({row["id"] for _, row in rows}) == 4


def test_flat_rows_join_nested_names() -> None:
    assert flat({"a": {"b": {"c": 1}}, "d": []}) == {"a.b.c": 1, "d": ""}


def test_a_damaged_report_is_exported_mended_too() -> None:
    text = "The minister said â€œnoâ€\x9d."
    damage = Damage(span=REPORT.span(18, 21), repaired="“", chain=("cp1252", "utf-8"), confidence=0.9)
    row = plain_report(Report(id="report:1", text=text, address="a.txt", sha256="0", damages=(damage,)))
    assert row["text"] == text
    assert row["mended"] == text.replace("â€œ", "“")
    assert plain_report(REPORT)["mended"] is None
