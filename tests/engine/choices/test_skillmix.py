"""Task shifting conserves work (T-13), and the least costly team is one."""

from dataclasses import replace

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


def worked(nurse_hours: float = np.inf, price: float = 0.1) -> Mix:
    """Ten hours of one task; a nurse does 0.3 of it in an hour for 0.1, plus 0.1 hours of the giver."""
    return Mix(
        np.array([10.0]),
        np.array([[1.0, 0.5]]),
        np.array([[1.0, 0.6]]),
        np.array([[0.0, 0.1]]),
        np.array([1.0, price]),
        np.array([np.inf, nurse_hours]),
    )


def test_a_worked_team() -> None:
    found = team(worked())
    # six hours at most are within scope: 20 of the nurse, supervised for two
    np.testing.assert_allclose(found.hours, [[4.0, 20.0]])
    np.testing.assert_allclose(found.total, [6.0, 20.0])
    assert found.cost == pytest.approx(8.0)
    np.testing.assert_allclose(team(worked(15.0)).hours, [[5.5, 15.0]])
    # 0.25 and 0.1 of the giver for 0.3 hours: too dear
    np.testing.assert_allclose(team(worked(price=0.25)).hours, [[10.0, 0.0]], atol=1e-9)


def test_hours_of_the_giver_count_the_supervision() -> None:
    scarce = worked()
    enough, short = (replace(scarce, most=np.array([giver, np.inf])) for giver in (6.0, 5.9))
    assert team(enough).found
    assert not team(short).found
    nothing = team(short)
    assert np.isnan(nothing.cost)
    assert not nothing.hours.any()
    assert nothing.total.shape == (2,)


def test_the_nurse_is_spared_as_far_as_the_budget_goes() -> None:
    np.testing.assert_allclose(team(worked(), spare=1, within=10.0).hours, [[10.0, 0.0]], atol=1e-6)
    # an hour of the nurse saves 0.1: ten of them bring ten to nine
    found = team(worked(), spare=1, within=9.0)
    np.testing.assert_allclose(found.hours, [[7.0, 10.0]], rtol=1e-6)
    assert found.cost == pytest.approx(9.0)
    # the giver is spared 0.2 by an hour of the nurse, however dear
    np.testing.assert_allclose(team(worked(price=0.9), spare=0, within=99.0).total, [6.0, 20.0])
    assert not team(worked(), spare=1, within=7.9).found


def test_of_teams_that_spare_as_much_the_cheapest_is_taken() -> None:
    two = Mix(
        np.array([10.0]),
        np.array([[1.0, 0.5, 0.5]]),
        np.array([[1.0, 0.6, 0.6]]),
        np.zeros((1, 3)),
        np.array([1.0, 0.4, 0.2]),
        np.full(3, np.inf),
    )
    # two kinds of nurse may together do no more than what is in scope
    for found in (team(two), team(two, spare=0, within=99.0)):
        np.testing.assert_allclose(found.hours, [[4.0, 0.0, 20.0]], atol=1e-6)


def test_what_is_asked_of_a_receiver() -> None:
    asked = hours_asked(
        np.array([0.0, 6.0, 6.0, 0.0]), np.full(4, 0.5), np.array([0.6, 0.6, 0.2, 0.2]), np.full(4, 0.1)
    )
    np.testing.assert_allclose(asked, [0.0, 30.0, np.inf, 0.0])
    np.testing.assert_allclose(relief(np.array(10.0), np.array(0.5), np.array(0.6), np.array(0.1)), 2.0)


def test_totals_and_work_by_hand() -> None:
    some = mix(7, tasks=2)
    hours = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    supervised = sum(hours[t, r] * some.supervision[t, r] for t in range(2) for r in range(3))
    np.testing.assert_allclose(totals(some, hours), [5.0 + supervised, 7.0, 9.0])
    work = [sum(hours[t, r] * some.productivity[t, r] * some.scope[t, r] for r in range(3)) for t in range(2)]
    np.testing.assert_allclose(done(some, hours), work)
