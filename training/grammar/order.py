"""The order of what follows a verb, and what may stand together there."""

from __future__ import annotations

from training.grammar.tree import Part


def add_part(right: list[Part], part: Part) -> None:
    """Add an adjunct unless it is a second time or a second clause."""
    if not any((_is_time(each) and _is_time(part)) or each[0] == part[0] == "advcl" for each in right):
        right.append(part)


def is_place(part: Part) -> bool:
    """Tell whether a complement is a phrase under a preposition that is no time."""
    return part[0] == "obl" and not _is_time(part)


def _clash(one: Part, other: Part) -> bool:
    """Tell whether two complements would leave doubt what hangs on what: two times, a clause after a clause."""
    clause_before = one[0] in ("advcl", "xcomp", "ccomp") and other[0] == "advcl" and other[1].words[0].form != ","
    return (_is_time(one) and _is_time(other)) or clause_before or one[0] == other[0] == "advcl"


def _is_time(part: Part) -> bool:
    return any("DATE" in each.name for each in part[1].words[:3])


def in_order(right: list[Part]) -> list[Part]:
    """Put clauses behind phrases, so that an adjunct of the outer verb does not fall into an inner clause."""
    return sorted(
        right,
        key=lambda part: ("ccomp", "advcl").index(part[0]) + 1 if part[0] in ("ccomp", "advcl") else _is_long(part),
    )


def _is_long(part: Part) -> bool:
    return part[0] == "xcomp" and part[1].head.upos == "VERB"
