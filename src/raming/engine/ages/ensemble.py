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

from raming.engine.ages.interpolation import InaccurateError, InterpolatedSupply
from raming.engine.ages.kernels import FTE, HEADCOUNT, ExactSupply, SupplyKernel
from raming.engine.ages.pyramid import Pyramid, PyramidDraws
from raming.engine.draws import quantiles
from raming.engine.draws.workspace import Workspace
from raming.engine.model.curves import Array

OUTPUTS = ("headcount", "fte", "demand", "gap")
TOTAL_UNIT = 2.0**-30
"""Totals over occupations are added in whole numbers of this unit (persons or FTE): exact, in any order."""

_BLOCK = 1 << 17  # values of one output made at once: about what a core's own cache holds


Totals = npt.NDArray[np.int64]


@dataclass(frozen=True)
class EnsembleProjection:
    """What is kept of one occupation.

    Attributes:
        quantiles: those asked for, axes (output, year, region, probability).
        national: the same for all regions together, axes (output, year, probability).
        shortage: chance that demand exceeds supply, axes (year, region).
        national_shortage: the same for all regions together, axes (year).
        intake: extra training places a year that close the national gap in the balance year, axes (draw).
        certificate: the largest relative difference between the interpolated supply and the exact one, where
            draws were checked; NaN where supply is exact.
        impossible: number of draws with a demand that cannot be true; 0 where that is not looked at.
    """

    quantiles: Array
    national: Array
    shortage: Array
    national_shortage: Array
    intake: Array
    certificate: float
    impossible: int = 0

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """Return everything by name, as arrays."""
        return {field.name: np.asarray(getattr(self, field.name)) for field in fields(self)}


def supply_of(pyramid: Pyramid, draws: PyramidDraws, space: Workspace | None = None) -> SupplyKernel:
    """Return supply, interpolated where one hazard factor is all that bends it and that checks."""
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
    supply: SupplyKernel | None = None,
    space: Workspace | None = None,
    totals: Totals | None = None,
) -> EnsembleProjection:
    """Run all draws of one occupation.

    Args:
        pyramid: the occupation.
        draws: what is uncertain about it.
        probabilities: which quantiles to keep, between 0 and 1.
        reduce: how quantiles are found (`quantiles.for_run`); the result does not depend on it.
        supply: a supply other than `supply_of` chooses.
        space: memory to work in, so that it can be used again for the next occupation.
        totals: national headcount, FTE and demand in `TOTAL_UNIT`, axes (3, year, draw), to which those of
            this occupation are added.

    Returns:
        What is kept; `intake` is infinite in draws in which an extra place brings nobody in time.
    """
    space = space or Workspace()
    supply = supply or supply_of(pyramid, draws, space)
    reduce = reduce or quantiles.sorting(probabilities, draws.count)
    years, regions, count = pyramid.years, pyramid.regions, draws.count
    demand = pyramid.demand_by_row
    found = np.empty((len(OUTPUTS), years, pyramid.rows, len(probabilities)))
    # demand is one factor a draw times one base a row: quantiles scale with the base
    found[2] = demand[:, :, None] * reduce(draws.demand)[:, None]
    shortage = np.empty((years, pyramid.rows))
    intake = np.empty(count)
    together = max(1, _BLOCK // (regions * count))
    for start in range(0, years, together):
        block = slice(start, min(start + together, years))
        made = supply.years(block.start, block.stop)
        gap = space.array("gap", *demand[block].shape, count)
        np.multiply(demand[block, :, None], draws.demand[block, None], out=gap)
        gap -= made[:, FTE]
        found[:2, block] = reduce(made).swapaxes(0, 1)
        found[3, block] = reduce(gap)
        shortage[block] = np.count_nonzero(gap > 0, axis=-1) / count
        if totals is not None:
            _add(made[:, HEADCOUNT, -1], totals[0, block])
            _add(made[:, FTE, -1], totals[1, block])
            _add(demand[block, -1:] * draws.demand[block], totals[2, block])
        if block.start <= pyramid.balance_year < block.stop:
            with np.errstate(divide="ignore", invalid="ignore"):
                intake[:] = gap[pyramid.balance_year - block.start, -1] / supply.place()
    return EnsembleProjection(
        quantiles=found[:, :, :regions],
        national=found[:, :, -1],
        shortage=shortage[:, :regions],
        national_shortage=shortage[:, -1],
        intake=intake,
        certificate=getattr(supply, "certificate", np.nan),
    )


def _add(output: Array, total: Totals) -> None:
    """Add one output to its total in whole units."""
    total += np.rint(output / TOTAL_UNIT).astype(np.int64)
