"""Whether a name that may stand for a government stands for the place."""

from __future__ import annotations

import re

_LOCATIVE = re.compile(
    r"\b(?:in|at|from|near|outside|around|across|over|through|inside|into|to|leaving|visit|visited|visiting|reach|reached|left|"
    r"toward|towards|via|of|throughout|within|northern|southern|eastern|western|central|downtown|greater)(?: both| either| the| nearby)? $",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\b(?:in|inside|into|within|across|throughout|over)(?: both| neighbou?ring| nearby| northern| southern| eastern| western| central| the)? $",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"\b(?:province|region|city|town|village|district|territory|part|parts|north|south|east|west|soil|capital|coast|side|state|area) of $",
    re.IGNORECASE,
)
_AND_BEFORE = re.compile(r"\b(?:in|at|from|inside|into|to|of)(?: both)? [A-Z]\w+ and $")
_TOWARDS = re.compile(
    r"\b(?:with|against|between|by|urged|urge|accused|accuse|told|warned|pressed|blamed|blame|prompted|led|gave|forced|asked|for|that|"
    r"pressure on|ties to|message to|answer to|blow to|signal to|help to|aid to|support to|threat to|relations with|and) $",
    re.IGNORECASE,
)
_VERB_AFTER = re.compile(
    r"^(?:'s (?:\w+ )?(?:decision|choice|refusal|demand|government|policy|position|failure|response|retaliation|pledge|vow|chief|"
    r"relations|ties|stance|attitude|view|strategy|ability|clout|side|engagement|part|image|violations?|move|intention|interests?)"
    r"|(?: \w+ly)? (?:said|says|has|had|have|did|does|was|were|is|are|will|would|could|should|may|might|must|accused|denied|vowed|warned|"
    r"rejected|responded|condemned|wants|wanted|needs|insisted|insists|claims|claimed|agreed|announced|launched|struck|fired|hit|"
    r"recalled|expelled|summoned|ordered|decided|determine|determined|toned|realise|realize|told|sought|seeks|hosted|called|calls|"
    r"felt|fears|feared|blames|blamed|remains|remained|also|carried|retaliated|seems|appears|quickly))\b"
)
_BASED = re.compile(r"^(?:-based|, (?:the )?[A-Z]\w+|-born| \(|'s (?:airport|streets?|suburbs?|outskirts|port|mayor|centre|center|main|"
                    r"old|police|residents|hospitals?))")  # fmt: skip


def is_inside(text: str, start: int) -> bool:
    """Tell whether the words before a state's name make it a territory: "in Velmark", "inside northern Velmark"."""
    low = max(0, start - 28)
    return bool(_INSIDE.search(text, low, start) or _PART_OF.search(text, low, start))


def is_government(text: str, start: int, end: int) -> bool | None:
    """Tell whether a capital's name stands for its government; None when nothing beside it decides.

    >>> line = "Lorsk rejected the demand in Lorsk"
    >>> is_government(line, 0, 5), is_government(line, 29, 34)
    (True, False)
    """
    before, after = text[max(0, start - 32) : start], text[end : end + 40]
    if _BASED.match(after):
        return False
    if _VERB_AFTER.match(after) and not _LOCATIVE.search(before):
        return True
    if _LOCATIVE.search(before) or _AND_BEFORE.search(before):
        return False
    if _TOWARDS.search(before):
        return True
    return None
