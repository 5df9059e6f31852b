"""Mails."""

from rapportage.schema.report import Medium, Payload
from tests.containers import MAIL, addresses, codes, hints, opened, texts


def test_a_mail_is_its_plain_text_with_its_header_as_hints_and_its_attachments() -> None:
    found = opened(MAIL, "m.eml")
    assert addresses(found) == ["m.eml", "m.eml!note.txt"]
    assert texts(found) == [b"The caf\xe9 at the border of Ardania is open.", b"A note."]
    assert isinstance(found[0], Payload)
    assert found[0].charset == "iso-8859-1"
    assert hints(found[0]) == {
        "author": "Gráf Desk", "outlet": "courier.example", "title": "Talks", "published": "2024-01-20T23:30:00-05:00",
    }  # fmt: skip
    assert codes(found) == ["R153"]


def test_html_is_read_where_the_plain_text_says_little() -> None:
    mail = MAIL.replace(b"The caf=E9 at the border of Ardania is open.", b"See it in a browser.").replace(
        b"<p>The", b"<p>" + b"Long talk. " * 9
    )
    page = opened(mail, "m.eml")[0]
    assert isinstance(page, Payload)
    assert page.medium is Medium.HTML


def test_a_mail_in_a_mail_is_a_mail() -> None:
    outer = b"From: b@x.example\nMessage-ID: <2>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=Z\n\n--Z\nContent-Type: text/plain\n\nSee below.\n"
    found = opened(outer + b"--Z\nContent-Type: message/rfc822\n\n" + MAIL + b"\n--Z--\n", "m.eml")
    assert addresses(found) == ["m.eml", "m.eml!message.eml", "m.eml!message.eml!note.txt"]
    assert hints(found[1])["title"] == "Talks"


def test_a_mail_without_words_says_so() -> None:
    assert codes(
        opened(b"Message-ID: <1>\nMIME-Version: 1.0\nContent-Type: image/png\n\n\x89PNG\r\n\x1a\n", "m.eml")
    ) == ["R153", "R170"]


def test_headers_made_to_hurt_are_issues() -> None:
    head = b"Message-ID: <1>\nMIME-Version: 1.0\n"
    assert codes(opened(head + b"Content-Type: text/plain; " + b'a=";' * 10_000 + b"\n\nx", "m.eml")) == ["R180"]
    assert texts(opened(head + b"From: " + b"(" * 50_000 + b"\n\nx", "m.eml")) == [b"x"]
    nested = b"".join(b"--X%d\nContent-Type: multipart/mixed; boundary=X%d\n\n" % (n, n + 1) for n in range(1000))
    assert codes(opened(head + b"Content-Type: multipart/mixed; boundary=X0\n\n" + nested, "m.eml")) == ["R180"]


def test_a_page_a_browser_saved_whole_is_that_page() -> None:
    saved = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/1\r\nSubject: Talks\r\n"
        b"Date: Sat, 20 Jan 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\n'
        b'Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><p class=3D"x">They met.</p></html>\r\n'
        b"--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--B--\r\n"
    )
    for name in ("a.mhtml", "noname"):
        [page] = opened(saved, name)
        assert isinstance(page, Payload)
        assert (page.body, page.medium) == (b'<html><p class="x">They met.</p></html>', Medium.HTML)
        assert hints(page) == {"title": "Talks", "url": "https://courier.example/1"}


def test_an_encoding_no_program_knows_or_can_name_is_handed_on_or_left_out() -> None:
    head = b"Message-ID: <1>\nMIME-Version: 1.0\nContent-Type: text/plain; charset="
    for charset in (b"no-such", b"a\0b", b"\xff", b"''%00'"):
        assert texts(opened(head + charset + b"\n\nCaf\xe9 words", "m.eml")) == [b"Caf\xe9 words"]
