"""Filling places: selection, and a lottery by location preference.

Axes: candidate, in the order drawn; location.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Filling:
    """The bookkeeping of one round.

    Attributes:
        location: location of each candidate, -1 for those drawn out, axes (candidate).
        choice: which of their preferences they got, 0 the first, -1 none of them, axes (candidate).
        offered: places by location, axes (location).
        placed: candidates placed by location, axes (location).
    """

    location: Whole
    choice: Whole
    offered: Whole
    placed: Whole

    @property
    def drawn_out(self) -> int:
        """Candidates without a place."""
        return int(np.count_nonzero(self.location < 0))

    @property
    def unfilled(self) -> Whole:
        """Places without a candidate, by location."""
        return self.offered - self.placed

    @property
    def fill_rate(self) -> float:
        """Share of the places that was filled; 1 where none was offered."""
        offered = int(self.offered.sum())
        return float(self.placed.sum()) / offered if offered else 1.0


def draw_lots(preferences: Whole, offered: Whole, accepts: NDArray[np.bool_] | None = None) -> Filling:
    """Place candidates in the order in which they were drawn.

    Each gets the first of the own preferences that still has a place. Places left over then go, in the
    same order, to those drawn out who accept any.

    Args:
        preferences: locations by preference, -1 for no further preference, axes (candidate, preference).
        offered: places by location, axes (location).
        accepts: whether a candidate takes a place elsewhere, axes (candidate); nobody by default.

    Returns:
        Who is placed where; placed and drawn out add up to the candidates, placed and unfilled to the
        places offered.
    """
    left = offered.copy()
    location = np.full(len(preferences), -1, dtype=np.int64)
    choice = np.full(len(preferences), -1, dtype=np.int64)
    for candidate, wishes in enumerate(preferences.tolist()):
        for rank, wish in enumerate(wishes):
            if wish >= 0 and left[wish] > 0:
                left[wish] -= 1
                location[candidate], choice[candidate] = wish, rank
                break
    if accepts is not None:
        for candidate in np.flatnonzero((location < 0) & accepts).tolist():
            elsewhere = int(np.argmax(left))
            if left[elsewhere] == 0:
                break
            left[elsewhere] -= 1
            location[candidate] = elsewhere
    return Filling(location, choice, offered, offered - left)
