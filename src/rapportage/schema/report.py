"""What READ takes and yields: bytes as they came, and one text as one outlet published it."""

from __future__ import annotations

from enum import Enum

from rapportage.schema.base import Row, Shape
from rapportage.schema.ids import ReportId
from rapportage.schema.issue import Issue
from rapportage.schema.span import Span
from rapportage.schema.when import When


class FactBasis(Enum):
    """How a fact about a report was come by, strongest first."""

    GIVEN = "given"  # a person said so
    METADATA = "metadata"  # a machine-readable field of the page, feed, mail or table
    URL = "url"  # an address, of the page or printed in it
    PRINTED = "printed"  # words of the page
    INFERRED = "inferred"  # reckoned from content
    UNKNOWN = "unknown"


class Fact(Shape, frozen=True, kw_only=True):
    """A fact about a report as a string, with its basis; unknown is a value: ``Fact()``.

    Attributes:
        value: The fact, empty when unknown.
        basis: How it was come by.
        confidence: Chance that a careful reader would agree, 0 to 1.
        span: The characters it was read from, where it was read from the text.
        evidence: What it was read from otherwise: the field's name and content, the address.
    """

    value: str = ""
    basis: FactBasis = FactBasis.UNKNOWN
    confidence: float = 0.0
    span: Span | None = None
    evidence: str = ""

    def __bool__(self) -> bool:
        return bool(self.value)


class Dated(Shape, frozen=True, kw_only=True):
    """When a report was published: a day, an interval, or unknown (``when`` is None)."""

    when: When | None = None
    basis: FactBasis = FactBasis.UNKNOWN
    confidence: float = 0.0
    span: Span | None = None
    evidence: str = ""


class Medium(Enum):
    """What kind of text a payload holds once its containers are opened."""

    TEXT = "text"
    HTML = "html"


class Hint(Shape, frozen=True, kw_only=True):
    """Something the container or the user says of a payload.

    ``name`` is one of: title, outlet, carrier, agency, author, published, url, language, dateline.
    """

    name: str
    value: str
    basis: FactBasis = FactBasis.METADATA


class Payload(Shape, frozen=True, kw_only=True):
    """Bytes of one text as they came, and where from. What READ takes.

    Attributes:
        body: The bytes, never changed.
        address: Where it lies: a path below the folder named, a URL, ``container!member``.
        medium: Plain text or HTML.
        charset: The encoding named by HTTP, MIME or an archive, empty when none was.
        hints: What the container, the table row or the user says of it.
        path: Where the file was on this machine, for ``why``; part of no id.
        issues: What opening the container noticed about this payload.
    """

    body: bytes
    address: str
    medium: Medium = Medium.TEXT
    charset: str = ""
    hints: tuple[Hint, ...] = ()
    path: str = ""
    issues: tuple[Issue, ...] = ()


class Use(Enum):
    """What a block of a page is for."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    PULL_QUOTE = "pull_quote"
    TEASER = "teaser"  # a summary of the text that follows: quick read, key points
    PROMO = "promo"  # paywall, subscription, appeal, newsletter, app
    NAVIGATION = "navigation"  # menus, related links, share bars, consent, comments, legal
    BIO = "bio"
    CORRECTION = "correction"


ARTICLE = frozenset({Use.BODY, Use.HEADING, Use.DATELINE, Use.CORRECTION, Use.PULL_QUOTE, Use.TEASER})
"""The running text of the article; headline, standfirst and captions stand apart from it."""

MINED = frozenset({Use.HEADLINE, Use.STANDFIRST, Use.BODY, Use.CAPTION, Use.PULL_QUOTE, Use.TEASER, Use.CORRECTION})
"""What records may come from. Pull quotes and teasers are repeats more often than not; see ``Repeat``."""

FURNITURE = frozenset({Use.PROMO, Use.NAVIGATION, Use.BIO, Use.CREDIT, Use.BYLINE})
"""What no record may come from."""


class Block(Shape, frozen=True, kw_only=True):
    """A run of text with one purpose: ``report.text[start:end]``.

    Blocks ascend, never overlap, neither begin nor end in white space, and together hold every
    character of the text that is not white space.
    """

    start: int
    end: int
    use: Use
    rule: str = ""
    confidence: float = 1.0


class Repeat(Shape, frozen=True, kw_only=True):
    """``span`` says again what ``first`` says in the same page; ``share`` of its words are there."""

    span: Span
    first: Span
    share: float


class Missing(Enum):
    """What kind of words a hole swallowed."""

    NOUN_PHRASE = "noun_phrase"
    VERB = "verb"
    UNKNOWN = "unknown"


class Hole(Shape, frozen=True, kw_only=True):
    """A place where words are missing, usually a link's text that a scraper dropped.

    Attributes:
        at: The offset in ``report.text`` where the words are missing.
        span: The characters around it that show so.
        missing: What kind of words must have stood there.
        rule: What found it.
        confidence: Chance that words are really missing.
    """

    at: int
    span: Span
    missing: Missing
    rule: str
    confidence: float


class Damage(Shape, frozen=True, kw_only=True):
    """Characters read under a wrong encoding, and what they must have been.

    Attributes:
        span: The damaged characters, kept as they are in ``report.text``.
        repaired: What they must have been; empty when the repair is not known.
        chain: How the damage was done and is undone: ``("cp1250", "gb18030")`` means the bytes of the
            span under cp1250 read as GB 18030.
        confidence: Chance that the repair is right.
        trusted: False for a repaired name that no other mention supports.
    """

    span: Span
    repaired: str
    chain: tuple[str, ...]
    confidence: float
    trusted: bool = True


class Report(Row, frozen=True, kw_only=True):
    """One text as one outlet published it.

    Attributes:
        text: The text as decoded, never edited; every span points into it. Of an HTML page it is
            the text of all its nodes in page order, furniture included.
        address: Where the payload lies.
        sha256: Digest of the payload's bytes.
        medium: Plain text or HTML.
        encoding: The encoding decoded with, and what decided it.
        language: ISO 639-1 code.
        title: The headline as printed, or from metadata.
        outlet: Who published it.
        carrier: The aggregator or mirror it came through.
        agency: The news agency credited.
        authors: By whom.
        dateline: The place the text was filed from; not the place of its events.
        dated: When it was published.
        updated: When it was last changed, where it says so.
        blocks: Runs of text and their use, in order.
        repeats: Blocks that say again what the page says elsewhere.
        holes: Where words are missing.
        damages: Runs read under a wrong encoding.
        is_truncated: Whether the text stops before its end (paywall, cut payload).
        issues: What was odd and worked around.
    """

    text: str
    address: str
    sha256: str
    medium: Medium = Medium.TEXT
    encoding: Fact = Fact()
    language: Fact = Fact()
    title: Fact = Fact()
    outlet: Fact = Fact()
    carrier: Fact = Fact()
    agency: Fact = Fact()
    authors: tuple[Fact, ...] = ()
    dateline: Fact = Fact()
    dated: Dated = Dated()
    updated: Dated = Dated()
    blocks: tuple[Block, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    holes: tuple[Hole, ...] = ()
    damages: tuple[Damage, ...] = ()
    is_truncated: bool = False
    issues: tuple[Issue, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Return the span of this report from ``start`` to ``end``."""
        return Span(report=ReportId(self.id), start=start, end=end)
