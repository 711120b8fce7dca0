"""What was published about the training of an occupation: advised, decided, funded, filled, at work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from raming.inputs.meaning import OWN_UNIT, PEOPLE_A_YEAR, YEAR, Is
from raming.inputs.pack import Pack
from raming.inputs.tables import Row


@dataclass(frozen=True, slots=True)
class Published:
    """A published number to compare with."""

    year: Annotated[int, Is("year of the advice or of the places", YEAR)]
    kind: Annotated[str, Is("stage in the ledger, `advised_low` and `advised_high` for the ends of a range")]
    value: Annotated[float, Is("the number", PEOPLE_A_YEAR)]
    unit: Annotated[str, Is("its unit, such as `places per year`")]
    for_years: Annotated[str, Is("intake years it was meant for, where stated")]
    status: Annotated[str, Is("status of the figure")]
    source: Annotated[str, Is("id of the source")]
    note: Annotated[str, Is("what to know about it")]
    where: Annotated[str, Is("where in the source it stands; empty where the source says it once for all")]
    counts: Annotated[
        str,
        Is("what is counted, such as `registered`, `working` or `places`; empty where that does not apply"),
    ]


@dataclass(frozen=True, slots=True)
class PublishedAdvice:
    """A published advice with the intake years in which it is in force."""

    year: Annotated[int, Is("year in which it was given", YEAR)]
    low: Annotated[float | None, Is("lower end of its range; null where it names none", PEOPLE_A_YEAR)]
    preferred: Annotated[float | None, Is("its number; null where it is a range", PEOPLE_A_YEAR)]
    high: Annotated[float | None, Is("upper end of its range; null where it names none", PEOPLE_A_YEAR)]
    first_year: Annotated[
        int,
        Is("first intake year it is in force for; two years after it was given where it does not say", YEAR),
    ]
    last_year: Annotated[
        int | None,
        Is("last intake year: until the next advice, or as it says; null while none follows", YEAR),
    ]
    status: Annotated[str, Is("status of the figure")]
    source: Annotated[str, Is("id of the source")]
    for_years: Annotated[
        str, Is("intake years it names, as the pack has them; empty where it names none")
    ] = ""


def published_for(pack: Pack, occupation: str) -> tuple[Published, ...]:
    """Return what the ledger holds for an occupation, in order of year."""
    found = []
    for row in pack.table("ledger"):
        if row["occupation"] != occupation:
            continue
        for end, kind in (("low", "_low"), ("preferred", ""), ("high", "_high")):
            value = row[end]
            if isinstance(value, int | float):
                text = {
                    name: str(row.get(name) or "")
                    for name in ("unit", "for_years", "status", "source", "note", "where", "counts")
                }
                found.append(Published(int(row["year"] or 0), f"{row['stage']}{kind}", float(value), **text))
    return tuple(sorted(found, key=lambda entry: entry.year))


PER_YEAR = ("places per year", "persons per year")
"""Units that can be held against an advised intake."""
PART_OF_YEAR = "year to date"
"""What a line says of its years where it counts no whole year: it stands beside the advice, never against it."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One line of the ledger."""

    occupation: Annotated[str, Is("id of the occupation")]
    year: Annotated[int, Is("year of the advice or decision, or of the intake", YEAR)]
    stage: Annotated[
        str,
        Is(
            "`advised`, `reported`, `indicative` (an instruction within a budget, no decision), `decided`, `funded`, `filled`, `completed` or `working`"
        ),
    ]
    low: Annotated[float | None, Is("lower end of a published range", OWN_UNIT)]
    preferred: Annotated[float | None, Is("the published number", OWN_UNIT)]
    high: Annotated[float | None, Is("upper end of a published range", OWN_UNIT)]
    unit: Annotated[str, Is("what the numbers count")]
    for_years: Annotated[str, Is("intake years it was meant for")]
    status: Annotated[str, Is("status of the figure")]
    source: Annotated[str, Is("id of the source in the pack")]
    where: Annotated[str, Is("where in the source it stands; empty where the source says it once for all")]
    counts: Annotated[
        str,
        Is("what is counted, such as `registered`, `working` or `places`; empty where that does not apply"),
    ]
    note: Annotated[str, Is("what to know about it")]

    @property
    def comparable(self) -> bool:
        """Whether it counts people of whole years, as an advised intake does."""
        return self.unit in PER_YEAR and self.for_years != PART_OF_YEAR

    def ends(self) -> tuple[float, float]:
        """Return the lowest and the highest number it names."""
        known = [value for value in (self.low, self.preferred, self.high) if value is not None]
        return min(known), max(known)


def entry_of(row: Row) -> LedgerEntry:
    """Return a row of the ledger as an entry."""
    return LedgerEntry(
        occupation=str(row["occupation"]),
        year=int(row["year"] or 0),
        stage=str(row["stage"]),
        low=_number(row["low"]),
        preferred=_number(row["preferred"]),
        high=_number(row["high"]),
        unit=str(row["unit"]),
        for_years=str(row["for_years"] or ""),
        status=str(row["status"]),
        source=str(row["source"]),
        where=str(row.get("where") or ""),
        counts=str(row.get("counts") or ""),
        note=str(row["note"] or ""),
    )


def lines_of(pack: Pack, occupation: str) -> tuple[LedgerEntry, ...]:
    """Return the lines of the ledger for an occupation that hold a number, in order of year and entry."""
    rows = [row for row in pack.table("ledger") if row["occupation"] == occupation]
    rows.sort(key=lambda row: (row["year"] or 0, row["entry"] or 0))
    found = map(entry_of, rows)
    return tuple(line for line in found if (line.low, line.preferred, line.high) != (None, None, None))


def _number(value: object) -> float | None:
    """Return a figure as a number; None where there is none."""
    return float(value) if isinstance(value, int | float) else None
