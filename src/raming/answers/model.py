"""From labelled figures to the engine's arrays: where a pack and the engine meet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from raming.engine.model import curves
from raming.engine.model.curves import Array
from raming.engine.model.demand import DemandInputs, ladder
from raming.engine.model.supply import Supply, SupplyInputs, supply
from raming.inputs.parameters import Cell
from raming.inputs.vocabulary import COHORTS, SEXES, TRENDS

HORIZON = 20
"""Years projected after the base year."""

Values = Mapping[Cell, float | Array]
"""Values by cell: one number, or one number a draw."""


@dataclass(frozen=True, slots=True)
class Model:
    """One occupation's model, ready for the engine.

    Attributes:
        base_year: first year of the year axis.
        supply: inputs of supply.
        demand: inputs of demand.
        certificate: largest relative error found in survival where it is interpolated over draws of hazards
            by age; not a number where it is exact.
    """

    base_year: int
    supply: SupplyInputs
    demand: DemandInputs
    certificate: float


@dataclass(frozen=True, slots=True)
class Run:
    """What the engine returns for one model.

    Attributes:
        model: the model that was run.
        supply: supply by component at the current intake.
        base_fte: FTE in the base year, axes (d).
        demand: demand by rung, axes (d, rung, y).
    """

    model: Model
    supply: Supply
    base_fte: Array
    demand: Array


class _Reader:
    """Reads cells into arrays with a leading draw axis; every cell read is used."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.draws = max((np.size(value) for value in values.values()), default=1)
        self._at: dict[tuple[str | None, ...], list[int]] = {}
        for cell in values:
            if cell.at is not None:
                place = (cell.parameter, cell.sex, cell.cohort, cell.variant)
                self._at.setdefault(place, []).append(cell.at)

    def has(self, parameter: str) -> bool:
        return any(cell.parameter == parameter for cell in self.values)

    def scalar(self, cell: Cell) -> Array:
        """Return one cell, axes (d)."""
        value = self.values[cell]
        if isinstance(value, float):
            return np.full(self.draws, value)
        return np.broadcast_to(np.asarray(value, dtype=np.float64), (self.draws,))

    def years(self, name: str, at: int | None = None) -> int:
        """Return a year of the round."""
        return int(np.ravel(self.values[Cell(name, at=at)])[0])

    def last_balance_year(self) -> int:
        """Return the last balance year of the round."""
        cell = max(cell for cell in self.values if cell.parameter == "balance_year")
        return int(np.ravel(self.values[cell])[0])

    def points(self, cell: Cell) -> tuple[Array, tuple[int, ...]]:
        """Return all points of a parameter, axes (d, p), and the years they stand at."""
        at = sorted(self._at.get((cell.parameter, cell.sex, cell.cohort, cell.variant), ()))
        if not at:
            return self.scalar(cell)[:, None], (0,)
        made = np.empty((self.draws, len(at)))
        for place, year in enumerate(at):
            made[:, place] = self.scalar(cell._replace(at=year))
        return made, tuple(at)

    def by_sex(self, share: Cell) -> Array:
        """Return the shares of women and men, axes (d, s)."""
        women = self.scalar(share)
        return np.stack([women, 1.0 - women], axis=-1)

    def ages(self, parameter: str, sex: str) -> Array:
        """Return a parameter by single age from the youngest to the oldest age given, axes (d, a)."""
        lowest = min(c.at for c in self.values if c.parameter == "exit_hazard" and c.at is not None)
        highest = max(c.at for c in self.values if c.parameter == "exit_hazard" and c.at is not None)
        zero = np.zeros(self.draws)
        cells = [Cell(parameter, sex, at=age) for age in range(lowest, highest + 1)]
        return np.stack([self.scalar(c) if c in self.values else zero for c in cells], axis=-1)


def build(values: Values, composition: str, variant: str = "mid", horizon: int = HORIZON) -> Model:
    """Return the engine's arrays for one occupation.

    Survival comes from the hazards by age where the pack has them, otherwise from the cumulative outflow
    and the external yield that were published.

    Args:
        values: value of every cell, a number or one number a draw.
        composition: `v3.2` or `hrh-2012`, how demand is put together and which yields apply.
        variant: `low`, `mid` or `high` column of the demand parameters.
        horizon: years after the base year.

    Returns:
        The model; its arrays have as many draws as the longest value.
    """
    read = _Reader(values)
    older = composition == "hrh-2012"
    base = read.years("base_year")
    stock = read.scalar(Cell("stock_headcount"))[:, None] * read.by_sex(Cell("stock_share_female"))
    fte_points = [read.points(Cell("fte_per_head", sex)) for sex in SEXES]
    fte = np.stack([curves.through_points(v, at, horizon, hold=True) for v, at in fte_points], axis=1)
    certificate = np.nan
    if read.has("exit_hazard"):
        survival, activity, certificate = _from_hazards(read, horizon)
    else:
        survival, activity = _from_published(read, horizon)
    abroad_activity = activity[:, 0]
    if older:
        abroad_yield = read.scalar(Cell("abroad_yield"))[:, None]
        abroad_activity = curves.constant_activity(np.repeat(abroad_yield, len(SEXES), axis=1), horizon)
    abroad = read.scalar(Cell("abroad_inflow_per_year"))[:, None] * read.by_sex(Cell("abroad_share_female"))
    cohort = {
        name: np.stack([read.scalar(Cell(name, cohort=c)) for c in COHORTS], axis=1)
        for name in ("intake_per_year", "training_duration", "internal_yield")
    }
    shares = np.stack([read.by_sex(Cell("intake_share_female", cohort=c)) for c in COHORTS], axis=1)
    return Model(
        base,
        SupplyInputs(
            stock=stock,
            survival=survival,
            fte=fte,
            intake=cohort["intake_per_year"],
            graduates=shares * cohort["internal_yield"][:, :, None],
            activity=activity,
            duration=cohort["training_duration"],
            steering=np.full(read.draws, float(read.years("steering_year") - base)),
            abroad=abroad,
            abroad_activity=abroad_activity,
        ),
        _demand(read, composition, variant, horizon),
        certificate,
    )


def demand_of(
    values: Values, composition: str, variants: Sequence[str], horizon: int = HORIZON
) -> tuple[DemandInputs, ...]:
    """Return the demand side alone, for each of several variants; supply is the same in all of them.

    Args:
        values: value of every cell, a number or one number a draw.
        composition: `v3.2` or `hrh-2012`.
        variants: columns of the demand parameters.
        horizon: years after the base year.
    """
    read = _Reader(values)
    return tuple(_demand(read, composition, variant, horizon) for variant in variants)


def _demand(read: _Reader, composition: str, variant: str, horizon: int) -> DemandInputs:
    """Return the inputs of demand in one variant."""
    base = read.years("base_year")
    growth, at = read.points(Cell("demographic_growth", variant=variant))
    rate = {
        name: read.scalar(Cell(name, variant=variant))
        for name in (*TRENDS, "working_time", "vertical_substitution")
    }
    older = composition == "hrh-2012"
    return DemandInputs(
        unmet=read.scalar(Cell("unmet_demand", variant=variant)),
        demography=curves.from_zero(growth, at, horizon),
        trends=np.stack([rate[name] for name in TRENDS], axis=1),
        working_time=rate["working_time"],
        vertical=rate["vertical_substitution"],
        trend_years=np.full(read.draws, float(read.years("trend_year") - base)),
        reached_in=np.full(read.draws, float(read.last_balance_year() - base)) if older else None,
    )


def _from_published(read: _Reader, horizon: int) -> tuple[Array, Array]:
    """Return survival (d, s, y) and activity (d, c, s, k) from outflow and yield points."""
    survival = []
    for sex in SEXES:
        outflow, at = read.points(Cell("stock_cumulative_outflow", sex))
        survival.append(curves.survival_from_outflow(outflow, at, horizon))
    activity = []
    for cohort in COHORTS:
        row = []
        for sex in SEXES:
            share, at = read.points(Cell("external_yield", sex, cohort))
            constant = at == (0,)
            row.append(
                curves.constant_activity(share[:, 0], horizon)
                if constant
                else curves.activity_from_yield(share, at, horizon)
            )
        activity.append(np.stack(row, axis=1))
    return np.stack(survival, axis=1), np.stack(activity, axis=1)


def _from_hazards(read: _Reader, horizon: int) -> tuple[Array, Array, float]:
    """Return survival (d, s, y), activity (d, c, s, k) and their certificate, from hazards by age and sex."""
    from raming.engine.ages.survival import by_age  # noqa: PLC0415 - only where a pack has ages

    hazard, stock, entry = (
        np.stack([read.ages(name, sex) for sex in SEXES], axis=1)
        for name in ("exit_hazard", "stock_age", "entry_age")
    )
    made = by_age(hazard, stock, entry, horizon)
    return made.survival, np.repeat(made.activity[:, None], len(COHORTS), axis=1), made.certificate


def run(model: Model, *, continuing: bool = False, by_class: bool = False) -> Run:
    """Run the engine once for a model.

    Args:
        model: see `build`.
        continuing: trends go on after the trend year.
        by_class: follow each graduating class by itself instead of the published count times mean.

    Returns:
        Supply and demand on every rung, for every draw and year.
    """
    made = supply(model.supply, by_class=by_class)
    base_fte = made.total_fte()[:, 0]
    return Run(model, made, base_fte, ladder(base_fte, model.demand, continuing=continuing))
