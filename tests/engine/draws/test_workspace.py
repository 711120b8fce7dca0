"""Memory that is handed out again."""

import numpy as np

from raming.engine.draws.workspace import Workspace


def test_a_name_is_given_its_memory_again_and_more_where_it_needs_more() -> None:
    space = Workspace()
    first = space.array("a", 2, 3)
    assert (first.shape, first.dtype) == ((2, 3), np.float64)
    first[:] = 7.0
    again = space.array("a", 4)
    assert np.shares_memory(first, again)
    np.testing.assert_array_equal(again, 7.0)
    assert np.shares_memory(first, space.array("a", 3, 2)), "as much is enough"
    other = space.array("b", 2, 3)
    assert not np.shares_memory(first, other)
    larger = space.array("a", 5, 5)
    assert larger.shape == (5, 5)
    assert not np.shares_memory(first, larger)
    assert np.shares_memory(larger, space.array("a", 2, 3))
