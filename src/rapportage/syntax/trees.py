"""The best tree over a sentence's words, given how well each would stand under each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_LEAST = -1e8
"""Stands for minus infinity and for what is no number, so that sums of scores stay finite."""


def is_tree(heads: Sequence[int]) -> bool:
    """Return whether heads (-1 for the root) make one tree with one root."""
    state = [0] * len(heads)  # 0 not seen, 1 on the way up, 2 reaches the root
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        way = []
        word = start
        while word >= 0 and state[word] == 0:
            state[word] = 1
            way.append(word)
            word = heads[word]
        if word >= 0 and state[word] == 1:
            return False
        for step in way:
            state[step] = 2
    return True


def best_heads(scores: NDArray[np.floating]) -> list[int]:
    """Return the heads, -1 for the root, of the best tree with one root.

    Args:
        scores: n rows, one a word; n + 1 columns, the root and then each word as a head. A word under itself is never chosen.
    """
    n = len(scores)
    if n <= 1:
        return [-1] * n
    table = np.full((n + 1, n + 1), _LEAST)
    table[1:] = np.nan_to_num(scores, nan=_LEAST, posinf=-_LEAST, neginf=_LEAST).clip(_LEAST, -_LEAST)
    np.fill_diagonal(table, -np.inf)
    inner = table[1:]
    finite = inner[np.isfinite(inner) & (inner > _LEAST)]
    spread = float(finite.max() - finite.min()) if finite.size else 0.0
    table[1:, 0] -= (spread + 1.0) * n  # a second root costs more than all else could win
    return [head - 1 for head in _arborescence(table)[1:]]


def _arborescence(table: NDArray[np.float64]) -> list[int]:
    """Return the heads of the best arborescence out of node 0 (Chu and Liu 1965, Edmonds 1967), without recursion.

    Cycles are contracted in place into the slot of one member, so that n words cost three n x n tables and O(n^2) steps.

    Args:
        table: Scores by dependent and head; changed.
    """
    n = len(table)
    edges = np.arange(n * n).reshape(
        n, n
    )  # the first-given edge, as dependent * n + head, that each cell now stands for
    node_in = list(range(n))  # which node, simple or contracted, a slot holds
    parent: list[int] = [-1] * n
    entering: list[int] = [-1] * n
    best = [0] * n
    state = [0] * n
    for start in range(1, n):
        way: list[int] = []
        slot = start
        while slot != 0 and state[slot] != 2:
            if state[slot] == 1:
                at = way.index(slot)
                cycle = way[at:]
                del way[at:]
                _contract(table, edges, np.array(cycle), best)
                for member in cycle:
                    parent[node_in[member]] = len(parent)
                    state[member] = 2
                node_in[slot] = len(parent)
                parent.append(-1)
                entering.append(-1)
            state[slot] = 1
            way.append(slot)
            head = int(table[slot].argmax())
            best[slot] = head
            entering[node_in[slot]] = int(edges[slot, head])
            slot = head
        for step in way:
            state[step] = 2
    for node in range(len(parent) - 1, n - 1, -1):
        child = entering[node] // n
        while parent[child] != node:
            child = parent[child]
        entering[child] = entering[node]
    return [edge % n if edge >= 0 else 0 for edge in entering[:n]]


def _contract(
    table: NDArray[np.float64], edges: NDArray[np.int64], cycle: NDArray[np.int64], best: Sequence[int]
) -> None:
    """Make one slot, the first of the cycle, stand for all of it; the others are left without edges."""
    keep, rest = cycle[0], cycle[1:]
    columns = np.arange(len(table))
    gains = table[cycle] - table[cycle, [best[slot] for slot in cycle]][:, None]
    which = gains.argmax(0)
    row, row_edges = gains[which, columns], edges[cycle[which], columns]
    outward = table[:, cycle]
    which = outward.argmax(1)
    column, column_edges = outward[columns, which], edges[columns, cycle[which]]
    table[keep], edges[keep] = row, row_edges
    table[:, keep], edges[:, keep] = column, column_edges
    table[rest] = -np.inf
    table[:, rest] = -np.inf
    table[keep, cycle] = -np.inf
