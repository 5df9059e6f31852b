from datetime import date

import pytest

from rapportage.recording.told import Told
from rapportage.schema.codes import Form, Role, SpeechAct, Status, Strength
from rapportage.schema.mentions import StatementMention
from rapportage.schema.report import Use
from rapportage.schema.span import Span
from tests.unit.recording.made_reports import recorded


def quoted(*lines: str, **how: object) -> list[StatementMention]:
    record, _ = recorded(*lines, **how)
    return [row for row in record.statements if row.form is not Form.INDIRECT]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(report="report:made", start=start, end=start + len(words))


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
    "line", ["They hope to say it.", "The envoy is to say more.", "He would say anything.", "Say it."]
)
def test_what_nobody_said_is_no_speech(line: str):
    record, _ = recorded(line)
    assert [row for row in record.statements if row.rule != "statements.stance/1"] == []


def test_what_somebody_would_not_say_is_negated_and_vouches_for_nothing():
    record, text = recorded("The minister would not say that the army fired first.")
    [row] = record.statements
    assert row.status is Status.NEGATED
    assert row.content[0].of(text) == "the army fired first"
    assert Told(record.statements).voice_at(row.content[0]) == ()


def test_words_that_hide_their_speaker_keep_a_hop_without_a_name():
    record, _ = recorded("The bus is said to have left Lorsk.")
    [row] = record.statements
    [hop] = row.voice
    assert (hop.name, hop.role) == ("", Role.UNNAMED)
    assert [blank.field for blank in row.blanks] == ["speaker"]


def test_reportedly_is_a_voice_that_hides():
    record, text = recorded("Velmark reportedly shelled the harbour of Tarn.")
    [hop] = Told(record.statements).voice_at(span(text, "shelled"))
    assert hop.role is Role.UNNAMED
    assert hop.cue is not None
    assert hop.cue.of(text) == "reportedly"


def test_allegedly_is_weaker():
    record, text = recorded("Velmark allegedly shelled the harbour of Tarn.")
    [hop] = Told(record.statements).voice_at(span(text, "shelled"))
    assert hop.strength is Strength.ALLEGED


def test_speech_within_speech_has_both_voices():
    record, text = recorded("Ada Lorne said that the army had claimed that nine raiders were killed.")
    inner = next(row for row in record.statements if row.nested_in is not None)
    assert [hop.name for hop in inner.voice] == ["Ada Lorne", "the army"]
    assert [hop.name for hop in Told(record.statements).voice_at(span(text, "nine raiders"))] == [
        "Ada Lorne",
        "the army",
    ]


def test_whom_a_medium_cites_is_a_hop_behind_it():
    record, text = recorded("Velmarki state television, citing harbour officials, said that nine people had died.")
    chain = Told(record.statements).voice_at(span(text, "nine people"))
    assert [hop.name for hop in chain] == ["Velmarki state television", "harbour officials"]
    assert len(record.statements) == 1


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Ostravia believes that the raiders came by boat.", "statements.attitude/1"),
        ("The generals fear that the truce will not last.", "statements.attitude/1"),
        ("Ostravia wants to close the border.", "statements.stance/1"),
        ("The photographs show that the bridge is down.", "statements.evidence/1"),
    ],
)
def test_thoughts_and_wishes_are_marked_as_such(line: str, rule: str):
    record, _ = recorded(line)
    assert [row.rule for row in record.statements] == [rule]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The claim by Ostravia that its convoy was hit is doubtful.", "Ostravia"),
        ("Ostravia’s warning that it would answer was printed in Lorsk.", "Ostravia"),
    ],
)
def test_nouns_of_saying_have_a_speaker_too(line: str, name: str):
    record, _ = recorded(line)
    assert record.statements[0].speaker_name == name


def test_deeds_are_no_criticism():
    record, _ = recorded("The army attacked the harbour. Velmark recalled its ambassador.")
    assert record.statements == ()


def test_what_a_wish_holds_is_not_vouched_for():
    record, text = recorded("Ostravia wants Velmark to free the crew.")
    assert Told(record.statements).voice_at(span(text, "free the crew")) == ()


def test_when_it_was_said_is_kept():
    record, _ = recorded("Ada Lorne said on Monday that the river would rise again.")
    [row] = record.statements
    assert row.said is not None
    assert row.said.first == date(2031, 3, 10)


def test_a_name_and_a_colon_give_the_words_to_somebody():
    [row] = recorded("Ada Lorne: We never fired at the ferry, and nobody has shown that we did.")[0].statements
    assert row.speaker_name == "Ada Lorne"
    assert row.rule == "statements.turn/1"


def test_the_body_in_a_role_is_the_affiliation():
    record, text = recorded("“It is over,” said Ada Lorne, a spokeswoman for the Harbour Council of Tarn.")
    [row] = record.statements
    assert row.affiliation is not None
    assert "Harbour Council" in row.affiliation.of(text)


def test_the_act_is_told_by_the_verb():
    [row] = quoted("Velmark condemned the raid as “a grave breach of all peace”.")
    assert row.act is SpeechAct.ACCUSE


def test_a_chain_of_media_and_officials_does_not_hide_the_verb():
    [row] = quoted("Velmarki media reports, quoting harbour officials, said the divers were “no Velmarkis”.")
    assert row.speaker_name == "Velmarki media reports"


def test_a_paragraph_that_ends_with_a_colon_hands_over_whatever_its_verb():
    rows = quoted(
        "The ministry issued the following statement:", "“We did not fire, and we never shall fire at ferries.”"
    )
    assert [row.speaker_name for row in rows] == ["The ministry"]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Ada Lorne gloated: “They ran as soon as we came over the hill.”", "Ada Lorne"),
        ("“Is it over?” Ada Lorne asked in the harbour.", "Ada Lorne"),
        ("As Ada Lorne pointed out, “Velmark has so far declined to send a single boat.”", "Ada Lorne"),
        ("The river rose again this week - Ada Lorne: “Nobody has seen such a flood.”", "Ada Lorne"),
        ("As Ada Lorne put it, “Velmark has yet to send a single boat.”", "Ada Lorne"),
        ("''It is over and nobody has won it,'' Ada Lorne said.", "Ada Lorne"),
        ("“It is over and nobody has won it.” - Ada Lorne", "Ada Lorne"),
    ],
)
def test_quotations_find_their_speaker_by_other_roads(line: str, speaker: str):
    assert quoted(line)[0].speaker_name == speaker


def test_who_passes_a_report_on_stands_before_it_in_the_chain():
    record, text = recorded("The raiders fled, according to witness reports cited by the harbour ministry.")
    chain = Told(record.statements).voice_at(span(text, "fled"))
    assert [hop.name for hop in chain] == ["the harbour ministry", "witness reports"]


@pytest.mark.parametrize(
    "line",
    [
        "It was as if Velmark wanted to say that it feared nobody.",
        "If the minister says that the truce is dead, the army will march.",
        "The army named it “Operation Long Winter”.",
        "The raids claimed nine lives.",
    ],
)
def test_imagined_speech_conditions_and_names_are_nobodys_words(line: str):
    assert recorded(line)[0].statements == ()


def test_who_quotes_himself_is_one_voice():
    record, text = recorded("Ada Lorne said she hopes that the truce will hold.")
    assert [hop.name for hop in Told(record.statements).voice_at(span(text, "the truce"))] == ["Ada Lorne"]


def test_nobody_goes_on_for_a_speaker_whom_nobody_names():
    rows = quoted("“It is over,” said Ada Lorne.", "“We lost it there,” it was said. “We lost it all in a day.”")
    assert rows[-1].speaker_name == ""


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("Ostravia agreed that the raid was a mistake.", SpeechAct.ASSERT),
        ("Ostravia agreed to free the crew.", SpeechAct.PROMISE),
        ("Ostravia asked Velmark to free the crew.", SpeechAct.DEMAND),
        ("Ostravia asked whether the crew was free.", SpeechAct.ASSERT),
        ("Ostravia warned that it would answer.", SpeechAct.THREATEN),
    ],
)
def test_one_verb_does_different_things(line: str, act: SpeechAct):
    assert recorded(line)[0].statements[0].act is act


def test_a_spokesman_for_somebody_is_not_that_one():
    record, _ = recorded("Minister Otto Brill left early.", "A spokesman for the minister said the talks had failed.")
    assert record.statements[-1].speaker_name == "A spokesman for the minister"
