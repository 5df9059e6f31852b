"""What a user may set of reconciling (``[reconciling]`` in rapportage.toml)."""

from __future__ import annotations

from rapportage.schema.base import Shape


class ReconcilingOptions(Shape, frozen=True, kw_only=True):
    """Settings of RECONCILE. The figures behind each value are in docs/decisions (copies by containment).

    Attributes:
        one_work_share: Two reports are one work when this part of the shorter one's words stands in the
            other.
        shared_share: They are listed as sharing passages from this part on.
        same_share: They are the same text when this part of each stands in the other.
        least_words: A report with fewer article words is no copy and has none: a caption or an error
            page proves nothing.
        frequent: A run of words in more reports than this proposes neighbours only, not all pairs.
    """

    one_work_share: float = 0.45
    shared_share: float = 0.2
    same_share: float = 0.98
    least_words: int = 25
    frequent: int = 24
