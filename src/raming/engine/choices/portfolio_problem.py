"""What a portfolio may hold and what it must achieve: coverage of demand in every draw, and its tangent.

Axes: draw; choice; limit.
"""

from dataclasses import dataclass, replace

import numpy as np

from raming.engine.model.curves import Array

TOUCH = 1e-9
"""Difference in log(supply / demand) that is rounding. A judgement: a billionth of demand is far below one
FTE, and far above what double precision loses in sums of this size."""
CLOSED = 1e-7
"""Shortfall in log(supply / demand) that still counts as closed: as much as HiGHS, with the tolerances it has
by default, may leave a row of a linear programme short."""
FLAT = 1e-6
"""Gain in log(supply / demand) that is not worth another round. A judgement: a millionth of demand, a hundred
times finer than the share of supply at which an answer calls a gap closed."""


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

    def fits(self, amount: Array) -> bool:
        """Tell whether a choice keeps to the limits; rounding a yes or no can break them."""
        slack = 1e-6 * np.maximum(1.0, np.abs(self.room))
        return bool((self.limits @ amount <= self.room + slack).all())

    def closes(self, amount: Array) -> bool:
        """Tell whether a choice closes the gap with the confidence asked for."""
        return self.secured(amount) >= -CLOSED

    def tangent(self, at: Array) -> tuple[Array, Array]:
        """Return the rates and needs of the linear programme that touches the true one at a choice.

        Returns:
            Rates, axes (draw, choice), and needs, axes (draw): `rate·x − need` is log(supply / demand) at the
            choice, and nowhere below it.
        """
        people = self.supply + self.added @ at
        rate = self.added / people[:, None]
        need = np.log(self.demand) - np.log(people) + rate @ at
        return rate + self.hours + self.relief, need


def widened(problem: PortfolioProblem) -> PortfolioProblem:
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


def widened_amount(problem: PortfolioProblem, amount: Array) -> Array:
    """Return a choice as one of the widened problem, axes (choice)."""
    return np.append(amount, [float(amount[b] > amount[a]) for a, b in problem.apart])
