"""What ``rapportage list`` can list: for each word the rows, and the columns a terminal shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from rapportage.export.rows import Plain, parts_of, plain_report, plain_row
from rapportage.export.wording import count_words, holder_words, when_words
from rapportage.ledger.ledger import Ledger
from rapportage.lexicon.gazetteer import gazetteer
from rapportage.pipeline.gathering import MATTERS, MENTIONS
from rapportage.schema.base import Row
from rapportage.schema.issue import Issue
from rapportage.schema.matters import Verdict
from rapportage.schema.mentions import PlaceMention
from rapportage.schema.relation import Outcome
from rapportage.schema.report import ARTICLE, Report
from rapportage.schema.when import When
from rapportage.text.addresses import short_addresses

Cells = Callable[[Plain, Mapping[str, str]], list[str]]
"""A row and the reports' short names to the cells of a line."""


class Listing(NamedTuple):
    """One word of ``list``: a kind of row, or a part of reports, and how a line of it looks."""

    kind: type[Row] | None
    head: tuple[str, ...]
    cells: Cells
    about: str


def rows_for(ledger: Ledger, name: str) -> list[Plain]:
    """Return every row that ``list NAME`` means, in the ledger's order, as JSON values with excerpts."""
    reports = list(ledger.rows(Report))
    listing = LISTINGS[name]
    if listing.kind is None:
        return [row for report in reports for file, row in parts_of(report) if file == name]
    if listing.kind is Report:
        return [plain_report(report) for report in reports]
    texts = {report.id: report.text for report in reports}
    return [plain_row(row, texts) for row in ledger.rows(listing.kind)]


def short_names(ledger: Ledger) -> dict[str, str]:
    """Return what lines call each report: the end of its address that tells it apart, cut to 28 characters."""
    addresses = {report.id: report.address for report in ledger.rows(Report)}
    short = short_addresses(addresses.values())
    return {report: _cut(short[address], 28) for report, address in addresses.items()}


def _cut(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def _when(value: Any) -> str:  # noqa: ANN401
    import msgspec

    return when_words(msgspec.convert(value, When)) if value else "unknown"


def _count(row: Plain) -> str:
    return count_words(row["count"]["low"], row["count"]["high"])


def _voice(row: Plain) -> str:
    return " > ".join(filter(None, (hop["name"] for hop in row["voice"]))) or "-"


def _report(row: Plain, names: Mapping[str, str]) -> str:
    return names.get(row["span"]["report"], "") if row.get("span") else ""


def _report_cells(row: Plain, names: Mapping[str, str]) -> list[str]:
    length = sum(len(row["text"][b["start"] : b["end"]].split()) for b in row["blocks"] if b["use"] in _ARTICLE)
    return [
        row["id"], names[row["id"]], row["medium"], row["encoding"]["value"], row["language"]["value"] or "?",
        f"{_when(row['dated']['when'])} ({row['dated']['basis']})", row["outlet"]["value"] or "unknown", str(length),
        _cut(row["title"]["value"] or "(no headline)", 60),
    ]  # fmt: skip


_ARTICLE = {use.value for use in ARTICLE}


def _mention(*fields: str) -> Cells:
    def cells(row: Plain, names: Mapping[str, str]) -> list[str]:
        made = [str(row.get(name) if row.get(name) is not None else "-") for name in fields]
        return [row["id"], _report(row, names), *made, _cut(row["excerpt"], 90)]

    return cells


def _copy_cells(row: Plain, names: Mapping[str, str]) -> list[str]:
    one = "one work" if row["is_one_work"] else "works apart"
    how = {"same": "says the same as", "contained": "is contained in", "shared": "shares passages with"}[row["lineage"]]
    share = f"{row['paragraphs']} of {row['of_paragraphs']} paragraphs, {row['share']:.0%} of its words"
    return [row["id"], f"{names[row['copy']]} {how} {names[row['original']]}", share, row["direction"] or "-", one]


def _toll_cells(row: Plain, names: Mapping[str, str]) -> list[str]:
    people = row["population"] + (" (part)" if row["part_of"] else "")
    where = ",".join(filter(None, (row["where"], *row["actor"])))
    return [
        row["id"], _report(row, names), row["harm"], _count(row), people or "-", row["status"], _voice(row), where or "-",
        _cut(row["excerpt"], 70),
    ]  # fmt: skip


def _statement_cells(row: Plain, names: Mapping[str, str]) -> list[str]:
    role = row["voice"][-1]["role"] if row["voice"] else "-"
    again = " (repeat)" if row["repeats"] else ""
    return [
        row["id"], _report(row, names), row["form"] + again, row["speaker_name"] or "unknown", role, _cut(row["excerpt"], 90)
    ]  # fmt: skip


def _commitment_cells(row: Plain, names: Mapping[str, str]) -> list[str]:
    due = f"{row['due_kind']} {_when(row['due'])}" if row["due"] else "-"
    return [
        row["id"],
        _report(row, names),
        row["kind"],
        ", ".join(row["by_names"]) or "-",
        row["expected"] or "-",
        due,
        _voice(row),
        _cut(row["excerpt"], 90),
    ]


def place_words(ledger: Ledger) -> dict[str, str]:
    """Return the words of every place by its id, so that a line of an event can name its place."""
    texts = {report.id: report.text for report in ledger.rows(Report)}
    return {row.id: row.span.of(texts[row.span.report]) for row in ledger.rows(PlaceMention)}


def _place_cells(row: Plain, names: Mapping[str, str]) -> list[str]:
    place = gazetteer().entry(row["key"]) if row["key"] else None
    name = (place.name if place else "-") + (" (filed from)" if row["rule"].startswith("places.dateline") else "")
    return [
        row["id"], _report(row, names), row["country"] or "-", str(row["precision"]), row["key"] or "-", name, _cut(row["excerpt"], 60)
    ]  # fmt: skip


def _event_cells(row: Plain, names: Mapping[str, str]) -> list[str]:
    sides = [", ".join(side["name"] for side in row[name]) or "-" for name in ("initiators", "recipients")]
    soil = f" on {row['territory_of']}" if row["territory_of"] else ""
    return [
        row["id"],
        _report(row, names),
        row["type"],
        ", ".join(row["modes"]) or "-",
        _cut(" > ".join(sides) + soil, 60),
        _when(row["when"]) if row["when"] else "-",
        names.get(row["place"] or "", "-"),
        row["status"],
        _cut(_voice(row), 40),
        _cut(row["excerpt"], 90),
    ]


def _relation_cells(row: Plain, names: Mapping[str, str]) -> list[str]:
    sides = " & ".join(side["name"] for side in row["sides"])
    signed = {"positive": "+", "negative": "-", "neutral": "0"}[row["polarity"]]
    return [
        row["id"],
        _report(row, names),
        row["bond"],
        signed,
        sides,
        row["status"],
        _voice(row),
        _cut(row["excerpt"], 90),
    ]


def _sides_cells(row: Plain, names: Mapping[str, str]) -> list[str]:
    against = " against " if row["verdict"] == Verdict.CONTRADICT.value else "; "
    sides = against.join(
        f"{side['account']} ({'; '.join(map(holder_words, side['holders']))})" for side in row["sides"]
    )
    return [row["id"], row["verdict"], row["attribute"], row["topic"], sides]


def _issue_cells(row: Plain, names: Mapping[str, str]) -> list[str]:
    return [row["id"], row["code"], row["address"].rpartition("/")[2], _cut(row["message"], 140)]


def _part_cells(field: str) -> Cells:
    def cells(row: Plain, names: Mapping[str, str]) -> list[str]:
        span = row["span"]
        place = f"{span['start']}-{span['end']}"
        return [row["id"], names.get(span["report"], ""), place, str(row[field]), _cut(row["excerpt"], 90)]

    return cells


def _work_cells(row: Plain, names: Mapping[str, str]) -> list[str]:
    return [row["id"], names[row["head"]], ", ".join(names[r] for r in row["reports"])]


def _dating_cells(row: Plain, names: Mapping[str, str]) -> list[str]:
    return [row["id"], names[row["report"]], _when(row["when"]), names[row["copied_from"]]]


def _outcome_cells(row: Plain, names: Mapping[str, str]) -> list[str]:
    return [row["id"], row["commitment"], row["standing"], row["judged_on"], row["reason"]]


LISTINGS: dict[str, Listing] = {
    "reports": Listing(
        Report,
        ("id", "report", "kind", "encoding", "lang", "published", "outlet", "words", "title"),
        _report_cells, "one line a report",
    ),
    "works": Listing(MATTERS["works"], ("id", "head", "reports"), _work_cells, "pieces of writing under all their copies"),
    "copies": Listing(MATTERS["copies"], ("id", "copy", "share", "direction", "counts as"), _copy_cells, "who repeats whom"),
    "datings": Listing(MATTERS["datings"], ("id", "report", "published", "taken from"), _dating_cells, "dates taken from copies"),
    "blocks": Listing(None, ("id", "report", "place", "use", "text"), _part_cells("use"), "what each run of text is for"),
    "repeats": Listing(None, ("id", "report", "place", "share", "text"), _part_cells("share"), "what a page says twice"),
    "holes": Listing(None, ("id", "report", "place", "missing", "text"), _part_cells("missing"), "where words are missing"),
    "damages": Listing(None, ("id", "report", "place", "repaired", "text"), _part_cells("repaired"), "wrongly decoded runs"),
    "times": Listing(
        MENTIONS["times"], ("id", "report", "type", "value", "modifier", "anchor", "text"),
        _mention("type", "value", "modifier", "anchor"), "times, resolved where they can be",
    ),
    "places": Listing(
        MENTIONS["places"], ("id", "report", "country", "where_prec", "key", "place", "text"), _place_cells,
        "places as named, with the one meant, its country and how precise that is (UCDP's where_prec)",
    ),
    "actors": Listing(
        MENTIONS["actors"], ("id", "report", "kind", "key", "country", "text"), _mention("kind", "key", "country"),
        "states, bodies, groups, persons as named",
    ),
    "statements": Listing(
        MENTIONS["statements"], ("id", "report", "form", "speaker", "role", "text"), _statement_cells, "who said what"
    ),
    "tolls": Listing(
        MENTIONS["tolls"], ("id", "report", "harm", "count", "who", "status", "voice", "where", "text"), _toll_cells,
        "casualty figures as given",
    ),
    "events": Listing(
        MENTIONS["events"],
        ("id", "report", "type", "modes", "initiators > recipients", "when", "place", "status", "voice", "text"),
        _event_cells, "who did what to whom, when and where",
    ),
    "commitments": Listing(
        MENTIONS["commitments"], ("id", "report", "kind", "by", "type", "due", "voice", "text"), _commitment_cells,
        "promises, agreements, offers, schedules, demands and threats as given",
    ),
    "relations": Listing(
        MENTIONS["relations"], ("id", "report", "bond", "sign", "sides", "status", "voice", "text"), _relation_cells,
        "claims about trust, deterrence, agreements, trade, mediation and ties",
    ),
    "promises": Listing(
        MATTERS["commitments"], ("id", "kind", "by", "due", "reports", "voices", "deed"),
        lambda row, names: [
            row["id"], row["kind"], ", ".join(row["by"]) or "-", f"{row['due_kind']} {_when(row['due'])}" if row["due"] else "-",
            str(row["reports"]), str(row["voices"]), _cut(row["deed"], 90),
        ],
        "promises with their restatements joined",
    ),
    "outcomes": Listing(Outcome, ("id", "commitment", "standing", "judged on", "reason"), _outcome_cells, "what became of promises: pending or unknown"),
    "disagreements": Listing(
        MATTERS["disagreements"], ("id", "verdict", "attribute", "topic", "sides"), _sides_cells, "accounts side by side"
    ),
    "issues": Listing(Issue, ("id", "code", "report", "message"), _issue_cells, "what was odd and worked around"),
}  # fmt: skip
"""Every word of ``list``."""
