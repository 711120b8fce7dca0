"""Exact quantiles, however they are found."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raming.engine.draws import quantiles

PROBABILITIES = (0.0, 0.025, 0.05, 0.5, 0.75, 1.0)


def rows_of(kind: str, draws: int) -> np.ndarray:
    random = np.random.default_rng(3)
    rows = random.standard_normal((12, draws))
    if kind == "heavy":
        return rows**9
    if kind == "ties":
        return np.round(rows)
    if kind == "equal":
        return np.full_like(rows, 7.25)
    if kind == "far":
        return 1e9 + rows * 1e-6
    return rows


@pytest.mark.parametrize("kind", ["normal", "heavy", "ties", "equal", "far"])
@pytest.mark.parametrize("draws", [1, 2, 9, 1000, 4001])
def test_sorting_and_selecting_agree_with_numpy(kind: str, draws: int) -> None:
    rows = rows_of(kind, draws)
    expected = np.moveaxis(np.quantile(rows, PROBABILITIES, axis=-1), 0, -1)
    found = quantiles.sorting(PROBABILITIES, draws)(rows)
    np.testing.assert_array_equal(found, expected)
    np.testing.assert_array_equal(quantiles.selecting(PROBABILITIES, draws)(rows), expected)


@settings(max_examples=50, deadline=None)
@given(
    values=st.lists(st.floats(-1e300, 1e300), min_size=1, max_size=60),
    probability=st.floats(0, 1),
)
def test_any_values(values: list[float], probability: float) -> None:
    row = np.array([values])
    plain = quantiles.sorting([probability], len(values))(row)
    np.testing.assert_array_equal(quantiles.selecting([probability], len(values))(row), plain)
    assert min(values) <= plain[0, 0] <= max(values)


def test_leading_axes_are_kept_and_rows_untouched() -> None:
    rows = rows_of("normal", 50).reshape(2, 3, 2, 50)
    before = rows.copy()
    for way in (quantiles.sorting, quantiles.selecting):
        assert way([0.1, 0.9], 50)(rows).shape == (2, 3, 2, 2)
    np.testing.assert_array_equal(rows, before)


def test_small_runs_do_without_the_compiler() -> None:
    small = quantiles.for_run([0.5], 10, 100)
    large = quantiles.for_run([0.5], 10, quantiles.LARGE)
    assert "sorting" in small.__qualname__
    assert "selecting" in large.__qualname__
    only = quantiles.for_run([0.5], 10, quantiles.LARGE - 1)
    assert "sorting" in only.__qualname__


@pytest.mark.parametrize("way", [quantiles.sorting, quantiles.selecting])
def test_a_quantile_lies_between_the_draws_next_to_it(way) -> None:
    rows = np.array([[5.0, 1.0, 2.0, 9.0], [0.0, 0.0, 4.0, 0.0]])
    # places 0.3, 1.5 and 2.7 among the sorted draws 1, 2, 5, 9 and 0, 0, 0, 4
    found = way([0.1, 0.5, 0.9], 4)(rows)
    np.testing.assert_allclose(found, [[1.3, 3.5, 7.8], [0.0, 0.0, 2.8]], rtol=1e-12)
