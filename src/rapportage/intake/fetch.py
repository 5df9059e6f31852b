"""Pages and feeds fetched from the network, when asked, politely and from the open internet only."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urljoin

from rapportage.errors import FetchError
from rapportage.intake.addresses import Link, find_address, find_link
from rapportage.intake.exchange import Network, ask
from rapportage.intake.options import IntakeOptions
from rapportage.intake.robots import AGENT, MAX_BYTES, Rules, allows, find_rules
from rapportage.reading.containers import find_members
from rapportage.reading.flow import Meter, hold, hold_bytes
from rapportage.reading.http_body import Answer, find_body
from rapportage.schema.issue import Issue, remark
from rapportage.schema.report import Hint, Payload

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ROBOTS_REDIRECTS = 5
"""What RFC 9309 asks for."""

_NAMES = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.html",
    "text/plain": "page.txt",
    "text/markdown": "page.md",
    "text/xml": "feed.xml",
    "application/xml": "feed.xml",
    "application/rss+xml": "feed.xml",
    "application/atom+xml": "feed.xml",
    "application/rdf+xml": "feed.xml",
    "application/json": "feed.json",
    "application/feed+json": "feed.json",
    "": "page",
}
"""The types of content that are taken, and the name that tells how each is opened."""


def fetch(url: str, options: IntakeOptions, *, network: Network | None = None) -> Iterator[Payload | Issue]:
    """Yield the page behind an address, or the entries of the feed; an issue where it may not or cannot be had."""
    yield from Fetcher(options, network or Network()).payloads(url)


class Fetcher:
    """Fetches pages for one run: asks each site for its rules once, and waits between two fetches from it."""

    def __init__(self, options: IntakeOptions, network: Network) -> None:
        self._options = options
        self._network = network
        self._rules: dict[tuple[str, str, int], Rules | str] = {}
        self._last: dict[str, float] = {}

    def payloads(self, url: str) -> Iterator[Payload | Issue]:
        """Yield what lies behind an address; never raises on what the network does."""
        until = self._network.clock() + self._options.fetch_seconds
        try:
            link, answer, cut = self._arrive(find_link(url, ports=self._options.ports), until=until)
            payloads = self._opened(url.partition("#")[0].strip(), link, answer, cut)
        except FetchError as error:
            yield remark("R182", str(error), address=url)
            return
        yield from payloads

    def _arrive(self, link: Link, *, until: float) -> tuple[Link, Answer, str]:
        """Return where an address leads in the end, and what is there."""
        for _ in range(self._options.max_redirects + 1):
            self._ask_leave(link, until=until)
            answer, cut = ask(link, self._options, self._network, until=until, most=self._options.max_fetch_bytes)
            self._last[link.host] = self._network.clock()
            if answer.status not in _REDIRECTS:
                return link, answer, cut
            link = _onward(link, answer, self._options)
        message = f"leads on more than {self._options.max_redirects} times (intake.max_redirects)"
        raise FetchError(message)

    def _ask_leave(self, link: Link, *, until: float) -> None:
        """Wait as long as the site asks for; refuse what its robots.txt does not allow."""
        find_address(
            link, self._network.resolve, allow_private=self._network.allow_private
        )  # before robots.txt is asked for
        site = (link.scheme, link.host, link.port)
        if site not in self._rules:
            self._rules[site] = self._find_rules(link, until=until)
        rules = self._rules[site]
        if isinstance(rules, str):
            raise FetchError(rules)
        if not allows(rules, link.path):
            message = (
                f"the robots.txt of {link.host} does not allow {link.path[:200]} for {AGENT}; save the page by hand"
            )
            raise FetchError(message)
        if link.host in self._last:
            pause = max(rules.delay_seconds, self._options.pause_seconds)
            wait = self._last[link.host] + pause - self._network.clock()
            if wait > 0:
                self._network.sleep(wait)

    def _find_rules(self, link: Link, *, until: float) -> Rules | str:
        """Return a site's rules, none where it says it has none; where it cannot say, why nothing may be fetched."""
        asked = Link(scheme=link.scheme, host=link.host, port=link.port, path="/robots.txt")
        try:
            for _ in range(_ROBOTS_REDIRECTS + 1):
                answer, _cut = ask(asked, self._options, self._network, until=until, most=MAX_BYTES)
                if answer.status not in _REDIRECTS:
                    break
                asked = _onward(asked, answer, self._options)
        except FetchError as error:
            return str(error)
        if 200 <= answer.status < 300:
            body = find_body(answer, most=MAX_BYTES, meter=Meter(self._options, len(answer.body)))
            return find_rules(body.text.decode("utf-8", "replace"))
        if answer.status >= 500 or answer.status == 429:
            why = f"{link.host} does not hand out its robots.txt now ({answer.status})"
            return f"{why}, so nothing is fetched from it; try again later"
        return Rules()

    def _opened(self, url: str, link: Link, answer: Answer, cut: str) -> Iterator[Payload | Issue]:
        """Return what an answer holds, as payloads.

        Raises:
            FetchError: It is no page: a failure, or a type that is not read.
        """
        if not 200 <= answer.status < 300:
            message = f"{link.host} answers {answer.status}{_advice(answer.status)}"
            raise FetchError(message)
        name = _NAMES.get(answer.media_type)
        if name is None:
            message = f"{link.url[:200]} is {answer.media_type}, not a page, text or feed; download it yourself and add the file"
            raise FetchError(message)
        body = find_body(
            answer, most=self._options.max_payload_bytes, meter=Meter(self._options, max(len(answer.body), 1))
        )
        return self._members(url, link, answer, body.text, name=name, why=cut or body.why)

    def _members(
        self, url: str, link: Link, answer: Answer, body: bytes, *, name: str, why: str
    ) -> Iterator[Payload | Issue]:
        if why:
            yield remark("R183", f"the page is not whole: {why}", address=url)
        if not body and why:
            return
        hints = (Hint(name="url", value=link.url),)
        outer = hold(_Nothing(), address=url, name=name, options=self._options)
        yield from find_members(hold_bytes(body, outer, address=url, name=name, charset=answer.charset, hints=hints))


class _Nothing:
    """A stream without bytes."""

    def read(self, _size: int = -1, /) -> bytes:
        return b""


def _onward(link: Link, answer: Answer, options: IntakeOptions) -> Link:
    """Return where an answer sends on to, checked like any other address."""
    location = answer.headers.get("location", "")
    if not location:
        message = f"{link.host} sends on to nowhere"
        raise FetchError(message)
    try:
        joined = urljoin(link.url, _told(location))
    except ValueError as error:
        message = f"{link.host} sends on to {location[:200]!r}, which is no address: {error}"
        raise FetchError(message) from error
    return find_link(joined, ports=options.ports)


def _told(header: str) -> str:
    """Return what a header says: http.client reads bytes as Latin-1, servers write UTF-8, other bytes become %XX."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return "".join(letter if letter.isascii() else quote(letter, encoding="latin-1") for letter in header)


def _advice(status: int) -> str:
    if status in {401, 402, 403, 451}:
        return ": it wants a login or bars robots; save the page from your browser and add the file"
    if status in {404, 410}:
        return ": there is no such page; an archived copy may be on web.archive.org"
    if status == 429 or status >= 500:
        return ": try again later"
    return ""
