"""The stairs in order, over a ledger."""

from __future__ import annotations

from rapportage.pipeline.opening import open  # noqa: A004

__all__ = ["open"]
