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

_BLOCK = 1 << 16  # values of one output made at once: about what a core's own cache holds


Totals = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Projection:
    """What is kept of one occupation.

    Attributes:
        quantiles: ``[output, year, region, probability]``.
        national: the same for all regions together ``[output, year, probability]``.
        shortage: chance that demand exceeds supply ``[year, region]``.
        national_shortage: the same for all regions together ``[year]``.
        intake: extra training places a year that close the national gap in the balance year ``[draw]``.
        certificate: the largest relative difference between the interpolated supply and the exact one, where
            draws were checked; NaN where supply is exact.
    """

    quantiles: Array
    national: Array
    shortage: Array
    national_shortage: Array
    intake: Array
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
    totals: Totals | None = None,
) -> Projection:
    """Run all draws of one occupation.

    Args:
        pyramid: the occupation.
        draws: what is uncertain about it.
        probabilities: which quantiles to keep, between 0 and 1.
        reduce: how quantiles are found (``quantiles.for_run``); the result does not depend on it.
        supply: a supply other than ``supply_of`` chooses.
        space: memory to work in, so that it can be used again for the next occupation.
        totals: national headcount, FTE and demand in ``TOTAL_UNIT`` ``[3, year, draw]``, to which those of
            this occupation are added.

    Returns:
        What is kept; ``intake`` is infinite in draws in which an extra place brings nobody in time.
    """
    space = space or Workspace()
    supply = supply or supply_of(pyramid, draws, space)
    reduce = reduce or quantiles.sorting(probabilities, draws.count)
    years, regions, count = pyramid.years, pyramid.regions, draws.count
    kept = Projection(
        quantiles=np.empty((len(OUTPUTS), years, regions, len(probabilities))),
        national=np.empty((len(OUTPUTS), years, len(probabilities))),
        shortage=np.empty((years, regions)),
        national_shortage=np.empty(years),
        intake=np.empty(count),
        certificate=getattr(supply, "certificate", np.nan),
    )
    together = max(1, _BLOCK // (regions * count))
    for start in range(0, years, together):
        block = slice(start, min(start + together, years))
        made = supply.years(block.start, block.stop)
        gap = _gap(pyramid, draws, made, block, space)
        _keep_regions(pyramid, draws, made, gap, block, reduce, kept)
        whole = _whole(pyramid, draws, made, gap, block, space)
        _keep_nation(whole, block, reduce, kept)
        if totals is not None:
            _add(whole, totals[:, block], space)
        if block.start <= pyramid.balance_year < block.stop:
            with np.errstate(divide="ignore", invalid="ignore"):
                kept.intake[:] = whole[3, pyramid.balance_year - block.start] / supply.place()
    return kept


def _gap(pyramid: Pyramid, draws: PyramidDraws, supply: Array, block: slice, space: Workspace) -> Array:
    """Demand minus supply of some years ``[year, region, draw]``."""
    base = pyramid.demand[block]
    gap = space.array("gap", *base.shape, draws.count)
    np.multiply(base[:, :, None], draws.demand[block, None], out=gap)
    gap -= supply[:, 1]
    return gap


def _keep_regions(
    pyramid: Pyramid,
    draws: PyramidDraws,
    supply: Array,
    gap: Array,
    block: slice,
    reduce: quantiles.Quantiles,
    kept: Projection,
) -> None:
    """Keep what is asked for of every region."""
    kept.shortage[block] = np.count_nonzero(gap > 0, axis=-1) / draws.count
    kept.quantiles[:2, block] = reduce(supply).swapaxes(0, 1)
    # demand is one factor a draw times one base a region: quantiles scale with the base
    factor = reduce(draws.demand[block])
    kept.quantiles[2, block] = pyramid.demand[block, :, None] * factor[:, None, :]
    kept.quantiles[3, block] = reduce(gap)


def _whole(
    pyramid: Pyramid, draws: PyramidDraws, supply: Array, gap: Array, block: slice, space: Workspace
) -> Array:
    """All regions together ``[output, year, draw]``."""
    whole = space.array("whole", len(OUTPUTS), len(gap), draws.count)
    np.sum(supply[:, 0], axis=1, out=whole[0])
    np.sum(supply[:, 1], axis=1, out=whole[1])
    np.multiply(pyramid.demand[block].sum(axis=1)[:, None], draws.demand[block], out=whole[2])
    np.sum(gap, axis=1, out=whole[3])
    return whole


def _keep_nation(whole: Array, block: slice, reduce: quantiles.Quantiles, kept: Projection) -> None:
    """Keep what is asked for of all regions together; one region is its own nation."""
    if kept.quantiles.shape[2] == 1:
        kept.national[:, block] = kept.quantiles[:, block, 0]
        kept.national_shortage[block] = kept.shortage[block, 0]
        return
    kept.national[:, block] = reduce(whole)
    kept.national_shortage[block] = np.count_nonzero(whole[3] > 0, axis=-1) / whole.shape[-1]


def _add(whole: Array, totals: Totals, space: Workspace) -> None:
    """Add headcount, FTE and demand to totals in whole units."""
    units = np.multiply(whole[:3], 1.0 / TOTAL_UNIT, out=space.array("units", *totals.shape))
    totals += np.rint(units, out=units).astype(np.int64)
