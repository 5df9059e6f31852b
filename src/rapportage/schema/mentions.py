"""What RECORD yields: things one report says, each tied to the characters that say it."""

from __future__ import annotations

from enum import Enum

from rapportage.schema.base import Row, Shape
from rapportage.schema.codes import (
    ActorKind,
    Bond,
    Due,
    EventType,
    Form,
    Harm,
    Pledge,
    Polarity,
    Quad,
    Role,
    SpeechAct,
    Status,
    Strength,
    Undertaking,
)
from rapportage.schema.count import Count
from rapportage.schema.ids import MentionId, ReportId
from rapportage.schema.issue import Issue
from rapportage.schema.span import Span
from rapportage.schema.when import When


class Voice(Shape, frozen=True, kw_only=True):
    """One hop of the chain of those who vouch for a mention.

    A mention carries a tuple of them, outermost first: state television, then the officials it
    cites. The outlet itself is never listed: an empty chain means that the outlet vouches.

    Attributes:
        speaker: The actor mention that speaks; None when the text hides it ("reportedly").
        name: The speaker's words as the report has them, empty when hidden.
        role: What kind of voice it is.
        side: The state it speaks for or belongs to (ISO 3166 alpha-3), empty when none or unknown.
        cue: The words that make it a voice: "said", "according to".
        strength: How it holds what it says.
    """

    speaker: MentionId | None = None
    name: str = ""
    role: Role = Role.UNKNOWN
    side: str = ""
    cue: Span | None = None
    strength: Strength = Strength.SAID


class Blank(Shape, frozen=True, kw_only=True):
    """Why a field of a mention is empty: ``field`` and the reason in words."""

    field: str
    reason: str


class Mention(Row, frozen=True, kw_only=True):
    """One thing one report says. Nothing without a span is a mention.

    Attributes:
        span: The characters that say it.
        rule: What found it, as ``file.rule/version``.
        confidence: Chance that a careful reader would agree, measured by ``make accuracy``.
        voice: The chain of those who vouch for it, outermost first; empty when the outlet does.
        status: Whether the text says it happened.
        status_cue: The words that make it so, None for plain assertion.
        blanks: The reason for each field left empty.
    """

    span: Span
    rule: str
    confidence: float = 1.0
    voice: tuple[Voice, ...] = ()
    status: Status = Status.ASSERTED
    status_cue: Span | None = None
    blanks: tuple[Blank, ...] = ()


class TimeType(Enum):
    """TIMEX3's four."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Anchor(Enum):
    """What a relative time is reckoned from."""

    NONE = "none"
    PUBLICATION = "publication"
    EVENT = "event"
    TIME = "time"  # another time in the text


class TimeMention(Mention, frozen=True, kw_only=True):
    """Words that name a time.

    Attributes:
        type: DATE, TIME, DURATION or SET.
        value: TIMEX3 value ("2031-03-04", "2031-W10", "P2D", "XXXX-WXX-5"); empty when unresolved.
        when: The range of instants it allows; None while unresolved.
        modifier: by, from, since, before, after, within, less_than, more_than, about, early, late; or empty.
        modifier_span: The words that say so.
        anchor: What it is reckoned from.
        anchor_span: The words it is reckoned from, when those stand in the text.
        other: The reading that was rejected, as a TIMEX3 value; empty when there was one reading.
    """

    type: TimeType = TimeType.DATE
    value: str = ""
    when: When | None = None
    modifier: str = ""
    modifier_span: Span | None = None
    anchor: Anchor = Anchor.NONE
    anchor_span: Span | None = None
    other: str = ""


class PlaceMention(Mention, frozen=True, kw_only=True):
    """Words that name a place.

    Attributes:
        key: Its entry in the gazetteer, empty when it has none.
        country: ISO 3166 alpha-3, empty when unknown.
        precision: As UCDP's where_prec: 1 point, 2 near, 3 district, 4 province, 5 region, 6 country, 7 wider.
    """

    key: str = ""
    country: str = ""
    precision: int = 6


class Designation(Shape, frozen=True, kw_only=True):
    """What a party calls an actor: "terrorist", by whom (an actor mention and its words), in which words."""

    word: str
    span: Span
    by: MentionId | None = None
    by_name: str = ""


class ActorMention(Mention, frozen=True, kw_only=True):
    """Words that name an actor, or that mean one named elsewhere in the report (a short form, a description, a pronoun).

    A mention that means another carries what is known of that one: its kind, key, country and sectors.

    Attributes:
        name: The name as written, without title.
        kind: State, person, body, armed group and so on.
        key: Its entry in the lexicon, empty when it has none (then it is queued, never guessed).
        country: ISO 3166 alpha-3 (plus KOS), empty when unknown.
        sectors: PLOVER sector codes.
        office: The office or role as stated there, and whether it is a former one.
        alias_of: The mention that introduces the full name, for a short form, a description or a pronoun.
        parent: The actor it is said to belong to or to have split from, as a key of the lexicon or a name as written.
        designations: What parties call it.
    """

    name: str
    kind: ActorKind = ActorKind.UNKNOWN
    key: str = ""
    country: str = ""
    sectors: tuple[str, ...] = ()
    office: Span | None = None
    is_former: bool = False
    alias_of: MentionId | None = None
    parent: str = ""
    designations: tuple[Designation, ...] = ()


class StatementMention(Mention, frozen=True, kw_only=True):
    """Reported speech. Its ``voice`` ends in the speaker; ``content`` may be in pieces.

    Attributes:
        content: The words said, quotation marks apart.
        form: Direct, fragment, indirect or mixed.
        speaker: The actor mention that speaks, None when no plausible one stands near.
        speaker_name: The speaker as the report names it, empty when unknown.
        role: The role as stated there, as a span.
        affiliation: The body the speaker is said to belong to.
        is_former: Whether the stated role is a former one.
        cue: The reporting words ("said", "according to").
        addressee: To whom or to which medium it was said.
        act: What is done by saying it.
        said: When it was said, where the clause says so.
        nested_in: The statement it stands in.
        repeats: The statement that it repeats (a pull quote).
    """

    content: tuple[Span, ...]
    form: Form
    speaker: MentionId | None = None
    speaker_name: str = ""
    role: Span | None = None
    affiliation: Span | None = None
    is_former: bool = False
    cue: Span | None = None
    addressee: Span | None = None
    act: SpeechAct = SpeechAct.UNKNOWN
    said: When | None = None
    nested_in: MentionId | None = None
    repeats: MentionId | None = None


class Participant(Shape, frozen=True, kw_only=True):
    """One who acts or is acted on: the actor mention, its words, its role class and sector."""

    actor: MentionId | None = None
    name: str = ""
    span: Span | None = None
    role: Role = Role.UNKNOWN
    sector: str = ""


class EventMention(Mention, frozen=True, kw_only=True):
    """Who did what to whom, when and where, as one clause says it.

    Attributes:
        type: PLOVER's type.
        modes: Its modes of that type, the one that decides the score first.
        contexts: PLOVER's contexts, in alphabetical order.
        quad: The quarter of conflict and cooperation.
        score: Position on the scale from -10 to 10: the first mode's, else the type's.
        trigger: The words that name the act.
        initiators: Who acts; of a mutual act all sides.
        recipients: On whom it is done; of a mutual act nobody.
        territory_of: The state on whose soil it was done, ISO 3166 alpha-3, where that is another than the recipient's or the recipient
            is no state.
        instrument: The words for what it was done with.
        place: Where.
        when: When, as the clause or its sentence says.
        when_span: The words that say so.
        tolls: Casualty figures that the report gives for it.
        commitments: Commitments that speak of it.
        prompted_by: Events of the report that it is said to answer ("in retaliation for").
    """

    type: EventType
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    quad: Quad
    score: float
    trigger: Span
    initiators: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    territory_of: str = ""
    instrument: Span | None = None
    place: MentionId | None = None
    when: When | None = None
    when_span: Span | None = None
    tolls: tuple[MentionId, ...] = ()
    commitments: tuple[MentionId, ...] = ()
    prompted_by: tuple[MentionId, ...] = ()


class TollMention(Mention, frozen=True, kw_only=True):
    """A casualty figure as one report gives it.

    Attributes:
        harm: What is counted.
        count: How many, as loosely as put; zero is a claim.
        number: The characters of the number and its qualifier.
        population: Whom it counts: children, women, a nationality, a role; empty for people at large.
        population_span: The words that say so.
        part_of: The toll it is a part of ("four children" among nine).
        event: The event it belongs to.
        actor: ISO alpha-3 or lexicon keys of those the sentence names beside it.
        where: The place the sentence names, as a key or ISO alpha-3, empty when it names none.
        when: When the harm was done, where the sentence says so.
        as_of: Up to when it counts.
        is_cumulative: Whether it is a running total ("the toll rose to 12").
        is_increment: Whether it adds to an earlier figure ("three more died").
    """

    harm: Harm
    count: Count
    number: Span
    population: str = ""
    population_span: Span | None = None
    part_of: MentionId | None = None
    event: MentionId | None = None
    actor: tuple[str, ...] = ()
    where: str = ""
    when: When | None = None
    as_of: When | None = None
    is_cumulative: bool = False
    is_increment: bool = False


class CommitmentMention(Mention, frozen=True, kw_only=True):
    """Something to come that somebody is bound to, agrees to, offers, invites to, schedules, demands or threatens.

    Attributes:
        kind: Which of those.
        by: Who is to do it, as actor mentions; of a demand those it is made of.
        by_names: The same as written.
        to: Towards whom.
        deed: The words that say what is to be done.
        expected: The PLOVER type it would be if done, None when unclear.
        pledge: How firmly it is put.
        due: When it falls due.
        due_kind: on, by, from, within or none.
        due_span: The words that say so.
        condition: The words of its condition, None when unconditional.
        announced: When it was announced.
        announced_by: Who announced it, as written; empty when the outlet does.
        demanded_by: Who demands it, as written, of a demand.
    """

    kind: Undertaking = Undertaking.PROMISE
    by: tuple[MentionId, ...] = ()
    by_names: tuple[str, ...] = ()
    to: tuple[MentionId, ...] = ()
    deed: Span
    expected: EventType | None = None
    pledge: Pledge = Pledge.WILL
    due: When | None = None
    due_kind: Due = Due.NONE
    due_span: Span | None = None
    condition: Span | None = None
    announced: When | None = None
    announced_by: str = ""
    demanded_by: str = ""


class RelationMention(Mention, frozen=True, kw_only=True):
    """A claim about how two sides stand: trust, deterrence, an agreement in force, trade, mediation, ties.

    Attributes:
        bond: What it speaks of.
        polarity: Whether it says that things are good or bad.
        sides: The actors whose relation it is.
        words: The words that say so.
        when: The time it speaks of, where it says so.
    """

    bond: Bond
    polarity: Polarity
    sides: tuple[Participant, ...] = ()
    words: Span
    when: When | None = None


class Record(Shape, frozen=True, kw_only=True):
    """Everything one report says, one field per kind of mention, each in text order."""

    report: ReportId
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    statements: tuple[StatementMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    tolls: tuple[TollMention, ...] = ()
    commitments: tuple[CommitmentMention, ...] = ()
    relations: tuple[RelationMention, ...] = ()
    issues: tuple[Issue, ...] = ()
