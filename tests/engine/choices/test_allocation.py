"""Places by rule: they add up, keep every limit, and every place has a rule."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raming.engine.choices import allocation as rules


@st.composite
def cases(draw, most=8):
    size = draw(st.integers(1, most))
    low = np.array(draw(st.lists(st.integers(0, 6), min_size=size, max_size=size)))
    high = low + np.array(draw(st.lists(st.integers(0, 20), min_size=size, max_size=size)))
    total = draw(st.integers(int(low.sum()), int(high.sum())))
    quota = np.array(draw(st.lists(st.floats(0.0, 100.0), min_size=size, max_size=size)))
    return quota, total, low, high


@given(cases())
def test_places_add_up_and_keep_limits(case):
    quota, total, low, high = case
    places = rules.largest_remainder(quota, total, low, high)
    assert places.sum() == total
    assert np.all((places >= low) & (places <= high))


@given(cases(), st.floats(0.01, 100.0))
def test_only_proportions_count(case, unit):
    quota, total, low, high = case
    quota = np.round(quota, 3)
    np.testing.assert_array_equal(
        rules.largest_remainder(quota, total, low, high),
        rules.largest_remainder(quota * unit, total, low, high),
    )


@given(cases(), st.randoms(use_true_random=False))
def test_order_does_not_matter(case, chance):
    quota, total, low, high = case
    quota = quota + np.array([chance.uniform(0.001, 0.002) for _ in quota])  # no ties
    order = np.array(chance.sample(range(len(quota)), len(quota)))
    before = rules.largest_remainder(quota, total, low, high)
    after = rules.largest_remainder(quota[order], total, low[order], high[order])
    exact = before[order]
    assert after.sum() == exact.sum()
    assert np.abs(after - exact).max(initial=0) <= 1
    if len(np.unique(np.round(quota / quota.sum(), 6))) == len(quota):
        np.testing.assert_array_equal(after, exact)


@given(cases())
def test_without_limits_it_is_within_one_of_the_quota(case):
    quota, total, low, _ = case
    if quota.sum() == 0.0:
        return
    wide = np.full_like(low, max(total, 1))
    places = rules.largest_remainder(quota, total, np.zeros_like(low), wide)
    assert np.all(np.abs(places - total * quota / quota.sum()) < 1.0 + 1e-6)


def test_published_example_of_largest_remainders():
    # Hamilton's method: 100 seats over 47,000 / 16,000 / 15,800 / 12,000 / 6,100 / 3,100 votes
    votes = np.array([47000.0, 16000.0, 15800.0, 12000.0, 6100.0, 3100.0])
    places = rules.largest_remainder(votes, 10, np.zeros(6, int), np.full(6, 10))
    np.testing.assert_array_equal(places, [5, 2, 1, 1, 1, 0])


@pytest.mark.parametrize(
    ("low", "high", "total"), [([3, 3], [5, 5], 5), ([0, 0], [2, 2], 5), ([4, 0], [3, 9], 6)]
)
def test_limits_without_room_are_refused(low, high, total):
    with pytest.raises(rules.LimitsError, match="do not fit"):
        rules.largest_remainder(np.ones(2), total, np.array(low), np.array(high))


@given(cases(), st.integers(1, 3))
def test_two_steps_agree_with_their_groups(case, groups):
    quota, total, low, high = case
    group = np.arange(len(quota)) % min(groups, len(quota))
    by_group, places = rules.in_two_steps(quota, total, low, high, group)
    assert places.sum() == total
    np.testing.assert_array_equal(np.bincount(group, weights=places), by_group)
    assert np.all((places >= low) & (places <= high))


@given(cases(), st.floats(0.0, 0.5))
def test_smooth_limits_stay_within_those_of_recognition(case, change):
    quota, _, low, high = case
    last = np.round(quota)
    narrow_low, narrow_high = rules.smooth_limits(low, high, last, change)
    assert np.all((low <= narrow_low) & (narrow_low <= narrow_high) & (narrow_high <= high))
    inside = (last >= low) & (last <= high)
    assert np.all((narrow_low <= last)[inside] & (narrow_high >= last)[inside])
    unknown = rules.smooth_limits(low, high, np.full(len(low), np.nan), change)
    np.testing.assert_array_equal(unknown, (low, high))


@given(cases(), st.integers(1, 4))
def test_every_place_has_a_rule(case, count):
    quota, total, low, high = case
    places = rules.largest_remainder(quota, total, low, high)
    share = quota / quota.sum() if quota.sum() else np.full(len(quota), 1 / len(quota))
    parts = np.stack([total * share / count] * count)
    given_by = rules.credit(parts, places, low)
    whole = given_by.by_rule.sum(axis=0) + given_by.minimum + given_by.passed_on
    np.testing.assert_array_equal(whole, places)
    assert given_by.by_rule.min() >= 0
    assert given_by.cut.min() >= 0


def test_credit_names_minimum_passed_on_and_cut():
    parts = np.array([[6.0, 3.0, 1.0]])
    low, high = np.array([0, 0, 3]), np.array([4, 9, 9])
    places = rules.largest_remainder(parts[0], 10, low, high)
    np.testing.assert_array_equal(places, [4, 3, 3])
    made = rules.credit(parts, places, low)
    np.testing.assert_array_equal(made.minimum, [0, 0, 2])
    np.testing.assert_array_equal(made.cut, [2, 0, 0])
    np.testing.assert_array_equal(made.by_rule[0], [4, 3, 1])


def places_of(quota, total, low, high):
    return rules.largest_remainder(np.array(quota, float), total, np.array(low), np.array(high)).tolist()


def test_limits_bend_a_quota_and_the_rest_share_by_theirs():
    # the third is full at 4 and the second has its 3: the first gets what is left of ten
    assert places_of([1, 1, 8], 10, [0, 3, 0], [10, 10, 4]) == [3, 3, 4]
    assert places_of([2, 1, 1], 8, [0, 0, 5], [9, 9, 9]) == [2, 1, 5]
    assert places_of([5, 3, 2], 4, [2, 1, 1], [9, 9, 9]) == [2, 1, 1], "no more than the lowest"
    # who has a claim is full: those without share what is left by their room
    assert places_of([1, 0, 0], 5, [0, 0, 0], [2, 3, 6]) == [2, 1, 2]
    assert places_of([1, 0, 0], 9, [0, 1, 0], [2, 4, 6]) == [2, 3, 4]
    assert places_of([0, 0], 4, [0, 0], [2, 6]) == [1, 3]


def test_ties_go_to_the_first_in_order():
    assert places_of([1, 1, 1], 2, [0] * 3, [9] * 3) == [1, 1, 0]
    assert places_of([1, 1, 1], 4, [0] * 3, [9] * 3) == [2, 1, 1]
    assert places_of([0.1 + 0.2, 0.3, 0.3], 2, [0] * 3, [9] * 3) == [1, 1, 0], "rounding is no remainder"


@given(cases())
def test_one_factor_scales_all_claims(case):
    quota, total, low, high = case
    quota = np.round(quota, 2) + 0.5
    places = rules.largest_remainder(quota, total, low, high)
    least, most = 0.0, 1e4
    for _ in range(200):
        factor = (least + most) / 2.0
        if np.clip(factor * quota, low, high).sum() < total:
            least = factor
        else:
            most = factor
    exact = np.clip(most * quota, low, high)
    if abs(exact.sum() - total) < 1e-6:
        assert np.all(np.abs(places - exact) < 1.0 + 1e-6)
        assert np.all((places == np.floor(exact + 1e-7)) | (places == np.ceil(exact - 1e-7)))


def test_groups_get_their_share_before_their_institutions():
    quota, group = np.array([3.0, 1.0, 1.0, 1.0]), np.array([0, 1, 0, 1])
    low, high = np.array([0, 1, 0, 0]), np.array([9, 9, 1, 9])
    by_group, places = rules.in_two_steps(quota, 9, low, high, group)
    np.testing.assert_array_equal(by_group, [6, 3])
    np.testing.assert_array_equal(places, [5, 2, 1, 1])


def test_smooth_limits_by_hand():
    low, high = np.array([0, 0, 2, 0, 5, 0, 0]), np.array([20, 20, 9, 20, 9, 20, 11])
    last = np.array([10.0, 5.0, np.nan, 30.0, 1.0, 10.5, 10.0])
    least, most = rules.smooth_limits(low, high, last, 0.2)
    np.testing.assert_array_equal(least, [8, 4, 2, 20, 5, 9, 8])
    np.testing.assert_array_equal(most, [12, 6, 9, 20, 5, 12, 11])
    least, most = rules.smooth_limits(low[:2], high[:2], np.array([3.0, 0.0]), 0.1)
    np.testing.assert_array_equal(least, [2, 0], err_msg="every institution may change by a place")
    np.testing.assert_array_equal(most, [4, 1])
    # 0.29 of 100 is 28.999999999999996 in binary, and 29 places
    assert rules.smooth_limits(low[:1], np.array([200]), np.array([100.0]), 0.29)[1].tolist() == [129]


def test_places_are_credited_in_proportion_to_what_each_rule_would_give():
    parts = np.array([[3.6, 1.2, 0.0], [2.4, 0.8, 1.0]])
    made = rules.credit(parts, np.array([5, 3, 1]), np.array([0, 0, 0]))
    np.testing.assert_array_equal(made.by_rule, [[3, 1, 0], [2, 1, 1]])
    np.testing.assert_array_equal(made.minimum, [0, 0, 0])
    np.testing.assert_array_equal(made.passed_on, [0, 1, 0])
    np.testing.assert_array_equal(made.cut, [1, 0, 0])
