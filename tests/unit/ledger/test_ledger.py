"""The ledger keeps rows, payloads and marks, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import duckdb
import msgspec
import pytest

from rapportage.errors import LedgerBusy, LedgerError, UnknownId
from rapportage.ledger.ledger import Ledger
from rapportage.ledger.store import STORAGE
from rapportage.ledger.tables import KINDS
from rapportage.schema.codes import Harm
from rapportage.schema.issue import Issue
from rapportage.schema.matters import Copy, Toll
from rapportage.schema.mentions import ActorMention, TollMention
from rapportage.schema.report import Hint, Payload, Report
from tests.unit.ledger.made import (
    actor_of,
    copy_of,
    disagreement_of,
    issue_of,
    matter_of,
    payload_of,
    report_of,
    toll_of,
    work_of,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "it's a [news] ledger"


def test_mixed_rows_come_back_from_the_file_as_they_were(path: Path) -> None:
    report = report_of()
    actor = actor_of(report)
    toll = toll_of(report, speaker=actor)
    with Ledger.open(path) as ledger:
        ledger.put([report, actor, toll, matter_of(toll), issue_of(report)])
    with Ledger.open(path) as ledger:
        assert list(ledger.rows(Report)) == [report]
        assert list(ledger.rows(TollMention)) == [toll]
        assert ledger.kinds() == (Report, ActorMention, TollMention, Toll, Issue)
        assert [ledger.count(kind) for kind in ledger.kinds()] == [1] * 5


def test_rows_stand_by_address_place_and_id_however_they_were_put() -> None:
    one, two = report_of(address="b.txt"), report_of(address="a.txt")
    rows = [toll_of(one, "seven"), toll_of(one), toll_of(two, "seven"), toll_of(two)]
    with Ledger.open(":memory:") as ledger:
        ledger.put([rows[2], one, rows[0]])
        ledger.put([two, rows[1], rows[3]])
        found = list(ledger.rows(TollMention))
        assert found == [rows[3], rows[2], rows[1], rows[0]]
        assert list(ledger.rows(TollMention, limit=2)) == found[:2]
        assert [report.address for report in ledger.rows(Report)] == ["a.txt", "b.txt"]


def test_rows_are_chosen_by_their_fields() -> None:
    report = report_of()
    nine, seven = toll_of(report), toll_of(report, "seven", 7)
    with Ledger.open(":memory:") as ledger:
        ledger.put([report, nine, seven])
        assert list(ledger.rows(TollMention, where={"count.low": 7})) == [seven]
        assert list(ledger.rows(TollMention, where={"report": report.id, "harm": Harm.KILLED})) == [nine, seven]
        assert list(ledger.rows(TollMention, where={"actor": "ARL", "id": nine.id})) == [nine]
        assert ledger.count(TollMention, where={"part_of": None}) == 2
        assert ledger.count(TollMention, where={"harm": "x' OR 1=1 --"}) == 0


@pytest.mark.parametrize("field", ["colour", "count.colour", 'id" OR 1=1 --', "", ".", "span.report.x"])
def test_a_field_that_is_not_there_is_named_with_those_that_are(field: str) -> None:
    with Ledger.open(":memory:") as ledger, pytest.raises(LedgerError, match=r"toll_mentions"):
        ledger.count(TollMention, where={field: "x"})


def test_a_row_is_found_by_its_id_its_beginning_or_what_follows_the_colon() -> None:
    report = report_of()
    toll = toll_of(report)
    with Ledger.open(":memory:") as ledger:
        ledger.put([report, toll])
        for wanted in (toll.id, toll.id[:-3], toll.id.partition(":")[2][:9]):
            assert ledger.find(wanted) == toll


def test_an_id_that_means_many_rows_or_none_says_so() -> None:
    report = report_of()
    nine, seven = toll_of(report), toll_of(report, "seven", 7)
    with Ledger.open(":memory:") as ledger:
        ledger.put([report, nine, seven])
        with pytest.raises(UnknownId, match=nine.id) as error:
            ledger.find("toll:")
        assert seven.id in str(error.value)
        for wanted in ("toll:zzz", "", "%", "'"):
            with pytest.raises(UnknownId):
                ledger.find(wanted)


def test_a_block_that_fails_leaves_nothing_behind(path: Path) -> None:
    report = report_of()
    with Ledger.open(path) as ledger:
        before = ledger.content_hash()
        with pytest.raises(ZeroDivisionError), ledger.transaction():  # noqa: PT012
            ledger.put([report])
            ledger.keep(payload_of("x"), report.id)
            ledger.mark("part", "read@1")
            assert ledger.count(Report) == 1
            raise ZeroDivisionError
        assert ledger.content_hash() == before
        assert ledger.report_ids() == ()
        assert not ledger.is_marked("part", "read@1")


def test_a_change_whose_part_failed_is_not_made_even_if_the_failure_is_swallowed() -> None:
    report = report_of()
    with Ledger.open(":memory:") as ledger:
        with pytest.raises(LedgerError, match="nothing of it"), ledger.transaction():  # noqa: PT012
            ledger.put([report])
            with pytest.raises(ZeroDivisionError), ledger.transaction():
                raise ZeroDivisionError
        assert ledger.count(Report) == 0
        ledger.put([report])
        assert ledger.count(Report) == 1


def test_replacing_kinds_keeps_the_same_ids_and_leaves_other_kinds() -> None:
    report = report_of()
    nine, seven = toll_of(report), toll_of(report, "seven", 7)
    with Ledger.open(":memory:") as ledger:
        ledger.put([report, nine, matter_of(nine)])
        ledger.replace([Toll, Copy], [matter_of(nine), matter_of(seven)])
        assert ledger.count(Toll) == 2
        ledger.replace([Toll, Copy], [])
        assert (ledger.count(Toll), ledger.count(TollMention)) == (0, 1)


def test_dropping_a_report_drops_what_it_says_and_no_other() -> None:
    one, two = report_of(address="a.txt"), report_of(address="b.txt")
    with Ledger.open(":memory:") as ledger:
        for report in (one, two):
            ledger.put([report, toll_of(report), actor_of(report), issue_of(report)])
        ledger.drop_report(one.id, "report:none")
        assert [ledger.count(kind) for kind in (Report, TollMention, ActorMention, Issue)] == [1] * 4
        assert list(ledger.rows(TollMention)) == [toll_of(two)]
        with ledger.transaction():
            ledger.put([one, toll_of(one)])
            ledger.drop_report(one.id)
            ledger.put([one])
        assert (ledger.count(Report), ledger.count(TollMention)) == (2, 1)


def test_issues_are_dropped_by_the_beginning_of_their_code() -> None:
    report = report_of()
    with Ledger.open(":memory:") as ledger:
        ledger.put([issue_of(report, "R301"), issue_of(report, "R101")])
        ledger.drop_issues("R3")
        assert [issue.code for issue in ledger.rows(Issue)] == ["R101"]


def test_a_payload_comes_back_byte_by_byte(path: Path) -> None:
    bodies = [b"", b"\x00\xff" * 999, b"a" * 100_000, bytes(range(256))]
    payloads = [
        Payload(body=body, address=f"{n}.txt", hints=(Hint(name="title", value="é"),)) for n, body in enumerate(bodies)
    ]
    payloads.append(
        Payload(body=bodies[2], address="again.txt", charset="cp1252", path="/x", issues=(issue_of(report_of()),))
    )
    with Ledger.open(path) as ledger, ledger.transaction():
        for number, payload in enumerate(payloads):
            ledger.keep(payload, f"report:{9 - number}")
    with Ledger.open(path) as ledger:
        assert [ledger.payload_of(f"report:{9 - n}") for n in range(5)] == payloads
        assert ledger.report_ids() == tuple(f"report:{9 - n}" for n in range(5))
        assert ledger.store.run("SELECT count(*) FROM bodies") == [(4,)]
        with pytest.raises(UnknownId, match="no payload"):
            ledger.payload_of("report:none")


def test_a_payload_kept_again_takes_the_place_of_the_first() -> None:
    with Ledger.open(":memory:") as ledger:
        ledger.keep(payload_of("one"), "report:1")
        ledger.keep(payload_of("two"), "report:2")
        ledger.keep(payload_of("uno"), "report:1")
        assert ledger.payload_of("report:1") == payload_of("uno")
        assert ledger.report_ids() == ("report:1", "report:2")


def test_marks_and_notes_hold_the_last_word() -> None:
    with Ledger.open(":memory:") as ledger:
        ledger.mark("a", "read@1")
        ledger.mark("a", "read@2")
        ledger.note("reconciled", "x")
        ledger.note("reconciled", "y")
        assert not ledger.is_marked("a", "read@1")
        assert ledger.marks() == {"a": "read@2"}
        assert (ledger.noted("reconciled"), ledger.noted("other")) == ("y", None)


def test_the_content_hash_knows_rows_only_not_their_order_nor_the_file(path: Path) -> None:
    one, two = report_of(address="a.txt"), report_of(address="b.txt")
    with Ledger.open(path) as ledger:
        ledger.put([one, toll_of(two), two])
        ledger.put([toll_of(one)])
        ledger.note("x", "y")
        whole = ledger.content_hash()
    with Ledger.open(":memory:") as ledger:
        ledger.put([toll_of(one), toll_of(two)])
        part = ledger.content_hash()
        ledger.put([two, one])
        assert ledger.content_hash() == whole != part


def test_which_reports_are_here() -> None:
    report = report_of()
    with Ledger.open(":memory:") as ledger:
        ledger.put([report])
        assert ledger.has_reports([report.id, "report:none"]) == {report.id}


def test_the_file_is_written_for_older_duckdb_too(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ((tags,),) = ledger.store.run("SELECT tags FROM duckdb_databases() WHERE database_name = 'ledger'")
    assert str(tags["storage_version"]).startswith(STORAGE)


def test_nothing_is_printed_nor_fetched_nor_read_from_elsewhere(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "x.csv").write_text("a\n1\n")
    with Ledger.open(":memory:") as ledger:
        ledger.store.run("SELECT sum(range) FROM range(30000000)")
        with pytest.raises(LedgerError):
            ledger.store.run("SELECT * FROM read_csv(?)", [str(tmp_path / "x.csv")])
        assert ledger.store.run("SELECT current_setting('autoinstall_known_extensions')") == [(False,)]
        assert ledger.store.run("SELECT current_setting('TimeZone')") == [("UTC",)]
    assert capfd.readouterr() == ("", "")


def test_readers_share_a_ledger_and_change_nothing(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.put([report_of()])
    kept = sorted(file.name for file in path.parent.iterdir())
    with Ledger.open(path, is_reading=True) as ledger:
        assert ledger.count(Report) == 1
        with pytest.raises(LedgerError):
            ledger.put([report_of(address="other.txt")])
    assert sorted(file.name for file in path.parent.iterdir()) == kept == [path.name]


def test_reading_where_there_is_no_ledger_makes_none(path: Path) -> None:
    with pytest.raises(LedgerError, match="rapportage add"):
        Ledger.open(path, is_reading=True)
    assert not path.exists()


def test_a_file_that_is_no_ledger_is_refused_in_words(tmp_path: Path) -> None:
    text = tmp_path / "text.ledger"
    text.write_text("hello " * 1000)
    other = tmp_path / "other.ledger"
    with duckdb.connect(str(other)) as database:
        database.execute("CREATE TABLE things (x INTEGER)")
    for path, words in (
        (text, "no ledger"),
        (other, "no ledger"),
        (tmp_path, "folder"),
        (tmp_path / "a" / "b", "a"),
    ):
        with pytest.raises(LedgerError, match=words) as error:
            Ledger.open(path)
        assert str(path) in str(error.value)


def test_a_file_without_a_byte_becomes_a_ledger(path: Path) -> None:
    path.touch()
    with Ledger.open(path) as ledger:
        assert ledger.count(Report) == 0


def test_a_making_that_was_killed_is_begun_again(path: Path) -> None:
    for name in (".new", ".new.wal"):
        path.with_name(path.name + name).write_bytes(b"half of it")
    with Ledger.open(path) as ledger:
        assert ledger.count(Report) == 0
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_ledger_cut_short_is_refused_in_words(path: Path) -> None:
    reports = [report_of(address=f"{n}.txt") for n in range(2000)]
    with Ledger.open(path) as ledger:
        ledger.put(reports)
    whole = path.read_bytes()
    for length in (1, 100, 9000, len(whole) // 2, len(whole) * 3 // 4):
        path.write_bytes(whole[:length])
        with pytest.raises(LedgerError) as error, Ledger.open(path) as ledger:
            list(ledger.rows(Report))
        assert str(path) in str(error.value)
        assert not isinstance(error.value, LedgerBusy)


def test_what_no_file_can_keep_is_refused_by_id() -> None:
    with Ledger.open(":memory:") as ledger, pytest.raises(LedgerError, match="surrogate"):
        ledger.put([Report(id="report:1", text="\ud800", address="a", sha256="")])


def test_a_number_beyond_64_bits_is_refused_and_nothing_kept() -> None:
    report = report_of()
    with Ledger.open(":memory:") as ledger:
        with pytest.raises(LedgerError):
            ledger.put([report, toll_of(report, low=10**30)])
        assert ledger.count(Report) == 0


def test_a_very_long_text_is_kept() -> None:
    report = report_of("word é " * 3_000_000)
    with Ledger.open(":memory:") as ledger:
        ledger.put([report])
        assert list(ledger.rows(Report)) == [report]


def test_every_kind_can_be_counted_in_an_empty_ledger() -> None:
    with Ledger.open(":memory:") as ledger:
        assert [ledger.count(kind) for kind in KINDS] == [0] * len(KINDS)
        assert ledger.kinds() == ()


def test_rows_can_be_put_while_rows_are_read() -> None:
    reports = [report_of(address=f"{n:05}.txt") for n in range(3000)]
    with Ledger.open(":memory:") as ledger:
        ledger.put(reports)
        seen = 0
        for report in ledger.rows(Report):
            seen += 1
            if seen % 500 == 0:
                ledger.put(
                    [
                        issue_of(report),
                        work_of(report),
                        copy_of(report, report),
                        disagreement_of(matter_of(toll_of(report))),
                    ]
                )
        assert seen == 3000
        assert ledger.count(Issue) == 6


def test_shapes_put_behind_many_rows_without_one_are_read_at_once(path: Path) -> None:
    """DuckDB 2.0.0 reads such STRUCTs as empty until the next checkpoint; see ``Table.voids``."""
    report = report_of("word " * 3000)
    plain = [actor_of(report, "word")] + [
        msgspec.structs.replace(actor_of(report, "word"), id=f"actor:{n}", span=report.span(n, n + 1))
        for n in range(5000)
    ]
    with Ledger.open(path) as ledger:
        ledger.put([report, *plain])
    rich = [
        msgspec.structs.replace(
            plain[0], id=f"actor:x{n}", office=report.span(n, n + 9), status_cue=report.span(n, n + 2)
        )
        for n in range(50)
    ]
    with Ledger.open(path) as ledger:
        ledger.put(rich)
        assert set(ledger.rows(ActorMention)) == {*plain, *rich}
        assert ledger.count(ActorMention, where={"office": None}) == len(plain)
        assert ledger.count(ActorMention, where={"office.end": 9}) == 1
        told = ledger.store.run("SELECT count(office_start) FROM flat_actor_mentions")
        assert told == [(len(rich),)]
