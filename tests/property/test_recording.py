"""Laws of RECORD: whatever the text, nothing raises, every span reads back, nothing comes from furniture."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapportage.recording.record import record
from rapportage.schema.report import FURNITURE, Use
from rapportage.text.marks import find_quoted
from rapportage.text.sentences import find_sentences
from tests.unit.recording.made_reports import OPTIONS, made

PIECES = st.sampled_from(
    [
        "“", "”", '"', "‘", "’", "'", "«", "»", ", ", ". ", ": ", " – ", "(", ")", " ", "\u00a0", "\u00ad", "\u200b", "…", "—", "\U0001f54a",
        "Velmark", "Velmarki officials", "Lorsk", "Ada Lorne", "Mr. Lorne", "he", "they", "said", "told the Post", "according to", "says",
        "nine", "at least two", "almost 100", "children", "people", "were killed", "killing", "injured", "dead", "no one", "including",
        "on Monday", "last week", "4 March", "two days later", "by 14 March", "will visit", "agreed to", "in six weeks", "within 48 hours",
        "death toll rose to", "shot", "the ambassadors", "both countries", "U.S.", "a 12-year-old", "dozens", "of", "and", "the", "that",
    ]
)  # fmt: skip
LINE = st.lists(PIECES, min_size=1, max_size=40).map(" ".join).filter(lambda line: bool(line.strip()))
ANYTHING = st.text(min_size=1, max_size=200).filter(lambda line: bool(line.strip()))


def spans(found):
    rows = (*found.times, *found.places, *found.actors, *found.statements, *found.events, *found.tolls,
            *found.commitments, *found.relations)  # fmt: skip
    for row in rows:
        for name in row.__struct_fields__:
            value = getattr(row, name)
            for each in value if isinstance(value, tuple) else (value,):
                if type(each).__name__ == "Span":
                    yield each


@settings(max_examples=40, deadline=None)
@given(lines=st.lists(st.one_of(LINE, ANYTHING), min_size=1, max_size=5))
def test_every_span_lies_in_a_block_that_may_be_read(lines: list[str]):
    lines = [" ".join(line.split()) or "x" for line in lines]
    uses = dict.fromkeys(range(1, len(lines), 2), Use.PROMO)
    report = made(*lines, uses=uses)
    found = record(report, OPTIONS)
    allowed = [(block.start, block.end) for block in report.blocks if block.use not in FURNITURE]
    for span in spans(found):
        assert any(low <= span.start < span.end <= high for low, high in allowed)


@settings(max_examples=25, deadline=None)
@given(lines=st.lists(LINE, min_size=1, max_size=4))
def test_the_same_report_gives_the_same_record(lines: list[str]):
    assert record(made(*lines), OPTIONS) == record(made(*lines), OPTIONS)


@settings(max_examples=25, deadline=None)
@given(lines=st.lists(LINE, min_size=1, max_size=4))
def test_ids_are_never_shared(lines: list[str]):
    found = record(made(*lines), OPTIONS)
    ids = [
        row.id
        for rows in (
            found.times,
            found.places,
            found.actors,
            found.statements,
            found.events,
            found.tolls,
            found.commitments,
            found.relations,
        )
        for row in rows
    ]
    assert len(ids) == len(set(ids))


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(LINE, ANYTHING))
def test_quotations_lie_within_their_marks_and_the_text(text: str):
    for each in find_quoted(text):
        assert 0 <= each.start < each.low <= each.high <= each.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(LINE, ANYTHING))
def test_sentences_ascend_and_hold_every_letter(text: str):
    ranges = list(find_sentences(text))
    assert all(one[1] <= other[0] for one, other in pairwise(ranges))
    assert sum(len("".join(text[low:high].split())) for low, high in ranges) == len("".join(text.split()))


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "nine people were killed ",
        "nine people killed and ",
        "including nine killed, four of them ",
        'He said nine were killed," Bob Hill said. ',
        'He said nine were killed," Bob Hill said.\n',
        "“He said ‘nine were killed’ and “we” left,” Bob Hill said. ",
        "“he said ",
        "Ada Lorne said ",
        "on 4 March ",
        "will visit by ",
        "''",
        "Velmark-",
        ", ",
    ],
)
def test_a_line_ten_times_as_long_takes_no_more_than_thirty_times_as_long(piece: str):
    def seconds(size: int) -> float:
        report = made(*(piece * (size // len(piece) + 1)).strip().splitlines())
        begun = time.process_time()
        record(report, OPTIONS)
        return time.process_time() - begun

    seconds(1_000)
    assert seconds(20_000) < 30 * max(seconds(2_000), 0.01)
