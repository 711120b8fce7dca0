"""Half-finished runs, kept in a folder so that they can be resumed.

A finished chunk is one file. It is written under another name first and renamed when it is whole, so an
interruption leaves finished chunks or nothing. A folder holds one run: the files of another run are not
touched, but refused.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt


class OtherRunError(Exception):
    """The folder holds chunks of another run."""


class Checkpoints:
    """Chunks of one run in a folder (a ``runner.Kept``)."""

    def __init__(self, folder: Path, run: str) -> None:
        """Open a folder for a run, making it when it is not there.

        Args:
            folder: where the chunks are.
            run: what identifies the run, such as the hash of its pack, scenario, seed and draws.

        Raises:
            OtherRunError: the folder holds another run.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        label = folder / "run.txt"
        if not label.exists():
            _write(label, run.encode())
        elif (found := label.read_text()) != run:
            raise OtherRunError(
                f"{folder} holds the run {found}, not {run}; choose another folder or empty it"
            )

    def load(self, name: str) -> Mapping[str, npt.NDArray[Any]] | None:
        """The arrays saved under a name, if any."""
        path = self._folder / f"{name}.npz"
        if not path.exists():
            return None
        with np.load(path) as stored:
            return {key: stored[key] for key in stored.files}

    def save(self, name: str, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        """Keep arrays under a name: whole, or not at all."""
        path = self._folder / f"{name}.npz"
        half = path.with_suffix(".part")
        with half.open("wb") as file:
            np.savez(file, **dict(arrays))  # type: ignore[arg-type]  # the stub takes the names for options
        half.replace(path)


def _write(path: Path, content: bytes) -> None:
    """Write a small file by rename."""
    half = path.with_suffix(".part")
    half.write_bytes(content)
    half.replace(path)
