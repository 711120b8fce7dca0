"""Supply by interpolation over one hazard factor ("tier 0"): used only where nothing else bends the curve.

When a draw changes the hazard by one factor ``m`` for all ages, every output is ``n Phi_0(m) + sum_c f_c
Phi_c(m)`` with ``Phi`` sums of decaying exponentials: smooth enough that a few exactly solved factors
(Chebyshev points) give all draws by one matrix product. How few is chosen from the range of factors drawn.
The error is measured, not assumed: some draws are solved exactly as well, and the largest difference is the
certificate.
"""

import numpy as np

from raming.engine.curves import Array
from raming.engine.kernels import ExactSupply, sampled_error
from raming.engine.pyramid import Pyramid, PyramidDraws

TOLERANCE = 1e-10
"""Largest relative difference from the exact kernels that is accepted."""

_CHECKED = 3
# points that reach about 1e-11 when the largest factor is at most this many times the smallest
_POINTS = ((1.6, 10), (2.6, 13), (4.2, 16), (8.0, 21), (16.5, 27))


class InaccurateError(Exception):
    """The interpolated supply is not close enough to the exact one; use the exact kernels."""


class InterpolatedSupply:
    """Supply as a polynomial in the hazard factor, with its certificate.

    Attributes:
        points: factors that were solved exactly.
        certificate: the largest relative difference found in the draws that were checked.
    """

    def __init__(self, pyramid: Pyramid, draws: PyramidDraws) -> None:
        """Solve the points and check some draws.

        Raises:
            InaccurateError: the factors drawn differ too much, or the check failed.
        """
        low, high = float(draws.hazard.min()), float(draws.hazard.max())
        self.points = next((points for ratio, points in _POINTS if high <= ratio * low), 0)
        if not self.points:
            raise InaccurateError(
                f"hazard factors from {low:.3g} to {high:.3g} lie too far apart to interpolate"
            )
        self._draws, self._shape = draws, (2, pyramid.regions)
        self._coefficients, self._place = _solve(pyramid, low, high, self.points)
        self._basis = _basis(draws, low, high, self.points)
        self._year = pyramid.balance_year
        chosen = np.unique(np.linspace(0, draws.count - 1, _CHECKED).astype(np.intp))
        supply = self._product(0, pyramid.years, self._basis[:, chosen]) * _fte(draws.fte[:, chosen])
        self.certificate = sampled_error(pyramid, draws, supply, chosen)
        if self.certificate > TOLERANCE:
            raise InaccurateError(f"interpolation is {self.certificate:.1g} off; {TOLERANCE:.0e} is accepted")

    def years(self, start: int, stop: int) -> Array:
        """Supply ``[year, measure, region, draw]``."""
        supply = self._product(start, stop, self._basis)
        supply[:, 1] *= self._draws.fte[start:stop, None]
        return supply

    def place(self) -> Array:
        """FTE in the balance year from one extra training place a year ``[draw]``."""
        return np.asarray((self._place @ self._basis) * self._draws.fte[self._year])

    def _product(self, start: int, stop: int, basis: Array) -> Array:
        """The polynomial of these years for these draws ``[year, measure, region, draw]``."""
        rows = self._coefficients[start:stop].reshape(-1, len(basis))
        product: Array = (rows @ basis).reshape(stop - start, *self._shape, -1)
        return product


def _solve(pyramid: Pyramid, low: float, high: float, points: int) -> tuple[Array, Array]:
    """Chebyshev coefficients of every output, from exact supply at the points.

    Returns: Supply ``[year, measure, region, part x power]`` and extra place ``[part x power]``; the parts
        are the stock and each channel, all with factor 1.
    """
    parts = 1 + pyramid.channels
    angles = np.pi * (np.arange(points) + 0.5) / points
    factors = (low + high) / 2 + (high - low) / 2 * np.cos(angles)
    only = np.repeat(np.eye(parts), points, axis=1)  # [part, part x point]: one part at a time
    nodes = PyramidDraws(
        hazard=np.tile(factors, parts),
        stock=only[:1],
        inflow=only[1:],
        fte=np.ones((pyramid.years, parts * points)),
        demand=np.ones((pyramid.years, parts * points)),
    )
    exact = ExactSupply(pyramid, nodes)
    supply = exact.years(0, pyramid.years)
    transform = np.cos(np.outer(angles, np.arange(points))) * (2 / points)  # [point, power]
    transform[:, 0] /= 2
    by_part = np.kron(np.eye(parts), transform)
    return supply @ by_part, exact.place() @ by_part


def _basis(draws: PyramidDraws, low: float, high: float, points: int) -> Array:
    """What multiplies the coefficients ``[part x power, draw]``: factors times Chebyshev polynomials."""
    half = (high - low) / 2 or 1.0
    place = (draws.hazard - (low + high) / 2) / half
    powers = np.empty((points, draws.count))
    powers[0] = 1.0
    powers[1] = place
    for power in range(2, points):
        np.multiply(powers[power - 1], 2 * place, out=powers[power])
        powers[power] -= powers[power - 2]
    factors = np.concatenate([draws.stock, draws.inflow])
    return (factors[:, None] * powers).reshape(-1, draws.count)


def _fte(factor: Array) -> Array:
    """The draws' FTE factor as ``[year, measure, region, draw]``."""
    return np.stack([np.ones_like(factor), factor], axis=1)[:, :, None]
