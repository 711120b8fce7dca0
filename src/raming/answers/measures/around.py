"""Around a chosen portfolio: nearly as good ones, and what one more of each limit would give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

import numpy as np

from raming.answers.measures.baseline import Baseline
from raming.answers.measures.closing import Task, gaps, not_passed
from raming.engine.choices.levers import Prepared
from raming.engine.choices.portfolio import PortfolioSolution, best_of, cheapest, farthest
from raming.inputs.meaning import FTE, OWN_UNIT, PEOPLE_A_YEAR, Is

NEAR = 0.10
"""An alternative that costs at most this much more is nearly as good."""
_SEEN = 1e-6
"""A smaller dose is none."""


@dataclass(frozen=True, slots=True)
class PortfolioAlternative:
    """The best portfolio found without one of the measures chosen; that none is better is not proven."""

    without: Annotated[str, Is("id of the measure left out")]
    closed: Annotated[bool, Is("whether the gap is closed without it")]
    objective: Annotated[float, Is("its cost, or doses", OWN_UNIT)]
    increase: Annotated[
        float | None,
        Is("by how much that is more at most, as a share; null where the gap is not closed", OWN_UNIT),
    ]
    gap_after: Annotated[float, Is("gap that is not exceeded with the confidence asked for", FTE)]
    nearly_equal: Annotated[bool, Is("whether it costs at most a tenth more")]
    portfolio: Annotated[dict[str, float], Is("dose of each measure in it", "dose, 0 to 1")]
    intake: Annotated[float | None, Is("its intake", PEOPLE_A_YEAR)]


@dataclass(frozen=True, slots=True)
class Marginal:
    """What one more of something would give."""

    of: Annotated[str, Is("`budget`, `intake-room`, `pace`, or a measure at its full dose")]
    step: Annotated[float, Is("how much more", OWN_UNIT)]
    unit: Annotated[str, Is("unit of the step")]
    gap_gain: Annotated[
        float | None,
        Is("FTE by which the gap at the confidence asked for becomes smaller; null in a closed gap", FTE),
    ]
    objective_gain: Annotated[
        float | None, Is("by how much cost or doses become less; null in a gap that is not closed", OWN_UNIT)
    ]


def alternatives(
    task: Task, solution: PortfolioSolution, most: int = 5
) -> list[tuple[int, PortfolioSolution, bool]]:
    """Solve again without each of the measures that weigh most in a choice, beginning at what is left of it too.

    Returns:
        Place of the measure left out, the best choice found without it, and whether that closes the gap.
    """
    weight = task.weights * solution.amount
    used = [k for k in range(len(task.measures)) if solution.amount[k] > _SEEN]
    choices = []
    for k in sorted(used, key=lambda place: -weight[place])[:most]:
        bound = task.problem.most.copy()
        bound[k] = 0.0
        rest = np.minimum(solution.amount, bound)
        other = best_of(replace(task.problem, most=bound), 0.0, [rest])
        choices.append((k, other, other.closed))
    return choices


def better(
    solution: PortfolioSolution, closed: bool, others: list[tuple[int, PortfolioSolution, bool]]
) -> PortfolioSolution | None:
    """Return an alternative that is better than the choice itself, which time may have cut short."""
    if closed:
        mine = [other for _, other, ok in others if ok and other.cost < solution.cost * (1.0 - 1e-9) - 1e-12]
        return min(mine, key=lambda other: other.cost, default=None)
    mine = [other for _, other, ok in others if ok or other.secured > solution.secured + 1e-9]
    return max(mine, key=lambda other: other.secured, default=None)


def described(
    task: Task,
    solution: PortfolioSolution,
    closed: bool,
    others: list[tuple[int, PortfolioSolution, bool]],
    drawn: Baseline,
    over: Prepared,
) -> tuple[PortfolioAlternative, ...]:
    """Return alternatives in words and figures."""
    lines = []
    for k, other, ok in others:
        more = other.cost / max(solution.cost, 1e-12) - 1.0 if closed and ok else None
        lines.append(
            PortfolioAlternative(
                task.measures[k].id,
                ok,
                float(task.weights @ other.amount),
                more,
                not_passed(gaps(task, drawn, over, other.amount), task.problem.confidence),
                more is not None and more <= NEAR,
                {
                    measure.id: float(dose)
                    for measure, dose in zip(task.measures, task.doses(other.amount), strict=True)
                    if dose > _SEEN
                },
                float(task.baseline.arrays.intake[0] + task.places(other.amount).sum())
                if task.blocks
                else None,
            )
        )
    return tuple(lines)


def marginal(
    task: Task, solution: PortfolioSolution, closed: bool, drawn: Baseline, over: Prepared
) -> tuple[Marginal, ...]:
    """Return what one more of each limit would give, by solving again with the limit a step wider."""
    if not solution.amount.any():
        return ()
    names = task.limits
    entries = []
    base_gap = not_passed(gaps(task, drawn, over, solution.amount), task.problem.confidence)
    for place, name in enumerate(names):
        step = 1.0 if name == "intake-room" else max(0.01 * float(task.problem.room[place]), 1.0)
        room = task.problem.room.copy()
        room[place] += step
        wider = replace(task.problem, room=room)
        unit = "places" if name == "intake-room" else "euro per year"
        if closed:
            other = cheapest(wider, 0.0)
            gain = max(0.0, solution.cost - other.cost) if other.closed else 0.0
            entries.append(Marginal(name, step, unit, None, gain))
        else:
            other = farthest(wider, 0.0, [solution.amount], again=True)
            gap = not_passed(gaps(task, drawn, over, other.amount), task.problem.confidence)
            entries.append(Marginal(name, step, unit, max(0.0, base_gap - gap), None))
    return tuple(entries)
