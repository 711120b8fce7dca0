"""Timing of rivals interleaved in one run: each takes its turn in every round, the median counts."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """One line of the table.

    Attributes:
        name: what was compared.
        ratio: how many times faster (or smaller) ours is than the rival, or ours over the yardstick.
        goal: the goal, in words.
        met: whether it was reached.
        detail: the times behind the ratio.
        through: the entry point that was called.
    """

    name: str
    ratio: float
    goal: str
    met: bool
    detail: str
    through: str = ""


ROUNDS = 5
"""How often rivals take turns; the median counts."""


def interleaved(rivals: Mapping[str, Callable[[], object]], rounds: int | None = None) -> dict[str, float]:
    """Return the median seconds of each rival, every one warmed once and then run in turn."""
    for rival in rivals.values():
        rival()
    times: dict[str, list[float]] = {name: [] for name in rivals}
    for _ in range(rounds or ROUNDS):
        for name, rival in rivals.items():
            start = time.perf_counter()
            rival()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in times.items()}


def repeated(call: Callable[[], object], times: int) -> Callable[[], None]:
    """Return a call that runs another so many times, for what is too quick to time once."""

    def many() -> None:
        for _ in range(times):
            call()

    return many


def at_least(name: str, ours: float, theirs: float, goal: float, detail: str = "", through: str = "") -> Goal:
    """Return a line where ours must be so many times faster than theirs."""
    ratio = theirs / ours
    detail = detail or f"{ours:.3g} s against {theirs:.3g} s"
    return Goal(name, ratio, f">= {goal:,g}x", ratio >= goal, detail, through)


def at_most(
    name: str, ours: float, yardstick: float, goal: float, detail: str = "", through: str = ""
) -> Goal:
    """Return a line where ours may take at most so many times a yardstick."""
    ratio = ours / yardstick
    detail = detail or f"{ours:.3g} s against {yardstick:.3g} s"
    return Goal(name, ratio, f"<= {goal:,g}x", ratio <= goal, detail, through)
