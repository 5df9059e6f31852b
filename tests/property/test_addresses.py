"""Laws of addresses: whatever is typed is refused with a reason or taken apart into what is asked for."""

from hypothesis import given
from hypothesis import strategies as st

from rapportage.errors import FetchError
from rapportage.intake.addresses import find_address, find_link, is_open
from rapportage.intake.robots import allows, find_rules

PIECES = st.sampled_from(
    ["http://", "https://", "//", "user:pw@", "[::1]", "[", "]", "127.0.0.1", "0x7f.1", "news.example", ":80", ":x", "/", "?a=b", "#", "%", "\\", "\r\n", "\0", "ü", "xn--", "..", "."]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=8).map("".join))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        link = find_link(text, ports=(80, 443))
        address = find_address(link, lambda host, port: ["93.184.216.34"])
    except FetchError:
        return
    assert link.url.isascii()
    assert not set(link.url) & set("\r\n\0 ")
    assert "@" not in link.host
    assert is_open(address)


@given(st.ip_addresses(v=4))
def test_an_address_wrapped_in_another_is_as_open_as_it_is_alone(address: object) -> None:
    number = int(address)  # type: ignore[call-overload]
    high, low = number >> 16, number & 0xFFFF
    assert {
        is_open(f"::ffff:{address}"),
        is_open(f"64:ff9b::{high:x}:{low:x}"),
        is_open(f"2002:{high:x}:{low:x}::"),
    } == {is_open(str(address))}


@given(st.text(max_size=200), st.text(max_size=50))
def test_any_text_is_a_robots_txt(text: str, path: str) -> None:
    assert allows(find_rules(text), "/" + path) in {True, False}
    assert not allows(find_rules("User-agent: *\nDisallow: /\n"), "/x")
