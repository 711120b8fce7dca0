"""Parameters drawn from normal numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raming.engine.draws import distributions, streams

SHARES = st.floats(0.0, 1.0)
NORMALS = np.linspace(-4.0, 4.0, 41)


def test_normal_is_the_inverse_normal_distribution() -> None:
    from scipy.special import ndtri

    uniforms = np.concatenate([np.linspace(1e-7, 1 - 1e-7, 20001), [2.0**-33, 1 - 2.0**-33]])
    np.testing.assert_allclose(distributions.normal(uniforms), ndtri(uniforms), rtol=2e-15, atol=2e-16)


@pytest.mark.parametrize("kind", [distributions.rate, distributions.amount, distributions.share])
@given(values=st.tuples(*[st.floats(0.001, 0.999)] * 3).map(sorted))
def test_a_tenth_lies_below_and_above_the_interval(kind, values) -> None:
    low, mid, high = values
    tenth = distributions.TENTH
    drawn = kind(np.array([-tenth, 0.0, tenth]), low, mid, high)
    np.testing.assert_allclose(drawn, values, rtol=1e-12)
    assert drawn[1] == mid


@pytest.mark.parametrize("normal", [-3.0, -0.7, -0.01, 0.01, 0.7, 0.99, 1.01, 3.0])
def test_each_side_of_the_median_has_a_spread_of_its_own(normal: float) -> None:
    wide_above = distributions.rate(np.array([normal]), 0.9, 1.0, 1.5)[0]
    spread = 0.1 if normal < 0.0 else 0.5
    assert wide_above == pytest.approx(1.0 + normal * spread / distributions.TENTH, rel=1e-12)


@given(mid=st.floats(-5, 5))
def test_a_closed_interval_gives_its_value_bit_for_bit(mid: float) -> None:
    assert np.all(distributions.rate(NORMALS, mid, mid, mid) == mid)


@given(share=SHARES)
def test_no_deviation_changes_nothing(share: float) -> None:
    none, same = np.zeros(3), np.ones(3)
    for changed in (
        distributions.shift_share(share, none),
        distributions.shift_amount(share, none),
        distributions.shift_survival(share, same),
        distributions.shift_outflow(share, same),
        distributions.share(NORMALS, share, share, share),
    ):
        assert np.all(changed == share)


@given(share=SHARES, deviation=st.floats(-50, 50))
def test_shares_stay_shares(share: float, deviation: float) -> None:
    changed = distributions.shift_share(share, np.array([deviation]))
    assert 0.0 <= changed[0] <= 1.0


@given(curve=st.lists(SHARES, min_size=2, max_size=6), factor=st.floats(0.01, 20))
def test_curves_stay_monotone_shares(curve: list[float], factor: float) -> None:
    rising = np.sort(curve)
    gone = distributions.shift_outflow(rising, np.array(factor))
    left = distributions.shift_survival(rising[::-1], np.array(factor))
    assert np.all(np.diff(gone) >= -1e-15)
    assert np.all(np.diff(left) <= 1e-15)
    for drawn in (gone, left):
        assert drawn.min() >= 0.0
        assert drawn.max() <= 1.0
    remaining = distributions.shift_survival(1.0 - rising, np.array(factor))
    np.testing.assert_allclose(1.0 - gone, remaining, atol=1e-12)


def test_correlated_numbers_have_the_correlation_asked_for() -> None:
    asked = np.array([[1.0, 0.6, -0.3], [0.6, 1.0, 0.2], [-0.3, 0.2, 1.0]])
    numbers = distributions.normal(streams.uniform(3, "gp", [0, 1, 2], 0, 4096))
    together = distributions.correlate(numbers, asked)
    np.testing.assert_allclose(np.corrcoef(together), asked, atol=0.01)
    np.testing.assert_array_equal(distributions.correlate(numbers, np.eye(3)), numbers)
    np.testing.assert_array_equal(distributions.correlate(numbers[:, 5:9], asked), together[:, 5:9])
    np.testing.assert_array_equal(distributions.correlate(numbers[:2], asked[:2, :2]), together[:2])


def test_impossible_correlations_are_refused() -> None:
    with pytest.raises(ValueError, match="contradict"):
        distributions.correlate(NORMALS[None].repeat(3, 0), [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]])
    with pytest.raises(ValueError, match="ones on the diagonal"):
        distributions.correlate(NORMALS[None], [[2.0]])
    with pytest.raises(ValueError, match="symmetric"):
        distributions.correlate(NORMALS[None].repeat(2, 0), [[1.0, 0.5], [0.0, 1.0]])


def test_an_interval_in_the_wrong_order_is_refused() -> None:
    with pytest.raises(ValueError, match="low <= mid <= high"):
        distributions.rate(NORMALS, 0.2, 0.1, 0.3)
    with pytest.raises(ValueError, match="low <= mid <= high"):
        distributions.rate(NORMALS, 0.1, 0.3, 0.2)


def test_drift_is_learned_from_a_random_walk() -> None:
    steps = np.random.default_rng(1).normal(0.0, 0.05, size=(4000, 3)).sum(axis=1)
    assert distributions.learn_drift(list(steps), [3.0] * 4000) == pytest.approx(0.05, rel=0.03)
    spread = distributions.spread_ahead(0.1, 0.05, [-2, 0, 4])
    np.testing.assert_allclose(spread, [0.1, 0.1, np.sqrt(0.02)])
    # 0.3 in a year, 0.4 in four: variances 0.09 and 0.04 a year
    assert distributions.learn_drift([0.3, -0.4], [1.0, 4.0]) == pytest.approx(np.sqrt(0.065))
    for moves, years in (([], []), ([0.1, 0.2], [1.0])):
        with pytest.raises(ValueError, match="at least one move"):
            distributions.learn_drift(moves, years)


def test_what_moves_is_the_logit_the_logarithm_the_root_and_the_hazard() -> None:
    mid, moved = np.array([[0.2], [0.7]]), np.array([-2.0, -0.1, 0.0, 0.5, 3.0])
    odds = mid / (1.0 - mid) * np.exp(moved)
    np.testing.assert_allclose(distributions.shift_share(mid, moved), odds / (1.0 + odds), rtol=1e-12)
    np.testing.assert_allclose(distributions.logit(mid[:, 0]), np.log([0.25, 7.0 / 3.0]), rtol=1e-12)
    np.testing.assert_array_equal(distributions.logit([0.0, 1.0]), [-np.inf, np.inf])
    np.testing.assert_allclose(distributions.shift_amount(mid, moved), mid * np.exp(moved), rtol=1e-12)
    factor = np.array([0.5, 1.0, 2.0])
    np.testing.assert_allclose(distributions.shift_survival(mid, factor), mid**factor, rtol=1e-12)
    np.testing.assert_allclose(distributions.shift_outflow(mid, factor), 1.0 - (1.0 - mid) ** factor)
    np.testing.assert_array_equal(distributions.shift_survival([0.0, 1.0], np.array(3.0)), [0.0, 1.0])
    np.testing.assert_array_equal(distributions.shift_outflow([0.0, 1.0], np.array(3.0)), [0.0, 1.0])


def test_counts_move_by_their_root_and_stop_at_none() -> None:
    counts = distributions.shift_count([9.0, 0.0], np.array([[0.0], [1.0], [-1.0], [-3.0], [-3.5]]))
    np.testing.assert_allclose(counts, [[9.0, 0.0], [16.0, 1.0], [4.0, 0.0], [0.0, 0.0], [0.0, 0.0]])
    assert distributions.shift_count(0.3, np.zeros(1))[0] == 0.3
