"""Incidents between two invented states, and reports that tell of them in many wordings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from making.worlds import Band, State, World

WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ARMS = ["missiles", "drones", "rockets", "shells", "missiles and drones", "rockets and drones"]
_AIMS = ["two camps", "a depot", "three hideouts", "a training ground", "what it called a nest of raiders"]
_STARTS = date(2033, 5, 2)


@dataclass(frozen=True)
class Incident:
    """One strike: who hit whose soil, where, when, and what each side says it cost."""

    name: str
    hitter: State
    hit: State
    band: Band
    day: date
    town: str
    arms: str
    killed: int
    hurt: int
    children: int
    rival: int  # what the other account says were killed; equal when the accounts agree


@dataclass(frozen=True)
class Promise:
    """Something to be done by a day."""

    name: str
    by: State
    due: date
    deed: str


def make_incidents(world: World, chance: Random, *, count: int, clash: bool) -> list[Incident]:
    """Return strikes in turn, each a few days after the one before and on the other's soil."""
    incidents = []
    day = _STARTS + timedelta(days=chance.randrange(60))
    for at in range(count):
        hitter, hit = (world.one, world.other) if at % 2 == 0 else (world.other, world.one)
        killed = chance.randrange(2, 13)
        rival = killed
        if clash and chance.random() < 0.7:
            rival = max(1, killed + chance.choice([-3, -2, 2, 3]))
            rival = min(rival, 12)
        incidents.append(
            Incident(
                name=f"strike{at + 1}",
                hitter=hitter,
                hit=hit,
                band=world.bands[at % 2],
                day=day,
                town=hit.towns[at // 2 % len(hit.towns)],
                arms=chance.choice(_ARMS),
                killed=killed,
                hurt=chance.randrange(3, 30),
                children=chance.randrange(0, min(3, killed)),
                rival=rival,
            )
        )
        day += timedelta(days=chance.choice([2, 2, 3, 4, 9]))
    return incidents


def make_promises(world: World, chance: Random, last: date) -> list[Promise]:
    """Return what the two governments promise after the last strike."""
    back = last + timedelta(days=chance.randrange(7, 12))
    visit = back + timedelta(days=chance.randrange(2, 9))
    return [
        Promise("envoys", world.one, back, "the two ambassadors would be back at their posts"),
        Promise("visit", world.one, visit, f"{world.one.minister} would visit {world.other.capital}"),
    ]


def toll(incident: Incident, figure: int, words: str, *, low_only: bool = False) -> str:
    """Return marked words for a strike's dead."""
    high = "-" if low_only else str(figure)
    return f"{{toll killed {figure} {high} - {incident.name}|{words}}}"


def number(figure: int) -> str:
    """Return a number as newswriters write it: in words up to ten."""
    return WORDS[figure] if figure <= 10 else str(figure)


def upper(marked: str) -> str:
    """Return marked words with a capital at their start, as a sentence begins."""
    at = marked.index("|") + 1 if marked.startswith("{") else 0
    return marked[:at] + marked[at].upper() + marked[at + 1 :]


class Teller:
    """Tells of incidents in one report's own wording; every choice comes from its chance."""

    def __init__(self, world: World, chance: Random, *, published: date, rival: bool) -> None:
        self.world = world
        self.chance = chance
        self.published = published
        self.rival = rival

    def pick(self, *wordings: str) -> str:
        """Return one wording."""
        return self.chance.choice(wordings)

    def day(self, day: date) -> str:
        """Return how this report names a day."""
        if 0 < (self.published - day).days < 6 and self.chance.random() < 0.6:
            return f"on {day:%A}"
        return self.pick(f"on {day.day} {day:%B}", f"on {day:%B} {day.day}")

    def figure(self, incident: Incident) -> str:
        """Return the strike's dead as this report counts them, children apart."""
        if self.rival and incident.rival != incident.killed:
            count = incident.rival
            return toll(incident, count, f"{number(count)} {'person' if count == 1 else 'people'}")
        low_only = self.chance.random() < 0.25
        count = incident.killed
        words = f"at least {number(count)} people" if low_only else f"{number(count)} people"
        told = toll(incident, count, words, low_only=low_only)
        if incident.children > 1 and self.chance.random() < 0.6:
            part = f"{{part killed {incident.children} {incident.children} children {incident.name}|{number(incident.children)} children}}"
            told += self.pick(f", including {part}", f", among them {part}")
        return told

    def headline(self, incident: Incident) -> str:
        """Return a headline."""
        one, other, town = incident.hitter, incident.hit, incident.town
        return self.pick(
            f"{one.people} strike on {town} deepens crisis with {other.name}",
            f"{one.name} hits {other.people} town of {town}",
            f"After {town}: how far will {one.name} and {other.name} go?",
            f"{other.name} counts its dead after {one.people} strike",
            f"Smoke over {town}",
        )

    def lead(self, incident: Incident) -> str:
        """Return the paragraph that says who hit whom, where, when and what it cost."""
        one, other, arms = incident.hitter, incident.hit, incident.arms
        when, told, town = self.day(incident.day), self.figure(incident), incident.town
        says = self.pick(
            f"officials in {other.capital} said",
            f"the {other.people} interior ministry said",
            "according to hospital staff",
            f"the governor of {other.provinces[0]} said",
            "according to a count by local doctors",
            f"{other.people} state television reported",
        )
        aside = self.pick(
            "in the worst night the valley has known this year",
            "hours after both governments had spoken of patience",
            "as a truce brokered in the spring came apart",
            "on the eve of a market day",
            "while families were still at table",
            "without a word of warning",
            "a day after a patrol had gone missing",
        )
        fired = self.pick("fired", "launched", "sent", "loosed", "aimed")
        return self.pick(
            f"{one.name} {fired} {arms} at the town of {town} in {other.name} {when}, {aside}, killing {told}, {says}.",
            f"A {one.people} attack with {arms} on {town}, in {other.name}’s province of {other.provinces[0]}, killed {told} {when}, {aside}, {says}.",
            f"{upper(told)} were killed when {one.people} forces struck {town} in {other.name} {when}, {aside}, {says}.",
            f"{upper(when)}, {aside}, {one.name} {fired} {arms} across the border into {other.name}, and {told} died in {town}, {says}.",
            f"{upper(aside)}, {one.people} {arms} fell on {town} in {other.name} and killed {told} {when}, {says}.",
        )

    def account(self, incident: Incident) -> str:
        """Return how the one who struck puts it, in the name of the group this report uses."""
        one, band = incident.hitter, incident.band
        name = f"{{group {band.key}|{self.chance.choice(band.names)}}}"
        aim, stem = (
            self.chance.choice(_AIMS),
            self.pick("raids", "ambushes", "kidnappings", "a string of bombings", "cattle thefts and worse"),
        )
        tail = self.pick(
            f"which it blames for {stem} on its side of the border",
            f"long accused in {one.capital} of {stem}",
            f"a movement that says it wants land and that {one.capital} says wants {stem}",
            f"whose men are wanted for {stem}",
        )
        also = self.pick(
            "It offered no pictures.",
            "Nobody could reach the place to see for themselves.",
            "It denied that any house had been damaged.",
            "The group itself has not been heard from.",
            "It did not say how it knew.",
            "It promised more if the raids went on.",
        )
        return self.pick(
            f"{one.name} said that it had hit {aim} of {name}, {tail}. {also}",
            f"The {one.people} army spoke of {aim} belonging to {name}, {tail}. {also}",
            f"In {one.capital}, General {one.general} told reporters that {aim} used by {name}, {tail}, had been destroyed. {also}",
            f"The target, the government in {one.capital} maintains, was {aim} of {name}, {tail}. {also}",
        )

    def hurt(self, incident: Incident) -> str:
        """Return the paragraph on the wounded."""
        told = f"{{toll injured {incident.hurt} {incident.hurt} - {incident.name}|{number(incident.hurt)} {self.pick('others', 'people')}}}"
        town, capital = incident.town, incident.hit.capital
        care = self.pick(
            f"the hospital in {capital} asked for blood",
            "the one surgeon in the district worked through the night",
            "the lightly hurt were treated in a school",
            f"the worst cases were flown to {capital}",
            "nurses laid mattresses in the corridors",
        )
        return self.pick(
            f"{upper(told)} were injured in {town}, and {care}.",
            f"Doctors in {town} said that the strike had also wounded {told}, and {care}.",
            f"The blast also injured {told}; {care}.",
        )

    def quote(self, who: str, role: str, words: str) -> str:
        """Return a quotation with its speaker, in one of the ways newspapers set it."""
        marked = f"{{quote {who.replace(' ', '_')}|{words}}}"
        return self.pick(
            f"“{marked}”, said {who}, {role}.",
            f"{who}, {role}, said: “{marked}.”",
            f"“{marked},” {who}, {role}, told this newspaper.",
            f"“{marked},” said {who}, {role}, {self.pick('by telephone', 'on the steps of the ministry', 'late in the evening', 'in a statement')}.",
        )

    def reaction(self, incident: Incident) -> str:
        """Return what a minister, a spokesman or an analyst says; halves of sentences are put together."""
        hit, one = incident.hit, incident.hitter
        analyst = self.chance.choice(self.world.analysts)
        said = self.pick(
            "It was a blow against people who had gone to bed",
            "Nobody in this valley has asked for a war",
            "They have fired at a map and hit a market",
            "Whoever gave that order has not seen the place",
            "We shall count our dead before we count our shells",
            "There is no camp in that town and there never was",
        ) + self.pick(
            "",
            ", and the world should know it",
            ", and we do not forget",
            "; let them come and look",
            ", and that is all I will say today",
        )
        thought = self.pick(
            "Each side is now answering the last answer",
            "Trust leaves on horseback and comes back on foot",
            "What is missing is somebody who can afford to stop",
            "The border is quiet only where nobody looks",
            "Both armies know that they cannot win",
            "There are more telephones than trust along that river",
        ) + self.pick(
            "",
            ", and neither will say so first",
            ", which is how such things begin",
            ", and the harvest will not wait",
            "; I have seen it twice before",
        )
        return self.pick(
            self.quote(hit.minister, f"the {hit.people} foreign minister", said),
            self.quote(hit.spokesman, f"a spokesman for the government in {hit.capital}", said),
            self.quote(analyst, f"who studies borders at the {self.world.third.capital} Institute", thought),
            self.quote(
                one.spokesman,
                f"a spokesman for the {one.people} government",
                f"We have no quarrel with {self.pick('the people next door', 'our neighbours', 'the farmers of that province')}",
            ),
        )

    def colours(self, incident: Incident, count: int) -> list[str]:
        """Return paragraphs of the kind that fill a report: figures that are no tolls among them."""
        town, hit, third = incident.town, incident.hit, self.world.third
        rows, more = self.chance.randrange(3, 40), self.chance.randrange(3, 60)
        trade = self.pick("wool", "salt", "timber", "smoked fish", "barley")
        kinds = [
            f"{town}, a place of {rows},000 people, lives on {trade} and on what crosses the border at night. {self.pick('The road to it was mended last year.', 'Its bridge has been rebuilt three times.', 'Half its houses stand empty in winter.')}",
            f"The market, {rows} stalls under tin roofs, {self.pick('was closed', 'had just been swept', 'stood empty')} {self.day(incident.day)}, {self.pick('for a feast day', 'because of the rain', 'after a quarrel over rents')}.",
            f"{third.name}, which buys {self.pick('grain', 'copper', 'paper')} from both, {self.pick('called for calm', 'asked for restraint', 'urged both to wait')} and offered to host talks in {third.capital}, {self.pick('as it did in the spring', 'where both keep large embassies', 'at a time of their choosing')}.",
            f"Schools in {hit.provinces[0]} will stay closed. The railway to {hit.capital}, {rows} kilometres of single track, {self.pick('runs again', 'is cut in two places', 'carries only soldiers')}.",
            f"The army said that {rows} decoys had been counted and {number(self.chance.randrange(2, 9))} military targets hit, {self.pick('a claim nobody could check', 'and showed a film of it', 'as it has said before')}.",
            f"It is {more} years since the two fought over the fords of {hit.provinces[1]}, {self.pick('and the old people say so', 'and the maps still differ', 'and no treaty was ever signed')}.",
            f"Prices for {trade} rose by {rows} per cent within the day in {hit.capital}, {self.pick('traders said', 'and bread followed', 'then fell again')}.",
            f"A {self.pick('ferry', 'bus', 'convoy')} with {more} passengers turned back at the border, {self.pick('its driver said', 'and spent the night in a field', 'and will not try again this week')}.",
        ]
        return self.chance.sample(kinds, count)

    def promise(self, promise: Promise) -> str:
        """Return a promise with its day, as stated."""
        due = promise.due
        said = (
            self.pick(f"by {due.day} {due:%B}", f"by {due:%B} {due.day}")
            if promise.name == "envoys"
            else f"on {due.day} {due:%B}"
        )
        kind = "by" if promise.name == "envoys" else "on"
        marked = f"{{promise {promise.name} {due.isoformat()} {due.isoformat()} {promise.by.code} {kind}|{promise.deed} {said}}}"
        return self.pick(
            f"In a joint statement the two governments announced that {marked}.",
            f"The two sides have agreed that {marked}, officials said.",
        )
