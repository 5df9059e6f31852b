"""The codebook's closed lists: event types, modes, quads, scores, statuses, roles.

Types, modes and scores are PLOVER's (openeventdata/PLOVER, draft 2.0 of February 2024), after Goldstein
(1992); what this house settles where it is silent is listed in ``docs/codebook.md``.
"""

from __future__ import annotations

from enum import Enum


class Quad(Enum):
    """The four quarters of conflict and cooperation."""

    VERBAL_COOPERATION = 1
    MATERIAL_COOPERATION = 2
    VERBAL_CONFLICT = 3
    MATERIAL_CONFLICT = 4


class EventType(Enum):
    """The sixteen event types of PLOVER."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(Enum):
    """Whether the text says it happened. Only ASSERTED and CLAIMED enter the series by default."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"
    DENIED = "denied"
    NEGATED = "negated"
    PLANNED = "planned"
    PROMISED = "promised"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    CONDITIONAL = "conditional"
    POSSIBLE = "possible"
    COUNTERFACTUAL = "counterfactual"
    ASKED = "asked"
    GENERIC = "generic"
    BACKGROUND = "background"


class Strength(Enum):
    """How a voice holds what it says."""

    SAID = "said"
    CONFIRMED = "confirmed"
    CLAIMED = "claimed"
    ALLEGED = "alleged"
    DENIED = "denied"
    DOUBTED = "doubted"


class Role(Enum):
    """What kind of voice speaks."""

    OFFICIAL = "official"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    FORMER_OFFICIAL = "former_official"
    ANALYST = "analyst"
    ORGANISATION = "organisation"
    WITNESS = "witness"
    STATE_MEDIA = "state_media"
    MEDIA = "media"
    UNNAMED = "unnamed"
    UNKNOWN = "unknown"


class Harm(Enum):
    """What a toll counts."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"


class Form(Enum):
    """How speech is reported."""

    DIRECT = "direct"
    FRAGMENT = "fragment"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SpeechAct(Enum):
    """What is done by saying it."""

    ASSERT = "assert"
    DENY = "deny"
    ACCUSE = "accuse"
    DEMAND = "demand"
    THREATEN = "threaten"
    PROMISE = "promise"
    REGRET = "regret"
    PREDICT = "predict"
    EVALUATE = "evaluate"
    UNKNOWN = "unknown"


class ActorKind(Enum):
    """What kind of actor a name stands for."""

    STATE = "state"
    PERSON = "person"
    BODY = "body"  # a ministry, an army, a parliament
    ARMED_GROUP = "armed_group"
    ALLIANCE = "alliance"
    OUTLET = "outlet"
    PEOPLE = "people"  # a nationality or ethnic group
    ORGANISATION = "organisation"
    UNKNOWN = "unknown"


class Pledge(Enum):
    """How firmly a commitment is put."""

    WILL = "will"
    AGREED = "agreed"
    INVITED = "invited"
    EXPECTED = "expected"
    MAY = "may"


class Undertaking(Enum):
    """What kind of commitment it is."""

    PROMISE = "promise"
    AGREEMENT = "agreement"
    OFFER = "offer"
    INVITATION = "invitation"
    SCHEDULE = "schedule"
    DEMAND = "demand"
    THREAT = "threat"


class Bond(Enum):
    """What a claim about the relation of two sides speaks of."""

    TRUST = "trust"
    DETERRENCE = "deterrence"
    AGREEMENT = "agreement"  # a treaty, pact or understanding said to be in force, breached or dead
    TRADE = "trade"
    MEDIATION = "mediation"
    TIES = "ties"  # friendship, brotherhood, hostility, relations at large
    SECURITY = "security"  # cooperation or quarrel over borders, rebels, intelligence


class Polarity(Enum):
    """Whether a claim speaks of a good or a bad state of a relation."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    NEUTRAL = "neutral"


class Due(Enum):
    """What kind of bound a due time is."""

    ON = "on"
    BY = "by"
    FROM = "from"
    WITHIN = "within"
    NONE = "none"


QUAD: dict[EventType, Quad] = {
    EventType.AGREE: Quad.VERBAL_COOPERATION,
    EventType.CONSULT: Quad.VERBAL_COOPERATION,
    EventType.SUPPORT: Quad.VERBAL_COOPERATION,
    EventType.CONCEDE: Quad.VERBAL_COOPERATION,
    EventType.COOPERATE: Quad.MATERIAL_COOPERATION,
    EventType.AID: Quad.MATERIAL_COOPERATION,
    EventType.RETREAT: Quad.MATERIAL_COOPERATION,
    EventType.REQUEST: Quad.VERBAL_CONFLICT,
    EventType.ACCUSE: Quad.VERBAL_CONFLICT,
    EventType.REJECT: Quad.VERBAL_CONFLICT,
    EventType.THREATEN: Quad.VERBAL_CONFLICT,
    EventType.PROTEST: Quad.MATERIAL_CONFLICT,
    EventType.SANCTION: Quad.MATERIAL_CONFLICT,  # the manual's quad table says 3
    EventType.MOBILIZE: Quad.MATERIAL_CONFLICT,
    EventType.COERCE: Quad.MATERIAL_CONFLICT,
    EventType.ASSAULT: Quad.MATERIAL_CONFLICT,
}

SCORE: dict[EventType, float] = {
    EventType.AGREE: 2.5,
    EventType.CONSULT: 2.5,
    EventType.SUPPORT: 5.0,
    EventType.CONCEDE: 4.5,
    EventType.COOPERATE: 9.5,
    EventType.AID: 10.0,
    EventType.RETREAT: 6.5,
    EventType.REQUEST: 0.0,
    EventType.ACCUSE: -3.0,  # printed +3 in the manual, an error
    EventType.REJECT: -2.0,
    EventType.THREATEN: -3.5,
    EventType.PROTEST: -5.0,
    EventType.SANCTION: -6.0,
    EventType.MOBILIZE: -5.5,
    EventType.COERCE: -7.0,
    EventType.ASSAULT: -9.0,
}

MODE_SCORE: dict[EventType, dict[str, float]] = {
    EventType.CONSULT: {"visit": 4.0, "third-party": 1.0, "multilateral": 4.0, "phone": 1.5},
    EventType.RETREAT: {
        "withdraw": 8.0,
        "release": 6.5,
        "disarm": 10.0,
        "ceasefire": 7.5,
        "access": 6.5,
        "resign": 4.5,
    },
    EventType.REQUEST: {"assist": 0.5, "change": -1.0, "yield": -1.0, "meet": 0.0},
    EventType.ACCUSE: {"disapprove": -2.0, "investigate": -3.5, "allege": -3.5},
    EventType.REJECT: {"assist": -1.5, "change": -2.0, "yield": -2.0, "meet": -2.0},
    EventType.THREATEN: {
        "restrict": -3.0,
        "arrest": -3.5,
        "relations": -3.5,
        "expel": -3.5,
        "territory": -4.0,
        "violence": -3.5,
    },
    EventType.PROTEST: {
        "demo": -5.0,
        "riot": -7.0,
        "strike": -5.0,
        "hunger": -4.5,
        "boycott": -4.5,
        "obstruct": -4.5,
        "vandalize": -5.0,
    },  # vandalize is unscored in the manual
    EventType.SANCTION: {"convict": -6.0, "expel": -5.5, "withdraw": -6.0, "discontinue": -6.0},
    EventType.MOBILIZE: {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6.0},
    EventType.COERCE: {
        "seize": -7.0,
        "restrict": -7.0,
        "censor": -6.5,
        "curfew": -6.5,
        "martial-law": -7.5,
        "arrest": -7.0,
        "deport": -7.0,
        "withhold": -7.0,
        "misinformation": -6.5,
        "cyber": -7.0,
    },
    EventType.ASSAULT: {
        "abduct": -8.5,
        "beat": -7.5,
        "torture": -8.5,
        "sexual": -8.5,
        "targeted": -9.5,
        "destroy": -8.5,
        "primitive": -8.0,
        "firearms": -9.0,
        "explosives": -9.0,
        "suicide-attack": -9.5,
        "aerial": -9.5,
        "drone": -9.5,
        "heavy-weapons": -9.5,
        "crowd-control": -7.5,
        "unconventional": -10.0,
    },
}

CONTEXTS = frozenset(
    [
        "military",
        "intelligence",
        "executive",
        "legislative",
        "election",
        "political_institutions",
        "pro_democracy",
        "pro_autocracy",
        "economic",
        "legal",
        "reparations",
        "human_rights",
        "rights_freedoms",
        "repression",
        "human_security",
        "gender",
        "lgbt",
        "religion_ethnicity",
        "inequality",
        "diplomatic",
        "territory",
        "peacekeeping",
        "health",
        "asylum",
        "migration",
        "disasters",
        "natural_resource",
        "environment",
        "technology",
        "terrorism",
        "cbrn",
        "cyber",
        "misinformation",
        "crime",
        "corruption",
        "illegal_drugs",
        "trafficking",
    ]
)

SECTORS = frozenset(
    [
        "COP",
        "GOV",
        "JUD",
        "LEG",
        "MIL",
        "PRM",
        "PTY",
        "REB",
        "SPY",
        "UAF",
        "UNK",
        "AGR",
        "BUS",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "JRN",
        "LAB",
        "MED",
        "REF",
        "OPP",
        "PRE",
        "REL",
        "SOC",
    ]
)
