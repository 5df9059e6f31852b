"""What a user may set of reading (``[reading]`` in rapportage.toml)."""

from __future__ import annotations

from rapportage.schema.base import Shape


class ReadingOptions(Shape, frozen=True, kw_only=True):
    """Settings of READ.

    Attributes:
        max_characters: Longer texts are read up to here and an issue (R104) says so. 20 million characters
            is about thirty novels: no report is longer, a broken crawl is.
    """

    max_characters: int = 20_000_000
