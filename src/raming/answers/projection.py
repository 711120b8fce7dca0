"""What will supply and demand be, year by year, and what was observed before?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from raming.answers.advice import heads_by_component
from raming.answers.answer import CaseAnswer
from raming.answers.case import Case, open_case
from raming.answers.evidence import of_rows
from raming.answers.model import HORIZON
from raming.answers.options import OccupationOptions, OddsOptions, question
from raming.answers.uncertainty.grades import model_grade
from raming.answers.uncertainty.odds import PathOdds, Sampling, sampling_of
from raming.engine.model.demand import RUNGS
from raming.engine.model.intake import fte_at_intake
from raming.engine.model.supply import ADJUSTABLE, COMPONENTS
from raming.inputs.meaning import FTE, OWN_UNIT, PEOPLE, PEOPLE_A_YEAR, YEAR, Is
from raming.inputs.pack import Pack
from raming.inputs.tables import Row


@dataclass(frozen=True, slots=True)
class ProjectedYear:
    """One year of the path."""

    headcount: Annotated[float, Is("people active", PEOPLE)]
    fte: Annotated[float, Is("full-time equivalents active", FTE)]
    headcount_by_component: Annotated[dict[str, float], Is("people by where they come from", PEOPLE)]
    fte_by_component: Annotated[dict[str, float], Is("full-time equivalents by where they come from", FTE)]
    demand_by_scenario: Annotated[
        dict[str, float], Is("full-time equivalents needed on each rung of the ladder", FTE)
    ]
    demand_fte: Annotated[float, Is("full-time equivalents needed in the chosen scenario", FTE)]
    gap_fte: Annotated[float, Is("demand minus supply; a shortage is positive", FTE)]


@dataclass(frozen=True, slots=True)
class Observation:
    """A counted or published figure of the past."""

    year: Annotated[int, Is("year of the count", YEAR)]
    indicator: Annotated[str, Is("what was counted")]
    series: Annotated[str, Is("publication; series are never mixed")]
    value: Annotated[float, Is("the published number", OWN_UNIT)]
    unit: Annotated[str, Is("what the numbers count")]
    status: Annotated[str, Is("status of the figure")]
    source: Annotated[str, Is("id of the source in the pack")]
    where: Annotated[str, Is("where in the source it stands; empty where the source says it once for all")]
    counts: Annotated[
        str,
        Is("what is counted, such as `registered`, `working` or `places`; empty where that does not apply"),
    ]


@dataclass(frozen=True, slots=True)
class Projection(CaseAnswer):
    """The year path of supply and demand."""

    intake: Annotated[float, Is("intake with which the path was computed", PEOPLE_A_YEAR)]
    years: Annotated[dict[str, ProjectedYear], Is("the path by calendar year")]
    observed: Annotated[tuple[Observation, ...], Is("the observed past")]
    odds: Annotated[
        PathOdds | None, Is("fan charts of supply, demand and gap; null where no draws were asked for")
    ]

    def to_xarray(self) -> Any:
        """Return the path as a labelled `xarray.Dataset` over component, scenario and year."""
        import xarray  # noqa: PLC0415 - slow to load, and only for those who ask

        rows = list(self.years.values())
        year = [int(name) for name in self.years]
        parts = list(COMPONENTS)
        return xarray.Dataset(
            {
                "headcount": (
                    ("component", "year"),
                    [[row.headcount_by_component[p] for row in rows] for p in parts],
                ),
                "fte": (("component", "year"), [[row.fte_by_component[p] for row in rows] for p in parts]),
                "demand_fte": (
                    ("scenario", "year"),
                    [[row.demand_by_scenario[s] for row in rows] for s in RUNGS],
                ),
                "gap_fte": (("year",), [row.gap_fte for row in rows]),
            },
            coords={"component": parts, "scenario": list(RUNGS), "year": year},
            attrs={
                "occupation": self.occupation,
                "round": self.round,
                "intake": self.intake,
                "result": self.manifest.result.exact,
            },
        )


@dataclass(frozen=True)
class ProjectionOptions(OddsOptions, OccupationOptions):
    """What a year path is asked with."""


@question(ProjectionOptions)
def project(options: ProjectionOptions) -> Projection:
    """Project supply and demand.

    Headcount and FTE by component, demand on every rung of the ladder, the gap, and the observed past; or,
    with --region, the path of one region with its interval and odds.

    Raises:
        InputError: when the occupation, or a choice, does not exist, or figures are missing.

    Example:
        >>> path = project("huisarts", round=2025)
        >>> round(path.years["2043"].fte, 1)
        13802.7
    """
    return projection_of(open_case(options.occupation, options), sampling_of(options))


def projection_of(case: Case, sampling: Sampling | None = None) -> Projection:
    """Return the year path of a case that was opened before, with fan charts where draws are asked for."""
    ran = case.run()
    heads = heads_by_component(case, ran)
    parts = ran.supply.fte[0].copy()
    parts[ADJUSTABLE] = case.intake * ran.supply.fte_per_place[0]
    fte = fte_at_intake(ran.supply, np.array([case.intake]))[0]
    demand = ran.demand[0]
    years = {
        str(case.base_year + t): ProjectedYear(
            headcount=float(heads[:, t].sum()),
            fte=float(fte[t]),
            headcount_by_component={name: float(heads[k, t]) for k, name in enumerate(COMPONENTS)},
            fte_by_component={name: float(parts[k, t]) for k, name in enumerate(COMPONENTS)},
            demand_by_scenario={name: float(demand[k, t]) for k, name in enumerate(RUNGS)},
            demand_fte=float(demand[case.rung, t]),
            gap_fte=float(demand[case.rung, t] - fte[t]),
        )
        for t in range(HORIZON + 1)
    }
    odds, options, seed = None, case.options, None
    evidence = case.evidence() + of_rows("observed", _observed_rows(case.pack, case.occupation))
    if sampling is not None:
        from raming.answers.uncertainty.draws import draws_evidence, path_odds_of  # noqa: PLC0415 - only where draws are asked for

        odds, seed = path_odds_of(case, sampling), sampling.seed
        evidence += draws_evidence(case)
        names = ("draws", "seed", "calibrated", "noise")
        options = {**options, **{name: getattr(sampling, name) for name in names}}
    result = Projection(
        **case.heading(),
        intake=case.intake,
        years=years,
        observed=observed(case.pack, case.occupation),
        odds=odds,
    )
    return result.sealed(
        "project",
        options,
        case.pack,
        seed,
        evidence=evidence,
        grade=model_grade(case).grade,
        worth=model_grade(case),
        tally=case.tally,
        as_of=case.base_year,
    )


def _observed_rows(pack: Pack, occupation: str) -> list[Row]:
    """Return the rows of the observed past of an occupation that are shown."""
    return [
        row
        for row in pack.table("observed")
        if row["occupation"] == occupation and row["sex"] is None and row["indicator"] in ("headcount", "fte")
    ]


def observed(pack: Pack, occupation: str) -> tuple[Observation, ...]:
    """Return the observed past of an occupation: people and FTE of both sexes together, by series."""
    found = [
        Observation(
            year=int(row["year"] or 0),
            indicator=str(row["indicator"]),
            series=str(row["series"]),
            value=float(row["value"] or 0.0),
            unit=str(row["unit"]),
            status=str(row["status"]),
            source=str(row["source"]),
            where=str(row.get("where") or ""),
            counts=str(row.get("counts") or ""),
        )
        for row in _observed_rows(pack, occupation)
    ]
    return tuple(sorted(found, key=lambda entry: (entry.indicator, entry.series, entry.year)))
