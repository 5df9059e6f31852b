"""RELATE: one Reconciliation to the Relation of two parties, as far as it is built.

Outcomes of commitments are here. The conflict and cooperation series, the rungs of the ladder, reciprocity and
trust come with the events they are made of; until then their fields stay empty.
"""

from __future__ import annotations

from datetime import date

from rapportage.relating.outcomes import find_outcomes
from rapportage.schema.ids import mint
from rapportage.schema.matters import Reconciliation
from rapportage.schema.relation import Dyad, Relation

MODEL = "outcomes/1"


def relate(reconciliation: Reconciliation, *, dyad: Dyad, as_of: date) -> Relation:
    """Return how two parties stand on a day: the outcomes of the commitments in the reconciliation.

    Args:
        reconciliation: What the reports say together.
        dyad: The two parties, as lexicon keys or ISO 3166 alpha-3.
        as_of: The day commitments are judged on.
    """
    outcomes = find_outcomes(reconciliation.commitments, as_of)
    name = mint("relation", dyad.first, dyad.second, as_of.isoformat(), *(outcome.id for outcome in outcomes))
    return Relation(id=name, dyad=dyad, model=MODEL, seed=0, outcomes=outcomes)
