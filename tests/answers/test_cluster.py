"""Chunks on a real Dask cluster on this machine."""

import numpy as np
import pytest

from engine.examples import Example
from raming.engine.ages import runner


@pytest.mark.filterwarnings("ignore")  # Dask's own, while it starts and stops
def test_a_local_cluster_gives_the_same_bits() -> None:
    pytest.importorskip("distributed")
    from raming.answers.uncertainty.cluster import Cluster

    country = Example(occupations=5, draws=100, by_age=True)
    plain = runner.run(country, (0.1, 0.5))
    with Cluster(workers=2) as cluster:
        for chunk in (1, 3):
            spread = runner.run(country, (0.1, 0.5), chunk=chunk, workers=cluster)
            assert spread.totals.keys() == plain.totals.keys()
            for group, total in plain.totals.items():
                np.testing.assert_array_equal(spread.totals[group], total)
            for one, other in zip(spread.projections, plain.projections, strict=True):
                for name, array in one.arrays().items():
                    np.testing.assert_array_equal(array, other.arrays()[name], err_msg=name)
