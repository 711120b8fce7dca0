"""Of related measures only the larger counts; others stay as they are."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raming.engine.choices.related import counted

PAIRS = list(combinations(range(5), 2))


def test_without_related_pairs_the_very_same_sets_come_back():
    sets = np.ones((3, 4))
    assert counted(sets, np.arange(4.0), ()) is sets


@pytest.mark.parametrize(
    ("alone", "stays"), [([3.0, 2.0], [1, 0]), ([2.0, 3.0], [0, 1]), ([-3.0, 2.0], [1, 0])]
)
def test_of_a_pair_the_larger_by_size_counts(alone, stays):
    assert counted(np.ones((1, 2)), np.array(alone), [(0, 1)]).tolist() == [stays]


def test_two_that_are_each_within_a_third_count_when_they_are_more_together():
    assert counted(np.ones((1, 3)), np.array([5.0, 6.0, 5.0]), [(0, 1), (1, 2)]).tolist() == [[1, 0, 1]]
    assert counted(np.array([[1.0, 1.0, 0.0]]), np.array([5.0, 6.0, 5.0]), [(0, 1), (1, 2)]).tolist() == [
        [0, 1, 0]
    ]


@given(
    st.lists(st.sampled_from(PAIRS), unique=True),
    st.lists(st.floats(-10, 10), min_size=5, max_size=5),
    st.lists(st.booleans(), min_size=5, max_size=5),
)
def test_it_is_the_heaviest_of_all_sets_without_a_related_pair(related, alone, chosen):
    size = np.abs(alone)
    found = counted(np.array([chosen], dtype=float), np.array(alone), related)[0] > 0
    assert not any(found[a] and found[b] for a, b in related)
    assert not (found & ~np.array(chosen)).any()
    free = [
        places
        for count in range(6)
        for places in combinations(np.flatnonzero(chosen), count)
        if not any(a in places and b in places for a, b in related)
    ]
    assert size[found].sum() == pytest.approx(max(sum(size[p] for p in places) for places in free))
