"""What RECONCILE yields: what reports are about, once mentions of the same thing are brought together."""

from __future__ import annotations

from enum import Enum

from rapportage.schema.base import Row, Shape
from rapportage.schema.codes import ActorKind, Due, EventType, Harm, Pledge, Status, Undertaking
from rapportage.schema.ids import ActorId, EventId, MatterId, MentionId, ReportId
from rapportage.schema.issue import Issue
from rapportage.schema.span import Span
from rapportage.schema.when import When


class Matter(Row, frozen=True, kw_only=True):
    """Something in the world. Nothing without evidence is a matter.

    Attributes:
        evidence: The mentions it rests on, never empty.
        reports: In how many reports it stands.
        voices: How many independent voices vouch for it; copies of a report count once.
    """

    evidence: tuple[MentionId, ...]
    reports: int = 1
    voices: int = 1

    def __post_init__(self) -> None:
        if not self.evidence:
            message = f"{self.id} rests on nothing"
            raise ValueError(message)


class Actor(Matter, frozen=True, kw_only=True):
    """A person, body, group or state under all its names."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind = ActorKind.UNKNOWN
    key: str = ""
    country: str = ""
    sectors: tuple[str, ...] = ()
    parent: str = ""


class Event(Matter, frozen=True, kw_only=True):
    """One thing one party did to another."""

    type: EventType
    initiators: tuple[ActorId, ...] = ()
    recipients: tuple[ActorId, ...] = ()
    when: When | None = None
    modes: tuple[str, ...] = ()
    place: str = ""
    territory_of: str = ""
    status: Status = Status.ASSERTED
    reasons: tuple[str, ...] = ()


class Toll(Matter, frozen=True, kw_only=True):
    """All figures for one harm: ``low`` and ``high`` over the voices, ``best`` the figure most voices hold."""

    event: EventId | None = None
    harm: Harm
    population: str = ""
    low: int
    best: int
    high: int | None


class Statement(Matter, frozen=True, kw_only=True):
    """One utterance, however many outlets quote it."""

    speaker: ActorId | None = None
    speaker_name: str = ""
    words: str
    when: When | None = None


class Commitment(Matter, frozen=True, kw_only=True):
    """A commitment under all its restatements. What became of it is an ``Outcome``, which RELATE adds."""

    kind: Undertaking = Undertaking.PROMISE
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    deed: str
    expected: EventType | None = None
    pledge: Pledge = Pledge.WILL
    due: When | None = None
    due_kind: Due = Due.NONE


class Lineage(Enum):
    """How two reports hang together, weakest last."""

    SAME = "same"  # the same text, furniture apart
    CONTAINED = "contained"  # the shorter stands wholly or nearly so in the longer
    SHARED = "shared"  # long passages in common


class Copy(Row, frozen=True, kw_only=True):
    """``copy`` repeats ``original``; both are one work and one voice when ``is_one_work``.

    Attributes:
        original: The report that had it first or has it whole.
        copy: The report that repeats it.
        lineage: Same, contained or shared.
        share: Part of the copy's article words that stand in the original, 0 to 1.
        back_share: Part of the original's that stand in the copy.
        paragraphs: How many of the copy's paragraphs stand in the original.
        of_paragraphs: Of how many.
        is_one_work: Whether the two count as one work.
        direction: Why ``original`` is thought the earlier: date, agency, completeness, address or none.
        passages: Pairs of spans that say the same, the copy's first, largest first.
    """

    original: ReportId
    copy: ReportId
    lineage: Lineage
    share: float
    back_share: float
    paragraphs: int
    of_paragraphs: int
    is_one_work: bool
    direction: str = ""
    passages: tuple[tuple[Span, Span], ...] = ()


class Work(Row, frozen=True, kw_only=True):
    """One piece of writing under all its copies; ``reports`` in order, the fullest or first at the head."""

    reports: tuple[ReportId, ...]
    head: ReportId


class Dating(Row, frozen=True, kw_only=True):
    """A publication date that a report without one takes from a dated copy of the same work."""

    report: ReportId
    when: When
    copied_from: ReportId


class Verdict(Enum):
    """How accounts of one attribute stand to each other."""

    AGREE = "agree"
    REFINE = "refine"
    BOUND = "bound"
    SCOPE = "scope"
    UPDATE = "update"
    CONTRADICT = "contradict"
    ONE_SIDED = "one_sided"
    OMITTED = "omitted"


class Side(Shape, frozen=True, kw_only=True):
    """One account of a disputed matter, who holds it, and the mentions that say so."""

    account: str
    holders: tuple[str, ...]
    evidence: tuple[MentionId, ...]


class Disagreement(Row, frozen=True, kw_only=True):
    """Accounts of one attribute of one matter, and how they stand to each other.

    Attributes:
        about: The matter, empty while events are not yet brought together.
        attribute: toll, date, place, initiator, recipient, weapon, name, responsibility, motive.
        verdict: Contradict when they cannot all be true.
        sides: The accounts, most voices first.
        reasons: Why the mentions were taken to be about one thing.
    """

    about: MatterId | None = None
    attribute: str
    topic: str
    verdict: Verdict
    sides: tuple[Side, ...]
    reasons: tuple[str, ...] = ()


class Reconciliation(Shape, frozen=True, kw_only=True):
    """What the reports say together."""

    copies: tuple[Copy, ...] = ()
    works: tuple[Work, ...] = ()
    datings: tuple[Dating, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    tolls: tuple[Toll, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    issues: tuple[Issue, ...] = ()
