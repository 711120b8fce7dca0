"""The programme finds what an exhaustive search finds, and its conflicts are irreducible."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raming.engine.choices import programme
from raming.engine.choices.limits import Limits, binding, limits_of, relaxed
from raming.engine.choices.programme import InfeasibleError, Needs, Programme


def small(seed, institutions=4, groups=2, regions=3, draws=7, occupations=1, *, capacity=False):
    """Return a small programme with limits that can be kept, and a rule within them."""
    chance = np.random.default_rng(seed)
    low = chance.integers(0, 2, (occupations, institutions))
    high = low + chance.integers(1, 4, (occupations, institutions))
    rule = np.array(
        [
            [chance.integers(a, b + 1) for a, b in zip(*row, strict=True)]
            for row in zip(low, high, strict=True)
        ]
    )
    settle = chance.random((institutions, regions))
    settle /= settle.sum(axis=1, keepdims=True)
    needs = Needs(
        chance.normal(4.0, 4.0, (occupations, draws, regions)),
        chance.uniform(0.8, 1.2, (occupations, draws)),
        settle,
        chance.uniform(0.5, 2.0, regions),
    )
    room = rule.sum(axis=0) + chance.integers(0, 2, institutions) if capacity else None
    limits = Limits(rule.sum(axis=1), low, high, np.arange(institutions) % groups, room)
    return Programme(limits, needs, rule, price=0.05, pieces=None, gap=0.0)


def everything(problem):
    """Return the value and the places of every allocation that keeps the limits."""
    limits = problem.limits
    size = limits.low.shape
    ranges = [range(a, b + 1) for a, b in zip(limits.low.ravel(), limits.high.ravel(), strict=True)]
    for flat in itertools.product(*ranges):
        places = np.array(flat).reshape(size)
        if np.any(places.sum(axis=1) != limits.total):
            continue
        if limits.capacity is not None and np.any(places.sum(axis=0) > limits.capacity):
            continue
        moved = np.abs(places - problem.rule).sum() / 2.0
        yield problem.needs.objective(places) + problem.price * moved, places


@pytest.mark.parametrize("seed", range(25))
def test_exhaustive_search_confirms_the_optimum(seed):
    problem = small(seed)
    found = problem.solve()
    best = min(value for value, _ in everything(problem))
    assert found.value == pytest.approx(best, abs=1e-7)
    moved = np.abs(found.places - problem.rule).sum() / 2.0
    assert problem.needs.objective(found.places) + problem.price * moved == pytest.approx(best, abs=1e-7)


@pytest.mark.parametrize("seed", range(8))
def test_exhaustive_search_confirms_two_occupations_with_shared_capacity(seed):
    problem = small(seed, institutions=3, occupations=2, capacity=True)
    assert problem.solve().value == pytest.approx(min(value for value, _ in everything(problem)), abs=1e-7)


@given(st.integers(0, 10_000))
@settings(max_examples=25)
def test_solutions_keep_every_limit_and_are_no_worse_than_the_rule(seed):
    problem = small(seed, institutions=6, groups=3, capacity=True, occupations=2)
    places = problem.solve().places
    limits = problem.limits
    np.testing.assert_array_equal(places.sum(axis=1), limits.total)
    assert np.all((places >= limits.low) & (places <= limits.high))
    assert np.all(places.sum(axis=0) <= limits.capacity)
    assert problem.needs.objective(places) <= problem.needs.objective(problem.rule) + 1e-9


@given(st.integers(0, 10_000))
@settings(max_examples=15)
def test_order_of_institutions_and_regions_does_not_matter(seed):
    problem = small(seed)
    chance = np.random.default_rng(seed)
    i, r = chance.permutation(4), chance.permutation(3)
    limits, needs = problem.limits, problem.needs
    turned = Programme(
        Limits(limits.total, limits.low[:, i], limits.high[:, i], limits.group[i]),
        Needs(needs.gap[:, :, r], needs.fte, needs.settle[np.ix_(i, r)], needs.weight[r]),
        problem.rule[:, i],
        problem.price,
        None,
        0.0,
    )
    assert turned.solve().value == pytest.approx(problem.solve().value, abs=1e-7)


@pytest.mark.parametrize("seed", range(6))
def test_limits_of_training_regions_are_kept(seed):
    problem = small(seed, institutions=4)
    free = problem.solve().places
    in_first = int(free[0, problem.limits.group == 0].sum())
    narrow = replace(
        problem.limits,
        group_low=np.array([[0, 0]]),
        group_high=np.array([[max(in_first - 1, 0), 99]]),
    )
    try:
        places = replace(problem, limits=narrow).solve().places
    except InfeasibleError as error:
        assert any(limit.kind == "group_maximum" for limit in error.conflict)  # noqa: PT017
    else:
        assert places[0, problem.limits.group == 0].sum() <= max(in_first - 1, 0)


@given(
    st.lists(st.floats(-5.0, 9.0), min_size=1, max_size=30),
    st.floats(0.5, 2.0),
    st.floats(0.0, 5.0),
    st.integers(2, 6),
)
def test_pieces_follow_the_shortage(gaps, each, width, most):
    gap, fte = np.array(gaps), np.full(len(gaps), each)
    for pieces in (None, most):
        start, widths, slopes = programme.shortage_pieces(gap, fte, 1.0, 1.0 + width, pieces)
        assert np.all(np.diff(slopes) >= -1e-9), "convex, so the steepest piece is taken first"
        ends = 1.0 + np.cumsum(widths)
        values = start + np.cumsum(widths * slopes)
        true = np.maximum(gap[:, None] - fte[:, None] * ends, 0.0).mean(axis=0)
        np.testing.assert_allclose(values, true, atol=1e-9)
        assert pieces is None or len(widths) <= most


def test_thinned_pieces_lie_above_the_curve():
    gap, fte = np.linspace(0.0, 10.0, 101), np.ones(101)
    start, widths, slopes = programme.shortage_pieces(gap, fte, 0.0, 10.0, 4)
    ends = np.concatenate([[0.0], np.cumsum(widths)])
    inside = np.linspace(0.0, 10.0, 57)
    line = np.interp(inside, ends, start + np.concatenate([[0.0], np.cumsum(widths * slopes)]))
    true = np.maximum(gap[:, None] - inside, 0.0).mean(axis=0)
    assert np.all(line >= true - 1e-12)


@pytest.mark.parametrize("seed", range(12))
def test_conflicts_are_irreducible(seed):
    chance = np.random.default_rng(seed)
    problem = small(seed, occupations=2, capacity=True)
    limits = problem.limits
    kind = chance.integers(3)
    if kind == 0:
        limits = replace(limits, total=limits.high.sum(axis=1) + 1)
    elif kind == 1:
        limits = replace(
            limits, total=np.maximum(limits.low.sum(axis=1) - 1, 0), low=limits.low + 1, high=limits.high + 1
        )
    else:
        limits = replace(
            limits, capacity=np.maximum(limits.low.sum(axis=0) - 1, 0), low=np.maximum(limits.low, 1)
        )
    if programme.feasible(limits):
        return
    conflict = programme.conflict_of(limits)
    assert not programme.feasible(limits, frozenset(conflict))
    for left_out in conflict:
        assert programme.feasible(limits, frozenset(conflict) - {left_out}), left_out
    with pytest.raises(InfeasibleError) as caught:
        replace(problem, limits=limits).solve()
    assert set(caught.value.conflict) == set(conflict)


def test_no_conflict_where_there_is_none():
    with pytest.raises(ValueError, match="do not conflict"):
        programme.conflict_of(small(1).limits)


@pytest.mark.parametrize("seed", range(6))
def test_a_wider_limit_never_makes_it_worse(seed):
    problem = small(seed)
    best = problem.solve()
    for limit in binding(problem.limits, best.places):
        _, solved = problem.price_of(limit)
        assert solved.value <= best.value + 1e-7


@pytest.mark.parametrize("seed", range(6))
def test_near_equal_alternatives_are_near_and_different(seed):
    problem = small(seed, institutions=6)
    best = problem.solve()
    others = problem.near_equal(best, 0.05)
    seen = {best.places.tobytes()}
    for other in others:
        assert other.value <= best.value * 1.05 + 1e-6
        assert other.places.tobytes() not in seen
        seen.add(other.places.tobytes())


def test_shortage_by_draw_of_settlement_is_its_mean():
    problem = small(3)
    needs, places = problem.needs, problem.rule
    drawn = replace(needs, settle=np.repeat(needs.settle[None], needs.gap.shape[1], axis=0))
    np.testing.assert_allclose(drawn.shortage(places), needs.shortage(places))


def test_shortage_is_the_mean_of_what_each_draw_is_short() -> None:
    problem = small(4, occupations=2)
    needs, places = problem.needs, problem.rule
    settle = np.random.default_rng(4).random((7, 4, 3))
    for given_needs in (needs, replace(needs, settle=settle)):
        expected = np.zeros((2, 3))
        for o, d, r in np.ndindex(2, 7, 3):
            to = settle[d] if given_needs.settle.ndim == 3 else needs.settle
            inflow = sum(places[o, i] * to[i, r] for i in range(4))
            expected[o, r] += max(needs.gap[o, d, r] - needs.fte[o, d] * inflow, 0.0) / 7.0
        np.testing.assert_allclose(given_needs.shortage(places), expected, rtol=1e-12)
        assert given_needs.objective(places) == pytest.approx((expected * needs.weight).sum())


def test_a_place_only_moves_for_what_it_must_save() -> None:
    # one place moved saves half an FTE of the second region's shortage, whatever the first has too much
    needs = Needs(np.array([[[-9.0, 0.5]]]), np.ones((1, 1)), np.eye(2), np.ones(2))
    limits = Limits(np.array([4]), np.zeros((1, 2), int), np.full((1, 2), 4), np.array([0, 1]))
    rule = np.array([[4, 0]])
    for price, places in ((0.49, [[3, 1]]), (0.51, [[4, 0]])):
        found = Programme(limits, needs, rule, price, gap=0.0).solve()
        np.testing.assert_array_equal(found.places, places)
        assert found.value == pytest.approx(min(price, 0.5))
        assert found.gap == pytest.approx(0.0, abs=1e-9)


def test_weights_decide_which_region_is_helped() -> None:
    for weight, places in (([1.0, 2.0], [[0, 3]]), ([2.0, 1.0], [[3, 0]])):
        needs = Needs(np.full((1, 1, 2), 3.0), np.ones((1, 1)), np.eye(2), np.array(weight))
        limits = Limits(np.array([3]), np.zeros((1, 2), int), np.full((1, 2), 4), np.array([0, 1]))
        found = Programme(limits, needs, np.array([[1, 2]]), 0.01, gap=0.0).solve()
        np.testing.assert_array_equal(found.places, places)


def in_group(problem: Programme, places: np.ndarray, group: int) -> np.ndarray:
    return places[:, problem.limits.group == group].sum(axis=1)


@pytest.mark.parametrize("seed", range(6))
def test_limits_of_training_regions_hold_at_both_ends(seed: int) -> None:
    free = small(seed, institutions=5, occupations=2)
    for side, name in ((-1, "group_high"), (1, "group_low")):
        bound = np.stack([in_group(free, free.solve().places, group) for group in range(2)], axis=1)
        bound[:, 1] = 0 if name == "group_low" else 99
        bound[:, 0] += side
        held = replace(free, limits=replace(free.limits, **{name: bound}))
        try:
            found = held.solve()
        except InfeasibleError:
            continue
        best = min(
            value
            for value, places in everything(free)
            if np.all(side * (in_group(free, places, 0) - bound[:, 0]) >= 0)
        )
        assert found.value == pytest.approx(best, abs=1e-7)
        assert np.all(side * (in_group(free, found.places, 0) - bound[:, 0]) >= 0)


@pytest.mark.parametrize("seed", range(6))
def test_a_price_is_that_of_one_place_more_room(seed: int) -> None:
    problem = small(seed, occupations=2, institutions=3, capacity=True)
    for limit in binding(problem.limits, problem.solve().places):
        wider, solved = problem.price_of(limit)
        expected = replace(problem, limits=relaxed(problem.limits, limit)).solve()
        assert solved.value == pytest.approx(expected.value, abs=1e-9)
        assert limits_of(wider) == limits_of(relaxed(problem.limits, limit))


@pytest.mark.parametrize("seed", range(6))
def test_alternatives_go_as_far_as_the_share_allows_in_each_training_region(seed: int) -> None:
    problem = small(seed, institutions=5)
    best = problem.solve()
    share = 0.2
    others = problem.near_equal(best, share)
    near = [places for value, places in everything(problem) if value <= best.value * (1.0 + share) + 1e-9]
    found = [best.places, *(other.places for other in others)]
    for group in range(2):
        allowed = [in_group(problem, places, group).sum() for places in near]
        reached = [in_group(problem, places, group).sum() for places in found]
        assert min(reached) == min(allowed)
        assert max(reached) == max(allowed)
    for number, other in enumerate(others):
        assert problem.needs.objective(other.places) <= best.value * (1.0 + share) + 1e-6
        # the most different first: each lies farther from those before it than the ones after it do
        before = [best.places, *(one.places for one in others[:number])]
        distance = [min(np.abs(one.places - seen).sum() for seen in before) for one in others[number:]]
        assert distance[0] == max(distance)
    assert len(problem.near_equal(best, share, most=1)) == min(len(others), 1)


def test_thinning_keeps_the_ends_and_spreads_the_kinks_evenly() -> None:
    gap, fte = np.linspace(0.0, 10.0, 101), np.ones(101)
    start, widths, _ = programme.shortage_pieces(gap, fte, 0.0, 10.0, 4)
    assert start == pytest.approx(5.0)
    np.testing.assert_allclose(np.cumsum(widths), [0.1, 5.0, 9.9, 10.0])
    _, widths, slopes = programme.shortage_pieces(gap[:4], fte[:4], 0.0, 10.0, 4)
    np.testing.assert_allclose(np.cumsum(widths), [0.1, 0.2, 0.3, 10.0])
    np.testing.assert_allclose(slopes, [-0.75, -0.5, -0.25, 0.0], atol=1e-12)
    _, widths, slopes = programme.shortage_pieces(gap, fte, 2.0, 2.0)
    assert (widths.tolist(), slopes.tolist()) == ([0.0], [0.0]), "no room, no slope"
