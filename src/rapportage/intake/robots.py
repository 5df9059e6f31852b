"""What a site lets robots fetch: robots.txt as RFC 9309 reads it.

The parser in the standard library is not used: it knows no wildcards and takes the first rule that fits where the
standard takes the longest.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes

AGENT = "rapportage"
"""The name rules may address this program by."""

MAX_BYTES = 500 * 1024
"""How much of a robots.txt is read: what RFC 9309 asks for at least."""


class Rule(NamedTuple):
    """A path pattern, and whether it allows."""

    pattern: str
    allows: bool


class Rules(NamedTuple):
    """The rules for this program, and the seconds asked for between two fetches."""

    rules: tuple[Rule, ...] = ()
    delay_seconds: float = 0.0


def find_rules(text: str, agent: str = AGENT) -> Rules:
    r"""Return the rules of a robots.txt for an agent: those of the groups naming it, else those for all.

    >>> find_rules("User-agent: *\nDisallow: /a\nUser-agent: rapportage\nAllow: /").rules
    (Rule(pattern='/', allows=True),)
    """
    own: list[Rule] = []
    every: list[Rule] = []
    delays = {"own": 0.0, "every": 0.0}
    is_named = is_own = is_every = in_rules = False
    for line in text.removeprefix("\ufeff").splitlines():
        key, _, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            if in_rules:
                is_own = is_every = in_rules = False
            name = value.split("/")[0].strip().lower()
            is_own, is_every = is_own or name == agent, is_every or name == "*"
            is_named = is_named or name == agent
        elif key in {"allow", "disallow", "crawl-delay"}:
            in_rules = True
            for applies, kept, who in ((is_own, own, "own"), (is_every, every, "every")):
                if applies and key == "crawl-delay":
                    delays[who] = _seconds(value)
                elif applies and value:
                    kept.append(Rule(_normal(value), allows=key == "allow"))
    return Rules(tuple(own if is_named else every), delays["own" if is_named else "every"])


def allows(rules: Rules, path: str) -> bool:
    r"""Return whether a path may be fetched: the longest pattern that fits decides, allowing where two are as long.

    >>> rules = find_rules("User-agent: *\nDisallow: /*.pdf$\nDisallow: /private\nAllow: /private/open")
    >>> allows(rules, "/a.pdf"), allows(rules, "/a.pdf?x"), allows(rules, "/private/open/b"), allows(rules, "/private")
    (False, True, True, False)
    """
    if path == "/robots.txt":
        return True
    normal = _normal(path)
    fitting = [(len(rule.pattern), rule.allows) for rule in rules.rules if fits(rule.pattern, normal)]
    return max(fitting)[1] if fitting else True


def fits(pattern: str, path: str) -> bool:
    """Return whether a pattern with ``*`` for anything and ``$`` for the end fits the beginning of a path."""
    is_whole = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, part in enumerate(others):
        if is_whole and number == len(others) - 1:
            return path.endswith(part) and len(path) - len(part) >= at
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return at == len(path) if is_whole else True


def _normal(path: str) -> str:
    """Return a path with its letters escaped in one way."""
    return quote(unquote_to_bytes(path.replace("%2F", "%252F").replace("%2f", "%252F")), safe="/*$?=&;:@!,'()+~-._%")


def _seconds(value: str) -> float:
    try:
        return min(max(float(value), 0.0), 30.0)  # a site that asks for more means no; half a minute is patience
    except ValueError:
        return 0.0
