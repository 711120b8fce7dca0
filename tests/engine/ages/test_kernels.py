"""Survival kernels and interpolation against plain stepping."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import stepping
from engine.examples import by_age, draws, pyramid
from raming.engine.ages.interpolation import InaccurateError, InterpolatedSupply
from raming.engine.ages.kernels import ExactSupply
from raming.engine.ages.pyramid import Pyramid, PyramidDraws


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 999), moving=st.booleans(), regions=st.integers(1, 4), ages=st.booleans())
def test_kernels_equal_stepping(seed: int, moving: bool, regions: int, ages: bool) -> None:
    example = pyramid(seed, regions=regions, moving=moving)
    drawn = by_age(example, 5, seed) if ages else draws(example, 5, seed=seed)
    exact = ExactSupply(example, drawn)
    supply = np.concatenate([exact.years(0, 3), exact.years(3, 8)])
    np.testing.assert_allclose(supply, stepping.with_nation(stepping.supply(example, drawn)), rtol=1e-12)


def test_a_stock_factor_by_region() -> None:
    example = pyramid(moving=False)
    plain = draws(example)
    factors = np.linspace(0.5, 1.5, 120).reshape(3, 40)
    drawn = PyramidDraws(plain.hazard, factors, plain.inflow, plain.fte, plain.demand)
    supply = ExactSupply(example, drawn).years(0, 8)
    np.testing.assert_allclose(supply, stepping.with_nation(stepping.supply(example, drawn)), rtol=1e-12)
    with pytest.raises(ValueError, match="by region"):
        ExactSupply(pyramid(moving=True), drawn)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 999), spread=st.sampled_from([0.0, 0.02, 0.1, 0.2, 0.3]))
def test_interpolation_equals_kernels(seed: int, spread: float) -> None:
    example = pyramid(seed, ages=50, years=30)
    drawn = draws(example, 200, seed=seed, spread=spread)
    exact, near = ExactSupply(example, drawn), InterpolatedSupply(example, drawn)
    supply = exact.years(0, 30)
    np.testing.assert_allclose(near.years(0, 30), supply, rtol=1e-10)
    np.testing.assert_allclose(near.place(), exact.place(), rtol=1e-10)
    assert near.certificate <= np.max(np.abs(near.years(0, 30) / supply - 1)) * 1.01


def test_a_channel_through_which_nobody_comes() -> None:
    example = pyramid()
    example.inflow[1] = 0.0
    drawn = draws(example, 100)
    supply = ExactSupply(example, drawn).years(0, 8)
    np.testing.assert_allclose(InterpolatedSupply(example, drawn).years(0, 8), supply, rtol=1e-10)


def test_factors_too_far_apart_are_not_interpolated() -> None:
    example = pyramid()
    with pytest.raises(InaccurateError, match="too far apart"):
        InterpolatedSupply(example, draws(example, 500, spread=1.0))


def test_a_failing_certificate_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    from raming.engine.ages import interpolation

    example = pyramid(ages=50, years=30)
    monkeypatch.setattr(interpolation, "_POINTS", ((100.0, 4),))
    with pytest.raises(InaccurateError, match="off"):
        InterpolatedSupply(example, draws(example, 100))


def test_one_extra_place_is_the_difference_it_makes() -> None:
    example = pyramid()
    drawn = draws(example)
    more = example.inflow.copy()
    more[:, :, 1] += example.place  # a place counts alike in any region: people only move
    extra = Pyramid(**{**example.__dict__, "inflow": more})
    year = example.balance_year
    exact, with_extra = ExactSupply(example, drawn), ExactSupply(extra, drawn)
    gained = (with_extra.years(0, 8) - exact.years(0, 8))[year, 1, -1]
    np.testing.assert_allclose(exact.place(), gained, rtol=1e-9)


def test_years_come_in_order() -> None:
    example = pyramid()
    exact = ExactSupply(example, draws(example))
    exact.years(0, 2)
    with pytest.raises(ValueError, match="year 2 comes next"):
        exact.years(4, 5)


@pytest.mark.parametrize("name", ["hazard", "fte", "entry", "demand", "place", "migration"])
def test_shapes_that_do_not_fit_are_refused(name: str) -> None:
    example = pyramid()
    with pytest.raises(ValueError, match=f"{name} has shape"):
        Pyramid(**{**example.__dict__, name: getattr(example, name)[1:]})


@pytest.mark.parametrize("year", [-1, 8])
def test_a_balance_year_outside_the_run_is_refused(year: int) -> None:
    example = pyramid()
    with pytest.raises(ValueError, match="balance year"):
        Pyramid(**{**example.__dict__, "balance_year": year})
    for inside in (0, 7):
        assert Pyramid(**{**example.__dict__, "balance_year": inside}).balance_year == inside


def test_a_run_is_no_longer_than_there_are_ages() -> None:
    assert pyramid(ages=8, years=8).years == 8
    with pytest.raises(ValueError, match="at least as many ages"):
        pyramid(ages=7, years=8)


def test_draws_are_filled_up_with_the_last_one() -> None:
    drawn = draws(pyramid(), 5)
    padded = drawn.padded(4)
    assert (padded.count, drawn.padded(5)) == (8, drawn)
    for name in ("hazard", "stock", "inflow", "fte", "demand"):
        before, after = getattr(drawn, name), getattr(padded, name)
        np.testing.assert_array_equal(after[..., :5], before)
        np.testing.assert_array_equal(after[..., 5:], np.repeat(before[..., 4:], 3, axis=-1))
