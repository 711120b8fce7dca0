"""What studies and letters said of single regions: published statements beside the estimate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from raming.answers.evidence import PUBLISHED, Evidence, Grounds
from raming.inputs.meaning import OWN_UNIT, YEAR, Is
from raming.inputs.pack import Pack


@dataclass(frozen=True, slots=True)
class RegionalStatement:
    """What a publication said of one region."""

    statement: Annotated[str, Is("id of the statement")]
    year: Annotated[int, Is("year it was made", YEAR)]
    dimension: Annotated[str, Is("what it is about")]
    direction: Annotated[str, Is("`more` or `less`")]
    region: Annotated[str, Is("code of the region or province it was made about")]
    name: Annotated[str, Is("its Dutch name")]
    value: Annotated[float | None, Is("the figure stated; null where none or a range was", OWN_UNIT)]
    low: Annotated[float | None, Is("lower end of the range stated; null where none was", OWN_UNIT)]
    high: Annotated[float | None, Is("upper end of the range stated; null where none was", OWN_UNIT)]
    unit: Annotated[str, Is("unit of the figure; empty where there is none")]
    for_year: Annotated[int | None, Is("year it is about; null where none was named", YEAR)]
    source: Annotated[str, Is("id of the source in the pack")]
    where: Annotated[str, Is("where in the source it stands")]


def region_of(pack: Pack, code: str) -> str:
    """Return the labour-market region that a province is; the code itself where it is no such province."""
    own = [
        str(row["region"])
        for row in pack.table("region_shares")
        if row["province"] == code and float(row["share"] or 0.0) > 0.99
    ]
    return own[0] if len(own) == 1 else code


def statements_by_region(pack: Pack, occupation: str) -> dict[str, tuple[RegionalStatement, ...]]:
    """Return the published statements about an occupation by code of the region, the newest first.

    One about a province that is one labour-market region stands under both.
    """
    names = {str(row["region"]): str(row["name_nl"]) for row in pack.table("regions")}
    found: dict[str, list[RegionalStatement]] = {}
    for row in pack.table("regional_statements"):
        if row["subject"] != occupation:
            continue
        value, low, high = (
            None if row[end] is None else float(row[end] or 0.0) for end in ("value", "low", "high")
        )
        code = str(row["region"])
        entry = RegionalStatement(
            statement=str(row["statement"]),
            year=int(row["year"] or 0),
            dimension=str(row["dimension"]),
            direction=str(row["direction"]),
            region=code,
            name=names.get(code, code),
            value=value,
            low=low,
            high=high,
            unit=str(row["unit"] or ""),
            for_year=None if row["for_year"] is None else int(row["for_year"] or 0),
            source=str(row["source"]),
            where=str(row["where"] or ""),
        )
        for place in dict.fromkeys((code, region_of(pack, code))):
            found.setdefault(place, []).append(entry)
    return {place: tuple(sorted(rows, key=lambda row: -row.year)) for place, rows in found.items()}


def statements_evidence(statements: Iterable[RegionalStatement]) -> Evidence:
    """Return published statements as evidence."""
    return Evidence(
        tuple(
            Grounds(
                ("regional_statements", one.statement, one.dimension, one.region, one.for_year or 0),
                PUBLISHED,
                one.source,
                what=one,
            )
            for one in statements
        )
    )
