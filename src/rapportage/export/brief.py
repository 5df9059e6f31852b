"""A brief: what the ledger holds, in sentences that each carry a footnote to the characters they rest on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rapportage.export.brief_acts import event_lines, promise_lines
from rapportage.export.brief_shapes import Brief, Line, Section
from rapportage.export.footnotes import Footnotes
from rapportage.export.wording import count_words, counted, holder_words, shortened, when_words
from rapportage.lexicon.states import states
from rapportage.schema.codes import ActorKind, Form, Role
from rapportage.schema.ids import ReportId
from rapportage.schema.matters import Copy, Disagreement, Lineage, Reconciliation, Side, Toll, Verdict
from rapportage.schema.mentions import ActorMention, Mention, Record, StatementMention, TollMention
from rapportage.schema.relation import Outcome
from rapportage.schema.report import Report
from rapportage.schema.span import Span
from rapportage.text.addresses import short_addresses

SPEAKERS = 12
"""Speakers shown: a brief is one page; the rest are in ``rapportage list statements``."""

_CODE = re.compile(r"\b[A-Z]{3}\b")

LIMITS = (
    "Events are told report by report: one act under two wordings is joined only where type, day and sides are the same. "
    "Nothing here is a series, a ladder or a forecast.",
    "A figure is tied to a country only where its sentence names one.",
    "What is hinted at without a word of saying is no statement.",
    "Figures are compared only where one sentence names the harm and the country; others stand under one account.",
)
"""What this version does not do, printed under every brief."""

ROLES = {
    Role.OFFICIAL: "official",
    Role.MILITARY: "military",
    Role.ARMED_GROUP: "armed group",
    Role.FORMER_OFFICIAL: "former official",
    Role.ANALYST: "analyst or academic",
    Role.ORGANISATION: "organisation",
    Role.WITNESS: "witness",
    Role.STATE_MEDIA: "state media",
    Role.MEDIA: "media",
    Role.UNNAMED: "unnamed",
    Role.UNKNOWN: "role not stated",
}


def find_brief(
    reports: Sequence[Report], records: Sequence[Record], together: Reconciliation,
    *, outcomes: Sequence[Outcome], as_of: date,
) -> Brief:  # fmt: skip
    """Return the brief of everything in a ledger as of a day."""
    mentions = [m for record in records for m in mentions_of(record)]
    pen = Footnotes(reports, mentions)
    names = names_of(reports)
    lands = land_names(mentions)
    figures = {m.id: m for m in mentions if isinstance(m, TollMention)}
    sections = (
        Section("What this rests on", tuple(basis_lines(reports, together, pen, names)), "The ledger is empty."),
        Section(
            "What happened, as told",
            tuple(event_lines(records, lands, pen, copies=copies_of(together))),
            "No dated act between parties was recorded.",
        ),
        Section(
            "In dispute",
            tuple(compared_lines(together, figures, pen, lands, "dispute")),
            "No two accounts recorded here exclude each other.",
        ),
        Section(
            "Updated",
            tuple(compared_lines(together, figures, pen, lands, "update")),
            "No figure was raised by later reports.",
        ),
        Section(
            "Agreed",
            tuple(compared_lines(together, figures, pen, lands, "agreed")),
            "No figure is held by two independent works without another against it.",
        ),
        Section("One account only", tuple(single_lines(together, figures, pen, names)), "No figure stands alone."),
        Section("Promises and threats", tuple(promise_lines(together, outcomes, pen)), "No promise was recorded."),
        Section("Who said what", tuple(speech_lines(records, together, pen)), "No quotation was recorded."),
        Section("Not known, or damaged", tuple(gap_lines(reports, pen, names)), "Nothing was found missing."),
    )
    return Brief(title_of(records, lands), as_of, sections, tuple(pen.notes), LIMITS)


def mentions_of(record: Record) -> tuple[Mention, ...]:
    """Return every mention of a record."""
    return (
        *record.times, *record.places, *record.actors, *record.statements, *record.events, *record.tolls,
        *record.commitments, *record.relations,
    )  # fmt: skip


def copies_of(together: Reconciliation) -> frozenset[str]:
    """Return the reports that repeat another: all of a work but its head."""
    return frozenset(report for work in together.works for report in work.reports if report != work.head)


def names_of(reports: Sequence[Report]) -> dict[str, str]:
    """Return what the brief calls each report: the end of its address, and its outlet where that is known."""
    short = short_addresses(report.address for report in reports)
    return {r.id: short[r.address] + (f" ({r.outlet.value})" if r.outlet else "") for r in reports}


def land_names(mentions: Iterable[Mention]) -> dict[str, str]:
    """Return the name of each state by its code: the lexicon's, else the one these reports use most."""
    made = {code: state.name for code, state in states().items()}
    used: dict[str, Counter[str]] = {}
    for mention in mentions:
        if isinstance(mention, ActorMention) and mention.kind is ActorKind.STATE and mention.country not in made:
            used.setdefault(mention.country, Counter())[mention.name] += 1
    made.update({code: min(names, key=lambda n: (-names[n], n)) for code, names in used.items() if code})
    return made


def with_names(words: str, lands: Mapping[str, str]) -> str:
    """Return words with state codes replaced by names.

    >>> with_names("killed in VLD", {"VLD": "Veldara"})
    'killed in Veldara'
    """
    return _CODE.sub(lambda found: lands.get(found[0], found[0]), words)


def title_of(records: Sequence[Record], lands: Mapping[str, str]) -> str:
    """Return a title from the two states that most reports name."""
    named: dict[str, int] = {}
    for record in records:
        for country in sorted({actor.country for actor in record.actors if actor.country}):
            named[country] = named.get(country, 0) + 1
    mentions: dict[str, int] = {}
    for record in records:
        for actor in record.actors:
            mentions[actor.country] = mentions.get(actor.country, 0) + 1
    top = sorted(named, key=lambda c: (-named[c], -mentions.get(c, 0), c))[:2]
    return "Brief: " + (" and ".join(lands.get(code, code) for code in top) if top else "no states named")


def basis_lines(
    reports: Sequence[Report], together: Reconciliation, pen: Footnotes, names: Mapping[str, str]
) -> Iterable[Line]:
    """Yield what the brief rests on: reports, works, copies, dates."""
    if not reports:
        return
    works = len(together.works) or len(reports)
    heads = tuple(n for n in (pen.head(report) for report in reports[:20]) if n)
    yield Line(f"{counted(len(reports), 'report')}, {counted(works, 'independent work')}.", heads)
    for copy in together.copies:
        if copy.is_one_work:
            yield Line(copy_words(copy, names), tuple(pen.at(span, copy.id) for span in _passage(copy)))
    dates = {report.id: report.dated.span for report in reports}
    taken = {dating.report: dating for dating in together.datings}
    for report in reports:
        dating = taken.get(ReportId(report.id))
        span = dates.get(dating.copied_from) if dating else None
        if dating and span:
            words = (
                f"{names[report.id]} was published {when_words(dating.when)} (as its copy {names[dating.copied_from]})."
            )
            yield Line(words, (pen.at(span, dating.id),))
        elif report.dated.when is not None and report.dated.span is not None:
            words = f"{names[report.id]} was published {when_words(report.dated.when)} ({report.dated.basis.value})."
            yield Line(words, (pen.at(report.dated.span, report.id),))


def copy_words(copy: Copy, names: Mapping[str, str]) -> str:
    """Return how one report repeats another, in a sentence."""
    how = {
        Lineage.SAME: "says the same as",
        Lineage.CONTAINED: "is contained in",
        Lineage.SHARED: "shares passages with",
    }
    share = f"{copy.paragraphs} of {copy.of_paragraphs} paragraphs, {copy.share:.0%} of its words"
    return f"{names[copy.copy]} {how[copy.lineage]} {names[copy.original]} ({share}): one work, one voice."


def compared_lines(
    together: Reconciliation, figures: Mapping[str, TollMention], pen: Footnotes, lands: Mapping[str, str], verdict: str
) -> Iterable[Line]:
    """Yield the comparisons that stand under one heading: ``dispute``, ``update`` or ``agreed``."""
    verdicts, ending = _COMPARED[verdict]
    for gap in together.disagreements:
        if gap.verdict in verdicts:
            yield Line(sides_words(gap, figures, pen, lands) + ending, _evidence(gap, pen))


_COMPARED: dict[str, tuple[frozenset[Verdict], str]] = {
    "dispute": (frozenset({Verdict.CONTRADICT}), " They cannot all be true."),
    "update": (frozenset({Verdict.UPDATE}), " The later reports give more."),
    "agreed": (frozenset({Verdict.AGREE, Verdict.BOUND, Verdict.REFINE}), ""),
}


def single_lines(
    together: Reconciliation, figures: Mapping[str, TollMention], pen: Footnotes, names: Mapping[str, str]
) -> Iterable[Line]:
    """Yield the figures that one work alone gives."""
    compared = {e for gap in together.disagreements for side in gap.sides for e in side.evidence}
    for toll in together.tolls:
        if toll.voices == 1 and not compared.intersection(toll.evidence):
            yield Line(toll_words(toll, figures, names, pen), pen.to(toll.evidence))


def toll_words(toll: Toll, figures: Mapping[str, TollMention], names: Mapping[str, str], pen: Footnotes) -> str:
    """Return one figure and who gives it, in a sentence."""
    mention = figures.get(toll.evidence[0])
    is_named = (
        mention is not None
        and mention.population_span is not None
        and mention.number.start >= mention.population_span.start
    )
    words = pen.words(mention.population_span) if mention and mention.population_span and not is_named else ""
    people = f" {words}" if words else ""
    number = count_words(toll.low, toll.high)
    if mention and toll.high:
        number = pen.words(mention.number)
    elif toll.high == 0:
        number = "no"
    report = names[mention.span.report] if mention else ""
    voice = mention.voice[-1].name if mention and mention.voice and mention.voice[-1].name else ""
    said = f", according to {voice}" if voice else ""
    return f"{number[:1].upper()}{number[1:]}{people} {toll.harm.value}{said}: {report} alone."


def speech_lines(records: Sequence[Record], together: Reconciliation, pen: Footnotes) -> Iterable[Line]:
    """Yield the speakers, those who speak for a state first, each with a short quotation."""
    copied = {m for statement in together.statements for m in statement.evidence[1:]}
    by_speaker: dict[str, list[StatementMention]] = {}
    for record in records:
        for statement in record.statements:
            if statement.speaker_name and statement.repeats is None and statement.id not in copied:
                by_speaker.setdefault(statement.speaker_name, []).append(statement)
    ranked = sorted(by_speaker.items(), key=lambda pair: (_rank(pair[1][0]), -len(pair[1]), pair[0]))
    for name, said in ranked[:SPEAKERS]:
        role = ROLES[said[0].voice[-1].role] if said[0].voice else ROLES[Role.UNKNOWN]
        spoken = next((s for s in said if s.form in {Form.DIRECT, Form.MIXED}), said[0])
        words = shortened(" … ".join(pen.words(part) for part in spoken.content))
        quote = f"“{words}”" if spoken.form in {Form.DIRECT, Form.FRAGMENT} else words
        count = f"; {counted(len(said), 'statement')} in all" if len(said) > 1 else ""
        yield Line(f"{name} ({role}): {quote}{count}.", pen.to([spoken.id]))
    if len(ranked) > SPEAKERS:
        rest = [s.id for _, said in ranked[SPEAKERS:] for s in said]
        yield Line(
            f"{counted(len(ranked) - SPEAKERS, 'more speaker')} in rapportage list statements.", pen.to(rest[:1])
        )


def gap_lines(reports: Sequence[Report], pen: Footnotes, names: Mapping[str, str]) -> Iterable[Line]:
    """Yield what is missing or damaged in the reports."""
    for report in reports:
        name = names[report.id]
        if report.dated.when is None:
            yield Line(f"{name}: publication date unknown, so its relative dates stay open.", _one(pen.head(report)))
        if not report.outlet:
            yield Line(f"{name}: outlet unknown.", _one(pen.head(report)))
        if report.holes:
            notes = tuple(dict.fromkeys(pen.at(hole.span, report.id) for hole in report.holes))
            yield Line(f"{name}: words are missing in {counted(len(report.holes), 'place')}.", notes)
        if report.damages:
            notes = tuple(pen.at(damage.span, report.id) for damage in report.damages)
            yield Line(f"{name}: {counted(len(notes), 'run')} of characters damaged.", notes)


BETWEEN = {Verdict.CONTRADICT: " against ", Verdict.UPDATE: ", then "}
"""What stands between the sides of a disagreement."""


def sides_words(gap: Disagreement, figures: Mapping[str, TollMention], pen: Footnotes, lands: Mapping[str, str]) -> str:
    """Return a disagreement's accounts in a sentence; of an update the lower figure, which is the earlier, first."""
    sides = list(gap.sides)
    if gap.verdict is Verdict.UPDATE:
        sides.sort(key=lambda side: min((figures[e].count.low for e in side.evidence if e in figures), default=0))
    said = BETWEEN.get(gap.verdict, "; ").join(
        f"{account_words(side, figures, pen)} ({'; '.join(map(holder_words, side.holders))})" for side in sides
    )
    topic = with_names(gap.topic, lands)
    return f"{topic[:1].upper()}{topic[1:]}: {said}."


def account_words(side: Side, figures: Mapping[str, TollMention], pen: Footnotes) -> str:
    """Return the figure of a side, with the words of those who hold it more loosely: 9 or “at least nine”."""
    held = [figures[e] for e in side.evidence if e in figures]
    loose = sorted({pen.words(toll.number).lower() for toll in held if not toll.count.is_exact})
    exact = [side.account] if not held or any(toll.count.is_exact for toll in held) else []
    return " or ".join([*exact, *(f"“{words}”" for words in loose)])


def _rank(statement: StatementMention) -> int:
    role = statement.voice[-1].role if statement.voice else Role.UNKNOWN
    order = [Role.OFFICIAL, Role.MILITARY, Role.ARMED_GROUP, Role.STATE_MEDIA, Role.ORGANISATION, Role.WITNESS]
    return order.index(role) if role in order else len(order)


def _evidence(gap: Disagreement, pen: Footnotes) -> tuple[int, ...]:
    return pen.to(e for side in gap.sides for e in side.evidence)


def _passage(copy: Copy) -> tuple[Span, ...]:
    return copy.passages[0] if copy.passages else ()


def _one(number: int) -> tuple[int, ...]:
    return (number,) if number else ()
