"""All draws of one occupation, reduced on the spot."""

import numpy as np
import pytest

from engine import stepping
from engine.examples import by_age, draws, pyramid
from raming.engine.ages import ensemble
from raming.engine.ages.interpolation import InterpolatedSupply
from raming.engine.ages.kernels import ExactSupply
from raming.engine.ages.pyramid import Pyramid, PyramidDraws
from raming.engine.draws import quantiles

PROBABILITIES = (0.05, 0.25, 0.5, 0.75, 0.95)


def by_hand(example: Pyramid, drawn: PyramidDraws) -> np.ndarray:
    """Headcount, FTE, demand and gap ``[output, year, region, draw]`` by stepping."""
    supply = stepping.supply(example, drawn)
    demand = example.demand[:, :, None] * drawn.demand[:, None, :]
    return np.stack([supply[:, 0], supply[:, 1], demand, demand - supply[:, 1]])


@pytest.mark.parametrize("make", [draws, by_age])
def test_a_projection_is_what_stepping_and_numpy_give(make) -> None:
    example = pyramid()
    drawn = make(example, 200)
    totals = np.ones((3, example.years, 200), dtype=np.int64)
    found = ensemble.project(example, drawn, PROBABILITIES, totals=totals)
    whole = by_hand(example, drawn)
    national = whole.sum(axis=2)
    scale = np.abs(whole).max()
    expected = np.moveaxis(np.quantile(whole, PROBABILITIES, axis=-1), 0, -1)
    np.testing.assert_allclose(found.quantiles, expected, rtol=1e-9, atol=1e-11 * scale)
    expected = np.moveaxis(np.quantile(national, PROBABILITIES, axis=-1), 0, -1)
    np.testing.assert_allclose(found.national, expected, rtol=1e-9, atol=1e-11 * scale)
    np.testing.assert_array_equal(found.shortage, (whole[3] > 0).mean(axis=-1))
    np.testing.assert_array_equal(found.national_shortage, (national[3] > 0).mean(axis=-1))
    np.testing.assert_allclose((totals - 1) * ensemble.TOTAL_UNIT, national[:3], atol=1e-8, rtol=1e-9)


def test_the_intake_closes_the_gap() -> None:
    example = pyramid(moving=False)
    drawn = draws(example, 100)
    found = ensemble.project(example, drawn, PROBABILITIES)
    year = example.balance_year
    for draw in (0, 17, 99):
        more = example.inflow.copy()
        more[:, :, 0] += example.place * found.intake[draw]
        after = by_hand(Pyramid(**{**example.__dict__, "inflow": more}), drawn.take(np.array([draw])))
        assert abs(after[3, year].sum()) < 1e-8


def test_collapsed_draws_are_the_deterministic_run() -> None:
    example = pyramid(ages=50, years=30)
    none = draws(example, 100, spread=0.0)
    exact = ExactSupply(example, none).years(0, 30)
    alone = ExactSupply(example, none.take(np.array([0]))).years(0, 30)
    assert np.all(exact == exact[..., :1])
    np.testing.assert_array_equal(exact[..., :1], alone)
    np.testing.assert_allclose(InterpolatedSupply(example, none).years(0, 30), exact, rtol=1e-9)


def test_the_result_does_not_depend_on_the_way_quantiles_are_found() -> None:
    example = pyramid()
    drawn = draws(example, 500)
    sorted_ = ensemble.project(example, drawn, PROBABILITIES)
    selected = ensemble.project(example, drawn, PROBABILITIES, reduce=quantiles.selecting(PROBABILITIES, 500))
    for name, array in sorted_.arrays().items():
        np.testing.assert_array_equal(array, selected.arrays()[name], err_msg=name)


def test_interpolation_is_used_only_where_one_factor_is_all_that_varies() -> None:
    example = pyramid()
    assert isinstance(ensemble.supply_of(example, draws(example, 200)), InterpolatedSupply)
    assert isinstance(ensemble.supply_of(example, draws(example, 10)), ExactSupply)
    assert isinstance(ensemble.supply_of(example, by_age(example, 200)), ExactSupply)
    assert isinstance(ensemble.supply_of(example, draws(example, 200, spread=1.0)), ExactSupply)
    assert np.isnan(ensemble.project(example, by_age(example, 200), PROBABILITIES).certificate)
    assert ensemble.project(example, draws(example, 200), PROBABILITIES).certificate < 1e-10


def test_blocks_of_years_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    example = pyramid()
    drawn = by_age(example, 100)
    whole = ensemble.project(example, drawn, PROBABILITIES)
    monkeypatch.setattr(ensemble, "_BLOCK", 1)
    apart = ensemble.project(example, drawn, PROBABILITIES)
    for name, array in whole.arrays().items():
        np.testing.assert_array_equal(array, apart.arrays()[name], err_msg=name)


def test_demand_that_is_just_met_is_no_shortage() -> None:
    example = pyramid(regions=1)
    drawn = draws(example, 20, spread=0.0)
    fte = ExactSupply(example, drawn).years(0, example.years)[:, 1, :, 0]
    met = Pyramid(**{**example.__dict__, "demand": fte.copy()})
    assert not ensemble.project(met, drawn, PROBABILITIES).shortage.any()
    short = Pyramid(**{**example.__dict__, "demand": np.nextafter(fte, np.inf)})
    assert (ensemble.project(short, drawn, PROBABILITIES).shortage == 1.0).all()


def test_where_an_extra_place_brings_nobody_in_time_no_intake_closes_the_gap() -> None:
    example = pyramid()
    late = Pyramid(**{**example.__dict__, "place": 0.0 * example.place, "demand": 10.0 * example.demand})
    assert np.isposinf(ensemble.project(late, draws(example, 10), PROBABILITIES).intake).all()


def test_totals_add_up_over_occupations_in_whole_units() -> None:
    one, two = pyramid(1), pyramid(2)
    totals = np.zeros((3, one.years, 30), dtype=np.int64)
    ensemble.project(one, draws(one, 30), PROBABILITIES, totals=totals)
    first = totals.copy()
    ensemble.project(two, draws(two, 30, seed=2), PROBABILITIES, totals=totals)
    alone = np.zeros_like(totals)
    ensemble.project(two, draws(two, 30, seed=2), PROBABILITIES, totals=alone)
    np.testing.assert_array_equal(totals, first + alone)


def test_a_supply_of_ones_own_is_taken() -> None:
    example, drawn = pyramid(), draws(pyramid(), 200)
    own = ExactSupply(example, drawn)
    found = ensemble.project(example, drawn, PROBABILITIES, supply=own)
    assert np.isnan(found.certificate)
