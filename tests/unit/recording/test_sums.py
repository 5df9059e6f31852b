import pytest

from rapportage.recording.sums import add_up
from tests.unit.recording.made_reports import recorded


@pytest.mark.parametrize(
    ("lines", "killed", "injured"),
    [
        (("Nine people were killed.",), 9, 0),
        (("Two men and a girl were killed in Lorsk.",), 3, 0),
        (("Nine people were killed, among them four children.",), 9, 0),
        (("Two killed, four wounded in Lorsk", "Two people were killed and four wounded on Monday."), 2, 4),
        (("Six people were shot in Lorsk.", "Two of them died."), 2, 4),
        (("Two people were killed and three were shot.",), 2, 3),
        (("A man was shot in Lorsk.", "He died in hospital."), 1, 0),
        (("A man was killed and a woman was wounded in Lorsk.",), 1, 1),
        (("Mira Ray, 23, was killed in the raid.", "Ray was pronounced dead at noon."), 1, 0),
        (("Mira Ray and Otto Brill were shot dead.", "Ray was killed at once."), 2, 0),
        (("The toll rose to 12 from nine.",), 12, 0),
        (("Two men were killed in Lorsk.", "Two others were shot, but survived."), 2, 2),
        (("Otto Brill was killed in Lorsk.", "His brother was shot and is in stable condition."), 1, 1),
        (("He killed his wife and then killed himself.",), 2, 0),
        (("Both men were killed in the raid.",), 2, 0),
        (("No one was hurt in the blast.",), 0, 0),
        (("The raid could kill nine people.",), 0, 0),
        (("Lorsk is quiet.",), 0, 0),
    ],
)
def test_the_figures_of_a_report_add_up(lines: tuple[str, ...], killed: int, injured: int):
    record, text = recorded(*lines)
    found = add_up(record.tolls, text=text)
    assert (found.killed.number, found.injured.number) == (killed, injured)


def test_a_sum_names_the_figures_it_rests_on():
    record, _ = recorded("Two men and a girl were killed in Lorsk.")
    assert set(add_up(record.tolls).killed.tolls) == {row.id for row in record.tolls}
