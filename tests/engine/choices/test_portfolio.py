"""The least costly portfolio: against enumeration, and its laws."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raming.engine.choices.portfolio import Problem, cheapest, farthest


def problem(
    seed: int = 0, draws: int = 24, choices: int = 5, confidence: float = 0.75, whole: bool = False
) -> Problem:
    rng = np.random.default_rng(seed)
    supply = 1000 * np.exp(0.05 * rng.standard_normal(draws))
    demand = 1100 * np.exp(0.06 * rng.standard_normal(draws))
    strength = np.clip(rng.normal(1, 0.3, (draws, choices)), 0, 2) * rng.uniform(0.01, 0.08, choices)
    kind = np.arange(choices) % 3
    parts = [np.where(kind == k, strength, 0.0) for k in range(3)]
    return Problem(
        supply, demand, parts[0] * supply[:, None], parts[1], parts[2],
        rng.uniform(1, 5, choices), np.zeros(choices), np.ones(choices), np.full(choices, whole),
        np.zeros((0, choices)), np.zeros(0), confidence,
    )  # fmt: skip


def with_budget(given_problem: Problem, budget: float) -> Problem:
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


def test_no_gap_costs_nothing() -> None:
    easy = problem(1)
    found = cheapest(replace(easy, demand=easy.supply * 0.5))
    assert found.closed
    assert found.cost == pytest.approx(0.0, abs=1e-9)


def test_limits_that_leave_no_choice() -> None:
    none = with_budget(problem(1), -1.0)
    assert not cheapest(none).closed
    assert not farthest(none).closed


def test_without_time_it_still_answers() -> None:
    hurried = cheapest(problem(2), seconds=0.0)
    assert hurried.closed
    assert not hurried.proven
    assert hurried.cost >= cheapest(problem(2)).cost * (1 - 2e-3)
