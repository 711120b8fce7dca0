"""A progress bar with the time left, for what takes longer than a second."""

import sys
import time
from types import TracebackType
from typing import Any, Self

from raming.cli.screen import on_terminal

PATIENCE = 1.0
"""Seconds before a bar appears."""


class Progress:
    """A bar on standard error; nothing where nobody looks, or where it is over at once."""

    def __init__(self) -> None:
        """Begin counting the time."""
        self._begun = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __call__(self, done: int, all_: int) -> None:
        """Show how much is done."""
        if not on_terminal(sys.stderr) or (self._bar is None and time.monotonic() - self._begun < PATIENCE):
            return
        if self._bar is None:
            from rich.console import Console  # noqa: PLC0415 - only where a bar is shown
            from rich.progress import BarColumn, MofNCompleteColumn, TimeRemainingColumn  # noqa: PLC0415
            from rich.progress import Progress as Bar  # noqa: PLC0415

            self._bar = Bar(
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._bar.start()
            self._task = self._bar.add_task("", total=all_)
        self._bar.update(self._task, completed=done)

    def __enter__(self) -> Self:
        """The bar itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
