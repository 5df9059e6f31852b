"""Feeds."""

from rapportage.schema.report import Medium, Payload
from tests.containers import RSS, addresses, codes, hints, issues, opened, texts


def test_entries_are_payloads_under_their_links() -> None:
    found = opened(RSS, "feed.xml")
    assert addresses(found) == ["https://courier.example/1", "feed.xml#c-2"]
    assert texts(found) == [b"<p>The border of Ardania is open.</p>", b"Only this <b>much</b>."]
    assert hints(found[0]) == {
        "title": "Border opens", "published": "2024-01-20T23:30:00-05:00", "url": "https://courier.example/1",
        "author": "Ana Orr", "outlet": "Belmark Courier", "language": "en",
    }  # fmt: skip
    assert isinstance(found[0], Payload)
    assert found[0].medium is Medium.HTML


def test_an_entry_with_a_summary_only_is_marked() -> None:
    found = opened(RSS, "feed.xml")
    assert [(issue.code, issue.address) for issue in issues(found)] == [("R137", "feed.xml#c-2")]


def test_atom_is_read() -> None:
    feed = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><title>T</title><id>urn:1</id>'
        b'<link rel="alternate" href="https://courier.example/1"/><updated>2024-01-20T10:00:00Z</updated>'
        b'<author><name>Ana Orr</name></author><content type="html">&lt;p&gt;Talks.&lt;/p&gt;</content></entry></feed>'
    )
    found = opened(feed, "a.atom")
    assert texts(found) == [b"<p>Talks.</p>"]
    assert hints(found[0])["published"] == "2024-01-20T10:00:00Z"
    assert hints(found[0])["author"] == "Ana Orr"


def test_a_cut_feed_gives_the_entries_before_the_cut() -> None:
    found = opened(RSS[: RSS.find(b"<item><title>Talks")], "feed.xml")
    assert texts(found) == [b"<p>The border of Ardania is open.</p>"]
    assert codes(found) == ["R181"]


def test_one_entry_that_trips_the_parser_costs_only_itself() -> None:
    found = opened(RSS.replace(b"Only this", b"&#99999999;"), "feed.xml")
    assert texts(found) == [b"<p>The border of Ardania is open.</p>"]
    assert codes(found) == ["R181", "R170"]
    assert hints(found[1])["outlet"] == "Belmark Courier"


def test_entities_that_multiply_are_not_expanded() -> None:
    entities = b"".join(b'<!ENTITY a%d "&a%d;&a%d;">' % (n, n - 1, n - 1) for n in range(1, 60))
    feed = (
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "ha">'
        + entities
        + b"]><rss><channel><item><description>&a59;</description></item></channel></rss>"
    )
    assert sum(map(len, texts(opened(feed, "feed.xml")))) < 10_000


def test_a_feed_without_entries_says_so() -> None:
    assert codes(
        opened(b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>', "f.xml")
    ) == ["R170"]
