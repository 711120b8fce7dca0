"""One region as a baseline for measures."""

import numpy as np

from raming.answers.case import Case
from raming.answers.measures.baseline import Baseline, baseline_of, run_of
from raming.answers.measures.spread import SEED
from raming.answers.regional.model import regional_case
from raming.engine.choices.levers import BaselineArrays
from raming.inputs.regions import Region, Regions


def region_of(case: Case, name: str) -> Region:
    """Return a region of the finest level by code, name, former name or municipality.

    Raises:
        InputError: when there is no such region.
    """
    regions = Regions(case.pack)
    return regions.find(name, (regions.finest,))


def regional_baseline(
    case: Case, region: Region, draws: int | None = None, seed: int = SEED, start: int = 0
) -> Baseline:
    """Return one region of a case as a baseline.

    The region's own supply and demand, times what each draw makes of the country's: regions add up to the
    nation in every draw. Sexes are not told apart. A region has no intake of its own to steer: of each class
    it gets the share that settles there.

    Args:
        case: the national case.
        region: the region.
        draws: number of draws; the middle values when left out.
        seed: seed of the draws.
        start: first draw.

    Raises:
        InputError: when the pack has no regional figures for this occupation.
    """
    known = regional_case(case)
    ran = known.run(0 if draws is None else start + draws, seed)
    place = [r.code for r in ran.regions].index(region.code)
    chosen = slice(0, None) if draws is None else slice(start, start + draws)
    middle = baseline_of(case, run_of(case)).arrays
    nation = middle if draws is None else baseline_of(case, run_of(case, draws, seed, start)).arrays
    heads = (
        ran.headcount[chosen, place][:, None] * (nation.heads.sum(axis=1) / middle.heads.sum(axis=1))[:, None]
    )
    supply = ran.fte[chosen, place] * nation.supply / middle.supply
    demand = ran.demand[chosen, place] * nation.demand / middle.demand
    share = ran.settling.arrive[chosen, place, 0]
    split = nation.heads / nation.heads.sum(axis=1, keepdims=True)
    entering = nation.graduates / nation.graduates.sum(axis=1, keepdims=True)
    years = supply.shape[-1]
    return Baseline(
        case.occupation,
        case.base_year,
        BaselineArrays(
            heads=heads,
            fte=(supply / np.maximum(heads[:, 0], 1e-12))[:, None],
            supply=supply,
            demand=demand,
            leaving=(nation.leaving * split).sum(axis=1, keepdims=True),
            intake=nation.intake * share,
            graduates=nation.graduates.sum(axis=1, keepdims=True),
            internal_yield=nation.internal_yield,
            duration=nation.duration,
            activity=(nation.activity * entering[:, :, None]).sum(axis=1, keepdims=True),
            arrival_activity=(nation.arrival_activity * split[:, :, :1]).sum(axis=1, keepdims=True),
            per_place=np.zeros((supply.shape[0], years)),
            steerable=np.zeros((supply.shape[0], years), dtype=bool),
        ),
        region.code,
    )
