"""All figures for one harm: mentions brought together only where place, party and day speak for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import NamedTuple

from rapportage.lexicon.comparing import comparing
from rapportage.reconciling.independence import count_reports, count_voices, origin
from rapportage.reconciling.joining import join
from rapportage.reconciling.surroundings import Surroundings, look_around
from rapportage.schema.codes import Status
from rapportage.schema.count import Count
from rapportage.schema.ids import MentionId, mint
from rapportage.schema.matters import Toll
from rapportage.schema.mentions import Record, TollMention
from rapportage.schema.report import Report
from rapportage.schema.when import When
from rapportage.text.shingles import words

TELLING = ("same hand", "same day", "same place", "same group")
"""Reasons of which one must stand beside the same soil. A name alone does not tell: "near Damascus" is no one strike
(with names 5 of 7 clashes found in 2,183 articles were false, without them none was)."""

SPREAD = 4
"""Figures further apart than this factor are two harms, not two accounts, unless day and place agree."""

NEAR_DAYS = 10
"""Reports published further apart speak of one undated strike less often than of two."""

NEXT_DAYS = 4
"""The same where only soil and hand speak for one strike, and neither a day, a place nor a group does."""

NEIGHBOURS = 40
"""With how many others, by date of publication, a figure of one soil is compared at most: keeps it near linear."""

COMPARED = frozenset({Status.ASSERTED, Status.CLAIMED})


class Harmed(NamedTuple):
    """The figures of one harm, in order of their ids, and why they were taken for one."""

    toll: Toll
    mentions: tuple[TollMention, ...]
    reasons: tuple[str, ...]


def find_tolls(
    records: Sequence[Record],
    reports: Mapping[str, Report],
    *,
    work_of: Mapping[str, str],
    published: Mapping[str, When],
) -> tuple[Harmed, ...]:
    """Return every harm with its figures: total against total, the same harm to the same people on the same soil."""
    figures = {
        one.toll.id: one
        for record in records
        if record.report in reports
        for one in look_around(record, reports[record.report], published=published)
        if one.toll.status in COMPARED
    }
    ordered = sorted(figures)
    within = _parts(figures.values())
    parts = [one for one in ordered if one in within]
    wholes = [one for one in ordered if one not in within]
    whys = {}
    crowded = _crowded([figures[one] for one in wholes], work_of)
    wide = _wide([figures[one] for one in wholes])
    for one, other in _neighbours([figures[one] for one in wholes]):
        why = _one_harm(one, other, work_of=work_of, crowded=crowded, wide=wide)
        if why:
            whys[one.toll.id, other.toll.id] = why
    pairs = _anchored(figures, whys)
    reasons: dict[str, set[str]] = {}
    for pair in pairs:
        reasons.setdefault(pair[0], set()).update(whys[pair])
    copied = _copied([figures[one] for one in ordered], work_of)
    clusters = [
        list(cluster) for cluster in join(wholes, [*pairs, *(pair for pair in copied if within.isdisjoint(pair))])
    ]
    for part, whole_why in _whys_of_parts([figures[one] for one in parts], clusters, reasons):
        reasons.setdefault(part, set()).update(whole_why)
    of_wholes = _pairs_of_parts([figures[one] for one in parts], clusters)
    clusters += [
        list(cluster) for cluster in join(parts, [*of_wholes, *(pair for pair in copied if within >= {*pair})])
    ]
    harmed = [_harmed([figures[one] for one in cluster], reasons, work_of=work_of) for cluster in clusters]
    return tuple(sorted(harmed, key=lambda one: one.toll.id))


def _parts(figures: Iterable[Surroundings]) -> frozenset[str]:
    """Return the figures that are part of another.

    As recorded; or a kind of people beside a greater total; or "three others" where nothing else is counted.
    """
    sentences: defaultdict[tuple[object, ...], list[Surroundings]] = defaultdict(list)
    for one in figures:
        sentences[one.toll.span.report, one.sentence].append(one)
    return frozenset(
        one.toll.id
        for beside in sentences.values()
        for one in beside
        if one.toll.part_of
        or (one.is_rest and all(other.toll.harm is one.toll.harm for other in beside))
        or (population_class(one.toll) and any(_holds(other.toll, one.toll) for other in beside))
    )


def _copied(figures: Iterable[Surroundings], work_of: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return pairs of one figure in two copies of one work: the first "two killed" of one is the first of the other."""
    told: defaultdict[tuple[object, ...], defaultdict[str, list[Surroundings]]] = defaultdict(lambda: defaultdict(list))
    for one in figures:
        report, count = one.toll.span.report, one.toll.count
        key = (work_of.get(report, report), one.toll.harm, population_class(one.toll), count.low, count.high)
        told[key][report].append(one)
    pairs = []
    for by_report in told.values():
        rows = [sorted(found, key=lambda one: one.toll.span.start) for _, found in sorted(by_report.items())]
        for row in rows[1:]:
            if len(row) == len(rows[0]):
                pairs += [(a.toll.id, b.toll.id) for a, b in zip(rows[0], row, strict=True)]
    return pairs


def _homes(parts: Sequence[Surroundings], clusters: Sequence[Sequence[str]]) -> dict[str, Sequence[str]]:
    """Return, for each part whose whole is recorded, the figures its whole was brought together with."""
    home = {one: cluster for cluster in clusters for one in cluster}
    return {one.toll.id: home[one.toll.part_of] for one in parts if one.toll.part_of and one.toll.part_of in home}


def _pairs_of_parts(parts: Sequence[Surroundings], clusters: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Return pairs of parts that count the same people of one whole: four children among nine, in two reports."""
    homes = _homes(parts, clusters)
    first: dict[tuple[object, ...], str] = {}
    pairs = []
    for one in parts:
        if one.toll.id in homes:
            key = (homes[one.toll.id][0], one.toll.harm, population_class(one.toll))
            pairs.append((first.setdefault(key, one.toll.id), one.toll.id))
    return [pair for pair in pairs if pair[0] != pair[1]]


def _whys_of_parts(
    parts: Sequence[Surroundings], clusters: Sequence[Sequence[str]], reasons: Mapping[str, set[str]]
) -> Iterator[tuple[str, set[str]]]:
    """Yield the reasons of parts: those that name the soil of their whole, and that it is one whole."""
    for one, home in sorted(_homes(parts, clusters).items()):
        soils = {why for member in home for why in reasons.get(member, ()) if why.startswith("same soil (")}
        yield one, {"parts of one whole", *soils}


def _holds(whole: TollMention, part: TollMention) -> bool:
    """Tell whether a toll of people at large is greater than one of a kind of people."""
    return whole.harm is part.harm and not population_class(whole) and whole.count.low > part.count.low


def _anchored(figures: Mapping[str, Surroundings], pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pairs without those by which an undated figure would tie strikes of different days together.

    A figure that fits several days keeps the pairs in which both sentences name the same town; if those are of
    several days too, it keeps none.
    """
    kept = list(pairs)
    for is_named in (False, True):
        days: defaultdict[str, list[Surroundings]] = defaultdict(list)
        for pair in kept:
            for one, other in (pair, pair[::-1]):
                if figures[one].when is None:
                    days[one].append(figures[other])
        adrift = frozenset(one for one, beside in days.items() if _is_torn(figures[one], beside))
        kept = [
            (one, other)
            for one, other in kept
            if adrift.isdisjoint((one, other)) or (not is_named and figures[one].names & figures[other].names)
        ]
    return kept


def _is_torn(one: Surroundings, beside: Sequence[Surroundings]) -> bool:
    """Tell whether an undated figure stands beside figures of several days, or of weeks where only those are known."""
    days = [other.when for other in beside if other.when]
    if days and max(day.start for day in days) >= min(day.end for day in days):
        return True
    weeks = [other.published.first.toordinal() for other in beside if other.published]
    return one.published is None and bool(weeks) and max(weeks) - min(weeks) > NEAR_DAYS


def population_class(toll: TollMention) -> str:
    """Return whom a toll counts as it is compared, empty for people at large.

    "Seven people who were not nationals" counts all who died, and says of them that they were foreigners.
    """
    if toll.population.startswith("non-"):
        return ""
    found = [word for word in words(toll.population) if word not in comparing().people]
    return " ".join(sorted(word.removesuffix("s") for word in found))


def _key(one: Surroundings) -> tuple[str, str, str, bool]:
    return one.toll.harm.value, population_class(one.toll), one.soil, one.toll.is_cumulative


def _neighbours(figures: list[Surroundings]) -> Iterator[tuple[Surroundings, Surroundings]]:
    """Yield pairs of the same harm, population and soil, near in publication."""
    buckets: defaultdict[tuple[str, str, str, bool], list[Surroundings]] = defaultdict(list)
    for one in figures:
        if one.soil:
            buckets[_key(one)].append(one)
    for _, bucket in sorted(buckets.items()):
        bucket.sort(key=lambda one: (one.published.start.isoformat() if one.published else "", one.toll.id))
        for at, one in enumerate(bucket):
            for other in bucket[at + 1 : at + 1 + NEIGHBOURS]:
                yield one, other


def _crowded(figures: list[Surroundings], work_of: Mapping[str, str]) -> frozenset[tuple[str, ...]]:
    """Return the works and keys under which a work gives several different figures.

    Where one report tells of three strikes on one soil, an undated figure elsewhere cannot be matched.
    """
    seen: defaultdict[tuple[str, ...], set[tuple[int, int | None]]] = defaultdict(set)
    for one in figures:
        seen[_crowd(one, work_of)].add((one.toll.count.low, one.toll.count.high))
    return frozenset(
        key
        for key, counts in seen.items()
        if any(not _count(a).agrees(_count(b)) for a in counts for b in counts if a[0] < b[0])
    )


def _wide(figures: list[Surroundings]) -> frozenset[tuple[object, ...]]:
    """Return the harms, soils and hands whose dated reports lie months apart: undated ones cannot be placed there."""
    days: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for one in figures:
        if one.published:
            days[_key(one)].append(one.published.first.toordinal())
    return frozenset(key for key, found in days.items() if max(found) - min(found) > WIDE_DAYS)


WIDE_DAYS = 60


def _crowd(one: Surroundings, work_of: Mapping[str, str]) -> tuple[str, ...]:
    harm, population, soil, _ = _key(one)
    return work_of.get(one.toll.span.report, one.toll.span.report), harm, population, soil, one.hitter


def _count(bounds: tuple[int, int | None]) -> Count:
    return Count(low=bounds[0], high=bounds[1])


def _one_harm(
    one: Surroundings,
    other: Surroundings,
    *,
    work_of: Mapping[str, str],
    crowded: frozenset[tuple[str, ...]],
    wide: frozenset[tuple[object, ...]],
) -> tuple[str, ...]:
    """Return why two figures are plainly about one harm, nothing when that is not plain."""
    if _is_told_apart(one, other):
        return ()
    day, place = _same_day(one, other), bool(one.place) and one.place == other.place
    crowds = {_crowd(one, work_of), _crowd(other, work_of)}
    if len(crowds) == 1 and not one.toll.count.agrees(other.toll.count):
        return ()
    if not day and crowds & crowded and len(crowds) > 1:
        return ()
    why = [f"same soil ({one.soil})"]
    why += [f"same hand ({one.hitter})"] if one.hitter and one.hitter == other.hitter else []
    why += [f"same day ({one.when.first})"] if day and one.when else []
    why += [f"same place ({one.place})"] if place else []
    why += [f"same name ({name})" for name in sorted(one.names & other.names)[:2]]
    why += [
        f"{toll.population} only: may be a narrower count"
        for toll in (one.toll, other.toll)
        if toll.population.startswith("non-")
    ]
    why += [f"same group ({group})" for group in sorted(one.groups & other.groups)[:2]]
    is_marked = day or place or bool(one.groups & other.groups)
    if not is_marked and _key(one) in wide and not (one.published and other.published):
        return ()
    if not day and _days_apart(one, other) > (NEAR_DAYS if is_marked else NEXT_DAYS):
        return ()
    return tuple(why) if any(reason.startswith(TELLING) for reason in why) else ()


def _is_told_apart(one: Surroundings, other: Surroundings) -> bool:
    """Tell whether hand, place, day, names or size show that two figures are about two harms."""
    day = _same_day(one, other)
    place = bool(one.place) and one.place == other.place
    return (
        bool(one.hitter and other.hitter and one.hitter != other.hitter)
        or bool(one.place and other.place and not place and not day)
        or bool(one.when and other.when and not day)
        or bool(one.names and other.names and not one.names & other.names and not day and not place)
        or (not (day and place) and _spread(one.toll.count, other.toll.count) > SPREAD)
    )


def _same_day(one: Surroundings, other: Surroundings) -> bool:
    return one.when is not None and other.when is not None and one.when.agrees(other.when)


def _days_apart(one: Surroundings, other: Surroundings) -> int:
    """Return how many days lie between two publications, none where one is unknown."""
    if one.published is None or other.published is None:
        return 0
    gap = max(one.published.start, other.published.start) - min(one.published.end, other.published.end)
    return max(0, gap.days)


def _spread(one: Count, other: Count) -> float:
    """Return how many times the greater of two figures is; without end where only one is zero."""
    low, high = sorted((one.low, other.low))
    return high / low if low else inf if high else 1.0


def _harmed(figures: list[Surroundings], reasons: Mapping[str, set[str]], *, work_of: Mapping[str, str]) -> Harmed:
    mentions = tuple(sorted((one.toll for one in figures), key=lambda toll: toll.id))
    counts = [toll.count for toll in mentions]
    highs = [count.high for count in counts]
    toll = Toll(
        id=mint("toll", *(toll.id for toll in mentions)),
        evidence=tuple(MentionId(toll.id) for toll in mentions),
        reports=count_reports(mentions),
        voices=count_voices(mentions, work_of),
        harm=mentions[0].harm,
        population=min(toll.population for toll in mentions) if population_class(mentions[0]) else "",
        low=min(count.low for count in counts),
        best=best_figure(mentions, work_of=work_of),
        high=None if None in highs and len(set(highs)) == 1 else max(high for high in highs if high is not None),
    )
    why = sorted({reason for one in figures for reason in reasons.get(one.toll.id, ())})
    return Harmed(toll, mentions, tuple(why))


def best_figure(mentions: Sequence[TollMention], *, work_of: Mapping[str, str]) -> int:
    """Return the figure that most independent voices hold; of equals the later mentioned is no better, so the least."""
    held: dict[int, set[str]] = {}
    for toll in mentions:
        work = work_of.get(toll.span.report, toll.span.report)
        held.setdefault(toll.count.low, set()).add(origin(toll) or work)
    voices: Counter[int] = Counter({figure: len(who) for figure, who in held.items()})
    return min(voices, key=lambda figure: (-voices[figure], figure))
