"""Laws of damages: they read back, stand apart, point back, and mending never makes a text worse."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rapportage.appraisal.mojibake import clean_lines
from rapportage.reading.mojibake import find_damages, mended
from rapportage.schema.ids import ReportId

REPORT = ReportId("report:law")
SIGNS = "ÃÂâ€™œ\x9d\ufffd¡¯°®ĚýÐÑ╨┐√©聽鈥檚茅a tTM\u0302\u0303\u0308AÀéŁż£\xa0\n"
TEXTS = st.one_of(st.text(max_size=80), st.text(alphabet=SIGNS, max_size=60))
CODECS = st.sampled_from(["latin-1", "cp1252", "cp1250", "cp1251", "mac_roman", "cp437"])


@given(TEXTS)
def test_damages_ascend_stand_apart_and_lie_in_the_text(text: str) -> None:
    found = find_damages(text, report=REPORT)
    spans = [(damage.span.start, damage.span.end) for damage in found]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(damage.span.of(text) != damage.repaired for damage in found)
    assert all(damage.chain and 0 < damage.confidence <= 1 for damage in found)


@given(TEXTS, st.data())
def test_every_range_of_the_mended_text_points_into_the_text(text: str, data: st.DataObject) -> None:
    view = mended(text, find_damages(text, report=REPORT))
    if view.text:
        start = data.draw(st.integers(0, len(view.text) - 1))
        end = data.draw(st.integers(start + 1, len(view.text)))
        low, high = view.back(start, end)
        assert 0 <= low < high <= len(text)


@given(TEXTS)
def test_what_no_damage_covers_is_in_the_mended_text_unchanged(text: str) -> None:
    found = find_damages(text, report=REPORT)
    view = mended(text, found)
    covered = {place for damage in found for place in range(damage.span.start, damage.span.end)}
    for place in set(range(len(text))) - covered:
        within = view.forth(place, place + 1)
        assert within is not None
        assert view.text[slice(*within)] == text[place]


@given(st.lists(st.sampled_from(clean_lines()), min_size=1, max_size=3).map(" ".join), CODECS)
def test_a_clean_sentence_that_was_misread_is_repaired_or_left_but_never_made_worse(line: str, codec: str) -> None:
    try:
        damaged = line.encode().decode(codec)
    except UnicodeDecodeError:
        return
    view = mended(damaged, find_damages(damaged, report=REPORT))
    assert wrong(view.text, line) <= wrong(damaged, line)


def wrong(text: str, whole: str) -> int:
    """Return how many characters of a text the whole sentence does not have."""
    left = list(whole)
    count = 0
    for character in text:
        if character in left:
            left.remove(character)
        else:
            count += 1
    return count
