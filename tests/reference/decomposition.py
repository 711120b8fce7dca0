"""What drives the advice: places a year for each cause, which add up to the advice. MODEL.md 1.6."""

from .case import TRENDS, WORK_PROCESS, Case
from .demand import (
    SCENARIO,
    base_demand,
    d1,
    d2_older,
    d4_older,
    demographic_growth,
    share_of_total,
    trend_time,
)
from .intake import fte_per_place
from .supply import base_fte, fte_of

# How far up the ladder each scenario goes.
TRENDS_IN = {
    "demography": (),
    "work-process": WORK_PROCESS,
    "working-time": (*WORK_PROCESS, "working_time"),
    "preferred": TRENDS,
}


def working_time_growth(case: Case, scenario: str, tt: float) -> float:
    """Growth of demand by shorter working time after tt years: D4 compounds it, D6 adds it up."""
    if scenario == "working-time":
        return 1 / (1 - case.working_time * tt) - 1
    return (1 / (1 - case.working_time) - 1) * tt


def trend_fte(case: Case, scenario: str, name: str, t: int, tt: float) -> float:
    """FTE that one trend adds to the demand of year t (v3.2: all on top of demography)."""
    if name == "working_time":
        return d1(case, t) * working_time_growth(case, scenario, tt)
    return d1(case, t) * getattr(case, name) * tt


def trend_fte_older(case: Case, name: str, t: int, tt: float) -> float:
    """The same in the older composition: each trend on top of the rung below it."""
    below = {"working_time": d2_older, "vertical_substitution": d4_older}
    start = below[name](case, t, tt) if name in below else d1(case, t)
    return start * getattr(case, name) * share_of_total(case, tt)


def drivers_fte(case: Case, scenario: str, trend: str, t: int) -> dict[str, float]:
    """FTE asked of the adjustable intake in year t, by cause."""
    if trend not in SCENARIO[scenario]:
        raise ValueError(f"trend must be temporary or continuing, not {trend!r}")
    tt = trend_time(case, trend, t)
    s0 = base_fte(case)
    causes = {
        "outflow": s0 - fte_of(case, "stock", t),
        "in_training": -fte_of(case, "in_training", t),
        "before_steering": -fte_of(case, "before_steering", t),
        "abroad": -fte_of(case, "abroad", t),
        "unmet_demand": s0 * case.unmet_demand,
        "demographic_growth": base_demand(case) * demographic_growth(case, t),
    }
    for name in TRENDS:
        if name not in TRENDS_IN[scenario]:
            causes[name] = 0.0
        elif case.composition == "hrh-2012":
            causes[name] = trend_fte_older(case, name, t, tt)
        else:
            causes[name] = trend_fte(case, scenario, name, t, tt)
    return causes


def drivers(case: Case, scenario: str, trend: str, t: int) -> dict[str, float]:
    """Places a year by cause: FTE divided by the FTE that a yearly place gives."""
    u = fte_per_place(case, t)
    return {cause: value / u for cause, value in drivers_fte(case, scenario, trend, t).items()}
