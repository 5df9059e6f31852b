"""The examples in README.md, docs/ and docstrings run and say what is true."""

from __future__ import annotations

import doctest
import re
import warnings
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import rapportage

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLES = [
    (page.name, number, code)
    for page in PAGES
    for number, code in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")))
]
MODULES = [m.name for m in walk_packages(rapportage.__path__, "rapportage.") if "__main__" not in m.name]


@pytest.mark.parametrize(("page", "number", "code"), EXAMPLES)
def test_an_example_of_a_page_runs(
    page: str, number: int, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    exec(compile(code, f"{page} example {number}", "exec"), {})


def test_the_readme_has_an_example() -> None:
    assert any(page == "README.md" for page, _, _ in EXAMPLES)


def test_examples_in_docstrings_say_what_comes_back() -> None:
    tried = 0
    for name in MODULES:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            outcome = doctest.testmod(import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
        assert outcome.failed == 0, name
        tried += outcome.attempted
    assert tried > 100
