"""Clusters from pairs."""

from __future__ import annotations

from collections.abc import Iterable


def join(members: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the clusters that the pairs make of the members, each in the members' order.

    The order of the pairs changes nothing.

    >>> join("abcd", [("c", "a")])
    [['a', 'c'], ['b'], ['d']]
    """
    above: dict[str, str] = {member: member for member in members}

    def top(member: str) -> str:
        while above[member] != member:
            above[member] = above[above[member]]
            member = above[member]
        return member

    for one, other in pairs:
        low, high = sorted((top(one), top(other)))
        above[high] = low
    clusters: dict[str, list[str]] = {}
    for member in above:
        clusters.setdefault(top(member), []).append(member)
    return list(clusters.values())
