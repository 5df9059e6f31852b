"""The examples in the docstrings of the readers hold."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest


@pytest.mark.parametrize("name", ["gum", "lists", "own_text", "sentences", "treebanks"])
def test_the_examples_of_a_reader_hold(name: str) -> None:
    found = doctest.testmod(import_module(f"training.{name}"))
    assert found.attempted > 0
    assert found.failed == 0
