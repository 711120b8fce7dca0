"""A gap to close as a programme over draws: which choices there are, what each gives and takes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

import numpy as np

from raming.answers.measures.baseline import Baseline, levers_on, per_place_from
from raming.answers.measures.effects import full_cost
from raming.engine.choices.levers import Prepared, outcome, prepare
from raming.engine.choices.portfolio_problem import PortfolioProblem
from raming.engine.model.curves import Array
from raming.inputs.meaning import Is
from raming.inputs.measures import Measure
from raming.inputs.own_measures import chosen, relations_between
from raming.inputs.pack import Pack

PLACES = "more-places"
"""The measure that stands for the occupation's own intake; a choice of its own here."""
UNPRICED = "unpriced"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A measure that could not be chosen."""

    measure: Annotated[str, Is("id of the measure")]
    reason: Annotated[
        str,
        Is(
            "why it could not be chosen: `left-out-on-request`, `moves-people` between regions only, `not-by-then`, "
            "`no-middle-effect`, `same-as-intake` (the intake is a choice of its own) or `unpriced`"
        ),
    ]


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be closed, with which choices, ready for the solver.

    Attributes:
        measures: measures that may be chosen.
        baseline: the baseline at its middle values.
        year: calendar year by which.
        blocks: first class of each block of extra places, in years from the base year.
        block: places in a block.
        costs: euro a year at a full dose of each measure, and of one place; not a number where unknown.
        weights: what a unit of each choice counts in the objective.
        problem: the programme over the draws.
    """

    measures: tuple[Measure, ...]
    baseline: Baseline
    year: int
    blocks: tuple[int, ...]
    block: float
    costs: Array
    weights: Array
    problem: PortfolioProblem

    @property
    def limits(self) -> tuple[str, ...]:
        """Names of the limits, in the order of the programme."""
        named = ("intake-room",) if self.blocks else ()
        return named if self.problem.room.size == len(named) else (*named, "budget")

    @property
    def by_cost(self) -> bool:
        """Whether euro are counted, rather than doses."""
        return bool(self.costs.size) and bool(np.array_equal(self.weights, np.nan_to_num(self.costs)))

    def doses(self, amount: Array) -> Array:
        """Return the doses of a choice, axes (m)."""
        return amount[: len(self.measures)]

    def places(self, amount: Array) -> Array:
        """Return the extra places of a choice by block."""
        return amount[len(self.measures) :]


def gaps(task: Task, baseline: Baseline, prepared: Prepared, amount: Array) -> Array:
    """Return the gap in the year asked for in the full model, axes (d)."""
    place = baseline.place(task.year)
    result = outcome(prepared, task.doses(amount)[None])
    extra = np.zeros(baseline.arrays.demand.shape[0])
    for start, places in zip(task.blocks, task.places(amount), strict=True):
        if places:
            extra = extra + places * per_place_from(baseline.arrays, start)[:, place]
    return np.asarray(result.gap()[0, :, place] - extra * result.factor[0, :, place])


def corrected(task: Task, baseline: Baseline, prepared: Prepared, amount: Array) -> tuple[Task, float]:
    """Return the task with what people who stay give made exact at a choice, and how far it was off.

    People who stay can leave later, and others who were added can stay: the full model is not a sum there.
    What it gives at the choice is added to the measures that retain people, draw by draw.

    Args:
        task: the task.
        baseline: the baseline over the draws.
        prepared: its levers, in the order of the task's measures.
        amount: a choice.

    Returns:
        The task, and the largest correction as a share of supply.
    """
    m, doses = len(task.measures), task.doses(amount)
    keeping = prepared.retention.any(axis=(1, 2))
    result = outcome(prepared, doses[None])
    place = baseline.place(task.year)
    true = result.supply[0, :, place] / result.factor[0, :, place] - baseline.arrays.supply[:, place]
    weight = task.problem.added[:, :m] * doses * keeping
    total = weight.sum(axis=1)
    off = true - task.problem.added[:, :m] @ doses
    if not (total > 0.0).any():
        return task, 0.0
    scale = np.where(total > 0.0, 1.0 + off / np.maximum(total, 1e-12), 1.0)
    added = task.problem.added.copy()
    added[:, :m] = np.where(keeping, added[:, :m] * scale[:, None], added[:, :m])
    largest = float(np.abs(off / baseline.arrays.supply[:, place]).max())
    return replace(task, problem=replace(task.problem, added=added)), largest


def same_as_intake(pack: Pack, known: Mapping[str, Measure], target: str) -> frozenset[str]:
    """Return the measures that are the same places as the intake, which is a choice of its own."""
    pairs = relations_between(pack, tuple(known.values()), target)
    ids = {
        name for pair in pairs for name in (pair.first, pair.second) if PLACES in (pair.first, pair.second)
    }
    return frozenset(ids - {PLACES})


def eligible(
    known: Mapping[str, Measure], baseline: Baseline, year: int, only: Sequence[str], without: Sequence[str],
    priced: bool, costs: Mapping[str, float], same: Collection[str] = (),
) -> tuple[tuple[Measure, ...], tuple[LeftOut, ...]]:  # fmt: skip
    """Return the measures that may be chosen, and the others with the reason."""
    chosen(known, (*only, *without))
    usable, out = [], []
    for measure in known.values():
        effects = measure.on(baseline.target)
        if measure.id == PLACES or not effects or (only and measure.id not in only):
            continue
        reason = None
        if measure.id in without:
            reason = "left-out-on-request"
        elif measure.scope == "region" and not baseline.region:
            reason = "moves-people"
        elif measure.start > year or (measure.end is not None and measure.end < baseline.base_year):
            reason = "not-by-then"
        elif all(effect.effect.value == 0.0 for effect in effects):
            reason = "no-middle-effect"
        elif measure.id in same:
            reason = "same-as-intake"
        elif priced and measure.id not in costs and full_cost(measure, baseline) is None:
            reason = UNPRICED
        if reason:
            out.append(LeftOut(measure.id, reason))
        else:
            usable.append(measure)
    return tuple(usable), tuple(out)


def task_of(
    measures: tuple[Measure, ...], baselines: Sequence[Baseline], year: int, first: int, confidence: float,
    budget: float | None, costs: Mapping[str, float], max_intake: float | None, pace: float,
    known: Mapping[str, Measure], seed: int, apart: tuple[tuple[int, int], ...] = (),
) -> Task:  # fmt: skip
    """Return the programme: what every choice gives in every draw, what it takes, and the limits."""
    middle, drawn = baselines[0], baselines[1]
    place, base, m = drawn.place(year), drawn.arrays, len(measures)
    prepared = prepare(base, levers_on(drawn, measures, base.demand.shape[0], seed))
    alone = outcome(prepared, np.eye(m))
    added = (alone.supply[:, :, place] / alone.factor[:, :, place] - base.supply[None, :, place]).T
    price = [costs[x.id] if x.id in costs else full_cost(x, middle) for x in measures]
    per_place = costs.get("place", _place_cost(known.get(PLACES), middle))
    current = float(middle.arrays.intake[0])
    blocks, block = _blocks(middle, year, first, current, pace)
    if budget is not None and per_place is None:
        blocks = ()
    gives = [per_place_from(base, start)[:, place] for start in blocks]
    most_extra = (0.5 * current if max_intake is None else max(max_intake - current, 0.0)) if blocks else 0.0
    unknown = float("nan")
    euro = np.array(
        [unknown if cost is None else cost for cost in price]
        + [unknown if per_place is None else per_place] * len(blocks)
    )
    by_cost = budget is not None or (euro.size > 0 and not np.isnan(euro).any())
    weights = (
        np.nan_to_num(euro) if by_cost else np.array([1.0] * m + [10.0 / max(current, 1e-9)] * len(blocks))
    )
    limits, room = [], []
    if blocks:
        limits.append(np.array([0.0] * m + [1.0] * len(blocks)))
        room.append(np.floor(most_extra + 1e-9))
    if budget is not None:
        limits.append(np.nan_to_num(euro))
        room.append(budget)
    zero = np.zeros((base.demand.shape[0], len(blocks)))
    problem = PortfolioProblem(
        supply=base.supply[:, place],
        demand=base.demand[:, place],
        added=np.concatenate([added, np.stack(gives, axis=1) if blocks else zero], axis=1),
        hours=np.concatenate([prepared.hours[:, :, place].T, zero], axis=1),
        relief=np.concatenate([-prepared.demand[:, :, place].T, zero], axis=1),
        cost=weights,
        least=np.zeros(m + len(blocks)),
        most=np.array([1.0] * m + [block] * len(blocks)),
        whole=np.array([False] * m + [True] * len(blocks)),
        limits=np.stack(limits) if limits else np.zeros((0, m + len(blocks))),
        room=np.array(room),
        confidence=confidence,
        apart=apart,
    )
    return Task(measures, middle, year, blocks, block, euro, weights, problem)


def _place_cost(measure: Measure | None, baseline: Baseline) -> float | None:
    """Return what one more place costs a year once every class has it; None where that is not published."""
    cost = None if measure is None else measure.cost(baseline.target)
    return None if cost is None else cost.eur


def _blocks(
    baseline: Baseline, year: int, first: int, current: float, pace: float
) -> tuple[tuple[int, ...], float]:
    """Return when each block of extra places can start, and its size: the pace at which intake may rise.

    A later block gives less by the year asked for, so the first ones are used first.
    """
    size = float(np.floor(pace * current + 1e-9))
    last = baseline.place(year) - int(np.ceil(baseline.arrays.duration[0])) - 1
    if size < 1.0 or not baseline.arrays.steerable[0].any():
        return (), 0.0
    return tuple(range(baseline.place(first), last + 1)), size


def not_passed(values: Array, confidence: float) -> float:
    """Return the value that is not passed with a confidence: the draw at that place in order."""
    misses = int(np.floor((1.0 - confidence) * values.size + 1e-9))
    return float(np.sort(values)[values.size - 1 - misses])
