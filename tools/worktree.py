"""Another state of the repository beside this one, to compare with."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def state_of(ref: str) -> Iterator[Path]:
    """Yield a folder that holds the repository as it was at ``ref``."""
    with TemporaryDirectory(prefix="rapportage-ref-") as folder:
        path = Path(folder) / "tree"
        added = subprocess.run(
            ["git", "worktree", "add", "--detach", str(path), ref],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if added.returncode:
            sys.exit(f"cannot check out {ref!r}: {added.stderr.strip()}")
        try:
            yield path
        finally:
            subprocess.run(
                ["git", "worktree", "remove", "--force", str(path)], cwd=ROOT, capture_output=True, check=False
            )


def environment(tree: Path) -> dict[str, str]:
    """Return the environment in which ``python -m rapportage`` is the one of ``tree``."""
    return {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONHASHSEED": "0"}
