"""Zip archives, whole and broken."""

import io
import stat
import struct
import zipfile

import pytest

from tests.containers import addresses, codes, issues, opened, texts, warc, zip_of

MEMBERS = {"dir/a.html": b"<html><p>One.</p></html>", "b.txt": b"Two words. " * 100, "c.jsonl": b'{"text": "Three."}\n'}
EXPECTED = ["n.zip!dir/a.html", "n.zip!b.txt", "n.zip!c.jsonl#1"]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_members_are_payloads_under_the_archives_name(method: int) -> None:
    found = opened(zip_of(MEMBERS, method), "n.zip")
    assert (addresses(found), codes(found)) == (EXPECTED, [])
    assert texts(found) == [MEMBERS["dir/a.html"], MEMBERS["b.txt"], b"Three."]


def test_an_archive_in_an_archive_is_opened() -> None:
    found = opened(zip_of({"in.zip": zip_of(MEMBERS)}), "n.zip")
    assert addresses(found) == [each.replace("n.zip", "n.zip!in.zip") for each in EXPECTED]
    body = zip_of({"a.txt": b"deep"})
    for _ in range(4):
        body = zip_of({"in.zip": body})
    assert codes(opened(body, "n.zip")) == ["R160"]


def test_names_that_lead_out_of_the_archive_are_told_and_lead_nowhere() -> None:
    found = opened(zip_of({"../../etc/passwd.txt": b"One.", "/abs.txt": b"Two.", "C:\\x.txt": b"Three."}), "n.zip")
    assert addresses(found) == ["n.zip!etc/passwd.txt", "n.zip!abs.txt", "n.zip!x.txt"]
    assert codes(found) == ["R132"] * 3


def test_links_and_encrypted_members_are_left_out_with_an_issue() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("open.txt", "One.")
    body = bytearray(made.getvalue())
    assert codes(opened(bytes(body), "n.zip")) == ["R168"]
    entry = body.rfind(b"PK\x01\x02")
    body[entry + 8] |= 1
    found = opened(bytes(body), "n.zip")
    assert codes(found) == ["R168", "R168"]
    assert "encrypted" in issues(found)[1].message


def test_members_that_share_bytes_are_left_out() -> None:
    body = bytearray(zip_of({"a.txt": b"One. " * 50, "b.txt": b"Two. " * 50}, zipfile.ZIP_STORED))
    entry = body.rfind(b"PK\x01\x02")
    struct.pack_into("<I", body, entry + 42, 0)
    assert codes(opened(bytes(body), "n.zip")) == ["R156", "R156"]


def test_a_bomb_is_stopped_whatever_sizes_it_declares() -> None:
    body = bytearray(zip_of({"a.txt": b"x" * 5_000_000}))
    entry = body.rfind(b"PK\x01\x02")
    struct.pack_into("<I", body, entry + 24, 10)
    found = opened(bytes(body), "n.zip", free_bytes=100_000, max_ratio=10)
    assert codes(found) == ["R156"]


def test_a_damaged_member_is_flagged_and_the_others_are_whole() -> None:
    body = bytearray(zip_of(MEMBERS, zipfile.ZIP_STORED))
    place = body.find(b"Two words")
    body[place] ^= 1
    found = opened(bytes(body), "n.zip")
    assert addresses(found) == EXPECTED
    assert [(issue.code, issue.address) for issue in issues(found)] == [("R159", "n.zip!b.txt")]


def test_an_archive_without_its_directory_is_read_member_by_member() -> None:
    body = zip_of(MEMBERS)
    found = opened(body[: body.find(b"PK\x01\x02")], "n.zip")
    assert (addresses(found), codes(found)) == (EXPECTED, ["R166"])


def test_members_whose_sizes_follow_them_are_read_without_a_directory() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.kept = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, piece) -> int:
            self.kept += piece
            return len(piece)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in MEMBERS.items():
            archive.writestr(name, body)
    found = opened(bytes(pipe.kept[: pipe.kept.find(b"PK\x01\x02")]), "n.zip")
    assert (addresses(found), codes(found)) == (EXPECTED, ["R166"])


def test_of_more_members_than_allowed_the_first_are_read_whatever_number_the_archive_gives() -> None:
    body = bytearray(zip_of({f"{n}.txt": b"One." for n in range(20)}))
    end = body.rfind(b"PK\x05\x06")
    for listed in (20, 1):
        struct.pack_into("<HH", body, end + 8, listed, listed)
        found = opened(bytes(body), "n.zip", max_container_members=5)
        assert (len(texts(found)), codes(found)) == (5, ["R166", "R167"])


def test_of_a_wacz_only_the_pages_are_read() -> None:
    body = zip_of(
        {"datapackage.json": b"{}", "pages/pages.jsonl": b'{"url": "x"}\n', "archive/1.warc.gz": warc(packed=True)},
        zipfile.ZIP_STORED,
    )
    assert texts(opened(body, "a.wacz")) == texts(opened(warc(), "a.warc"))


def test_office_files_are_named() -> None:
    found = opened(zip_of({"word/document.xml": b"<x/>"}), "a.docx")
    assert codes(found) == ["R153"]
    assert "Word" in issues(found)[0].message
