"""The lottery keeps its books; the GP round of March 2024 (T-14) is the golden example."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raming.engine.choices.lottery import draw_lots


@st.composite
def rounds(draw):
    locations = draw(st.integers(1, 5))
    offered = np.array(draw(st.lists(st.integers(0, 6), min_size=locations, max_size=locations)))
    wish = st.lists(st.integers(0, locations - 1), min_size=1, max_size=3, unique=True)
    wishes = draw(st.lists(wish, max_size=20))
    table = np.full((len(wishes), 3), -1)
    for row, own in zip(table, wishes, strict=True):
        row[: len(own)] = own
    return table, offered


@given(rounds(), st.booleans())
def test_books_balance(case, elsewhere):
    wishes, offered = case
    accepts = np.full(len(wishes), elsewhere)
    made = draw_lots(wishes, offered, accepts)
    placed = int(made.placed.sum())
    assert placed + made.drawn_out == len(wishes)
    assert placed + int(made.unfilled.sum()) == int(offered.sum())
    assert np.all((made.placed >= 0) & (made.placed <= offered))
    np.testing.assert_array_equal(
        np.bincount(made.location[made.location >= 0], minlength=len(offered)), made.placed
    )
    if elsewhere:
        assert made.drawn_out == 0 or made.unfilled.sum() == 0


@given(rounds())
def test_nobody_prefers_a_place_that_stayed_empty(case):
    wishes, offered = case
    made = draw_lots(wishes, offered)
    for candidate, own in enumerate(wishes):
        got = made.choice[candidate]
        better = own[:got] if got >= 0 else own[own >= 0]
        assert np.all(made.unfilled[better] == 0)


@given(rounds())
def test_who_is_drawn_earlier_is_never_worse_off_for_others(case):
    wishes, offered = case
    if len(wishes) < 2:
        return
    alone = draw_lots(wishes[:1], offered)
    assert draw_lots(wishes, offered).location[0] == alone.location[0]


def march_2024():
    """442 places; 337 in the lottery, five more than places at two wanted locations."""
    offered = np.array([60, 50, 60, 56, 52, 54, 55, 55])
    first = np.array([63, 52, 42, 40, 36, 32, 37, 35])
    assert offered.sum() == 442
    assert first.sum() == 337
    return np.repeat(np.arange(8), first)[:, None], offered


def test_t14_lottery_of_march_2024():
    applicants, selected, repeaters = 393, 336, 1
    wishes, offered = march_2024()
    assert applicants >= selected
    assert len(wishes) == selected + repeaters == 337
    made = draw_lots(wishes[np.random.default_rng(14).permutation(len(wishes))], offered)
    assert int(made.placed.sum()) == 332
    assert made.drawn_out == 5
    assert int(made.unfilled.sum()) == 110
    assert made.fill_rate == pytest.approx(0.751, abs=5e-4)


def test_t14_all_places_of_2021():
    made = draw_lots(np.zeros((813, 1), dtype=np.int64), np.array([820]))
    assert made.fill_rate == pytest.approx(0.991, abs=5e-4)
    assert draw_lots(np.zeros((0, 1), dtype=np.int64), np.array([0])).fill_rate == 1.0


def test_places_left_over_go_where_most_are_left_to_those_who_accept():
    wishes = np.array([[1, -1], [1, -1], [1, 0], [1, 2], [1, -1], [1, -1], [1, -1], [1, -1], [1, -1]])
    offered = np.array([1, 1, 2, 3])
    accepts = np.array([True, True, True, True, False, True, True, True, True])
    made = draw_lots(wishes, offered, accepts)
    # the second, drawn out, is placed after those with a wish that has a place; of two with as many the first
    np.testing.assert_array_equal(made.location, [1, 3, 0, 2, -1, 3, 2, 3, -1])
    np.testing.assert_array_equal(made.choice, [0, -1, 1, 1, -1, -1, -1, -1, -1])
    np.testing.assert_array_equal(made.placed, offered)
    assert made.drawn_out == 2
    np.testing.assert_array_equal(offered, [1, 1, 2, 3], err_msg="what was offered stays what it was")


def test_nobody_goes_elsewhere_who_was_not_asked():
    made = draw_lots(np.array([[0], [0]]), np.array([1, 5]))
    np.testing.assert_array_equal(made.location, [0, -1])
    np.testing.assert_array_equal(made.unfilled, [0, 5])
