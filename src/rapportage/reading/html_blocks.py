"""What each piece of an HTML page is for, by its element, its class names, its place and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rapportage.lexicon.html_hints import credit_start, kinds_of_opening, kinds_of_token
from rapportage.reading.election import title_words
from rapportage.reading.extract import words_of
from rapportage.reading.layout import HIDDEN
from rapportage.reading.page import Page, Piece
from rapportage.schema.report import Block, Use

OWN = 2
"""Levels of elements, the piece's own first, whose class names are taken to be about the piece itself."""

NEAR = 4
"""Levels whose class names are taken to be about the box that the piece stands in."""

_SHORT = 160
"""Characters up to which a piece can be a byline or a credit."""

_PROSE = 60
"""Characters from which an unchosen line under the headline can be a standfirst: shorter ones are sections and dates."""

_SHORT_STANDFIRST = 30
"""Characters below which a line called subtitle is a section's name."""

_SHORTEST_CAPTION = 10
"""Characters below which a line in a figure is a button or a count: "Close", "Link", "UP NEXT", "6"."""

_LONG_CAPTION = 400
"""Characters from which a paragraph in a box called caption is the article's after all: boxes of image and text."""

_SAME_BEGINNING = 7
"""Words that a line and the page's description must have in common at their beginning to be taken for the same."""

_DESCRIPTIONS = frozenset(
    {"description", "og:description", "twitter:description", "json-ld:description", "dc.description"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class _Look(NamedTuple):
    """A piece and what is seen of it.

    Attributes:
        piece: The piece.
        text: Its words as printed.
        mine: What the class names of its own element, and of what wraps it wholly, say.
        own: What those of it and its parent say.
        near: What those of the box around it say.
        around: Elements it stands in, as "<figure>".
        opens: What its first words say.
        is_title: Whether it is the headline.
        is_described: Whether it begins as the page's description does.
        place: -1 before the first chosen piece, 0 among them, 1 after the last.
        follows_headline: Whether it stands after the headline and before the first chosen piece.
    """

    piece: Piece
    text: str
    mine: frozenset[str]
    own: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]
    opens: frozenset[str]
    is_title: bool
    is_described: bool
    place: int
    follows_headline: bool

    def has(self, *kinds: str) -> bool:
        """Return whether its own names say one of the kinds."""
        return not self.own.isdisjoint(kinds)


class _Rule(NamedTuple):
    """A use, what to call the reason, how sure it is, and when it holds."""

    use: Use
    name: str
    confidence: float
    holds: Callable[[_Look], bool]


def find_html_blocks(page: Page) -> tuple[Block, ...]:
    """Return every piece typed, in page order: one block a piece, two where a caption ends with its credit.

    The first rule that holds decides, and ``Block.rule`` names it: captions and credits first (they are
    minable wherever they stand), then the headline, then what was chosen as the article's text, then
    furniture by kind; what nothing is known of is navigation.
    """
    return tuple(block for look in _look(page) for block in _blocks(look))


def _blocks(look: _Look) -> Iterator[Block]:
    """Yield the piece's block, or a caption's and that of the credit it ends with."""
    rule = next(rule for rule in _RULES if rule.holds(look))
    start, end = look.piece.start, look.piece.end
    credit = credit_start(look.text) if rule.use is Use.CAPTION else None
    caption = look.text[:credit].rstrip()
    if credit is not None and len(caption) >= _SHORT_STANDFIRST:
        yield _block(rule, start, start + len(caption))
        start += credit + len(look.text[credit:]) - len(look.text[credit:].lstrip())
        rule = _CLOSING_CREDIT
    yield _block(rule, start, end)


def _block(rule: _Rule, start: int, end: int) -> Block:
    return Block(start=start, end=end, use=rule.use, rule=f"html.{rule.name}/1", confidence=rule.confidence)


def _look(page: Page) -> list[_Look]:
    titles = title_words(page.meta)
    descriptions = _descriptions(page)
    chosen = [number for number, piece in enumerate(page.pieces) if piece.chosen]
    first, last = (chosen[0], chosen[-1]) if chosen else (len(page.pieces), len(page.pieces))
    headline = _headline(page, first, titles)
    looks = []
    for number, piece in enumerate(page.pieces):
        text = page.text[piece.start : piece.end]
        mine, own, near, around = _names(piece.hints)
        place = -1 if number < first else 1 if number > last else 0
        described = words_of(text[:_SHORT])[:_SAME_BEGINNING] in descriptions
        follows = headline is not None and headline < number < first
        looks.append(
            _Look(
                piece,
                text,
                mine,
                own,
                near,
                around,
                kinds_of_opening(text),
                number == headline,
                described,
                place,
                follows,
            )
        )
    return looks


def _descriptions(page: Page) -> frozenset[tuple[str, ...]]:
    """Return how the descriptions that the page gives of itself begin."""
    beginnings = (words_of(each.content[:_SHORT])[:_SAME_BEGINNING] for each in page.meta if each.name in _DESCRIPTIONS)
    return frozenset(beginning for beginning in beginnings if len(beginning) == _SAME_BEGINNING)


def _headline(page: Page, first: int, titles: frozenset[tuple[str, ...]]) -> int | None:
    """Return the piece that is the headline, nearest before the article's text first, then after it.

    An h1 that says one of the page's titles, or the beginning of one, is best; then any line that says a whole
    title without being a link; then the last h1 before the text.
    """
    order: list[int] = [*range(min(first, len(page.pieces) - 1), -1, -1), *range(first + 1, len(page.pieces))]
    best: list[int | None] = [None, None, None]
    for number in order:
        piece = page.pieces[number]
        is_top = piece.tag == "h1" or "<h1>" in piece.hints
        if HIDDEN in piece.hints or (piece.links == 1 and not is_top):
            continue
        words = words_of(page.text[piece.start : piece.end])
        says_title = words in titles or _is_end_of_one(words, titles)
        if is_top and best[0] is None and (says_title or _begins_one(words, titles)):
            best[0] = number
        if says_title and best[1] is None:
            best[1] = number
        if is_top and best[2] is None and number <= first:
            best[2] = number
    return next((number for number in best if number is not None), None)


def _begins_one(words: tuple[str, ...], titles: frozenset[tuple[str, ...]]) -> bool:
    """Return whether three words or more begin a title, or a title begins them."""
    return len(words) > 2 and any(title[: len(words)] == words or words[: len(title)] == title for title in titles)


def _is_end_of_one(words: tuple[str, ...], titles: frozenset[tuple[str, ...]]) -> bool:
    """Return whether five words or more begin or end a title: the outlet's name and section stand at the other end."""
    return len(words) > 4 and any(words in (title[: len(words)], title[-len(words) :]) for title in titles)


def _names(hints: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Return the kinds that its, own and near class names say, and the elements around."""
    mine: set[str] = set()
    own: set[str] = set()
    near: set[str] = set()
    around: list[str] = []
    level = 0
    for token in hints:
        if token in {"<body>", "<html>"}:
            break
        if token.startswith("<"):
            around.append(token)
            level += 1
        elif level <= NEAR:
            kinds = kinds_of_token(token)
            near.update(kinds)
            if level <= OWN:
                own.update(kinds)
            if level <= 1:
                mine.update(kinds)
    return frozenset(mine), frozenset(own), frozenset(near), frozenset(around)


def _is_caption(look: _Look) -> bool:
    if len(look.text) < _SHORTEST_CAPTION or not look.opens.isdisjoint({"advertisement", "comment", "share"}):
        return False
    if look.piece.tag == "figcaption" or "<figcaption>" in look.around:
        return True
    if look.piece.links > 0.8:
        return False
    if "<figure>" in look.around and not look.piece.chosen:
        return True
    is_whole_box = look.has("caption") and (not look.piece.chosen or len(look.text) < _LONG_CAPTION)
    is_named = ("caption" in look.mine or is_whole_box) and not look.has("hidden")
    return is_named or (look.place == 0 and "caption" in look.opens)


def _is_credit(look: _Look) -> bool:
    if len(look.text) > _SHORT:
        return False
    return _is_caption(look) and ("credit" in look.opens or (look.has("credit") and len(look.text) < _PROSE))


def _is_unchosen_credit(look: _Look) -> bool:
    return len(look.text) <= _SHORT and ("credit" in look.opens or look.own == {"credit"}) and look.piece.links < 0.8


def _is_chosen(look: _Look) -> bool:
    return bool(look.piece.chosen)


def _is_heading(look: _Look) -> bool:
    return _is_chosen(look) and (look.piece.tag in _HEADINGS or any(f"<{tag}>" in look.around for tag in _HEADINGS))


def _is_pull_quote(look: _Look) -> bool:
    return _is_chosen(look) and look.has("pull_quote")


def _is_teaser(look: _Look) -> bool:
    return (
        "teaser" in look.near
        and (_is_chosen(look) or look.place <= 0)
        and look.piece.links < 0.5
        and len(look.text) >= 30
    )


def _is_correction(look: _Look) -> bool:
    fits = look.has("correction") or "correction" in look.opens
    return fits and look.piece.links < 0.5 and (_is_chosen(look) or len(look.text) >= _PROSE)


def _is_standfirst(look: _Look) -> bool:
    if look.piece.links > 0.5 or HIDDEN in look.piece.hints or len(look.text) < _SHORT_STANDFIRST:
        return False
    if not look.near.isdisjoint({"comment", "hidden", "promo", "related"}):
        return False
    if _is_chosen(look):
        return "standfirst" in look.mine and look.place == 0 and look.piece.tag != "p"
    return look.follows_headline and "standfirst" in (look.mine if look.has("byline") else look.own)


def _is_summary(look: _Look) -> bool:
    """Return whether an unchosen line between headline and text says what the page's description says."""
    return not _is_chosen(look) and look.is_described and look.follows_headline and HIDDEN not in look.piece.hints


def _is_byline(look: _Look) -> bool:
    return (
        len(look.text) <= _SHORT
        and (look.has("byline") or "byline" in look.opens)
        and look.place <= 0
        and not _is_chosen(look)
    )


def _is_bio(look: _Look) -> bool:
    return (
        not _is_chosen(look)
        and ("bio" in look.near or "bio" in look.opens)
        and look.place >= 0
        and look.piece.links < 0.8
    )


def _is_promo(look: _Look) -> bool:
    return not _is_chosen(look) and ("promo" in look.opens or "promo" in look.own)


def _always(_: _Look) -> bool:
    return True


_CLOSING_CREDIT = _Rule(Use.CREDIT, "caption.closing", 0.8, _always)
_RULES = (
    _Rule(Use.HEADLINE, "title", 0.95, lambda look: look.is_title),
    _Rule(Use.CREDIT, "caption.credit", 0.8, _is_credit),
    _Rule(Use.CAPTION, "caption", 0.85, _is_caption),
    _Rule(Use.PULL_QUOTE, "pull_quote", 0.9, _is_pull_quote),
    _Rule(Use.TEASER, "teaser", 0.8, _is_teaser),
    _Rule(Use.CORRECTION, "correction", 0.8, _is_correction),
    _Rule(Use.STANDFIRST, "standfirst", 0.8, _is_standfirst),
    _Rule(Use.STANDFIRST, "description", 0.85, _is_summary),
    _Rule(Use.HEADING, "heading", 0.9, _is_heading),
    _Rule(Use.BODY, "chosen", 0.95, _is_chosen),
    _Rule(Use.BYLINE, "byline", 0.7, _is_byline),
    _Rule(Use.CREDIT, "credit", 0.7, _is_unchosen_credit),
    _Rule(Use.BIO, "bio", 0.7, _is_bio),
    _Rule(Use.PROMO, "promo", 0.7, _is_promo),
    _Rule(Use.NAVIGATION, "rest", 0.9, _always),
)
