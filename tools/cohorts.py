"""A population brought forward by cohorts, and tied to totals known from elsewhere."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from raming.engine.model.curves import Array

Margin = tuple[NDArray[np.int64], Array]


class NoConvergenceError(ArithmeticError):
    """The margins contradict each other, or ask for people where the seed has none."""


def age_one_year(
    population: Array, nation_now: Array, nation_next: Array, births: Array, drift: Array
) -> Array:
    """Bring regional populations one year forward with the cohort ratios of the nation.

    A cohort ratio (people aged a + 1 next year over people aged a now) holds survival and migration in
    one number, so no separate death and migration rates are needed (Hamilton and Perry 1962).

    Args:
        population: People now, shape (region, sex, age); the last age is open.
        nation_now: People of the nation now, shape (sex, age).
        nation_next: People of the nation a year later, shape (sex, age).
        births: Weight of each region in the newborn of the nation, shape (region,); any positive scale.
        drift: Regional cohort ratio over the national one, shape (region, sex, age); 1 where a region
            keeps and attracts people as the nation does.

    Returns:
        People a year later, shape (region, sex, age). The regions do not yet add up to the nation where
        `drift` differs from 1: see `fit_margins`.
    """
    ratio = nation_next[:, 1:-1] / nation_now[:, :-2]
    ratio_open = nation_next[:, -1] / (nation_now[:, -2] + nation_now[:, -1])
    later = np.empty_like(population)
    later[:, :, 0] = (births / births.sum())[:, None] * nation_next[:, 0]
    later[:, :, 1:-1] = population[:, :, :-2] * ratio * drift[:, :, 1:-1]
    later[:, :, -1] = (population[:, :, -2] + population[:, :, -1]) * ratio_open * drift[:, :, -1]
    return later


def fit_margins(seed: Array, margins: Sequence[Margin], tolerance: float = 1e-9, rounds: int = 1000) -> Array:
    """Scale a table until it has the given margins, keeping its own pattern (iterative proportional fitting).

    Args:
        seed: Table of non-negative numbers, any shape.
        margins: Pairs of labels (whole numbers from 0, broadcast to the shape of the seed) and totals, one
            for each label. Give the margin that must hold most exactly last.
        tolerance: Largest relative misfit of any total that is accepted.
        rounds: Largest number of passes over all margins.

    Returns:
        Table of the shape of the seed.

    Raises:
        NoConvergenceError: After `rounds` passes a total is still missed by more than `tolerance`.
    """
    table = np.array(seed, dtype=np.float64)
    flat = table.reshape(-1)
    labelled = [(np.broadcast_to(labels, table.shape).reshape(-1), totals) for labels, totals in margins]
    misfit = np.inf
    for _ in range(rounds):
        misfit = 0.0
        for labels, totals in labelled:
            sums = np.bincount(labels, weights=flat, minlength=totals.size)
            scale = np.divide(totals, sums, out=np.ones_like(sums), where=sums > 0)
            wanted = np.maximum(np.abs(totals), 1.0)
            misfit = max(misfit, float(np.max(np.abs(totals - sums) / wanted)))
            flat *= scale[labels]
        if misfit <= tolerance:
            return table
    raise NoConvergenceError(f"margins are missed by {misfit:.2e} of their size after {rounds} passes")
