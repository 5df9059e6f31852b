"""find_damages and mended: characters read under a wrong encoding."""

from __future__ import annotations

import time

import pytest

from rapportage.appraisal.mojibake import appraise, clean_lines
from rapportage.reading.mojibake import find_damages, mended
from rapportage.schema.ids import ReportId
from rapportage.schema.report import Damage
from tests.shared import eval_folder, reports_folder, shared

REPORT = ReportId("report:test")


def damages(text: str) -> tuple[Damage, ...]:
    return find_damages(text, report=REPORT)


def repaired(text: str) -> str:
    return mended(text, damages(text)).text


def test_a_repair_covers_just_the_damaged_characters() -> None:
    text = "the envoyâ€™s “cafÃ©” — naïve"
    found = [(damage.span.of(text), damage.repaired, damage.chain) for damage in damages(text)]
    assert found == [("â€™", "’", ("cp1252", "utf-8")), ("Ã©", "é", ("latin-1", "utf-8"))]


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("Ã la carte, voilÃ  le port", "à la carte, voilà le port"),
        ("doesnÃ¢â‚¬â„¢t", "doesn’t"),
        ("ÐœÐ¸Ñ€ в городе", "Мир в городе"),
        ("LiĂ¨ge", "Liège"),
        ("He said \x93no\x94 \x96 twice", "He said “no” – twice"),
        ("KÃ¶ln &amp; ‘so’ ﬁn", "Köln &amp; ‘so’ ﬁn"),
    ],
)
def test_utf_8_read_under_a_western_code_page_is_undone_and_nothing_else_is(damaged: str, whole: str) -> None:
    assert repaired(damaged) == whole


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("the â€œsecular partyâ€ said", "the “secular party” said"),
        ("the realâ€world talks", "the real‐world talks"),
        ("naÃ \u0304ve and espÃ \u0308re", "naïve and espère"),
        ("FranA\u0303\x83A\u0302§ois", "François"),
        ("Raa\u0303 and itâ€TMs", "Raa\u0303 and it’s"),
    ],
)
def test_a_sign_that_lost_a_character_on_the_way_is_put_back(damaged: str, whole: str) -> None:
    assert repaired(damaged) == whole


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("Veldara¡¯s envoy said: ¡°No¡±", "Veldara’s envoy said: “No”"),
        ("Veldara¡¦s ¡§no¡¨", "Veldara’s “no”"),
        ("the envoyĚýsaid no", "the envoy\xa0said no"),
        ("Veldara鈥檚 caf茅", "Veldara’s café"),
        ("he said聽that", "he said\xa0that"),
        ("Veldara窶冱 envoy", "Veldara’s envoy"),
    ],
)
def test_chinese_and_japanese_code_pages_are_undone(damaged: str, whole: str) -> None:
    assert repaired(damaged) == whole


def test_the_same_glitch_is_a_space_at_the_end_of_the_text_too() -> None:
    text = "to the envoyĚýof the north\nFollow:Ěý"
    assert repaired(text) == "to the envoy\xa0of the north\nFollow:\xa0"


def test_a_repaired_word_is_not_trusted_as_a_name() -> None:
    (found,) = damages("the envoy told °®Âţµş.")
    assert (found.repaired, found.chain, found.trusted) == ("爱漫岛", ("cp1250", "gb18030"), False)


def test_a_sentence_of_another_script_is_undone_whole() -> None:
    for sentence, eastern in (
        ("外交部长表示，谈判将继续进行。", "gbk"),
        ("외무장관은 협상이 계속될 것이라고", "cp949"),
    ):
        assert (
            repaired("He said " + sentence.encode(eastern).decode("latin-1") + " twice") == f"He said {sentence} twice"
        )


def test_what_is_lost_is_a_damage_without_a_repair_and_stays_visible() -> None:
    text = "Le\ufffdVon \ufffd\ufffd"
    assert [(damage.span.start, damage.span.end, damage.repaired) for damage in damages(text)] == [
        (2, 3, ""),
        (7, 9, ""),
    ]
    assert repaired(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "¡¡Viva! ¡¿Quién?! £½m, £¼, ¡Olé!",
        "Łże jak pies; ГОСДУМА, СССР—США",
        "ĐÃ\xa0ĐƯỢC MỞ LẠI",
        "T恤, K歌 and 3D电影; MAO茅台; X猫",
        "McÉwan, ÉIREANN, Ångström 10 Å",
        "’Twas “so” — 5 °C, 1½ £",
        "",
    ],
)
def test_what_only_looks_odd_is_left_alone(text: str) -> None:
    assert damages(text) == ()


def test_no_clean_line_of_thirty_six_languages_is_repaired() -> None:
    lines = clean_lines()
    assert len(lines) > 1_000
    assert [line for line in lines if damages(line)] == []


def test_clean_lines_together_are_as_clean_as_one_by_one() -> None:
    assert damages("\n".join(clean_lines())) == ()
    assert damages(" ".join(clean_lines())) == ()


def test_clean_english_costs_next_to_nothing() -> None:
    text = "He said “no” to the — well, “envoy’s” offer… and went on.\n" * 200_000
    taken = []
    for _ in range(3):  # time of this process, the best of three: what else runs on the machine is no fault of ours
        start = time.process_time()
        assert damages(text) == ()
        taken.append(time.process_time() - start)
    assert len(text) / 1e6 / min(taken) > 50


@pytest.mark.parametrize(
    "unit", ["\ufffd", "¡°é®", "aÉ°", "é", "Ã", "Ěý", "听", "a听", "â€", "A\u0303\x83", "\x81", "í\xa0½"]
)
def test_a_long_line_of_anything_takes_time_in_proportion(unit: str) -> None:
    def seconds(count: int) -> float:
        start = time.perf_counter()
        damages(unit * count)
        return time.perf_counter() - start

    seconds(10)
    assert seconds(16_000 // len(unit)) < 12 * seconds(4_000 // len(unit)) + 0.5


@pytest.mark.accuracy
def test_all_repairable_cases_of_the_evaluation_set_are_repaired() -> None:
    eval_folder("mojibake")
    scores = {score.name: score.value for score in appraise(shared())}
    assert scores == {"reading.mojibake_repaired": 1.0, "reading.mojibake_false_repairs": 0.0}


@pytest.mark.reports
def test_report_003_holds_seven_damaged_spans_and_the_others_none() -> None:
    found = {}
    for file in sorted(reports_folder().glob("*.txt")):
        text = file.read_bytes().decode()
        found[file.name[:3]] = [(damage.span.start, damage.repaired, damage.trusted) for damage in damages(text)]
    space = "\xa0"
    assert found.pop("003") == [
        (3981, "爱漫岛", False),
        *((start, space, True) for start in (4919, 4961, 7100, 7233, 7275, 12229)),
    ]
    assert not any(found.values())
