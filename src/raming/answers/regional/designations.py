"""Areas in a region that the State designated, such as those with a falling population."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from raming.inputs.meaning import Is
from raming.inputs.pack import Pack


@dataclass(frozen=True, slots=True)
class Designation:
    """An area in a region that the State designated."""

    area: Annotated[str, Is("name of the area")]
    designation: Annotated[
        str,
        Is(
            "`shrinking`, `anticipating`, or `not-shrinking` where the State was asked and did not designate it"
        ),
    ]
    source: Annotated[str, Is("id of the source in the pack")]
    where: Annotated[str, Is("where in the source it stands")]


def designations_by_region(pack: Pack) -> dict[str, tuple[Designation, ...]]:
    """Return the designated areas of a pack by code of the region they lie in."""
    found: dict[str, tuple[Designation, ...]] = {}
    for row in pack.table("region_designations"):
        if region := str(row["region"] or ""):
            one = Designation(
                str(row["area"]), str(row["designation"]), str(row["source"]), str(row["where"] or "")
            )
            found[region] = (*found.get(region, ()), one)
    return found
