"""Places over 8 training regions, 60 institutions and 30 specialties, against a greedy and PuLP with CBC."""

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from bench.measure import Goal, at_least
from raming.engine.choices.limits import Limits
from raming.engine.choices.programme import Needs, Programme, shortage_pieces

SPECIALTIES, INSTITUTIONS, GROUPS, REGIONS, DRAWS, PLACES = 30, 60, 8, 28, 500, 1200
PIECES, GAP, SECONDS = 12, 2.5e-3, 60.0


def case(seed: int = 0) -> tuple[Programme, Needs]:
    """Return a made-up country: the programme, and draws held out from it."""
    chance = np.random.default_rng(seed)
    group = np.sort(np.concatenate([np.arange(GROUPS), chance.integers(0, GROUPS, INSTITUTIONS - GROUPS)]))
    home = chance.integers(0, REGIONS, INSTITUTIONS)
    place = chance.random((REGIONS, 2)) * 250.0
    apart = np.linalg.norm(place[home][:, None] - place, axis=2)
    settle = np.exp(-apart / 60.0) * chance.uniform(0.5, 2.0, REGIONS)
    settle /= settle.sum(axis=1, keepdims=True)
    size = chance.uniform(0.2, 2.0, SPECIALTIES)
    total = np.maximum(5, np.round(PLACES * size / size.sum())).astype(np.int64)
    total[0] += PLACES - total.sum()
    rule = np.array([chance.multinomial(t, chance.dirichlet(np.full(INSTITUTIONS, 0.7))) for t in total])
    low = np.maximum(rule - 2, 0) // 2
    high = np.where(rule > 0, rule + 2, chance.random(rule.shape) < 0.2).astype(np.int64)
    limits = Limits(total, low, high, group, (rule.sum(axis=0) * 1.15 + 2).astype(np.int64))
    people = chance.dirichlet(np.full(REGIONS, 5.0))
    fte = chance.normal(12.0, 1.0, (SPECIALTIES, 2 * DRAWS)).clip(8.0)
    need = people * total[:, None, None] * 12.0 * chance.uniform(0.8, 1.2, (SPECIALTIES, 1, REGIONS))
    luck = chance.normal(1.0, 0.15, (SPECIALTIES, 2 * DRAWS, 1)) * chance.normal(
        1.0, 0.3, (SPECIALTIES, 2 * DRAWS, REGIONS)
    )
    weight = np.ones(REGIONS)
    seen = Needs((need * luck)[:, :DRAWS], fte[:, :DRAWS], settle, weight)
    held = Needs((need * luck)[:, DRAWS:], fte[:, DRAWS:], settle, weight)
    return Programme(limits, seen, rule, 0.05, PIECES, GAP, SECONDS), held


def greedy(problem: Programme) -> list[list[int]]:
    """Give place after place to the institution where it saves most, in plain Python."""
    limits, needs = problem.limits, problem.needs
    settle = needs.settle.tolist()
    given = limits.low.tolist()
    room = [cap - sum(row[i] for row in given) for i, cap in enumerate(limits.capacity.tolist())]
    tightest = np.argsort(limits.high.sum(axis=1) - limits.total, kind="stable")
    for o in tightest.tolist():
        curves = []
        for r in range(REGIONS):
            reach = needs.settle[:, r]
            start = float(limits.low[o] @ reach)
            _, width, slope = shortage_pieces(
                needs.gap[o, :, r], needs.fte[o], start, float(limits.high[o] @ reach), PIECES
            )
            curves.append(
                [start, list(zip((start + np.cumsum(width)).tolist(), slope.tolist(), strict=True))]
            )
        inflow = [curve[0] for curve in curves]
        for _ in range(int(limits.total[o]) - sum(given[o])):
            slopes = []
            for r in range(REGIONS):
                slopes.append(next((slope for end, slope in curves[r][1] if inflow[r] < end), 0.0))
            best, most = -1, -1.0
            for i in range(INSTITUTIONS):
                if given[o][i] < limits.high[o, i] and room[i] > 0:
                    saved = -sum(settle[i][r] * slopes[r] for r in range(REGIONS))
                    if saved > most:
                        best, most = i, saved
            given[o][best] += 1
            room[best] -= 1
            for r in range(REGIONS):
                inflow[r] += settle[best][r]
    return given


def pulp_cbc(problem: Programme) -> np.ndarray:
    """Solve the same programme with PuLP and CBC; where time runs out its places may not add up."""
    import pulp

    limits, needs, rule = problem.limits, problem.needs, problem.rule
    specialties = range(len(rule))
    model = pulp.LpProblem("places", pulp.LpMinimize)
    up = [
        [
            pulp.LpVariable(f"u{o}_{i}", 0, int(limits.high[o, i] - rule[o, i]), "Integer")
            for i in range(INSTITUTIONS)
        ]
        for o in specialties
    ]
    down = [
        [
            pulp.LpVariable(f"d{o}_{i}", 0, int(rule[o, i] - limits.low[o, i]), "Integer")
            for i in range(INSTITUTIONS)
        ]
        for o in specialties
    ]
    cost = [problem.price / 2.0 * (up[o][i] + down[o][i]) for o in specialties for i in range(INSTITUTIONS)]
    kinds, kind = np.unique(needs.settle, axis=0, return_inverse=True)
    for o in specialties:
        model += pulp.lpSum(up[o]) - pulp.lpSum(down[o]) == int(limits.total[o] - rule[o].sum())
        summed = []
        for number in range(len(kinds)):
            own = np.flatnonzero(kind == number)
            here = pulp.LpVariable(f"s{o}_{number}")
            model += pulp.lpSum(up[o][i] - down[o][i] for i in own) == here
            summed.append(here)
        for r in range(REGIONS):
            reach = needs.settle[:, r]
            least, most = float(limits.low[o] @ reach), float(limits.high[o] @ reach)
            _, width, slope = shortage_pieces(
                needs.gap[o, :, r], needs.fte[o], least, max(most, least), PIECES
            )
            pieces = [pulp.LpVariable(f"p{o}_{r}_{k}", 0, float(w)) for k, w in enumerate(width)]
            cost += [float(c) * piece for c, piece in zip(slope, pieces, strict=True)]
            inflow = pulp.lpSum(float(kinds[n, r]) * summed[n] for n in range(len(kinds)))
            model += inflow - pulp.lpSum(pieces) == least - float(rule[o] @ reach)
    for i in range(INSTITUTIONS) if limits.capacity is not None else ():
        moved = pulp.lpSum(up[o][i] - down[o][i] for o in specialties)
        model += moved <= int(limits.capacity[i] - rule[:, i].sum())
    model += pulp.lpSum(cost)
    model.solve(pulp.PULP_CBC_CMD(msg=False, gapRel=problem.gap, timeLimit=SECONDS))
    places = [
        [round(rule[o, i] + up[o][i].value() - down[o][i].value()) for i in range(INSTITUTIONS)]
        for o in specialties
    ]
    return np.array(places)


def one_specialty(problem: Programme) -> Programme:
    """Return the programme of the largest specialty alone."""
    o = int(np.argmax(problem.limits.total))
    limits, needs = problem.limits, problem.needs
    return replace(
        problem,
        limits=Limits(limits.total[o : o + 1], limits.low[o : o + 1], limits.high[o : o + 1], limits.group),
        needs=Needs(needs.gap[o : o + 1], needs.fte[o : o + 1], needs.settle, needs.weight),
        rule=problem.rule[o : o + 1],
        gap=0.0,
    )


def timed(call: Callable[[], np.ndarray]) -> tuple[np.ndarray, float]:
    """Return what a call makes, and its seconds."""
    start = time.perf_counter()
    made = call()
    return made, time.perf_counter() - start


def run() -> list[Goal]:
    """Return the lines of the table."""
    problem, held = case()
    ours, our_time = timed(lambda: problem.solve().places)
    theirs, greedy_time = timed(lambda: np.array(greedy(problem)))
    for made in (ours, theirs):
        assert np.array_equal(made.sum(axis=1), problem.limits.total)
        assert np.all(made <= problem.limits.high)
        assert np.all(made.sum(axis=0) <= problem.limits.capacity)
    rule, best, greedily = (held.objective(made) for made in (problem.rule, ours, theirs))
    rival, rival_time = timed(lambda: pulp_cbc(problem))
    whole = np.array_equal(rival.sum(axis=1), problem.limits.total)
    shown = f"{held.objective(rival):,.0f} FTE" if whole else f"no whole places within {SECONDS:.0f} s"
    small = one_specialty(problem)
    single, single_time = timed(lambda: small.solve().places)
    single_rival, single_rival_time = timed(lambda: pulp_cbc(small))
    value, rival_value = (small.needs.objective(places) for places in (single, single_rival))
    return [
        Goal(
            "1,200 places: shortage saved / by greedy in plain Python",
            (rule - best) / (rule - greedily),
            ">= 1x",
            best <= greedily,
            f"held out: rule {rule:,.0f}, greedy {greedily:,.0f}, ours {best:,.0f} FTE",
        ),
        Goal(
            "1,200 places: time of greedy in plain Python / ours",
            greedy_time / our_time,
            "reported",
            True,
            f"{our_time:.1f} s against {greedy_time:.1f} s",
        ),
        at_least(
            "1,200 places: time of PuLP with CBC / ours",
            our_time,
            rival_time,
            2,
            f"{our_time:.1f} s against {rival_time:.1f} s: {shown}",
        ),
        Goal(
            "one specialty to the optimum: time of PuLP with CBC / ours",
            single_rival_time / single_time,
            "reported",
            True,
            f"{single_time:.2f} s against {single_rival_time:.2f} s",
        ),
        Goal(
            "one specialty to the optimum: shortage / by PuLP with CBC",
            value / rival_value,
            "<= 1.01x",
            value <= 1.01 * rival_value,
            f"{value:,.2f} against {rival_value:,.2f} FTE",
        ),
    ]
