"""Demographic noise: people are whole, and each leaves or stays by chance.

Given the parameters, everybody in the stock is still there with chance `S` (binomial) and arrivals are
Poisson, so variances follow from the same survival kernels without any simulation: `p (1 - p)` a person of
the stock, `p` a person expected to arrive, with `p = S` times the chance of being in the region after
moving. In FTE each person counts `fte^2`. `simulate` lets people live it, for small numbers or as a
check.
"""

from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from raming.engine.ages.pyramid import Pyramid, PyramidDraws
from raming.engine.model.curves import Array

Integers = npt.NDArray[np.int64]


def variance(pyramid: Pyramid, draws: PyramidDraws) -> Array:
    """Variance of headcount and FTE given the parameters, axes (year, measure, region, draw).

    Exact for whole numbers of people; for a scaled stock, that of its expected number.
    """
    years, regions, count = pyramid.years, pyramid.regions, draws.count
    stays = np.exp(-(pyramid.hazard[:, :, None] * draws.hazard))
    alive = np.ones_like(stays)
    weights = np.stack([np.ones_like(pyramid.fte), pyramid.fte**2])
    moved = np.eye(regions)
    result = np.empty((years, 2, regions, count))
    arrivals = np.zeros((regions, *stays.shape))  # expected survivors of all arrivals, by age now
    for year in range(years):
        ages = alive.shape[0] - year
        weight = weights[:, year:]
        here, there = alive[:ages], alive[:ages] ** 2
        stock = pyramid.stock[:, :ages]
        present = np.einsum("rq,qas,mas,asd->mrd", moved, stock, weight, here, optimize=True)
        present -= np.einsum("rq,qas,mas,asd->mrd", moved**2, stock, weight, there, optimize=True)
        if year:
            arrivals[:, 1:] = _move(pyramid, arrivals[:, :-1] * stays[:-1])
            arrivals[:, 0] = 0.0
        arrivals += np.einsum("cr,cas,cd->rasd", pyramid.inflow[:, year], pyramid.entry, draws.inflow)
        result[year] = present * draws.stock + np.einsum("mas,rasd->mrd", weights, arrivals)
        result[year, 1] *= draws.fte[year] ** 2
        here[:-1] *= stays[year : year + ages - 1]
        if pyramid.migration is not None:
            moved = pyramid.migration @ moved
    return result


def simulate(pyramid: Pyramid, draws: PyramidDraws, seed: int, group: str, first: int = 0) -> Array:
    """Headcount and FTE of whole people, one course of events a draw, axes (year, measure, region, draw).

    The stock of a draw is rounded at random, so that its expectation is kept. Draw `i` has a random
    generator of its own, made of the seed, the group's name and `first + i`: chunks of draws may be
    simulated anywhere.
    """
    result = np.empty((pyramid.years, 2, pyramid.regions, draws.count))
    for draw in range(draws.count):
        key = blake2b(f"{seed}\0{group}\0{first + draw}".encode(), digest_size=16).digest()
        generator = np.random.Generator(np.random.SFC64(np.frombuffer(key, dtype=np.uint32).tolist()))
        _live(pyramid, draws.take(np.array([draw])), generator, result[..., draw])
    return result


def _live(pyramid: Pyramid, draw: PyramidDraws, generator: np.random.Generator, result: Array) -> None:
    """One course of events, axes (year, measure, region)."""
    stays = np.exp(-(pyramid.hazard[:, :, None] * draw.hazard))[..., 0]
    expected = pyramid.stock * draw.stock[:, :, None]
    people = np.floor(expected + generator.random(expected.shape)).astype(np.int64)
    for year in range(pyramid.years):
        if year:
            staying = generator.binomial(people[:, :-1], stays[:-1])
            people = np.zeros_like(people)
            people[:, 1:] = _scatter(pyramid, staying, generator)
        coming = np.einsum("cr,cas,c->ras", pyramid.inflow[:, year], pyramid.entry, draw.inflow[:, 0])
        people += generator.poisson(coming)
        result[year, 0] = people.sum(axis=(1, 2))
        result[year, 1] = (people * pyramid.fte).sum(axis=(1, 2)) * draw.fte[year, 0]


def _scatter(pyramid: Pyramid, people: Integers, generator: np.random.Generator) -> Integers:
    """Whole people, axes (region, age, sex), each moved to a region by chance."""
    if pyramid.migration is None:
        return people
    chances = pyramid.migration.T / pyramid.migration.sum(axis=0)[:, None]  # [from, to]
    moved = generator.multinomial(np.moveaxis(people, 0, -1), chances)  # [age, sex, from, to]
    return np.moveaxis(moved.sum(axis=-2), -1, 0)


def _move(pyramid: Pyramid, people: Array) -> Array:
    """Expected people, axes (region, age, sex, draw) after moving."""
    return people if pyramid.migration is None else np.tensordot(pyramid.migration, people, axes=1)
