"""How is each region balanced: a row of indicators, a rank with its interval, a bottleneck and directions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, replace
from typing import Annotated

import numpy as np

from raming.answers.answer import Reproducible
from raming.answers.case import open_case
from raming.answers.chances import share_of
from raming.answers.evidence import COUNTED, PUBLISHED, Evidence, Grounds, year_in
from raming.answers.options import Draws, RegionalOptions, question
from raming.answers.regional import shared
from raming.answers.regional.bottleneck import CAUSES, Direction, contributions, directions_of, type_of
from raming.answers.regional.designations import Designation, designations_by_region
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
from raming.answers.regional.model import RegionalCase, RegionalRun, regional_case
from raming.answers.regional.published import RegionalStatement, statements_by_region, statements_evidence
from raming.answers.regional.shared import Interval, RegionalOccupation, Tile, default_occupation, tiles
from raming.answers.regional.validated import Validated, validated
from raming.answers.uncertainty.grades import model_grade
from raming.engine.model.curves import Array
from raming.engine.regions import rank_interval
from raming.inputs.meaning import DRAWN, FTE, OWN_UNIT, PEOPLE_A_YEAR, SHARE, YEAR, Is
from raming.inputs.options import Opt
from raming.inputs.pack import Pack
from raming.inputs.regions import Regions

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
    """A region that looks alike."""

    code: Annotated[str, Is("code of the region")]
    names: Annotated[dict[str, str], Is("its name by language")]


@dataclass(frozen=True, slots=True)
class PathYear:
    """Supply and demand of a region in one year."""

    year: Annotated[int, Is("calendar year", YEAR)]
    fte: Annotated[float, Is("full-time equivalents active", FTE)]
    demand_fte: Annotated[float, Is("full-time equivalents needed", FTE)]
    gap_interval: Annotated[Interval | None, Is("interval of the gap over draws; null without draws", FTE)]


@dataclass(frozen=True, slots=True)
class Profile:
    """The balance profile of one region."""

    code: Annotated[str, Is("code of the region")]
    name: Annotated[str, Is("its Dutch name")]
    names: Annotated[dict[str, str], Is("its name by language")]
    indicators: Annotated[dict[str, Indicator], Is("indicators by id")]
    p_shortage: Annotated[
        float | None, Is("chance that demand exceeds supply in ten years; null without draws", SHARE)
    ]
    verdict: Annotated[
        str | None, Is("`likely`, `possible` or `unlikely`, by that chance; null without draws")
    ]
    rank: Annotated[
        int, Is("place by expected shortage in ten years as a share of demand, 1 the largest", "rank")
    ]
    rank_interval: Annotated[
        Interval | None, Is("interval of that rank over draws; null without draws", "rank")
    ]
    rank_uncertain: Annotated[bool | None, Is("whether the interval holds more than half of all ranks")]
    type: Annotated[
        str,
        Is(
            "bottleneck type: the cause that adds most to its shortage above the country's, `mixed`, or `as-country`"
        ),
    ]
    type_chance: Annotated[
        float | None, Is("share of the draws with the same type; null without draws", SHARE)
    ]
    causes: Annotated[
        dict[str, float], Is("what each cause adds to the shortage in ten years, as a share of demand", SHARE)
    ]
    directions: Annotated[
        tuple[Direction, ...], Is("directions of work that address it, each with its reason")
    ]
    alike: Annotated[tuple[Alike, ...], Is("regions with the nearest profiles, the nearest first")]
    tile: Annotated[Tile | None, Is("its tile on the map; null where it has none")]
    path: Annotated[
        tuple[PathYear, ...], Is("supply and demand by year, where one region was asked for; empty otherwise")
    ]
    gap_share_relative: Annotated[
        float,
        Is(
            "expected gap share in ten years minus that of the nation; above zero is shorter than the nation",
            SHARE,
        ),
    ]
    gap_share_relative_interval: Annotated[
        Interval | None, Is("its interval over draws; null without draws", SHARE)
    ]
    p_shorter_than_nation: Annotated[
        float | None,
        Is("share of the draws in which its gap share exceeds that of the nation; null without draws", SHARE),
    ]
    verdict_relative: Annotated[
        str | None,
        Is("`likely`, `possible` or `unlikely` shorter than the nation, by that chance; null without draws"),
    ]
    published: Annotated[tuple[RegionalStatement, ...], Is("what studies and letters said of this region")]
    designations: Annotated[tuple[Designation, ...], Is("areas in it that the State designated")]


@dataclass(frozen=True, slots=True)
class Balance(Reproducible):
    """The balance profiles of regions."""

    occupation: Annotated[str, Is("id of the occupation")]
    names: Annotated[dict[str, str], Is("its name by language")]
    round: Annotated[int, Is("the round", "round")]
    scenario: Annotated[str, Is("rung of the demand ladder")]
    trend: Annotated[str, Is("`temporary` or `continuing`")]
    variant: Annotated[str, Is("`low`, `mid` or `high`")]
    intake: Annotated[float, Is("intake per year from the steering year on", PEOPLE_A_YEAR)]
    base_year: Annotated[int, Is("first year of the projection", YEAR)]
    region: Annotated[str | None, Is("code of the one region asked for; null for all")]
    draws: Annotated[int, Is("number of draws; 0 for none", DRAWN)]
    seed: Annotated[int, Is("seed of the draws", "seed")]
    interval: Annotated[float, Is("share of the draws inside each interval", SHARE)]
    likely: Annotated[float, Is("from this chance on a shortage is called likely", SHARE)]
    unlikely: Annotated[float, Is("below this chance it is called unlikely; possible in between", SHARE)]
    regions: Annotated[tuple[Profile, ...], Is("the profiles, the largest expected shortage first")]
    spread: Annotated[
        dict[str, tuple[float, ...]],
        Is("figures of all regions by indicator, rising, to see one region among them", OWN_UNIT),
    ]
    not_available: Annotated[tuple[str, ...], Is("indicators for which no region has a figure")]
    supply_estimated: Annotated[bool, Is("whether the stock of any region was estimated")]
    assumed_share: Annotated[
        float | None,
        Is("share of the spread of the gaps in ten years that is assumption; null without draws", SHARE),
    ]
    likely_shorter: Annotated[
        int | None,
        Is("number of all regions that are likely shorter than the nation; null without draws", "regions"),
    ]
    order_known: Annotated[
        bool | None,
        Is(
            "whether half of all regions have a rank interval of no more than half of all ranks; null without draws"
        ),
    ]
    gap_share_national: Annotated[float, Is("expected gap share of the nation in ten years", SHARE)]
    p_shortage_national: Annotated[
        float | None, Is("chance that the nation is short in ten years; null without draws", SHARE)
    ]
    validation: Annotated[
        Validated | None,
        Is("how the regional balance fared against published statements; null where none was compared"),
    ]


@dataclass(frozen=True)
class BalanceOptions(RegionalOptions):
    """What the balance of regions is profiled with."""

    occupation: RegionalOccupation = None
    _: KW_ONLY
    region: Annotated[
        str | None, Opt("One region: code, name, former name or municipality.", example="Twente")
    ] = None
    draws: Annotated[int, Draws(low=0)] = 400


@question(BalanceOptions)
def balance(options: BalanceOptions) -> Balance:
    """Profile the balance of regions.

    A row of indicators, each with interval, date, source and status or as not available; a rank with its
    interval; the type of bottleneck, directions that address it, and regions that look alike.

    Raises:
        InputError: when a choice does not exist, or regional figures are missing.

    Example:
        >>> profile = balance("huisarts", region="Drenthe", draws=0).regions[0]
        >>> profile.indicators["vacancies"].status
        'derived'
    """
    opened = shared.opened_with(options.pack, options.data)
    case = open_case(options.occupation or default_occupation(opened), options, pack=opened)
    draws, seed = options.draws, options.seed
    shared.check_draws(draws)
    places = Regions(opened)
    chosen = None if options.region is None else places.find(options.region, (places.finest,))
    width, likely, unlikely = (
        shared.choice(opened, f"balance_{n}") for n in ("interval", "likely", "unlikely")
    )
    known = regional_case(case, calibrated=options.calibrated)
    middle, ensemble = known.run(), known.run(draws, seed) if draws else None
    rows = [
        a | b
        for a, b in zip(
            computed(middle, ensemble, shared.ends(width)),
            observed(opened, case.occupation, known.regions),
            strict=True,
        )
    ]
    for row, place in zip(rows, known.regions, strict=True):
        row["young_inflow"] = settlement(BY_ID["young_inflow"], middle.figures, place, case.base_year)
    profiles = _profiles(known, rows, draws, seed, (width, likely, unlikely))
    shown = [p for p in profiles if chosen is None or p.code == chosen.code]
    if chosen is not None:
        shown = [replace(p, path=_path(middle, ensemble, p.code, shared.ends(width))) for p in shown]
    held = known.run(draws, seed, held=frozenset({"assumption"})) if draws else None
    pick = gap_share(LONG)
    result = Balance(
        **shared.heading(case),
        base_year=case.base_year,
        region=None if chosen is None else chosen.code,
        draws=draws,
        seed=seed,
        interval=width,
        likely=likely,
        unlikely=unlikely,
        regions=tuple(shown),
        spread={
            name: tuple(sorted(found for row in rows if (found := row[name].value) is not None))
            for name in BY_ID
        },
        not_available=tuple(name for name in BY_ID if all(row[name].status == NOT_AVAILABLE for row in rows)),
        supply_estimated=not bool(np.all(middle.stock_known)),
        assumed_share=None
        if ensemble is None or held is None
        else shared.assumed_share(pick(ensemble), pick(held)),
        likely_shorter=sum(p.verdict_relative == "likely" for p in profiles) if draws else None,
        order_known=shared.order_known([p.rank_interval for p in profiles]),
        gap_share_national=float(pick(nation_of(middle))[0, 0]),
        p_shortage_national=None
        if ensemble is None
        else share_of(pick(nation_of(ensemble)) > 0.0, pick(nation_of(ensemble))),
        validation=validated(opened, case.occupation),
    )
    asked = {
        **case.options,
        "region": result.region,
        "draws": draws,
        "seed": seed,
        "calibrated": options.calibrated,
        "data": [str(path) for path in options.data],
    }
    evidence = shared.evidence(case, middle, drawn=bool(draws)) + _shown(opened, shown)
    evidence += statements_evidence(one for profile in shown for one in profile.published)
    return result.sealed(
        "balance",
        asked,
        opened,
        seed if draws else None,
        evidence=evidence,
        grade=shared.grade_of(case, evidence),
        worth=model_grade(case),
        tally=case.tally,
        as_of=case.base_year,
    )


def _profiles(
    known: RegionalCase,
    rows: list[dict[str, Indicator]],
    draws: int,
    seed: int,
    limits: tuple[float, float, float],
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
    ranks = same = beside = None
    chances: list[float | None] = [None] * len(share)
    published = statements_by_region(known.case.pack, known.case.occupation)
    designated = designations_by_region(known.case.pack)
    if draws:
        ensemble = known.run(draws, seed)
        drawn = pick(ensemble)
        whole = pick(nation_of(ensemble))
        beside = shared.relative_to(drawn, whole[:, 0], shared.ends(width))
        ranks = rank_interval(drawn, *shared.ends(width))
        chances = [share_of(column > 0.0, column) for column in drawn.T]
        same = _same_type(contributions(known, draws, seed), drawn - whole, types)
    profiles, grid = [], tiles(known.case.pack)
    for k, region in enumerate(known.regions):
        interval = None if ranks is None else Interval(float(ranks[1, k]), float(ranks[2, k]))
        profiles.append(
            Profile(
                code=region.code,
                name=region.name_nl,
                names=region.names,
                indicators={name: rows[k][name] for name in BY_ID},
                p_shortage=chances[k],
                verdict=None if (chance := chances[k]) is None else shared.verdict(chance, likely, unlikely),
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
                gap_share_relative=float(share[k] - national),
                gap_share_relative_interval=None if beside is None else beside[k][0],
                p_shorter_than_nation=None if beside is None else beside[k][1],
                verdict_relative=None if beside is None else shared.verdict(beside[k][1], likely, unlikely),
                published=published.get(region.code, ()),
                designations=designated.get(region.code, ()),
            )
        )
    return sorted(profiles, key=lambda profile: (profile.rank, profile.code))


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


def _shown(pack: Pack, profiles: Sequence[Profile]) -> Evidence:
    """Return the observed indicators and the directions that profiles show, as evidence."""
    return Evidence(
        tuple(
            Grounds(
                ("indicator", name, profile.code, source),
                indicator.status,
                source,
                year=year_in(indicator.date),
                what=(profile, indicator),
            )
            for profile in profiles
            for name, indicator in profile.indicators.items()
            for source in indicator.sources
            if indicator.status in COUNTED
        )
        + tuple(
            Grounds(("direction", direction.source), PUBLISHED, direction.source)
            for profile in profiles
            for direction in profile.directions
            if direction.source in pack.sources
        )
    )
