"""A manifest's parts are done in order, each alone in its failure."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rapportage.engine.parts import Part, cut, run_parts, shard
from tests.unit.engine.stages import backwards, fussy, stage_of

STAGE = stage_of(backwards)


def parts(count: int, lines: int = 3) -> list[Part]:
    pairs = ((f"id {n}", f"line {n}".encode()) for n in range(count * lines))
    return list(cut(pairs, stage=STAGE, count=lines, size=10**9))


def test_a_part_is_named_by_what_it_holds_and_the_stage_it_is_for() -> None:
    names = {
        Part.of(["a", "b"], [b"x"], stage=STAGE).name,
        Part.of(["a", "b"], [b"y"], stage=STAGE).name,
        Part.of(["ab"], [b"x"], stage=STAGE).name,
        Part.of(["b", "a"], [b"x"], stage=STAGE).name,
        Part.of(["a", "b"], [b"x"], stage=stage_of(backwards, "2")).name,
    }
    assert len(names) == 4  # the ids stand for the lines


def test_parts_are_cut_by_count_and_by_size() -> None:
    pairs = [(str(n), b"x" * 10) for n in range(10)]
    assert [len(part.lines) for part in cut(pairs, stage=STAGE, count=4, size=10**9)] == [4, 4, 2]
    assert [len(part.lines) for part in cut(pairs, stage=STAGE, count=99, size=25)] == [3, 3, 3, 1]
    assert list(cut([], stage=STAGE, count=4, size=9)) == []


def test_results_stand_in_the_order_of_the_parts() -> None:
    manifest = parts(5)
    results = list(run_parts(STAGE, manifest))
    assert [result.part for result in results] == manifest
    assert results[0].lines == (b"0 enil", b"1 enil", b"2 enil")
    assert {result.error for result in results} == {""}


def test_finished_parts_are_left_out() -> None:
    manifest = parts(5)
    done = {manifest[0].name, manifest[3].name}
    results = run_parts(STAGE, manifest, is_done=lambda part: part.name in done)
    assert [result.part for result in results] == [manifest[1], manifest[2], manifest[4]]


def test_a_part_that_fails_has_the_reason_and_the_run_goes_on() -> None:
    manifest = [Part.of([str(n)], [line], stage=STAGE) for n, line in enumerate([b"a", b"bad", b"c"])]
    results = list(run_parts(stage_of(fussy), manifest))
    assert [(result.lines, result.error) for result in results] == [
        ((b"a",), ""),
        ((), "ValueError: made up"),
        ((b"c",), ""),
    ]


def test_the_manifest_is_read_a_few_parts_ahead_only() -> None:
    taken = 0

    def manifest() -> Iterator[Part]:
        nonlocal taken
        for part in parts(100):
            taken += 1
            yield part

    results = run_parts(STAGE, manifest())
    next(results)
    assert taken <= 4


def test_shards_are_disjoint_and_together_whole() -> None:
    manifest = parts(200)
    shares = [[part.name for part in shard(manifest, f"{i}/7")] for i in range(1, 8)]
    assert sorted(name for share in shares for name in share) == sorted(part.name for part in manifest)
    assert all(len(share) > 10 for share in shares)
    assert list(shard(manifest, "1/1")) == manifest


@pytest.mark.parametrize("words", ["", "1", "0/4", "5/4", "a/b", "1/", "/4", "-1/4", "1/0", "1/4/2", "²/4"])
def test_a_shard_that_is_none_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="i/n"):
        list(shard([], words))
