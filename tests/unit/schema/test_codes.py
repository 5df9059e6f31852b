"""The codebook's tables hang together."""

from __future__ import annotations

from rapportage.schema.codes import CONTEXTS, MODE_SCORE, QUAD, SCORE, SECTORS, EventType, Quad


def test_every_type_has_a_quad_and_a_score() -> None:
    assert set(QUAD) == set(SCORE) == set(EventType)


def test_modes_score_on_the_same_side_as_their_type() -> None:
    for kind, modes in MODE_SCORE.items():
        for mode, score in modes.items():
            if kind is not EventType.REQUEST:  # a request for help scores above nought, one to yield below
                assert (score > 0) == (SCORE[kind] > 0), (kind, mode)


def test_conflict_types_score_below_nought() -> None:
    for kind, quad in QUAD.items():
        if quad in {Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT}:
            assert SCORE[kind] <= 0


def test_there_are_37_contexts_and_25_sectors() -> None:
    assert (len(CONTEXTS), len(SECTORS)) == (37, 25)
