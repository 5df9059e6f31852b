"""Made-up plain-text pages with the furniture of real ones."""

from __future__ import annotations

STORY = (
    "HALM, Oruvia – The Oruvian army said on Tuesday that it had shelled two camps across the border in Kestine.",
    "Eleven people were killed, among them three children, according to the Kestine ministry of health.",
    "“We were asleep when the first shell fell,” said Dessa Marl, who runs a bakery in the village of Tarsk.",
    "The two governments had signed a truce in March, and officials on both sides said they would keep to it.",
    "It was not clear how many soldiers had been wounded in the raid, the ministry added in a statement.",
)

LETTER = (
    "Dear Reader,",
    "A year ago I stood in a kitchen in Tarsk and listened to a baker who had never read a newspaper to its end.",
    "“A paper is a door,” writes the philosopher Ilan Corr, “and most people walk past doors.”",
    "We are the kind of paper that holds doors open. We are small, and we like it that way.",
    "If you like doors, you can subscribe to the Halm Courier for $9. You get the weekly magazine and the daily email.",
    "Scan the code to begin",
    "https://courier.example/subscribe",
)


def page(*parts: tuple[str, ...] | str) -> str:
    """Return lines with a blank line between each."""
    lines = [line for part in parts for line in ((part,) if isinstance(part, str) else part)]
    return "\n\n".join(lines)
