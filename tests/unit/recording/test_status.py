"""Whether an act is said to have happened."""

from __future__ import annotations

import pytest

from rapportage.recording.grammar import find_grammar
from rapportage.recording.passages import find_passages
from rapportage.recording.status import find_factuality
from rapportage.syntax.opening import kept_backbone
from tests.unit.recording.made_reports import made


@pytest.mark.parametrize(
    ("line", "act", "status", "cue"),
    [
        ("Velmark shelled the town on Tuesday.", "shell", "asserted", ""),
        ("Velmark denied having fired on the post.", "fire", "denied", "denied"),
        ("Ostravia could strike again.", "strike", "possible", "could"),
        ("Ostravia could have shared its intelligence.", "share", "counterfactual", "could have"),
        ("Had it shared its intelligence, the raid would have failed.", "share", "counterfactual", "Had"),
        ("If another missile lands here, we will answer.", "answer", "conditional", "If"),
        ("The group regularly ambushes convoys.", "ambush", "generic", "regularly"),
        ("The sides are expected to reopen the crossing on Sunday.", "reopen", "planned", "expected"),
        ("Velmark threatened to bomb the port.", "bomb", "threatened", "threatened"),
        ("Velmark vowed to withdraw its troops.", "withdraw", "promised", "vowed"),
        ("Velmark urged Ostravia to release the sailors.", "release", "demanded", "urged"),
        ("Velmark did not attack the town.", "attack", "negated", "not"),
        ("Did Velmark shell the town?", "shell", "asked", "?"),
        ("Fears of an attack on the port grew.", "attack", "possible", "Fears"),
        ("Most voters oppose intervention in Ostravia.", "intervention", "possible", "oppose"),
        ("Velmark vowed to shell the town and to burn the bridge.", "burn", "threatened", "vowed"),
        ("Velmark rejected claims that its guards had fired on the post.", "fire", "denied", "rejected"),
        ("Every spring the militias raid the villages.", "raid", "generic", "Every"),
        ("Observers are due to arrive on Thursday.", "arrive", "planned", "due"),
        ("In the event of an attack, Ostravia would close the strait.", "close", "conditional", "In"),
    ],
)
def test_an_act_has_the_status_that_its_words_give(line: str, act: str, status: str, cue: str) -> None:
    grammar = find_grammar(list(find_passages(made(line))), kept_backbone())
    [word] = [frame.predicate for frame in grammar.frames if frame.lemma == act]
    standing = find_factuality(grammar, word)
    assert standing.status.value == status
    assert (grammar.text(standing.first, standing.end) if standing.first >= 0 else "") == cue
