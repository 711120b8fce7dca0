"""Good portfolios to begin with, found without proof: linear programmes on the draws that can be held.

Each programme counts every draw it is given. Which draws those are changes from round to round: the draws a
choice covers best, as many as the confidence asks for. Axes: draw; choice.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from raming.engine.choices.portfolio_problem import FLAT, TOUCH, PortfolioProblem
from raming.engine.model.curves import Array

_ROUNDS = 20
"""Most programmes in a row from one start. A backstop: over the tests and seven gaps of the Dutch pack
all but 30 of some 500 starts settled within 5 rounds when the cost was lowered, and those 30 had not after
200; all settled within 7 when the worst draw was pushed up."""
_WHOLE = 1e-6
"""Distance from a whole number that is the tolerance of HiGHS, by its defaults."""


def starts(problem: PortfolioProblem, near: Sequence[Array] = (), *, again: bool = False) -> list[Array]:
    """Return good choices to begin with: from the mean draw, led there from other confidences, and near others.

    Args:
        problem: what is to be covered.
        near: choices that are good for a problem much like this one.
        again: whether the problem is solved again after a change so small that the search begins at those only.
    """
    found = [improved(problem, at) for at in near]
    if again and near:
        return found
    rate, need = problem.tangent(problem.least)
    mean, _ = _programme(problem, -rate.mean(axis=0), rate[:0], need[:0], pushed=False)
    found.append(improved(problem, problem.least if mean is None else mean))
    for first in (0.0, 1.0):
        at = problem.least
        # six steps, of which the one at no confidence asks nothing: a judgement; a start is only where to
        # begin, and what is found is tested by itself
        for confidence in np.linspace(first, problem.confidence, 6)[1 if first == 0.0 else 0 :]:
            at = improved(replace(problem, confidence=float(confidence)), at)
        found.append(at)
    return [at for n, at in enumerate(found) if not any(np.array_equal(at, other) for other in found[:n])]


def improved(problem: PortfolioProblem, amount: Array) -> Array:
    """Improve a choice: hold on to the draws it covers best, and push the worst of those up.

    Args:
        problem: what is to be covered.
        amount: where to begin; a choice that is not whole where it must be, or breaks a limit, is left for
            one that is not, and does not.
    """
    secured = problem.secured(amount) if _allowed(problem, amount) else -np.inf
    for _ in range(_ROUNDS):
        rate, need = problem.tangent(amount)
        order, misses = np.argsort(rate @ amount - need), problem.misses()
        given_up, kept = order[:misses], order[misses:]
        found, pushed_to = _programme(
            problem, np.zeros_like(problem.cost), rate[kept], need[kept], pushed=True
        )
        if found is None:
            break
        covered = problem.coverage(found)
        reached = float(np.sort(covered)[misses])
        if reached <= secured + TOUCH:
            break
        amount, secured = found, reached
        # a tangent is nowhere below what it touches: no choice does more for these draws than the programme
        # says. Where they are still the ones covered best, another round would find the same
        if reached >= pushed_to - FLAT and covered[given_up].max(initial=-np.inf) <= covered[kept].min():
            break
    return amount


def cheaper(problem: PortfolioProblem, start: Array) -> Array:
    """Lower the cost of a choice: hold on to the draws it covers best, and meet those at least cost.

    Returns:
        The cheapest choice met on the way that closes the gap, or else the start.
    """
    best, at = start, start
    cost = float(problem.cost @ start) if problem.closes(start) and problem.fits(start) else np.inf
    for _ in range(_ROUNDS):
        rate, need = problem.tangent(at)
        kept = np.argsort(rate @ at - need)[problem.misses() :]
        found, _ = _programme(problem, problem.cost, rate[kept], need[kept], pushed=False)
        if found is None:
            break
        closed = problem.closes(found)
        if closed and float(problem.cost @ found) >= cost - TOUCH * max(1.0, abs(cost)):
            break
        if closed:
            best, cost = found, float(problem.cost @ found)
        elif np.abs(found - at).max() <= TOUCH:  # the same choice again: the next would be too
            break
        at = found
    return best


def _allowed(problem: PortfolioProblem, amount: Array) -> bool:
    """Tell whether a choice keeps to the limits and is whole where it must be."""
    return problem.fits(amount) and _is_whole(problem, amount)


def _is_whole(problem: PortfolioProblem, amount: Array) -> bool:
    return bool((np.abs(amount - np.round(amount))[problem.whole] <= _WHOLE).all())


def _programme(
    problem: PortfolioProblem, cost: Array, rate: Array, need: Array, *, pushed: bool
) -> tuple[Array | None, float]:
    """Solve the programme in which every given draw counts; `pushed` makes the worst as good as can be.

    It is solved without whole numbers first, which takes a tenth of the time: what is whole all the same is
    the answer, and where nothing fits, nothing whole does.

    Returns:
        The amounts, or None when nothing fits, and how far every given draw is pushed (0 if not `pushed`).
    """
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - a second, only to solve

    m, push = cost.size, float(pushed)
    rows = np.concatenate([rate, np.full((need.size, 1), -push)], axis=1)
    wide = np.concatenate([problem.limits, np.zeros((problem.room.size, 1))], axis=1)
    nowhere, endless = np.full(problem.room.size, -np.inf), np.full(need.size, np.inf)
    limits = LinearConstraint(
        np.concatenate([rows, wide]),
        np.concatenate([need, nowhere]),
        np.concatenate([endless, problem.room]),
    )
    bounds = Bounds(np.append(problem.least, -np.inf), np.append(problem.most, np.inf if pushed else 0.0))
    goal = np.append(cost, -push)
    whole = np.append(problem.whole.astype(float), 0.0)
    found = milp(goal, bounds=bounds, constraints=limits)
    if found.x is not None and not _is_whole(problem, found.x[:m]):
        found = milp(goal, integrality=whole, bounds=bounds, constraints=limits)
    if found.x is None:
        return None, 0.0
    amount = np.where(problem.whole, np.round(found.x[:m]), found.x[:m])
    return np.asarray(amount), push * float(found.x[m])
