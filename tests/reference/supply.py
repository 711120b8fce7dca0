"""Who is working t years after the base year, by where they came from. MODEL.md 1.4."""

from math import ceil

from .case import COMPONENTS, SEXES, Case, share_of_sex
from .curves import from_zero, held


def steering_offset(case: Case) -> int:
    """b: years from the base year to the first year in which the intake can be steered."""
    return case.steering_year - case.base_year


def fte_per_head(case: Case, sex: str, t: float) -> float:
    """FTE a person works, t years after the base year."""
    return held(case.fte_per_head[sex], t)


def outflow(case: Case, sex: str, t: float) -> float:
    """Share of the base stock that has left after t years; never more than all of it."""
    return min(from_zero(case.stock_cumulative_outflow[sex], t), 1.0)


def external_yield(case: Case, sex: str, cohort: str, k: float) -> float:
    """E(k): share of graduates active in the occupation k years after graduation; E(0) = 0.

    A share without a date, or with one date only, has no slope to continue: it is held.
    """
    points = case.external_yield[sex, cohort]
    if None in points:
        return points[None] if k >= 1 else max(k, 0.0) * points[None]
    if len(points) == 1 and k >= max(points):
        return points[max(points)]
    return max(from_zero(points, k), 0.0)


def mean_yield(case: Case, sex: str, cohort: str, ages: list[int]) -> float:
    """Mean of E over the whole ages of at least one year; 1 while there is no such age yet."""
    active = [external_yield(case, sex, cohort, k) for k in ages if k >= 1]
    return sum(active) / len(active) if active else 1.0


def graduates_per_year(case: Case, sex: str, cohort: str) -> float:
    """People of one sex who enter this cohort in a year and will graduate."""
    return (
        case.intake_per_year[cohort]
        * share_of_sex(case.intake_share_female[cohort], sex)
        * case.internal_yield[cohort]
    )


def stock(case: Case, sex: str, t: int) -> float:
    """People of the base stock who are still there."""
    people = case.stock_headcount * share_of_sex(case.stock_share_female, sex)
    return people * (1 - outflow(case, sex, t))


def in_training(case: Case, sex: str, t: int) -> float:
    """People in training in the base year who have graduated and are active: count times mean."""
    d = case.training_duration["in_training"]
    years_of_graduates = min(t, d)
    ages = [t - j for j in range(ceil(d))]
    mean = mean_yield(case, sex, "in_training", ages)
    return graduates_per_year(case, sex, "in_training") * years_of_graduates * mean


def before_steering(case: Case, sex: str, t: int) -> float:
    """People who enter between the base year and the steering year: count times mean."""
    d, b = case.training_duration["before_steering"], steering_offset(case)
    years_of_graduates = min(max(t - d, 0), b)
    ages = [t - ceil(d) - j for j in range(b)]
    mean = mean_yield(case, sex, "before_steering", ages)
    return graduates_per_year(case, sex, "before_steering") * years_of_graduates * mean


def after_steering(case: Case, sex: str, t: int) -> float:
    """People who enter from the steering year on, the only intake that can be chosen: count times mean."""
    d, b = case.training_duration["after_steering"], steering_offset(case)
    years_of_graduates = max(t - d - b, 0)
    ages = list(range(1, t - ceil(d) - b + 1))
    mean = mean_yield(case, sex, "after_steering", ages)
    return graduates_per_year(case, sex, "after_steering") * years_of_graduates * mean


def abroad(case: Case, sex: str, t: int) -> float:
    """People who came from abroad since the base year and are active.

    They stay as the graduates of the ``in_training`` cohort do; in the older composition one share stays.
    """
    arrivals = case.abroad_inflow_per_year * share_of_sex(case.abroad_share_female, sex)
    if case.composition == "hrh-2012":
        return arrivals * t * case.abroad_yield
    return arrivals * sum(external_yield(case, sex, "in_training", k) for k in range(1, t + 1))


FORMULA = dict(zip(COMPONENTS, (stock, in_training, before_steering, after_steering, abroad), strict=True))


def heads(case: Case, component: str, sex: str, t: int) -> float:
    """People of one sex in one component, t years after the base year."""
    return FORMULA[component](case, sex, t)


def fte_of(case: Case, component: str, t: int) -> float:
    """FTE of one component; F3 is the one of ``after_steering``."""
    return sum(heads(case, component, sex, t) * fte_per_head(case, sex, t) for sex in SEXES)


def fte(case: Case, t: int) -> float:
    """FTE of all components."""
    return sum(fte_of(case, component, t) for component in COMPONENTS)


def base_fte(case: Case) -> float:
    """S0: FTE supply in the base year."""
    return fte_of(case, "stock", 0)
