"""Many parts at once, each in a worker process of its own.

Each worker is fed by a thread of this process, which waits for it: so a worker's death is known to be of the part
it had, and results are taken in while the caller is busy with earlier ones. Workers are spawned, never forked
(a fork copies threads' locks), are deaf to Ctrl-C, and end by themselves when this process is gone.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from queue import SimpleQueue
from typing import TypeVar

import msgspec

from rapportage.engine.serial import Lines, attempt
from rapportage.engine.stage import Stage

Name = TypeVar("Name")

AHEAD = 2
"""Parts taken from the manifest for each worker: one that it has, one that waits."""

_ENCODER = msgspec.msgpack.Encoder()
_LINES = msgspec.msgpack.Decoder(tuple[bytes, ...])
_MADE = msgspec.msgpack.Decoder(tuple[tuple[bytes, ...], str])


class WorkerDied(Exception):
    """A worker ended in the middle of a part."""


def run_processes(
    stage: Stage, batches: Iterable[tuple[Name, Lines]], *, processes: int
) -> Iterator[tuple[Name, Lines, str]]:
    """Yield name, lines made and error of each batch, in the order of the batches."""
    crew = _Crew(stage, processes)
    waiting: deque[tuple[Name, Lines, Future[tuple[Lines, str]]]] = deque()
    todo = iter(batches)
    try:
        while True:
            for name, lines in todo:
                waiting.append((name, lines, crew.submit(lines)))
                if len(waiting) >= AHEAD * processes:
                    break
            if not waiting:
                return
            name, lines, future = waiting.popleft()
            try:
                made, error = future.result()
            except WorkerDied:
                wait([other for _, _, other in waiting])
                made, error = crew.again(lines)
            yield name, made, error
    finally:
        crew.dismiss()


class _Crew:
    """Workers, and the threads that feed them."""

    def __init__(self, stage: Stage, size: int) -> None:
        self._stage = stage
        self._all: list[_Worker] = []
        self._idle: SimpleQueue[_Worker | None] = SimpleQueue()
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="rapportage-part")
        for _ in range(size):
            self._idle.put(None)  # a place for a worker, hired when there is work for it
        self._is_over = False

    def submit(self, lines: Lines) -> Future[tuple[Lines, str]]:
        """Give lines to the next worker that is idle."""
        return self._threads.submit(self._do, lines)

    def again(self, lines: Lines) -> tuple[Lines, str]:
        """Do lines whose worker died once more, with nobody else at work."""
        try:
            return self._threads.submit(self._do, lines).result()
        except WorkerDied as error:
            return (), f"the worker ended twice ({error}), for lack of memory or by a fault in a library"

    def _do(self, lines: Lines) -> tuple[Lines, str]:
        worker: _Worker | None = None
        held = self._idle.get()
        try:
            worker = held or self._hire()
            return worker.do(lines)
        except WorkerDied:
            worker = None
            raise
        finally:
            self._idle.put(worker)

    def _hire(self) -> _Worker:
        if self._is_over:
            message = "nobody is hired any more"
            raise WorkerDied(message)
        worker = _Worker(self._stage)
        self._all.append(worker)
        return worker

    def dismiss(self) -> None:
        """End every worker, also in the middle of its part, and wait until it is gone."""
        self._is_over = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._all:
            worker.end()
        self._threads.shutdown(wait=True)
        for worker in self._all:  # one may have been hired while the others were sent home
            worker.end()


class _Worker:
    """One spawned process that does batch after batch."""

    def __init__(self, stage: Stage) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, stage), daemon=True, name=stage.name)
        with _without_interrupts():
            self._process.start()
        theirs.close()

    def do(self, lines: Lines) -> tuple[Lines, str]:
        """Return what the worker makes of lines.

        Raises:
            WorkerDied: It ended before it was done.
        """
        try:
            self._pipe.send_bytes(_ENCODER.encode(lines))
            return _MADE.decode(self._pipe.recv_bytes())
        except (EOFError, OSError) as error:
            self._process.join(5)
            message = f"exit status {self._process.exitcode}"
            raise WorkerDied(message) from error

    def end(self) -> None:
        """End the process at once."""
        with contextlib.suppress(OSError, ValueError):
            self._process.terminate()
            self._process.join(5)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._pipe.close()


def _serve(pipe: Connection, stage: Stage) -> None:
    """What a worker does: batch after batch, until its master lets go of the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the master's to answer
    threading.Thread(target=_end_with_master, daemon=True).start()
    with contextlib.suppress(EOFError, OSError):
        while True:
            lines = _LINES.decode(pipe.recv_bytes())
            pipe.send_bytes(_ENCODER.encode(attempt(stage, lines)))


def _end_with_master() -> None:
    """End this process as soon as the one that started it is gone, however deep in a part it is."""
    master = parent_process()
    if master is not None:
        wait_for([master.sentinel])
        os._exit(1)


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Let a process started in the block be born deaf to Ctrl-C, so that none dies with a traceback half awake."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
