"""Fair shares add up to the joint effect, whatever the game."""

from itertools import permutations

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


def by_orders(values: np.ndarray, orders: list[tuple[int, ...]]) -> np.ndarray:
    """What each part adds in each order of adding them, axes (order, part)."""
    parts = len(values).bit_length() - 1
    added = np.zeros((len(orders), parts))
    for row, order in zip(added, orders, strict=True):
        present = 0
        for part in order:
            row[part] = values[present | 1 << part] - values[present]
            present |= 1 << part
    return added


def test_exact_shares_are_the_mean_over_every_order() -> None:
    values = np.random.default_rng(5).normal(size=(2**4, 3)).cumsum(axis=0)
    for column in range(3):
        expected = by_orders(values[:, column], list(permutations(range(4)))).mean(axis=0)
        np.testing.assert_allclose(exact_shares(values)[:, column], expected, rtol=1e-12)


def test_sets_are_numbered_in_binary() -> None:
    np.testing.assert_array_equal(all_sets(2), [[0, 0], [1, 0], [0, 1], [1, 1]])


def sampled(orders: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray, list[tuple[int, ...]]]:
    """Shares of one game from sampled orders, with the orders that were tried."""
    values = np.random.default_rng(5).normal(size=2**5).cumsum()
    tried = []

    def value(sets: np.ndarray) -> np.ndarray:
        tried.append(tuple(int(np.flatnonzero(step)[0]) for step in np.diff(sets, axis=0)))
        return values[(sets @ 2 ** np.arange(5)).astype(int)]

    shares, error = sampled_shares(5, value, orders, seed)
    np.testing.assert_allclose(shares, by_orders(values, tried).mean(axis=0))
    return shares, error, tried


def test_each_order_is_followed_by_its_reverse_and_the_error_is_that_of_pairs() -> None:
    _, error, tried = sampled(20)
    assert len(tried) == 20
    assert all(back == there[::-1] for there, back in zip(tried[::2], tried[1::2], strict=True))
    values = np.random.default_rng(5).normal(size=2**5).cumsum()
    pairs = by_orders(values, tried).reshape(10, 2, 5).mean(axis=1)
    np.testing.assert_allclose(error, pairs.std(axis=0, ddof=1) / np.sqrt(10))


def test_orders_come_from_the_seed() -> None:
    assert sampled(20)[2] == sampled(20)[2]
    assert sampled(20)[2] != sampled(20, seed=2)[2]
    assert sampled(19)[2] == sampled(20)[2], "an odd number is filled up to whole pairs"
    assert len(set(sampled(64)[2])) > 40


def test_one_pair_of_orders_has_no_error() -> None:
    assert np.isnan(sampled(2)[1]).all()
