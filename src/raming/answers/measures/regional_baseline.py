"""One region as a baseline for measures."""

import numpy as np

from raming.answers.case import Case
from raming.answers.measures.baseline import Ground, ground_of, run_of
from raming.answers.measures.spread import SEED
from raming.answers.regional.model import LEVEL
from raming.answers.regional.model import ground as regional
from raming.engine.choices.levers import Baseline
from raming.inputs.regions import Region, Regions


def region_of(case: Case, name: str) -> Region:
    """Return a RegioPlus region by code, name, former name or municipality.

    Raises:
        InputError: when there is no such region.
    """
    return Regions(case.pack).find(name, (LEVEL,))


def regional_ground(
    case: Case, region: Region, draws: int | None = None, seed: int = SEED, start: int = 0
) -> Ground:
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
    known = regional(case)
    made = known.run(0 if draws is None else start + draws, seed)
    place = [r.code for r in made.regions].index(region.code)
    kept = slice(0, None) if draws is None else slice(start, start + draws)
    middle = ground_of(case, run_of(case)).baseline
    nation = middle if draws is None else ground_of(case, run_of(case, draws, seed, start)).baseline
    heads = (
        made.headcount[kept, place][:, None] * (nation.heads.sum(axis=1) / middle.heads.sum(axis=1))[:, None]
    )
    supply = made.fte[kept, place] * nation.supply / middle.supply
    demand = made.demand[kept, place] * nation.demand / middle.demand
    share = made.settling.arrive[kept, place, 0]
    split = nation.heads / nation.heads.sum(axis=1, keepdims=True)
    entering = nation.graduates / nation.graduates.sum(axis=1, keepdims=True)
    years = supply.shape[-1]
    return Ground(
        case.occupation,
        case.base_year,
        Baseline(
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
