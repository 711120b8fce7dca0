"""All draws of one occupation: supply, demand, gap and intake, reduced on the spot.

The draws of a few years are made, turned into what is asked for (exact quantiles, the chance of a shortage,
the intake that closes the gap, totals) and overwritten by the next, so the ensemble never exists in memory.
How many years go together depends on the size of the problem alone, never on how the work is divided: results
are the same bit for bit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from raming.engine import quantiles
from raming.engine.curves import Array
from raming.engine.interpolation import InaccurateError, InterpolatedSupply
from raming.engine.kernels import ExactSupply, Supply
from raming.engine.pyramid import Pyramid, PyramidDraws
from raming.engine.workspace import Workspace

OUTPUTS = ("headcount", "fte", "demand", "gap")
TOTAL_UNIT = 2.0**-30
"""Totals over occupations are added in whole numbers of this unit (persons or FTE): exact, in any order."""

_BLOCK = 1 << 17  # values of one output made at once: about what a core's own cache holds


@dataclass(frozen=True)
class Projection:
    """What is kept of one occupation.

    Attributes:
        quantiles: ``[output, year, region, probability]``.
        national: the same for all regions together ``[output, year, probability]``.
        shortage: chance that demand exceeds supply ``[year, region]``.
        national_shortage: the same for all regions together ``[year]``.
        intake: extra training places a year that close the national gap in the balance year ``[draw]``.
        totals: national headcount, FTE and demand in ``TOTAL_UNIT`` ``[3, year, draw]``.
        certificate: the largest relative difference between the interpolated supply and the exact one, where
            draws were checked; NaN where supply is exact.
    """

    quantiles: Array
    national: Array
    shortage: Array
    national_shortage: Array
    intake: Array
    totals: npt.NDArray[np.int64]
    certificate: float

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """Everything by name, as arrays."""
        return {field.name: np.asarray(getattr(self, field.name)) for field in fields(self)}


def supply_of(pyramid: Pyramid, draws: PyramidDraws, space: Workspace | None = None) -> Supply:
    """Supply by interpolation where one hazard factor is all that bends it and that checks, else exactly."""
    if draws.hazard.ndim == 1 and draws.stock.shape[0] == 1 and draws.count > _WORTH_INTERPOLATING:
        try:
            return InterpolatedSupply(pyramid, draws, space)
        except InaccurateError:
            pass
    return ExactSupply(pyramid, draws, space)


_WORTH_INTERPOLATING = 64  # draws; below, solving the points costs more than solving the draws


def project(
    pyramid: Pyramid,
    draws: PyramidDraws,
    probabilities: Sequence[float],
    *,
    reduce: quantiles.Quantiles | None = None,
    supply: Supply | None = None,
    space: Workspace | None = None,
) -> Projection:
    """Run all draws of one occupation.

    Args:
        pyramid: the occupation.
        draws: what is uncertain about it.
        probabilities: which quantiles to keep, between 0 and 1.
        reduce: how quantiles are found (``quantiles.for_run``); the result does not depend on it.
        supply: a supply other than ``supply_of`` chooses.
        space: memory to work in, so that it can be used again for the next occupation.

    Returns: What is kept; ``intake`` is infinite in draws in which an extra place brings nobody by the
        balance year.
    """
    space = space or Workspace()
    supply = supply or supply_of(pyramid, draws, space)
    years, regions, count = pyramid.years, pyramid.regions, draws.count
    reduce = reduce or quantiles.sorting(probabilities, count)
    kept = Projection(
        quantiles=np.empty((len(OUTPUTS), years, regions, len(probabilities))),
        national=np.empty((len(OUTPUTS), years, len(probabilities))),
        shortage=np.empty((years, regions)),
        national_shortage=np.empty(years),
        intake=np.empty(count),
        totals=np.empty((3, years, count), dtype=np.int64),
        certificate=getattr(supply, "certificate", np.nan),
    )
    together = max(1, _BLOCK // (regions * count))
    for start in range(0, years, together):
        block = slice(start, min(start + together, years))
        gap = _reduce_block(pyramid, draws, supply.years(block.start, block.stop), block, reduce, kept, space)
        if block.start <= pyramid.balance_year < block.stop:
            with np.errstate(divide="ignore", invalid="ignore"):
                kept.intake[:] = gap[pyramid.balance_year - block.start] / supply.place()
    return kept


def _reduce_block(
    pyramid: Pyramid,
    draws: PyramidDraws,
    supply: Array,
    block: slice,
    reduce: quantiles.Quantiles,
    kept: Projection,
    space: Workspace,
) -> Array:
    """Keep what is asked for of years ``supply [year, measure, region, draw]``; return the national gap."""
    factor, base = draws.demand[block], pyramid.demand[block]
    gap = space.array("gap", *base.shape, draws.count)
    np.multiply(base[:, :, None], factor[:, None, :], out=gap)
    gap -= supply[:, 1]
    kept.shortage[block] = np.count_nonzero(gap > 0, axis=-1) / draws.count
    kept.quantiles[:2, block] = reduce(supply).swapaxes(0, 1)
    # demand is one factor a draw times one base a region: quantiles scale with the base
    kept.quantiles[2, block] = base[:, :, None] * reduce(factor)[:, None, :]
    kept.quantiles[3, block] = reduce(gap)

    total = space.array("total", len(base), len(OUTPUTS), draws.count)
    np.sum(supply, axis=2, out=total[:, :2])
    np.multiply(base.sum(axis=1)[:, None], factor, out=total[:, 2])
    np.subtract(total[:, 2], total[:, 1], out=total[:, 3])
    kept.national[:, block] = reduce(total).swapaxes(0, 1)
    kept.national_shortage[block] = np.count_nonzero(total[:, 3] > 0, axis=-1) / draws.count
    kept.totals[:, block] = np.rint(total[:, :3] / TOTAL_UNIT).swapaxes(0, 1)
    return total[:, 3]
