"""Draws of a case and of the measures on it: what is not known, as numbers.

The figures of a case are drawn as for the odds of its advice, so that two questions about one case share
their luck and differ only where the policy differs.
"""

from collections.abc import Sequence

import numpy as np

from raming.answers.case import Case
from raming.answers.model import Values
from raming.answers.uncertainty.draws import FEWEST, MOST, uncertainty_of
from raming.answers.uncertainty.odds import SEED
from raming.answers.uncertainty.quantities import draw
from raming.engine.choices.levers import Levers, ramp
from raming.engine.draws import distributions as spread
from raming.engine.draws import streams
from raming.engine.model.curves import Array
from raming.inputs.measures import Measure, StatedInterval

__all__ = ["FEWEST", "MOST", "SEED", "drawn_values", "levers_of"]


def drawn_values(case: Case, draws: int, seed: int = SEED, start: int = 0) -> Values:
    """Return draws of every figure of a case.

    Args:
        case: the case.
        draws: number of draws.
        seed: seed of the streams.
        start: first draw; draws of other numbers are others, so a second set can be held out.

    Returns:
        Value of every cell: a number, or one number a draw.
    """
    uncertain = uncertainty_of(case)
    normals = uncertain.normals(seed, case.occupation, start, start + draws)
    return draw(case.parameters, case.variant, uncertain, normals)


def _effect(interval: StatedInterval, normals: Array) -> Array:
    """Return draws of an effect; one that cannot turn against itself stops at nothing."""
    free = spread.rate(normals, interval.low, interval.value, interval.high)
    if interval.low >= 0.0:
        return np.maximum(free, 0.0)
    return np.minimum(free, 0.0) if interval.high <= 0.0 else free


def levers_of(
    measures: Sequence[Measure],
    target: str,
    base_year: int,
    years: int,
    draws: int | None = None,
    seed: int = SEED,
    start: int = 0,
    regional: bool = False,
) -> Levers:
    """Return the levers of measures on a target, as arrays.

    Args:
        measures: the measures.
        target: an occupation, or `sector`.
        base_year: calendar year of year 0.
        years: number of years.
        draws: number of draws; the middle values as one draw when left out.
        seed: seed of the streams.
        start: first draw.
        regional: count measures that only move people between regions; they add nobody to the country.

    Returns:
        Levers with `draws` draws, or one.
    """
    kinds, owners, columns, ramps = [], [], [], []
    for place, measure in enumerate(measures):
        own = measure.on(target) if regional or measure.scope == "nation" else ()
        if draws is not None and own:
            numbers = streams.uniform(
                seed, f"measure {measure.id}", range(2 * len(own)), start, start + draws
            )
            normals = spread.normal(numbers)
        for number, effect in enumerate(own):
            kinds.append(effect.lever)
            owners.append(place)
            if draws is None:
                columns.append(np.array([effect.reach.value * effect.effect.value]))
            else:
                reach = effect.reach
                if reach.low > 0.0 and reach.high < 1.0:
                    reached = spread.share(normals[2 * number], reach.low, reach.value, reach.high)
                else:
                    reached = np.clip(
                        spread.rate(normals[2 * number], reach.low, reach.value, reach.high), 0.0, 1.0
                    )
                columns.append(reached * _effect(effect.effect, normals[2 * number + 1]))
            ramps.append(ramp(measure.start, measure.build_up, measure.end, base_year, years))
    rows = draws or 1
    return Levers(
        tuple(kinds),
        np.asarray(owners, dtype=np.intp),
        np.stack(columns, axis=1) if columns else np.zeros((rows, 0)),
        np.stack(ramps) if ramps else np.zeros((0, years)),
        len(measures),
    )
