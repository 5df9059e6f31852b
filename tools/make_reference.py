"""Writes docs/export-jsonl.md, docs/settings.md and docs/codebook.md from the shapes, so that they cannot lag behind (``--check`` fails on drift)."""

from __future__ import annotations

import inspect
import re
import sys
import typing
from enum import Enum
from pathlib import Path

import msgspec

from rapportage.config import Config
from rapportage.export.rows import file_name
from rapportage.pipeline.gathering import MATTERS, MENTIONS
from rapportage.schema import codes, mentions, when
from rapportage.schema import report as report_shapes
from rapportage.schema.base import Row, Shape
from rapportage.schema.count import Count
from rapportage.schema.issue import Issue
from rapportage.schema.relation import Outcome
from rapportage.schema.report import Block, Damage, Dated, Fact, Hole, Repeat, Report
from rapportage.schema.span import Span
from rapportage.schema.when import When

DOCS = Path(__file__).resolve().parent.parent / "docs"
KINDS: list[type[Row]] = [Report, *MENTIONS.values(), *MATTERS.values(), Outcome, Issue]
PARTS: list[tuple[str, type[Shape]]] = [("blocks", Block), ("repeats", Repeat), ("holes", Hole), ("damages", Damage)]
NESTED: list[type[Shape]] = [
    Span,
    When,
    Count,
    Fact,
    Dated,
    mentions.Voice,
    mentions.Blank,
    mentions.Participant,
    mentions.Designation,
]
HEAD = """# The JSON lines export

<!-- made by tools/make_reference.py from the shapes; do not edit -->

`rapportage export jsonl DIR` writes one file a row kind. One row a line, UTF-8, keys in the order below. This is a contract:
fields are added, never renamed or removed within a major version; a test compares the field names with a list kept in the
repository.

- Offsets are Python string indices (code points) into `text` of the row's report in `reports.jsonl`; ends are exclusive. `text[start:end]`
  of a row's `span` equals its `excerpt`, for every row of every file.
- `reports.jsonl` carries `address` (what was named: a path below the folder given, a file's name, `archive!member`, `table#row`, or the URL),
  `text` (decoded, never edited; of an HTML page the text of all its nodes) and `article` (the running text: body, headings, dateline,
  corrections, pull quotes and teasers joined by line breaks; headline, standfirst, captions and furniture left out).
- Times are half-open ranges of instants in UTC: `start` included, `end` not. Unknown is a value: an empty string, `null`, or basis `unknown`.
- Ids are minted from content: the same input gives the same ids on every machine. Lines stand in order of report address, place, id.
- A file with no rows is written empty, so that a reader can tell "none" from "not exported".
"""


SETTINGS_HEAD = """# Settings

<!-- made by tools/make_reference.py from the shapes; do not edit -->

`rapportage.toml` in the current folder, or the file named with `--config`: one table a step. A setting that does not exist is an error that
names it. What depends on a setting is done again when it changes."""


CODES_HEAD = """# What is recorded, and how it is coded

<!-- made by tools/make_reference.py from the closed lists in schema/codes.py; do not edit -->

Types, modes, contexts, sectors and scores are PLOVER's (openeventdata/PLOVER, draft 2.0 of February 2024), after Goldstein (1992). How recording
decides among them, with its own rules where PLOVER is silent: [recording.md](recording.md).

## Event types

The score is a position on the scale from -10 (conflict) to 10 (cooperation); an event's is its first mode's, else its type's. It is exported, and
nothing is reckoned with it.

| quad | type | score | modes |
|---|---|---|---|
"""


def codes_page() -> str:
    """Return the page on the closed lists."""
    lines = [CODES_HEAD.rstrip("\n")]
    for kind in codes.EventType:
        modes = ", ".join(f"{mode} {score:g}" for mode, score in codes.MODE_SCORE.get(kind, {}).items()) or "-"
        lines.append(
            f"| {codes.QUAD[kind].name.lower().replace('_', ' ')} | {kind.value} | {codes.SCORE[kind]:g} | {modes} |"
        )
    lines += [
        "",
        f"Contexts: {', '.join(sorted(codes.CONTEXTS))}.",
        "",
        f"Sectors: {', '.join(sorted(codes.SECTORS))}.",
    ]
    for title, listed in LISTED:
        lines += ["", f"## {title}", "", first_line(listed), ""]
        lines.append(", ".join(f"`{each.value}`" for each in listed) + ".")
    return "\n".join(lines) + "\n"


LISTED: tuple[tuple[str, type[Enum]], ...] = (
    ("Status", codes.Status),
    ("Strength of a voice", codes.Strength),
    ("Role of a voice", codes.Role),
    ("Form of a statement", codes.Form),
    ("Speech act", codes.SpeechAct),
    ("Kind of actor", codes.ActorKind),
    ("Harm", codes.Harm),
    ("Kind of commitment", codes.Undertaking),
    ("Strength of a commitment", codes.Pledge),
    ("Due", codes.Due),
    ("Claim about a relation", codes.Bond),
    ("Polarity of such a claim", codes.Polarity),
)


def type_words(hint: object) -> str:
    """Return a type as the page puts it."""
    text = getattr(hint, "__name__", str(hint)) if not typing.get_args(hint) else str(hint)
    text = re.sub(r"[\w.]+\.(\w+)", r"\1", text)
    text = re.sub(r"Optional\[(\w+)\]", r"\1 | null", text)
    return text.replace("NoneType", "null").replace("None", "null").replace(", ...", "")


def meanings(kind: type[Shape]) -> dict[str, str]:
    """Return what each field means, from the docstrings of the kind and its bases, nearest first."""
    found: dict[str, str] = {}
    for base in kind.__mro__:
        doc = inspect.getdoc(base) if base.__doc__ and issubclass(base, Shape) else ""
        attributes = (doc or "").partition("Attributes:")[2].partition(">>>")[0]
        for name, words in re.findall(r"^\s+(\w+): ((?:.|\n(?!\s+\w+: ))+)", attributes, re.MULTILINE):
            found.setdefault(name, " ".join(words.split()))
    found.setdefault("id", "Minted from the row's content; `rapportage why` takes it.")
    return found


def table(kind: type[Shape]) -> list[str]:
    """Return the fields of a kind as lines of a table."""
    hints = typing.get_type_hints(kind)
    words = meanings(kind)
    lines = ["| field | type | meaning |", "|---|---|---|"]
    for field in msgspec.structs.fields(kind):
        if kind is Block and field.name in {"start", "end"}:
            continue
        shown = type_words(hints[field.name]).replace("|", "or")
        lines.append(f"| `{field.name}` | {shown} | {words.get(field.name, '').replace('|', '/')} |")
    return lines


def first_line(kind: type[Shape]) -> str:
    """Return the first line of a kind's docstring."""
    return (inspect.getdoc(kind) or "").split("\n")[0]


def page() -> str:
    """Return the whole page."""
    parts = [HEAD]
    for kind in KINDS:
        parts.append(f"## {file_name(kind)}.jsonl\n\n{first_line(kind)}\n\n" + "\n".join(table(kind)))
        extra = "| `excerpt` | str | the characters of `span`, empty without one |"
        if kind is Report:
            extra = "| `excerpt` | str | the title |\n| `article` | str | the article's text |\n| `mended` | str or null | the whole text with its damages repaired, null when nothing is damaged |"
        parts[-1] += "\n" + extra
    for name, shape in PARTS:
        note = "Part of a report, with an id of its own, a `span` and an `excerpt`."
        parts.append(f"## {name}.jsonl\n\n{first_line(shape)} {note}\n\n" + "\n".join(table(shape)))
    parts.append("# Nested shapes")
    parts += [f"## {shape.__name__}\n\n{first_line(shape)}\n\n" + "\n".join(table(shape)) for shape in NESTED]
    parts.append("# Closed lists")
    for module in (codes, mentions, when, report_shapes):
        for name, values in vars(module).items():
            if (
                inspect.isclass(values)
                and issubclass(values, codes.Enum)
                and values is not codes.Enum
                and values.__module__ == module.__name__
            ):
                parts.append(f"**{name}**: " + ", ".join(f"`{v.value}`" for v in values))
    return "\n\n".join(parts) + "\n"


def settings() -> str:
    """Return the page of settings."""
    parts = [SETTINGS_HEAD]
    hints = typing.get_type_hints(Config)
    for field in msgspec.structs.fields(Config):
        shape = hints[field.name]
        words = meanings(shape)
        lines = ["| setting | default | meaning |", "|---|---|---|"]
        for one in msgspec.structs.fields(shape):
            default = one.default if one.default is not msgspec.NODEFAULT else one.default_factory()  # type: ignore[operator]
            lines.append(f"| `{one.name}` | `{default!r}` | {words.get(one.name, '').replace('|', '/')} |")
        parts.append(f"## [{field.name}]\n\n{first_line(shape)}\n\n" + "\n".join(lines))
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Write the pages, or with ``--check`` fail when they are not what the shapes say."""
    for name, made in (("export-jsonl.md", page()), ("settings.md", settings()), ("codebook.md", codes_page())):
        if "--check" not in sys.argv:
            (DOCS / name).write_text(made, encoding="utf-8")
        elif not (DOCS / name).is_file() or (DOCS / name).read_text(encoding="utf-8") != made:
            sys.exit(f"docs/{name} lags behind the shapes: run python tools/make_reference.py")


if __name__ == "__main__":
    main()
