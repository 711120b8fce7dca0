"""What a good NumPy programmer writes: the whole pyramid stepped year by year, in chunks of draws."""

import numpy as np
import numpy.typing as npt

from bench.country import Country
from raming.engine.ages.pyramid import Pyramid, PyramidDraws

Array = npt.NDArray[np.float64]


class Stepping:
    """Occupations and draws stepped together; work space is made once and reused."""

    def __init__(self, pyramids: list[Pyramid], drawn: list[PyramidDraws]) -> None:
        self.pyramids, self.drawn = pyramids, drawn
        one = pyramids[0]
        self.shape = (len(pyramids), *one.stock.shape)  # occupation, region, age, sex
        regions, cells = self.shape[1], one.stock[0].size
        self.stock = np.stack([p.stock for p in pyramids]).reshape(-1, regions, cells)
        self.entry = np.stack([p.entry for p in pyramids]).reshape(len(pyramids), -1, cells)
        self.inflow = np.stack([p.inflow for p in pyramids])
        self.moving = np.stack([p.migration for p in pyramids])
        fte = np.stack([p.fte for p in pyramids]).reshape(-1, cells)
        self.measures = np.stack([np.ones_like(fte), fte], axis=-1)  # occupation, cell, measure
        self.hazard = np.stack([p.hazard for p in pyramids]).reshape(-1, cells)

    def run(self, draws: slice) -> Array:
        """Headcount, FTE, demand and gap ``[output, year, draw, occupation, region]`` of some draws."""
        count = draws.stop - draws.start
        occupations, regions, ages, sexes = self.shape
        years = self.pyramids[0].years
        factor = [
            np.atleast_2d(np.moveaxis(d.hazard[..., draws], -1, 0).reshape(count, -1)) for d in self.drawn
        ]
        stays = np.exp(-np.stack(factor, axis=1) * self.hazard)[:, :, None]  # draw, occupation, 1, cell
        inflow = np.stack([d.inflow[:, draws] for d in self.drawn])
        people = np.stack([d.stock[0, draws] for d in self.drawn], axis=1)[:, :, None, None] * self.stock
        moved, output = np.empty_like(people), np.empty((4, years, count, occupations, regions))
        fte = np.stack([d.fte[:, draws] for d in self.drawn], axis=2)[..., None]
        demand = np.stack([d.demand[:, draws] for d in self.drawn], axis=2)[..., None]
        base = np.stack([p.demand for p in self.pyramids], axis=1)
        for year in range(years):
            if year:
                people *= stays
                np.matmul(self.moving, people, out=moved)
                by_age = moved.reshape(count, occupations, regions, ages, sexes)
                older = people.reshape(by_age.shape)
                older[..., 1:, :] = by_age[..., :-1, :]
                older[..., 0, :] = 0.0
            coming = np.einsum("pcr,pcd->dprc", self.inflow[:, :, year], inflow)
            people += np.matmul(coming, self.entry, out=moved)
            supply = people @ self.measures
            output[0, year] = supply[..., 0]
            output[1, year] = supply[..., 1] * fte[year]
            output[2, year] = base[year] * demand[year]
            output[3, year] = output[2, year] - output[1, year]
        return output


def rates(country: Country, occupations: int, chunk: int) -> Stepping:
    """A stepping of the first occupations of a country, with the draws of one chunk."""
    part = Country(country.occupations, country.regions, country.years, chunk, country.by_age)
    made = [part.occupation(index) for index in range(occupations)]
    return Stepping([pyramid for pyramid, _ in made], [drawn for _, drawn in made])
