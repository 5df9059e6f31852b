"""Who stands behind a key: states, groups, organisations and bodies by pattern, all in one form."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.bodies import bodies
from rapportage.lexicon.groups import groups
from rapportage.lexicon.states import states
from rapportage.schema.codes import ActorKind, Role


class Known(NamedTuple):
    """What the lexicon knows of an actor.

    Attributes:
        key: "PAK", "PAK.MFA", "TTP".
        name: Its usual name: "Pakistan", "Pakistan's foreign ministry".
        kind: What kind of actor it is.
        country: ISO 3166 alpha-3 or KOS, empty when in many or none.
        code: What PLOVER writes in place of a country: the country, or IGO, UNO, EUR, NGO, ISM, IMG, MNC; empty when unknown.
        sector: PLOVER's sector code: REB, MIL, GOV ...; empty where none fits.
        role: The kind of voice that speaks for it.
        parent: The key of what it is part of or broke away from.
        near: Keys of others with like names who must never be taken for it.
    """

    key: str
    name: str
    kind: ActorKind
    country: str
    code: str
    sector: str
    role: Role
    parent: str = ""
    near: frozenset[str] = frozenset()


@cache
def known(key: str) -> Known | None:
    """Return what the lexicon knows of the actor with a key, None when the key is not the lexicon's."""
    group = groups().get(key)
    if group:
        code = group.country or group.code
        return Known(
            key, group.name, group.kind, group.country, code, group.sector, group.role, group.parent, group.near
        )
    country, _, organ = key.partition(".")
    state = states().get(country)
    if state is None:
        return None
    if not organ:
        return Known(key, state.name, ActorKind.STATE, country, country, "GOV", Role.OFFICIAL)
    body = bodies().organs.get(organ)
    if body is None:
        return None
    name = f"{state.name}'s {body.words[0]}"
    return Known(key, name, ActorKind.BODY, country, country, body.sector, body.role, parent=country)
