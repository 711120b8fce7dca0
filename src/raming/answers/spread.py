"""Draws of a case and of the measures on it: what is not known, as numbers.

A figure with an interval is drawn from it; a figure without one from how it moved between the rounds of the
pack; anything else stays as it is. All cells of one parameter move together, on one named stream, so that
two questions about one case share their noise and differ only where the policy differs.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from raming.answers.case import Case
from raming.answers.model import Values
from raming.engine import distributions as spread
from raming.engine import streams
from raming.engine.curves import Array
from raming.engine.levers import Levers, ramp
from raming.inputs.measures import Interval, Measure
from raming.inputs.parameters import Cell, Figure, ParameterSet
from raming.inputs.vocabulary import PARAMETERS, VARIANTS

FIXED = ("years",)
"""Groups of parameters that are choices, not figures one could be wrong about."""
CERTAIN = ("training_duration", "balance_year")
ROUND_YEARS = 3.0
"""Years between two rounds: an unstated interval is one such step wide."""
SEED = 1


def _ends(case: Case, cell: Cell, figure: Figure) -> tuple[float, float] | None:
    """Return the 80 % interval as published: a figure's own, or the low and high column; None without."""
    if figure.low is not None and figure.high is not None and figure.low < figure.high:
        return min(figure.low, figure.value), max(figure.high, figure.value)
    if cell.variant is not None:
        others = [case.parameters.get(cell._replace(variant=name)) for name in VARIANTS]
        values = [other.value for other in others if other is not None]
        if min(values) < max(values):
            return min(values), max(values)
    return None


def _kind(parameter: str) -> str:
    """Return how a parameter moves: as a share, an amount or a rate."""
    kind = PARAMETERS[parameter]
    if kind.high == 1.0 and kind.low == 0.0:
        return "share"
    return "rate" if kind.low < 0.0 else "amount"


def _scaled(parameter: str, value: float) -> float:
    """Return a value on the scale on which its parameter moves."""
    if _kind(parameter) == "share":
        return float(spread.logit(min(max(value, 1e-6), 1.0 - 1e-6)))
    return float(np.log(max(value, 1e-6))) if _kind(parameter) == "amount" else value


def _moved(history: Sequence[ParameterSet], cell: Cell) -> float:
    """Return the standard deviation of one round's move of a cell, on its scale; 0 where it never moved."""
    known = [(entry.round, entry[cell].value) for entry in history if cell in entry]
    known = [(year, value) for year, value in known if value not in (0.0, 1.0)]
    steps = [
        (_scaled(cell.parameter, later) - _scaled(cell.parameter, earlier), float(after - before))
        for (before, earlier), (after, later) in pairwise(known)
    ]
    if not steps:
        return 0.0
    drift = spread.learn_drift([move for move, _ in steps], [years for _, years in steps])
    return drift * float(np.sqrt(ROUND_YEARS))


def _drawn(
    parameter: str, value: float, ends: tuple[float, float] | None, moved: float, normals: Array
) -> Array:
    """Return draws of one figure."""
    kind = _kind(parameter)
    if ends is None:
        deviations = normals * moved
        if kind == "share" and value not in (0.0, 1.0):
            return spread.shift_share(value, deviations)
        return spread.shift_amount(value, deviations) if kind == "amount" else value + deviations
    low, high = ends
    if kind == "share" and low > 0.0 and high < 1.0:
        return spread.share(normals, low, value, high)
    if kind == "amount" and low > 0.0:
        return spread.amount(normals, low, value, high)
    most = 1.0 if kind == "share" else np.inf
    free = spread.rate(normals, low, value, high)
    return free if kind == "rate" else np.clip(free, 0.0, most)


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
    names = [name for name, kind in PARAMETERS.items() if kind.group not in FIXED and name not in CERTAIN]
    uniforms = streams.uniform(seed, case.occupation, range(len(names)), start, start + draws)
    normals = dict(zip(names, spread.normal(uniforms), strict=True))
    composition = case.parameters.composition
    history = [
        case.pack.parameters(case.occupation, round_)
        for round_ in case.pack.rounds(case.occupation)
        if round_ <= case.round
    ]
    history = [entry for entry in history if entry.composition == composition]
    values: dict[Cell, float | Array] = {}
    for cell, figure in case.parameters.items():
        ends = _ends(case, cell, figure)
        moved = 0.0 if ends or figure.status == "scenario" else _moved(history, cell)
        if cell.parameter not in normals or (ends is None and moved == 0.0):
            values[cell] = figure.value
        else:
            values[cell] = _drawn(cell.parameter, figure.value, ends, moved, normals[cell.parameter])
    return values


def _effect(interval: Interval, normals: Array) -> Array:
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
