"""The institutions places are divided over: from a file, the pack's examples, or training regions."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from raming.engine.model.curves import Array
from raming.inputs.own_tables import gathered, read_own_tables
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Phrase, Problem, finding, refuse
from raming.inputs.regions import Regions
from raming.inputs.tables import Row
from raming.inputs.used import Used

SYNTHETIC = "synthetic"


@dataclass(frozen=True, slots=True)
class Institution:
    """Where places can go.

    Attributes:
        id: its id.
        name: its name.
        training_region: training region it belongs to.
        region: code of the region it lies in.
        minimum: fewest places a year.
        maximum: most places a year.
        historic: places last year; null where unknown.
        status: status of these figures; `synthetic` where they are made up.
    """

    id: str
    name: str
    training_region: str
    region: str
    minimum: int
    maximum: int
    historic: int | None
    status: str


def institutions_of(
    pack: Pack, occupation: str, chosen: str | Path | None, places: int
) -> tuple[tuple[Institution, ...], tuple[Used, ...]]:
    """Return the institutions for an occupation, in order of training region and id, and what was read of a file.

    Args:
        pack: the pack.
        occupation: id of the occupation.
        chosen: a CSV, XLSX or ODS file with the columns of `institutions`; `synthetic` for the made-up examples of the
            pack; the training regions themselves, without limits, when left out.
        places: places to divide, the highest limit where none is known.

    Raises:
        InputError: when the file has faults, or nothing is known for the occupation.
    """
    used: tuple[Used, ...] = ()
    if chosen is None:
        institutions = _training_regions(pack, occupation, places)
    elif str(chosen) == SYNTHETIC:
        numbered = [
            (line, row)
            for line, row in enumerate(pack.table("institutions"), start=2)
            if row["status"] == SYNTHETIC
        ]
        institutions = _from_rows(pack, occupation, numbered, "institutions.csv")
    else:
        (own,) = read_own_tables(pack, [chosen], table="institutions", option="--institutions")
        rows = list(zip(own.lines, own.rows, strict=True))
        institutions = _from_rows(pack, occupation, rows, own.file)
        used = (Used(own.file, len(rows), len(institutions), own.read_as),)
    return tuple(sorted(institutions, key=lambda one: (one.training_region, one.id))), used


def _training_regions(pack: Pack, occupation: str, places: int) -> list[Institution]:
    """Return the training regions of an occupation as institutions without limits."""
    schemes = [row["scheme"] for row in pack.table("occupation_care") if row["occupation"] == occupation]
    rows = [row for row in pack.table("training_regions") if schemes and row["scheme"] == schemes[0]]
    if not rows:
        raise refuse(
            "no training regions are known for {occupation}",
            occupation=pack.named(occupation),
            rule="no-figures",
            field="--institutions",
            expected=Phrase("a file with the columns of `institutions`"),
        )
    return [
        Institution(
            str(row["training_region"]),
            str(row["name"]),
            str(row["training_region"]),
            str(row["region"]),
            0,
            places,
            None,
            str(row["status"]),
        )
        for row in rows
    ]


def _from_rows(pack: Pack, occupation: str, rows: Sequence[tuple[int, Row]], file: str) -> list[Institution]:
    """Return the institutions of some rows, each with its line, checked against the regions of the pack."""
    regions = Regions(pack)
    known = [region.code for region in regions.level(regions.finest)]
    institutions: dict[str, Institution] = {}
    problems: list[Problem] = []
    for line, row in rows:
        if row["occupation"] != occupation:
            continue
        name, low, high = str(row["institution"]), int(row["minimum"] or 0), int(row["maximum"] or 0)
        faults = (
            (
                str(row["region"]) not in known,
                "region",
                row["region"],
                Phrase("the code of a region, such as {code}", code=known[min(1, len(known) - 1)]),
            ),
            (low > high, "minimum", low, Phrase("at most the maximum, {most}", most=high)),
            (name in institutions, "institution", name, Phrase("each institution once for an occupation")),
        )
        problems += [
            finding(
                "this row cannot be used",
                rule="not-allowed",
                file=file,
                row=line,
                field=field,
                value=value,
                expected=expected,
            )
            for wrong, field, value, expected in faults
            if wrong
        ]
        historic = row.get("historic")
        institutions[name] = Institution(
            name,
            str(row["name"]),
            str(row["training_region"]),
            str(row["region"]),
            low,
            high,
            None if historic is None else int(historic),
            str(row["status"]),
        )
    if problems:
        raise InputError(gathered(problems))
    if not institutions:
        raise refuse(
            "no institution for this occupation",
            file=file,
            field="occupation",
            value=occupation,
            expected=Phrase("rows with this occupation"),
        )
    return list(institutions.values())


def claims(served: Array, amounts: Array) -> Array:
    """Divide an amount of every region over institutions by how much each serves it.

    Args:
        served: how near each institution is to each region, any scale, axes (i, r).
        amounts: inhabitants, or shortage, of each region, 0 or more, axes (r).

    Returns:
        Shares of the whole, adding up to 1, axes (i).
    """
    reach = served / served.sum(axis=0)
    parts = reach @ amounts
    total = float(parts.sum())
    return np.asarray(parts / total) if total > 0.0 else np.full(len(parts), 1.0 / len(parts))
