"""Task shifting that conserves work, and the team that does a given amount of work.

What a receiver takes over is `hours × productivity × share in scope`; the giver spends `hours × supervision`
on it. So the giver is relieved of the difference, and nothing is lost: the giver's hours after, plus what
the receiver took over, equal the hours before plus supervision. Axes: task; staff, the kinds of
staff with the giver first.
"""

from dataclasses import dataclass

import numpy as np

from raming.engine.model.curves import Array


def relief(hours: Array, productivity: Array, scope: Array, supervision: Array) -> Array:
    """Return what a giver is relieved of: receiver's hours × productivity × share in scope − supervision.

    Args:
        hours: hours (or FTE) of the receiver.
        productivity: work per hour of the receiver, relative to the giver.
        scope: share of the receiver's hours that fall within scope.
        supervision: hours of the giver per hour of the receiver.
    """
    return np.asarray(hours * (productivity * scope - supervision))


def hours_asked(wanted: Array, productivity: Array, scope: Array, supervision: Array) -> Array:
    """Return the receiver's hours that relieve a giver of a wanted amount.

    Returns:
        Hours; infinite where supervision takes all that is won.
    """
    net = productivity * scope - supervision
    with np.errstate(divide="ignore", invalid="ignore"):
        asked = np.where(net > 0.0, wanted / np.where(net > 0.0, net, 1.0), np.inf)
    return np.asarray(np.where(np.asarray(wanted) == 0.0, 0.0, asked))


@dataclass(frozen=True, slots=True)
class Mix:
    """Who can do which work.

    Attributes:
        work: hours of work of each task, in hours of the giver, axes (task).
        productivity: work per hour, the giver being 1, axes (task, staff).
        scope: share of a receiver's hours within scope, 0 where the task is not theirs, axes (task, staff).
        supervision: hours of the giver per hour of a receiver, axes (task, staff); 0 for the giver.
        price: what an hour counts in the objective, axes (staff).
        most: hours there are of each kind of staff, axes (staff).
    """

    work: Array
    productivity: Array
    scope: Array
    supervision: Array
    price: Array
    most: Array


@dataclass(frozen=True, slots=True)
class Team:
    """A team.

    Attributes:
        hours: hours by task, supervision not counted, axes (task, staff).
        total: hours by kind of staff, supervision counted as the giver's, axes (staff).
        cost: what it counts in the objective.
        found: whether any team can do the work.
    """

    hours: Array
    total: Array
    cost: float
    found: bool


def totals(mix: Mix, hours: Array) -> Array:
    """Return hours by kind of staff, supervision counted as the giver's, axes (staff)."""
    total = hours.sum(axis=0)
    total[0] += (hours * mix.supervision).sum()
    return np.asarray(total)


def done(mix: Mix, hours: Array) -> Array:
    """Return the work a team does by task, in hours of the giver, axes (task)."""
    return np.asarray((hours * mix.productivity * mix.scope).sum(axis=1))


def team(mix: Mix, *, spare: int | None = None, within: float | None = None) -> Team:
    """Return the team that does the work at least cost, or another one near it.

    A receiver does no more of a task than the share of its work that is in scope; patients outside it stay
    with the giver.

    Args:
        mix: see `Mix`.
        spare: use as little as can be of this kind of staff instead of least cost.
        within: cost that may not be passed then.
    """
    from scipy.optimize import linprog  # noqa: PLC0415 - a second, only to solve

    tasks, staff = mix.productivity.shape
    does = mix.productivity * mix.scope
    can = mix.scope > 0.0
    count = tasks * staff
    price = (mix.price[None, :] + mix.supervision * mix.price[0]).ravel()
    goal = price
    if spare is not None:
        goal = np.zeros((tasks, staff))
        goal[:, spare] = 1.0
        # the price decides between teams that spare as much; a millionth is a judgement of what is too little
        # to change which those are
        goal = goal + (mix.supervision if spare == 0 else 0.0) + 1e-6 * price.reshape(tasks, staff)
        goal = goal.ravel()
    equal = np.zeros((tasks, count))
    rows: list[Array] = []
    ends: list[float] = []
    for t in range(tasks):
        equal[t, t * staff : (t + 1) * staff] = does[t]
        shared = np.zeros(count)
        shared[t * staff + 1 : (t + 1) * staff] = does[t, 1:]
        rows.append(shared)
        ends.append(float(mix.scope[t, 1:].max(initial=0.0) * mix.work[t]))
        for r in range(1, staff):
            own = np.zeros(count)
            own[t * staff + r] = does[t, r]
            rows.append(own)
            ends.append(float(mix.scope[t, r] * mix.work[t]))
    for r in range(staff):
        used = np.zeros((tasks, staff))
        used[:, r] = 1.0
        rows.append((used + (mix.supervision if r == 0 else 0.0)).ravel())
        ends.append(float(mix.most[r]))
    if within is not None:
        rows.append(price)
        ends.append(within)
    finite = np.isfinite(ends)
    result = linprog(
        goal,
        A_ub=np.stack(rows)[finite],
        b_ub=np.array(ends)[finite],
        A_eq=equal,
        b_eq=mix.work,
        bounds=[(0.0, None if ok else 0.0) for ok in can.ravel()],
        method="highs",
    )
    if result.x is None or result.status != 0:
        nothing = np.zeros((tasks, staff))
        return Team(nothing, nothing.sum(axis=0), float("nan"), found=False)
    hours = np.asarray(result.x).reshape(tasks, staff)
    return Team(hours, totals(mix, hours), float(price @ result.x), found=True)
