"""People are whole: what chance alone does to supply in the published model, all its figures being known.

Every person of the base stock is still active with chance S(t), every starter is active with the chance that
the yields give, people arrive from abroad as a Poisson process. Nobody's chance depends on anybody else's,
so the variance follows from the same curves; `simulate` lets people live it instead.
Axes as in `supply`.
"""

from dataclasses import dataclass, replace
from hashlib import blake2b

import numpy as np

from raming.engine.model.curves import Array
from raming.engine.model.supply import ADJUSTABLE, Supply, SupplyInputs, class_schedule, people_by_mean

_PAIRS = ((0, 0), (0, 1), (1, 1))
"""The two sexes, two by two: a starter who becomes an active woman is not also an active man."""


@dataclass(frozen=True, slots=True)
class Course:
    """People and full-time equivalents.

    Attributes:
        heads: people, or their variance, axes (draw, year).
        fte: full-time equivalents, or their variance, axes (draw, year).
    """

    heads: Array
    fte: Array


def variance(inputs: SupplyInputs, made: Supply) -> Course:
    """Return the variance of people and FTE that chance alone gives.

    With N people of one sex in the stock, n starters and p the chance that a starter is an active woman or
    man: `N·S·(1 − S)` for the stock, `n·(Σ p f² − (Σ p f)²)` for each class with f the FTE of a person (1 for
    people), and `Σ A f²` for the A expected from abroad. Where the stock leaves by hazards of its age, S is
    that of a person whose age is not known.

    Args:
        inputs: what supply was computed from; its starters are those of the intake that is asked about.
        made: that supply.
    """
    left = inputs.stock[..., None] * inputs.survival * (1.0 - inputs.survival)
    abroad = made.heads[:, -1]
    squares = np.stack([inputs.activity[:, :, a] * inputs.activity[:, :, b] for a, b in _PAIRS], axis=2)
    once = people_by_mean(inputs) * inputs.graduates[..., None]
    twice = people_by_mean(replace(inputs, activity=squares))

    def of(weight: Array) -> Array:
        """Return the variance of people who count for a weight each, axes (draw, sex, year)."""
        both = (left + abroad) * weight**2
        spread = (once * weight[:, None] ** 2).sum(axis=2)
        for pair, (a, b) in enumerate(_PAIRS):
            chance = (inputs.graduates[:, :, a] * inputs.graduates[:, :, b])[..., None] * twice[:, :, pair]
            spread -= (1.0 if a == b else 2.0) * chance * (weight[:, a] * weight[:, b])[:, None]
        classes = np.einsum("dc,dcy->dy", inputs.intake, spread)
        return np.asarray(np.maximum(both.sum(axis=1) + classes, 0.0))

    return Course(of(np.ones_like(inputs.fte)), of(inputs.fte))


def simulate(inputs: SupplyInputs, seed: int, group: str, first: int = 0) -> Course:
    """Return how far one course of events a draw ends from what was expected of it.

    Draw `i` has a random generator of its own, made of the seed, the group's name and `first + i`: blocks of
    draws may be simulated anywhere. Classes graduate each at their own time (`supply.people_by_class`).

    Args:
        inputs: what supply is computed from.
        seed: seed of the run.
        group: name of the group, usually an occupation id.
        first: number of the first draw.

    Returns:
        Differences from the expectation, axes (draw, year).
    """
    draws, years = len(inputs.stock), inputs.activity.shape[-1]
    made = Course(np.empty((draws, years)), np.empty((draws, years)))
    for draw in range(draws):
        key = blake2b(f"{seed}\0{group}\0people\0{first + draw}".encode(), digest_size=16).digest()
        generator = np.random.Generator(np.random.SFC64(np.frombuffer(key, dtype=np.uint32).tolist()))
        people = _stock(inputs, draw, generator) + _classes(inputs, draw, generator)
        people += _abroad(inputs, draw, generator)
        made.heads[draw] = people.sum(axis=0)
        made.fte[draw] = (people * inputs.fte[draw]).sum(axis=0)
    return made


def _whole(expected: Array, generator: np.random.Generator) -> np.ndarray:
    """Round a number of people at random, so that its expectation is kept."""
    return np.asarray(np.floor(expected + generator.random(np.shape(expected))).astype(np.int64))


def _next(
    now: np.ndarray, of: np.ndarray, before: Array, after: Array, generator: np.random.Generator
) -> Array:
    """Return who of `of` people are active after a year in which the chance to be so went to `after`.

    A chance that falls makes some of the active leave, one that rises lets some of the others come.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        stays = np.where(before > 0.0, np.minimum(after / before, 1.0), 0.0)
        comes = np.where(before < 1.0, np.clip((after - before) / (1.0 - before), 0.0, 1.0), 0.0)
    return np.asarray(generator.binomial(now, stays) + generator.binomial(of - now, comes))


def _stock(inputs: SupplyInputs, draw: int, generator: np.random.Generator) -> Array:
    """Return the base stock still active beyond what was expected, axes (sex, year)."""
    survival, expected = inputs.survival[draw], inputs.stock[draw]
    people = _whole(expected, generator)
    now, made = people, np.empty_like(survival)
    made[:, 0] = people
    for year in range(1, survival.shape[-1]):
        now = _next(now, people, survival[:, year - 1], survival[:, year], generator)
        made[:, year] = now
    return np.asarray(made - people[:, None] * survival)


def _abroad(inputs: SupplyInputs, draw: int, generator: np.random.Generator) -> Array:
    """Return arrivals from abroad still active beyond what was expected, axes (sex, year)."""
    activity = inputs.abroad_activity[draw]
    years = activity.shape[-1]
    here = generator.poisson(inputs.abroad[draw], size=(years, len(activity)))  # by year of arrival
    made = np.zeros_like(activity)
    active = np.zeros_like(here)
    for year in range(1, years):
        since = np.arange(year, 0, -1)  # years since the arrival of those who came in year 0, 1, ...
        active[:year] = _next(
            active[:year], here[:year], activity[:, since - 1].T, activity[:, since].T, generator
        )
        made[:, year] = active[:year].sum(axis=0)
    return np.asarray(made - inputs.abroad[draw][:, None] * np.cumsum(activity, axis=-1))


def _classes(inputs: SupplyInputs, draw: int, generator: np.random.Generator) -> Array:
    """Return starters of the three cohorts who are active beyond what was expected, axes (sex, year)."""
    years, sexes = inputs.activity.shape[-1], inputs.activity.shape[2]
    t = np.arange(years, dtype=np.float64)
    one = slice(draw, draw + 1)
    sizes, graduations = class_schedule(inputs.duration[one], inputs.steering[one], years)
    made = np.zeros((sexes, years))
    for cohort in range(ADJUSTABLE):
        size, graduation = inputs.intake[draw, cohort] * sizes[0, cohort], graduations[0, cohort]
        age = np.clip(t[None] - graduation[:, None], 0.0, years - 1.0)  # of each class in each year
        active = np.stack([np.interp(age, t, row) for row in inputs.activity[draw, cohort]], axis=1)
        starters, share = _whole(size, generator), inputs.graduates[draw, cohort]
        graduates = _split(starters, share, generator)
        now = np.zeros_like(graduates)
        for year in range(1, years):
            now = _next(now, graduates, active[:, :, year - 1], active[:, :, year], generator)
            made[:, year] += now.sum(axis=0) - share * (starters @ active[:, :, year])
    return made


def _split(starters: np.ndarray, shares: Array, generator: np.random.Generator) -> np.ndarray:
    """Return how many of the starters graduate as women and as men, axes (class, sex)."""
    chances = np.append(shares, max(1.0 - float(shares.sum()), 0.0))
    return np.asarray(generator.multinomial(starters, chances / chances.sum())[:, :-1])
