"""What will supply and demand of one region be, year by year?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from raming.answers.answer import Reproducible
from raming.answers.case import open_case
from raming.answers.chances import share_of
from raming.answers.options import Occupation, RegionalOptions, question
from raming.answers.regional import shared
from raming.answers.regional.model import regional_case
from raming.answers.regional.published import RegionalStatement, statements_by_region, statements_evidence
from raming.answers.regional.shared import Interval
from raming.answers.regional.validated import Validated, validated
from raming.answers.uncertainty.grades import model_grade
from raming.inputs.meaning import DRAWN, FTE, PEOPLE, PEOPLE_A_YEAR, SHARE, YEAR, Is
from raming.inputs.options import Opt
from raming.inputs.regions import Regions


@dataclass(frozen=True, slots=True)
class RegionalYear:
    """Supply and demand of one region in one year."""

    inhabitants: Annotated[float, Is("people who live there", PEOPLE)]
    headcount: Annotated[float, Is("people active", PEOPLE)]
    fte: Annotated[float, Is("full-time equivalents active", FTE)]
    demand_fte: Annotated[float, Is("full-time equivalents needed", FTE)]
    gap_fte: Annotated[float, Is("demand minus supply; a shortage is positive", FTE)]
    gap_interval: Annotated[Interval | None, Is("interval of the gap over draws; null without draws", FTE)]
    p_shortage: Annotated[
        float | None, Is("share of the draws in which demand exceeds supply; null without draws", SHARE)
    ]
    gap_share_relative: Annotated[
        float,
        Is("gap as a share of demand minus that of the nation; above zero is shorter than the nation", SHARE),
    ]
    gap_share_relative_interval: Annotated[
        Interval | None, Is("its interval over draws; null without draws", SHARE)
    ]
    p_shorter_than_nation: Annotated[
        float | None,
        Is("share of the draws in which its gap share exceeds that of the nation; null without draws", SHARE),
    ]
    gap_share_national: Annotated[float, Is("gap of the nation as a share of its demand", SHARE)]


@dataclass(frozen=True, slots=True)
class RegionalProjection(Reproducible):
    """The year path of one region."""

    occupation: Annotated[str, Is("id of the occupation")]
    names: Annotated[dict[str, str], Is("its name by language")]
    round: Annotated[int, Is("the round", "round")]
    scenario: Annotated[str, Is("rung of the demand ladder")]
    trend: Annotated[str, Is("`temporary` or `continuing`")]
    variant: Annotated[str, Is("`low`, `mid` or `high`")]
    intake: Annotated[float, Is("intake per year from the steering year on", PEOPLE_A_YEAR)]
    balance_year: Annotated[int, Is("calendar year in which national supply must equal demand", YEAR)]
    region: Annotated[str, Is("code of the region")]
    region_names: Annotated[dict[str, str], Is("its name by language")]
    level: Annotated[str, Is("level of the region, an id of the pack")]
    draws: Annotated[int, Is("number of draws; 0 for none", DRAWN)]
    seed: Annotated[int, Is("seed of the draws", "seed")]
    interval: Annotated[float, Is("share of the draws inside each interval", SHARE)]
    years: Annotated[dict[str, RegionalYear], Is("the path by calendar year")]
    supply_estimated: Annotated[bool, Is("whether the stock of the region was estimated")]
    assumed_share: Annotated[
        float | None,
        Is(
            "share of the spread of its gap in the balance year that is assumption; null without draws", SHARE
        ),
    ]
    published: Annotated[tuple[RegionalStatement, ...], Is("what studies and letters said of this region")]
    validation: Annotated[
        Validated | None,
        Is("how the regional balance fared against published statements; null where none was compared"),
    ]


@dataclass(frozen=True)
class RegionalProjectionOptions(RegionalOptions):
    """What the path of one region is projected with."""

    occupation: Occupation
    region: Annotated[
        str,
        Opt(
            "A region or province: code, name, former name or municipality.",
            named=True,
            example="Twente",
        ),
    ]


@question(RegionalProjectionOptions)
def project_region(options: RegionalProjectionOptions) -> RegionalProjection:
    """Project supply and demand of one region or province, with its interval and odds.

    Raises:
        InputError: when a choice does not exist, or regional figures are missing.

    Example:
        >>> path = project_region("huisarts", "Drenthe", draws=0)
        >>> path.region
        'RA0102'
    """
    case = open_case(options.occupation, options, pack=shared.opened_with(options.pack, options.data))
    draws, seed = options.draws, options.seed
    shared.check_draws(draws)
    known_as = Regions(case.pack)
    region = known_as.find(options.region, known_as.parts)
    width = shared.choice(case.pack, "balance_interval")
    known = regional_case(case, calibrated=options.calibrated)
    middle = known.run().to_level(case.pack, region.level)
    place = [r.code for r in middle.regions].index(region.code)
    gaps = assumed = beside = None
    if draws:
        ensemble = known.run(draws, seed).to_level(case.pack, region.level)
        gaps = ensemble.gap[:, place]
        apart = gaps / ensemble.demand[:, place] - ensemble.gap.sum(axis=1) / ensemble.demand.sum(axis=1)
        # one region over all years here: the years stand where the regions of one year would
        beside = shared.relative_to(apart, np.zeros(draws), shared.ends(width))
        held = known.run(draws, seed, held=frozenset({"assumption"})).to_level(case.pack, region.level)
        at = case.balance_year - case.base_year
        assumed = shared.assumed_share(gaps[:, at, None], held.gap[:, place, at, None])
    years = {}
    for t in range(middle.people.shape[-1]):
        supply, demand = float(middle.fte[0, place, t]), float(middle.demand[0, place, t])
        national = float(middle.gap[0, :, t].sum() / middle.demand[0, :, t].sum())
        years[str(case.base_year + t)] = RegionalYear(
            inhabitants=float(middle.people[place, t]),
            headcount=float(middle.headcount[0, place, t]),
            fte=supply,
            demand_fte=demand,
            gap_fte=demand - supply,
            gap_interval=None
            if gaps is None
            else Interval(*map(float, np.quantile(gaps[:, t], shared.ends(width)))),
            p_shortage=None if gaps is None else share_of(gaps[:, t] > 0.0, gaps[:, t]),
            gap_share_relative=(demand - supply) / demand - national,
            gap_share_relative_interval=None if beside is None else beside[t][0],
            p_shorter_than_nation=None if beside is None else beside[t][1],
            gap_share_national=national,
        )
    result = RegionalProjection(
        **shared.heading(case),
        balance_year=case.balance_year,
        region=region.code,
        region_names=region.names,
        level=region.level,
        draws=draws,
        seed=seed,
        interval=width,
        years=years,
        supply_estimated=not bool(middle.stock_known[place]),
        assumed_share=assumed,
        published=statements_by_region(case.pack, case.occupation).get(region.code, ()),
        validation=validated(case.pack, case.occupation),
    )
    asked = {
        **case.options,
        "region": region.code,
        "draws": draws,
        "seed": seed,
        "calibrated": options.calibrated,
        "data": [str(path) for path in options.data],
    }
    evidence = shared.evidence(case, middle, drawn=bool(draws)) + statements_evidence(result.published)
    return result.sealed(
        "project_region",
        asked,
        case.pack,
        seed if draws else None,
        evidence=evidence,
        grade=shared.grade_of(case, evidence),
        worth=model_grade(case),
        tally=case.tally,
        as_of=case.base_year,
    )
