"""Quotations and reports made the complement of the verb that reports them, wherever a parse hung the two."""

from __future__ import annotations

from bisect import bisect_left

from rapportage.syntax import relations as rel
from rapportage.syntax.grammar_tree import NOMINAL, GrammarTree, is_clause
from rapportage.syntax.grammar_words import GrammarWords
from rapportage.text.marks import find_quoted

MARKS = frozenset(('"', "“", "”", "''", "``", "»", "«", "'", "’", "‘"))
_SHORTEST = 3
"""Words of a quotation that is no mere phrase."""
_COLONS = MARKS | {":", ","}
FINITE = frozenset(("VBD", "VBZ", "VBP"))
_TURNED = frozenset((rel.TOP, rel.CONTENT_CLAUSE, rel.CONJUNCT, rel.PARATAXIS, rel.RELATIVE_CLAUSE, rel.CLAUSE_SUBJECT))
_HANGING = frozenset((rel.CONTENT_CLAUSE, rel.PARATAXIS, rel.ADVERBIAL_CLAUSE, rel.CONJUNCT))
_STRAYS = {
    rel.OBLIQUE: rel.OBLIQUE,
    rel.ADVERBIAL: rel.ADVERBIAL,
    rel.ADVERBIAL_CLAUSE: rel.ADVERBIAL_CLAUSE,
    rel.CONTENT_CLAUSE: rel.PARATAXIS,
    rel.PARATAXIS: rel.PARATAXIS,
}
_SUBJECTS = frozenset((rel.SUBJECT, rel.PASSIVE_SUBJECT))
_PHRASES = frozenset((rel.OBJECT, rel.SECOND_OBJECT, rel.ADVERBIAL, rel.OTHER, rel.CONTENT_CLAUSE, rel.APPOSITION))
_NAMING = frozenset((rel.FIXED, rel.COMPOUND, rel.TITLE))


def find_quotations(tree: GrammarTree) -> list[tuple[int, int]]:
    """Return the first word of each quotation that is no mere phrase and the word after its last, outermost marks only."""
    text = tree.analysis.text
    if not any(mark in text for mark in MARKS):
        return []
    starts = tree.analysis.start.tolist()
    found: list[tuple[int, int]] = []
    offset = 0
    for line in text.split("\n"):
        for quoted in find_quoted(line):
            if quoted.depth == 0 and quoted.is_closed:
                first = bisect_left(starts, offset + quoted.low)
                end = bisect_left(starts, offset + quoted.high)
                if end > first:
                    found.append((first, end))
        offset += len(line) + 1
    return found


def inside(quotations: list[tuple[int, int]], count: int) -> bytearray:
    """Return for each word whether it stands in a quotation."""
    flags = bytearray(count)
    for first, end in quotations:
        flags[first:end] = b"\x01" * (end - first)
    return flags


def gather_quotation(tree: GrammarTree, first: int, end: int) -> None:
    """Hang the clauses of a quotation that a parse gave to words outside on the quotation's first clause: it is one message."""
    if end - first < _SHORTEST:
        return
    sentence = tree.analysis.sentence
    tops: dict[int, list[int]] = {}
    for word in range(first, end):
        if not first <= tree.head[word] < end and is_clause(tree, word):
            tops.setdefault(int(sentence[word]), []).append(word)
    for found in tops.values():
        mains = [word for word in found if tree.relation[word] in {rel.CONTENT_CLAUSE, rel.TOP, rel.PARATAXIS}]
        if not mains or len(found) < 2:
            continue
        main = mains[0]
        for word in found:
            if word != main and tree.relation[word] in _HANGING and not tree.is_under(main, word):
                tree.hang(word, main, rel.PARATAXIS)


def return_outsiders(tree: GrammarTree, first: int, end: int) -> None:
    """Hang what stands behind a quotation and its verb, but was hung on a word inside, on the verb or on one behind it."""
    verb = -1
    for word in range(first, end) if end - first >= _SHORTEST else ():
        above = tree.head[word]
        if tree.relation[word] == rel.CONTENT_CLAUSE and above >= end:
            verb = above
    if verb < 0:
        return
    sentence = tree.analysis.sentence
    for word in range(verb + 1, len(tree.head)):
        if sentence[word] != sentence[verb]:
            return
        if first <= tree.head[word] < end and tree.relation[word] in _STRAYS:
            holder = _last_holder(tree, verb, word) if tree.relation[word] == rel.CONTENT_CLAUSE else verb
            tree.hang(word, holder, tree.relation[word] if holder != verb else _STRAYS[tree.relation[word]])


def _last_holder(tree: GrammarTree, verb: int, word: int) -> int:
    """Return the nearest verb before a clause and behind the main verb that has no clause of its own: "noting" of ", noting that"."""
    for other in range(word - 1, verb, -1):
        if tree.upos[other] == "VERB" and not tree.is_under(other, word):
            return verb if tree.kid(other, rel.CONTENT_CLAUSE) >= 0 else other
    return verb


def mend_speaker(tree: GrammarTree, verb: int, *, quoted: bytearray) -> None:
    """Give a verb of reporting its speaker: the phrase right behind '"...," said', or the one between comma and verb."""
    if tree.xpos[verb] not in FINITE or verb == 0 or quoted[verb]:
        return
    for kid in tree.kids[verb]:
        if kid < verb and tree.relation[kid] in _SUBJECTS and tree.kid(kid, rel.COPULA) >= 0:
            tree.relation[kid] = rel.CONTENT_CLAUSE  # "It is Corra that must pay, said X": a clause is no speaker
    _return_quoted_subject(tree, verb, quoted=quoted)
    _take_second_subject(tree, verb, quoted=quoted)
    if any(tree.relation[kid] in _SUBJECTS for kid in tree.kids[verb]):
        return
    if tree.low[verb - 1] in MARKS or (tree.low[verb - 1] == "," and _message_left(tree, verb, quoted=quoted)):
        speaker = _speaker_behind(tree, verb)
        if speaker >= 0:
            tree.relation[speaker] = rel.SUBJECT
            return
    if tree.relation[verb] != rel.CONJUNCT and _message_left(tree, verb, quoted=quoted):
        _take_apposition(tree, verb)


def _take_second_subject(tree: GrammarTree, verb: int, *, quoted: bytearray) -> None:
    """Give "said" its speaker in '"This line," said X, "was drawn ..."', whom a parse made a second subject of the quotation."""
    message = tree.head[verb]
    if (
        tree.relation[verb] != rel.PARATAXIS
        or message < verb
        or any(tree.relation[kid] in _SUBJECTS for kid in tree.kids[verb])
    ):
        return
    subjects = [kid for kid in tree.kids[message] if tree.relation[kid] in _SUBJECTS and kid < message]
    if len(subjects) < 2 or subjects[0] > verb or subjects[1] < verb or quoted[subjects[1]]:
        return
    if min([subjects[1], *tree.kids[subjects[1]]]) == verb + 1:
        tree.hang(subjects[1], verb, rel.SUBJECT)


def _return_quoted_subject(tree: GrammarTree, verb: int, *, quoted: bytearray) -> None:
    """Give the quotation back its subject in '"This line," said X, "was drawn ..."'."""
    subjects = [kid for kid in tree.kids[verb] if tree.relation[kid] in _SUBJECTS and quoted[kid]]
    messages = [
        kid for kid in tree.kids[verb] if tree.relation[kid] in _HANGING and quoted[kid] and is_clause(tree, kid)
    ]
    if not subjects or not messages or subjects[0] > verb:
        return
    message = messages[-1]
    if any(tree.relation[kid] in _SUBJECTS for kid in tree.kids[message]):
        return
    is_passive = tree.kid(message, rel.PASSIVE_AUXILIARY) >= 0
    tree.hang(subjects[0], message, rel.PASSIVE_SUBJECT if is_passive else rel.SUBJECT)
    tree.relation[message] = rel.CONTENT_CLAUSE


def return_subject(tree: GrammarTree, verb: int) -> None:
    """Give "The raid will go on, said X" its subject back, which a parse took for the speaker: the message has none, and another speaks."""
    subjects = [kid for kid in tree.kids[verb] if tree.relation[kid] in _SUBJECTS and kid < verb]
    if not subjects:
        return
    if len(subjects) > 1:
        _part_subjects(tree, verb, subjects)
    for message in tree.kids[verb]:
        if tree.relation[message] != rel.CONTENT_CLAUSE or not subjects[0] < message < verb:
            continue
        if any(tree.relation[kid] in _SUBJECTS for kid in tree.kids[message]) or tree.kid(message, rel.MARK) >= 0:
            return
        if (len(subjects) > 1 and subjects[1] > message) or _speaker_behind(tree, verb) >= 0:
            is_passive = tree.kid(message, rel.PASSIVE_AUXILIARY) >= 0
            tree.hang(subjects[0], message, rel.PASSIVE_SUBJECT if is_passive else rel.SUBJECT)
        return


def _part_subjects(tree: GrammarTree, verb: int, subjects: list[int]) -> None:
    """Part the two subjects of "The town, X told Y, has fallen": the first is the message's, whose own is the one told."""
    if not any(tree.low[word] == "," for word in range(subjects[0], subjects[1])):
        return
    for message in tree.kids[verb]:
        if tree.relation[message] != rel.CONTENT_CLAUSE or message < verb:
            continue
        commas = [word for word in range(verb + 1, message) if tree.low[word] == ","]
        if not commas or tree.kid(message, rel.MARK) >= 0:
            return
        for kid in list(tree.kids[message]):
            if tree.relation[kid] in _SUBJECTS:
                if kid > commas[0]:
                    return
                tree.hang(kid, verb, rel.SECOND_OBJECT)
        is_passive = tree.kid(message, rel.PASSIVE_AUXILIARY) >= 0
        tree.hang(subjects[0], message, rel.PASSIVE_SUBJECT if is_passive else rel.SUBJECT)
        return


def _speaker_behind(tree: GrammarTree, verb: int) -> int:
    """Return the phrase that stands right behind a verb, -1 where none does or a mark parts them."""
    for kid in tree.kids[verb]:
        if kid < verb or tree.upos[kid] not in NOMINAL or is_clause(tree, kid):
            continue
        what = tree.relation[kid]
        if what in _PHRASES or (what == rel.OBLIQUE and tree.kid(kid, rel.CASE) < 0):
            first = min([kid, *tree.kids[kid]])
            parted = any(tree.relation[word] == rel.PUNCTUATION for word in range(verb + 1, first))
            return -1 if parted else kid
    return -1


def _message_left(tree: GrammarTree, verb: int, *, quoted: bytearray) -> bool:
    """Tell whether what is said stands before the verb."""
    if tree.relation[verb] == rel.PARATAXIS and tree.head[verb] < verb:
        return True
    if any(kid < verb and tree.relation[kid] in {rel.CONTENT_CLAUSE, rel.PARATAXIS} for kid in tree.kids[verb]):
        return True
    return verb > 1 and bool(quoted[verb - 1] or quoted[verb - 2])


def _take_apposition(tree: GrammarTree, verb: int) -> None:
    """Take for the speaker the phrase before the verb that a parse made an apposition of the message's last noun."""
    at = verb - 1
    while at >= 0 and tree.relation[at] == rel.PUNCTUATION:
        at -= 1
    best = -1
    for _ in range(8):  # a name, its title, its office: appositions nest no deeper
        if at < 0 or at >= verb:
            break
        if tree.relation[at] == rel.APPOSITION:
            best = at
        elif tree.relation[at] not in _NAMING:
            break
        at = tree.head[at]
    if best >= 0 and not tree.is_under(verb, best):
        tree.hang(best, verb, rel.SUBJECT)


def turn_report(tree: GrammarTree, verb: int, *, words: GrammarWords, quoted: bytearray) -> None:
    """Hang what is said on the verb that reports it, where a parse hung the verb on what is said."""
    relation, head = tree.relation, tree.head
    _return_message(tree, verb, words=words)
    _pass_message(tree, verb, words=words)
    kids = tree.kids[verb]
    if any(relation[kid] in {rel.CONTENT_CLAUSE, rel.OPEN_COMPLEMENT} for kid in kids) and tree.lemma[verb] != "put":
        return
    beside = [kid for kid in kids if relation[kid] == rel.PARATAXIS and is_clause(tree, kid)]
    reporting = words.say | words.tell
    beside = [kid for kid in beside if tree.lemma[kid] not in reporting or _after_colon(tree, kid, marks=MARKS | {":"})]
    if beside and (beside[0] < verb or _after_colon(tree, beside[0])) and tree.lemma[verb] != "put":
        relation[beside[0]] = rel.CONTENT_CLAUSE
        return
    _free_aside(tree, verb, words=words)
    above = head[verb]
    if above < 0 or not any(relation[kid] in _SUBJECTS for kid in kids):
        return
    if (
        quoted[verb]
        and tree.lemma[verb] not in words.tell
        and any(relation[kid] == rel.OBJECT and kid > verb for kid in kids)
    ):
        return  # "we waved, they said nothing": its object is what it says
    if _after_semicolon(tree, verb, above):
        return  # "X accused Y; Z denied it": two clauses side by side
    if relation[above] not in _TURNED or not _reports(tree, verb, above, words=words, quoted=quoted):
        return
    outer, link = head[above], relation[above]
    tree.hang(verb, outer, link)
    tree.hang(above, verb, rel.CONTENT_CLAUSE)


def _after_semicolon(tree: GrammarTree, verb: int, above: int) -> bool:
    """Tell whether a clause stands behind another, parted from it by a semicolon of its own."""
    first, _ = _ends(tree, verb)
    return above < first and ";" in {tree.low[first], tree.low[max(0, first - 1)]}


def _free_aside(tree: GrammarTree, verb: int, *, words: GrammarWords) -> None:
    """Set "X told Y" of "The town, X told Y, has fallen" beside the clause, where a parse made it a relative clause of the town."""
    noun = tree.head[verb]
    if (
        tree.relation[verb] != rel.RELATIVE_CLAUSE
        or tree.xpos[verb] not in FINITE
        or tree.lemma[verb] not in words.say | words.tell
    ):
        return
    clause = tree.head[noun]
    first, last = _ends(tree, verb)
    if clause <= last or tree.relation[noun] not in _SUBJECTS or last + 1 >= len(tree.low):
        return
    commas = (tree.low[first] == "," or tree.low[first - 1] == ",") and (
        tree.low[last] == "," or tree.low[last + 1] == ","
    )
    plain = all(tree.xpos[word] not in {"WDT", "WP", "WP$"} and tree.low[word] != "that" for word in range(first, verb))
    if commas and plain and any(tree.relation[kid] in _SUBJECTS for kid in tree.kids[verb]):
        tree.hang(verb, clause, rel.PARATAXIS)


def _ends(tree: GrammarTree, word: int) -> tuple[int, int]:
    """Return the first and the last word of a subtree, as far as its outer children tell."""
    first = last = word
    for _ in range(40):
        kids = tree.kids[first]
        if not kids or kids[0] >= first:
            break
        first = kids[0]
    for _ in range(40):
        kids = tree.kids[last]
        if not kids or kids[-1] <= last:
            break
        last = kids[-1]
    return first, last


def _return_message(tree: GrammarTree, verb: int, *, words: GrammarWords) -> None:
    """Give "told" back its clause in "X was told, Y reported, that ...", which a parse gave to "reported"."""
    above = tree.head[verb]
    if (
        above < 0
        or tree.relation[verb] != rel.PARATAXIS
        or above > verb
        or tree.lemma[above] not in words.tell | words.say
    ):
        return
    for kid in tree.kids[verb]:
        if tree.relation[kid] == rel.CONTENT_CLAUSE and kid > verb and tree.marker(kid) == "that":
            if not any(tree.relation[each] == rel.CONTENT_CLAUSE for each in tree.kids[above]):
                tree.hang(kid, above, rel.CONTENT_CLAUSE)
            return


def _pass_message(tree: GrammarTree, verb: int, *, words: GrammarWords) -> None:
    """Do the same where "X was told" hangs on "reported"."""
    contents = [kid for kid in tree.kids[verb] if tree.relation[kid] == rel.CONTENT_CLAUSE]
    if len(contents) != 2 or not contents[0] < verb < contents[1] or tree.lemma[contents[0]] not in words.tell:
        return
    first, second = contents
    if tree.marker(second) == "that" and tree.kid(first, rel.CONTENT_CLAUSE) < 0 and _after_colon(tree, second):
        tree.hang(second, first, rel.CONTENT_CLAUSE)


def _after_colon(tree: GrammarTree, clause: int, *, marks: frozenset[str] = _COLONS) -> bool:
    """Tell whether a clause stands behind a colon, a comma or an opening mark."""
    word = clause
    for _ in range(40):  # the first word of the clause, by its leftmost children
        kids = tree.kids[word]
        if not kids or kids[0] >= word:
            break
        word = kids[0]
    return tree.low[word] in marks or (word > 0 and tree.low[word - 1] in marks)


def _reports(tree: GrammarTree, verb: int, above: int, *, words: GrammarWords, quoted: bytearray) -> bool:
    """Tell whether a verb reports the clause that it hangs on: "..., X said", "as X put it", '"...," said X'."""
    marks = [tree.low[kid] for kid in tree.kids[verb] if tree.relation[kid] == rel.MARK]
    objects = [kid for kid in tree.kids[verb] if tree.relation[kid] == rel.OBJECT]
    lemma = tree.lemma[verb]
    if marks == ["as"] and tree.relation[verb] in {rel.ADVERBIAL_CLAUSE, rel.PARATAXIS}:
        if lemma == "put":
            return any(tree.low[each] in words.dummy for each in objects)
        return (lemma in words.say or lemma in words.tell) and all(tree.low[each] in words.dummy for each in objects)
    if lemma in words.unsaid and not quoted[above]:
        return False  # "troops came, shops closed"
    if lemma == "put" or marks or tree.kid(verb, rel.COORDINATOR) >= 0:
        return False
    if tree.relation[verb] == rel.PARATAXIS:
        return tree.xpos[verb] in FINITE or tree.kid(verb, rel.AUXILIARY) >= 0
    return bool(quoted[above]) and not quoted[verb] and tree.relation[verb] in _HANGING and tree.xpos[verb] in FINITE
