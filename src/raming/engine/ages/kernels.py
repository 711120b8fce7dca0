"""Supply from survival kernels: exact, for any hazard per draw, age and sex.

Supply is linear in stock and inflow, so the pyramid need not be stepped. With `S_j(a)` the chance that a
person of age `a` is still there `j` years later and `w` the weight of a person (1 for headcount, FTE a
person for FTE)::

    supply[t, r] = stock factor * sum_a stock[t][r, a] S_t(a) w(a + t)
                 + sum_c inflow factor_c * sum_{j <= t} kernel_c[j] * arrived_c[t][r, j]
    kernel_c[j]  = sum_a entry_c[a] S_j(a) w(a + j)

`stock[t]` is the base stock after `t` years of moving between regions and `arrived_c[t][r, j]` those
who came in `j` years before `t`, likewise moved: survival does not depend on the region and moving not on
the age, so the one can be done once, without draws, and the other once for all regions. What is left per year
is one matrix product.
"""

from typing import Protocol

import numpy as np

from raming.engine.ages.pyramid import Pyramid, PyramidDraws
from raming.engine.draws.workspace import Workspace
from raming.engine.model.curves import Array

HEADCOUNT, FTE = 0, 1

_TILE = 16
"""Draws are filled up to a multiple of this: matrix products round the columns of a last, narrower tile in
another way, and no draw may stand there."""


class SupplyKernel(Protocol):
    """Supply of one occupation, a block of years at a time, in rising order."""

    def years(self, start: int, stop: int) -> Array:
        """Return supply of years `start` to `stop`, axes (year, measure, row, draw).

        Rows are those of `Pyramid.rows`.
        """

    def place(self) -> Array:
        """Return the FTE in the balance year from one extra place a year, axes (draw).

        To be asked for after that year was.
        """


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
        self._space = space or Workspace()
        self._weights = _weights(pyramid, self._space)
        self._arrived = _arrived(pyramid, self._space)
        ages, sexes = pyramid.hazard.shape
        self._stays = self._space.array("stays", ages + pyramid.years, sexes, draws.count)
        stays = self._stays[:ages]
        np.multiply(-pyramid.hazard[:, :, None], draws.hazard, out=stays)
        np.exp(stays, out=stays)
        self._stays[ages - 1 :] = 0.0  # whoever passes the last age leaves
        self._kernels = self._space.array("kernels", 2, pyramid.years, pyramid.channels, draws.count)
        self._alive = self._stays  # of the year before the next; the first asks for none
        self._year = 0

    def years(self, start: int, stop: int) -> Array:
        """Return supply, axes (year, measure, row, draw).

        Raises:
            ValueError: `start` is not the year after the last one asked for.
        """
        if start != self._year:
            raise ValueError(f"year {self._year} comes next, not {start}")
        stock = self._stayed(start, stop)
        regions, channels, count = self._pyramid.regions, self._pyramid.channels, self._draws.count
        whole = self._space.array("exact supply", stop - start, 2, self._pyramid.rows, count)
        supply = whole[:, :, :regions]
        arrived = self._arrived[start:stop, None, :, : stop * channels]
        np.matmul(arrived, self._so_far(stop), out=supply)
        supply += stock
        supply[:, FTE] *= self._draws.fte[start:stop, None]
        if self._pyramid.rows > regions:
            np.sum(supply, axis=2, out=whole[:, :, regions])
        return whole[..., : self._count]

    def parts(self) -> Array:
        """Return supply by part, axes (part, year, measure, region, draw).

        Of all years: first what the stock gives, then each channel. FTE is that of today.
        """
        years, regions, channels = self._pyramid.years, self._pyramid.regions, self._pyramid.channels
        parts = self._space.array("parts", 1 + channels, years, 2, regions, self._draws.count)
        parts[0] = self._stayed(0, years)
        arrived = self._arrived.reshape(years, 1, regions, years, channels)
        for channel in range(channels):
            by_year = np.ascontiguousarray(arrived[..., channel])
            np.matmul(by_year, self._kernels[:, :, channel], out=parts[1 + channel])
        return parts[..., : self._count]

    def place(self) -> Array:
        """Return FTE in the balance year from one extra training place a year, axes (draw)."""
        year = self._pyramid.balance_year
        fte = self.place_by_channel().sum(axis=0) * self._draws.fte[year]
        return np.asarray(fte[: self._count])

    def place_by_channel(self) -> Array:
        """Return the same by channel, with FTE of today, axes (channel, draw).

        The draws include those that fill up a tile.
        """
        year = self._pyramid.balance_year
        came = self._pyramid.place[:, year::-1]
        return np.asarray(np.einsum("cj,jcd->cd", came, self._kernels[FTE, : year + 1]))

    def _so_far(self, stop: int) -> Array:
        """Return the kernels of the first years, axes (measure, years ago × channel, draw)."""
        return self._kernels[:, :stop].reshape(2, -1, self._draws.count)

    def _stayed(self, start: int, stop: int) -> Array:
        """Return supply from the stock, axes (year, measure, region, draw); their kernels are filled in."""
        regions, count = self._pyramid.regions, self._draws.count
        alive = self._survival(start, stop)
        weights = self._weights[start:stop, :, : alive.shape[1]]
        sums = self._space.array("sums", *weights.shape[:2], count)
        both = np.matmul(weights, alive, out=sums).reshape(stop - start, 2, -1, count)
        kernels = self._kernels[:, start:stop]
        np.multiply(both[:, :, regions:].swapaxes(0, 1), self._draws.inflow, out=kernels)
        stock = both[:, :, :regions]
        stock *= self._draws.stock
        self._year = stop
        return stock

    def _survival(self, start: int, stop: int) -> Array:
        """Return the chance to be there still, axes (year, age × sex, draw), by age in the base year.

        Ages of whom nobody is left in the first of these years are not among them.
        """
        ages, sexes, count = self._pyramid.hazard.shape[0] - start, *self._stays.shape[1:]
        alive = self._space.array("alive", stop - start, *self._pyramid.hazard.shape, count)[:, :ages]
        before = self._alive  # lies in the same memory, or in memory of its own
        for year, now in enumerate(alive, start):
            if year:
                np.multiply(before[:ages], self._stays[year - 1 :][:ages], out=now)
            else:
                now[:] = 1.0
            before = now
        self._alive = before
        return alive.reshape(stop - start, ages * sexes, count)


def _weights(pyramid: Pyramid, space: Workspace) -> Array:
    """Return weights on survival since the base year.

    Axes (year, measure × (region, channel), age × sex).
    """
    persons = np.concatenate([pyramid.stock, pyramid.entry])
    rows, ages, sexes = persons.shape
    worth = np.zeros((2, 1, ages + pyramid.years, sexes))  # nobody counts past the last age
    worth[HEADCOUNT, 0, :ages], worth[FTE, 0, :ages] = 1.0, pyramid.fte
    weights = space.array("weights", pyramid.years, 2, rows, ages, sexes)
    for year, now in enumerate(weights):
        if year:
            persons[: pyramid.regions] = _moved(pyramid, persons[: pyramid.regions])
        np.multiply(persons, worth[:, :, year : year + ages], out=now)
    return weights.reshape(pyramid.years, 2 * rows, -1)


def _arrived(pyramid: Pyramid, space: Workspace) -> Array:
    """Return who came in how long ago and is now where, axes (year, region, years ago × channel)."""
    years, channels = pyramid.years, pyramid.channels
    arrived = space.array("arrived", years, pyramid.regions, years, channels)
    arrived[:] = 0.0
    came = pyramid.inflow.T  # axes (region, year, channel)
    for ago in range(years):
        if ago:
            came = _moved(pyramid, came[:, :-1])
        arrived[ago:, :, ago] = came.swapaxes(0, 1)
    return arrived.reshape(years, pyramid.regions, -1)


def _moved(pyramid: Pyramid, persons: Array) -> Array:
    """Return the persons a year of moving later, axes (region, …)."""
    if pyramid.migration is None:
        return persons
    moved: Array = pyramid.migration @ persons.reshape(pyramid.regions, -1)
    return moved.reshape(persons.shape)
