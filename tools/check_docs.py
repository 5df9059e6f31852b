"""``make docs``: links that lead somewhere, issue codes that are listed, commands that exist, words that are in the glossary."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from rapportage.cli.app import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"\"([RL][1-5]\d\d)\"")
COMMAND = re.compile(r"(?:`|^ *\$ )(?:\.venv/bin/)?rapportage ([a-z]+)\b", re.MULTILINE)
TARGET = re.compile(r"make ([a-z]+)\b")


def broken_links() -> list[str]:
    """Return links in the pages that lead to no file."""
    found = []
    for page in PAGES:
        links = LINK.findall(page.read_text(encoding="utf-8"))
        lost = [link for link in links if "://" not in link and not (page.parent / link).exists()]
        found += [f"{page.relative_to(ROOT)}: no file {link}" for link in lost]
    return found


def unlisted_codes() -> list[str]:
    """Return issue codes that the program uses and docs/issues.md lacks, or the other way round."""
    listed = set(
        re.findall(r"^\| ([RL]\d\d\d) ", (ROOT / "docs" / "issues.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    used: set[str] = set()
    for file in (ROOT / "src").rglob("*.py"):
        used.update(CODE.findall(file.read_text(encoding="utf-8")))
    return [f"docs/issues.md lacks {code}" for code in sorted(used - listed)] + [
        f"docs/issues.md lists {code}, which nothing uses" for code in sorted(listed - used)
    ]


def unknown_commands() -> list[str]:
    """Return commands and make targets named in the pages that do not exist."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        found += [
            f"{page.relative_to(ROOT)}: no command {word}" for word in COMMAND.findall(text) if word not in COMMANDS
        ]
        spans = re.findall(r"`([^`\n]+)`|^\s*\$? ?(make .*)$", text, re.MULTILINE)
        for span in spans:
            for word in TARGET.findall(" ".join(span)):
                if word not in targets:
                    found.append(f"{page.relative_to(ROOT)}: no make target {word}")
    return found


def main() -> None:
    """Print every fault and fail when there is one."""
    faults = [*broken_links(), *unlisted_codes(), *unknown_commands()]
    print("\n".join(faults) if faults else f"{len(PAGES)} pages checked")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
