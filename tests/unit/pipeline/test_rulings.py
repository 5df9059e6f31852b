"""What people say of a report's heading."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rapportage.errors import ConfigError
from rapportage.pipeline.rulings import heading_ruling, hinted, matches, standing
from rapportage.schema.judgement import Judgement, Ruling
from rapportage.schema.report import FactBasis, Hint, Payload

AT = datetime(2031, 3, 4, tzinfo=UTC)


def test_a_date_that_is_none_is_refused_with_what_to_write() -> None:
    with pytest.raises(ConfigError, match="2031-03-04"):
        heading_ruling(Ruling.PUBLISHED, "a.txt=4 March", by="me", at=AT)
    with pytest.raises(ConfigError, match="FILE=VALUE"):
        heading_ruling(Ruling.PUBLISHED, "a.txt", by="me", at=AT)


def test_a_file_may_be_named_by_its_beginning_but_not_by_its_end() -> None:
    assert matches("news/002_ab.txt", "002")
    assert not matches("news/002_ab.txt", "ab.txt")


def test_the_last_word_comes_first_and_metadata_stays_behind() -> None:
    first = heading_ruling(Ruling.OUTLET, "a=Harbour Post", by="me", at=AT)
    second = heading_ruling(Ruling.OUTLET, "a=Harbour Herald", by="me", at=AT)
    payload = Payload(body=b"", address="news/a.txt", hints=(Hint(name="outlet", value="Feed"),))
    hints = hinted(payload, [first, second]).hints
    assert [hint.value for hint in hints] == ["Harbour Herald", "Harbour Post", "Feed"]
    assert hinted(hinted(payload, [first, second]), [first, second]).hints == hints
    assert [hint.basis for hint in hints] == [FactBasis.GIVEN, FactBasis.GIVEN, FactBasis.METADATA]


def test_an_undone_decision_no_longer_stands() -> None:
    ruling = heading_ruling(Ruling.OUTLET, "a=Harbour Post", by="me", at=AT)
    undo = Judgement(id="judgement:u", ruling=Ruling.UNDO, about=(ruling.id,), by="me", at=AT)
    assert standing([ruling]) == (ruling,)
    assert standing([ruling, undo]) == ()
