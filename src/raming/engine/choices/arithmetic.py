"""Arithmetic that published documents used: Table 1 of 2017 and the accounting of the sector forecasts."""

from dataclasses import dataclass

FORMS = ("linear", "hours", "compound")


def multiplier(form: str, unit_effect: float, years: float, hours_per_week: float | None = None) -> float:
    """Return the effect per person of the base.

    Args:
        form: `linear` (unit effect × years), `hours` (hours over hours a week) or `compound`
            (`(1 + unit effect)^years − 1`).
        unit_effect: effect a year, or hours a week.
        years: years in effect.
        hours_per_week: hours a week, for `hours`.

    Raises:
        ValueError: for an unknown form, or `hours` without hours a week.
    """
    if form == "linear":
        return unit_effect * years
    if form == "compound":
        return float((1.0 + unit_effect) ** years - 1.0)
    if form == "hours" and hours_per_week:
        return unit_effect / hours_per_week
    raise ValueError(f"no formula for form {form!r} with {hours_per_week!r} hours a week")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table that adds measures up.

    Attributes:
        effect: base × multiplier.
        implied_base: the base with which the published effect follows exactly.
        implied_low: the base at the lower end of the published rounding.
        implied_high: the base at its upper end.
        within_rounding: whether the formula reproduces the publication within its rounding.
    """

    effect: float
    implied_base: float
    implied_low: float
    implied_high: float
    within_rounding: bool


def table_row(base: float, factor: float, published: float, rounding: float) -> TableRow:
    """Hold a formula against what was published.

    Args:
        base: people the measure applies to.
        factor: effect per person of the base.
        published: effect as printed.
        rounding: step to which it was rounded.
    """
    effect, half = base * factor, rounding / 2.0
    return TableRow(
        effect,
        published / factor,
        (published - half) / factor,
        (published + half) / factor,
        abs(effect - published) <= half,
    )


def joint_effect(base: float, people: float, capacity: list[float]) -> float:
    """Return the effect of all rows together: people add, capacity multiplies what everybody does.

    Args:
        base: people at work whom the capacity rows reach.
        people: people added by the other rows.
        capacity: effect per person of each capacity row.
    """
    factor = 1.0
    for effect in capacity:
        factor *= 1.0 + effect
    return (base + people) * factor - base


def implied_shortage(shortage_later: float, demand_growth: float, supply_growth: float) -> float:
    """Return the shortage at the start that a later shortage and two growths imply."""
    return shortage_later - (demand_growth - supply_growth)
