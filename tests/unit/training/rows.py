"""Made-up trees in few words, for the tests of the training's readers."""

from __future__ import annotations

from training.sentences import Sentence
from training.treebanks import read_trees


def conllu(*words: str, ident: str = "made-1") -> list[str]:
    """Return the lines of one sentence; each word is "form UPOS XPOS head relation [misc]", its lemma its form in small letters."""
    lines = [f"# sent_id = {ident}"]
    for number, word in enumerate(words, 1):
        form, upos, xpos, head, rel, *misc = word.split()
        lines.append("\t".join([str(number), form, form.lower(), upos, xpos, "_", head, rel, "_", *(misc or ["_"])]))
    return [*lines, ""]


def trees(*lines: str) -> list[Sentence]:
    """Return the sentences of CoNLL-U lines."""
    return [sentence for _, sentence in read_trees(lines, origin="made")]
