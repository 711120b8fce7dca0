"""Cohorts brought forward, and tables fitted to their margins."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cohorts import NoConvergenceError, age_one_year, fit_margins


def table(rows, columns):
    return arrays(np.float64, (rows, columns), elements=st.floats(0.5, 100.0, width=32))


@given(table(4, 6), table(4, 6))
def test_fitted_tables_have_their_margins_and_keep_their_pattern(seed, wanted):
    rows, columns = np.arange(4)[:, None], np.arange(6)
    fitted = fit_margins(seed, [(rows, wanted.sum(1)), (columns, wanted.sum(0))])
    np.testing.assert_allclose(fitted.sum(0), wanted.sum(0), rtol=1e-8)
    np.testing.assert_allclose(fitted.sum(1), wanted.sum(1), rtol=1e-8)
    odds = fitted[0, 0] * fitted[1, 1] / (fitted[0, 1] * fitted[1, 0])
    assert odds == pytest.approx(seed[0, 0] * seed[1, 1] / (seed[0, 1] * seed[1, 0]), rel=1e-6)


def test_a_table_that_fits_is_left_alone():
    seed = np.arange(1.0, 7.0).reshape(2, 3)
    fitted = fit_margins(seed, [(np.arange(3), seed.sum(0)), (np.arange(2)[:, None], seed.sum(1))])
    np.testing.assert_allclose(fitted, seed)


def test_margins_that_contradict_each_other_are_refused():
    with pytest.raises(NoConvergenceError, match="missed"):
        fit_margins(
            np.ones((2, 2)),
            [(np.arange(2), np.array([1.0, 1.0])), (np.arange(2)[:, None], np.array([5.0, 5.0]))],
            rounds=50,
        )


def test_without_drift_regions_age_as_the_nation_does():
    nation = np.array([[100.0, 90.0, 80.0, 30.0], [110.0, 95.0, 70.0, 20.0]])
    later = np.array([[98.0, 99.0, 88.0, 60.0], [105.0, 108.0, 93.0, 50.0]])
    share = np.array([0.25, 0.75])
    now = share[:, None, None] * nation
    aged = age_one_year(now, nation, later, births=share, drift=np.ones_like(now))
    np.testing.assert_allclose(aged.sum(axis=0), later)
    np.testing.assert_allclose(aged, share[:, None, None] * later)


def test_drift_moves_a_cohort():
    nation = np.ones((2, 4)) * 100.0
    now = np.stack([nation / 2, nation / 2])
    drift = np.ones_like(now)
    drift[0, :, 2] = 1.1
    aged = age_one_year(now, nation, nation, births=np.ones(2), drift=drift)
    assert aged[0, 0, 2] == pytest.approx(55.0)
    assert aged[1, 0, 2] == pytest.approx(50.0)
    assert aged[0, 0, 0] == pytest.approx(50.0)
