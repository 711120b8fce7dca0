"""Demand: the base FTE, unmet demand, demography and the ladder of trends.

Axes: draw; trend; rung, a step of the ladder; year, 0…Y−1 after the base year.
"""

from dataclasses import dataclass

import numpy as np

from raming.engine.model.curves import Array

RUNGS = ("demography", "work-process", "working-time", "preferred")
"""The ladder: each rung adds to the one before it; D1, D2, D4 and D6 of the published model."""
MOST_TIME_GIVEN_UP = 0.75
"""Share of today's working time beyond which `1/(1 − A·tt)` says nothing: three quarters. There demand is four
times as high by shorter hours alone and one more year of the same trend weighs sixteen times what the first
did; at 1 nobody works at all, and beyond 1 demand would be negative."""


@dataclass(frozen=True, slots=True)
class DemandInputs:
    """What demand is computed from.

    Attributes:
        unmet: unmet demand in the base year as a share of supply, axes (draw).
        demography: cumulative growth of demand by population, axes (draw, year).
        trends: yearly rates that are added up (epidemiology, socio-cultural, professional content,
            efficiency, horizontal substitution), axes (draw, trend).
        working_time: yearly rate of change of working time, axes (draw).
        vertical: yearly rate of vertical substitution, negative where it relieves, axes (draw).
        trend_years: years from the base year to the trend year, axes (draw).
        reached_in: None for version 3.2, where rates are yearly. In the older composition of 2009 they are
            totals reached after so many years, axes (draw), and working time and vertical substitution
            multiply.
    """

    unmet: Array
    demography: Array
    trends: Array
    working_time: Array
    vertical: Array
    trend_years: Array
    reached_in: Array | None = None


def years_counted(inputs: DemandInputs, *, continuing: bool) -> Array:
    """Return the years a trend has worked, `tt`: all of them, or no more than up to the trend year."""
    t = np.arange(inputs.demography.shape[-1], dtype=np.float64)
    if continuing:
        return np.broadcast_to(t, inputs.demography.shape)
    return np.minimum(t, inputs.trend_years[:, None])


def added(rates: Array) -> Array:
    """Add up the trend axis, always in the same order: axes (draw, trend) to (draw)."""
    out = rates[:, 0]
    for place in range(1, rates.shape[1]):
        out = out + rates[:, place]
    return out


def working_time_factor(inputs: DemandInputs) -> Array:
    """Return the yearly rate `1/(1−A) − 1` at which less working time asks for more people, axes (draw)."""
    return 1.0 / (1.0 - inputs.working_time) - 1.0


def time_given_up(inputs: DemandInputs, *, continuing: bool) -> Array:
    """Return the share of today's working time that is given up, `A·tt`, axes (draw, year)."""
    return inputs.working_time[:, None] * years_counted(inputs, continuing=continuing)


def growth_by_time(given_up: Array) -> Array:
    """Return the factor `1/(1 − A·tt)` of the working-time rung, held at its value at `MOST_TIME_GIVEN_UP`."""
    return np.asarray(1.0 / (1.0 - np.minimum(given_up, MOST_TIME_GIVEN_UP)))


def ladder(base_fte: Array, inputs: DemandInputs, *, continuing: bool = False) -> Array:
    """Return demand in FTE on every rung.

    With S0 the base FTE, W the sum of the trends, A working time, V vertical substitution and tt the
    years counted, version 3.2 of the model has

    - demography `D1 = S0·(1 + unmet)·(1 + demography(t))`;
    - work process `D1·(1 + W·tt)`;
    - working time `D1·(1/(1 − A·tt) + W·tt)`;
    - preferred, with vertical substitution `D1·(1 + (W + 1/(1−A) − 1 + V)·tt)`.

    Args:
        base_fte: FTE supply in the base year, axes (draw).
        inputs: see `DemandInputs`.
        continuing: trends go on after the trend year.

    Returns:
        Demand, axes (draw, rung, year), rungs as in `RUNGS`; see `growth_by_time` for a rung that stops
        growing.
    """
    tt = years_counted(inputs, continuing=continuing)
    rate = added(inputs.trends)[:, None]
    first = (base_fte * (1.0 + inputs.unmet))[:, None] * (1.0 + inputs.demography)
    if inputs.reached_in is not None:
        reached = tt / inputs.reached_in[:, None]
        work = first * (1.0 + rate * reached)
        time = work * (1.0 + inputs.working_time[:, None] * reached)
        return np.stack([first, work, time, time * (1.0 + inputs.vertical[:, None] * reached)], axis=1)
    yearly = rate + working_time_factor(inputs)[:, None] + inputs.vertical[:, None]
    return np.stack(
        [
            first,
            first * (1.0 + rate * tt),
            first * (growth_by_time(inputs.working_time[:, None] * tt) + rate * tt),
            first * (1.0 + yearly * tt),
        ],
        axis=1,
    )


def driver_terms(base_fte: Array, inputs: DemandInputs, rung: int, *, continuing: bool = False) -> Array:
    """Split demand on one rung into its drivers, in FTE.

    Args:
        base_fte: FTE supply in the base year, axes (draw).
        inputs: see `DemandInputs`.
        rung: place in `RUNGS`.
        continuing: trends go on after the trend year.

    Returns:
        Terms that add up to demand, axes (draw, term, year): base, unmet demand, demography, each trend,
        working time, vertical substitution. The older composition multiplies its rungs; there a term is
        the step its rung adds, and the trends share theirs in proportion to their rates.
    """
    tt = years_counted(inputs, continuing=continuing)
    ones = np.ones_like(tt)
    base = base_fte[:, None] * ones
    unmet = (base_fte * inputs.unmet)[:, None] * ones
    demography = (base_fte * (1.0 + inputs.unmet))[:, None] * inputs.demography
    first = (base_fte * (1.0 + inputs.unmet))[:, None] * (1.0 + inputs.demography)
    nothing = np.zeros_like(tt)
    if inputs.reached_in is not None:
        steps = ladder(base_fte, inputs, continuing=continuing)
        reached = tt / inputs.reached_in[:, None]
        trend = [first * inputs.trends[:, k, None] * reached for k in range(inputs.trends.shape[1])]
        time, vertical = steps[:, 2] - steps[:, 1], steps[:, 3] - steps[:, 2]
    else:
        trend = [first * inputs.trends[:, k, None] * tt for k in range(inputs.trends.shape[1])]
        if rung == RUNGS.index("working-time"):
            time = first * (growth_by_time(inputs.working_time[:, None] * tt) - 1.0)
        else:
            time = first * working_time_factor(inputs)[:, None] * tt
        vertical = first * inputs.vertical[:, None] * tt
    terms = [base, unmet, demography, *(term if rung >= 1 else nothing for term in trend)]
    terms += [time if rung >= 2 else nothing, vertical if rung >= 3 else nothing]
    return np.stack(terms, axis=1)
