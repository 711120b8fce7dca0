"""The limits of an allocation: what they are, by name, widened, and touched.

Axes: occupation; institution; group, a training region.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Limits:
    """What an allocation must keep to.

    Attributes:
        total: places by occupation, axes (occupation).
        low: fewest places, axes (occupation, institution).
        high: most places, axes (occupation, institution).
        capacity: most places of an institution over all occupations, axes (institution), or None.
        group: training region of each institution, axes (institution).
        group_low: fewest places of a training region, axes (occupation, group), or None.
        group_high: most places of a training region, axes (occupation, group), or None.
    """

    total: Whole
    low: Whole
    high: Whole
    group: Whole
    capacity: Whole | None = None
    group_low: Whole | None = None
    group_high: Whole | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit by name: its kind, its places on the axes, and whether it holds from below or above."""

    kind: str
    occupation: int
    place: int
    value: int


def limits_of(limits: Limits) -> list[Limit]:
    """Name every limit, in a fixed order."""
    named: list[Limit] = []
    for o, total in enumerate(limits.total):
        named.append(Limit("total", o, 0, int(total)))
        for i in range(limits.low.shape[1]):
            if limits.low[o, i] > 0:
                named.append(Limit("minimum", o, i, int(limits.low[o, i])))
            named.append(Limit("maximum", o, i, int(limits.high[o, i])))
        for kind, bound in (("group_minimum", limits.group_low), ("group_maximum", limits.group_high)):
            if bound is not None:
                named += [Limit(kind, o, g, int(bound[o, g])) for g in range(bound.shape[1])]
    if limits.capacity is not None:
        named += [Limit("capacity", -1, i, int(c)) for i, c in enumerate(limits.capacity)]
    return named


def relaxed(limits: Limits, limit: Limit, by: int = 1) -> Limits:
    """Return limits in which one is wider: a highest (or the total) raised, a lowest lowered."""
    o, p = limit.occupation, limit.place
    if limit.kind == "total":
        total = limits.total.copy()
        total[o] += by
        return replace(limits, total=total)
    name, at, sign = {
        "minimum": ("low", (o, p), -1),
        "maximum": ("high", (o, p), 1),
        "group_minimum": ("group_low", (o, p), -1),
        "group_maximum": ("group_high", (o, p), 1),
        "capacity": ("capacity", (p,), 1),
    }[limit.kind]
    values = getattr(limits, name).copy()
    values[at] += sign * by
    return replace(limits, **{name: values})


def binding(limits: Limits, places: Whole) -> list[Limit]:
    """Return the limits that an allocation touches, the totals left out."""
    size = int(limits.group.max()) + 1
    by_group = np.stack([np.bincount(limits.group, weights=row, minlength=size) for row in places])
    touched = {
        "minimum": lambda limit: places[limit.occupation, limit.place] == limit.value,
        "maximum": lambda limit: places[limit.occupation, limit.place] == limit.value,
        "group_minimum": lambda limit: by_group[limit.occupation, limit.place] == limit.value,
        "group_maximum": lambda limit: by_group[limit.occupation, limit.place] == limit.value,
        "capacity": lambda limit: places[:, limit.place].sum() == limit.value,
    }
    return [limit for limit in limits_of(limits) if limit.kind in touched and touched[limit.kind](limit)]
