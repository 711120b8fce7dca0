"""Who will be short where, in one year?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Annotated

import numpy as np

from raming.answers.answer import Reproducible
from raming.answers.case import open_case
from raming.answers.chances import share_of
from raming.answers.options import EARLIEST, LATEST, RegionalOptions, question
from raming.answers.regional.model import RegionalRun, regional_case
from raming.answers.regional.published import RegionalStatement, statements_by_region, statements_evidence
from raming.answers.regional.shared import (
    Interval,
    RegionalOccupation,
    Tile,
    assumed_share,
    check_draws,
    choice,
    default_occupation,
    ends,
    evidence,
    grade_of,
    heading,
    opened_with,
    order_known,
    relative_to,
    tiles,
    verdict,
    year_place,
)
from raming.answers.regional.validated import Validated, validated
from raming.answers.uncertainty.grades import model_grade
from raming.engine.model.curves import Array
from raming.engine.regions import rank_interval
from raming.inputs.meaning import DRAWN, FTE, PEOPLE, PEOPLE_A_YEAR, SHARE, YEAR, Is
from raming.inputs.options import Opt
from raming.inputs.pack import Pack
from raming.inputs.regions import Regions

PER = 10_000.0


@dataclass(frozen=True, slots=True)
class RegionalBalance:
    """Supply and demand of one region in one year."""

    code: Annotated[str, Is("code of the region")]
    name: Annotated[str, Is("its Dutch name")]
    names: Annotated[dict[str, str], Is("its name by language")]
    headcount: Annotated[float, Is("people active", PEOPLE)]
    fte: Annotated[float, Is("full-time equivalents active", FTE)]
    demand_fte: Annotated[float, Is("full-time equivalents needed", FTE)]
    gap_fte: Annotated[float, Is("demand minus supply; a shortage is positive", FTE)]
    gap_share: Annotated[float, Is("gap as a share of demand", SHARE)]
    density: Annotated[float, Is("people active per 10,000 inhabitants", "people per 10,000 inhabitants")]
    status: Annotated[
        str, Is("`estimate` where the stock of the region was estimated, `derived` where it was counted")
    ]
    gap_interval: Annotated[Interval | None, Is("interval of the gap in FTE; null without draws", FTE)]
    p_shortage: Annotated[
        float | None, Is("share of the draws in which demand exceeds supply; null without draws", SHARE)
    ]
    verdict: Annotated[
        str | None, Is("`likely`, `possible` or `unlikely`, by that chance; null without draws")
    ]
    rank: Annotated[int | None, Is("place by gap share, 1 the largest shortage; null for the nation", "rank")]
    rank_interval: Annotated[
        Interval | None, Is("interval of the rank over draws; null without draws and for the nation")
    ]
    tile: Annotated[Tile | None, Is("its tile on the map; null for the nation")]
    gap_share_relative: Annotated[
        float, Is("gap share minus that of the nation; above zero is shorter than the nation", SHARE)
    ]
    gap_share_relative_interval: Annotated[
        Interval | None, Is("its interval over draws; null without draws and for the nation", SHARE)
    ]
    p_shorter_than_nation: Annotated[
        float | None,
        Is(
            "share of the draws in which its gap share exceeds that of the nation; null without draws and for the nation",
            SHARE,
        ),
    ]
    verdict_relative: Annotated[
        str | None, Is("`likely`, `possible` or `unlikely` shorter than the nation; null likewise")
    ]
    published: Annotated[
        tuple[RegionalStatement, ...],
        Is("what studies and letters said of this region; empty for the nation"),
    ]


@dataclass(frozen=True, slots=True)
class RegionalAnswer(Reproducible):
    """Supply and demand of all regions in one year; they add up to the nation."""

    occupation: Annotated[str, Is("id of the occupation")]
    names: Annotated[dict[str, str], Is("its name by language")]
    round: Annotated[int, Is("the round", "round")]
    scenario: Annotated[str, Is("rung of the demand ladder")]
    trend: Annotated[str, Is("`temporary` or `continuing`")]
    variant: Annotated[str, Is("`low`, `mid` or `high`")]
    intake: Annotated[float, Is("intake per year from the steering year on", PEOPLE_A_YEAR)]
    year: Annotated[int, Is("the year", YEAR)]
    level: Annotated[str, Is("level of the regions, an id of the pack")]
    draws: Annotated[int, Is("number of draws; 0 for none", DRAWN)]
    seed: Annotated[int, Is("seed of the draws", "seed")]
    interval: Annotated[float, Is("share of the draws inside each interval", SHARE)]
    likely: Annotated[float, Is("from this chance of a shortage on it is called likely", SHARE)]
    unlikely: Annotated[float, Is("below this chance it is called unlikely; possible in between", SHARE)]
    regions: Annotated[tuple[RegionalBalance, ...], Is("the regions, in order of code")]
    national: Annotated[RegionalBalance, Is("the nation")]
    supply_estimated: Annotated[bool, Is("whether the stock of any region was estimated")]
    assumed_share: Annotated[
        float | None,
        Is(
            "share of the spread of regional gaps that is assumption: how much of their variance goes when all assumed regional figures keep their value; null without draws",
            SHARE,
        ),
    ]
    likely_shorter: Annotated[
        int | None,
        Is("number of regions that are likely shorter than the nation; null without draws", "regions"),
    ]
    order_known: Annotated[
        bool | None,
        Is(
            "whether half of the regions have a rank interval of no more than half of all ranks; null without draws"
        ),
    ]
    validation: Annotated[
        Validated | None,
        Is("how the regional balance fared against published statements; null where none was compared"),
    ]


@dataclass(frozen=True)
class RegionsOptions(RegionalOptions):
    """What supply and demand are compared by region with."""

    occupation: RegionalOccupation = None
    _: KW_ONLY
    year: Annotated[
        int | None, Opt("Calendar year; the balance year by default.", low=EARLIEST, high=LATEST, unit=YEAR)
    ] = None
    level: Annotated[
        str | None,
        Opt(
            "Level of regions of the pack, such as regioplus or province in the Dutch one; the finest by default.",
            example="province",
        ),
    ] = None


@question(RegionsOptions)
def regions(options: RegionsOptions) -> RegionalAnswer:
    """Compare supply and demand by region in one year.

    The regions add up to the nation, in every draw. Intervals, odds and ranks carry what is estimated.

    Raises:
        InputError: when a choice does not exist, or regional figures are missing.

    Example:
        >>> answer = regions("huisarts", year=2035, draws=0)
        >>> gap = sum(region.gap_fte for region in answer.regions)
        >>> abs(gap - answer.national.gap_fte) < 1e-6
        True
    """
    opened = opened_with(options.pack, options.data)
    case = open_case(options.occupation or default_occupation(opened), options, pack=opened)
    place = year_place(case, case.balance_year if options.year is None else options.year)
    draws, seed = options.draws, options.seed
    level = options.level or Regions(opened).finest
    check_draws(draws)
    known = regional_case(case, calibrated=options.calibrated)
    middle = known.run().to_level(case.pack, level)
    ensemble = known.run(draws, seed).to_level(case.pack, level) if draws else None
    held = (
        known.run(draws, seed, held=frozenset({"assumption"})).to_level(case.pack, level) if draws else None
    )
    width, likely, unlikely = (
        choice(case.pack, f"balance_{name}") for name in ("interval", "likely", "unlikely")
    )
    entries = balances(
        case.pack,
        middle,
        ensemble,
        place,
        width,
        likely,
        unlikely,
        statements_by_region(case.pack, case.occupation),
    )
    asked = {
        **case.options,
        "year": case.base_year + place,
        "level": level,
        "draws": draws,
        "seed": seed,
        "calibrated": options.calibrated,
        "data": [str(path) for path in options.data],
    }
    result = RegionalAnswer(
        **heading(case),
        year=case.base_year + place,
        level=level,
        draws=draws,
        seed=seed,
        interval=width,
        likely=likely,
        unlikely=unlikely,
        regions=entries[:-1],
        national=entries[-1],
        supply_estimated=not bool(np.all(middle.stock_known)),
        assumed_share=None
        if ensemble is None or held is None
        else assumed_share(ensemble.gap[:, :, place], held.gap[:, :, place]),
        likely_shorter=sum(entry.verdict_relative == "likely" for entry in entries) if draws else None,
        order_known=order_known([entry.rank_interval for entry in entries[:-1]]),
        validation=validated(case.pack, case.occupation),
    )
    found = evidence(case, middle, drawn=bool(draws)) + statements_evidence(
        one for entry in entries for one in entry.published
    )
    return result.sealed(
        "regions",
        asked,
        case.pack,
        seed if draws else None,
        evidence=found,
        grade=grade_of(case, found),
        worth=model_grade(case),
        tally=case.tally,
        as_of=case.base_year,
    )


def balances(
    pack: Pack,
    middle: RegionalRun,
    ensemble: RegionalRun | None,
    place: int,
    width: float,
    likely: float,
    unlikely: float,
    published: Mapping[str, tuple[RegionalStatement, ...]],
) -> tuple[RegionalBalance, ...]:
    """Return the balance of every region, and of the nation as the last."""

    def totals(values: Array) -> Array:
        return np.concatenate([values[..., place], values[..., place].sum(axis=-1, keepdims=True)], axis=-1)

    headcount, fte, demand = (totals(values)[0] for values in (middle.headcount, middle.fte, middle.demand))
    people = np.append(middle.people[:, place], middle.people[:, place].sum())
    share = (demand - fte) / demand
    order = np.argsort(np.argsort(-share[:-1], kind="stable"), kind="stable") + 1
    drawn_gap = None if ensemble is None else totals(ensemble.gap)
    ranks = beside = None
    if ensemble is not None and drawn_gap is not None:
        drawn_share = ensemble.gap[:, :, place] / ensemble.demand[:, :, place]
        national = drawn_gap[:, -1] / ensemble.demand[:, :, place].sum(axis=1)
        beside = relative_to(drawn_share, national, ends(width))
        ranks = rank_interval(drawn_share, *ends(width))
    entries, grid = [], tiles(pack)
    for number, region in enumerate((*middle.regions, Regions(pack).nation)):
        is_nation = number == len(middle.regions)
        chance = interval = None
        if drawn_gap is not None:
            chance = share_of(drawn_gap[:, number] > 0.0, drawn_gap[:, number])
            interval = Interval(*map(float, np.quantile(drawn_gap[:, number], ends(width))))
        known = bool(is_nation or middle.stock_known[number])
        entries.append(
            RegionalBalance(
                code=region.code,
                name=region.name_nl,
                names=region.names,
                headcount=float(headcount[number]),
                fte=float(fte[number]),
                demand_fte=float(demand[number]),
                gap_fte=float(demand[number] - fte[number]),
                gap_share=float(share[number]),
                density=float(PER * headcount[number] / people[number]),
                status="derived" if known else "estimate",
                gap_interval=interval,
                p_shortage=chance,
                verdict=None if chance is None else verdict(chance, likely, unlikely),
                rank=None if is_nation else int(order[number]),
                rank_interval=None
                if is_nation or ranks is None
                else Interval(float(ranks[1, number]), float(ranks[2, number])),
                tile=grid.get(region.code),
                gap_share_relative=float(share[number] - share[-1]),
                gap_share_relative_interval=None if is_nation or beside is None else beside[number][0],
                p_shorter_than_nation=None if is_nation or beside is None else beside[number][1],
                verdict_relative=None
                if is_nation or beside is None
                else verdict(beside[number][1], likely, unlikely),
                published=published.get(region.code, ()),
            )
        )
    return tuple(entries)
