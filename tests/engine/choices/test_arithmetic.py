"""Worked cases T-11, T-12 and T-17 of the published arithmetic."""

import numpy as np
import pytest

from raming.engine.choices.arithmetic import implied_shortage, joint_effect, multiplier, table_row
from raming.engine.choices.cover import fte_per_post, vacancies


@pytest.mark.parametrize(
    ("base", "form", "unit", "years", "hours", "published", "rounding", "expected"),
    [
        (90_000, "linear", 0.10, 1, None, 10_000, 5_000, 9_000),
        (150_000, "linear", 0.20, 1, None, 30_000, 5_000, 30_000),
        (500_000, "hours", 1, 1, 36, 15_000, 5_000, 13_889),
        (500_000, "compound", 0.01, 4, None, 20_000, 5_000, 20_302),
        (500_000, "hours", 1, 1, 25, 20_000, 5_000, 20_000),
        (500_000, "linear", 0.012, 1, None, 6_000, 1_000, 6_000),
        (500_000, "linear", 0.01, 5, None, 25_000, 5_000, 25_000),
    ],
)
def test_t11_rows(base, form, unit, years, hours, published, rounding, expected) -> None:
    factor = multiplier(form, unit, years, hours)
    row = table_row(base, factor, published, rounding)
    assert row.effect == pytest.approx(expected, abs=1)
    assert row.within_rounding
    assert row.implied_base * factor == pytest.approx(published)
    assert row.implied_low < row.implied_base < row.implied_high


def test_a_row_outside_its_rounding_is_seen() -> None:
    assert not table_row(1_160_000, multiplier("hours", 1, 1, 36), 15_000, 5_000).within_rounding


def test_a_row_implies_its_base_from_end_to_end_of_the_rounding() -> None:
    row = table_row(100.0, 0.1, 12.0, 4.0)
    assert (row.effect, row.implied_base) == (pytest.approx(10.0), pytest.approx(120.0))
    assert (row.implied_low, row.implied_high) == (pytest.approx(100.0), pytest.approx(140.0))
    assert row.within_rounding, "half a step away is still what rounding gives"
    assert not table_row(100.0, 0.1, 12.01, 4.0).within_rounding


def test_joint_effect_multiplies() -> None:
    assert joint_effect(100.0, 10.0, []) == pytest.approx(10.0)
    assert joint_effect(100.0, 0.0, [0.1, 0.1]) == pytest.approx(21.0)
    assert joint_effect(100.0, 10.0, [0.1]) == pytest.approx(21.0)


def test_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="no formula"):
        multiplier("hours", 1, 1)
    with pytest.raises(ValueError, match="no formula for form 'cubic'"):
        multiplier("cubic", 1, 1, 36)


def test_t12_accounting() -> None:
    assert implied_shortage(51.9, 68.7, 27.0) == pytest.approx(10.2)
    assert implied_shortage(27.4, 101.4, 78.6) == pytest.approx(4.6)
    assert pytest.approx(79.3) == 51.9 + 27.4


def test_t17_cover() -> None:
    per_post = fte_per_post(np.array(8760.0), np.array(1500.0))
    assert per_post == pytest.approx(5.84)
    assert 76 * per_post == pytest.approx(444, abs=0.5)


def test_hidden_vacancies_add_up() -> None:
    rng = np.random.default_rng(1)
    posts, per_post, filled, posted = (rng.uniform(1, 100, 50) for _ in range(4))
    found = vacancies(posts, per_post, filled, posted)
    np.testing.assert_allclose(found.filled + found.posted + found.hidden, found.required)
    np.testing.assert_allclose(found.required, posts * per_post)
    assert found.filled is filled
    assert found.posted is posted
    assert found.hidden.min() < 0.0 < found.hidden.max(), "more at work than required is below 0"
