"""Statements about single regions, each held against the regional runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

import numpy as np

from raming.answers.regional.bottleneck import CAUSES, contributions
from raming.answers.regional.indicator_kinds import LONG
from raming.answers.regional.indicators import gap_share
from raming.answers.regional.model import RegionalCase, RegionalRun
from raming.answers.regional.published import region_of
from raming.answers.regional.shared import Interval
from raming.engine.model.curves import Array
from raming.engine.regions import rank_interval
from raming.inputs.meaning import OWN_UNIT, SHARE, YEAR, Is
from raming.inputs.tables import Row

DECIDES = {
    "relative_density": "stock_by_region_of_work",
    "outflow_ratio": "age_structure_by_region",
    "settlement_ratio": "settlement_by_training_region",
    "move_rate": "moves_between_regions",
    "regional_use_weight": "regional_use_of_care",
    "population_spread": "regional_population_forecast",
}
"""Which missing figure would take the place of each regional parameter."""

_FED_BY = {"density": "relative_density", "young_inflow": "settlement_ratio", "retirement": "outflow_ratio"}


@dataclass(frozen=True, slots=True)
class StatementComparison:
    """One statement about one region, and what was computed."""

    statement: Annotated[str, Is("id of the statement")]
    year: Annotated[int, Is("year it was made", YEAR)]
    subject: Annotated[str, Is("occupation or group it was made about")]
    dimension: Annotated[str, Is("what the statement is about")]
    region: Annotated[str, Is("code of the region or province")]
    name: Annotated[str, Is("its Dutch name")]
    direction: Annotated[str, Is("`more` or `less`")]
    stated: Annotated[
        Interval | None, Is("the interval stated; null where none was", "that of the indicator")
    ]
    computed: Annotated[
        float | None, Is("the figure computed; null where there is none to compare", OWN_UNIT)
    ]
    interval: Annotated[
        Interval | None, Is("its interval over draws; null without draws", "that of the indicator")
    ]
    rank: Annotated[
        int | None, Is("rank by expected shortage in ten years, for statements on expected shortage", "rank")
    ]
    rank_interval: Annotated[Interval | None, Is("interval of that rank", "rank")]
    verdict: Annotated[
        str,
        Is(
            "`agrees`, `differs`, `open` (it could be either), `input` (the statement was used itself, so it is no test) or `not-comparable`"
        ),
    ]
    why: Annotated[str, Is("why, as an id")]
    missing: Annotated[str, Is("the missing figure that might decide it; empty where it agrees or was used")]
    source: Annotated[str, Is("id of the source in the pack")]


@dataclass(frozen=True, slots=True)
class DimensionTest:
    """Whether the regions named stand out in one dimension."""

    dimension: Annotated[str, Is("expected shortage, or one of its causes")]
    named: Annotated[int, Is("number of regions named", "regions")]
    of: Annotated[int, Is("number of regions", "regions")]
    mean_rank_named: Annotated[float, Is("mean rank of the regions named, 1 the largest", "rank")]
    mean_rank_others: Annotated[float, Is("mean rank of the others", "rank")]
    separation: Annotated[
        float,
        Is("chance that a region named has a larger value than one not named; 0.5 is no relation", SHARE),
    ]
    interval: Annotated[
        Interval | None, Is("its interval over draws; null without draws", "that of the indicator")
    ]


class Bench:
    """The runs that statements are held against: one of central figures, and draws where they are asked for."""

    def __init__(self, known: RegionalCase, draws: int, seed: int, ends: tuple[float, float]) -> None:
        self.known, self.draws, self.seed, self.ends = known, draws, seed, ends
        self.middle = known.run()
        self.ensemble = known.run(draws, seed) if draws else self.middle
        self.codes = [region.code for region in known.regions]
        self.ranks = rank_interval(gap_share(LONG)(self.ensemble), *ends)
        share = gap_share(LONG)(self.middle)[0]
        self.rank = np.argsort(np.argsort(-share, kind="stable"), kind="stable") + 1
        self.used = {(f.parameter, f.region): f.source for f in self.middle.figures}

    def tests(self, named: Sequence[str]) -> tuple[DimensionTest, ...]:
        """Tell in each dimension whether the regions named stand out."""
        mask = np.array([code in named for code in self.codes])
        if not mask.any() or mask.all():
            return ()
        middle = [gap_share(LONG)(self.middle), *contributions(self.known, 0, self.seed)]
        drawn = [gap_share(LONG)(self.ensemble), *contributions(self.known, self.draws, self.seed)]
        tests = []
        for name, value, draws in zip(("expected_shortage", *CAUSES), middle, drawn, strict=True):
            rank = np.argsort(np.argsort(-value[0], kind="stable"), kind="stable") + 1
            separation = _separation(draws, mask)
            tests.append(
                DimensionTest(
                    dimension=name,
                    named=int(mask.sum()),
                    of=len(mask),
                    mean_rank_named=float(rank[mask].mean()),
                    mean_rank_others=float(rank[~mask].mean()),
                    separation=float(_separation(value, mask)[0]),
                    interval=Interval(*map(float, np.quantile(separation, self.ends))),
                )
            )
        return tuple(tests)

    def compare(self, row: Row) -> StatementComparison:
        """Hold one statement against the runs."""
        dimension = str(row["dimension"])
        if row["subject"] != self.known.case.occupation:
            why = "specialists"
            return self._comparison(row, "not-comparable", why, missing="specialists_by_province")
        place = self._place(str(row["region"]))
        if place is None:
            return self._comparison(row, "not-comparable", "not-one-region")
        fed = _FED_BY.get(dimension)
        if fed and self.used.get((fed, self.codes[place])) == row["source"]:
            return self._comparison(row, "input", "input")
        whole: dict[str, Callable[[Row, int], StatementComparison]] = {
            "expected_shortage": self._shortage,
            "density": self._density,
        }
        return whole.get(dimension, self._dated)(row, place)

    def _dated(self, row: Row, place: int) -> StatementComparison:
        """Compare a figure stated for a year, where the projection holds that year."""
        dimension, year = str(row["dimension"]), int(row["for_year"] or 0)
        picks: dict[str, Callable[[Row, RegionalRun], Array]] = {
            "supply_growth": self._supply_growth,
            "demand_growth": self._demand_growth,
            "expected_gap": self._gap_of_supply,
            "retirement": self._outflow,
        }
        held = dimension == "retirement" and year > 0
        if dimension not in picks or not (held or year > self.known.case.base_year):
            return self._comparison(row, "not-comparable", "no-year")
        return self._figure(row, place, picks[dimension])

    def _figure(self, row: Row, place: int, pick: Callable[[Row, RegionalRun], Array]) -> StatementComparison:
        """Compare a stated figure with a computed one and its interval."""
        value = float(pick(row, self.middle)[0, place])
        low, high = map(float, np.quantile(pick(row, self.ensemble)[:, place], self.ends))
        stated = _stated(row, str(row["dimension"]), self.known.case.base_year)
        overlap = stated.low <= high and low <= stated.high
        inside = stated.low <= value <= stated.high
        verdict = "agrees" if inside else "open" if overlap else "differs"
        why = f"figure-{verdict}"
        known = {"retirement": "age_structure_by_region"}.get(str(row["dimension"]))
        missing = "" if verdict == "agrees" else known or self._decider(place)
        return self._comparison(
            row, verdict, why, missing=missing, stated=stated, computed=value, interval=Interval(low, high)
        )

    def _density(self, row: Row, place: int) -> StatementComparison:
        """Compare a density said to be more or less than that of the country."""

        def ratio(ran: RegionalRun) -> Array:
            nation = ran.headcount[:, :, 0].sum(axis=1) / ran.people[:, 0].sum()
            return np.asarray(ran.headcount[:, place, 0] / ran.people[place, 0] / nation - 1.0)

        value = float(ratio(self.middle)[0])
        low, high = map(float, np.quantile(ratio(self.ensemble), self.ends))
        side = 1.0 if row["direction"] == "more" else -1.0
        inside, reaches = side * value > 0.0, max(side * low, side * high) > 0.0
        verdict = "agrees" if inside else "open" if reaches else "differs"
        why = f"density-{verdict}"
        missing = "" if verdict == "agrees" else "stock_by_region_of_work"
        return self._comparison(
            row, verdict, why, missing=missing, computed=value, interval=Interval(low, high)
        )

    def _shortage(self, row: Row, place: int) -> StatementComparison:
        """Compare a region named for an expected shortage with its rank."""
        third = len(self.codes) / 3.0
        rank, low, high = int(self.rank[place]), float(self.ranks[1, place]), float(self.ranks[2, place])
        verdict = "agrees" if rank <= third else "open" if low <= third else "differs"
        why = f"rank-{verdict}"
        return self._comparison(
            row,
            verdict,
            why,
            missing="" if verdict == "agrees" else self._decider(place),
            computed=float(gap_share(LONG)(self.middle)[0, place]),
            rank=rank,
            rank_interval=Interval(low, high),
        )

    @cached_property
    def _narrowed(self) -> tuple[list[str], Array]:
        """Return the missing figures, and what each would take off the variance of every region's gap."""
        pick = gap_share(LONG)
        total = pick(self.ensemble).var(axis=0)
        left = [
            pick(self.known.run(self.draws, self.seed, held=frozenset({name}))).var(axis=0)
            for name in DECIDES
        ]
        return list(DECIDES.values()), total - np.stack(left)

    def _decider(self, place: int) -> str:
        """Return the missing figure that would narrow this region's gap most; empty without draws."""
        if not self.draws:
            return ""
        names, gain = self._narrowed
        best = int(np.argmax(gain[:, place]))
        return names[best] if gain[best, place] > 0.0 else ""

    def _place(self, code: str) -> int | None:
        """Return the place of a region, or of the one region a province is."""
        if code in self.codes:
            return self.codes.index(code)
        own = region_of(self.known.case.pack, code)
        return self.codes.index(own) if own in self.codes else None

    def _supply_growth(self, row: Row, ran: RegionalRun) -> Array:
        return ran.headcount[:, :, self._year(row)] / ran.headcount[:, :, 0] - 1.0

    def _demand_growth(self, row: Row, ran: RegionalRun) -> Array:
        years = self._year(row)
        return np.asarray((ran.demand[:, :, years] / ran.demand[:, :, 0]) ** (1.0 / years) - 1.0)

    def _gap_of_supply(self, row: Row, ran: RegionalRun) -> Array:
        years = self._year(row)
        return ran.gap[:, :, years] / ran.fte[:, :, years]

    def _outflow(self, _: Row, ran: RegionalRun) -> Array:
        stock = ran.national.supply.heads[:, 0].sum(axis=1)
        stays = stock[:, 5] / stock[:, 0]
        return np.asarray(1.0 - stays[:, None] ** ran.settling.exposure)

    def _year(self, row: Row) -> int:
        return int(row["for_year"] or 0) - self.known.case.base_year

    def _comparison(
        self,
        row: Row,
        verdict: str,
        why: str,
        *,
        missing: str = "",
        stated: Interval | None = None,
        computed: float | None = None,
        interval: Interval | None = None,
        rank: int | None = None,
        rank_interval: Interval | None = None,
    ) -> StatementComparison:
        """Return a comparison with what was found."""
        names = {str(r["region"]): str(r["name_nl"]) for r in self.known.case.pack.table("regions")}
        return StatementComparison(
            statement=str(row["statement"]),
            year=int(row["year"] or 0),
            subject=str(row["subject"]),
            dimension=str(row["dimension"]),
            region=str(row["region"]),
            name=names[str(row["region"])],
            direction=str(row["direction"]),
            stated=stated,
            computed=computed,
            interval=interval,
            rank=rank,
            rank_interval=rank_interval,
            verdict=verdict,
            why=why,
            missing=missing,
            source=str(row["source"]),
        )


def _separation(values: Array, mask: np.ndarray) -> Array:
    """Return the chance that a region named exceeds one not named, axes (d)."""
    pairs = values[:, mask][:, :, None] - values[:, ~mask][:, None, :]
    return np.asarray(((pairs > 0.0) + 0.5 * (pairs == 0.0)).mean(axis=(1, 2)))


def _stated(row: Row, dimension: str, base_year: int) -> Interval:
    """Return the interval that was stated; growth of demand as a yearly rate."""
    value = row["value"]
    low = float((row["low"] if value is None else value) or 0.0)
    high = float((row["high"] if value is None else value) or 0.0)
    if value is not None:
        # a rounded single figure stands for a band of a tenth around it
        low, high = sorted((0.9 * low, 1.1 * high))
    if dimension == "demand_growth":
        years = stated_years(row, base_year)
        low, high = ((1.0 + end) ** (1.0 / years) - 1.0 for end in (low, high))
    return Interval(low, high)


def stated_years(row: Row, base_year: int = 0) -> int:
    """Return over how many years a growth was stated, counted from the year before it was said."""
    return int(row["for_year"] or base_year) - int(row["year"] or 0) + 1
