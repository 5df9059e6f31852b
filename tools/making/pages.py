"""Pages made of drafts: plain text, HTML, mail and JSON lines, and the truth about each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from pathlib import Path
from typing import Any

from making.drafts import Draft, Part

_TAGS = {
    "headline": ("<h1>", "</h1>"),
    "standfirst": ('<p class="standfirst">', "</p>"),
    "byline": ('<p class="byline">', "</p>"),
    "heading": ("<h2>", "</h2>"),
    "caption": ('<figure><img src="/photo.jpg" alt=""><figcaption>', "</figcaption></figure>"),
    "credit": ('<span class="photo-credit">', "</span>"),
    "pull_quote": ('<aside class="pullquote"><p>', "</p></aside>"),
    "teaser": ('<ul class="key-points"><li>', "</li></ul>"),
    "promo": ('<div class="newsletter-signup"><p>', "</p></div>"),
    "navigation": ('<div class="nav-links"><a href="/">', "</a></div>"),
    "bio": ('<p class="author-bio">', "</p>"),
    "correction": ('<p class="correction">', "</p>"),
}


def plain(draft: Draft) -> str:
    """Return a draft as plain text: blocks apart by blank lines, or by line ends where the draft says so."""
    gap = "\n" if draft.heads.get("join") == "line" else "\n\n"
    pieces: list[str] = []
    for at, part in enumerate(draft.parts):
        pieces.append(part.text)
        if at + 1 < len(draft.parts):
            pieces.append(" " if part.use == "dateline" else gap)
    return "".join(pieces)


def page(draft: Draft) -> str:
    """Return a draft as an HTML page with metadata, menus and a footer."""
    title, outlet = draft.heads.get("title", _headline(draft)), draft.heads.get("outlet", "")
    meta = [f"<title>{escape(title)} | {escape(outlet)}</title>", '<meta charset="utf-8">']
    if outlet:
        meta.append(f'<meta property="og:site_name" content="{escape(outlet)}">')
    if draft.heads.get("date"):
        linked = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title}
        linked["datePublished"] = f"{draft.heads['date']}T08:30:00+00:00"
        meta.append(f'<script type="application/ld+json">{json.dumps(linked)}</script>')
    body: list[str] = []
    lead = ""
    for part in draft.parts:
        if part.use == "dateline":
            lead = escape(part.text) + " "
            continue
        before, after = _TAGS.get(part.use, ("<p>", "</p>"))
        body.append(f"{before}{lead}{escape(part.text)}{after}")
        lead = ""
    menus = [at for at, part in enumerate(draft.parts) if part.use not in {"navigation", "promo"}]
    top, end = (menus[0], menus[-1] + 1) if menus else (0, len(body))
    shift = sum(1 for part in draft.parts[:end] if part.use == "dateline")
    lines = [
        *body[:top],
        "<article>",
        *body[top : end - shift],
        "</article>",
        "<footer>",
        *body[end - shift :],
        "</footer>",
    ]
    head = "\n".join(meta)
    return (
        f'<!doctype html>\n<html lang="en"><head>\n{head}\n</head>\n<body>\n' + "\n".join(lines) + "\n</body></html>\n"
    )


def mail(draft: Draft) -> bytes:
    """Return a draft as a plain-text mail, as a newsletter sends it."""
    letter = EmailMessage(policy=SMTP)
    letter["From"] = f"{draft.heads.get('outlet', 'News')} <letters@example.org>"
    letter["To"] = "reader@example.org"
    letter["Subject"] = draft.heads.get("title", _headline(draft))
    letter["Date"] = draft.heads.get("mail_date", "Tue, 11 Mar 2031 08:30:00 +0000")
    letter["Message-ID"] = f"<{draft.name}@example.org>"
    letter.set_content(plain(draft), charset="utf-8", cte="8bit")
    return letter.as_bytes()


def row(draft: Draft) -> str:
    """Return a draft as one JSON line, as a news table holds it."""
    kept = {
        "id": draft.name,
        "title": draft.heads.get("title", _headline(draft)),
        "source": draft.heads.get("outlet", ""),
    }
    if draft.heads.get("date"):
        kept["date"] = draft.heads["date"]
    return json.dumps({**kept, "text": plain(draft)}, ensure_ascii=False)


def write(drafts: Iterable[Draft], out: Path) -> dict[str, Any]:
    """Write every draft as a file and return the truth: reports with blocks and facts, works, harms with verdicts."""
    out.mkdir(parents=True, exist_ok=True)
    rows: dict[str, list[str]] = {}
    truth = []
    for draft in drafts:
        kind = draft.heads.get("format", "txt")
        name = draft.heads.get("file", f"{draft.name}.{kind}")
        address = name
        if kind == "html":
            (out / name).write_text(page(draft), "utf-8")
        elif kind == "eml":
            (out / name).write_bytes(mail(draft))
        elif kind == "jsonl":
            rows.setdefault(name, []).append(row(draft))
            address = f"{name}#{draft.name}"
        else:
            encoding = draft.heads.get("encoding", "utf-8")
            (out / name).write_bytes(plain(draft).encode(encoding))
        truth.append(truth_of(draft, address))
    for name, lines in rows.items():
        (out / name).write_text("\n".join(lines) + "\n", "utf-8")
    return {"reports": truth, "works": _works(truth), "harms": _harms(truth)}


def truth_of(draft: Draft, address: str) -> dict[str, Any]:
    """Return what is true of one report; facts are placed by block and by offset in the block's text.

    Offsets in the whole file are given too where the file is plain text.
    """
    heads = draft.heads
    starts = _starts(draft) if heads.get("format", "txt") == "txt" else None
    blocks, facts = [], []
    for at, part in enumerate(draft.parts):
        entry: dict[str, Any] = {"use": part.use, "text": part.text}
        if starts:
            entry["start"] = starts[at]
        blocks.append(entry)
        facts.extend(
            {
                "kind": fact.kind,
                "words": list(fact.words),
                "block": at,
                "start": fact.start,
                "end": fact.end,
                "text": fact.text,
            }
            for fact in part.facts
        )
    known = {key: heads.get(key) for key in ("outlet", "carrier", "agency", "date", "dateline", "work", "title")}
    return {
        "address": address,
        **known,
        "copy_of": max(draft.taken, key=draft.taken.__getitem__, default=None),
        "blocks": blocks,
        "facts": facts,
    }


def _works(truth: list[dict[str, Any]]) -> list[list[str]]:
    """Return the addresses of each work, works of one report among them."""
    works: dict[str, list[str]] = {}
    for report in truth:
        works.setdefault(str(report["work"]), []).append(str(report["address"]))
    return list(works.values())


def _harms(truth: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the totals of each harm over the works, and whether they can all be true."""
    held: dict[tuple[str, str], dict[str, tuple[int, int | None]]] = {}
    for report in truth:
        for fact in report["facts"]:
            if fact["kind"] == "toll":
                harm, low, high, _, event = fact["words"]
                bounds = int(low), None if high == "-" else int(high)
                held.setdefault((event, harm), {})[str(report["work"])] = bounds
    harms = []
    for (event, harm), figures in held.items():
        least = max(low for low, _ in figures.values())
        most = min((high for _, high in figures.values() if high is not None), default=None)
        verdict = "contradict" if most is not None and most < least else "agree" if len(figures) > 1 else "single"
        harms.append({"event": event, "harm": harm, "figures": figures, "verdict": verdict})
    return harms


def _starts(draft: Draft) -> list[int]:
    gap = 1 if draft.heads.get("join") == "line" else 2
    starts, at = [], 0
    for part in draft.parts:
        starts.append(at)
        at += len(part.text) + (1 if part.use == "dateline" else gap)
    return starts


def _headline(draft: Draft) -> str:
    return next((part.text for part in draft.parts if part.use == "headline"), draft.name)


def article_words(parts: Iterable[Part]) -> int:
    """Return how many words of article the parts hold."""
    return sum(len(part.text.split()) for part in parts if part.use in {"body", "standfirst", "caption", "heading"})
