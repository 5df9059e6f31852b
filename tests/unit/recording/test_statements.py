import pytest

from rapportage.schema.codes import Form, Role, SpeechAct
from rapportage.schema.mentions import StatementMention
from rapportage.schema.report import Use
from tests.unit.recording.made_reports import recorded


def quoted(*lines: str, **how: object) -> list[StatementMention]:
    record, _ = recorded(*lines, **how)
    return [row for row in record.statements if row.form is not Form.INDIRECT]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("“It is over,” says Ada Lorne, a former envoy of Velmark.", "Ada Lorne"),
        ("“It is over,” Ada Lorne, a fellow at the Harbour School in Tarn, told the Post.", "Ada Lorne"),
        ("“It is over,” said political commentator Ada Lorne.", "Ada Lorne"),
        ("Ada Lorne, the head of the Border Programme, said: “It is over.”", "Ada Lorne"),
        ("According to Dr Ada Lorne, the raid was an “unforced and costly error”.", "Ada Lorne"),
        ("“It is over,” a Velmarki foreign ministry statement read.", "a Velmarki foreign ministry statement"),
        (
            "In a statement on Friday, Velmark’s Ministry of Defence spoke of “a friendly people next door”.",
            "Velmark's Ministry of Defence",
        ),
        ("Velmarki officials called the raid “a grave breach of peace”.", "Velmarki officials"),
        ("Lorsk insisted it acted “in defence of its own people”.", "Lorsk"),
        ("“Is it over?” asks Ada Lorne.", "Ada Lorne"),
        ("Tarn-based expert on border issues Ada Lorne said the raid was “a costly error”.", "Ada Lorne"),
        ("The raid, Ada Lorne said on Monday, was “a costly and foolish error”.", "Ada Lorne"),
        ("“It is over.” ― Ada Lorne", "Ada Lorne"),
        ("‘The leaders of both states agreed to talk every day’ (Lorsk Radio, June 2, 2031).", "Lorsk Radio"),
    ],
)
def test_the_speaker_stands_in_the_reporting_clause(line: str, speaker: str):
    [row] = quoted(line)
    assert row.speaker_name == speaker


@pytest.mark.parametrize(
    "line",
    [
        "Velmark answered with “precise” strikes on the coast.",
        "The strike was meant to “deter” raiders.",
        "The army began operation ‘Long Winter Night’ on Friday.",
        "Members of 'Harat Jamal Tovun' marched.",
        "Both said the raids struck “terrorist” camps.",
    ],
)
def test_scare_quotes_and_names_are_nobodys_words(line: str):
    assert quoted(line) == []


def test_pieces_around_a_clause_are_one_statement():
    record, text = recorded("“We went,” Ada Lorne said, “because they came.”")
    [row] = [row for row in record.statements if row.form is not Form.INDIRECT]
    assert [piece.of(text) for piece in row.content] == ["We went,", "because they came."]


def test_a_fragment_keeps_the_paraphrase_around_it():
    record, text = recorded("Ada Lorne says Velmark will need to “close the roads” and “count its guns.”")
    [row] = [row for row in record.statements if row.form is Form.MIXED]
    assert [piece.of(text) for piece in row.content] == [
        "Velmark will need to",
        "close the roads",
        "and",
        "count its guns.",
    ]


def test_the_speaker_goes_on_in_the_paragraph_and_the_next():
    rows = quoted(
        "“It is over,” says Ada Lorne, an analyst. “Nobody won.”",
        "“In general I doubt that raids settle anything at all.”",
    )
    assert [row.speaker_name for row in rows] == ["Ada Lorne"] * 3


def test_but_not_beyond_a_paragraph_without_words_of_hers():
    rows = quoted(
        "“It is over,” says Ada Lorne, an analyst.", "The river rose.", "“The third paragraph stands alone here.”"
    )
    assert rows[-1].speaker_name == ""
    assert [blank.field for blank in rows[-1].blanks] == ["speaker"]


def test_a_quotation_over_two_paragraphs_keeps_its_speaker():
    rows = quoted("Ada Lorne, an analyst, said: “The first part goes on.", "“The second part ends here.”")
    assert [row.speaker_name for row in rows] == ["Ada Lorne", "Ada Lorne"]


def test_a_colon_hands_over_to_the_next_paragraph():
    rows = quoted(
        "Ada Lorne, an analyst, said neither side wanted war but added a warning:",
        "“The fog is thick and the guns are near.”",
    )
    assert [row.speaker_name for row in rows] == ["Ada Lorne"]


@pytest.mark.parametrize(
    ("lines", "speaker"),
    [
        (("Ada Lorne, an analyst, sees no end.", "“It will go on for a year,” she said."), "Ada Lorne"),
        (
            (
                "“It is over,” said Otto Brill, a farmer.",
                "Ada Lorne sees it otherwise. Lorne waved.",
                "“It has begun,” she said.",
            ),
            "Ada Lorne",
        ),
        (("The ministry denied it. “We were asleep and saw nothing,” it said.",), "The ministry"),
    ],
)
def test_pronouns_point_back(lines: tuple[str, ...], speaker: str):
    assert quoted(*lines)[-1].speaker_name == speaker


def test_names_within_quotation_marks_are_nobodys_antecedent():
    rows = quoted("Ada Lorne, an analyst, spoke. “Otto Brill, a farmer, is wrong about all of this,” she said.")
    assert rows[-1].speaker_name == "Ada Lorne"


def test_imagined_words_within_words_are_nobodys_statement():
    outer, inner = quoted(
        "The raid led Lorsk “to say that ‘we will not be trifled with again’,” according to Ada Lorne."
    )
    assert outer.speaker_name == "Ada Lorne"
    assert inner.nested_in == outer.id
    assert inner.speaker is None
    assert inner.speaker_name == ""


def test_role_former_office_addressee_and_cue_are_kept():
    record, text = recorded("“It is over,” Ada Lorne, Velmark’s former ambassador to Tarn, told the Lorsk Post.")
    [row] = record.statements
    assert row.role is not None
    assert row.role.of(text) == "Velmark’s former ambassador to Tarn"
    assert row.is_former
    assert row.voice[0].role is Role.FORMER_OFFICIAL
    assert row.addressee is not None
    assert row.addressee.of(text) == "the Lorsk Post"
    assert row.cue is not None
    assert row.cue.of(text) == "told"


def test_a_pull_quote_repeats_the_statement_it_is_cut_from():
    rows = quoted(
        "“It was quite brazen and had to be answered,” said Ada Lorne.", "“It was brazen and had to be answered”",
        uses={1: Use.PULL_QUOTE}, repeats=((1, 0),),
    )  # fmt: skip
    assert [row.speaker_name for row in rows] == ["Ada Lorne", "Ada Lorne"]
    assert rows[1].repeats == rows[0].id


def test_reported_speech_without_marks_is_indirect():
    record, text = recorded("Ada Lorne said that the river would rise again.")
    [row] = record.statements
    assert row.form is Form.INDIRECT
    assert row.content[0].of(text) == "the river would rise again"


@pytest.mark.parametrize(
    "line",
    ["They wanted to say it.", "He would not say who did it.", "She did not say when.", "The bus is said to leave."],
)
def test_what_nobody_said_is_no_statement(line: str):
    record, _ = recorded(line)
    assert record.statements == ()


def test_the_act_is_told_by_the_verb():
    [row] = quoted("Velmark condemned the raid as “a grave breach of all peace”.")
    assert row.act is SpeechAct.ACCUSE


def test_a_chain_of_media_and_officials_does_not_hide_the_verb():
    [row] = quoted("Velmarki media reports, quoting harbour officials, said the divers were “no Velmarkis”.")
    assert row.speaker_name == "Velmarki media reports"
