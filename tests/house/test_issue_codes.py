"""Every code of an issue is explained once, and every code explained exists."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent.parent
USED = re.compile(r'"([RL][1-9]\d\d)"')
TOLD = re.compile(r"^\| *`?([RL][1-9]\d\d)\b", re.MULTILINE)


def test_every_code_is_explained_once_and_used() -> None:
    used = {code for path in (HOUSE / "src").rglob("*.py") for code in USED.findall(path.read_text("utf-8"))}
    pages = [*(HOUSE / "docs").glob("issues*.md"), *(HOUSE / "docs").glob("issues/*.md")]
    told = Counter(code for path in pages for code in TOLD.findall(path.read_text("utf-8")))
    assert sorted(used - told.keys()) == []
    assert [code for code, times in told.items() if times > 1] == []
    assert sorted(told.keys() - used) == []
