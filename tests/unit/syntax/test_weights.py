"""The weights that ship: the ones on their card, small enough, and reading what they must."""

from importlib.resources import files

import pytest

from rapportage.syntax.analysis import Analysis
from rapportage.syntax.builtin import Builtin
from rapportage.syntax.clauses import find_frames

MODEL = Builtin()


def arcs(found: Analysis) -> set[tuple[str, str, str]]:
    """Return every word with its relation and its head's word."""
    return {
        (found.word(i), found.deprel[i], found.word(found.head[i]) if found.head[i] >= 0 else "")
        for i in range(len(found))
    }


def test_the_card_names_the_weights_that_ship() -> None:
    card = (files("rapportage.syntax") / "weights" / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert MODEL.digest in card


def test_the_files_of_the_model_stay_under_forty_megabytes() -> None:
    folder = files("rapportage.syntax") / "weights"
    names = ("model.int8.onnx", "relations.npz", "labels.json", "vocab.txt")
    assert sum(len((folder / name).read_bytes()) for name in names) < 40_000_000


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Corrani forces shelled the port of Velm on Tuesday.", {("forces", "nsubj", "shelled"), ("port", "obj", "shelled")}),
        ("The port was shelled by Corrani forces.", {("port", "nsubj:pass", "shelled"), ("forces", "obl:agent", "shelled")}),
        (
            "“We will not wait,” said Dara Quist, the spokeswoman for the council.",
            {("Dara", "nsubj", "said"), ("wait", "ccomp", "said"), ("spokeswoman", "appos", "Dara")},
        ),
        (
            "Minister Ilan Sorre told Nahar TV that the talks had failed.",
            {("Ilan", "nsubj", "told"), ("TV", "iobj", "told"), ("failed", "ccomp", "told")},
        ),
        ("The rebels, who hold two bridges, refused to leave.", {("rebels", "nsubj", "refused"), ("leave", "xcomp", "refused")}),
    ],
)  # fmt: skip
def test_a_plain_sentence_of_the_trade_has_its_tree(text: str, wanted: set[tuple[str, str, str]]) -> None:
    found = arcs(MODEL.analyze(text))
    assert wanted <= found, found


def test_a_group_is_no_person_and_a_drone_is_a_weapon() -> None:
    found = MODEL.analyze("President Adama Tesse said the Jaish al-Nasir group had fired drones at Port Ansel.")
    names = {found.phrase(name.first, name.end): name.type for name in found.names}
    assert names["Adama Tesse"] == "PER"
    assert names["President"] == "TITLE"
    assert names["drones"] == "WEAPON"
    assert names["Port Ansel"] == "LOC"
    assert any(name.startswith("Jaish al-Nasir") and kind == "ORG" for name, kind in names.items())


def test_a_denial_behind_a_semicolon_denies_nothing_before_it() -> None:
    found = MODEL.analyze("Velm's envoy claimed Corran attacked Orsk; Corran denied it.")
    acts = {frame.lemma: frame for frame in find_frames(found)}
    assert not acts["claim"].negated
    assert [found.word(at) for at in acts["deny"].fillers("agent")] == ["Corran"]
    assert [found.word(at) for at in acts["deny"].fillers("message")] == ["it"]
