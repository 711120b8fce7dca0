"""Can there be an answer? Says why there is no advice, and refuses a demand that cannot be true."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from raming.answers.model import HORIZON, Run, demand_of
from raming.engine.model.demand import (
    MOST_TIME_GIVEN_UP,
    RUNGS,
    DemandInputs,
    driver_terms,
    ladder,
    time_given_up,
)
from raming.engine.model.supply import ADJUSTABLE, Supply
from raming.inputs.parameters import Cell, Override, ParameterSet
from raming.inputs.problems import Named, Phrase, refuse
from raming.inputs.vocabulary import DUTCH, PARAMETERS, TRENDS

NOT_STEERABLE = "not-steerable"
"""Why there is no advice: by the balance year no whole class that can be steered has graduated."""
NO_EFFECT = "no-effect-of-places"
"""Why there is no advice: a training place gives no FTE by then, however many there are."""
NEGATIVE_DEMAND = "demand-below-zero"
"""Why there is no advice: demand would be below zero."""
TIME_GIVEN_UP = "working-time-given-up"
"""Why there is no advice: more than `MOST_TIME_GIVEN_UP` of today's working time would be given up."""
MOST_IMPOSSIBLE = 0.05
"""Share of draws with a demand that cannot be true above which there is no answer: beyond it they would decide
the ends of the intervals that are shown."""


def impossible(
    demand: np.ndarray, inputs: DemandInputs, rung: int, *, continuing: bool
) -> dict[str, np.ndarray]:
    """Return where demand cannot be true, by reason, axes (draw, year) each.

    Args:
        demand: demand on the rung, axes (draw, year).
        inputs: what it was computed from.
        rung: place in `RUNGS`.
        continuing: trends go on after the trend year.
    """
    found = {NEGATIVE_DEMAND: demand < 0.0}
    if RUNGS[rung] == "working-time" and inputs.reached_in is None:
        found[TIME_GIVEN_UP] = time_given_up(inputs, continuing=continuing) > MOST_TIME_GIVEN_UP
    return found


def refuse_impossible(
    parameters: ParameterSet, rung: int, variant: str, changes: Sequence[Override], *, continuing: bool
) -> None:
    """Refuse figures with which demand cannot be true in a year of the projection.

    Raises:
        InputError: naming the first such year and the parameters that make it.
    """
    values = {cell: figure.value for cell, figure in parameters.items()}
    (inputs,) = demand_of(values, parameters.composition, [variant])
    relative = ladder(np.ones(1), inputs, continuing=continuing)[:, rung]
    base = int(parameters.value("base_year"))
    found = impossible(relative, inputs, rung, continuing=continuing)
    if TIME_GIVEN_UP in found and found[TIME_GIVEN_UP].any():
        years = HORIZON if continuing else int(inputs.trend_years[0])
        raise refuse(
            "more than three quarters of today's working time would be given up in {year}, beyond which the "
            "rung working-time, 1 / (1 − rate × years), says nothing",
            year=base + int(np.argmax(found[TIME_GIVEN_UP][0])),
            rule=TIME_GIVEN_UP,
            field="--set",
            value=f"working_time={parameters[Cell('working_time', variant=variant)].value:g}",
            expected=Phrase(
                "at most {most:g} a year, over {years} years", most=MOST_TIME_GIVEN_UP / years, years=years
            ),
        )
    if found[NEGATIVE_DEMAND].any():
        place = int(np.argmax(found[NEGATIVE_DEMAND][0]))
        cause = weighs_down(inputs, rung, place, continuing=continuing)
        acting = _of_demand(changes)
        raise refuse(
            "demand would fall below zero in {year}, most of all through {parameter}",
            year=base + place,
            parameter=Phrase(PARAMETERS[cause].label),
            rule=NEGATIVE_DEMAND,
            field="--set" if acting else "--variant",
            value=acting or _typed(parameters, cause, variant),
            expected=Phrase("a demand of zero or more in every year to {last}", last=base + HORIZON)
            if acting
            else Phrase(
                "a demand of zero or more in every year to {last}: another variant, temporary trends, or a figure of your own with --set",
                last=base + HORIZON,
            ),
        )


def weighs_down(inputs: DemandInputs, rung: int, place: int, *, continuing: bool) -> str:
    """Return the parameter that lowers demand most in a year, by name.

    Args:
        inputs: what demand is computed from.
        rung: place in `RUNGS`.
        place: years after the base year.
        continuing: trends go on after the trend year.
    """
    terms = driver_terms(np.ones(1), inputs, rung, continuing=continuing)[0, 1:, place]
    names = ("unmet_demand", "demographic_growth", *TRENDS, "working_time", "vertical_substitution")
    return names[int(np.argmin(terms))]


def _typed(parameters: ParameterSet, name: str, variant: str) -> str:
    """Return a figure of a round as it would be typed; empty where it has one for every year."""
    known = {cell: figure for cell, figure in parameters.items() if cell.parameter == name}
    figure = known.get(Cell(name, variant=variant)) or known.get(Cell(name))
    if figure is None:
        return ""
    value = f"{figure.value:g}"
    return Named({"en": f"{name}={value}", "nl": f"{DUTCH[name][0]}={value.replace('.', ',')}"})


def impossible_draws(ran: Run, rung: int, *, continuing: bool) -> np.ndarray:
    """Return in which draws of a run demand cannot be true in some year, axes (draw)."""
    found = impossible(ran.demand[:, rung], ran.model.demand, rung, continuing=continuing)
    wrong: np.ndarray = np.any(
        [np.broadcast_to(one, ran.demand[:, rung].shape).any(axis=1) for one in found.values()], axis=0
    )
    return wrong


def too_many(count: int, draws: int) -> bool:
    """Tell whether so many draws that cannot be true leave no answer."""
    return count > MOST_IMPOSSIBLE * draws


def refuse_impossible_draws(
    wrong: np.ndarray,
    changes: Sequence[Override],
    middle: Callable[[], DemandInputs],
    rung: int,
    *,
    continuing: bool,
) -> None:
    """Refuse draws of which too many cannot be true.

    Args:
        wrong: whether demand cannot be true, axes (draw).
        changes: the changed parameters.
        middle: gives what demand is computed from at the middle values, to say what it is through.
        rung: place in `RUNGS`.
        continuing: trends go on after the trend year.

    Raises:
        InputError: saying in how many draws, and through which parameter most.
    """
    count = int(np.count_nonzero(wrong))
    if too_many(count, len(wrong)):
        cause = weighs_down(middle(), rung, HORIZON, continuing=continuing)
        acting = _of_demand(changes)
        raise refuse(
            "in {count} of {draws} draws demand cannot be true, most of all through {parameter}: below zero, or "
            "with more than three quarters of today's working time given up",
            parameter=Phrase(PARAMETERS[cause].label),
            count=count,
            draws=len(wrong),
            rule="impossible-draws",
            field="--set" if acting else "--variant",
            value=acting,
            expected=Phrase("such a demand in at most {share:.0%} of the draws", share=MOST_IMPOSSIBLE),
        )


def first_steerable(ran: Run) -> int:
    """Return the years from the base year until a whole adjustable class has graduated."""
    return int(np.ceil(ran.model.supply.duration[0, ADJUSTABLE - 1]) + ran.model.supply.steering[0]) + 1


def why_no_advice(supply: Supply, place: int) -> str | None:
    """Return why no intake can bring balance in a year, in any draw of a run; None where one can.

    Args:
        supply: supply by component.
        place: years from the base year to the balance year.
    """
    if not supply.steerable[:, place].all():
        return NOT_STEERABLE
    return None if (supply.fte_per_place[:, place] > 0.0).all() else NO_EFFECT


def refuse_without_advice(why: str | None, balance_year: int, first: int | None = None) -> None:
    """Refuse a question that needs an advice where there is none, for the reason that is true.

    Args:
        why: the reason, see `why_no_advice`.
        balance_year: the year asked for.
        first: first year for which there is an advice, where that is known.

    Raises:
        InputError: when there is a reason.
    """
    if why == NO_EFFECT:
        raise refuse(
            "a training place gives no FTE by then, so no intake can bring balance",
            rule=NO_EFFECT,
            field="--balance-year",
            value=balance_year,
            expected=Phrase("an internal yield, an external yield and FTE per person above 0"),
        )
    if why is not None:
        raise refuse(
            "the intake cannot be steered in that year",
            rule=why,
            field="--balance-year",
            value=balance_year,
            expected=Phrase("a later year") if first is None else Phrase("{first} or later", first=first),
        )


def refuse_no_demand(demand: np.ndarray, changes: Sequence[Override]) -> None:
    """Refuse a demand of nothing where shares of it are asked for.

    Args:
        demand: demand, axes (draw, year).
        changes: the changed parameters.

    Raises:
        InputError: when there is none in some year of some draw.
    """
    if (demand == 0.0).any():
        raise refuse(
            "there is no demand to take a share of: the base year has no FTE to start from",
            rule="no-demand",
            field="--set",
            value=", ".join(str(one) for one in changes if PARAMETERS[one.parameter].group == "stock"),
            expected=Phrase("a stock and FTE per person above 0"),
        )


def _of_demand(changes: Sequence[Override]) -> str:
    """Return the changes that act on demand; all of them where none does."""
    acting = [one for one in changes if PARAMETERS[one.parameter].group == "demand"]
    return ", ".join(map(str, acting or changes))
