"""Curves from hazards by age: interpolated where one factor bends them, else exact, and always the same."""

import numpy as np
import pytest

from raming.engine.ages.survival import by_age
from raming.engine.model import curves

AGES, YEARS = 50, 20


def _tables(draws: int, spread: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Hazards, stock and entry, axes (d, s, a); each sex with its own factor a draw."""
    age = np.arange(AGES)
    hazard = np.stack([0.01 + 0.3 / (1 + np.exp(-(age - middle) / 1.5)) for middle in (40, 42)])
    factors = np.exp(spread * np.random.default_rng(1).standard_normal((draws, 2)))
    stock = np.stack([np.exp(-(((age - 22) / 10) ** 2)), np.exp(-(((age - 28) / 10) ** 2))])
    entry = np.stack([np.exp(-(((age - 8) / 3) ** 2))] * 2)
    entry /= entry.sum(axis=-1, keepdims=True)
    every = (draws, 2, AGES)
    return factors[:, :, None] * hazard, np.broadcast_to(stock, every), np.broadcast_to(entry, every)


def _exact(hazard: np.ndarray, stock: np.ndarray, entry: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return (
        curves.survival_from_hazards(hazard, stock, YEARS),
        curves.activity_from_hazards(hazard, entry, YEARS),
    )


@pytest.mark.parametrize("spread", [0.0, 0.05, 0.25])
def test_one_factor_is_interpolated_within_its_certificate(spread: float) -> None:
    tables = _tables(300, spread)
    made = by_age(*tables, YEARS)
    survival, activity = _exact(*tables)
    assert made.certificate < 1e-10
    np.testing.assert_allclose(made.survival, survival, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(made.activity, activity, rtol=1e-9, atol=1e-12)
    assert np.all(made.activity[..., 0] == 0.0)


def test_one_draw_and_ages_that_move_apart_are_exact_bit_for_bit() -> None:
    hazard, stock, entry = _tables(300, 0.2)
    bent = hazard.copy()
    bent[7, 1, 30] *= 1.01
    for tables in ((hazard[:1], stock[:1], entry[:1]), (bent, stock, entry)):
        made = by_age(*tables, YEARS)
        survival, activity = _exact(*tables)
        assert np.isnan(made.certificate)
        np.testing.assert_array_equal(made.survival, survival)
        np.testing.assert_array_equal(made.activity, activity)


def test_factors_too_far_apart_for_interpolation_are_solved_exactly() -> None:
    tables = _tables(300, 1.5)
    made = by_age(*tables, YEARS)
    assert np.isnan(made.certificate)
    np.testing.assert_allclose(made.survival, _exact(*tables)[0], rtol=1e-9)


@pytest.mark.parametrize("why", ["stock by draw", "entry by draw", "few ages", "nobody leaves", "ages apart"])
def test_all_else_is_exact_bit_for_bit(why: str) -> None:
    hazard, stock, entry = (table.copy() for table in _tables(300, 0.2))
    if why == "stock by draw":
        stock[4, 0, 20] *= 1.5
    elif why == "entry by draw":
        entry[4] = np.roll(entry[4], 1, axis=-1)
    elif why == "few ages":
        hazard, stock, entry = (table[..., 10 : 10 + YEARS] for table in (hazard, stock, entry))
        entry = entry / entry.sum(axis=-1, keepdims=True)
    elif why == "nobody leaves":
        hazard[:, 1] = 0.0
    else:
        hazard[9, 0] *= 1.0 + 1e-9 * np.arange(AGES)
    made = by_age(hazard, stock, entry, YEARS)
    survival, activity = _exact(hazard, stock, entry)
    assert np.isnan(made.certificate)
    np.testing.assert_array_equal(made.survival, survival)
    np.testing.assert_array_equal(made.activity, activity)
    assert np.all(made.activity[..., 0] == 0.0)


def test_the_certificate_is_that_of_the_worst_sex() -> None:
    hazard, stock, entry = _tables(300, 0.25)
    both = by_age(hazard, stock, entry, YEARS).certificate
    one = [by_age(*(table[:, [s, s]] for table in (hazard, stock, entry)), YEARS).certificate for s in (0, 1)]
    assert both == max(one)
