"""Killing a writer in the middle of its work loses nothing that was confirmed."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from raming.store.shelves import open_shelves

TESTS = Path(__file__).parent.parent


@pytest.mark.parametrize("after", [0.05, 0.2, 0.35])
def test_what_was_confirmed_survives_a_kill(url: str, after: float, tmp_path: Path) -> None:
    path = os.pathsep.join((str(TESTS), os.environ["PYTHONPATH"]))
    with (tmp_path / "said").open("wb") as said:
        writer = subprocess.Popen(
            [sys.executable, "-m", "store.writer", url],
            stdout=said,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        for _ in range(600):
            if (tmp_path / "said").stat().st_size > 0 or writer.poll() is not None:
                break
            time.sleep(0.05)
        time.sleep(after)
        writer.send_signal(signal.SIGKILL)
        _, error = writer.communicate()
    assert writer.returncode == -signal.SIGKILL, error.decode()
    lines = (tmp_path / "said").read_text().splitlines(keepends=True)
    confirmed = [line.split() for line in lines if line.endswith("\n")]
    assert len(confirmed) > 1
    id_ = confirmed[0][0]
    shelves = open_shelves(url)
    history = shelves.scenarios.history(id_)
    assert [entry.version for entry in history] == list(range(1, len(history) + 1))
    assert len(history) in (len(confirmed), len(confirmed) + 1)  # the last one perhaps not yet said
    assert [entry.content.scenario.title for entry in history] == [str(v) for v in range(len(history))]
    assert {entry.latest for entry in history} == {len(history)}
    saved = shelves.scenarios.save(id_, history[0].content, on=len(history))
    assert saved.version == len(history) + 1
    shelves.close()
    if url.startswith("sqlite"):
        with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()
