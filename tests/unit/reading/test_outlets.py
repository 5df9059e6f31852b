"""Outlet, carrier and agency: which signs count, and that unknown stays unknown."""

from __future__ import annotations

from rapportage.reading.outlets import find_outlets
from rapportage.schema.report import Fact, FactBasis, Hint, Use
from rapportage.text.view import Edit
from tests.unit.reading.sheets import sheet_of


def test_nothing_known_is_unknown() -> None:
    found = find_outlets(sheet_of((Use.BODY, "Ferries stopped on Monday.")))
    assert (found.outlet, found.carrier, found.agency) == (Fact(), Fact(), Fact())


def test_a_person_overrides_the_page() -> None:
    hints = (Hint(name="outlet", value="Ostrow Courier", basis=FactBasis.GIVEN),)
    found = find_outlets(sheet_of((Use.BODY, "Text."), meta={"og:site_name": "BBC News"}, hints=hints, is_html=True))
    assert (found.outlet.value, found.outlet.basis, found.outlet.confidence) == ("Ostrow Courier", FactBasis.GIVEN, 1.0)


def test_an_address_and_a_site_name_agree() -> None:
    sheet = sheet_of(
        (Use.BODY, "Text."), meta={"og:site_name": "BBC News"}, address="https://www.bbc.com/a", is_html=True
    )
    found = find_outlets(sheet).outlet
    assert (found.value, found.basis) == ("BBC News", FactBasis.METADATA)
    assert found.confidence > 0.95


def test_a_carrier_is_told_from_the_masthead_beside_it() -> None:
    found = find_outlets(
        sheet_of(
            (Use.NAVIGATION, "Start reading"),
            (Use.NAVIGATION, "Al Jazeera"),
            (Use.BODY, "Ferries stopped."),
            (Use.PROMO, "Top stories on inkl right now"),
        )
    )
    assert (found.outlet.value, found.carrier.value) == ("Al Jazeera", "inkl")
    assert found.carrier.span is not None


def test_speech_addressed_again_and_again_names_the_outlet_by_its_acronym() -> None:
    body = "“No,” Ada Vale told TNA. “Yes,” Ben Ostrow told TNA. “Maybe,” she told TNA."
    found = find_outlets(sheet_of((Use.BODY, body))).outlet
    assert (found.value, found.basis) == ("The New Arab", FactBasis.INFERRED)
    assert 0.5 <= found.confidence < 0.8


def test_speech_addressed_once_names_no_outlet() -> None:
    assert not find_outlets(sheet_of((Use.BODY, "“No,” Ada Vale told Al Jazeera."))).outlet


def test_speech_addressed_to_an_agency_names_no_outlet() -> None:
    found = find_outlets(sheet_of((Use.BODY, "She told Reuters. He told Reuters. They told Reuters.")))
    assert not found.outlet
    assert found.agency.value == "Reuters"


def test_a_name_that_only_a_repair_made_is_no_outlet() -> None:
    sheet = sheet_of((Use.BODY, "“No,” Ada told #### and “yes,” Ben told #### again."))
    view = sheet.view.edit([Edit(at, at + 4, "爱漫岛") for at in (15, 39)])
    assert not find_outlets(sheet._replace(view=view)).outlet


def test_a_photo_credit_is_no_agency_of_the_text() -> None:
    found = find_outlets(sheet_of((Use.CREDIT, "Ada Vale/Reuters"), (Use.BODY, "Ferries stopped.")))
    assert (found.outlet, found.agency) == (Fact(), Fact())


def test_the_dateline_credits_its_agency() -> None:
    found = find_outlets(sheet_of((Use.DATELINE, "OSTROW (Reuters) -"), (Use.BODY, "Ferries stopped.")))
    assert (found.agency.value, found.agency.basis) == ("Reuters", FactBasis.PRINTED)


def test_rights_claimed_in_furniture_name_the_outlet() -> None:
    found = find_outlets(
        sheet_of((Use.BODY, "Ferries stopped."), (Use.NAVIGATION, "© 2031 Ostrow Daily Courier. All rights reserved."))
    )
    assert found.outlet.value.startswith("Ostrow Daily Courier")


def test_a_printed_address_names_the_outlet() -> None:
    sheet = sheet_of((Use.BODY, "Ferries stopped."), (Use.PROMO, "https://www.csmonitor.com/subscribe"))
    found = find_outlets(sheet).outlet
    assert (found.value, found.basis) == ("The Christian Science Monitor", FactBasis.URL)


def test_a_common_word_is_no_outlet_where_someone_speaks_to_it() -> None:
    assert not find_outlets(sheet_of((Use.BODY, "She told The Times. He told The Times. Both told The Times."))).outlet


def test_a_dateline_may_credit_the_outlet_itself() -> None:
    found = find_outlets(sheet_of((Use.DATELINE, "OSTROW, Velia (CNN) --"), (Use.BODY, "Ferries stopped.")))
    assert (found.outlet.value, found.agency.value) == ("CNN", "")
