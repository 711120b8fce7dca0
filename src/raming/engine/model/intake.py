"""The advised intake: the exact inverse of a linear map, and what it is made of.

Axes: draw; year, 0…Y−1 after the base year.
"""

from functools import reduce

import numpy as np

from raming.engine.model.curves import Array
from raming.engine.model.demand import DemandInputs, driver_terms
from raming.engine.model.supply import ADJUSTABLE, Supply


def _without_adjustable(supply: Supply) -> Array:
    """Return the FTE of all but the adjustable cohort, axes (draw, year)."""
    others = (supply.fte[:, place] for place in range(supply.fte.shape[1]) if place != ADJUSTABLE)
    return reduce(np.add, others)


def advised_intake(demand: Array, supply: Supply) -> Array:
    """Return the yearly intake with which supply equals demand, for every year as balance year.

    `n* = (D − (FTE − F3)) / u` with F3 the FTE of the adjustable cohort and u its FTE per yearly place:
    the same as `n3 + (D − FTE)·n3/F3`, and defined for an intake of none too. Neither rounded nor
    clamped at 0.

    Args:
        demand: demand in FTE, axes (draw, year).
        supply: supply by component.

    Returns:
        People per year, axes (draw, year); not a number where a whole adjustable class has not graduated.
    """
    fixed = _without_adjustable(supply)
    can = supply.steerable & (supply.fte_per_place > 0.0)
    unit = np.where(can, supply.fte_per_place, np.nan)
    return np.asarray((demand - fixed) / unit)


def fte_at_intake(supply: Supply, intake: Array) -> Array:
    """Return total FTE when the adjustable cohort has another intake.

    Args:
        supply: supply by component.
        intake: people per year in the adjustable cohort, axes (draw).

    Returns:
        FTE, axes (draw, year).
    """
    fixed = _without_adjustable(supply)
    return fixed + intake[:, None] * supply.fte_per_place


def drivers(
    base_fte: Array, demand: DemandInputs, supply: Supply, rung: int, *, continuing: bool = False
) -> Array:
    """Split the advised intake by driver, in places per year.

    With u the FTE per yearly place: outflow is (base FTE − FTE of the surviving stock)/u; each other part
    of supply −FTE/u; each part of demand its FTE/u. They add up exactly to the advice.

    Args:
        base_fte: FTE supply in the base year, axes (draw).
        demand: see `DemandInputs`.
        supply: supply by component.
        rung: place in `raming.engine.model.demand.RUNGS`.
        continuing: trends go on after the trend year.

    Returns:
        Places per year, axes (draw, driver, year): outflow, in training, before steering, abroad, unmet
        demand, demography, each trend, working time, vertical substitution; not a number where the
        intake cannot be steered.
    """
    terms = driver_terms(base_fte, demand, rung, continuing=continuing)
    outflow = terms[:, 0] - supply.fte[:, 0]
    others = [-supply.fte[:, place] for place in range(1, supply.fte.shape[1]) if place != ADJUSTABLE]
    fte = np.concatenate([np.stack([outflow, *others], axis=1), terms[:, 1:]], axis=1)
    can = supply.steerable & (supply.fte_per_place > 0.0)
    return np.asarray(fte / np.where(can, supply.fte_per_place, np.nan)[:, None])
