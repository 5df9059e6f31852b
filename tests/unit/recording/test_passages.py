from rapportage.recording.passages import LONGEST, find_passages
from rapportage.schema.report import Damage, Use
from tests.unit.recording.made_reports import made


def test_furniture_is_no_passage():
    report = made("Read on.", "Subscribe!", "By Ada Ray", uses={1: Use.PROMO, 2: Use.BYLINE})
    assert [passage.text for passage in find_passages(report)] == ["Read on."]


def test_odd_spaces_and_invisible_characters_are_settled_and_point_back():
    report = made("tit for\u00a0 tat\u00ad strikes")
    [passage] = find_passages(report)
    assert passage.text == "tit for tat strikes"
    assert passage.span(8, 11).of(report.text) == "tat"
    assert passage.span(0, 11).of(report.text) == "tit for\u00a0 tat"


def test_trusted_repairs_are_read_and_others_left():
    line = "It didXXnot hold, YY said"
    report = made(line)
    damages = (
        Damage(span=report.span(6, 8), repaired=" ", chain=("a", "b"), confidence=1.0),
        Damage(span=report.span(18, 20), repaired="Name", chain=("a", "b"), confidence=0.5, trusted=False),
    )
    [passage] = find_passages(made(line, damages=damages))
    assert passage.text == "It did not hold, YY said"
    assert passage.span(7, 10).of(report.text) == "not"


def test_a_repeated_block_knows_what_it_repeats():
    report = made("“Go.”", "Go, he said.", uses={0: Use.PULL_QUOTE}, repeats=((0, 1),))
    first, second = find_passages(report)
    assert first.repeats is not None
    assert second.repeats is None


def test_running_text_that_repeats_a_box_is_read_first():
    report = made("“Go now.”", "“But go now,” he said.", uses={0: Use.PULL_QUOTE}, repeats=((1, 0),))
    box, text = find_passages(report)
    assert box.repeats is not None
    assert text.repeats is None


def test_a_very_long_block_is_read_in_parts_that_leave_nothing_out():
    line = "The line went on. " * 4_000
    report = made(line.strip())
    parts = list(find_passages(report))
    assert all(len(part.text) <= LONGEST + 1 for part in parts)
    assert sum(part.text.count("line") for part in parts) == 4_000
