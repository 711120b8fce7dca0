"""Supply by interpolation over one hazard factor ("tier 0"): used only where nothing else bends the curve.

When a draw changes the hazard by one factor `m` for all ages, every output is `n Phi_0(m) + sum_c f_c
Phi_c(m)` with `Phi` sums of decaying exponentials: smooth enough that a few exactly solved factors
(Chebyshev points) give all draws by one matrix product. How few is chosen from the range of factors drawn.
The error is measured, not assumed: some draws are solved exactly as well, and the largest difference is the
certificate.
"""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from raming.engine.ages.kernels import ExactSupply
from raming.engine.ages.pyramid import Pyramid, PyramidDraws, with_nation
from raming.engine.draws.workspace import Workspace
from raming.engine.model.curves import Array

TOLERANCE = 1e-10
"""Largest relative difference from the exact kernels that is accepted."""

_CHECKED = 3  # draws solved exactly as well: the first, the middle and the last
# powers whose largest coefficient is smaller than this, relatively, are left out: a thousandth of `TOLERANCE`
_NEGLIGIBLE = 1e-13
# points that reach about 1e-11 when the largest factor is at most this many times the smallest
_POINTS = ((1.6, 10), (2.6, 13), (4.2, 16), (8.0, 21), (16.5, 27))


Chosen = slice | npt.NDArray[np.intp]


class InaccurateError(Exception):
    """The interpolated supply is not close enough to the exact one; use the exact kernels."""


class InterpolatedSupply:
    """Supply as a polynomial in the hazard factor, with its certificate.

    Attributes:
        points: factors that were solved exactly.
        certificate: the largest difference found in the draws that were checked, relative to the largest
            value of their supply.
    """

    def __init__(self, pyramid: Pyramid, draws: PyramidDraws, space: Workspace | None = None) -> None:
        """Solve the points and check some draws.

        Args:
            pyramid: the occupation.
            draws: what is uncertain about it, one hazard factor a draw.
            space: memory to work in; what `years` returns lies in it and is overwritten by the next call.

        Raises:
            InaccurateError: the factors drawn differ too much, or the check failed.
        """
        low, high = float(draws.hazard.min()), float(draws.hazard.max())
        self.points = next((points for ratio, points in _POINTS if high <= ratio * low), 0)
        if not self.points:
            raise InaccurateError(f"hazard factors from {low:.3g} to {high:.3g} lie too far apart")
        self._draws, self._shape = draws, (2, pyramid.rows)
        checked = np.linspace(0, draws.count - 1, _CHECKED).astype(np.intp)
        self._space = space or Workspace()
        factors = np.concatenate([_points(low, high, self.points), draws.hazard[checked]])
        exact = ExactSupply(pyramid, _alone(pyramid, factors), space)
        solved = exact.parts()
        series = solved[..., : self.points] @ _transform(self.points)
        size = np.abs(series).max(axis=(1, 2, 3))  # axes (part, power)
        large = size > _NEGLIGIBLE * size.max()
        counts = [int(np.max(np.flatnonzero(one), initial=-1)) + 1 for one in large]  # 0: nobody comes in
        powers = _powers(draws.hazard, low, high, max(counts))
        scale = np.concatenate([draws.stock, draws.inflow])  # axes (part, draw)
        self._basis = self._space.array("basis", sum(counts), draws.count)  # axes (part and power, draw)
        for one, rows in zip(scale, np.split(self._basis, np.cumsum(counts)[:-1]), strict=True):
            np.multiply(one, powers[: len(rows)], out=rows)
        by_region = np.concatenate([one[..., :n] for one, n in zip(series, counts, strict=True)], axis=-1)
        self._coefficients = with_nation(by_region, axis=2)
        place = exact.place_by_channel()[:, : self.points] @ _transform(self.points)
        self._place = np.sum(draws.inflow * (place[:, : len(powers)] @ powers), axis=0)
        self._balance_year = pyramid.balance_year
        expected = np.einsum("p...d,pd->...d", solved[..., self.points :], scale[:, checked])
        error = np.abs(self._product(0, pyramid.years, checked)[:, :, : pyramid.regions] - expected)
        self.certificate = float(error.max() / expected.max())
        if not self.certificate <= TOLERANCE:
            raise InaccurateError(f"interpolation is {self.certificate:.1g} off; {TOLERANCE:.0e} is accepted")

    def years(self, start: int, stop: int) -> Array:
        """Return supply, axes (year, measure, row, draw)."""
        supply = self._product(start, stop)
        supply[:, 1] *= self._draws.fte[start:stop, None]
        return supply

    def place(self) -> Array:
        """Return FTE in the balance year from one extra training place a year, axes (draw)."""
        return np.asarray(self._place * self._draws.fte[self._balance_year])

    def _product(self, start: int, stop: int, draws: Chosen = slice(None)) -> Array:
        """Return the polynomial of some years with FTE of today, axes (year, measure, row, draw)."""
        basis = self._basis[:, draws]
        rows = self._coefficients[start:stop].reshape(-1, len(basis))
        product = self._space.array("supply", len(rows), basis.shape[1])
        return np.matmul(rows, basis, out=product).reshape(stop - start, *self._shape, -1)


def _alone(pyramid: Pyramid, factors: Array) -> PyramidDraws:
    """Return these hazard factors, with every other factor 1."""
    ones = np.ones((max(pyramid.years, pyramid.channels), len(factors)))
    years = ones[: pyramid.years]
    return PyramidDraws(factors, ones[:1], ones[: pyramid.channels], fte=years, demand=years)


def _points(low: float, high: float, points: int) -> Array:
    """Return the Chebyshev points of an interval."""
    return np.asarray((low + high) / 2 + (high - low) / 2 * np.cos(_angles(points)))


def _angles(points: int) -> Array:
    """Return where the Chebyshev points stand on the half circle."""
    return np.asarray(np.pi * (np.arange(points) + 0.5) / points)


@lru_cache
def _transform(points: int) -> Array:
    """Return the matrix that turns values at the points into Chebyshev coefficients, axes (point, power)."""
    transform = np.cos(np.outer(_angles(points), np.arange(points))) * (2 / points)
    transform[:, 0] /= 2
    return np.asarray(transform)


def _powers(factors: Array, low: float, high: float, terms: int) -> Array:
    """Return the first Chebyshev polynomials of an interval at these factors, axes (power, draw)."""
    place = (factors - (low + high) / 2) / ((high - low) / 2 or 1.0)
    powers = np.empty((terms, len(factors)))
    powers[0] = 1.0
    powers[1:2] = place
    for power in range(2, terms):
        np.multiply(powers[power - 1], 2 * place, out=powers[power])
        powers[power] -= powers[power - 2]
    return powers
