"""Compiled selection of a few order statistics from many rows (needs Numba; see `quantiles`).

A row's values are counted in equal bins around the mean of some of them. The values of the bins in which a
wanted rank falls are copied out, bin by bin, and sorted. Nothing is approximated: the bins only decide which
values need sorting.
"""

from collections.abc import Callable
from functools import lru_cache

import numba
import numpy as np
import numpy.typing as npt

from raming.engine.model.curves import Array

_MANY = 4000  # draws from which more bins are worth their clearing
_SAMPLE = 128  # values of a row from which its mean and standard deviation are taken
_WIDTH = 3.0  # standard deviations on either side that the bins cover; what lies beyond is in the outermost


def select(rows: Array, ranks: npt.NDArray[np.intp]) -> Array:
    """Return the order statistics of each row.

    Args:
        rows: the values, axes (row, draw), contiguous, without NaN.
        ranks: rising ranks, 0 is the smallest value.

    Returns:
        Array, axes (row, rank).
    """
    found = np.empty((len(rows), len(ranks)))
    draws = rows.shape[1]
    bins = 256 if draws < _MANY else 1024
    _compiled()(rows, ranks, found, np.empty(draws, np.uint16), np.empty(bins, np.int32))
    return found


def _select(  # noqa: C901  (one loop for the compiler; its stages are apart)
    rows: Array,
    ranks: npt.NDArray[np.intp],
    found: Array,
    bin_of: npt.NDArray[np.uint16],
    size: npt.NDArray[np.int32],
) -> None:
    """Fill `found`, axes (row, rank); `bin_of`, axes (draw), and `size`, axes (bin), are work space.

    Values are written `rows[row, draw]`: of a row taken by itself the compiler would not know that its
    values lie side by side.
    """
    draws, bins = len(bin_of), len(size)
    wanted = np.empty(bins, np.uint8)
    place = np.empty(bins, np.int32)  # where the next value of a wanted bin is put
    copied = np.empty(draws + 1, np.int32)
    held = np.empty(draws)
    first = np.empty(len(ranks), np.int32)
    step = draws // _SAMPLE | 1  # odd: every second number of a Sobol sequence lies in the same half
    for row in range(len(rows)):
        total = 0.0
        squares = 0.0
        seen = 0
        for draw in range(0, draws, step):
            value = rows[row, draw] - rows[row, 0]
            total += value
            squares += value**2
            seen += 1
        spread = _WIDTH * np.sqrt(max(squares / seen - (total / seen) ** 2, 0.0))
        low = rows[row, 0] + total / seen - spread
        scale = bins / (2.0 * spread) if spread > 0.0 else 0.0
        for draw in range(draws):
            bin_of[draw] = np.int32(min(max((rows[row, draw] - low) * scale, 0.0), bins - 1.0))

        size[:] = 0
        for draw in range(draws):
            size[bin_of[draw]] += 1
        wanted[:] = 0
        b = 0
        below = 0
        holds = 0
        for rank in range(len(ranks)):
            while below + size[b] <= ranks[rank]:
                below += size[b]
                b += 1
            if not wanted[b]:
                wanted[b] = 1
                place[b] = holds
                holds += size[b]
            first[rank] = place[b] + ranks[rank] - below

        copies = 0
        for draw in range(draws):
            copied[copies] = draw
            copies += wanted[bin_of[draw]]
        for draw in copied[:copies]:
            b = bin_of[draw]
            held[place[b]] = rows[row, draw]
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
    """Return the compiled loop; kept on disk between processes."""
    compiled: Callable[..., None] = numba.njit(
        nogil=True, cache=True, fastmath={"reassoc", "nsz", "contract", "arcp"}
    )(_select)
    return compiled
