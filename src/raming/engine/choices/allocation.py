"""Places by rules: shares to whole places within limits, each place with the rule that gave it.

Axes: rule; institution (or region). Ties go to the first in order: sort before you ask.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from raming.engine.model.curves import Array

Whole = NDArray[np.int64]
EPSILON = 1e-9
"""Differences below this are rounding noise, not a larger remainder."""
NOTHING = 1e-12
"""Claims below this share of the largest are none."""


class LimitsError(ValueError):
    """No allocation keeps all limits."""


def _bounded_quota(quota: Array, total: int, low: Array, high: Array) -> Array:
    """Scale quotas by one factor, each kept within its limits, so that they add up to the total."""
    claims = quota / max(float(quota.max(initial=0.0)), np.finfo(np.float64).tiny)
    positive = claims > NOTHING
    if low.sum() >= total - EPSILON:
        return low.astype(np.float64)
    room_positive = np.where(positive, high, low).sum()
    if room_positive < total:
        # those who have a claim are full: the rest is shared by room among those who have none
        left = total - room_positive
        room = np.where(positive, 0.0, high - low)
        return np.where(positive, high, low + room * left / room.sum())
    claim = claims[positive]
    turns = np.unique(np.concatenate([low[positive] / claim, high[positive] / claim]))
    reached = np.array(
        [np.where(positive, np.clip(factor * claims, low, high), low).sum() for factor in turns]
    )
    right = min(int(np.searchsorted(reached, total - EPSILON)), len(turns) - 1)
    factor = turns[right]
    if right > 0 and reached[right] > reached[right - 1]:
        share = (total - reached[right - 1]) / (reached[right] - reached[right - 1])
        factor = turns[right - 1] + share * (turns[right] - turns[right - 1])
    return np.asarray(np.where(positive, np.clip(factor * claims, low, high), low))


def largest_remainder(quota: Array, total: int, low: Whole, high: Whole) -> Whole:
    """Turn quotas into whole places within limits by largest remainder.

    All quotas are scaled by one factor, each kept between its limits; whole parts are given, and what is
    left goes one by one to the largest remainders.

    Args:
        quota: claim of each institution, 0 or more; only proportions count, axes (institution).
        total: places to give.
        low: fewest places of each, axes (institution).
        high: most places of each, axes (institution).

    Returns:
        Places, axes (institution); add up to `total` and keep every limit.

    Raises:
        LimitsError: when the limits leave no room for `total`, or a lowest exceeds a highest.
    """
    if np.any(low > high) or low.sum() > total or high.sum() < total:
        raise LimitsError(f"{total} places do not fit between {int(low.sum())} and {int(high.sum())}")
    exact = _bounded_quota(quota, total, low.astype(np.float64), high.astype(np.float64))
    whole = np.floor(exact + EPSILON).astype(np.int64)
    left = total - int(whole.sum())
    remainder = np.where(whole < high, np.round(exact - whole, 9), -1.0)
    whole[np.argsort(-remainder, kind="stable")[:left]] += 1
    return whole


def in_two_steps(quota: Array, total: int, low: Whole, high: Whole, group: Whole) -> tuple[Whole, Whole]:
    """Give places to groups first, and within each group to its institutions.

    A group's limits are the sums of those of its institutions, so that the second step always fits.

    Args:
        quota: claim of each institution, axes (institution).
        total: places to give.
        low: fewest places of each, axes (institution).
        high: most places of each, axes (institution).
        group: group of each institution, whole numbers from 0, axes (institution).

    Returns:
        Places by group and places by institution.

    Raises:
        LimitsError: as `largest_remainder`.
    """
    size = int(group.max()) + 1

    def summed(values: NDArray[np.generic]) -> Array:
        return np.asarray(np.bincount(group, weights=values.astype(np.float64), minlength=size), np.float64)

    groups = largest_remainder(
        summed(quota), total, summed(low).astype(np.int64), summed(high).astype(np.int64)
    )
    places = np.zeros_like(low)
    for number, amount in enumerate(groups):
        own = np.flatnonzero(group == number)
        places[own] = largest_remainder(quota[own], int(amount), low[own], high[own])
    return groups, places


def smooth_limits(low: Whole, high: Whole, last: Array, change: float) -> tuple[Whole, Whole]:
    """Narrow limits so that no institution changes by more than a share of its places last year.

    Limits of recognition come first: where last year lies outside them, they stand. Every institution may
    change by at least one place.

    Args:
        low: fewest places of each, axes (institution).
        high: most places of each, axes (institution).
        last: places last year, not a number where unknown, axes (institution).
        change: largest change as a share.

    Returns:
        Narrowed lowest and highest places.
    """
    known = np.isfinite(last)
    before = np.where(known, last, 0.0)
    step = np.maximum(np.floor(before * change + EPSILON), 1.0)
    least = np.where(known, np.ceil(before - step), low).astype(np.int64)
    most = np.where(known, np.floor(before + step), high).astype(np.int64)
    return np.minimum(np.maximum(least, low), high), np.maximum(np.minimum(most, high), low)


@dataclass(frozen=True, slots=True)
class Credited:
    """Which rule gave the places.

    Attributes:
        by_rule: places by rule, axes (rule, institution).
        minimum: places given because of a lowest limit, axes (institution).
        passed_on: places that others could not take because of a highest limit, axes (institution).
        cut: places a rule would have given but a highest limit refused, axes (institution).
    """

    by_rule: Whole
    minimum: Whole
    passed_on: Whole
    cut: Whole


def credit(parts: Array, places: Whole, low: Whole) -> Credited:
    """Say for every place which rule gave it.

    An institution's places are credited to the rules in proportion to what each would have given; places
    above its whole claim came from its lowest limit, or were passed on by others at their highest.

    Args:
        parts: places each rule would give without limits, adding up to the total, axes (rule, institution).
        places: places given, axes (institution).
        low: fewest places of each, axes (institution).

    Returns:
        Counts that add up to `places`.
    """
    claim = parts.sum(axis=0)
    whole_claim = np.ceil(claim - EPSILON).astype(np.int64)
    own = np.minimum(places, whole_claim)
    extra = places - own
    raised = np.where(places <= low, extra, 0)
    by_rule = np.zeros(parts.shape, dtype=np.int64)
    for i in range(parts.shape[1]):
        nothing, most = np.zeros(len(parts), dtype=np.int64), np.full(len(parts), own[i])
        by_rule[:, i] = largest_remainder(parts[:, i], int(own[i]), nothing, most)
    cut = np.maximum(np.floor(claim + EPSILON).astype(np.int64) - places, 0)
    return Credited(by_rule, raised, extra - raised, cut)
