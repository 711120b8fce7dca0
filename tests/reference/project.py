"""What comes out: the path over the years, and the advice."""

from typing import Any

from .case import COMPONENTS, SEXES, Case
from .decomposition import drivers
from .demand import RUNGS, SCENARIO, demand
from .intake import advised_intake, fte_per_place, with_intake
from .supply import fte, fte_of, heads


def project(
    case: Case, scenario: str = "preferred", trend: str = "temporary", intake: float | None = None
) -> dict[str, Any]:
    """All paths by calendar year, at the case's own intake or at another one for the adjustable cohort.

    ``heads``: component → sex → year; ``demand``: rung → year; ``headcount``, ``fte``, ``f3``, ``demand_fte``
    and ``gap_fte`` (of the scenario asked for; a shortage is positive): year.
    """
    if intake is not None:
        case = with_intake(case, intake)
    ts = {case.base_year + t: t for t in range(case.horizon + 1)}
    rung = SCENARIO[scenario][trend]
    by_component = {
        component: {sex: {year: heads(case, component, sex, t) for year, t in ts.items()} for sex in SEXES}
        for component in COMPONENTS
    }
    headcount = {
        year: sum(by_component[component][sex][year] for component in COMPONENTS for sex in SEXES)
        for year in ts
    }
    supply = {year: fte(case, t) for year, t in ts.items()}
    by_rung = {name: {year: demand(case, name, t) for year, t in ts.items()} for name in RUNGS}
    return {
        "heads": by_component,
        "headcount": headcount,
        "fte": supply,
        "f3": {year: fte_of(case, "after_steering", t) for year, t in ts.items()},
        "demand": by_rung,
        "demand_fte": by_rung[rung],
        "gap_fte": {year: by_rung[rung][year] - supply[year] for year in ts},
    }


def advise(case: Case, scenario: str, trend: str, balance_year: int) -> dict[str, Any]:
    """The advised intake for one balance year and what drives it; both None where it is not steerable."""
    t = balance_year - case.base_year
    rung = SCENARIO[scenario][trend]
    intake = advised_intake(case, rung, t)
    return {
        "advised_intake": intake,
        "drivers": None if intake is None else drivers(case, scenario, trend, t),
        "demand_fte": demand(case, rung, t),
        "fte": fte(case, t),
        "f3": fte_of(case, "after_steering", t),
        "fte_per_place": fte_per_place(case, t),
    }
