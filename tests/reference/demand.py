"""How much care will be asked for, in FTE. MODEL.md 1.5; the older composition is section 12, T-1."""

from .case import WORK_PROCESS, Case
from .curves import from_zero
from .supply import base_fte

RUNGS = ("D1", "D2", "D3", "D4", "D5", "D6", "D7")

# The rung of the ladder for a scenario: first with temporary trends, then with continuing ones.
SCENARIO = {
    "demography": {"temporary": "D1", "continuing": "D1"},
    "work-process": {"temporary": "D2", "continuing": "D3"},
    "working-time": {"temporary": "D4", "continuing": "D5"},
    "preferred": {"temporary": "D6", "continuing": "D7"},
}


def demographic_growth(case: Case, t: float) -> float:
    """demo(t): cumulative growth of the demand by size and age of the population."""
    return from_zero(case.demographic_growth, t)


def trend_time(case: Case, trend: str, t: float) -> float:
    """tt: the years that a trend has worked; a temporary one stops in the trend year."""
    return min(t, case.trend_year - case.base_year) if trend == "temporary" else t


def work_process(case: Case) -> float:
    """W: the rates of the work-process trends, added up."""
    return sum(getattr(case, name) for name in WORK_PROCESS)


def base_demand(case: Case) -> float:
    """Demand in the base year: the supply, and what it leaves unmet."""
    return base_fte(case) * (1 + case.unmet_demand)


def d1(case: Case, t: float) -> float:
    """Demography only."""
    return base_demand(case) * (1 + demographic_growth(case, t))


def d2(case: Case, t: float, tt: float) -> float:
    """And the work process."""
    return d1(case, t) * (1 + work_process(case) * tt)


def d4(case: Case, t: float, tt: float) -> float:
    """And working time: who works A less each year, works 1 - A·tt of the hours after tt years."""
    return d1(case, t) * (1 / (1 - case.working_time * tt) + work_process(case) * tt)


def d6(case: Case, t: float, tt: float) -> float:
    """And vertical substitution; here working time enters as a yearly rate like all others."""
    rate = work_process(case) + (1 / (1 - case.working_time) - 1) + case.vertical_substitution
    return d1(case, t) * (1 + rate * tt)


def share_of_total(case: Case, tt: float) -> float:
    """Older composition: the share of a trend's total that is reached, linear up to the balance year."""
    return tt / (case.balance_year - case.base_year)


def d2_older(case: Case, t: float, tt: float) -> float:
    """Older composition: demography times the work process."""
    return d1(case, t) * (1 + work_process(case) * share_of_total(case, tt))


def d4_older(case: Case, t: float, tt: float) -> float:
    """Older composition: that times working time."""
    return d2_older(case, t, tt) * (1 + case.working_time * share_of_total(case, tt))


def d6_older(case: Case, t: float, tt: float) -> float:
    """Older composition: that times vertical substitution."""
    return d4_older(case, t, tt) * (1 + case.vertical_substitution * share_of_total(case, tt))


def demand(case: Case, rung: str, t: int) -> float:
    """Demand in FTE on one rung of the ladder, t years after the base year."""
    if rung == "D1":
        return d1(case, t)
    older = case.composition == "hrh-2012"
    tt = trend_time(case, "temporary" if rung in ("D2", "D4", "D6") else "continuing", t)
    if rung in ("D2", "D3"):
        return d2_older(case, t, tt) if older else d2(case, t, tt)
    if rung in ("D4", "D5"):
        return d4_older(case, t, tt) if older else d4(case, t, tt)
    return d6_older(case, t, tt) if older else d6(case, t, tt)
