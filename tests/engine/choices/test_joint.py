"""Advice for several occupations under shared limits."""

from dataclasses import replace

import numpy as np
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
    assert not advise_together(problem(1, -1.0)).found
