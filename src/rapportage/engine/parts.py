"""A manifest of parts: what there is to do, in order, each part under a name minted from what it holds.

The name is a digest of the ids and the stage, so whoever remembers the names of finished parts can stop at any
moment and go on later, and many machines can share one manifest without speaking to each other (``shard``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, islice

from rapportage.engine.processes import run_processes
from rapportage.engine.serial import run_serial
from rapportage.engine.stage import Stage

SMALL_PARTS = 2
"""Up to so many parts are done by this process: a worker needs about a second until its first result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some lines that are done together.

    Attributes:
        name: A digest of what it holds and the stage it is for.
        lines: What the stage takes.
    """

    name: str
    lines: tuple[bytes, ...]

    @classmethod
    def of(cls, ids: Iterable[str], lines: Iterable[bytes], *, stage: Stage) -> Part:
        """Return the part that holds these lines; ``ids`` stand for their content."""
        digest = blake2b(stage.key.encode(), digest_size=16)
        for one in ids:
            digest.update(b"\x1f" + one.encode())
        return cls(name=digest.hexdigest(), lines=tuple(lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class PartResult:
    """What a stage made of a part: its lines, or why there are none."""

    part: Part
    lines: tuple[bytes, ...] = ()
    error: str = ""


def run_parts(
    stage: Stage, parts: Iterable[Part], *, processes: int = 1, is_done: Callable[[Part], bool] | None = None
) -> Iterator[PartResult]:
    """Yield the result of each part in the order of the parts, the same on one process and on many.

    A part on which the stage raises has ``error`` and no lines; the run goes on. So it does when a worker is
    killed, by the system for its memory or by a fault in a library: the part is tried once more, alone.

    Args:
        stage: What to do.
        parts: The manifest; it is read a few parts ahead, never whole.
        processes: How many workers; with 1, or no more than SMALL_PARTS parts, this process does it.
        is_done: Tells which parts to leave out.
    """
    wanted = (part for part in parts if is_done is None or not is_done(part))
    first = list(islice(wanted, SMALL_PARTS + 1))
    everything = chain(first, wanted)
    run = run_serial if processes <= 1 or len(first) <= SMALL_PARTS else run_processes
    lines = run(stage, ((part, part.lines) for part in everything), processes=processes)
    return (PartResult(part=part, lines=made, error=error) for part, made, error in lines)


def shard(parts: Iterable[Part], words: str) -> Iterator[Part]:
    """Yield one machine's share of a manifest: ``3/8`` is the third of eight, disjoint from the others'.

    Raises:
        ValueError: The words are no ``i/n`` with 1 <= i <= n.
    """
    number, mark, of = words.partition("/")
    if not (mark and number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
        message = f"a shard is written i/n, from 1/n to n/n: {words!r}"
        raise ValueError(message)
    return (part for part in parts if int(part.name[:15], 16) % int(of) == int(number) - 1)


def cut(lines: Iterable[tuple[str, bytes]], *, stage: Stage, count: int, size: int) -> Iterator[Part]:
    """Yield parts of at most ``count`` lines and about ``size`` bytes from pairs of id and line."""
    batch: list[tuple[str, bytes]] = []
    held = 0
    for pair in lines:
        batch.append(pair)
        held += len(pair[1])
        if len(batch) >= count or held >= size:
            yield _part(batch, stage)
            batch, held = [], 0
    if batch:
        yield _part(batch, stage)


def _part(batch: Sequence[tuple[str, bytes]], stage: Stage) -> Part:
    return Part.of((one for one, _ in batch), (line for _, line in batch), stage=stage)
