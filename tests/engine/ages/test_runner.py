"""A whole country in chunks: the same whatever carries them out."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from engine.examples import Example
from raming.engine.ages import runner

PROBABILITIES = (0.05, 0.5, 0.95)


def same(one: runner.Ensemble, other: runner.Ensemble) -> bool:
    """Whether two ensembles are equal bit for bit."""
    mine, yours = (runner.Chunk(each.projections, each.totals).arrays() for each in (one, other))
    return mine.keys() == yours.keys() and all(
        np.array_equal(mine[name], yours[name], equal_nan=True) for name in mine
    )


class Backwards:
    """Workers that finish in an odd order."""

    def each(self, work: runner.Work, chunks: Sequence[range]) -> Iterator[tuple[range, runner.Chunk]]:
        for chunk in reversed(chunks):
            yield chunk, work(chunk)


@pytest.mark.parametrize("by_age", [False, True])
def test_chunks_threads_and_order_do_not_show(by_age: bool) -> None:
    country = Example(by_age=by_age)
    plain = runner.run(country, PROBABILITIES, workers=runner.Threads(1))
    for chunk in (2, 3, 7, 50):
        for workers in (runner.Threads(1), runner.Threads(3), Backwards()):
            assert same(plain, runner.run(country, PROBABILITIES, chunk=chunk, workers=workers))


def test_totals_are_the_sum_of_the_occupations() -> None:
    from engine import stepping

    country = Example(occupations=4, draws=50)
    found = runner.run(country, PROBABILITIES).total("nurses")
    supply = sum(stepping.supply(*country.occupation(index)).sum(axis=2) for index in (0, 3))
    demand = sum(
        (pyramid.demand.sum(axis=1)[:, None] * drawn.demand)
        for pyramid, drawn in map(country.occupation, (0, 3))
    )
    np.testing.assert_allclose(found[:2], np.moveaxis(supply, 1, 0), rtol=1e-9)
    np.testing.assert_allclose(found[2], demand, rtol=1e-9)
    np.testing.assert_allclose(found[3], demand - supply[:, 1], atol=1e-7)


def test_progress_counts_occupations() -> None:
    seen: list[tuple[int, int]] = []
    runner.run(Example(), PROBABILITIES, chunk=3, progress=lambda done, all_: seen.append((done, all_)))
    assert seen[-1] == (7, 7)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


class Memory:
    """Chunks kept in memory, counting what is asked."""

    def __init__(self) -> None:
        self.chunks: dict[str, runner.Arrays] = {}

    def load(self, name: str) -> runner.Arrays | None:
        return self.chunks.get(name)

    def save(self, name: str, arrays: runner.Arrays) -> None:
        self.chunks[name] = arrays


class Interrupted:
    """Workers that are interrupted after some chunks."""

    def __init__(self, after: int) -> None:
        self.after, self.done = after, 0

    def each(self, work: runner.Work, chunks: Sequence[range]) -> Iterator[tuple[range, runner.Chunk]]:
        for chunk in chunks:
            if self.done == self.after:
                raise KeyboardInterrupt
            self.done += 1
            yield chunk, work(chunk)


def test_an_interrupted_run_is_resumed() -> None:
    country, kept = Example(), Memory()
    with pytest.raises(KeyboardInterrupt):
        runner.run(country, PROBABILITIES, chunk=2, workers=Interrupted(2), kept=kept)
    assert len(kept.chunks) == 2
    rest = Interrupted(99)
    resumed = runner.run(country, PROBABILITIES, chunk=2, workers=rest, kept=kept)
    assert rest.done == 2
    assert same(resumed, runner.run(country, PROBABILITIES))


def test_an_error_in_a_thread_reaches_the_caller() -> None:
    def fail(chunk: range) -> runner.Chunk:
        raise ValueError(f"occupation {chunk.start}")

    with pytest.raises(ValueError, match="occupation"):
        list(runner.Threads(2).each(fail, [range(1), range(1, 2), range(2, 3)]))


def test_the_certificate_is_the_worst_one() -> None:
    assert runner.run(Example(), PROBABILITIES).certificate < 1e-10
    few = runner.run(Example(draws=5), PROBABILITIES)
    assert np.isnan(few.certificate)


def test_what_was_kept_is_not_computed_again_and_is_named_by_its_occupations() -> None:
    country, kept = Example(occupations=5), Memory()
    whole = runner.run(country, PROBABILITIES, chunk=2, kept=kept)
    assert set(kept.chunks) == {"occupations-0-2", "occupations-2-4", "occupations-4-5"}
    seen: list[tuple[int, int]] = []
    none = Interrupted(0)  # would not do a single chunk
    again = runner.run(
        country, PROBABILITIES, chunk=2, workers=none, kept=kept, progress=lambda *done: seen.append(done)
    )
    assert same(whole, again)
    assert seen == [(2, 5), (4, 5), (5, 5)]


def test_totals_belong_to_their_group() -> None:
    country = Example(occupations=4, draws=30)
    whole = runner.run(country, PROBABILITIES)
    assert set(whole.totals) == {"doctors", "nurses"}
    for index, group in enumerate(country.groups):
        one = runner.run_chunk(country, PROBABILITIES, range(index, index + 1))
        assert set(one.totals) == {group}
    every = sum(
        runner.run_chunk(country, PROBABILITIES, range(index, index + 1)).totals[group]
        for index, group in enumerate(country.groups)
        if group == "doctors"
    )
    np.testing.assert_array_equal(whole.totals["doctors"], every)
    assert whole.totals["doctors"].dtype == np.int64, "whole numbers: exact in any order, however large"


def test_one_thread_for_each_processor_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner.os, "cpu_count", lambda: 3)
    assert (runner.Threads().count, runner.Threads(5).count) == (3, 5)
    monkeypatch.setattr(runner.os, "cpu_count", lambda: None)
    assert runner.Threads().count == 1
