"""How is each region balanced: a row of indicators, a rank with its interval, a bottleneck and directions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from raming.answers.case import Case, Source, open_case, sources_of
from raming.answers.manifest import Manifest, manifest, plain
from raming.answers.regional import regions as of_regions
from raming.answers.regional.bottleneck import CAUSES, Direction, contributions, directions_of, type_of
from raming.answers.regional.indicator_kinds import BY_ID, LONG
from raming.answers.regional.indicators import (
    NOT_AVAILABLE,
    Indicator,
    computed,
    gap_share,
    nation_of,
    observed,
    settlement,
)
from raming.answers.regional.model import LEVEL, Ground, RegionalRun, ground
from raming.answers.regional.regions import Interval, Tile, tiles
from raming.engine.model.curves import Array
from raming.engine.regions import rank_interval
from raming.inputs.pack import Pack
from raming.inputs.regions import Regions

DRAWS = 400
ALIKE = 3
LIKENESS = (
    "density_heads",
    "demand_per_head",
    "demand_growth_10",
    "retirement_exposure",
    "vacancies",
    "waiting_times",
    "gap_10",
)
"""Indicators by which regions are held to be alike."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A region that looks alike.

    Attributes:
        code: code of the region.
        names: its name by language.
    """

    code: str
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class PathYear:
    """Supply and demand of a region in one year.

    Attributes:
        year: calendar year.
        fte: full-time equivalents active.
        demand_fte: full-time equivalents needed.
        gap_interval: interval of the gap over draws; null without draws.
    """

    year: int
    fte: float
    demand_fte: float
    gap_interval: Interval | None


@dataclass(frozen=True, slots=True)
class Profile:
    """The balance profile of one region.

    Attributes:
        code: code of the region.
        name: its Dutch name.
        names: its name by language.
        indicators: indicators by id.
        p_shortage: chance that demand exceeds supply in ten years; null without draws.
        verdict: `likely`, `possible` or `unlikely`, by that chance; null without draws.
        rank: place by expected shortage in ten years as a share of demand, 1 the largest.
        rank_interval: interval of that rank over draws; null without draws.
        rank_uncertain: whether the interval holds more than half of all ranks.
        type: bottleneck type: the cause that adds most to its shortage above the country's, `mixed`, or
            `as-country`.
        type_chance: share of the draws with the same type; null without draws.
        causes: what each cause adds to the shortage in ten years, as a share of demand.
        directions: directions of work that address it, each with its reason.
        alike: regions with the nearest profiles, the nearest first.
        tile: its tile on the map; null where it has none.
        path: supply and demand by year, where one region was asked for; empty otherwise.
    """

    code: str
    name: str
    names: dict[str, str]
    indicators: dict[str, Indicator]
    p_shortage: float | None
    verdict: str | None
    rank: int
    rank_interval: Interval | None
    rank_uncertain: bool | None
    type: str
    type_chance: float | None
    causes: dict[str, float]
    directions: tuple[Direction, ...]
    alike: tuple[Alike, ...]
    tile: Tile | None
    path: tuple[PathYear, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """The balance profiles of regions.

    Attributes:
        schema_version: version of this contract.
        occupation: id of the occupation.
        names: its name by language.
        round: the round.
        scenario: rung of the demand ladder.
        trend: `temporary` or `continuing`.
        variant: `low`, `mid` or `high`.
        intake: intake per year from the steering year on.
        base_year: first year of the projection.
        region: code of the one region asked for; null for all.
        draws: number of draws; 0 for none.
        seed: seed of the draws.
        interval: share of the draws inside each interval.
        likely: from this chance on a shortage is called likely.
        unlikely: below this chance it is called unlikely; possible in between.
        regions: the profiles, the largest expected shortage first.
        spread: figures of all regions by indicator, rising, to see one region among them.
        not_available: indicators for which no region has a figure.
        supply_estimated: whether the stock of any region was estimated.
        assumed_share: share of the spread of the gaps in ten years that is assumption; null without draws.
        rests_on: number of figures by status, national and regional.
        sources: where those figures come from.
        manifest: what is needed to compute it again.
    """

    schema_version: str
    occupation: str
    names: dict[str, str]
    round: int
    scenario: str
    trend: str
    variant: str
    intake: float
    base_year: int
    region: str | None
    draws: int
    seed: int
    interval: float
    likely: float
    unlikely: float
    regions: tuple[Profile, ...]
    spread: dict[str, tuple[float, ...]]
    not_available: tuple[str, ...]
    supply_estimated: bool
    assumed_share: float | None
    rests_on: dict[str, int]
    sources: tuple[Source, ...]
    manifest: Manifest

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data, as `raming balance --json` prints it."""
        made: dict[str, Any] = plain(self)
        return made


def default_occupation(pack: Pack) -> str:
    """Return the occupation of which most regional figures are known."""
    rows = [str(row["occupation"]) for row in pack.table("regional_parameters") if row["occupation"]]
    return max(rows, key=rows.count) if rows else next(iter(pack.occupations))


def balance(
    occupation: str | None = None,
    *,
    region: str | None = None,
    draws: int = DRAWS,
    seed: int = of_regions.SEED,
    calibrated: bool = True,
    data: Sequence[str | Path] = (),
    pack: Pack | str | Path = "nl",
    **options: Any,
) -> Balance:
    """Return the balance profile of every RegioPlus region, or of one.

    Args:
        occupation: the occupation; the one of which most regional figures are known when left out.
        region: one region: code, name, former name, alias or municipality.
        draws: number of draws for intervals, odds and ranks; 0 for none.
        seed: seed of the draws.
        calibrated: widen the national spreads of supply by what the track record of earlier rounds asks for.
        data: CSV files with figures of one's own, named after their table.
        pack: a loaded pack, the name of a shipped one, or a path.
        **options: see `raming.answers.case.open_case`.

    Raises:
        InputError: when a choice does not exist, or regional figures are missing.

    Example:
        >>> profile = balance("huisarts", region="Drenthe", draws=0).regions[0]
        >>> profile.indicators["vacancies"].status
        'derived'
    """
    opened = of_regions.opened_with(pack, data)
    case = open_case(occupation or default_occupation(opened), pack=opened, **options)
    of_regions.check_draws(draws)
    chosen = None if region is None else Regions(opened).find(region, (LEVEL,))
    width, likely, unlikely = (
        of_regions.choice(opened, f"balance_{n}") for n in ("interval", "likely", "unlikely")
    )
    known = ground(case, calibrated=calibrated)
    middle, ensemble = known.run(), known.run(draws, seed) if draws else None
    rows = [
        a | b
        for a, b in zip(
            computed(middle, ensemble, of_regions.ends(width)),
            observed(opened, case.occupation, known.regions),
            strict=True,
        )
    ]
    for row, place in zip(rows, known.regions, strict=True):
        row["young_inflow"] = settlement(BY_ID["young_inflow"], middle.figures, place, case.base_year)
    profiles = _profiles(known, rows, draws, seed, (width, likely, unlikely))
    shown = [p for p in profiles if chosen is None or p.code == chosen.code]
    if chosen is not None:
        shown = [replace(p, path=_path(middle, ensemble, p.code, of_regions.ends(width))) for p in shown]
    held = known.run(draws, seed, held=frozenset({"assumption"})) if draws else None
    pick = gap_share(LONG)
    body: dict[str, Any] = {
        **of_regions.heading(case),
        "base_year": case.base_year,
        "region": None if chosen is None else chosen.code,
        "draws": draws,
        "seed": seed,
        "interval": width,
        "likely": likely,
        "unlikely": unlikely,
        "regions": tuple(shown),
        "spread": {
            name: tuple(sorted(found for row in rows if (found := row[name].value) is not None))
            for name in BY_ID
        },
        "not_available": tuple(
            name for name in BY_ID if all(row[name].status == NOT_AVAILABLE for row in rows)
        ),
        "supply_estimated": not bool(np.all(middle.stock_known)),
        "assumed_share": None
        if ensemble is None or held is None
        else of_regions.assumed_share(pick(ensemble), pick(held)),
        "rests_on": of_regions.rests_on(case, middle),
        "sources": _sources(case, middle, shown),
    }
    asked = {
        **case.options,
        "region": body["region"],
        "draws": draws,
        "seed": seed,
        "calibrated": calibrated,
        "data": [str(p) for p in data],
    }
    return Balance(**body, manifest=manifest("balance", asked, opened, plain(body), seed if draws else None))


def _profiles(
    known: Ground, rows: list[dict[str, Indicator]], draws: int, seed: int, limits: tuple[float, float, float]
) -> list[Profile]:
    """Return the profile of every region, the largest expected shortage first."""
    width, likely, unlikely = limits
    middle = known.run()
    pick = gap_share(LONG)
    share, national = pick(middle)[0], float(pick(nation_of(middle))[0, 0])
    order = np.argsort(np.argsort(-share, kind="stable"), kind="stable") + 1
    added = contributions(known, 0, seed)[:, 0]
    types = [type_of(added[:, k], share[k] - national) for k in range(len(share))]
    alike = nearest(rows)
    ranks = chances = same = None
    if draws:
        ensemble = known.run(draws, seed)
        drawn = pick(ensemble)
        ranks = rank_interval(drawn, *of_regions.ends(width))
        chances = (drawn > 0.0).mean(axis=0)
        same = _same_type(contributions(known, draws, seed), drawn - pick(nation_of(ensemble)), types)
    made, grid = [], tiles(known.case.pack)
    for k, region in enumerate(known.regions):
        interval = None if ranks is None else Interval(float(ranks[1, k]), float(ranks[2, k]))
        made.append(
            Profile(
                code=region.code,
                name=region.name_nl,
                names=region.names,
                indicators={name: rows[k][name] for name in BY_ID},
                p_shortage=None if chances is None else float(chances[k]),
                verdict=None if chances is None else of_regions.verdict(float(chances[k]), likely, unlikely),
                rank=int(order[k]),
                rank_interval=interval,
                rank_uncertain=None if interval is None else interval.high - interval.low > len(share) / 2,
                type=types[k],
                type_chance=None if same is None else same[k],
                causes={cause: float(added[c, k]) for c, cause in enumerate(CAUSES)},
                directions=directions_of(types[k], added[:, k], middle, k, rows[k]),
                alike=tuple(Alike(known.regions[i].code, known.regions[i].names) for i in alike[k]),
                tile=grid.get(region.code),
                path=(),
            )
        )
    return sorted(made, key=lambda profile: (profile.rank, profile.code))


def _path(
    middle: RegionalRun, ensemble: RegionalRun | None, code: str, ends: tuple[float, float]
) -> tuple[PathYear, ...]:
    """Return supply and demand of one region by year."""
    place = [region.code for region in middle.regions].index(code)
    gaps = None if ensemble is None else np.quantile(ensemble.gap[:, place], ends, axis=0)
    return tuple(
        PathYear(
            year=middle.base_year + t,
            fte=float(middle.fte[0, place, t]),
            demand_fte=float(middle.demand[0, place, t]),
            gap_interval=None if gaps is None else Interval(float(gaps[0, t]), float(gaps[1, t])),
        )
        for t in range(middle.people.shape[-1])
    )


def _same_type(added: Array, excess: Array, types: Sequence[str]) -> list[float]:
    """Return the share of the draws in which each region has the type it has."""
    return [
        float(np.mean([type_of(added[:, d, k], excess[d, k]) == kind for d in range(excess.shape[0])]))
        for k, kind in enumerate(types)
    ]


def nearest(rows: Sequence[dict[str, Indicator]]) -> list[list[int]]:
    """Return for every region the places of the regions with the nearest profiles.

    Each indicator is measured in units of its own spread over regions; the distance of two regions is the
    root mean square over the indicators both have.
    """
    values = np.array([[_number(row[name].value) for name in LIKENESS] for row in rows])
    known = np.isfinite(values)
    centre = np.nanmean(np.where(known.any(axis=0), values, 0.0), axis=0)
    spread = np.nanstd(np.where(known.any(axis=0), values, 0.0), axis=0)
    scaled = (values - centre) / np.where(spread > 0.0, spread, 1.0)
    apart = scaled[:, None] - scaled[None]
    both = np.isfinite(apart)
    squares = np.where(both, apart, 0.0) ** 2
    distance = np.sqrt(squares.sum(axis=-1) / np.maximum(both.sum(axis=-1), 1))
    np.fill_diagonal(distance, np.inf)
    return [list(map(int, np.argsort(row, kind="stable")[:ALIKE])) for row in distance]


def _number(value: float | None) -> float:
    return np.nan if value is None else value


def _sources(case: Case, middle: RegionalRun, profiles: Sequence[Profile]) -> tuple[Source, ...]:
    """Return the sources of everything shown, each once."""
    named = dict.fromkeys(source.id for source in of_regions.sources(case, middle))
    for profile in profiles:
        for indicator in profile.indicators.values():
            named |= dict.fromkeys(indicator.sources)
        named |= dict.fromkeys(direction.source for direction in profile.directions)
    return sources_of(case.pack, named)
