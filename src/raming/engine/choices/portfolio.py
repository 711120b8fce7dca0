"""The least costly set and dose of measures that closes a gap with a chosen confidence (HiGHS).

With `F` the FTE supply of a draw, `a` the FTE a full dose adds, `h` and `δ` the logarithms of its factors
on hours and demand, a choice `x` covers the demand `D` of that draw when

    log(F + a·x) + h·x ≥ log D + δ·x .

The left side is concave, so the programme is solved with its tangent at the last answer until that
answer stays; a tangent never hides an answer. "With confidence P" allows at most (1 − P) of the draws
to fall short: one yes-or-no variable a draw, made tight by what every answer must give in that draw
anyhow, which also drops most draws. Axes: draw; choice; limit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from raming.engine.choices.portfolio_problem import (
    CLOSED,
    FLAT,
    TOUCH,
    PortfolioProblem,
    widened,
    widened_amount,
)
from raming.engine.choices.portfolio_search import cheaper, improved, starts
from raming.engine.model.curves import Array

_NEAR = 1e-3
"""A choice this share of the cost above the least that any choice can have counts as the least costly. A
judgement: costs are known much less well."""
_NOT_ZERO = 1e-300
"""Takes the place of a zero divisor whose quotient is not used, or is multiplied by zero."""


@dataclass(frozen=True, slots=True)
class PortfolioSolution:
    """A choice and how far it gets.

    Attributes:
        amount: amount of each choice, axes (choice); the least of each where nothing was found.
        cost: its cost in the objective.
        secured: log(supply / demand) reached with the confidence asked for; 0 or more closes the gap.
        closed: whether it closes the gap.
        proven: whether no better choice exists, to the solver's tolerance.
        binding: places of the limits that have no room left.
    """

    amount: Array
    cost: float
    secured: float
    closed: bool
    proven: bool
    binding: tuple[int, ...]


def best_of(
    problem: PortfolioProblem, seconds: float = 60.0, near: Sequence[Array] = (), *, again: bool = False
) -> PortfolioSolution:
    """Return the least costly choice that closes the gap, or else the one that gets farthest.

    Args:
        problem: what may be chosen and what it must achieve.
        seconds: time allowed for one programme; past it the best choice found counts as not proven;
            0 leaves it at the choices found without proof.
        near: choices that are good for a problem much like this one, to begin with beside others.
        again: whether that problem was so much like this one that the search begins at those only; the proof,
            where there is time for it, stands for all choices.

    Returns:
        The choice; one that is not `closed` when no choice that closes the gap was found.
    """
    if problem.apart:
        wide = widened(problem)
        close_by = [widened_amount(problem, at) for at in near]
        return _narrowed(problem, best_of(wide, seconds, close_by, again=again))
    if not _room_at_all(problem):
        return _finish(problem, problem.least, proven=True)
    begin = cache(lambda: starts(problem, near, again=again))
    closing = _closing(problem, begin, near)
    if closing is None:
        far = _farthest(problem, seconds, begin())
        # what is proven to get farthest and falls short proves too that nothing closes the gap
        if seconds <= 0.0 or (far.proven and not far.closed):
            return far
        closing = _closing(problem, list, [far.amount])
        found = _cheapest(problem, seconds, closing, far.amount)
        return found if found.closed else far
    return _cheapest(problem, seconds, closing, closing)


def cheapest(problem: PortfolioProblem, seconds: float = 60.0) -> PortfolioSolution:
    """Return the least costly choice that closes the gap with the confidence asked for.

    Args:
        problem: what may be chosen and what it must achieve.
        seconds: see `best_of`.

    Returns:
        The choice; one that is not `closed` when no choice within the limits closes the gap.
    """
    if problem.apart:
        return _narrowed(problem, cheapest(widened(problem), seconds))
    if not _room_at_all(problem):
        return _finish(problem, problem.least, proven=True)
    begin = cache(lambda: starts(problem))
    closing = _closing(problem, begin, ())
    # a tangent is nearest the truth where it touches: if nothing closes the gap, it shows there first
    at = max(begin(), key=problem.secured) if closing is None else closing
    return _cheapest(problem, seconds, closing, at)


def farthest(
    problem: PortfolioProblem, seconds: float = 60.0, near: Sequence[Array] = (), *, again: bool = False
) -> PortfolioSolution:
    """Return the choice within the limits that covers most of demand with the confidence asked for.

    Args:
        problem: what may be chosen and what it must achieve.
        seconds: see `best_of`.
        near: see `best_of`.
        again: see `best_of`.
    """
    if problem.apart:
        wide = widened(problem)
        close_by = [widened_amount(problem, at) for at in near]
        return _narrowed(problem, farthest(wide, seconds, close_by, again=again))
    if not _room_at_all(problem):
        return _finish(problem, problem.least, proven=True)
    return _farthest(problem, seconds, starts(problem, near, again=again))


def _closing(
    problem: PortfolioProblem, begin: Callable[[], list[Array]], near: Sequence[Array]
) -> Array | None:
    """Return the least costly choice that closes the gap of those found without proof; None without any."""
    tries: tuple[Callable[[], list[Array]], ...] = (lambda: [*near, *_relaxed(problem)], begin)
    for some in tries:
        tried = [cheaper(problem, start) for start in some()]
        closed = [x for x in tried if problem.closes(x) and problem.fits(x)]
        if closed:
            return min(closed, key=lambda x: float(problem.cost @ x))
    return None


def _cheapest(
    problem: PortfolioProblem, seconds: float, closing: Array | None, at: Array
) -> PortfolioSolution:
    """Return the least costly choice: `closing` or a cheaper one, seen from the tangent at a choice."""
    best = _finish(problem, problem.least if closing is None else closing, proven=False)
    margin = 0.0
    # each round may take all of `seconds`; over the tests and seven gaps of the Dutch pack all but 5 of the
    # 57 runs were done within 5 rounds, and those 5 were not after 60
    for _ in range(6 if seconds > 0.0 else 0):
        rate, need = problem.tangent(at)
        amount, proven = _solve(problem, rate, need + margin, None, seconds)
        if amount is None:
            return best if best.closed else _finish(problem, problem.least, proven=proven)
        found = _finish(problem, amount, proven=proven and margin == 0.0)
        bound = found.cost
        if found.closed and (not best.closed or found.cost < best.cost):
            best = found
        # 1e-9 where nothing costs anything: then the bound is 0, and near it is rounding
        if best.closed and best.cost <= bound + _NEAR * max(abs(bound), 1e-9):
            return replace(best, proven=found.proven)
        # the tangent stays where it is, and what it allows still falls short: ask for that much more
        if not found.closed and np.abs(amount - at).max() <= 1e-7 * np.maximum(1.0, np.abs(at).max()):
            margin += max(-found.secured, TOUCH)
        at = amount
    return best if best.closed else _finish(problem, problem.least, proven=False)


def _farthest(problem: PortfolioProblem, seconds: float, begin: Sequence[Array]) -> PortfolioSolution:
    """Return the choice that gets farthest, seen from the tangent at the best of some."""
    at = max(begin, key=problem.secured)
    best = _finish(problem, at, proven=False)
    # each round may take all of `seconds`; over the tests and seven gaps of the Dutch pack 2 were enough
    for _ in range(4 if seconds > 0.0 else 0):
        rate, need = problem.tangent(at)
        low = float(np.sort(rate @ at - need)[problem.misses()])
        ceiling = float(np.sort(_most_within(problem, rate) - need)[problem.misses()])
        amount, proven = _solve(problem, rate, need + low, max(ceiling - low, 0.0) + FLAT, seconds)
        if amount is None:
            break
        bound = float(np.sort(rate @ amount - need)[problem.misses()])
        found = _finish(problem, improved(problem, amount), proven=False)
        if found.secured > best.secured:
            best = found
        if best.secured >= bound - FLAT:
            return replace(best, proven=proven)
        at = best.amount
    return best


def _room_at_all(problem: PortfolioProblem) -> bool:
    return not (problem.limits @ problem.least > problem.room + TOUCH).any()


def _relaxed(problem: PortfolioProblem) -> list[Array]:
    """Return the answer of the programme without yes or no, twice: the second time at its own tangent."""
    made: list[Array] = []
    at = problem.least
    for _ in range(2):
        # 10 seconds: a backstop, without yes or no it is a linear programme
        amount, _ = _solve(problem, *problem.tangent(at), None, 10.0, relaxed=True)
        if amount is None:
            break
        made.append(amount)
        at = amount
    return made


def _narrowed(problem: PortfolioProblem, found: PortfolioSolution) -> PortfolioSolution:
    """Return a solution of the widened problem as one of the problem itself, of each pair the larger only."""
    amount = found.amount[: problem.cost.size].copy()
    for a, b in problem.apart:
        # what a yes or no leaves of the other one is the tolerance of the solver
        amount[a if amount[a] < amount[b] else b] = 0.0
    return _finish(problem, amount, proven=found.proven)


def _finish(problem: PortfolioProblem, amount: Array, *, proven: bool) -> PortfolioSolution:
    secured = problem.secured(amount)
    used = problem.limits @ amount
    binding = tuple(
        # a limit of any size is met to 1e-6 in a programme with whole numbers, by the defaults of HiGHS
        int(r)
        for r in np.flatnonzero(used >= problem.room - 1e-6 * np.maximum(1.0, np.abs(problem.room)))
    )
    return PortfolioSolution(
        amount,
        float(problem.cost @ amount),
        secured,
        closed=secured >= -CLOSED,
        proven=proven,
        binding=binding,
    )


def _least_given(weight: Array, others: Array, need: Array, room: Array) -> Array:
    """Return the least `weight·x` over 0 ≤ x ≤ room with `others[i]·x ≥ need[i]`, for each i.

    Greedy: take first what gives most of `others` per `weight`. Infinite where the need cannot be met.
    Negative contributions cannot help to meet a need and are left out, which only lowers the bound.
    """
    give = np.maximum(others, 0.0) * room
    take = np.maximum(weight, 0.0) * room
    ratio = np.where(give > 0.0, take / np.maximum(give, _NOT_ZERO), np.inf)
    order = np.argsort(ratio, axis=1)
    given = np.take_along_axis(give, order, axis=1)
    before = np.cumsum(given, axis=1) - given
    part = np.clip((need[:, None] - before) / np.maximum(given, _NOT_ZERO), 0.0, 1.0)
    least = (part * take[order]).sum(axis=1) + np.minimum(weight * room, 0.0).sum()
    return np.where(
        need <= 0.0,
        np.minimum(weight * room, 0.0).sum(),
        np.where(give.sum(axis=1) < need - TOUCH, np.inf, least),
    )


def _floor(rate: Array, need: Array, room: Array, misses: int) -> Array:
    """Return what `rate[d]·x` is at least, in any choice that misses at most `misses` draws, axes (draw).

    A choice meets all but `misses` draws, so it gives in draw d at least the (misses + 1)-th largest of
    the least amounts that meeting each other draw implies.
    """
    implied = np.stack([_least_given(row, rate, need, room) for row in rate])
    return np.asarray(np.sort(implied, axis=1)[:, need.size - 1 - misses])


def _solve(
    problem: PortfolioProblem,
    rate: Array,
    need: Array,
    reach: float | None,
    seconds: float,
    *,
    relaxed: bool = False,
) -> tuple[Array | None, bool]:
    """Solve one linearised programme with HiGHS.

    Without `reach`: least cost with `rate·x ≥ need` in all but the allowed draws. With it: largest t in
    0…reach with `rate·x ≥ need + t` in all but the allowed draws. Relaxed, no choice is yes or no, which is
    quick and shows where to look.

    Returns:
        The amounts, or None when nothing fits, and whether that is proven.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - a second, only to solve
    from scipy.sparse import csr_array, diags_array, hstack  # noqa: PLC0415

    m = problem.cost.size
    room = problem.most - problem.least
    shifted = need - rate @ problem.least
    misses = problem.misses()
    top = 0.0 if reach is None else reach
    floor = _floor(rate, shifted, room, misses)
    if np.isinf(floor).any():
        return None, True
    kept = floor < shifted + top - TOUCH
    rows, want, sure = rate[kept], shifted[kept], np.minimum(floor[kept], shifted[kept] + top)
    n = int(kept.sum())
    extra = 0 if reach is None else 1
    slack = diags_array(want + top - sure, shape=(n, n)) if n else csr_array((0, 0))
    gain = csr_array(-np.ones((n, extra)))
    blocks = [LinearConstraint(hstack([csr_array(rows), gain, slack]), want, np.inf)] if n else []
    if n:
        sure_rows = hstack([csr_array(rows), csr_array((n, extra + n))])
        blocks.append(LinearConstraint(sure_rows, sure, np.inf))
        count = np.concatenate([np.zeros(m + extra), np.ones(n)])
        blocks.append(LinearConstraint(count[None], -np.inf, misses))
    if problem.room.size:
        wide = np.concatenate([problem.limits, np.zeros((problem.room.size, extra + n))], axis=1)
        blocks.append(LinearConstraint(wide, -np.inf, problem.room - problem.limits @ problem.least))
    goal = np.concatenate([problem.cost if reach is None else np.zeros(m), -np.ones(extra), np.zeros(n)])
    high = np.concatenate([room, np.full(extra, top), np.ones(n)])
    kind = np.concatenate([problem.whole.astype(float), np.zeros(extra), np.ones(n)])
    scale = max(float(np.abs(goal).max()), _NOT_ZERO)  # tolerances on the goal are absolute
    found = milp(
        goal / scale,
        integrality=np.zeros_like(kind) if relaxed else kind,
        bounds=Bounds(np.zeros(m + extra + n), high),
        constraints=blocks,
        # half of what counts as near for the solver, the other half for the tangent
        options={"time_limit": seconds, "mip_rel_gap": _NEAR / 2.0 if reach is None else FLAT},
    )
    if found.x is None:
        return None, found.status == 2
    amount = np.clip(found.x[:m], 0.0, room)
    amount = np.where(problem.whole, np.round(amount), amount) + problem.least
    return amount, found.status == 0


def _most_within(problem: PortfolioProblem, rate: Array) -> Array:
    """Return the largest `rate[d]·x` of each draw within the bounds and any one limit, axes (draw)."""
    room = problem.most - problem.least
    gain = np.maximum(rate, 0.0) * room
    best = gain.sum(axis=1)
    for take, allows in zip(problem.limits, problem.room - problem.limits @ problem.least, strict=True):
        use = np.maximum(take, 0.0) * room
        order = np.argsort(-np.where(use > 0.0, gain / np.maximum(use, _NOT_ZERO), np.inf), axis=1)
        used = use[order]
        part = np.clip((allows - (np.cumsum(used, axis=1) - used)) / np.maximum(used, _NOT_ZERO), 0.0, 1.0)
        part = np.where(used > 0.0, part, 1.0)
        best = np.minimum(best, (part * np.take_along_axis(gain, order, axis=1)).sum(axis=1))
    return np.asarray(best + rate @ problem.least)
