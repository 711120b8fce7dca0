"""Where measures are laid on: an occupation, one of its regions, or the whole sector, opened in one way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from raming.answers.case import names_of, open_case
from raming.answers.measures.baseline import Ground, ground_of, run_of
from raming.answers.measures.sector import LAST_YEAR, NAMES, sector_ground
from raming.answers.regional.baseline import region_of, regional_ground
from raming.inputs.loading import load_pack
from raming.inputs.measures import SECTOR
from raming.inputs.pack import Pack
from raming.inputs.problems import refuse


class MeasureHeading(TypedDict):
    """What an answer about measures starts with: an occupation or the sector, in a region or the country."""

    occupation: str
    region: str | None
    names: dict[str, str]
    region_names: dict[str, str] | None
    round: int | None


@dataclass(frozen=True, slots=True)
class Laid:
    """What was opened.

    Attributes:
        pack: the pack.
        grounds: a baseline for each set of draws asked for.
        heading: what an answer about it starts with.
        options: what decides it, for the manifest.
        year: balance year; the last year forecast for the sector.
        first: first intake year that can be steered; the year itself for the sector.
    """

    pack: Pack
    grounds: tuple[Ground, ...]
    heading: MeasureHeading
    options: dict[str, Any]
    year: int
    first: int


def lay(
    occupation: str,
    region: str | None,
    wanted: Sequence[tuple[int | None, int]],
    seed: int,
    options: dict[str, Any],
    year: int | None = None,
) -> Laid:
    """Open an occupation, one of its regions, or the sector.

    Args:
        occupation: the occupation, by any of its names, or `sector`.
        region: a RegioPlus region; the country when left out.
        wanted: number of draws (None for the middle values) and first draw of each baseline.
        seed: seed of the draws.
        options: see `raming.answers.case.open_case`.
        year: calendar year of interest.

    Raises:
        InputError: when a choice does not exist.
    """
    if occupation == SECTOR:
        if region is not None:
            raise refuse(
                "the sector has no regional account", field="--region", value=region, expected="none"
            )
        given = options.get("pack", "nl")
        pack = given if isinstance(given, Pack) else load_pack(given)
        last = max(year or LAST_YEAR, LAST_YEAR)
        made = tuple(sector_ground(pack, last_year=last, draws=n, seed=seed, start=at) for n, at in wanted)
        whole: MeasureHeading = {
            "occupation": SECTOR,
            "region": None,
            "names": NAMES,
            "region_names": None,
            "round": None,
        }
        return Laid(pack, made, whole, {"occupation": SECTOR}, LAST_YEAR, LAST_YEAR)
    case = open_case(occupation, **options)
    found = None if region is None else region_of(case, region)
    grounds = tuple(
        ground_of(case, run_of(case, n, seed, at))
        if found is None
        else regional_ground(case, found, n, seed, at)
        for n, at in wanted
    )
    heading: MeasureHeading = {
        "occupation": case.occupation,
        "region": None if found is None else found.code,
        "names": names_of(case.pack, case.occupation),
        "region_names": None if found is None else dict(found.names),
        "round": case.round,
    }
    asked = {**case.options, "region": heading["region"]}
    first = int(case.parameters.value("steering_year"))
    return Laid(case.pack, grounds, heading, asked, case.balance_year, first)
