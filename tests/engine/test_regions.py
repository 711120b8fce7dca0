"""Regions add up to the nation, for any input; moving people never creates people."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from raming.engine import regions as engine
from raming.engine.model.supply import SupplyInputs, supply

DRAWS, REGIONS, YEARS = 3, 5, 7


def positive(*shape, low=0.0, high=50.0):
    return arrays(np.float64, shape, elements=st.floats(low, high))


@st.composite
def settlings(draw):
    start = engine.shares(draw(positive(DRAWS, REGIONS, low=0.01)))
    arrive = np.moveaxis(engine.shares(draw(positive(DRAWS, YEARS, REGIONS, low=0.01))), 1, -1)
    exposure = draw(positive(DRAWS, REGIONS, low=0.2, high=3.0))
    rate = draw(positive(DRAWS, high=1.0))
    moves = None
    if draw(st.booleans()):
        moves = engine.shares(draw(positive(REGIONS, REGIONS, low=0.01))).T
    return engine.Settling(start, arrive, exposure, rate, moves)


@st.composite
def stocks(draw):
    """People of the nation by sex and year, falling, and who of them entered."""
    return np.sort(draw(positive(DRAWS, 2, YEARS)), axis=-1)[..., ::-1]


@given(stocks(), settlings())
def test_stock_adds_up_to_the_nation(heads, settling):
    spread = engine.spread(heads, np.zeros_like(heads), settling, stock=True)
    assert spread.min() >= 0.0
    np.testing.assert_allclose(spread.sum(axis=2), heads, rtol=1e-12, atol=1e-9)


@given(positive(DRAWS, 2, YEARS), positive(DRAWS, 2, YEARS), settlings())
def test_newcomers_add_up_to_the_nation(heads, entering, settling):
    spread = engine.spread(heads, entering, settling, stock=False)
    assert spread.min() >= 0.0
    np.testing.assert_allclose(spread.sum(axis=2), heads, rtol=1e-12, atol=1e-9)


@given(stocks(), settlings(), st.permutations(range(REGIONS)))
def test_the_order_of_regions_does_not_matter(heads, settling, order):
    moves = None if settling.moves is None else settling.moves[np.ix_(order, order)]
    turned = engine.Settling(
        settling.start[:, order],
        settling.arrive[:, order],
        settling.exposure[:, order],
        settling.move_rate,
        moves,
    )
    before = engine.spread(heads, np.zeros_like(heads), settling, stock=True)
    after = engine.spread(heads, np.zeros_like(heads), turned, stock=True)
    np.testing.assert_allclose(after, before[:, :, order], rtol=1e-9, atol=1e-12)


@given(
    positive(REGIONS, 4, YEARS, low=0.1),
    positive(4, low=0.01),
    positive(DRAWS, REGIONS, YEARS, low=0.1),
    positive(DRAWS, YEARS),
    st.floats(0.1, 9.0),
)
def test_demand_adds_up_and_knows_no_units(people, use, ratio, national, unit):
    made = engine.regional_demand(people, use, ratio, national)
    np.testing.assert_allclose(made.sum(axis=1), national, rtol=1e-12, atol=1e-9)
    again = engine.regional_demand(people * unit, use / unit, ratio, national)
    np.testing.assert_allclose(made, again, rtol=1e-9, atol=1e-9)


def test_equal_regions_stay_equal():
    heads = np.linspace(100.0, 40.0, YEARS)[None, None] * np.ones((1, 2, 1))
    flat = np.full((1, REGIONS), 1.0 / REGIONS)
    settling = engine.Settling(
        flat, np.repeat(flat[..., None], YEARS, -1), np.ones((1, REGIONS)), np.array([0.3])
    )
    spread = engine.spread(heads, np.zeros_like(heads), settling, stock=True)
    np.testing.assert_allclose(spread, heads[:, :, None] / REGIONS * np.ones((1, 1, REGIONS, 1)))


def test_more_exposure_leaves_fewer():
    heads = np.linspace(100.0, 40.0, YEARS)[None, None] * np.ones((1, 2, 1))
    flat = np.full((1, 2), 0.5)
    settling = engine.Settling(
        flat, np.repeat(flat[..., None], YEARS, -1), np.array([[1.5, 1.0]]), np.zeros(1)
    )
    spread = engine.spread(heads, np.zeros_like(heads), settling, stock=True)[0, 0]
    assert np.all(spread[0, 1:] < spread[1, 1:])


def test_columns_of_moves_must_add_up():
    flat = np.full((1, 2), 0.5)
    with pytest.raises(ValueError, match="arrives"):
        engine.Settling(flat, flat[..., None], flat, np.zeros(1), np.array([[0.9, 0.0], [0.0, 1.0]]))


def test_shares_refuse_what_is_no_weight():
    np.testing.assert_allclose(engine.shares(np.zeros((1, 4))), 0.25)
    for wrong in (np.array([1.0, -1.0]), np.array([1.0, np.nan])):
        with pytest.raises(ValueError, match="weight"):
            engine.shares(wrong)


def inputs(duration=3.0):
    """One draw in which nobody ever leaves, so that newcomers add up to the growth of people."""
    one = np.ones((1, 2, YEARS))
    activity = np.ones((1, 3, 2, YEARS))
    activity[..., 0] = 0.0
    return SupplyInputs(
        stock=np.array([[50.0, 50.0]]),
        survival=one,
        fte=0.8 * one,
        intake=np.array([[10.0, 20.0, 30.0]]),
        graduates=np.full((1, 3, 2), 0.45),
        activity=activity,
        duration=np.full((1, 3), duration),
        steering=np.array([2.0]),
        abroad=np.array([[1.0, 2.0]]),
        abroad_activity=np.concatenate([np.zeros((1, 2, 1)), np.ones((1, 2, YEARS - 1))], axis=-1),
    )


@pytest.mark.parametrize("duration", [2.0, 3.0])
def test_newcomers_are_what_the_nation_grows_by(duration):
    model = inputs(duration)
    heads = supply(model).heads[:, 1:].sum(axis=1)
    grown = np.diff(heads, axis=-1, prepend=0.0)
    np.testing.assert_allclose(engine.newcomers(model), grown, atol=1e-9)


def test_supply_adds_up_in_heads_and_fte():
    model, flat = inputs(), np.array([[0.2, 0.3, 0.5]])
    made = supply(model)
    settling = engine.Settling(
        flat, np.repeat(flat[..., None], YEARS, -1), np.array([[1.2, 0.8, 1.0]]), np.array([0.05])
    )
    people, fte = engine.regional_supply(made.heads, model, settling)
    np.testing.assert_allclose(people.sum(axis=1), made.headcount(), rtol=1e-12)
    np.testing.assert_allclose(fte.sum(axis=1), made.total_fte(), rtol=1e-12)


def test_catchment_falls_with_distance():
    distance = engine.great_circle(np.array([53.2, 52.1, 50.9]), np.array([6.6, 5.1, 5.7]))
    assert 155 < distance[0, 1] < 162
    np.testing.assert_allclose(distance, distance.T)
    near = engine.catchment(distance, np.ones((1, 3)), np.array([40.0]))[0]
    far = engine.catchment(distance, np.ones((1, 3)), np.array([4000.0]))[0]
    np.testing.assert_allclose(near.sum(axis=1), 1.0)
    assert np.all(np.diag(near) > np.diag(far))
    assert np.allclose(far, 1 / 3, atol=0.02)


def test_rank_interval_holds_the_rank_of_certain_values():
    values = np.repeat([[3.0, 1.0, 2.0]], 50, axis=0)
    np.testing.assert_array_equal(engine.rank_interval(values, 0.1, 0.9), [[1, 3, 2]] * 3)
    noisy = values + np.random.default_rng(0).normal(0, 5, values.shape)
    _, low, high = engine.rank_interval(noisy, 0.1, 0.9)
    assert np.all(low <= high)
    assert high[0] > low[0]


def test_rank_interval_gives_ranks_that_were_drawn():
    # of ten draws the first region is first in one, second in eight and last in one
    first, second, third = [9.0] + [5.0] * 8 + [1.0], [5.0] + [9.0] * 8 + [5.0], [1.0] + [1.0] * 8 + [9.0]
    values = np.array([first, second, third]).T
    mean, low, high = engine.rank_interval(values, 0.1, 0.9)
    np.testing.assert_array_equal(mean, [2, 1, 3])
    # at least a tenth of the draws rank no worse than the low end, and nine tenths than the high one
    np.testing.assert_array_equal(low, [1, 1, 1])
    np.testing.assert_array_equal(high, [2, 2, 3])
    _, low, high = engine.rank_interval(values, 0.12, 0.92)
    np.testing.assert_array_equal(low, [2, 1, 3])
    np.testing.assert_array_equal(high, [3, 2, 3])


def test_regions_with_the_same_value_keep_their_order():
    # more than the few that any way of sorting leaves in their order
    ranks = np.arange(1, 61)
    np.testing.assert_array_equal(engine.rank_interval(np.ones((4, 60)), 0.1, 0.9), [ranks] * 3)
    ties = np.random.default_rng(1).integers(0, 4, 60).astype(float)
    expected = np.empty(60)
    expected[sorted(range(60), key=lambda region: -ties[region])] = ranks
    np.testing.assert_array_equal(engine.rank_interval(np.stack([ties] * 4), 0.1, 0.9), [expected] * 3)


def test_shares_are_of_each_row_and_equal_where_nothing_weighs():
    found = engine.shares(np.array([[1.0, 3.0], [0.0, 0.0], [5.0, 0.0]]))
    np.testing.assert_array_equal(found, [[0.25, 0.75], [0.5, 0.5], [1.0, 0.0]])


def test_people_move_as_the_matrix_says():
    moves = np.array([[0.9, 0.2, 0.0], [0.1, 0.5, 0.0], [0.0, 0.3, 1.0]])
    start = np.array([[0.2, 0.3, 0.5]])
    settling = engine.Settling(start, np.full((1, 3, 4), 1 / 3), np.ones((1, 3)), np.array([0.4]), moves)
    heads = np.full((1, 2, 4), 100.0)
    spread = engine.spread(heads, np.zeros_like(heads), settling, stock=True)[0, 0]
    now = 100.0 * start[0]
    for year in range(4):
        np.testing.assert_allclose(spread[:, year], now, rtol=1e-12)
        now = moves @ now


def test_distances_on_the_sphere():
    # the pole, two places on the equator a quarter of the way apart, and the antipode of the first of them
    distance = engine.great_circle(np.array([90.0, 0.0, 0.0, 0.0]), np.array([0.0, 10.0, 100.0, 190.0]))
    quarter = 6371.0 * np.pi / 2.0
    np.testing.assert_allclose(distance[0, 1:], quarter, rtol=1e-9)
    np.testing.assert_allclose(distance[1, 2:], [quarter, 2.0 * quarter], rtol=1e-9)
    np.testing.assert_allclose(np.diag(distance), 0.0, atol=1e-9)


def test_settlement_falls_by_a_factor_e_over_the_scale_and_follows_attraction():
    distance = np.array([[0.0, 30.0], [30.0, 0.0]])
    found = engine.catchment(distance, np.array([[1.0, 2.0], [1.0, 1.0]]), np.array([30.0, 60.0]))
    near = 1.0 / np.e
    np.testing.assert_allclose(found[0, 0], np.array([1.0, 2.0 * near]) / (1.0 + 2.0 * near))
    np.testing.assert_allclose(found[0, 1], np.array([near, 2.0]) / (near + 2.0))
    np.testing.assert_allclose(found[1, 0, 1] / found[1, 0, 0], np.exp(-0.5))


def test_regional_fte_follows_the_sexes_and_the_years():
    fte = np.stack([np.linspace(0.6, 0.7, YEARS), np.linspace(0.95, 0.8, YEARS)])[None]
    model, flat = replace(inputs(), fte=fte), np.array([[0.2, 0.3, 0.5]])
    made = supply(model)
    settling = engine.Settling(
        flat, np.repeat(flat[..., None], YEARS, -1), np.array([[1.2, 0.8, 1.0]]), np.array([0.05])
    )
    nobody = np.zeros((1, 2, YEARS))
    stock = engine.spread(made.heads[:, 0], nobody, settling, stock=True)
    later = engine.spread(made.heads[:, 1:].sum(axis=1), engine.newcomers(model), settling, stock=False)
    people, found = engine.regional_supply(made.heads, model, settling)
    np.testing.assert_allclose(people, (stock + later).sum(axis=1), rtol=1e-12)
    np.testing.assert_allclose(found, ((stock + later) * fte[:, :, None]).sum(axis=1), rtol=1e-12)
