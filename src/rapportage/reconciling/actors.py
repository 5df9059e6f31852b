"""Actors under all their names: joined by lexicon key, or by an alias within one report; never by a name's look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rapportage.reconciling.independence import count_reports, count_voices
from rapportage.reconciling.joining import join
from rapportage.schema.codes import ActorKind
from rapportage.schema.ids import MentionId, mint
from rapportage.schema.matters import Actor
from rapportage.schema.mentions import ActorMention, Record


def find_actors(records: Sequence[Record], *, work_of: Mapping[str, str]) -> tuple[Actor, ...]:
    """Return every actor with its mentions.

    A mention without a key and without an alias joins others of the very same name in the same report only:
    two people may bear one name. "Jaish al-Adl" and "Army of Justice" are one when the lexicon gives both one key.
    """
    mentions = {mention.id: mention for record in records for mention in record.actors}
    pairs: list[tuple[str, str]] = []
    first: dict[tuple[str, str], str] = {}
    for name in sorted(mentions):
        mention = mentions[name]
        if mention.alias_of and mention.alias_of in mentions:
            pairs.append((name, mention.alias_of))
        same = ("key", mention.key) if mention.key else (mention.span.report, mention.name)
        pairs.append((first.setdefault(same, name), name))
    actors = [_actor([mentions[one] for one in cluster], work_of=work_of) for cluster in join(sorted(mentions), pairs)]
    return tuple(sorted(actors, key=lambda actor: (-len(actor.evidence), actor.name, actor.id)))


def _actor(mentions: list[ActorMention], *, work_of: Mapping[str, str]) -> Actor:
    names = Counter(mention.name for mention in mentions)
    full = [mention.name for mention in mentions if not mention.alias_of] or list(names)
    name = min(full, key=lambda one: (-names[one], -len(one), one))
    kinds = Counter(mention.kind.value for mention in mentions if mention.kind is not ActorKind.UNKNOWN)
    return Actor(
        id=mint("actor", *sorted(mention.id for mention in mentions)),
        evidence=tuple(MentionId(one) for one in sorted(mention.id for mention in mentions)),
        reports=count_reports(mentions),
        voices=count_voices(mentions, work_of),
        name=name,
        aliases=tuple(sorted(set(names) - {name})),
        kind=ActorKind(min(kinds, key=lambda kind: (-kinds[kind], kind))) if kinds else ActorKind.UNKNOWN,
        key=min((mention.key for mention in mentions if mention.key), default=""),
        country=min((mention.country for mention in mentions if mention.country), default=""),
        sectors=tuple(sorted({sector for mention in mentions for sector in mention.sectors})),
    )
