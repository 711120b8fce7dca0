"""Laws that hold for any parameters, checked on the reference."""

from dataclasses import replace
from itertools import pairwise
from math import exp

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reference.case import COHORTS, COMPONENTS, SEXES
from reference.cases import gp_2025
from reference.class_by_class import CLASSES
from reference.hazards import external_yield as yield_from_hazards
from reference.hazards import stock_survival, survival
from reference.intake import first_steerable, fte_per_place, with_intake
from reference.project import advise, project
from reference.strategies import (
    INTAKES,
    SCENARIOS,
    TREND_KINDS,
    WHOLE_DURATIONS,
    cases,
    hazards,
    shares_by_age,
)
from reference.supply import external_yield, fte, graduates_per_year, heads

ANY_CASES = cases() | cases(composition="hrh-2012")


@given(ANY_CASES, SCENARIOS, TREND_KINDS, st.integers(0, 30))
def test_the_advice_closes_the_gap_and_its_drivers_add_up(case, scenario, trend, t):
    answer = advise(case, scenario, trend, case.base_year + t)
    if t < first_steerable(case):
        assert answer["advised_intake"] is None
        return
    assume(answer["fte_per_place"] > 1e-3)
    intake = answer["advised_intake"]
    assert abs(answer["demand_fte"] - fte(with_intake(case, intake), t)) < 0.01
    size = sum(abs(value) for value in answer["drivers"].values())
    assert sum(answer["drivers"].values()) == pytest.approx(intake, rel=1e-9, abs=1e-9 * size)


@given(ANY_CASES, INTAKES, SCENARIOS)
def test_the_advice_does_not_depend_on_the_present_intake(case, intake, scenario):
    year = case.base_year + case.horizon
    assume(fte_per_place(case, case.horizon) > 1e-3)
    first = advise(case, scenario, "temporary", year)["advised_intake"]
    second = advise(with_intake(case, intake), scenario, "temporary", year)["advised_intake"]
    if first is None:
        assert second is None
    else:
        assert second == pytest.approx(first, rel=1e-7, abs=1e-5)


@given(ANY_CASES, INTAKES)
def test_more_intake_never_lowers_later_supply(case, more):
    now = case.intake_per_year["after_steering"]
    first, second = project(case), project(case, intake=now + more)
    for year in first["fte"]:
        assert second["fte"][year] >= first["fte"][year] - 1e-9


@given(cases(durations=WHOLE_DURATIONS))
def test_each_class_by_itself_is_count_times_mean_for_whole_years(case):
    for cohort, follow in CLASSES.items():
        for sex in SEXES:
            for t in range(case.horizon + 1):
                assert follow(case, sex, t) == pytest.approx(heads(case, cohort, sex, t), rel=1e-9, abs=1e-9)


def test_each_class_by_itself_is_close_for_fractional_years():
    case, path = gp_2025(), project(gp_2025())
    for t in range(21):
        followed = sum(follow(case, sex, t) for follow in CLASSES.values() for sex in SEXES)
        counted = sum(heads(case, cohort, sex, t) for cohort in COHORTS for sex in SEXES)
        assert abs(followed - counted) <= 0.02 * path["headcount"][2025 + t]
        assert (followed == pytest.approx(counted)) == (t <= 3)


def test_each_class_by_itself_by_hand():
    """Trainings of 3.2 years, ten years on: classes are 10, 9 and 8 years old, and a fifth of one is 7."""
    case = gp_2025()

    def share(age):
        return external_yield(case, "f", "in_training", age)

    women = 718 * 0.74 * 0.94
    expected = share(10) + share(9) + share(8) + 0.2 * share(7)
    assert CLASSES["in_training"](case, "f", 10) == pytest.approx(women * expected)
    assert CLASSES["before_steering"](case, "f", 10) == pytest.approx(women * (share(6.8) + share(5.8)))
    expected = share(4.8) + share(3.8) + share(2.8) + share(1.8) + share(0.8)
    assert CLASSES["after_steering"](case, "f", 10) == pytest.approx(women * expected)


@given(cases(durations=WHOLE_DURATIONS), st.sampled_from(SEXES))
def test_people_in_are_people_out_and_stock(case, sex):
    """Counted year by year: whoever starts, less whoever leaves, is who is there."""
    d = int(case.training_duration["after_steering"])
    b = case.steering_year - case.base_year
    a_class = graduates_per_year(case, sex, "after_steering")
    share = [external_yield(case, sex, "after_steering", k) for k in range(case.horizon + 1)]
    stock, entered, left = heads(case, "stock", sex, 0), 0.0, 0.0
    for t in range(1, case.horizon + 1):
        classes = max(t - d - b, 0)
        if classes > 0:
            entered += a_class * share[1]
        left += sum(a_class * (share[k - 1] - share[k]) for k in range(2, classes + 1))
        left += heads(case, "stock", sex, t - 1) - heads(case, "stock", sex, t)
        there = heads(case, "stock", sex, t) + heads(case, "after_steering", sex, t)
        assert stock + entered == pytest.approx(left + there, rel=1e-9, abs=1e-6)


@given(ANY_CASES)
def test_nobody_is_counted_below_zero(case):
    path = project(case)
    for component in COMPONENTS:
        for sex in SEXES:
            assert min(path["heads"][component][sex].values()) >= 0


@given(ANY_CASES)
def test_the_base_stock_never_grows(case):
    for sex in SEXES:
        people = list(project(case)["heads"]["stock"][sex].values())
        assert all(later <= earlier + 1e-9 for earlier, later in pairwise(people))


@given(ANY_CASES, SCENARIOS)
def test_temporary_and_continuing_are_the_same_up_to_the_trend_year(case, scenario):
    first = project(case, scenario, "temporary")["demand_fte"]
    second = project(case, scenario, "continuing")["demand_fte"]
    for year in first:
        if year <= case.trend_year:
            assert first[year] == second[year]


@given(ANY_CASES, st.integers(-30, 30), SCENARIOS)
def test_the_calendar_does_not_matter(case, years, scenario):
    moved = replace(
        case,
        base_year=case.base_year + years,
        steering_year=case.steering_year + years,
        trend_year=case.trend_year + years,
        balance_year=None if case.balance_year is None else case.balance_year + years,
    )
    here, there = project(case, scenario), project(moved, scenario)
    for key in ("headcount", "fte", "f3", "demand_fte", "gap_fte"):
        assert list(here[key].values()) == list(there[key].values())


@given(ANY_CASES, st.sampled_from((0.5, 2.0, 4.0)))
def test_twice_the_people_is_twice_the_advice(case, times):
    larger = replace(
        case,
        stock_headcount=case.stock_headcount * times,
        abroad_inflow_per_year=case.abroad_inflow_per_year * times,
        intake_per_year={cohort: n * times for cohort, n in case.intake_per_year.items()},
    )
    year = case.base_year + case.horizon
    assume(fte_per_place(case, case.horizon) > 1e-3)
    first = advise(case, "preferred", "temporary", year)["advised_intake"]
    second = advise(larger, "preferred", "temporary", year)["advised_intake"]
    if first is None:
        assert second is None
    else:
        assert second == pytest.approx(first * times, rel=1e-7, abs=1e-5)


@given(ANY_CASES, SCENARIOS)
def test_the_names_of_the_sexes_do_not_matter(case, scenario):
    other = {"f": "m", "m": "f"}
    swapped = replace(
        case,
        stock_share_female=1 - case.stock_share_female,
        abroad_share_female=1 - case.abroad_share_female,
        intake_share_female={cohort: 1 - share for cohort, share in case.intake_share_female.items()},
        fte_per_head={other[sex]: points for sex, points in case.fte_per_head.items()},
        stock_cumulative_outflow={
            other[sex]: points for sex, points in case.stock_cumulative_outflow.items()
        },
        external_yield={
            (other[sex], cohort): points for (sex, cohort), points in case.external_yield.items()
        },
    )
    here, there = project(case, scenario), project(swapped, scenario)
    for year, demand in here["demand_fte"].items():
        assert demand == pytest.approx(there["demand_fte"][year], rel=1e-9, abs=1e-6)
        assert here["fte"][year] == pytest.approx(there["fte"][year], rel=1e-9, abs=1e-6)


@given(cases())
def test_without_trends_all_rungs_are_demography(case):
    still = replace(
        case,
        epidemiological_trend=0.0,
        sociocultural_trend=0.0,
        professional_trend=0.0,
        efficiency_trend=0.0,
        horizontal_substitution=0.0,
        working_time=0.0,
        vertical_substitution=0.0,
    )
    demand = project(still)["demand"]
    for rung in demand.values():
        assert rung == pytest.approx(demand["D1"], rel=1e-12)


def test_an_even_hazard_is_an_exponential():
    assert survival({30: 0.05}, 30, 7.5) == pytest.approx(exp(-0.05 * 7.5))
    assert yield_from_hazards({30: 0.05}, {30: 0.4, 33: 0.6}, 3, participation=0.9) == pytest.approx(
        0.9 * exp(-0.15)
    )
    assert yield_from_hazards({30: 0.05}, {30: 1.0}, 0) == 0


def test_hazards_are_added_along_the_ages_lived_through():
    hazard = {60: 0.1, 61: 0.2, 62: 0.4}
    assert stock_survival(hazard, {60: 0.25, 61: 0.75}, 2) == pytest.approx(
        0.25 * exp(-0.3) + 0.75 * exp(-0.6)
    )
    assert survival(hazard, 60, 1.5) == pytest.approx(exp(-0.1 - 0.5 * 0.2))
    assert survival(hazard, 62, 2) == pytest.approx(exp(-0.8))


@given(cases(durations=WHOLE_DURATIONS), hazards(), shares_by_age(25, 70), shares_by_age(27, 40), st.data())
def test_hazards_and_points_made_from_them_give_the_same_supply(case, hazard, ages, entry, data):
    """Two ways in, one model: yearly outflow points and yields made from the hazards."""
    sex = data.draw(st.sampled_from(SEXES))
    years = [float(k) for k in range(1, case.horizon + 1)]
    yields = {k: yield_from_hazards(hazard, entry, k) for k in years}
    outflow = {t: 1 - stock_survival(hazard, ages, t) for t in years}
    made = replace(
        case,
        stock_cumulative_outflow=dict.fromkeys(SEXES, outflow),
        external_yield=dict.fromkeys(case.external_yield, yields),
    )
    at_start = heads(made, "stock", sex, 0)
    a_class = graduates_per_year(made, sex, "after_steering")
    first_class = int(made.training_duration["after_steering"]) + made.steering_year - made.base_year
    for t in range(1, made.horizon + 1):
        left = at_start * stock_survival(hazard, ages, t)
        assert heads(made, "stock", sex, t) == pytest.approx(left, rel=1e-9, abs=1e-6)
        graduates = a_class * sum(yield_from_hazards(hazard, entry, k) for k in range(1, t - first_class + 1))
        assert heads(made, "after_steering", sex, t) == pytest.approx(graduates, rel=1e-9, abs=1e-6)
