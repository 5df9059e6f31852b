"""A stage: something done to every line of a part, on one core, many, or many machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

Run = Callable[[Iterable[bytes]], Iterator[bytes]]
"""Lines of JSON in, lines of JSON out, one shape a line, no line breaks; the lines need not match one to one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A step with a name and a version.

    Spark takes the same function unchanged, a partition of a column ``line`` for a part::

        def batches(frames):                  # pyspark: frame.mapInArrow(batches, "line binary")
            for frame in frames:
                made = [*stage.run(line.as_py() for line in frame.column("line"))]
                yield pa.RecordBatch.from_pydict({"line": made})

    Attributes:
        name: What the step is called.
        version: Another version, another result: whatever the outcome depends on beside the lines.
        run: The function; it must be picklable (at the top of a module, or a ``partial`` of such a one), and
            gives the same lines for the same lines, wherever and however often it runs.
    """

    name: str
    version: str
    run: Run

    @property
    def key(self) -> str:
        """``name@version``."""
        return f"{self.name}@{self.version}"
