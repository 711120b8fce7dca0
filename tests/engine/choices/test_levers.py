"""Laws of measures: nothing changes nothing, people add, factors multiply, places are the model's own."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raming.engine.choices.levers import (
    LEVERS,
    BaselineArrays,
    Levers,
    advised_intake,
    class_people,
    outcome,
    prepare,
    ramp,
)

YEARS = 21


def baseline(draws: int = 2, seed: int = 0, duration: float = 3.2) -> BaselineArrays:
    rng = np.random.default_rng(seed)
    survival = np.clip(1.0 - np.linspace(0.0, 0.5, YEARS) * rng.uniform(0.5, 1.0, (draws, 2, 1)), 0.0, 1.0)
    heads = rng.uniform(2000, 5000, (draws, 2, 1)) * survival + np.linspace(0, 900, YEARS)
    leaving = np.zeros_like(survival)
    leaving[..., 1:] = 1.0 - survival[..., 1:] / survival[..., :-1]
    fte = np.broadcast_to(rng.uniform(0.6, 0.9, (draws, 2, 1)), heads.shape)
    activity = np.concatenate(
        [np.zeros((draws, 2, 1)), np.broadcast_to(np.linspace(0.99, 0.7, YEARS - 1), (draws, 2, YEARS - 1))],
        axis=-1,
    )
    graduates = np.array([[0.7, 0.24]]).repeat(draws, axis=0)
    long = np.full(draws, duration)
    per_place = (class_people(activity, long, 2) * graduates[..., None] * fte).sum(axis=1)
    supply = (heads * fte).sum(axis=1)
    return BaselineArrays(
        heads=heads,
        fte=fte,
        supply=supply,
        demand=supply * 1.2 + 10.0,
        leaving=leaving,
        intake=np.full(draws, 300.0),
        graduates=graduates,
        internal_yield=graduates.sum(axis=1),
        duration=long,
        activity=activity,
        arrival_activity=activity,
        per_place=per_place,
        steerable=np.broadcast_to(np.arange(YEARS) >= np.ceil(duration) + 3, (draws, YEARS)),
    )


def levers(kinds: list[str], effects: list[float], starts: list[int], build: int = 0) -> Levers:
    return Levers(
        tuple(kinds),
        np.arange(len(kinds)),
        np.array([effects]),
        np.stack([ramp(2025 + start, build, None, 2025, YEARS) for start in starts]),
        len(kinds),
    )


some_levers = st.lists(
    st.tuples(st.sampled_from(LEVERS), st.floats(-0.05, 0.2), st.integers(0, 15)), min_size=1, max_size=6
)


@given(some_levers, st.integers(0, 5))
def test_an_empty_set_changes_nothing_bit_for_bit(chosen: list[tuple[str, float, int]], seed: int) -> None:
    base = baseline(seed=seed)
    kinds, effects, starts = map(list, zip(*chosen, strict=True))
    result = outcome(prepare(base, levers(kinds, effects, starts)), np.zeros((1, len(kinds))))
    assert np.array_equal(result.supply[0], base.supply)
    assert np.array_equal(result.demand[0], base.demand)


def test_extra_places_from_the_steering_year_are_the_model_s_own() -> None:
    base = baseline()
    result = outcome(prepare(base, levers(["places"], [0.1], [2])), np.ones((1, 1)))
    expected = base.supply + 0.1 * base.intake[:, None] * base.per_place
    np.testing.assert_allclose(result.supply[0], expected, rtol=1e-12)


@given(st.floats(0.0, 0.3), st.floats(0.0, 0.3), st.floats(0.0, 0.2))
def test_capacity_measures_multiply_and_people_add(a: float, b: float, e: float) -> None:
    base = baseline()
    prepared = prepare(base, levers(["hours", "hours", "entrants", "entrants"], [a, b, e, e], [3, 5, 1, 4]))
    both = outcome(prepared, np.array([[1.0, 1, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]])).supply / base.supply
    np.testing.assert_allclose(both[0], both[1] * both[2], rtol=1e-12)
    heads = outcome(prepared, np.array([[0.0, 0, 1, 1], [0, 0, 1, 0], [0, 0, 0, 1]])).added
    np.testing.assert_allclose(heads[0], heads[1] + heads[2], rtol=1e-12, atol=1e-9)


@given(st.floats(0.0, 0.05), st.floats(0.0, 0.05), st.integers(0, 10))
def test_retention_never_keeps_more_than_would_leave(a: float, b: float, seed: int) -> None:
    base = baseline(seed=seed)
    prepared = prepare(base, levers(["retention", "retention"], [a, b], [0, 2]))
    kept = outcome(prepared, np.array([[1.0, 1.0], [1.0, 0.0]])).added
    assert (kept[0] >= kept[1] - 1e-9).all()
    stayed = base.heads + 0.0
    for t in range(1, YEARS):
        stayed[..., t] = base.heads[..., t] + base.leaving[..., t] * base.heads[..., t - 1]
    assert (kept[0][:, 1] <= (stayed - base.heads).sum(axis=1)[:, 1] + 1e-9).all()


def test_a_yield_never_passes_one() -> None:
    base = baseline()
    much, most = (
        outcome(prepare(base, levers(["graduates"], [g], [0])), np.ones((1, 1))).added
        for g in (5.0, 1.0 / 0.94 - 1.0)
    )
    np.testing.assert_allclose(much, most, rtol=1e-12)


@given(some_levers)
@settings(max_examples=40)
def test_the_advised_intake_closes_the_gap(chosen: list[tuple[str, float, int]]) -> None:
    base = baseline()
    kinds, effects, starts = map(list, zip(*chosen, strict=True))
    prepared = prepare(base, levers(kinds, effects, starts))
    result = outcome(prepared, np.ones((1, len(kinds))))
    intake = advised_intake(prepared, result)[0, :, 18]
    supply = (
        result.supply[0, :, 18] + (intake - base.intake) * base.per_place[:, 18] * result.factor[0, :, 18]
    )
    np.testing.assert_allclose(supply, result.demand[0, :, 18], rtol=1e-10)


def test_ramp_builds_up_and_ends() -> None:
    np.testing.assert_allclose(ramp(2027, 2, 2030, 2025, 8), [0, 0, 1 / 3, 2 / 3, 1, 1, 0, 0])
    np.testing.assert_allclose(ramp(2026, 0, None, 2025, 4), [0, 1, 1, 1])
    np.testing.assert_allclose(ramp(2024, 3, None, 2025, 4), [0.5, 0.75, 1, 1])


def test_classes_that_follow_each_other_add_up() -> None:
    base = baseline(duration=3.0)
    one_class = [
        class_people(base.activity, base.duration, start)
        - class_people(base.activity, base.duration, start + 1)
        for start in range(2, 6)
    ]
    run = class_people(base.activity, base.duration, 2) - class_people(base.activity, base.duration, 6)
    np.testing.assert_allclose(sum(one_class), run, rtol=1e-12, atol=1e-12)
    assert (np.stack(one_class) >= -1e-12).all()


def people_by_hand(
    base: BaselineArrays, kind: str, effect: float, share: np.ndarray, d: int, s: int
) -> np.ndarray:
    """People a full dose adds, class by class, for a training of whole years."""
    people = np.zeros(YEARS)
    for entry in range(YEARS):
        for year in range(entry + 1, YEARS):
            since = year - entry
            if kind == "places":
                since -= int(base.duration[d])
                if since > 0:
                    starters = effect * base.intake[d] * share[entry]
                    people[year] += starters * base.graduates[d, s] * base.activity[d, s, since]
            elif kind == "entrants":
                came = effect * base.heads[d, s, 0] * share[entry]
                people[year] += came * base.arrival_activity[d, s, since]
            elif kind in ("graduates", "inflow"):
                gain = min(effect, 1.0 / base.internal_yield[d] - 1.0) if kind == "graduates" else effect
                graduates = gain * base.intake[d] * base.graduates[d, s] * share[entry]
                people[year] += graduates * base.activity[d, s, since]
    return people


@pytest.mark.parametrize("seed", range(4))
def test_all_levers_together_are_what_following_everybody_gives(seed: int) -> None:
    rng = np.random.default_rng(seed)
    plain = baseline(seed=seed, duration=3.0)
    base = replace(plain, arrival_activity=plain.activity * rng.uniform(0.5, 1.0, (2, 2, 1)))
    kinds = [*rng.permutation(LEVERS), "hours", "retention", "places"]
    count = len(kinds)
    effect = np.where(np.isin(kinds, ["graduates", "inflow"]), 0.2, rng.uniform(0.01, 0.06, (2, count)))
    shares = np.stack(
        [
            ramp(
                2025 + int(rng.integers(0, 6)),
                int(rng.integers(0, 4)),
                2025 + int(rng.integers(9, 30)),
                2025,
                YEARS,
            )
            for _ in range(count)
        ]
    )
    owner = np.array([*range(count - 1), 0])  # the first measure has two levers
    made = prepare(base, Levers(tuple(kinds), owner, effect, shares, count - 1))
    doses = rng.uniform(0.0, 1.0, (3, count - 1))
    found = outcome(made, doses)
    for number, dose in enumerate(doses):
        for d in range(2):
            heads, stayed = np.zeros((2, YEARS)), np.zeros((2, YEARS))
            rate, hours, demand = np.zeros(YEARS), np.ones(YEARS), base.demand[d].copy()
            for k, kind in enumerate(kinds):
                own, strength = dose[owner[k]], effect[d, k]
                if kind == "retention":
                    rate += own * strength * shares[k]
                elif kind == "hours":
                    hours *= (1.0 + strength * shares[k]) ** own
                elif kind == "demand":
                    demand *= (1.0 + strength * shares[k]) ** own
                for s in range(2):
                    heads[s] += own * people_by_hand(base, kind, strength, shares[k], d, s)
            for s in range(2):
                for t in range(1, YEARS):
                    leave = base.leaving[d, s, t]
                    kept = min(rate[t - 1], leave)
                    present = base.heads[d, s, t - 1] + heads[s, t - 1]
                    stayed[s, t] = stayed[s, t - 1] * (1.0 - leave + kept) + kept * present
            people = heads + stayed
            fte = (people * base.fte[d]).sum(axis=0)
            np.testing.assert_allclose(found.added[number, d], people.sum(axis=0), rtol=1e-9)
            np.testing.assert_allclose(found.factor[number, d], hours, rtol=1e-12)
            np.testing.assert_allclose(found.supply[number, d], (base.supply[d] + fte) * hours, rtol=1e-12)
            np.testing.assert_allclose(found.demand[number, d], demand, rtol=1e-12)
            gap = demand - (base.supply[d] + fte) * hours
            np.testing.assert_allclose(found.gap()[number, d], gap, rtol=1e-9, atol=1e-6)


@pytest.mark.parametrize("duration", [2.0, 2.4, 5.0])
def test_people_per_place_are_classes_times_their_mean_activity(duration: float) -> None:
    base = baseline(duration=duration)
    found = class_people(base.activity, base.duration, 4)
    for t in range(YEARS):
        ages = int(max(t - np.ceil(duration) - 4, 0))
        mean = base.activity[0, 1, 1 : ages + 1].mean() if ages else 1.0
        assert found[0, 1, t] == pytest.approx(max(t - duration - 4, 0.0) * mean, rel=1e-12)


def test_a_measure_that_only_works_for_some_years_adds_no_classes_after() -> None:
    base = baseline(duration=3.0)
    made = prepare(
        base, Levers(("places",), np.array([0]), np.array([[0.1]]), ramp(2027, 0, 2028, 2025, YEARS)[None], 1)
    )
    two = class_people(base.activity, base.duration, 2) - class_people(base.activity, base.duration, 4)
    expected = 30.0 * base.graduates[..., None] * two
    np.testing.assert_allclose(made.heads[0], expected, rtol=1e-12, atol=1e-12)


def test_no_intake_is_advised_where_it_cannot_be_steered() -> None:
    base = baseline()
    nothing = replace(base, per_place=np.where(np.arange(YEARS) == 15, 0.0, base.per_place))
    made = prepare(nothing, levers(["hours"], [0.1], [0]))
    advice = advised_intake(made, outcome(made, np.zeros((1, 1))))[0]
    unknown = ~base.steerable | (np.arange(YEARS) == 15)
    np.testing.assert_array_equal(np.isnan(advice), unknown)


def test_an_unknown_lever_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown lever"):
        prepare(baseline(), levers(["luck"], [1.0], [0]))
