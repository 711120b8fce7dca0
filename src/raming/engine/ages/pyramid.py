"""An occupation by age and sex, per region, and the draws of what is uncertain about it.

Axes, here and in `kernels`, `interpolation`, `ensemble` and `runner`:

- `draw`: one possible world. Always the last axis, while in `raming.engine.model` it is the first: a year of
  all draws is one matrix product with the draws as columns, and what follows runs along draws that lie side
  by side in memory;
- `year`: 0 is the base year, whose stock is given;
- `region`: where people work; `channel`: a way in (graduates, arrivals from abroad);
- `age`: single years, the first and last age as the data have them; whoever passes the last age leaves;
- `sex`; `measure`: 0 headcount, 1 FTE.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from raming.engine.model.curves import Array


@dataclass(frozen=True)
class Pyramid:
    """One occupation, without uncertainty.

    Attributes:
        stock: persons in the base year, axes (region, age, sex).
        hazard: yearly exit hazard, axes (age, sex); a person stays one year with chance `exp(-hazard)`.
        fte: FTE a person, axes (age, sex).
        entry: how those who come in through a channel are spread over ages and sexes, axes
            (channel, age, sex); sums to 1 a channel.
        inflow: persons who come in, axes (channel, year, region); they are counted in the year they come.
        demand: FTE wanted, axes (year, region), before the draws' factor.
        migration: share of the people in a region (column) who are in another (row) a year later,
            axes (region, region); columns sum to 1; `None` when nobody moves. Age plays no part in it.
        place: persons that one extra training place a year brings, axes (channel, year), all regions
            together.
        balance_year: the year in which the extra places must have closed the national gap.
    """

    stock: Array
    hazard: Array
    fte: Array
    entry: Array
    inflow: Array
    demand: Array
    migration: Array | None
    place: Array
    balance_year: int

    def __post_init__(self) -> None:
        """Check that the axes fit.

        Raises:
            ValueError: an array whose shape does not follow from the others, or a balance year outside the
                run.
        """
        regions, ages, sexes = self.stock.shape
        channels, years, _ = self.inflow.shape
        expected = {
            "hazard": (ages, sexes),
            "fte": (ages, sexes),
            "entry": (channels, ages, sexes),
            "inflow": (channels, years, regions),
            "demand": (years, regions),
            "place": (channels, years),
        }
        if self.migration is not None:
            expected["migration"] = (regions, regions)
        for name, shape in expected.items():
            if getattr(self, name).shape != shape:
                raise ValueError(f"{name} has shape {getattr(self, name).shape}, not {shape}")
        if not 0 <= self.balance_year < years:
            raise ValueError(
                f"the balance year {self.balance_year} lies outside the {years} years of the run"
            )
        if years > ages:
            raise ValueError(f"a run of {years} years needs at least as many ages, not {ages}")

    @property
    def years(self) -> int:
        """Number of years, the base year included."""
        return int(self.inflow.shape[1])

    @property
    def regions(self) -> int:
        """Number of regions."""
        return int(self.stock.shape[0])

    @property
    def rows(self) -> int:
        """Number of rows of a result: the regions and, if there are more than one, all of them together."""
        return self.regions + (self.regions > 1)

    @property
    def demand_by_row(self) -> Array:
        """FTE wanted, axes (year, row)."""
        return with_nation(self.demand, axis=1)

    @property
    def channels(self) -> int:
        """Number of ways in."""
        return int(self.inflow.shape[0])


@dataclass(frozen=True)
class PyramidDraws:
    """What is uncertain about one occupation, as factors on its `Pyramid`.

    Attributes:
        hazard: factor on the exit hazard, axes (draw) or, when ages or sexes differ, (age, sex, draw).
        stock: factor on the stock, axes (1, draw) or (region, draw), the latter only where nobody moves.
        inflow: factor on the inflow, axes (channel, draw).
        fte: factor on FTE a person, axes (year, draw).
        demand: factor on demand, axes (year, draw).
    """

    hazard: Array
    stock: Array
    inflow: Array
    fte: Array
    demand: Array

    @property
    def count(self) -> int:
        """Number of draws."""
        return int(self.hazard.shape[-1])

    def padded(self, multiple: int) -> "PyramidDraws":
        """Return the same with the last draw repeated until their number is a multiple of `multiple`."""
        missing = -self.count % multiple
        return self.take(np.minimum(np.arange(self.count + missing), self.count - 1)) if missing else self

    def take(self, chosen: npt.NDArray[np.intp]) -> "PyramidDraws":
        """Return only these draws, in this order."""
        return PyramidDraws(*(np.ascontiguousarray(getattr(self, name)[..., chosen]) for name in _DRAWN))


def with_nation(regions: Array, axis: int) -> Array:
    """Return the same with all regions together as a last row, if there are more than one."""
    if regions.shape[axis] == 1:
        return regions
    return np.concatenate([regions, regions.sum(axis=axis, keepdims=True)], axis=axis)


_DRAWN = ("hazard", "stock", "inflow", "fte", "demand")
