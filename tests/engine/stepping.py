"""The pyramid stepped year by year in the plainest way: what the kernels must agree with."""

import numpy as np

from raming.engine.ages.pyramid import Pyramid, PyramidDraws
from raming.engine.model.curves import Array


def supply(pyramid: Pyramid, draws: PyramidDraws) -> Array:
    """Supply ``[year, measure, region, draw]``, one draw after another."""
    return np.stack([_one(pyramid, draws, draw) for draw in range(draws.count)], axis=-1)


def with_nation(supply: Array) -> Array:
    """The same with all regions together as a last row, where there are more than one."""
    whole = supply.sum(axis=2, keepdims=True)
    return np.concatenate([supply, whole], axis=2) if supply.shape[2] > 1 else supply


def _one(pyramid: Pyramid, draws: PyramidDraws, draw: int) -> Array:
    regions, ages, sexes = pyramid.stock.shape
    result = np.zeros((pyramid.years, 2, regions))
    people = np.zeros((regions, ages, sexes))
    for year in range(pyramid.years):
        if year == 0:
            people = pyramid.stock * draws.stock[:, draw][:, None, None]
        else:
            older = np.zeros_like(people)
            for age in range(ages - 1):
                for sex in range(sexes):
                    hazard = pyramid.hazard[age, sex]
                    hazard *= draws.hazard[draw] if draws.hazard.ndim == 1 else draws.hazard[age, sex, draw]
                    older[:, age + 1, sex] = people[:, age, sex] * np.exp(-hazard)
            people = older
            if pyramid.migration is not None:
                people = np.einsum("rq,qas->ras", pyramid.migration, people)
        for channel in range(pyramid.channels):
            coming = pyramid.inflow[channel, year] * draws.inflow[channel, draw]
            people = people + coming[:, None, None] * pyramid.entry[channel]
        result[year, 0] = people.sum(axis=(1, 2))
        result[year, 1] = (people * pyramid.fte).sum(axis=(1, 2)) * draws.fte[year, draw]
    return result
