"""Survival from hazards by age, the other way in: for one sex; a hazard is a rate of leaving per year.

Hazards hold through a whole year of age; beyond the last age listed the last hazard goes on.
"""

from collections.abc import Mapping
from math import exp, floor


def hazard_at(hazard: Mapping[int, float], age: int) -> float:
    """The hazard at an age; that of the last age beyond it."""
    return hazard[min(age, max(hazard))]


def cumulative_hazard(hazard: Mapping[int, float], age: int, years: float) -> float:
    """Hazards added up along the ages lived through in so many years, from an exact age on."""
    whole = floor(years)
    lived = sum(hazard_at(hazard, age + j) for j in range(whole))
    return lived + (years - whole) * hazard_at(hazard, age + whole)


def survival(hazard: Mapping[int, float], age: int, years: float) -> float:
    """S = exp(-cumulative hazard): share of those of an age who are still there after so many years."""
    return exp(-cumulative_hazard(hazard, age, years))


def stock_survival(hazard: Mapping[int, float], share_by_age: Mapping[int, float], t: float) -> float:
    """Share of the base stock still there after t years, from its shares by single age."""
    return sum(share * survival(hazard, age, t) for age, share in share_by_age.items())


def external_yield(
    hazard: Mapping[int, float], entry_by_age: Mapping[int, float], k: float, participation: float = 1.0
) -> float:
    """E(k): share of graduates active k years after graduation, from their shares by age; E(0) = 0.

    ``participation`` is the share of graduates that ever starts in the occupation.
    """
    if k <= 0:
        return 0.0
    return participation * sum(share * survival(hazard, age, k) for age, share in entry_by_age.items())
