"""``rapportage parse FILE...``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from rapportage.cli.options import config_option, say
from rapportage.config import Config
from rapportage.schema.report import Payload
from rapportage.text.shown import shown


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--tokens", is_flag=True, help="FILE is cut into words: CoNLL-U, one word a line, or one sentence a line."
)
@click.option("--read", "is_payload", is_flag=True, help="Read FILE first, as add does: HTML, mail, feeds, folders.")
@click.option("--syntax", default="builtin", show_default=True, metavar="NAME", help="builtin, or spacy:PIPELINE.")
@click.option("--frames", is_flag=True, help="Print who did what to whom as comments.")
@click.option(
    "--processes",
    metavar="N",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="Processes; 0 is one a core.",
)
@click.option(
    "--threads", metavar="N", type=click.IntRange(min=1), default=1, show_default=True, help="Threads a process."
)
@config_option
def command(
    places: tuple[str, ...],
    tokens: bool,
    is_payload: bool,
    syntax: str,
    frames: bool,
    processes: int,
    threads: int,
    config_path: Path | None,
) -> None:
    """Print the grammar of FILE (- is stdin) as CoNLL-U: words, tags, heads, names.

    Plain text is taken as it is, character for character, in UTF-8; start_char and end_char count its characters, with
    --read those of the report's text.
    """
    import msgspec

    from rapportage.config import load
    from rapportage.engine.choose import choose_processes
    from rapportage.engine.parts import Part, run_parts
    from rapportage.pipeline.parsing import Form, Parsed, parse
    from rapportage.syntax.opening import check_spec

    if tokens and is_payload:
        raise click.UsageError("--tokens and --read exclude each other: words already cut need no reading")  # noqa: EM101
    check_spec(syntax)
    config = load(config_path)
    form = Form.TOKENS if tokens else Form.PAYLOAD if is_payload else Form.PLAIN
    stage = parse(form=form, syntax=syntax, threads=threads, frames=frames, reading=config.reading)
    problems: list[str] = []
    is_seen = is_terminal()
    found = _read_first(places, config, problems) if is_payload else _files(places, problems, has_hint=not tokens)
    parts = (Part.of([each.address], [msgspec.json.encode(each)], stage=stage) for each in found)
    for result in run_parts(stage, parts, processes=choose_processes(processes)):
        if result.error:
            _complain(result.error, problems)
        for line in result.lines:
            parsed = msgspec.json.decode(line, type=Parsed)
            sys.stdout.buffer.write(shown(parsed.words.decode()).encode() if is_seen else parsed.words)
            if parsed.error:
                _complain(f"{parsed.address}: {parsed.error}", problems)
    sys.stdout.buffer.flush()
    if problems:
        raise click.exceptions.Exit(3)


def is_terminal() -> bool:
    """Tell whether somebody looks at what is written."""
    return sys.stdout.isatty()


def _complain(message: str, problems: list[str]) -> None:
    say(message)
    problems.append(message)


def _read_first(places: tuple[str, ...], config: Config, problems: list[str]) -> Iterator[Payload]:
    """Yield the payloads in the places, noting what cannot be opened."""
    from rapportage.cli.adding import is_problem
    from rapportage.intake.walk import find_payloads
    from rapportage.schema.issue import Issue

    for found in find_payloads(places, config.intake):
        if not isinstance(found, Issue):
            yield found
        elif is_problem(found.code):
            _complain(f"{found.code} {found.address}: {found.message}", problems)
        else:
            say(f"{found.code} {found.address}: {found.message}")


def _files(places: tuple[str, ...], problems: list[str], *, has_hint: bool) -> Iterator[Payload]:
    """Yield files as they are, noting what cannot be opened.

    Raises:
        PayloadError: One is not there, or is a folder.
    """
    from rapportage.errors import PayloadError
    from rapportage.intake.walk import printable

    for place in places:
        if place != "-" and not Path(place).exists():
            hint = "; give --read to have an address fetched" if "://" in place else ""
            message = f"there is no file {place!r}{hint}"
            raise PayloadError(message)
        if place != "-" and Path(place).is_dir():
            message = f"{place!r} is a folder; name its files, or give --read to have everything in it read"
            raise PayloadError(message)
    for place in places:
        try:
            body = sys.stdin.buffer.read() if place == "-" else Path(place).read_bytes()
        except OSError as error:
            _complain(f"{place} cannot be read: {error.strerror}", problems)
            continue
        opening = body[:1000].lower()
        if has_hint and (b"<html" in opening or b"<!doctype html" in opening):
            say(f"{place}: this looks like HTML, and its tags are parsed as words; --read takes the article out of it")
        yield Payload(body=body, address=printable(place))
