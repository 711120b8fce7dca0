"""The least costly portfolio: against enumeration, and its laws."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raming.engine.choices import portfolio
from raming.engine.choices.portfolio import PortfolioSolution, best_of, cheapest, farthest
from raming.engine.choices.portfolio_problem import PortfolioProblem


def problem(
    seed: int = 0, draws: int = 24, choices: int = 5, confidence: float = 0.75, whole: bool = False
) -> PortfolioProblem:
    rng = np.random.default_rng(seed)
    supply = 1000 * np.exp(0.05 * rng.standard_normal(draws))
    demand = 1100 * np.exp(0.06 * rng.standard_normal(draws))
    strength = np.clip(rng.normal(1, 0.3, (draws, choices)), 0, 2) * rng.uniform(0.01, 0.08, choices)
    kind = np.arange(choices) % 3
    parts = [np.where(kind == k, strength, 0.0) for k in range(3)]
    return PortfolioProblem(
        supply, demand, parts[0] * supply[:, None], parts[1], parts[2],
        rng.uniform(1, 5, choices), np.zeros(choices), np.ones(choices), np.full(choices, whole),
        np.zeros((0, choices)), np.zeros(0), confidence,
    )  # fmt: skip


def with_budget(given_problem: PortfolioProblem, budget: float) -> PortfolioProblem:
    return replace(given_problem, limits=given_problem.cost[None], room=np.array([budget]))


@pytest.mark.parametrize("seed", range(8))
def test_on_or_off_it_finds_what_enumeration_finds(seed: int) -> None:
    whole = problem(seed, whole=True)
    sets = [np.array(row, dtype=float) for row in product((0, 1), repeat=5)]
    closing = [whole.cost @ row for row in sets if whole.secured(row) >= 0]
    found = cheapest(whole)
    if closing:
        assert found.closed
        assert found.cost == pytest.approx(min(closing), rel=2e-3)
        assert whole.secured(found.amount) >= -1e-7
    else:
        assert not found.closed
        assert found.proven


@pytest.mark.parametrize("seed", range(6))
def test_the_farthest_is_the_farthest_of_all_sets(seed: int) -> None:
    tight = with_budget(problem(seed, whole=True), 5.0)
    sets = [np.array(row, dtype=float) for row in product((0, 1), repeat=5)]
    within = [row for row in sets if tight.cost @ row <= 5.0]
    found = farthest(tight)
    assert tight.cost @ found.amount <= 5.0 + 1e-6
    assert found.secured == pytest.approx(max(tight.secured(row) for row in within), abs=1e-5)


@given(st.integers(0, 30), st.floats(0.0, 8.0), st.floats(0.0, 4.0))
@settings(max_examples=12)
def test_a_smaller_budget_never_closes_more(seed: int, budget: float, more: float) -> None:
    small, large = (farthest(with_budget(problem(seed), b)) for b in (budget, budget + more))
    assert small.secured <= large.secured + 1e-5


@given(st.integers(0, 30))
@settings(max_examples=8)
def test_more_confidence_never_costs_less(seed: int) -> None:
    likely, sure = (cheapest(problem(seed, confidence=p)) for p in (0.5, 0.75))
    if sure.closed:
        assert likely.closed
        assert likely.cost <= sure.cost * (1 + 2e-3)


def test_no_choice_cheaper_than_the_one_found_on_a_grid() -> None:
    small = problem(3, choices=3)
    found = cheapest(small)
    grid = np.stack(np.meshgrid(*[np.linspace(0, 1, 21)] * 3), axis=-1).reshape(-1, 3)
    closing = [small.cost @ row for row in grid if small.secured(row) >= 0]
    assert found.closed
    assert found.cost <= min(closing) * (1 + 2e-3)


@pytest.mark.parametrize(
    ("draws", "confidence", "misses"),
    [(7, 0.75, 1), (9, 0.8, 1), (24, 0.9, 2), (3, 0.8, 0), (10, 0.9, 1), (1000, 0.999, 1), (5, 1.0, 0)],
)
def test_a_part_of_a_draw_may_not_fall_short(draws: int, confidence: float, misses: int) -> None:
    few = problem(draws=draws, confidence=confidence)
    assert few.misses() == misses
    # what is reached with a confidence is reached in at least that share of the draws, and no more is
    amount = np.full(5, 0.3)
    covered, secured = few.coverage(amount), few.secured(amount)
    assert (covered >= secured).mean() >= confidence - 1e-9
    assert (covered > secured).mean() < confidence


def test_coverage_is_people_times_hours_over_relieved_demand() -> None:
    some = problem(4, draws=3)
    amount = np.array([0.2, 0.0, 1.0, 0.5, 0.7])
    for draw, covered in enumerate(some.coverage(amount)):
        supply, demand = some.supply[draw], some.demand[draw]
        for choice, dose in enumerate(amount):
            supply += some.added[draw, choice] * dose
        for choice, dose in enumerate(amount):
            supply *= np.exp(some.hours[draw, choice] * dose)
            demand *= np.exp(-some.relief[draw, choice] * dose)
        assert covered == pytest.approx(np.log(supply / demand), rel=1e-12)


def counted(seed: int) -> tuple[PortfolioProblem, list[np.ndarray]]:
    """Whole amounts between bounds other than 0 and 1, under two limits; and all amounts within them."""
    rng = np.random.default_rng(seed)
    plain = problem(seed, draws=13, choices=4, confidence=0.7, whole=True)
    least, most = np.array([0.0, 1.0, 0.0, 2.0]), np.array([3.0, 2.0, 4.0, 4.0])
    bounded = replace(
        plain,
        demand=plain.demand * 1.1,
        least=least,
        most=most,
        limits=np.stack([plain.cost, rng.uniform(0.0, 2.0, 4)]),
        room=np.array([plain.cost @ most * 0.7, 11.0]),
    )
    ranges = [np.arange(low, high + 1) for low, high in zip(least, most, strict=True)]
    sets = [np.array(row) for row in product(*ranges)]
    return bounded, [row for row in sets if (bounded.limits @ row <= bounded.room + 1e-9).all()]


@pytest.mark.parametrize("seed", range(8))
def test_amounts_between_bounds_are_what_enumeration_finds(seed: int) -> None:
    bounded, within = counted(seed)
    cheap, far = cheapest(bounded), farthest(bounded)
    closing = [bounded.cost @ row for row in within if bounded.secured(row) >= 0]
    assert cheap.closed == bool(closing)
    assert cheap.proven
    if closing:
        assert cheap.cost == pytest.approx(min(closing), rel=2e-3)
    else:
        np.testing.assert_array_equal(cheap.amount, bounded.least)
    assert far.secured == pytest.approx(max(bounded.secured(row) for row in within), abs=1e-5)
    assert far.closed == bool(closing)
    for found in (cheap, far):
        np.testing.assert_array_equal(found.amount, np.round(found.amount))
        assert ((found.amount >= bounded.least) & (found.amount <= bounded.most)).all()
        assert (bounded.limits @ found.amount <= bounded.room + 1e-6).all()
        assert found.cost == pytest.approx(bounded.cost @ found.amount)
        assert found.secured == pytest.approx(bounded.secured(found.amount))


def test_limits_without_room_left_are_named() -> None:
    plain = problem(0)
    wide = np.full(5, 1.0)
    for budget, binding in ((3.0, (1,)), (1e6, ())):
        limited = replace(plain, limits=np.stack([wide, plain.cost]), room=np.array([1e6, budget]))
        assert farthest(limited).binding == binding


@pytest.mark.parametrize(
    ("cost", "left", "binds"),
    [(1e8, 50.0, True), (1e8, 200.0, False), (0.5, 9e-7, True), (0.5, 2e-6, False), (3.0, 2e-6, True)],
)
def test_a_limit_is_met_to_a_millionth_of_its_size(cost: float, left: float, binds: bool) -> None:
    """A budget may be in euro, or in thousands of millions of them."""
    one = problem(3, choices=1, whole=True)
    limited = replace(one, limits=np.array([[cost]]), room=np.array([cost + left]))
    found = farthest(limited)
    np.testing.assert_array_equal(found.amount, [1.0])
    assert found.binding == ((0,) if binds else ())


def test_no_gap_costs_nothing() -> None:
    easy = problem(1)
    found = cheapest(replace(easy, demand=easy.supply * 0.5))
    assert found.closed
    assert found.cost == pytest.approx(0.0, abs=1e-9)


def test_limits_that_leave_no_choice() -> None:
    none = with_budget(problem(1), -1.0)
    assert not cheapest(none).closed
    assert not farthest(none).closed


@pytest.mark.parametrize("seed", range(10))
def test_the_best_choice_met_on_the_way_is_kept(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rounds may go round in circles; what they end with is never worse than what they passed."""
    given_problem, met = problem(seed, draws=60, choices=6, confidence=0.8), []
    finish = portfolio._finish

    def noted(of: PortfolioProblem, amount: np.ndarray, *, proven: bool) -> PortfolioSolution:
        met.append(finish(of, amount, proven=proven))
        return met[-1]

    monkeypatch.setattr(portfolio, "_finish", noted)
    cheap = cheapest(given_problem)
    assert cheap.closed == any(one.closed for one in met)
    if cheap.closed:
        assert cheap.cost == min(one.cost for one in met if one.closed)
    met.clear()
    assert farthest(given_problem).secured == max(one.secured for one in met)


@pytest.mark.parametrize("whole", [False, True])
def test_a_budget_that_is_too_small_is_proven_to_be(whole: bool) -> None:
    """Every draw could be covered by itself; it is the budget that all of them are too dear for."""
    free = problem(2, whole=whole)
    enough = cheapest(free)
    assert enough.closed
    short = cheapest(with_budget(free, enough.cost * 0.8))
    assert not short.closed
    assert short.proven
    assert cheapest(with_budget(free, enough.cost * 1.01)).closed


def test_without_time_it_still_answers() -> None:
    hurried = cheapest(problem(2), seconds=0.0)
    assert hurried.closed
    assert not hurried.proven
    assert hurried.cost >= cheapest(problem(2)).cost * (1 - 2e-3)


@pytest.mark.parametrize("seed", [0, 2, 5, 9, 16])
def test_without_time_the_farthest_is_near(seed: int) -> None:
    tight = with_budget(problem(seed, draws=20, choices=6), 4.0)
    hurried = farthest(tight, seconds=0.0)
    assert not hurried.proven
    assert tight.cost @ hurried.amount <= 4.0 + 1e-6
    assert hurried.secured == pytest.approx(farthest(tight).secured, abs=1.5e-3)


@pytest.mark.parametrize("seed", range(5))
def test_what_a_need_implies_is_the_least_of_a_linear_programme(seed: int) -> None:
    """The bounds that make the programme quick: too high would cut answers off, too low makes it slow."""
    from scipy.optimize import linprog

    rng = np.random.default_rng(seed)
    weight, room = rng.uniform(-0.2, 1.0, 5), rng.uniform(0.5, 2.0, 5)
    others = rng.uniform(0.0, 0.3, (8, 5))
    need = np.array([-0.1, 0.0, 0.02, 0.1, 0.3, 0.5, *(others[6:] @ room + [-1e-6, 1e-6])])
    found = portfolio._least_given(weight, others, need, room)
    for row, wanted, least in zip(others, need, found, strict=True):
        best = linprog(weight, A_ub=-row[None], b_ub=[-wanted], bounds=[(0.0, most) for most in room])
        # what saves (a weight below 0) is counted in full beside what the need takes of it
        assert least <= (best.fun if best.status == 0 else np.inf) + 1e-9
        assert np.isinf(least) == (best.status != 0)
    positive = portfolio._least_given(np.abs(weight), others, need, room)
    for row, wanted, least in zip(others[:-1], need[:-1], positive[:-1], strict=True):
        best = linprog(np.abs(weight), A_ub=-row[None], b_ub=[-wanted], bounds=[(0.0, most) for most in room])
        assert least == pytest.approx(best.fun, abs=1e-9)


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("seed", range(4))
def test_of_choices_apart_at_most_one_is_taken(seed: int, whole: bool) -> None:
    both = problem(seed, whole=whole)
    free = cheapest(both)
    taken = [int(k) for k in np.flatnonzero(free.amount > 1e-6)]
    assert len(taken) >= 2
    apart = replace(both, apart=((taken[0], taken[1]),))
    for found in (cheapest(apart), farthest(apart), cheapest(apart, 0.0), farthest(apart, 0.0)):
        assert found.amount.size == 5
        assert min(found.amount[taken[:2]]) == 0.0
    if whole:
        sets = [np.array(row, dtype=float) for row in product((0, 1), repeat=5)]
        sets = [row for row in sets if not (row[taken[0]] and row[taken[1]])]
        closing = [apart.cost @ row for row in sets if apart.secured(row) >= 0]
        found = cheapest(apart)
        assert found.closed == bool(closing)
        if closing:
            assert found.cost == pytest.approx(min(closing), rel=1e-3)
    else:
        assert cheapest(apart).cost >= free.cost * (1 - 1e-3) or not cheapest(apart).closed


def test_a_rounded_yes_or_no_that_breaks_a_limit_does_not_fit() -> None:
    tight = with_budget(problem(whole=True), 1.0)
    assert tight.fits(np.zeros(5))
    assert not tight.fits(np.ones(5))


@pytest.mark.parametrize("seed", range(6))
def test_the_best_of_a_problem_much_like_another_begins_at_its_answer(seed: int) -> None:
    """Begun near a good choice it gets as far, or as cheap, as when begun anew; the proof is of all choices."""
    first = replace(problem(seed, whole=seed % 2 == 0), apart=((0, 3), (1, 4)))
    tight = replace(with_budget(first, 6.0), confidence=0.8)
    start = best_of(first, 0.0)
    for second in (replace(first, demand=first.demand * 1.002), tight):
        anew, led = best_of(second), best_of(second, near=[start.amount], again=True)
        assert (led.closed, led.proven) == (anew.closed, anew.proven)
        if anew.closed:
            assert led.cost == pytest.approx(anew.cost, rel=2e-3)
        else:
            assert led.secured == pytest.approx(anew.secured, abs=1e-5)
        for a, b in first.apart:
            assert min(led.amount[a], led.amount[b]) == 0.0


@pytest.mark.parametrize("seed", range(4))
def test_what_gets_farthest_and_falls_short_closes_for_no_choice(seed: int) -> None:
    short = replace(with_budget(problem(seed, whole=True), 2.0), apart=((0, 1),))
    found = best_of(short)
    sets = [np.array(row, dtype=float) for row in product((0, 1), repeat=5)]
    within = [row for row in sets if short.fits(row) and row[0] * row[1] == 0]
    best = max(short.secured(row) for row in within)
    assert found.proven
    assert found.closed == (best >= 0)
    if not found.closed:
        assert found.secured == pytest.approx(best, abs=1e-5)


def test_a_gap_that_cannot_be_closed_is_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was tried to close it is where the farthest begins, and no start is followed twice."""
    short, found = with_budget(problem(2), 1.0), []
    search = portfolio.starts

    def noted(*given: PortfolioProblem, **how: bool) -> list[np.ndarray]:
        found.append(search(*given, **how))
        return found[-1]

    monkeypatch.setattr(portfolio, "starts", noted)
    assert not best_of(short).closed
    assert len(found) == 1
    assert len({start.tobytes() for start in found[0]}) == len(found[0])
