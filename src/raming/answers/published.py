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
                    name: str(row[name] or "") for name in ("unit", "for_years", "status", "source", "note")
                }
                found.append(Published(int(row["year"] or 0), f"{row['stage']}{kind}", float(value), **text))
    return tuple(sorted(found, key=lambda entry: entry.year))


def published_advice(published: tuple[Published, ...], round_: int) -> float | None:
    """Return the published advice of a round: the preferred number, or else the upper end of the range."""
    own = {entry.kind: entry.value for entry in published if entry.year == round_}
    return own.get("advised", own.get("advised_high"))
