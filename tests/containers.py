"""Containers made for tests: what holds what, in invented countries."""

import gzip
import io
import json
import zipfile
from collections.abc import Mapping

from rapportage.reading.container_options import ContainerOptions
from rapportage.reading.containers import find_members
from rapportage.reading.flow import hold
from rapportage.schema.issue import Issue
from rapportage.schema.report import Payload

PAGES = [f"<html><p>Ardania and Belmark met for day {day} of talks.</p></html>".encode() * 5 for day in range(4)]


def opened(body: bytes, name: str, **settings: object) -> list[Payload | Issue]:
    """Return everything that opening a stream of these bytes under this name yields."""
    options = ContainerOptions(**settings)
    return list(find_members(hold(io.BytesIO(body), address=name, name=name, options=options)))


def texts(found: list[Payload | Issue]) -> list[bytes]:
    return [each.body for each in found if isinstance(each, Payload)]


def addresses(found: list[Payload | Issue]) -> list[str]:
    return [each.address for each in found if isinstance(each, Payload)]


def issues(found: list[Payload | Issue]) -> list[Issue]:
    """Return the issues yielded, and those that payloads carry."""
    return [issue for each in found for issue in ([each] if isinstance(each, Issue) else each.issues)]


def codes(found: list[Payload | Issue]) -> list[str]:
    return [issue.code for issue in issues(found)]


def hints(payload: Payload | Issue) -> dict[str, str]:
    assert isinstance(payload, Payload)
    return {hint.name: hint.value for hint in payload.hints}


def answer(
    body: bytes, content_type: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = ""
) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{more}\r\n".encode() + body


def record(block: bytes, uri: str, kind: str = "response", **fields: str) -> bytes:
    named = {"WARC-Type": kind, "WARC-Target-URI": uri, "Content-Length": str(len(block))}
    named |= {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def warc_records() -> list[bytes]:
    return [
        record(b"software: made for tests\r\n", "", kind="warcinfo"),
        *(record(answer(page), f"https://news.example/{number}") for number, page in enumerate(PAGES)),
        record(answer(b"\x89PNG\r\n\x1a\n", "image/png"), "https://news.example/logo.png"),
        record(
            b"Plain words of a conversion.", "https://news.example/text", kind="conversion", Content_Type="text/plain"
        ),
    ]


def warc(*, packed: bool = False) -> bytes:
    return b"".join(gzip.compress(each, mtime=0) if packed else each for each in warc_records())


def zip_of(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, body in members.items():
            archive.writestr(zipfile.ZipInfo(name), body, method)
    return made.getvalue()


def json_lines(count: int) -> bytes:
    rows = (
        {"title": f"Day {n}", "text": f"Talks in Ardania, day {n}.", "url": f"https://news.example/{n}"}
        for n in range(count)
    )
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Belmark Courier</title><language>en</language>
<item><title>Border opens</title><link>https://courier.example/1</link><author>desk@courier.example (Ana Orr)</author>
<pubDate>Sat, 20 Jan 2024 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The border of Ardania is open.</p>]]></content:encoded></item>
<item><title>Talks go on</title><guid isPermaLink="false">c-2</guid><description>Only this &lt;b&gt;much&lt;/b&gt;.</description></item>
</channel></rss>"""

MAIL = (
    b"Received: from a by b\r\nFrom: =?utf-8?q?Gr=C3=A1f_Desk?= <desk@courier.example>\r\nSubject: =?utf-8?b?VGFsa3M=?=\r\n"
    b"Date: Sat, 20 Jan 2024 23:30:00 -0500\r\nMessage-ID: <1@courier.example>\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="M"\r\n\r\n--M\r\nContent-Type: multipart/alternative; boundary="A"\r\n\r\n'
    b"--A\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"The caf=E9 at the border of Ardania is open.\r\n--A\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    b"<style>p {color: red}</style><p>The cafe at the border of Ardania is open.</p>\r\n--A--\r\n"
    b'--M\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; filename="note.txt"\r\n'
    b"Content-Transfer-Encoding: base64\r\n\r\nQSBub3RlLg==\r\n"
    b'--M\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="map.pdf"\r\n\r\n%PDF-1.7\r\n--M--\r\n'
)
