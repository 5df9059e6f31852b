"""What a stream holds."""

import pytest

from rapportage.reading.kinds import find_kind


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"Talks went on in Ardania.", "a.txt", "text"),
        (b"# Talks", "a.md", "text"),
        (b"<!DOCTYPE html><html><p>x", "a.html", "html"),
        (b"<!doctype html><html>", "a.txt", "html"),
        (b"\n<!-- saved -->\n<html lang='en'>", "page", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html>', "a.xhtml", "html"),
        (b'<?xml version="1.0"?><rss version="2.0">', "a.html", "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "x", "feed"),
        (b"\x1f\x8b\x08\x00", "a.txt", "gzip"),
        (b"PK\x03\x04rest of it", "a.txt", "zip"),
        (b"WARC/1.0\r\n", "noname", "warc"),
        (b'{"text": "x"}', "stdin", "json"),
        (b'{"text": "x"}', "a.txt", "text"),
        (b"[Editor's note] Talks went on.", "a.txt", "text"),
        (b"title,text\n", "a.csv", "csv"),
        (b"From: a@b.example\nSubject: x\nDate: today\nMessage-ID: <1>\n\nx", "x", "mail"),
        (b"From: Ardania, with love.\nTalks went on.", "a.txt", "text"),
        (b"BM is the country code of Belmark, as travellers know.", "a.txt", "text"),
        (b"\xff\xfeT\x00a\x00l\x00k\x00s\x00", "a.txt", "text"),
        (b"Talks\x00 went on in Ardania all day.", "a.txt", "text"),
    ],
)
def test_the_first_bytes_tell_the_kind_and_the_name_helps(head: bytes, name: str, kind: str) -> None:
    found = find_kind(head, name)
    assert (found.name, found.is_read) == (kind, True)


@pytest.mark.parametrize(
    ("head", "name", "word"),
    [
        (b"%PDF-1.7\n", "a.pdf", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.png", "image"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00", "a.mp4", "video"),
        (b"\x80\x04\x95\x00\x00", "a.pkl", "pickle"),
        (b"\x00\x01\x02\x03\x04", "a.bin", "binary"),
        (b"", "a.txt", "empty"),
        (b"\x1f", "a.gz", "cut"),
        (b"body { color: red }", "a.css", "code"),
        (b'<?xml version="1.0"?><sitemap>', "a.xml", "XML (sitemap)"),
        (b"x" * 257 + b"ustar\x0000", "a.tar", "tar"),
    ],
)
def test_what_cannot_be_read_is_named_and_says_what_to_do(head: bytes, name: str, word: str) -> None:
    found = find_kind(head, name)
    assert word in found.name
    assert not found.is_read
    assert found.advice


def test_a_file_the_user_names_is_read_as_text_whatever_its_name_ends_in() -> None:
    assert not find_kind(b"Talks went on.", "talks.log").is_read
    assert find_kind(b"Talks went on.", "talks.log", named=True).is_read
