"""Demographic noise: the formula and the simulation agree."""

import numpy as np
import pytest

from engine import noise
from engine.examples import draws, pyramid
from raming.engine.ages.kernels import ExactSupply
from raming.engine.ages.pyramid import Pyramid


@pytest.mark.parametrize("moving", [False, True])
def test_simulated_mean_and_variance_are_the_expected_ones(moving: bool) -> None:
    example = pyramid(regions=2, ages=8, years=5, moving=moving)
    drawn = draws(example, 1, spread=0.0).take(np.zeros(4000, dtype=np.intp))
    events = noise.simulate(example, drawn, 1, "test")
    one = drawn.take(np.array([0]))
    mean = ExactSupply(example, one).years(0, 5)[:, :, : example.regions, 0]
    variance = noise.variance(example, one)[..., 0]
    runs = events.shape[-1]
    tolerance = 5 * np.sqrt(np.maximum(variance, 1e-12) / runs)
    assert np.all(np.abs(events.mean(axis=-1) - mean) <= tolerance + 1e-9)
    # a variance estimated from n runs is off by sqrt(2 / n) of itself; five times that is no chance
    np.testing.assert_allclose(events.var(axis=-1), variance, rtol=5 * np.sqrt(2 / runs), atol=1e-9)


def test_the_stock_is_known_and_certain_stayers_make_no_noise() -> None:
    example = pyramid(moving=False)
    quiet = Pyramid(
        **{**example.__dict__, "hazard": 0 * example.hazard, "inflow": 0 * example.inflow, "migration": None}
    )
    assert np.all(noise.variance(quiet, draws(quiet, 3)) == 0)
    assert np.all(noise.variance(example, draws(example, 3))[0, 0] > 0)  # arrivals of the base year itself


def test_simulation_does_not_depend_on_chunks() -> None:
    example = pyramid(regions=2, ages=8, years=4)
    drawn = draws(example, 6)
    whole = noise.simulate(example, drawn, 9, "gp")
    part = noise.simulate(example, drawn.take(np.array([4, 5])), 9, "gp", first=4)
    np.testing.assert_array_equal(part, whole[..., 4:])
    assert not np.array_equal(whole, noise.simulate(example, drawn, 10, "gp"))
