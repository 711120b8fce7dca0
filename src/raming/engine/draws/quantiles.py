"""Exact quantiles of many rows of draws.

A quantile is the linear interpolation between the two draws next to it (the default of `numpy.quantile`,
rounded the same way). `numpy.quantile` itself spends most of its time on selecting one row at a time;
sorting whole rows is quicker, and a compiled selection (`select`, where Numba is installed) quicker still
for large runs. Both find the same draws, so the result is the same bit for bit and the choice is one of time
only.
"""

from collections.abc import Callable, Sequence
from importlib.util import find_spec

import numpy as np
import numpy.typing as npt

from raming.engine.model.curves import Array

LARGE = 30_000_000
"""From this many values on, a run loads the compiled selection (about a second, the first time)."""

Quantiles = Callable[[Array], Array]


def sorting(probabilities: Sequence[float], draws: int) -> Quantiles:
    """Return a function that finds quantiles of rows by sorting: axes (…, draw) to (…, probability)."""
    ranks, fraction = _ranks(probabilities, draws)

    def quantiles(rows: Array) -> Array:
        return _between(np.sort(rows, axis=-1)[..., ranks], fraction)

    return quantiles


def selecting(probabilities: Sequence[float], draws: int) -> Quantiles:
    """Return a function that finds the same by compiled selection.

    Raises:
        ImportError: Numba is not installed.
    """
    from raming.engine.draws.select import select  # noqa: PLC0415  (loads Numba)

    ranks, fraction = _ranks(probabilities, draws)
    wanted, back = np.unique(ranks, return_inverse=True)

    def quantiles(rows: Array) -> Array:
        found = select(np.ascontiguousarray(rows).reshape(-1, draws), wanted)
        return _between(found[:, back].reshape(*rows.shape[:-1], *ranks.shape), fraction)

    return quantiles


def for_run(probabilities: Sequence[float], draws: int, values: int) -> Quantiles:
    """Return the quicker of the two for a run that reduces this many values in all."""
    if values >= LARGE and find_spec("numba") is not None:
        return selecting(probabilities, draws)
    return sorting(probabilities, draws)


def _ranks(probabilities: Sequence[float], draws: int) -> tuple[npt.NDArray[np.intp], Array]:
    """Return the ranks below and above, axes (2, probability), and how far a quantile lies between them."""
    position = np.asarray(probabilities, dtype=np.float64) * (draws - 1)
    below = np.floor(position).astype(np.intp)
    return np.stack([below, np.minimum(below + 1, draws - 1)]), position - below


def _between(neighbours: Array, fraction: Array) -> Array:
    """Return the linear interpolation between neighbours, axes (…, 2, probability), from the nearer one."""
    low, high = neighbours[..., 0, :], neighbours[..., 1, :]
    step = high - low
    return np.where(fraction < 0.5, low + step * fraction, high - step * (1.0 - fraction))
