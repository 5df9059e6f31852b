"""What one word is to another, in words of our own, so that no rule ever reads a label of one treebank or another."""

from __future__ import annotations

SUBJECT = "subject"
PASSIVE_SUBJECT = "passive subject"
CLAUSE_SUBJECT = "clause subject"
OUTER_SUBJECT = "outer subject"
OBJECT = "object"
SECOND_OBJECT = "second object"
AGENT = "agent"
OBLIQUE = "oblique"
ADVERBIAL = "adverbial"
MODIFIER = "modifier"
POSSESSOR = "possessor"
COMPOUND = "compound"
TITLE = "title"
ADJECTIVE = "adjective"
APPOSITION = "apposition"
CONJUNCT = "conjunct"
COORDINATOR = "coordinator"
CASE = "case"
MARK = "mark"
AUXILIARY = "auxiliary"
PASSIVE_AUXILIARY = "passive auxiliary"
COPULA = "copula"
ADVERB = "adverb"
ADVERBIAL_CLAUSE = "adverbial clause"
SENTENCE_RELATIVE = "sentence relative"
NOUN_CLAUSE = "noun clause"
RELATIVE_CLAUSE = "relative clause"
CONTENT_CLAUSE = "content clause"
OPEN_COMPLEMENT = "open complement"
PARATAXIS = "parataxis"
EXPLETIVE = "expletive"
PARTICLE = "particle"
DETERMINER = "determiner"
NUMBER = "number"
FIXED = "fixed"
PUNCTUATION = "punctuation"
TOP = "top"
OTHER = "other"

UNIVERSAL = {
    "nsubj": SUBJECT, "nsubj:pass": PASSIVE_SUBJECT, "nsubj:outer": OUTER_SUBJECT,
    "csubj": CLAUSE_SUBJECT, "csubj:pass": CLAUSE_SUBJECT, "csubj:outer": CLAUSE_SUBJECT,
    "obj": OBJECT, "iobj": SECOND_OBJECT, "obl:agent": AGENT, "obl": OBLIQUE, "obl:arg": OBLIQUE,
    "obl:unmarked": ADVERBIAL, "obl:npmod": ADVERBIAL, "obl:tmod": ADVERBIAL,
    "nmod": MODIFIER, "nmod:poss": POSSESSOR, "nmod:desc": TITLE,
    "nmod:unmarked": ADVERBIAL, "nmod:npmod": ADVERBIAL, "nmod:tmod": ADVERBIAL,
    "appos": APPOSITION, "conj": CONJUNCT, "cc": COORDINATOR, "cc:preconj": COORDINATOR,
    "case": CASE, "mark": MARK, "aux": AUXILIARY, "aux:pass": PASSIVE_AUXILIARY, "cop": COPULA,
    "advmod": ADVERB, "advmod:emph": ADVERB, "advcl": ADVERBIAL_CLAUSE, "advcl:relcl": SENTENCE_RELATIVE,
    "acl": NOUN_CLAUSE, "acl:relcl": RELATIVE_CLAUSE, "ccomp": CONTENT_CLAUSE, "xcomp": OPEN_COMPLEMENT,
    "parataxis": PARATAXIS, "expl": EXPLETIVE, "expl:pv": EXPLETIVE,
    "compound": COMPOUND, "compound:prt": PARTICLE, "amod": ADJECTIVE, "nummod": NUMBER,
    "det": DETERMINER, "det:predet": DETERMINER, "fixed": FIXED, "flat": FIXED, "flat:name": FIXED,
    "flat:foreign": FIXED, "goeswith": FIXED, "punct": PUNCTUATION, "root": TOP,
}  # fmt: skip
"""Relations of Universal Dependencies, as Universal Dependencies English uses them; any other is `OTHER`."""

CLEAR = {
    "nsubj": SUBJECT, "nsubjpass": PASSIVE_SUBJECT, "csubj": CLAUSE_SUBJECT, "csubjpass": CLAUSE_SUBJECT,
    "dobj": OBJECT, "obj": OBJECT, "dative": SECOND_OBJECT, "iobj": SECOND_OBJECT, "oprd": OPEN_COMPLEMENT,
    "npadvmod": ADVERBIAL, "poss": POSSESSOR, "nmod": COMPOUND, "appos": APPOSITION, "conj": CONJUNCT,
    "cc": COORDINATOR, "preconj": COORDINATOR, "predet": DETERMINER, "case": FIXED, "mark": MARK, "aux": AUXILIARY,
    "auxpass": PASSIVE_AUXILIARY, "neg": ADVERB, "advmod": ADVERB, "advcl": ADVERBIAL_CLAUSE, "acl": NOUN_CLAUSE,
    "relcl": RELATIVE_CLAUSE, "ccomp": CONTENT_CLAUSE, "xcomp": OPEN_COMPLEMENT, "parataxis": PARATAXIS,
    "expl": EXPLETIVE, "compound": COMPOUND, "prt": PARTICLE, "amod": ADJECTIVE, "nummod": NUMBER,
    "quantmod": NUMBER, "det": DETERMINER, "punct": PUNCTUATION, "ROOT": TOP, "root": TOP, "meta": OTHER,
    "intj": OTHER, "dep": OTHER, "agent": AGENT, "prep": OBLIQUE, "attr": OPEN_COMPLEMENT, "acomp": OPEN_COMPLEMENT,
}  # fmt: skip
"""Relations in the manner of ClearNLP (OntoNotes pipelines) where a word keeps its head; `clear.py` turns the others."""
