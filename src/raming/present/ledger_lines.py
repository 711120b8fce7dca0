"""What was advised, decided and filled, as lines to compare with: one line for each entry of the ledger."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from raming.answers.ledger import LedgerEntry
from raming.answers.published import Published
from raming.present.language import Language

PER_YEAR = ("places per year", "persons per year")
"""Units that can be held against an advised intake."""
DECISIONS = ("decided", "funded", "indicative")
ROUND_YEARS = 3
"""Years between two rounds: an advice further away is about another time."""
OPEN_END = 2
"""Years drawn after the first for an advice without an end: advices are made every three years."""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One entry of the ledger.

    Attributes:
        year: year of the advice or decision, or of the intake.
        stage: stage of the ledger.
        low: lower end of a range, or None.
        preferred: the number, or None.
        high: upper end of a range, or None.
        unit: unit of the numbers.
        for_years: intake years it was meant for, as in the pack.
        status: status of the figure.
        source: id of the source.
        note: what to know about it.
    """

    year: int
    stage: str
    low: float | None
    preferred: float | None
    high: float | None
    unit: str
    for_years: str
    status: str
    source: str
    note: str

    @property
    def comparable(self) -> bool:
        """Whether it counts people a year, as an advised intake does."""
        return self.unit in PER_YEAR

    def ends(self) -> tuple[float, float]:
        """Return the lowest and the highest number it names."""
        known = [value for value in (self.low, self.preferred, self.high) if value is not None]
        return min(known), max(known)

    def span(self) -> tuple[int, int]:
        """Return the first and the last intake year it holds for, as far as it says."""
        years = [int(year) for year in re.findall(r"\b((?:19|20)\d\d)\b", self.for_years)]
        if not years:
            return self.year, self.year
        if self.for_years.startswith("from"):
            return years[0], years[0] + OPEN_END
        if self.for_years.startswith("until"):
            return self.year, max(years)
        return min(years), max(years)

    def words(self, language: Language) -> str:
        """Return its number or range as people read it."""
        number = language.number
        if self.low is not None and self.high is not None:
            made = language.range(self.low, self.high)
            if self.preferred is None:
                return made
            return language.text("{range}, preferred {value}", range=made, value=number(self.preferred))
        if self.preferred is not None:
            return number(self.preferred)
        if self.low is not None:
            return language.text("at least {value}", value=number(self.low))
        return language.text("at most {value}", value=number(self.high))


def from_published(published: Iterable[Published]) -> tuple[LedgerLine, ...]:
    """Return the lines behind the published numbers of an advice, the ends of a range put together."""
    ends = {"_low": "low", "_high": "high"}
    lines: dict[tuple[str, ...], dict[str, float]] = {}
    for entry in published:
        end = next((ending for ending in ends if entry.kind.endswith(ending)), "")
        place = (
            str(entry.year),
            entry.kind.removesuffix(end),
            entry.unit,
            entry.for_years,
            entry.status,
            entry.source,
            entry.note,
        )
        lines.setdefault(place, {})[ends.get(end, "preferred")] = entry.value
    return tuple(
        LedgerLine(
            int(year),
            stage,
            found.get("low"),
            found.get("preferred"),
            found.get("high"),
            unit,
            for_years,
            status,
            source,
            note,
        )
        for (year, stage, unit, for_years, status, source, note), found in lines.items()
    )


def from_entries(entries: Iterable[LedgerEntry]) -> tuple[LedgerLine, ...]:
    """Return the lines of a ledger."""
    return tuple(
        LedgerLine(
            entry.year,
            entry.stage,
            entry.low,
            entry.preferred,
            entry.high,
            entry.unit,
            entry.for_years,
            entry.status,
            entry.source,
            entry.note,
        )
        for entry in entries
    )


def advised_near(lines: Iterable[LedgerLine], year: int) -> tuple[LedgerLine, ...]:
    """Return the advices of a year, or of the nearest within a round; each number once, with its range."""
    advised = [line for line in lines if line.stage == "advised" and line.comparable]
    years = {line.year for line in advised if abs(line.year - year) <= ROUND_YEARS}
    if not years:
        return ()
    nearest = min(years, key=lambda each: (abs(each - year), -each))
    found: dict[float | None, LedgerLine] = {}
    for line in advised:
        told = found.get(line.preferred)
        if line.year == nearest and (told is None or told.low is None):
            found[line.preferred] = line
    return tuple(found.values())


def latest(lines: Iterable[LedgerLine], stages: tuple[str, ...]) -> LedgerLine | None:
    """Return the latest line of these stages that counts people a year; of one year the first."""
    known = [line for line in lines if line.stage in stages and line.comparable]
    return max(known, key=lambda line: line.year, default=None)
