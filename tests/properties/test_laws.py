"""Laws that hold for any valid parameters, checked on the fast engine."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from properties.cells import cells_of
from raming.answers.model import build, run
from raming.engine.model import curves
from raming.engine.model.demand import RUNGS, driver_terms
from raming.engine.model.intake import advised_intake, drivers, fte_at_intake
from raming.engine.model.supply import people_by_mean
from raming.inputs.parameters import Cell
from reference.hazards import external_yield, stock_survival
from reference.strategies import SCENARIOS, WHOLE_DURATIONS, cases, hazards, shares_by_age

few = settings(max_examples=50)


def ran_for(case, **changes):
    cells = {**cells_of(case), **changes.pop("cells", {})}
    return run(build(cells, case.composition, horizon=case.horizon), **changes)


@few
@given(cases(), SCENARIOS, st.booleans())
def test_the_advice_fed_back_closes_the_gap(case, scenario, continuing):
    ran, rung = ran_for(case, continuing=continuing), RUNGS.index(scenario)
    advised = advised_intake(ran.demand[:, rung], ran.supply)[0]
    for t in range(case.horizon + 1):
        if np.isnan(advised[t]) or ran.supply.fte_per_place[0, t] < 1e-3:
            continue
        fte = fte_at_intake(ran.supply, advised[t : t + 1])[0, t]
        assert abs(ran.demand[0, rung, t] - fte) < 0.01


@few
@given(cases() | cases(composition="hrh-2012"), SCENARIOS)
def test_drivers_add_up_to_the_advice(case, scenario):
    ran, rung = ran_for(case), RUNGS.index(scenario)
    advised = advised_intake(ran.demand[:, rung], ran.supply)
    parts = drivers(ran.base_fte, ran.model.demand, ran.supply, rung)
    steerable = ~np.isnan(advised[0]) & (ran.supply.fte_per_place[0] > 1e-3)
    size = np.abs(parts[0]).sum(axis=0)
    assert np.all(np.abs(parts[0].sum(axis=0) - advised[0])[steerable] <= 1e-9 * size[steerable] + 1e-9)
    terms = driver_terms(ran.base_fte, ran.model.demand, rung)[0].sum(axis=0)
    assert terms == pytest.approx(ran.demand[0, rung], rel=1e-9, abs=1e-6)


@few
@given(cases(), st.floats(0, 2000), st.floats(0, 2000))
def test_more_intake_never_lowers_later_supply(case, intake, more):
    supply = ran_for(case).supply
    assert np.all(
        fte_at_intake(supply, np.array([intake + more])) >= fte_at_intake(supply, np.array([intake]))
    )


@few
@given(cases(durations=WHOLE_DURATIONS))
def test_people_in_are_people_out_and_stock(case):
    """When nobody stops and nobody leaves, everyone who ever came in is there."""
    stay = {cell: 0.0 for cell in cells_of(case) if cell.parameter == "stock_cumulative_outflow"}
    stay |= {cell: 1.0 for cell in cells_of(case) if cell.parameter in ("external_yield", "internal_yield")}
    at_once = {
        Cell("external_yield", s, c, 1): 1.0
        for s in ("f", "m")
        for c in ("in_training", "before_steering", "after_steering")
    }
    ran = ran_for(case, cells={**stay, **at_once})
    duration = {cohort: int(years) for cohort, years in case.training_duration.items()}
    b = case.steering_year - case.base_year
    for t in range(case.horizon + 1):
        classes = {
            "in_training": min(t, duration["in_training"]),
            "before_steering": min(max(t - duration["before_steering"], 0), b),
            "after_steering": max(t - duration["after_steering"] - b, 0),
        }
        came = sum(n * case.intake_per_year[cohort] for cohort, n in classes.items())
        came += case.stock_headcount + case.abroad_inflow_per_year * t
        assert ran.supply.headcount()[0, t] == pytest.approx(came, rel=1e-9, abs=1e-6)


@few
@given(cases(), st.integers(0, 2**32 - 1))
def test_many_sets_in_one_call_are_the_sets_one_by_one(case, seed):
    """Bit for bit: a set does not notice its neighbours."""
    years = {"base_year", "steering_year", "trend_year", "balance_year"}
    chance = np.random.default_rng(seed)
    cells = cells_of(case)
    other = {
        cell: value if cell.parameter in years else value * chance.uniform(0.5, 1)
        for cell, value in cells.items()
    }
    both = run(
        build({cell: np.array([cells[cell], other[cell]]) for cell in cells}, "v3.2", horizon=case.horizon)
    )
    for place, one in enumerate((cells, other)):
        alone = run(build(one, "v3.2", horizon=case.horizon))
        assert np.array_equal(both.supply.heads[place], alone.supply.heads[0])
        assert np.array_equal(both.demand[place], alone.demand[0])


@few
@given(cases(), st.floats(0.1, 10))
def test_units_do_not_matter(case, factor):
    """Counting in other units scales every result, and nothing else."""
    scaled = {
        cell: value * factor
        for cell, value in cells_of(case).items()
        if cell.parameter in ("stock_headcount", "intake_per_year", "abroad_inflow_per_year")
    }
    plain, large = ran_for(case), ran_for(case, cells=scaled)
    assert large.supply.total_fte() == pytest.approx(plain.supply.total_fte() * factor, rel=1e-9, abs=1e-9)
    assert large.demand == pytest.approx(plain.demand * factor, rel=1e-9, abs=1e-9)


def on_ages(shares, ages):
    return np.array([shares.get(age, 0.0) for age in ages])


@few
@given(hazards(), shares_by_age(25, 50), shares_by_age(25, 40), cases(durations=WHOLE_DURATIONS))
def test_hazards_and_published_points_are_two_ways_into_one_engine(hazard, stock, entry, case):
    """Points read off the curves of the hazards give the same heads as the hazards, for whole years."""
    years, ages = 20, range(25, 76)
    cells = cells_of(case)
    for cell in list(cells):
        if cell.parameter in ("stock_cumulative_outflow", "external_yield"):
            del cells[cell]
    by_hazard, by_points = dict(cells), dict(cells)
    for sex in ("f", "m"):
        for age in ages:
            by_hazard[Cell("exit_hazard", sex, at=age)] = hazard[age]
            by_hazard[Cell("stock_age", sex, at=age)] = stock.get(age, 0.0)
            by_hazard[Cell("entry_age", sex, at=age)] = entry.get(age, 0.0)
        for k in range(1, years + 1):
            by_points[Cell("stock_cumulative_outflow", sex, at=k)] = 1.0 - stock_survival(hazard, stock, k)
            for cohort in ("in_training", "before_steering", "after_steering"):
                by_points[Cell("external_yield", sex, cohort, k)] = external_yield(hazard, entry, k)
    first, second = (run(build(one, "v3.2", horizon=years)) for one in (by_hazard, by_points))
    assert first.supply.heads == pytest.approx(second.supply.heads, rel=1e-9, abs=1e-6)


def test_nobody_outlives_the_last_age():
    hazard, stock = np.zeros((1, 1, 3)), np.array([[[1.0, 1.0, 2.0]]])
    survival = curves.survival_from_hazards(hazard, stock, 4)
    assert survival[0, 0].tolist() == [1.0, 0.5, 0.25, 0.0, 0.0]


def test_a_cohort_with_people_but_no_whole_age_has_mean_one():
    from reference.cases import gp_2025

    inputs = build(cells_of(gp_2025()), "v3.2").supply
    assert people_by_mean(inputs)[0, 1, 0, 4] == pytest.approx(0.8)
