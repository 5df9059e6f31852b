"""Which addresses may be spoken to."""

import pytest

from rapportage.errors import FetchError
from rapportage.intake.addresses import find_address, find_link, is_open

PORTS = (80, 443)


def resolve(*found: str):
    return lambda host, port: list(found)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.255.254",
        "0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1", "198.51.100.7", "203.0.113.9", "192.0.0.8",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "2001::1", "3fff::1", "fec0::1", "100::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1",
        "no address",
    ],
)  # fmt: skip
def test_addresses_inside_networks_are_closed(address: str) -> None:
    assert not is_open(address)
    with pytest.raises(FetchError, match="not fetched"):
        find_address(find_link("https://news.example/", ports=PORTS), resolve("93.184.216.34", address))


@pytest.mark.parametrize(
    "address",
    ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822", "172.32.0.1", "100.128.0.1"],
)
def test_addresses_of_the_open_internet_are_open(address: str) -> None:
    assert is_open(address)
    assert find_address(find_link("https://news.example/", ports=PORTS), resolve(address)) == address


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0x7f.1",
        "127.1",
        "127.0.0.1.",
        "①②⑦.0.0.1",
        "[::1]",
        "[::ffff:7f00:1]",
        "[fe80::1%25eth0]",
    ],
)
def test_an_address_in_any_spelling_is_refused_as_what_it_is(host: str) -> None:
    def never(host: str, port: int) -> list[str]:
        pytest.fail("asked the resolver for an address")

    with pytest.raises(FetchError, match="private, local or reserved"):
        find_address(find_link(f"http://{host}/", ports=PORTS), never)


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("ftp://news.example/", "only http"),
        ("file:///etc/passwd", "only http"),
        ("http://user:secret@news.example/", "password"),
        ("http://user@news.example/", "password"),
        ("http://news.example:22/", "port 22"),
        ("http:///path", "no host"),
        ("http://news.example/a b", "spaces"),
        ("http://news.example/\r\nHost: x", "control|no address"),
        ("http://news.example:port/", "no address"),
        ("http://[::1/", "no address"),
        ("http://news.example/" + "x" * 5000, "too long"),
    ],
)
def test_what_is_no_plain_web_address_is_refused_with_the_reason(url: str, word: str) -> None:
    with pytest.raises(FetchError, match=word):
        find_link(url, ports=PORTS)


def test_names_and_paths_in_other_scripts_are_spelled_in_ascii() -> None:
    link = find_link("https://Zeitung-ü.example/straße?ö=1#part", ports=PORTS)
    assert link.url == "https://xn--zeitung--e6a.example/stra%C3%9Fe?%C3%B6=1"


def test_a_host_that_is_not_known_is_told() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    with pytest.raises(FetchError, match="not known"):
        find_address(find_link("https://news.example/", ports=PORTS), unknown)
