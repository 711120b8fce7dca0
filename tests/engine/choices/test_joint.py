"""Advice for several occupations under shared limits."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raming.engine.choices.joint import Joint, advise_together, with_more_room


def problem(
    seed: int = 0, room: float = 60.0, occupations: int = 3, years: int = 5, horizon: int = 6
) -> Joint:
    rng = np.random.default_rng(seed)
    per_class = np.zeros((occupations, years, horizon))
    for o in range(occupations):
        for y in range(years):
            per_class[o, y, y + 1 :] = rng.uniform(0.5, 0.9)
    weight = np.zeros((occupations, horizon))
    weight[:, -1] = rng.uniform(0.5, 2.0, occupations)
    return Joint(
        short=rng.uniform(50, 150, (occupations, 1)) * np.ones((1, horizon)),
        per_class=per_class,
        weight=weight,
        current=np.full(occupations, 15.0),
        change=np.full(occupations, 10.0),
        use=np.ones((1, occupations)),
        room=np.full((1, years), room),
        place=np.full(occupations, 1e-6),
        turn=np.full(occupations, 1e-6),
    )


@given(st.integers(0, 100), st.floats(30.0, 90.0))
def test_every_limit_is_kept(seed: int, room: float) -> None:
    given_problem = problem(seed, room)
    found = advise_together(given_problem)
    assert found.found
    assert (found.intake.sum(axis=0) <= room + 1e-6).all()
    path = np.concatenate([given_problem.current[:, None], found.intake], axis=1)
    assert (np.abs(np.diff(path, axis=1)) <= 10.0 + 1e-6).all()
    assert (found.intake >= -1e-9).all()


@given(st.integers(0, 40), st.floats(45.0, 80.0), st.floats(0.0, 20.0))
def test_more_room_never_leaves_more_short(seed: int, room: float, more: float) -> None:
    small, large = (advise_together(problem(seed, r)) for r in (room, room + more))
    assert large.objective <= small.objective + 1e-6


def test_without_shared_limits_each_gets_what_it_gets_alone() -> None:
    together = advise_together(problem(2, 1e6))
    for o in range(3):
        one = problem(2, 1e6)
        alone = replace(
            one,
            **{
                name: getattr(one, name)[o : o + 1]
                for name in ("short", "per_class", "weight", "current", "change", "place", "turn")
            },
            use=one.use[:, o : o + 1],
        )
        np.testing.assert_allclose(
            advise_together(alone).shortage[0, -1], together.shortage[o, -1], atol=1e-6
        )


def test_a_limit_that_binds_has_a_price() -> None:
    for room, counts in ((40.0, True), (1e6, False)):
        found = advise_together(problem(1, room))
        wider = with_more_room(problem(1, room))[0]
        assert (found.objective - wider.objective > 1e-6) == counts


def test_limits_that_cannot_be_kept_are_seen() -> None:
    found = advise_together(problem(1, -1.0))
    assert not found.found
    np.testing.assert_array_equal(found.intake, np.zeros((3, 5)))
    np.testing.assert_array_equal(found.shortage, problem(1).short)
    assert np.isnan(found.objective)


def worked() -> Joint:
    """Two occupations, two intake years, two years; what one starter gives stands at once."""
    per_class = np.zeros((2, 2, 2))
    per_class[:, 0], per_class[:, 1, 1] = 1.0, 1.0
    return Joint(
        short=np.array([[0.0, 10.0], [0.0, 30.0]]),
        per_class=per_class,
        weight=np.array([[0.0, 1.0], [0.0, 2.0]]),
        current=np.array([4.0, 10.0]),
        change=np.array([3.0, 100.0]),
        use=np.array([[1.0, 2.0], [0.0, 1.0]]),
        room=np.array([[20.0, 50.0], [100.0, 12.0]]),
        place=np.full(2, 1e-4),
        turn=np.full(2, 1e-6),
    )


def test_a_worked_example() -> None:
    found = advise_together(worked())
    assert found.found
    # 12 of the second at most in the last year; the 20 units of the first year are as well spent on either,
    # but a starter of the first in that year also lets another in a year later (3 more at most)
    np.testing.assert_allclose(found.intake, [[3.5, 6.5], [8.25, 12.0]], rtol=1e-6)
    np.testing.assert_allclose(found.shortage, [[0.0, 0.0], [0.0, 9.75]], atol=1e-6)
    assert found.objective == pytest.approx(2.0 * 9.75)


def test_what_a_limit_costs_is_that_of_that_limit() -> None:
    limited = worked()
    for limit, found in enumerate(with_more_room(limited, 2.0)):
        room = limited.room.copy()
        room[limit] += 2.0
        assert found.objective == pytest.approx(advise_together(replace(limited, room=room)).objective)
    first, second = with_more_room(limited)
    assert first.objective == pytest.approx(2.0 * 9.75 - 1.0)
    assert second.objective == pytest.approx(2.0 * 9.75 - 2.0)
    np.testing.assert_array_equal(limited.room, worked().room)


def test_no_more_are_trained_than_are_of_use_and_paths_are_steady() -> None:
    easy = replace(
        worked(), room=np.full((2, 2), 1e6), short=np.array([[0.0, 9.0], [0.0, 21.0]]), turn=np.full(2, 1e-5)
    )
    found = advise_together(easy)
    np.testing.assert_allclose(found.intake, [[4.5, 4.5], [10.5, 10.5]], rtol=1e-6)
    assert found.objective == pytest.approx(0.0, abs=1e-9)
    # without anybody short nobody needs to start, and those who start fall by no more than may be
    none = advise_together(replace(easy, short=-easy.short, turn=np.full(2, 1e-6)))
    np.testing.assert_allclose(none.intake, [[1.0, 0.0], [0.0, 0.0]], atol=1e-6)
