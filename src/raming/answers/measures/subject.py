"""What measures work on: an occupation, one of its regions, or the whole sector, opened in one way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypedDict

from raming.answers.case import names_of, open_case, opened_pack
from raming.answers.evidence import Evidence, of_rows
from raming.answers.measures.baseline import Baseline, baseline_of, run_of
from raming.answers.measures.regional_baseline import region_of, regional_baseline
from raming.answers.measures.sector import LAST_YEAR, NAMES, sector_baseline
from raming.answers.options import CaseOptions
from raming.answers.regional import shared
from raming.answers.regional.model import regional_case
from raming.answers.uncertainty.draws import draws_evidence
from raming.answers.uncertainty.grades import model_grade
from raming.answers.worth import ModelGrade
from raming.inputs.measures import SECTOR
from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, refuse


class MeasureHeading(TypedDict):
    """What an answer about measures starts with: an occupation or the sector, in a region or the country."""

    occupation: str
    region: str | None
    names: dict[str, str]
    region_names: dict[str, str] | None
    round: int | None


@dataclass(frozen=True, slots=True)
class Subject:
    """What measures work on.

    Attributes:
        pack: the pack.
        baselines: a baseline for each set of draws asked for.
        heading: what an answer about it starts with.
        decides: what decides its figures, for the manifest.
        year: balance year; the last year forecast for the sector.
        first: first intake year that can be steered; the year itself for the sector.
        evidence: the figures that it is projected with.
        grade: what these are worth.
        worth: what the model's advice for the occupation is worth; None for the sector.
        tally: by number of draws, in how many of them demand cannot be true.
    """

    pack: Pack
    baselines: tuple[Baseline, ...]
    heading: MeasureHeading
    decides: dict[str, Any]
    year: int
    first: int
    evidence: Evidence
    grade: str
    worth: ModelGrade | None = None
    tally: Mapping[int, int] = field(default_factory=dict)


def open_subject(
    occupation: str,
    region: str | None,
    options: CaseOptions,
    wanted: Sequence[tuple[int | None, int]],
    seed: int,
    year: int | None = None,
) -> Subject:
    """Open an occupation, one of its regions, or the sector.

    Args:
        occupation: the occupation, by any of its names, or `sector`.
        region: a region of the finest level; the country when left out.
        options: the choices about the case; of these the sector has the pack alone.
        wanted: number of draws (None for the middle values) and first draw of each baseline.
        seed: seed of the draws.
        year: calendar year of interest.

    Raises:
        InputError: when a choice does not exist.
    """
    if occupation == SECTOR:
        if region is not None:
            raise refuse(
                "the sector has no regional account", field="--region", value=region, expected=Phrase("none")
            )
        return _sector(opened_pack(options.pack), wanted, seed, year)
    case = open_case(occupation, options)
    resolved = None if region is None else region_of(case, region)
    baselines = tuple(
        baseline_of(case, run_of(case, n, seed, at))
        if resolved is None
        else regional_baseline(case, resolved, n, seed, at)
        for n, at in wanted
    )
    heading: MeasureHeading = {
        "occupation": case.occupation,
        "region": None if resolved is None else resolved.code,
        "names": names_of(case.pack, case.occupation),
        "region_names": None if resolved is None else dict(resolved.names),
        "round": case.round,
    }
    decides = {**case.options, "region": heading["region"]}
    first = int(case.parameters.value("steering_year"))
    evidence = case.evidence() + draws_evidence(case)
    if resolved is not None:
        evidence += shared.evidence(case, regional_case(case).run(), drawn=True)
    own = model_grade(case)
    return Subject(
        case.pack, baselines, heading, decides, case.balance_year, first, evidence, own.grade, own, case.tally
    )


def _sector(pack: Pack, wanted: Sequence[tuple[int | None, int]], seed: int, year: int | None) -> Subject:
    """Return the whole sector."""
    last = max(year or LAST_YEAR, LAST_YEAR)
    baselines = tuple(sector_baseline(pack, last_year=last, draws=n, seed=seed, start=at) for n, at in wanted)
    heading: MeasureHeading = {
        "occupation": SECTOR,
        "region": None,
        "names": NAMES,
        "region_names": None,
        "round": None,
    }
    evidence = of_rows("sector_account", pack.table("sector_account")) + of_rows(
        "sector_forecasts", pack.table("sector_forecasts")
    )
    return Subject(
        pack, baselines, heading, {"occupation": SECTOR}, LAST_YEAR, LAST_YEAR, evidence, evidence.grade
    )
