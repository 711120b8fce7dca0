"""Compiled selection of a few order statistics from many rows (needs Numba; see ``quantiles``).

A row's values are counted in equal bins around its mean. The values of the bins in which a wanted rank falls
are copied out, bin by bin, and sorted. Nothing is approximated: the bins only decide which values need
sorting.
"""

from collections.abc import Callable
from functools import lru_cache

import numba
import numpy as np
import numpy.typing as npt

from raming.engine.curves import Array

_WIDTH = (
    3.0  # standard deviations on either side that the bins cover; what lies beyond falls in the outermost
)


def select(rows: Array, ranks: npt.NDArray[np.intp]) -> Array:
    """Order statistics of each row.

    Args:
        rows: ``[row, draw]``, contiguous, without NaN.
        ranks: rising ranks, 0 is the smallest value.

    Returns:
        Array ``[row, rank]``.
    """
    found = np.empty((len(rows), len(ranks)))
    draws = rows.shape[1]
    bins, number = (256, np.uint8) if draws < 4000 else (1024, np.uint16)
    _compiled()(rows, ranks, found, np.empty(draws, number), np.empty(bins, np.int32))
    return found


def _select(  # noqa: C901  (one loop for the compiler; its stages are apart)
    rows: Array,
    ranks: npt.NDArray[np.intp],
    found: Array,
    bin_of: npt.NDArray[np.uint16],
    place: npt.NDArray[np.int32],
) -> None:
    """Fill ``found [row, rank]``; ``bin_of [draw]`` and ``place [bin]`` are work space."""
    draws, bins = len(bin_of), len(place)
    wanted = np.empty(bins, np.uint8)
    copied = np.empty(draws + 1, np.int32)
    held = np.empty(draws)
    first = np.empty(len(ranks), np.int32)
    for row, values in enumerate(rows):
        total = 0.0
        squares = 0.0
        for value in values:
            total += value - values[0]
            squares += (value - values[0]) ** 2
        spread = _WIDTH * np.sqrt(max(squares / draws - (total / draws) ** 2, 0.0))
        low = values[0] + total / draws - spread
        scale = bins / (2.0 * spread) if spread > 0.0 else 0.0
        for draw in range(draws):
            bin_of[draw] = np.int32(min(max((values[draw] - low) * scale, 0.0), bins - 1.0))

        place[:] = 0
        for draw in range(draws):
            place[bin_of[draw]] += 1
        below = 0
        holds = 0
        rank = 0
        for b in range(bins):
            count = place[b]
            wanted[b] = 0
            if rank < len(ranks) and ranks[rank] < below + count:
                wanted[b] = 1
                place[b] = holds
                while rank < len(ranks) and ranks[rank] < below + count:
                    first[rank] = ranks[rank] - below + holds
                    rank += 1
                holds += count
            below += count

        copies = 0
        for draw in range(draws):
            copied[copies] = draw
            copies += wanted[bin_of[draw]]
        for draw in copied[:copies]:
            b = bin_of[draw]
            held[place[b]] = values[draw]
            place[b] += 1
        # the bins stand in order, so values only move inside their own
        for done in range(1, copies):
            value = held[done]
            hole = done
            while hole > 0 and held[hole - 1] > value:
                held[hole] = held[hole - 1]
                hole -= 1
            held[hole] = value
        for rank in range(len(ranks)):
            found[row, rank] = held[first[rank]]


@lru_cache(maxsize=1)
def _compiled() -> Callable[..., None]:
    """The compiled loop; kept on disk between processes."""
    compiled: Callable[..., None] = numba.njit(
        nogil=True, cache=True, fastmath={"reassoc", "nsz", "contract", "arcp"}
    )(_select)
    return compiled
