from datetime import date

import msgspec

from rapportage.recording.options import RecordingOptions
from rapportage.recording.record import record
from rapportage.schema.mentions import Record
from rapportage.schema.report import Use
from tests.unit.recording.made_reports import OPTIONS, made, recorded

LINES = (
    "Velmark struck first",
    "On Monday Velmark fired missiles at Senn, killing at least two children, Ostravian officials said.",
    "“We did not choose this,” said Ada Lorne, Velmark’s envoy. “But a border is a border.”",
    "Both ambassadors will return by 14 March.",
)


def test_a_record_holds_every_kind_of_row_in_text_order():
    found, _ = recorded(*LINES, uses={0: Use.HEADLINE})
    for rows in (found.times, found.actors, found.statements, found.tolls, found.commitments):
        assert rows
        assert [row.span.start for row in rows] == sorted(row.span.start for row in rows)


def test_a_pull_quote_stands_where_it_stands():
    lines = ("“It was brazen and had to be answered”", "“It was brazen and had to be answered,” said Ada Lorne.")
    found, _ = recorded(*lines, uses={0: Use.PULL_QUOTE}, repeats=((0, 1),))
    assert [row.repeats is not None for row in found.statements] == [True, False]


def test_ids_are_unlike_and_made_from_content():
    one, _ = recorded(*LINES)
    other, _ = recorded(*LINES)
    ids = [
        row.id
        for rows in (one.times, one.places, one.actors, one.statements, one.tolls, one.commitments)
        for row in rows
    ]
    assert len(set(ids)) == len(ids)
    assert one == other


def test_a_record_survives_json():
    found, _ = recorded(*LINES)
    assert msgspec.json.decode(msgspec.json.encode(found), type=Record) == found


def test_every_rule_names_its_file_and_version():
    found, _ = recorded(*LINES)
    rows = (*found.times, *found.actors, *found.statements, *found.tolls, *found.commitments)
    assert all(row.rule.count(".") == 1 and row.rule.rpartition("/")[2].isdigit() for row in rows)


def test_mentions_point_at_mentions_of_the_same_record():
    found, _ = recorded(*LINES)
    actors = {row.id for row in found.actors}
    assert {row.speaker for row in found.statements if row.speaker} <= actors
    assert {voice.speaker for row in found.tolls for voice in row.voice if voice.speaker} <= actors
    assert {ident for row in found.commitments for ident in (*row.by, *row.to)} <= actors


def test_furniture_yields_nothing():
    lines = ("“You are bigger than you know,” says Ada Lorne. Nine people were killed on Monday in Velmark.",)
    for use in (Use.PROMO, Use.NAVIGATION, Use.BIO, Use.CREDIT, Use.BYLINE):
        found, _ = recorded(*lines, uses={0: use})
        assert found == Record(report=found.report)


def test_statements_without_a_speaker_are_counted():
    found, _ = recorded("“The third paragraph stands alone here.”")
    assert [issue.code for issue in found.issues] == ["R202"]


def test_reported_speech_without_marks_may_be_left_out():
    report = made("Ada Lorne said that the river would rise again.")
    assert record(report, OPTIONS).statements
    assert not record(report, RecordingOptions(indirect=False)).statements


def test_an_empty_report_yields_an_empty_record():
    found = record(made("Subscribe now!", uses={0: Use.PROMO}, published=date(2031, 3, 11)))
    assert found == Record(report=found.report)


def test_options_are_read_from_plain_tables():
    options = msgspec.convert(
        {
            "extra_actors": [{"name": "Velmark", "code": "VLM", "demonyms": ["Velmarki"], "capital": "Lorsk"}],
            "indirect": False,
        },
        RecordingOptions,
    )
    assert options.extra_actors[0].capital == "Lorsk"
