"""Each graduating class followed by itself, instead of count times mean.

The same heads where the training lasts whole years; where it does not, close to them (MODEL.md 1.4).
"""

from collections.abc import Callable
from math import floor

from .case import Case
from .supply import external_yield, graduates_per_year, steering_offset


def active(case: Case, sex: str, cohort: str, age: float) -> float:
    """Share of a class that is active; none before it has graduated."""
    return external_yield(case, sex, cohort, age) if age > 0 else 0.0


def in_training(case: Case, sex: str, t: int) -> float:
    """A class a year for the whole years of the training, and a part of one for the rest."""
    d = case.training_duration["in_training"]
    whole = floor(d)
    classes = sum(active(case, sex, "in_training", t - j) for j in range(whole))
    classes += (d - whole) * active(case, sex, "in_training", t - whole)
    return graduates_per_year(case, sex, "in_training") * classes


def before_steering(case: Case, sex: str, t: int) -> float:
    """One class for each year before the steering year."""
    d, b = case.training_duration["before_steering"], steering_offset(case)
    classes = sum(active(case, sex, "before_steering", t - d - j) for j in range(b))
    return graduates_per_year(case, sex, "before_steering") * classes


def after_steering(case: Case, sex: str, t: int) -> float:
    """One class for each year from the steering year on."""
    d, b = case.training_duration["after_steering"], steering_offset(case)
    classes, age = 0.0, t - d - b
    while age > 0:
        classes += active(case, sex, "after_steering", age)
        age -= 1
    return graduates_per_year(case, sex, "after_steering") * classes


CLASSES: dict[str, Callable[[Case, str, int], float]] = {
    "in_training": in_training,
    "before_steering": before_steering,
    "after_steering": after_steering,
}
