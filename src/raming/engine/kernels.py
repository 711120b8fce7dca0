"""Supply from survival kernels: exact, for any hazard per draw, age and sex.

Supply is linear in stock and inflow, so the pyramid need not be stepped. With ``S_j(a)`` the chance that a
person of age ``a`` is still there ``j`` years later and ``w`` the weight of a person (1 for headcount, FTE a
person for FTE)::

    supply[t, r] = stock factor * sum_a stock[t][r, a] S_t(a) w(a + t)
                 + sum_c inflow factor_c * sum_{j <= t} kernel_c[j] * arrived_c[t][r, j]
    kernel_c[j]  = sum_a entry_c[a] S_j(a) w(a + j)

``stock[t]`` is the base stock after ``t`` years of moving between regions and ``arrived_c[t][r, j]`` those
who came in ``j`` years before ``t``, likewise moved: survival does not depend on the region and moving not on
the age, so the one can be done once, without draws, and the other once for all regions. What is left per year
is one matrix product.
"""

from typing import Protocol

import numpy as np

from raming.engine.curves import Array
from raming.engine.pyramid import Pyramid, PyramidDraws
from raming.engine.workspace import Workspace

HEADCOUNT, FTE = 0, 1

_TILE = (
    16  # matrix products round the columns of a last, narrower tile in another way: no draw may stand there
)


class Supply(Protocol):
    """Supply of one occupation, a block of years at a time, in rising order."""

    def years(self, start: int, stop: int) -> Array:
        """Supply ``[year, measure, region, draw]`` of years ``start`` to ``stop``."""

    def place(self) -> Array:
        """FTE in the balance year from one extra place a year ``[draw]``; after that year was asked for."""


class ExactSupply:
    """Supply by survival kernels, every draw by itself."""

    def __init__(self, pyramid: Pyramid, draws: PyramidDraws, space: Workspace | None = None) -> None:
        """Prepare the draw-free weights and everybody's chance of staying a year.

        Args:
            pyramid: the occupation.
            draws: what is uncertain about it.
            space: memory to work in; what `years` returns lies in it and is overwritten by the next call.

        Raises:
            ValueError: a stock factor by region where people move.
        """
        if draws.stock.shape[0] > 1 and pyramid.migration is not None:
            raise ValueError("a stock factor by region cannot be combined with moving between regions")
        self._count = draws.count
        draws = draws.padded(_TILE)
        self._pyramid, self._draws = pyramid, draws
        self._weights = _weights(pyramid)
        self._arrived = _arrived(pyramid)
        self._space = space or Workspace()
        self._stays = self._space.array("stays", *pyramid.hazard.shape, draws.count)
        np.multiply(-pyramid.hazard[:, :, None], draws.hazard, out=self._stays)
        np.exp(self._stays, out=self._stays)
        # S_t, by age in the base year: in year t the last t ages have left
        self._alive = self._space.array("alive", *self._stays.shape)
        self._alive[:] = 1.0
        self._kernels = self._space.array("kernels", 2, pyramid.years, pyramid.channels, draws.count)
        self._year = 0

    def years(self, start: int, stop: int) -> Array:
        """Supply ``[year, measure, region, draw]``.

        Raises:
            ValueError: ``start`` is not the year after the last one asked for.
        """
        if start != self._year:
            raise ValueError(f"year {self._year} comes next, not {start}")
        regions, count = self._pyramid.regions, self._draws.count
        supply = self._space.array("exact supply", stop - start, 2, regions, count)
        for year, block in zip(range(start, stop), supply, strict=True):
            self._fill(year, block)
        self._year = stop
        return supply[..., : self._count]

    def place(self) -> Array:
        """FTE in the balance year from one extra training place a year ``[draw]``."""
        year = self._pyramid.balance_year
        came = np.ascontiguousarray(self._pyramid.place[:, year::-1].T).reshape(
            1, -1
        )  # by years ago, channel
        fte = (came @ self._so_far(year)[FTE])[0]
        fte *= self._draws.fte[year]
        return np.asarray(fte[: self._count])

    def _so_far(self, year: int) -> Array:
        """The kernels up to a year ``[measure, years ago x channel, draw]``."""
        return self._kernels[:, : year + 1].reshape(2, -1, self._draws.count)

    def _fill(self, year: int, supply: Array) -> None:
        """Supply of one year ``[measure, region, draw]``."""
        regions, count = self._pyramid.regions, self._draws.count
        rows = regions + self._pyramid.channels
        ages = len(self._alive) - year
        alive = self._alive[:ages]
        sums = self._space.array("sums", 2 * rows, count)
        np.matmul(self._weights[year], alive.reshape(-1, count), out=sums)
        parts = sums.reshape(2, rows, count)
        np.multiply(parts[:, regions:], self._draws.inflow, out=self._kernels[:, year])
        np.matmul(self._arrived[year], self._so_far(year), out=supply)
        stock = parts[:, :regions]
        stock *= self._draws.stock
        supply += stock
        supply[FTE] *= self._draws.fte[year]
        alive[:-1] *= self._stays[year : year + ages - 1]


def _weights(pyramid: Pyramid) -> list[Array]:
    """For each year: weights ``[measure x (region, channel), age x sex]`` on survival since the base year."""
    persons = np.concatenate([pyramid.stock, pyramid.entry])
    weights = []
    for year in range(pyramid.years):
        if year:
            persons[: pyramid.regions] = _moved(pyramid, persons[: pyramid.regions])
        left = persons[:, : persons.shape[1] - year]
        both = np.empty((2, *left.shape))
        both[HEADCOUNT] = left
        np.multiply(left, pyramid.fte[year:], out=both[FTE])
        weights.append(both.reshape(2 * len(persons), -1))
    return weights


def _arrived(pyramid: Pyramid) -> list[Array]:
    """For each year: who came in how long ago and is now where ``[region, years ago x channel]``."""
    arrived: list[Array] = []
    earlier = np.empty((pyramid.regions, 0, pyramid.channels))
    for year in range(pyramid.years):
        now = pyramid.inflow[:, year].T[:, None]
        earlier = np.concatenate([now, _moved(pyramid, earlier)], axis=1)
        arrived.append(earlier.reshape(pyramid.regions, -1))
    return arrived


def _moved(pyramid: Pyramid, persons: Array) -> Array:
    """Persons ``[region, ...]`` a year of moving later."""
    if pyramid.migration is None:
        return persons
    moved: Array = pyramid.migration @ persons.reshape(pyramid.regions, -1)
    return moved.reshape(persons.shape)
