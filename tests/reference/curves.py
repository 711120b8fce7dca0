"""Curves through published points: straight lines between them."""

from .case import Points


def along(points: Points, x: float) -> float:
    """The value at x: linear between the points, the slope of the last two points continued beyond them."""
    xs = sorted(points)
    left, right = xs[-2], xs[-1]
    for i in range(1, len(xs)):
        if x <= xs[i]:
            left, right = xs[i - 1], xs[i]
            break
    slope = (points[right] - points[left]) / (right - left)
    return points[left] + slope * (x - left)


def from_zero(points: Points, x: float) -> float:
    """As ``along``, for a curve that is 0 at x = 0."""
    return along({**points, 0.0: 0.0}, x)


def held(points: Points, x: float) -> float:
    """The value at x: linear between the points, held before the first and beyond the last."""
    first, last = min(points), max(points)
    if x <= first:
        return points[first]
    if x >= last:
        return points[last]
    return along(points, x)
