"""A portfolio of 20 measures over 1,000 draws in each of 28 regions, against enumeration and a search.

Regions, draws, measures and their effects are those of the Dutch pack. Costs are drawn, since most are not
published, and demand in 2035 is put where half of every measure would just do: else every region needs them
all, and nothing is left to choose. A measure is taken whole or not at all, so that enumeration asks the same.
"""

import time
from dataclasses import replace
from itertools import islice

import numpy as np
from scipy.optimize import differential_evolution

from bench.measure import Goal
from raming.answers.case import open_case
from raming.answers.measures.baseline import Ground, levers_on
from raming.answers.measures.closing import Task, corrected, eligible, gaps, task_of
from raming.answers.measures.regional_baseline import regional_ground
from raming.engine.choices.levers import Prepared, outcome, prepare
from raming.engine.choices.portfolio import cheapest
from raming.engine.choices.portfolio_problem import PortfolioProblem
from raming.inputs.own_measures import known_measures
from raming.inputs.regions import Regions

MEASURES, DRAWS, YEAR, CONFIDENCE, SEED = 20, 1000, 2035, 0.8, 1
EXACT, SECONDS = 2, 60.0
TRIED = 64
"""Sets that are simulated to know what all of them would take."""
CHUNK = 2048
ROUNDS = 30


class Region:
    """One region: its programme, and the full model to judge a choice by."""

    def __init__(self, task: Task, ground: Ground, prepared: Prepared) -> None:
        self.task, self.ground, self.prepared = task, ground, prepared

    def confidence(self, choice: np.ndarray) -> float:
        """Return the chance of balance under a choice in the full model."""
        return float((gaps(self.task, self.ground, self.prepared, choice) <= 1e-6).mean())

    def cost(self, choice: np.ndarray) -> float:
        """Return what a choice costs."""
        return float(self.task.weights @ choice)

    def ours(self, seconds: float) -> np.ndarray:
        """Return our choice: the programme, made exact where it lands."""
        task, choice = self.task, np.zeros(MEASURES)
        for _ in range(4):
            choice = cheapest(task.problem, seconds).amount
            task, off = corrected(task, self.ground, self.prepared, choice)
            if off < 1e-4 and self.confidence(choice) >= CONFIDENCE:
                break
        return choice

    def searched(self) -> np.ndarray:
        """Return the choice of a differential evolution that runs the model for every candidate."""
        whole = self.task.weights.sum()

        def judged(amount: np.ndarray) -> float:
            choice = np.round(amount)
            short = max(CONFIDENCE - self.confidence(choice), 0.0)
            return self.cost(choice) + whole * 10.0 * short

        found = differential_evolution(
            judged,
            [(0, 1)] * MEASURES,
            integrality=np.ones(MEASURES),
            maxiter=ROUNDS,
            seed=SEED,
            polish=False,
        )
        return np.round(found.x)

    def simulated(self) -> float:
        """Return the seconds that simulating every set would take, from a few of them."""
        sets = np.random.default_rng(SEED).integers(0, 2, (TRIED, MEASURES)).astype(np.float64)
        start = time.perf_counter()
        for rows in np.split(sets, TRIED // 16):
            outcome(self.prepared, rows)
        return (time.perf_counter() - start) / TRIED * 2.0**MEASURES


def enumerated(problem: PortfolioProblem) -> np.ndarray:
    """Return the cheapest set that closes the gap by trying sets from cheap to dear."""
    sets = (np.arange(2**MEASURES)[:, None] >> np.arange(MEASURES) & 1).astype(np.float32)
    order = np.argsort(sets @ problem.cost.astype(np.float32), kind="stable")
    logs = (problem.hours + problem.relief).T
    for start in range(0, len(order), CHUNK):
        rows = sets[order[start : start + CHUNK]].astype(np.float64)
        covered = np.log((problem.supply + rows @ problem.added.T) / problem.demand) + rows @ logs
        closed = np.flatnonzero((covered >= -1e-7).sum(axis=1) >= DRAWS - problem.misses())
        if closed.size:
            return np.asarray(rows[closed[0]])
    return np.ones(MEASURES)


def regions() -> list[Region]:
    """Return the regions."""
    case = open_case("huisarts")
    known = known_measures(case.pack)
    chance = np.random.default_rng(SEED)
    made = []
    for region in Regions(case.pack).main:
        middle = regional_ground(case, region)
        drawn = regional_ground(case, region, DRAWS, SEED)
        usable, _ = eligible(known, middle, YEAR, (), (), False, {})
        chosen = tuple(islice(usable, MEASURES))
        costs = {measure.id: float(chance.uniform(1.0, 10.0)) for measure in chosen}
        task = task_of(chosen, (middle, drawn), YEAR, 2027, CONFIDENCE, None, costs, None, 0.1, known, SEED)
        scale = float(np.exp(task.problem.secured(np.full(MEASURES, 0.5))))
        base = replace(drawn.baseline, demand=drawn.baseline.demand * scale)
        drawn = replace(drawn, baseline=base)
        problem = replace(
            task.problem, demand=task.problem.demand * scale, whole=np.ones(MEASURES, dtype=np.bool_)
        )
        prepared = prepare(base, levers_on(drawn, chosen, DRAWS, SEED))
        made.append(Region(replace(task, problem=problem), drawn, prepared))
    return made


def timed(region: Region, seconds: float) -> tuple[np.ndarray, float]:
    """Return our choice and its seconds."""
    start = time.perf_counter()
    choice = region.ours(seconds)
    return choice, time.perf_counter() - start


def run() -> list[Goal]:
    """Return the lines of the table."""
    country = regions()
    country[0].ours(0.0)
    quick = [timed(region, 0.0) for region in country]
    all_sets = sum(region.simulated() for region in country)
    ours = sum(seconds for _, seconds in quick)
    some = country[:EXACT]
    exact = [timed(region, SECONDS) for region in some]
    best, searches = [], []
    for region, (choice, _) in zip(some, exact, strict=True):
        task, _ = corrected(region.task, region.ground, region.prepared, choice)
        best.append(region.cost(enumerated(task.problem)))
        start = time.perf_counter()
        found = region.searched()
        searches.append((region.cost(found), region.confidence(found), time.perf_counter() - start))
    held = min(region.confidence(choice) for region, (choice, _) in zip(country, quick, strict=True))
    cost = [
        sum(r.cost(choice) for r, (choice, _) in zip(some, made, strict=False)) for made in (quick, exact)
    ]
    searched = sum(cost for cost, _, _ in searches)
    proof, search = (
        sum(seconds for _, seconds in exact) / EXACT,
        sum(seconds for _, _, seconds in searches) / EXACT,
    )
    return [
        Goal(
            f"{len(country)} portfolios of {MEASURES}: enumeration / ours, quick",
            all_sets / ours,
            "",
            True,
            f"{ours:.1f} s against {all_sets / 3600:.1f} hours (from {TRIED} sets a region); "
            f"confidence at least {held:.3f} of {CONFIDENCE}",
        ),
        Goal(
            f"quick: cost / of the best set ({EXACT} regions)",
            cost[0] / sum(best),
            "",
            True,
            f"{cost[0]:.2f} against {sum(best):.2f}",
        ),
        Goal(
            f"to the optimum: cost / of the best set ({EXACT} regions)",
            cost[1] / sum(best),
            "<= 1.002x",
            cost[1] <= 1.002 * sum(best),
            f"{cost[1]:.2f} against {sum(best):.2f}, {proof:.1f} s a region",
        ),
        Goal(
            "a search that simulates / ours, quick: time",
            search * len(country) / ours,
            "",
            True,
            f"{ours / len(country):.2f} s against {search:.1f} s a region ({ROUNDS} rounds)",
        ),
        Goal(
            "a search that simulates / ours, to the optimum: time",
            search / proof,
            "",
            True,
            f"{proof:.1f} s against {search:.1f} s a region",
        ),
        Goal(
            "a search that simulates / the best set: cost",
            searched / sum(best),
            "",
            True,
            f"{searched:.2f} against {sum(best):.2f}, at confidence "
            f"{min(reached for _, reached, _ in searches):.3f}",
        ),
    ]
