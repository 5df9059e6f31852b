"""What ``add`` does before and after the pipeline: decisions into the journal, a line a report out."""

from __future__ import annotations

import getpass
from collections import Counter
from datetime import UTC, datetime

import click
import msgspec

from rapportage.cli.listing import short_names
from rapportage.cli.options import counted, say, tell
from rapportage.config import Config
from rapportage.errors import ConfigError
from rapportage.export.rows import file_name
from rapportage.export.wording import when_words
from rapportage.ledger.ledger import Ledger
from rapportage.pipeline.adding import Added
from rapportage.pipeline.gathering import MENTIONS
from rapportage.pipeline.rulings import heading_ruling, matches, standing
from rapportage.schema.judgement import Ruling
from rapportage.schema.matters import Copy, Disagreement, Verdict, Work
from rapportage.schema.report import FURNITURE, Report

LINES = 20
"""Lines for single reports before a run speaks of the rest in one."""

KEYS = (
    "text",
    "html",
    "title",
    "published",
    "url",
    "outlet",
    "author",
    "language",
    "agency",
    "carrier",
    "dateline",
    "id",
)
"""What ``--map`` may name."""


def changed(config: Config, *, mapping: str, follow_feeds: bool, processes: int | None) -> Config:
    """Return the settings with what the command line adds."""
    intake = config.intake
    if mapping:
        intake = msgspec.structs.replace(intake, columns=parse_mapping(mapping))
    if follow_feeds:
        intake = msgspec.structs.replace(intake, follow_feeds=True)
    engine = config.engine
    if processes is not None:
        engine = msgspec.structs.replace(engine, processes=processes)
    return msgspec.structs.replace(config, intake=intake, engine=engine)


def parse_mapping(words: str) -> dict[str, str]:
    """Return ``text=body,title=headline`` as a mapping.

    Raises:
        ConfigError: A part has no ``=`` or names something that no report has.
    """
    made: dict[str, str] = {}
    for part in words.split(","):
        key, mark, field = part.partition("=")
        if not mark or key.strip() not in KEYS or not field.strip():
            message = f"--map takes text=FIELD,title=FIELD,...; found {part!r}; what may be named: {', '.join(KEYS)}"
            raise ConfigError(message)
        made[key.strip()] = field.strip()
    return made


def rule(ledger: Ledger, *, published: tuple[str, ...], outlet: tuple[str, ...]) -> None:
    """Put what the user says of reports' headings into the journal, unless it says so already."""
    now = datetime.now(UTC)
    holding = {(j.ruling, j.about, j.value) for j in standing(ledger.judgements())}
    for ruling, all_words in ((Ruling.PUBLISHED, published), (Ruling.OUTLET, outlet)):
        for words in all_words:
            judgement = heading_ruling(ruling, words, by=getpass.getuser(), at=now)
            if (judgement.ruling, judgement.about, judgement.value) not in holding:
                ledger.judge(judgement)


def warn_of_strangers(ledger: Ledger, *, published: tuple[str, ...], outlet: tuple[str, ...]) -> None:
    """Say which FILE of a decision no report in the ledger answers to: most often it is a typing error."""
    addresses = [report.address for report in ledger.rows(Report)] if published or outlet else []
    for option, all_words in (("--published", published), ("--outlet", outlet)):
        for name in dict.fromkeys(words.partition("=")[0].strip() for words in all_words):
            if not any(matches(address, name) for address in addresses):
                say(
                    f"{option}: no report's file is {name!r} or begins so; the decision waits for one "
                    "(rapportage list reports shows their names, rapportage undo takes it back)"
                )


def print_added(ledger: Ledger, added: Added, *, as_json: bool, quiet: bool, ledger_path: str) -> int:
    """Print what a run did; return how many problems need a look (codes ending in a digit other than plain notes)."""
    problems = [issue for issue in added.issues if is_problem(issue.code)]
    counts = {file_name(kind): ledger.count(kind) for kind in MENTIONS.values()}
    if as_json:
        made = {
            "ledger": ledger_path, "added": list(added.fresh), "known": added.known, "read_again": added.again,
            "reports": ledger.count(Report), "works": ledger.count(Work), "mentions": counts,
            "issues": msgspec.to_builtins(added.issues), "problems": len(problems),
            "content_hash": ledger.content_hash(),
        }  # fmt: skip
        click.echo(msgspec.json.format(msgspec.json.encode(made), indent=1).decode())
        return len(problems)
    if not quiet:
        _print_lines(ledger, added, counts)
    for issue in problems[:LINES]:
        say(f"{issue.code} {issue.address}: {issue.message}")
    if len(problems) > LINES:
        say(f"... and {len(problems) - LINES} more: rapportage list issues --ledger {ledger_path}")
    if not quiet:
        option = "" if ledger_path == "./rapportage.ledger" else f" --ledger {ledger_path}"
        click.echo(f"ledger {ledger_path}; next: rapportage brief{option}")
    return len(problems)


PROBLEMS = frozenset({"R198", "R199"})


def is_problem(code: str) -> bool:
    """Tell whether an issue means that something the user named could not be taken in whole.

    Codes R150 to R199 are intake's and the engine's; the others are remarks on texts that were read.
    """
    return code in PROBLEMS or "R150" <= code < "R198"


def _print_lines(ledger: Ledger, added: Added, counts: dict[str, int]) -> None:
    fresh = set(added.fresh)
    if not fresh and not added.again and not added.gathered:
        click.echo(f"nothing to do: {added.known} known already" if added.known else "nothing to do")
        return
    names = short_names(ledger)
    works = {r: work for work in ledger.rows(Work) for r in work.reports}
    copies = {copy.copy: copy for copy in ledger.rows(Copy) if copy.is_one_work}
    reports = [report for report in ledger.rows(Report) if report.id in fresh]
    click.echo(
        f"READ       {len(fresh)} new, {added.known} known, {added.again} read again; {len(works)} in the ledger"
    )
    for report in reports[:LINES]:
        tell("  " + report_line(report, names, copies.get(report.id)))  # type: ignore[call-overload]
    if len(reports) > LINES:
        click.echo(f"  ... and {len(reports) - LINES} more: rapportage list reports")
    click.echo("RECORD     " + ", ".join(counted(n, name[:-1].replace("_", " ")) for name, n in counts.items() if n))
    gaps = Counter(gap.verdict for gap in ledger.rows(Disagreement))
    works_count = ledger.count(Work)
    click.echo(
        f"RECONCILE  {counted(works_count, 'independent work')} of {counted(len(works), 'report')}; "
        f"{counted(gaps[Verdict.CONTRADICT], 'contradiction')}, "
        f"{counted(gaps[Verdict.AGREE] + gaps[Verdict.BOUND], 'agreement')} between works, "
        f"{counted(gaps[Verdict.UPDATE], 'update')} by later ones"
    )


def report_line(report: Report, names: dict[str, str], copy: Copy | None = None) -> str:
    """Return one report's line: kind, encoding and how it was decided, language, date and basis, words, furniture, copy."""
    kept = sum(len(report.text[b.start : b.end].split()) for b in report.blocks if b.use not in FURNITURE)
    aside = sum(len(report.text[b.start : b.end].split()) for b in report.blocks if b.use in FURNITURE)
    dated = report.dated
    day = f"{when_words(dated.when)} ({dated.basis.value})" if dated.when else "unknown"
    parts = [
        f"{names[report.id]}  {report.medium.value} {report.encoding.value} ({report.encoding.basis.value})",
        report.language.value or "language unknown", f"published {day}", f"{kept} words, {aside} set aside",
    ]  # fmt: skip
    if report.damages:
        parts.append(counted(len(report.damages), "damaged run"))
    if report.holes:
        parts.append(counted(len(report.holes), "hole"))
    if copy:
        parts.append(
            f"copy: {copy.lineage.value} in {names[copy.original]}, {copy.paragraphs} of {copy.of_paragraphs} paragraphs"
        )
    return "  ".join(parts)
