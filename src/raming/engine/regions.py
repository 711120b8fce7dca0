"""Regions: the nation's demand and supply spread over regions that always add up to it again.

Axes: draw; sex; region; origin, the region of training; year, 0…Y−1 after the base year; group of age and
    sex.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from raming.engine.model.curves import Array
from raming.engine.model.supply import SupplyInputs, graduated_classes


def shares(weights: Array) -> Array:
    """Return weights as shares of their sum over the last axis; equal shares where all are 0.

    Raises:
        ValueError: when a weight is negative or not finite.
    """
    if not np.all(np.isfinite(weights)) or np.any(weights < 0.0):
        raise ValueError("a weight must be a finite number of 0 or more")
    total = weights.sum(axis=-1, keepdims=True)
    equal = np.full_like(weights, 1.0 / weights.shape[-1])
    return np.asarray(np.divide(weights, total, out=equal, where=total > 0.0))


def regional_demand(people: Array, use: Array, ratio: Array, national: Array) -> Array:
    """Spread national demand over regions by who lives there, and by how much care they use.

    `D_r(t) = D(t) · w_r(t) / Σ w(t)` with `w_r(t) = ratio_r(t) · Σ_g people_rg(t)·use_g`: only proportions
    count, so neither the unit of use nor the level of the population matters.

    Args:
        people: inhabitants, axes (region, group, year).
        use: relative use of care, axes (group).
        ratio: use of a region over what age and sex explain, axes (draw, region, year).
        national: demand of the nation in FTE, axes (draw, year).

    Returns:
        Demand in FTE, axes (draw, region, year); adds up to `national` over regions.
    """
    expected = np.einsum("rgy,g->ry", people, use)
    weight = np.moveaxis(expected * ratio, 1, -1)
    return np.moveaxis(shares(weight) * national[..., None], -1, 1)


def newcomers(inputs: SupplyInputs) -> Array:
    """Return the people who become active in a year: graduates of the three cohorts and arrivals.

    The published model counts classes (`graduated_classes`); what a count grows by in a year are the
    graduates of that year, active at the share of their first year.

    Args:
        inputs: see `SupplyInputs`.

    Returns:
        People, axes (draw, sex, year); none in the base year.
    """
    count = graduated_classes(inputs.duration, inputs.steering, inputs.activity.shape[-1])
    classes = np.diff(count, axis=-1, prepend=0.0)
    first_year = inputs.graduates * inputs.activity[..., 1] * inputs.intake[:, :, None]
    people = np.einsum("dcs,dcy->dsy", first_year, classes)
    people[..., 1:] += (inputs.abroad * inputs.abroad_activity[..., 1])[..., None]
    return np.asarray(people)


@dataclass(frozen=True, slots=True)
class Settling:
    """How people spread over regions.

    Attributes:
        start: share of the base stock in each region, axes (draw, region).
        arrive: share of a year's newcomers who settle in each region, axes (draw, region, year).
        exposure: hazard of leaving the profession over the national one, axes (draw, region).
        move_rate: share of the stock that moves region in a year, to where newcomers settle, axes (draw).
        moves: share of the people of a region (column) who are in a region (row) a year later, axes
            (region, region), columns adding up to 1; takes the place of `move_rate` where it is known.
    """

    start: Array
    arrive: Array
    exposure: Array
    move_rate: Array
    moves: Array | None = None

    def __post_init__(self) -> None:
        # rounding only: a billionth of the people of any region is nobody
        if self.moves is not None and not np.allclose(self.moves.sum(axis=0), 1.0, rtol=0.0, atol=1e-9):
            raise ValueError("each column of the moves must add up to 1: whoever moves, arrives")


def _years(heads: Array, entering: Array, settling: Settling, *, stock: bool) -> Iterator[Array]:
    """Give people by region year after year, axes (draw, sex, region)."""
    arrive = np.ascontiguousarray(np.moveaxis(settling.arrive, -1, 0))[:, :, None]
    here = heads[..., 0, None] * (settling.start[:, None] if stock else arrive[0])
    yield here
    for year in range(1, heads.shape[-1]):
        new = np.clip(entering[..., year], 0.0, heads[..., year])[..., None]
        stay = heads[..., year, None] - new
        weight = here
        if stock:
            before = heads[..., year - 1, None]
            # above 0 for the logarithm; what is left is scaled to the stayers of the nation anyhow
            kept = np.clip(np.divide(stay, before, out=np.ones_like(stay), where=before > 0.0), 1e-12, 1.0)
            weight = here * np.exp(np.log(kept) * settling.exposure[:, None])
        total = weight.sum(axis=-1, keepdims=True)
        # where nobody was, whoever stays is where newcomers go
        here = np.where(total > 0.0, weight / np.where(total > 0.0, total, 1.0), arrive[year]) * stay
        if settling.moves is None:
            rate = settling.move_rate[:, None, None]
            here = here * (1.0 - rate) + (rate * stay + new) * arrive[year]
        else:
            here = here @ settling.moves.T + new * arrive[year]
        yield here


def spread(heads: Array, entering: Array, settling: Settling, *, stock: bool) -> Array:
    """Spread people over regions, year by year, so that they always add up to the nation.

    Of those present last year each region keeps its own share, `q^exposure` with q the national share
    that stays (for newcomers the exposure is 1); the regions are then scaled to the nation's stayers,
    some move, and the year's newcomers settle.

    Args:
        heads: people of the nation, axes (draw, sex, year).
        entering: those of them who entered in that year, axes (draw, sex, year).
        settling: see `Settling`.
        stock: whether `heads` are the base stock, which starts where it is and leaves by its exposure.

    Returns:
        People, axes (draw, sex, region, year); adds up to `heads` over regions.
    """
    return np.stack(list(_years(heads, entering, settling, stock=stock)), axis=-1)


def regional_supply(heads: Array, inputs: SupplyInputs, settling: Settling) -> tuple[Array, Array]:
    """Return people and FTE by region.

    Args:
        heads: people of the nation by component, axes (draw, component, sex, year), the base stock first.
        inputs: what national supply was computed from.
        settling: see `Settling`.

    Returns:
        People and FTE, axes (draw, region, year) each; they add up to the nation over regions.
    """
    stock = heads[:, 0]
    later = heads[:, 1:].sum(axis=1)
    people = np.empty((heads.shape[-1], *settling.start.shape))
    fte = np.empty_like(people)
    base = _years(stock, np.zeros_like(stock), settling, stock=True)
    others = _years(later, newcomers(inputs), settling, stock=False)
    for year, (old, new) in enumerate(zip(base, others, strict=True)):
        both = old + new
        people[year] = both[:, 0] + both[:, 1]
        factor = inputs.fte[..., year, None]
        fte[year] = both[:, 0] * factor[:, 0] + both[:, 1] * factor[:, 1]
    return np.moveaxis(people, 0, -1), np.moveaxis(fte, 0, -1)


def catchment(distance: Array, weight: Array, scale: Array) -> Array:
    """Return where people settle who were trained in each region: near, and where others go too.

    `K[h, r] ∝ weight_r · exp(−distance(h, r) / scale)`.

    Args:
        distance: distance between regions in kilometres, axes (origin, region).
        weight: attraction of a region, axes (draw, region).
        scale: kilometres over which settlement falls by a factor e, axes (draw).

    Returns:
        Shares, axes (draw, origin, region), adding up to 1 over r.
    """
    return shares(np.exp(-distance / scale[:, None, None]) * weight[:, None, :])


def great_circle(latitude: Array, longitude: Array) -> Array:
    """Return distances in kilometres between places, axes (region, region), on a sphere of 6,371 km."""
    lat, lon = np.radians(latitude), np.radians(longitude)
    half = (
        np.sin((lat[:, None] - lat) / 2.0) ** 2
        + np.cos(lat[:, None]) * np.cos(lat) * np.sin((lon[:, None] - lon) / 2.0) ** 2
    )
    return np.asarray(2.0 * 6371.0 * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0))))


def rank_interval(values: Array, low: float, high: float) -> Array:
    """Return ranks with their spread over draws; 1 is the largest value.

    Args:
        values: one number a draw and region, axes (draw, region).
        low: lower probability, such as 0.1.
        high: upper probability, such as 0.9.

    Returns:
        Axes (3, r): rank of the mean over draws, lower and upper rank among the draws.
    """
    order = np.argsort(np.argsort(-values, axis=1, kind="stable"), axis=1, kind="stable") + 1
    mean = np.argsort(np.argsort(-values.mean(axis=0), kind="stable"), kind="stable") + 1
    ends = np.quantile(order, (low, high), axis=0, method="inverted_cdf")
    return np.stack([mean.astype(np.float64), ends[0], ends[1]])
