"""CoNLL-U as its readers expect it."""

import numpy as np

from rapportage.syntax.analysis import Analysis, Name
from rapportage.syntax.conllu import write_conllu, write_given
from rapportage.syntax.frames import Frame, Part
from rapportage.syntax.given import read_words

TEXT = "Ilva  Dane didn't go.\n\nRain"
SPANS = [(0, 4), (6, 10), (11, 14), (14, 17), (18, 20), (20, 21), (23, 27)]


def made(text: str = TEXT, spans: list[tuple[int, int]] = SPANS) -> Analysis:
    return Analysis(
        text=text,
        start=np.array([start for start, _ in spans], np.int32),
        end=np.array([end for _, end in spans], np.int32),
        sentence=np.array([0, 0, 0, 0, 0, 0, 1], np.int32),
        head=np.array([4, 0, 4, 4, -1, 4, -1], np.int32),
        upos=("PROPN", "PROPN", "AUX", "PART", "VERB", "PUNCT", "NOUN"),
        xpos=("NNP", "NNP", "VBD", "RB", "VB", ".", "NN"),
        lemma=("Ilva", "Dane", "do", "not", "go", ".", "rain"),
        deprel=("nsubj", "flat", "aux", "advmod", "root", "punct", "root"),
        kind=("person", "", "", "", "", "", ""),
        sure=np.ones(7, np.float32),
        names=(Name(0, 2, "PER", 0.9), Name(1, 2, "TITLE", 0.9)),
        joined=((2, 4),),
        fresh=(0, 6),
    )


WANTED = """\
# newdoc id = a
# newpar
# sent_id = a-1
# text = Ilva Dane didn't go.
1	Ilva	Ilva	PROPN	NNP	_	5	nsubj	_	start_char=0|end_char=4|NER=B-PER|Kind=person
2	Dane	Dane	PROPN	NNP	_	1	flat	_	start_char=6|end_char=10|NER=I-PER
3-4	didn't	_	_	_	_	_	_	_	start_char=11|end_char=17
3	did	do	AUX	VBD	_	5	aux	_	start_char=11|end_char=14
4	n't	not	PART	RB	_	5	advmod	_	start_char=14|end_char=17
5	go	go	VERB	VB	_	0	root	_	SpaceAfter=No|start_char=18|end_char=20
6	.	.	PUNCT	.	_	5	punct	_	start_char=20|end_char=21

# newpar
# sent_id = a-2
# text = Rain
1	Rain	rain	NOUN	NN	_	0	root	_	start_char=23|end_char=27

"""


def test_a_text_is_written_with_spaces_ranges_names_and_offsets() -> None:
    assert "".join(write_conllu(made(), name="a", opening=["newdoc id = a"])) == WANTED


def test_notes_stand_before_the_sentences_they_are_for() -> None:
    first, second = write_conllu(
        made(), opening=["newdoc id = a"], notes={0: ["block = headline"], 6: ["block = body"]}
    )
    assert first.startswith("# newdoc id = a\n# block = headline\n# newpar\n# sent_id = 1\n")
    assert second.startswith("# block = body\n# newpar\n# sent_id = 2\n")


def test_a_sentence_is_called_by_one_word_and_given_words_after_their_file() -> None:
    assert "# sent_id = my_file.txt-1\n" in next(write_conllu(made(), name="my file.txt"))
    spans = [(0, 4), (5, 9), (10, 13), (14, 17), (18, 20), (21, 22), (23, 27)]
    given = read_words("Ilva Dane did n't go .\nRain")
    called = [
        block.split("\n")[0] for block in write_given(made("Ilva Dane did n't go .\nRain", spans), given, name="b")
    ]
    assert called == ["# sent_id = b-1", "# sent_id = b-2"]


def test_frames_are_told_with_the_numbers_of_their_sentence() -> None:
    part = Part("agent", 0, (0, 1), "", "stated")
    frame = Frame(4, "go", "verb", "active", True, "", -1, (part,))
    first, _ = write_conllu(made(), frames=[frame])
    assert '# frame = 5 go [verb active negated] agent=1 "Ilva  Dane"\n' in first


def test_what_is_written_reads_back_as_the_same_words_and_spaces() -> None:
    given = read_words("".join(write_conllu(made(), name="a")))
    assert given.sentences == (("Ilva", "Dane", "did", "n't", "go", "."), ("Rain",))
    spans = [(0, 4), (5, 9), (10, 13), (14, 17), (18, 20), (21, 22), (23, 27)]
    again = "".join(write_given(made("Ilva Dane did n't go .\nRain", spans), given))
    rows = [line for line in again.split("\n") if line and not line.startswith("#")]
    assert [line.split("\t")[:9] for line in rows] == [
        line.split("\t")[:9] for line in WANTED.split("\n") if line and not line.startswith("#")
    ]
    assert "# sent_id = a-1" in again


def test_words_that_would_break_a_line_do_not() -> None:
    odd = made("Ilva  Dane did\tn't go.\n\nRain", SPANS)
    for sentence in write_conllu(odd, name="a\nb"):
        assert all(line.startswith("#") or line.count("\t") == 9 for line in sentence.strip("\n").split("\n"))


def test_an_empty_text_is_no_line() -> None:
    given = read_words("")
    empty = Analysis(
        text="", start=np.array([], np.int32), end=np.array([], np.int32), sentence=np.array([], np.int32),
        head=np.array([], np.int32), upos=(), xpos=(), lemma=(), deprel=(), kind=(), sure=np.array([], np.float32), names=(),
    )  # fmt: skip
    assert list(write_conllu(empty)) == []
    assert list(write_given(empty, given)) == []


def test_words_within_a_given_range_say_nothing_of_spaces() -> None:
    rows = ["1\tIlva", "2\tDane", "3-4\tdidn't", "3\tdid", "4\tn't", "5\tgo", "6\t."]
    text = "".join(row + "\t_" * (10 - row.count("\t") - 1) + "\n" for row in rows) + "\n1\tRain" + "\t_" * 8 + "\n\n"
    given = read_words(text)
    written = "".join(write_given(made(), given)).split("\n")
    ranged = [line for line in written if line.split("\t")[0] in ("3", "4")]
    assert len(ranged) == 2
    assert not any("SpaceAfter" in line for line in ranged)


def test_a_sentence_id_has_no_slash_and_marks_in_a_phrase_are_escaped() -> None:
    assert "# sent_id = b_c.txt-1\n" in "".join(write_conllu(made(), name="b/c.txt"))
    quoted = made('"Il"  Dane didn\'t go.\n\nRain')
    frame = Frame(4, "go", "verb", "active", True, "", -1, (Part("agent", 0, (0,), "", "stated"),))
    assert 'agent=1 "\\"Il\\""' in "".join(write_conllu(quoted, frames=[frame]))
