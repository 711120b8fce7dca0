"""Like with like: which published advice holds for which intake year, and where a number stands against it.

One rule for all answers, pages and charts:

* An advice holds from the first intake year it was made for until the next one does. One that names no first
  year holds from `LAG` years after it was given; one that was made until a year ends there.
* Places of a year are held against the advice in force in that year, and against no other.
* What counts a part of a year is held against no advice.
* A mean of years is no number of its own year: it is held against every advice in force in those years.
* An advice with two ends is a band. Within it nothing is above or below; outside it the distance counts from
  the end that is passed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from raming.answers.published import PART_OF_YEAR, LedgerEntry, PublishedAdvice, lines_of
from raming.inputs.pack import Pack

LAG = 2
"""Years from an advice to the first intake it can change, where it does not say: the plan of 2019 names 2021,
those of 2022 name 2024, that of 2025 names 2027."""
MEAN_YEARS = 3
"""Years a mean is taken to be of where it says only before which: the time between two rounds."""
MEAN = "mean of years before"
RECENT = "recent years"

Line = TypeVar("Line", bound=LedgerEntry)
Ends: TypeAlias = LedgerEntry | PublishedAdvice


@dataclass(frozen=True, slots=True)
class AdviceInForce:
    """A published advice with the intake years in which it is in force.

    Attributes:
        line: the advice.
        first: first intake year.
        last: last intake year; None while no other follows.
    """

    line: LedgerEntry
    first: int
    last: int | None

    def holds(self, year: int) -> bool:
        """Whether it is in force for an intake year."""
        return self.first <= year and (self.last is None or year <= self.last)

    def published(self) -> PublishedAdvice:
        """Return it as an answer shows it."""
        line = self.line
        return PublishedAdvice(
            line.year,
            line.low,
            line.preferred,
            line.high,
            self.first,
            self.last,
            line.status,
            line.source,
            line.for_years,
        )


@dataclass(frozen=True, slots=True)
class Held:
    """A number against one advice that was in force in its years.

    Attributes:
        advice: the advice.
        outside: how far the number lies above it, or below as a negative number; 0 within a band.
    """

    advice: AdviceInForce
    outside: float


def named_years(line: LedgerEntry) -> list[int]:
    """Return the years that a line names as those it was made for."""
    return [int(year) for year in re.findall(r"\b((?:19|20)\d\d)\b", line.for_years)]


def first_intake_year(advice: LedgerEntry) -> int:
    """Return the first intake year an advice was made for; by convention where it names none."""
    named = named_years(advice)
    return advice.year + LAG if not named or advice.for_years.startswith("until") else min(named)


def is_mean(line: LedgerEntry) -> bool:
    """Whether a line is a mean of several years."""
    return line.for_years.startswith(MEAN) or line.for_years == RECENT


def intake_years(line: LedgerEntry) -> tuple[int, int]:
    """Return the first and the last intake year that places, or people who started, are of."""
    named = named_years(line)
    if is_mean(line):
        before = min(named, default=line.year)
        return before - MEAN_YEARS, before - 1
    year = min(named) if named and not line.for_years.startswith("until") else line.year
    return year, year


def one_of(lines: Sequence[Line]) -> Line:
    """Return the line that stands for several of one year: the first, with its band where another has it."""
    first = lines[0]
    bands = (
        line for line in lines if line.preferred == first.preferred and None not in (line.low, line.high)
    )
    return next(bands, first)


def advices(lines: Iterable[LedgerEntry]) -> tuple[AdviceInForce, ...]:
    """Return the published advices with the intake years in which each is in force, in that order."""
    given: dict[int, list[LedgerEntry]] = {}
    for line in lines:
        if line.stage == "advised" and line.comparable:
            given.setdefault(line.year, []).append(line)
    ordered = sorted((one_of(same) for same in given.values()), key=lambda a: (first_intake_year(a), a.year))
    found = []
    for place, line in enumerate(ordered):
        ends = [first_intake_year(later) - 1 for later in ordered[place + 1 : place + 2]]
        if line.for_years.startswith("until"):
            ends.append(max(named_years(line)))
        first, last = first_intake_year(line), min(ends, default=None)
        if last is None or first <= last:
            found.append(AdviceInForce(line, first, last))
    return tuple(found)


def in_force(lines: Iterable[LedgerEntry], intake_year: int) -> AdviceInForce | None:
    """Return the advice in force for an intake year; None where there is none."""
    return next((advice for advice in advices(lines) if advice.holds(intake_year)), None)


def beside_round(pack: Pack, occupation: str, round_: int) -> AdviceInForce | None:
    """Return the published advice that a round of the model stands beside: the newest before the next round."""
    following = min((each for each in pack.rounds(occupation) if each > round_), default=None)
    known = advices(lines_of(pack, occupation))
    return next((one for one in reversed(known) if following is None or one.line.year < following), None)


def leading(pack: Pack, occupation: str, round_: int, *, changed: bool) -> PublishedAdvice | None:
    """Return the published advice that leads an answer: the one beside its round, or else the newest.

    Args:
        pack: the pack.
        occupation: id of the occupation.
        round_: the round of the model.
        changed: whether figures were changed for the answer; then none leads, since nobody advised on those.
    """
    if changed:
        return None
    known = advices(lines_of(pack, occupation))
    found = beside_round(pack, occupation, round_) or max(known, key=lambda one: one.line.year, default=None)
    return None if found is None else found.published()


def bounds(advice: Ends) -> tuple[float, float]:
    """Return the ends of an advice: twice its number where it is one, infinite where it names one end only."""
    low, high = (end if end is not None else advice.preferred for end in (advice.low, advice.high))
    return -math.inf if low is None else low, math.inf if high is None else high


def is_band(advice: Ends) -> bool:
    """Whether an advice has no one number but two ends."""
    low, high = bounds(advice)
    return advice.preferred is None and low < high


def has_range(advice: Ends) -> bool:
    """Whether an advice names two ends, with or without a number between them."""
    low, high = bounds(advice)
    return low < high


def outside(value: float, advice: Ends) -> float:
    """Return how far a number lies above an advice, or below as a negative number; 0 within its ends."""
    low, high = bounds(advice)
    return min(value - low, 0.0) + max(value - high, 0.0)


def held(line: LedgerEntry, lines: Iterable[LedgerEntry]) -> tuple[Held, ...]:
    """Hold places, or people who started, against every advice that was in force in their intake years.

    What counts no whole year is held against none.
    """
    if line.for_years == PART_OF_YEAR:
        return ()
    first, last = intake_years(line)
    low, high = line.ends()
    found = []
    for advice in advices(lines):
        if advice.first <= last and (advice.last is None or advice.last >= first):
            apart = min(outside(low, advice.line), 0.0) + max(outside(high, advice.line), 0.0)
            found.append(Held(advice, apart))
    return tuple(found)
