"""Supply: the present stock, three training cohorts and arrivals from abroad, by sex and year.

Formulas of the Dutch planning model, version 3.2. Axes: draw; cohort of training
(in training, entering before the steering year, entering from the steering year on); sex (women, men);
year, 0…Y−1 after the base year; since, years since graduation 0…Y−1.
"""

from dataclasses import dataclass

import numpy as np

from raming.engine.model.curves import Array

COMPONENTS = ("stock", "in_training", "before_steering", "after_steering", "abroad")
"""The order of the component axis of `Supply.heads`."""
ADJUSTABLE = 3
"""Place of the adjustable cohort, those who enter from the steering year on, in `COMPONENTS`."""


@dataclass(frozen=True, slots=True)
class SupplyInputs:
    """What supply is computed from.

    Attributes:
        stock: people active in the base year, axes (draw, sex).
        survival: share of that stock still active, axes (draw, sex, year).
        fte: full-time equivalents per person, axes (draw, sex, year).
        intake: people who start the training per year, axes (draw, cohort).
        graduates: graduates per starter: share of the sex times internal yield, axes (draw, cohort, sex).
        activity: E(k), share of graduates active k years after graduation, axes (draw, cohort, sex, since).
        duration: years of training, axes (draw, cohort).
        steering: years from the base year to the first steerable intake, axes (draw).
        abroad: arrivals from abroad per year, axes (draw, sex).
        abroad_activity: share of arrivals active k years after arrival, axes (draw, sex, since).
    """

    stock: Array
    survival: Array
    fte: Array
    intake: Array
    graduates: Array
    activity: Array
    duration: Array
    steering: Array
    abroad: Array
    abroad_activity: Array


@dataclass(frozen=True, slots=True)
class Supply:
    """Supply by component.

    Attributes:
        heads: people, axes (draw, component, sex, year), components as in `COMPONENTS`.
        fte: full-time equivalents, axes (draw, component, year).
        heads_per_place: people that one yearly place of the adjustable cohort gives, axes (draw, sex, year).
        fte_per_place: FTE that one yearly place of the adjustable cohort gives, axes (draw, year).
        steerable: whether a whole adjustable class has graduated, axes (draw, year).
    """

    heads: Array
    fte: Array
    heads_per_place: Array
    fte_per_place: Array
    steerable: np.ndarray

    def headcount(self) -> Array:
        """Return people active, axes (draw, year)."""
        return total(self.heads[:, :, 0] + self.heads[:, :, 1])

    def total_fte(self) -> Array:
        """Return full-time equivalents active, axes (draw, year)."""
        return total(self.fte)


def total(parts: Array) -> Array:
    """Add up the component axis, always in the same order: axes (draw, component, year) to (draw, year)."""
    out = parts[:, 0] + parts[:, 1]
    for place in range(2, parts.shape[1]):
        out = out + parts[:, place]
    return out


def adjustable_classes(duration: Array, steering: Array | float, years: int) -> Array:
    """Return how many classes of the adjustable cohort have graduated: `max(t−d−b, 0)`.

    Args:
        duration: years of training, d, axes (draw).
        steering: years from the base year to the first class, b, axes (draw) or one number.
        years: number of years, the base year included.

    Returns:
        Classes, not rounded, axes (draw, year).
    """
    t = np.arange(years, dtype=np.float64)
    return np.asarray(np.maximum(t - duration[:, None] - np.asarray(steering)[..., None], 0.0))


def graduated_classes(duration: Array, steering: Array, years: int) -> Array:
    """Return how many classes of each cohort have graduated: the published rule.

    With t the years since the base year, d the duration and b the years to the steering year: `min(t, d)`
    of those in training, `min(max(t−d, 0), b)` of those who enter before the steering year, and
    `max(t−d−b, 0)` of those who enter from it on.

    Args:
        duration: years of training, axes (draw, cohort).
        steering: years from the base year to the first steerable intake, axes (draw).
        years: number of years, the base year included.

    Returns:
        Classes, not rounded, axes (draw, cohort, year).
    """
    t = np.arange(years, dtype=np.float64)
    count = np.empty((*duration.shape, years))
    count[:, 0] = np.minimum(t, duration[:, 0, None])
    count[:, 1] = np.minimum(np.maximum(t - duration[:, 1, None], 0.0), steering[:, None])
    count[:, 2] = adjustable_classes(duration[:, 2], steering, years)
    return count


def class_schedule(duration: Array, steering: Array, years: int) -> tuple[Array, Array]:
    """Return the same classes one by one: how large each is, and when it graduates.

    Args:
        duration: years of training, axes (draw, cohort).
        steering: years from the base year to the first steerable intake, axes (draw).
        years: number of classes, at least the number of years looked at.

    Returns:
        Size of class j relative to a yearly intake, and years from the base year to its graduation,
        axes (draw, cohort, class) each.
    """
    j = np.arange(years, dtype=np.float64)
    size = np.ones((*duration.shape, years))
    size[:, 0] = np.clip(duration[:, 0, None] - j, 0.0, 1.0)
    size[:, 1] = j < steering[:, None]
    at = j + duration[:, :, None]
    at[:, 0] = j
    at[:, 2] += steering[:, None]
    return size, at


def people_by_mean(inputs: SupplyInputs) -> Array:
    """Return people per yearly starter and cohort: count of classes times their mean activity.

    The published rule. The classes are those of `graduated_classes`; with t the years since the base year,
    d the duration and b the years to the steering year, the mean runs over the ages

    - in training: t−⌈d⌉+1 … t;
    - before steering: t−⌈d⌉−b+1 … t−⌈d⌉;
    - after steering: 1 … t−⌈d⌉−b.

    Only whole ages from 1 on count; a cohort that has people but no such age yet has mean 1.

    Returns:
        People active per starter a year, axes (draw, cohort, sex, year).
    """
    duration, steering = inputs.duration, inputs.steering
    if np.all(duration == duration[:1]) and np.all(steering == steering[:1]):
        duration, steering = duration[:1], steering[:1]  # one schedule for all draws
    years = inputs.activity.shape[-1]
    t = np.arange(years, dtype=np.float64)
    whole, b = np.ceil(duration)[:, :, None], steering[:, None]
    count = graduated_classes(duration, steering, years)
    oldest, youngest = np.empty_like(count), np.empty_like(count)
    oldest[:, 0], youngest[:, 0] = t, t - whole[:, 0] + 1.0
    oldest[:, 1], youngest[:, 1] = t - whole[:, 1], t - whole[:, 1] - b + 1.0
    oldest[:, 2], youngest[:, 2] = t - whole[:, 2] - b, 1.0
    last = np.maximum(oldest, 0.0).astype(np.intp)
    before = np.maximum(youngest - 1.0, 0.0).astype(np.intp)
    ages = (last - before)[:, :, None]
    cumulated = np.cumsum(inputs.activity, axis=-1)
    mean = (_at_age(cumulated, last) - _at_age(cumulated, before)) / np.maximum(ages, 1)
    return np.asarray(count[:, :, None] * np.where(ages > 0, mean, 1.0))


def _at_age(curve: Array, age: np.ndarray) -> Array:
    """Return a curve at whole ages, axes (draw, cohort, sex, year).

    Args:
        curve: axes (draw, cohort, sex, since).
        age: years since graduation, axes (draw or 1, cohort, year).
    """
    if age.shape[0] == 1:
        return np.stack([np.take(curve[:, c], age[0, c], axis=-1) for c in range(age.shape[1])], axis=1)
    return np.take_along_axis(curve, age[:, :, None], axis=-1)


def people_by_class(inputs: SupplyInputs) -> Array:
    """Return people per yearly starter and cohort, following each graduating class by itself.

    Class j graduates at its own time and is active by E at its own age, a straight line between whole
    ages. Equal to `people_by_mean` for durations of whole years, up to 2 % apart for others.

    Returns:
        People active per starter a year, axes (draw, cohort, sex, year).
    """
    years = inputs.activity.shape[-1]
    people = np.zeros(inputs.activity.shape)
    t = np.arange(years, dtype=np.float64)
    size, graduation = class_schedule(inputs.duration, inputs.steering, years)
    for j in range(years):
        age = t - graduation[:, :, j, None]
        at = np.clip(age, 0.0, years - 1.0)  # E(0) = 0: a class that has not graduated counts for nothing
        left = np.minimum(at.astype(np.intp), years - 2)[:, :, None]
        low = np.take_along_axis(inputs.activity, left, axis=-1)
        high = np.take_along_axis(inputs.activity, left + 1, axis=-1)
        people += size[:, :, j, None, None] * (low + (high - low) * (at[:, :, None] - left))
    return people


def supply(inputs: SupplyInputs, *, by_class: bool = False) -> Supply:
    """Return supply by component for every draw and year.

    Args:
        inputs: see `SupplyInputs`.
        by_class: follow each graduating class by itself instead of the published count times mean.

    Returns:
        People and FTE by component, FTE per adjustable place and where it can be steered.
    """
    people = people_by_class(inputs) if by_class else people_by_mean(inputs)
    per_place = people * inputs.graduates[..., None]
    heads = np.empty((*per_place.shape[:1], len(COMPONENTS), *per_place.shape[2:]))
    heads[:, 0] = inputs.stock[..., None] * inputs.survival
    heads[:, 1:4] = per_place * inputs.intake[:, :, None, None]
    heads[:, 4] = inputs.abroad[..., None] * np.cumsum(inputs.abroad_activity, axis=-1)
    fte = heads * inputs.fte[:, None]
    unit = per_place[:, ADJUSTABLE - 1] * inputs.fte
    t = np.arange(heads.shape[-1])
    first = np.ceil(inputs.duration[:, 2:3]) + inputs.steering[:, None] + 1.0
    return Supply(
        heads=heads,
        fte=fte[:, :, 0] + fte[:, :, 1],
        heads_per_place=per_place[:, ADJUSTABLE - 1],
        fte_per_place=unit[:, 0] + unit[:, 1],
        steerable=t >= first,
    )
