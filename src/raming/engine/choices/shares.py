"""Fair shares of a joint effect (Shapley): what each part adds, averaged over every order of adding it."""

from collections.abc import Callable
from math import factorial

import numpy as np

from raming.engine.model.curves import Array

EXACT_UP_TO = 12
"""Most parts for which every set is evaluated: 4,096 sets, twice as many with each part more. A judgement."""


def all_sets(parts: int) -> Array:
    """Return every set of parts as rows of 0 and 1, axes (set, part); row number is the binary number."""
    number = np.arange(2**parts)
    return ((number[:, None] >> np.arange(parts)) & 1).astype(np.float64)


def exact_shares(values: Array) -> Array:
    """Return the Shapley share of each part from the value of every set.

    Args:
        values: value of each set, axes (set, …), in the order of `all_sets`.

    Returns:
        Shares, axes (part, …); they add up to the value of all parts minus the value of none.
    """
    sets = values.shape[0]
    parts = sets.bit_length() - 1
    number = np.arange(sets)
    size = all_sets(parts).sum(axis=1).astype(int)
    weight = np.array([factorial(k) * factorial(parts - k - 1) / factorial(parts) for k in range(parts)])
    out = np.empty((parts, *values.shape[1:]))
    for part in range(parts):
        without = number[(number >> part) & 1 == 0]
        step = values[without | (1 << part)] - values[without]
        out[part] = np.tensordot(weight[size[without]], step, axes=1)
    return out


def sampled_shares(
    parts: int, value: Callable[[Array], Array], orders: int = 64, seed: int = 1
) -> tuple[Array, Array]:
    """Return Shapley shares from sampled orders, each order followed by its reverse.

    The same seed gives the same orders on every machine. The shares of each order add up to the joint
    effect, so their mean does too.

    Args:
        parts: number of parts n.
        value: value of sets given as rows of 0 and 1, axes (order, part) to (order, …).
        orders: number of orders, half of them drawn.
        seed: seed of the orders.

    Returns:
        Shares, axes (part, …), and their standard error of sampling, axes (part, …).
    """
    rng = np.random.Generator(np.random.Philox(seed))
    pairs = []
    for _ in range((orders + 1) // 2):
        order = rng.permutation(parts)
        rows = []
        for way in (order, order[::-1]):
            path = np.zeros((parts + 1, parts))
            for place, part in enumerate(way):
                path[place + 1 :, part] = 1.0
            step = np.diff(value(path), axis=0)
            rows.append(step[np.argsort(way)])
        pairs.append((rows[0] + rows[1]) / 2.0)
    found = np.stack(pairs)
    error = (
        found.std(axis=0, ddof=1) / np.sqrt(len(pairs)) if len(pairs) > 1 else np.full_like(found[0], np.nan)
    )
    return found.mean(axis=0), error
