"""The appraisal of publication dates: its arithmetic, and silence where the set is absent."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

from rapportage.appraisal.pubdate import DatedPage, appraise, dated_pages, interval, published_day, share


def test_nothing_is_scored_where_the_set_is_absent(tmp_path: Path) -> None:
    assert appraise(tmp_path) == ()


def test_the_share_lies_in_its_interval() -> None:
    hits = [True] * 90 + [False] * 10
    low, high = interval(hits)
    assert share(hits) == 0.9
    assert 0.8 < low < 0.9 < high < 1.0
    assert interval(hits) == (low, high)
    assert (share([]), interval([])) == (0.0, (0.0, 0.0))


def test_a_page_is_read_back_and_dated(tmp_path: Path) -> None:
    html = '<html><head><meta property="article:published_time" content="2031-01-16"></head><body><p>Ferries.</p></body></html>'
    record = {"input": {"html_latin1": html, "url": "https://example.org/a"}, "gold": {"date": "2031-01-16"}}
    path = tmp_path / "pages.jsonl.xz"
    with lzma.open(path, "wt", encoding="utf-8") as out:
        out.write(json.dumps(record) + "\n")
    (page,) = dated_pages(path)
    assert page == DatedPage(html.encode(), "https://example.org/a", "2031-01-16")
    assert published_day(page) == "2031-01-16"
