"""The history of a figure as a line the size of a word."""

from collections.abc import Mapping
from dataclasses import dataclass

WIDTH, HEIGHT, EDGE = 72.0, 20.0, 3.0


@dataclass(frozen=True, slots=True)
class Spark:
    """A line the size of a word, in a box of `WIDTH` by `HEIGHT`.

    Attributes:
        path: the line.
        x: place of its last point.
        y: place of its last point.
    """

    path: str
    x: float
    y: float


def spark(history: Mapping[str, float]) -> Spark | None:
    """Return the line through the values by year; None for less than two."""
    points = sorted((int(year), value) for year, value in history.items())
    if len(points) < 2:
        return None
    (first, _), (last, _) = points[0], points[-1]
    low, high = min(value for _, value in points), max(value for _, value in points)
    spread = (high - low) or 1.0
    level = high == low
    placed = [
        (
            EDGE + (year - first) / (last - first) * (WIDTH - 2 * EDGE),
            HEIGHT / 2 if level else HEIGHT - EDGE - (value - low) / spread * (HEIGHT - 2 * EDGE),
        )
        for year, value in points
    ]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in placed)
    return Spark(path, *placed[-1])
