"""What a user may set of intake (``[intake]`` in rapportage.toml)."""

from __future__ import annotations

from rapportage.reading.container_options import ContainerOptions


class IntakeOptions(ContainerOptions, frozen=True, kw_only=True):
    """Settings of opening and fetching; those of containers are inherited.

    Whether private addresses may be fetched is deliberately no setting: only a test can allow it, in code.

    Attributes:
        fetch: Whether an address given by the user may be fetched. Typing one is asking for it.
        follow_feeds: Whether the page behind a feed entry that holds only a summary is fetched.
        max_follow: Most pages fetched for one feed: feeds hold 10 to 100 entries.
        fetch_seconds: Longest one fetch may take, redirects and robots.txt included.
        connect_seconds: Longest wait for a connection or for the next bytes.
        max_fetch_bytes: Most bytes taken from the network for one page, before unpacking.
        max_redirects: Most redirects followed; browsers allow 20, honest pages need 3.
        ports: The ports that may be spoken to.
        pause_seconds: Shortest time between two fetches from one host; its robots.txt may ask for more.
    """

    fetch: bool = True
    follow_feeds: bool = False
    max_follow: int = 100
    fetch_seconds: float = 60.0
    connect_seconds: float = 15.0
    max_fetch_bytes: int = 16 * 1024 * 1024
    max_redirects: int = 5
    ports: tuple[int, ...] = (80, 443)
    pause_seconds: float = 1.0
