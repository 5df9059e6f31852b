"""A set of drafts about one crisis: works, copies of works, and the troubles of real pages, each with a switch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from making.drafts import Draft, Fact, Part, unmark
from making.stories import Incident, Promise, Teller, make_incidents, make_promises
from making.worlds import World, make_world


@dataclass(frozen=True)
class Troubles:
    """What is switched on."""

    copies: bool = True
    furniture: bool = True
    mojibake: bool = True
    holes: bool = True
    clashes: bool = True
    pull_quotes: bool = True
    teasers: bool = True


def make_corpus(
    seed: int, *, reports: int, incidents: int, troubles: Troubles = Troubles()
) -> tuple[World, list[Draft]]:
    """Return a world and as many drafts as asked for; the same seed gives the same."""
    chance = Random(seed)
    world = make_world(chance)
    strikes = make_incidents(world, chance, count=incidents, clash=troubles.clashes)
    promises = make_promises(world, chance, strikes[-1].day)
    drafts: list[Draft] = []
    for at in range(reports):
        own = Random(f"{seed}/{at}")
        works = [draft for draft in drafts if not draft.taken]
        if troubles.copies and len(works) > 1 and own.random() < 0.3:
            drafts.append(_copy(world, own, at, own.choice(works)))
        else:
            drafts.append(_work(world, own, at, strikes, promises))
    return world, [
        _spoil(draft, Random(f"{seed}/spoil/{at}"), troubles, carrier=world.carrier) for at, draft in enumerate(drafts)
    ]


def _work(world: World, chance: Random, at: int, strikes: list[Incident], promises: list[Promise]) -> Draft:
    """Return a report written from nothing: one strike in full, older ones in passing, what is promised."""
    main = chance.choice(strikes)
    published = main.day + timedelta(days=chance.randrange(1, 5))
    teller = Teller(world, chance, published=published, rival=chance.random() < 0.4)
    body = [teller.lead(main), teller.account(main), teller.hurt(main)]
    body += [teller.reaction(main) for _ in range(chance.randrange(1, 4))]
    body += teller.colours(main, chance.randrange(2, 6))
    if published > strikes[-1].day:
        body.append(teller.promise(chance.choice(promises)))
    rest = body[1:]
    chance.shuffle(rest)
    parts = [("headline", teller.headline(main))]
    if chance.random() < 0.5:
        parts.append(
            (
                "caption",
                f"People walk past a damaged wall in {main.town}, {main.hit.name}, {published:%B} {published.day}, {published.year}.",
            )
        )
    if chance.random() < 0.5:
        parts.append(("dateline", f"{main.hit.capital.upper()}, {main.hit.name} —"))
    parts += [("body", text) for text in dict.fromkeys([body[0], *rest])]
    heads = _heads(world, chance, at, published)
    heads["work"] = f"work{at:05d}"
    return Draft(f"report{at:05d}", heads, tuple(Part(use, *unmark(text)) for use, text in parts))


def _heads(world: World, chance: Random, at: int, published: date) -> dict[str, str]:
    heads = {
        "outlet": chance.choice(world.outlets),
        "date": published.isoformat(),
        "format": chance.choice(["txt", "txt", "html", "html", "jsonl", "eml"]),
        "mail_date": f"{published:%a, %d %b %Y} 08:00:00 +0000",
    }
    if heads["format"] == "jsonl":
        heads["file"] = f"table{at % 3}.jsonl"
    return heads


def _copy(world: World, chance: Random, at: int, work: Draft) -> Draft:
    """Return a copy: whole or cut, in order or not, under another headline, a day later or undated."""
    kept = [part for part in work.parts if part.use in {"body", "caption"}]
    if chance.random() < 0.4 and len(kept) > 4:
        kept = kept[: max(4, int(len(kept) * chance.uniform(0.6, 0.95)))]
    if chance.random() < 0.3:
        chance.shuffle(kept)
    heads = _heads(world, chance, at, date.fromisoformat(work.heads["date"]) + timedelta(days=chance.randrange(0, 3)))
    if chance.random() < 0.4:
        heads |= {"format": "txt"}
        del heads["date"]
        heads.pop("file", None)
    if chance.random() < 0.4:
        heads["agency"] = work.heads["outlet"]
        kept.append(Part("credit", work.heads["outlet"]))
    title = Part(
        "headline", chance.choice([work.parts[0].text, "What we know so far", "Border strike: the day in brief"])
    )
    return Draft(f"report{at:05d}", {**heads, "work": work.heads["work"]}, (title, *kept), {work.name: len(kept)})


def _spoil(draft: Draft, chance: Random, troubles: Troubles, *, carrier: str) -> Draft:
    """Return a draft with the troubles of real pages."""
    parts = list(draft.parts)
    if troubles.pull_quotes and chance.random() < 0.3:
        parts = _pull(parts, chance)
    if troubles.teasers and chance.random() < 0.25:
        parts = _tease(parts, chance)
    if troubles.holes and draft.heads.get("format") == "txt" and chance.random() < 0.4:
        parts = [_hole(part) if part.use == "body" else part for part in parts]
    if troubles.mojibake and draft.heads.get("format") == "txt" and chance.random() < 0.3:
        parts = [_damage(part) for part in parts]
    heads = dict(draft.heads)
    if troubles.furniture and chance.random() < 0.2:
        heads["carrier"] = carrier
        parts = [*_carried(draft), *parts, Part("navigation", f"Top stories on {carrier} right now")]
    elif troubles.furniture:
        parts = [*_top(chance), *parts, *_foot(draft, chance)]
    return replace(draft, heads=heads, parts=tuple(parts))


def _pull(parts: list[Part], chance: Random) -> list[Part]:
    """Return the parts with a quotation repeated on its own, one word of it changed."""
    quoted = [fact for part in parts for fact in part.facts if fact.kind == "quote" and len(fact.text.split()) > 5]
    if not quoted:
        return parts
    words = chance.choice(quoted).text.split()
    words[-2] = "very " + words[-2]
    at = chance.randrange(2, len(parts)) if len(parts) > 2 else len(parts)
    return [*parts[:at], Part("pull_quote", f'"{" ".join(words)}"'), *parts[at:]]


def _tease(parts: list[Part], chance: Random) -> list[Part]:
    """Return the parts with a quick read before them: the first sentence of a paragraph that comes later."""
    told = [part.text.split(". ")[0].rstrip(".") + "." for part in parts if part.use == "body" and "“" not in part.text]
    first = next(at for at, part in enumerate(parts) if part.use in {"dateline", "body"})
    return [*parts[:first], Part("teaser", chance.choice(told)), *parts[first:]] if told else parts


def _hole(part: Part) -> Part:
    """Return a block whose first name of a group was a link that a scraper dropped."""
    fact = next((fact for fact in part.facts if fact.kind == "group"), None)
    if fact is None or part.text[fact.start - 1] != " ":
        return part
    start = fact.start - 1
    gone = fact.end - start
    shifted = [
        replace(one, start=one.start - gone, end=one.end - gone) if one.start >= fact.end else one
        for one in part.facts
        if one is not fact
    ]
    hole = Fact("hole", ("noun_phrase",), start, start, fact.text)
    return Part(
        part.use, part.text[:start] + part.text[fact.end :], tuple(sorted([*shifted, hole], key=lambda one: one.start))
    )


def _damage(part: Part) -> Part:
    """Return a block whose apostrophes and opening marks were read under the wrong encoding."""
    text, facts = part.text, list(part.facts)
    at = 0
    while at < len(text):
        if text[at] in "’“—":
            wrong = text[at].encode("utf-8").decode("cp1252")
            grown = len(wrong) - 1
            facts = [
                replace(fact, start=fact.start + grown * (fact.start > at), end=fact.end + grown * (fact.end > at))
                for fact in facts
            ]
            facts.append(Fact("damage", ("cp1252", "utf-8"), at, at + len(wrong), text[at]))
            text = text[:at] + wrong + text[at + 1 :]
            at += grown
        elif text[at] == "”":  # its last byte stands for nothing in cp1252: such pages show a straight mark
            text = text[:at] + '"' + text[at + 1 :]
        at += 1
    return Part(part.use, text, tuple(sorted(facts, key=lambda fact: (fact.start, fact.end))))


def _carried(draft: Draft) -> list[Part]:
    """Return what an aggregator prints above a report."""
    head = [
        ("promo", "All your newspapers in one place."),
        ("promo", "Start reading"),
        ("navigation", draft.heads["outlet"]),
    ]
    return [Part(use, text) for use, text in head]


def _top(chance: Random) -> list[Part]:
    return [Part("navigation", "Home"), Part("navigation", "World")] if chance.random() < 0.6 else []


def _foot(draft: Draft, chance: Random) -> list[Part]:
    outlet = draft.heads["outlet"]
    founded, price = chance.randrange(1850, 1990), chance.randrange(5, 20)
    letter = [
        "Dear Reader,",
        f"The {outlet} was founded in {founded} by two printers who would not raise their voices, and {chance.randrange(3, 40)} of our writers have been jailed for keeping to that.",
        f"“We owe more to a patient page than to a loud one,” a reader wrote to us {chance.randrange(3, 20)} years ago.",
        f"You can subscribe to the {outlet} for ${price} a month.",
    ]
    rows = [
        [("promo", text) for text in letter],
        [
            ("promo", f"Sign up for the morning letter of the {outlet}."),
            ("navigation", "Related Stories"),
            ("navigation", "Terms of use"),
        ],
        [
            ("navigation", "Share on Chirper"),
            ("navigation", "Share by mail"),
            ("navigation", f"© {draft.heads.get('date', '2033')[:4]} {outlet}. All rights reserved."),
        ],
        [("promo", "You have used  of  open stories. Subscribe to read on."), ("navigation", "Privacy policy")],
    ]
    return [Part(use, text) for use, text in chance.choice(rows)]
