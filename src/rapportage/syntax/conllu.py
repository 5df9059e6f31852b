"""An analysis as CoNLL-U, the ten columns that treebanks and their scorers share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rapportage.syntax.analysis import ROOT, Analysis, Name
from rapportage.syntax.frames import Frame, Part
from rapportage.syntax.given import Given, Kept


def write_conllu(
    analysis: Analysis,
    *,
    name: str = "",
    opening: Sequence[str] = (),
    notes: Mapping[int, Sequence[str]] | None = None,
    frames: Sequence[Frame] = (),
) -> Iterator[str]:
    """Yield the sentences of a text as CoNLL-U, each with the empty line that ends it.

    MISC has ``SpaceAfter=No`` where a word is followed at once by another, ``start_char`` and ``end_char``, ``NER=B-PER``
    and ``NER=I-PER`` for the words of names, and ``Kind=person`` where a phrase's head is known to speak of one.

    Args:
        analysis: What to write.
        name: What the text is called; sentences are numbered after it, "name-1", "_" for white space and slashes in it.
        opening: Comments for the first sentence, such as ``newdoc id = ...``.
        notes: More comments for the sentences that begin with a word.
        frames: Acts to tell of in comments, each with its sentence.
    """
    labels = _labels(analysis.names, len(analysis))
    told = _told_frames(analysis, frames)
    fresh = frozenset(analysis.fresh)
    for number, (begin, end) in enumerate(analysis.sentences(), start=1):
        comments = [*(opening if number == 1 else ()), *((notes or {}).get(begin, ()))]
        if begin in fresh:
            comments.append("newpar")
        gaps = [_has_gap(analysis, at, end) for at in range(begin, end)]
        shown = "".join(analysis.word(begin + at) + (" " if gap else "") for at, gap in enumerate(gaps))
        comments += [f"sent_id = {_id(name, number)}", f"text = {shown.strip()}"]
        comments += [comment for at in range(begin, end) for comment in told.get(at, ())]
        rows = _rows(analysis, begin, gaps, labels=labels)
        yield "".join(f"# {_flat(comment)}\n" for comment in comments) + "".join(rows) + "\n"


def _rows(analysis: Analysis, begin: int, gaps: Sequence[bool], *, labels: Mapping[int, str]) -> Iterator[str]:
    """Yield the rows of a sentence, words written as one under a row of their own."""
    joined = dict(analysis.joined)
    end_of_joined = begin
    for at, gap in enumerate(gaps, start=begin):
        if begin + len(gaps) >= joined.get(at, 0) > at:
            end_of_joined = joined[at]
            yield _joined_row(analysis, at - begin + 1, (at, end_of_joined))
        misc = [f"start_char={int(analysis.start[at])}", f"end_char={int(analysis.end[at])}"]
        if not gap and at >= end_of_joined:
            misc.insert(0, "SpaceAfter=No")
        yield _row(analysis, at, begin, [*misc, *_label_misc(analysis, at, labels)])


def _told_frames(analysis: Analysis, frames: Sequence[Frame]) -> dict[int, list[str]]:
    """Return what to say of frames, by predicate: words are named by their numbers in its sentence."""
    opens = {at: begin for begin, end in analysis.sentences() for at in range(begin, end)}
    told: dict[int, list[str]] = {}
    for frame in frames:
        begin = opens[frame.predicate]
        marks = [frame.kind, frame.voice, "negated" if frame.negated else "", frame.modal and f"modal={frame.modal}"]
        parts = "; ".join(
            f"{part.role}{f'({part.marker})' if part.marker else ''}={part.head - begin + 1} {_shown(analysis, part)}"
            for part in frame.parts
        )
        words = f"frame = {frame.predicate - begin + 1} {frame.lemma} [{' '.join(filter(None, marks))}] {parts}"
        told.setdefault(frame.predicate, []).append(words.rstrip())
    return told


def _shown(analysis: Analysis, part: Part) -> str:
    """Return the characters of a part in quotation marks, dots where words between are none of its own."""
    runs: list[list[int]] = []
    for at in part.words:
        if runs and runs[-1][1] == at:
            runs[-1][1] = at + 1
        else:
            runs.append([at, at + 1])
    shown = " ... ".join(analysis.phrase(first, end) for first, end in runs)
    return '"' + shown.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_given(analysis: Analysis, given: Given, *, name: str = "", frames: Sequence[Frame] = ()) -> Iterator[str]:
    """Yield the sentences of given words as CoNLL-U; comments, ranges, empty nodes and spaces are those of what was given.

    Args:
        analysis: What to write.
        given: The words as they were given.
        name: What they are called; sentences that came without comments are numbered after it.
        frames: Acts to tell of in comments, each with its sentence.
    """
    labels = _labels(analysis.names, len(analysis))
    told = _told_frames(analysis, frames)
    known = zip(analysis.sentences(), given.kept, given.spaces_after, strict=True)
    for number, ((first, end), kept, spaced) in enumerate(known, start=1):
        comments = [*(kept.comments or _own_comments(analysis, (first, end), spaced, _id(name, number)))]
        comments += [f"# {_flat(comment)}" for at in range(first, end) for comment in told.get(at, ())]
        rows = _given_rows(analysis, (first, end), labels=labels, kept=kept, spaced=spaced)
        yield "".join(f"{comment}\n" for comment in comments) + "".join(rows) + "\n"


def _given_rows(
    analysis: Analysis, bounds: tuple[int, int], *, labels: Mapping[int, str], kept: Kept, spaced: Sequence[bool]
) -> Iterator[str]:
    first, end = bounds
    end_of_joined = first
    for at in range(first, end):
        lines = kept.lines.get(at - first, ())
        yield from (f"{line}\n" for line in lines)
        end_of_joined = max(end_of_joined, *(at + _reach(line) for line in lines), at)
        misc = [] if spaced[at - first] or at < end_of_joined else ["SpaceAfter=No"]
        yield _row(analysis, at, first, [*misc, *_label_misc(analysis, at, labels)])
    yield from (f"{line}\n" for line in kept.lines.get(end - first, ()))


def _reach(line: str) -> int:
    """Return how many words a given row is about: those of a range, none for an empty node."""
    low, dash, high = line.split("\t", 1)[0].partition("-")
    return int(high) - int(low) + 1 if dash and low.isdecimal() and high.isdecimal() else 0


def _own_comments(analysis: Analysis, bounds: tuple[int, int], spaced: Sequence[bool], called: str) -> list[str]:
    first, end = bounds
    shown = "".join(analysis.word(at) + (" " if spaced[at - first] else "") for at in range(first, end))
    return [f"# sent_id = {called}", f"# text = {_flat(shown).strip()}"]


def _id(name: str, number: int) -> str:
    """Return what a sentence is called: one word without a slash, as CoNLL-U has it."""
    return f"{'_'.join(name.replace('/', ' ').split())}-{number}" if name else str(number)


def _row(analysis: Analysis, at: int, first: int, misc: Sequence[str]) -> str:
    head = int(analysis.head[at])
    cells = (
        str(at - first + 1),
        analysis.word(at) or "_",
        analysis.lemma[at] or "_",
        analysis.upos[at] or "_",
        analysis.xpos[at] or "_",
        "_",
        "0" if head == ROOT else str(head - first + 1),
        analysis.deprel[at] or "_",
        "_",
        "|".join(misc) or "_",
    )
    return "\t".join(map(_flat, cells)) + "\n"


def _joined_row(analysis: Analysis, number: int, joined: tuple[int, int]) -> str:
    """Return the row of words written as one."""
    first, end = joined
    start, stop = int(analysis.start[first]), int(analysis.end[end - 1])
    misc = [f"start_char={start}", f"end_char={stop}"]
    if end < len(analysis) and analysis.start[end] == stop and analysis.sentence[end] == analysis.sentence[first]:
        misc.insert(0, "SpaceAfter=No")
    cells = [f"{number}-{number + end - first - 1}", analysis.text[start:stop], *["_"] * 7, "|".join(misc)]
    return "\t".join(map(_flat, cells)) + "\n"


def _has_gap(analysis: Analysis, at: int, end: int) -> bool:
    """Return whether something stands between a word and the next; after a sentence's last word always, in want of better."""
    return at + 1 >= end or bool(analysis.end[at] != analysis.start[at + 1])


def _label_misc(analysis: Analysis, at: int, labels: Mapping[int, str]) -> list[str]:
    misc = [f"NER={labels[at]}"] if at in labels else []
    return [*misc, f"Kind={analysis.kind[at]}"] if analysis.kind[at] else misc


def _labels(names: Sequence[Name], count: int) -> dict[int, str]:
    """Return the label of each word that is part of a name; a title within another name gives way to it."""
    labels: dict[int, str] = {}
    for name in sorted(names, key=lambda name: name.type == "TITLE"):
        words = range(name.first, min(name.end, count))
        if not any(at in labels for at in words):
            labels.update({at: f"{'B' if at == name.first else 'I'}-{name.type}" for at in words})
    return labels


def _flat(words: str) -> str:
    """Return words that stay on one line and in one column, whatever they hold."""
    return words if words.isprintable() else "".join(" " if letter.isspace() else letter for letter in words)
