"""The least costly set and dose of measures that closes a gap with a chosen confidence (HiGHS).

With `F` the FTE supply of a draw, `a` the FTE a full dose adds, `h` and `δ` the logarithms of its factors
on hours and demand, a choice `x` covers the demand `D` of that draw when

    log(F + a·x) + h·x ≥ log D + δ·x .

The left side is concave, so the programme is solved with its tangent at the last answer until that
answer stays; a tangent never hides an answer. "With confidence P" allows at most (1 − P) of the draws
to fall short: one yes-or-no variable a draw, made tight by what every answer must give in that draw
anyhow, which also drops most draws. Axes: draw; choice; limit.
"""

from dataclasses import dataclass, replace

import numpy as np

from raming.engine.model.curves import Array

_TOUCH = 1e-9
"""Difference in log(supply / demand) that is rounding. A judgement: a billionth of demand is far below one
FTE, and far above what double precision loses in sums of this size."""
_NEAR = 1e-3
"""A choice this share of the cost above the least that any choice can have counts as the least costly. A
judgement: costs are known much less well."""
_CLOSED = 1e-7
"""Shortfall in log(supply / demand) that still counts as closed: as much as HiGHS, with the tolerances it has
by default, may leave a row of a linear programme short."""
_FLAT = 1e-6
"""Gain in log(supply / demand) that is not worth another round. A judgement: a millionth of demand, a hundred
times finer than the share of supply at which an answer calls a gap closed."""
_ROUNDS = 20
"""Most linear programmes in a row from one start. A backstop: over the tests and seven gaps of the Dutch pack
all but 30 of some 500 starts settled within 5 rounds when the cost was lowered, and those 30 had not after
200; all settled within 7 when the worst draw was pushed up."""
_NOT_ZERO = 1e-300
"""Takes the place of a zero divisor whose quotient is not used, or is multiplied by zero."""


@dataclass(frozen=True, slots=True)
class PortfolioProblem:
    """What may be chosen and what it must achieve.

    Attributes:
        supply: FTE supply without choices, axes (draw).
        demand: FTE demand without choices, axes (draw).
        added: FTE a unit of each choice adds, axes (draw, choice).
        hours: logarithm of its factor on hours, axes (draw, choice).
        relief: minus the logarithm of its factor on demand, axes (draw, choice).
        cost: what a unit costs in the objective, axes (choice).
        least: smallest amount of each choice, axes (choice).
        most: largest amount of each choice, axes (choice).
        whole: whether amounts are whole numbers, axes (choice).
        limits: what a unit takes of each limit, axes (limit, choice).
        room: what each limit allows, axes (limit).
        confidence: share of the draws that must be covered.
        apart: pairs of choices of which at most one may be taken.
    """

    supply: Array
    demand: Array
    added: Array
    hours: Array
    relief: Array
    cost: Array
    least: Array
    most: Array
    whole: np.ndarray
    limits: Array
    room: Array
    confidence: float
    apart: tuple[tuple[int, int], ...] = ()

    def coverage(self, amount: Array) -> Array:
        """Return log(supply / demand) of each draw under a choice, axes (draw)."""
        people = np.log(self.supply + self.added @ amount) - np.log(self.demand)
        return np.asarray(people + (self.hours + self.relief) @ amount)

    def misses(self) -> int:
        """Return how many draws may fall short."""
        # 1 − 0.9 is a little less than 0.1 in binary: a whole number of draws must not lose one to that
        return int(np.floor((1.0 - self.confidence) * self.supply.size + 1e-9))

    def secured(self, amount: Array) -> float:
        """Return log(supply / demand) that is reached or passed with the confidence asked for."""
        return float(np.sort(self.coverage(amount))[self.misses()])


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
        np.where(give.sum(axis=1) < need - _TOUCH, np.inf, least),
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
    kept = floor < shifted + top - _TOUCH
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
        options={"time_limit": seconds, "mip_rel_gap": _NEAR / 2.0 if reach is None else _FLAT},
    )
    if found.x is None:
        return None, found.status == 2
    amount = np.clip(found.x[:m], 0.0, room)
    amount = np.where(problem.whole, np.round(amount), amount) + problem.least
    return amount, found.status == 0


def _tangent(problem: PortfolioProblem, at: Array) -> tuple[Array, Array]:
    """Return the rates and needs of the linear programme that touches the true one at a choice."""
    people = problem.supply + problem.added @ at
    rate = problem.added / people[:, None]
    need = np.log(problem.demand) - np.log(people) + rate @ at
    return rate + problem.hours + problem.relief, need


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
        closed=secured >= -_CLOSED,
        proven=proven,
        binding=binding,
    )


def _widened(problem: PortfolioProblem) -> PortfolioProblem:
    """Return the problem with one yes-or-no choice more for each pair of which at most one may be taken.

    It costs and gives nothing: `a ≤ most·(1 − z)` and `b ≤ most·z`, as two limits more.
    """
    n, pairs = problem.cost.size, len(problem.apart)
    rows, room = np.zeros((2 * pairs, n + pairs)), np.zeros(2 * pairs)
    for k, (a, b) in enumerate(problem.apart):
        rows[2 * k, [a, n + k]] = 1.0, problem.most[a]
        rows[2 * k + 1, [b, n + k]] = 1.0, -problem.most[b]
        room[2 * k] = problem.most[a]
    draws = problem.supply.size

    def wide(values: Array) -> Array:
        return np.concatenate([values, np.zeros((draws, pairs))], axis=1)

    return replace(
        problem,
        added=wide(problem.added),
        hours=wide(problem.hours),
        relief=wide(problem.relief),
        cost=np.append(problem.cost, np.zeros(pairs)),
        least=np.append(problem.least, np.zeros(pairs)),
        most=np.append(problem.most, np.ones(pairs)),
        whole=np.append(problem.whole, np.ones(pairs, dtype=bool)),
        limits=np.concatenate(
            [np.concatenate([problem.limits, np.zeros((problem.room.size, pairs))], axis=1), rows]
        ),
        room=np.append(problem.room, room),
        apart=(),
    )


def _narrowed(problem: PortfolioProblem, found: PortfolioSolution) -> PortfolioSolution:
    """Return a solution of the widened problem as one of the problem itself, of each pair the larger only."""
    amount = found.amount[: problem.cost.size].copy()
    for a, b in problem.apart:
        # what a yes or no leaves of the other one is the tolerance of the solver
        amount[a if amount[a] < amount[b] else b] = 0.0
    return _finish(problem, amount, proven=found.proven)


def _fits(problem: PortfolioProblem, amount: Array) -> bool:
    """Tell whether a choice keeps to the limits; rounding a yes or no can break them."""
    slack = 1e-6 * np.maximum(1.0, np.abs(problem.room))
    return bool((problem.limits @ amount <= problem.room + slack).all())


def cheapest(problem: PortfolioProblem, seconds: float = 60.0) -> PortfolioSolution:
    """Return the least costly choice that closes the gap with the confidence asked for.

    Args:
        problem: see `Problem`.
        seconds: time allowed for one programme; past it the best choice found counts as not proven;
            0 leaves it at the choices found without yes-or-no variables.

    Returns:
        The choice; one that is not `closed` when no choice within the limits closes the gap.
    """
    if problem.apart:
        return _narrowed(problem, cheapest(_widened(problem), seconds))
    if not _room_at_all(problem):
        return _finish(problem, problem.least, proven=True)
    closed: list[Array] = []
    for starts in (_relaxed, _starts):
        tried = [_cheaper(problem, start) for start in starts(problem)]
        closed = [x for x in tried if problem.secured(x) >= -_CLOSED and _fits(problem, x)]
        if closed:
            break
    at = min(closed, key=lambda x: float(problem.cost @ x), default=problem.least)
    best = _finish(problem, at, proven=False)
    margin = 0.0
    # each round may take all of `seconds`; over the tests and seven gaps of the Dutch pack all but 5 of the
    # 57 runs were done within 5 rounds, and those 5 were not after 60
    for _ in range(6 if seconds > 0.0 else 0):
        rate, need = _tangent(problem, at)
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
            margin += max(-found.secured, _TOUCH)
        at = amount
    return best if best.closed else _finish(problem, problem.least, proven=False)


def farthest(problem: PortfolioProblem, seconds: float = 60.0) -> PortfolioSolution:
    """Return the choice within the limits that covers most of demand with the confidence asked for."""
    if problem.apart:
        return _narrowed(problem, farthest(_widened(problem), seconds))
    if not _room_at_all(problem):
        return _finish(problem, problem.least, proven=True)
    at = max(_starts(problem), key=problem.secured)
    best = _finish(problem, at, proven=False)
    # each round may take all of `seconds`; over the tests and seven gaps of the Dutch pack 2 were enough
    for _ in range(4 if seconds > 0.0 else 0):
        rate, need = _tangent(problem, at)
        low = float(np.sort(rate @ at - need)[problem.misses()])
        ceiling = float(np.sort(_most_within(problem, rate) - need)[problem.misses()])
        amount, proven = _solve(problem, rate, need + low, max(ceiling - low, 0.0) + _FLAT, seconds)
        if amount is None:
            break
        bound = float(np.sort(rate @ amount - need)[problem.misses()])
        found = _finish(problem, _improved(problem, amount), proven=False)
        if found.secured > best.secured:
            best = found
        if best.secured >= bound - _FLAT:
            return replace(best, proven=proven)
        at = best.amount
    return best


def _room_at_all(problem: PortfolioProblem) -> bool:
    return not (problem.limits @ problem.least > problem.room + _TOUCH).any()


def _starts(problem: PortfolioProblem) -> list[Array]:
    """Return good choices to begin with: from the mean draw, and led there from other confidences."""
    rate, need = _tangent(problem, problem.least)
    mean = _programme(problem, -rate.mean(axis=0), rate[:0], need[:0], pushed=False)
    starts = [_improved(problem, problem.least if mean is None else mean)]
    for first in (0.0, 1.0):
        at = problem.least
        # six steps: a judgement; a start is only where to begin, and what is found is tested by itself
        for confidence in np.linspace(first, problem.confidence, 6):
            at = _improved(replace(problem, confidence=float(confidence)), at)
        starts.append(at)
    return starts


def _relaxed(problem: PortfolioProblem) -> list[Array]:
    """Return the answer of the programme without yes or no, twice: the second time at its own tangent."""
    made: list[Array] = []
    at = problem.least
    for _ in range(2):
        # 10 seconds: a backstop, without yes or no it is a linear programme
        amount, _ = _solve(problem, *_tangent(problem, at), None, 10.0, relaxed=True)
        if amount is None:
            break
        made.append(amount)
        at = amount
    return made


def _cheaper(problem: PortfolioProblem, start: Array, rounds: int = _ROUNDS) -> Array:
    """Lower the cost of a choice: hold on to the draws it covers best, and meet those at least cost.

    Returns:
        The cheapest choice met on the way that closes the gap, or else the start.
    """
    best, at = start, start
    fits = problem.secured(start) >= -_CLOSED and _fits(problem, start)
    cost = float(problem.cost @ start) if fits else np.inf
    for _ in range(rounds):
        rate, need = _tangent(problem, at)
        kept = np.argsort(rate @ at - need)[problem.misses() :]
        found = _programme(problem, problem.cost, rate[kept], need[kept], pushed=False)
        if found is None:
            break
        closed = problem.secured(found) >= -_CLOSED
        if closed and float(problem.cost @ found) >= cost - _TOUCH * max(1.0, abs(cost)):
            break
        if closed:
            best, cost = found, float(problem.cost @ found)
        elif np.abs(found - at).max() <= _TOUCH:  # the same choice again: the next would be too
            break
        at = found
    return best


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


def _improved(problem: PortfolioProblem, amount: Array, rounds: int = _ROUNDS) -> Array:
    """Improve a choice: hold on to the draws it covers best, and push the worst of those up."""
    for _ in range(rounds):
        rate, need = _tangent(problem, amount)
        kept = np.argsort(rate @ amount - need)[problem.misses() :]
        found = _programme(problem, np.zeros_like(problem.cost), rate[kept], need[kept], pushed=True)
        if found is None or problem.secured(found) <= problem.secured(amount) + _TOUCH:
            break
        amount = found
    return amount


def _programme(
    problem: PortfolioProblem, cost: Array, rate: Array, need: Array, *, pushed: bool
) -> Array | None:
    """Solve the programme in which every given draw counts; `pushed` makes the worst as good as can be."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - a second, only to solve

    m, push = cost.size, float(pushed)
    rows = np.concatenate([rate, np.full((need.size, 1), -push)], axis=1)
    blocks = [LinearConstraint(rows, need, np.inf)]
    if problem.room.size:
        wide = np.concatenate([problem.limits, np.zeros((problem.room.size, 1))], axis=1)
        blocks.append(LinearConstraint(wide, -np.inf, problem.room))
    low, high = np.append(problem.least, -np.inf), np.append(problem.most, np.inf if pushed else 0.0)
    found = milp(
        np.append(cost, -push),
        integrality=np.append(problem.whole.astype(float), 0.0),
        bounds=Bounds(low, high),
        constraints=blocks,
    )
    if found.x is None:
        return None
    return np.asarray(np.where(problem.whole, np.round(found.x[:m]), found.x[:m]))
