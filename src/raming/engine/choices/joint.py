"""The advice for several occupations together, under limits they share: one linear programme.

Axes: occupation; entry, the intake year; year of the projection; limit.
"""

from dataclasses import dataclass, replace

import numpy as np

from raming.engine.model.curves import Array


@dataclass(frozen=True, slots=True)
class Joint:
    """Occupations that share limits.

    Attributes:
        short: FTE short in each year when nobody enters from the first intake year on, axes
            (occupation, year).
        per_class: FTE in each year that one starter of one intake year gives, axes (occupation, entry, year).
        weight: what one FTE short in a year counts, axes (occupation, year).
        current: starters a year now, axes (occupation).
        change: most that starters may change from one year to the next, axes (occupation).
        use: what one starter takes of each limit, axes (limit, occupation).
        room: what each limit allows in each intake year, axes (limit, entry).
        place: what one starter counts, so that no more are trained than are of use, axes (occupation).
        turn: what one starter more or fewer than the year before counts, so that a path is steady, axes
            (occupation).
    """

    short: Array
    per_class: Array
    weight: Array
    current: Array
    change: Array
    use: Array
    room: Array
    place: Array
    turn: Array


@dataclass(frozen=True, slots=True)
class JointAdvice:
    """Starters by occupation and intake year.

    Attributes:
        intake: starters, axes (occupation, entry).
        shortage: FTE short, axes (occupation, year).
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
    columns = 2 * starters + counted
    short = lil_array((counted, columns))
    for o in range(occupations):
        for t in range(horizon):
            row = o * horizon + t
            short[row, o * years : (o + 1) * years] = -problem.per_class[o, :, t]
            short[row, 2 * starters + row] = -1.0
    limits = lil_array((problem.room.size, columns))
    for row, (limit, year) in enumerate(np.ndindex(problem.room.shape)):
        for o in range(occupations):
            limits[row, o * years + year] = problem.use[limit, o]
    steps = lil_array((2 * starters, columns))
    ends = np.zeros(2 * starters)
    for o in range(occupations):
        for y in range(years):
            place = o * years + y
            for sign, row in ((1.0, place), (-1.0, starters + place)):
                steps[row, place] = sign
                steps[row, starters + place] = -1.0
                if y > 0:
                    steps[row, place - 1] = -sign
                else:
                    ends[row] = sign * problem.current[o]
    most = [(0.0, None)] * starters + [(0.0, float(x)) for x in np.repeat(problem.change, years)]
    found = linprog(
        np.concatenate(
            [np.repeat(problem.place, years), np.repeat(problem.turn, years), problem.weight.ravel()]
        ),
        A_ub=_stacked(csr_array(short), csr_array(limits), csr_array(steps)),
        b_ub=np.concatenate([-problem.short.ravel(), problem.room.ravel(), ends]),
        bounds=[*most, *[(0.0, None)] * counted],
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


def with_more_room(problem: Joint, step: float = 1.0) -> list[JointAdvice]:
    """Solve again with each limit wider by a step in every year: what a limit costs is the difference.

    That holds where a limit binds in some years and not in others.
    """
    made = []
    for limit in range(problem.room.shape[0]):
        room = problem.room.copy()
        room[limit] += step
        made.append(advise_together(replace(problem, room=room)))
    return made
