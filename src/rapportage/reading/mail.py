"""What a mail holds: its text, once, and what is attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime

from rapportage.reading.flow import Holding, Opener, hold_bytes
from rapportage.schema.issue import Issue
from rapportage.schema.report import Hint, Medium, Payload

_MAX_PARTS = 1000
"""Parts of one mail looked at: more than the attachments anybody sends, or the mails of a digest."""

_MAX_HEADER = 2000
_MAX_PARAMETERS = 16 * 1024
"""Longest Content-Type or Content-Disposition taken apart: the parser needs time by the square of it (1 MB: 2.4 s)."""

_PARAMETERS = re.compile(rb"^content-(?:type|disposition)[ \t]{0,9}:", re.IGNORECASE | re.MULTILINE)
_TEXTS = {"text/plain": Medium.TEXT, "text/html": Medium.HTML}
_BULKY = re.compile(rb"\s+")


def open_mail(holding: Holding, opener: Opener) -> Iterator[Payload | Issue]:
    """Yield the text of a mail as one payload, then what is attached, each opened as what it is.

    Of a text given twice, plain and as HTML, the plain one is taken, unless it says less than half as much
    ("look at this in your browser"). Sender, date and subject become hints.
    """
    most = holding.options.max_payload_bytes
    body = holding.stream.read(most + 1)
    if len(body) > most:
        yield holding.issue("R154", f"a mail of more than {most:,} bytes, left out (intake.max_payload_bytes)", most)
        return
    if (long := endless_header(body)) >= 0:
        told = f"a mail with a header of more than {_MAX_PARAMETERS:,} bytes; no mail program writes such"
        yield holding.issue("R180", told, long)
        return
    try:
        message = BytesParser(policy=compat32).parsebytes(body)
    except (RecursionError, MessageError, ValueError, LookupError) as error:
        yield holding.issue("R180", f"a mail that cannot be taken apart: {error}", 0)
        return
    yield from _opened(message, holding, opener)


def endless_header(body: bytes) -> int:
    """Return where a header begins that is too long to be taken apart, -1 where none is."""
    for found in _PARAMETERS.finditer(body):
        end = body.find(b"\n", found.end())
        while 0 <= end < found.start() + _MAX_PARAMETERS and body[end + 1 : end + 2] in {b" ", b"\t"}:
            end = body.find(b"\n", end + 1)
        if (end if end >= 0 else len(body)) - found.start() > _MAX_PARAMETERS:
            return found.start()
    return -1


def _opened(message: Message, holding: Holding, opener: Opener) -> Iterator[Payload | Issue]:
    if saved := header_text(str(message.get("Snapshot-Content-Location", ""))):
        yield from _saved_page(message, holding, url=saved)
        return
    hints = find_mail_hints(message)
    texts = 0
    for number, part in enumerate(leaves(message)):
        if number >= _MAX_PARTS:
            yield holding.issue("R167", f"more than {_MAX_PARTS} parts; the rest is left out")
            return
        content = content_of(part)
        kind = part.get_content_type()
        name = name_of(part)
        if kind in _TEXTS and not name:
            texts += 1
            if content.strip():
                yield Payload(
                    body=content,
                    address=holding.address if texts == 1 else f"{holding.address}!part{texts}",
                    medium=_TEXTS[kind],
                    charset=charset_of(part),
                    hints=(*hints, *holding.hints),
                    path=holding.path,
                )
        else:
            yield from _attached(part, content, holding, opener, number=number)
    if not texts:
        yield holding.issue("R170", "the mail has no text of its own")


def _saved_page(message: Message, holding: Holding, *, url: str) -> Iterator[Payload | Issue]:
    """Yield the page that a browser saved whole (MHTML); its images and styles are left out, its frames too."""
    page = next((part for part in leaves(message) if part.get_content_type() == "text/html"), None)
    if page is None:
        yield holding.issue("R170", "a saved page without a page in it")
        return
    title = header_text(str(message.get("Subject", "")))
    hints = (Hint(name="title", value=title), Hint(name="url", value=url)) if title else (Hint(name="url", value=url),)
    yield Payload(
        body=content_of(page),
        address=holding.address,
        medium=Medium.HTML,
        charset=charset_of(page),
        hints=(*hints, *holding.hints),
        path=holding.path,
    )


def _attached(
    part: Message, content: bytes, holding: Holding, opener: Opener, *, number: int
) -> Iterator[Payload | Issue]:
    kind = part.get_content_type()
    name = name_of(part) or ("message.eml" if kind == "message/rfc822" else f"part{number + 1}")
    clean = name.replace("\\", "/").rpartition("/")[2] or f"part{number + 1}"
    inner = hold_bytes(
        content, holding, address=f"{holding.address}!{clean}", name=clean, charset=charset_of(part)
    )._replace(depth=holding.depth + 1)
    if holding.depth >= holding.options.max_depth:
        yield inner.issue("R160", "lies in too many mails and archives to be opened")
    else:
        yield from opener(inner)


def leaves(message: Message) -> Iterator[Message]:
    """Yield the parts of a mail that hold something, of alternatives only the one to read; mails in it whole."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        kind = part.get_content_type()
        if kind == "message/rfc822" or not part.is_multipart():
            yield part
            continue
        parts = parts_of(part)
        if kind == "multipart/alternative":
            parts = chosen(parts)
        waiting += reversed(parts)


def chosen(parts: list[Message]) -> list[Message]:
    """Return the alternative to read: the plain text unless it says less than half of what the HTML says."""
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    rich = [part for part in parts if part.get_content_type() != "text/plain"]
    if not plain or not rich:
        return (plain or rich)[:1]
    pages = [part for part in _inside(rich) if part.get_content_type() == "text/html"]
    said = len(_BULKY.sub(b"", content_of(plain[0])))
    shown = max((len(_BULKY.sub(b"", without_tags(content_of(page)))) for page in pages), default=0)
    return plain[:1] if said * 2 >= shown else rich[-1:]


def _inside(parts: list[Message]) -> Iterator[Message]:
    for part in parts:
        yield part
        yield from parts_of(part)


def parts_of(part: Message) -> list[Message]:
    """Return the parts a part is made of, none where it holds a text itself."""
    inner = part.get_payload() if part.is_multipart() else []
    return [each for each in inner if isinstance(each, Message)]


def without_tags(page: bytes) -> bytes:
    """Return roughly what a page shows: what stands outside of tags, style and scripts.

    >>> without_tags(b"<style>p {}</style><p>Two words</p>")
    b'Two words'
    """
    shown: list[bytes] = []
    is_shown = True
    for piece in page.split(b"<"):
        tag, _, text = piece.partition(b">")
        name = tag[:7].lower()
        if name.startswith((b"style", b"script", b"head")):
            is_shown = False
        elif name.startswith((b"/style", b"/script", b"/head", b"body")):
            is_shown = True
        if is_shown:
            shown.append(text)
    return b"".join(shown)


def content_of(part: Message) -> bytes:
    """Return the bytes of a part with its transfer encoding undone; of a mail in a mail, that mail."""
    if part.is_multipart():
        try:
            return b"\n".join(each.as_bytes() for each in parts_of(part))
        except (RecursionError, MessageError, ValueError, LookupError, TypeError, AttributeError):
            return b""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return content if isinstance(content, bytes) else b""


def name_of(part: Message) -> str:
    """Return the name of an attachment, empty where it has none and is shown in the mail."""
    try:
        name = header_text(str(part.get_filename() or ""))
        is_attached = part.get_content_disposition() == "attachment"
    except (ValueError, LookupError, TypeError, AttributeError):
        return "attachment"
    return name[:200] or ("attachment" if is_attached else "")


def charset_of(part: Message) -> str:
    """Return the encoding a part names, empty where it names none."""
    try:
        return str(part.get_content_charset() or "")[:40]
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


def find_mail_hints(message: Message) -> tuple[Hint, ...]:
    """Return what the header of a mail says of its text: title, outlet or author, date, list."""
    found: list[Hint] = []
    name, address = sender(header_text(str(message.get("From", ""))))
    if name or address:
        found.append(Hint(name="author", value=name or address))
    if domain := address.rpartition("@")[2].strip().lower():
        found.append(Hint(name="outlet", value=domain))
    if subject := header_text(str(message.get("Subject", ""))):
        found.append(Hint(name="title", value=subject))
    if date := iso_date(str(message.get("Date", ""))):
        found.append(Hint(name="published", value=date))
    if language := str(message.get("Content-Language", "")).strip():
        found.append(Hint(name="language", value=language[:20]))
    return tuple(found)


def sender(value: str) -> tuple[str, str]:
    """Return the name and the address of a sender; the whole as the name where it is neither.

    >>> sender("Desk <desk@news.example>"), sender("(" * 2000)[1]
    (('Desk', 'desk@news.example'), '')
    """
    try:
        return parseaddr(value)
    except (RecursionError, IndexError, ValueError):  # comments in comments; what it was seen to raise
        return value[:200], ""


def header_text(value: str) -> str:
    """Return a header with its encoded words decoded; as it is where they cannot be.

    >>> header_text("=?utf-8?q?Gr=C3=BC=C3=9Fe?="), header_text("Plain")
    ('Grüße', 'Plain')
    """
    try:
        pieces = decode_header(value[: 4 * _MAX_HEADER])
        parts = [
            text.decode(charset or "utf-8", "replace") if isinstance(text, bytes) else text for text, charset in pieces
        ]
    except (ValueError, LookupError, MessageError):
        parts = [value]
    text = "".join(parts).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(text.split())[:_MAX_HEADER]


def iso_date(value: str) -> str:
    """Return a mail's date in ISO form, in its own zone, as it is where it is none.

    >>> iso_date("Sat, 20 Jan 2024 10:00:00 +0500"), iso_date("soon")
    ('2024-01-20T10:00:00+05:00', 'soon')
    """
    try:
        found = parsedate_to_datetime(value[:200])
    except (ValueError, TypeError, IndexError, OverflowError):
        return value.strip()[:200]
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).isoformat()
