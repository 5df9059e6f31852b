"""How words hang together with a word that tells an act: the way through the tree from the one to the other, as a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def find_paths(head: Sequence[int], deprel: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield a word, another near it in the tree, and the way from the first to the second; of two ways to one word the shorter.

    The way is "c" to what the word governs, "h" to what governs it, "hh" over that, "s" to what else its head governs, "u" to what the head
    over that governs, "g" to what is governed by what it governs, each with the relations gone through.

    Args:
        head: Head of each word, -1 for none.
        deprel: Its relation to it.
    """
    children: list[list[int]] = [[] for _ in head]
    for word, over in enumerate(head):
        if over >= 0:
            children[over].append(word)
    for word in range(len(head)):
        found = {word: ""}
        for other, way in _ways(word, head, deprel, children):
            if other not in found:
                found[other] = way
                yield word, other, way


def _ways(
    word: int, head: Sequence[int], deprel: Sequence[str], children: Sequence[Sequence[int]]
) -> Iterator[tuple[int, str]]:
    over = head[word]
    yield from ((kid, f"c {deprel[kid]}") for kid in children[word])
    own = _plain(deprel[word])
    if over >= 0:
        yield over, f"h {deprel[word]}"
        yield from ((other, f"s {own} {deprel[other]}") for other in children[over])
    for kid in children[word]:
        yield from ((each, f"g {_plain(deprel[kid])} {_plain(deprel[each])}") for each in children[kid])
    top = head[over] if over >= 0 else -1
    if top >= 0:
        way = f"{own} {_plain(deprel[over])}"
        yield top, f"hh {way}"
        yield from ((other, f"u {way} {deprel[other]}") for other in children[top])


def _plain(relation: str) -> str:
    return relation.partition(":")[0]
