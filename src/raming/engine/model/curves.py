"""Curves over whole years: straight lines through published points, and survival from hazards.

Axes: draw (or parameter set); sex; point, as published; year, 0…Y−1; age, single years; since, years since
graduation.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def through_points(points: Array, at: Sequence[float], years: int, *, hold: bool = False) -> Array:
    """Return straight lines through points, at years 0…`years`.

    Args:
        points: values, axes (…, point).
        at: years of the points, rising, length p.
        years: last year wanted.
        hold: keep the last value beyond the last point; otherwise the last slope continues.

    Returns:
        Values, axes (…, year) with y = 0…years; before the first point its value holds.
    """
    if len(at) == 1:
        return np.repeat(points, years + 1, axis=-1)
    place = np.asarray(at, dtype=np.float64)
    year = np.arange(years + 1, dtype=np.float64)
    right = np.clip(np.searchsorted(place, year, side="left"), 1, len(at) - 1)
    share = (year - place[right - 1]) / (place[right] - place[right - 1])
    share = np.clip(share, 0.0, 1.0 if hold else None)
    start = points[..., right - 1]
    return np.asarray(start + (points[..., right] - start) * share)


def from_zero(points: Array, at: Sequence[float], years: int, *, hold: bool = False) -> Array:
    """Return straight lines through (0, 0) and the points.

    Args:
        points: values, axes (…, point).
        at: years of the points, rising and above 0, length p.
        years: last year wanted.
        hold: keep the last value beyond the last point; otherwise the last slope continues.

    Returns:
        Values, axes (…, year); 0 at year 0.
    """
    zero = np.zeros((*points.shape[:-1], 1))
    return through_points(np.concatenate([zero, points], axis=-1), (0.0, *at), years, hold=hold)


def survival_from_outflow(outflow: Array, at: Sequence[float], years: int) -> Array:
    """Return the share of the base stock still active, from cumulative outflow at some years.

    Args:
        outflow: cumulative outflow as a share of the base stock, axes (draw, sex, point).
        at: years after the base year of the points.
        years: last year wanted.

    Returns:
        Surviving share, axes (draw, sex, year); 1 at year 0, never below 0.
    """
    return np.clip(1.0 - from_zero(outflow, at, years), 0.0, 1.0)


def activity_from_yield(external_yield: Array, at: Sequence[float], years: int) -> Array:
    """Return E(k), the share of graduates active k years after graduation, from published points.

    `E(0) = 0`; truly linear between the points; beyond the last one its slope continues, not below 0. A
    single point holds afterwards: it says nothing of a slope.

    Args:
        external_yield: share of graduates active, axes (…, point).
        at: years after graduation of the points.
        years: last age wanted.

    Returns:
        E, axes (…, since) with k = 0…years.
    """
    return np.clip(from_zero(external_yield, at, years, hold=len(at) == 1), 0.0, None)


def constant_activity(share: Array, years: int) -> Array:
    """Return E(k) for a yield given as one share, whatever the years since graduation.

    Args:
        share: share active, axes (…).
        years: last age wanted.

    Returns:
        E, axes (…, since): 0 at k = 0, the share afterwards.
    """
    activity = np.repeat(share[..., None], years + 1, axis=-1)
    activity[..., 0] = 0.0
    return activity


def _survival_by_age(hazard: Array, years: int) -> Array:
    """Return exp(−cumulated hazard) by starting age, axes (…, sex, age, year).

    Nobody outlives the last age.
    """
    ages = hazard.shape[-1]
    cumulated = np.concatenate([np.zeros((*hazard.shape[:-1], 1)), np.cumsum(hazard, axis=-1)], axis=-1)
    start = np.arange(ages)[:, None]
    end = start + np.arange(years + 1)[None, :]
    lived = cumulated[..., np.minimum(end, ages)] - cumulated[..., start]
    return np.asarray(np.where(end >= ages, 0.0, np.exp(-lived)))


def survival_from_hazards(hazard: Array, stock: Array, years: int) -> Array:
    """Return the share of the base stock still active, from hazards of leaving by single age.

    `S(t) = Σ_a N(a)·exp(−Σ_{i<t} h(a+i)) / Σ_a N(a)`. Whoever passes the last age has left.

    Args:
        hazard: yearly hazard of leaving, axes (draw, sex, age).
        stock: people (or shares) by age in the base year, axes (draw, sex, age).
        years: last year wanted.

    Returns:
        Surviving share, axes (draw, sex, year); 1 at year 0.
    """
    people = np.einsum("dsa,dsay->dsy", stock, _survival_by_age(hazard, years))
    return np.asarray(people / people[..., :1])


def activity_from_hazards(hazard: Array, entry: Array, years: int) -> Array:
    """Return E(k), the share of graduates active k years after graduation, from hazards by age.

    Args:
        hazard: yearly hazard of leaving, axes (draw, sex, age).
        entry: share of graduates by age at graduation, adding up to 1, axes (draw, sex, age).
        years: last age wanted.

    Returns:
        E, axes (draw, sex, since); 0 at k = 0, as in the published model, which counts a class a year later.
    """
    activity = np.einsum("dsa,dsay->dsy", entry, _survival_by_age(hazard, years))
    activity[..., 0] = 0.0
    return np.asarray(activity)
