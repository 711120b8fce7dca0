"""Measures that are the same hours, people or places: of those chosen together only the larger counts.

Axes: set of measures; measure.
"""

from collections.abc import Sequence

import numpy as np

from raming.engine.model.curves import Array

Pair = tuple[int, int]


def counted(dose: Array, alone: Array, related: Sequence[Pair]) -> Array:
    """Return sets of measures without those that give way to one they are related to.

    Of each group of related measures in a set those stay that are not related to each other and whose effects
    alone add up to most, by size; of a pair that is the larger. A set without a related pair stays as it is.

    Args:
        dose: dose of each measure in each set, axes (set, measure).
        alone: effect of each measure when it is the only one, axes (measure).
        related: places of the measures of each related pair.

    Returns:
        The doses that count, axes (set, measure).
    """
    if not related:
        return dose
    size = np.abs(alone)
    out = dose.copy()
    for row, chosen in zip(out, dose > 0.0, strict=True):
        stays = _heaviest(frozenset(np.flatnonzero(chosen).tolist()), size, related)
        row[[place for place in np.flatnonzero(chosen) if place not in stays]] = 0.0
    return out


def _heaviest(places: frozenset[int], size: Array, related: Sequence[Pair]) -> frozenset[int]:
    """Return the places without a related pair whose sizes add up to most; of equal ones the first."""
    pair = next((pair for pair in related if pair[0] in places and pair[1] in places), None)
    if pair is None:
        return places
    first = pair[0]
    others = {b if a == first else a for a, b in related if first in (a, b)}
    with_first = _heaviest(places - others, size, related)
    without = _heaviest(places - {first}, size, related)
    return with_first if _total(with_first, size) >= _total(without, size) else without


def _total(places: frozenset[int], size: Array) -> float:
    return float(sum(size[place] for place in sorted(places)))
