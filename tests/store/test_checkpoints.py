"""Half-finished runs in a folder."""

from pathlib import Path

import numpy as np
import pytest

from engine.examples import Example
from raming.engine.ages import runner
from raming.store.checkpoints import Checkpoints, OtherRunError


def test_chunks_come_back_as_they_were(tmp_path: Path) -> None:
    kept = Checkpoints(tmp_path / "run", "a1")
    assert kept.load("x") is None
    kept.save("x", {"0/quantiles": np.arange(3.0), "total/gp": np.array([1, 2], dtype=np.int64)})
    again = Checkpoints(tmp_path / "run", "a1").load("x")
    assert again is not None
    np.testing.assert_array_equal(again["0/quantiles"], np.arange(3.0))
    assert again["total/gp"].dtype == np.int64
    assert not list(tmp_path.rglob("*.part"))


def test_another_run_is_refused(tmp_path: Path) -> None:
    Checkpoints(tmp_path, "a1")
    with pytest.raises(OtherRunError, match="a1"):
        Checkpoints(tmp_path, "b2")


def test_a_failing_write_leaves_nothing_that_looks_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Checkpoints(tmp_path, "a1")

    def break_off(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(np, "savez", break_off)
    with pytest.raises(KeyboardInterrupt):
        kept.save("x", {"a": np.zeros(2)})
    assert kept.load("x") is None


def test_a_run_with_checkpoints_equals_one_without(tmp_path: Path) -> None:
    country = Example(occupations=3, draws=100)
    first = runner.run(country, (0.5,), kept=Checkpoints(tmp_path, "r"))
    second = runner.run(country, (0.5,), kept=Checkpoints(tmp_path, "r"))
    plain = runner.run(country, (0.5,))
    for one in (first, second):
        np.testing.assert_array_equal(one.totals["doctors"], plain.totals["doctors"])
        np.testing.assert_array_equal(one.projections[2].quantiles, plain.projections[2].quantiles)
