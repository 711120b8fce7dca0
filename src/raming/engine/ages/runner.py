"""A whole country: many occupations, in chunks, on threads or on whatever carries out the chunks.

The occupation is the outer loop: a chunk makes the draws of some occupations, reduces them and returns
little. What is returned does not depend on how occupations are put in chunks, on which worker does one, or on
which is ready first: every occupation is computed by itself, and totals are added in whole numbers.
"""

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, fields
from functools import partial
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from raming.engine.ages.ensemble import OUTPUTS, TOTAL_UNIT, EnsembleProjection, Totals
from raming.engine.draws import blas, quantiles
from raming.engine.draws.workspace import Workspace
from raming.engine.model.curves import Array

Arrays = Mapping[str, npt.NDArray[Any]]


class Country(Protocol):
    """Where occupations come from; must be picklable to be sent to other processes."""

    @property
    def groups(self) -> Sequence[str]:
        """For each occupation, the group to whose totals it is added."""

    @property
    def size(self) -> tuple[int, int, int]:
        """Draws, years and regions of every occupation."""

    def project(
        self,
        index: int,
        probabilities: Sequence[float],
        reduce: quantiles.Quantiles,
        space: Workspace,
        totals: Totals,
    ) -> EnsembleProjection:
        """Run all draws of one occupation, always the same for the same index.

        Args:
            index: which occupation.
            probabilities: which quantiles to keep.
            reduce: finds them.
            space: memory to work in, used again for the next occupation.
            totals: national headcount, FTE and demand of its group, axes (3, year, draw), in
                `ensemble.TOTAL_UNIT`, to which its own are added.
        """


class Workers(Protocol):
    """What carries out chunks."""

    def each(self, work: "Work", chunks: Sequence[range]) -> Iterator[tuple[range, "Chunk"]]:
        """Carry out `work` on every chunk and yield the results as they come in."""


class PartStore(Protocol):
    """Where finished chunks are kept, so that a run can be resumed."""

    def load(self, name: str) -> Arrays | None:
        """Return what was saved under this name, if anything."""

    def save(self, name: str, arrays: Arrays) -> None:
        """Keep arrays under a name: whole, or not at all."""


@dataclass(frozen=True)
class Chunk:
    """What some occupations come to.

    Attributes:
        projections: one for each occupation of the chunk.
        totals: national headcount, FTE and demand by group, axes (3, year, draw), in `ensemble.TOTAL_UNIT`.
    """

    projections: list[EnsembleProjection]
    totals: dict[str, Totals]

    def arrays(self) -> Arrays:
        """Return all of it as named arrays; `from_arrays` is the way back."""
        named = {f"{i}/{k}": v for i, one in enumerate(self.projections) for k, v in one.arrays().items()}
        return named | {f"total/{group}": total for group, total in self.totals.items()}

    @staticmethod
    def from_arrays(arrays: Arrays) -> "Chunk":
        """Return a chunk that was kept."""
        totals = {name[6:]: array for name, array in arrays.items() if name.startswith("total/")}
        alone = ("certificate", "impossible")
        names = [field.name for field in fields(EnsembleProjection) if field.name not in alone]
        projections = [
            EnsembleProjection(
                **{name: arrays[f"{index}/{name}"] for name in names},
                certificate=float(arrays[f"{index}/certificate"]),
                impossible=int(arrays[f"{index}/impossible"]),
            )
            for index in range(sum(name.endswith("/certificate") for name in arrays))
        ]
        return Chunk(projections, totals)


Work = Callable[[range], Chunk]


@dataclass(frozen=True)
class Ensemble:
    """What a whole country comes to: a projection an occupation, and totals by group."""

    projections: list[EnsembleProjection]
    totals: dict[str, Totals]

    def total(self, group: str) -> Array:
        """Return national totals of a group, axes (output, year, draw): headcount, FTE, demand, gap."""
        whole = self.totals[group]
        return np.concatenate([whole, whole[2:] - whole[1:2]]) * TOTAL_UNIT

    @property
    def certificate(self) -> float:
        """The largest certificate of all occupations that were interpolated; NaN when all are exact."""
        found = [one.certificate for one in self.projections if not np.isnan(one.certificate)]
        return max(found, default=np.nan)


class Threads:
    """Chunks on threads of this process (NumPy and the compiled loops let go of the interpreter)."""

    def __init__(self, count: int | None = None) -> None:
        """Use so many threads; by default one for each processor."""
        self.count = count or os.cpu_count() or 1

    def each(self, work: Work, chunks: Sequence[range]) -> Iterator[tuple[range, Chunk]]:
        """Carry out the chunks; an interruption drops those not begun and lets those begun finish."""
        with ThreadPoolExecutor(self.count) as pool:
            begun = {pool.submit(work, chunk): chunk for chunk in chunks}
            try:
                for finished in as_completed(begun):
                    yield begun.pop(finished), finished.result()
            finally:
                pool.shutdown(cancel_futures=True)


def run(
    country: Country,
    probabilities: Sequence[float],
    *,
    chunk: int = 1,
    workers: Workers | None = None,
    kept: PartStore | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Ensemble:
    """Run every occupation.

    Args:
        country: the occupations.
        probabilities: which quantiles to keep.
        chunk: occupations a chunk; best such that a chunk takes 0.2 to 2 seconds where chunks are sent
            elsewhere.
        workers: what carries out the chunks; threads by default.
        kept: where finished chunks are kept and looked up.
        progress: called with occupations done and in all, after each chunk.

    Returns:
        The same, bit for bit, whatever `chunk`, `workers` and `kept` are.
    """
    count = len(country.groups)
    chunks = [range(first, min(first + chunk, count)) for first in range(0, count, chunk)]
    done: dict[int, EnsembleProjection] = {}
    totals: dict[str, Totals] = {}

    def add(which: range, result: Chunk) -> None:
        done.update(zip(which, result.projections, strict=True))
        for group, total in result.totals.items():
            if group in totals:
                totals[group] += total
            else:
                totals[group] = total.copy()
        if progress is not None:
            progress(len(done), count)

    waiting = []
    for which in chunks:
        saved = kept.load(_name(which)) if kept is not None else None
        if saved is None:
            waiting.append(which)
        else:
            add(which, Chunk.from_arrays(saved))
    work = partial(run_chunk, country, tuple(probabilities))
    for which, result in (workers or Threads()).each(work, waiting):
        if kept is not None:
            kept.save(_name(which), result.arrays())
        add(which, result)
    return Ensemble([done[index] for index in range(count)], totals)


def run_chunk(country: Country, probabilities: tuple[float, ...], which: range) -> Chunk:
    """Run the occupations of one chunk, one after another, each matrix product on one thread."""
    draws, years, regions = country.size
    values = len(country.groups) * len(OUTPUTS) * years * regions * draws
    reduce = quantiles.for_run(probabilities, draws, values)
    projections: list[EnsembleProjection] = []
    totals: dict[str, Totals] = {}
    if not hasattr(_thread, "space"):
        _thread.space = Workspace()
    with blas.one_thread():
        for index in which:
            group = country.groups[index]
            if group not in totals:
                totals[group] = np.zeros((3, years, draws), dtype=np.int64)
            one = country.project(index, probabilities, reduce, _thread.space, totals[group])
            projections.append(one)
    return Chunk(projections, totals)


_thread = threading.local()


def _name(which: range) -> str:
    """Return what a chunk is kept under."""
    return f"occupations-{which.start}-{which.stop}"
