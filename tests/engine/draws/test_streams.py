"""Named streams of scrambled Sobol numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raming.engine.draws import streams

FIRST = [
    [4372154579, 1430956749, 8569271565],
    [6111289999, 209438181, 7420939841],
    [7481423325, 4103884979, 1449770151],
]
LATER = [[4804952755, 2516319645, 7542024665]]


def test_direction_numbers_are_those_scipy_publishes() -> None:
    from scipy.stats import qmc

    points = 1 << 9
    expected = qmc.Sobol(streams.DIMENSIONS, scramble=False, bits=32).random(points)
    order = np.arange(points) ^ np.arange(points) >> 1  # scipy walks in Gray code
    bits = np.array([[order >> bit & 1 for bit in range(9)]])[0]
    for dimension in range(streams.DIMENSIONS):
        ours = np.zeros(points, dtype=np.int64)
        for bit in range(9):
            ours ^= np.where(bits[bit], streams.direction_numbers(dimension)[bit], 0)
        np.testing.assert_array_equal(ours * 2.0**-32, expected[:, dimension])


@given(
    seed=st.integers(0, 2**40),
    cut=st.integers(0, 100),
    dimension=st.integers(0, streams.DIMENSIONS - 1),
)
def test_draws_do_not_depend_on_chunks_or_company(seed: int, cut: int, dimension: int) -> None:
    alone = streams.uniform(seed, "gp", [dimension], 0, 100)[0]
    in_company = streams.uniform(seed, "gp", [3, dimension, 7], 0, 120)[1]
    parts = [streams.uniform(seed, "gp", [dimension], *ends)[0] for ends in ((0, cut), (cut, 100))]
    np.testing.assert_array_equal(alone, np.concatenate(parts))
    np.testing.assert_array_equal(alone, in_company[:100])
    assert alone.min() > 0
    assert alone.max() < 1


def test_every_stream_is_even_at_every_power_of_two() -> None:
    for power in (1, 4, 8, 10):
        numbers = streams.uniform(5, "gp", range(streams.DIMENSIONS), 0, 2**power)
        for row in numbers:
            assert sorted((row * 2**power).astype(int)) == list(range(2**power))


def test_pairs_in_a_group_cover_the_square() -> None:
    """In two dimensions 1,024 scrambled points fall one in each of 1,024 boxes, however these are cut."""
    across, up = streams.uniform(8, "gp", [0, 1], 0, 1024)
    for bits in range(11):
        boxes = (across * 2**bits).astype(int) * 2 ** (10 - bits) + (up * 2 ** (10 - bits)).astype(int)
        assert len(set(boxes)) == 1024


@pytest.mark.parametrize("names", ["groups", "seeds", "dimensions"])
def test_different_names_are_unrelated(names: str) -> None:
    count = 1024
    if names == "groups":
        numbers = np.array([streams.uniform(1, f"occupation {i}", [0], 0, count)[0] for i in range(100)])
    elif names == "seeds":
        numbers = np.array([streams.uniform(i, "gp", [2], 0, count)[0] for i in range(100)])
    else:
        numbers = streams.uniform(1, "gp", range(streams.DIMENSIONS), 0, count)
    pairs = np.corrcoef(numbers)[np.triu_indices(len(numbers), 1)] * np.sqrt(count)
    assert pairs.std() < 1.35  # 1 for independent numbers, 1.25 for scrambled order (see the module)
    assert abs(pairs.mean()) < 0.1
    assert abs(pairs).max() < 8


def test_means_converge_faster_than_plain_monte_carlo() -> None:
    """Mean of a sum of 20 exponentials at 1,024 draws: 50 times nearer than random numbers would bring it."""
    errors = []
    for seed in range(30):
        numbers = streams.uniform(seed, "gp", range(20), 0, 1024)
        errors.append(np.exp(numbers).sum(axis=0).mean() - 20 * (np.e - 1))
    plain = np.sqrt(20 * ((np.e**2 - 1) / 2 - (np.e - 1) ** 2) / 1024)
    assert np.sqrt(np.mean(np.square(errors))) < plain / 50


def test_out_of_range_is_refused() -> None:
    with pytest.raises(ValueError, match="streams 0 to"):
        streams.uniform(1, "gp", [streams.DIMENSIONS], 0, 1)
    with pytest.raises(ValueError, match="streams 0 to"):
        streams.uniform(1, "gp", [0, -1], 0, 1)
    for start, stop in ((3, 2), (-1, 2), (0, 2**32 + 1)):
        with pytest.raises(ValueError, match="draws"):
            streams.uniform(1, "gp", [0], start, stop)
    assert streams.uniform(1, "gp", [0, 1], 5, 5).shape == (2, 0)
    assert streams.uniform(1, "gp", [0], 2**32 - 1, 2**32).shape == (1, 1), "the last draw there is"


def test_a_seed_gives_the_same_draws_for_ever() -> None:
    """A manifest names the seed only: what was published must come out of it again, bit for bit."""
    first = streams.uniform(7, "huisarts", [0, 11, streams.DIMENSIONS - 1], 0, 3)
    np.testing.assert_array_equal((first * 2.0**33).astype(np.int64), FIRST)
    later = streams.uniform(7, "huisarts", [2], 70_000, 70_003)
    np.testing.assert_array_equal((later * 2.0**33).astype(np.int64), LATER)
