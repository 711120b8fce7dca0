"""People are whole: the formula and the simulation agree, for the published figures of a real round."""

from dataclasses import replace

import numpy as np
import pytest

from raming.answers.case import open_case
from raming.answers.model import Model
from raming.engine.draws import whole_people
from raming.engine.model.supply import SupplyInputs, supply


def _repeated(inputs: SupplyInputs, draws: int) -> SupplyInputs:
    """The same figures in every draw."""
    names = SupplyInputs.__dataclass_fields__
    return SupplyInputs(**{name: np.repeat(getattr(inputs, name), draws, axis=0) for name in names})


@pytest.fixture(scope="module")
def model() -> Model:
    """Emergency physicians: few enough that chance matters, trained for a whole number of years."""
    return open_case("emergency-physician").model()


@pytest.fixture
def inputs(model: Model) -> SupplyInputs:
    made = model.supply
    return replace(
        made, stock=np.round(made.stock), intake=np.round(made.intake), duration=np.round(made.duration)
    )


def test_simulated_and_analytic_variance_agree(inputs: SupplyInputs) -> None:
    runs = 1500
    expected = whole_people.variance(inputs, supply(inputs))
    lived = whole_people.simulate(_repeated(inputs, runs), 1, "test")
    # a variance estimated from n runs is off by sqrt(2 / n) of itself; five times that is no chance
    for name in ("heads", "fte"):
        events, variance = getattr(lived, name), getattr(expected, name)[0]
        np.testing.assert_allclose(events.var(axis=0), variance, rtol=5 * np.sqrt(2 / runs), atol=1e-9)
        assert np.all(np.abs(events.mean(axis=0)) <= 5 * np.sqrt(variance / runs) + 1e-9)
        assert variance[0] == 0.0
        assert np.all(variance[1:] > 0.0)


def test_where_nobody_leaves_and_nobody_comes_chance_does_nothing(inputs: SupplyInputs) -> None:
    still = replace(
        inputs,
        survival=np.ones_like(inputs.survival),
        intake=np.zeros_like(inputs.intake),
        abroad=np.zeros_like(inputs.abroad),
    )
    assert not whole_people.variance(still, supply(still)).heads.any()
    assert not whole_people.simulate(still, 1, "test").fte.any()


def test_simulation_does_not_depend_on_blocks(inputs: SupplyInputs) -> None:
    whole = whole_people.simulate(_repeated(inputs, 6), 9, "gp")
    part = whole_people.simulate(_repeated(inputs, 2), 9, "gp", first=4)
    np.testing.assert_array_equal(part.fte, whole.fte[4:])
    assert not np.array_equal(whole.fte, whole_people.simulate(_repeated(inputs, 6), 10, "gp").fte)


def test_the_variance_is_that_of_every_person_by_hand(inputs: SupplyInputs) -> None:
    expected = whole_people.variance(inputs, supply(inputs))
    years = inputs.activity.shape[-1]
    for name, weight in (("heads", np.ones((2, years))), ("fte", inputs.fte[0])):
        for t in range(years):
            variance, f = 0.0, weight[:, t]
            for s in range(2):
                stays = inputs.survival[0, s, t]
                variance += inputs.stock[0, s] * stays * (1.0 - stays) * f[s] ** 2
                here = sum(inputs.abroad_activity[0, s, k] for k in range(1, t + 1))
                variance += inputs.abroad[0, s] * here * f[s] ** 2
            for cohort in range(3):
                duration, steering = int(inputs.duration[0, cohort]), int(inputs.steering[0])
                graduation = {
                    0: range(duration),
                    1: range(duration, duration + steering),
                    2: range(duration + steering, years),
                }[cohort]
                for year in graduation:
                    if t <= year:
                        continue
                    active = inputs.graduates[0, cohort] * inputs.activity[0, cohort, :, t - year]
                    one = (active * f**2).sum() - (active * f).sum() ** 2
                    variance += inputs.intake[0, cohort] * one
            assert getattr(expected, name)[0, t] == pytest.approx(variance, rel=1e-9, abs=1e-9), (name, t)


def test_chance_moves_nobody_on_average_where_classes_graduate_in_mid_year(inputs: SupplyInputs) -> None:
    runs = 600
    parts = replace(
        inputs, stock=inputs.stock + 0.4, duration=inputs.duration + 0.3, intake=inputs.intake + 0.5
    )
    lived = whole_people.simulate(_repeated(parts, runs), 3, "test").heads
    assert np.all(np.abs(lived.mean(axis=0)) <= 5.0 * lived.std(axis=0) / np.sqrt(runs))
    assert not lived[:, 0].any(), "the stock of the base year is known"


def test_who_lives_it_is_whole(inputs: SupplyInputs) -> None:
    few = replace(
        inputs, stock=np.array([[3.0, 2.0]]), intake=np.array([[2.0, 1.0, 3.0]]), abroad=inputs.abroad
    )
    lived = whole_people.simulate(_repeated(few, 50), 5, "test").heads
    people = supply(few).headcount() + lived
    np.testing.assert_allclose(people, np.round(people), atol=1e-9)
    assert people.min() >= 0.0
    np.testing.assert_array_equal(people[:, 0], 5.0)
