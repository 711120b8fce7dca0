"""Measures as levers on the model: people added add up, capacity measures multiply.

Axes: set of measures; measure; lever; draw; sex; year, 0…Y−1 after the base year; since, years since
graduation or arrival.
"""

from dataclasses import dataclass

import numpy as np

from raming.engine.model.curves import Array
from raming.engine.model.supply import adjustable_classes

PEOPLE_LEVERS = ("places", "graduates", "inflow", "entrants")
"""Levers that add people who then stay as others do."""
RETENTION = "retention"
CAPACITY_LEVERS = ("hours", "demand")
"""Levers that multiply: hours of care per person, and demand."""
LEVERS = (*PEOPLE_LEVERS, RETENTION, *CAPACITY_LEVERS)


@dataclass(frozen=True, slots=True)
class BaselineArrays:
    """What an occupation, region or sector does without measures.

    Attributes:
        heads: people active, axes (draw, sex, year).
        fte: full-time equivalents per person, axes (draw, sex, year).
        supply: FTE supply, axes (draw, year).
        demand: FTE demand, axes (draw, year).
        leaving: share of the people of a year before who have left, axes (draw, sex, year); 0 in year 0.
        intake: people who start the training per year, axes (draw).
        graduates: graduates per starter, axes (draw, sex).
        internal_yield: share of starters that graduates, axes (draw).
        duration: years of training, axes (draw).
        activity: E(k) of graduates, axes (draw, sex, since) with E(0) = 0.
        arrival_activity: E(k) of people who enter qualified, axes (draw, sex, since) with E(0) = 0.
        per_place: FTE that one yearly place from the steering year on gives, axes (draw, year).
        steerable: whether a whole adjustable class has graduated, axes (draw, year).
    """

    heads: Array
    fte: Array
    supply: Array
    demand: Array
    leaving: Array
    intake: Array
    graduates: Array
    internal_yield: Array
    duration: Array
    activity: Array
    arrival_activity: Array
    per_place: Array
    steerable: np.ndarray


@dataclass(frozen=True, slots=True)
class Levers:
    """The levers of a list of measures.

    Attributes:
        kinds: name of each lever, one of `LEVERS`, length l.
        measure: place of the measure that owns the lever, axes (lever).
        effect: effect of a full dose, in the unit of the lever, axes (draw, lever).
        ramp: share of the effect in force in each year, axes (lever, year).
        measures: number of measures.
    """

    kinds: tuple[str, ...]
    measure: np.ndarray
    effect: Array
    ramp: Array
    measures: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """Levers worked out on a baseline, so that any set and dose of measures is a product away.

    Attributes:
        baseline: see `BaselineArrays`.
        heads: people a full dose adds, before some of them leave less, axes (measure, draw, sex, year).
        retention: yearly share that stays instead of leaving, axes (measure, draw, year).
        hours: logarithm of the factor on hours per person, axes (measure, draw, year).
        demand: logarithm of the factor on demand, axes (measure, draw, year).
    """

    baseline: BaselineArrays
    heads: Array
    retention: Array
    hours: Array
    demand: Array


@dataclass(frozen=True, slots=True)
class Outcome:
    """What sets of measures lead to.

    Attributes:
        supply: FTE supply, in FTE of today's hours per person, axes (set, draw, year).
        demand: FTE demand, axes (set, draw, year).
        added: people added, axes (set, draw, year).
        factor: factor on hours per person, axes (set, draw, year).
    """

    supply: Array
    demand: Array
    added: Array
    factor: Array

    def gap(self) -> Array:
        """Return demand minus supply, axes (set, draw, year); a shortage is positive."""
        return self.demand - self.supply


def ramp(start: int, build_up: int, end: int | None, base_year: int, years: int) -> Array:
    """Return the share of an effect in force in each year.

    A measure works for `1/(build_up + 1)` in its first year, fully from `start + build_up` on, and no
    longer after `end`.

    Args:
        start: first calendar year.
        build_up: years until the full effect.
        end: last calendar year, or None.
        base_year: calendar year of year 0.
        years: number of years.

    Returns:
        Shares from 0 to 1, axes (year).
    """
    year = base_year + np.arange(years, dtype=np.float64)
    share = np.clip((year - start + 1.0) / (build_up + 1.0), 0.0, 1.0)
    if end is not None:
        share = np.where(year > end, 0.0, share)
    return np.asarray(share)


def class_people(activity: Array, duration: Array, start: int) -> Array:
    """Return people active per yearly starter when classes start from one year on.

    The published rule for the adjustable cohort for any first year b: its classes (`adjustable_classes`)
    times the mean of E over the ages 1 … t−⌈d⌉−b, as many as a training of ⌈d⌉ years would have classes.

    Args:
        activity: E(k), axes (draw, sex, since).
        duration: years of training, axes (draw).
        start: years from the base year to the first class, b.

    Returns:
        People per starter a year, axes (draw, sex, year), as many years as ages.
    """
    years = activity.shape[-1]
    count = adjustable_classes(duration, start, years)
    ages = adjustable_classes(np.ceil(duration), start, years).astype(np.intp)
    total = np.take_along_axis(np.cumsum(activity, axis=-1), ages[:, None, :], axis=-1)
    mean = np.where(ages[:, None, :] > 0, total / np.maximum(ages, 1)[:, None, :], 1.0)
    return np.asarray(count[:, None, :] * mean)


def arrivals_people(activity: Array, shares: Array) -> Array:
    """Return people active when qualified people enter each year, counted from a year after entry.

    Args:
        activity: E(k), axes (draw, sex, since).
        shares: people per year relative to a full year, axes (year).

    Returns:
        Σ over entry years of shares·E(t − entry), axes (draw, sex, year).
    """
    years = activity.shape[-1]
    out = np.zeros_like(activity)
    for entry in range(years - 1):
        if shares[entry] != 0.0:
            out[..., entry + 1 :] += shares[entry] * activity[..., 1 : years - entry]
    return out


def _places(baseline: BaselineArrays, extra: Array, share: Array) -> Array:
    """Return people from extra starters: a class path is a sum of steps, each step a run of classes."""
    people = np.zeros_like(baseline.heads)
    steps = np.diff(share, prepend=0.0)
    for start in np.flatnonzero(steps):
        people += steps[start] * class_people(baseline.activity, baseline.duration, int(start))
    return people * baseline.graduates[:, :, None] * extra[:, None, None]


def prepare(baseline: BaselineArrays, levers: Levers) -> Prepared:
    """Work the levers out on a baseline.

    - `places`: share of the current intake that starts extra each year, by the rule of the model;
    - `graduates`: relative gain in yield, never above a yield of 1; `inflow`: the same without that
      bound, for people who settle elsewhere;
    - `entrants`: people a year who enter qualified, as a share of the base stock;
    - `retention`: share of the people active that stays instead of leaving, a year;
    - `hours`, `demand`: relative change of the hours of care per person, and of demand.

    Args:
        baseline: see `BaselineArrays`.
        levers: see `Levers`; its draws are 1 or as many as the baseline's.

    Returns:
        The effects by measure.
    """
    draws, sexes, years = baseline.heads.shape
    m = levers.measures
    heads = np.zeros((m, draws, sexes, years))
    retention, hours, demand = (np.zeros((m, draws, years)) for _ in range(3))
    stock = baseline.heads[:, :, 0]
    graduating = baseline.intake[:, None] * baseline.graduates
    for place, kind in enumerate(levers.kinds):
        owner, share = int(levers.measure[place]), levers.ramp[place]
        effect = np.broadcast_to(levers.effect[:, place], (draws,))
        if kind == "places":
            heads[owner] += _places(baseline, effect * baseline.intake, share)
        elif kind in ("graduates", "inflow"):
            # where nobody graduates a share more is nobody: any large bound will do in the place of 1/0
            most = np.inf if kind == "inflow" else 1.0 / np.maximum(baseline.internal_yield, 1e-12) - 1.0
            gain = np.minimum(effect, most)
            heads[owner] += (
                arrivals_people(baseline.activity, share) * (gain[:, None] * graduating)[..., None]
            )
        elif kind == "entrants":
            heads[owner] += (
                arrivals_people(baseline.arrival_activity, share) * (effect[:, None] * stock)[..., None]
            )
        elif kind == RETENTION:
            retention[owner] += effect[:, None] * share
        elif kind == "hours":
            hours[owner] += np.log1p(effect[:, None] * share)
        elif kind == "demand":
            demand[owner] += np.log1p(effect[:, None] * share)
        else:
            raise ValueError(f"unknown lever {kind!r}")
    return Prepared(baseline, heads, retention, hours, demand)


def _kept(baseline: BaselineArrays, people: Array, rate: Array) -> Array:
    """Return people kept who would have left: axes (set, draw, sex, year).

    `R(t) = R(t−1)·(1 − q(t) + v(t)) + v(t)·P(t−1)`, with q the share leaving and v ≤ q what is kept of
    it, by the measures in force in the year before.
    """
    kept = np.zeros_like(people)
    for t in range(1, people.shape[-1]):
        leaving = baseline.leaving[None, :, :, t]
        stays = np.clip(rate[:, :, None, t - 1], None, leaving)
        kept[..., t] = kept[..., t - 1] * (1.0 - leaving + stays) + stays * people[..., t - 1]
    return kept


def outcome(prepared: Prepared, dose: Array) -> Outcome:
    """Return supply and demand under sets of measures; nothing chosen leaves the baseline bit for bit.

    People added add up over measures, and stay or leave as others; factors multiply, a part of a dose
    counting as that power of the factor.

    Args:
        prepared: see `prepare`.
        dose: dose of each measure in each set, axes (set, measure); 1 is what the catalogue describes.

    Returns:
        See `Outcome`.
    """
    base = prepared.baseline
    added = np.tensordot(dose, prepared.heads, axes=1)
    rate = np.tensordot(dose, prepared.retention, axes=1)
    if rate.any():
        added = added + _kept(base, base.heads[None] + added, rate)
    factor = np.exp(np.tensordot(dose, prepared.hours, axes=1))
    demand = base.demand[None] * np.exp(np.tensordot(dose, prepared.demand, axes=1))
    supply = (base.supply[None] + np.sum(added * base.fte[None], axis=2)) * factor
    return Outcome(supply, demand, added.sum(axis=2), factor)


def advised_intake(prepared: Prepared, result: Outcome) -> Array:
    """Return the yearly intake that balances supply and demand under sets of measures.

    `n* = n + gap / (u·factor)`, with n the current intake and u the FTE per yearly place.

    Args:
        prepared: see `prepare`.
        result: what the sets lead to.

    Returns:
        People per year, axes (set, draw, year); not a number where the intake cannot be steered.
    """
    base = prepared.baseline
    can = base.steerable & (base.per_place > 0.0)
    unit = np.where(can, base.per_place, np.nan)[None] * result.factor
    return np.asarray(base.intake[None, :, None] + result.gap() / unit)
