"""The training intake that makes supply meet demand. MODEL.md 1.6."""

from dataclasses import replace
from math import ceil

from .case import Case
from .demand import demand
from .supply import fte, fte_of, steering_offset


def with_intake(case: Case, intake: float) -> Case:
    """The same case with another intake from the steering year on."""
    return replace(case, intake_per_year={**case.intake_per_year, "after_steering": intake})


def first_steerable(case: Case) -> int:
    """Years after the base year until a whole class of the adjustable intake has graduated."""
    return ceil(case.training_duration["after_steering"]) + steering_offset(case) + 1


def fte_per_place(case: Case, t: int) -> float:
    """u = F3/n3: FTE in year t for each yearly place. Taken at an intake of 1, so that n3 may be 0."""
    return fte_of(with_intake(case, 1.0), "after_steering", t)


def advised_intake(case: Case, rung: str, t: int) -> float | None:
    """n* = n3 + (D - FTE)·n3/F3, or None where the intake cannot steer year t."""
    if t < first_steerable(case):
        return None
    u = fte_per_place(case, t)
    if u == 0:
        return None
    return case.intake_per_year["after_steering"] + (demand(case, rung, t) - fte(case, t)) / u
