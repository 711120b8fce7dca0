"""The fast engine and the slow reference give the same figures, for any valid parameters."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from properties.cells import cells_of
from raming.answers.advice import DRIVERS
from raming.answers.model import build, run
from raming.engine.model.demand import RUNGS
from raming.engine.model.intake import advised_intake, drivers, fte_at_intake
from raming.engine.model.supply import COMPONENTS
from reference.case import SEXES
from reference.class_by_class import CLASSES
from reference.project import advise, project
from reference.strategies import FRACTIONAL_DURATIONS, SCENARIOS, TREND_KINDS, WHOLE_DURATIONS, cases

TOLERANCE = {"rel": 1e-9, "abs": 1e-6}
ANY_CASES = cases() | cases(composition="hrh-2012")


def fast(case, trend="temporary", **options):
    model = build(cells_of(case), case.composition, horizon=case.horizon)
    return run(model, continuing=trend == "continuing", **options)


@settings(max_examples=150)
@given(ANY_CASES, SCENARIOS, TREND_KINDS, st.floats(0, 3000))
def test_paths_agree(case, scenario, trend, intake):
    slow, ran = project(case, scenario, trend), fast(case, trend)
    for place, component in enumerate(COMPONENTS):
        for sex_place, sex in enumerate(SEXES):
            expected = list(slow["heads"][component][sex].values())
            assert ran.supply.heads[0, place, sex_place] == pytest.approx(expected, **TOLERANCE)
    assert ran.supply.total_fte()[0] == pytest.approx(list(slow["fte"].values()), **TOLERANCE)
    found = ran.demand[0, RUNGS.index(scenario)]
    assert found == pytest.approx(list(slow["demand_fte"].values()), **TOLERANCE)
    other = project(case, scenario, trend, intake)
    assert fte_at_intake(ran.supply, np.array([intake]))[0] == pytest.approx(
        list(other["fte"].values()), **TOLERANCE
    )


@settings(max_examples=150)
@given(ANY_CASES, SCENARIOS, TREND_KINDS, st.integers(1, 30))
def test_advice_and_drivers_agree(case, scenario, trend, t):
    assume(t <= case.horizon)
    slow, ran = advise(case, scenario, trend, case.base_year + t), fast(case, trend)
    rung = RUNGS.index(scenario)
    advised = advised_intake(ran.demand[:, rung], ran.supply)[0, t]
    if slow["advised_intake"] is None:
        assert np.isnan(advised)
        return
    assume(slow["fte_per_place"] > 1e-3)
    parts = drivers(ran.base_fte, ran.model.demand, ran.supply, rung, continuing=trend == "continuing")[
        0, :, t
    ]
    size = sum(abs(value) for value in slow["drivers"].values())
    assert advised == pytest.approx(slow["advised_intake"], rel=1e-9, abs=1e-9 * size)
    assert dict(zip(DRIVERS, parts, strict=True)) == pytest.approx(slow["drivers"], rel=1e-9, abs=1e-9 * size)


@settings(max_examples=60)
@given(cases(durations=FRACTIONAL_DURATIONS | WHOLE_DURATIONS))
def test_following_each_class_agrees(case):
    for points in case.external_yield.values():
        (before, low), (last, high) = sorted(points.items())[-2:]
        assume(high + (high - low) / (last - before) * max(case.horizon + 1 - last, 0) > 0)
    ran = fast(case, by_class=True)
    for place, (cohort, follow) in enumerate(CLASSES.items(), start=1):
        for sex_place, sex in enumerate(SEXES):
            expected = [follow(case, sex, t) for t in range(case.horizon + 1)]
            assert ran.supply.heads[0, place, sex_place] == pytest.approx(expected, **TOLERANCE), cohort


@settings(max_examples=60)
@given(cases(durations=WHOLE_DURATIONS))
def test_count_times_mean_is_following_each_class_for_whole_years(case):
    by_mean, by_class = fast(case), fast(case, by_class=True)
    assert by_mean.supply.heads == pytest.approx(by_class.supply.heads, **TOLERANCE)
