"""The fast regions agree with the slow ones."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raming.engine import regions as fast
from reference import regions as slow

DRAWS, REGIONS, YEARS = 2, 4, 6


@pytest.mark.parametrize("stock", [True, False])
@given(seed=st.integers(0, 10_000))
def test_people_by_region(seed, stock):
    chance = np.random.default_rng(seed)
    heads = chance.uniform(0.0, 100.0, (DRAWS, 2, YEARS))
    heads = np.sort(heads, axis=-1)[..., ::-1] if stock else heads
    entering = np.zeros_like(heads) if stock else chance.uniform(0.0, 80.0, heads.shape)
    settling = fast.Settling(
        fast.shares(chance.random((DRAWS, REGIONS))),
        np.moveaxis(fast.shares(chance.random((DRAWS, YEARS, REGIONS))), 1, -1),
        chance.uniform(0.3, 2.0, (DRAWS, REGIONS)),
        chance.uniform(0.0, 0.2, DRAWS),
    )
    made = fast.spread(heads, entering, settling, stock=stock)
    for d in range(DRAWS):
        for s in range(2):
            again = slow.spread(
                heads[d, s],
                entering[d, s],
                settling.start[d],
                settling.arrive[d].T,
                settling.exposure[d],
                settling.move_rate[d],
                stock=stock,
            )
            np.testing.assert_allclose(made[d, s].T, again, rtol=1e-9, atol=1e-9)


@given(seed=st.integers(0, 10_000))
def test_demand_by_region(seed):
    chance = np.random.default_rng(seed)
    people = chance.uniform(1.0, 100.0, (REGIONS, 3, YEARS))
    use, ratio = chance.uniform(0.1, 3.0, 3), chance.uniform(0.8, 1.2, (DRAWS, REGIONS, YEARS))
    national = chance.uniform(1.0, 50.0, (DRAWS, YEARS))
    made = fast.regional_demand(people, use, ratio, national)
    for d in range(DRAWS):
        again = slow.demand(people, use, ratio[d], national[d])
        np.testing.assert_allclose(made[d].T, again, rtol=1e-12)
