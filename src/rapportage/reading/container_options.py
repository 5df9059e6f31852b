"""What a user may set of opening containers (part of ``[intake]`` in rapportage.toml)."""

from __future__ import annotations

import msgspec

from rapportage.schema.base import Shape


class ContainerOptions(Shape, frozen=True, kw_only=True):
    """How much a container may hold, and which column of a table is what.

    Attributes:
        columns: Which field of a row is what: ``{"text": "body", "title": "headline"}``. A field may be a path,
            ``input.text``, and may go through lists, ``input.reports[].text``. Empty: by the common names in
            ``lexicon/data/columns.toml``.
        max_payload_bytes: Longest single text. READ stops at 20 million characters, which UTF-8 never needs more
            than 80 million bytes for and English needs 20 million for; anything longer is no report.
        max_container_members: Most members of one zip, whose directory must lie in memory at once (490 bytes a
            member measured: 98 MB). Tables and WARC files are read as they stream and have no such limit.
        max_ratio: Most bytes a container may unpack to for each byte of it. Deflate cannot pass 1,032; 39 real
            tables and page sets gave 3 to 19 as gzip and 4 to 40 as xz; a million equal rows give 514.
        free_bytes: What may be unpacked before ``max_ratio`` counts, so that a small file of blanks is no bomb.
        max_depth: How many compressed containers may lie in one another: zip, WACZ in it, gzip in that.
        max_row_issues: How many rows without text, or broken lines, of one table get an issue each; the rest
            are counted in one more.
    """

    columns: dict[str, str] = msgspec.field(default_factory=dict)
    max_payload_bytes: int = 64 * 1024 * 1024
    max_container_members: int = 200_000
    max_ratio: int = 250
    free_bytes: int = 32 * 1024 * 1024
    max_depth: int = 3
    max_row_issues: int = 100
