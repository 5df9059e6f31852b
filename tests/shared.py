"""Where the five reports and the evaluation sets lie, for tests that use them where present."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def shared() -> Path:
    """Return the folder named by RAPPORTAGE_SHARED, or ``../shared`` beside the checkout."""
    return Path(os.environ.get("RAPPORTAGE_SHARED", ROOT.parent / "shared"))


def reports_folder() -> Path:
    """Return the folder of the five reports, or skip the test."""
    folder = shared() / "reports"
    if not folder.is_dir():
        pytest.skip("the five reports are not here (RAPPORTAGE_SHARED)")
    return folder


def eval_folder(name: str) -> Path:
    """Return the folder of an evaluation set, or skip the test."""
    folder = shared() / "eval" / name
    if not folder.is_dir():
        pytest.skip(f"the evaluation set {name} is not here (RAPPORTAGE_SHARED)")
    return folder
