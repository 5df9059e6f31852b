from rapportage.text.tokens import tokens


def test_words_keep_hyphens_and_apostrophes_and_their_places():
    text = "Velmark’s cease-fire, 3 days."
    found = tokens(text)
    assert found.words == ["Velmark’s", "cease-fire", ",", "3", "days", "."]
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == found.words


def test_blanked_words_yield_no_tokens():
    assert tokens("“____,” she said").words == ["“", ",", "”", "she", "said"]
