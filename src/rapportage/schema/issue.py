"""Something a step noticed and worked around."""

from __future__ import annotations

from rapportage.schema.base import Row
from rapportage.schema.ids import ReportId, mint
from rapportage.schema.span import Span


class Issue(Row, frozen=True, kw_only=True):
    """A remark on the input. Codes are listed, with their remedy, in ``docs/issues.md``.

    Attributes:
        code: R1xx reading, R2xx recording, R3xx reconciling, R4xx relating, R5xx rehearsing.
        message: What was found, where, and what to do about it.
        address: The payload it was found in.
        report: The report it concerns, empty when the payload yielded none.
        span: The characters it concerns, where it concerns characters.
        byte: Position in the payload or container, where it concerns bytes.
    """

    code: str
    message: str
    address: str = ""
    report: ReportId = ReportId("")
    span: Span | None = None
    byte: int | None = None


def remark(
    code: str, message: str, *, address: str, span: Span | None = None, byte: int | None = None, report: str = ""
) -> Issue:
    """Return an issue with its id minted from what it says."""
    where = f"{span.start}-{span.end}" if span else ""
    return Issue(
        id=mint("issue", code, address, report, message, where, "" if byte is None else byte),
        code=code,
        message=message,
        address=address,
        report=ReportId(report),
        span=span,
        byte=byte,
    )
