"""What sites let robots fetch."""

import time

import pytest

from rapportage.intake.robots import allows, find_rules


def test_the_group_that_names_us_goes_before_the_one_for_all() -> None:
    text = "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: Rapportage/2.0\nDisallow: /private\nCrawl-delay: 3\n"
    rules = find_rules(text)
    assert (allows(rules, "/news"), allows(rules, "/private/x"), rules.delay_seconds) == (True, False, 3.0)
    assert not allows(find_rules(text, "another"), "/news")


@pytest.mark.parametrize(
    ("rules", "path", "may"),
    [
        ("Disallow:", "/a", True),
        ("Disallow: /", "/a", False),
        ("Disallow: /a", "/abc", False),
        ("Disallow: /a/", "/a", True),
        ("Disallow: /*.pdf$", "/x/y.pdf", False),
        ("Disallow: /*.pdf$", "/x/y.pdf?z", True),
        ("Disallow: /*/private/*", "/x/private/y", False),
        ("Disallow: /a\nAllow: /a/open", "/a/open/x", True),
        ("Allow: /a\nDisallow: /a", "/a", True),
        ("Disallow: /stra%C3%9Fe", "/straße", False),
        ("Disallow: /%7Ejoe", "/~joe", False),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: /", "/robots.txt", True),
        ("# only a remark", "/a", True),
    ],
)
def test_the_longest_rule_decides(rules: str, path: str, may: bool) -> None:
    assert allows(find_rules(f"User-agent: *\n{rules}"), path) is may


def test_a_pattern_made_to_hurt_takes_no_time() -> None:
    rules = find_rules("User-agent: *\nDisallow: /" + "*a" * 5000 + "$")
    began = time.perf_counter()
    assert allows(rules, "/" + "a" * 4000)
    assert time.perf_counter() - began < 1


def test_anything_may_stand_in_it() -> None:
    for text in (
        "",
        "\ufeffUser-agent: *\nDisallow: /x",
        "<html>",
        "Disallow: /x",
        "User-agent\n:\nCrawl-delay: soon",
        "\x00" * 50,
    ):
        allows(find_rules(text), "/y")
    assert not allows(find_rules("\ufeffUser-agent: *\nDisallow: /x"), "/x")
