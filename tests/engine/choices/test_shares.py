"""Fair shares add up to the joint effect, whatever the game."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from raming.engine.choices.shares import all_sets, exact_shares, sampled_shares

games = st.integers(1, 6).flatmap(lambda n: arrays(np.float64, 2**n, elements=st.floats(-1e6, 1e6)))


@given(games)
def test_exact_shares_sum_to_the_joint_effect(values: np.ndarray) -> None:
    shares = exact_shares(values)
    np.testing.assert_allclose(shares.sum(), values[-1] - values[0], rtol=1e-9, atol=1e-6)


@given(games)
def test_sampled_shares_sum_to_the_joint_effect(values: np.ndarray) -> None:
    parts = len(values).bit_length() - 1
    shares, _ = sampled_shares(
        parts, lambda sets: values[(sets @ 2 ** np.arange(parts)).astype(int)], orders=6
    )
    np.testing.assert_allclose(shares.sum(), values[-1] - values[0], rtol=1e-9, atol=1e-6)


def test_many_orders_come_near_the_exact_shares() -> None:
    rng = np.random.default_rng(3)
    values = rng.normal(size=2**5).cumsum()
    shares, error = sampled_shares(
        5, lambda sets: values[(sets @ 2 ** np.arange(5)).astype(int)], orders=4000
    )
    assert (np.abs(shares - exact_shares(values)) < 4 * error + 1e-9).all()


def test_the_known_glove_game() -> None:
    value = np.array([float((s[0] or s[1]) and s[2]) for s in all_sets(3)])
    np.testing.assert_allclose(exact_shares(value), [1 / 6, 1 / 6, 2 / 3])


@given(arrays(np.float64, 4, elements=st.floats(-100, 100)))
def test_parts_that_do_not_meet_get_their_own_effect(own: np.ndarray) -> None:
    np.testing.assert_allclose(exact_shares(all_sets(4) @ own), own, atol=1e-9)
