"""What stands behind an analysis: the model that ships, or a pipeline of the user's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from rapportage.syntax.analysis import Analysis


class Backbone(Protocol):
    """Something that analyses text.

    Attributes:
        name: What to call it ("rapportage", "spacy:en_core_web_trf").
        digest: Hash of what it decides with, so that a record can say what made it.
        scheme: Whose relations it gives: "ud" or "clear".
    """

    @property
    def name(self) -> str: ...  # noqa: D102 - said above
    @property
    def digest(self) -> str: ...  # noqa: D102
    @property
    def scheme(self) -> str: ...  # noqa: D102

    def analyze(self, text: str) -> Analysis:
        """Return the analysis of a text: sentences and words are found first."""

    def analyze_words(self, sentences: Sequence[Sequence[str]]) -> Analysis:
        """Return the analysis of words given sentence by sentence; the analysis' text is the words joined by spaces, sentences by newlines."""
