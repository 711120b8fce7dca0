"""Limits by name: each is listed once, can be made wider, and is seen when it is touched."""

from dataclasses import fields, replace

import numpy as np
import pytest

from raming.engine.choices.limits import Limit, Limits, binding, limits_of, relaxed

LIMITS = Limits(
    total=np.array([9, 5]),
    low=np.array([[1, 0, 2], [0, 0, 1]]),
    high=np.array([[4, 5, 6], [3, 2, 4]]),
    group=np.array([0, 1, 1]),
    capacity=np.array([6, 7, 8]),
    group_low=np.array([[1, 3], [0, 2]]),
    group_high=np.array([[5, 8], [2, 6]]),
)


def test_every_limit_is_named_once_in_a_fixed_order() -> None:
    assert limits_of(LIMITS) == [
        Limit("total", 0, 0, 9),
        Limit("minimum", 0, 0, 1),
        Limit("maximum", 0, 0, 4),
        Limit("maximum", 0, 1, 5),
        Limit("minimum", 0, 2, 2),
        Limit("maximum", 0, 2, 6),
        Limit("group_minimum", 0, 0, 1),
        Limit("group_minimum", 0, 1, 3),
        Limit("group_maximum", 0, 0, 5),
        Limit("group_maximum", 0, 1, 8),
        Limit("total", 1, 0, 5),
        Limit("maximum", 1, 0, 3),
        Limit("maximum", 1, 1, 2),
        Limit("minimum", 1, 2, 1),
        Limit("maximum", 1, 2, 4),
        Limit("group_minimum", 1, 0, 0),
        Limit("group_minimum", 1, 1, 2),
        Limit("group_maximum", 1, 0, 2),
        Limit("group_maximum", 1, 1, 6),
        Limit("capacity", -1, 0, 6),
        Limit("capacity", -1, 1, 7),
        Limit("capacity", -1, 2, 8),
    ]
    alone = replace(LIMITS, capacity=None, group_low=None, group_high=None)
    assert {limit.kind for limit in limits_of(alone)} == {"total", "minimum", "maximum"}


@pytest.mark.parametrize(
    ("limit", "name", "at", "becomes"),
    [
        (Limit("total", 1, 0, 5), "total", 1, 7),
        (Limit("minimum", 0, 2, 2), "low", (0, 2), 0),
        (Limit("maximum", 1, 2, 4), "high", (1, 2), 6),
        (Limit("group_minimum", 0, 1, 3), "group_low", (0, 1), 1),
        (Limit("group_maximum", 1, 0, 2), "group_high", (1, 0), 4),
        (Limit("capacity", -1, 1, 7), "capacity", 1, 9),
    ],
)
def test_a_wider_limit_changes_nothing_else(limit: Limit, name: str, at: object, becomes: int) -> None:
    wider = relaxed(LIMITS, limit, by=2)
    for field in fields(Limits):
        before, after = getattr(LIMITS, field.name), getattr(wider, field.name)
        expected = before.copy()
        if field.name == name:
            expected[at] = becomes
        np.testing.assert_array_equal(after, expected, err_msg=field.name)
    step = np.abs(getattr(relaxed(LIMITS, limit), name) - getattr(LIMITS, name))
    assert step.sum() == 1, "a place wider unless said otherwise"


def test_what_is_touched_is_seen_and_nothing_else() -> None:
    places = np.array([[1, 2, 6], [2, 1, 2]])
    assert binding(LIMITS, places) == [
        Limit("minimum", 0, 0, 1),
        Limit("maximum", 0, 2, 6),
        Limit("group_minimum", 0, 0, 1),
        Limit("group_maximum", 0, 1, 8),
        Limit("group_maximum", 1, 0, 2),
        Limit("capacity", -1, 2, 8),
    ]
    assert binding(LIMITS, np.array([[2, 3, 4], [1, 1, 3]])) == []
