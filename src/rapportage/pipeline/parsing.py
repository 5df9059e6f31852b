"""Texts in, CoNLL-U out, as a stage: one file or report a line, on one core or many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import cache, partial

import msgspec

from rapportage.engine.stage import Stage
from rapportage.errors import PayloadError, RapportageError
from rapportage.reading.options import ReadingOptions
from rapportage.reading.read import read
from rapportage.schema.base import Shape
from rapportage.schema.report import ARTICLE, MINED, Payload
from rapportage.syntax.analysis import Analysis
from rapportage.syntax.backbone import Backbone
from rapportage.syntax.conllu import write_conllu, write_given
from rapportage.syntax.excerpts import analyze_parts
from rapportage.syntax.frames import Frame
from rapportage.syntax.given import Given, read_words
from rapportage.syntax.opening import open_backbone

VERSION = "1"
_PARSED = ARTICLE | MINED
"""Blocks of a report that are prose: its article, and what records may come from."""


class Form(Enum):
    """What a file holds."""

    PLAIN = "plain"  # text, taken as it is
    TOKENS = "tokens"  # words already cut
    PAYLOAD = "payload"  # anything reading can read


class Parsed(Shape, frozen=True, kw_only=True):
    """What became of one file: CoNLL-U, or why there is none."""

    address: str
    words: bytes = b""
    error: str = ""


def parse(*, form: Form, syntax: str, threads: int, frames: bool, reading: ReadingOptions) -> Stage:
    """Return the stage that parses payloads; their lines come back as `Parsed`, one for each."""
    run = partial(_run, form=form, syntax=syntax, threads=threads, frames=frames, reading=reading)
    return Stage(name="parse", version=VERSION, run=run)


def _run(
    lines: Iterable[bytes], *, form: Form, syntax: str, threads: int, frames: bool, reading: ReadingOptions
) -> Iterator[bytes]:
    backbone = _opened(syntax, threads)
    take, give = msgspec.json.Decoder(Payload), msgspec.json.Encoder()
    for line in lines:
        payload = take.decode(line)
        try:
            written = "".join(_written(payload, backbone, form=form, frames=frames, reading=reading))
            made = Parsed(address=payload.address, words=written.encode("utf-8", "backslashreplace"))
        except RapportageError as error:
            made = Parsed(address=payload.address, error=str(error))
        yield give.encode(made)


@cache
def _opened(syntax: str, threads: int) -> Backbone:
    """Return the backbone, opened once a process."""
    return open_backbone(syntax, threads=threads)


def _written(
    payload: Payload, backbone: Backbone, *, form: Form, frames: bool, reading: ReadingOptions
) -> Iterator[str]:
    if form is Form.PAYLOAD:
        yield from _written_report(payload, backbone, frames=frames, reading=reading)
        return
    text = _decoded(payload.body)
    name = payload.address if payload.address != "-" else ""
    if form is Form.TOKENS:
        given = read_words(text)
        analysis = _analyzed(given, backbone)
        yield from write_given(analysis, given, name=name, frames=_frames(analysis, backbone, wanted=frames))
        return
    analysis = backbone.analyze(text)
    opening = [f"newdoc id = {name}"] if name else []
    yield from write_conllu(analysis, name=name, opening=opening, frames=_frames(analysis, backbone, wanted=frames))


def _written_report(payload: Payload, backbone: Backbone, *, frames: bool, reading: ReadingOptions) -> Iterator[str]:
    """Yield the prose of a report, each block a paragraph, a name of one type in all; offsets count in ``report.text``."""
    report = read(payload, reading)
    prose = [block for block in report.blocks if block.use in _PARSED]
    analysis = analyze_parts(report.text, [(block.start, block.end) for block in prose], backbone)
    word_at = {start: word for word, start in enumerate(analysis.start.tolist())}
    yield from write_conllu(
        analysis,
        name=report.id,
        opening=[f"newdoc id = {report.id}", f"address = {report.address}"],
        notes={word_at[block.start]: [f"block = {block.use.value}"] for block in prose if block.start in word_at},
        frames=_frames(analysis, backbone, wanted=frames),
    )


def _analyzed(given: Given, backbone: Backbone) -> Analysis:
    from rapportage.syntax.builtin import Builtin  # noqa: PLC0415 - loads onnxruntime, which another backbone does without

    if isinstance(backbone, Builtin):
        return backbone.analyze_words(given.sentences, spaced=given.spaces_before)
    return backbone.analyze_words(given.sentences)


def _frames(analysis: Analysis, backbone: Backbone, *, wanted: bool) -> Sequence[Frame]:
    if not wanted:
        return ()
    from rapportage.syntax.clauses import find_frames  # noqa: PLC0415 - word lists that only this needs

    return tuple(find_frames(analysis, scheme=backbone.scheme))


def _decoded(body: bytes) -> str:
    """Return a file's characters.

    Raises:
        PayloadError: It is no UTF-8.
    """
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start} (line {line}) is no UTF-8; --read finds out other encodings"
        raise PayloadError(message) from error
