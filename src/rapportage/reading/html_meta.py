"""What a page says of itself for machines: meta elements, title, canonical link, times, language, JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapportage.reading.json_ld import read_json_ld
from rapportage.reading.page import Meta, Remark

MAX_CONTENT = 20_000
"""Longest content kept of one field, in characters; the longest meta element of 102 real pages has 13,290."""

SPEAKING = frozenset({"html", "link", "meta", "script", "time", "title"})
"""Elements that ``find_meta`` reads; any other counts when it has both itemprop and content."""

_LINKS = frozenset({"amphtml", "author", "canonical", "shortlink"})


def find_meta(tag: str, attributes: Mapping[str, str], *, words: str, in_article: bool) -> list[Meta]:
    """Return what one element says: its attributes and, of title and script, its words.

    Names are lower case, except JSON-LD's own: "og:title", "author", "itemprop:datepublished",
    "http-equiv:last-modified", "title", "html:lang", "link:canonical", "time" or, inside an article element,
    "time:article" (each with ":" and its itemprop where it has one).
    """
    found: list[Meta] = []
    if tag == "meta" or (tag not in SPEAKING and "itemprop" in attributes):
        found = _of_meta(attributes)
    elif tag == "title":
        found = [Meta("title", words)]
    elif tag == "html":
        found = [Meta("html:lang", attributes.get("lang") or attributes.get("xml:lang") or "")]
    elif tag == "link":
        rels = _LINKS.intersection(attributes.get("rel", "").lower().split())
        found = [Meta(f"link:{rel}", attributes.get("href", "")) for rel in sorted(rels)]
    elif tag == "time":
        name = "time:article" if in_article else "time"
        prop = attributes.get("itemprop", "").lower()
        found = [Meta(f"{name}:{prop}" if prop else name, attributes.get("datetime", ""))]
    trimmed = (Meta(name, " ".join(content[:MAX_CONTENT].split())) for name, content in found)
    return [meta for meta in trimmed if meta.content]


def _of_meta(attributes: Mapping[str, str]) -> list[Meta]:
    content = attributes.get("content", "")
    found: list[Meta] = []
    for attribute, prefix in (("name", ""), ("property", ""), ("itemprop", "itemprop:"), ("http-equiv", "http-equiv:")):
        found.extend(Meta(prefix + name.lower(), content) for name in attributes.get(attribute, "").split()[:4])
    return found


def is_json_ld(tag: str, attributes: Mapping[str, str]) -> bool:
    """Return whether a script holds JSON-LD."""
    return tag == "script" and "ld+json" in attributes.get("type", "").lower()


def flatten_json_ld(scripts: Iterable[str]) -> tuple[list[Meta], list[Remark]]:
    """Return the fields of a page's JSON-LD scripts, and a remark for each that no reading could save."""
    found: list[Meta] = []
    remarks: list[Remark] = []
    for script in scripts:
        fields, is_whole = read_json_ld(script)
        found.extend(Meta(name, content[:MAX_CONTENT]) for name, content in fields)
        if not is_whole:
            remarks.append(Remark("R116", f"JSON-LD is broken; {len(fields)} fields were saved from it"))
    return found, remarks
