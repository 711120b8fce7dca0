"""Regions: every occupation with regional figures x 28 regions x 1,000 draws, against plain Python."""

import sys
from pathlib import Path

import numpy as np

from bench.measure import Goal, at_least, interleaved
from raming.answers.case import open_case
from raming.answers.regional.model import Ground, ground
from raming.inputs.loading import load_pack
from raming.inputs.problems import InputError

DRAWS, SLOW_DRAWS = 1000, 4


def grounds() -> list[Ground]:
    """Return the ground of every occupation that can be projected by region."""
    pack = load_pack()
    found = []
    for occupation in pack.occupations:
        try:
            found.append(ground(open_case(occupation, pack=pack)))
        except InputError:
            continue
    return found


def slowly(known: Ground, draws: int) -> float:
    """Return the regional gap of one occupation in the last year, in plain Python; for a check."""
    from reference import regions as reference

    ran = known.run(draws, 1)
    supply, inputs = ran.national.supply, ran.national.model.supply
    from raming.engine.regions import newcomers

    entering = newcomers(inputs)
    settling = ran.settling
    total = 0.0
    for d in range(draws):
        for s in range(2):
            for heads, entered, stock in (
                (supply.heads[d, 0, s].tolist(), [0.0] * supply.heads.shape[-1], True),
                (supply.heads[d, 1:, s].sum(axis=0).tolist(), entering[d, s].tolist(), False),
            ):
                made = reference.spread(
                    heads,
                    entered,
                    settling.start[d].tolist(),
                    settling.arrive[d].T.tolist(),
                    settling.exposure[d].tolist(),
                    float(settling.move_rate[d]),
                    stock=stock,
                )
                total += sum(made[-1]) * float(inputs.fte[d, s, -1])
        level = np.ones((len(known.regions), supply.heads.shape[-1])).tolist()
        demand = reference.demand(
            known.population.people.tolist(),
            known.use.tolist(),
            level,
            ran.national.demand[d, known.case.rung].tolist(),
        )
        total -= sum(demand[-1])
    return total


def run() -> list[Goal]:
    """Return the lines of the table."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
    every = grounds()
    gp = next(known for known in every if known.case.occupation == "general-practitioner")
    for known in every:
        assert known.uncertain is not None  # learned once, not timed
    ran = gp.run(SLOW_DRAWS, 1)
    gap = ran.national.demand[:, gp.case.rung, -1] - ran.national.supply.total_fte()[:, -1]
    assert abs(slowly(gp, SLOW_DRAWS) + gap.sum()) < 1e-6 * abs(gap).sum()
    times = interleaved(
        {
            "ours": lambda: [known.run(DRAWS, 1) for known in every],
            "python": lambda: slowly(gp, SLOW_DRAWS),
        },
        rounds=3,
    )
    slow = times["python"] / SLOW_DRAWS * DRAWS * len(every)
    return [
        at_least(
            f"{len(every)} occupations x 28 regions x {DRAWS:,} draws / plain Python",
            times["ours"],
            slow,
            50,
            f"{times['ours']:.2f} s against {slow:.0f} s, scaled from {SLOW_DRAWS} draws of one occupation",
        )
    ]
