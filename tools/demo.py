"""``make demo``: the main job on bundled made-up reports, from folder to brief."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "demo-out"
COMMAND = [sys.executable, "-m", "rapportage"]


def run(*words: str) -> None:
    """Show a command and run it, stopping on failure."""
    shown = " ".join(words)
    print(f"\n$ rapportage {shown}", flush=True)
    done = subprocess.run([*COMMAND, *words], cwd=OUT, check=False)
    if done.returncode:  # 3 too: every report of the demo can be read, one that was not means a broken installation
        sys.exit(done.returncode)


def main() -> None:
    """Run the demo in demo-out/."""
    OUT.mkdir(exist_ok=True)
    for old in OUT.iterdir():
        if old.is_file():
            old.unlink()
    (OUT / "rapportage.toml").write_bytes((ROOT / "demo" / "rapportage.toml").read_bytes())
    reports = str(ROOT / "demo" / "reports")
    run("add", reports)
    run("list", "reports")
    run("list", "copies")
    run("list", "disagreements")
    run("verify")
    run("brief", "--as-of", "2031-03-20")
    run("brief", "--as-of", "2031-03-20", "--html", "--out", "brief.html", "--quiet")
    run("export", "jsonl", "rows")
    print(
        f"\nThe ledger is {OUT / 'rapportage.ledger'}; rows as JSON lines are in {OUT / 'rows'}."
        f"\nOpen the brief as a web page: {OUT / 'brief.html'}"
        "\nYour own reports: .venv/bin/rapportage add FOLDER"
    )


if __name__ == "__main__":
    main()
