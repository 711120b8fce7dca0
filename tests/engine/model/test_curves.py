"""Curves over years by hand; the reference holds them for any figures."""

import numpy as np
import pytest

from raming.engine.model import curves


def test_lines_go_through_their_points_and_on() -> None:
    points = np.array([[2.0, 6.0, 7.0]])
    on = curves.through_points(points, (1, 3, 5), 8)
    np.testing.assert_allclose(on, [[2.0, 2.0, 4.0, 6.0, 6.5, 7.0, 7.5, 8.0, 8.5]])
    held = curves.through_points(points, (1, 3, 5), 8, hold=True)
    np.testing.assert_allclose(held, [[2.0, 2.0, 4.0, 6.0, 6.5, 7.0, 7.0, 7.0, 7.0]])
    np.testing.assert_array_equal(curves.through_points(np.array([[3.0]]), (4,), 3), [[3.0] * 4])
    np.testing.assert_allclose(curves.from_zero(points, (2, 3, 5), 4), [[0.0, 1.0, 2.0, 6.0, 6.5]])
    np.testing.assert_allclose(curves.from_zero(points, (2, 3, 5), 7, hold=True)[0, 4:], [6.5, 7.0, 7.0, 7.0])


def test_nobody_of_the_stock_comes_back_and_nobody_leaves_twice() -> None:
    outflow = np.array([[[0.4, 0.9], [0.1, 0.05]]])
    left = curves.survival_from_outflow(outflow, (5, 10), 20)[0]
    np.testing.assert_allclose(left[0, [0, 5, 10, 11, 20]], [1.0, 0.6, 0.1, 0.0, 0.0], atol=1e-12)
    # outflow that falls goes on falling: the stock is whole again, and no more than that
    np.testing.assert_allclose(left[1, [0, 5, 10, 15, 20]], [1.0, 0.9, 0.95, 1.0, 1.0])


def test_activity_goes_on_by_its_last_slope_but_for_a_single_point() -> None:
    two = curves.activity_from_yield(np.array([[0.9, 0.8]]), (1, 3), 8)
    np.testing.assert_allclose(two, [[0.0, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55]])
    falling = curves.activity_from_yield(np.array([[0.9, 0.1]]), (1, 3), 5)
    np.testing.assert_allclose(falling, [[0.0, 0.9, 0.5, 0.1, 0.0, 0.0]], atol=1e-12)
    one = curves.activity_from_yield(np.array([[0.8]]), (2,), 4)
    np.testing.assert_allclose(one, [[0.0, 0.4, 0.8, 0.8, 0.8]])
    np.testing.assert_array_equal(
        curves.constant_activity(np.array([0.7, 0.2]), 2), [[0, 0.7, 0.7], [0, 0.2, 0.2]]
    )


def test_hazards_add_up_along_a_life_and_end_with_the_last_age() -> None:
    hazard = np.array([[[0.1, 0.2, 0.4]]])
    stock = np.array([[[2.0, 1.0, 1.0]]])
    left = curves.survival_from_hazards(hazard, stock, 4)[0, 0]
    first = (2.0 * np.exp(-0.1) + np.exp(-0.2)) / 4.0
    np.testing.assert_allclose(left, [1.0, first, 2.0 * np.exp(-0.3) / 4.0, 0.0, 0.0])
    entry = np.array([[[0.5, 0.5, 0.0]]])
    active = curves.activity_from_hazards(hazard, entry, 3)[0, 0]
    assert active[0] == 0.0, "a class is counted a year later"
    np.testing.assert_allclose(active[1:], [(np.exp(-0.1) + np.exp(-0.2)) / 2.0, np.exp(-0.3) / 2.0, 0.0])


@pytest.mark.parametrize("years", [1, 6])
def test_every_curve_is_as_long_as_asked_for(years: int) -> None:
    points = np.array([[[0.2, 0.3]]])
    for curve in (
        curves.survival_from_outflow(points, (2, 4), years),
        curves.activity_from_yield(points, (2, 4), years),
        curves.constant_activity(points[..., 0], years),
        curves.survival_from_hazards(points, points, years),
        curves.activity_from_hazards(points, points, years),
    ):
        assert curve.shape == (1, 1, years + 1)
