"""The baseline of measures: an occupation's own run, at its middle values or over draws."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from raming.answers.case import Case
from raming.answers.measures.spread import SEED, drawn_values, levers_of
from raming.answers.model import HORIZON, Run, Values, build, run
from raming.engine.choices.levers import BaselineArrays, Levers, class_people
from raming.engine.model.intake import fte_at_intake
from raming.engine.model.supply import ADJUSTABLE
from raming.inputs.measures import Measure

LAST_YEAR = 2045
"""Year to which a decision is followed."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline with its years and what it is of.

    Attributes:
        target: the occupation, or `sector`, as measures name it.
        base_year: calendar year of year 0.
        arrays: those of the engine.
        region: code of the region; empty for the country.
    """

    target: str
    base_year: int
    arrays: BaselineArrays
    region: str = ""

    @property
    def years(self) -> int:
        """Number of years."""
        return int(self.arrays.demand.shape[-1])

    def place(self, year: int) -> int:
        """Return the place of a calendar year on the year axis."""
        return year - self.base_year


def run_of(
    case: Case, draws: int | None = None, seed: int = SEED, start: int = 0, horizon: int = HORIZON
) -> Run:
    """Run a case once, at its middle values or over draws.

    Args:
        case: the case.
        draws: number of draws; one run of the middle values when left out.
        seed: seed of the draws.
        start: first draw.
        horizon: years after the base year; beyond twenty the last slopes go on.

    Raises:
        InputError: when demand cannot be true in too many of the draws.
    """
    values: Values = {cell: figure.value for cell, figure in case.parameters.items()}
    if draws is not None:
        values = drawn_values(case, draws, seed, start)
    model = build(values, case.parameters.composition, case.variant, horizon)
    return case.checked(run(model, continuing=case.continuing))


def baseline_of(case: Case, ran: Run) -> Baseline:
    """Return the baseline of a case from one of its runs, at the intake of the case."""
    supply, inputs = ran.supply, ran.model.supply
    draws, years = ran.base_fte.size, supply.fte.shape[-1]
    intake = np.full(draws, case.intake)
    current = inputs.intake[:, ADJUSTABLE - 1]
    heads = supply.heads.sum(axis=1)
    if (intake != current).any():
        heads = heads + (intake - current)[:, None, None] * supply.heads_per_place
    leaving = np.zeros((draws, 2, years))
    before = np.maximum(inputs.survival[..., :-1], 1e-12)
    leaving[..., 1:] = np.clip(1.0 - inputs.survival[..., 1:] / before, 0.0, 1.0)
    return Baseline(
        case.occupation,
        case.base_year,
        BaselineArrays(
            heads=heads,
            fte=inputs.fte,
            supply=fte_at_intake(supply, intake),
            demand=ran.demand[:, case.rung],
            leaving=leaving,
            intake=intake,
            graduates=inputs.graduates[:, ADJUSTABLE - 1],
            internal_yield=inputs.graduates[:, ADJUSTABLE - 1].sum(axis=-1),
            duration=inputs.duration[:, ADJUSTABLE - 1],
            activity=inputs.activity[:, ADJUSTABLE - 1],
            arrival_activity=inputs.abroad_activity,
            per_place=supply.fte_per_place,
            steerable=supply.steerable,
        ),
    )


def per_place_from(arrays: BaselineArrays, start: int) -> np.ndarray:
    """Return the FTE that one yearly place gives when it is there from a year on, axes (d, y).

    Args:
        arrays: see `BaselineArrays`.
        start: years from the base year to the first class.
    """
    people = class_people(arrays.activity, arrays.duration, start) * arrays.graduates[:, :, None]
    return np.asarray((people * arrays.fte).sum(axis=1))


def levers_on(
    baseline: Baseline,
    measures: Sequence[Measure],
    draws: int | None = None,
    seed: int = SEED,
    start: int = 0,
) -> Levers:
    """Return the levers of measures on a baseline; in a region also those that move people between regions."""
    return levers_of(
        measures,
        baseline.target,
        baseline.base_year,
        baseline.years,
        draws,
        seed,
        start,
        regional=bool(baseline.region),
    )
