"""Who published a report, who passed it on, and which agency wrote it.

Every sign is a vote with a weight; votes for one house add up as chances do, ``1 - (1-a)(1-b)``. A carrier
(aggregator, archive) is set apart so that the masthead beside it can be the outlet. Below ``ENOUGH`` the
outlet stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from rapportage.lexicon.datelines import media_words
from rapportage.lexicon.outlets import House, house_at, house_named, houses, name_key
from rapportage.reading.addresses import URL, host_of, own_addresses
from rapportage.reading.dateline import dateline_of
from rapportage.reading.sheet import MOST_EVIDENCE, Sheet
from rapportage.schema.report import ARTICLE, Fact, FactBasis, Use
from rapportage.schema.span import Span

ENOUGH = 0.5
"""Weight below which no outlet is named: one masthead line (.6) or a host name (.55) does, one credit (.4) does not."""

_OWN_WORDS = ARTICLE | {Use.STANDFIRST, Use.CAPTION}
"""Blocks in the writer's own words: a name in them is part of the story, no sign of who publishes it."""

_NAME = r"[A-Z][\w.&’'/-]*(?:[ \xa0](?:[A-Z][\w.&’'-]*|de|du|la|of|and|the|&)){0,4}"
_TOLD = re.compile(
    rf"(?:told|tells|interview[ \xa0](?:with|by)|speaking[ \xa0](?:to|with)|spoke[ \xa0]to|statement[ \xa0]to)[ \xa0](?:the[ \xa0])?(?P<name>{_NAME})"
)
_CLAIMS = re.compile(
    r"(?i:(?P<copyright>©|\(c\)|copyright)[ \xa0]*(?:©|\(c\))?[ \xa0]*(?:(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?,?)?[ \xa0]*(?:by[ \xa0])?(?:the[ \xa0])?"
    r"|\b(?P<follow>follow|subscribe[ \xa0]to|download|welcome[ \xa0]to|join|support)[ \xa0](?:the[ \xa0])?"
    r"|\b(?P<first>(?:first|originally)[ \xa0](?:appeared|published)[ \xa0](?:in|on|by|at)|republished[ \xa0]from)[ \xa0](?:the[ \xa0])?)"
    rf"(?P<name>{_NAME})"
)
_CLAIM_WEIGHT = {"copyright": 0.7, "follow": 0.45, "first": 0.8}
_FIELDS = {
    "og:site_name": 0.9,
    "json-ld:publisher": 0.9,
    "json-ld:sourceOrganization": 0.6,
    "json-ld:copyrightHolder": 0.5,
    "json-ld:NewsMediaOrganization:name": 0.7,
    "json-ld:WebSite:name": 0.7,
    "json-ld:Organization:name": 0.5,
    "application-name": 0.7,
    "dc.publisher": 0.7,
    "dcterms.publisher": 0.7,
    "publisher": 0.7,
    "apple-mobile-web-app-title": 0.6,
    "copyright": 0.3,
}
_TITLE_END = re.compile(r"\s(?:[|»·•–—-]|::)\s+([^|»·•–—]{2,40})$")
_MASTHEAD_LINES = 14
"""Lines from the top that may be a masthead; an aggregator prints it after its own menu."""

_AGENCY_CREDIT = re.compile(
    r"(?:^|[\n(\[/–—-]|[Ss]ource: ?|[Ww]ith inputs? from |[Vv]ia |[Bb]y )[ \xa0]*(?P<name>[A-ZÀ-Þa-z][\w.-]+(?:[ \xa0-][A-Z][\w-]+){0,3})[ \xa0]*(?:[)\]/]|$)"
)
_BASES = tuple(FactBasis)


class Vote(NamedTuple):
    """One sign of who published: a name, its house where known, a weight, and what it rests on."""

    name: str
    house: House | None
    weight: float
    basis: FactBasis
    span: Span | None = None
    evidence: str = ""

    @property
    def key(self) -> str:
        """Return what votes for one house share."""
        return self.house.name if self.house else name_key(self.name)


class Provenance(NamedTuple):
    """Outlet, carrier and agency of a report."""

    outlet: Fact
    carrier: Fact
    agency: Fact


def find_outlets(sheet: Sheet) -> Provenance:
    """Return who published a report, through whom it came, and which agency it credits."""
    votes = list(chain(_addressed(sheet), _stated(sheet), _filed(sheet), _printed(sheet), _spoken_to(sheet)))
    carriers = [vote for vote in votes if vote.house and vote.house.kind == "carrier"]
    carriers.extend(_carriers_printed(sheet))
    rest = [vote for vote in votes if vote not in carriers and not _is_agency_by_ear(vote)]
    carrier = sheet.hinted("carrier") or _elected(carriers, enough=ENOUGH)
    outlet = sheet.hinted("outlet") or _elected(_without_carriers_host(rest, carrier), enough=ENOUGH)
    agency = sheet.hinted("agency") or _elected(
        [*_agencies(sheet), *(vote for vote in votes if _is_agency_by_ear(vote))], enough=0.35
    )
    return Provenance(outlet, carrier, agency)


def _is_agency_by_ear(vote: Vote) -> bool:
    """Return whether a vote names an agency only because someone spoke to it."""
    return vote.house is not None and vote.house.kind == "agency" and vote.basis is FactBasis.INFERRED


def _without_carriers_host(votes: list[Vote], carrier: Fact) -> list[Vote]:
    """Return the votes without bare host names where a carrier is known: its host is not the outlet's."""
    if not carrier:
        return votes
    return [vote for vote in votes if vote.house is not None or vote.basis is not FactBasis.URL]


def _elected(votes: Iterable[Vote], *, enough: float) -> Fact:
    """Return the fact that most weight stands behind."""
    groups: dict[str, list[Vote]] = {}
    for vote in votes:
        groups.setdefault(vote.key, []).append(vote)
    best: list[Vote] = []
    most = 0.0
    for group in groups.values():
        doubt = 1.0
        for vote in group:
            doubt *= 1 - vote.weight
        if 1 - doubt > most + 1e-9:
            best, most = group, 1 - doubt
    if most < enough:
        return Fact()
    chief = max(best, key=lambda vote: (vote.weight >= ENOUGH, -_BASES.index(vote.basis), vote.weight))
    value = chief.house.name.partition(" (")[0] if chief.house else chief.name
    return Fact(
        value=value,
        basis=chief.basis,
        confidence=round(min(most, 0.98), 2),
        span=chief.span,
        evidence=chief.evidence[:MOST_EVIDENCE],
    )


def _addressed(sheet: Sheet) -> Iterator[Vote]:
    """Yield a vote an address of the page, known hosts above unknown ones."""
    seen: set[str] = set()
    for name, url in own_addresses(sheet):
        host = host_of(url)
        house = house_at(host)
        if host and host not in seen:
            seen.add(host)
            yield Vote(host, house, 0.98 if house else 0.55, FactBasis.URL, evidence=f"{name}={url}")


def _stated(sheet: Sheet) -> Iterator[Vote]:
    """Yield a vote a field that names the site or the publisher."""
    seen: set[tuple[str, str]] = set()
    for meta in sheet.page.meta:
        weight = _FIELDS.get(meta.name)
        name = meta.content.strip()
        if meta.name == "title":
            end = _TITLE_END.search(name)
            if end is None:
                continue
            name, weight = end[1].strip(), 0.5
        if weight is None or not 1 < len(name) <= 60 or name.startswith("http") or (meta.name, name) in seen:
            continue
        seen.add((meta.name, name))
        yield Vote(name, house_named(name), weight, FactBasis.METADATA, evidence=f"{meta.name}={name}")


def _printed(sheet: Sheet) -> Iterator[Vote]:
    """Yield a vote each masthead line, claim of rights or call to subscribe, and printed address."""
    text = sheet.page.text
    for block in list(sheet.blocks)[: _MASTHEAD_LINES if not sheet.page.is_html else 0]:
        words = sheet.words(block)
        house = (
            house_named(words) if len(words) <= 40 and block.use not in {Use.BODY, Use.CAPTION, Use.CREDIT} else None
        )
        if house and house.kind != "agency" and not _is_photo(words):
            yield Vote(house.name, house, 0.6, FactBasis.PRINTED, sheet.span(block.start, block.end))
    for block in sheet.blocks:
        if block.use in _OWN_WORDS or block.use in {Use.HEADLINE, Use.BYLINE}:
            continue
        words = sheet.words(block)[:2_000]
        yield from _claims(sheet, words, block.start)
        if not sheet.page.is_html:
            for match in URL.finditer(words):
                house = house_at(host_of(match[0]))
                if house and house.kind == "outlet":
                    where = sheet.span(block.start + match.start(), block.start + match.end())
                    yield Vote(house.name, house, 0.75, FactBasis.URL, where, match[0])
        if block.use is Use.CREDIT and text[block.start : block.end].startswith("("):
            house = house_named(words)
            if house and house.kind == "outlet":
                yield Vote(house.name, house, 0.4, FactBasis.PRINTED, sheet.span(block.start, block.end))


def _filed(sheet: Sheet) -> Iterator[Vote]:
    """Yield the outlet that a dateline credits: "OSTROW, Velia (CNN) --"."""
    line = dateline_of(sheet)
    house = house_named(line[0].agency) if line is not None and line[0].agency else None
    if line is not None and house is not None and house.kind == "outlet":
        yield Vote(house.name, house, 0.75, FactBasis.PRINTED, sheet.span(line[1], line[1] + line[0].end))


def _is_photo(words: str) -> bool:
    return "/" in words


def _claims(sheet: Sheet, words: str, offset: int) -> Iterator[Vote]:
    """Yield what furniture claims: "© 2031 Ostrow Courier", "Follow the Courier on ..."."""
    for match in _CLAIMS.finditer(words):
        name, house = _longest(match["name"])
        kind = str(match.lastgroup and next(kind for kind in _CLAIM_WEIGHT if match[kind]))
        weight = _CLAIM_WEIGHT[kind]
        if house is None and (kind == "follow" or not _is_a_mediums(name)):
            continue
        if house is not None and (house.is_common or house.kind == "agency"):  # agencies hold rights in pictures
            continue
        start = offset + match.start("name")
        where = sheet.span(start, start + len(name))
        yield Vote(name, house, weight if house else weight - 0.2, FactBasis.PRINTED, where)


def _is_a_mediums(name: str) -> bool:
    words = name.split()
    return len(words) >= 2 and any(word.strip(".,’'") in media_words() for word in words)


def _longest(name: str) -> tuple[str, House | None]:
    """Return the longest beginning of a run of words that names a house; the run and None where none does."""
    words = name.split()
    for length in range(len(words), 0, -1):
        start = " ".join(words[:length]).rstrip(".,’'")
        house = house_named(start.removesuffix("’s").removesuffix("'s"))
        if house is not None:
            return start, house
    return name, None


def _spoken_to(sheet: Sheet) -> Iterator[Vote]:
    """Yield votes for the medium that people in the text speak to again and again.

    Once is nothing ("told Reuters" stands in everybody's copy); twice weighs .55, more .7, fewer where speech
    goes to others as well. Read in the mended text; a name that only a repair made is not in the lexicon.
    """
    spoken: dict[str, list[tuple[House | None, str, int, int]]] = {}
    total = 0
    view = sheet.view
    for match in _TOLD.finditer(view.text):
        if match.start() and view.text[match.start() - 1].isalpha():
            continue
        name, house = _longest(match["name"])
        if house.is_common if house else not _is_a_mediums(name):
            continue
        total += 1
        start = match.start("name")
        spoken.setdefault(house.name if house else name_key(name), []).append((house, name, start, start + len(name)))
    for found in spoken.values():
        if len(found) < 2 or len(found) * 2 < total:
            continue
        house, name, start, end = found[0]
        weight = (0.7 if len(found) > 2 else 0.55) - (0.1 if house is None else 0.0)
        evidence = f"{len(found)} times speech is addressed to {name}"
        yield Vote(name, house, weight, FactBasis.INFERRED, sheet.span(*view.back(start, end)), evidence)


def _carriers_printed(sheet: Sheet) -> Iterator[Vote]:
    """Yield carriers that a page's furniture gives away."""
    if sheet.page.is_html:
        return
    for block in sheet.blocks:
        if block.use in _OWN_WORDS:
            continue
        words = sheet.words(block)[:2_000]
        for phrase, house in houses().by_print:
            at = words.find(phrase)
            if at >= 0:
                yield Vote(
                    house.name,
                    house,
                    0.85,
                    FactBasis.PRINTED,
                    sheet.span(block.start + at, block.start + at + len(phrase)),
                )


def _agencies(sheet: Sheet) -> Iterator[Vote]:
    """Yield the agencies credited: in the dateline, the byline, the author field, or after the last paragraph."""
    line = dateline_of(sheet)
    if line is not None and line[0].agency:
        dateline, start = line
        house = house_named(dateline.agency.partition("/")[0])
        if house and house.kind == "agency":
            where = sheet.page.text.find(dateline.agency, start)
            yield Vote(house.name, house, 0.95, FactBasis.PRINTED, sheet.span(where, where + len(dateline.agency)))
    for meta in sheet.page.meta:
        if meta.name in {
            "author",
            "json-ld:author",
            "json-ld:creator",
            "dc.source",
            "source",
            "agency",
            "article:author",
            "dc.creator",
        }:
            house = house_named(meta.content) if len(meta.content) < 60 else None
            if house and house.kind == "agency":
                yield Vote(house.name, house, 0.9, FactBasis.METADATA, evidence=f"{meta.name}={meta.content}")
    bodies = list(sheet.of_use(Use.BODY))
    for block in chain(sheet.of_use(Use.BYLINE), bodies[-1:]):
        words = sheet.words(block)
        offset = block.start if block.use is Use.BYLINE else max(block.start, block.end - 120)
        for match in _AGENCY_CREDIT.finditer(words[offset - block.start :]):
            house = house_named(match["name"])
            if house and house.kind == "agency":
                start = offset + match.start("name")
                yield Vote(house.name, house, 0.85, FactBasis.PRINTED, sheet.span(start, start + len(match["name"])))
