"""A made-up country for the benches (synthetic): occupations by age and sex in regions, with migration.

The figures are invented; how uncertain they are is what the Dutch pack says of its occupations.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from raming.answers.case import open_case
from raming.answers.uncertainty.draws import uncertainty_of
from raming.engine.ages import ensemble
from raming.engine.ages.pyramid import Pyramid, PyramidDraws
from raming.engine.draws import distributions, quantiles, streams
from raming.engine.draws.workspace import Workspace

AGES, STEERING, DURATION = 56, 2, 3


@cache
def spreads() -> dict[str, float]:
    """The spreads of the Dutch pack for its general practitioners: what `advise --draws` draws with.

    The hazard of leaving drifts; over the years of a run its factor has about the drift of ten years.
    """
    case = open_case("general-practitioner")
    known = {quantity.id: quantity for quantity in uncertainty_of(case, calibrated=False).quantities}
    trends = ("epidemiology", "sociocultural", "professional", "efficiency", "horizontal-substitution")
    return {
        "hazard": known["outflow-women"].drift * np.sqrt(10 / 3),
        "stock": known["stock"].level,
        "inflow": known["intake-before-steering"].level,
        "fte": known["fte-women"].drift,
        "demand": float(np.sqrt(sum(known[name].level ** 2 for name in trends))),
    }


@dataclass(frozen=True)
class Country:
    """Occupations that differ by their number; a ``runner.Country``."""

    occupations: int = 60
    regions: int = 28
    years: int = 30
    draws: int = 1000
    by_age: bool = False

    @cached_property
    def groups(self) -> list[str]:
        """All occupations are added up."""
        return ["all"] * self.occupations

    @property
    def size(self) -> tuple[int, int, int]:
        """Draws, years and regions."""
        return self.draws, self.years, self.regions

    def project(
        self,
        index: int,
        probabilities: Sequence[float],
        reduce: quantiles.Quantiles,
        space: Workspace,
        totals: ensemble.Totals,
    ) -> ensemble.EnsembleProjection:
        """All draws of one occupation."""
        return ensemble.project(
            *self.occupation(index), probabilities, reduce=reduce, space=space, totals=totals
        )

    def occupation(self, index: int) -> tuple[Pyramid, PyramidDraws]:
        """One occupation with its draws."""
        pyramid = self.pyramid(index)
        return pyramid, self.drawn(index)

    def pyramid(self, index: int) -> Pyramid:
        """Stock around 45, leaving mostly after 55, entrants around 30, people who move now and then."""
        random = np.random.default_rng(index)
        age = np.arange(20, 20 + AGES, dtype=np.float64)[:, None] + np.zeros(2)
        shape = np.exp(-(((age - 45) / 12) ** 2))
        hazard = 0.01 + 0.02 * np.exp(-(age - 20) / 8) + 0.3 / (1 + np.exp(-(age - 64) / 1.5))
        entry = np.stack([np.exp(-(((age - middle) / 3) ** 2)) for middle in (30, 34)])
        size = random.uniform(200, 2000, size=self.regions)
        moving = random.dirichlet(np.ones(self.regions), size=self.regions).T
        grown = np.cumprod(np.full(self.years, 1.01))
        inflow = (
            random.uniform(0.03, 0.05, size=(2, self.years, 1)) * np.array([1, 0.1])[:, None, None] * size
        )
        place = np.zeros((2, self.years))
        place[0, STEERING + DURATION :] = 0.94
        return Pyramid(
            stock=shape / shape.sum() * size[:, None, None],
            hazard=hazard * random.uniform(0.8, 1.2),
            fte=np.full(age.shape, 0.75) + random.uniform(-0.1, 0.1, size=2),
            entry=entry / entry.sum(axis=(1, 2), keepdims=True),
            inflow=inflow,
            demand=0.8 * size * grown[:, None],
            migration=0.97 * np.eye(self.regions) + 0.03 * moving,
            place=place,
            balance_year=min(20, self.years - 1),
        )

    def drawn(self, index: int) -> PyramidDraws:
        """One hazard factor a draw, or one for every age and sex of it."""
        name = f"occupation {index}"
        numbers = distributions.normal(streams.uniform(1, name, range(6), 0, self.draws))
        spread = spreads()
        years = np.arange(self.years)[:, None]
        hazard = np.exp(spread["hazard"] * numbers[0])
        if self.by_age:
            random = np.random.default_rng(index)
            hazard = hazard * np.exp(0.1 * random.standard_normal((AGES, 2, self.draws)))
        return PyramidDraws(
            hazard=hazard,
            stock=np.exp(spread["stock"] * numbers[1:2]),
            inflow=np.exp(spread["inflow"] * numbers[2:4]),
            fte=np.exp(spread["fte"] * numbers[4] * np.sqrt(years)),
            demand=np.exp(spread["demand"] * numbers[5] * years),
        )


class Prepared(Country):
    """The same with its draws made beforehand, as the rival is given them."""

    @cached_property
    def made(self) -> list[tuple[Pyramid, PyramidDraws]]:
        """Every occupation with its draws."""
        return [super(Prepared, self).occupation(index) for index in range(self.occupations)]

    def occupation(self, index: int) -> tuple[Pyramid, PyramidDraws]:
        """One occupation with its draws."""
        return self.made[index]
