"""Make ``tests.shared`` importable, and run the examples of README.md and docs/ as tests."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
