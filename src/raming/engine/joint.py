"""The advice for several occupations together, under limits they share: one linear programme.

Axes: `o` occupation, `y` intake year, `t` year of the projection, `l` limit.
"""

from dataclasses import dataclass, replace

import numpy as np

from raming.engine.curves import Array


@dataclass(frozen=True, slots=True)
class Joint:
    """Occupations that share limits.

    Attributes:
        short: FTE short in each year when nobody enters from the first intake year on, axes (o, t).
        per_class: FTE in each year that one starter of one intake year gives, axes (o, y, t).
        weight: what one FTE short in a year counts, axes (o, t).
        current: starters a year now, axes (o).
        change: most that starters may change from one year to the next, axes (o).
        use: what one starter takes of each limit, axes (l, o).
        room: what each limit allows in each intake year, axes (l, y).
        place: what one starter counts, so that no more are trained than are of use, axes (o).
    """

    short: Array
    per_class: Array
    weight: Array
    current: Array
    change: Array
    use: Array
    room: Array
    place: Array


@dataclass(frozen=True, slots=True)
class JointAdvice:
    """Starters by occupation and intake year.

    Attributes:
        intake: starters, axes (o, y).
        shortage: FTE short, axes (o, t).
        objective: weighted shortage, without the count of starters.
        found: whether any choice fits the limits.
    """

    intake: Array
    shortage: Array
    objective: float
    found: bool


def advise_together(problem: Joint) -> JointAdvice:
    """Return the starters with the least weighted shortage within the limits (HiGHS).

    A surplus in one occupation never makes up for a shortage in another.
    """
    from scipy.optimize import linprog  # noqa: PLC0415 - a second, only to solve
    from scipy.sparse import csr_array, lil_array  # noqa: PLC0415

    occupations, years, horizon = problem.per_class.shape
    starters, counted = occupations * years, occupations * horizon
    short = lil_array((counted, starters + counted))
    for o in range(occupations):
        for t in range(horizon):
            row = o * horizon + t
            short[row, o * years : (o + 1) * years] = -problem.per_class[o, :, t]
            short[row, starters + row] = -1.0
    limits = lil_array((problem.room.size, starters + counted))
    for row, (limit, year) in enumerate(np.ndindex(problem.room.shape)):
        for o in range(occupations):
            limits[row, o * years + year] = problem.use[limit, o]
    steps = lil_array((2 * starters, starters + counted))
    ends = np.zeros(2 * starters)
    for o in range(occupations):
        for y in range(years):
            row, place = o * years + y, o * years + y
            before = problem.current[o] if y == 0 else 0.0
            for sign, at in ((1.0, row), (-1.0, starters + row)):
                steps[at, place] = sign
                if y > 0:
                    steps[at, place - 1] = -sign
                ends[at] = problem.change[o] + sign * before
    rows = _stacked(csr_array(short), csr_array(limits), csr_array(steps))
    goal = np.concatenate([np.repeat(problem.place, years), problem.weight.ravel()])
    found = linprog(
        goal,
        A_ub=rows,
        b_ub=np.concatenate([-problem.short.ravel(), problem.room.ravel(), ends]),
        bounds=[(0.0, None)] * (starters + counted),
        method="highs",
    )
    if found.x is None or found.status != 0:
        nobody = np.zeros((occupations, years))
        return JointAdvice(nobody, problem.short, float("nan"), found=False)
    intake = np.asarray(found.x[:starters]).reshape(occupations, years)
    shortage = np.maximum(problem.short - np.einsum("oyt,oy->ot", problem.per_class, intake), 0.0)
    return JointAdvice(intake, shortage, float((problem.weight * shortage).sum()), found=True)


def _stacked(*blocks: object) -> object:
    from scipy.sparse import vstack  # noqa: PLC0415 - only to solve

    return vstack(blocks)


def price_of_limits(problem: Joint, step: float = 1.0) -> Array:
    """Return by how much the weighted shortage falls when a limit is wider by a step in every year, axes (l).

    Found by solving again, which holds where a limit binds in some years and not in others.
    """
    base = advise_together(problem)
    gains = []
    for limit in range(problem.room.shape[0]):
        room = problem.room.copy()
        room[limit] += step
        other = advise_together(replace(problem, room=room))
        gains.append(base.objective - other.objective if base.found and other.found else np.nan)
    return np.asarray(gains)
