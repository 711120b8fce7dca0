"""From a pack to regional arrays: who lives where, who works where, and the engine's regional run."""

from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

import numpy as np

from raming.answers.case import Case
from raming.answers.model import HORIZON, Run, build, run
from raming.answers.needs import require
from raming.answers.regional import inputs
from raming.answers.regional.figures import RegionalFigure, RegionalFigures, drawn
from raming.answers.uncertainty.draws import uncertainty_of
from raming.answers.uncertainty.quantities import Uncertainty, draw
from raming.engine import regions as engine
from raming.engine.model.curves import Array
from raming.inputs.pack import Pack
from raming.inputs.regions import Region, Regions

SPREAD_YEAR = 2050
"""Year for which `population_spread` is stated."""


@dataclass(frozen=True, slots=True)
class RegionalRun:
    """What the engine returns for all regions of one case.

    Attributes:
        regions: the regions, in order of code.
        base_year: first year of the year axis.
        people: inhabitants, axes (r, y).
        headcount: people active, axes (d, r, y).
        fte: full-time equivalents active, axes (d, r, y).
        demand: full-time equivalents needed, axes (d, r, y).
        figures: the regional figures it rests on.
        stock_known: whether the stock of each region was counted, axes (r).
        settling: how people spread over regions.
        national: the national run the regions add up to.
    """

    regions: tuple[Region, ...]
    base_year: int
    people: Array
    headcount: Array
    fte: Array
    demand: Array
    figures: tuple[RegionalFigure, ...]
    stock_known: np.ndarray
    settling: engine.Settling
    national: Run

    @property
    def gap(self) -> Array:
        """Demand minus supply, axes (d, r, y)."""
        return self.demand - self.fte

    def to_level(self, pack: Pack, level: str) -> "RegionalRun":
        """Add the regions up to a wider level, by the share of their inhabitants in each region of it."""
        if level == self.regions[0].level:
            return self
        targets = Regions(pack).level(level)
        matrix = inputs.province_matrix(pack, self.regions, targets)
        people, headcount, fte, demand = (
            np.einsum("pr,...ry->...py", matrix, values)
            for values in (self.people, self.headcount, self.fte, self.demand)
        )
        known = np.array([bool(np.all(self.stock_known[row > 0.0])) for row in matrix])
        return replace(
            self,
            regions=targets,
            people=people,
            headcount=headcount,
            fte=fte,
            demand=demand,
            stock_known=known,
        )


@dataclass(frozen=True)
class RegionalCase:
    """What does not vary over draws: everything a pack knows of the regions of one case.

    Attributes:
        case: the national case.
        regions: the regions, in order of code.
        population: their inhabitants.
        use: relative use of care by group, axes (g).
        ratio: regional use over what age and sex explain, axes (r).
        stock: share of the stock counted in each region, not a number where unknown, axes (r).
        exposure: share of people near retirement against the country, not a number where unknown, axes (r).
        moves: matrix of moves, or None.
        settlement: share of the graduates of each training region who work in each region, axes (r).
        fixed: the figures these rest on.
        figures: the regional parameters.
        calibrated: whether the track record of the nation widens its spreads.
    """

    case: Case
    regions: tuple[Region, ...]
    population: inputs.Population
    use: Array
    ratio: Array
    stock: Array
    exposure: Array
    moves: Array | None
    settlement: dict[str, Array]
    fixed: tuple[RegionalFigure, ...]
    figures: RegionalFigures
    calibrated: bool = True

    @cached_property
    def uncertain(self) -> Uncertainty:
        """What is uncertain about the nation."""
        return uncertainty_of(self.case, calibrated=self.calibrated)

    @property
    def inhabitants(self) -> Array:
        """Inhabitants, axes (r, y)."""
        return np.asarray(self.population.people.sum(axis=1))

    def run(
        self,
        draws: int = 0,
        seed: int = 1,
        *,
        held: frozenset[str] = frozenset(),
        neutral: frozenset[str] = frozenset(),
        intake: float | None = None,
    ) -> RegionalRun:
        """Run the case for all regions; in every draw they add up to the nation.

        Args:
            draws: number of draws; 0 for one run with every figure at its value.
            seed: seed of the draws.
            held: statuses, or names of regional parameters, of figures that keep their value in every draw.
            neutral: parameters in which every region is made like the country; `demand_growth` among them
                lets demand grow everywhere as it does nationally.
            intake: yearly intake of the adjustable cohort; that of the case when left out.
        """
        occupation, size = self.case.occupation, max(draws, 1)
        used = list(self.fixed)

        def of(parameter: str, region: str = "") -> Array:
            figure = self.figures.get(parameter, region)
            used.append(figure)
            return drawn(figure, occupation, draws, seed, held=bool(held & {figure.status, parameter}))

        def by_region(parameter: str, known: Array | None = None) -> Array:
            """Return what is known where it is, and draws of the figure elsewhere, axes (d, r)."""
            if parameter in neutral:
                return np.ones((size, len(self.regions)))
            columns = []
            for place, region in enumerate(self.regions):
                if known is not None and np.isfinite(known[place]):
                    columns.append(np.full(size, known[place]))
                else:
                    columns.append(of(parameter, region.code))
            return np.stack(columns, axis=1)

        national = run_nation(self, draws, seed, held, intake)
        people = self.inhabitants
        density = by_region("relative_density", np.where(np.isfinite(self.stock), 1.0, np.nan))
        start = _start(self.stock, engine.shares(density * people[:, 0]))
        if self.settlement:
            arrive = np.broadcast_to(
                np.mean(list(self.settlement.values()), axis=0)[:, None], (size, *people.shape)
            )
        else:
            attraction = np.moveaxis(by_region("settlement_ratio")[:, :, None] * people, 1, -1)
            arrive = np.moveaxis(engine.shares(attraction), -1, 1)
        rate = np.zeros(size) if self.moves is not None else of("move_rate")
        settling = engine.Settling(start, arrive, by_region("outflow_ratio", self.exposure), rate, self.moves)
        level = self.ratio ** of("regional_use_weight")[:, None]
        drift = by_region("population_spread")
        year = self.case.base_year + np.arange(people.shape[-1])
        since = np.maximum(year - self.population.counted, 0) / (SPREAD_YEAR - self.population.counted)
        weight = level[:, :, None] * np.maximum(1.0 + drift[:, :, None] * since, 0.0)
        demand = engine.regional_demand(
            self.population.people, self.use, weight, national.demand[:, self.case.rung]
        )
        if "demand_growth" in neutral:
            whole = national.demand[:, self.case.rung]
            demand = demand[..., :1] * (whole / whole[:, :1])[:, None]
        headcount, fte = engine.regional_supply(national.supply.heads, national.model.supply, settling)
        return RegionalRun(
            regions=self.regions,
            base_year=self.case.base_year,
            people=people,
            headcount=headcount,
            fte=fte,
            demand=demand,
            figures=tuple(used),
            stock_known=np.isfinite(self.stock),
            settling=settling,
            national=national,
        )


def regional_case(case: Case, *, calibrated: bool = True) -> RegionalCase:
    """Read what a pack knows of the regions of a case.

    Args:
        case: the national case.
        calibrated: widen the national spreads of supply by what the track record of earlier rounds asks for.

    Raises:
        InputError: when the pack has no regions, population or use of care for this case.
    """
    pack, occupation = case.pack, case.occupation
    require("regions", pack)
    known = Regions(pack)
    regions = known.level(known.finest)
    profile = str(inputs.care_profile(pack, occupation)["profile"])
    people = inputs.population(pack, regions, case.base_year, HORIZON)
    ratio, ratio_figures = inputs.use_ratios(pack, profile, regions)
    stock, stock_figures = inputs.known_stock(
        pack, occupation, regions, case.parameters.value("stock_headcount")
    )
    exposure, age_figures = inputs.known_exposure(pack, occupation, regions)
    moves, move_figures = inputs.known_moves(pack, occupation, regions)
    settlement, settlement_figures = inputs.known_settlement(pack, occupation, regions)
    return RegionalCase(
        case=case,
        regions=regions,
        population=people,
        use=inputs.use_weights(pack, profile, people.groups),
        ratio=ratio,
        stock=stock,
        exposure=exposure,
        moves=moves,
        settlement=settlement,
        fixed=(*ratio_figures, *stock_figures, *age_figures, *move_figures, *settlement_figures),
        figures=RegionalFigures(pack, occupation),
        calibrated=calibrated,
    )


def _start(known: Array, estimated: Array) -> Array:
    """Return the share of the stock in each region: what is known, the rest as estimated, axes (d, r)."""
    if not np.any(np.isfinite(known)):
        return estimated
    found = np.where(np.isfinite(known), known, 0.0)
    rest = engine.shares(np.where(np.isfinite(known), 0.0, estimated))
    return engine.shares(found + rest * max(1.0 - found.sum(), 0.0))


def run_nation(known: RegionalCase, draws: int, seed: int, held: frozenset[str], intake: float | None) -> Run:
    """Run the nation at an intake: once, or for every draw of what is uncertain about it.

    Args:
        known: the regional case, with the national one and what is uncertain about it.
        draws: number of draws; 0 for one run with every figure at its value.
        seed: seed of the draws, the same as those of the advice.
        held: statuses of figures that keep their value in every draw.
        intake: yearly intake of the adjustable cohort; that of the case when left out.

    Raises:
        InputError: when demand cannot be true in too many of the draws.
    """
    case = known.case
    model = case.model()
    if draws:
        uncertain = known.uncertain
        normals = uncertain.normals(seed, case.occupation, 0, draws)
        used = case.used()
        for place, quantity in enumerate(uncertain.quantities):
            statuses = {figure.status for cell, figure in used.items() if quantity.moves(cell)}
            if statuses <= held:
                normals[place] = 0.0
        values = draw(case.parameters, case.variant, uncertain, normals)
        model = build(values, case.parameters.composition, case.variant)
    places = np.array(model.supply.intake)
    places[:, 2] = case.intake if intake is None else intake
    supplied = replace(model, supply=replace(model.supply, intake=places))
    projection = case.checked(run(supplied, continuing=case.continuing))
    return projection if len(projection.base_fte) == max(draws, 1) else _repeated(projection, draws)


def _repeated(ran: Run, draws: int) -> Run:
    """Return a run in which nothing is uncertain with its one draw repeated."""

    def more(part: Any) -> Any:
        """Repeat every array of a dataclass along the draw axis."""
        arrays = {f.name: getattr(part, f.name) for f in fields(part)}
        return replace(part, **{n: np.broadcast_to(a, (draws, *a.shape[1:])) for n, a in arrays.items()})

    return replace(
        ran,
        model=replace(ran.model, supply=more(ran.model.supply)),
        supply=more(ran.supply),
        base_fte=np.broadcast_to(ran.base_fte, (draws,)),
        demand=np.broadcast_to(ran.demand, (draws, *ran.demand.shape[1:])),
    )
