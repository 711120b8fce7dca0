"""Plain Monte Carlo in plain Python: random figures around those of a case, one draw after another.

Written from the description of the pack's table `uncertainty`, not from the fast code.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import replace

from reference.case import COHORTS, Case, Points

Spread = tuple[str, float, float]
"""Scale, standard deviation of today's value, and of one year of drift."""


def ahead(spread: Spread, normal: float, years: float) -> float:
    """The deviation on its scale of a figure so many years ahead."""
    _, level, drift = spread
    return normal * math.sqrt(level * level + drift * drift * years)


def moved(spread: Spread, value: float, deviation: float) -> float:
    """A value moved on its scale."""
    scale = spread[0]
    if scale == "rate":
        return value + deviation
    if scale == "amount":
        return value * math.exp(deviation)
    if scale == "count":
        root = math.sqrt(value) + deviation
        return root * root if root > 0 else 0.0
    if value in (0.0, 1.0):
        return value
    return 1.0 / (1.0 + math.exp(-(math.log(value / (1.0 - value)) + deviation)))


def moved_curve(spread: Spread, points: Points, normal: float) -> Points:
    """A curve of outflow or yield, each part of its hazard moved by what is ahead of it."""
    result: Points = {}
    before, total = 0.0, 0.0
    for at in sorted(points):
        left = 1.0 - points[at] if spread[0] == "hazard" else points[at]
        hazard = -math.log(left)
        total += (hazard - before) * math.exp(ahead(spread, normal, at))
        before = hazard
        result[at] = 1.0 - math.exp(-total) if spread[0] == "hazard" else math.exp(-total)
    return result


def correlated(chance: random.Random, correlation: Sequence[Sequence[float]]) -> list[float]:
    """Standard normal numbers with these correlations, by Cholesky's recipe."""
    size = len(correlation)
    lower = [[0.0] * size for _ in range(size)]
    for row in range(size):
        for column in range(row + 1):
            rest = sum(lower[row][k] * lower[column][k] for k in range(column))
            if row == column:
                lower[row][row] = math.sqrt(correlation[row][row] - rest)
            else:
                lower[row][column] = (correlation[row][column] - rest) / lower[column][column]
    own = [chance.gauss(0.0, 1.0) for _ in range(size)]
    return [sum(lower[row][k] * own[k] for k in range(row + 1)) for row in range(size)]


def drawn_case(case: Case, quantities: Sequence[tuple[str, str | None, str | None, Spread]], normals) -> Case:
    """A case with every quantity moved: parameter, sex, cohort and spread of each."""
    changed: dict[str, object] = {}
    for (name, sex, cohort, spread), normal in zip(quantities, normals, strict=True):
        value = changed.get(name, getattr(case, name, None))
        if name in ("fte_per_head", "stock_cumulative_outflow"):
            curve = value[sex]
            if spread[0] == "hazard":
                new = moved_curve(spread, curve, normal)
            else:
                new = {at: moved(spread, v, ahead(spread, normal, at)) for at, v in curve.items()}
            changed[name] = {**value, sex: new}
        elif name == "external_yield":
            changed[name] = {
                key: moved_curve(spread, curve, normal) if key[0] == sex else curve
                for key, curve in value.items()
            }
        elif name == "demographic_growth":
            changed[name] = {at: moved(spread, v, ahead(spread, normal, at)) for at, v in value.items()}
        elif isinstance(value, dict):
            picked = [cohort] if cohort else COHORTS
            changed[name] = {
                **value,
                **{key: moved(spread, value[key], ahead(spread, normal, 0.0)) for key in picked},
            }
        elif value is not None:
            changed[name] = moved(spread, value, ahead(spread, normal, 0.0))
    return replace(case, **changed)
