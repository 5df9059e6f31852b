"""A number that was fitted, with how sure the fit is."""

from __future__ import annotations

from rapportage.schema.base import Shape


class Estimate(Shape, frozen=True, kw_only=True):
    """``mean``, and a central interval that holds the truth with probability ``level``."""

    mean: float
    low: float
    high: float
    level: float = 0.9
