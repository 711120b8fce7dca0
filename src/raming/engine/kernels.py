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
        self._kernels = self._space.array("kernels", 2, pyramid.channels, pyramid.years, draws.count)
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
        total = np.zeros(self._draws.count)
        for channel, persons in enumerate(self._pyramid.place):
            for age in range(year + 1):
                total += persons[year - age] * self._kernels[FTE, channel, age]
        return np.asarray((total * self._draws.fte[year])[: self._count])

    def _fill(self, year: int, supply: Array) -> None:
        """Supply of one year ``[measure, region, draw]``."""
        regions, channels = self._pyramid.regions, self._pyramid.channels
        ages = self._alive.shape[0] - year
        alive = self._alive[:ages]
        flat = self._space.array("sums", 2 * (regions + channels), self._draws.count)
        np.matmul(self._weights[year], alive.reshape(-1, self._draws.count), out=flat)
        sums = flat.reshape(2, regions + channels, -1)
        np.multiply(sums[:, regions:], self._draws.inflow, out=self._kernels[:, :, year])
        for measure in (HEADCOUNT, FTE):
            kernels = self._kernels[measure, :, : year + 1].reshape(channels * (year + 1), -1)
            np.matmul(self._arrived[year], kernels, out=supply[measure])
            stock = sums[measure, :regions]
            stock *= self._draws.stock
            supply[measure] += stock
        supply[FTE] *= self._draws.fte[year]
        alive[:-1] *= self._stays[year : year + ages - 1]


def _weights(pyramid: Pyramid) -> list[Array]:
    """For each year: weights ``[measure x (region, channel), age x sex]`` on survival since the base year."""
    stock, ages = pyramid.stock, pyramid.stock.shape[1]
    weights = []
    for year in range(pyramid.years):
        persons = np.concatenate([stock, pyramid.entry])[:, : ages - year]
        both = np.stack([persons, persons * pyramid.fte[year:]])
        weights.append(both.reshape(2 * len(persons), -1))
        stock = _moved(pyramid, stock)
    return weights


def _arrived(pyramid: Pyramid) -> list[Array]:
    """For each year: who came in how long ago and is now where ``[region, channel x years ago]``."""
    arrived: list[Array] = []
    earlier = np.empty((pyramid.regions, pyramid.channels, 0))
    for year in range(pyramid.years):
        now = pyramid.inflow[:, year].T[:, :, None]
        earlier = np.concatenate([now, _moved(pyramid, earlier)], axis=2)
        arrived.append(earlier.reshape(pyramid.regions, -1))
    return arrived


def _moved(pyramid: Pyramid, persons: Array) -> Array:
    """Persons ``[region, ...]`` a year of moving later."""
    if pyramid.migration is None:
        return persons
    moved: Array = pyramid.migration @ persons.reshape(pyramid.regions, -1)
    return moved.reshape(persons.shape)
