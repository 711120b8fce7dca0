"""What was published about the training of an occupation: advised, decided, funded, filled, at work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from raming.inputs.meaning import PEOPLE_A_YEAR, YEAR, Is
from raming.inputs.pack import Pack


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


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """One entry of the ledger, the ends of a range together.

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
        counts: what is counted; empty where that does not apply.
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
    counts: str = ""

    @property
    def comparable(self) -> bool:
        """Whether it counts people a year, as an advised intake does."""
        return self.unit in PER_YEAR

    def ends(self) -> tuple[float, float]:
        """Return the lowest and the highest number it names."""
        known = [value for value in (self.low, self.preferred, self.high) if value is not None]
        return min(known), max(known)


def lines_of(pack: Pack, occupation: str) -> tuple[PublishedLine, ...]:
    """Return the lines of the ledger for an occupation that hold a number, in order of year and entry."""
    rows = [row for row in pack.table("ledger") if row["occupation"] == occupation]
    rows.sort(key=lambda row: (row["year"] or 0, row["entry"] or 0))
    return tuple(
        PublishedLine(
            year=int(row["year"] or 0),
            stage=str(row["stage"]),
            low=_number(row["low"]),
            preferred=_number(row["preferred"]),
            high=_number(row["high"]),
            unit=str(row["unit"]),
            for_years=str(row["for_years"] or ""),
            status=str(row["status"]),
            source=str(row["source"]),
            note=str(row["note"] or ""),
            counts=str(row.get("counts") or ""),
        )
        for row in rows
        if any(isinstance(row[end], int | float) for end in ("low", "preferred", "high"))
    )


def _number(value: object) -> float | None:
    """Return a figure as a number; None where there is none."""
    return float(value) if isinstance(value, int | float) else None
