"""Task shifting conserves work (T-13), and the least costly team is one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raming.engine.choices.skillmix import Mix, done, hours_asked, relief, team, totals

share = st.floats(0.0, 1.0)


def test_t13_ratio_and_team() -> None:
    assert pytest.approx(0.80) == 2.4 / 3.0
    assert hours_asked(np.array(1.0), np.array(0.8), np.array(1.0), np.array(0.0)) == pytest.approx(1 / 0.8)
    worth = 2 + relief(np.array(2.0), np.array(0.855), np.array(1.0), np.array(0.0))
    assert worth == pytest.approx(3.71)
    assert worth / 4 == pytest.approx(87.1 / 93.9, abs=0.001)


@given(st.floats(0.0, 1e6), st.floats(0.1, 1.5), st.floats(0.1, 1.0), st.floats(0.0, 0.5))
def test_work_is_conserved(wanted: float, productivity: float, scope: float, supervision: float) -> None:
    hours = hours_asked(*(np.array(x) for x in (wanted, productivity, scope, supervision)))
    if not np.isfinite(hours):
        assert productivity * scope <= supervision
        return
    taken_over, supervised = hours * productivity * scope, hours * supervision
    assert taken_over - supervised == pytest.approx(wanted, rel=1e-9, abs=1e-9)


def mix(seed: int = 1, tasks: int = 4, staff: int = 3) -> Mix:
    rng = np.random.default_rng(seed)
    productivity = np.column_stack([np.ones(tasks), rng.uniform(0.4, 1.0, (tasks, staff - 1))])
    scope = np.column_stack(
        [np.ones(tasks), rng.uniform(0.0, 1.0, (tasks, staff - 1)) * (rng.random((tasks, staff - 1)) > 0.3)]
    )
    supervision = np.column_stack([np.zeros(tasks), rng.uniform(0.0, 0.15, (tasks, staff - 1))])
    return Mix(
        rng.uniform(0.1, 2.0, tasks),
        productivity,
        scope,
        supervision,
        np.array([1.0, *rng.uniform(0.2, 0.8, staff - 1)]),
        np.full(staff, np.inf),
    )


@given(st.integers(0, 200))
def test_a_team_does_all_the_work_and_no_more(seed: int) -> None:
    given_mix = mix(seed)
    found = team(given_mix)
    assert found.found
    np.testing.assert_allclose(done(given_mix, found.hours), given_mix.work, rtol=1e-7, atol=1e-9)
    assert found.cost <= given_mix.work.sum() * given_mix.price[0] + 1e-7
    np.testing.assert_allclose(found.total @ given_mix.price, found.cost, rtol=1e-7)
    np.testing.assert_allclose(totals(given_mix, found.hours), found.total)


@given(st.integers(0, 50))
def test_random_teams_are_never_cheaper(seed: int) -> None:
    given_mix, rng = mix(seed), np.random.default_rng(seed + 1)
    best = team(given_mix).cost
    does = given_mix.productivity * given_mix.scope
    for _ in range(20):
        part = rng.uniform(0, 1, does.shape) * given_mix.scope * given_mix.work[:, None] / 2
        part[:, 0] = 0.0
        hours = np.divide(part, does, out=np.zeros_like(part), where=does > 0)
        hours[:, 0] = given_mix.work - (hours * does)[:, 1:].sum(axis=1)
        if (hours >= 0).all():
            assert totals(given_mix, hours) @ given_mix.price >= best - 1e-7


def test_sparing_the_giver_uses_less_of_the_giver() -> None:
    given_mix = mix(3)
    cheap = team(given_mix)
    spared = team(given_mix, spare=0, within=cheap.cost * 1.5)
    assert spared.total[0] <= cheap.total[0] + 1e-9
    assert spared.cost <= cheap.cost * 1.5 + 1e-9


def test_no_team_where_nobody_may_work() -> None:
    none = mix(1)
    assert not team(
        Mix(none.work, none.productivity, none.scope, none.supervision, none.price, np.zeros(3))
    ).found
