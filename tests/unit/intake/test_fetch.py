"""Fetching, from a server on this machine; refusals, with a made-up resolver."""

import gzip
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec
import pytest

import rapportage.intake.addresses as addresses_of_intake
from rapportage.errors import FetchError
from rapportage.intake import exchange
from rapportage.intake.addresses import Resolver
from rapportage.intake.exchange import Network
from rapportage.intake.fetch import fetch
from rapportage.intake.options import IntakeOptions
from rapportage.intake.walk import find_payloads
from rapportage.schema.issue import Issue
from rapportage.schema.report import Medium, Payload
from tests.containers import RSS, addresses, codes, hints, issues, texts

PAGE = b"<html><p>The border of Ardania is open.</p></html>"


class Site:
    """What the test server answers, by path; and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []
        self.agents: list[str] = []
        self.slept: list[float] = []
        self.port = 0
        self.server: ThreadingHTTPServer
        self.page("/robots.txt", b"", status=404)

    def page(
        self,
        path: str,
        body: bytes = PAGE,
        *,
        status: int = 200,
        kind: str = "text/html; charset=utf-8",
        **headers: str,
    ) -> str:
        named = {"Content-Type": kind} | {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, named, body)
        return self.url(path)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def options(self) -> IntakeOptions:
        return IntakeOptions(ports=(self.port,), connect_seconds=2, fetch_seconds=5)

    @property
    def network(self) -> Network:
        return Network(allow_private=True, sleep=self.slept.append)

    def network_by(self, resolve: Resolver) -> Network:
        return Network(resolve=resolve, allow_private=True, sleep=self.slept.append)

    def fetch(self, url: str, **settings: object) -> list:
        return list(fetch(url, msgspec.structs.replace(self.options, **settings), network=self.network))


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append(self.path)
            made.agents.append(self.headers["User-Agent"])
            status, headers, body = made.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    made.port = server.server_port
    made.server = server
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_is_a_payload_under_its_address(site: Site) -> None:
    [page] = site.fetch(site.page("/news"))
    assert isinstance(page, Payload)
    assert (page.body, page.address, page.medium, page.charset) == (PAGE, site.url("/news"), Medium.HTML, "utf-8")
    assert site.asked == ["/robots.txt", "/news"]
    assert site.agents[0].startswith("rapportage/")


def test_a_feed_gives_its_entries_and_its_links_are_left_alone(site: Site) -> None:
    found = site.fetch(site.page("/feed", RSS, kind="application/rss+xml"))
    assert addresses(found) == ["https://courier.example/1", f"{site.url('/feed')}#c-2"]
    assert site.asked == ["/robots.txt", "/feed"]


def test_links_of_summaries_are_followed_when_asked_and_the_feed_keeps_its_say(site: Site) -> None:
    whole, gone = site.page("/whole"), site.url("/gone")
    items = b"".join(
        b"<item><title>T</title><link>%s</link><description>S.</description></item>" % url.encode()
        for url in (whole, gone)
    )
    feed = site.page(
        "/feed",
        b'<?xml version="1.0"?><rss><channel><title>Courier</title>' + items + b"</channel></rss>",
        kind="text/xml",
    )
    options = msgspec.structs.replace(site.options, follow_feeds=True)
    found = list(find_payloads([feed], options, network=site.network))
    assert texts(found) == [PAGE, b"S."]
    assert hints(found[0])["outlet"] == "Courier"
    assert codes(found) == ["R137", "R182"] or codes(found) == ["R182", "R137"]
    assert site.asked.count("/robots.txt") == 1
    assert len(site.slept) == 2
    assert all(0.5 < pause <= 1 for pause in site.slept)


def test_a_packed_answer_is_unpacked(site: Site) -> None:
    assert texts(site.fetch(site.page("/news", gzip.compress(PAGE), Content_Encoding="gzip"))) == [PAGE]


def test_a_bomb_in_an_answer_is_stopped(site: Site) -> None:
    url = site.page("/news", gzip.compress(b"x" * 4_000_000), Content_Encoding="gzip")
    found = site.fetch(url, free_bytes=100_000, max_ratio=10)
    assert "R183" in codes(found)
    assert sum(map(len, texts(found))) < 1_000_000


def test_redirects_are_followed_so_far_and_the_last_address_is_a_hint(site: Site) -> None:
    site.page("/end")
    first = site.page("/start", status=301, Location="/end")
    [page] = site.fetch(first)
    assert (page.address, hints(page)["url"]) == (first, site.url("/end"))
    for number in range(10):
        site.page(f"/r{number}", status=302, Location=f"/r{number + 1}")
    [issue] = site.fetch(site.url("/r0"))
    assert issue.code == "R182"
    assert "max_redirects" in issue.message


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://0xa000001/",
        "http://inner.example/",
        "file:///etc/passwd",
        "http://x:y@news.example/",
        "http://news.example:22/",
    ],
)
def test_a_redirect_into_a_network_is_refused(site: Site, location: str, monkeypatch: pytest.MonkeyPatch) -> None:
    url = site.page("/start", status=302, Location=location)
    real = addresses_of_intake.is_open
    monkeypatch.setattr(addresses_of_intake, "is_open", lambda address: address == "127.0.0.1" or real(address))
    options = msgspec.structs.replace(site.options, ports=(site.port, 80))
    found = list(fetch(url, options, network=Network(resolve=lambda host, port: ["10.0.0.1"])))
    assert (codes(found), site.asked) == (["R182"], ["/robots.txt", "/start"])


def test_robots_are_asked_and_kept_to(site: Site) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /private\n", kind="text/plain")
    [issue] = site.fetch(site.page("/private/x"))
    assert issue.code == "R182"
    assert "robots.txt" in issue.message
    assert site.asked == ["/robots.txt"]
    assert texts(site.fetch(site.page("/open"))) == [PAGE]


@pytest.mark.parametrize(("status", "may"), [(404, True), (403, True), (500, False), (503, False), (429, False)])
def test_without_rules_all_is_open_and_with_rules_that_cannot_be_had_nothing(
    site: Site, status: int, may: bool
) -> None:
    site.page("/robots.txt", b"", status=status)
    assert bool(texts(site.fetch(site.page("/news")))) is may


def test_what_is_no_page_is_not_taken(site: Site) -> None:
    for kind, word in (("application/pdf", "application/pdf"), ("image/png", "image/png")):
        [issue] = site.fetch(site.page("/x", b"%PDF", kind=kind))
        assert (issue.code, word in issue.message) == ("R182", True)
    [issue] = site.fetch(site.page("/x", b"%PDF-1.7", kind="text/html"))
    assert issue.code == "R153"


@pytest.mark.parametrize("status", [401, 404, 410, 418, 429, 500])
def test_a_failure_is_an_issue(site: Site, status: int) -> None:
    [issue] = site.fetch(site.page("/x", status=status))
    assert (issue.code, str(status) in issue.message) == ("R182", True)


def test_too_much_and_too_little_are_told(site: Site) -> None:
    found = site.fetch(site.page("/long", PAGE * 1000), max_fetch_bytes=5000)
    assert (codes(found), len(texts(found)[0])) == (["R183"], 5000)
    found = site.fetch(site.page("/short", PAGE, Content_Length="5000"), fetch_seconds=1.0)
    assert set(codes(found)) <= {"R182", "R183"}
    assert codes(found)


@pytest.mark.parametrize("location", ["http://[", "//[::1", "http://\u2100.example/", "http://a]b/"])
def test_a_redirect_to_what_is_no_address_is_an_issue(site: Site, location: str) -> None:
    sent = location.encode().decode("latin-1")
    [issue] = site.fetch(site.page("/start", status=302, Location=sent))
    assert isinstance(issue, Issue)
    assert (issue.code, "no address" in issue.message) == ("R182", True)


def test_a_redirect_in_bytes_is_followed_as_meant(site: Site) -> None:
    site.page("/caf%C3%A9")
    site.page("/caf%E9")
    for sent in ("/caf\u00c3\u00a9", "/caf\u00e9"):
        assert texts(site.fetch(site.page("/start", status=302, Location=sent))) == [PAGE]
    assert {"/caf%C3%A9", "/caf%E9"} <= set(site.asked)


def test_an_address_with_half_a_character_is_no_end(site: Site) -> None:
    assert codes(site.fetch(site.url("/a\udcff"))) == ["R182"]


def test_a_chunk_of_less_than_nothing_fills_no_memory(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    came = 0
    take = exchange._Timed.readinto

    def counted(timed: exchange._Timed, buffer: memoryview) -> int:
        nonlocal came
        came += (more := take(timed, buffer))
        return more

    monkeypatch.setattr(exchange._Timed, "readinto", counted)
    body = b"-1\r\n" + b"x" * (8 << 20)
    url = site.page("/endless", body, Transfer_Encoding="chunked", Content_Length="")
    assert codes(site.fetch(url, max_fetch_bytes=1000)) == ["R183"]
    assert came < 2 << 20


def test_a_server_that_drips_is_left_after_the_time_allowed(site: Site) -> None:
    ticks = iter(range(0, 10_000, 2))
    network = Network(allow_private=True, clock=lambda: float(next(ticks)))
    [issue] = fetch(site.page("/news"), site.options, network=network)
    assert isinstance(issue, Issue)
    assert (issue.code, "took too long" in issue.message) == ("R182", True)


def test_addresses_inside_networks_are_refused_before_anything_is_asked(site: Site) -> None:
    network = Network(resolve=lambda host, port: ["127.0.0.1"])
    found = list(fetch(f"http://news.example:{site.port}/", site.options, network=network))
    assert codes(found) == ["R182"]
    assert "127.0.0.1" in issues(found)[0].message
    assert site.asked == []


def test_the_connection_goes_to_the_address_that_was_checked(site: Site) -> None:
    looked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        looked.append(host)
        return ["127.0.0.1"]

    site.page("/news")
    network = Network(resolve=resolve, allow_private=True, sleep=lambda _: None)
    found = list(fetch(f"http://news.example:{site.port}/news", site.options, network=network))
    assert texts(found) == [PAGE]
    assert set(looked) == {"news.example"}


def test_a_server_that_cannot_prove_who_it_is_is_left(site: Site) -> None:
    [issue] = site.fetch(site.url("/news").replace("http:", "https:"))
    assert issue.code == "R182"


@pytest.mark.skipif(not shutil.which("openssl"), reason="makes a certificate with openssl")
def test_a_page_over_tls_is_fetched_from_who_it_says_it_is_only(site: Site, tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    name = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-keyout", key, "-out", certificate, *name],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    site.page("/news")
    network = Network(
        resolve=lambda host, port: ["127.0.0.1"],
        allow_private=True,
        sleep=lambda _: None,
        tls=lambda: ssl.create_default_context(cafile=str(certificate)),
    )
    found = list(fetch(f"https://news.example:{site.port}/news", site.options, network=network))
    assert texts(found) == [PAGE]
    found = list(fetch(f"https://other.example:{site.port}/news", site.options, network=network))
    assert (codes(found), texts(found)) == (["R182"], [])
    assert "does not prove who it is" in issues(found)[0].message
    found = list(
        fetch(f"https://news.example:{site.port}/news", site.options, network=site.network_by(lambda *_: ["127.0.0.1"]))
    )
    assert (codes(found), texts(found)) == (["R182"], [])


def test_fetching_can_be_turned_off() -> None:
    with pytest.raises(FetchError, match="turned off"):
        list(find_payloads(["https://news.example/"], IntakeOptions(fetch=False)))


def test_no_setting_opens_private_addresses() -> None:
    assert not any("private" in name for name in IntakeOptions.__struct_fields__)
