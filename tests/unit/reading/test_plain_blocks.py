"""Telling the uses of the lines of a plain text."""

from __future__ import annotations

import pytest

from rapportage.reading.plain import lay_out_plain
from rapportage.reading.plain_blocks import find_plain_blocks
from rapportage.schema.report import FURNITURE, Use
from tests.unit.reading.pages_made import LETTER, STORY, page


def uses(text: str) -> dict[str, Use]:
    return {text[block.start : block.end]: block.use for block in find_plain_blocks(lay_out_plain(text))}


def use_of(line: str, *, where: int = 2) -> Use:
    return uses(page(STORY[:where], line, STORY[where:]))[line]


def test_the_paragraphs_of_a_story_are_body() -> None:
    assert set(uses(page(STORY)).values()) == {Use.BODY}


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Story Continued Below",
        "Share this: Facebook Twitter",
        "READ MORE: Kestine recalls its envoy from Halm",
        "Related: Eleven dead in Tarsk, ministry says",
        "Sign up for our newsletter to get the latest from the border.",
        "Please enable Javascript to watch this video",
        "Copyright 2031 Halm Courier. All rights reserved.",
        "© 2031 Halm Media Group.",
        "Follow us on Twitter and Facebook",
        "Click here for more from the Halm Courier.",
        "Oto Brandt contributed to this report.",
        "By Mara Ilic and Oto Brandt, Halm Courier",
        "mara.ilic@courier.example",
        "Updated: April 3, 2031 - 5:02 PM",
        "(Photo: Dravian Press)",
        "Mara Ilic/Reuters",
        "https://courier.example/halm",
        "Stay with the Courier for updates on this developing story.",
        "We use cookies. By clicking accept you agree to our privacy policy.",
        "1:38 Envoy leaves Halm after talks",
        "____",
    ],
)
def test_a_line_of_furniture_among_paragraphs_is_furniture(line: str) -> None:
    assert use_of(line) in FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "Nobody has been held so far.",
        "Whoever saw the boat is asked to ring the border police at 555-0142.",
        "The minister said he would sign up for the plan if his neighbours did.",
        "Police asked people to share photos of the attack and to follow the advice of rescuers on the ground.",
        "“You can subscribe to that view, but you will not read it here,” the envoy told reporters.",
        "Home was a tent by the river for the families who had fled Tarsk in the spring.",
    ],
)
def test_a_sentence_of_the_story_stays_body_though_it_holds_words_of_furniture(line: str) -> None:
    assert use_of(line) is Use.BODY


def test_a_letter_to_the_reader_that_asks_for_money_is_promotion_to_its_end() -> None:
    found = uses(page(STORY, LETTER))
    assert [found[line] for line in LETTER] == [Use.PROMO] * len(LETTER)
    assert [found[line] for line in STORY] == [Use.BODY] * len(STORY)


def test_a_letter_that_asks_for_nothing_is_no_promotion() -> None:
    found = uses(
        page("Dear Friend,", "The river rose on Monday and the bridge at Tarsk was closed by the army.", STORY)
    )
    assert Use.PROMO not in found.values()


@pytest.mark.parametrize(
    "appeal",
    [
        (
            "We have a small favour to ask.",
            "More people are reading the Courier than ever, but few pay for it. Advertising revenue is falling fast.",
            "The Courier is independent: no owner tells us what to write. “Nobody edits our editor,” said our founder.",
            "If everyone who likes our reporting helps to support it, our future would be safe. For as little as $1, you can support us.",
        ),
        (
            "Before you go...",
            "In 2016 a reader in Tarsk sent us a letter. She said that eleven people had died in her street.",
            "That letter changed us. We went to Tarsk, and we have been there since.",
            "Our reporters can do this only because readers like you give what they can.",
        ),
        (
            "To our readers:",
            "The Courier was founded in 1908 by two printers.",
            "Today we ask for your help. A subscription costs $4 a month.",
        ),
    ],
)
def test_an_appeal_of_the_outlet_at_the_end_is_promotion_as_a_whole(appeal: tuple[str, ...]) -> None:
    found = uses(page(STORY, appeal))
    assert [found[line] for line in appeal] == [Use.PROMO] * len(appeal)
    assert [found[line] for line in STORY] == [Use.BODY] * len(STORY)


def test_an_essay_that_says_we_and_you_is_no_appeal() -> None:
    essay = (
        "We must support our allies in Kestine, and you know why: our border is theirs.",
        "If you think the war will stay away from us, read what the minister wrote to our envoys last week.",
        "Our readers will not agree on everything. We do not ask them to.",
    )
    assert Use.PROMO not in uses(page(STORY, essay)).values()


def test_a_short_open_line_ahead_of_a_paragraph_is_a_heading() -> None:
    assert use_of("A muddy frontier") is Use.HEADING


def test_the_line_above_the_story_is_the_headline_and_the_name_beside_it_the_byline() -> None:
    found = uses(page("World", "Mara Ilic", "Oruvia shells camps in Kestine: what comes next?", STORY))
    assert found["Oruvia shells camps in Kestine: what comes next?"] is Use.HEADLINE
    assert found["Mara Ilic"] is Use.BYLINE
    assert found["World"] is Use.NAVIGATION


@pytest.mark.parametrize(
    "line",
    [
        "A man watches the news in a shop in Tarsk, Kestine, Jan. 18, 2031, after the army said it had shelled two camps.",
        "Premier Osk Venn (left) chairs a meeting of the defence council in Halm. The council voted to end the raids.",
        "Supporters of the Dawn party burn tyres in Halm, Friday, January 19, 2031 [Oto Brandt/AP Photo]",
        "FILE - A border post near Tarsk, shelled in the spring.",
        "Image copyright AFP Image caption The bridge at Tarsk was closed for a week after the raid",
    ],
)
def test_a_line_that_tells_a_picture_is_a_caption(line: str) -> None:
    assert use_of(line) is Use.CAPTION


def test_a_story_told_with_a_date_and_a_person_is_no_caption() -> None:
    line = "A man was killed on Jan. 18, 2031, when a shell hit a shop in Tarsk, the ministry of health said."
    assert use_of(line) is Use.BODY


def test_a_quotation_alone_that_is_said_again_is_a_pull_quote_though_altered() -> None:
    said = "“But shelling a village and then openly boasting of it was quite reckless from Halm [and] something nobody could ignore. It was wrong,” said Corr."
    pulled = '"Shelling a village and then openly boasting of it was quite reckless from Halm and something nobody could ignore"'
    found = uses(page(STORY[:2], pulled, STORY[2:], said))
    assert found[pulled] is Use.PULL_QUOTE
    assert found[said] is Use.BODY


def test_a_quotation_alone_that_is_said_once_is_body() -> None:
    assert use_of("“Nobody asked us whether we wanted to be anybody's buffer,” the mayor of Tarsk wrote.") is Use.BODY


def test_a_summary_that_is_told_again_below_is_a_teaser() -> None:
    quick = (
        "The Oruvian army said on Tuesday that it had shelled two camps across the border. Eleven people were killed.",
        "The two governments had signed a truce in March, and officials said they would keep to it.",
    )
    found = uses(page("• Quick Read", "• Deep Read ( 4 Min. )", quick, STORY))
    assert [found[line] for line in quick] == [Use.TEASER] * 2
    assert [found[line] for line in STORY] == [Use.BODY] * len(STORY)


def test_a_note_on_the_writer_at_the_end_is_a_bio() -> None:
    assert use_of("Mara Ilic is a senior fellow at the Halm Institute.", where=5) is Use.BIO


def test_a_correction_is_no_furniture() -> None:
    assert (
        use_of("Correction: an earlier version of this story gave a wrong number of camps.", where=5) is Use.CORRECTION
    )


def test_headlines_under_a_label_for_related_stories_are_navigation() -> None:
    links = ("Envoy leaves Halm after talks", "Bridge at Tarsk closed again", "Kestine votes on truce")
    found = uses(page(STORY, "Related Stories", links))
    assert [found[line] for line in links] == [Use.NAVIGATION] * 3


def test_furniture_run_on_at_the_end_of_a_paragraph_is_a_block_of_its_own() -> None:
    notice = "Copyright 2031 Halm Courier. All rights reserved."
    found = uses(page(STORY[:4], f"{STORY[4]} {notice}"))
    assert found[STORY[4]] is Use.BODY
    assert all(use in FURNITURE for line, use in found.items() if line in notice)


def test_lines_broken_at_a_width_are_one_block_a_paragraph() -> None:
    wrapped = (
        "The army said on Tuesday that it had\nshelled two camps across the border in\nKestine and that eleven people had been\nkilled.\n\n"
        "The two governments had signed a truce\nin March, and officials on both sides\nsaid they would keep to it whatever the\nother did.\n"
    )
    assert len(uses(wrapped)) == 2


def test_a_page_of_one_short_line_is_not_lost() -> None:
    assert len(uses("Hello")) == 1


def test_a_text_in_another_language_is_article() -> None:
    text = (
        page(
            "Армия заявила во вторник, что обстреляла два лагеря за рекой и что одиннадцать человек погибли в деревне."
        )
        + "\n\n"
    )
    assert set(uses(text * 1).values()) == {Use.BODY}
