"""Places by a mixed-integer programme: the least expected regional shortage within the same limits.

Axes: draw; occupation; institution; group, a training region; region. SciPy's `milp` (HiGHS) is the only
solver; it is loaded when first asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from raming.engine.choices.limits import Limit, Limits, Whole, limits_of, relaxed
from raming.engine.model.curves import Array

SEGMENTS = 24
"""Straight pieces per region and occupation beyond which the shortage curve is thinned. A judgement."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What an allocation is judged by.

    Attributes:
        gap: FTE short in the balance year without these places, axes (occupation, draw, region).
        fte: FTE in the balance year of one yearly place, axes (occupation, draw).
        settle: share of an institution's graduates who work in each region, axes (institution, region); or
            one a draw, axes (draw, institution, region), for judging only.
        weight: weight of a region's shortage, axes (region).
    """

    gap: Array
    fte: Array
    settle: Array
    weight: Array

    def shortage(self, places: Whole) -> Array:
        """Return the expected shortage in FTE by occupation and region, axes (occupation, region).

        Args:
            places: places by occupation and institution, axes (occupation, institution).
        """
        inflow = np.einsum("oi,...ir->o...r", places, self.settle)
        if self.settle.ndim == 2:
            inflow = inflow[:, None]
        left = self.gap - self.fte[:, :, None] * inflow
        return np.asarray(np.maximum(left, 0.0).mean(axis=1))

    def objective(self, places: Whole) -> float:
        """Return the expected weighted shortage in FTE."""
        return float((self.shortage(places) * self.weight).sum())


@dataclass(frozen=True, slots=True)
class ProgrammeSolution:
    """A solved programme.

    Attributes:
        places: places, axes (occupation, institution).
        value: value of the programme: expected weighted shortage plus the price of leaving the rule.
        gap: largest relative distance between this value and the best bound; when other costs are steered
            by, of those costs.
    """

    places: Whole
    value: float
    gap: float


class InfeasibleError(ValueError):
    """The limits conflict; `conflict` holds an irreducible set of them."""

    def __init__(self, conflict: Sequence[Limit]) -> None:
        self.conflict = tuple(conflict)
        super().__init__(
            "the limits conflict: " + ", ".join(f"{limit.kind}={limit.value}" for limit in conflict)
        )


class _Rows:
    """Collects sparse constraint rows."""

    def __init__(self) -> None:
        self.row: list[NDArray[np.int64]] = []
        self.column: list[NDArray[np.int64]] = []
        self.value: list[Array] = []
        self.low: list[float] = []
        self.high: list[float] = []

    def add(self, columns: NDArray[np.int64], values: Array | float, low: float, high: float) -> None:
        """Add one row: low ≤ values·x ≤ high."""
        self.row.append(np.full(columns.size, len(self.low), dtype=np.int64))
        self.column.append(columns)
        self.value.append(np.broadcast_to(np.asarray(values, dtype=np.float64), columns.shape))
        self.low.append(low)
        self.high.append(high)


def _limit_rows(
    rows: _Rows, limits: Limits, column: Whole, rule: Whole, keep: frozenset[Limit] | None = None
) -> None:
    """Add the rows of the limits that bind several variables together, in places moved from the rule."""
    size = column.size

    def bound(kind: str, o: int, p: int, value: int, own: Whole, *, below: bool, above: bool) -> None:
        if keep is None or Limit(kind, o, p, value) in keep:
            columns = column.ravel()[own]
            signs = np.concatenate([np.ones(own.size), -np.ones(own.size)])
            level = float(value - rule.ravel()[own].sum())
            both = np.concatenate([columns, columns + size])
            rows.add(both, signs, level if below else -np.inf, level if above else np.inf)

    flat = np.arange(size, dtype=np.int64).reshape(column.shape)
    for o, total in enumerate(limits.total):
        bound("total", o, 0, int(total), flat[o], below=True, above=True)
        for g in range(int(limits.group.max()) + 1):
            own = flat[o, limits.group == g]
            if limits.group_low is not None:
                bound("group_minimum", o, g, int(limits.group_low[o, g]), own, below=True, above=False)
            if limits.group_high is not None:
                bound("group_maximum", o, g, int(limits.group_high[o, g]), own, below=False, above=True)
    if limits.capacity is not None:
        for i, capacity in enumerate(limits.capacity):
            bound("capacity", -1, i, int(capacity), flat[:, i], below=False, above=True)


def _solve(
    cost: Array, whole: Array, bounds: tuple[Array, Array], rows: _Rows, gap: float, seconds: float
) -> Any:
    """Hand one programme to HiGHS."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - heavy: only when a programme is solved
    from scipy.sparse import csr_array  # noqa: PLC0415

    shape = (len(rows.low), cost.size)
    matrix = csr_array(
        (np.concatenate(rows.value), (np.concatenate(rows.row), np.concatenate(rows.column))), shape=shape
    )
    return milp(
        cost,
        integrality=whole,
        bounds=Bounds(*bounds),
        constraints=LinearConstraint(matrix, np.array(rows.low), np.array(rows.high)),
        options={"mip_rel_gap": gap, "time_limit": seconds},
    )


def shortage_pieces(
    gap: Array, fte: Array, low: float, high: float, most: int | None = SEGMENTS
) -> tuple[float, Array, Array]:
    """Return the expected shortage of one region as straight pieces over its inflow.

    `f(v) = mean_d max(gap_d − fte_d·v, 0)` is convex with a kink at each `gap_d / fte_d`. With more than
    `most` pieces between `low` and `high`, evenly many kinks are joined; the curve then lies slightly
    above the true one, never below.

    Args:
        gap: FTE short without inflow, axes (draw).
        fte: FTE of a yearly settler, above 0, axes (draw).
        low: least inflow.
        high: most inflow.
        most: largest number of pieces; None for the exact curve.

    Returns:
        f(low), and width and slope of each piece in rising order.
    """
    kinks = np.unique(gap / fte)
    kinks = kinks[(kinks > low) & (kinks < high)]
    if most is not None and kinks.size > most - 1:
        kinks = kinks[np.linspace(0, kinks.size - 1, most - 1).round().astype(np.int64)]
    turns = np.concatenate([[low], kinks, [high]])
    value = np.maximum(gap[:, None] - fte[:, None] * turns, 0.0).mean(axis=0)
    width = np.diff(turns)
    slope = np.divide(np.diff(value), width, out=np.zeros_like(width), where=width > 0.0)
    return float(value[0]), width, slope


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme: limits, needs, the rule's places and what leaving them costs.

    Attributes:
        limits: see `Limits`.
        needs: see `Needs`; the draws that the optimisation may see.
        rule: places by the rule, axes (occupation, institution).
        price: FTE of shortage that a place moved away from the rule must at least save.
        pieces: largest number of straight pieces per shortage curve; None for exact curves.
        gap: relative optimality gap at which HiGHS may stop.
        seconds: time after which HiGHS stops with the best it has.
    """

    limits: Limits
    needs: Needs
    rule: Whole
    price: float
    pieces: int | None = SEGMENTS
    gap: float = 1e-4  # the default of HiGHS
    seconds: float = 60.0  # a judgement; what is found by then is given with its gap

    def solve(self, steer: Array | None = None, ceiling: float | None = None) -> ProgrammeSolution:
        """Solve it.

        Args:
            steer: other costs per place to minimise instead, axes (occupation, institution), with `ceiling`.
            ceiling: highest value of the programme that is accepted when `steer` is given.

        Returns:
            The best places found.

        Raises:
            InfeasibleError: with an irreducible set of limits that conflict.
        """
        limits, needs, rule = self.limits, self.needs, self.rule
        size = rule.size
        column = np.arange(size, dtype=np.int64).reshape(rule.shape)
        # a place given is the rule's, plus those moved here, minus those moved away
        rows = _Rows()
        _limit_rows(rows, limits, column, rule)
        cost = [np.full(2 * size, self.price / 2.0)]
        low = [np.maximum(limits.low - rule, 0).ravel(), np.maximum(rule - limits.high, 0).ravel()]
        high = [np.maximum(limits.high - rule, 0).ravel(), np.maximum(rule - limits.low, 0).ravel()]
        constant, next_column = 0.0, 2 * size
        # institutions whose graduates settle alike act as one: their moved places are added up first
        kinds, kind = np.unique(needs.settle, axis=0, return_inverse=True)
        for o in range(rule.shape[0]):
            summed = next_column + np.arange(len(kinds), dtype=np.int64)
            next_column += len(kinds)
            for number, here in enumerate(summed):
                own = column[o, kind == number]
                values = np.concatenate([np.ones(own.size), -np.ones(own.size), [-1.0]])
                rows.add(np.concatenate([own, own + size, [here]]), values, 0.0, 0.0)
            cost.append(np.zeros(len(kinds)))
            low.append(np.full(len(kinds), -np.inf))
            high.append(np.full(len(kinds), np.inf))
            for r in range(needs.settle.shape[1]):
                reach = needs.settle[:, r]
                least, most = float(limits.low[o] @ reach), float(limits.high[o] @ reach)
                start, width, slope = shortage_pieces(
                    needs.gap[o, :, r], needs.fte[o], least, max(most, least), self.pieces
                )
                constant += needs.weight[r] * start
                pieces = next_column + np.arange(width.size, dtype=np.int64)
                next_column += width.size
                cost.append(needs.weight[r] * slope)
                low.append(np.zeros(width.size))
                high.append(width)
                columns = np.concatenate([summed, pieces])
                values = np.concatenate([kinds[:, r], np.full(width.size, -1.0)])
                level = least - float(rule[o] @ reach)
                rows.add(columns, values, level, level)
        costs = np.concatenate(cost)
        whole = np.zeros(costs.size)
        whole[: 2 * size] = 1.0
        objective = costs
        if steer is not None and ceiling is not None:
            rows.add(np.arange(costs.size, dtype=np.int64), costs, -np.inf, ceiling - constant)
            objective = np.zeros(costs.size)
            objective[:size], objective[size : 2 * size] = steer.ravel(), -steer.ravel()
        bounds = np.concatenate(low).astype(np.float64), np.concatenate(high).astype(np.float64)
        found = _solve(objective, whole, bounds, rows, self.gap, self.seconds)
        if found.x is None:
            raise InfeasibleError(conflict_of(limits))
        moved = np.rint(found.x[:size] - found.x[size : 2 * size]).astype(np.int64)
        places = rule + moved.reshape(rule.shape)
        value = float(costs @ found.x + constant)
        bound = found.fun if found.mip_dual_bound is None else found.mip_dual_bound
        # a billionth of an FTE: nothing short is nothing to divide by
        return ProgrammeSolution(places, value, abs(float(found.fun - bound)) / max(abs(value), 1e-9))

    def price_of(self, limit: Limit) -> tuple[Limits, ProgrammeSolution]:
        """Solve again with one limit a place wider."""
        wider = relaxed(self.limits, limit)
        return wider, replace(self, limits=wider).solve()

    def near_equal(self, best: ProgrammeSolution, share: float, most: int = 6) -> list[ProgrammeSolution]:
        """Return other allocations whose value lies within a share of the best one.

        For each training region in turn its places are made as many, and as few, as the ceiling allows
        (modelling to generate alternatives); those that differ most from each other are kept.

        Args:
            best: the optimum.
            share: how much worse an alternative may be, as a share of the optimum.
            most: how many are kept.

        Returns:
            Alternatives, the most different first; none where the optimum is alone.
        """
        # never nearer than the optimum is known, and a billionth of an FTE for rounding where it is 0
        ceiling = best.value + abs(best.value) * max(share, self.gap) + 1e-9
        found: list[ProgrammeSolution] = []
        for group in range(int(self.limits.group.max()) + 1):
            for sign in (-1.0, 1.0):
                steer = np.broadcast_to(
                    np.where(self.limits.group == group, sign, 0.0), self.limits.low.shape
                )
                try:
                    found.append(self.solve(steer, ceiling))
                except InfeasibleError:  # pragma: no cover - the optimum itself always fits
                    continue
        kept: list[ProgrammeSolution] = []
        while found and len(kept) < most:
            taken = [best, *kept]
            distance = [min(int(np.abs(other.places - one.places).sum()) for one in taken) for other in found]
            farthest = int(np.argmax(distance))
            if distance[farthest] == 0:
                break
            kept.append(found.pop(farthest))
        return kept


def feasible(limits: Limits, keep: frozenset[Limit] | None = None) -> bool:
    """Tell whether some allocation keeps the limits, or those of them named in `keep`."""
    shape, size = limits.low.shape, limits.low.size
    column = np.arange(size, dtype=np.int64).reshape(shape)
    low, high = np.zeros(shape), np.full(shape, float(limits.total.max()))
    for o, i in np.ndindex(*shape):
        if keep is None or Limit("minimum", o, i, int(limits.low[o, i])) in keep:
            low[o, i] = limits.low[o, i]
        if keep is None or Limit("maximum", o, i, int(limits.high[o, i])) in keep:
            high[o, i] = limits.high[o, i]
        else:
            high[o, i] = max(high[o, i], low[o, i])
    if np.any(low > high):
        return False
    rows = _Rows()
    _limit_rows(rows, limits, column, np.zeros(shape, dtype=np.int64), keep)
    if not rows.low:
        return True
    nothing = np.zeros(size)
    bounds = np.concatenate([low.ravel(), nothing]), np.concatenate([high.ravel(), nothing])
    return _solve(np.zeros(2 * size), np.ones(2 * size), bounds, rows, 0.0, 60.0).x is not None


def conflict_of(limits: Limits) -> list[Limit]:
    """Return an irreducible set of limits that conflict: without any one of them the others can be kept.

    The deletion filter of Chinneck and Dravnieks (1991): leave each limit out in turn, for good where the
    rest still conflicts. Halves are tried first, so that most limits go in few steps.

    Raises:
        ValueError: when the limits do not conflict.
    """
    if feasible(limits):
        raise ValueError("these limits do not conflict")
    kept = limits_of(limits)
    step = len(kept) // 2
    while step >= 1:
        start = 0
        while start < len(kept):
            rest = kept[:start] + kept[start + step :]
            if rest and not feasible(limits, frozenset(rest)):
                kept = rest
            else:
                start += step
        step //= 2
    return kept
