"""Random but valid pyramids and draws."""

from dataclasses import dataclass

import numpy as np

from raming.engine.ages import ensemble
from raming.engine.ages.pyramid import Pyramid, PyramidDraws
from raming.engine.draws import distributions, streams


def pyramid(
    seed: int = 1, *, regions: int = 3, ages: int = 12, years: int = 8, moving: bool = True, channels: int = 2
) -> Pyramid:
    """A pyramid of whole people."""
    random = np.random.default_rng(seed)
    entry = random.dirichlet(np.ones(ages * 2), size=channels).reshape(channels, ages, 2)
    place = np.zeros((channels, years))
    place[0, 2:] = 0.8
    return Pyramid(
        stock=random.integers(5, 60, size=(regions, ages, 2)).astype(float),
        hazard=random.uniform(0.01, 0.25, size=(ages, 2)),
        fte=random.uniform(0.5, 1.0, size=(ages, 2)),
        entry=entry,
        inflow=random.uniform(1.0, 20.0, size=(channels, years, regions)),
        demand=random.uniform(300.0, 900.0, size=(years, regions)),
        migration=random.dirichlet(np.ones(regions), size=regions).T if moving else None,
        place=place,
        balance_year=years - 2,
    )


def draws(example: Pyramid, count: int = 40, *, seed: int = 1, spread: float = 0.2) -> PyramidDraws:
    """Draws with one hazard factor each."""
    dimensions = range(4 + example.channels)
    numbers = distributions.normal(streams.uniform(seed, "example", dimensions, 0, count))
    ahead = np.arange(example.years)[:, None]
    return PyramidDraws(
        hazard=np.exp(spread * numbers[0]),
        stock=np.exp(0.1 * spread * numbers[1:2]),
        inflow=np.exp(0.5 * spread * numbers[4:]),
        fte=np.exp(0.02 * spread * numbers[2] * ahead),
        demand=np.exp(0.03 * spread * numbers[3] * ahead),
    )


def by_age(example: Pyramid, count: int = 40, seed: int = 1) -> PyramidDraws:
    """Draws in which every age and sex has a hazard factor of its own."""
    plain = draws(example, count, seed=seed)
    random = np.random.default_rng(seed)
    factors = np.exp(0.3 * random.standard_normal((*example.hazard.shape, count)))
    return PyramidDraws(factors, plain.stock, plain.inflow, plain.fte, plain.demand)


@dataclass(frozen=True)
class Example:
    """A small country of made-up occupations."""

    occupations: int = 7
    draws: int = 200
    regions: int = 3
    by_age: bool = False

    @property
    def groups(self) -> list[str]:
        return ["doctors" if index % 3 else "nurses" for index in range(self.occupations)]

    @property
    def size(self) -> tuple[int, int, int]:
        return self.draws, 8, self.regions

    def project(self, index, probabilities, reduce, space, totals):
        return ensemble.project(
            *self.occupation(index), probabilities, reduce=reduce, space=space, totals=totals
        )

    def occupation(self, index: int) -> tuple[Pyramid, PyramidDraws]:
        example = pyramid(index, regions=self.regions)
        make = by_age if self.by_age and index % 2 else draws
        return example, make(example, self.draws, seed=index)
